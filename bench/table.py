"""Timing, and rows beside the bare cost of their primitive.

    what                                     per second        bare, alone         ratio
    statements signed                            12,345
      beside: Ed25519 signature                                     45,678          3.70

A ratio above 1 is what we add to the primitive; below 1, what we save on it.
"""

import sys
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field


@dataclass
class Row:
    """A figure, and the primitives that it rests on, all in the same unit."""

    what: str
    per_s: float
    beside: list[tuple[str, float]] = field(default_factory=list)
    note: str = ""


@dataclass
class Table:
    """Rows under one heading."""

    title: str
    rows: list[Row]

    def text(self) -> str:
        """Give the table as plain text."""
        head = f"{'':58}{'per second':>14}{'bare':>14}{'ratio':>9}"
        return "\n".join([f"\n{self.title}", head, *(line for row in self.rows for line in _lines(row))])


def _lines(row: Row) -> Iterator[str]:
    yield f"{row.what:58}{row.per_s:>14,.0f}{row.note and f'    {row.note}'}".rstrip()
    for what, per_s in row.beside:
        yield f"{f'  beside: {what}':58}{'':14}{per_s:>14,.0f}{per_s / row.per_s:>9.2f}"


def rate(count: int, work: Callable[[], object]) -> float:
    """Do it once, and give how many of `count` things were done a second."""
    began = time.perf_counter()
    work()
    return count / (time.perf_counter() - began)


def best(count: int, work: Callable[[], object], times: int = 3) -> float:
    """Do it several times, and give the best rate: the one that was disturbed least."""
    return max(rate(count, work) for _ in range(times))


def drain(things: Iterable[object]) -> None:
    """Take everything, and keep nothing."""
    for _ in things:
        pass


def say(text: str) -> None:
    """Print a line at once."""
    print(text, flush=True)


def progress(text: str) -> None:
    """Tell on the error stream what is going on."""
    sys.stderr.write(f"... {text}\n")
    sys.stderr.flush()


def is_milestone(before: int, now: int, total: int) -> bool:
    """Tell whether a tenth of the whole was passed between two counts."""
    return before * 10 // total < now * 10 // total
