"""Which OVNs operational intents had lately: a client may ask for one by its suffix, and no intent gets the same one twice.

A suffix must have been made within five minutes of now (`api.f3548.bodies`). So it can only come again within ten minutes of when it
was filed; what is remembered for a little longer than that is all there is to know, and a host that starts reads that much of its log.
"""

from bisect import bisect_left
from collections.abc import Iterable
from itertools import islice

from garant import instant
from garant.node.ledger import read
from garant.node.ports import EntryStore
from garant.state.rows import OperationalIntentRow
from garant.state.state import Put, State
from garant.statement.kinds import OperationalIntent

REMEMBERED_MS = 11 * instant.MINUTE_MS
"""Ten minutes, and one in which the clocks of several hosts may part."""


class Used:
    """OVNs, by their SHA-256: of all versions of operational intents that were filed within `REMEMBERED_MS`, whatever became of them."""

    def __init__(self) -> None:
        """Know none."""
        self._filed_ms: dict[str, int] = {}

    @classmethod
    def of(cls, store: EntryStore, size: int, t_ms: int) -> "Used":
        """Read them from a log of this size, whose newest entry was admitted at `t_ms`."""
        used = cls()
        first = bisect_left(range(size), t_ms - REMEMBERED_MS, key=lambda index: _t_ms(store, index))
        for record in islice(store.records(first), size - first):
            entry = read(record.data)
            if isinstance(entry.signed.said, OperationalIntent):
                used._filed_ms[entry.signed.said.ovn_sha256] = entry.t_ms
        return used

    def feed(self, state: State, changes: Iterable[Put]) -> None:
        """Follow what an entry has changed in a state."""
        for _, _, row in changes:
            if isinstance(row, OperationalIntentRow):
                self._filed_ms.setdefault(row.said.ovn_sha256, row.t_ms)
        self._forget(state.t_ms - REMEMBERED_MS)

    def __contains__(self, ovn_sha256: object) -> bool:
        """Tell whether a version of an operational intent had this OVN lately."""
        return ovn_sha256 in self._filed_ms

    def _forget(self, before_ms: int) -> None:
        while self._filed_ms:
            oldest = next(iter(self._filed_ms))
            if self._filed_ms[oldest] >= before_ms:
                return
            del self._filed_ms[oldest]


def _t_ms(store: EntryStore, index: int) -> int:
    record = store.record(index)
    assert record is not None  # noqa: S101 - within the log
    return read(record.data).t_ms
