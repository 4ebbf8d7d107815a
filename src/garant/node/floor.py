"""The floor: of two threads that compute, one at a time, each until it has to wait for something anyway.

Python lets one thread compute at a time. Left to itself, its lock goes to and fro at every call of the system's and every signature,
mostly from one processor to another, where nothing that the thread needs is at hand. So who writes the log and who answers requests
have the floor in turn: the writer gives it up while the store waits for its turn or for the disk, the event loop while it waits for
what comes next.

It is politeness and no lock: nothing depends on it. Whoever does not get it in time goes on without, as if there were no floor, and
does not wait for the same speech twice. So a long turn delays nobody by more than that. And it is fair: who has waited comes before who
has just had it, else an event loop with much to answer, which leaves the floor and takes it again at once, would keep the writer from it.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

PATIENCE_S = 0.002
"""Longer than a statement usually computes, and less than a person or a caller notices."""


class Floor:
    """What one speaker has at a time."""

    def __init__(self, patience_s: float = PATIENCE_S) -> None:
        """Nobody has it. `patience_s`: for how long a speaker waits for another to end."""
        self._next, self._lock = Lock(), Lock()  # to be the next one; to speak
        self._patience_s, self._speech = patience_s, 0

    def take(self, tired_of: int) -> tuple[bool, int]:
        """Wait for it, but not for the speech that one is tired of; tell whether it was had, and which speech it is now."""
        patience_s = 0 if tired_of == self._speech else self._patience_s
        had = self._next.acquire(timeout=patience_s)
        if had:
            had = self._lock.acquire(timeout=patience_s)
            self._next.release()
        self._speech += had
        return had, self._speech

    def leave(self) -> None:
        """Give it up."""
        self._lock.release()


class Speaker:
    """One who takes the floor, for one thread."""

    def __init__(self, floor: Floor) -> None:
        """Begin without it."""
        self._floor, self.speaks, self._tired_of = floor, False, -1

    def take(self) -> None:
        """Take the floor, or wait for it for a while."""
        self.speaks, speech = self._floor.take(self._tired_of)
        self._tired_of = -1 if self.speaks else speech

    def leave(self) -> None:
        """Give it up, if it was had."""
        if self.speaks:
            self.speaks = False
            self._floor.leave()

    @contextmanager
    def speaking(self) -> Iterator[None]:
        """Have the floor, if it can be had."""
        self.take()
        try:
            yield
        finally:
            self.leave()

    @contextmanager
    def silent(self) -> Iterator[None]:
        """Let others speak meanwhile."""
        self.leave()
        try:
            yield
        finally:
            self.take()
