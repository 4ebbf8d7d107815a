"""All conflicts within a load of areas: ours beside numpy by hand, an STRtree, DuckDB, PostGIS and geopandas.

All are timed from shapes that are made already, with the bounds of each: polygons, rows of a table, a crowd (`crowds`).
"""

from collections.abc import Callable, Iterator
from contextlib import ExitStack

from bench.deconfliction import areas, crowds, ours, pair_peers
from bench.deconfliction.agreement import PairSet, as_set, settle
from bench.deconfliction.areas import Areas
from bench.deconfliction.peer import Absent, Pairs
from bench.deconfliction.postgis import PostGis
from bench.deconfliction.postgres import connection
from bench.deconfliction.race import Lap, once, timed, timed_again
from bench.table import progress

PART = 5
"""Geopandas joins a fifth of the load: it takes the ground alone, and there nearly everything meets."""

Work = Callable[[], Pairs]


def table(count: int) -> str:
    """Measure ours and the peers over the same areas."""
    load = areas.make(count)
    load.shapes, load.rows  # noqa: B018 - made before anything is timed
    laps, found = list[Lap](), list[PairSet]()
    with ExitStack() as stack:
        for who, make in _runners(load, stack):
            lap, answer = _run(who, make)
            laps.append(lap)
            found.extend(answer)
            progress(f"all pairs: {lap.absent or lap.who}")
    near = len(frozenset().union(*(settle(load, found[-1], one) for one in found)))
    laps.append(_part(load, found[-1]))
    head = f"\nAll conflicts within {count:,} areas: {len(found[-1]):,} pairs; {near} within a metre of touching seen otherwise"
    return "\n".join([head, *once(laps)])


def _runners(load: Areas, stack: ExitStack) -> Iterator[tuple[str, Callable[[], Work]]]:
    """Give what runs, ours first: each is set up, then timed."""
    yield "Garant", lambda: crowds.screening(ours.area(load, at) for at in range(len(load)))
    yield "PostGIS self join", lambda: _joining(load, stack)
    yield "DuckDB, joined by cell and two hours, then shapely", lambda: pair_peers.joining(load)
    yield "shapely STRtree over longitude and time", lambda: lambda: pair_peers.by_tree(load)
    yield "numpy, swept along time, then shapely", lambda: lambda: pair_peers.by_numpy(load)


def _run(who: str, make: Callable[[], Work]) -> tuple[Lap, list[PairSet]]:
    lap, found = Lap(who), list[Pairs]()
    try:
        work = make()
    except Absent as why:
        return Lap(who, absent=str(why)), []
    lap.took_s.extend(timed_again(lambda: found.append(work())))
    return lap, [as_set(found[-1])]


def _joining(load: Areas, stack: ExitStack) -> Work:
    peer = PostGis(stack.enter_context(connection()))
    peer.load(load, len(load))
    return peer.pairs


def _part(load: Areas, known: PairSet) -> Lap:
    """Let geopandas join a part, and say what the whole would take: it grows with the square."""
    part = load.head(len(load) // PART)
    try:
        join = pair_peers.geopandas_joining(part)
    except Absent as why:
        return Lap("geopandas", absent=str(why))
    found = list[Pairs]()
    took_s = timed(lambda: found.append(join()))
    assert as_set(found[0]) == {pair for pair in known if pair[1] < len(part)}
    return Lap("geopandas sjoin", [took_s * PART**2], note=f"{took_s:.1f} s for a fifth of the load, times {PART**2}")
