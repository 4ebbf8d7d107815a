"""Measure deconfliction: `python -m bench.deconfliction`, or with `--million` also among a million live areas.

Ours stands beside its peers: the same load, one core, the same run. Answers are asserted to be the same; time never is.
"""

import argparse
import signal
import sqlite3
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress

from bench import environment
from bench.deconfliction import approaching, arriving, pairing, postgres, suggesting, weighing
from bench.deconfliction.arriving import Size
from bench.deconfliction.peer import Absent, release
from bench.deconfliction.race import on_one_core
from bench.table import progress, say

MILLION = 1_000_000
PATIENCE_S = 20.0
_LIBRARIES = ("numpy", "numba", "shapely", "rtree", "duckdb", "geopandas", "psycopg", "pymeos", "bluesky-simulator")


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, and measure."""
    given = _arguments(arguments)
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))  # so that no server is left behind
    for text in measure(given):
        say(text)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    ask = argparse.ArgumentParser(prog="python -m bench.deconfliction", description="Measure deconfliction beside its peers.")
    ask.add_argument("--live", type=int, default=100_000, help="how many areas are live when others arrive (default 100000)")
    ask.add_argument("--arrive", type=int, default=24_000, help="how many arrive (default 24000)")
    ask.add_argument("--pairs", type=int, default=100_000, help="within how many areas to find all conflicts (default 100000)")
    ask.add_argument("--flights", type=int, default=10_000, help="how many flights a day (default 10000)")
    ask.add_argument("--hours", type=int, default=1, help="for how many hours of the day BlueSky looks at them (default 1)")
    ask.add_argument("--notices", type=int, default=20_000, help="among how many notices to suggest (default 20000)")
    ask.add_argument("--weigh", type=int, default=5_000, help="how many of each kind of shape to weigh in memory (default 5000)")
    ask.add_argument("--million", action="store_true", help="also measure among a million live areas (some minutes more, 8 GB of memory)")
    return ask.parse_args(arguments)


def measure(given: argparse.Namespace) -> Iterator[str]:
    """Give the environment, then table after table."""
    began = time.perf_counter()
    yield "\n".join(_environment())
    on_one_core()
    yield arriving.table(Size(given.live, given.arrive, PATIENCE_S))
    if given.million:
        yield arriving.table(Size(MILLION, given.arrive, PATIENCE_S))
    yield arriving.mixed_table(Size(given.live, given.arrive, PATIENCE_S))
    yield pairing.table(given.pairs)
    yield approaching.table(given.flights, given.hours)
    yield suggesting.table(given.notices)
    yield weighing.text(given.weigh)
    yield f"\nall of it took {time.perf_counter() - began:,.0f} s"


def _environment() -> Iterator[str]:
    yield from environment.machine()
    yield "libraries   " + ", ".join(f"{name} {release(name)}" for name in _LIBRARIES)
    yield f"databases   SQLite {sqlite3.sqlite_version}; {_server()}"
    yield "all that is timed runs on one core"


def _server() -> str:
    with suppress(Absent), postgres.connection() as opened:
        return postgres.versions(opened)
    progress("PostGIS does not run here")
    return "no PostGIS"


if __name__ == "__main__":
    main()
