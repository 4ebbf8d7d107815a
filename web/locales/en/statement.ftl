# The page of one statement.

statement-standing = Where it stands
statement-before = Entry before
statement-after = Entry after
statement-gap = Gap in the chain
statement-gap-hint = The statement that this key signed before it is not in the log.
statement-proof = Proof
statement-proof-hint = The proof shows, alone and offline, who said this with which authority, and when it was admitted. Whoever holds the log’s key can check it.
statement-take-proof = Save the proof
statement-take-entry = Save the entry
