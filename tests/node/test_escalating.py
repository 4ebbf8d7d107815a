"""The host's word by the clock: said once, in the log, like any other; by a host that was away, late; never where nothing is due."""

import pytest

from garant.errors import Fault
from garant.node.escalating import Watch, drafts, escalate
from tests.fold.calling import CALL, staffed, step
from tests.world import Side, World, fold

SECOND_MS = 1_000


@pytest.fixture
def ringing() -> tuple[World, Side, Side]:
    world, tr, ru = staffed()
    world.admit(tr.unit, CALL)
    return world, tr, ru


def test_nothing_is_written_where_nothing_is_due(ringing: tuple[World, Side, Side]) -> None:
    world, _, _ = ringing
    before = world.picture()
    assert escalate(world.host) == []
    assert world.picture() == before


def test_it_is_said_once_with_a_receipt(ringing: tuple[World, Side, Side]) -> None:
    world, _, _ = ringing
    world.clock.turn(60 * SECOND_MS)
    (word,) = escalate(world.host)
    assert word.receipt
    assert escalate(world.host) == []
    assert fold(world.leaves()).state.digest() == world.state.digest()


def test_several_calls_go_on_together_the_longest_due_first(ringing: tuple[World, Side, Side]) -> None:
    world, tr, _ = ringing
    world.clock.turn(SECOND_MS)
    world.admit(tr.unit, {**CALL, "name": "stop-2"})
    world.clock.turn(60 * SECOND_MS)
    assert [said["call"] for said in drafts(world.state, world.clock())] == ["tr/stop-1", "tr/stop-2"]
    one, other = escalate(world.host)
    assert (other.index, other.t_ms) == (one.index + 1, one.t_ms)


def test_a_host_that_was_away_says_one_attempt_each_time_that_it_looks(ringing: tuple[World, Side, Side]) -> None:
    world, _, ru = ringing
    world.clock.turn(600 * SECOND_MS)
    host = world.restart()
    assert len(escalate(host)) == 1
    assert escalate(host) == [], "the next on duty has a minute as well"
    world.admit(ru.unit, step("taken"))
    world.clock.turn(60 * SECOND_MS)
    assert escalate(host) == []


def test_a_clock_that_goes_back_changes_nothing(ringing: tuple[World, Side, Side]) -> None:
    world, _, _ = ringing
    world.clock.turn(-60 * SECOND_MS)
    assert escalate(world.host) == []


def test_a_watch_says_the_same_and_takes_no_turn_before(ringing: tuple[World, Side, Side], monkeypatch: pytest.MonkeyPatch) -> None:
    world, tr, ru = ringing
    watch, turns, begin = Watch(), list[int](), world.store.begin

    def begun() -> int:
        turns.append(1)
        return begin()

    monkeypatch.setattr(world.store, "begin", begun)
    assert watch.escalate(world.host, world.clock()) == []
    assert not turns
    world.clock.turn(60 * SECOND_MS)
    assert len(watch.escalate(world.host, world.clock())) == 1
    assert watch.escalate(world.host, world.clock()) == [], "the next on duty has a minute as well"
    world.clock.turn(60 * SECOND_MS)
    assert len(watch.escalate(world.host, world.clock())) == 1
    world.admit(ru.unit, step("taken"))
    world.admit(tr.unit, {**CALL, "name": "stop-2"})
    world.clock.turn(59 * SECOND_MS)
    assert watch.escalate(world.host, world.clock()) == []
    world.clock.turn(SECOND_MS)
    (word,) = watch.escalate(world.restart(), world.clock())
    assert word.receipt


def test_below_the_rules_level_there_are_no_calls() -> None:
    world = World(rules_level=2)
    assert list(drafts(world.state, world.clock())) == []
    assert escalate(world.host) == []


def test_after_a_failure_the_host_stops(ringing: tuple[World, Side, Side], monkeypatch: pytest.MonkeyPatch) -> None:
    world, _, _ = ringing
    world.clock.turn(60 * SECOND_MS)

    def fails(batch: object) -> None:
        raise OSError("the disk is full")

    monkeypatch.setattr(world.store, "commit", fails)
    with pytest.raises(OSError, match="full"):
        escalate(world.host)
    with pytest.raises(Fault):
        escalate(world.host)
