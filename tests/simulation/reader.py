"""Whoever reads the log and believes nothing: production `Replica` behind a simulated line, at a desk or on a machine of its own.

reader.poll(host)     CURRENT     it has what was shown
                      AWAY        there was no good answer, or one that is older than what was seen before: nothing was taken
                      DOUBTS      what was shown does not fit what was seen; it stops, and keeps that as evidence
"""

from collections.abc import Callable, Iterator, Sequence
from enum import Enum
from functools import lru_cache
from typing import Final, Protocol, TypeVar

from garant import signature
from garant.errors import Code, Fault, Refused
from garant.log import Checkpoint, parse_note
from garant.node.again import Objection
from garant.node.doubt import Doubt
from garant.node.ledger import Ledger
from garant.node.ports import EntryStore, Head
from garant.node.replica import Replica, Trust
from garant.storage.memory import MemoryStore
from garant.storage.sqlite import SqliteStore
from tests.simulation.disk import Image
from tests.simulation.host_process import Down, HostProcess
from tests.simulation.machine import Machine
from tests.simulation.network import Unreachable
from tests.simulation.parts import World

COPY: Final = "replica.db"

T = TypeVar("T")


class Face(Protocol):
    """What a host shows to whoever reads."""

    def head(self) -> Head:
        """Show the newest head."""

    def entries(self, start: int, end: int) -> list[bytes]:
        """Show the bytes of entries."""

    def blob(self, sha256: str) -> bytes | None:
        """Show a blob."""


class Outcome(Enum):
    """What came of one poll."""

    CURRENT = "current"
    AWAY = "away"
    DOUBTS = "doubts"


verify = lru_cache(100_000)(signature.verify)
"""The same signature is verified once for all readers of one process: it is a pure question."""


class Line:
    """A `RemoteLog`: a face, seen over a bad line or (a liar's) over a good one."""

    def __init__(self, reader: str, world: World) -> None:
        """Begin without anybody at the other end."""
        self._reader, self._world = reader, world
        self.face: Face | None = None
        self.name = ""
        self.shown = 0

    def checkpoint(self) -> bytes:
        """Give the newest checkpoint."""
        head = self._ask(lambda face: face.head())
        self.shown = Checkpoint.parse(parse_note(head.note).text).size
        return head.note

    def entries(self, start: int, end: int) -> Iterator[bytes]:
        """Give entries."""
        return iter(self._ask(lambda face: face.entries(start, end)))

    def disclosures(self, statement_id: str) -> tuple[str, ...]:
        """Give nothing: whoever reads here has no session."""
        return ()

    def blob(self, sha256: str) -> bytes | None:
        """Give a blob."""
        return self._ask(lambda face: face.blob(sha256))

    def _ask(self, question: Callable[[Face], T]) -> T:
        """Ask whoever is at the other end."""
        face = self.face
        assert face is not None
        if not self.name:
            return question(face)
        try:
            return self._world.network.call(self._reader, self.name, lambda: question(face))
        except (Unreachable, Down):
            raise Refused(Code.UNREADABLE, "nobody answers") from None


class Memory:
    """What a reader must never forget. Nothing here forgets it."""

    def __init__(self) -> None:
        """Begin without doubts."""
        self.doubts: list[Doubt] = []
        self.objections: list[Objection] = []

    def keep_doubt(self, doubt: Doubt) -> None:
        """Keep a doubt."""
        self.doubts.append(doubt)

    def keep_objections(self, objections: Sequence[Objection]) -> None:
        """Keep objections."""
        self.objections.extend(objections)


class Reader:
    """Somebody who polls a host: a desk does, a replica does nothing else."""

    def __init__(self, name: str, world: World) -> None:
        """Begin without a picture."""
        self.name, self.world = name, world
        self.line, self.memory = Line(name, world), Memory()
        self.lied_to = False
        self.deceived_from: int | None = None
        self.replica: Replica | None = None

    def store(self) -> EntryStore:
        """Give the place for the copy of the log."""
        return MemoryStore()

    def running(self) -> Replica:
        """Give the replica; start it first where that is necessary."""
        if self.replica is None:
            trust = Trust((self.world.key,))
            self.replica = self.world.parts.replica(self.store(), self.line, trust, self._now_ms, self.memory, begin=Ledger(verify))
        return self.replica

    def _now_ms(self) -> int:
        return self.world.agenda.now_ms

    @property
    def ledger(self) -> Ledger:
        """Give what was read."""
        with self.running().reading() as ledger:
            return ledger

    @property
    def size(self) -> int:
        """Give how many entries were read."""
        return self.running().size

    @property
    def doubts(self) -> bool:
        """Tell whether it has found a lie, and stopped."""
        return bool(self.memory.doubts)

    def poll(self, host: HostProcess) -> Outcome:
        """Look once at the honest host."""
        if self.doubts:
            return Outcome.DOUBTS
        outcome = self._look(host, host.name)
        judge = self.world.judge
        if self.deceived_from is not None and outcome is not Outcome.AWAY and self.line.shown > self.deceived_from:
            judge.noticed(self.name, "the truth after a fork", seen_through=outcome is Outcome.DOUBTS)
        elif outcome is Outcome.CURRENT:
            ledger = self.ledger
            judge.agrees(self.name, ledger.tree.size, ledger.tree.root(), ledger.state.digest())
        judge.require(outcome is not Outcome.DOUBTS or self.lied_to, f"{self.name} takes the truth for a lie: {self._evidence()}")
        return outcome

    def shown(self, face: Face, lie: str, *, contradicts: bool, forks_at: int | None = None) -> None:
        """Be shown something by a liar; whoever has seen otherwise must notice it now."""
        outcome = self._look(face, "")
        self.lied_to = True
        self.world.agenda.tell(self.name, f"is shown a lie ({lie}): {outcome.value}")
        if contradicts:
            self.world.judge.noticed(self.name, lie, seen_through=outcome is not Outcome.CURRENT)
        if outcome is Outcome.CURRENT:
            self.deceived_from = forks_at

    def _look(self, face: Face, name: str) -> Outcome:
        self.line.face, self.line.name = face, name
        try:
            step = self.running().step()
        except Refused:
            return Outcome.DOUBTS
        except Fault as fault:
            return self.failed(fault)
        if not self.lied_to:
            self.world.judge.require(not step.objections, f"{self.name} objects to a verdict: {step.objections}")
        return Outcome.AWAY if step.away else Outcome.CURRENT

    def failed(self, fault: Fault) -> Outcome:
        """Meet a fault of the own disk, which this reader's cannot have."""
        self.world.judge.require(holds=False, sentence=f"{self.name} ended without a cause: {fault}")
        return Outcome.AWAY

    def _evidence(self) -> str:
        return str(self.memory.doubts[-1].refusal) if self.doubts else ""


class ReplicaProcess(Reader):
    """A replica on its own machine, whose power may fail."""

    def __init__(self, name: str, world: World) -> None:
        """Begin with an empty copy."""
        super().__init__(name, world)
        self.machine = Machine(name, world.agenda, Image())
        self.machine.when_gone(self._gone)

    def _gone(self) -> None:
        if self.replica is not None:
            self.replica.store.close()
        self.replica = None

    def store(self) -> EntryStore:
        """Open the copy, or make one where none was made: a copy can be fetched again."""
        path = self.machine.directory / COPY
        try:
            return self.world.parts.store(path)
        except Fault as fault:
            if fault.code != Code.NO_LOG:
                raise
            self.machine.restore(Image())
            return SqliteStore(self.machine.directory / COPY, create=True)
