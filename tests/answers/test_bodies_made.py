"""Rounds by number with the missing ones, what became of each, the next date or that there is none; bodies and what nobody says of them."""

from typing import Any

import pytest

from garant.answers.bodies_made import bodies, meeting, meetings, rounds
from tests.world import AGREEMENT, BODY, MEETING, Side, World

OUTCOME: dict[str, Any] = {
    "type": "meeting_outcome/1",
    "meeting": "tr/round-1",
    "capacity": "party",
    "stands": "held",
    "when": {"is": "dated", "date": "2018-09-17"},
    "next_when": {"is": "none"},
}
PLANNED = {"is": "dated", "date": "2018-10-01"}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


def enter(world: World, tr: Side, number: int | None = None, **members: Any) -> None:  # noqa: ANN401
    said = {**MEETING, "name": f"round-{number or 'x'}", "process": "Astana", "number": number, **members}
    world.admit(tr.headquarters, {name: value for name, value in said.items() if value is not None})


def test_missing_numbers_are_shown(world: World, tr: Side) -> None:
    for number in (12, 1, 4):
        enter(world, tr, number)
    enter(world, tr)
    (found,) = rounds(world.state)
    assert [one.said.number for one in found.meetings] == [1, 4, 12]
    assert found.missing == (2, 3, 5, 6, 7, 8, 9, 10, 11)
    assert found.unnumbered == ("tr/round-x",)


def test_a_boundless_number_lists_no_boundless_gap(world: World, tr: Side) -> None:
    enter(world, tr, 2**53 - 1)
    assert len(rounds(world.state)[0].missing) == 1000


def test_rounds_and_summits_and_statuses_are_counted_apart(world: World, tr: Side) -> None:
    enter(world, tr, 1)
    enter(world, tr, 2, form="summit")
    enter(world, tr, 3, status="exercise")
    assert [(one.form, one.status, len(one.meetings)) for one in rounds(world.state, "Astana")] == [
        ("round", "actual", 1), ("round", "exercise", 1), ("summit", "actual", 1),
    ]  # fmt: skip
    assert not rounds(world.state, "Geneva")


def test_a_next_date_is_dated_absent_or_not_said(world: World, tr: Side) -> None:
    enter(world, tr, 1)
    assert meeting(world.state, "tr/round-1").next_date == "not_said"
    world.admit(tr.headquarters, OUTCOME)
    absent = meeting(world.state, "tr/round-1")
    assert (absent.stands, absent.next_date, absent.next) == ("held", "not_dated", None)
    enter(world, tr, 2, when=PLANNED, stands="planned")
    world.admit(tr.headquarters, {**OUTCOME, "next": "tr/round-2", "next_when": PLANNED})
    dated = meeting(world.state, "tr/round-1")
    assert (dated.next_date, dated.next, len(dated.outcomes)) == ("dated", "tr/round-2", 1)


def test_the_meeting_that_follows_is_found_by_itself(world: World, tr: Side) -> None:
    enter(world, tr, 1)
    enter(world, tr, 2, after="tr/round-1", when={"is": "unknown", "because": "not_stated"}, stands="planned")
    first = meeting(world.state, "tr/round-1")
    assert (first.next, first.next_date) == ("tr/round-2", "not_dated")


def test_a_meeting_that_was_called_off_stands_so(world: World, tr: Side) -> None:
    enter(world, tr, 1, stands="planned")
    world.admit(tr.headquarters, {**OUTCOME, "stands": "called_off"})
    assert [one.stands for one in meetings(world.state)] == ["called_off"]


def test_a_body_has_members_a_mandate_its_meetings_and_its_gaps(world: World, tr: Side) -> None:
    world.side("ru")
    reg = world.side("reg")
    world.admit(reg.headquarters, AGREEMENT)
    enter(world, tr, 1)
    unknown = {"is": "unknown", "because": "not_stated"}
    world.admit(tr.headquarters, {**BODY, "made_by": "tr/round-1", "members": unknown})
    world.admit(tr.headquarters, {**BODY, "name": "group", "made_by": "reg/zone-2018", "when": PLANNED})
    enter(world, tr, 2, body="tr/group")
    found = {one.ref: one for one in bodies(world.state)}
    assert found["tr/centre"].gaps == ("members", "date", "agreements", "meetings")
    assert (found["tr/group"].gaps, found["tr/group"].meetings) == ((), ("tr/round-2",))
    assert [one.ref for one in meeting(world.state, "tr/round-1").created] == ["tr/centre"]
