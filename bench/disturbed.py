"""What the machine itself does to whoever waits, while something else is measured: the peer of a figure that a stall decides.

    a flush      8 KiB written into a file that has its place on the disk already, and flushed: the least that a commit can wait for
    a sleep      by how much a thread that sleeps for 20 ms is late: what any answer waits for a processor

Fifty times a second, which costs the disk little beside what is measured. A stall that both show is none of ours.
"""

import os
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from time import perf_counter
from typing import NamedTuple

EVERY_S = 0.02
BYTES = 8_192
_PLACES = 500


class Disturbed(NamedTuple):
    """How long flushes took, and by how much sleeps were late, in seconds."""

    flushes_s: list[float]
    late_s: list[float]


@contextmanager
def disturbed(folder: Path, came: Disturbed) -> Iterator[None]:
    """Add to what came, while the block lasts."""
    ended = threading.Event()
    thread = threading.Thread(target=_look, args=(folder / "flushed", came, ended))
    thread.start()
    try:
        yield
    finally:
        ended.set()
        thread.join()


def _look(path: Path, came: Disturbed, ended: threading.Event) -> None:
    data = os.urandom(BYTES)
    with path.open("w+b", buffering=0) as file:
        file.write(data * _PLACES)
        os.fsync(file.fileno())
        at = 0
        while True:
            began = perf_counter()
            if ended.wait(EVERY_S):
                return
            came.late_s.append(perf_counter() - began - EVERY_S)
            began = perf_counter()
            os.pwrite(file.fileno(), data, at % _PLACES * BYTES)
            os.fdatasync(file.fileno())
            came.flushes_s.append(perf_counter() - began)
            at += 1
