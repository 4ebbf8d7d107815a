"""What is filed through ASTM F3548-21 and where it meets: kept beside the state, outside its digest, and fed with what `apply` changed.

    airspace = Airspace.of(state)
    airspace.feed(state, changes)                              after each entry
    airspace.intents(box), constraints(box), notified(...)     what meets a box, ids in order

A box is all that an entity's extents come to: the cells (`space.kilometre`) of any of them, from the earliest start to the latest end, from
the lowest to the highest altitude; a side that one extent leaves open is open. Windows and bands are closed: to touch is to meet. Only
operational intents are compared by altitude. What ended long ago (`KEPT_MS` after its end) leaves by itself; nothing leaves the log.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from heapq import heappop, heappush
from math import inf
from typing import NamedTuple

from garant import instant
from garant.limits import COORDINATE_UNITS_PER_DEGREE
from garant.state.rows import ConstraintReferenceRow, OperationalIntentRow, SubscriptionRow
from garant.state.state import Put, State
from garant.statement.kinds.f3548 import Extent, depends_on
from garant.statement.words import Position

KEPT_MS = 112 * instant.DAY_MS
"""As long as the reference service keeps what is over before its clean-up."""

Cells = frozenset[int]
_CM_PER_M = 100


_TABLES = frozenset({"operational_intents", "constraint_references", "subscriptions"})
Filed = OperationalIntentRow | ConstraintReferenceRow | SubscriptionRow


class Box(NamedTuple):
    """Cells, a window (texts with six decimals) and an altitude band (cm above the ellipsoid).

    A side that is open is spelt so that it is before or beyond all others, and compares as it is.
    """

    cells: Cells
    start: str
    end: str
    lower_cm: float
    upper_cm: float

    def covers(self, other: "Box") -> bool:
        """Tell whether this holds another's cells and window; altitude does not count."""
        return other.cells <= self.cells and self.start <= other.start and other.end <= self.end

    def joined(self, other: "Box") -> "Box":
        """Give the box of both."""
        return _joined((self, other))


BEFORE, BEYOND = "", "~"


def box_of(extents: tuple[Extent, ...]) -> Box:
    """Give the box of several extents."""
    return _box(extents[0]) if len(extents) == 1 else _joined(tuple(map(_box, extents)))


def _joined(boxes: Sequence[Box]) -> Box:
    cells, starts, ends, lower, upper = zip(*boxes, strict=True)
    return Box(frozenset().union(*cells), min(starts), max(ends), min(lower), max(upper))


@lru_cache(maxsize=128)
def _box(extent: Extent) -> Box:
    """Find the box of an extent, once for all who ask at nearly the same time: before the turn, in it, and after it."""
    lower, upper = extent.lower_cm, extent.upper_cm
    lower_cm, upper_cm = -inf if lower is None else lower, inf if upper is None else upper
    return Box(_cells(extent), extent.start or BEFORE, extent.end or BEYOND, lower_cm, upper_cm)


class Boxes:
    """Boxes by id, found by cell."""

    def __init__(self) -> None:
        """Begin with none."""
        self.boxes: dict[str, Box] = {}
        self.extents: dict[str, tuple[Extent, ...]] = {}
        self._by_cell: dict[int, set[str]] = {}

    def put(self, name: str, extents: tuple[Extent, ...], box: Box) -> None:
        """Take in a box, with the extents that it is of, in place of what had this id."""
        self.drop(name)
        self.boxes[name], self.extents[name] = box, extents
        for cell in box.cells:
            self._by_cell.setdefault(cell, set()).add(name)

    def drop(self, name: str) -> None:
        """Let go of a box, if it is there."""
        box = self.boxes.pop(name, None)
        self.extents.pop(name, None)
        for cell in box.cells if box else ():
            names = self._by_cell[cell]
            names.discard(name)
            if not names:
                del self._by_cell[cell]

    def meeting(self, box: Box, *, altitude: bool) -> list[str]:
        """Give the ids of what meets a box, in order: windows, and perhaps bands, touch."""
        near = [self._by_cell[cell] for cell in box.cells if cell in self._by_cell]
        names = near[0] if len(near) == 1 else set().union(*near)
        boxes, (_, start, end, lower, upper) = self.boxes, box
        if not altitude:
            lower, upper = -inf, inf
        found = [
            name
            for name in names
            for _, begins, ends, low, high in (boxes[name],)
            if begins <= end and start <= ends and low <= upper and lower <= high
        ]
        found.sort()
        return found


class Airspace:
    """Operational intents, constraints and subscriptions that stand, by cell."""

    def __init__(self) -> None:
        """Start with none."""
        self._intents, self._constraints, self._subscriptions = Boxes(), Boxes(), Boxes()
        self._ends: list[tuple[str, str, str]] = []
        self._looked_ms = -instant.MINUTE_MS
        self._dependents: dict[str, set[str]] = {}
        self._depends: dict[str, str] = {}

    @classmethod
    def of(cls, state: State) -> "Airspace":
        """Give what stands in a state."""
        airspace = cls()
        for table in _TABLES:
            for name in state.table(table).rows:
                airspace._follow(state, table, name)
        airspace._expire(state.t_ms)
        return airspace

    def feed(self, state: State, changes: Iterable[Put]) -> None:
        """Follow what an entry has changed in a state."""
        stood = self._subscriptions.extents
        for table, key, row in changes:
            if isinstance(row, SubscriptionRow) and row.ended is None and stood.get(key) is row.extents:
                continue  # it stands as it stood but for its counts, as most that change do: all that are notified
            if table in _TABLES:
                self._follow(state, table, key)
        self._expire(state.t_ms)

    def intents(self, box: Box) -> list[str]:
        """Give the operational intents that meet a box: cells, time and altitude."""
        return self._intents.meeting(box, altitude=True)

    def intents_at_any_height(self, box: Box) -> list[str]:
        """Give the operational intents that meet a box, altitudes left aside: what a subscription is told of."""
        return self._intents.meeting(box, altitude=False)

    def constraints(self, box: Box) -> list[str]:
        """Give the constraints that meet a box: cells and time."""
        return self._constraints.meeting(box, altitude=False)

    def subscriptions(self, box: Box) -> list[str]:
        """Give the subscriptions that meet a box: cells and time."""
        return self._subscriptions.meeting(box, altitude=False)

    def box(self, name: str, row: Filed) -> Box:
        """Give the box of what stands, be it over long ago or not."""
        return self._shelf_of(row).boxes.get(name) or box_of(_extents(row))

    def dependents(self, subscription: str) -> list[str]:
        """Give the operational intents that depend on a subscription, in order."""
        return sorted(self._dependents.get(subscription, ()))

    def notified(self, state: State, box: Box, *, constraints: bool) -> list[str]:
        """Give the subscriptions that asked for such things and meet a box, in order."""
        rows = state.subscriptions.rows
        return [name for name in self.subscriptions(box) if (rows[name].for_constraints if constraints else rows[name].for_intents)]

    def _follow(self, state: State, table: str, name: str) -> None:
        shelf = self._shelf(table)
        row = state.table(table).rows[name]
        assert isinstance(row, Filed)  # noqa: S101 - rows of these three tables
        if isinstance(row, OperationalIntentRow):
            self._depend(name, depends_on(row.said) if row.ended is None else None)
        if row.ended is not None:
            shelf.drop(name)
            return
        extents = _extents(row)
        box = box_of(extents)
        if shelf.boxes.get(name) != box:
            shelf.put(name, extents, box)
            if box.end != BEYOND:
                heappush(self._ends, (box.end, table, name))

    def _depend(self, intent: str, subscription: str | None) -> None:
        """Note on which subscription an intent depends now."""
        before = self._depends.pop(intent, None)
        if before is not None:
            others = self._dependents[before]
            others.discard(intent)
            if not others:
                del self._dependents[before]
        if subscription is not None:
            self._depends[intent] = subscription
            self._dependents.setdefault(subscription, set()).add(intent)

    def _shelf_of(self, row: Filed) -> Boxes:
        if isinstance(row, OperationalIntentRow):
            return self._intents
        return self._constraints if isinstance(row, ConstraintReferenceRow) else self._subscriptions

    def _shelf(self, table: str) -> Boxes:
        return {"operational_intents": self._intents, "constraint_references": self._constraints}.get(table, self._subscriptions)

    def _expire(self, now_ms: int) -> None:
        """Let go of what was over long ago, once a minute."""
        if now_ms < self._looked_ms + instant.MINUTE_MS:
            return
        self._looked_ms = now_ms
        last = f"{instant.text(max(0, now_ms - KEPT_MS))[:19]}.000000Z"
        while self._ends and self._ends[0][0] < last:
            end, table, name = heappop(self._ends)
            box = self._shelf(table).boxes.get(name)
            if box is not None and box.end == end:
                self._shelf(table).drop(name)


def missing_intents(state: State, airspace: Airspace, box: Box, own: str, known: frozenset[str]) -> Iterator[str]:
    """Give the operational intents that meet a box and whose OVN (by its SHA-256) is not among the `known`, but for one's own.

    An Accepted intent whose manager is Down asks for no key.
    """
    for name in airspace.intents(box):
        said = state.operational_intents.rows[name].said
        if name != own and said.ovn_sha256 not in known and not (said.state == "Accepted" and availability(state, said.client) == "Down"):
            yield name


def missing_constraints(state: State, airspace: Airspace, box: Box, known: frozenset[str]) -> Iterator[str]:
    """Give the constraints that meet a box and whose OVN (by its SHA-256) is not among the `known`."""
    for name in airspace.constraints(box):
        if state.constraint_references.rows[name].said.ovn_sha256 not in known:
            yield name


def availability(state: State, uss: str) -> str:
    """Tell whether the service of a USS answers, as last set."""
    row = state.uss_availabilities.get(uss)
    return row.availability if row else "Unknown"


def _extents(row: Filed) -> tuple[Extent, ...]:
    return row.said.extents if isinstance(row, ConstraintReferenceRow) else row.extents


def _cells(extent: Extent) -> Cells:
    from garant.space.kilometre import cells_of_circle, cells_of_polygon

    if extent.polygon is not None:
        return cells_of_polygon([_degrees(position) for position in extent.polygon])
    assert extent.center is not None  # noqa: S101 - the kind sees to it
    return cells_of_circle(_degrees(extent.center), (extent.radius_cm or 0) / _CM_PER_M)


def _degrees(position: Position) -> tuple[float, float]:
    return position[0] / COORDINATE_UNITS_PER_DEGREE, position[1] / COORDINATE_UNITS_PER_DEGREE
