"""T2. 17 September 2016: the call that would have stopped the strikes waited 27 minutes for one absent officer.

The line between the two air operations rang. Whoever took the call was told that only one named officer would be spoken to; he was not
there. 15 of 37 strikes fell in the meantime.

So a STOP is taken by anybody on duty, at any level. If nobody takes it within 60 seconds it goes to the next in line, the host says so in
the log, and every attempt that was missed stays on record with who was on duty then.
"""

import pytest

from garant.answers.hotline import channel
from garant.answers.hotline_calls import CallLine, Calls, due, next_due_ms
from garant.gazetteer.index import PlaceIndex
from garant.node.attesting import attested_bundle
from garant.node.bundle import encode
from garant.node.checking import check
from garant.node.escalating import escalate
from garant.node.submission import Admission
from tests.fold.calling import CALL, message, roster, staffed, step
from tests.world import START_MS, Side, World, fold

SECOND_MS = 1_000
STOP = "tr/stop-1"


@pytest.fixture
def scene() -> tuple[World, Side, Side]:
    """Two are on duty at headquarters of the called side and one in the sector; then the STOP rings."""
    world, tr, ru = staffed()
    world.admit(tr.unit, CALL)
    return world, tr, ru


def call(world: World) -> CallLine:
    return Calls(world.state, world.clock(), PlaceIndex([])).one(STOP)


def wait(world: World, seconds: float) -> list[Admission]:
    """Let time pass, and let the host look at its clock."""
    world.clock.turn(round(seconds * SECOND_MS))
    return escalate(world.host)


@pytest.mark.parametrize("level", ["headquarters", "sector", "unit"])
def test_whoever_is_there_takes_it(scene: tuple[World, Side, Side], level: str) -> None:
    world, _, ru = scene
    world.clock.turn(20 * SECOND_MS)
    world.admit(getattr(ru, level), step("taken", duty={"en": "watch officer"}))
    found = call(world)
    assert found.stands == "taken"
    assert found.taken is not None
    assert (found.taken.duty, found.taken.level) == ({"en": "watch officer"}, level)
    assert found.rang_s == 20


def test_after_sixty_seconds_it_goes_to_the_next_in_line(scene: tuple[World, Side, Side]) -> None:
    world, _, ru = scene
    assert next_due_ms(world.state) == START_MS + 60 * SECOND_MS
    assert wait(world, 59.999) == []
    (word,) = wait(world, 0.001)
    assert word.t_ms == START_MS + 60 * SECOND_MS
    wait(world, 60)
    world.clock.turn(12 * SECOND_MS)
    world.admit(ru.sector, step("taken"))

    found = call(world)
    rung = [(one.rung.duty.duty["en"], one.outcome, one.rang_s) for one in found.attempts if one.rung]
    assert rung == [("duty officer", "missed", 60), ("deputy duty officer", "missed", 60), ("sector duty officer", "taken", 12)]
    assert found.missed == 2
    assert found.rang_s == 132
    assert all(len(one.on_duty) == 3 for one in found.attempts)


def test_the_host_says_it_in_the_log_and_it_is_provable(scene: tuple[World, Side, Side]) -> None:
    world, _, _ = scene
    (word,) = wait(world, 60)
    said = world.state.escalations.rows[f"{STOP}@{word.index:012d}"].said
    assert (said.party, said.attempt, said.level, said.place, said.to) == ("host", 1, "headquarters", 2, ("tr", "ru"))
    assert check(encode(attested_bundle(world.host, word.index)), world.key).subject.said == said
    assert fold(world.leaves()).state.digest() == world.state.digest()


def test_a_second_of_lateness_is_on_record(scene: tuple[World, Side, Side]) -> None:
    world, _, _ = scene
    world.clock.turn(61 * SECOND_MS)
    assert call(world).due
    escalate(world.host)
    assert call(world).attempts[0].late_ms == SECOND_MS
    assert not call(world).due


def test_nobody_left_is_said_as_that_and_the_call_still_waits(scene: tuple[World, Side, Side]) -> None:
    world, _, ru = scene
    for _ in range(3):
        wait(world, 60)
    assert call(world).exhausted
    assert call(world).stands == "ringing"
    assert wait(world, 600) == []
    assert due(world.state, world.clock()) == []
    world.admit(ru.unit, step("taken"))
    assert call(world).rang_s == 780


def test_a_side_that_named_nobody_is_called_all_the_same() -> None:
    world, tr, ru = staffed()
    world.admit(ru.headquarters, {**CALL, "name": "stop-2", "to": ["tr"]})
    (word,) = wait(world, 60)
    assert world.state.escalations.rows[f"ru/stop-2@{word.index:012d}"].said.level is None
    world.admit(tr.unit, step("taken", call="ru/stop-2"))


def test_the_missed_attempts_stay_on_record_when_the_roster_changes_later(scene: tuple[World, Side, Side]) -> None:
    world, _, ru = scene
    wait(world, 60)
    world.clock.turn(SECOND_MS)
    world.admit(ru.headquarters, roster("headquarters", "another officer"))
    first = call(world).attempts[0]
    assert first.rung is not None
    assert first.rung.duty.duty == {"en": "duty officer"}
    assert [one.ref for one in Calls(world.state, world.clock(), PlaceIndex([])).missed_by("ru")] == [STOP]
    assert Calls(world.state, world.clock(), PlaceIndex([])).missed_by("tr") == []


def test_with_the_host_out_of_reach_it_goes_by_telephone_and_is_recorded_afterwards() -> None:
    world, tr, ru = staffed()
    world.clock.turn(3_600 * SECOND_MS)
    world.admit(tr.unit, {**CALL, "happened": "2018-09-17T12:10:00Z"})
    assert call(world).stands == "recorded"
    assert wait(world, 3_600) == []
    world.admit(ru.sector, step("taken", happened="2018-09-17T12:11:05Z"))
    found = call(world)
    assert found.attempts == ()
    assert found.taken is not None
    assert found.taken.at_ms == START_MS + 665 * SECOND_MS


def test_a_reply_that_was_promised_becomes_overdue_and_is_given(scene: tuple[World, Side, Side]) -> None:
    world, _, ru = scene
    world.admit(ru.unit, step("taken"))
    asked = world.state.calls.rows[STOP].id
    world.admit(ru.unit, message("reply", of=asked, promised_by="2018-09-17T12:10:00Z"))
    calls = Calls(world.state, START_MS + 601 * SECOND_MS, PlaceIndex([]))
    assert [(one.why, one.stands) for one in calls.owed_by("ru")] == [("promised", "overdue")]
    world.clock.turn(660 * SECOND_MS)
    world.admit(ru.headquarters, message("reply", of=asked))
    assert [one.stands for one in call(world).owed] == ["answered_late"]


def test_test_calls_and_what_they_showed() -> None:
    world, tr, ru = staffed()
    assert channel(world.state, "tr/line-1", world.clock()).observed is None
    world.admit(tr.unit, {**CALL, "name": "test-1", "urgency": "test"})
    world.admit(ru.unit, step("taken", call="tr/test-1", text={"en": "Heard weakly; the second number is dead."}))
    line = channel(world.state, "tr/line-1", world.clock())
    assert line.observed is not None
    assert (line.observed.observes, line.observed.ref) == ("in_use", "tr/test-1")
    assert [(one.result, one.showed) for one in line.tests] == [("taken", {"en": "Heard weakly; the second number is dead."})]
    assert not line.test_overdue

    a_day_later = channel(world.state, "tr/line-1", world.clock() + 86_400 * SECOND_MS)
    assert a_day_later.test_overdue
    assert a_day_later.observed is not None
    assert (a_day_later.observed.observes, a_day_later.observed.source) == ("silent", "clock")


def test_declared_suspended_and_used_all_the_same() -> None:
    world, tr, ru = staffed()
    word = {"type": "channel_word/1", "status": "exercise", "channel": "tr/line-1", "capacity": "party"}
    world.admit(ru.headquarters, {**word, "declares": "suspended", "when": {"is": "dated", "date": "2018-09-17"}})
    world.admit(tr.unit, {**CALL, "name": "test-1", "urgency": "test"})
    world.admit(ru.unit, step("taken", call="tr/test-1"))
    line = channel(world.state, "tr/line-1", world.clock())
    assert line.stands == "suspended"
    assert line.observed is not None
    assert line.observed.observes == "in_use"
