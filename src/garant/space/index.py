"""The index of live bodies: what does this one meet, among a million of them.

    index = Index()
    index.put("tr/patrol-1", body)         a new one, or a new version of one
    index.meetings(other)                  [Meeting(id="tr/patrol-1", closest_m=0.0, ...)], in id order
    index.drop("tr/patrol-1")

Putting in, changing and taking out cost about as much as asking: nothing is built anew but arrays that are full.
"""

from heapq import heappop, heappush
from typing import Any, NamedTuple

from garant.space.body import Body
from garant.space.earth import UNIT, lon_lat
from garant.space.holding import Holding, Place
from garant.space.merging import merge
from garant.space.piece import FAR_MS
from garant.space.shift import LATER
from garant.space.tally import Tally

NEVER_MS = -FAR_MS
"""Before every instant: nothing has ended by then."""


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


class _Live(NamedTuple):
    """A live body: its owner's number, where its rows are, its window."""

    owner: int
    place: Place
    start: int
    end: int


class Index:
    """Live bodies, by id."""

    def __init__(self) -> None:
        """Start empty."""
        self._holding = Holding()
        self._ids: list[str] = []
        self._free: list[int] = []
        self._live: dict[str, _Live] = {}
        self._ends: list[tuple[int, str]] = []
        self._starts_counted, self._ends_counted = Tally(), Tally()

    def __len__(self) -> int:
        """Count the live bodies."""
        return len(self._live)

    def __contains__(self, name: str) -> bool:
        """Tell whether a body is live."""
        return name in self._live

    def put(self, name: str, body: Body) -> None:
        """Put a body in, in the place of an earlier one of this id."""
        if name in self._live:
            self.drop(name)
        owner = self._new_owner(name)
        place = self._holding.take_in(body, owner)
        start, end = _span(body)
        self._live[name] = _Live(owner, place, start, end)
        self._starts_counted.add(start)
        self._ends_counted.add(end)
        if end < FAR_MS:
            heappush(self._ends, (end, name))

    def drop(self, name: str) -> None:
        """Take a body out, if it is there."""
        live = self._live.pop(name, None)
        if live is None:
            return
        self._holding.take_out(live.place)
        self._free.append(live.owner)
        self._starts_counted.remove(live.start)
        self._ends_counted.remove(live.end)
        if self._holding.is_wasteful:
            self._gather()

    def expire(self, now_ms: int) -> list[str]:
        """Take out what has ended by now, and name it."""
        gone = []
        while self._ends and self._ends[0][0] <= now_ms:
            end, name = heappop(self._ends)
            live = self._live.get(name)
            if live is not None and live.end == end:
                self.drop(name)
                gone.append(name)
        return sorted(gone)

    def meetings(self, body: Body, *, now_ms: int = NEVER_MS) -> list[Meeting]:
        """Give every meeting with a body that has not ended by `now_ms`, in id order."""
        found = self._holding.ask(body, now_ms)
        return sorted(meeting_of(self._ids[one["owner"]], one) for one in found[: merge(found, len(found))])

    def met(self, body: Body, *, now_ms: int = NEVER_MS) -> list[str]:
        """Give the ids alone, in order."""
        ids = self._ids
        return sorted({ids[owner] for owner in self._holding.ask(body, now_ms)["owner"].tolist()})

    def check_and_put(self, name: str, body: Body, *, now_ms: int = NEVER_MS) -> list[str]:
        """Give the ids that a body meets, in order, and put it in."""
        met = self.met(body, now_ms=now_ms)
        self.put(name, body)
        return met

    def considered(self, body: Body, *, now_ms: int = NEVER_MS) -> int:
        """Count the live bodies that have not ended by `now_ms` and whose window overlaps this one's."""
        start, end = _span(body)
        start = max(start, now_ms)
        return self._starts_counted.below(end) - self._ends_counted.below(start + 1) if start < end else 0

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
        found = self._holding.ask_shifts(body, wide, what, now_ms)
        return [(self._ids[one["owner"]], float(one["low"]), float(one["high"])) for one in found]

    def bytes_held(self) -> dict[str, int]:
        """Give the bytes of the arrays, by what they are for."""
        return self._holding.bytes_held()

    def _new_owner(self, name: str) -> int:
        if self._free:
            owner = self._free.pop()
            self._ids[owner] = name
            return owner
        self._ids.append(name)
        return len(self._ids) - 1

    def _gather(self) -> None:
        moved = self._holding.gather(live.place for live in self._live.values())
        self._live = {name: live._replace(place=place) for (name, live), place in zip(self._live.items(), moved, strict=True)}


def meet(a: Body, b: Body) -> Meeting | None:
    """Tell how two bodies meet, or None."""
    alone = Holding()
    alone.take_in(b, 0)
    found = alone.ask(a, NEVER_MS)
    return meeting_of("", found[0]) if merge(found, len(found)) else None


def meeting_of(name: str, one: Any) -> Meeting:
    """Make a meeting of a record."""
    lon, lat = lon_lat((one["x"], one["y"], one["z"]))
    at, start, end = (None if abs(ms) >= FAR_MS else ms for ms in map(int, (one["at"], one["start"], one["end"])))
    return Meeting(name, float(one["closest"]), at, start, end, (round(lon / UNIT), round(lat / UNIT)))


def _span(body: Body) -> tuple[int, int]:
    pieces = body.pieces
    if len(pieces) == 1:
        return int(pieces["start"][0]), int(pieces["end"][0])
    return int(pieces["start"].min()), int(pieces["end"].max())
