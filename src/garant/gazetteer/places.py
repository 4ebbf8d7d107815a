"""A named place: what sort it is, where its name lies, and how far round that point the name reaches.

How far a position may lie from its name before somebody should ask is a matter of how large such places are, and of how well the index
knows them. Its points are centres, often read off a map to the nearest minute (up to 1.2 km away from where they should be).

    sort       reaches   why
    village      2 km    houses within 500 m, the index's own doubt, and a site at the edge that bears the village's name
    town         3 km    up to 50,000 people on about 2 km round the centre
    city         6 km    up to 500,000: Deir ez-Zor, Idlib, Hama. Their airfields and barracks lie inside
    great city  15 km    beyond: Aleppo, Damascus, Kharkiv
    site         2 km    an airfield, a dam, a crossing, a post
    area        20 km    a district, a valley, a range: a name for more than a point
    region      80 km    a governorate, an oblast, a province
"""

from dataclasses import dataclass
from typing import Literal, get_args

Sort = Literal["village", "town", "city", "great_city", "site", "area", "region"]
SORTS: tuple[Sort, ...] = get_args(Sort)

REACH_M: dict[Sort, int] = {
    "village": 2_000, "town": 3_000, "city": 6_000, "great_city": 15_000, "site": 2_000, "area": 20_000, "region": 80_000,
}  # fmt: skip
"""How far round its point a name of this sort reaches."""

_TOWN, _CITY, _GREAT_CITY = 5_000, 50_000, 500_000

Point = tuple[int, int]
"""Longitude and latitude, in 1e-7 degree (`statement.words.Position`)."""


@dataclass(frozen=True, slots=True)
class NamedPlace:
    """A place of the index. `id` says whose it is (`gn:` GeoNames, `own:` the operator's); `country` is ISO 3166, or `-`."""

    id: str
    sort: Sort
    country: str
    point: Point
    names: tuple[str, ...]

    @property
    def name(self) -> str:
        """Give its main name."""
        return self.names[0]

    @property
    def reach_m(self) -> int:
        """Give how far round its point the name reaches."""
        return REACH_M[self.sort]


def sort_of(population: int) -> Sort:
    """Give the sort of a settlement by its people; unknown numbers (0) are a village's."""
    if population < _TOWN:
        return "village"
    if population < _CITY:
        return "town"
    return "city" if population < _GREAT_CITY else "great_city"


def distance_m(one: Point, other: Point) -> float:
    """Give the geodesic distance (WGS84) between two points, better than 1 m; over more than 500 km, better than 1 %."""
    from garant.space import earth

    start, end = (earth.ground(lon * earth.UNIT, lat * earth.UNIT) for lon, lat in (one, other))
    return float(earth.arc_m(start, end))
