"""Rows, marks and cells are used again: whatever comes and goes, the index holds what lives, and nothing else."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from garant.space.index import Index, meet
from tests.space.bodies import body_of
from tests.space.workloads import HOUR_MS, SPOTS, START_MS, crowd

BODIES = [body_of(thing) for name in ("town", "equator") for thing in crowd(11, SPOTS[name], 30)]
ENDS = [body.window.end_ms for body in BODIES]
NAMES = st.sampled_from("abcdefghABCDEFGH")
NUMBERS = st.integers(0, len(BODIES) - 1)
MEETS = [[meet(one, other) is not None for other in BODIES] for one in BODIES]


class Comings(RuleBasedStateMachine):
    """An index beside a dict of what should be in it."""

    def __init__(self) -> None:
        super().__init__()
        self.index, self.live = Index(), dict[str, int]()

    def expected(self, number: int) -> list[str]:
        return sorted(name for name, other in self.live.items() if MEETS[number][other])

    @rule(name=NAMES, number=NUMBERS)
    def put(self, name: str, number: int) -> None:
        self.index.put(name, BODIES[number])
        self.live[name] = number

    @rule(name=NAMES, number=NUMBERS)
    def check_and_put(self, name: str, number: int) -> None:
        assert self.index.check_and_put(name, BODIES[number]) == self.expected(number)
        self.live[name] = number

    @rule(name=NAMES)
    def drop(self, name: str) -> None:
        self.index.drop(name)
        self.live.pop(name, None)

    @rule(hour=st.integers(0, 9))
    def expire(self, hour: int) -> None:
        now_ms = START_MS + hour * HOUR_MS
        gone = sorted(name for name, number in self.live.items() if (end := ENDS[number]) is not None and end <= now_ms)
        assert self.index.expire(now_ms) == gone
        for name in gone:
            del self.live[name]

    @rule(number=NUMBERS)
    def ask(self, number: int) -> None:
        assert self.index.met(BODIES[number]) == self.expected(number)
        assert [one.id for one in self.index.meetings(BODIES[number])] == self.expected(number)

    @invariant()
    def holds_what_lives(self) -> None:
        assert len(self.index) == len(self.live)


Comings.TestCase.settings = settings(max_examples=60, stateful_step_count=40, deadline=None)
TestComings = Comings.TestCase


def test_what_is_amended_again_and_again_takes_no_more_room() -> None:
    """Rows that are no longer live are swept out, and everything is still found where it is."""
    index = Index()
    for number, body in enumerate(BODIES):
        index.put(f"{number:02}", body)
    for _ in range(20):
        for number, body in enumerate(BODIES):
            index.put(f"{number:02}", body)
    once = sum(index.bytes_held().values())
    for _ in range(100):
        for number, body in enumerate(BODIES):
            index.put(f"{number:02}", body)
    assert sum(index.bytes_held().values()) <= 4 * once
    for number, body in enumerate(BODIES):
        assert index.met(body) == [f"{other:02}" for other, meets in enumerate(MEETS[number]) if meets]
