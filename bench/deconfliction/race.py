"""Who took how long, and the table that says so: ours first, each peer with how many times as long it took.

    what                                        median us      p99 us   mean us    times ours
    Garant                                             30          90        34
      beside: shapely STRtree                          68         177        76          2.27

Everything that is timed runs on one core, peers and ours alike: `on_one_core` binds the process, and what it starts inherits that. All take
turns, in several rounds, and a ratio is the median of those of the rounds: what else the machine does then falls on everybody.
"""

import os
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

import numpy as np

from bench.table import progress

WIDTH = 66
OURS = "Garant"
ROUNDS = 3
"""Of what takes seconds."""
LAPS, LONG_S = 5, 0.3
"""What is over sooner is done again in its turn, so many times at most; the median counts."""


@dataclass
class Lap:
    """What one runner took: seconds for each thing that it did, and the median of each round; or why it did not run."""

    who: str
    took_s: list[float] = field(default_factory=list)
    rounds_s: list[float] = field(default_factory=list)
    note: str = ""
    absent: str = ""

    @property
    def mean_s(self) -> float:
        """Give the mean."""
        return sum(self.took_s) / len(self.took_s)

    def share_s(self, percent: float) -> float:
        """Give what so many of a hundred stayed below."""
        return float(np.percentile(self.took_s, percent))

    def times(self, ours: "Lap") -> str:
        """Say how many times as long as ours it took: the median of all rounds, the least and the most."""
        ratios = [theirs / mine for theirs, mine in zip(self.rounds_s, ours.rounds_s, strict=False)]
        if not ratios or self is ours:
            return ""
        spread = f"   ({min(ratios):,.1f} to {max(ratios):,.1f})" if len(ratios) > 1 else ""
        return f"{statistics.median(ratios):>13.2f}{spread}"


def many(laps: list[Lap]) -> Iterator[str]:
    """Give the lines of a table of many small things: median, 99th of a hundred, mean, in microseconds; ratios where there is a peer."""
    ratios = f"{'times ours':>13}   (of the rounds)" if any(lap.times(laps[0]) for lap in laps) else ""
    yield f"{'':{WIDTH}}{'median us':>11}{'p99 us':>11}{'mean us':>11}{'worst us':>13}{ratios}"
    for lap in laps:
        figures = [] if lap.absent else [lap.share_s(50), lap.share_s(99), lap.mean_s, max(lap.took_s)]
        yield _line(
            lap, "".join(f"{one * 1e6:>{wide},.1f}" for one, wide in zip(figures, (11, 11, 11, 13), strict=False)) + lap.times(laps[0])
        )


def once(laps: list[Lap]) -> Iterator[str]:
    """Give the lines of a table of one long thing each, in seconds: the median of the rounds."""
    yield f"{'':{WIDTH}}{'seconds':>11}{'times ours':>13}   (of the rounds)"
    for lap in laps:
        figure = "" if lap.absent else f"{statistics.median(lap.rounds_s):>11,.3f}"
        yield _line(lap, figure + lap.times(laps[0]))


def _line(lap: Lap, figures: str) -> str:
    who = lap.who if lap.who.startswith(OURS) else f"  beside: {lap.who}"
    said = f"{who:{WIDTH}}{figures}".rstrip()
    return f"{who}: not measured, {lap.absent}" if lap.absent else f"{said}{lap.note and f'    {lap.note}'}"


def timed(work: Callable[[], object]) -> float:
    """Give the seconds that something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def in_turn(runners: Sequence[tuple[Lap, Callable[[], object]]], rounds: int = ROUNDS) -> None:
    """Let all do their work, one after the other, and all of it in several rounds."""
    for _ in range(rounds):
        for lap, work in runners:
            took_s = [timed(work)]
            while sum(took_s) < LONG_S and len(took_s) < LAPS:
                took_s.append(timed(work))
            lap.rounds_s.append(statistics.median(took_s))


def on_one_core() -> None:
    """Bind this process, and all that it starts, to one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    else:
        progress("this system cannot bind a process to one core")
