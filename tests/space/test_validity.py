"""Areas are valid exactly where GEOS says so, on tens of thousands of them; and a refusal names the vertex at fault."""

from random import Random
from time import perf_counter

import pytest
import shapely

from garant.errors import Code, Refused
from garant.space.validity import require_valid_area, require_valid_route
from tests.space import rings
from tests.space.rings import Polygon, Position, square

DEGREE = 10_000_000
WEST, EAST, SOUTH, NORTH = -180 * DEGREE, 180 * DEGREE, -90 * DEGREE, 90 * DEGREE


def is_valid(area: list[Polygon]) -> bool:
    try:
        require_valid_area(area)
    except Refused as refused:
        return refused.refusal.code != Code.BAD_SHAPE
    return True


def geos_says(area: list[Polygon]) -> bool:
    """Ask the oracle; shapely itself does not even build a ring that is not closed or too short."""
    return bool(shapely.is_valid(shapely.MultiPolygon([(polygon[0], polygon[1:]) for polygon in area])))


@pytest.mark.parametrize("seed", range(4))
def test_areas_on_a_grid_are_judged_as_geos_judges_them(seed: int) -> None:
    valid = 0
    for area in rings.on_a_grid(seed, 5_000):
        expected = geos_says(area)
        assert is_valid(area) == expected, area
        valid += expected
    assert 1_500 < valid < 3_500


def test_areas_that_nearly_touch_are_judged_as_geos_judges_them() -> None:
    random = Random(7)
    valid = 0
    for _ in range(5_000):
        area = rings.nearly(random)
        expected = geos_says(area)
        assert is_valid(area) == expected, area
        valid += expected
    assert 1_000 < valid < 4_000


def refusal(area: list[Polygon], where: str = "") -> tuple[str, str]:
    with pytest.raises(Refused) as caught:
        require_valid_area(area, where)
    assert caught.value.refusal.code == Code.BAD_SHAPE
    return caught.value.refusal.where, caught.value.refusal.sentence


BIG = square(0, 0, 10)
# fmt: off
REFUSED: dict[str, tuple[list[Polygon], str, str]] = {
    "a ring that is not closed": ([[BIG[:-1]]], "[0][0][3]", "repeat its first position"),
    "a ring without positions": ([[[]]], "", "no positions"),
    "a ring of three positions": ([[[(0, 0), (1, 1), (0, 0)]]], "[0][0][2]", "at least three"),
    "a ring that never leaves its start": ([[[(3, 3)] * 5]], "[0][0][4]", "1 different position"),
    "a ring with two different positions": ([[[(0, 0), (0, 0), (5, 5), (0, 0)]]], "[0][0][3]", "2 different positions"),
    "a ring on one line": ([[[(0, 0), (5, 5), (9, 9), (0, 0)]]], "[0][0][2]", "runs along"),
    "a bow tie": ([[[(0, 0), (10, 10), (10, 0), (0, 10), (0, 0)]]], "[0][0][2]", "crosses"),
    "a spike outwards": ([[[(0, 0), (10, 0), (20, 0), (10, 0), (5, 5), (0, 0)]]], "[0][0][3]", "touches"),
    "a spike inwards": ([[[(0, 0), (10, 0), (10, 10), (5, 5), (10, 10), (0, 10), (0, 0)]]], "[0][0][4]", "touches"),
    "a figure of eight": ([[[(0, 0), (10, 0), (5, 5), (10, 10), (0, 10), (5, 5), (0, 0)]]], "[0][0][5]", "vertex 5"),
    "a corner on an edge": ([[[(0, 0), (10, 0), (10, 10), (5, 0), (0, 10), (0, 0)]]], "[0][0][3]", "touches"),
    "an edge over an earlier corner": ([[[(5, 0), (10, 10), (12, 10), (12, 0), (0, 0), (0, 10), (5, 0)]]], "[0][0][0]", "touches"),
    "a hole outside": ([[BIG, square(20, 20, 2)]], "[0][1][0]", "outside its outer ring"),
    "a hole through the outer ring": ([[BIG, square(8, 8, 4)]], "[0][1][0]", "crosses"),
    "a hole along the outer ring": ([[BIG, square(0, 2, 4)]], "[0][1][3]", "runs along"),
    "a hole as large as its outer ring": ([[BIG, BIG]], "[0][1][0]", "runs along"),
    "a hole that leans on its outer ring from outside": (
        [[[(0, 0), (9, 0), (0, 9), (0, 0)], [(0, 0), (9, 0), (5, -3), (0, 0)]]],
        "[0][1][0]", "runs along"),
    "holes that overlap": ([[BIG, square(1, 1, 3), square(2, 2, 3)]], "[0][2][0]", "crosses"),
    "a hole in a hole": ([[BIG, square(1, 1, 7), square(2, 2, 1)]], "[0][2][0]", "inside another hole"),
    "a hole round a hole": ([[BIG, square(2, 2, 1), square(1, 1, 7)]], "[0][1][0]", "hole 2 of polygon 0"),
    "a hole that cuts a corner off": ([[BIG, [(0, 5), (5, 0), (4, 4), (0, 5)]]], "[0][1][1]", "cut the inside"),
    "two holes that cut a piece off": (
        [[BIG, [(0, 5), (5, 5), (4, 6), (0, 5)], [(5, 5), (10, 5), (6, 6), (5, 5)]]],
        "[0][2][1]", "cut the inside"),
    "a ring of holes": (
        [[square(0, 0, 30),
          [(5, 5), (20, 5), (12, 3), (5, 5)], [(20, 5), (12, 20), (20, 20), (20, 5)], [(12, 20), (5, 5), (5, 20), (12, 20)]]],
        "[0][3][1]", "cut the inside"),
    "polygons that overlap": ([[BIG], [square(5, 5, 10)]], "[1][0][0]", "crosses"),
    "polygons that share an edge": ([[BIG], [square(10, 0, 10)]], "[1][0][3]", "draw one polygon"),
    "a polygon in a polygon": ([[BIG], [square(1, 1, 5)]], "[1][0][0]", "inside polygon 0"),
    "a polygon round a polygon": ([[square(1, 1, 5)], [BIG]], "[0][0][0]", "inside polygon 1"),
    "a polygon in a corner of a polygon": ([[BIG], [[(0, 0), (5, 1), (1, 5), (0, 0)]]], "[1][0][0]", "inside polygon 0"),
    "the same polygon twice": ([[BIG], [BIG]], "[1][0][0]", "runs along"),
}
# fmt: on


@pytest.mark.parametrize(("area", "where", "words"), REFUSED.values(), ids=REFUSED)
def test_a_refusal_names_the_vertex_at_fault(area: list[Polygon], where: str, words: str) -> None:
    assert refusal(area, "here")[0] == f"here{where}"
    assert words in refusal(area)[1]


@pytest.mark.parametrize(("area", "where", "words"), REFUSED.values(), ids=REFUSED)
def test_the_vertex_at_fault_is_named_at_every_scale(area: list[Polygon], where: str, words: str) -> None:
    """From 1e-7 degree up to the whole globe, where the products are largest; mirrored too, which turns every ring round."""
    for scale in (1, 1_000, 30_000_000):
        for mirror in (1, -1):
            moved = [[[(x * scale * mirror, y * scale) for x, y in ring] for ring in polygon] for polygon in area]
            assert refusal(moved)[0] == where


def test_the_sentence_gives_the_position_and_how_to_mend() -> None:
    bow_tie = [(366_100_000, 359_300_000), (376_100_000, 369_300_000), (376_100_000, 359_300_000), (366_100_000, 369_300_000)]
    where, sentence = refusal([[[*bow_tie, bow_tie[0]]]], "volumes[2].shape.polygons")
    assert where == "volumes[2].shape.polygons[0][0][2]"
    assert "vertex 2 (37.6100000, 35.9300000) of the outer ring of polygon 0" in sentence
    assert "put its vertices in the order" in sentence


VALID: dict[str, list[Polygon]] = {
    "no polygons": [],
    "a ring that runs the other way": [[BIG[::-1]]],
    "a hole that runs as its outer ring": [[BIG, square(2, 2, 2)]],
    "repeated positions": [[[(0, 0), (0, 0), (9, 0), (9, 9), (9, 9), (9, 9), (0, 0), (0, 0)]]],
    "a hole that touches once": [[BIG, [(0, 5), (5, 4), (5, 5), (0, 5)]]],
    "a hole in a corner": [[BIG, [(0, 0), (5, 1), (1, 5), (0, 0)]]],
    "two holes that touch once": [[BIG, square(1, 1, 2), square(3, 3, 2)]],
    "three holes that touch in one position": [[square(-9, -9, 30), square(0, 0, 2), square(2, 2, 2), [(2, 2), (4, 0), (3, -1), (2, 2)]]],
    "polygons that touch in corners": [[BIG], [square(10, 10, 5)]],
    "polygons that touch twice": [[BIG], [[(10, 0), (15, 5), (10, 10), (20, 5), (10, 0)]]],
    "an island in a lake": [[BIG, square(2, 2, 6)], [square(3, 3, 2)]],
    "an island that touches all shores of its lake": [[BIG, square(2, 2, 6)], [[(2, 5), (5, 2), (8, 5), (5, 8), (2, 5)]]],
    "the globe": [[[(WEST, SOUTH), (EAST, SOUTH), (EAST, NORTH), (WEST, NORTH), (WEST, SOUTH)]]],
}  # fmt: skip


@pytest.mark.parametrize("area", VALID.values(), ids=VALID)
def test_valid_areas_are_accepted(area: list[Polygon]) -> None:
    require_valid_area(area)
    assert geos_says(area)


def test_one_unit_decides_across_the_globe() -> None:
    """Products of nearly equal differences, up to 6.48e18: floats would round them together."""
    for step, valid in ((-1, False), (0, False), (1, True)):
        almost = (WEST + 2 * 899_999_999, SOUTH + 899_999_999 + step)
        area = [[[(WEST, SOUTH), (EAST, NORTH), almost, (WEST, NORTH), (WEST, SOUTH)]]]
        assert is_valid(area) == geos_says(area) == valid


def best_of_three_s(area: list[Polygon]) -> float:
    times = []
    for _ in range(3):
        start = perf_counter()
        is_valid(area)
        times.append(perf_counter() - start)
    return min(times)


def comb(teeth: int) -> list[Position]:
    """Give the ring that has most edges over each other and is valid."""
    ring = [(x, 4_000 * k + step) for k in range(teeth) for x, step in ((0, 0), (DEGREE, 1_000), (DEGREE, 2_000), (1, 3_000))]
    return [*ring, (-10, 4_000 * teeth), (-10, 0), (0, 0)]


def test_two_thousand_vertices_take_milliseconds() -> None:
    """Generous bounds: about 3 ms where nothing is at fault, 6 ms where everything crosses everything."""
    random = Random(3)
    scribble = [(random.randrange(-180, 180) * DEGREE, random.randrange(-(90 * DEGREE), 90 * DEGREE)) for _ in range(1_999)]
    assert best_of_three_s([[rings.wavy(random, 1_999, (0, 0), DEGREE)]]) < 0.1
    assert best_of_three_s([[comb(499)]]) < 0.1
    assert best_of_three_s([[[(y, x) for x, y in comb(499)]]]) < 0.1
    assert best_of_three_s([[[*scribble, scribble[0]]]]) < 0.1


def test_a_route_between_antipodes_is_refused() -> None:
    with pytest.raises(Refused) as caught:
        require_valid_route([(0, 0), (10 * DEGREE, 5 * DEGREE), (-170 * DEGREE, -5 * DEGREE)], "line")
    assert caught.value.refusal.code == Code.BAD_SHAPE
    assert caught.value.refusal.where == "line[2]"
    assert "vertex 2 (-170.0000000, -5.0000000)" in caught.value.refusal.sentence


def test_a_route_nearly_round_the_earth_is_fine() -> None:
    require_valid_route(
        [(0, 0), (0, 0), (1785 * DEGREE // 10, 0), (0, 90 * DEGREE), (35 * DEGREE, -88 * DEGREE), (35 * DEGREE, 90 * DEGREE)]
    )
