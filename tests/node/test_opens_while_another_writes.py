"""A host that opens a log while another one writes to it begins with the head that its own ledger was held against, and no newer one."""

from collections.abc import Iterator
from typing import Any

from garant.node.host import Host
from garant.node.host_keys import HostKeys
from garant.node.ports import EntryStore, Record
from garant.node.sequencer import Sequencer
from tests.node.scene import Scene
from tests.world import ANSWER, CHECKPOINT, MADE, salts


class Meanwhile:
    """A store over which another host writes an entry more, after its entries were read for the first time."""

    def __init__(self, scene: Scene) -> None:
        """Write by a scene's host."""
        self._scene, self._store = scene, scene.world.store
        self._wrote = False

    def records(self, start: int = 0, end: int | None = None) -> Iterator[Record]:
        """Give what is there; then there is more."""
        found = list(self._store.records(start, end))
        if not self._wrote:
            self._wrote = True
            self._scene.file("meanwhile")
        return iter(found)

    def __getattr__(self, name: str) -> Any:  # noqa: ANN401 - whatever the store has
        return getattr(self._store, name)


def opened(scene: Scene) -> Host:
    """Open a second host over the same store."""
    store: EntryStore = Meanwhile(scene)
    return Host(store, HostKeys(scene.world.key, CHECKPOINT.sign, ANSWER.public, ANSWER.sign, MADE), scene.world.clock, salts)


def test_its_newest_head_is_its_ledgers() -> None:
    scene = Scene()
    host = opened(scene)
    assert host.newest is not None
    assert (host.newest.size, host.newest.state_digest) == (host.ledger.tree.size, host.ledger.state.digest())
    newer = scene.world.store.head()
    assert newer is not None
    assert newer.size > host.ledger.tree.size, "there is more by now"
    assert host.catch_up() == host.newest.size == newer.size


def test_and_so_is_the_head_that_a_sequencer_shows() -> None:
    scene = Scene()
    host = opened(scene)
    sequencer = Sequencer(host, scene.world.store, scene.world.clock)
    with sequencer.reading() as ledger:
        assert sequencer.head().size == ledger.tree.size
        assert ledger.tree.consistency(1, sequencer.head().size)
    before = sequencer.head().size
    sequencer.turn()
    with sequencer.reading() as ledger:
        assert sequencer.head().size == ledger.tree.size > before
