"""What the map draws is where it is said to be: outlines against Karney's geodesics, and against GEOS."""

from itertools import pairwise

import pytest
import shapely
from geographiclib.geodesic import Geodesic

from garant.desk.outlines import Json, band, circle, of_body, outline, ring_round
from garant.instant import Window
from garant.space.body import Sketch
from garant.statement.shapes import Area

EARTH = Geodesic.WGS84
ALWAYS = Window(None, None)


def metres(one: tuple[float, float], other: list[float]) -> float:
    return float(EARTH.Inverse(one[1], one[0], other[1], other[0])["s12"])


def area(geometry: Json) -> shapely.Geometry:
    """Give what a canvas fills: by winding, so what crosses itself is whole."""
    return shapely.union_all([shapely.make_valid(shapely.Polygon(ring), method="structure") for ring in geometry["coordinates"]])


@pytest.mark.parametrize("radius_m", [10, 500, 4_999, 5_001, 50_000, 500_000])
@pytest.mark.parametrize("center", [(36.6, 35.9), (-70.0, -52.0), (25.0, 71.0), (0.0, 0.0)])
def test_every_point_of_a_circle_lies_at_its_radius(center: tuple[float, float], radius_m: float) -> None:
    found = [metres(center, place) for place in ring_round(center, radius_m)]
    assert max(abs(one - radius_m) for one in found) < max(0.2, radius_m * 0.001)


def test_a_circle_is_closed_and_a_circle_of_nothing_is_a_point() -> None:
    ring = circle((36.6, 35.9), 500)["coordinates"][0]
    assert ring[0] == ring[-1]
    assert circle((36.6, 35.9), 0) == {"type": "Point", "coordinates": [36.6, 35.9]}


def test_a_circle_over_the_edge_of_the_map_runs_on() -> None:
    lons = [lon for lon, _ in ring_round((179.99, 10.0), 5_000)]
    assert max(lons) > 180
    assert max(lons) - min(lons) < 0.2


def test_a_circle_that_holds_a_pole_goes_round_by_it() -> None:
    ring = ring_round((10.0, 89.9), 50_000)
    assert ring[0] == ring[-1]
    assert [lat for _, lat in ring].count(90.0) == 2


LINES = [
    [(36.0, 36.0), (36.5, 36.0)],
    [(36.0, 36.0), (36.5, 36.2), (36.4, 36.5), (37.0, 36.5)],
    [(36.0, 36.0), (36.0, 37.5), (36.1, 36.0)],
    [(36.0, 36.0), (36.2, 36.0), (36.2, 36.2), (36.0, 36.2), (36.0, 36.0)],
]


@pytest.mark.parametrize("width_m", [200, 3_000])
@pytest.mark.parametrize("line", LINES)
def test_a_corridor_holds_what_is_near_its_line_and_nothing_else(line: list[tuple[float, float]], width_m: float) -> None:
    filled = shapely.MultiPolygon([shapely.Polygon(band([a, b], width_m)["coordinates"][0]) for a, b in pairwise(line)]).buffer(0)
    whole = area(band(line, width_m))
    assert filled.difference(whole).area < filled.area * 0.01
    assert whole.difference(filled).area < filled.area * 0.01


@pytest.mark.parametrize("heading", range(0, 360, 30))
def test_a_corridor_reaches_as_far_as_it_says_in_every_direction(heading: int) -> None:
    line = [(36.0, 36.0), (36.3, 36.1), (36.5, 35.9)]
    whole = area(band(line, 1_000))
    for lon, lat in line:
        inside, outside = (EARTH.Direct(lat, lon, heading, length) for length in (950, 1_050))
        assert whole.covers(shapely.Point(inside["lon2"], inside["lat2"]))
        near = min(shapely.LineString(line).distance(shapely.Point(outside["lon2"], outside["lat2"])) * 80_000, 2_000)
        assert near < 1_000 or not whole.covers(shapely.Point(outside["lon2"], outside["lat2"]))


def test_a_line_without_a_width_is_a_line_and_one_that_stays_is_a_circle() -> None:
    assert band([(36.0, 36.0), (36.5, 36.0)], 0)["type"] == "LineString"
    assert band([(36.0, 36.0), (36.0, 36.0)], 100)["type"] == "Polygon"


def test_an_area_is_drawn_as_it_was_said() -> None:
    ring = ((366_000_000, 359_000_000), (367_000_000, 359_000_000), (367_000_000, 360_000_000), (366_000_000, 359_000_000))
    assert outline(Area(polygons=((ring,),))) == {
        "type": "Polygon", "coordinates": [[[36.6, 35.9], [36.7, 35.9], [36.7, 36.0], [36.6, 35.9]]],
    }  # fmt: skip


def test_a_band_along_a_road_is_one_ring_though_its_body_has_many_pieces() -> None:
    sketch = Sketch()
    sketch.corridor([(360_000_000, 360_000_000), (390_000_000, 360_000_000), (390_000_000, 370_000_000)], 100_000, (None, None), ALWAYS)
    body = sketch.body()
    drawn = of_body(body)
    assert len(body.pieces) > 10
    assert drawn is not None
    assert (drawn["type"], len(drawn["coordinates"])) == ("Polygon", 1)
    assert area(drawn).covers(shapely.LineString([(36, 36), (39, 36), (39, 37)]))
