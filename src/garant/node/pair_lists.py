"""The blobs in which the host listed all pairs of a verdict that has more than it names itself: everybody may read them.

Whether a blob is one is known without looking at every verdict each time: what was said since the last time is looked at, and no more.
"""

from itertools import islice

from msgspec import Struct
from msgspec.json import Decoder

from garant.state.sleeping import glance
from garant.state.state import State


class _Said(Struct, gc=False):
    """Of a verdict, its blob."""

    pairs_blob: str | None = None


class _Row(Struct, gc=False):
    """Of a verdict's row."""

    said: _Said


_ROW = Decoder(_Row)


class PairLists:
    """The names of those blobs, as one log has them. For one thread at a time."""

    def __init__(self) -> None:
        """Know of none yet."""
        self._seen = 0
        self._names: set[str] = set()

    def has(self, state: State, sha256: str) -> bool:
        """Tell whether a blob is one; `state` is the same log's each time, and never an earlier one."""
        rows = state.verdicts.rows
        new, self._seen = len(rows) - self._seen, len(rows)
        named = (glance(rows, key, _ROW).said.pairs_blob for key in islice(reversed(rows), new))
        self._names.update(name for name in named if name is not None)
        return sha256 in self._names
