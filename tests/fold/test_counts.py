"""Counts, storage sites and inspections: each says its own, numbers only, about what is there, and of one status."""

from typing import Any

import pytest

from garant.errors import Code
from tests.fold.refusing import refuses
from tests.world import AGREEMENT, SOURCE, Side, World, refused

REPORTED = {"capacity": "registrar", "sources": [SOURCE]}
COUNT: dict[str, Any] = {
    "type": "crossing_count/1",
    "name": "aid-1",
    "capacity": "party",
    "form": "aid",
    "point": "The bridge",
    "start": "2018-09-10",
    "until": "2018-09-16",
    "unit": "trucks",
    "delivered": 180,
    "by": {"party": "tr"},
    "standing": "said",
}
SITE: dict[str, Any] = {
    "type": "storage/1",
    "name": "depot",
    "title": {"en": "Depot"},
    "district": "Upper valley",
    "as_of": "2018-09-17",
    "holdings": [{"form": "tank", "count": 24}],
}
LOOK: dict[str, Any] = {
    "type": "inspection/1",
    "name": "look-1",
    "capacity": "party",
    "by": {"party": "ru"},
    "storage": "tr/depot",
    "when": {"is": "dated", "date": "2018-09-18"},
    "found": [{"form": "tank", "count": 22}],
}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def reg(world: World) -> Side:
    return world.side("reg")


@pytest.mark.parametrize("kind", [COUNT, SITE, LOOK], ids=lambda kind: str(kind["type"]))
def test_they_are_in_force_from_level_3_on(kind: dict[str, Any]) -> None:
    old = World(rules_level=2)
    side = old.side("tr")
    refuses(old, Code.UNKNOWN_KIND, side.headquarters, kind)


# Counts at crossings


def test_a_party_reports_its_own_counts_once(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, COUNT)
    refuses(world, Code.NAME_TAKEN, tr.headquarters, COUNT)
    refuses(world, Code.NOT_AUTHORISED, tr.unit, {**COUNT, "name": "aid-2"})


def test_the_counts_of_others_are_a_registrars_to_report(world: World, tr: Side, ru: Side, reg: Side) -> None:
    refuses(world, Code.NOT_YOURS, ru.headquarters, COUNT)
    refuses(world, Code.NOT_A_REGISTRAR, ru.headquarters, {**COUNT, **REPORTED})
    refuses(world, Code.SOURCE_MISSING, reg.headquarters, {**COUNT, "capacity": "registrar"})
    refuses(world, Code.UNKNOWN_PARTY, reg.headquarters, {**COUNT, **REPORTED, "by": {"party": "sy"}})
    world.admit(reg.headquarters, {**COUNT, **REPORTED})


def test_aid_is_neither_voluntary_nor_not(world: World, tr: Side) -> None:
    refuses(world, Code.BAD_VALUE, tr.headquarters, {**COUNT, "voluntary": "mixed"})
    world.admit(tr.headquarters, {**COUNT, "form": "returns", "unit": "persons", "voluntary": "undetermined"})


def test_a_count_is_about_what_is_there(world: World, tr: Side) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, tr.headquarters, {**COUNT, "about": ["measure:reg/zone-2018#m1"]})


@pytest.mark.parametrize(
    "members",
    [
        {"delivered": ["Somebody", "Somebody else"]},
        {"delivered": {"is": "names"}},
        {"names": ["Somebody"]},
        {"persons": [{"name": "Somebody"}]},
        {"delivered": -1},
        {"unit": "Somebody by name"},
    ],
    ids=str,
)
def test_persons_are_never_listed(world: World, tr: Side, members: dict[str, Any]) -> None:
    """Guard-rail 1: a count is a number. There is no place in it where a list of people could stand."""
    before = world.picture()
    assert refused(world.host.submit([world.forge(tr.headquarters, COUNT, **members)])[0]) in (Code.BAD_VALUE, Code.UNKNOWN_MEMBER)
    assert world.picture() == before


def test_a_count_corrects_its_reporters_own(world: World, tr: Side, ru: Side) -> None:
    again = {**COUNT, "name": "aid-2", "replaces": "tr/aid-1"}
    refuses(world, Code.UNKNOWN_REFERENCE, tr.headquarters, again)
    world.admit(tr.headquarters, COUNT)
    refuses(world, Code.NOT_YOURS, ru.headquarters, {**again, "by": {"party": "ru"}})
    refuses(world, Code.NOT_YOURS, tr.headquarters, {**again, "unit": "tonnes"})
    refuses(world, Code.NOT_YOURS, tr.headquarters, {**again, "point": "The other bridge"})
    refuses(world, Code.OTHER_STATUS, tr.headquarters, {**again, "status": "exercise"})
    world.admit(tr.headquarters, again)


# Storage sites and inspections


def test_a_site_is_declared_again_and_its_versions_stay(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, SITE)
    world.admit(tr.headquarters, {**SITE, "as_of": "2018-10-01", "holdings": [{"form": "tank", "count": 20}]})
    assert [row.said.as_of for row in world.state.storage_versions.values("tr/depot@")] == ["2018-09-17", "2018-10-01"]
    assert world.state.storages.rows["tr/depot"].said.as_of == "2018-10-01"
    refuses(world, Code.OTHER_STATUS, tr.headquarters, {**SITE, "status": "exercise"})


@pytest.mark.parametrize("members", [{"zone": "reg/zone-2018#z1"}, {"measure": "reg/zone-2018#m9"}], ids=["zone", "measure"])
def test_a_site_lies_where_something_is(world: World, tr: Side, ru: Side, reg: Side, members: dict[str, Any]) -> None:
    world.admit(reg.headquarters, AGREEMENT)
    refuses(world, Code.UNKNOWN_REFERENCE, tr.headquarters, {**SITE, **members})
    world.admit(tr.headquarters, {**SITE, "measure": "reg/zone-2018#m1"})
    refuses(world, Code.UNKNOWN_REFERENCE, ru.headquarters, {**LOOK, **members})


def test_a_team_enters_what_it_found(world: World, tr: Side, ru: Side, reg: Side) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, ru.headquarters, LOOK)
    world.admit(tr.headquarters, SITE)
    refuses(world, Code.NOT_YOURS, tr.headquarters, LOOK)
    refuses(world, Code.NOT_A_REGISTRAR, tr.headquarters, {**LOOK, **REPORTED})
    refuses(world, Code.SOURCE_MISSING, reg.headquarters, {**LOOK, "capacity": "registrar"})
    refuses(world, Code.UNKNOWN_REFERENCE, ru.unit, {**LOOK, "access": "ru/turned-away"})
    refuses(world, Code.OTHER_STATUS, ru.unit, {**LOOK, "status": "test"})
    world.admit(ru.unit, LOOK)
    refuses(world, Code.NAME_TAKEN, ru.unit, LOOK)


def test_an_inspection_that_was_refused_names_its_access_event(world: World, tr: Side, ru: Side) -> None:
    event = {
        "type": "access_event/1", "name": "turned-away", "capacity": "party", "team": "Patrol", "district": "Upper valley",
        "outcome": "refused", "refused_by": [{"party": "tr"}], "reason": {"is": "none"},
    }  # fmt: skip
    world.admit(tr.headquarters, SITE)
    world.admit(ru.unit, event)
    world.admit(ru.unit, {**{name: value for name, value in LOOK.items() if name != "found"}, "access": "ru/turned-away"})


def test_holdings_and_findings_may_be_hidden(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, {**SITE, "share": ["ru"]}, ["holdings"])
    world.admit(ru.unit, {**LOOK, "share": ["tr"]}, ["found"])
    assert world.state.storages.rows["tr/depot"].said.holdings is None
    assert world.state.inspections.rows["ru/look-1"].said.found is None
