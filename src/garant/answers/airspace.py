"""What is filed through ASTM F3548-21 and where it meets: kept beside the state, outside its digest, and fed with what `apply` changed.

    airspace = Airspace.of(state)
    airspace.feed(state, changes)                              after each entry
    airspace.intents(box), constraints(box), notified(...)     what meets a box, ids in order

A box is all that an entity's extents come to: the cells (`space.kilometre`) of any of them, from the earliest start to the latest end, from
the lowest to the highest altitude; a side that one extent leaves open is open. Windows and bands are closed: to touch is to meet. Only
operational intents are compared by altitude. What ended long ago (`KEPT_MS` after its end) leaves by itself; nothing leaves the log.
"""

from collections.abc import Iterable, Iterator
from functools import lru_cache
from heapq import heappop, heappush
from math import inf
from typing import NamedTuple, TypeVar

from garant import instant
from garant.limits import COORDINATE_UNITS_PER_DEGREE
from garant.state.rows import ConstraintReferenceRow, OperationalIntentRow, SubscriptionRow
from garant.state.state import Put, State
from garant.statement.kinds.f3548 import Extent, depends_on, end_of, start_of
from garant.statement.words import Position

KEPT_MS = 112 * instant.DAY_MS
"""As long as the reference service keeps what is over before its clean-up."""

Cells = frozenset[int]
_CM_PER_M = 100


_TABLES = frozenset({"operational_intents", "constraint_references", "subscriptions"})
Filed = OperationalIntentRow | ConstraintReferenceRow | SubscriptionRow
T = TypeVar("T", int, str)


class Box(NamedTuple):
    """Cells, a window (texts with six decimals, None is unbounded) and an altitude band (cm above the ellipsoid, None is unbounded)."""

    cells: Cells
    start: str | None
    end: str | None
    lower_cm: int | None
    upper_cm: int | None

    def covers(self, other: "Box") -> bool:
        """Tell whether this holds another's cells and window; altitude does not count."""
        return (
            other.cells <= self.cells
            and (self.start is None or (other.start is not None and self.start <= other.start))
            and (self.end is None or (other.end is not None and self.end >= other.end))
        )  # fmt: skip

    def joined(self, other: "Box") -> "Box":
        """Give the box of both."""
        return Box(
            self.cells | other.cells,
            _least(self.start, other.start),
            _most(self.end, other.end),
            _least(self.lower_cm, other.lower_cm),
            _most(self.upper_cm, other.upper_cm),
        )


def box_of(extents: tuple[Extent, ...]) -> Box:
    """Give the box of several extents."""
    lower, upper = [one.lower_cm for one in extents], [one.upper_cm for one in extents]
    return Box(
        frozenset().union(*map(_cells, extents)),
        start_of(extents),
        end_of(extents),
        None if None in lower else min(cm for cm in lower if cm is not None),
        None if None in upper else max(cm for cm in upper if cm is not None),
    )


class Bounds(NamedTuple):
    """A box's window and band, spelt so that they compare as they are: a side that is open is before or beyond all others."""

    start: str
    end: str
    lower_cm: float
    upper_cm: float

    @classmethod
    def of(cls, box: Box) -> "Bounds":
        """Give the bounds of a box."""
        lower, upper = box.lower_cm, box.upper_cm
        return cls(box.start or _BEFORE, box.end or _BEYOND, -inf if lower is None else lower, inf if upper is None else upper)


_BEFORE, _BEYOND = "", "~"


class Boxes:
    """Boxes by id, found by cell."""

    def __init__(self) -> None:
        """Begin with none."""
        self.boxes: dict[str, Box] = {}
        self._bounds: dict[str, Bounds] = {}
        self.extents: dict[str, tuple[Extent, ...]] = {}
        self._by_cell: dict[int, set[str]] = {}

    def put(self, name: str, extents: tuple[Extent, ...], box: Box) -> None:
        """Take in a box, with the extents that it is of, in place of what had this id."""
        self.drop(name)
        self.boxes[name], self.extents[name], self._bounds[name] = box, extents, Bounds.of(box)
        for cell in box.cells:
            self._by_cell.setdefault(cell, set()).add(name)

    def drop(self, name: str) -> None:
        """Let go of a box, if it is there."""
        box = self.boxes.pop(name, None)
        self.extents.pop(name, None)
        self._bounds.pop(name, None)
        for cell in box.cells if box else ():
            names = self._by_cell[cell]
            names.discard(name)
            if not names:
                del self._by_cell[cell]

    def meeting(self, box: Box, *, altitude: bool) -> list[str]:
        """Give the ids of what meets a box, in order: windows, and perhaps bands, touch."""
        near = [self._by_cell[cell] for cell in box.cells if cell in self._by_cell]
        names = near[0] if len(near) == 1 else set().union(*near)
        start, end, lower, upper = Bounds.of(box) if altitude else Bounds.of(box)._replace(lower_cm=-inf, upper_cm=inf)
        found = [
            name
            for name, (begins, ends, low, high) in zip(names, map(self._bounds.__getitem__, names), strict=True)
            if begins <= end and start <= ends and low <= upper and lower <= high
        ]
        return sorted(found)


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
            if box.end:
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
    return _cells_of(extent.polygon, extent.center, extent.radius_cm)


@lru_cache(maxsize=128)
def _cells_of(polygon: tuple[Position, ...] | None, center: Position | None, radius_cm: int | None) -> Cells:
    """Find the cells of an outline, once for all who ask at nearly the same time: before the turn, in it, and after it."""
    from garant.space.kilometre import cells_of_circle, cells_of_polygon

    if polygon is not None:
        return cells_of_polygon([_degrees(position) for position in polygon])
    assert center is not None  # noqa: S101 - the kind sees to it
    return cells_of_circle(_degrees(center), (radius_cm or 0) / _CM_PER_M)


def _least(one: T | None, other: T | None) -> T | None:
    return None if one is None or other is None else min(one, other)


def _most(one: T | None, other: T | None) -> T | None:
    return None if one is None or other is None else max(one, other)


def _degrees(position: Position) -> tuple[float, float]:
    return position[0] / COORDINATE_UNITS_PER_DEGREE, position[1] / COORDINATE_UNITS_PER_DEGREE
