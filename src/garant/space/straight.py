"""Straight things in space: segments, and points that move at constant speed.

Every curve on the ground is cut into pieces so short that a straight line through the earth stays within a decimetre of it; what is left is
closed-form geometry (Ericson, Real-Time Collision Detection, 5.1.9, for two segments).
"""

from math import cos, inf, sin, sqrt

from garant.space.compiled import kernel
from garant.space.earth import RADIUS_M, UNIT, Vector, between, chord_m, dot, ground, minus

SAG_M = 0.05
"""How far a curve may bulge from the straight line that stands for it."""
SAFE = 1.01
"""What the earth's flattening may add to a length, or take from a radius of curvature."""


@kernel
def clamp(value: float) -> float:
    """Bring a share into [0, 1]."""
    return min(1.0, max(0.0, value))


@kernel
def nearest_of_segments(p: Vector, q: Vector, r: Vector, s: Vector) -> tuple[float, float, float]:
    """Give the least distance between the segments pq and rs, and the shares of them at which it is."""
    d1, d2, gap = minus(q, p), minus(s, r), minus(p, r)
    a, e, f = dot(d1, d1), dot(d2, d2), dot(d2, gap)
    if a <= 1e-12 and e <= 1e-12:
        return sqrt(dot(gap, gap)), 0.0, 0.0
    if a <= 1e-12:
        first, second = 0.0, clamp(f / e)
    else:
        c = dot(d1, gap)
        if e <= 1e-12:
            first, second = clamp(-c / a), 0.0
        else:
            b = dot(d1, d2)
            denominator = a * e - b * b
            first = clamp((b * f - c * e) / denominator) if denominator > 1e-12 * a * e else 0.0
            second = (b * first + f) / e
            if second < 0.0:
                first, second = clamp(-c / a), 0.0
            elif second > 1.0:
                first, second = clamp((b - c) / a), 1.0
    return chord_m(between(p, q, first), between(r, s, second)), first, second


@kernel
def point_to_segment_m(p: Vector, r: Vector, s: Vector) -> float:
    """Give the distance of a point from a segment."""
    d = minus(s, r)
    squared = dot(d, d)
    share = clamp(dot(minus(p, r), d) / squared) if squared > 1e-12 else 0.0
    return chord_m(p, between(r, s, share))


@kernel
def reach_of_segment(p: Vector, q: Vector, r: Vector, s: Vector, near: float, reach: float) -> tuple[float, float]:
    """Give the shares of pq between which its points are within `reach` of rs; `near` is a share at which they are.

    The distance to a segment is convex along a line, so that the ends are found by halving.
    """
    first = last = near
    if point_to_segment_m(p, r, s) <= reach:
        first = 0.0
    else:
        low, high = 0.0, near
        for _ in range(40):
            middle = (low + high) / 2
            if point_to_segment_m(between(p, q, middle), r, s) <= reach:
                high = middle
            else:
                low = middle
        first = high
    if point_to_segment_m(q, r, s) <= reach:
        last = 1.0
    else:
        low, high = near, 1.0
        for _ in range(40):
            middle = (low + high) / 2
            if point_to_segment_m(between(p, q, middle), r, s) <= reach:
                low = middle
            else:
                high = middle
        last = low
    return first, last


@kernel
def straights_of_edge(lon_1: float, lat_1: float, lon_2: float, lat_2: float) -> int:
    """Give into how many pieces an edge that is straight in longitude and latitude must be cut. Units of 1e-7 degree.

    Its curvature in space is at most that of the earth and, sideways, twice the turn of the meridians along it.
    """
    d_lon, d_lat = abs(lon_2 - lon_1) * UNIT, abs(lat_2 - lat_1) * UNIT
    lowest = 0.0 if (lat_1 > 0) != (lat_2 > 0) else min(abs(lat_1), abs(lat_2))
    highest = max(abs(lat_1), abs(lat_2))
    east = RADIUS_M * cos(lowest * UNIT) * d_lon
    length = sqrt(east * east + (RADIUS_M * d_lat) * (RADIUS_M * d_lat))
    if length < 1.0:
        return 1
    sideways = 2 * sin(highest * UNIT) * d_lon / length
    curvature = sqrt(1 / (RADIUS_M * RADIUS_M) + sideways * sideways)
    return int(SAFE * length * sqrt(curvature / (8 * SAG_M))) + 1


@kernel
def straights_of_leg(p: Vector, q: Vector) -> int:
    """Give into how many pieces a geodesic leg must be cut."""
    return int(SAFE * chord_m(p, q) * sqrt(1 / (RADIUS_M * 8 * SAG_M))) + 1


@kernel
def point_of_edge(lon_1: float, lat_1: float, lon_2: float, lat_2: float, share: float) -> Vector:
    """Give the point at a share of an edge."""
    return ground((lon_1 + (lon_2 - lon_1) * share) * UNIT, (lat_1 + (lat_2 - lat_1) * share) * UNIT)


@kernel
def when_within(a: float, b: float, c: float, limit: float, first: float, last: float) -> tuple[float, float]:
    """Give when, within [first, last], a t^2 + 2 b t + c is at most `limit`: (inf, -inf) for never."""
    if a <= 1e-12:
        return (first, last) if c <= limit else (inf, -inf)
    root = b * b - a * (c - limit)
    if root < 0:
        return inf, -inf
    root = sqrt(root)
    start, end = max(first, (-b - root) / a), min(last, (-b + root) / a)
    return (start, end) if start <= end else (inf, -inf)


@kernel
def while_not_above(low_1: float, low_2: float, high_1: float, high_2: float, span: float) -> tuple[float, float]:
    """Give when, within [0, span], one line (from low_1 to low_2) is not above another (high_1 to high_2): (inf, -inf) for never."""
    gap_1, gap_2 = high_1 - low_1, high_2 - low_2
    if gap_1 >= 0 and gap_2 >= 0:
        return 0.0, span
    if gap_1 < 0 and gap_2 < 0:
        return inf, -inf
    crossing = span * gap_1 / (gap_1 - gap_2)
    return (0.0, crossing) if gap_1 >= 0 else (crossing, span)
