"""The clock that stops a host: slewing is fine, a jump is not, forwards or back."""

import pytest

from garant.errors import Code, Fault
from garant.node.steady import BEHIND_MS_MAX, STEP_MS_MAX, SteadyClock, require_not_behind
from tests.world import Clock


def test_time_that_goes_on_evenly_is_told() -> None:
    wall, steady = Clock(1_000_000), Clock(5)
    clock = SteadyClock(wall, steady)
    for _ in range(100):
        wall.turn(60_000 + 30)  # slewed by 500 parts in a million
        steady.turn(60_000)
        assert clock() == wall()


@pytest.mark.parametrize("jump_ms", [STEP_MS_MAX + 1, -STEP_MS_MAX - 1, 3_600_000, -86_400_000])
def test_a_jump_is_a_fault(jump_ms: int) -> None:
    wall, steady = Clock(1_000_000_000), Clock(5)
    clock = SteadyClock(wall, steady)
    wall.turn(jump_ms)
    with pytest.raises(Fault) as fault:
        clock()
    assert fault.value.code == Code.CLOCK_SKEW


def test_a_jump_stays_one_whoever_saw_it_first() -> None:
    """A question about health may be what meets the jump: the writer, which asks next, must meet it too."""
    wall, steady = Clock(1_000_000_000), Clock(5)
    clock = SteadyClock(wall, steady)
    wall.turn(STEP_MS_MAX + 1)
    for _ in range(2):
        with pytest.raises(Fault):
            clock()


def test_a_log_from_the_future_is_a_fault() -> None:
    require_not_behind(0, BEHIND_MS_MAX)
    with pytest.raises(Fault) as fault:
        require_not_behind(0, BEHIND_MS_MAX + 1)
    assert fault.value.code == Code.CLOCK_SKEW
