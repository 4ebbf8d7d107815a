"""T21. Astana, February 2019: a twelfth round is announced with a place and without a date; of the rounds in between no report speaks.

A congress had created a committee; who its members were, and since when it existed, stood in no report. What had been left open the last
time was on nobody's list.

Here nobody writes the agenda. It is what the register holds open between those who meet: the incident on which one has not spoken, the
STOP that nobody took, the monitors who were turned away, the measure whose day has passed, the letter without an answer. What was settled
is not on it; what one would rather forget is.
"""

from typing import Any

import pytest

from garant import instant
from garant.answers import agenda
from garant.answers.agenda_dates import dated_things
from garant.answers.bodies_made import body, meeting, rounds
from garant.exchange.icalendar import calendar
from tests.world import ACCEPTANCE, AGREEMENT, MEASURE, Side, World

AT_MS = instant.parse("2018-12-01T00:00:00Z")
UNKNOWN = {"is": "unknown", "because": "not_stated"}
BETWEEN = [{"party": "tr"}, {"party": "ru"}]


def held(number: int, stands: str, when: object, **members: Any) -> dict[str, Any]:  # noqa: ANN401
    own = {"type": "meeting/1", "name": f"round-{number}", "capacity": "party", "form": "round", "process": "Astana", "number": number}
    return {**own, "between": BETWEEN, "when": when, "place": "Astana", "stands": stands, **members}


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
def un(world: World) -> Side:
    return world.side("un")


@pytest.fixture
def process(world: World, tr: Side, ru: Side, un: Side) -> None:
    """Hold round 10, plan round 12, and let happen in between what happens."""
    reg = world.side("reg")
    world.admit(reg.headquarters, {**AGREEMENT, "measures": [{**MEASURE, "addressee": BETWEEN}]})
    for side in (tr, ru):
        world.admit(side.headquarters, ACCEPTANCE)
    world.admit(tr.headquarters, held(10, "held", {"is": "dated", "date": "2018-09-15"}))
    world.admit(tr.headquarters, held(12, "planned", UNKNOWN, after="tr/round-10"))
    world.clock.turn(3_600_000)
    line = {
        "type": "channel/1",
        "name": "line",
        "capacity": "party",
        "title": {"en": "Line"},
        "means": "telephone",
        "between": ["tr", "ru"],
    }
    world.admit(tr.headquarters, line)
    stop = {"type": "call/1", "name": "stop-1", "channel": "tr/line", "urgency": "stop", "to": ["ru"], "text": {"en": "Stop the fire."}}
    world.admit(tr.unit, stop)
    shelling = {
        "type": "incident/1", "name": "shelling", "capacity": "party", "basis": "own_observation", "form": "shelling",
        "standing": "alleged", "when": {"is": "dated", "date": "2018-09-17"}, "time_precision": "day", "district": "Idlib", "by": UNKNOWN,
        "against": [{"party": "ru"}],
    }  # fmt: skip
    world.admit(tr.unit, shelling)
    away = {
        "type": "access_event/1", "name": "away", "capacity": "party", "team": "Patrol 4", "district": "Idlib", "outcome": "refused",
        "refused_by": [{"party": "tr"}], "reason": "not today",
    }  # fmt: skip
    world.admit(un.unit, away)
    ask = {
        "type": "request/1",
        "name": "access",
        "capacity": "party",
        "form": "access",
        "of": [{"party": "tr"}],
        "text": {"en": "Patrol 4."},
    }
    world.admit(un.unit, ask)


def on_it(world: World) -> list[tuple[str, str, tuple[str, ...]]]:
    return [(item.thing, item.why, item.of) for item in agenda.of_meeting(world.state, "tr/round-12", AT_MS).items]


@pytest.mark.usefixtures("process")
def test_the_agenda_is_what_is_open_between_them_each_with_its_reason(world: World) -> None:
    assert on_it(world) == [
        ("call:tr/stop-1", "not_taken", ("ru",)),
        ("incident:tr/shelling", "no_position", ("ru",)),
        ("measure:reg/zone-2018#m1", "overdue", ("tr", "ru")),
        ("access:un/away", "refused", ("tr",)),
        ("request:un/access", "no_reply", ("tr",)),
    ]


@pytest.mark.usefixtures("process")
def test_what_is_settled_leaves_it_and_nothing_else_does(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.headquarters, {"type": "position/1", "about": "incident:tr/shelling", "capacity": "party", "says": "contests"})
    refusal = {"type": "reply/1", "request": "un/access", "capacity": "party", "answer": "refused", "text": {"en": "Mines."}}
    world.admit(tr.headquarters, refusal)
    assert [thing for thing, _, _ in on_it(world)] == ["call:tr/stop-1", "measure:reg/zone-2018#m1", "access:un/away"]


@pytest.mark.usefixtures("process")
def test_after_the_round_the_next_begins_with_what_is_still_open(world: World, tr: Side) -> None:
    outcome = {
        "type": "meeting_outcome/1", "meeting": "tr/round-12", "capacity": "party", "stands": "held",
        "when": {"is": "dated", "date": "2018-12-02"}, "next_when": {"is": "none"},
        "items": [{"about": "call:tr/stop-1", "text": {"en": "The line is tested every week."}, "standing": "agreed"}],
    }  # fmt: skip
    world.clock.turn(3_600_000)
    world.admit(tr.headquarters, outcome)
    world.admit(tr.headquarters, held(13, "planned", UNKNOWN, after="tr/round-12"))
    things = [item.thing for item in agenda.of_meeting(world.state, "tr/round-13", AT_MS).items]
    assert things == ["incident:tr/shelling", "measure:reg/zone-2018#m1", "request:un/access"]


@pytest.mark.usefixtures("process")
def test_the_missing_round_and_the_missing_date_are_shown(world: World) -> None:
    (found,) = rounds(world.state, "Astana")
    assert found.missing == (1, 2, 3, 4, 5, 6, 7, 8, 9, 11)
    tenth = meeting(world.state, "tr/round-10")
    assert (tenth.next, tenth.next_date) == ("tr/round-12", "not_dated")


@pytest.mark.usefixtures("process")
def test_a_body_without_members_or_date_is_a_gap(world: World, tr: Side) -> None:
    group = {"type": "body/1", "name": "group", "capacity": "party", "title": {"en": "Working group"}, "made_by": "tr/round-10"}
    world.admit(tr.headquarters, {**group, "purpose": {"en": "Detainees"}, "members": UNKNOWN, "when": UNKNOWN})
    assert {"members", "date"} <= set(body(world.state, "tr/group").gaps)


@pytest.mark.usefixtures("process")
def test_a_calendar_holds_what_has_a_day_and_invents_none(world: World) -> None:
    things = dated_things(world.state, instant.parse("2018-09-20T00:00:00Z"))
    text = calendar(things, "exercise.garant.example/astana", AT_MS, "Asia/Damascus").decode()
    assert "DTSTART;VALUE=DATE:20181010" in text
    assert "round-12" not in text
    assert {one.thing for one in things if one.not_dated == "unknown"} == {"meeting:tr/round-12"}
