"""The standing agenda: what the register holds open between those who meet, each item with its reason, nothing of another status."""

from typing import Any

import pytest

from garant import instant
from garant.answers import agenda
from garant.answers.agenda import Agenda
from garant.answers.seen import as_open
from garant.node.sealed import reader
from tests.world import ACCEPTANCE, AGREEMENT, BODY, MEASURE, MEETING, NOTICE, PROPOSAL, Side, World, receipt

AT_MS = instant.parse("2019-01-01T00:00:00Z")
ACTUAL = {"status": "actual"}
INCIDENT: dict[str, Any] = {
    "type": "incident/1", "name": "shots", "capacity": "party", "basis": "own_observation", "form": "shelling", "standing": "alleged",
    "when": {"is": "dated", "date": "2018-09-17"}, "time_precision": "day", "district": "Upper valley", "by": [{"party": "ru"}],
}  # fmt: skip
POSITION = {"type": "position/1", "about": "incident:tr/shots", "capacity": "party", "says": "contests"}
ASK: dict[str, Any] = {
    "type": "request/1",
    "name": "ask",
    "capacity": "party",
    "form": "access",
    "of": [{"party": "ru"}],
    "text": {"en": "May we?"},
}
ACCESS: dict[str, Any] = {
    "type": "access_event/1", "name": "away", "capacity": "party", "team": "Patrol", "district": "Upper valley", "outcome": "refused",
    "refused_by": [{"party": "ru"}], "reason": {"is": "none"},
}  # fmt: skip
CHANNEL: dict[str, Any] = {
    "type": "channel/1", "name": "line", "capacity": "party", "title": {"en": "Line"}, "means": "telephone", "between": ["tr", "ru"],
}  # fmt: skip
CALL: dict[str, Any] = {"type": "call/1", "name": "stop-1", "channel": "tr/line", "urgency": "stop", "to": ["ru"], "text": {"en": "Stop."}}


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
def us(world: World) -> Side:
    return world.side("us")


@pytest.fixture
def round_2(world: World, tr: Side, ru: Side, us: Side) -> None:
    between = [{"party": "tr"}, {"party": "ru"}]
    world.admit(tr.headquarters, {**MEETING, "process": "Talks", "number": 1, "between": between})
    world.clock.turn(1000)
    world.admit(tr.headquarters, {**MEETING, "name": "round-2", "process": "Talks", "number": 2, "between": between, "stands": "planned"})
    world.clock.turn(1000)


def items(world: World, ref: str = "tr/round-2") -> list[tuple[str, str, str, tuple[str, ...]]]:
    found = agenda.of_meeting(world.state, ref, AT_MS)
    return [(item.sort, item.thing, item.why, item.of) for item in found.items]


@pytest.mark.usefixtures("round_2")
def test_nothing_open_is_an_empty_agenda_that_says_so(world: World) -> None:
    found = agenda.of_meeting(world.state, "tr/round-2", AT_MS)
    assert not found.items
    assert found.parties == ("tr", "ru")
    assert {count for _, count in found.counts} == {0}


@pytest.mark.usefixtures("round_2")
def test_an_incident_stays_until_those_who_meet_have_spoken(world: World, tr: Side, ru: Side, us: Side) -> None:
    world.admit(tr.unit, INCIDENT)
    assert items(world) == [("incident", "incident:tr/shots", "no_position", ("ru",))]
    world.admit(us.headquarters, POSITION)
    assert items(world)
    world.admit(ru.headquarters, POSITION)
    assert items(world) == []


@pytest.mark.usefixtures("round_2")
def test_a_closed_incident_is_no_item(world: World, tr: Side) -> None:
    world.admit(tr.unit, INCIDENT)
    world.admit(tr.unit, {"type": "incident_step/1", "incident": "tr/shots", "step": "closed"})
    assert items(world) == []


@pytest.mark.usefixtures("round_2")
def test_overdue_commitments_are_there_and_those_that_are_reported_are_not(world: World, ru: Side) -> None:
    reg = world.side("reg")
    named = {**MEASURE, "addressee": [{"party": "ru"}]}
    world.admit(reg.headquarters, {**AGREEMENT, "measures": [named]})
    assert [(item[:3]) for item in items(world)] == [("commitment", "measure:reg/zone-2018#m1", "overdue")]
    assert agenda.of_meeting(world.state, "tr/round-2", AT_MS).items[0].note == "claimed by reg"
    world.admit(ru.headquarters, ACCEPTANCE)
    assert agenda.of_meeting(world.state, "tr/round-2", AT_MS).items[0].note == ""
    assert agenda.of_meeting(world.state, "tr/round-2", instant.parse("2018-10-01T00:00:00Z")).items == ()
    done = {"type": "fulfilment/1", "of": "measure:reg/zone-2018#m1", "capacity": "party", "says": "done", "when": {"is": "none"}}
    world.admit(ru.headquarters, done)
    assert items(world) == []


@pytest.mark.usefixtures("round_2")
def test_activations_and_access_since_the_last_meeting(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, CHANNEL)
    world.admit(tr.unit, CALL)
    world.admit(tr.unit, ACCESS)
    world.admit(tr.unit, {**NOTICE, **ACTUAL})
    world.admit(ru.headquarters, {**receipt("objects", "headquarters"), **ACTUAL})
    assert items(world) == [
        ("stop_call", "call:tr/stop-1", "not_taken", ("ru",)),
        ("objection", "notice:tr/patrol-1", "objects", ("ru",)),
        ("access", "access:tr/away", "refused", ("ru",)),
    ]
    world.clock.turn(1000)
    held = {"type": "meeting_outcome/1", "meeting": "tr/round-1", "capacity": "party", "stands": "held", "when": {"is": "none"}}
    world.admit(tr.headquarters, {**held, "next_when": {"is": "none"}})
    assert [item[0] for item in items(world)] == ["objection"]


@pytest.mark.usefixtures("round_2")
def test_silence_is_an_item_and_an_answer_is_none(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, ASK)
    world.admit(tr.headquarters, PROPOSAL)
    assert items(world) == [("request", "request:tr/ask", "no_reply", ("ru",)), ("proposal", "proposal:tr/swap", "no_reply", ("ru",))]
    world.admit(ru.headquarters, {"type": "reply/1", "request": "tr/ask", "capacity": "party", "answer": "granted"})
    world.admit(ru.headquarters, {"type": "proposal_reply/1", "proposal": "tr/swap", "capacity": "party", "reply": "refused"})
    assert items(world) == []


@pytest.mark.usefixtures("round_2")
def test_a_gap_is_an_item_once_somebody_has_asked_what_it_means(world: World, tr: Side) -> None:
    reg = world.side("reg")
    world.admit(reg.headquarters, {**AGREEMENT, "measures": [{**MEASURE, "deadline": {"is": "none"}}]})
    assert items(world) == []
    world.admit(tr.unit, {**ASK, "form": "clarification", "about": ["measure:reg/zone-2018#m1"]})
    (item,) = agenda.of_meeting(world.state, "tr/round-2", AT_MS).items
    assert (item.sort, item.thing, item.why, item.note) == (
        "gap",
        "measure:reg/zone-2018#m1",
        "open_question",
        "addressee, deadline, verification; request:tr/ask",
    )


@pytest.mark.usefixtures("round_2")
def test_a_line_that_two_read_differently_is_an_item_until_one_takes_the_others(world: World, tr: Side, ru: Side) -> None:
    reg = world.side("reg")
    zone = {"name": "z1", "title": {"en": "The line"}, "rule": {"is": "districts", "units": ["Upper valley"]}, "status": "described"}
    world.admit(reg.headquarters, {**AGREEMENT, "zones": [zone], "measures": [{**MEASURE, "deadline": {"is": "none"}}]})
    reading = {"type": "zone_reading/1", "zone": "reg/zone-2018#z1", "capacity": "party"}
    for side, lon in ((tr, 366_000_000), (ru, 366_500_000)):
        ring = [[lon, 359_000_000], [lon + 100_000, 359_000_000], [lon, 359_100_000], [lon, 359_000_000]]
        world.admit(side.headquarters, ACCEPTANCE)
        world.admit(side.headquarters, {**reading, "drawing": {"areas": [{"is": "area", "polygons": [[ring]]}]}})
    assert items(world) == [("line", "zone:reg/zone-2018#z1", "read_differently", ("ru", "tr"))]
    world.admit(ru.headquarters, {"type": "zone_acceptance/1", "zone": "reg/zone-2018#z1", "reading_of": "tr", "binds": "accepts"})
    assert items(world) == []


@pytest.mark.usefixtures("round_2")
def test_what_concerns_others_is_not_on_this_agenda(world: World, us: Side) -> None:
    world.side("un")
    world.admit(us.unit, {**INCIDENT, "by": [{"party": "un"}]})
    world.admit(us.unit, {**ASK, "of": [{"party": "un"}]})
    world.admit(us.unit, {**ACCESS, "refused_by": [{"party": "un"}]})
    assert items(world) == []


@pytest.mark.usefixtures("round_2")
def test_only_equal_statuses_meet(world: World, tr: Side, ru: Side) -> None:
    """Guard-rail 6: what is played is on no actual agenda."""
    exercise = {"status": "exercise"}
    world.admit(tr.headquarters, {**CHANNEL, **exercise})
    for side, said in (
        (tr.unit, INCIDENT),
        (tr.unit, ASK),
        (tr.unit, ACCESS),
        (tr.unit, CALL),
        (tr.headquarters, PROPOSAL),
        (tr.unit, NOTICE),
    ):
        world.admit(side, {**said, **exercise})
    world.admit(ru.headquarters, receipt("objects", "headquarters"))
    assert items(world) == []
    assert {item.sort for item in agenda.of_all(world.state, "exercise", AT_MS).items} == {
        "incident", "request", "access", "stop_call", "proposal", "objection",
    }  # fmt: skip


@pytest.mark.usefixtures("round_2")
def test_the_order_is_by_sort_then_by_age_and_ranks_nobody(world: World, tr: Side, ru: Side) -> None:
    for name in ("b", "a"):
        world.clock.turn(1000)
        world.admit(ru.unit, {**INCIDENT, "name": name, "by": [{"party": "tr"}]})
    world.admit(tr.unit, {**INCIDENT, "name": "c"})
    assert [item[1] for item in items(world)] == ["incident:ru/b", "incident:ru/a", "incident:tr/c"]


@pytest.mark.usefixtures("round_2")
def test_a_body_looks_at_its_own_agreements(world: World, tr: Side, ru: Side) -> None:
    reg = world.side("reg")
    overdue = {**MEASURE, "addressee": [{"party": "ru"}]}
    for name in ("zone-2018", "other-2018"):
        world.admit(reg.headquarters, {**AGREEMENT, "name": name, "measures": [overdue]})
    world.admit(tr.headquarters, {**BODY, "made_by": "reg/zone-2018"})
    found: Agenda = agenda.of_body(world.state, "tr/centre", AT_MS)
    assert [item.thing for item in found.items] == ["measure:reg/zone-2018#m1"]
    assert len(agenda.of_process(world.state, "Talks", "actual", AT_MS).items) == 2


@pytest.mark.usefixtures("round_2")
def test_what_is_hidden_appears_as_its_reader_may_see_it(world: World, tr: Side) -> None:
    world.admit(tr.unit, {**ASK, "share": ["us"]}, ["text"])
    for party, text in ((None, None), ("ru", None), ("us", {"en": "May we?"})):
        see = reader(world.store, world.state, party) if party else as_open
        (item,) = agenda.of_meeting(world.state, "tr/round-2", AT_MS, see).items
        assert (item.sort, item.text) == ("request", text)
