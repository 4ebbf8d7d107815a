"""What people see in a terminal: tables, lights, proofs in words. Data in, something to print out; nothing here decides anything.

Everything that came from outside is untrusted text: it goes through `paper.safe` and is never read as markup.
"""
