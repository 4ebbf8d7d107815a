"""Contacts and what was said of them: each side signs its own words, a registrar reports with a source, references are there."""

from collections.abc import Mapping
from typing import Any

import pytest

from garant.errors import Code
from tests.fold.refusing import refuses, refuses_submission
from tests.world import AGREEMENT, BODY, CONTACT, MEETING, PROPOSAL, READOUT, SOURCE, Side, World

REPLY: dict[str, Any] = {"type": "proposal_reply/1", "proposal": "tr/swap", "capacity": "party", "reply": "refused"}
KINDS = {"contact": CONTACT, "readout": READOUT, "proposal": PROPOSAL, "meeting": MEETING, "body": BODY, "proposal_reply": REPLY}
NAMED = {name: members for name, members in KINDS.items() if name != "proposal_reply"}
REPORTED = {"capacity": "registrar", "sources": [SOURCE]}


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def reg(world: World) -> Side:
    return world.side("reg")


@pytest.fixture
def talked(world: World, tr: Side, ru: Side, reg: Side) -> None:
    world.admit(tr.headquarters, CONTACT)
    world.admit(tr.headquarters, PROPOSAL)


def again(members: Mapping[str, Any]) -> dict[str, Any]:
    """Give the same thing under a name that is still free."""
    return {**members, "name": "another"} if "name" in members else dict(members)


# What holds for all of them


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize("kind", KINDS)
def test_a_party_that_the_charter_does_not_name_reports_nothing(world: World, tr: Side, kind: str) -> None:
    refuses(world, Code.NOT_A_REGISTRAR, tr.headquarters, {**again(KINDS[kind]), **REPORTED})


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize("kind", KINDS)
def test_a_registrar_names_where_it_is_known_from(world: World, reg: Side, kind: str) -> None:
    refuses(world, Code.SOURCE_MISSING, reg.headquarters, {**again(KINDS[kind]), "capacity": "registrar"})
    world.admit(reg.headquarters, {**again(KINDS[kind]), **REPORTED})


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize("kind", NAMED)
def test_a_name_is_used_once(world: World, tr: Side, kind: str) -> None:
    world.admit(tr.headquarters, again(NAMED[kind]))
    refuses(world, Code.NAME_TAKEN, tr.headquarters, again(NAMED[kind]))


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize(
    ("kind", "member"),
    [("contact", "between"), ("readout", "relayed_by"), ("proposal", "addressed_to"), ("meeting", "between"), ("body", "members")],
)
def test_whoever_is_called_a_party_is_one(world: World, reg: Side, kind: str, member: str) -> None:
    stranger = {"party": "sy"} if member == "relayed_by" else [{"party": "sy"}]
    refuses(world, Code.UNKNOWN_PARTY, reg.headquarters, {**again(NAMED[kind]), **REPORTED, member: stranger})


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize(
    ("kind", "members"),
    [
        ("contact", {"outcome": ["reg/nothing"]}),
        ("contact", {"refers_to": ["reg/nothing"]}),
        ("readout", {"contact": "tr/nothing"}),
        ("proposal_reply", {"proposal": "tr/nothing"}),
        ("proposal_reply", {"reply": "countered", "counter": "ru/nothing"}),
        ("meeting", {"before": "tr/nothing"}),
        ("meeting", {"after": "tr/nothing"}),
        ("body", {"made_by": "tr/nothing"}),
    ],
    ids=lambda value: value if isinstance(value, str) else next(iter(value)),
)
def test_what_is_referred_to_must_be_there(world: World, reg: Side, kind: str, members: dict[str, Any]) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, reg.headquarters, {**again(KINDS[kind]), **REPORTED, **members})


# Contacts and readouts


def test_a_contact_may_lead_to_an_agreement(world: World, tr: Side, ru: Side, reg: Side) -> None:
    world.admit(reg.headquarters, AGREEMENT)
    world.admit(tr.headquarters, {**CONTACT, "outcome": ["reg/zone-2018"]})
    assert world.state.contacts.rows["tr/call-1"].said.outcome == ("reg/zone-2018",)


@pytest.mark.usefixtures("talked")
def test_a_contact_is_entered_by_a_side_that_took_part(world: World) -> None:
    ir = world.side("ir")
    refuses(world, Code.NOT_YOURS, ir.headquarters, CONTACT)


@pytest.mark.usefixtures("talked")
def test_each_side_signs_its_own_readout(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, READOUT)
    world.admit(ru.headquarters, {**READOUT, "by": [{"party": "ru"}]})
    assert {row.said.party for row in world.state.readouts.values()} == {"tr", "ru"}


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize(
    "by",
    [[{"party": "ru"}], [{"party": "tr"}, {"party": "ru"}], [{"text": "a ministry"}], {"is": "unknown", "because": "not_stated"}],
    ids=["another's", "both sides'", "somebody's", "nobody knows whose"],
)
def test_nobody_signs_the_words_of_others(world: World, tr: Side, reg: Side, by: object) -> None:
    refuses(world, Code.NOT_YOURS, tr.headquarters, {**READOUT, "by": by})
    world.admit(reg.headquarters, {**READOUT, "by": by, **REPORTED})


@pytest.mark.usefixtures("talked")
def test_a_readout_has_its_contacts_status(world: World, tr: Side) -> None:
    refuses(world, Code.OTHER_STATUS, tr.headquarters, {**READOUT, "status": "exercise"})


# Proposals and replies


@pytest.mark.usefixtures("talked")
def test_nobody_makes_the_proposals_of_others(world: World, ru: Side) -> None:
    refuses(world, Code.NOT_YOURS, ru.headquarters, PROPOSAL)


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize("reply", ["accepted", "refused", "lapsed"])
def test_whom_it_was_addressed_to_replies(world: World, ru: Side, reply: str) -> None:
    world.admit(ru.headquarters, {**REPLY, "reply": reply})
    (row,) = world.state.proposal_replies.values("tr/swap@")
    assert row.said.reply == reply


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize("reply", ["accepted", "refused"])
def test_its_maker_does_not_answer_for_the_other_side(world: World, tr: Side, reply: str) -> None:
    refuses(world, Code.NOT_YOURS, tr.headquarters, {**REPLY, "reply": reply})


@pytest.mark.usefixtures("talked")
def test_its_maker_may_say_that_it_lapsed(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, {**REPLY, "reply": "lapsed"})


@pytest.mark.usefixtures("talked")
def test_a_third_party_says_nothing_to_it(world: World) -> None:
    ir = world.side("ir")
    refuses(world, Code.NOT_YOURS, ir.headquarters, {**REPLY, "reply": "lapsed"})


@pytest.mark.usefixtures("talked")
@pytest.mark.parametrize("members", [{"reply": "countered"}, {"reply": "refused", "counter": "ru/swap"}], ids=["not named", "one too many"])
def test_a_counter_proposal_is_named_when_there_is_one_and_only_then(world: World, ru: Side, members: dict[str, str]) -> None:
    world.admit(ru.headquarters, {**PROPOSAL, "by": {"party": "ru"}, "addressed_to": [{"party": "tr"}]})
    refuses(world, Code.BAD_VALUE, ru.headquarters, {**REPLY, **members})
    world.admit(ru.headquarters, {**REPLY, "reply": "countered", "counter": "ru/swap"})


@pytest.mark.usefixtures("talked")
def test_a_reply_has_its_proposals_status(world: World, ru: Side) -> None:
    refuses(world, Code.OTHER_STATUS, ru.headquarters, {**REPLY, "status": "test"})


# Meetings and bodies


def test_meetings_stand_in_a_row(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, MEETING)
    world.admit(tr.headquarters, {**MEETING, "name": "round-2", "after": "tr/round-1"})
    assert world.state.meetings.rows["tr/round-2"].said.after == "tr/round-1"


def test_a_body_is_made_by_a_meeting_or_by_an_agreement(world: World, tr: Side, ru: Side, reg: Side) -> None:
    world.admit(reg.headquarters, AGREEMENT)
    world.admit(tr.headquarters, MEETING)
    world.admit(tr.headquarters, {**BODY, "made_by": "tr/round-1"})
    world.admit(tr.headquarters, {**BODY, "name": "group", "made_by": "reg/zone-2018"})


# What is new at rules level 3


@pytest.fixture
def register() -> World:
    return World(rules_level=3)


@pytest.fixture
def sides(register: World) -> tuple[Side, Side, Side]:
    sides = register.side("tr"), register.side("ru"), register.side("reg")
    register.admit(sides[0].headquarters, CONTACT)
    return sides


POINT = {"topic": "zone", "says": "The line stays."}
MINUTES: dict[str, Any] = {
    "type": "minutes/1",
    "contact": "tr/call-1",
    "name": "minutes-1",
    "other": "ru",
    "says": {"en": "The line stays."},
}
OUTCOME: dict[str, Any] = {
    "type": "meeting_outcome/1",
    "meeting": "tr/round-1",
    "capacity": "party",
    "stands": "held",
    "when": {"is": "dated", "date": "2018-09-17"},
    "next_when": {"is": "none"},
}


@pytest.mark.parametrize(
    ("kind", "member"),
    [
        ("readout", {"between": [{"party": "tr"}]}),
        ("readout", {"held": {"is": "none"}}),
        ("readout", {"place": "Sochi"}),
        ("proposal", {"contact": "tr/call-1"}),
        ("proposal", {"when": {"is": "none"}}),
        ("proposal", {"reply_by": "2018-09-18T00:00:00Z"}),
        ("meeting", {"body": "tr/centre"}),
        ("body", {"agreements": ["reg/zone-2018"]}),
        ("body", {"meets": {"is": "none"}}),
    ],
    ids=lambda value: value if isinstance(value, str) else next(iter(value)),
)
@pytest.mark.usefixtures("talked")
def test_what_came_later_is_not_in_force_before(world: World, tr: Side, kind: str, member: dict[str, Any]) -> None:
    refuses(world, Code.UNKNOWN_MEMBER, tr.headquarters, {**again(KINDS[kind]), **member})


def test_a_reply_of_somebody_else_is_reported_by_a_registrar_from_level_3_on(
    world: World, talked: None, reg: Side, register: World, sides: tuple[Side, Side, Side]
) -> None:
    reported = {**REPLY, **REPORTED, "by": {"party": "ru"}}
    refuses(world, Code.UNKNOWN_MEMBER, reg.headquarters, reported)
    tr, ru, registrar = sides
    register.admit(tr.headquarters, PROPOSAL)
    register.admit(registrar.headquarters, reported)
    refuses(register, Code.NOT_YOURS, ru.headquarters, {**REPLY, "by": {"party": "ru"}})
    refuses(register, Code.UNKNOWN_PARTY, registrar.headquarters, {**reported, "by": {"party": "sy"}})


def test_minutes_are_signed_by_headquarters_of_both(register: World, sides: tuple[Side, Side, Side]) -> None:
    tr, ru, _ = sides
    both = [tr.headquarters, ru.headquarters]
    refuses(register, Code.NOT_AUTHORISED, tr.headquarters, MINUTES)
    refuses(register, Code.NOT_AUTHORISED, [tr.headquarters, ru.unit], MINUTES)
    register.admit(both, MINUTES)
    refuses(register, Code.NAME_TAKEN, both, MINUTES)


def test_minutes_are_of_a_contact_by_two_of_its_sides(register: World, sides: tuple[Side, Side, Side]) -> None:
    tr, ru, reg = sides
    both = [tr.headquarters, ru.headquarters]
    refuses(register, Code.UNKNOWN_REFERENCE, both, {**MINUTES, "contact": "tr/nothing"})
    refuses(register, Code.OTHER_STATUS, both, {**MINUTES, "status": "exercise"})
    refuses(register, Code.NOT_YOURS, [tr.headquarters, reg.headquarters], {**MINUTES, "other": "reg"})
    refuses(register, Code.BAD_VALUE, tr.headquarters, {**MINUTES, "other": "tr"})
    refuses(register, Code.UNKNOWN_REFERENCE, both, {**MINUTES, "outcome": ["reg/nothing"]})


def test_points_are_about_what_is_there(register: World, sides: tuple[Side, Side, Side]) -> None:
    tr, ru, _ = sides
    lost = [{**POINT, "about": "meeting:tr/nothing"}]
    refuses(register, Code.UNKNOWN_REFERENCE, tr.headquarters, {**READOUT, "points": lost})
    refuses(register, Code.UNKNOWN_REFERENCE, [tr.headquarters, ru.headquarters], {**MINUTES, "points": lost})
    register.admit(tr.headquarters, MEETING)
    register.admit(tr.headquarters, {**READOUT, "points": [{**POINT, "about": "meeting:tr/round-1"}]})


def test_a_condition_is_of_what_is_conditional(register: World, sides: tuple[Side, Side, Side]) -> None:
    tr, _, _ = sides
    unconditional = register.forge(tr.headquarters, READOUT, points=[{**POINT, "condition": "the other side asks"}])
    refuses_submission(register, Code.BAD_VALUE, unconditional)
    register.admit(tr.headquarters, {**READOUT, "points": [{**POINT, "standing": "conditional", "condition": "the other side asks"}]})


def test_a_proposal_is_made_in_a_contact_that_is_there(register: World, sides: tuple[Side, Side, Side]) -> None:
    tr, _, _ = sides
    refuses(register, Code.UNKNOWN_REFERENCE, tr.headquarters, {**PROPOSAL, "contact": "tr/nothing"})
    refuses(register, Code.OTHER_STATUS, tr.headquarters, {**PROPOSAL, "contact": "tr/call-1", "status": "test"})
    register.admit(tr.headquarters, {**PROPOSAL, "contact": "tr/call-1"})


def test_a_meeting_is_of_a_body_that_is_there_and_a_body_watches_agreements_that_are(
    register: World, sides: tuple[Side, Side, Side]
) -> None:
    tr, _, reg = sides
    refuses(register, Code.UNKNOWN_REFERENCE, tr.headquarters, {**MEETING, "body": "tr/centre"})
    refuses(register, Code.UNKNOWN_REFERENCE, tr.headquarters, {**BODY, "agreements": ["reg/zone-2018"]})
    register.admit(reg.headquarters, AGREEMENT)
    register.admit(tr.headquarters, {**BODY, "agreements": ["reg/zone-2018"]})
    register.admit(tr.headquarters, {**MEETING, "body": "tr/centre"})


def test_what_became_of_a_meeting_is_said_by_those_who_met(register: World, sides: tuple[Side, Side, Side]) -> None:
    tr, ru, reg = sides
    refuses(register, Code.UNKNOWN_REFERENCE, tr.headquarters, OUTCOME)
    register.admit(tr.headquarters, {**MEETING, "between": [{"party": "tr"}]})
    refuses(register, Code.NOT_YOURS, ru.headquarters, OUTCOME)
    refuses(register, Code.OTHER_STATUS, tr.headquarters, {**OUTCOME, "status": "test"})
    refuses(register, Code.NOT_A_REGISTRAR, tr.headquarters, {**OUTCOME, **REPORTED})
    refuses(register, Code.SOURCE_MISSING, reg.headquarters, {**OUTCOME, "capacity": "registrar"})
    refuses(register, Code.UNKNOWN_REFERENCE, tr.headquarters, {**OUTCOME, "next": "tr/round-2"})
    item = {"about": "incident:tr/nothing", "text": {"en": "Positions."}, "standing": "said"}
    refuses(register, Code.UNKNOWN_REFERENCE, tr.headquarters, {**OUTCOME, "items": [item]})
    register.admit(tr.headquarters, OUTCOME)
    register.admit(reg.headquarters, {**OUTCOME, **REPORTED})


def test_a_proposal_that_was_accepted_is_no_measure(register: World, sides: tuple[Side, Side, Side]) -> None:
    """Guard-rail 3: words stay words."""
    tr, ru, _ = sides
    register.admit(tr.headquarters, PROPOSAL)
    register.admit(ru.headquarters, {**REPLY, "reply": "accepted"})
    assert not [*register.state.measures.rows, *register.state.agreements.rows, *register.state.acceptances.rows]
