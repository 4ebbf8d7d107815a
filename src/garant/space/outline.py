"""Two plain areas in the plane of longitude and latitude: whether they touch, most often without looking at edge after edge.

A plain area has one ring, and keeps away from the poles and the edge of the map. The line through the middles of both boxes decides most
cases: one area ends on it before the other begins, or a point between lies in both. Otherwise only the edges that reach so far can touch.
The answer is that of `plane.areas_touch`, which also says where, and knows all other areas.
"""

from math import sqrt
from typing import Any

from garant.space.compiled import kernel
from garant.space.piece import Vertices
from garant.space.plane import EDGE_OF_MAP, NEAR, POLE, box, edges_touch

DEEP = 4 * NEAR
"""Edges that lie further apart than this do not touch, however they lie."""

Box = tuple[float, float, float, float]
"""West, south, east, north."""
Ring = tuple[int, int]
"""An area's first row of vertices, and the one after its last edge begins."""
Line = tuple[float, float, float, float]
"""A point and a direction: x, y, east, north."""
NOT_PLAIN: Box = (1.0, 0.0, 0.0, 0.0)
Edges = Any
"""Integers, shape (n, 2): room for the numbers of some edges of one area, and of another."""


@kernel
def plain_box(v: Vertices, first: int, count: int) -> Box:
    """Give the box of a plain area; of others a box in which nothing is."""
    for i in range(first + 1, first + count - 1):
        if v[i, 0] == v[first, 0] and v[i, 1] == v[first, 1]:
            return NOT_PLAIN
    its = box(v, first, count)
    is_away = its[0] > NEAR - EDGE_OF_MAP and its[2] < EDGE_OF_MAP - NEAR and its[1] > -POLE and its[3] < POLE
    return its if is_away else NOT_PLAIN


@kernel
def is_plain(its: Box) -> bool:
    """Tell whether a box is that of a plain area."""
    return its[0] < its[2]


@kernel
def _reaches(v: Vertices, ring: Ring, line: Line) -> float:
    """Give how far an area reaches along a line."""
    x, y, east, north = line
    far = -1e300
    for k in range(ring[0], ring[1]):
        far = max(far, (v[k, 0] - x) * east + (v[k, 1] - y) * north)
    return far


@kernel
def _holds(v: Vertices, ring: Ring, x: float, y: float) -> bool:
    """Tell whether an area holds a point, by counting the edges to its east, without a branch."""
    inside = False
    for k in range(ring[0], ring[1]):
        ax, ay, bx, by = float(v[k, 0]), float(v[k, 1]), float(v[k + 1, 0]), float(v[k + 1, 1])
        is_east = ((x - ax) * (by - ay) < (y - ay) * (bx - ax)) != (by < ay)
        inside ^= ((y < ay) != (y < by)) & is_east
    return inside


@kernel
def _some_edges(v: Vertices, ring: Ring, other: Box, line: Line, least: float, edges: Edges, side: int) -> int:
    """List the edges of an area that reach so far along a line, and come into the other's box."""
    x, y, east, north = line
    n = 0
    left, low, right, high = other[0] - NEAR, other[1] - NEAR, other[2] + NEAR, other[3] + NEAR
    for k in range(ring[0], ring[1]):
        ax, ay, bx, by = float(v[k, 0]), float(v[k, 1]), float(v[k + 1, 0]), float(v[k + 1, 1])
        inside = (max(ax, bx) >= left) & (min(ax, bx) <= right) & (max(ay, by) >= low) & (min(ay, by) <= high)
        edges[n, side] = k
        n += inside & (max((ax - x) * east + (ay - y) * north, (bx - x) * east + (by - y) * north) >= least)
    return n


@kernel
def _edges_touch(v: Vertices, w: Vertices, edges: Edges, n: int, m: int) -> bool:
    """Tell whether any of some edges touches any of the others."""
    touch, at = False, 0
    while at < n * m and not touch:
        i, j = edges[at // m, 0], edges[at % m, 1]
        ax, ay, bx, by = float(v[i, 0]), float(v[i, 1]), float(v[i + 1, 0]), float(v[i + 1, 1])
        touch = edges_touch(ax, ay, bx, by, float(w[j, 0]), float(w[j, 1]), float(w[j + 1, 0]), float(w[j + 1, 1]))
        at += 1
    return touch


@kernel
def _apart(its: Box, that: Box) -> bool:
    sideways = (its[0] > that[2] + NEAR) | (that[0] > its[2] + NEAR)
    return bool(sideways | (its[1] > that[3] + NEAR) | (that[1] > its[3] + NEAR))


@kernel
def _through_middles(its: Box, that: Box) -> Line:
    """Give the line from the middle of one box towards that of another."""
    x, y = (its[0] + its[2]) / 2, (its[1] + its[3]) / 2
    east, north = (that[0] + that[2]) / 2 - x, (that[1] + that[3]) / 2 - y
    length = sqrt(east * east + north * north)
    return (x, y, east / length, north / length) if length > 1 else (x, y, 1.0, 0.0)


@kernel
def outlines_touch(v: Vertices, first: int, count: int, its: Box, w: Vertices, other: int, others: int, that: Box, edges: Edges) -> bool:
    """Tell whether two plain areas touch, of which the boxes are known; `edges` has as many rows as either has."""
    touch = False
    if not _apart(its, that):
        p, q, line = (first, first + count - 1), (other, other + others - 1), _through_middles(its, that)
        x, y, east, north = line
        back = (x, y, -east, -north)
        end, begin = _reaches(v, p, line), -_reaches(w, q, back)
        if begin <= end + DEEP:
            middle, height = x + east * (begin + end) / 2, y + north * (begin + end) / 2
            touch = _holds(v, p, middle, height) and _holds(w, q, middle, height)
            if not touch:
                n, m = _some_edges(v, p, that, line, begin - DEEP, edges, 0), _some_edges(w, q, its, back, -end - DEEP, edges, 1)
                touch = _edges_touch(v, w, edges, n, m)
                touch = (
                    touch or _holds(v, p, float(w[other, 0]), float(w[other, 1])) or _holds(w, q, float(v[first, 0]), float(v[first, 1]))
                )
    return touch
