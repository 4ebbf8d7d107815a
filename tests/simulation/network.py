"""The network between the simulated parties: it loses, doubles, delays and reorders, and sometimes a line is cut for a while.

    send(...)       a message that nobody waits for: each copy of it comes in its own time, or never
    call(...)       a question and its answer at once, or `Unreachable`: perhaps after the question had come through

What an answer carries is what was asked for: a line is taken to be encrypted, so that nobody between can change it. Liars sit at its ends.
"""

from collections.abc import Callable
from typing import Final, TypeVar

from tests.simulation.agenda import Agenda

T = TypeVar("T")

LOST: Final = 0.12
DOUBLED: Final = 0.1
DELAY_MS: Final = (1, 40)
LATE_MS: Final = (500, 9_000)
LATE: Final = 0.05


class Unreachable(Exception):  # noqa: N818 - it is a fact, and no error of anybody's
    """No answer came."""


class Network:
    """All lines of a theatre."""

    def __init__(self, agenda: Agenda) -> None:
        """Begin with every line up."""
        self._agenda = agenda
        self._cut: dict[frozenset[str], int] = {}
        self.good = False

    def cut(self, one: str, other: str, for_ms: int) -> None:
        """Cut the line between two for a while."""
        self._cut[frozenset((one, other))] = self._agenda.now_ms + for_ms

    def is_cut(self, one: str, other: str) -> bool:
        """Tell whether a line is cut now."""
        return not self.good and self._cut.get(frozenset((one, other)), 0) > self._agenda.now_ms

    def send(self, one: str, other: str, deliver: Callable[[], None]) -> None:
        """Send a message; it is delivered once, twice, late, or never."""
        if self.good:
            self._agenda.after(DELAY_MS[0], deliver)
            return
        copies = 1 + (self._agenda.chance.random() < DOUBLED)
        for _ in range(copies):
            if not self.is_cut(one, other) and self._agenda.chance.random() >= LOST:
                late = self._agenda.chance.random() < LATE
                self._agenda.after(self._agenda.chance.randint(*(LATE_MS if late else DELAY_MS)), deliver)

    def call(self, one: str, other: str, answer: Callable[[], T]) -> T:
        """Ask, and get the answer; or nothing, and the question may have come through all the same, then or much later once more."""
        if self.good:
            return answer()
        chance = self._agenda.chance
        if self.is_cut(one, other) or chance.random() < LOST / 2:
            raise Unreachable
        given = answer()
        if chance.random() < LOST / 2:
            raise Unreachable
        return given
