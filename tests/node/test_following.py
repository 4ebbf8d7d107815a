"""How long a replica waits: a beat after a good answer, longer and longer while there is none, and never in step with others."""

from random import Random

import pytest

from garant.errors import Code, Refusal, Refused
from garant.node.following import LONGEST_MS, Pace, follow
from garant.node.replica import BEAT_MS, Step
from tests.node.showing import Following
from tests.world import World

AWAY = Refusal(Code.UNREADABLE, "the log does not answer")


def waits(seed: int, failures: int) -> list[int]:
    pace = Pace(Random(seed))
    return [pace.after_ms(AWAY) for _ in range(failures)]


def test_after_a_good_answer_it_is_a_beat() -> None:
    assert Pace(Random(1)).after_ms(None) == BEAT_MS


def test_while_there_is_none_it_waits_longer_up_to_a_minute_and_a_half() -> None:
    for seed in range(20):
        found = waits(seed, 12)
        assert found[0] == BEAT_MS
        for number, wait_ms in enumerate(found[1:], 1):
            whole_ms = min(BEAT_MS << number, LONGEST_MS)
            assert whole_ms // 2 <= wait_ms < whole_ms // 2 + whole_ms


def test_one_good_answer_ends_that() -> None:
    pace = Pace(Random(1))
    for _ in range(5):
        pace.after_ms(AWAY)
    assert pace.after_ms(None) == BEAT_MS
    assert pace.after_ms(AWAY) == BEAT_MS


def test_two_replicas_come_back_at_different_times() -> None:
    assert waits(1, 8) != waits(2, 8)
    assert waits(1, 8) == waits(1, 8), "and the same chance gives the same waits"


def test_it_looks_until_it_is_told_to_stop() -> None:
    following = Following(World())
    steps: list[Step] = []
    given: list[int] = []

    def wait(wait_ms: int) -> bool:
        given.append(wait_ms)
        following.shown.away = len(given) == 1
        return len(given) < 3

    follow(following.replica, wait, steps.append, Random(1))
    assert [(step.grown, step.away is not None) for step in steps] == [(1, False), (0, True), (0, False)]
    assert given == [BEAT_MS, BEAT_MS, BEAT_MS]


def test_a_doubt_ends_it() -> None:
    following = Following(World())
    following.replica.step()
    following.shown.otherwise([b"another"])
    with pytest.raises(Refused):
        follow(following.replica, lambda _: True, lambda _: None, Random(1))
