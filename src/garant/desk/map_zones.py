"""Zones as the map draws them: each reading of each, side by side, none preferred; and what has no geometry, in its own words.

A zone where parties are never has any (guard-rail 1): `answers.zones` gives none for it, and nothing here looks further.
"""

from collections.abc import Iterator

import msgspec
from msgspec import Struct

from garant.answers.commitments import statuses
from garant.answers.lines import Standing, ZoneLine, line
from garant.answers.zones import TEXT, Covered, ZoneShapes, covered
from garant.desk.map_view import Json, View
from garant.desk.outlines import of_body, outline
from garant.state.state import State
from garant.statement.shapes import Area
from garant.statement.words import Status, Texts
from garant.statement.zones import Drawing
from garant.terminal.picture.outlines import point, unwrapped

_TABLES = ("zones", "agreements", "agreement_parts", "acceptances", "zone_readings", "zone_acceptances")
"""Where a row comes, or is replaced, with everything that changes how a zone is read."""


class ReadingDrawn(Struct, frozen=True, kw_only=True, gc=False):
    """A zone under one reading: whose (empty: the text's own), which of several depths, what it covers, and the line that was drawn for it.

    `geometry` is one thing, though its parts may overlap: fill it once. `edge` is what to draw round or along it.
    """

    whose: str
    level: str
    geometry: Json | None
    edge: Json | None
    accepted_by: tuple[str, ...] = ()
    rejected_by: tuple[str, ...] = ()


class ZoneDrawn(Struct, frozen=True, kw_only=True, gc=False):
    """A zone of one status. `described`: its rule as the text gives it; `because`: why nothing, or not all of it, is drawn."""

    zone: str
    agreement: str
    title: Texts
    status: Status
    standing: Standing
    said: str
    readings: tuple[ReadingDrawn, ...]
    described: Json
    settled: str | None
    note: str | None
    because: str
    lower_m: float | None
    upper_m: float | None
    bound: tuple[str, ...]
    silent: tuple[str, ...]
    apart_m: float | None


class Zones:
    """Draws the zones of one log as it grows. For one thread at a time."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._shapes = ZoneShapes()
        self._drawn: dict[str, Json | None] = {}
        self._last: tuple[object, tuple[ZoneDrawn, ...]] | None = None

    def drawn(self, view: View) -> tuple[ZoneDrawn, ...]:
        """Give the zones of a view, by reference and status."""
        mark = (*(_mark(view.state, name) for name in _TABLES), view.known_to)
        if self._last is None or self._last[0] != mark:
            self._last = mark, tuple(self._all(view))
        return self._last[1]

    def _all(self, view: View) -> Iterator[ZoneDrawn]:
        for zone in view.state.zones.in_order():
            agreement = zone.partition("#")[0]
            if _is_known(view, agreement):
                for status in statuses(view.state, agreement):
                    told = line(view.state, zone, status)
                    yield self._one(view, told, covered(view.state, zone, status, self._shapes))

    def _one(self, view: View, told: ZoneLine, area: Covered) -> ZoneDrawn:
        said = told.said
        rule = msgspec.to_builtins(said.rule)
        rule.pop("area", None)
        return ZoneDrawn(
            zone=told.zone, agreement=told.zone.partition("#")[0], title=said.title, status=told.status, standing=told.standing,
            said=said.status, readings=tuple(self._readings(view, told, area)), described=rule, settled=said.settled, note=said.note,
            because=area.because, lower_m=_metres(said.lower_cm), upper_m=_metres(said.upper_cm), bound=told.bound, silent=told.silent,
            apart_m=told.apart_m,
        )  # fmt: skip

    def _readings(self, view: View, told: ZoneLine, area: Covered) -> Iterator[ReadingDrawn]:
        by = {reading.by: reading for reading in told.readings}
        for shape in area.shapes:
            whose, _, level = shape.reading.partition(", ")
            if not _is_reading_known(view, told, whose):
                continue
            if shape.key not in self._drawn:
                self._drawn[shape.key] = of_body(shape.body)
            said = by.get(whose)
            yield ReadingDrawn(
                whose="" if whose == TEXT else whose, level=level, geometry=self._drawn[shape.key],
                edge=None if said is None else _edge(said.drawing), accepted_by=said.accepted_by if said else (),
                rejected_by=said.rejected_by if said else (),
            )  # fmt: skip


def _mark(state: State, table: str) -> tuple[int, int]:
    rows = state.table(table).rows
    return len(rows), max((row.index for row in rows.values()), default=-1)


def _is_known(view: View, agreement: str) -> bool:
    """Tell whether an agreement belongs into a view: whose picture it is, was told of it or is named as a side of it."""
    row = view.state.agreements.rows[agreement]
    if view.known_to is None or view.has_told(row.said):
        return True
    between = view.read(row.said, row.id).between
    return isinstance(between, tuple) and any(who.party == view.known_to for who in between)


def _is_reading_known(view: View, told: ZoneLine, whose: str) -> bool:
    if view.known_to is None or whose == TEXT:
        return True
    row = view.state.zone_readings.get(f"{told.zone}>{whose}:{told.status}")
    said = next((reading for reading in told.readings if reading.by == whose), None)
    return (row is not None and view.has_told(row.said)) or (said is not None and view.known_to in (*said.accepted_by, *said.rejected_by))


def _edge(drawing: Drawing) -> Json:
    if drawing.course is not None:
        return {"type": "LineString", "coordinates": unwrapped([point(one) for one in drawing.course])}
    return outline(Area(polygons=tuple(polygon for area in drawing.areas or () for polygon in area.polygons)))


def _metres(cm: int | None) -> float | None:
    return None if cm is None else cm / 100
