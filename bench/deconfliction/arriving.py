"""Check and insert: what a new area meets among all that is live, after which it is live as well. One after the other, no batches.

All stand loaded beside each other and take turns, some thousands of arrivals each, round after round, in the same state of the machine.
"""

import gc
import statistics
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from typing import NamedTuple

from bench.deconfliction import areas, ours
from bench.deconfliction.agreement import PairSet, as_set, settle
from bench.deconfliction.areas import Areas
from bench.deconfliction.memory_peers import Scan, SpatialIndex, SqliteTree, StrTree
from bench.deconfliction.peer import Absent, Checker
from bench.deconfliction.postgis import PostGis
from bench.deconfliction.postgres import connection
from bench.deconfliction.race import Lap, many
from bench.table import progress


class Size(NamedTuple):
    """How many are live at first, how many arrive at most, and after how many seconds no more of them are asked of a runner."""

    live: int
    arrive: int
    patience_s: float


ROUNDS = 6

Make = Callable[[ExitStack], Checker]
Answers = list[list[int]]
"""For each area that arrived, the numbers of those that it meets, in order."""


def table(size: Size) -> str:
    """Measure ours and the peers over the same areas."""
    load = areas.make(size.live + size.arrive)
    runs = _run(list(_runners()), load, size)
    answers = [run.answers for run in runs if not run.lap.absent]
    near = _differences(load, size.live, answers)
    head = f"\nCheck and insert, {size.live:,} areas live, {_found(answers):.1f} conflicts an area; "
    return "\n".join([f"{head}{near} within a metre of touching seen otherwise", *many([run.lap for run in runs])])


def mixed_table(size: Size) -> str:
    """Measure ours alone, over every kind of shape: what is asked one after the other must be what is found all at once."""
    load = areas.make(size.live + size.arrive)
    (run,) = _run([("Garant", lambda _: ours.Checker(ours.mixed))], load, size)
    arrived = ours.screening([ours.mixed(load, at) for at in range(size.live, size.live + len(run.answers))])()
    among = {(other - size.live, at - size.live) for other, at in _pairs(run.answers, size.live) if other >= size.live}
    assert as_set(arrived) == among, "one after the other, ours finds other conflicts than all at once"
    head = f"\nCheck and insert, {size.live:,} live: areas, circles, corridors and routes, 4:3:2:1; "
    return "\n".join([f"{head}{_found([run.answers]):.1f} conflicts each", *many([run.lap])])


def _runners() -> Iterator[tuple[str, Make]]:
    """Give what runs, by the name that it has where it is absent; ours first."""
    yield "Garant", lambda _: ours.Checker()
    yield "Garant", lambda _: ours.FullChecker()
    yield "numpy", lambda _: Scan()
    yield "shapely", lambda _: StrTree()
    yield "SQLite R*Tree", lambda _: SqliteTree()
    yield "rtree (libspatialindex)", lambda _: SpatialIndex()
    yield "PostGIS", lambda stack: PostGis(stack.enter_context(connection()))


class Run(NamedTuple):
    """One that takes part: what it took, what it answered."""

    lap: Lap
    answers: Answers


def _run(runners: Sequence[tuple[str, Make]], load: Areas, size: Size) -> list[Run]:
    """Load all, let them take turns, and keep what they took and answered; those that are absent say why."""
    runs, ready = list[Run](), list[tuple[Checker, Run]]()
    with ExitStack() as stack:
        for who, make in runners:
            try:
                runner = make(stack)
            except Absent as why:
                runs.append(Run(Lap(who, absent=str(why)), []))
                continue
            stack.callback(runner.close)
            runner.load(load, size.live)
            runs.append(Run(Lap(runner.name), []))
            ready.append((runner, runs[-1]))
            progress(f"{size.live:,} live: {runner.name}, loaded")
        gc.collect()
        for turn in range(ROUNDS):
            for runner, run in ready:
                _take_turn(runner, run, size, turn)
    return runs


def _take_turn(runner: Checker, run: Run, size: Size, turn: int) -> None:
    """Let one check and insert the arrivals of a round, as many as its patience allows; none are passed over later."""
    first, count = size.live + len(run.answers), size.arrive * (turn + 1) // ROUNDS - size.arrive * turn // ROUNDS
    until, took_s = time.perf_counter() + size.patience_s / ROUNDS, list[float]()
    for at in range(first, first + count):
        began = time.perf_counter()
        found = runner.check_and_insert(at)
        ended = time.perf_counter()
        took_s.append(ended - began)
        run.answers.append(sorted(runner.numbers(found)))
        if ended > until:
            break
    run.lap.took_s.extend(took_s)
    run.lap.rounds_s.append(statistics.median(took_s))


def _differences(load: Areas, live: int, answers: list[Answers]) -> int:
    """Assert that all who were asked the same answered alike, and give how many pairs were seen otherwise: those that just touch."""
    longest = max(answers, key=len)
    apart = (settle(load, _pairs(one, live), _pairs(longest[: len(one)], live)) for one in answers)
    return len(frozenset().union(*apart))


def _pairs(answers: Answers, live: int) -> PairSet:
    return frozenset((other, live + place) for place, found in enumerate(answers) for other in found)


def _found(answers: list[Answers]) -> float:
    longest = max(answers, key=len)
    return sum(map(len, longest)) / len(longest)
