"""The index of live bodies: what does this one meet, among a million of them.

    index = Index()
    index.put("tr/patrol-1", body)         a new one, or a new version of one
    index.meetings(other)                  [Meeting(id="tr/patrol-1", closest_m=0.0, ...)], in id order
    index.drop("tr/patrol-1")

Putting in, changing and taking out cost about as much as asking: nothing is built anew but arrays that are full.
"""

from collections.abc import Sequence
from typing import Any, NamedTuple

from garant.space.body import Body
from garant.space.crowd import Crowd
from garant.space.earth import UNIT, lon_lat
from garant.space.holding import Holding
from garant.space.merging import merge
from garant.space.piece import FAR_MS, NEVER_MS
from garant.space.shift import LATER

_MET = ("closest", "at", "start", "end", "x", "y", "z")
"""What a record tells beside its owner."""

FEW = 64
"""Room for one body alone, as a rule."""


class Meeting(NamedTuple):
    """With whom, how close at the closest (m between the bodies, 0 when they overlap) and when; the time within reach; where.

    Instants are ms, None where unbounded; `place` is (longitude, latitude) in 1e-7 degree.
    """

    id: str
    closest_m: float
    closest_at_ms: int | None
    start_ms: int | None
    end_ms: int | None
    place: tuple[int, int]


class Index:
    """Live bodies, by id."""

    def __init__(self) -> None:
        """Start empty."""
        self._holding = Holding()
        self._owners: dict[str, int] = {}
        self._free: list[int] = []

    @classmethod
    def of(cls, names: Sequence[str], crowd: Crowd) -> "Index":
        """Give the index of a crowd, whose bodies have these names, no two the same; a tenth of the time that putting them in takes."""
        made = cls()
        made._owners = {name: owner for owner, name in enumerate(names)}
        made._holding = Holding.of(names, crowd)
        return made

    def copy(self) -> "Index":
        """Give the same bodies once more, in an index of its own."""
        made = Index()
        made.__dict__.update((name, held.copy()) for name, held in self.__dict__.items())
        return made

    def __len__(self) -> int:
        """Count the live bodies."""
        return len(self._owners)

    def __contains__(self, name: str) -> bool:
        """Tell whether a body is live."""
        return name in self._owners

    def put(self, name: str, body: Body) -> None:
        """Put a body in, in the place of an earlier one of this id."""
        self.drop(name)
        self._holding.put(body, self._enter(name), name)

    def drop(self, name: str) -> None:
        """Take a body out, if it is there."""
        owner = self._owners.pop(name, None)
        if owner is not None:
            self._holding.take_out(owner)
            self._free.append(owner)

    def expire(self, now_ms: int) -> list[str]:
        """Take out what has ended by now, and name it."""
        gone = self._holding.ended(now_ms)
        for name in gone:
            self.drop(name)
        return gone

    def meetings(self, body: Body, *, now_ms: int = NEVER_MS) -> list[Meeting]:
        """Give every meeting that is not over by `now_ms`, in id order; what moves is judged on the rest of its way."""
        found = self._holding.meetings(body, now_ms)
        return sorted(_meeting(self._holding.names[one[0]], *one[1:]) for one in found[: merge(found, len(found))].tolist())

    def met(self, body: Body, *, now_ms: int = NEVER_MS) -> list[str]:
        """Give the ids alone, in order."""
        return self._holding.find(body, now_ms)

    def check_and_put(self, name: str, body: Body, *, now_ms: int = NEVER_MS) -> list[str]:
        """Give the ids that a body meets, in order, and put it in."""
        owners, free = self._owners, self._free
        if name in owners:
            met = self.met(body, now_ms=now_ms)
            self.put(name, body)
            return met
        owners[name] = owner = free.pop() if free else len(owners)  # as `_enter` does: a call takes a hundredth of all of this
        return self._holding.find_and_put(body, owner, name, now_ms)

    def considered(self, body: Body, *, now_ms: int = NEVER_MS) -> int:
        """Count the live bodies that have not ended by `now_ms` and whose window overlaps this one's."""
        start, end = _span(body)
        start = max(start, now_ms)
        return self._holding.overlapping(start, end) if start < end else 0

    def blocked(self, body: Body, what: int, low: int, high: int, *, now_ms: int = NEVER_MS) -> list[tuple[str, float, float]]:
        """Give the shifts between `low` and `high` at which a body would meet others: (id, from, to), what meets at several several times.

        `what` is `shift.LATER` (ms) or `shift.HIGHER` (cm).
        """
        wide = body.pieces.copy()
        first, last = (("start",), ("end",)) if what == LATER else (("lower_1", "lower_2"), ("upper_1", "upper_2"))
        for name in first:
            wide[name] += min(low, 0)
        for name in last:
            wide[name] += max(high, 0)
        found = self._holding.shifts(body, wide, what, now_ms)
        return [(self._holding.names[one["owner"]], float(one["low"]), float(one["high"])) for one in found]

    def bytes_held(self) -> dict[str, int]:
        """Give the bytes of the arrays, by what they are for."""
        return self._holding.bytes_held()

    def _enter(self, name: str) -> int:
        """Give a new id its owner's number."""
        owner = self._free.pop() if self._free else len(self._owners)
        self._owners[name] = owner
        return owner


def meet(a: Body, b: Body) -> Meeting | None:
    """Tell how two bodies meet, or None."""
    alone = Holding(FEW)
    alone.put(b, 0, "")
    found = alone.meetings(a, NEVER_MS)
    return meeting_of("", found[0]) if merge(found, len(found)) else None


def meeting_of(name: str, one: Any) -> Meeting:
    """Make a meeting of a record."""
    return _meeting(name, *(one[field].item() for field in _MET))


def _meeting(name: str, closest_m: float, at: int, start: int, end: int, x: float, y: float, z: float) -> Meeting:
    """Make a meeting of a record's values."""
    lon, lat = lon_lat((x, y, z))
    at_ms, start_ms, end_ms = (None if abs(ms) >= FAR_MS else ms for ms in (at, start, end))
    return Meeting(name, closest_m, at_ms, start_ms, end_ms, (round(lon / UNIT), round(lat / UNIT)))


def _span(body: Body) -> tuple[int, int]:
    pieces = body.pieces
    if len(pieces) == 1:
        return int(pieces["start"][0]), int(pieces["end"][0])
    return int(pieces["start"].min()), int(pieces["end"].max())
