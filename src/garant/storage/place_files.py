"""Files of named places: the one that comes with Garant, and an operator's own.

Both have one form, tab-separated text, a place a line:

    id  sort  country  longitude  latitude  names        degrees on WGS84; names with | between them, the main one first

A line that starts with # is a remark. `places.tsv` beside this module is made by `scripts/place-index` from GeoNames (CC BY 4.0;
`docs/adr/0017-place-index.md`). A place of one's own has an id that begins with `own:`; one with the id of another takes its place.
"""

import re
from collections.abc import Iterator
from functools import cache
from importlib.resources import files
from pathlib import Path

from garant.errors import Code, Refused
from garant.gazetteer.degrees import parse_degrees
from garant.gazetteer.index import PlaceIndex
from garant.gazetteer.places import SORTS, NamedPlace, Sort

_COLUMNS = 6
_ID = re.compile(r"[a-z]{2,8}:[A-Za-z0-9._-]{1,64}")
_COUNTRY = re.compile(r"[A-Z]{2}|-")
_BYTES_MAX = 50_000_000


def shipped() -> Iterator[NamedPlace]:
    """Read the places that come with Garant."""
    return _parse((files("garant.storage") / "places.tsv").read_text(encoding="utf-8"), "places.tsv")


def own(file: Path) -> Iterator[NamedPlace]:
    """Read an operator's own places. Refuses a line that is none, naming it."""
    if file.stat().st_size > _BYTES_MAX:
        raise Refused(Code.TOO_LARGE, f"a file of places has at most {_BYTES_MAX} bytes", str(file))
    try:
        text = file.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise Refused(Code.UNREADABLE, "this is no UTF-8 text", str(file)) from None
    return _parse(text, str(file))


def read_index(own_file: Path | None = None) -> PlaceIndex:
    """Read the index: what comes with Garant (once a process), and an operator's own places where there are some."""
    return PlaceIndex([*shipped(), *own(own_file)]) if own_file is not None else _shipped_index()


@cache
def _shipped_index() -> PlaceIndex:
    return PlaceIndex(shipped())


def _parse(text: str, where: str) -> Iterator[NamedPlace]:
    for number, line in enumerate(text.split("\n"), 1):
        if line.strip() and not line.startswith("#"):
            try:
                yield _place(line.rstrip("\r").split("\t"))
            except Refused as refused:
                raise Refused(refused.refusal.code, refused.refusal.sentence, f"{where}:{number}") from None


def _place(cells: list[str]) -> NamedPlace:
    if len(cells) != _COLUMNS:
        raise Refused(Code.BAD_VALUE, f"a place has {_COLUMNS} columns with tabs between them; this line has {len(cells)}")
    id_, sort, country, lon, lat, names = cells
    if _ID.fullmatch(id_) is None or _COUNTRY.fullmatch(country) is None:
        raise Refused(Code.BAD_VALUE, f"write an id such as own:dam-1 and a country such as SY or -, not {id_[:40]!r} and {country[:10]!r}")
    listed = tuple(name.strip() for name in names.split("|") if name.strip())
    if not listed:
        raise Refused(Code.BAD_VALUE, "a place has at least one name")
    return NamedPlace(id_, _sort(sort), country, (parse_degrees(lon, 180), parse_degrees(lat, 90)), listed)


def _sort(word: str) -> Sort:
    for sort in SORTS:
        if sort == word:
            return sort
    raise Refused(Code.BAD_VALUE, f"{word[:20]!r} is no sort of place; write one of {', '.join(SORTS)}")
