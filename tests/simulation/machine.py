"""A machine: a disk that can be full, fail, or lose what was not synced, and a clock that can jump. Processes on it come and go.

    machine.power_cut()     all processes are gone; the disk is one of those that the cut may leave (`disk`)
    machine.kill()          all processes are gone; the disk is as they left it: the system still has what they wrote
    machine.copy()          a copy of the disk as it is now, as a snapshot of the file system is
    machine.restore(copy)   somebody puts an old copy back

The files are real ones, in memory, and production code opens them; `recording` hears what it does to them.
"""

from collections.abc import Callable, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from tests.simulation.agenda import Agenda
from tests.simulation.disk import Disk, Image, Operation, Sync, Write
from tests.simulation.power import laid_out
from tests.simulation.recording import SQLITE_FULL, SQLITE_IOERR_FSYNC, SQLITE_IOERR_WRITE, Heard, recording

Failure = Mapping[type[Operation], int]
FULL: Final[Failure] = {Write: SQLITE_FULL}
FAILURES: Final[tuple[Failure, ...]] = (FULL, {Write: SQLITE_IOERR_WRITE}, {Sync: SQLITE_IOERR_FSYNC})

TOLD: Final = 0.5
"""How often a disk that is full says so beforehand."""


class Machine:
    """One machine."""

    def __init__(self, name: str, agenda: Agenda, image: Image) -> None:
        """Begin with what is on the disk."""
        self.name, self._agenda = name, agenda
        self.clock_off_ms = 0
        self.faulty = False
        self.told_full = False
        self._gone: list[Callable[[], None]] = []
        self._stack = ExitStack()
        self._heard: Heard
        self.directory: Path
        self._mount(Disk(image))

    def wall_ms(self) -> int:
        """Tell the time, as somebody has set it."""
        return self._agenda.now_ms + self.clock_off_ms

    def steady_ms(self) -> int:
        """Tell the time that nobody sets."""
        return self._agenda.now_ms

    def when_gone(self, forget: Callable[[], None]) -> None:
        """Let a process be told that it is no more."""
        self._gone.append(forget)

    def fail(self, how: Failure) -> None:
        """Let operations of the disk fail from now on; an empty table mends it."""
        self._heard.refuse = dict(how)
        self.faulty = bool(how)
        self.told_full = how == FULL and self._agenda.chance.random() < TOLD

    def power_cut(self) -> None:
        """Cut the power."""
        self._mount(Disk(self._heard.disk.crash(self._agenda.chance)))

    def kill(self) -> None:
        """Kill all processes. What they wrote is there to be read; what they had not synced is as unsynced as before."""
        self._mount(self._heard.disk)

    def copy(self) -> Image:
        """Copy the disk."""
        return self._heard.disk.now()

    def restore(self, image: Image) -> None:
        """Put a copy in place of what is there."""
        self._mount(Disk(image))

    def _mount(self, disk: Disk) -> None:
        """End what runs, unheard, and lay out a disk in a fresh directory. Whoever starts the machine sets its clock right."""
        self.close()
        self.directory = self._stack.enter_context(laid_out(disk.now()))
        self._heard = self._stack.enter_context(recording(self.directory, disk, self._agenda.chance.getrandbits(60)))
        self.faulty = self.told_full = False
        self.clock_off_ms = 0

    def close(self) -> None:
        """Take the machine away."""
        self._stack.close()
        for forget in self._gone:
            forget()
