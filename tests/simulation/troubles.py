"""What goes wrong in a run: each kind by itself, and the seed says which of them a run has."""

from collections.abc import Sequence
from functools import partial
from typing import Final, NamedTuple

from tests.simulation.agenda import Act
from tests.simulation.desk import Desk
from tests.simulation.disk import Image, Sync
from tests.simulation.front_process import FrontProcess
from tests.simulation.host_process import RESTART_MS, HostProcess
from tests.simulation.lying import Liar
from tests.simulation.machine import FAILURES, Machine
from tests.simulation.parts import World
from tests.simulation.porch import Porch
from tests.simulation.reader import Reader, ReplicaProcess
from tests.simulation.recording import SQLITE_IOERR_FSYNC
from tests.simulation.thief import Thief
from tests.simulation.witness_process import WitnessProcess

BACK_MS: Final = (200, 1_200)
OFTEN_MS: Final = (500, 2_500)
LIKELY: Final = 0.6
"""How likely a run has a kind of trouble."""

JUMPS_MS: Final = (-3_600_000, -60_000, -1_500, 1_500, 60_000, 3_600_000, 30 * 3_600_000)


class Cast(NamedTuple):
    """Who is there to be hurt, and who lies."""

    machine: Machine
    hosts: Sequence[HostProcess]
    witnesses: Sequence[WitnessProcess]
    desks: Sequence[Desk]
    replicas: Sequence[ReplicaProcess]
    liar: Liar

    @property
    def readers(self) -> list[Reader]:
        """Give all who read the log."""
        return [*self.desks, *self.replicas]


class Troubles:
    """All troubles of one run."""

    def __init__(self, cast: Cast, world: World) -> None:
        """Choose which kinds come."""
        self._cast, self._world = cast, world
        crashes = (self._power, self._kill, self._sync_and_power, self._witness_power, self._replica_power)
        failures = (self._disk, self._clock, self._line, self._slow, self._back_up)
        kinds = (*crashes, *failures, self._lie, self._lie_to_witness)
        self._kinds: list[Act] = [kind for kind in kinds if world.agenda.chance.random() < LIKELY] or [self._power]
        before = (self._front_killed, self._front_stopped, self._front_not_begun, self._front_taken_over)
        self._fronts: list[Act] = [kind for kind in before if world.agenda.chance.random() < LIKELY] or [self._front_killed]
        self._on = True
        self._backup: tuple[int, Image] | None = None
        self._true: Image | None = None
        for host in cast.hosts:
            host.old_copy = self._old_copy

    def begin(self) -> None:
        """Let troubles come; fronts have their own, so that the others are as many with fronts as without."""
        self._world.agenda.every(*OFTEN_MS, partial(self._one, self._kinds))
        if any(host.fronts for host in self._cast.hosts):
            self._world.agenda.every(*OFTEN_MS, partial(self._one, self._fronts))

    def end(self) -> None:
        """Let no more come, and mend what is broken."""
        self._on = False
        self._mend()
        self._put_right()
        for witness in self._cast.witnesses:
            witness.machine.fail({})
            witness.slow_until_ms = 0
        for host in self._cast.hosts:
            if host.porch is not None:
                host.porch.mend()

    def _one(self, kinds: list[Act]) -> None:
        if self._on:
            trouble = self._world.agenda.chance.choice(kinds)
            self._world.judge.count(f"trouble: {trouble.__name__.strip('_')}")
            trouble()

    def _tell(self, what: str) -> None:
        self._world.agenda.tell("trouble", what)

    def _power(self) -> None:
        self._tell("the host's power fails")
        self._cast.machine.power_cut()

    def _kill(self) -> None:
        self._tell("the host's processes are killed")
        self._cast.machine.kill()

    def _sync_and_power(self) -> None:
        """Let a sync fail, and the power when the hosts have just come back, and have read what was never synced."""
        self._tell("the host's disk does not sync")
        self._cast.machine.fail({Sync: SQLITE_IOERR_FSYNC})
        chance = self._world.agenda.chance
        self._world.agenda.after(chance.randint(300, 900), self._mend)
        self._world.agenda.after(RESTART_MS + chance.randint(*BACK_MS), self._power_again)

    def _power_again(self) -> None:
        if self._on:
            self._power()

    def _witness_power(self) -> None:
        witness = self._world.agenda.chance.choice(self._cast.witnesses)
        self._tell(f"the power of {witness.name} fails")
        witness.machine.power_cut()

    def _replica_power(self) -> None:
        replica = self._world.agenda.chance.choice(self._cast.replicas)
        self._tell(f"the power of {replica.name} fails")
        replica.machine.power_cut()

    def _disk(self) -> None:
        self._tell("the host's disk fails")
        self._cast.machine.fail(self._world.agenda.chance.choice(FAILURES))
        self._world.agenda.after(self._world.agenda.chance.randint(200, 3_000), self._mend)

    def _mend(self) -> None:
        self._cast.machine.fail({})

    def _clock(self) -> None:
        """Set the clock of a machine whose hosts all run: they must notice, and one that starts by a wrong clock could not."""
        off_ms = self._world.agenda.chance.choice(JUMPS_MS)
        if all(host.sequencer for host in self._cast.hosts):
            self._tell(f"the host's clock is set {off_ms} ms off")
            for host in self._cast.hosts:
                host.jumped()
            self._cast.machine.clock_off_ms = off_ms

    def _line(self) -> None:
        chance = self._world.agenda.chance
        one, other = chance.choice(self._cast.readers).name, chance.choice(self._cast.hosts).name
        self._tell(f"the line between {one} and {other} is cut")
        self._world.network.cut(one, other, chance.randint(500, 6_000))

    def _slow(self) -> None:
        witness = self._world.agenda.chance.choice(self._cast.witnesses)
        witness.slow_until_ms = self._world.agenda.now_ms + 3_000
        self._tell(f"{witness.name} is slow")

    def _back_up(self) -> None:
        """Make a copy of the disk; next time, put it back, if two witnesses have seen more than it holds."""
        seen = sorted(self._world.judge.cosigned.get(witness.name, (0, b""))[0] for witness in self._cast.witnesses)[1]
        if self._backup is not None and self._backup[0] < seen and self._true is None:
            self._tell(f"an old copy of {self._backup[0]} entries is put in place of the log; two witnesses have seen {seen}")
            self._true = self._cast.machine.copy()
            self._cast.machine.restore(self._backup[1])
        elif self._true is None and (size := self._size()):
            self._backup = size, self._cast.machine.copy()
            self._tell(f"a copy of the log is made, of {size} entries")

    def _size(self) -> int:
        sizes = [host.sequencer.head().size for host in self._cast.hosts if host.sequencer]
        return max(sizes, default=0)

    def _put_right(self) -> None:
        """Take the true log in place of the old copy."""
        if self._true is not None:
            true, self._true = self._true, None
            self._tell("the operator puts the true log back")
            self._cast.machine.restore(true)

    def _old_copy(self) -> None:
        """Hear from a host that its log is an old copy; this must be so."""
        self._world.judge.require(self._true is not None, "the log is behind its witnesses, though nobody put an old copy in its place")
        self._put_right()

    def _front_killed(self) -> None:
        for _, front in self._a_front("is killed"):
            front.kill()

    def _front_stopped(self) -> None:
        for porch, front in self._a_front("stands still"):
            porch.stop(front, self._world.agenda.now_ms + self._world.agenda.chance.randint(100, 4_000))

    def _front_taken_over(self) -> None:
        for _, front in self._a_front("is taken over"):
            thief = Thief(self._world.agenda.chance, self._world.judge, [desk.officer.id for desk in self._cast.desks])
            front.take_over(thief)

    def _front_not_begun(self) -> None:
        """Let the system have no room for a process for a while, of all times when one is needed."""
        for porch, front in self._a_front("is killed, and there is no room for another"):
            porch.no_room_until_ms = self._world.agenda.now_ms + self._world.agenda.chance.randint(500, 4_000)
            front.kill()

    def _a_front(self, what: str) -> list[tuple[Porch, FrontProcess]]:
        """Choose a front that accepts, if there is one."""
        there = [(host.porch, front) for host in self._cast.hosts if host.porch for front in host.porch.fronts if front.ready]
        chosen = [self._world.agenda.chance.choice(there)] if there else []
        for _, front in chosen:
            self._tell(f"{front.name} {what}")
        return chosen

    def _lie(self) -> None:
        chance = self._world.agenda.chance
        believing = [reader for reader in self._cast.readers if not reader.lied_to]
        for reader in sorted(believing, key=lambda reader: reader.size)[:2]:
            self._cast.liar.lie_to(reader, chance.choice(self._cast.hosts))

    def _lie_to_witness(self) -> None:
        chance = self._world.agenda.chance
        self._cast.liar.lie_to_witness(chance.choice(self._cast.witnesses), chance.choice(self._cast.hosts))
