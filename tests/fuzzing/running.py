"""Running a campaign: numbered inputs for a target, and whatever came of one that was neither a value nor a refusal.

Input `n` of a target is made from the text `seed:target:n` (and from what reads, where that remembers, since the slice began), so that one
that was found comes again by its number:

    python -m tests.fuzzing --only TARGET:N
"""

import faulthandler
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from random import Random
from typing import NamedTuple

from garant.errors import Refused

SLICE = 2_000
"""So many numbers are read by one that remembers; then another begins."""

WATCHDOG_S = 120
"""An input that takes so long ends the process with the places of all its threads: nothing bounded takes a tenth of it."""

SLOW_S = 20.0
"""An input that took so long is reported, though it ended."""


@dataclass(frozen=True)
class Target:
    """Something that reads bytes from outside: how its inputs are made, how they are read, and its share of a campaign.

    `read` returns, or raises `Refused`. Whatever else it raises is a finding; so is an `AssertionError` of a check that it makes itself.
    """

    name: str
    share: int
    make: Callable[[Random], bytes]
    read: Callable[[bytes], object]
    begin: Callable[[], None] | None = None
    """Starts afresh what reads, where it remembers: a slice of numbers (`SLICE`) begins with it, and an input comes again from there."""

    @property
    def remembers(self) -> bool:
        """Tell whether what came before matters."""
        return self.begin is not None


class Finding(NamedTuple):
    """An input that broke a promise."""

    target: str
    number: int
    error: str
    data: bytes


@dataclass
class Tally:
    """What came of a target's inputs: how many there were, how many were refused, the slowest, and what was found."""

    target: str
    runs: int = 0
    refused: int = 0
    slowest_s: float = 0.0
    findings: list[Finding] = field(default_factory=list)

    def __add__(self, other: "Tally") -> "Tally":
        """Put two tallies of one target together."""
        slowest_s = max(self.slowest_s, other.slowest_s)
        return Tally(self.target, self.runs + other.runs, self.refused + other.refused, slowest_s, self.findings + other.findings)


def one(target: Target, seed: int, number: int) -> bytes:
    """Make an input from its number."""
    return target.make(Random(f"{seed}:{target.name}:{number}"))


def run(target: Target, seed: int, numbers: Iterable[int], findings_max: int = 20) -> Tally:
    """Read numbered inputs."""
    tally = Tally(target.name)
    if target.begin is not None:
        target.begin()
    for number in numbers:
        _read(tally, target, number, one(target, seed, number))
        if len(tally.findings) >= findings_max:
            break
    faulthandler.cancel_dump_traceback_later()
    return tally


def _read(tally: Tally, target: Target, number: int, data: bytes) -> None:
    if tally.runs % 64 == 0:
        faulthandler.dump_traceback_later(WATCHDOG_S, exit=True)
    begun = time.perf_counter()
    try:
        target.read(data)
    except Refused as refused:
        tally.refused += 1
        if not refused.refusal.sentence:
            tally.findings.append(Finding(target.name, number, "a refusal without a sentence", data))
    except BaseException as error:
        tally.findings.append(Finding(target.name, number, f"{type(error).__name__}: {error}"[:500], data))
        if isinstance(error, KeyboardInterrupt):
            raise
    took_s = time.perf_counter() - begun
    tally.runs += 1
    tally.slowest_s = max(tally.slowest_s, took_s)
    if took_s > SLOW_S:
        tally.findings.append(Finding(target.name, number, f"it took {took_s:.0f} s", data))


def shares(targets: Iterable[Target], runs: int) -> Iterator[tuple[Target, int]]:
    """Share the runs of a campaign out among targets; each has one at least."""
    every = list(targets)
    whole = sum(target.share for target in every)
    yield from ((target, max(1, runs * target.share // whole)) for target in every)
