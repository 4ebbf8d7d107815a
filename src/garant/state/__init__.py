"""What is known: tables of rows that the fold has written, each row with its admission (index, instant, statement id).

State is a value that only grows: rows are frozen, and a change puts a new row in the place of an old one. Only `fold` puts.
`digest` is one hash over everything in the tables; two replicas that folded the same log have the same digest.
"""
