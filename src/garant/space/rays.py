"""Rays cast off a line at right angles, to its left: how far each goes before the line comes in its way, and the outline of where they end.

A fan is all rays of an edge (each starts on the edge) or of a vertex (all start there and turn with the line), by a share from 0 to 1.
Rays are geodesics, followed step by step; a step is so short that it is straight in longitude and latitude.

Compiled; only `sides` calls this.
"""

from math import atan2, cos, hypot, pi, sin, sqrt
from typing import Any, NamedTuple

import numpy as np

from garant.space.compiled import kernel, maker
from garant.space.earth import A_M, E2, RADIUS_M, follow

EXACT_M = 0.4
"""How far the outline may lie from a ray's true end."""
NARROW_M = 0.25
"""Where the reach jumps (a corner of the line comes between), rays are cast until so narrow a gap holds the jump."""
BLOCK = 16
"""Edges to a box."""

Floats = Any
"""A float64 array."""
Spot = tuple[float, float]
"""Longitude and latitude in radians."""


class Line(NamedTuple):
    """A line, and how far rays go: `v` its vertices (n, 2) in radians, `boxes` (m, 4) west, south, east and north of each BLOCK edges."""

    v: Floats
    boxes: Floats
    depth_m: float
    step_m: float


class Fan(NamedTuple):
    """Rays that start from `a` to `b`. Those of a vertex, where a = b, turn from the azimuth `first` by `turn`; those of an edge do not.

    `own` and `other` are the edges, by the vertex that they leave, on which the rays start and which are in nobody's way.
    """

    a: Spot
    b: Spot
    first: float
    turn: float
    breadth_m: float
    own: int
    other: int


@kernel
def azimuth_of(d_lon: float, d_lat: float, lat: float) -> float:
    """Give the azimuth of a line that is straight in longitude and latitude where it passes a latitude."""
    factor = 1 - E2 * sin(lat) * sin(lat)
    east, north = d_lon * cos(lat) * A_M / sqrt(factor), d_lat * A_M * (1 - E2) / (factor * sqrt(factor))
    return atan2(east, north)


@kernel
def _crossing(p: Spot, q: Spot, v: Floats, k: int) -> float:
    """Give at which share of pq it crosses edge k, ends included; 2 if it does not."""
    ax, ay, dx, dy = v[k, 0] - p[0], v[k, 1] - p[1], v[k + 1, 0] - v[k, 0], v[k + 1, 1] - v[k, 1]
    x, y = q[0] - p[0], q[1] - p[1]
    along = x * dy - y * dx
    if along == 0.0:
        return 2.0
    share, other = (ax * dy - ay * dx) / along, (ax * y - ay * x) / along
    return share if 0.0 <= share <= 1.0 and -1e-9 <= other <= 1.0 + 1e-9 else 2.0


@kernel
def _first_crossing(p: Spot, q: Spot, line: Line, fan: Fan) -> float:
    """Give at which share of pq it first meets the line; 2 if it does not."""
    first = 2.0
    west, east, south, north = min(p[0], q[0]), max(p[0], q[0]), min(p[1], q[1]), max(p[1], q[1])
    for j in range(line.boxes.shape[0]):
        if line.boxes[j, 0] > east or line.boxes[j, 2] < west or line.boxes[j, 1] > north or line.boxes[j, 3] < south:
            continue
        for k in range(j * BLOCK, min((j + 1) * BLOCK, line.v.shape[0] - 1)):
            if k not in (fan.own, fan.other):
                first = min(first, _crossing(p, q, line.v, k))
    return first


@kernel
def start_of(fan: Fan, share: float) -> tuple[float, float, float]:
    """Give where a ray of a fan starts, and its azimuth."""
    lon, lat = fan.a[0] + (fan.b[0] - fan.a[0]) * share, fan.a[1] + (fan.b[1] - fan.a[1]) * share
    if fan.a == fan.b:
        return lon, lat, fan.first + fan.turn * share
    return lon, lat, azimuth_of(fan.b[0] - fan.a[0], fan.b[1] - fan.a[1], lat) - pi / 2


@kernel
def length_m(line: Line, fan: Fan, share: float) -> float:
    """Give how far a ray goes until it meets the line, at most the depth."""
    lon, lat, azimuth = start_of(fan, share)
    p, gone = (lon, lat), 0.0
    while gone < line.depth_m:
        step = min(line.step_m, line.depth_m - gone)
        q = follow(lon, lat, azimuth, gone + step)
        first = _first_crossing(p, q, line, fan)
        if first <= 1.0:
            return gone + step * first
        p, gone = q, gone + step
    return line.depth_m


@kernel
def _end(line: Line, fan: Fan, share: float) -> Spot:
    lon, lat, azimuth = start_of(fan, share)
    return follow(lon, lat, azimuth, length_m(line, fan, share))


@kernel
def _off_m(p: Spot, a: Spot, b: Spot) -> float:
    """Give about how far a point lies off a straight edge."""
    flat = cos(p[1])
    px, py, bx, by = (p[0] - a[0]) * flat, p[1] - a[1], (b[0] - a[0]) * flat, b[1] - a[1]
    squared = bx * bx + by * by
    share = min(1.0, max(0.0, (px * bx + py * by) / squared)) if squared > 0 else 0.0
    return RADIUS_M * hypot(px - bx * share, py - by * share)


@maker
def ends(line: Line, fan: Fan, marks: Floats) -> Floats:
    """Give where rays end (n, 2), in order: at the marks (shares, rising), and between as many as make the outline straight enough."""
    out = np.empty((256, 2))
    count = 0
    waiting = np.empty((64, 3))
    left_share, left = marks[0], _end(line, fan, marks[0])
    for mark in marks:
        there = _end(line, fan, mark)
        waiting[0] = mark, there[0], there[1]
        depth = 1
        while depth > 0:
            share, right = waiting[depth - 1, 0], (waiting[depth - 1, 1], waiting[depth - 1, 2])
            middle = _end(line, fan, (left_share + share) / 2)
            if (share - left_share) * fan.breadth_m < NARROW_M or depth == 64 or _off_m(middle, left, right) <= EXACT_M:
                if count == out.shape[0]:
                    out = np.concatenate((out, np.empty_like(out)))
                out[count] = right
                count += 1
                left_share, left = share, right
                depth -= 1
            else:
                waiting[depth] = (left_share + share) / 2, middle[0], middle[1]
                depth += 1
    return out[:count]
