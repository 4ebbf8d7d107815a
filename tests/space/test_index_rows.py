"""Rows, marks and cells are used again: whatever comes and goes, the index holds what lives, and nothing else."""

from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from garant.instant import Window
from garant.space.body import Sketch
from garant.space.crowd import Crowd
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

    @initialize(numbers=st.dictionaries(NAMES, NUMBERS))
    def begin_with_a_crowd(self, numbers: dict[str, int]) -> None:
        self.index, self.live = Index.of(list(numbers), Crowd.of([BODIES[number] for number in numbers.values()])), numbers

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


def test_a_long_crowd_is_indexed_at_once_as_one_by_one() -> None:
    bodies = [body_of(thing) for name in ("town", "equator") for thing in crowd(5, SPOTS[name], 900)]
    together, one_by_one = Crowd.of(bodies), Index()
    for number, body in enumerate(bodies):
        one_by_one.put(str(number), body)
    windows = together.windows()
    at_once = Index.of([str(number) for number in range(len(bodies))], together)
    assert windows == [body.window for body in bodies]
    for body in bodies[::7]:
        assert at_once.meetings(body) == one_by_one.meetings(body)
        assert at_once.considered(body) == one_by_one.considered(body)
    for now_ms in range(START_MS, START_MS + 12 * HOUR_MS, HOUR_MS):
        assert at_once.expire(now_ms) == one_by_one.expire(now_ms)
        assert len(at_once) == len(one_by_one)


def test_what_was_begun_and_taken_back_is_in_no_body() -> None:
    sketch, window, place = Sketch(), Window(START_MS, START_MS + HOUR_MS), (366_100_000, 359_300_000)
    sketch.circle(place, 100, (0, 1), window)
    sketch.end_of_body()
    sketch.circle(place, 200, (0, 1), window)
    sketch.corridor([place, (366_200_000, 359_300_000)], 300, (0, 1), window)
    sketch.undo()
    sketch.circle(place, 400, (0, 1), window)
    sketch.end_of_body()
    made = sketch.crowd()
    assert (made.size, made.pieces["reach"].tolist(), made.pieces["owner"].tolist()) == (2, [1.0, 4.0], [0, 1])
    assert len(made.vertices) == 2
