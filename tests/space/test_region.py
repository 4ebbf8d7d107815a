"""Regions: one side of a line out to a depth, held against distances measured by other means; and what is done with bodies."""

from collections.abc import Iterator
from math import cos, pi, radians, sin
from random import Random
from typing import Literal, NamedTuple

import numpy as np
import pytest
import shapely

from garant.errors import Code, Refused
from garant.instant import Window
from garant.space.body import Body, Sketch
from garant.space.index import Index, Meeting, meet
from garant.space.piece import FAR_MS
from garant.space.region import during, joined, left_over, levelled, meet_during, parts_of, reaching, widened
from garant.space.sides import Side, one_side
from tests.space.oracle_geodesic import edges_of, nearest, point, to_edges

Position = tuple[int, int]
ALWAYS = Window(None, None)
EVERYWHERE = (None, None)
METRE = 1e7 / 111_000
DEPTHS = (500, 5_000, 15_000, 60_000)
LATITUDES = (0, 359_000_000, -500_000_000, 700_000_000)


def area(rings: list[list[Position]]) -> Body:
    sketch = Sketch()
    for ring in rings:
        sketch.area([ring], EVERYWHERE, ALWAYS)
    return sketch.body()


def disc(position: Position, radius_m: float = 0, band: tuple[int | None, int | None] = EVERYWHERE, window: Window = ALWAYS) -> Body:
    sketch = Sketch()
    sketch.circle(position, round(radius_m * 100), band, window)
    return sketch.body()


# One side of a line


class Line(NamedTuple):
    """A line that winds its way east, and how to tell from outside which side of it a position lies on."""

    positions: list[Position]
    flat: float

    def nearest(self, position: Position) -> tuple[float, bool | None]:
        """Give the distance (m) from the line, and whether that is to its left; None behind its ends."""
        lon, lat = (radians(unit / 1e7) for unit in position)
        edges = edges_of(self.positions)
        far = to_edges(lon, lat, edges, 1e7)
        _, share, edge = min((*nearest(point(lon, lat), edge), number) for number, edge in enumerate(edges))
        if 1e-5 < share < 1 - 1e-5:
            return far, self._turn(self.positions[edge], self.positions[edge + 1], position) > 0
        vertex = edge if share < 0.5 else edge + 1
        if vertex in (0, len(self.positions) - 1):
            return far, None
        return far, self._turn(*self.positions[vertex - 1 : vertex + 2]) < 0

    def _turn(self, a: Position, b: Position, c: Position) -> float:
        return (b[0] - a[0]) * self.flat * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0]) * self.flat


def lines(seed: int) -> Iterator[tuple[Line, int]]:
    """Give lines from nearly straight to a meander that hangs over itself, each with a depth that is about as wide as its bends."""
    random = Random(seed)
    while True:
        lat, depth_m = random.choice(LATITUDES), random.choice(DEPTHS)
        unit, flat = depth_m * METRE, cos(radians(lat / 1e7))
        height, length, over = random.uniform(0, 2.5), random.uniform(0.3, 2), random.uniform(0, 1.1)
        steps = random.choice((12, 60, 120))
        turns = [8 * pi * k / steps for k in range(steps)]
        line = [(360_000_000 + (t - over * sin(2 * t)) * length * unit / flat, lat + height * sin(t) * unit) for t in turns]
        positions = [(round(x), round(y)) for x, y in line]
        if shapely.LineString(positions).is_simple:
            yield Line(positions, flat), depth_m


def near(random: Random, line: Line, depth_m: int) -> Position:
    """Give a position near the middle half of a line."""
    count = len(line.positions)
    x, y = line.positions[random.randrange(count // 4, 3 * count // 4)]
    reach = 1.2 * depth_m * METRE
    return round(x + random.uniform(-reach, reach) / line.flat), round(y + random.uniform(-reach, reach))


@pytest.mark.parametrize("side", ["left", "right"])
@pytest.mark.parametrize("seed", range(4))
def test_a_side_holds_what_lies_on_it_within_the_depth_and_nothing_of_the_other(seed: int, side: Side) -> None:
    random, found = Random(seed), [0, 0]
    for _, (line, depth_m) in zip(range(6), lines(seed), strict=False):
        index = Index()
        index.put("zone", area(one_side(line.positions, side, depth_m)))
        for _ in range(80):
            position = near(random, line, depth_m)
            far, left = line.nearest(position)
            if left is None or far < 2 or abs(far - depth_m) < 1.5:
                continue
            expected = (left == (side == "left")) and far < depth_m
            assert bool(index.met(disc(position))) == expected, (line.positions, depth_m, position, far)
            found[expected] += 1
    assert min(found) > 40


@pytest.mark.parametrize(("off_m", "within"), [(14_999, True), (15_003, False)])
def test_the_depth_is_geodesic_and_at_right_angles(off_m: int, within: bool) -> None:
    """North of a parallel the meridian leads straight off; 110,958 m are a degree of latitude at 35.07 north."""
    line: list[Position] = [(360_000_000, 350_000_000), (364_000_000, 350_000_000)]
    position = (362_000_000, 350_000_000 + round(off_m / 110_947.5 * 1e7))
    assert (meet(area(one_side(line, "left", 15_000)), disc(position)) is not None) == within
    assert meet(area(one_side(line, "right", 15_000)), disc(position)) is None


def test_nothing_is_covered_behind_the_ends() -> None:
    zone = area(one_side([(360_000_000, 350_000_000), (361_000_000, 350_000_000)], "left", 5_000))
    assert meet(zone, disc((360_000_100, 350_100_000))) is not None
    assert meet(zone, disc((359_999_800, 350_100_000))) is None
    assert meet(zone, disc((361_000_200, 350_100_000))) is None


def test_where_a_salient_comes_between_its_other_side_is_not_covered() -> None:
    """South of a line that goes round a salient, 4 km wide: what lies inside it is south; what lies north of the line beside it is not."""
    line = [(360_000_000, 350_000_000), (361_000_000, 350_000_000), (361_000_000, 351_000_000), (361_400_000, 351_000_000),
            (361_400_000, 350_000_000), (362_400_000, 350_000_000)]  # fmt: skip
    zone = area(one_side(line, "right", 15_000))
    assert meet(zone, disc((361_200_000, 350_500_000))) is not None
    assert meet(zone, disc((361_600_000, 350_500_000))) is None
    assert meet(zone, disc((361_600_000, 349_500_000))) is not None


def test_a_closed_line_has_an_inside_and_an_outside_all_the_way_round() -> None:
    around = [(360_000_000, 350_000_000), (361_000_000, 350_000_000), (361_000_000, 351_000_000), (360_000_000, 350_000_000)]
    inside, outside = area(one_side(around, "left", 2_000)), area(one_side(around, "right", 2_000))
    corner = disc((359_990_000, 349_990_000))
    assert meet(outside, corner) is not None
    assert meet(inside, corner) is None
    assert meet(inside, disc((360_900_000, 350_100_000))) is not None


def test_a_side_that_reaches_over_the_edge_of_the_map_comes_in_two_parts() -> None:
    zone = area(one_side([(1_799_000_000, 0), (1_799_000_000, 10_000_000)], "right", 30_000))
    assert np.abs(zone.vertices[:, 0]).max() == 1_800_000_000
    assert meet(zone, disc((1_799_500_000, 5_000_000))) is not None
    assert meet(zone, disc((-1_799_500_000, 5_000_000))) is not None
    assert meet(zone, disc((-1_796_000_000, 5_000_000))) is None


def test_a_line_that_is_drawn_too_finely_for_its_depth_is_refused_before_it_takes_long() -> None:
    comb = [(360_000_000 + 1_000 * k, 350_000_000 + 40_000 * (k % 2)) for k in range(2_000)]
    with pytest.raises(Refused) as caught:
        one_side(comb, "left", 500_000)
    assert caught.value.refusal.sentence.endswith("draw it with fewer positions")


@pytest.mark.parametrize("line", [[(0, 0)], [(0, 0), (0, 0)], [(0, 895_000_000), (10, 895_000_000)]])
def test_what_has_no_sides_or_lies_at_a_pole_is_refused(line: list[Position]) -> None:
    with pytest.raises(Refused) as caught:
        one_side(line, "left", 1_000)
    assert caught.value.refusal.code == Code.BAD_SHAPE


# What is taken out

TOWN = [
    (360_000_000, 350_000_000),
    (360_200_000, 350_000_000),
    (360_200_000, 350_200_000),
    (360_000_000, 350_200_000),
    (360_000_000, 350_000_000),
]
PARK = [
    (360_080_000, 350_080_000),
    (360_120_000, 350_080_000),
    (360_120_000, 350_120_000),
    (360_080_000, 350_120_000),
    (360_080_000, 350_080_000),
]
Shape = Literal["area", "circle", "corridor", "route"]


def piece(shape: Shape, start: Position, end: Position, reach_m: int = 100) -> Body:
    """Give something between two positions, or about the first."""
    sketch, reach_cm = Sketch(), reach_m * 100
    match shape:
        case "area":
            sketch.area([[start, (end[0], start[1]), end, start]], EVERYWHERE, ALWAYS, reach_cm)
        case "circle":
            sketch.circle(start, reach_cm, EVERYWHERE, ALWAYS)
        case "corridor":
            sketch.corridor([start, end], reach_cm, EVERYWHERE, ALWAYS)
        case "route":
            sketch.route([start, end], [0, 3_600_000], reach_cm, 0, None, EVERYWHERE)
    return sketch.body()


SHAPES: tuple[Shape, ...] = ("area", "circle", "corridor", "route")
WITHIN, ALSO_WITHIN = (360_020_000, 350_020_000), (360_060_000, 350_050_000)


@pytest.mark.parametrize("shape", SHAPES)
def test_what_lies_wholly_within_is_taken_out(shape: Shape) -> None:
    assert left_over(piece(shape, WITHIN, ALSO_WITHIN), parts_of([[TOWN]])) is None


@pytest.mark.parametrize("shape", SHAPES)
@pytest.mark.parametrize(
    ("start", "end"),
    [
        ((359_999_000, 350_020_000), (360_010_000, 350_050_000)),
        ((360_005_000, 350_020_000), (360_060_000, 350_050_000)),
        ((360_300_000, 350_020_000), (360_400_000, 350_050_000)),
    ],
    ids=["across the edge", "within, but reaching out", "elsewhere"],
)
def test_what_reaches_out_stays(shape: Shape, start: Position, end: Position) -> None:
    body = piece(shape, start, end)
    left = left_over(body, parts_of([[TOWN]]))
    assert left is not None
    assert len(left.pieces) == len(body.pieces)


@pytest.mark.parametrize("shape", ["area", "corridor", "route"])
def test_a_hole_in_what_is_taken_out_is_outside(shape: Shape) -> None:
    over = piece(shape, (360_050_000, 350_050_000), (360_150_000, 350_150_000))
    assert left_over(over, parts_of([[TOWN]])) is None
    assert left_over(over, parts_of([[TOWN, PARK]])) is not None


def test_a_hole_wholly_within_an_area_still_is_outside() -> None:
    around = piece("area", (360_030_000, 350_030_000), (360_190_000, 350_180_000))
    assert left_over(around, parts_of([[TOWN, PARK]])) is not None


def test_what_covers_all_that_is_taken_out_stays() -> None:
    assert left_over(disc((360_100_000, 350_100_000), 20_000), parts_of([[TOWN]])) is not None


def test_pieces_are_judged_one_by_one() -> None:
    sketch = Sketch()
    sketch.circle(WITHIN, 0, EVERYWHERE, ALWAYS)
    sketch.circle((359_900_000, 350_000_000), 0, EVERYWHERE, ALWAYS)
    left = left_over(sketch.body(), parts_of([[TOWN]]))
    assert left is not None
    assert meet(left, disc(WITHIN)) is None
    assert meet(left, disc((359_900_000, 350_000_000))) is not None


def test_across_two_parts_is_in_doubt_and_stays() -> None:
    east = [(lon + 200_000, lat) for lon, lat in TOWN]
    assert left_over(disc((360_200_000, 350_100_000), 100), parts_of([[TOWN], [east]])) is not None


# Windows, altitudes, width


def test_a_body_is_there_in_its_window_only() -> None:
    whole = disc(WITHIN)
    assert during(whole, ALWAYS) is whole
    noon = during(whole, Window(1_000, 2_000))
    assert noon is not None
    assert meet(noon, disc(WITHIN, window=Window(2_000, None))) is None
    assert meet(noon, disc(WITHIN, window=Window(None, 1_001))) is not None
    assert during(noon, Window(2_000, None)) is None
    assert whole.pieces["end"][0] == FAR_MS


def test_the_window_of_a_route_is_its_course() -> None:
    with pytest.raises(ValueError, match="course"):
        during(piece("route", WITHIN, ALSO_WITHIN), Window(0, 1))


def test_meeting_in_several_windows_spans_them() -> None:
    met = meet_during(disc(WITHIN), disc(WITHIN), [Window(0, 10), Window(20, None)])
    assert met is not None
    assert (met.start_ms, met.end_ms) == (0, None)
    assert meet_during(disc(WITHIN, window=Window(10, 20)), disc(WITHIN), [Window(0, 10), Window(20, None)]) is None


def test_several_meetings_come_to_the_nearest_from_the_first_instant_to_the_last() -> None:
    one, other = Meeting("", 5.0, 1, 1, 9, (0, 0)), Meeting("", 2.0, 4, 3, None, (1, 1))
    assert joined([one, other]) == Meeting("", 2.0, 4, 1, None, (1, 1))
    assert joined([one, one._replace(start_ms=None)]).start_ms is None


def test_wider_reaches_further_and_is_no_nearer() -> None:
    town, outside = area([TOWN]), disc((360_200_000 + round(1_000 / 0.009129), 350_100_000))
    assert meet(widened(town, 990), outside) is None
    met = meet(widened(town, 1_010), outside)
    assert met is not None
    assert met.closest_m == pytest.approx(1_000, abs=5)


def test_altitudes_are_replaced_or_asked_for() -> None:
    low = disc(WITHIN, band=(0, 1_000))
    assert reaching(low, (1_001, None)) is None
    assert reaching(low, (1_000, None)) is not None
    assert reaching(low, EVERYWHERE) is low
    assert meet(levelled(low, (5_000, None)), disc(WITHIN, band=(None, 4_999))) is None
    assert meet(levelled(low, EVERYWHERE), disc(WITHIN, band=(9_000, 9_000))) is not None
