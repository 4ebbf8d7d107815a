"""The agenda: everything that happens in a simulated theatre, one thing after another, by one integer.

No thread, no wall clock, no socket. Who wants something to happen later puts it on the agenda; what is due at one instant happens in the
order in which it was put there. All chance comes from one generator, and only from here, so the seed is the whole run.
"""

from collections.abc import Callable
from hashlib import sha256
from heapq import heappop, heappush
from itertools import count
from random import Random
from typing import NamedTuple

from tests.world import START_MS

Act = Callable[[], None]


class _Due(NamedTuple):
    at_ms: int
    number: int
    act: Act


class Agenda:
    """What is to happen, and the true time, which no machine needs to know (`machine`)."""

    def __init__(self, seed: int) -> None:
        """Begin at the small world's start."""
        self.chance = Random(seed)
        self.now_ms = START_MS
        self.events = 0
        self.told: list[str] = []
        self.ends: list[Act] = []
        self._due: list[_Due] = []
        self._numbers = count()

    def after(self, delay_ms: int, act: Act) -> None:
        """Let something happen so much later."""
        heappush(self._due, _Due(self.now_ms + delay_ms, next(self._numbers), act))

    def every(self, least_ms: int, most_ms: int, act: Act) -> None:
        """Let something happen again and again, at uneven intervals."""

        def again() -> None:
            act()
            self.after(self.chance.randint(least_ms, most_ms), again)

        self.after(self.chance.randint(0, most_ms), again)

    def run(self, until_ms: int, after_each: Act) -> None:
        """Let happen what is due before an instant, and look at the world after each."""
        while self._due and self._due[0].at_ms < until_ms:
            due = heappop(self._due)
            self.now_ms = due.at_ms
            self.events += 1
            due.act()
            after_each()
        self.now_ms = until_ms

    def end(self) -> None:
        """End what would go on: a run that broke off leaves processes behind."""
        for end in self.ends:
            end()

    def tell(self, who: str, what: str) -> None:
        """Note what happened: a line of the trace."""
        self.told.append(f"{(self.now_ms - START_MS) / 1_000:9.3f}  {who:<10} {what}")

    def trace_digest(self) -> str:
        """Give a name to all that happened: equal seeds have equal ones."""
        return sha256("\n".join(self.told).encode()).hexdigest()
