"""The sheet of `garant screen`: which notices of a file meet."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from rich.console import Group

from garant.instant import Window
from garant.statement.words import Status
from garant.terminal.paper import Ink
from garant.terminal.sheet import Sheet
from garant.terminal.spans import apart, counted, span


class Pair(NamedTuple):
    """Two notices of a file that meet: while when, and how close they come (m)."""

    a: str
    b: str
    window: Window
    closest_m: float


def screened(first: Sequence[Pair], count: int, statuses: Mapping[Status, int]) -> Group:
    """Show the first of the pairs in a file, and how many there are."""
    made = Sheet("Conflicts", "notice", "meets", "when (UTC)", "how close!", empty="none", note=_more(len(first), count))
    for pair in first:
        made.add(pair.a, pair.b, span(pair.window), apart(pair.closest_m))
    return Group(made, Ink(f"{counted(count, 'conflict')} among {counted(sum(statuses.values()), 'notice')}{_each(statuses)}"))


def _more(shown: int, count: int) -> str:
    return f"The first {shown} of {count:,}; --json gives all of them." if shown < count else ""


def _each(statuses: Mapping[Status, int]) -> str:
    """Name the statuses when there are several: they do not meet."""
    each = ", ".join(f"{count:,} {status}" for status, count in sorted(statuses.items()))
    return f" ({each}; only equal statuses meet)" if len(statuses) > 1 else ""
