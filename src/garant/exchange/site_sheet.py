"""Spreadsheets of sites and movements, as humanitarian organisations keep them, to drafts of notices: every doubtful row explained.

    good rows         one draft each: the members of a `notice/1`, ready for `garant say`
    doubtful rows     what is in doubt, in which column, why, and how to mend it; never a draft

Nothing is filed here, and nothing is guessed: a row with a single doubt is no draft. A place is compared with its
name where there is a place index, and with what is on record already.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import product
from typing import NamedTuple

from garant.answers.places_said import Discrepancy, compare
from garant.errors import Code, Refused
from garant.exchange.sheet import Row, read_rows
from garant.exchange.site_sheet_headings import HEADINGS, plain
from garant.exchange.site_sheet_row import Doubt, Draft, RowReader, Wanted
from garant.gazetteer.index import PlaceIndex
from garant.gazetteer.places import Point, distance_m
from garant.statement.values import Place

__all__ = ["Doubt", "Draft", "Known", "SiteSheet", "Wanted", "read_site_sheet"]

_HEADINGS_WITHIN = 20
"""The headings stand in one of the first so many rows."""
_HEADINGS_MIN = 2
_SAME_M = 100
"""Two rows nearer to each other than this, of one activity, are one site until somebody says otherwise."""


class Known(NamedTuple):
    """A notice on record: its reference, its activity, and where it lies, as far as the importing party may know."""

    ref: str
    activity: str
    point: Point | None


@dataclass(frozen=True, slots=True)
class SiteSheet:
    """What a file comes to. `unread` are headings that nobody knows; `rows` counts the rows that hold anything."""

    drafts: tuple[Draft, ...]
    doubts: tuple[Doubt, ...]
    rows: int
    unread: tuple[str, ...]

    @property
    def doubtful_rows(self) -> int:
        """Count the rows that are no draft."""
        return len({doubt.row for doubt in self.doubts})


def read_site_sheet(data: bytes, wanted: Wanted, index: PlaceIndex | None = None, known: Sequence[Known] = ()) -> SiteSheet:
    """Read a file of sites or movements. Refuses what is no spreadsheet, and one without headings that are known."""
    rows = read_rows(data)
    at, columns, unread = _headings(rows)
    reader, check = RowReader(wanted, columns), _Check(index, known)
    drafts, doubts, count = [], list[Doubt](), 0
    for row in rows[at + 1 :]:
        if row.is_empty:
            continue
        count += 1
        draft, doubted = reader.read(row)
        doubted = [*doubted, *(check.doubts(draft) if draft is not None else ())]
        doubts += doubted
        if draft is not None and not doubted:
            drafts.append(draft)
    return SiteSheet(tuple(drafts), tuple(doubts), count, unread)


def _headings(rows: Sequence[Row]) -> tuple[int, Mapping[str, int], tuple[str, ...]]:
    """Find the row of headings: what each column holds by its term, and the headings that nobody knows."""
    for at, row in enumerate(rows[:_HEADINGS_WITHIN]):
        terms = [HEADINGS.get(plain(cell.text)) for cell in row.cells]
        if len(set(terms) - {None}) >= _HEADINGS_MIN:
            _require_single(row, terms)
            columns = {term: column for column, term in enumerate(terms) if term is not None}
            unread = tuple(cell.text for cell, term in zip(row.cells, terms, strict=True) if term is None and cell.text)
            return at, columns, unread
    sentence = (
        "no row of headings was found: name the columns, as in name, type, latitude, longitude (English, French, Arabic, Turkish, Russian)"
    )
    raise Refused(Code.UNREADABLE, sentence)


def _require_single(row: Row, terms: Sequence[str | None]) -> None:
    twice = next((term for term in terms if term is not None and terms.count(term) > 1), None)
    if twice is not None:
        names = " and ".join(repr(cell.text[:40]) for cell, term in zip(row.cells, terms, strict=True) if term == twice)
        raise Refused(Code.UNREADABLE, f"the headings {names} mean the same ({twice}); leave one of them", f"row {row.number}")


class _Check:
    """Compares a draft with its place's name, with the rows before it, and with what is on record."""

    def __init__(self, index: PlaceIndex | None, known: Sequence[Known]) -> None:
        self._index = index
        self._names = {one.ref.partition("/")[2]: f"{one.ref} is on record" for one in known}
        self._near: dict[tuple[str, int, int], list[tuple[str, Sequence[Point]]]] = {}
        for one in known:
            if one.point is not None:
                self._remember(f"{one.ref} on record", one.activity, (one.point,))

    def doubts(self, draft: Draft) -> Iterator[Doubt]:
        """Give what is in doubt about a draft that is well formed."""
        for column, name, point in draft.places if self._index is not None else ():
            yield from self._misnamed(draft.row, column, name, point)
        yield from self._twice(draft)
        self._names.setdefault(draft.name, f"row {draft.row} has this name")
        self._remember(f"row {draft.row}", draft.activity, draft.points)

    def _misnamed(self, row: int, column: str, name: str, point: Point) -> Iterator[Doubt]:
        assert self._index is not None  # noqa: S101 - asked only where there is one
        found = compare(self._index, Place(name=name, position=point)) if name else None
        for one in found.discrepancies if found is not None else ():
            if one.named is not None:
                swapped = compare(self._index, Place(name=name, position=(point[1], point[0]))).agrees
                yield Doubt(row, column, name, _apart(one), "swap latitude and longitude: then they fit" if swapped else _CORRECT)

    def _twice(self, draft: Draft) -> Iterator[Doubt]:
        if draft.name in self._names:
            yield Doubt(draft.row, "id", draft.name, self._names[draft.name], "give each row an id of its own; amend what is on record")
        for what, points in self._around(draft):
            if len(points) == len(draft.points) and all(map(_is_near, points, draft.points)):
                why = f"it is of the same kind as {what}, and within {_SAME_M} m of it"
                yield Doubt(draft.row, "position", draft.name, why, "leave it out, amend what is on record, or correct the position")

    def _around(self, draft: Draft) -> Iterator[tuple[str, Sequence[Point]]]:
        for point in draft.points[:1]:
            cells = (point[0] // _CELL, point[1] // _CELL)
            for east, north in product((-1, 0, 1), repeat=2):
                yield from self._near.get((draft.activity, cells[0] + east, cells[1] + north), ())

    def _remember(self, what: str, activity: str, points: Sequence[Point]) -> None:
        for point in points[:1]:
            self._near.setdefault((activity, point[0] // _CELL, point[1] // _CELL), []).append((what, points))


_CELL = 50_000
"""Cells in which rows near each other are looked up: 1e-7 degree, wider than `_SAME_M` up to 80 degrees north."""
_CORRECT = "correct the name or the position"


def _is_near(one: Point, other: Point) -> bool:
    return distance_m(one, other) <= _SAME_M


def _apart(one: Discrepancy) -> str:
    named = one.named.name if one.named is not None else ""
    return f"it lies {one.distance_m / 1000:.1f} km from {named}, whose name reaches {one.allowed_m / 1000:.0f} km"
