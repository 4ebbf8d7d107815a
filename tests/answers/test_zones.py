"""What a zone covers: each rule applied to each drawing; every reading side by side; what nobody has drawn stays open, with the reason."""

from collections.abc import Mapping
from typing import Any

import pytest

from garant.answers.bodies import body_of
from garant.answers.outlines import distance_text
from garant.answers.zones import Covered, ZoneShape, ZoneShapes, covered, readings_of
from garant.space.index import meet
from tests.answers.asking import agreement, disc, measure, place, ring, square, volumes, zone
from tests.world import Side, World

REF = "reg/zone-2018#z1"
ROAD = [place(0, 0), place(20_000, 0)]
EAST = {"course": ROAD}
NORTH = {"course": ROAD, "side": "left"}
TOWN = {"areas": [square(1_000)]}
DISTRICTS = {"is": "districts", "units": ["the town"]}
DEPTH = {"is": "depth_from_line", "line": "the line of contact", "depth_m": 5_000}


@pytest.fixture
def world() -> World:
    return World(rules_level=2)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def reg(world: World, tr: Side, ru: Side) -> Side:
    return world.side("reg")


def drawn(rule: dict[str, Any], drawing: dict[str, Any] | None) -> dict[str, Any]:
    return zone(rule, drawing=drawing) if drawing else zone(rule)


def enter(world: World, reg: Side, *zones: dict[str, Any]) -> None:
    world.admit(reg.headquarters, agreement(measure(zone=None), zones=zones))


def reading(drawing: Mapping[str, Any], status: str = "actual", name: str = REF, capacity: str = "party") -> dict[str, Any]:
    return {"type": "zone_reading/1", "status": status, "zone": name, "capacity": capacity, "drawing": drawing}


def holds(shape: ZoneShape, east_m: float, north_m: float, **members: object) -> bool:
    return meet(shape.body, body_of(volumes(disc(east_m, north_m, 0, **members)))) is not None


def the_shape(world: World, ref: str = REF) -> ZoneShape:
    (shape,) = readings_of(world.state, ref, "actual")
    return shape


def names(found: Covered) -> list[str]:
    return [shape.reading for shape in found.shapes]


# As drawn


@pytest.mark.parametrize(
    ("rule", "drawing"),
    [
        ({"is": "polygon", "area": square(1_000)}, None),
        (DISTRICTS, TOWN),
        ({"is": "country", "units": ["Syria"]}, TOWN),
        ({"is": "annex_map"}, TOWN),
        ({"is": "polygon", "area": square(9_000)}, TOWN),
    ],
    ids=["polygon", "districts", "country", "annex map", "a drawing before the polygon"],
)
def test_areas_cover_what_is_drawn(world: World, reg: Side, rule: dict[str, Any], drawing: dict[str, Any] | None) -> None:
    enter(world, reg, drawn(rule, drawing))
    shape = the_shape(world)
    assert shape.reading == "text"
    assert holds(shape, 0, 990)
    assert not holds(shape, 0, 1_010)


def test_a_depth_lies_on_its_side_of_the_line_only(world: World, reg: Side) -> None:
    enter(world, reg, zone(DEPTH, drawing=NORTH))
    shape = the_shape(world)
    assert holds(shape, 10_000, 4_990)
    assert not holds(shape, 10_000, 5_010)
    assert not holds(shape, 10_000, -20)
    assert not holds(shape, -50, 2_000)


def test_no_depth_is_the_line_itself(world: World, reg: Side) -> None:
    enter(world, reg, zone({**DEPTH, "depth_m": 0}, drawing=NORTH))
    assert holds(the_shape(world), 10_000, 0)
    assert not holds(the_shape(world), 10_000, 20)


def test_two_depths_are_two_readings(world: World, reg: Side) -> None:
    rule = {"is": "depth_from_line", "line": "the line of contact", "depth_min_m": 15_000, "depth_max_m": 20_000}
    enter(world, reg, zone(rule, drawing=NORTH))
    shallow, deep = readings_of(world.state, REF, "actual")
    assert (shallow.reading, deep.reading) == ("text, 15 km deep", "text, 20 km deep")
    assert (holds(shallow, 10_000, 17_000), holds(deep, 10_000, 17_000)) == (False, True)


@pytest.mark.parametrize(
    ("widths", "inside", "outside"),
    [
        ({"left_m": 6_000, "right_m": 6_000}, [(10_000, 5_990), (10_000, -5_990), (-5_900, 0)], [(10_000, 6_010), (10_000, -6_010)]),
        ({"left_m": 6_000, "right_m": 1_000}, [(10_000, 5_990), (10_000, -990)], [(10_000, 6_010), (10_000, -1_010), (-1_100, 0)]),
        ({"right_m": 1_000}, [(10_000, -990), (10_000, 0)], [(10_000, 20), (10_000, -1_010)]),
        ({}, [(10_000, 0)], [(10_000, 20), (10_000, -20)]),
    ],
    ids=["6 km each side", "6 km and 1 km", "one side", "the road itself"],
)
def test_a_band_reaches_as_far_as_its_widths(
    world: World, reg: Side, widths: dict[str, int], inside: list[tuple[int, int]], outside: list[tuple[int, int]]
) -> None:
    enter(world, reg, zone({"is": "road_band", "road": "M4", **widths}, drawing=EAST))
    shape = the_shape(world)
    assert [holds(shape, *there) for there in inside] == [True] * len(inside)
    assert [holds(shape, *there) for there in outside] == [False] * len(outside)


def test_a_separation_is_kept_on_both_sides(world: World, reg: Side) -> None:
    enter(world, reg, zone({"is": "separation", "distance_m": 2_000}, drawing=EAST))
    assert [holds(the_shape(world), 10_000, north_m) for north_m in (1_990, -1_990, 2_010, -2_010)] == [True, True, False, False]


def test_a_zone_has_its_altitudes(world: World, reg: Side) -> None:
    enter(world, reg, zone(DISTRICTS, drawing=TOWN, lower_cm=0, upper_cm=300_000))
    assert holds(the_shape(world), 0, 0, lower_cm=300_000)
    assert not holds(the_shape(world), 0, 0, lower_cm=300_001)


# Readings


def test_each_party_may_draw_it_differently_and_none_is_preferred(world: World, reg: Side, tr: Side, ru: Side) -> None:
    enter(world, reg, zone(DEPTH, drawing=NORTH))
    world.admit(tr.headquarters, reading({"course": [place(0, 2_000), place(20_000, 2_000)], "side": "left"}))
    world.admit(ru.headquarters, reading({"course": ROAD, "side": "right"}))
    text, by_ru, by_tr = readings_of(world.state, REF, "actual")
    assert (text.reading, by_ru.reading, by_tr.reading) == ("text", "ru", "tr")
    assert [holds(shape, 10_000, 6_500) for shape in (text, by_ru, by_tr)] == [False, False, True]
    assert [holds(shape, 10_000, -1_000) for shape in (text, by_ru, by_tr)] == [False, True, False]


def test_a_reading_in_an_exercise_is_none_in_earnest(world: World, reg: Side, tr: Side) -> None:
    enter(world, reg, zone(DEPTH))
    world.admit(tr.headquarters, reading(NORTH, status="exercise"))
    assert readings_of(world.state, REF, "actual") == []
    assert [shape.reading for shape in readings_of(world.state, REF, "exercise")] == ["tr"]


def test_a_later_reading_takes_the_place_of_the_same_partys_earlier_one(world: World, reg: Side, tr: Side) -> None:
    enter(world, reg, zone(DEPTH))
    kept = ZoneShapes()
    world.admit(tr.headquarters, reading(NORTH))
    (first,) = readings_of(world.state, REF, "actual", kept)
    world.admit(tr.headquarters, reading({"course": ROAD, "side": "right"}))
    (second,) = readings_of(world.state, REF, "actual", kept)
    assert (holds(first, 10_000, 1_000), holds(second, 10_000, 1_000)) == (True, False)


def test_what_was_computed_is_kept(world: World, reg: Side) -> None:
    enter(world, reg, zone(DEPTH, drawing=NORTH))
    kept = ZoneShapes()
    assert covered(world.state, REF, "actual", kept).shapes[0] is covered(world.state, REF, "actual", kept).shapes[0]


# Zones round zones


def test_rings_lie_round_another_zone_under_each_of_its_readings(world: World, reg: Side, tr: Side) -> None:
    rings = {"is": "rings", "around": "z1", "out_to_m": [10_000, 20_000]}
    enter(world, reg, zone(DISTRICTS, drawing={**TOWN}, lower_cm=0, upper_cm=100), zone(rings, "z2"))
    world.admit(tr.headquarters, reading({"areas": [square(1_000, 0, 50_000)]}))
    text, by_tr = readings_of(world.state, "reg/zone-2018#z2", "actual")
    assert (text.reading, by_tr.reading) == ("text", "tr")
    assert [one.out_to_m for one in text.rings] == [0, 10_000, 20_000]
    assert [holds(text, 0, north_m) for north_m in (0, 20_980, 21_020)] == [True, True, False]
    assert holds(text, 0, 0, lower_cm=99_999)


def test_a_strip_lies_along_the_edges_of_other_zones(world: World, reg: Side) -> None:
    along = {"is": "along_boundary", "of": ["z1", "z0"], "width_m": 500}
    west, east = ({"areas": [square(3_000, east_m, 0)]} for east_m in (0, 20_000))
    enter(world, reg, zone(DISTRICTS, drawing=west), zone(DISTRICTS, "z0", drawing=east), zone(along, "z2"))
    shape = the_shape(world, "reg/zone-2018#z2")
    assert [holds(shape, 0, north_m) for north_m in (2_510, 3_490, 2_490, 3_510)] == [True, True, False, False]
    assert holds(shape, 20_000, 3_000)


def test_a_strip_follows_the_readings_of_the_zones_whose_edges_it_follows(world: World, reg: Side, tr: Side) -> None:
    along = {"is": "along_boundary", "of": ["z1"], "width_m": 500}
    enter(world, reg, zone(DISTRICTS, drawing={"areas": [square(3_000)]}), zone(along, "z2"))
    world.admit(tr.headquarters, reading({"areas": [square(5_000)]}))
    found = covered(world.state, "reg/zone-2018#z2", "actual")
    assert names(found) == ["text", "tr"]
    assert [holds(shape, 0, 5_000) for shape in found.shapes] == [False, True]


# What is open

BOW = {"areas": [{"is": "area", "polygons": [[ring((0, 0), (100, 100), (100, 0), (0, 100))]]}]}


@pytest.mark.parametrize(
    ("rule", "drawing", "because"),
    [
        (DISTRICTS, None, "nobody has drawn it"),
        (DEPTH, None, "nobody has drawn it"),
        ({"is": "depth_from_line", "line": "the line"}, NORTH, "text: the text gives no depth"),
        (
            {"is": "road_band", "road": "M4", "left_m": {"is": "unknown", "because": "not_stated"}},
            EAST,
            "text: the text leaves the width open",
        ),
        ({"is": "along_boundary", "of": ["z0"]}, None, "the text gives no width"),
        ({"is": "along_boundary", "of": ["z0"], "width_m": 9}, None, "z0: its edges are not drawn as areas"),
        ({"is": "rings", "around": "z0", "out_to_m": [1]}, None, "z0: nobody has drawn it"),
        ({"is": "rings", "around": "z1", "out_to_m": [1]}, None, "z1: the zones lie round each other"),
        ({"is": "control"}, None, "where parties are is never mapped"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_is_open_is_said(world: World, reg: Side, rule: dict[str, Any], drawing: dict[str, Any] | None, because: str) -> None:
    enter(world, reg, drawn(rule, drawing), zone(DISTRICTS, "z0"))
    assert covered(world.state, REF, "actual") == Covered((), because)


def test_a_drawing_that_cannot_be_leaves_the_others_alone(world: World, reg: Side, tr: Side) -> None:
    enter(world, reg, zone(DISTRICTS, drawing=TOWN))
    world.admit(tr.headquarters, reading(BOW))
    found = covered(world.state, REF, "actual")
    assert names(found) == ["text"]
    assert found.because.startswith("tr: the edge that leaves vertex 2")


def test_a_part_taken_out_that_cannot_be_is_no_drawing(world: World, reg: Side) -> None:
    enter(world, reg, zone(DISTRICTS, drawing={**TOWN, "minus": BOW["areas"]}))
    assert covered(world.state, REF, "actual").because.startswith("text: the edge that leaves vertex 2")


def test_a_zone_that_is_sealed_is_open(world: World) -> None:
    assert covered(world.state, REF, "actual") == Covered((), "the zone is sealed, or not entered")


@pytest.mark.parametrize(("metres", "text"), [(0, "0 m"), (457, "457 m"), (1_000, "1 km"), (1_500, "1.5 km"), (15_000, "15 km")])
def test_distances_are_spelt_as_texts_do(metres: int, text: str) -> None:
    assert distance_text(metres) == text
