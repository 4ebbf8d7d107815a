"""Where order is made and followed: the host, the replay of a log, its export, and proofs cut out of it.

A node holds a `Ledger` (the tree and the state that the same entries make) over an `EntryStore`. It reaches the world through the
ports in `ports`; which adapters stand behind them is `bootstrap`'s business.
"""
