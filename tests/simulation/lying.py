"""A malicious host: it holds the log's keys, and shows some readers, or a witness, what is not the log.

    fork        another history from some size on, in which a statement stands that nobody else ever sees; all signed
    rollback    an old checkpoint, as if nothing had come since
    altered     an entry with another byte in it
    restamped   an entry with another stamp: no party signs that, so the root alone shows it
    dropped     an entry left out
    swapped     two entries in the other order

Whoever had seen what is contradicted notices it in that very poll. Who had not follows the fork, and notices it when shown the truth.
"""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import Final

from msgspec.structs import replace

from garant.node.host import Host
from garant.node.host_keys import HostKeys
from garant.node.ports import Batch, EntryStore, Head
from garant.node.saying import Saying, SigningKey, say
from garant.node.submission import Admission
from garant.node.witness_asking import Cosignature, ask
from garant.statement import entry
from garant.storage.memory import MemoryStore
from tests.simulation.host_process import HostProcess
from tests.simulation.parts import World
from tests.simulation.reader import Reader
from tests.simulation.witness_process import WitnessProcess
from tests.world import NOTICE, ORIGIN, salts

FOUNDED: Final = 8
"""From this index on a log knows its parties."""


def _altered(shown: list[bytes]) -> list[bytes]:
    """Change one bit in the middle of the last entry."""
    middle = len(shown[-1]) // 2
    return [*shown[:-1], shown[-1][:middle] + bytes([shown[-1][middle] ^ 1]) + shown[-1][middle + 1 :]]


def _restamped(shown: list[bytes]) -> list[bytes]:
    """Stamp the last entry one millisecond later."""
    last = entry.decode(shown[-1])
    return [*shown[:-1], entry.encode(replace(last, t_ms=last.t_ms + 1))]


def _dropped(shown: list[bytes]) -> list[bytes]:
    """Leave the first one out."""
    return shown[1:]


def _swapped(shown: list[bytes]) -> list[bytes]:
    """Show the last two in the other order."""
    return [*shown[:-2], *reversed(shown[-2:])]


Twist = Callable[[list[bytes]], list[bytes]]
TWISTS: Final[Mapping[str, Twist]] = MappingProxyType(
    {"altered": _altered, "restamped": _restamped, "dropped": _dropped, "swapped": _swapped}
)
"""What may be done to entries between the disk and the reader."""


class LyingFace:
    """What a liar shows: a head of its choice, and entries of its choice."""

    def __init__(self, store: EntryStore, head: Head, twist: Twist = list) -> None:
        """Show a store's entries up to a head, twisted."""
        self._store, self._head, self._twist = store, head, twist

    def head(self) -> Head:
        """Show the head."""
        return self._head

    def entries(self, start: int, end: int) -> list[bytes]:
        """Show the entries."""
        found = [self._store.record(index) for index in range(start, end)]
        return self._twist([record.data for record in found if record])

    def blob(self, sha256: str) -> bytes | None:
        """Show a blob."""
        return self._store.blob(sha256)


class Liar:
    """The host's other self."""

    def __init__(self, keys: HostKeys, accomplice: SigningKey, world: World) -> None:
        """Hold the host's keys, and a party's that signs what only the fork holds."""
        self._keys, self._accomplice, self._world = keys, accomplice, world
        self._forks = 0

    def lie_to(self, reader: Reader, host: HostProcess) -> None:
        """Show a reader something that is not so."""
        if host.sequencer is None or reader.doubts or reader.deceived_from is not None:
            return
        store, head, size = host.sequencer.store, host.sequencer.head(), reader.size
        chance = self._world.agenda.chance
        older = store.head_over(chance.randrange(size - 1)) if size > 1 else None
        lie = chance.choice(tuple(TWISTS)) if head.size - size >= 2 else chance.choice(("fork", "rollback"))
        if lie in TWISTS:
            reader.shown(LyingFace(store, head, TWISTS[lie]), lie, contradicts=True)
        elif lie == "fork":
            forked, at = self._fork(store, head.size)
            reader.shown(forked, lie, contradicts=size > at, forks_at=at)
        elif older is not None and older.size < size:
            reader.shown(LyingFace(store, older), lie, contradicts=True)

    def lie_to_witness(self, witness: WitnessProcess, host: HostProcess) -> None:
        """Ask a witness to cosign another history than it has seen."""
        seen, _ = self._world.judge.cosigned.get(witness.name, (0, b""))
        before = self._before(host, seen)
        if host.sequencer is None or before is None:
            return
        forked = self._forked_host(host.sequencer.store, before)
        head, tree = forked.newest, forked.ledger.tree
        if head is None or tree.size < seen:
            return
        self._world.judge.trees.append(tree)
        self._world.agenda.tell(witness.name, f"is asked to cosign a fork of {head.size} entries; it saw {seen}")
        reply = ask(witness.asked, head.note, lambda old: tree.consistency(old, head.size), witness.answer)
        self._world.judge.noticed(witness.name, "fork", seen_through=not isinstance(reply, Cosignature))

    def _before(self, host: HostProcess, size: int) -> Head | None:
        """Give the newest head of a log that is shorter than `size`, if parties were in it by then."""
        if host.sequencer is None or host.sequencer.head().size < size:
            return None
        heads = [host.sequencer.store.head_over(index) for index in range(FOUNDED, size - 1)]
        return max((head for head in heads if head and head.size < size), default=None)

    def _fork(self, store: EntryStore, size: int) -> tuple[LyingFace, int]:
        """Make another history, and say how many entries it has in common with the true one."""
        common = store.head_over(self._world.agenda.chance.randrange(max(FOUNDED, size // 2), size))
        assert common is not None
        forked = self._forked_host(store, common)
        assert forked.newest is not None
        return LyingFace(forked.store, forked.newest), common.size

    def _forked_host(self, store: EntryStore, end: Head) -> Host:
        """Let a host go on from a head in another way."""
        copied = MemoryStore()
        heads = {head.size: head for index in range(end.size) if (head := store.head_over(index)) and head.size <= end.size}
        for size, head in sorted(heads.items()):
            found = [store.record(place) for place in range(copied.begin(), size)]
            copied.commit(Batch(copied.begin(), tuple(record for record in found if record), head))
        host = Host(copied, self._keys, lambda: self._world.agenda.now_ms, salts)
        for _ in range(3):
            self._forks += 1
            members = {**NOTICE, "name": f"hidden-{self._forks}", "to": ["south"]}
            said = say(host.ledger, ORIGIN, Saying(members, self._world.agenda.now_ms), [self._accomplice], salts)
            assert isinstance(host.submit([said])[0], Admission)
        return host
