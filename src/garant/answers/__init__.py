"""Pure questions on a state: who is party to what, what is left open, how far a notice has come, what belongs to a proof.

A new question is one file here. An answer never changes anything, knows no clock (it is asked *at* an instant), and is the same on
every replica.
"""
