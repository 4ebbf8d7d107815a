"""One row of a spreadsheet of sites or movements: a draft of a notice, or everything that is in doubt about it.

A site lies within a radius of its position. A movement between two places is drawn as these two, for its window; the road between them is
drawn only where the row gives positions on it. For a *protected* site the draft says what the law asks of one, its name tells nothing, and
everything that could tell where it is is to be hidden when it is said.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import tzinfo
from typing import Any, Literal, NamedTuple

from garant.exchange.sheet import Cell, Row
from garant.exchange.site_sheet_headings import ACTIVITIES, plain
from garant.exchange.site_sheet_values import Doubtful, centimetres, grid_position, instant_of, position_in, position_of
from garant.limits import ITEMS_MAX, TEXT_CHARACTERS_MAX
from garant.statement.activities import DECLARED
from garant.statement.words import Position

_NAME = re.compile(r"[^A-Za-z0-9._-]+")
_NAME_CHARACTERS_MAX = 64
_RADIUS_M_MAX = 20_000
_STOPS = re.compile(r"\s*[;|\n]\s*")
_PROTECTED = ("volumes", "purpose", "owner_agrees", "text")
_MOVEMENTS = frozenset({"aid_convoy", "medical_evacuation", "civil_evacuation", "liaison_visit", "ground_movement"})


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the one who imports says of all rows: whom they are for, which status, the clock of the times, the theatre's bounds.

    `bounds`: west, south, east, north in 1e-7 degree; a position outside, whose mirror image lies inside, was swapped. `purpose` and
    `owner_agrees` stand where a row says none.
    """

    to: tuple[str, ...]
    status: Literal["actual", "exercise", "test"] = "actual"
    language: str = "en"
    clock: tzinfo | None = None
    bounds: tuple[int, int, int, int] | None = None
    radius_m: int = 200
    buffer_m: int = 500
    protected: bool = False
    purpose: str | None = None
    owner_agrees: str | None = None
    reconfirm: str | None = None
    prefix: str = "row"


class Doubt(NamedTuple):
    """What is in doubt: in which row, in which column, what stands there, why, and how to mend it."""

    row: int
    column: str
    value: str
    why: str
    mend: str


class Draft(NamedTuple):
    """A draft: the members of a `notice/1`, which of them to hide, its points, and the names of places with the point each stands for."""

    row: int
    members: dict[str, Any]
    hide: tuple[str, ...]
    points: tuple[Position, ...]
    places: tuple[tuple[str, str, Position], ...]

    @property
    def name(self) -> str:
        """Give the notice's name."""
        return str(self.members["name"])

    @property
    def activity(self) -> str:
        """Give the notice's activity."""
        return str(self.members["activity"])


class RowReader:
    """Reads rows whose columns are known."""

    def __init__(self, wanted: Wanted, columns: Mapping[str, int]) -> None:
        """Read rows with these columns (term -> place)."""
        self._wanted, self._columns = wanted, columns

    def read(self, row: Row) -> tuple[Draft | None, list[Doubt]]:
        """Give a row's draft, or what is in doubt about it."""
        one = _OneRow(self._wanted, self._columns, row)
        draft = one.draft()
        return (None if one.doubts else draft), one.doubts


class _OneRow:
    """One row while it is read; what is in doubt is gathered, so that all of it is told at once."""

    def __init__(self, wanted: Wanted, columns: Mapping[str, int], row: Row) -> None:
        self._wanted, self._columns, self._row = wanted, columns, row
        self.doubts: list[Doubt] = []
        for term, at in columns.items():
            cell = row.cells[at] if at < len(row.cells) else Cell("")
            if cell.computed:
                self._doubt(term, "it would be computed, and what comes of that is not known here", "write the value itself into the cell")
            elif len(cell.text) > TEXT_CHARACTERS_MAX:
                self._doubt(term, f"more than {TEXT_CHARACTERS_MAX} characters", "shorten it")

    def draft(self) -> Draft | None:
        """Give the draft; worth something only while nothing is in doubt."""
        activity = self._activity()
        movement = activity in _MOVEMENTS or "destination" in self._columns or "destination lat" in self._columns
        places = tuple(self._ends() if movement else self._site())
        volumes = self._volumes(places, movement=movement)
        members = {
            "type": "notice/1", "status": self._wanted.status, "to": list(self._wanted.to), "name": self._name(),
            "kind": "movement" if movement else "site", "activity": activity, "purpose": self._text("purpose") or self._wanted.purpose,
            "text": self._words(movement=movement), "volumes": volumes,
            **(self._protection() if self._wanted.protected else {"region": self._text("region")}),
            "reconfirm": None if movement else self._wanted.reconfirm,
        }  # fmt: skip
        hide = tuple(name for name in _PROTECTED if members.get(name)) if self._wanted.protected else ()
        said = {name: value for name, value in members.items() if value not in (None, "", [])}
        return Draft(self._row.number, said, hide, tuple(point for _, _, point in places), places)

    # Cells

    def _cell(self, term: str) -> Cell:
        at = self._columns.get(term)
        return self._row.cells[at] if at is not None and at < len(self._row.cells) else Cell("")

    def _text(self, term: str) -> str:
        return self._cell(term).text

    def _doubt(self, term: str, why: str, mend: str) -> None:
        self.doubts.append(Doubt(self._row.number, term, self._text(term)[:80], why, mend))

    # What

    def _activity(self) -> str:
        word = self._text("activity")
        activity = word if word in DECLARED else ACTIVITIES.get(plain(word), "")
        if not activity:
            mend = "write what it is, such as hospital, school, camp, warehouse, convoy, or a word of the vocabulary of activities"
            self._doubt("activity", "no type is given" if not word else "this type is not known", mend)
        return activity

    def _name(self) -> str:
        """Give a name that a notice may have: the row's id, else what it is called; of a protected site nothing that tells where it is."""
        called = "" if self._wanted.protected else self._text("name")
        plain_name = next((name for text in (self._text("id"), called) if (name := _NAME.sub("-", _ascii(text)).strip("-._"))), "")
        return (plain_name or f"{self._wanted.prefix}-{self._row.number}")[:_NAME_CHARACTERS_MAX]

    def _words(self, *, movement: bool) -> dict[str, str] | None:
        ends = " - ".join(filter(None, (self._text("origin"), self._text("destination")))) if movement else ""
        vehicles = f"vehicles: {self._text('vehicles')}" if self._text("vehicles") else ""
        place = self._text("place")
        said = "; ".join(dict.fromkeys(filter(None, (self._text("name"), place, ends, vehicles, self._text("text")))))
        return {self._wanted.language: said[:TEXT_CHARACTERS_MAX]} if said else None

    def _protection(self) -> dict[str, Any]:
        owner = self._text("owner_agrees") or self._wanted.owner_agrees
        if not self._text("region"):
            self._doubt("region", "a protected site says which region everybody may see", "name its governorate")
        if not owner:
            self._doubt("owner_agrees", "a protected site says how its owner agreed", "add a column `consent`, or give it for all rows")
        if not (self._text("purpose") or self._wanted.purpose):
            self._doubt("purpose", "a protected site is notified for a purpose", "add a column `purpose`, or give it for all rows")
        return {"protected": True, "region": self._text("region"), "owner_agrees": owner}

    # Where

    def _site(self) -> Iterator[tuple[str, str, Position]]:
        point = self._point("", ("position", "mgrs"))
        if point is not None:
            yield "place" if self._text("place") else "name", self._text("place"), point

    def _ends(self) -> Iterator[tuple[str, str, Position]]:
        for end in ("origin", "destination"):
            point = self._point(f"{end} ", ())
            if point is not None:
                yield end, self._text(end), point

    def _point(self, prefix: str, others: Sequence[str]) -> Position | None:
        """Read a position from its two columns, or from one that holds both."""
        latitude, longitude = f"{prefix}lat", f"{prefix}lon"
        given = [term for term in others if self._text(term)]
        try:
            if self._text(latitude) and self._text(longitude):
                given.append(latitude)
                return self._inside(latitude, position_of(self._text(latitude), self._text(longitude)))
            if given:
                read = grid_position if given[0] == "mgrs" else position_in
                return self._inside(given[0], read(self._text(given[0])))
        except Doubtful as doubtful:
            self._doubt(given[-1], doubtful.why, doubtful.mend)
            return None
        self._doubt(latitude, "no position is given", "give latitude and longitude in decimal degrees")
        return None

    def _inside(self, term: str, point: Position) -> Position:
        """Doubt a position outside the theatre; one whose mirror image lies inside was swapped."""
        bounds, swapped = self._wanted.bounds, (point[1], point[0])
        if point == (0, 0):
            raise Doubtful("0, 0 lies in the Gulf of Guinea: a receiver without a fix says so", "measure it again")
        if bounds is not None and not _within(bounds, point):
            if _within(bounds, swapped):
                raise Doubtful("latitude and longitude look swapped: the other way round it lies in the theatre", "swap the two")
            raise Doubtful("it lies outside the theatre's area", "check both numbers, their signs and their order")
        self._require_precise(term, point)
        return point

    def _require_precise(self, term: str, point: Position) -> None:
        """Doubt a position of whole degrees: it is known to some hundred kilometres."""
        if all(value % 1_000_000 == 0 for value in point):
            self._doubt(term, "it is given to a tenth of a degree, which is some ten kilometres", "give four decimals at least")

    def _volumes(self, places: Sequence[tuple[str, str, Position]], *, movement: bool) -> list[dict[str, Any]]:
        window = self._window(required=movement)
        radius = self._length("radius", self._wanted.radius_m)
        circles = [{"shape": {"is": "circle", "center": list(point), "radius_cm": radius}, **window} for _, _, point in places]
        return [*circles, *self._road(places, window)] if movement else circles

    def _road(self, places: Sequence[tuple[str, str, Position]], window: dict[str, str]) -> Iterator[dict[str, Any]]:
        """Draw the road where the row gives positions on it."""
        if not self._text("route") or len(places) != 2:  # noqa: PLR2004 - where it begins and ends
            return
        try:
            stops = [self._inside("route", position_in(text)) for text in _STOPS.split(self._text("route")) if text]
        except Doubtful as doubtful:
            self._doubt("route", doubtful.why, "give positions with ; between them, or leave the column empty")
            return
        line = [list(point) for point in (places[0][2], *stops[:ITEMS_MAX], places[1][2])]
        yield {"shape": {"is": "corridor", "line": line, "buffer_cm": self._wanted.buffer_m * 100}, **window}

    def _length(self, term: str, default_m: int) -> int:
        try:
            return centimetres(self._text(term), _RADIUS_M_MAX) if self._text(term) else default_m * 100
        except Doubtful as doubtful:
            self._doubt(term, doubtful.why, doubtful.mend)
            return default_m * 100

    # When

    def _window(self, *, required: bool) -> dict[str, str]:
        window = {term: value for term in ("start", "end") if (value := self._instant(term)) is not None}
        if required and "start" not in window and not self._text("start"):
            self._doubt("start", "a movement says when it starts", "add its date and time")
        if required and "end" not in window and not self._text("end"):
            self._doubt("end", "a movement says when it ends", "add when it arrives at the latest")
        if len(window) == 2 and window["start"] >= window["end"]:  # noqa: PLR2004 - both bounds
            self._doubt("end", "it ends before it starts", "check both times")
        return window

    def _instant(self, term: str) -> str | None:
        cell = self._cell(term)
        if not cell.text or cell.computed:
            return None
        try:
            return instant_of(cell, self._wanted.clock, ends=term == "end")
        except Doubtful as doubtful:
            self._doubt(term, doubtful.why, doubtful.mend)
            return None


def _ascii(text: str) -> str:
    """Leave accents out, so that a name reads as it sounds."""
    return "".join(mark for mark in unicodedata.normalize("NFKD", text) if not unicodedata.combining(mark))


def _within(bounds: tuple[int, int, int, int], point: Position) -> bool:
    west, south, east, north = bounds
    return west <= point[0] <= east and south <= point[1] <= north
