"""A body becomes extents that hold it, extents become volumes that hold them: more than was said at the most, never less.

Oracles: points laid out by Karney's geodesics or along great circles, and rings asked by shapely in the plane of a small place.
"""

from math import asin, atan2, cos, degrees, radians, sin, sqrt
from typing import Any

import pytest
from geographiclib.geodesic import Geodesic
from hypothesis import given, settings
from hypothesis import strategies as st
from shapely.geometry import Point, Polygon

from garant.answers.bodies import body_of
from garant.answers.extents import CORNERS_MAX, EXTENTS_MAX, SINCE, UNTIL, extents_of, volumes_of
from garant.errors import Refused
from garant.statement.kinds.f3548 import Extent
from garant.statement.shapes import Area, Circle, Corridor, Route, Volume

M = 1 / 111_195
"""A metre of latitude, about, in degrees."""
START, END = "2027-01-01T12:00:00.000500Z", "2027-01-01T12:10:00.000500Z"


def place(lon: float, lat: float) -> tuple[int, int]:
    return round(lon * 1e7), round(lat * 1e7)


def volume(shape: Any, **members: Any) -> Volume:  # noqa: ANN401 - any shape
    return Volume(shape=shape, **members)


def shown(*volumes: Volume) -> tuple[Extent, ...]:
    return extents_of(body_of(volumes))


def holds(extents: tuple[Extent, ...], lon: float, lat: float) -> bool:
    """Tell, in the plane around the place, whether an extent holds it."""
    return any(_holds(one, lon, lat) for one in extents)


def _holds(extent: Extent, lon: float, lat: float) -> bool:
    wide = cos(radians(lat))

    def flat(position: tuple[int, int]) -> tuple[float, float]:
        return (position[0] / 1e7 - lon) * wide, position[1] / 1e7 - lat

    if extent.polygon is not None:
        return bool(Polygon([flat(one) for one in extent.polygon]).buffer(0.01 * M).contains(Point(0, 0)))
    assert extent.center is not None
    east, north = flat(extent.center)
    return sqrt(east**2 + north**2) <= ((extent.radius_cm or 0) / 100 + 1) * M


@given(st.floats(-0.9, 0.9), st.floats(-0.9, 0.9), st.floats(0, 6.28), st.floats(0, 1), st.floats(0, 0.99))
@settings(max_examples=200, deadline=None)
def test_a_corridor_lies_within_its_boxes(east: float, north: float, azimuth: float, along: float, out: float) -> None:
    a, b = (36.0, 35.0), (36.0 + east, 35.0 + north)
    extents = shown(volume(Corridor(line=(place(*a), place(*b)), buffer_cm=50_000)))
    lon, lat = a[0] + east * along, a[1] + north * along
    reach = out * 500 * M
    assert holds(extents, lon + reach * sin(azimuth) / cos(radians(lat)), lat + reach * cos(azimuth))


@given(st.floats(-0.9, 0.9), st.floats(-0.9, 0.9), st.floats(0, 1))
@settings(max_examples=100, deadline=None)
def test_a_route_is_within_its_boxes_when_it_is_there(east: float, north: float, along: float) -> None:
    a, b = (36.0, 35.0), (36.0 + east, 35.0 + north)
    route = Route(line=(place(*a), place(*b)), times=("2027-01-01T12:00:00Z", "2027-01-01T13:00:00Z"), buffer_cm=10_000,
                  altitudes_cm=(10_000, 50_000), vertical_buffer_cm=1_000)  # fmt: skip
    extents = shown(volume(route))
    line = Geodesic.WGS84.InverseLine(a[1], a[0], b[1], b[0])
    there_now = line.Position(line.s13 * along)
    lon, lat = there_now["lon2"], there_now["lat2"]
    there = f"2027-01-01T12:{int(along * 59):02d}:00.000000Z"
    at_then = tuple(one for one in extents if (one.start or "") <= there <= (one.end or ""))
    assert at_then
    assert holds(extents, lon, lat)
    assert min(one.lower_cm or 0 for one in extents) <= 9_000
    assert max(one.upper_cm or 0 for one in extents) >= 51_000


def test_an_area_stays_itself_without_its_holes() -> None:
    ring = tuple(place(*one) for one in ((36, 35), (36.01, 35), (36.01, 35.01), (36, 35.01), (36, 35)))
    hole = tuple(place(*one) for one in ((36.002, 35.002), (36.004, 35.002), (36.004, 35.004), (36.002, 35.002)))
    (made,) = shown(volume(Area(polygons=((ring, hole),)), lower_cm=0, upper_cm=10_000, start="2027-01-01T12:00:00Z"))
    assert made == Extent(polygon=ring[:-1], lower_cm=0, upper_cm=10_000, start="2027-01-01T12:00:00.000000Z", end=UNTIL)


def test_what_has_no_bounds_says_so_as_the_standard_can() -> None:
    (made,) = shown(volume(Circle(center=place(36, 35), radius_cm=0)))
    assert (made.start, made.end, made.lower_cm, made.upper_cm, made.radius_cm) == (SINCE, UNTIL, None, None, 1)


def test_a_long_edge_is_cut() -> None:
    ring = tuple(place(*one) for one in ((36, 35), (37, 35), (37, 35.1), (36, 35)))
    (made,) = shown(volume(Area(polygons=((ring,),))))
    assert made.polygon is not None
    assert len(made.polygon) > 40
    assert all(one[1] == 350_000_000 for one in made.polygon[:20]), "along the parallel, as it was said"


def test_too_many_corners_become_circles_and_too_many_circles_are_refused() -> None:
    def area(east: float, corners: int) -> Volume:
        ring = [place(36 + east + 0.01 * cos(k * 6.28 / corners), 35 + 0.01 * sin(k * 6.28 / corners)) for k in range(corners)]
        return volume(Area(polygons=(((*ring, ring[0]),),)))

    many = shown(*(area(k / 10, CORNERS_MAX // 4) for k in range(5)))
    assert all(one.center is not None for one in many)
    assert holds(many, 36.4099, 35)
    with pytest.raises(Refused):
        shown(*(area(k / 100, 4) for k in range(EXTENTS_MAX + 1)))


# From extents to volumes


def extent(*corners: tuple[float, float], **members: Any) -> Extent:  # noqa: ANN401 - members of an extent
    whole = {"lower_cm": 0, "upper_cm": 10_000, "start": START, "end": END, **members}
    return Extent(polygon=tuple(place(*one) for one in corners) if corners else None, **whole)


def test_windows_are_widened_to_the_millisecond() -> None:
    (made,) = volumes_of([extent(center=place(8, 47), radius_cm=100)])
    assert (made.start, made.end) == ("2027-01-01T12:00:00Z", "2027-01-01T12:10:00.001Z")
    noon = "2027-01-01T12:00:00.000000Z"
    (short,) = volumes_of([extent(center=place(8, 47), radius_cm=100, start=noon, end=noon)])
    assert (short.start, short.end) == ("2027-01-01T12:00:00Z", "2027-01-01T12:00:00.001Z")
    (whole,) = volumes_of([extent(center=place(8, 47), radius_cm=100, start=SINCE, end=UNTIL)])
    assert whole.end == "9999-12-31T23:59:59.999Z"


def test_a_polygon_is_an_area_whose_edges_follow_great_circles() -> None:
    (made,) = volumes_of([extent((8, 60), (9, 60), (9, 60.2))])
    assert isinstance(made.shape, Area)
    ring = made.shape.polygons[0][0]
    middle = max(position[1] for position in ring if 84_700_000 < position[0] < 85_300_000 and position[1] < 600_500_000)
    assert abs(middle / 1e7 - great_circle_middle((8, 60), (9, 60))) < 1 * M * 40, "bulges to the pole by about 100 m"
    assert middle / 1e7 > 60 + 80 * M


def great_circle_middle(a: tuple[float, float], b: tuple[float, float]) -> float:
    (x, y, z), (u, v, w) = vector(*a), vector(*b)
    east, north, up = x + u, y + v, z + w
    return degrees(atan2(up, sqrt(east**2 + north**2)))


def vector(lon: float, lat: float) -> tuple[float, float, float]:
    return cos(radians(lat)) * cos(radians(lon)), cos(radians(lat)) * sin(radians(lon)), sin(radians(lat))


@pytest.mark.parametrize(
    "corners",
    [
        ((179.99, 10), (-179.99, 10), (-179.99, 10.01)),
        ((0, 90), (10, 89.99), (20, 89.99)),
        ((8, 47), (8.1, 47.1), (8.2, 47.2)),
        ((8, 47), (8, 47.0000001), (8.0000001, 47)),
    ],
    ids=["across 180", "a pole", "a line", "a grain"],
)
def test_what_is_no_area_is_a_circle_around_it(corners: tuple[tuple[float, float], ...]) -> None:
    (made,) = volumes_of([extent(*corners)])
    body_of([made])
    if isinstance(made.shape, Circle):
        lon, lat = (value / 1e7 for value in made.shape.center)
        for corner in corners:
            x, y, z = vector(*corner)
            u, v, w = vector(lon, lat)
            chord = sqrt((x - u) ** 2 + (y - v) ** 2 + (z - w) ** 2)
            assert 2 * asin(chord / 2) * 6_371_008.8 <= made.shape.radius_cm / 100 * 1.006 + 1


@given(st.lists(st.tuples(st.floats(-179, 179), st.floats(-89, 89), st.floats(0.00001, 0.3)), min_size=1, max_size=4))
@settings(max_examples=100, deadline=None)
def test_whatever_polygon_a_gateway_takes_can_be_compared(squares: list[tuple[float, float, float]]) -> None:
    extents = [extent((lon, lat), (lon + side, lat), (lon + side, lat + side), (lon, lat + side)) for lon, lat, side in squares]
    body_of(volumes_of(extents))
