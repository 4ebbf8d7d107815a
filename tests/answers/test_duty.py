"""The duty desk: a STOP above everything, then what is overdue, due and open; a unit sees what is for units; exercises come last."""

import pytest

from garant.answers.duty import duty
from garant.answers.duty_lines import Line
from tests.answers.day import END_MS, POST, a_day, a_world
from tests.world import Side, World, receipt

STOP = {"type": "call/1", "status": "actual", "name": "stop-2", "channel": "tr/air-line", "urgency": "stop", "to": ["ru"]}
REQUEST = {
    "type": "request/1", "status": "actual", "name": "truce-1", "capacity": "party", "form": "guarantee", "of": [{"party": "ru"}],
    "reply_by": "2018-09-17T15:00:00Z",
}  # fmt: skip


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def sides(world: World) -> tuple[Side, Side]:
    return a_day(world)


def lines(world: World, party: str, level: str | None = None) -> list[Line]:
    return list(duty(world.state, party, END_MS, level=level).lines)  # type: ignore[arg-type]


def brief(found: list[Line]) -> list[tuple[str, str, str]]:
    return [(one.sort, one.urgency, one.thing) for one in found]


def test_a_stop_is_above_everything_for_both_sides(world: World, sides: tuple[Side, Side]) -> None:
    world.admit(sides[0].headquarters, STOP)
    assert brief(lines(world, "ru"))[0] == ("stop_call", "now", "call:tr/stop-2")
    assert next((one.thing, one.why, one.other) for one in lines(world, "tr")) == ("call:tr/stop-2", "ours_not_taken", "ru")


def test_a_call_that_was_taken_waits_for_nobody(world: World, sides: tuple[Side, Side]) -> None:
    assert not [one for one in lines(world, "ru") if one.sort == "stop_call"]


def test_overdue_before_due_before_open(world: World, sides: tuple[Side, Side]) -> None:
    world.admit(sides[0].headquarters, REQUEST)
    found = lines(world, "ru")
    order = ["now", "overdue", "due", "open"]
    assert [one.urgency for one in found] == sorted((one.urgency for one in found), key=order.index)
    assert ("request", "overdue", "request:tr/truce-1") in brief(found)
    assert ("commitment", "overdue", "measure:tr/memorandum#m1") in brief(found)


def test_headquarters_has_read_it_and_the_unit_has_not(world: World, sides: tuple[Side, Side]) -> None:
    assert [(one.thing, one.level) for one in lines(world, "ru") if one.sort == "receipt"] == [("notice:tr/post-1", "unit")]
    assert not [one for one in lines(world, "ru", "headquarters") if one.sort == "receipt"]
    world.admit(sides[1].unit, {**receipt("acknowledged", "unit", notice="tr/post-1"), "status": "actual"})
    assert not [one for one in lines(world, "ru") if one.sort == "receipt"]


def test_a_unit_sees_what_is_for_units(world: World, sides: tuple[Side, Side]) -> None:
    world.admit(sides[0].headquarters, REQUEST)
    assert {one.sort for one in lines(world, "ru", "unit")} == {"receipt", "channel"}


def test_an_incident_waits_for_the_position_of_those_who_were_told(world: World, sides: tuple[Side, Side]) -> None:
    from tests.answers.day import incident

    told = {**incident("shelling-5", "shelling", "Idlib", "2018-09-17"), "to": ["ru"]}
    world.admit(sides[0].headquarters, told)
    assert [one.thing for one in lines(world, "ru") if one.sort == "incident"] == ["incident:tr/shelling-5"]
    assert not [one for one in lines(world, "tr") if one.sort == "incident"]


def test_an_objection_is_our_business(world: World, sides: tuple[Side, Side]) -> None:
    world.admit(sides[1].sector, {**receipt("objects", "sector", notice="tr/post-1"), "status": "actual"})
    assert [(one.other, one.why) for one in lines(world, "tr") if one.sort == "objection"] == [("ru", "objects")]


def test_notices_that_meet_concern_both(world: World, sides: tuple[Side, Side]) -> None:
    movement = {**POST, "name": "move-7", "kind": "movement", "activity": "ground_movement"}
    world.admit(sides[0].headquarters, movement)
    world.admit(sides[1].headquarters, {**movement, "to": ["tr"]})
    assert [one.thing for one in lines(world, "ru") if one.sort == "conflict"] == ["notice:ru/move-7"]
    assert [one.thing for one in lines(world, "tr") if one.sort == "conflict"] == ["notice:ru/move-7"]


def test_a_notice_to_be_confirmed_again(world: World, sides: tuple[Side, Side]) -> None:
    world.admit(sides[0].headquarters, {**POST, "name": "post-8", "reconfirm": "P1D"})
    assert [(one.thing, one.urgency) for one in lines(world, "tr") if one.sort == "reconfirm"] == [("notice:tr/post-8", "due")]


def test_what_a_text_leaves_open(world: World, sides: tuple[Side, Side]) -> None:
    assert not [one for one in lines(world, "tr") if one.sort == "gap"]


def test_exercises_come_after_what_is_actual(world: World, sides: tuple[Side, Side]) -> None:
    world.admit(sides[0].headquarters, {**POST, "name": "exercise-1", "status": "exercise"})
    found = lines(world, "ru")
    assert [one.status for one in found] == sorted((one.status for one in found), key=lambda status: status != "actual")
    assert found[-1].status == "exercise"


def test_a_third_party_has_an_empty_desk(world: World, sides: tuple[Side, Side]) -> None:
    world.enrol("un")
    assert not lines(world, "un")
