"""Two plain areas in the plane of longitude and latitude: whether they touch, most often without looking at edge after edge.

The line through the middles of both boxes decides most cases: one area ends on it before the other begins, or a point between lies in
both. Otherwise only the edges that reach so far can touch. The answer is that of `plane.areas_touch`, which also says where.
"""

from math import sqrt
from typing import Any

from garant.space.compiled import kernel
from garant.space.piece import Vertices
from garant.space.plane import NEAR, edges_touch
from garant.space.span import Span

DEEP = 4 * NEAR
"""Edges that lie further apart than this do not touch, however they lie."""

Edges = Any
"""int64 array, shape (2, n): room for the numbers of some edges of one area, and of another."""


@kernel
def _reaches(v: Vertices, span: Span, x: float, y: float, east: float, north: float) -> float:
    """Give how far an area reaches from a point in a direction."""
    far = -1e300
    for k in range(span.row, span.row + span.rows - 1):
        far = max(far, (v[k, 0] - x) * east + (v[k, 1] - y) * north)
    return far


@kernel
def _holds(v: Vertices, span: Span, x: float, y: float) -> bool:
    """Tell whether an area holds a point, by counting the edges to its east, without a branch."""
    inside = False
    for k in range(span.row, span.row + span.rows - 1):
        ax, ay, bx, by = float(v[k, 0]), float(v[k, 1]), float(v[k + 1, 0]), float(v[k + 1, 1])
        is_east = ((x - ax) * (by - ay) < (y - ay) * (bx - ax)) != (by < ay)
        inside ^= ((y < ay) != (y < by)) & is_east
    return inside


@kernel
def _some_edges(
    v: Vertices, span: Span, other: Span, x: float, y: float, east: float, north: float, least: float, edges: Edges, side: int
) -> int:
    """List the edges of an area that reach `least` from a point in a direction, and the other's box."""
    n = 0
    low, high, left, right = other.lat_1 - NEAR, other.lat_2 + NEAR, other.lon_1 - NEAR, other.lon_2 + NEAR
    for k in range(span.row, span.row + span.rows - 1):
        ax, ay, bx, by = float(v[k, 0]), float(v[k, 1]), float(v[k + 1, 0]), float(v[k + 1, 1])
        inside = (max(ax, bx) >= left) & (min(ax, bx) <= right) & (max(ay, by) >= low) & (min(ay, by) <= high)
        edges[side, n] = k
        n += inside & (max((ax - x) * east + (ay - y) * north, (bx - x) * east + (by - y) * north) >= least)
    return n


@kernel
def _edges_touch(v: Vertices, edges: Edges, n: int, m: int) -> bool:
    """Tell whether any of some edges touches any of the others."""
    touch, at = False, 0
    while at < n * m and not touch:
        i, j = edges[0, at // m], edges[1, at % m]
        ax, ay, bx, by = float(v[i, 0]), float(v[i, 1]), float(v[i + 1, 0]), float(v[i + 1, 1])
        touch = edges_touch(ax, ay, bx, by, float(v[j, 0]), float(v[j, 1]), float(v[j + 1, 0]), float(v[j + 1, 1]))
        at += 1
    return touch


@kernel
def _holds_first(v: Vertices, p: Span, q: Span) -> bool:
    """Tell whether one area holds the other's first corner."""
    return _holds(v, p, float(v[q.row, 0]), float(v[q.row, 1]))


@kernel
def _apart(p: Span, q: Span) -> bool:
    sideways = (p.lon_1 > q.lon_2 + NEAR) | (q.lon_1 > p.lon_2 + NEAR)
    return bool(sideways | (p.lat_1 > q.lat_2 + NEAR) | (q.lat_1 > p.lat_2 + NEAR))


@kernel
def outlines_touch(v: Vertices, edges: Edges, p: Span, q: Span) -> bool:
    """Tell whether two plain areas touch."""
    touch = False
    if not _apart(p, q):
        x, y = (p.lon_1 + float(p.lon_2)) / 2, (p.lat_1 + float(p.lat_2)) / 2
        east, north = (q.lon_1 + float(q.lon_2)) / 2 - x, (q.lat_1 + float(q.lat_2)) / 2 - y
        length = sqrt(east * east + north * north)
        east, north = (east / length, north / length) if length > 1 else (1.0, 0.0)
        end, begin = _reaches(v, p, x, y, east, north), -_reaches(v, q, x, y, -east, -north)
        if begin <= end + DEEP:
            middle, height = x + east * (begin + end) / 2, y + north * (begin + end) / 2
            touch = _holds(v, p, middle, height) and _holds(v, q, middle, height)
            if not touch:
                n = _some_edges(v, p, q, x, y, east, north, begin - DEEP, edges, 0)
                m = _some_edges(v, q, p, x, y, -east, -north, -end - DEEP, edges, 1)
                touch = _edges_touch(v, edges, n, m) or _holds_first(v, p, q) or _holds_first(v, q, p)
    return touch
