"""Entries at hand: some of those that were lately asked for, in memory, so that an answer with them waits for no thread and no disk.

An entry never changes, so one that was read once may be given for ever. Kept are those of short answers: a desk that looks at an entry,
and all who fetch what a new head brought. Whoever reads the whole log through in long answers puts none of them out.
"""

from collections import OrderedDict
from collections.abc import Sequence
from threading import Lock

HELD_BYTES_MAX = 32_000_000
"""Of entries, each counted with what Python needs beside it."""

TAKEN_BYTES_MAX = 1_000_000
"""Of one answer whose entries are kept: a bundle of 256 entries of usual length is a quarter of that."""

GIVEN_BYTES_MAX = 400_000
"""Of one answer from here: it is made on the event loop, where a millisecond is everybody's."""

_BESIDE_BYTES = 200


class AtHand:
    """Entries by index. They may be taken in by any thread."""

    def __init__(self, held_bytes_max: int = HELD_BYTES_MAX) -> None:
        """Begin with none."""
        self._entries: OrderedDict[int, bytes] = OrderedDict()
        self._bytes_max, self._bytes = held_bytes_max, 0
        self._lock = Lock()

    def take(self, start: int, entries: Sequence[bytes]) -> None:
        """Keep the entries of an answer, from index `start` on, if it is a short one; those not asked for longest go."""
        if sum(map(len, entries)) > TAKEN_BYTES_MAX:
            return
        with self._lock:
            for index, data in enumerate(entries, start):
                self._bytes += 0 if index in self._entries else len(data) + _BESIDE_BYTES
                self._entries[index] = data
            while self._bytes > self._bytes_max:
                self._bytes -= len(self._entries.popitem(last=False)[1]) + _BESIDE_BYTES

    def give(self, start: int, count: int) -> list[bytes] | None:
        """Give so many entries from an index on; None if one of them is not here, or they are too long for the event loop."""
        given: list[bytes] = []
        left_bytes = GIVEN_BYTES_MAX
        with self._lock:
            for index in range(start, start + count):
                data = self._entries.get(index)
                if data is None or (left_bytes := left_bytes - len(data)) < 0:
                    return None
                self._entries.move_to_end(index)
                given.append(data)
        return given
