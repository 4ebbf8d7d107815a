"""Guard-rail 3, where a measure asks for somebody's consent: it is asked and answered beside the notice, and changes nothing about it.

"Approval" that grew out of notification is what held aid trucks at checkpoints. So these tests grant, refuse and withdraw a consent that a
measure asks for, and look for any trace of that in the notice, its verdict, its light and its next versions.
"""

from typing import Any

import pytest

from garant.answers.asked import asked_of
from garant.answers.consent import Consent, consents
from garant.answers.deconflict import Answer, answer
from garant.answers.live import Live
from garant.answers.receipts_due import face
from garant.statement.kinds import Notice
from garant.statement.values import Who
from tests.world import AGREEMENT, MEASURE, NOTICE, START_MS, Side, World

REF = "tr/flight-1"
FLIGHT = {**NOTICE, "name": "flight-1", "kind": "flight", "activity": "flight_balloon"}
SUBJECT = {**MEASURE, "with_consent": [{"activities": ["flight_balloon"], "of": {"party": "ru"}}]}
ANSWERS: list[dict[str, Any]] = [
    {"answer": "granted"},
    {"answer": "refused", "text": {"en": "No."}},
    {"answer": "granted", "conditions": "below 300 m"},
    {"answer": "withdrawn"},
]


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def tr(world: World, ru: Side) -> Side:
    tr, reg = world.side("tr"), world.side("reg")
    world.admit(reg.headquarters, {**AGREEMENT, "measures": [SUBJECT], "status": "exercise"})
    world.admit(tr.unit, FLIGHT)
    return tr


def ask(**more: object) -> dict[str, Any]:
    members = {"name": "consent-1", "capacity": "party", "form": "consent", "of": [{"party": "ru"}], "about": [f"notice:{REF}"]}
    return {"type": "request/1", "status": "exercise", **members, **more}


def said(**more: object) -> dict[str, Any]:
    return {"type": "reply/1", "status": "exercise", "request": "tr/consent-1", "capacity": "party", **more}


def found(world: World, party: str | None = "ru") -> Consent:
    return consents(world.state, REF, Who(party=party) if party else None, world.clock.ms)[0]


def asked_again(world: World) -> Answer:
    """Ask afresh what stands against the notice, as if its verdict had never been said."""
    row = world.state.notice_versions.rows[f"{REF}@000001"]
    assert isinstance(row.said, Notice)
    return answer(world.state, Live.of(world.state), asked_of(REF, 1, row.said), START_MS)


@pytest.mark.usefixtures("tr")
def test_a_measure_asks_for_consent_and_nobody_has_asked(world: World) -> None:
    assert [(hit.says, hit.consent_of) for hit in asked_again(world).hits] == [("consent_required", Who(party="ru"))]
    assert found(world).word == "not asked"


def test_what_was_asked_and_answered_is_told_beside_it(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, ask(version=1))
    words = [found(world).word]
    for one in ANSWERS:
        world.admit(ru.headquarters, said(**one))
        words.append(found(world).word)
    assert words == ["no reply", "granted", "refused", "granted", "withdrawn"]
    assert (found(world).version, found(world).request, found(world, None).word) == (1, "tr/consent-1", "withdrawn")


def test_no_answer_alters_the_notice_its_verdict_or_what_stands_against_it(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, ask())

    def picture() -> tuple[object, ...]:
        tables = [list(world.state.table(name).items()) for name in ("notices", "notice_versions", "notice_steps", "verdicts", "receipts")]
        again = asked_again(world)
        return *tables, face(world.state, REF, START_MS), again.hits, again.result

    before = picture()
    assert before[-1] == "not_clear", "a consent that a measure asks for stands against a notice, whatever was answered"
    for one in ANSWERS:
        world.admit(ru.headquarters, said(**one))
        assert picture() == before


def test_the_next_version_is_answered_as_the_first_was_although_consent_was_granted(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, ask())
    world.admit(ru.headquarters, said(answer="granted"))
    again = {name: value for name, value in FLIGHT.items() if name != "name"}
    world.admit(tr.unit, {**again, "type": "notice_amendment/1", "notice": REF, "version": 2})
    verdicts = [world.state.verdicts.rows[f"{REF}@{version:06d}"].said for version in (1, 2)]
    assert [one.result for one in verdicts] == ["not_clear", "not_clear"]
    assert "inform" in (type(verdicts[0]).__doc__ or "") or "permits nothing" in (type(verdicts[0]).__doc__ or "")


def test_a_refused_consent_keeps_nobody_from_starting(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, ask())
    world.admit(ru.headquarters, said(answer="refused", text={"en": "No."}))
    world.admit(tr.unit, {"type": "notice_step/1", "status": "exercise", "notice": REF, "version": 1, "step": "start"})


@pytest.mark.parametrize(
    "more",
    [{"form": "access"}, {"about": ["notice:tr/other"]}, {"of": [{"party": "us"}]}],
    ids=["another form", "another notice", "another party"],
)
def test_only_the_consent_for_this_notice_of_this_party_is_told(world: World, tr: Side, more: dict[str, Any]) -> None:
    world.side("us")
    world.admit(tr.unit, {**FLIGHT, "name": "other"})
    world.admit(tr.headquarters, ask(**more))
    assert found(world).word == "not asked"


def test_what_a_stranger_asks_about_a_notice_is_not_its_consent(world: World, tr: Side, ru: Side) -> None:
    us = world.side("us")
    world.admit(us.headquarters, ask())
    world.admit(ru.headquarters, {**said(answer="granted"), "request": "us/consent-1"})
    assert found(world).word == "not asked"
