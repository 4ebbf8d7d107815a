"""Readings of zones: each party says how it draws a zone; the readings stand side by side, and bind nobody."""

from typing import Any

import pytest

from garant.errors import Code
from tests.fold.refusing import refuses
from tests.fold.test_zones import AREAS, BOTH_SIDED, COMPUTED, DEPTH, DISTRICTS, LINE, ONE_SIDED, entered, zone
from tests.world import HOST_ROOT, SOURCE, Side, World

ZONE = "reg/zone-2018#z1"
READING: dict[str, Any] = {"type": "zone_reading/1", "zone": ZONE, "capacity": "party", "drawing": ONE_SIDED}
OTHER_SIDE = {**ONE_SIDED, "side": "right"}


@pytest.fixture
def world() -> World:
    return World(rules_level=2)


@pytest.fixture
def reg(world: World) -> Side:
    return world.side("reg")


@pytest.fixture
def tr(world: World, reg: Side) -> Side:
    world.enrol("ru")
    side = world.side("tr")
    zones = (zone(DEPTH), zone(DISTRICTS, "z0"), zone({"is": "control"}, "z2"), zone(COMPUTED[0], "z3"))
    world.admit(reg.headquarters, entered(*zones))
    return side


def side_of(world: World, party: str, status: str = "actual") -> str | None:
    return world.state.zone_readings.rows[f"{ZONE}>{party}:{status}"].said.drawing.side


def test_a_party_reads_a_zone(world: World, tr: Side) -> None:
    admitted = world.admit(tr.headquarters, READING)
    row = world.state.zone_readings.rows[f"{ZONE}>tr:actual"]
    assert (row.index, row.said.drawing.side, len(row.said.drawing.course or ())) == (admitted.index, "left", len(LINE))


def test_the_readings_of_two_stand_side_by_side(world: World, tr: Side) -> None:
    other = world.side("jo")
    world.admit(tr.headquarters, READING)
    world.admit(other.headquarters, {**READING, "drawing": OTHER_SIDE})
    assert (side_of(world, "tr"), side_of(world, "jo")) == ("left", "right")


def test_a_later_reading_takes_the_place_of_the_same_partys_earlier(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, READING)
    world.admit(tr.headquarters, {**READING, "drawing": OTHER_SIDE})
    assert side_of(world, "tr") == "right"
    assert len(world.state.zone_readings) == 1


def test_a_reading_in_an_exercise_leaves_the_actual_one_alone(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, READING)
    world.admit(tr.headquarters, {**READING, "status": "exercise", "drawing": OTHER_SIDE})
    assert (side_of(world, "tr"), side_of(world, "tr", "exercise")) == ("left", "right")


def test_the_same_reading_again_changes_nothing(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, READING)
    refuses(world, Code.NOTHING_CHANGED, tr.headquarters, READING)
    world.admit(tr.headquarters, {**READING, "note": {"en": "As we walked it."}})


def test_a_zone_that_is_not_there_has_no_reading(world: World, tr: Side) -> None:
    for strange in ("reg/zone-2018#z9", "tr/nothing#z1"):
        refuses(world, Code.UNKNOWN_REFERENCE, tr.headquarters, {**READING, "zone": strange})


def test_a_reading_draws_what_the_rule_names(world: World, tr: Side) -> None:
    refuses(world, Code.BAD_VALUE, tr.headquarters, {**READING, "drawing": AREAS})
    refuses(world, Code.BAD_VALUE, tr.headquarters, {**READING, "drawing": BOTH_SIDED})
    refuses(world, Code.BAD_VALUE, tr.headquarters, {**READING, "zone": "reg/zone-2018#z3", "drawing": AREAS})
    world.admit(tr.headquarters, {**READING, "zone": "reg/zone-2018#z0", "drawing": AREAS})


def test_nobody_reads_where_the_parties_are(world: World, tr: Side) -> None:
    refuses(world, Code.NO_GEOMETRY, tr.headquarters, {**READING, "zone": "reg/zone-2018#z2", "drawing": AREAS})


def test_a_registrars_reading_needs_the_charter_and_a_source(world: World, reg: Side, tr: Side) -> None:
    published = {**READING, "capacity": "registrar"}
    refuses(world, Code.NOT_A_REGISTRAR, tr.headquarters, published)
    refuses(world, Code.SOURCE_MISSING, reg.headquarters, published)
    world.admit(reg.headquarters, {**published, "sources": [SOURCE]})


def test_headquarters_alone_reads_zones(world: World, tr: Side) -> None:
    for key in (tr.sector, tr.unit, tr.desk, tr.roots[0]):
        refuses(world, Code.NOT_AUTHORISED, key, READING)


def test_readings_wait_for_the_second_level() -> None:
    world = World()
    reg, _ = world.side("reg"), world.enrol("ru")
    tr = world.side("tr")
    world.admit(reg.headquarters, entered(zone(DEPTH)))
    refuses(world, Code.UNKNOWN_KIND, tr.headquarters, READING)
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "rules_level": 2})
    world.admit(tr.headquarters, READING)


# Acceptances


ACCEPTED: dict[str, Any] = {"type": "zone_acceptance/1", "zone": ZONE, "reading_of": "tr", "binds": "accepts"}


@pytest.fixture
def third() -> World:
    return World(rules_level=3)


@pytest.fixture
def read(third: World) -> tuple[Side, Side]:
    reg, tr, ru = (third.side(name) for name in ("reg", "tr", "ru"))
    third.admit(reg.headquarters, entered(zone(DEPTH)))
    third.admit(tr.headquarters, READING)
    return tr, ru


def test_a_party_takes_anothers_reading(third: World, read: tuple[Side, Side]) -> None:
    _, ru = read
    third.admit(ru.headquarters, ACCEPTED)
    assert third.state.zone_acceptances.rows[f"{ZONE}>tr:actual>ru"].said.binds == "accepts"
    refuses(third, Code.NOTHING_CHANGED, ru.headquarters, ACCEPTED)
    third.admit(ru.headquarters, {**ACCEPTED, "binds": "rejects"})
    assert third.state.zone_acceptances.rows[f"{ZONE}>tr:actual>ru"].said.binds == "rejects"


def test_when_it_is_drawn_anew_it_can_be_taken_anew(third: World, read: tuple[Side, Side]) -> None:
    tr, ru = read
    third.admit(ru.headquarters, ACCEPTED)
    third.admit(tr.headquarters, {**READING, "drawing": OTHER_SIDE})
    third.admit(ru.headquarters, ACCEPTED)


def test_what_nobody_reads_nobody_takes(third: World, read: tuple[Side, Side]) -> None:
    tr, ru = read
    refuses(third, Code.NOTHING_CHANGED, tr.headquarters, ACCEPTED)
    refuses(third, Code.UNKNOWN_REFERENCE, tr.headquarters, {**ACCEPTED, "reading_of": "ru"})
    refuses(third, Code.UNKNOWN_REFERENCE, ru.headquarters, {**ACCEPTED, "status": "exercise"})
    refuses(third, Code.UNKNOWN_REFERENCE, ru.headquarters, {**ACCEPTED, "zone": "reg/zone-2018#z9"})
    refuses(third, Code.NOT_AUTHORISED, ru.sector, ACCEPTED)
