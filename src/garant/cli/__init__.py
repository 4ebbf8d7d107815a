"""The command line: `garant`. Thin: it reads arguments, asks the rooms below, and prints what they answer.

Exit codes: 0 fine; 1 the answer is bad (a refusal, a name that the log does not have, anything that fails verification); 2 usage or
unreadable input; 3 a fault of ours or of the machine.
"""
