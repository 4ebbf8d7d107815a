"""Do two areas touch? The answer of `plane.areas_touch`, without the place, and sooner.

Most pairs that come here lie beside each other, with a straight line between them: that is looked for first. Then only edges that come into
the box that both areas share are held against each other. What comes to the edge of the map or to a pole is left to `plane`.
"""

from typing import Any

from garant.space.compiled import kernel
from garant.space.piece import Vertices
from garant.space.plane import EDGE_OF_MAP, NEAR, POLE, areas_touch, box, edges_touch, holds

Box = tuple[float, float, float, float]
"""West, south, east, north."""
Table = Any


@kernel
def _is_inside_map(one: Box) -> bool:
    """Tell whether a box keeps away from the edge of the map and from the poles."""
    return one[0] > NEAR - EDGE_OF_MAP and one[2] < EDGE_OF_MAP - NEAR and one[1] > -POLE and one[3] < POLE


@kernel
def _lie_apart(v: Vertices, first: int, count: int, w: Vertices, other: int, others: int, way: tuple[float, float]) -> bool:
    """Tell whether a line across a way has one area behind it and the other ahead."""
    lon, lat, (east, north) = float(v[first, 0]), float(v[first, 1]), way
    last, least = 0.0, float("inf")
    for i in range(first, first + count):
        last = max(last, (v[i, 0] - lon) * east + (v[i, 1] - lat) * north)
    for i in range(other, other + others):
        least = min(least, (w[i, 0] - lon) * east + (w[i, 1] - lat) * north)
    return least - last > 2 * NEAR * (abs(east) + abs(north))


@kernel
def _edges_within(v: Vertices, first: int, count: int, shared: Box, edges: Table, side: int) -> int:
    """List the edges that come into a box; give how many."""
    west, south, east, north = shared
    n, start = 0, first
    for i in range(first, first + count - 1):
        is_closed = (i > start) & (v[i, 0] == v[start, 0]) & (v[i, 1] == v[start, 1])
        start = i + 1 if is_closed else start
        ax, ay, bx, by = float(v[i, 0]), float(v[i, 1]), float(v[i + 1, 0]), float(v[i + 1, 1])
        comes_in = (max(ax, bx) >= west) & (min(ax, bx) <= east) & (max(ay, by) >= south) & (min(ay, by) <= north)
        edges[n, side] = i
        n += comes_in & (not is_closed)
    return n


@kernel
def _edges_touch(v: Vertices, w: Vertices, edges: Table, count: int, others: int) -> bool:
    """Tell whether one of the first listed edges touches one of the second."""
    for k in range(count):
        i = edges[k, 0]
        ax, ay, bx, by = float(v[i, 0]), float(v[i, 1]), float(v[i + 1, 0]), float(v[i + 1, 1])
        for m in range(others):
            j = edges[m, 1]
            if edges_touch(ax, ay, bx, by, float(w[j, 0]), float(w[j, 1]), float(w[j + 1, 0]), float(w[j + 1, 1])):
                return True
    return False


@kernel
def areas_meet(v: Vertices, first: int, count: int, its: Box, w: Vertices, other: int, others: int, edges: Table) -> bool:
    """Tell whether two areas touch. `its`: the box of the first; `edges`: a place to list edges in, two columns."""
    that = box(w, other, others)
    if max(count, others) > edges.shape[0] or not (_is_inside_map(its) and _is_inside_map(that)):
        return areas_touch(v, first, count, w, other, others)[0]
    west, east = max(its[0], that[0]) - NEAR, min(its[2], that[2]) + NEAR
    south, north = max(its[1], that[1]) - NEAR, min(its[3], that[3]) + NEAR
    if west > east or south > north:
        return False
    way = (that[0] + that[2] - its[0] - its[2], that[1] + that[3] - its[1] - its[3])
    if _lie_apart(v, first, count, w, other, others, way):
        return False
    shared = west, south, east, north
    n, m = _edges_within(v, first, count, shared, edges, 0), _edges_within(w, other, others, shared, edges, 1)
    if _edges_touch(v, w, edges, n, m):
        return True
    return holds(v, first, count, float(w[other, 0]), float(w[other, 1])) or holds(w, other, others, float(v[first, 0]), float(v[first, 1]))
