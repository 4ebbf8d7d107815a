"""Where somebody means: a text with a position, a name in any script, or both; read, shown back in every form, and compared.

    GET /desk/v1/where?text=35°20'09"N 40°08'27"E          read, with the named places nearest to it
    GET /desk/v1/where?text=دير الزور                       the places that bear this name, or sound like it
    GET /desk/v1/where?text=Deir ez-Zor 37SFV0367810888     both; and whether they are one place

Nothing is corrected. What cannot be read is said as that, in a sentence.
"""

from collections.abc import Iterable, Sequence
from typing import Annotated, Literal

from msgspec import Meta, Struct

from garant.answers.places_said import compare
from garant.api.endpoint import Call, Endpoint, Needs, Routes
from garant.desk.basis import Basis
from garant.desk.places import names_of
from garant.errors import Code, Refused
from garant.gazetteer import grid
from garant.gazetteer.degrees import parse_degrees, parse_position
from garant.gazetteer.index import PlaceIndex
from garant.gazetteer.places import NamedPlace, Sort, distance_m
from garant.gazetteer.places import Point as Units
from garant.statement.values import Place
from garant.statement.words import Texts
from garant.terminal.picture.outlines import Point, point

SHOWN_MAX = 8
TEXT_MAX = 200
_WORDS_MAX = 16
_DEGREE, _MINUTE = 10**7, 60
_TENTHS = 36_000
"""Tenths of a second of arc in a degree."""

_HOW = "write 35.33588 40.14084 (latitude first), 35°20'09\"N 40°08'27\"E, a grid reference (37SFV0367810888), or the name of a place"


class WhereAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What somebody wrote; and `lon,lat` near which names are looked for first."""

    text: Annotated[str, Meta(min_length=1, max_length=TEXT_MAX)]
    near: Annotated[str, Meta(max_length=64)] | None = None


class ReadPosition(Struct, frozen=True, kw_only=True, gc=False):
    """A position in every form, and in which one it was written. `reach_m`: how far off a grid reference of that many digits may be."""

    point: Point
    degrees: str
    dms: str
    mgrs: str | None
    form: Literal["degrees", "dms", "mgrs"]
    reach_m: int


class PlaceFound(Struct, frozen=True, kw_only=True, gc=False):
    """A named place: `listed`, it bears the name; `alike`, it sounds like it (`spelt` says as what); `near`, it is one near by."""

    id: str
    name: Texts
    spelt: str
    point: Point
    sort: Sort
    country: str
    how: Literal["listed", "alike", "near"]
    distance_m: int | None


class Apart(Struct, frozen=True, kw_only=True, gc=False):
    """Name and position, compared: whether they are one place; else how far apart, and how far they may be. None: the name is unknown."""

    agrees: bool | None
    name: str
    distance_m: int | None = None
    allowed_m: int | None = None


class NotRead(Struct, frozen=True, kw_only=True, gc=False):
    """Why a text says no place."""

    code: str
    sentence: str


class WhereTold(Struct, frozen=True, kw_only=True):
    """What was read, the places that it may mean or that are near, and whether name and position agree."""

    read: ReadPosition | None
    name: str | None
    places: list[PlaceFound]
    compared: Apart | None
    refused: NotRead | None


def where(index: PlaceIndex, asked: WhereAsked) -> WhereTold:
    """Read a text as a place. Refuses with `bad_value` a `near` that is none."""
    near = None if asked.near is None else _near(asked.near)
    position, name = _both(asked.text)
    read = None if position is None else read_back(*position)
    listed = _named(index, name, position[0] if position else near) if name else []
    around = _around(index, position[0]) if position is not None and not listed else []
    refused = (
        None
        if position or listed
        else NotRead(code=Code.BAD_VALUE, sentence=f"this is no position, and no place here is called so; {_HOW}")
    )
    return WhereTold(
        read=read, name=name, places=listed or around, compared=_compared(index, name, position[0]) if name and position else None,
        refused=refused,
    )  # fmt: skip


def _near(text: str) -> Units:
    lon, _, lat = text.partition(",")
    return parse_degrees(lon, 180), parse_degrees(lat, 90)


Written = tuple[Units, Literal["degrees", "dms", "mgrs"], int]
"""A position, the form in which it was written, and how far off that may be (m)."""


def _both(text: str) -> tuple[Written | None, str | None]:
    """Take a text apart: the position at its end or its beginning, and the name that is left."""
    words = text.split()[:_WORDS_MAX]
    for at in range(len(words)):
        if (found := _position(words[at:])) is not None:
            return found, " ".join(words[:at]).strip(" ,;:()") or None
    for at in range(len(words) - 1, 0, -1):
        if (found := _position(words[:at])) is not None:
            return found, " ".join(words[at:]).strip(" ,;:()") or None
    return None, " ".join(words)


def _position(words: Sequence[str]) -> Written | None:
    text = " ".join(words).strip(" ,;:()")
    try:
        square = grid.parse(text)
    except Refused:
        pass
    else:
        return square.point, "mgrs", square.reach_m
    try:
        return parse_position(text), "dms" if any(mark in text for mark in "°'′\"″:NSEWnsew") else "degrees", 0
    except Refused:
        return None


def read_back(place: Units, form: Literal["degrees", "dms", "mgrs"], reach_m: int) -> ReadPosition:
    """Spell a position in every form."""
    lon, lat = point(place)
    try:
        reference = grid.reference(place)
    except Refused:
        reference = None
    dms = f"{_angle(place[1], 'NS')} {_angle(place[0], 'EW')}"
    return ReadPosition(point=(lon, lat), degrees=f"{lat:.5f} {lon:.5f}", dms=dms, mgrs=reference, form=form, reach_m=reach_m)


def _angle(units: int, letters: str) -> str:
    """Spell an angle in degrees, minutes and seconds, to a tenth of a second (about 3 m)."""
    tenths = round(abs(units) * _TENTHS / _DEGREE)
    degrees, rest = divmod(tenths, _TENTHS)
    minutes, seconds = divmod(rest, _MINUTE * 10)
    return f"{degrees}°{minutes:02d}'{seconds // 10:02d}.{seconds % 10}\"{letters[units < 0]}"


def _named(index: PlaceIndex, name: str, near: Units | None) -> list[PlaceFound]:
    found = [_found(one.place, one.how, one.name, near) for one in index.candidates(name)]
    return sorted(found, key=lambda one: one.distance_m or 0)[:SHOWN_MAX] if near else found[:SHOWN_MAX]


def _around(index: PlaceIndex, place: Units) -> list[PlaceFound]:
    return [_found(one.place, "near", one.place.name, place) for one in index.nearest(place, SHOWN_MAX)]


def _found(place: NamedPlace, how: Literal["listed", "alike", "near"], spelt: str, near: Units | None) -> PlaceFound:
    away = None if near is None else round(distance_m(near, place.point))
    return PlaceFound(
        id=place.id, name=names_of(place), spelt=spelt, point=point(place.point), sort=place.sort, country=place.country, how=how,
        distance_m=away,
    )  # fmt: skip


def _compared(index: PlaceIndex, name: str, place: Units) -> Apart:
    found = compare(index, Place(name=name, position=place))
    if found.unknown_name:
        return Apart(agrees=None, name=name)
    against: Iterable[tuple[int, int]] = ((one.distance_m, one.allowed_m) for one in found.discrepancies)
    away, allowed = next(iter(against), (None, None))
    return Apart(agrees=found.agrees, name=name, distance_m=away, allowed_m=allowed)


def routes(basis: Basis) -> Routes:
    """Give the endpoint."""

    def asked(call: Call[WhereAsked, None]) -> WhereTold:
        return where(basis.index(), call.asks)

    return (
        Endpoint(
            "GET", "/desk/v1/where", asked, "What a text means: a position in any form, a name in any script, or both.",
            asks=WhereAsked, answers=WhereTold, needs=Needs.PARTY, refuses=(Code.BAD_VALUE,),
        ),
    )  # fmt: skip
