"""Check and insert: what a new area meets among all that is live, after which it is live as well. One after the other, no batches."""

import gc
import time
from collections.abc import Callable, Iterator
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


Answers = list[list[int]]
"""For each area that arrived, the numbers of those that it meets, in order."""


def table(size: Size) -> str:
    """Measure ours and the peers over the same areas."""
    load = areas.make(size.live + size.arrive)
    laps, answers = list[Lap](), list[Answers]()
    for who, make in _runners():
        laps.append(_run(who, make, load, size, answers))
        progress(f"{size.live:,} live: {laps[-1].absent or laps[-1].who}")
    near = _differences(load, size.live, answers)
    head = f"\nCheck and insert, {size.live:,} areas live, {_found(answers):.1f} conflicts an area; "
    return "\n".join([f"{head}{near} within a metre of touching seen otherwise", *many(laps)])


def mixed_table(size: Size) -> str:
    """Measure ours alone, over every kind of shape: what is asked one after the other must be what is found all at once."""
    load = areas.make(size.live + size.arrive)
    answers = list[Answers]()
    laps = [_run("Garant", lambda _: ours.Checker(ours.mixed), load, size, answers)]
    arrived = ours.screening([ours.mixed(load, at) for at in range(size.live, size.live + len(answers[0]))])()
    among = {(other - size.live, at - size.live) for other, at in _pairs(answers[0], size.live) if other >= size.live}
    assert as_set(arrived) == among, "one after the other, ours finds other conflicts than all at once"
    head = f"\nCheck and insert, {size.live:,} live: areas, circles, corridors and routes, 4:3:2:1; "
    return "\n".join([f"{head}{_found(answers):.1f} conflicts each", *many(laps)])


def _runners() -> Iterator[tuple[str, Callable[[ExitStack], Checker]]]:
    """Give what runs, by the name that it has where it is absent; ours first."""
    yield "Garant", lambda _: ours.Checker()
    yield "Garant", lambda _: ours.FullChecker()
    yield "numpy", lambda _: Scan()
    yield "shapely", lambda _: StrTree()
    yield "SQLite R*Tree", lambda _: SqliteTree()
    yield "rtree (libspatialindex)", lambda _: SpatialIndex()
    yield "PostGIS", lambda stack: PostGis(stack.enter_context(connection()))


def _run(who: str, make: Callable[[ExitStack], Checker], load: Areas, size: Size, answers: list[Answers]) -> Lap:
    """Let one run, and keep its answers."""
    with ExitStack() as stack:
        try:
            runner = make(stack)
        except Absent as why:
            return Lap(who, absent=str(why))
        stack.callback(runner.close)
        runner.load(load, size.live)
        lap = Lap(runner.name)
        gc.collect()
        answers.append(list(_asked(runner, size, lap)))
        return lap


def _asked(runner: Checker, size: Size, lap: Lap) -> Iterator[list[int]]:
    until = time.perf_counter() + size.patience_s
    for at in range(size.live, size.live + size.arrive):
        began = time.perf_counter()
        found = runner.check_and_insert(at)
        ended = time.perf_counter()
        lap.took_s.append(ended - began)
        yield sorted(found)
        if ended > until:
            return


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
