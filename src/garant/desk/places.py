"""Names on the map: named places in a box, the largest first; and the names of a place by language, as far as a script tells one.

The index lists the spellings of a name without their language. The main name stands for English (and whatever else is written in Latin
letters); for Arabic and Russian the first spelling that needs no letters but theirs. A language without one is left out.
"""

import re
from collections.abc import Iterator
from itertools import islice
from typing import Annotated

from msgspec import Meta, Struct

from garant.api.endpoint import Call, Endpoint, Needs, Routes
from garant.api.questions_notices import Latitude, Longitude
from garant.desk.basis import Basis
from garant.errors import Code, Refused
from garant.gazetteer.index import PlaceIndex
from garant.gazetteer.places import NamedPlace, Sort
from garant.statement.words import Texts
from garant.terminal.picture.outlines import Point, point

LABELS_MAX = 500

RANKS: tuple[Sort, ...] = ("great_city", "city", "region", "town", "area", "site", "village")
"""Which names come first on a map: rank 0, 1, 2 and so on."""

_ARABIC = re.compile(r"[\u0621-\u063a\u0641-\u0652 '-]+")
_RUSSIAN = re.compile(r"[А-Яа-яЁё '-]+")


class PlacesAsked(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A box in degrees, and how many names at most."""

    west: Longitude
    south: Latitude
    east: Longitude
    north: Latitude
    most: Annotated[int, Meta(ge=1, le=LABELS_MAX)] = 200


class PlaceLabel(Struct, frozen=True, kw_only=True, gc=False):
    """A name at a point. `rank`: the smaller, the earlier it is shown."""

    id: str
    name: Texts
    point: Point
    sort: Sort
    rank: int


class PlaceLabels(Struct, frozen=True, kw_only=True):
    """The names."""

    places: list[PlaceLabel]


def names_of(place: NamedPlace) -> dict[str, str]:
    """Give a place's names by language."""
    found = {"en": place.name}
    for language, letters in (("ar", _ARABIC), ("ru", _RUSSIAN)):
        spelt = next((name for name in place.names if letters.fullmatch(name)), None)
        if spelt is not None:
            found[language] = spelt
    return found


class Labels:
    """The named places in the order in which a map shows them."""

    def __init__(self, index: PlaceIndex) -> None:
        """Put them in order."""
        self._places = sorted(index.places, key=lambda place: RANKS.index(place.sort))

    def inside(self, asked: PlacesAsked) -> Iterator[PlaceLabel]:
        """Give the places in a box, one after the other. One whose west lies east of its east goes over the edge of the map."""
        west, south, east, north = (round(value * 1e7) for value in (asked.west, asked.south, asked.east, asked.north))
        for place in self._places:
            lon, lat = place.point
            across = west <= lon <= east if west <= east else lon >= west or lon <= east
            if across and south <= lat <= north:
                yield PlaceLabel(id=place.id, name=names_of(place), point=point(place.point), sort=place.sort, rank=RANKS.index(place.sort))


def routes(basis: Basis) -> Routes:
    """Give the endpoint."""
    made: list[Labels] = []

    def places(call: Call[PlacesAsked, None]) -> PlaceLabels:
        if call.asks.south >= call.asks.north:
            raise Refused(Code.BAD_VALUE, "a box goes from south to north", "?south")
        if not made:
            made.append(Labels(basis.index()))
        return PlaceLabels(places=list(islice(made[0].inside(call.asks), call.asks.most)))

    return (
        Endpoint(
            "GET", "/desk/v1/places", places, "Named places in a box, the largest first.", asks=PlacesAsked, answers=PlaceLabels,
            needs=Needs.PARTY, refuses=(Code.BAD_VALUE,),
        ),
    )  # fmt: skip
