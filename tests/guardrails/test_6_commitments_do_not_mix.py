"""Guard-rail 6, for commitments: no word of an exercise or a test moves anything actual, nor the other way round."""

import pytest

from garant import instant
from garant.answers.commitments_renewals import renewals
from garant.answers.lines import line
from tests.answers.asking import zone
from tests.answers.pledging import BOTH, REF, Pledged, measure, on
from tests.answers.test_lines import RULE, ZONE, Drawn, course
from tests.world import ACCEPTANCE

LATE = "2018-10-12T00:00:00Z"
WORDS = {
    "report": lambda made, status: made.report("tr", "m1", status=status),
    "verification": lambda made, status: made.verify("un", "m1", 3, status=status),
    "position": lambda made, status: made.position("ru", "m1", "not_kept", status=status),
    "change": lambda made, status: made.change("reg", "m1", "lapsed", status=status),
    "event": lambda made, status: made.say("tr", "event/1", agreement=REF, event="Day D", when=on("2018-09-01"), status=status),
}


@pytest.mark.parametrize("status", ["exercise", "test"])
@pytest.mark.parametrize("what", WORDS)
def test_a_word_of_another_status_changes_nothing_actual(what: str, status: str) -> None:
    after_day_d = {"is": "after", "event": "Day D", "period": "P2D"}
    made = Pledged.of(measure(), measure("m2", deadline=after_day_d))
    before = made.all(LATE)
    WORDS[what](made, status)
    assert made.all(LATE) == before
    WORDS[what](made, "actual")
    assert made.all(LATE) != before


def test_an_acceptance_in_an_exercise_binds_in_the_exercise() -> None:
    made = Pledged.of(measure(), accept=())
    made.world.admit(made.sides["tr"].headquarters, {**ACCEPTANCE, "status": "exercise"})
    assert (made.one("m1", LATE).bound, made.one("m1", LATE, "exercise").bound) == ((), ("tr",))


def test_a_renewal_in_an_exercise_is_one_in_the_exercise() -> None:
    made = Pledged.of(measure(), end={"is": "after", "event": "in_force", "period": "P6M"}, guarantors=BOTH)
    asked = {"form": "renewal", "of": BOTH, "about": [f"agreement:{REF}"], "name": "played"}
    made.say("un", "request/1", **asked, status="test")
    for party in ("tr", "ru"):
        made.say(party, "reply/1", request="un/played", answer="granted", status="test")
    assert {term.status: term.renewed for term in renewals(made.world.state, instant.parse(LATE))} == {"actual": 0, "test": 1}


def test_a_line_that_an_exercise_draws_is_no_line() -> None:
    made = Drawn(zone(RULE))
    for party in ("tr", "ru"):
        made.read(party, course(), status="exercise")
    assert made.line().standing == "described"
    assert line(made.world.state, ZONE, "exercise").standing == "described"
