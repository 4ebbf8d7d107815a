"""Curves on the ground: the edges of an area or a corridor, straight in longitude and latitude, and what comes near them.

An edge is cut into straight pieces only where something is near enough for that to matter: the whole edge lies within `SAG_M` times the
square of the number of its pieces of its own chord.
"""

from math import inf

from garant.space.compiled import kernel
from garant.space.earth import UNIT, Vector, between, ground, lon_lat, onto_ground
from garant.space.piece import Vertices
from garant.space.plane import holds_position
from garant.space.straight import (
    SAG_M,
    nearest_of_segments,
    point_of_edge,
    reach_of_segment,
    straights_of_edge,
    straights_of_leg,
)

STRETCH = 64
"""So many straight pieces are passed by together where they are too far away: some 100 km."""

Near = tuple[float, Vector, Vector]
"""The least straight distance (m), and the points on either side between which it is; no further than some limit, or inf."""


@kernel
def _vertex(v: Vertices, i: int) -> Vector:
    return ground(v[i, 0] * UNIT, v[i, 1] * UNIT)


@kernel
def _cuts(v: Vertices, i: int) -> int:
    return straights_of_edge(float(v[i, 0]), float(v[i, 1]), float(v[i + 1, 0]), float(v[i + 1, 1]))


@kernel
def _cut(v: Vertices, i: int, share: float) -> Vector:
    return point_of_edge(float(v[i, 0]), float(v[i, 1]), float(v[i + 1, 0]), float(v[i + 1, 1]), share)


@kernel
def segment_near_edge(p: Vector, q: Vector, v: Vertices, i: int, a: Vector, b: Vector, limit: float) -> Near:
    """Find where a segment comes nearest to edge i, from vertex a to vertex b, if that is less than `limit`."""
    n = _cuts(v, i)
    far, share, other = nearest_of_segments(p, q, a, b)
    if far - SAG_M * n * n >= limit:
        return inf, p, p
    if n == 1:
        return far, between(p, q, share), between(a, b, other)
    best, here, there, old = limit, p, p, a
    for first in range(0, n, STRETCH):
        last = min(n, first + STRETCH)
        end = _cut(v, i, last / n)
        if nearest_of_segments(p, q, old, end)[0] - SAG_M * (last - first) * (last - first) < best:
            for k in range(first + 1, last + 1):
                new = _cut(v, i, k / n) if k < last else end
                far, share, other = nearest_of_segments(p, q, old, new)
                if far < best:
                    best, here, there = far, between(p, q, share), between(old, new, other)
                old = new
        old = end
    return (best, here, there) if best < limit else (inf, p, p)


@kernel
def segment_near_curve(p: Vector, q: Vector, v: Vertices, first: int, count: int, limit: float) -> Near:
    """Find where a segment (or a point, p = q) comes nearest to a curve."""
    best, here, there = limit, p, p
    start, a = first, _vertex(v, first)
    for i in range(first, first + count - 1):
        b = _vertex(v, i + 1)
        if i > start and v[i, 0] == v[start, 0] and v[i, 1] == v[start, 1]:
            start = i + 1
        else:
            far, one, other = segment_near_edge(p, q, v, i, a, b, best)
            if far < best:
                best, here, there = far, one, other
        a = b
    return (best, here, there) if best < limit else (inf, p, p)


@kernel
def curves_near(v: Vertices, first: int, count: int, w: Vertices, other: int, others: int, limit: float) -> Near:
    """Find where two curves come nearest to each other; a stretch of one that is too far from all of the other is passed by whole."""
    best, here, there = limit, (0.0, 0.0, 0.0), (0.0, 0.0, 0.0)
    start, a = first, _vertex(v, first)
    for i in range(first, first + count - 1):
        b = _vertex(v, i + 1)
        if i > start and v[i, 0] == v[start, 0] and v[i, 1] == v[start, 1]:
            start = i + 1
        else:
            n, old = _cuts(v, i), a
            is_far = n > 1 and segment_near_curve(a, b, w, other, others, best + SAG_M * n * n)[0] == inf
            for first_cut in range(0, 0 if is_far else n, STRETCH):
                last = min(n, first_cut + STRETCH)
                end = _cut(v, i, last / n) if last < n else b
                sag = SAG_M * (last - first_cut) * (last - first_cut)
                is_long = last - first_cut > 1
                if not is_long or segment_near_curve(old, end, w, other, others, best + sag)[0] < inf:
                    for k in range(first_cut + 1, last + 1):
                        new = _cut(v, i, k / n) if k < last else end
                        far, one, two = segment_near_curve(old, new, w, other, others, best)
                        if far < best:
                            best, here, there = far, one, two
                        old = new
                old = end
        a = b
    return (best, here, there) if best < limit else (inf, here, there)


@kernel
def area_holds(v: Vertices, first: int, count: int, p: Vector) -> bool:
    """Tell whether an area holds a point of the ground."""
    lon, lat = lon_lat(p)
    return holds_position(v, first, count, lon / UNIT, lat / UNIT)


Passing = tuple[float, float, Vector, Vector, float, float]
"""The least distance so far, the share of the leg at which it is, both points, and the shares between which it is within reach."""


@kernel
def _pass_edge(p: Vector, q: Vector, k: int, m: int, v: Vertices, i: int, a: Vector, b: Vector, reach: float, passing: Passing) -> Passing:
    """Follow part k of m of a leg, from p to q, past edge i, stretch by stretch."""
    best, at, here, there, come, go = passing
    n, old = _cuts(v, i), a
    for first in range(0, n, STRETCH):
        last = min(n, first + STRETCH)
        end = _cut(v, i, last / n) if last < n else b
        is_near = nearest_of_segments(p, q, old, end)[0] - SAG_M * (last - first) * (last - first) <= reach
        for j in range(first + 1, last + 1) if is_near else range(0):
            new = _cut(v, i, j / n) if j < last else end
            far, share, other = nearest_of_segments(p, q, old, new)
            if far < best:
                best, at, here, there = far, (k - 1 + share) / m, between(p, q, share), between(old, new, other)
            if far <= reach and ((k - 1) / m < come or k / m > go):
                one, two = reach_of_segment(p, q, old, new, share, reach)
                come, go = min(come, (k - 1 + one) / m), max(go, (k - 1 + two) / m)
            old = new
        old = end
    return best, at, here, there, come, go


@kernel
def path_near_curve(p: Vector, q: Vector, v: Vertices, first: int, count: int, reach: float) -> Passing:
    """Follow a leg from p to q past a curve.

    Gives the least distance (inf beyond `reach`), the share of the leg at which it is, both points, and the shares of the leg between which
    it is within reach (the first and the last, if it comes and goes).
    """
    passing = inf, 0.0, p, p, inf, -inf
    m = straights_of_leg(p, q)
    start, a = first, _vertex(v, first)
    for i in range(first, first + count - 1):
        b = _vertex(v, i + 1)
        if i > start and v[i, 0] == v[start, 0] and v[i, 1] == v[start, 1]:
            start = i + 1
        elif segment_near_edge(p, q, v, i, a, b, reach + SAG_M * m * m + SAG_M)[0] < inf:
            n, old = _cuts(v, i), p
            for k in range(1, m + 1):
                new = onto_ground(between(p, q, k / m))
                if nearest_of_segments(old, new, a, b)[0] - SAG_M * n * n <= reach:
                    passing = _pass_edge(old, new, k, m, v, i, a, b, reach, passing)
                old = new
        a = b
    return passing
