"""One side of a line, out to a depth.

That is everything that one reaches by going straight off the line at right angles, to that side, so far, without crossing it again:

    the side of an edge             a strip: the edge, and what is reached from it
    a vertex that bends away        a sector: the rays between the strips of its two edges

Rays are geodesics. A line of contact winds; where it comes back within the depth the strip ends at the line, for what lies beyond is on
its other side. Behind the two ends of the line nothing is covered. What is given covers all of that, and at most a metre more.

Rays are drawn where an edge begins and ends, where the line's vertices lie off it, and in between until the outline is straight enough.
"""

from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from math import ceil, cos, hypot, pi, sin, sqrt, tan
from typing import Any, Literal, NamedTuple

import numpy as np

from garant.errors import Code, Refused
from garant.space.compiled import kernel
from garant.space.earth import A_M, E2, RADIUS_M, UNIT, follow

Position = tuple[int, int]
Ring = list[Position]
Side = Literal["left", "right"]

EXACT_M = 0.4
"""How far the outline may lie from the ray's true end; the depth has as much to spare."""
NARROW_M = 0.25
"""Where the reach jumps (a corner of the line comes between), rays are drawn until so narrow a gap holds the jump."""
START_M = 0.01
"""Rays start so far inside their edge, so that its neighbours stand in their way or do not."""
SAG_M = 0.2
POLAR_M = 100_000.0
"""Nearer to a pole longitude says too little."""

_TURN = 3_600_000_000
_EDGE_OF_MAP = 1_800_000_000

Floats = Any
"""A float64 array of shape (n, 2): longitude and latitude in radians."""
Indexes = Any
"""An int64 array: edges, by the vertex that they leave."""


@kernel
def crossing_share(px: float, py: float, qx: float, qy: float, ax: float, ay: float, bx: float, by: float) -> float:
    """Give at which share of pq it crosses ab, ends included; 2 if it does not."""
    along = (qx - px) * (by - ay) - (qy - py) * (bx - ax)
    if along == 0.0:
        return 2.0
    share = ((ax - px) * (by - ay) - (ay - py) * (bx - ax)) / along
    other = ((ax - px) * (qy - py) - (ay - py) * (qx - px)) / along
    return share if 0.0 <= share <= 1.0 and -1e-9 <= other <= 1.0 + 1e-9 else 2.0


@kernel
def ray(lon: float, lat: float, azimuth: float, depth_m: float, step_m: float, v: Floats, near: Indexes, skip: int, skip_2: int) -> float:
    """Give how far a ray goes until it meets one of the edges `near` (two may be passed), at most the depth."""
    x, y, gone = lon, lat, 0.0
    while gone < depth_m:
        step = min(step_m, depth_m - gone)
        x_2, y_2 = follow(lon, lat, azimuth, gone + step)
        first = 2.0
        for k in near:
            if k not in (skip, skip_2):
                first = min(first, crossing_share(x, y, x_2, y_2, v[k, 0], v[k, 1], v[k + 1, 0], v[k + 1, 1]))
        if first <= 1.0:
            return gone + step * first
        x, y, gone = x_2, y_2, gone + step
    return depth_m


class _Ray(NamedTuple):
    """A ray: where it starts (radians), its azimuth, how far it goes, and where it ends."""

    lon: float
    lat: float
    azimuth: float
    length_m: float
    end: tuple[float, float]


_Fan = Callable[[float], _Ray]
"""The rays of a strip or sector, by a share from 0 to 1."""


def one_side(course: Sequence[Position], side: Side, depth_m: float) -> list[Ring]:
    """Give the closed rings (1e-7 degree) that together cover one side of a line out to a depth.

    Refuses with `bad_shape` a line of one position, and a depth that reaches near a pole.
    """
    line = [here for here, before in zip(course, [None, *course], strict=False) if here != before]
    _require_drawable(line, depth_m)
    cast = _Cast(line if side == "left" else line[::-1], depth_m)
    return [part for ring in cast.rings() for part in _on_the_map(ring)]


def _require_drawable(line: Sequence[Position], depth_m: float) -> None:
    if len(line) < 2:
        raise Refused(Code.BAD_SHAPE, "a line needs two different positions; one that stays where it is has no sides")
    furthest = max(abs(lat) for _, lat in line) * UNIT * RADIUS_M + depth_m
    if furthest > RADIUS_M * pi / 2 - POLAR_M:
        raise Refused(Code.BAD_SHAPE, "a depth that reaches so near to a pole is not computed; draw the zone by its corners")


class _Cast:
    """Casts rays to the left of a line."""

    def __init__(self, line: Sequence[Position], depth_m: float) -> None:
        """Lay the line out in radians."""
        self._line = line
        self._v = np.array(line, np.float64) * UNIT
        self._depth_m = depth_m + EXACT_M
        highest = float(np.abs(self._v[:, 1]).max()) + depth_m / RADIUS_M
        self._step_m = min(sqrt(8 * SAG_M * RADIUS_M / max(tan(highest), 0.1)), self._depth_m)
        self._wide = depth_m / RADIUS_M * 1.02, depth_m / RADIUS_M * 1.02 / cos(highest)

    def rings(self) -> Iterator[Ring]:
        """Give the strip of every edge and the sector of every vertex that bends away."""
        count = len(self._line) - 1
        for edge in range(count):
            yield self._strip(edge)
        for edge, following in pairwise(range(count)):
            yield from self._sector(edge, following)
        if self._line[0] == self._line[-1]:
            yield from self._sector(count - 1, 0)

    def _strip(self, edge: int) -> Ring:
        near = self._near(edge)
        (ax, ay), (bx, by) = self._v[edge], self._v[edge + 1]
        length_m = _length_m(ax, ay, bx, by)
        margin = min(START_M / length_m, 0.25)

        def fan(share: float) -> _Ray:
            lon, lat = ax + (bx - ax) * share, ay + (by - ay) * share
            return self._ray(lon, lat, _azimuth(bx - ax, by - ay, lat) - pi / 2, near, (edge, edge))

        marks = [margin, *(mark for mark in self._opposite(edge, near) if margin < mark < 1 - margin), 1 - margin]
        return [*self._outline(fan, marks, length_m), self._line[edge], self._line[edge + 1]]

    def _sector(self, edge: int, following: int) -> Iterator[Ring]:
        """Give the sector at the end of an edge, if the next one bends away from the left."""
        (ax, ay), (lon, lat), (cx, cy) = self._v[edge], self._v[following], self._v[following + 1]
        first = _azimuth(lon - ax, lat - ay, lat) - pi / 2
        turn = (_azimuth(cx - lon, cy - lat, lat) - pi / 2 - first + 1e-12) % (2 * pi)
        if turn > pi + 1e-9 or turn * self._depth_m < EXACT_M:
            return
        near = self._near(following)

        def fan(share: float) -> _Ray:
            return self._ray(lon, lat, first + turn * share, near, (edge, following))

        marks = sorted({0.0, 1.0, *self._bearings(following, near, first, turn)})
        yield [*self._outline(fan, marks, turn * self._depth_m), self._line[following]]

    def _near(self, edge: int) -> Indexes:
        """Give the edges that come within the depth of an edge (or of its first vertex), and some more."""
        tall, wide = self._wide
        low, high = np.minimum(self._v[:-1], self._v[1:]), np.maximum(self._v[:-1], self._v[1:])
        margin = np.array([wide, tall])
        return np.flatnonzero(((low <= high[edge] + margin) & (high >= low[edge] - margin)).all(axis=1))

    def _opposite(self, edge: int, near: Indexes) -> list[float]:
        """Give off which shares of an edge vertices of the line lie, to the left and not too far away, in order."""
        a, b = self._v[edge], self._v[edge + 1]
        flat = np.array([cos((a[1] + b[1]) / 2), 1.0])
        along, away = (b - a) * flat, (self._v[np.union1d(near, near + 1)] - a) * flat
        off = (along[0] * away[:, 1] - along[1] * away[:, 0]) / hypot(*along)
        faced = away[(off > 0) & (off < self._wide[1])]
        return sorted((faced @ along / (along @ along)).tolist())

    def _bearings(self, vertex: int, near: Indexes, first: float, turn: float) -> Iterator[float]:
        """Give at which shares of a turn the vertices of the line lie."""
        lon, lat = self._v[vertex]
        for x, y in self._v[np.union1d(near, near + 1)]:
            share = ((_azimuth(x - lon, y - lat, lat) - first) % (2 * pi)) / turn
            if share < 1 and _length_m(lon, lat, x, y) < 1.05 * self._depth_m:
                yield share

    def _ray(self, lon: float, lat: float, azimuth: float, near: Indexes, own: tuple[int, int]) -> _Ray:
        length_m = ray(lon, lat, azimuth, self._depth_m, self._step_m, self._v, near, *own)
        return _Ray(lon, lat, azimuth, length_m, follow(lon, lat, azimuth, length_m))

    def _outline(self, fan: _Fan, marks: list[float], breadth_m: float) -> Ring:
        """Give the outline of a fan, closed but for where its rays start: up its last ray, back along the ends, and down its first."""
        rays = [fan(mark) for mark in marks]
        ends = [rays[0].end]
        for (mark, one), (mark_2, two) in pairwise(zip(marks, rays, strict=True)):
            ends.extend(_ends_between(fan, (mark, one.end), (mark_2, two.end), breadth_m))
            ends.append(two.end)
        outline = [*self._along(rays[-1]), *reversed(ends), *reversed(list(self._along(rays[0])))]
        return [(round(lon / UNIT), round(lat / UNIT)) for lon, lat in outline]

    def _along(self, one: _Ray) -> Iterator[tuple[float, float]]:
        """Give the points on the way of a ray."""
        count = ceil(one.length_m / self._step_m)
        return (follow(one.lon, one.lat, one.azimuth, one.length_m * k / count) for k in range(1, count))


_Mark = tuple[float, tuple[float, float]]
"""A share of a fan, and where its ray ends."""


def _ends_between(fan: _Fan, one: _Mark, two: _Mark, breadth_m: float) -> Iterator[tuple[float, float]]:
    """Give the ends of the rays that are needed between two, so that the outline is straight enough between neighbours."""
    middle = (one[0] + two[0]) / 2
    if (two[0] - one[0]) * breadth_m < NARROW_M:
        return
    end = fan(middle).end
    if _off_m(end, one[1], two[1]) > EXACT_M:
        yield from _ends_between(fan, one, (middle, end), breadth_m)
        yield end
        yield from _ends_between(fan, (middle, end), two, breadth_m)


def _off_m(p: tuple[float, float], a: tuple[float, float], b: tuple[float, float]) -> float:
    """Give about how far a point lies off a straight edge."""
    flat = cos(p[1])
    px, py, bx, by = (p[0] - a[0]) * flat, p[1] - a[1], (b[0] - a[0]) * flat, b[1] - a[1]
    squared = bx * bx + by * by
    share = min(1.0, max(0.0, (px * bx + py * by) / squared)) if squared > 0 else 0.0
    return RADIUS_M * hypot(px - bx * share, py - by * share)


def _radii(lat: float) -> tuple[float, float]:
    """Give the radii of curvature along the parallel's normal and along the meridian."""
    factor = 1 - E2 * sin(lat) * sin(lat)
    return A_M / sqrt(factor), A_M * (1 - E2) / (factor * sqrt(factor))


def _azimuth(d_lon: float, d_lat: float, lat: float) -> float:
    """Give the azimuth of a line that is straight in longitude and latitude where it passes a latitude."""
    across, along = _radii(lat)
    return pi / 2 - float(np.arctan2(d_lat * along, d_lon * across * cos(lat)))


def _length_m(ax: float, ay: float, bx: float, by: float) -> float:
    return RADIUS_M * hypot((bx - ax) * cos((ay + by) / 2), by - ay)


def _on_the_map(outline: Ring) -> Iterator[Ring]:
    """Close an outline; cut it at the edge of the map where it reaches over, and give the parts as the map has them."""
    ring = [here for here, before in zip(outline, [outline[-1], *outline], strict=False) if here != before]
    for turn in (-1, 0, 1):
        shifted = [(lon - turn * _TURN, lat) for lon, lat in ring]
        part = _west_of(_west_of(shifted, 1), -1)
        if len(part) >= 3:
            yield [*part, part[0]]


def _west_of(ring: Ring, sign: int) -> Ring:
    """Give what of an open ring lies on the map's side of its eastern (1) or western (-1) edge."""
    edge = sign * _EDGE_OF_MAP
    if all(lon * sign <= _EDGE_OF_MAP for lon, _ in ring):
        return ring
    kept: Ring = []
    for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]) if ring else ():
        if ax * sign <= _EDGE_OF_MAP:
            kept.append((ax, ay))
        if (ax * sign <= _EDGE_OF_MAP) != (bx * sign <= _EDGE_OF_MAP):
            kept.append((edge, ay + round((by - ay) * (edge - ax) / (bx - ax))))
    return kept
