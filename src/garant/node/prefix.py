"""The log as it was: its first entries alone, folded again.

The entries come from a store that was opened, so their signatures were verified; here they are only folded. Who was given a log by
somebody else verifies (`node.replay`).
"""

from garant.node.ledger import Ledger, read
from garant.node.ports import EntryStore


def fold_until(store: EntryStore, until_ms: int) -> Ledger:
    """Fold the entries of a verified store that were admitted by an instant (ms, that instant counted in)."""
    ledger = Ledger(_verified)
    for record in store.records():
        entry = read(record.data)
        if entry.t_ms > until_ms:
            break
        ledger.take(record.data, entry)
    return ledger


def _verified(_key: bytes, _message: bytes, _signature: bytes) -> bool:
    return True
