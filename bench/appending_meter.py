"""Processor time of the processes that answer: theirs, their children's, and the database server's. Clients are left out.

On a machine that does other work as well, seconds say little; what a notice costs of a processor says how many two of them could do.
"""

import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from bench.appending_driver import Driven

_TICKS_PER_S = os.sysconf("SC_CLK_TCK")
_PARENT, _USER, _SYSTEM = 1, 11, 12
"""Places of the fields in `/proc/<pid>/stat` behind the command's name."""


def metered(roots: Iterable[int], work: Callable[[], Driven]) -> tuple[Driven, float]:
    """Do it, and give what it cost of a processor in microseconds each; whatever the processes start meanwhile is left out."""
    watched = {one for root in roots for one in _tree(root)}
    before = _used_s(watched)
    done = work()
    return done, (_used_s(watched) - before) / len(done.took_s) * 1e6


def postmaster(data: Path) -> int:
    """Give the number of the process that holds a PostgreSQL server's data."""
    return int((data / "postmaster.pid").read_text(encoding="ascii").splitlines()[0])


def _tree(root: int) -> Iterator[int]:
    """Give a process and all that it has started."""
    yield root
    for one in Path("/proc").glob("[0-9]*"):
        fields = _fields(int(one.name))
        if fields and int(fields[_PARENT]) == root:
            yield from _tree(int(one.name))


def _used_s(processes: Iterable[int]) -> float:
    fields = filter(None, map(_fields, processes))
    return sum(int(one[_USER]) + int(one[_SYSTEM]) for one in fields) / _TICKS_PER_S


def _fields(process: int) -> list[str]:
    try:
        return Path(f"/proc/{process}/stat").read_text(encoding="utf-8", errors="replace").rpartition(")")[2].split()
    except OSError:
        return []
