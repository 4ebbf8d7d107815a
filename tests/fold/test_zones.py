"""Zones: what they refer to is there, a drawing fits its rule, and what came later waits for its rules level."""

from collections.abc import Mapping
from typing import Any

import pytest

from garant.errors import Code
from garant.statement.kinds.agreements import Measure
from garant.statement.zones import Drawing
from tests.fold.refusing import refuses, refuses_submission
from tests.world import AGREEMENT, CHARTER, HOST_ROOT, MEASURE, NOTICE, Side, World

LINE = [[366_000_000, 359_000_000], [367_000_000, 359_000_000]]
RING = [[366_000_000, 359_000_000], [367_000_000, 359_000_000], [367_000_000, 360_000_000], [366_000_000, 359_000_000]]
AREA = {"is": "area", "polygons": [[RING]]}
ONE_SIDED, BOTH_SIDED, AREAS = {"course": LINE, "side": "left"}, {"course": LINE}, {"areas": [AREA]}

DISTRICTS = {"is": "districts", "units": ["Idlib"]}
DEPTH = {"is": "depth_from_line", "line": "the line of contact", "depth_m": 15_000}
BY_AREAS: tuple[Mapping[str, Any], ...] = (
    DISTRICTS,
    {"is": "polygon", "area": AREA},
    {"is": "country", "units": ["Syria"]},
    {"is": "annex_map"},
)
BY_COURSE: tuple[Mapping[str, Any], ...] = ({"is": "road_band", "road": "M4", "left_m": 6_000}, {"is": "separation", "distance_m": 2_000})
COMPUTED: tuple[Mapping[str, Any], ...] = (
    {"is": "rings", "around": "z0", "out_to_m": [1_000]},
    {"is": "along_boundary", "of": ["z0"]},
    {"is": "around_notice", "activities": ["aid_convoy"], "radius_m": 500},
)


def zone(rule: Mapping[str, Any], name: str = "z1", **members: object) -> dict[str, Any]:
    return {"name": name, "title": {"en": "A zone"}, "rule": rule, "status": "described", **members}


def entered(*zones: Mapping[str, Any], **members: object) -> dict[str, Any]:
    return {**AGREEMENT, "zones": zones, **members}


def measured(**members: object) -> dict[str, Any]:
    return {**AGREEMENT, "measures": [{**MEASURE, **members}]}


def by_rule(value: object) -> str:
    return str(value["is"]) if isinstance(value, Mapping) else str(value)


@pytest.fixture
def world() -> World:
    return World(rules_level=2)


@pytest.fixture
def reg(world: World) -> Side:
    for name in ("ru", "tr"):
        world.enrol(name)
    return world.side("reg")


# A drawing fits its rule


@pytest.mark.parametrize("rule", BY_AREAS, ids=by_rule)
def test_areas_are_drawn_as_areas(world: World, reg: Side, rule: Mapping[str, Any]) -> None:
    refuses(world, Code.BAD_VALUE, reg.headquarters, entered(zone(rule, drawing=BOTH_SIDED)))
    world.admit(reg.headquarters, entered(zone(rule, drawing=AREAS)))


@pytest.mark.parametrize("rule", BY_COURSE, ids=by_rule)
def test_a_road_or_line_is_drawn_by_its_course(world: World, reg: Side, rule: Mapping[str, Any]) -> None:
    refuses(world, Code.BAD_VALUE, reg.headquarters, entered(zone(rule, drawing=AREAS)))
    refuses(world, Code.BAD_VALUE, reg.headquarters, entered(zone(rule, drawing=ONE_SIDED)))
    world.admit(reg.headquarters, entered(zone(rule, drawing=BOTH_SIDED)))


def test_a_depth_lies_on_one_side_of_its_line(world: World, reg: Side) -> None:
    refuses(world, Code.BAD_VALUE, reg.headquarters, entered(zone(DEPTH, drawing=BOTH_SIDED)))
    world.admit(reg.headquarters, entered(zone(DEPTH, drawing={**ONE_SIDED, "minus": [AREA]})))


@pytest.mark.parametrize("rule", COMPUTED, ids=by_rule)
def test_what_is_computed_is_not_drawn(world: World, reg: Side, rule: Mapping[str, Any]) -> None:
    base = zone(DISTRICTS, "z0")
    refuses(world, Code.BAD_VALUE, reg.headquarters, entered(base, zone(rule, drawing=AREAS)))
    world.admit(reg.headquarters, entered(base, zone(rule)))


@pytest.mark.parametrize("drawing", [AREAS, BOTH_SIDED, ONE_SIDED], ids=["areas", "course", "one side"])
def test_where_parties_are_is_never_drawn(world: World, reg: Side, drawing: Mapping[str, Any]) -> None:
    mapped = [zone({"is": "control"}, drawing=drawing)]
    refuses_submission(world, Code.NO_GEOMETRY, world.forge(reg.headquarters, dict(AGREEMENT), zones=mapped))
    world.admit(reg.headquarters, entered(zone({"is": "control"})))


# What a zone refers to


@pytest.mark.parametrize("rule", COMPUTED[:2], ids=by_rule)
def test_a_zone_round_another_needs_that_one(world: World, reg: Side, rule: Mapping[str, Any]) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, reg.headquarters, entered(zone(rule)))
    world.admit(reg.headquarters, entered(zone(rule), zone(DISTRICTS, "z0")))


@pytest.mark.parametrize("rule", COMPUTED[:2], ids=by_rule)
def test_a_part_may_bring_a_zone_round_one_that_is_there(world: World, reg: Side, rule: Mapping[str, Any]) -> None:
    world.admit(reg.headquarters, entered(zone(DISTRICTS, "z0")))
    world.admit(reg.headquarters, {"type": "agreement_part/1", "agreement": "reg/zone-2018", "zones": [zone(rule)]})


@pytest.mark.parametrize("rule", COMPUTED[:2], ids=by_rule)
def test_below_the_second_level_that_is_not_asked(reg: Side, rule: Mapping[str, Any]) -> None:
    old = World()
    for name in ("ru", "tr"):
        old.enrol(name)
    old.admit(old.side("reg").headquarters, entered(zone(rule)))


def test_a_zone_round_notices_names_notices_that_are_there(world: World, reg: Side) -> None:
    rule = {"is": "around_notice", "notices": ["jo/patrol-1"], "radius_m": 500}
    refuses(world, Code.UNKNOWN_REFERENCE, reg.headquarters, entered(zone(rule)))
    world.admit(world.side("jo").unit, NOTICE)
    world.admit(reg.headquarters, entered(zone(rule)))


@pytest.mark.parametrize("activity", ["air_strike", "seize_property", "sing"])
def test_a_zone_round_notices_names_what_a_notice_may_name(world: World, reg: Side, activity: str) -> None:
    rule = {"is": "around_notice", "activities": ["aid_convoy", activity], "radius_m": 500}
    refuses(world, Code.UNKNOWN_ACTIVITY, reg.headquarters, entered(zone(rule)))


# Exemptions


def test_an_exemption_allows_no_attack(world: World, reg: Side) -> None:
    exempt = {"activities": ["aid_convoy", "air_strike"]}
    refuses(world, Code.ATTACK_ACTIVITY, reg.headquarters, measured(exempts=[exempt]))
    refuses(world, Code.UNKNOWN_ACTIVITY, reg.headquarters, measured(exempts=[{"activities": ["sing"]}]))
    world.admit(reg.headquarters, measured(exempts=[{"activities": ["aid_convoy"]}]))


def test_who_is_exempt_is_a_party(world: World, reg: Side) -> None:
    refuses(world, Code.UNKNOWN_PARTY, reg.headquarters, measured(exempts=[{"parties": ["tr", "un"]}]))
    world.admit(reg.headquarters, measured(exempts=[{"parties": ["tr"], "purposes": ["aid"]}]))


# Members that came later

LATER: tuple[Mapping[str, Any], ...] = (
    entered(zone(DISTRICTS, drawing=AREAS)),
    entered(zone(DISTRICTS, lower_cm=0)),
    entered(zone(DISTRICTS, upper_cm=0)),
    entered(zone(DISTRICTS, "z0"), zone({"is": "along_boundary", "of": ["z0"], "width_m": 100})),
    entered(zone(COMPUTED[2])),
    measured(exempts=[{"parties": ["tr"]}]),
    measured(valid_from="2018-09-17T00:00:00Z"),
    measured(valid_until="2018-09-17T00:00:00Z"),
)
NEWS = [{"kinds": ["site", "patrol"], "news": "inform"}]


@pytest.mark.parametrize("members", LATER)
def test_what_came_later_waits_for_its_level(members: Mapping[str, Any]) -> None:
    world = World()
    for name in ("ru", "tr"):
        world.enrol(name)
    reg = world.side("reg")
    refuses(world, Code.UNKNOWN_MEMBER, reg.headquarters, members)
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "rules_level": 2})
    world.admit(reg.headquarters, members)


def test_the_table_of_kinds_waits_too() -> None:
    refuses(World(open=False), Code.UNKNOWN_MEMBER, HOST_ROOT, {**CHARTER, "news": NEWS})
    amendment = {"type": "charter_amendment/1", "party": "host", "version": 2, "news": NEWS}
    world = World()
    refuses(world, Code.UNKNOWN_MEMBER, HOST_ROOT, amendment)
    world.admit(HOST_ROOT, {**amendment, "rules_level": 2})
    (pair,) = world.state.charters.rows["charter"].charter.news or ()
    assert (pair.kinds, pair.news) == (("site", "patrol"), "inform")


def test_the_table_of_kinds_may_stand_in_the_charter_and_be_replaced() -> None:
    world = World(open=False)
    world.admit(HOST_ROOT, {**CHARTER, "rules_level": 2, "news": NEWS})
    other = [{"kinds": ["flight", "flight"], "news": "ignore"}]
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "news": other})
    assert [pair.kinds for pair in world.state.charters.rows["charter"].charter.news or ()] == [("flight", "flight")]


def test_what_is_hidden_is_not_judged(world: World, reg: Side) -> None:
    world.admit(reg.headquarters, entered(zone(DISTRICTS, drawing=BOTH_SIDED)), hide=["zones"])


def test_the_state_holds_what_was_drawn(world: World, reg: Side) -> None:
    world.admit(reg.headquarters, {**measured(valid_from="2018-09-17T00:00:00Z"), "zones": [zone(DEPTH, drawing=ONE_SIDED, upper_cm=9)]})
    row = world.state.zones.rows["reg/zone-2018#z1"].zone
    measure: Measure = world.state.measures.rows["reg/zone-2018#m1"].measure
    assert (row.upper_cm, row.drawing) == (9, Drawing(course=((366_000_000, 359_000_000), (367_000_000, 359_000_000)), side="left"))
    assert measure.validity() == (1_537_142_400_000, None)
