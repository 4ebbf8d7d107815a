"""Measure: `python -m bench`, or `python -m bench --entries 1000000` for the big one.

Every figure stands beside the bare cost of its primitive, measured in the same run. Answers are asserted; time never is.
"""

import argparse
import tempfile
import time
from collections.abc import Iterator, Sequence
from pathlib import Path

from bench import durable, environment, replaying, steps, stores
from bench.stored import write
from bench.table import progress, say

ENTRIES = 20_000
ENTRIES_MIN = 240
"""The charter, twenty parties and two hundred grants come first."""


def main(arguments: Sequence[str] | None = None) -> None:
    """Read the arguments, and measure."""
    given = _arguments(arguments)
    with tempfile.TemporaryDirectory(prefix="garant-bench-", dir=given.folder) as folder:
        for text in measure(Path(folder), given.entries, given.commits):
            say(text)


def _arguments(arguments: Sequence[str] | None) -> argparse.Namespace:
    ask = argparse.ArgumentParser(prog="python -m bench", description="Measure Garant beside the bare cost of its primitives.")
    ask.add_argument("--entries", type=int, default=ENTRIES, help=f"the size of the log to replay (default {ENTRIES})")
    ask.add_argument("--commits", type=int, default=300, help="how many commits to measure for each size of group (default 300)")
    ask.add_argument("--folder", help="where to write the logs, to measure another disk (default: the system's temporary folder)")
    given = ask.parse_args(arguments)
    if given.entries < ENTRIES_MIN:
        ask.error(f"--entries is at least {ENTRIES_MIN}: the charter, the parties and the grants come first")
    return given


def measure(folder: Path, entries: int, commits: int) -> Iterator[str]:
    """Give the environment, then table after table."""
    began = time.perf_counter()
    yield "\n".join(environment.describe(folder))
    log = write(folder / "log.db", entries)
    yield steps.table(log.first).text()
    progress("steps measured")
    yield durable.table(log, folder, commits).text()
    yield stores.table(log, folder, commits).text()
    replayed, proved, memory = replaying.tables(log)
    yield replayed.text()
    yield proved.text()
    yield memory
    yield f"\nall of it took {time.perf_counter() - began:,.0f} s"


if __name__ == "__main__":
    main()
