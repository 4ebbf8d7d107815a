"""The floor: who writes and who answers compute one at a time, while nothing depends on it.

Patience is none in these tests but one, so nobody waits: what would be waited for in earnest is given up at once.
"""

import threading
import time

from garant.api.looking import Looking
from garant.node.floor import Floor, Speaker
from garant.node.ports import Batch
from garant.node.sequencer import Sequencer
from tests.world import NOTICE, World


def has(floor: Floor) -> bool:
    """Tell whether anybody has the floor, by asking for it."""
    other = Speaker(floor)
    with other.speaking():
        return not other.speaks


def test_one_has_it_until_it_is_left() -> None:
    floor = Floor(patience_s=0.0)
    writer = Speaker(floor)
    writer.take()
    assert has(floor)
    writer.leave()
    assert not has(floor)


def test_who_does_not_get_it_goes_on_without_and_takes_it_from_nobody() -> None:
    floor = Floor(patience_s=0.0)
    writer, loop = Speaker(floor), Speaker(floor)
    writer.take()
    with loop.speaking():
        assert not loop.speaks
    assert has(floor), "what was not had is not given up"
    writer.leave()
    with loop.speaking():
        assert loop.speaks


class Waited(Floor):
    """A floor that notes for which speeches somebody waited."""

    def __init__(self) -> None:
        super().__init__(patience_s=0.0)
        self.asked: list[bool] = []

    def take(self, tired_of: int) -> tuple[bool, int]:
        had, speech = super().take(tired_of)
        self.asked.append(tired_of == speech - had)
        return had, speech


def test_nobody_waits_for_the_same_speech_twice() -> None:
    floor = Waited()
    writer, loop = Speaker(floor), Speaker(floor)
    for _ in range(2):
        writer.take()
        for _ in range(3):
            loop.take()
        writer.leave()
        loop.take()
        loop.leave()
    patient = [False, False, True, True, True]
    assert floor.asked == patient * 2, "the first time, of a new speech, it is waited for"


class Crowded(Floor):
    """A floor that tells whether somebody waits for it."""

    def awaited(self) -> bool:
        return self._next.locked()


def test_who_has_waited_comes_before_who_has_just_had_it() -> None:
    floor, order = Crowded(patience_s=60.0), []
    writer, loop = Speaker(floor), Speaker(floor)

    def write() -> None:
        with writer.speaking():
            order.append("writer")

    loop.take()
    writing = threading.Thread(target=write)
    writing.start()
    while not floor.awaited():
        time.sleep(0.001)
    with loop.silent():
        """An event loop for which everything is there already."""
    order.append("loop")
    writing.join()
    assert order == ["writer", "loop"]
    assert loop.speaks


def test_a_selector_is_silent_while_it_looks() -> None:
    floor = Floor(patience_s=0.0)
    with Looking(floor) as looking:
        looking.select(0)
        assert has(floor), "what came is answered"
    assert not has(floor)


def test_the_writer_speaks_in_its_turn_and_not_while_the_store_writes() -> None:
    world = World(rules_level=3)
    side, _ = world.side("tr"), world.side("ru")
    sequencer = Sequencer(world.host, world.host.store, world.clock)
    seen: list[tuple[str, bool]] = []
    commit = world.host.store.commit

    def committing(batch: Batch) -> None:
        seen.append(("commits", has(sequencer.floor)))
        commit(batch)

    world.host.store.commit = committing  # type: ignore[method-assign]
    world.host.followers.append(lambda *_: seen.append(("folds", has(sequencer.floor))))
    sequencer.put(world.compose(side.unit, {**NOTICE, "name": "convoy"}))
    sequencer.turn()
    assert set(seen) == {("folds", True), ("commits", False)}
    assert not has(sequencer.floor)
