"""The sequencer: many hand in at once, one commit a group, nobody is answered before it is durable, and a fault is told to all."""

from collections import Counter
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Literal

import pytest

from garant.errors import Code, Fault, Refused
from garant.node.sequencer import Sequencer
from garant.node.submission import Admission, SignedRefusal, Submission
from garant.node.waiting import Bounds, Waiting
from tests.fold.calling import CALL, staffed
from tests.world import NOTICE, START_MS, World


@dataclass
class Bench:
    """A world with a sequencer before its host."""

    world: World = field(default_factory=lambda: World(rules_level=3))
    used: float = 0.5

    def __post_init__(self) -> None:
        self.tr, self.ru = self.world.side("tr"), self.world.side("ru")
        self.sequencer = self.over(Bounds())

    def over(self, bounds: Bounds) -> Sequencer:
        host = self.world.host
        return Sequencer(host, host.store, self.world.clock, lambda: self.used, bounds)

    def notice(self, name: str) -> Submission:
        return self.world.compose(self.tr.unit, {**NOTICE, "name": name})


@pytest.fixture
def bench() -> Bench:
    return Bench()


def test_what_is_put_is_answered_after_a_turn_and_not_before(bench: Bench) -> None:
    answer = bench.sequencer.put(bench.notice("a"))
    assert not answer.done()
    bench.sequencer.turn()
    assert isinstance(answer.result(0), Admission)
    assert bench.sequencer.head().size == bench.world.host.ledger.tree.size


def test_a_group_is_one_commit(bench: Bench) -> None:
    before = bench.sequencer.head().size
    answers = [bench.sequencer.put(bench.world.compose(one, {**NOTICE, "name": "a"})) for one in (bench.tr.unit, bench.ru.unit)]
    heads: list[int] = []
    bench.sequencer.listen(lambda head: heads.append(head.size))
    bench.sequencer.turn()
    assert all(isinstance(answer.result(0), Admission) for answer in answers)
    assert heads == [before + 4]  # two notices, two verdicts


def test_a_retry_in_the_same_group_gets_the_same_receipt(bench: Bench) -> None:
    one = bench.notice("a")
    first, second = bench.sequencer.put(one), bench.sequencer.put(one)
    bench.sequencer.turn()
    assert first.result(0) == second.result(0)


def test_who_finds_the_lane_full_is_told_so_and_a_stop_call_still_has_its_place(bench: Bench) -> None:
    sequencer = bench.over(Bounds(common=1, urgent=1))
    sequencer.put(bench.notice("a"))
    with pytest.raises(Refused) as refused:
        sequencer.put(bench.notice("b"))
    assert refused.value.refusal.code == Code.BUSY
    assert not sequencer.put(bench.notice("c"), urgent=True).done()


def test_a_disk_nearly_full_takes_in_only_what_is_urgent(bench: Bench) -> None:
    bench.used = 0.9
    common, urgent = bench.sequencer.put(bench.notice("a")), bench.sequencer.put(bench.notice("b"), urgent=True)
    bench.sequencer.turn()
    refused = common.result(0)
    assert isinstance(refused, SignedRefusal)
    assert refused.refusal.code == Code.DISK_FULL
    assert isinstance(urgent.result(0), Admission)


def test_a_store_that_fails_ends_it_and_everybody_who_waits_is_told(bench: Bench) -> None:
    waiting = [bench.sequencer.put(bench.notice(name)) for name in "ab"]
    bench.world.store.fail_next = "after"
    assert not bench.sequencer.turn()
    for answer in waiting:
        assert isinstance(answer.exception(0), Fault)
    with pytest.raises(Fault), bench.sequencer.reading():
        pass
    with pytest.raises(Fault):
        bench.sequencer.put(bench.notice("c"))


class Watched:
    """A lock that looks at something each time that it was given back."""

    def __init__(self, look: Callable[[], None]) -> None:
        self.look = look

    def __enter__(self) -> None:
        """Nobody else is there."""

    def __exit__(self, *_: object) -> None:
        self.look()


@pytest.mark.parametrize("moment", ["before", "after"])
def test_nobody_reads_what_a_failed_commit_left_in_memory(bench: Bench, moment: Literal["before", "after"]) -> None:
    """Whoever waits for the lock gets it as soon as the turn lets go: by then it is known that the ledger may hold what no disk has."""
    seen: list[Fault | None] = []
    bench.sequencer._lock = Watched(lambda: seen.append(bench.sequencer.failed))  # type: ignore[assignment]
    bench.sequencer.put(bench.notice("a"))
    bench.world.store.fail_next = moment
    assert not bench.sequencer.turn()
    assert all(seen)


def test_whoever_takes_in_what_others_wrote_and_cannot_ends_it(bench: Bench) -> None:
    other = bench.world.restart()
    other.submit([bench.notice("a")])
    bench.world.store._heads[-1] = bench.world.store._heads[-1]._replace(state_digest="0" * 64)
    with pytest.raises(Fault), bench.sequencer.reading_newest():
        pass
    with pytest.raises(Fault), bench.sequencer.reading():
        pass
    assert not bench.sequencer.turn()


def test_a_full_disk_keeps_no_receipt_back(bench: Bench) -> None:
    """What is in the log is not refused, least of all in the host's signed word."""
    one = bench.notice("a")
    first = bench.sequencer.put(one)
    bench.sequencer.turn()
    bench.used = 0.95
    again = bench.sequencer.put(one)
    bench.sequencer.turn()
    assert again.result(0) == first.result(0)


def test_a_clock_that_is_behind_the_log_stops_it(bench: Bench) -> None:
    answer = bench.sequencer.put(bench.notice("a"))
    bench.world.clock.ms = START_MS - 60_000
    assert not bench.sequencer.turn()
    error = answer.exception(0)
    assert isinstance(error, Fault)
    assert error.code == Code.CLOCK_SKEW


def test_a_stop_that_nobody_takes_goes_on_by_the_beat() -> None:
    world, tr, _ = staffed()
    world.admit(tr.unit, CALL)
    sequencer = Sequencer(world.host, world.store, world.clock)
    sequencer.turn()
    assert not world.state.escalations.rows
    world.clock.turn(60_000)
    sequencer.turn()
    assert len(world.state.escalations) == 1


def test_two_hosts_over_one_store_take_turns(bench: Bench) -> None:
    world = bench.world
    one, other = world.host, world.restart()
    assert isinstance(one.submit([bench.notice("a")])[0], Admission)
    assert isinstance(other.submit([world.compose(bench.ru.unit, {**NOTICE, "name": "b"})])[0], Admission)
    assert one.catch_up() == other.ledger.tree.size
    assert one.ledger.state.digest() == other.ledger.state.digest()
    assert one.newest == other.newest


def test_what_comes_while_the_turn_is_waited_for_comes_along(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else a host that shares its store commits what had come before it waited, and leaves the others for yet another turn."""
    late, begin = [], bench.world.store.begin

    def waits_for_another_host() -> int:
        late.append(bench.sequencer.put(bench.notice("late")))
        return begin()

    monkeypatch.setattr(bench.world.store, "begin", waits_for_another_host)
    early = bench.sequencer.put(bench.world.compose(bench.ru.unit, {**NOTICE, "name": "early"}))
    bench.sequencer.turn()
    answers = [answer.result(0) for answer in (early, *late)]
    indexes = [answer.index for answer in answers if isinstance(answer, Admission)]
    assert len(indexes) == len(answers) == 2
    assert len({bench.world.store.head_over(index) for index in indexes}) == 1, "in one commit"


def test_nobody_takes_a_turn_for_nothing(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(bench.world.store, "begin", pytest.fail)
    bench.sequencer.turn()


def test_a_host_does_not_follow_what_another_never_signed(bench: Bench) -> None:
    world = bench.world
    one, other = world.host, world.restart()
    other.submit([bench.notice("a")])
    head = world.store.head()
    assert head is not None
    world.store._heads[-1] = head._replace(state_digest="0" * 64)
    with pytest.raises(Fault) as fault:
        one.submit([world.compose(bench.ru.unit, {**NOTICE, "name": "b"})])
    assert fault.value.code == Code.LOG_CORRUPT


def test_memory_that_fails_is_never_signed(bench: Bench) -> None:
    host = bench.world.host
    before = bench.world.store.head()
    host._edge._subtrees[0] = bytes(32)
    with pytest.raises(Fault):
        host.submit([bench.notice("a")])
    assert bench.world.store.head() == before


def test_the_urgent_lane_is_taken_first() -> None:
    waiting: Waiting[str] = Waiting(Bounds(group=2))
    for thing in "ab":
        waiting.put(thing, 1)
    waiting.put("stop", 1, urgent=True)
    assert waiting.take() == ["stop", "a"]
    assert waiting.take() == ["b"]


def test_bytes_are_bounded_but_not_for_what_is_urgent() -> None:
    waiting: Waiting[str] = Waiting(Bounds(bytes=10))
    waiting.put("a", 10)
    with pytest.raises(Refused):
        waiting.put("b", 1)
    waiting.put("stop", 1, urgent=True)
    assert len(waiting) == 2


def test_accounts_take_turns_and_keep_their_own_order() -> None:
    waiting: Waiting[str] = Waiting(Bounds(group=6, beside=4))
    for thing in ("a1", "a2", "a3", "a4", "a5", "a6"):
        waiting.put(thing, 1, account="a")
    waiting.put("b1", 1, account="b")
    waiting.put("b2", 1, account="b")
    waiting.put("c1", 1, account="c")
    assert waiting.take() == ["a1", "b1", "c1", "a2", "b2", "a3"]
    waiting.put("d1", 1, account="d")
    assert waiting.take() == ["a4", "d1", "a5", "a6"]
    assert waiting.take() == []


def test_one_account_has_a_share_of_a_group_and_of_the_places() -> None:
    waiting: Waiting[int] = Waiting(Bounds(of_one=5, bytes_of_one=100, share=2))
    for number in range(5):
        waiting.put(number, 1, account="a")
    with pytest.raises(Refused):
        waiting.put(5, 1, account="a")
    waiting.put(6, 100, account="b")
    with pytest.raises(Refused):
        waiting.put(7, 1, account="b")
    assert [waiting.take(), waiting.take(), waiting.take()] == [[0, 6, 1], [2, 3], [4]]
    waiting.put(8, 100, account="b")
    assert waiting.take() == [8], "what was taken has left its places"


def taken(waiting: Waiting[str], groups: int = 1) -> list[Counter[str]]:
    """Take so many groups, and count each one's things by account."""
    return [Counter(thing[0] for thing in waiting.take()) for _ in range(groups)]


def test_who_hands_in_much_makes_the_others_groups_hardly_larger() -> None:
    waiting: Waiting[str] = Waiting(Bounds(share=32))
    for number in range(100):
        waiting.put(f"a{number}", 1, account="a")
    for account in "bcd":
        waiting.put(account, 1, account=account)
    assert taken(waiting, 2) == [{"a": 5, "b": 1, "c": 1, "d": 1}, {"a": 2}]


def test_two_who_hand_in_much_share_a_large_group() -> None:
    waiting: Waiting[str] = Waiting(Bounds(share=32))
    for number in range(100):
        waiting.put(f"a{number}", 1, account="a")
        waiting.put(f"b{number}", 1, account="b")
    assert taken(waiting) == [{"a": 32, "b": 32}]


def test_who_is_alone_for_a_while_gets_large_groups_until_somebody_else_comes() -> None:
    waiting: Waiting[str] = Waiting(Bounds(share=32, alone=3))
    for number in range(200):
        waiting.put(f"a{number}", 1, account="a")
    assert taken(waiting, 4) == [{"a": 2}, {"a": 2}, {"a": 2}, {"a": 32}]
    waiting.put("b", 1, account="b")
    assert taken(waiting, 5) == [{"a": 3, "b": 1}, {"a": 2}, {"a": 2}, {"a": 32}, {"a": 32}]


def test_what_wakes_a_writer_early_is_that_others_wrote(bench: Bench) -> None:
    bench.sequencer.hurry()
    assert bench.sequencer.turn(60.0), "it does not wait for a minute"


def test_what_was_made_ready_answers_as_what_was_not(bench: Bench) -> None:
    """What is found before serving is what the first notice would have found, and each later one is taken in."""
    twin = Bench()
    for one in (bench, twin):
        one.world.admit(one.ru.unit, {**NOTICE, "name": "there", "to": ["tr"]})
    bench.world.host.make_ready()
    answers = [(one.sequencer.put(one.notice("a")), one.sequencer.turn(), one) for one in (bench, twin)]
    assert answers[0][0].result(0) == answers[1][0].result(0)
    assert bench.world.state.digest() == twin.world.state.digest()
