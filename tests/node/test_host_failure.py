"""It failed and was not written; it failed *but was* written. Either way no receipt, the host stops, and the store tells the truth.

What was said is not lost: the party hands the same statement in again, and gets the receipt that it would have got.
"""

from collections.abc import Callable, Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, Literal

import pytest

from garant.errors import Code, Fault, Refused
from garant.node.host import Host
from garant.node.host_keys import HostKeys
from garant.node.opening import open_ledger
from garant.node.ports import Head, Record
from garant.node.submission import Admission, Submission
from garant.storage.memory import MemoryStore
from garant.storage.sqlite import SqliteStore
from tests.node.scene import Scene, copy, flip, notice, require_receipt
from tests.world import ANSWER, CHECKPOINT, NOTICE, World, salts

Moment = Literal["before", "after"]
moments = pytest.mark.parametrize("moment", ["before", "after"])


@dataclass
class Whims:
    """What a store shall do when it is asked; a fault by name of the method."""

    fails: dict[str, BaseException] = field(default_factory=dict)

    def take(self, method: str) -> None:
        if error := self.fails.pop(method, None):
            raise error


class MoodyStore(MemoryStore):
    """A store that also fails while it is read."""

    def __init__(self) -> None:
        super().__init__()
        self.whims = Whims()

    def find(self, statement_id: str) -> int | None:
        self.whims.take("find")
        return super().find(statement_id)

    def record(self, index: int) -> Record | None:
        self.whims.take("record")
        return super().record(index)

    def head_over(self, index: int) -> Head | None:
        self.whims.take("head_over")
        return super().head_over(index)


@pytest.fixture
def store() -> MoodyStore:
    return MoodyStore()


@pytest.fixture
def scene(store: MoodyStore) -> Scene:
    return Scene(World(store=store))


def require_stopped(host: Host, submission: Submission) -> None:
    """Require that a host does nothing at all: it admits, refuses, proves and says nothing."""
    size = host.head.size
    for act in stopped_acts(host, submission):
        with pytest.raises(Fault):
            act()
    assert host.head.size == size


def stopped_acts(host: Host, submission: Submission) -> Iterator[Callable[[], Any]]:
    yield lambda: host.submit([submission])
    yield lambda: host.submit([Submission(b"{}")])
    yield lambda: host.submit([])
    yield lambda: host.admission(0)
    yield lambda: host.say(lambda log, head, time: pytest.fail("a stopped host speaks"))


# While it writes


@moments
def test_no_receipt_when_the_store_fails(scene: Scene, store: MoodyStore, moment: Moment) -> None:
    submission = scene.submission(0, "n")
    store.fail_next = moment
    with pytest.raises(Fault) as caught:
        scene.world.host.submit([submission])
    assert caught.value.code == Code.STORE_FAILED
    require_stopped(scene.world.host, submission)


@moments
def test_a_reopened_host_shows_the_truth(scene: Scene, store: MoodyStore, moment: Moment) -> None:
    store.fail_next = moment
    submission = scene.submission(0, "n")
    with pytest.raises(Fault):
        scene.world.host.submit([submission])
    size = scene.world.restart().head.size
    assert size == scene.first + (moment == "after")
    assert open_ledger(store, scene.world.key).state.digest() == scene.world.state.digest()


@moments
@pytest.mark.parametrize("later", [0, 3])
def test_the_retry_gets_the_receipt_that_was_owed(scene: Scene, store: MoodyStore, moment: Moment, later: int) -> None:
    """Beside it, a world in which nothing ever failed."""
    lucky = Scene()
    submission = scene.submission(0, "n")
    owed = lucky.world.host.submit([submission])
    store.fail_next = moment
    with pytest.raises(Fault):
        scene.world.host.submit([submission])
    host = scene.world.restart()
    if moment == "before":
        assert host.submit([submission]) == owed
    for number in range(later):
        scene.file(f"later-{number}", 1)
    assert host.submit([submission]) == owed
    assert scene.world.restart().submit([submission]) == owed


@moments
def test_a_group_is_written_whole_or_not_at_all(scene: Scene, store: MoodyStore, moment: Moment) -> None:
    submissions = [scene.submission(officer, f"n{officer}") for officer in range(4)]
    store.fail_next = moment
    with pytest.raises(Fault):
        scene.world.host.submit(submissions)
    answers = scene.world.restart().submit(submissions)
    indexes = [answer.index for answer in answers if isinstance(answer, Admission)]
    assert indexes == list(range(scene.first, scene.first + 4))
    assert {require_receipt(scene.world, answer).size for answer in answers if isinstance(answer, Admission)} == {scene.first + 4}


def test_disclosures_are_written_with_their_statement(scene: Scene, store: MoodyStore) -> None:
    submission = scene.world.compose(scene.officers[0], notice("n"), hide=["volumes"])
    for moment in ("before", "after"):
        store.fail_next = moment
        with pytest.raises(Fault):
            scene.world.restart().submit([submission])
    (answer,) = scene.world.restart().submit([submission])
    assert isinstance(answer, Admission)
    assert store.disclosures(answer.id) == submission.disclosures


# While it reads, and wherever else


@pytest.mark.parametrize("method", ["find", "record", "head_over"])
@pytest.mark.parametrize("error", [Fault(Code.STORE_FAILED, "the disk is gone"), KeyboardInterrupt(), MemoryError()], ids=repr)
def test_a_host_that_was_interrupted_stops(scene: Scene, store: MoodyStore, method: str, error: BaseException) -> None:
    """Whatever it was doing: its ledger may be ahead of the store now, and nobody may be told of that."""
    submission = scene.submission(0, "n")
    if method != "find":  # these are asked for a retry
        scene.world.host.submit([submission])
        scene.file("later", 1)
    store.whims.fails[method] = error
    with pytest.raises(type(error)):
        scene.world.host.submit([submission])
    require_stopped(scene.world.host, submission)


def test_what_a_group_had_added_before_a_fault_is_told_to_nobody(scene: Scene, store: MoodyStore) -> None:
    """The clock fails between the first statement of a group and the second; the first was in the ledger already."""
    first, second = scene.submission(0, "n"), scene.submission(1, "m")
    times = iter([scene.world.clock()])
    host = Host(scene.world.store, HostKeys(scene.world.key, CHECKPOINT.sign, ANSWER.public, ANSWER.sign), lambda: next(times), salts)
    with pytest.raises(StopIteration):
        host.submit([first, second])
    require_stopped(host, first)
    assert len(store._records) == scene.first


def test_a_clock_that_fails_after_the_commit_stops_the_host(scene: Scene) -> None:
    """The entry is written, the refusal beside it cannot be dated: nobody got an answer, and the retry does."""
    submission = scene.submission(0, "n")
    times = iter([scene.world.clock()])
    host = Host(scene.world.store, HostKeys(scene.world.key, CHECKPOINT.sign, ANSWER.public, ANSWER.sign), lambda: next(times), salts)
    with pytest.raises(StopIteration):
        host.submit([submission, Submission(b"{}")])
    require_stopped(host, submission)
    (answer,) = scene.world.restart().submit([submission])
    assert isinstance(answer, Admission)
    assert answer.index == scene.first


# Two hosts over one log


def host_over(store: SqliteStore, world: World) -> Host:
    return Host(store, HostKeys(world.key, CHECKPOINT.sign, ANSWER.public, ANSWER.sign), world.clock, salts)


def test_the_second_of_two_hosts_finds_the_other_s_word_when_its_turn_comes(tmp_path: Path) -> None:
    scene = Scene()
    copy(scene.world.store, tmp_path / "log.db").close()
    with closing(SqliteStore(tmp_path / "log.db")) as one, closing(SqliteStore(tmp_path / "log.db")) as other:
        first, second = host_over(one, scene.world), host_over(other, scene.world)
        submissions = [scene.submission(0, "n"), scene.submission(1, "m")]
        won = first.submit(submissions[:1])
        again = second.submit(submissions)
        assert again[0] == won[0]
        assert isinstance(again[1], Admission)
        assert again[1].index == scene.first + 1


# Old receipts from a damaged store


def test_no_receipt_is_given_out_with_a_checkpoint_that_was_changed(scene: Scene, store: MoodyStore) -> None:
    """Opening looks at the newest head; an older one is looked at when somebody asks for its receipt."""
    submission = scene.submission(0, "n")
    (owed,) = scene.world.host.submit([submission])
    scene.file("m", 1)
    place = len(store._heads) - 2
    good = store._heads[place]
    for at in range(len(good.note)):
        store._heads[place] = good._replace(note=flip(good.note, at))
        host = scene.world.restart()
        with pytest.raises(Fault) as caught:
            host.submit([submission])
        assert caught.value.code == Code.LOG_CORRUPT
        assert str(good.size) in caught.value.sentence
    store._heads[place] = good
    assert scene.world.restart().submit([submission]) == [owed]


def test_no_receipt_is_given_out_with_another_entry_s_checkpoint(scene: Scene, store: MoodyStore) -> None:
    submission = scene.submission(0, "n")
    scene.world.host.submit([submission])
    scene.file("m", 1)
    store._heads[-2] = store._heads[-2]._replace(note=store._heads[-3].note)
    with pytest.raises(Fault, match="was changed"):
        scene.world.restart().submit([submission])


def test_a_notice_that_the_host_cannot_answer_is_not_refused_and_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is in the ledger by then: to tell its sender that it was refused, and commit it all the same, would be a lie."""
    world = World(rules_level=3)
    world.side("ru")
    submission = world.compose(world.side("tr").unit, NOTICE)
    before = world.store.head()

    def too_long(*_: object) -> None:
        raise Refused(Code.TOO_LARGE, "it does not fit")

    monkeypatch.setattr("garant.node.writing.write", too_long)
    with pytest.raises(Fault) as fault:
        world.host.submit([submission])
    assert fault.value.code == Code.INTERNAL
    assert world.store.head() == before
