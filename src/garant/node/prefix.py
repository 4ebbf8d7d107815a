"""The log as it was: its first entries alone, folded again.

The entries come from a store that was opened, so their signatures were verified; here they are only folded. Who was given a log by
somebody else verifies (`node.replay`).
"""

from collections.abc import Iterator
from itertools import islice

from garant.node.ledger import Ledger, read
from garant.node.ports import EntryStore, Record

PAGE = 1_000
"""Records that are read at once: a store under way for longer would keep everybody who shares its connection in the past."""


def paged(store: EntryStore, start: int = 0) -> Iterator[Record]:
    """Give the records from index `start` on, in order, page by page: nothing is held at the store in between."""
    while page := list(islice(store.records(start), PAGE)):
        yield from page
        start += len(page)


def fold_until(store: EntryStore, until_ms: int) -> Ledger:
    """Fold the entries of a verified store that were admitted by an instant (ms, that instant counted in)."""
    ledger = Ledger(_verified)
    for record in paged(store):
        entry = read(record.data)
        if entry.t_ms > until_ms:
            break
        ledger.take(record.data, entry)
    return ledger


def _verified(_key: bytes, _message: bytes, _signature: bytes) -> bool:
    return True
