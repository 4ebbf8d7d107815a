"""All conflicts within a load of areas: ours beside numpy by hand, an STRtree, DuckDB, PostGIS and geopandas.

All are timed from shapes that are made already, with the bounds of each: polygons, rows of a table, a crowd (`crowds`).
"""

import statistics
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from typing import NamedTuple

from bench.deconfliction import areas, crowds, ours, pair_peers
from bench.deconfliction.agreement import as_set, settle
from bench.deconfliction.areas import Areas
from bench.deconfliction.peer import Absent, Pairs
from bench.deconfliction.postgis import PostGis
from bench.deconfliction.postgres import connection
from bench.deconfliction.race import Lap, in_turn, once
from bench.table import progress

PART = 5
"""Geopandas joins a fifth of the load: it takes the ground alone, and there nearly everything meets."""

Work = Callable[[], Pairs]


def table(count: int) -> str:
    """Measure ours and the peers over the same areas."""
    load = areas.make(count)
    load.shapes, load.rows  # noqa: B018 - made before anything is timed
    part = load.head(count // PART)
    runs = list[Run]()
    with ExitStack() as stack:
        for who, make in _runners(load, part, stack):
            runs.append(_ready(who, make))
            progress(f"all pairs: {runs[-1].lap.absent or f'{who}, ready'}")
        in_turn([(run.lap, run.work) for run in runs if run.work])
    laps, found = [run.lap for run in runs], [as_set(run.found[-1]) for run in runs if run.found]
    if runs[-1].found:
        known = found.pop()
        assert known == {pair for pair in found[-1] if pair[1] < len(part)}
        laps[-1] = _whole(laps[-1])
    near = len(frozenset().union(*(settle(load, found[-1], one) for one in found)))
    head = f"\nAll conflicts within {count:,} areas: {len(found[-1]):,} pairs; {near} within a metre of touching seen otherwise"
    return "\n".join([head, *once(laps)])


class Run(NamedTuple):
    """One that takes part: what it took and found, and its work; none where it is absent."""

    lap: Lap
    found: list[Pairs]
    work: Callable[[], None] | None


def _runners(load: Areas, part: Areas, stack: ExitStack) -> Iterator[tuple[str, Callable[[], Work]]]:
    """Give what runs, ours first: each is set up, then timed."""
    yield "Garant", lambda: crowds.screening(ours.area(load, at) for at in range(len(load)))
    yield "PostGIS self join", lambda: _joining(load, stack)
    yield "DuckDB, joined by cell and two hours, then shapely", lambda: pair_peers.joining(load)
    yield "shapely STRtree over longitude and time", lambda: lambda: pair_peers.by_tree(load)
    yield "numpy, swept along time, then shapely", lambda: lambda: pair_peers.by_numpy(load)
    yield "geopandas sjoin", lambda: pair_peers.geopandas_joining(part)


def _ready(who: str, make: Callable[[], Work]) -> Run:
    """Set one up."""
    found = list[Pairs]()
    try:
        work = make()
    except Absent as why:
        return Run(Lap(who, absent=str(why)), found, None)
    return Run(Lap(who), found, lambda: found.append(work()))


def _joining(load: Areas, stack: ExitStack) -> Work:
    peer = PostGis(stack.enter_context(connection()))
    peer.load(load, len(load))
    return peer.pairs


def _whole(part: Lap) -> Lap:
    """Say what the whole would take of one that joined a part: it grows with the square."""
    took_s = [one * PART**2 for one in part.rounds_s]
    return Lap(part.who, rounds_s=took_s, note=f"{statistics.median(part.rounds_s):.1f} s for a fifth of the load, times {PART**2}")
