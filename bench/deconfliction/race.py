"""Who took how long, and the table that says so: ours first, each peer with how many times as long it took.

    what                                        median us      p99 us   mean us    times ours
    Garant                                             30          90        34
      beside: shapely STRtree                          68         177        76          2.27

Everything that is timed runs on one core, peers and ours alike: `on_one_core` binds the process, and what it starts inherits that.
"""

import os
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

import numpy as np

from bench.table import progress

WIDTH = 66
OURS = "Garant"
LAPS, LONG_S = 10, 2.0
"""A single disturbance on a shared machine is longer than what some take in all."""


@dataclass
class Lap:
    """What one runner took: seconds for each thing that it did; or why it did not run."""

    who: str
    took_s: list[float] = field(default_factory=list)
    note: str = ""
    absent: str = ""

    @property
    def mean_s(self) -> float:
        """Give the mean."""
        return sum(self.took_s) / len(self.took_s)

    def share_s(self, percent: float) -> float:
        """Give what so many of a hundred stayed below."""
        return float(np.percentile(self.took_s, percent))


def many(laps: list[Lap]) -> Iterator[str]:
    """Give the lines of a table of many small things: median, 99th of a hundred, mean, in microseconds."""
    yield f"{'':{WIDTH}}{'median us':>11}{'p99 us':>11}{'mean us':>11}{'worst us':>11}{'times ours':>13}"
    ours = laps[0]
    for lap in laps:
        figures = [] if lap.absent else [lap.share_s(50), lap.share_s(99), lap.mean_s, max(lap.took_s)]
        ratio = f"{lap.share_s(50) / ours.share_s(50):>13.2f}" if figures and lap is not ours else ""
        yield _line(lap, "".join(f"{one * 1e6:>11,.0f}" for one in figures) + ratio)


def once(laps: list[Lap]) -> Iterator[str]:
    """Give the lines of a table of one long thing each, in seconds: the best time."""
    yield f"{'':{WIDTH}}{'seconds':>11}{'times ours':>13}"
    ours = laps[0]
    for lap in laps:
        figure = "" if lap.absent else f"{min(lap.took_s):>11,.3f}"
        ratio = f"{min(lap.took_s) / min(ours.took_s):>13.2f}" if figure and lap is not ours else ""
        yield _line(lap, figure + ratio)


def _line(lap: Lap, figures: str) -> str:
    who = lap.who if lap.who.startswith(OURS) else f"  beside: {lap.who}"
    said = f"{who:{WIDTH}}{figures}".rstrip()
    return f"{who}: not measured, {lap.absent}" if lap.absent else f"{said}{lap.note and f'    {lap.note}'}"


def timed(work: Callable[[], object]) -> float:
    """Give the seconds that something takes."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def timed_again(work: Callable[[], object]) -> list[float]:
    """Give the seconds that something takes, twice; of what is over soon more often, up to `LAPS` times."""
    took_s = [timed(work), timed(work)]
    while sum(took_s) < LONG_S and len(took_s) < LAPS:
        took_s.append(timed(work))
    return took_s


def on_one_core() -> None:
    """Bind this process, and all that it starts, to one core."""
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {max(os.sched_getaffinity(0))})
    else:
        progress("this system cannot bind a process to one core")
