"""The oracle's geodesy: Vincenty's formulae, and the nearest position of a lon/lat-straight edge by looking everywhere and then closer.

It shares no line with `garant.space`; `test_oracles.py` holds it against Karney's geographiclib to a millimetre. It is compiled because
plain Python is a thousand times too slow for tens of thousands of pairs. Angles are radians, distances metres.

An edge is a row (lon, lat, lon, lat, and the centre and radius of a ball around it); a place on it is a share from 0 to 1.
Distances are geodesic; chords only guide the search.
"""

from math import asin, atan, atan2, cos, inf, log, pi, radians, sin, sqrt, tan
from typing import Any

import numpy as np

from tests.space.oracle_kernel import kernel

A = 6_378_137.0
F = 1 / 298.257223563
B = A * (1 - F)
FAR_CHORD_M = 12_000_000.0
"""Beyond this nobody's reach goes; the mean sphere is good enough, and safe from antipodes."""
GOLDEN = (sqrt(5.0) - 1) / 2
CLOSE_M = 0.0005
"""How close a search comes to the place (or time) that it looks for."""

Point = tuple[float, float, float]
Floats = Any
"""A float64 array: of edges (n, 8), or of shares (n,)."""
Edge = Any
"""A row of edges."""


def edges_of(positions: list[tuple[int, int]]) -> Floats:
    """Give the edges between positions in 1e-7 degree; a single position is an edge of no length."""
    line = [(radians(lon / 1e7), radians(lat / 1e7)) for lon, lat in positions]
    ends = np.array([(*a, *b) for a, b in zip(line, line[1:] or line, strict=False)])
    return np.array([(*row, *ball(*row)) for row in ends])


@kernel
def inverse(lon_1: float, lat_1: float, lon_2: float, lat_2: float) -> tuple[float, float]:
    """Give the length of the geodesic between two places, and its first azimuth."""
    u_1, u_2 = atan((1 - F) * tan(lat_1)), atan((1 - F) * tan(lat_2))
    su_1, cu_1, su_2, cu_2 = sin(u_1), cos(u_1), sin(u_2), cos(u_2)
    wanted = (lon_2 - lon_1 + pi) % (2 * pi) - pi
    lam = wanted
    x, y, sigma, cos2_alpha, middle = 0.0, 0.0, 0.0, 0.0, 0.0
    for _ in range(100):
        x, y = cu_2 * sin(lam), cu_1 * su_2 - su_1 * cu_2 * cos(lam)
        sin_sigma, cos_sigma = sqrt(x * x + y * y), su_1 * su_2 + cu_1 * cu_2 * cos(lam)
        if sin_sigma < 1e-16:
            return 0.0, 0.0
        sigma = atan2(sin_sigma, cos_sigma)
        sin_alpha = cu_1 * cu_2 * sin(lam) / sin_sigma
        cos2_alpha = 1 - sin_alpha**2
        middle = cos_sigma - 2 * su_1 * su_2 / cos2_alpha if cos2_alpha > 1e-14 else 0.0
        c = F / 16 * cos2_alpha * (4 + F * (4 - 3 * cos2_alpha))
        before = lam
        lam = wanted + (1 - c) * F * sin_alpha * (sigma + c * sin_sigma * (middle + c * cos_sigma * (2 * middle**2 - 1)))
        if abs(lam - before) < 1e-14:
            break
    a, b = expansions(cos2_alpha)
    return B * a * (sigma - correction(b, sigma, middle)), atan2(x, y)


@kernel
def direct(lon: float, lat: float, azimuth: float, length: float) -> tuple[float, float]:
    """Give the place at a distance along the geodesic that starts with an azimuth."""
    tan_u = (1 - F) * tan(lat)
    cos_u = 1 / sqrt(1 + tan_u**2)
    sin_u = tan_u * cos_u
    start = atan2(tan_u, cos(azimuth))
    sin_alpha = cos_u * sin(azimuth)
    cos2_alpha = 1 - sin_alpha**2
    a, b = expansions(cos2_alpha)
    sigma = length / (B * a)
    for _ in range(20):
        before = sigma
        sigma = length / (B * a) + correction(b, sigma, cos(2 * start + sigma))
        if abs(sigma - before) < 1e-15:
            break
    middle = cos(2 * start + sigma)
    back = sin_u * sin(sigma) - cos_u * cos(sigma) * cos(azimuth)
    lat_2 = atan2(sin_u * cos(sigma) + cos_u * sin(sigma) * cos(azimuth), (1 - F) * sqrt(sin_alpha**2 + back**2))
    lam = atan2(sin(sigma) * sin(azimuth), cos_u * cos(sigma) - sin_u * sin(sigma) * cos(azimuth))
    c = F / 16 * cos2_alpha * (4 + F * (4 - 3 * cos2_alpha))
    swing = (1 - c) * F * sin_alpha * (sigma + c * sin(sigma) * (middle + c * cos(sigma) * (2 * middle**2 - 1)))
    return lon + lam - swing, lat_2


@kernel
def expansions(cos2_alpha: float) -> tuple[float, float]:
    """Give Vincenty's A and B."""
    u2 = cos2_alpha * (A**2 - B**2) / B**2
    return 1 + u2 / 16384 * (4096 + u2 * (-768 + u2 * (320 - 175 * u2))), u2 / 1024 * (256 + u2 * (-128 + u2 * (74 - 47 * u2)))


@kernel
def correction(b: float, sigma: float, middle: float) -> float:
    """Give Vincenty's delta sigma."""
    tail = b / 6 * middle * (4 * sin(sigma) ** 2 - 3) * (4 * middle**2 - 3)
    return b * sin(sigma) * (middle + b / 4 * (cos(sigma) * (2 * middle**2 - 1) - tail))


@kernel
def point(lon: float, lat: float) -> Point:
    """Give the earth-centred point of a place on the ellipsoid."""
    n = A / sqrt(1 - F * (2 - F) * sin(lat) ** 2)
    return n * cos(lat) * cos(lon), n * cos(lat) * sin(lon), n * (1 - F) ** 2 * sin(lat)


@kernel
def chord(p: Point, q: Point) -> float:
    """Give the straight distance."""
    return sqrt((p[0] - q[0]) ** 2 + (p[1] - q[1]) ** 2 + (p[2] - q[2]) ** 2)


@kernel
def ground(lon_1: float, lat_1: float, lon_2: float, lat_2: float) -> float:
    """Give the geodesic distance between two places."""
    straight = chord(point(lon_1, lat_1), point(lon_2, lat_2))
    if straight > FAR_CHORD_M:
        return 2 * A * asin(min(1.0, straight / (2 * A)))
    if straight < 0.001:
        return straight
    return inverse(lon_1, lat_1, lon_2, lat_2)[0]


@kernel
def place(edge: Edge, share: float) -> tuple[float, float]:
    """Give the place at a share of an edge that is straight in longitude and latitude."""
    return edge[0] + (edge[2] - edge[0]) * share, edge[1] + (edge[3] - edge[1]) * share


@kernel
def ball(lon: float, lat: float, lon_2: float, lat_2: float) -> tuple[float, float, float, float]:
    """Give the centre of a ball around an edge, and its radius."""
    x, y, z = point((lon + lon_2) / 2, (lat + lat_2) / 2)
    across = (lon_2 - lon) * max(cos(lat), cos(lat_2), cos((lat + lat_2) / 2) + abs(lat_2 - lat) / 2)
    return x, y, z, 1.01 * A * sqrt(across**2 + (lat_2 - lat) ** 2) / 2 + 0.01


@kernel
def at_least(p: Point, radius: float, edge: Edge) -> float:
    """Give what the chord from a ball around p to an edge is at least."""
    return chord(p, (edge[4], edge[5], edge[6])) - radius - float(edge[7])


@kernel
def golden_steps(length_m: float) -> int:
    """Give how many golden steps lead from a length to `CLOSE_M`."""
    return max(1, int(log(max(1.0, length_m / CLOSE_M)) / -log(GOLDEN)) + 1)


@kernel
def looks(edge: Edge) -> int:
    """Give into how many parts an edge is cut before looking closer: none longer than about 150 km, at least two."""
    return min(300, max(2, int((abs(edge[2] - edge[0]) + abs(edge[3] - edge[1])) / 0.024)))


@kernel
def chord_at(p: Point, edge: Edge, share: float) -> float:
    """Give the chord from p to a place of an edge."""
    lon, lat = place(edge, share)
    return chord(p, point(lon, lat))


@kernel
def nearest(p: Point, edge: Edge) -> tuple[float, float]:
    """Give the least chord from p to an edge, and where it is."""
    if edge[0] == edge[2] and edge[1] == edge[3]:
        return chord_at(p, edge, 0.0), 0.0
    parts = looks(edge)
    least, where = inf, 0.0
    before, here = inf, chord_at(p, edge, 0.0)
    for k in range(parts + 1):
        after = chord_at(p, edge, (k + 1) / parts) if k < parts else inf
        if here < least:
            least, where = here, k / parts
        if here <= before and here <= after:
            found, share = golden_chord(p, edge, max(0, k - 1) / parts, min(parts, k + 1) / parts)
            if found < least:
                least, where = found, share
        before, here = here, after
    return least, where


@kernel
def golden_chord(p: Point, edge: Edge, low: float, high: float) -> tuple[float, float]:
    """Give the least chord between two shares of an edge by golden section, the ends left out."""
    a, b = low, high
    c, d = b - GOLDEN * (b - a), a + GOLDEN * (b - a)
    at_c, at_d = chord_at(p, edge, c), chord_at(p, edge, d)
    for _ in range(golden_steps(2 * edge[7] * (high - low))):
        if at_c < at_d:
            b, d, at_d = d, c, at_c
            c = b - GOLDEN * (b - a)
            at_c = chord_at(p, edge, c)
        else:
            a, c, at_c = c, d, at_d
            d = a + GOLDEN * (b - a)
            at_d = chord_at(p, edge, d)
    return (at_c, c) if at_c < at_d else (at_d, d)


@kernel
def to_edges(lon: float, lat: float, edges: Floats, limit: float) -> float:
    """Give the distance from a place to the nearest edge; beyond `limit`, anything beyond it."""
    p = point(lon, lat)
    best = inf
    for k in range(len(edges)):
        best = min(best, ground(lon, lat, edges[k, 0], edges[k, 1]))
    for k in range(len(edges)):
        if at_least(p, 0.0, edges[k]) <= min(best, limit):
            _, share = nearest(p, edges[k])
            lon_2, lat_2 = place(edges[k], share)
            best = min(best, ground(lon, lat, lon_2, lat_2))
    return best


@kernel
def edges_apart(one: Floats, other: Floats, limit: float) -> float:
    """Give the distance between the nearest places of two sets of edges; beyond `limit`, anything beyond it."""
    best = inf
    for i in range(len(one)):
        for j in range(len(other)):
            best = min(best, ground(one[i, 0], one[i, 1], other[j, 0], other[j, 1]))
    for i in range(len(one)):
        for j in range(len(other)):
            if at_least((one[i, 4], one[i, 5], one[i, 6]), one[i, 7], other[j]) <= min(best, limit):
                best = min(best, pair_apart(one[i], other[j]))
    return best


@kernel
def pair_apart(one: Edge, other: Edge) -> float:
    """Give the distance between two edges: of every place of the one that may be nearest, the nearest of the other."""
    parts = max(24, looks(one))
    best = inf
    before, here = inf, chord_from(one, 0.0, other)
    for k in range(parts + 1):
        after = chord_from(one, (k + 1) / parts, other) if k < parts else inf
        if here <= before and here <= after:
            best = min(best, ground_from(one, k / parts, other), golden_pair(one, other, max(0, k - 1) / parts, min(parts, k + 1) / parts))
        before, here = here, after
    return best


@kernel
def chord_from(one: Edge, share: float, other: Edge) -> float:
    """Give the least chord from a place of one edge to the other edge."""
    lon, lat = place(one, share)
    return nearest(point(lon, lat), other)[0]


@kernel
def ground_from(one: Edge, share: float, other: Edge) -> float:
    """Give the distance from a place of one edge to the other edge."""
    lon, lat = place(one, share)
    _, there = nearest(point(lon, lat), other)
    lon_2, lat_2 = place(other, there)
    return ground(lon, lat, lon_2, lat_2)


@kernel
def golden_pair(one: Edge, other: Edge, low: float, high: float) -> float:
    """Give the distance to the other edge from the nearest place between two shares of one edge, the ends left out."""
    a, b = low, high
    c, d = b - GOLDEN * (b - a), a + GOLDEN * (b - a)
    at_c, at_d = chord_from(one, c, other), chord_from(one, d, other)
    for _ in range(golden_steps(2 * one[7] * (high - low))):
        if at_c < at_d:
            b, d, at_d = d, c, at_c
            c = b - GOLDEN * (b - a)
            at_c = chord_from(one, c, other)
        else:
            a, c, at_c = c, d, at_d
            d = a + GOLDEN * (b - a)
            at_d = chord_from(one, d, other)
    return ground_from(one, (a + b) / 2, other)
