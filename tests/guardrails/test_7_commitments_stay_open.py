"""Guard-rail 7, for commitments: what is open gets no date; a registrar's entry binds nobody; overdue blames nobody."""

from typing import Any, get_args

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.console import Console

from garant import instant
from garant.answers.clocks import clock_of
from garant.answers.clocks_events import Terms
from garant.answers.commitments_stage import Stage
from garant.answers.owed import owed
from garant.answers.plans import Stage as StepStage
from garant.statement.values import Deadline
from garant.terminal import commitments as sheets
from tests.answers.pledging import Pledged, measure
from tests.world import World

WORDS: dict[str, dict[str, Any]] = {
    "unknown": {"because": "not_stated"},
    "none": {},
    "disputed": {"readings": [{"by": "tr", "says": "at once"}]},
}
STATE = World().state


@given(st.sampled_from(sorted(WORDS)), st.text(max_size=20), st.integers(0, instant.LAST_MS))
def test_no_words_and_no_time_give_a_date_to_what_has_none(how: str, note: str, at_ms: int) -> None:
    members: dict[str, Any] = {"is": how, **WORDS[how], **({"note": note} if note else {})}
    deadline: Deadline = msgspec.convert(members, Deadline)
    found = clock_of(deadline, Terms(STATE, "actual"), at_ms, "P2D")
    assert (found.dues, found.starts, found.past, found.standing) == ((), (), (), "undated")


@given(st.integers(0, instant.LAST_MS))
def test_what_waits_for_an_event_waits_for_ever(at_ms: int) -> None:
    deadline: Deadline = msgspec.convert({"is": "after", "event": "Day D", "period": "P2D"}, Deadline)
    assert clock_of(deadline, Terms(STATE, "actual"), at_ms, "P2D").standing == "waiting"


@pytest.mark.parametrize("at", ["2018-09-18T00:00:00Z", "2018-10-12T00:00:00Z", "2099-01-01T00:00:00Z"])
def test_whatever_a_registrar_enters_nobody_owes_it(at: str) -> None:
    made = Pledged.of(measure(), measure("m2", deadline={"is": "none"}), accept=())
    for party in ("tr", "ru", "un", "reg"):
        side = owed(made.world.state, party, made.all(at).values())
        assert (side.owes, side.owed) == ((), ())


def test_overdue_is_said_with_what_it_does_not_say() -> None:
    made = Pledged.of(measure())
    at_ms = instant.parse("2018-10-12T00:00:00Z")
    found = list(made.all("2018-10-12T00:00:00Z").values())
    console = Console(width=200, no_color=True)
    with console.capture() as caught:
        console.print(sheets.overview(found, at_ms), sheets.whole(found, at_ms))
    assert caught.get().count("That does not say that it was not done.") == 2


def test_no_stage_is_a_permission_or_a_verdict() -> None:
    """Guard-rail 3: neither a commitment nor a step of a plan is ever approved, cleared or breached."""
    words = {*get_args(Stage), *get_args(StepStage)}
    assert not words & {"approved", "permitted", "allowed", "authorised", "cleared", "granted", "breached", "violated", "go"}
