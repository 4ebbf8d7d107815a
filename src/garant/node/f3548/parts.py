"""A flight of more volumes than one statement holds: the first one stands in its statement, the others in parts right before it."""

from collections.abc import Iterator

from garant.errors import Code
from garant.limits import ITEMS_MAX, PAYLOAD_BYTES_MAX
from garant.node.f3548.standing import Standing, require
from garant.state import flights
from garant.statement import canonical
from garant.statement.kinds.f3548 import PARTS_MAX, Extents

_BESIDE_BYTES = 6_800
"""What a statement says beside its extents: addresses, bookkeeping, references."""
_NOTIFIED_BYTES = 39
"""A subscription that is named."""
_ROOM_BYTES = PAYLOAD_BYTES_MAX - _BESIDE_BYTES


def in_parts(standing: Standing, extents: Extents, notified: int) -> tuple[Extents, tuple[Extents, ...]]:
    """Give the extents of the statement itself, and those of its parts. Refuses with `too_large` what does not fit either."""
    sizes = [len(canonical.encode(extent)) + 1 for extent in extents]
    if len(extents) <= ITEMS_MAX and sum(sizes) + notified * _NOTIFIED_BYTES <= _ROOM_BYTES:
        return extents, ()
    further = tuple(_groups(extents[1:], sizes[1:]))
    fits = flights.counted(standing.state) and len(further) <= PARTS_MAX
    require(fits, Code.TOO_LARGE, "these volumes are more than the log takes of one flight; say them with fewer corners", "$.extents")
    return extents[:1], further


def _groups(extents: Extents, sizes: list[int]) -> Iterator[Extents]:
    """Give extents in groups, each as large as fits."""
    first, used = 0, 0
    for place, size in enumerate(sizes):
        if place > first and (used + size > _ROOM_BYTES or place - first == ITEMS_MAX):
            yield extents[first:place]
            first, used = place, 0
        used += size
    if first < len(extents):
        yield extents[first:]
