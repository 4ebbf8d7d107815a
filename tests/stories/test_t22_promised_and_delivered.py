"""T22. Aid, returns and weapons in storage: texts promise them by number and by week, and afterwards each side has its own figure.

A text of September 2016 has aid trucks for Aleppo, those of other conflicts have weapons in depots that are inspected every fourteen days.
What was promised is easily counted as if it had come; a week that stands in two reports is added twice; of returns it is not known whether
they were voluntary; of a depot, that somebody declared it.

Here each figure is somebody's word for a point and a period. Promised stands beside delivered, an unknown beside a number; what overlaps
is not added; no name of a person finds a place. What a depot declares stands beside what an inspection found, an absence beside what was
said of it, and a door that stayed shut is an access event.
"""

from typing import Any

import pytest

from garant import instant
from garant.answers.crossings import Crossings, crossings
from garant.answers.storages import StoragePicture, storage
from garant.errors import Code
from tests.world import AGREEMENT, MEASURE, Side, World, refused


def count(party: str, name: str, start: str, until: str | None, **members: Any) -> dict[str, Any]:  # noqa: ANN401
    own = {"type": "crossing_count/1", "name": name, "capacity": "party", "form": "aid", "point": "The crossing", "unit": "trucks"}
    said = {**own, "start": start, "until": until, "by": {"party": party}, "standing": "said", **members}
    return {key: value for key, value in said.items() if value is not None}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def un(world: World) -> Side:
    return world.side("un")


@pytest.fixture
def convoys(world: World, ru: Side, un: Side) -> None:
    world.admit(un.headquarters, count("un", "w1", "2018-09-03", "2018-09-09", promised=200, delivered=86))
    world.admit(
        un.headquarters, count("un", "w2", "2018-09-10", "2018-09-16", promised=200, delivered={"is": "unknown", "because": "not_stated"})
    )
    world.admit(ru.headquarters, count("ru", "september", "2018-09", None, promised=400, delivered=400))


def shown(world: World) -> Crossings:
    return crossings(world.state)


@pytest.mark.usefixtures("convoys")
def test_promised_stands_beside_delivered_and_each_word_has_its_speaker(world: World) -> None:
    assert [(one.key.by, one.promised, one.delivered, one.delivered_unknown) for one in shown(world).totals] == [
        ("ru", 400, 400, 0),
        ("un", 400, 86, 1),
    ]


@pytest.mark.usefixtures("convoys")
def test_a_week_that_stands_in_two_reports_is_added_once_or_not_at_all(world: World, un: Side) -> None:
    world.admit(un.headquarters, count("un", "month", "2018-09", None, delivered=90))
    (ours,) = (one for one in shown(world).totals if one.key.by == "un")
    assert (ours.delivered, ours.counts, ours.overlapping) == (None, 0, ("un/month", "un/w1", "un/w2"))


@pytest.mark.usefixtures("convoys")
def test_tonnes_are_no_trucks_and_returns_no_aid(world: World, un: Side) -> None:
    world.admit(un.headquarters, count("un", "t1", "2018-09-03", "2018-09-09", unit="tonnes", delivered=900))
    returns = {"form": "returns", "unit": "persons", "delivered": 31, "voluntary": "undetermined"}
    world.admit(un.headquarters, count("un", "r1", "2018-09-03", "2018-09-09", **returns))
    assert len([one for one in shown(world).totals if one.key.by == "un"]) == 3
    assert [one.said.voluntary for one in shown(world).counts if one.said.form == "returns"] == ["undetermined"]


def test_who_returned_is_never_said(world: World, un: Side) -> None:
    whole = count("un", "r1", "2018-09-03", None, form="returns", unit="persons", delivered=2)
    for members in ({"delivered": ["Somebody", "Somebody else"]}, {"persons": ["Somebody"]}, {"list": "a" * 64}):
        assert refused(world.host.submit([world.forge(un.headquarters, whole, **members)])[0]) in (Code.BAD_VALUE, Code.UNKNOWN_MEMBER)


# Weapons in storage


@pytest.fixture
def depot(world: World, ru: Side, un: Side) -> None:
    reg = world.side("reg")
    fortnightly = {**MEASURE, "deadline": {"is": "every", "period": "P14D", "first": "2018-09-03"}}
    world.admit(reg.headquarters, {**AGREEMENT, "between": [{"party": "ru"}, {"party": "un"}], "measures": [fortnightly]})
    declared = {
        "type": "storage/1", "name": "depot", "title": {"en": "Depot"}, "district": "The crossing", "as_of": "2018-09-01",
        "measure": "reg/zone-2018#m1", "holdings": [{"form": "tank", "count": 24}, {"form": "mortar_120mm", "count": 12}],
    }  # fmt: skip
    world.admit(ru.headquarters, declared)
    look = {"type": "inspection/1", "capacity": "party", "by": {"party": "un"}, "storage": "ru/depot", "measure": "reg/zone-2018#m1"}
    counted = {
        "found": [{"form": "tank", "count": 21}, {"form": "mortar_120mm", "count": 12}],
        "absent": [{"form": "tank", "count": 2, "because": "at exercises, says the site"}],
    }
    world.admit(un.unit, {**look, "name": "look-1", "when": {"is": "dated", "date": "2018-09-05"}, **counted})
    shut = {
        "type": "access_event/1", "name": "shut", "capacity": "party", "team": "Inspection team", "district": "The crossing",
        "outcome": "refused", "refused_by": [{"party": "ru"}], "reason": "the commander is not here",
    }  # fmt: skip
    world.admit(un.unit, shut)
    world.admit(un.unit, {**look, "name": "look-2", "when": {"is": "dated", "date": "2018-09-17"}, "access": "un/shut"})


def site(world: World, at: str) -> StoragePicture:
    return storage(world.state, "ru/depot", instant.parse(at))


@pytest.mark.usefixtures("depot")
def test_what_was_found_stands_beside_what_was_declared_and_an_absence_beside_its_reason(world: World) -> None:
    tanks, mortars = site(world, "2018-09-18T00:00:00Z").inspections[0].classes
    assert (tanks.declared, tanks.found, tanks.missing, tanks.absent, tanks.unexplained) == (24, 21, 3, 2, 1)
    assert tanks.because == "at exercises, says the site"
    assert (mortars.missing, mortars.unexplained) == (0, 0)


@pytest.mark.usefixtures("depot")
def test_a_door_that_stayed_shut_puts_no_inspection_off(world: World) -> None:
    second = site(world, "2018-09-18T00:00:00Z").inspections[1]
    assert second.access is not None
    assert (second.outcome, second.access.reason) == ("refused", "the commander is not here")
    due = site(world, "2018-09-21T00:00:00Z").due
    assert due is not None
    assert (due.last, due.due, due.overdue) == ("2018-09-05", "2018-09-19", True)


@pytest.mark.usefixtures("depot")
def test_a_new_declaration_does_not_change_what_an_inspection_was_held_against(world: World, ru: Side) -> None:
    again = {"type": "storage/1", "name": "depot", "title": {"en": "Depot"}, "district": "The crossing", "as_of": "2018-09-20"}
    world.admit(ru.headquarters, {**again, "measure": "reg/zone-2018#m1", "holdings": [{"form": "tank", "count": 21}]})
    found = site(world, "2018-09-21T00:00:00Z")
    assert [version.said.as_of for version in found.versions] == ["2018-09-01", "2018-09-20"]
    assert (found.inspections[0].against, found.inspections[0].classes[0].missing) == (1, 3)
