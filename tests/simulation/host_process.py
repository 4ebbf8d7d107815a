"""A host as a process: production `Host`, `Sequencer` and `SqliteStore`, started, asked, ended, and started again.

    start   open the store, ask the witnesses (the gate), then serve
    beat    one turn of the sequencer; whoever was answered hears it over the network
    porch   its fronts, if it has any: statements come in by them too
    end     a fault of its own, or of its machine; after a while it is started again

Several host processes may run on one machine, over one store.
"""

from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import suppress
from functools import partial
from typing import Final, NamedTuple

from garant.errors import Code, Fault, Refused
from garant.log import Checkpoint, parse_note
from garant.node.host import Host
from garant.node.host_keys import HostKeys
from garant.node.ports import Head
from garant.node.sequencer import Sequencer
from garant.node.submission import Admission, Answer, Submission
from garant.node.witness_asking import Reply, Unanswered, ask
from garant.storage.sqlite import SqliteStore
from tests.simulation.front_process import Request
from tests.simulation.machine import Machine
from tests.simulation.parts import World
from tests.simulation.porch import Porch
from tests.simulation.witness_process import WitnessProcess
from tests.world import salts

LOG: Final = "log.db"
QUORUM: Final = 2
RESTART_MS: Final = 1_500

Deliver = Callable[[Answer], None]


class Down(Exception):  # noqa: N818 - a fact
    """This host does not serve now."""


class _Waiting(NamedTuple):
    answer: "Future[Answer]"
    deliver: Deliver


class HostProcess:
    """One host process."""

    def __init__(
        self, name: str, machine: Machine, keys: HostKeys, witnesses: Sequence[WitnessProcess], world: World, fronts: int = 0
    ) -> None:
        """Be ready to start, with so many fronts."""
        self.name, self.machine, self._keys, self._witnesses, self._world = name, machine, keys, witnesses, world
        self.fronts, self.porch = fronts, None  # type: int, Porch | None
        self.sequencer: Sequencer | None = None
        self.host: Host | None = None
        self.old_copy: Callable[[], None] = lambda: None
        self._waiting: list[_Waiting] = []
        self._stores: list[SqliteStore] = []
        self._starting = False
        self._jumped = False
        machine.when_gone(self._gone)

    # Its life

    def start(self) -> None:
        """Open the log, ask the witnesses, serve."""
        self._starting = False
        if self.sequencer is not None:
            return
        try:
            self._open()
        except Refused as refused:
            self._world.agenda.tell(self.name, f"does not start: {refused.refusal.code}")
            self._world.judge.count(f"did not start: {refused.refusal.code}")
            self._gone()
            if refused.refusal.code in {Code.BEHIND_WITNESS, Code.FORKED}:
                self.old_copy()
        except Fault as fault:
            self._ended(fault)

    def _open(self) -> None:
        clock = self._world.parts.clock(self.machine.wall_ms, self.machine.steady_ms)
        path = self.machine.directory / LOG
        store, reader = self._world.parts.store(path), self._world.parts.store(path)
        self._stores = [store, reader]
        host = self._world.parts.host(store, self._keys, clock, salts)
        head = store.head()
        assert head is not None
        self._world.judge.trees.append(host.ledger.tree)
        replies = self._ask(host, head)
        checkpoint = Checkpoint.parse(parse_note(head.note).text)
        self._world.parts.gate(checkpoint, replies, QUORUM)
        self.sequencer, self.host = self._world.parts.sequencer(host, reader, clock, self._used), host
        self.porch = Porch(self.name, self.sequencer, self.fronts, self._world) if self.fronts else None
        self._jumped = False
        self._world.agenda.tell(self.name, f"starts with {checkpoint.size} entries")
        self._world.judge.log_is(store)

    def _used(self) -> float:
        return 0.95 if self.machine.told_full else 0.1

    def start_later(self) -> None:
        """Be started again after a while."""
        if not self._starting:
            self._starting = True
            self._world.agenda.after(RESTART_MS, self.start)

    def _gone(self) -> None:
        """Be no more: nobody is told anything, but by fronts that find their lines cut."""
        if self.porch is not None:
            self.porch.kill()
        self.sequencer, self.host, self.porch = None, None, None
        self._waiting.clear()
        for store in self._stores:
            with suppress(Fault):
                store.close()
        self._stores = []
        self.start_later()

    def jumped(self) -> None:
        """Remember that somebody set the machine's clock: it is a good cause to end."""
        self._jumped = True

    def _ended(self, fault: Fault) -> None:
        self._world.agenda.tell(self.name, f"ends: {fault.code}")
        causes = [Code.CLOCK_SKEW] if self._jumped or self.machine.clock_off_ms else []
        self._world.judge.ended(self.name, fault, [*causes, *([Code.STORE_FAILED] if self.machine.faulty else [])])
        self.machine.clock_off_ms = 0
        self._leave()
        self._gone()

    def _leave(self) -> None:
        """Let its fronts be told what is the matter."""
        if self.porch is not None:
            self.porch.leave()
            self.porch = None

    def beat(self) -> None:
        """Take a turn, and tell those who were answered."""
        if self.sequencer is None:
            return
        going = self.sequencer.turn()
        waiting, self._waiting = self._waiting, []
        for one in waiting:
            if not one.answer.done():
                self._waiting.append(one)
            elif one.answer.exception() is None:
                self._answered(one)
        if not going and self.sequencer.failed:
            self._ended(self.sequencer.failed)

    def _answered(self, one: _Waiting) -> None:
        answer = one.answer.result()
        if isinstance(answer, Admission):
            assert self.host is not None
            record = self.host.store.record(answer.index)
            self._world.agenda.tell(self.name, f"admits {answer.index} {answer.id[:8]}")
            self._world.judge.admitted(answer, record.data if record else None)
        else:
            self._world.judge.count(f"refused: {answer.refusal.code}")
            self._world.agenda.tell(self.name, f"refuses: {answer.refusal.code}")
        one.deliver(answer)

    # What it is asked

    def take(self, submission: Submission, deliver: Deliver) -> None:
        """Take a submission in; what becomes of it is delivered after a turn, or never."""
        if self.sequencer is None:
            return
        try:
            self._waiting.append(_Waiting(self.sequencer.put(submission), deliver))
        except (Refused, Fault):
            return

    def take_request(self, request: Request) -> None:
        """Take a connection to the fronts' address; nobody listens there while the host is away."""
        if self.porch is not None:
            self.porch.take(request)

    def head(self) -> Head:
        """Show the newest head."""
        if self.sequencer is None:
            raise Down
        head = self.sequencer.head()
        self._world.judge.showed(head)
        return head

    def entries(self, start: int, end: int) -> list[bytes]:
        """Show entries."""
        if self.sequencer is None:
            raise Down
        found = [self.sequencer.store.record(index) for index in range(start, end)]
        return [record.data for record in found if record]

    def blob(self, sha256: str) -> bytes | None:
        """Show a blob."""
        if self.sequencer is None:
            raise Down
        return self.sequencer.store.blob(sha256)

    def cosign(self) -> None:
        """Ask the witnesses for their cosignatures of the newest head."""
        if self.sequencer is not None and self.host is not None:
            for reply in self._ask(self.host, self.head()):
                self._world.judge.count(f"asked a witness: {type(reply).__name__}")

    def _ask(self, host: Host, head: Head) -> list[Reply]:
        tree = host.ledger.tree
        replies: list[Reply] = []
        for one in self._witnesses:
            try:
                replies.append(ask(one.asked, head.note, lambda old: tree.consistency(old, head.size), partial(one.post, self.name)))
            except Refused as refused:
                replies.append(Unanswered(one.asked, refused.refusal.sentence))
        return replies
