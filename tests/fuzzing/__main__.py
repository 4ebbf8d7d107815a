"""The campaign: `python -m tests.fuzzing --runs 1000000`, or one input again: `python -m tests.fuzzing --only TARGET:N`.

Every process has a bound on its memory, so that a bomb is found and not felt. Exit code 1 when anything was found.
"""

import argparse
import resource
import sys
import time
from multiprocessing import get_context

from tests.fuzzing.formats import TARGETS as FORMATS
from tests.fuzzing.hosts import TARGETS as HOSTS
from tests.fuzzing.imports import TARGETS as IMPORTS
from tests.fuzzing.imports import warm
from tests.fuzzing.running import SLICE, Tally, run, shares

TARGETS = (*FORMATS, *IMPORTS, *HOSTS)
MEMORY_BYTES_MAX = 4 * 1024**3
"""What one process may have: what is read is bounded by tens of megabytes, what it becomes by some hundreds."""


def slice_of(task: tuple[str, int, int, int]) -> Tally:
    """Run a slice of one target's numbers."""
    name, seed, start, stop = task
    target = next(target for target in TARGETS if target.name == name)
    return run(target, seed, range(start, stop))


def slices(seed: int, runs: int, only: str, size: int = SLICE) -> list[tuple[str, int, int, int]]:
    """Cut a campaign into slices, those of all targets mixed."""
    chosen = [target for target in TARGETS if only in ("", target.name)]
    cut = [(target.name, seed, at, min(at + size, count)) for target, count in shares(chosen, runs) for at in range(0, count, size)]
    return sorted(cut, key=lambda task: (task[2], task[0]))


def bounded() -> None:
    """Bound this process's memory."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES_MAX, MEMORY_BYTES_MAX))


def campaign(seed: int, runs: int, jobs: int, only: str = "") -> dict[str, Tally]:
    """Run a campaign in so many processes; give what came of each target."""
    tallies: dict[str, Tally] = {}
    with get_context("fork").Pool(jobs, bounded) as pool:
        for tally in pool.imap_unordered(slice_of, slices(seed, runs, only)):
            tallies[tally.target] = tallies.get(tally.target, Tally(tally.target)) + tally
    return tallies


def told(tallies: dict[str, Tally], seed: int, took_s: float) -> int:
    """Print what came of it; give the exit code."""
    for name in sorted(tallies):
        tally = tallies[name]
        slowest = f"slowest {tally.slowest_s * 1_000:8.0f} ms"
        sys.stdout.write(f"{name:14} {tally.runs:9,} inputs {tally.refused:9,} refused   {slowest}\n")
    found = [finding for tally in tallies.values() for finding in tally.findings]
    for finding in found[:40]:
        sys.stderr.write(f"FOUND {finding.target}:{finding.number}  {finding.error}\n  {finding.data[:160]!r}\n")
    whole = sum(tally.runs for tally in tallies.values())
    sys.stdout.write(f"{whole:,} inputs, seed {seed}, {len(found)} found, in {took_s:.0f} s\n")
    return 1 if found else 0


def main() -> int:
    """Run what the command line says."""
    parser = argparse.ArgumentParser(description="Hand spoilt inputs to everything that reads bytes from outside.")
    parser.add_argument("--runs", type=int, default=20_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", default="", metavar="TARGET[:N]")
    said = parser.parse_args()
    name, _, number = said.only.partition(":")
    if number:
        target = next(target for target in TARGETS if target.name == name)
        first = int(number) // SLICE * SLICE if target.remembers else int(number)
        return told({name: run(target, said.seed, range(first, int(number) + 1))}, said.seed, 0)
    warm()
    begun = time.monotonic()
    return told(campaign(said.seed, said.runs, said.jobs, name), said.seed, time.monotonic() - begun)


if __name__ == "__main__":
    sys.exit(main())
