"""T16. "Decisive measures": a communiqué says that they will be taken, and not which, nor when.

The joint communiqué of Ankara, in February 2019, speaks of decisive measures for security in the demilitarised zone at Idlib. The report
of it says itself that neither the measures nor their date are told. Three weeks later nobody could say whether the promise was kept.

So what is not told is a gap, and is counted; a question about it can be put to the two who signed; their answer, or since when there is
none, stands beside the gap. An answer fills nothing in the text, and silence is no answer.
"""

from typing import Any

import pytest

from garant import instant
from garant.answers import gaps
from garant.answers.commitments import of_agreement
from garant.answers.questions_open import Question, about, questions
from tests.record.played import agreements, played
from tests.world import AGREEMENT, MEASURE, Side, World

UNKNOWN = {"is": "unknown", "because": "not_stated"}
BOTH: list[dict[str, Any]] = [{"party": "ru"}, {"party": "tr"}]
DECISIVE: dict[str, Any] = {
    **MEASURE,
    "text": {"en": "Decisive measures for security in the zone."},
    "addressee": BOTH,
    "deadline": UNKNOWN,
    "content": UNKNOWN,
}
REF = "reg/zone-2018#m1"
ASKED: dict[str, Any] = {
    "type": "request/1",
    "status": "actual",
    "name": "decisive",
    "capacity": "party",
    "form": "clarification",
    "of": BOTH,
    "about": [f"measure:{REF}"],
    "text": {"en": "Which measures, and by when?"},
}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def sides(world: World) -> dict[str, Side]:
    made = {name: world.side(name) for name in ("ru", "tr", "reg", "un")}
    world.admit(made["reg"].headquarters, {**AGREEMENT, "status": "actual", "measures": [DECISIVE]})
    world.admit(made["un"].unit, ASKED)
    return made


def the_question(world: World) -> Question:
    (found,) = about(questions(world.state), REF)
    return found


def test_what_is_not_told_is_a_gap_and_no_clock_runs(world: World, sides: dict[str, Side]) -> None:
    assert {gap.place for gap in gaps.gaps(world.state)} == {"deadline", "content", "verification"}
    (one,) = of_agreement(world.state, "reg/zone-2018", "actual", instant.parse("2030-01-01T00:00:00Z"))
    assert (one.clock.standing, one.stage) == ("undated", "stated")


def test_the_question_stands_beside_the_gap_and_silence_is_silence(world: World, sides: dict[str, Side]) -> None:
    asked = the_question(world)
    assert (asked.by, asked.silent, asked.asked_ms) == ("un", ("ru", "tr"), world.clock())


def test_one_answers_and_the_other_does_not(world: World, sides: dict[str, Side]) -> None:
    said = {"type": "reply/1", "status": "actual", "request": "un/decisive", "capacity": "party", "answer": "answered"}
    world.admit(sides["tr"].headquarters, {**said, "text": {"en": "More observation posts, by the end of March."}})
    asked = the_question(world)
    assert [(one.of, one.says) for one in asked.answers] == [("ru", None), ("tr", "answered")]
    assert asked.silent == ("ru",)
    assert {gap.place for gap in gaps.gaps(world.state)} == {"deadline", "content", "verification"}


def test_a_question_in_an_exercise_is_one_in_an_exercise(world: World, sides: dict[str, Side]) -> None:
    world.admit(sides["un"].unit, {**ASKED, "name": "played", "status": "exercise"})
    assert [one.status for one in about(questions(world.state), REF)] == ["actual", "exercise"]


def test_eight_core_texts_leave_39_of_63_measures_without_a_date() -> None:
    """The figure of the public record, counted from the log of the reference scenario: 39 of 63, and one dated duty that names nobody."""
    state = played(agreements).state
    core = [ref for ref, row in state.agreements.items() if row.said.tier == "core"]
    found = gaps.tally("core", ([row.measure for row in state.measures.values(f"{ref}#")] for ref in core))
    assert (found.agreements, found.measures, found.undated, found.dated_unaddressed) == (8, 63, 39, 1)
    alone = gaps.tallies(
        (ref, state.agreements.rows[ref].said.tier, [row.measure for row in state.measures.values(f"{ref}#")]) for ref in core
    )
    assert [one.of for one in alone if one.dated_unaddressed] == ["reg/sy-2018-idlib", "tier:core", "all"]
    assert sum(one.undated for one in alone if one.of.startswith("reg/")) == 39
