"""Peers for all conflicts within a load: numpy by hand, shapely's STRtree, DuckDB, geopandas. PostGIS joins in `postgis`.

Those that find candidates by bounds only share the exact test: shapely's `intersects` on prepared polygons, many pairs at a time.
"""

from collections.abc import Callable
from typing import Any

import numpy as np
import shapely

from bench.deconfliction.areas import START_MS, UNIT, Areas, Ints, Shapes
from bench.deconfliction.memory_peers import Mask
from bench.deconfliction.peer import Pairs, need

CHUNK = 4_000
CELL_UNITS = 2_000_000
"""A fifth of a degree."""
BUCKET_MS = 2 * 3_600_000


def by_numpy(areas: Areas) -> Pairs:
    """Sweep along time: whoever starts before I end, compared column by column."""
    order = np.argsort(areas.start_ms, kind="stable")
    columns = np.ascontiguousarray(areas.rows[order].T)
    west, south, east, north, lower, upper, start, end = columns
    till = np.searchsorted(start, end, "left")
    first, second = list[Ints](), list[Ints]()
    for at, stop in enumerate(till.tolist()):
        later = slice(at + 1, stop)
        near = west[later] <= east[at]
        near &= east[later] >= west[at]
        near &= south[later] <= north[at]
        near &= north[later] >= south[at]
        near &= lower[later] <= upper[at]
        near &= upper[later] >= lower[at]
        found = np.flatnonzero(near)
        if len(found):
            second.append(found + (at + 1))
            first.append(np.full(len(found), at))
    return _exact(areas.shapes, order[_joined(first)], order[_joined(second)])


def by_tree(areas: Areas) -> Pairs:
    """Ask an STRtree over longitude and time for all boxes, some thousand at a time, and compare the rest column by column."""
    west, south, east, north, lower, upper, start, end = areas.rows.T
    boxes = shapely.box(west * UNIT, start - START_MS, east * UNIT, end - START_MS)
    tree = shapely.STRtree(boxes)
    first, second = list[Ints](), list[Ints]()
    for at in range(0, len(areas), CHUNK):
        one, other = tree.query(boxes[at : at + CHUNK])
        one = one + at
        near: Mask = one < other
        for low, high in ((south, north), (lower, upper), (start, end - 1)):
            one, other = one[near], other[near]
            near = (low[one] <= high[other]) & (high[one] >= low[other])
        first.append(one[near])
        second.append(other[near])
    return _exact(areas.shapes, _joined(first), _joined(second))


def joining(areas: Areas) -> Callable[[], Pairs]:
    """Get ready to join in DuckDB by buckets (cells of a grid, hours): boxes are compared in the one bucket where their overlap begins."""
    duckdb = need("duckdb")
    return lambda: _by_duckdb(duckdb, areas)


def _by_duckdb(duckdb: Any, areas: Areas) -> Pairs:  # noqa: ANN401 - it may be absent when types are checked
    base = duckdb.connect(config={"threads": 1})
    names = ("west", "south", "east", "north", "lower_cm", "upper_cm", "start_ms", "end_ms")
    base.register("given", {"id": np.arange(len(areas)), **dict(zip(names, np.ascontiguousarray(areas.rows.T), strict=True))})
    base.execute("CREATE TABLE area AS SELECT * FROM given")
    base.execute(_BUCKETS)
    found = base.execute(_JOIN).fetchnumpy()
    base.close()
    return _exact(areas.shapes, *(np.asarray(found[name], dtype=np.int64) for name in ("one", "other")))


_BUCKETS = f"""
CREATE TABLE bucket AS SELECT *, unnest(range(start_ms // {BUCKET_MS}, (end_ms - 1) // {BUCKET_MS} + 1)) AS hour FROM (
SELECT *, unnest(range(south // {CELL_UNITS}, north // {CELL_UNITS} + 1)) AS row FROM (
SELECT *, unnest(range(west // {CELL_UNITS}, east // {CELL_UNITS} + 1)) AS col FROM area))
"""  # noqa: S608 - our own numbers
_JOIN = f"""
SELECT least(a.id, b.id) AS one, greatest(a.id, b.id) AS other
FROM bucket a JOIN bucket b ON a.col = b.col AND a.row = b.row AND a.hour = b.hour AND a.id < b.id
AND a.west <= b.east AND a.east >= b.west AND a.south <= b.north AND a.north >= b.south
AND a.lower_cm <= b.upper_cm AND a.upper_cm >= b.lower_cm AND a.start_ms < b.end_ms AND a.end_ms > b.start_ms
AND a.col = greatest(a.west, b.west) // {CELL_UNITS} AND a.row = greatest(a.south, b.south) // {CELL_UNITS}
AND a.hour = greatest(a.start_ms, b.start_ms) // {BUCKET_MS}
"""  # noqa: S608 - our own numbers


def geopandas_joining(areas: Areas) -> Callable[[], Pairs]:
    """Get ready to join in geopandas by `intersects`, then to compare bands and windows: its join knows no more than the ground."""
    geopandas = need("geopandas")
    return lambda: _by_geopandas(geopandas, areas)


def _by_geopandas(geopandas: Any, areas: Areas) -> Pairs:  # noqa: ANN401 - it may be absent when types are checked
    frame = geopandas.GeoDataFrame(geometry=areas.shapes)
    joined = geopandas.sjoin(frame, frame, predicate="intersects")
    one, other = joined.index.to_numpy(dtype=np.int64), joined["index_right"].to_numpy(dtype=np.int64)
    lower, upper, start, end = areas.rows.T[4:]
    near = (one < other) & (lower[one] <= upper[other]) & (upper[one] >= lower[other])
    near &= (start[one] < end[other]) & (end[one] > start[other])
    return Pairs(one[near], other[near])


def _joined(parts: list[Ints]) -> Ints:
    return np.concatenate([np.empty(0, dtype=np.int64), *parts])


def _exact(shapes: Shapes, one: Ints, other: Ints) -> Pairs:
    """Keep the pairs whose polygons meet."""
    shapely.prepare(shapes)
    meets = shapely.intersects(shapes[one], shapes[other])
    one, other = one[meets], other[meets]
    return Pairs(np.minimum(one, other), np.maximum(one, other))
