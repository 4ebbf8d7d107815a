"""Cells of about a kilometre: what a shape on the globe covers, for services that compare by cells instead of outlines (ASTM F3548-21).

The globe is cut into bands of 0.01 degree of latitude, each into as many columns as keep a cell at most 0.01 degree of arc wide. A cell
belongs to a shape when the cell's centre lies within `REACH_M` of the shape, which is more than the half diagonal of any cell. So

* a shape's cells cover it: wherever two shapes overlap, they share a cell;
* a shape inside another has a subset of its cells;
* two shapes that share a cell are no further apart than two reaches.

Geometry is on the sphere, with great-circle edges, so poles and the antimeridian are places like any other. Positions are longitude and
latitude in degrees. A polygon is a ring of at least three positions, its first one not said again; its smaller side is meant.
"""

from collections.abc import Iterator, Sequence
from math import acos, asin, ceil, cos, degrees, floor, pi, radians, sin

import numpy as np
from numpy.typing import NDArray

BANDS = 18_000
COLUMNS_MAX = 40_000
"""More than the columns of any band: a cell's number is band * COLUMNS_MAX + column."""

EARTH_M = 6_371_008.8
"""Mean radius (IUGG)."""

REACH_M = 800.0
_REACH = REACH_M / EARTH_M
_TINY = 1e-15

Cells = frozenset[int]
Position = tuple[float, float]
_Array = NDArray[np.float64]


def cells_of_circle(center: Position, radius_m: float) -> Cells:
    """Give the cells of everything within `radius_m` of a center."""
    return frozenset(number for number, _, _ in _around(center, radius_m / EARTH_M + _REACH))


def cells_of_polygon(vertices: Sequence[Position]) -> Cells:
    """Give the cells of a polygon. One of no area is a line, and has those along it."""
    corners = _unit(vertices)
    middle = _middle(corners)
    center = degrees(float(np.arctan2(middle[1], middle[0]))), degrees(asin(max(-1.0, min(1.0, float(middle[2])))))
    near = list(_around(center, float(np.max(_angles(corners, middle))) + _REACH))
    if not near:
        return frozenset()
    points = _unit([(east, north) for _, east, north in near])
    belongs = _inside(points, corners, middle) | (_to_ring(points, corners) <= _REACH)
    return frozenset(number for (number, _, _), one in zip(near, belongs, strict=True) if one)


def area_m2(vertices: Sequence[Position]) -> float:
    """Give the area of a polygon's smaller side."""
    corners = _unit(vertices)
    middle = _middle(corners)
    following = np.roll(corners, -1, axis=0)
    triple = np.einsum("j,ij->i", middle, np.cross(corners, following))
    dots = 1 + corners @ middle + following @ middle + np.einsum("ij,ij->i", corners, following)
    excess = abs(float(np.sum(2 * np.arctan2(triple, dots))))
    return min(excess, 4 * pi - excess) * EARTH_M**2


def is_simple(vertices: Sequence[Position]) -> bool:
    """Tell whether no two edges of a polygon meet but neighbours in their common vertex. For polygons of less than a hemisphere."""
    corners = _unit(vertices)
    plane = _flat(corners, _middle(corners))
    following = np.roll(plane, -1, axis=0)
    count = len(plane)
    for one in range(count - 1):
        others = np.arange(one + 1, count)
        apart = (others != one + 1) & ~((one == 0) & (others == count - 1))
        if bool(np.any(_meet(plane[one], following[one], plane[others[apart]], following[others[apart]]))):
            return False
    return True


def _around(center: Position, reach: float) -> Iterator[tuple[int, float, float]]:
    """Give number, longitude and latitude of each cell whose centre lies within an angle (radians) of a position."""
    east, north = center
    first = max(0, floor((north - degrees(reach) + 90) * 100) - 1)
    last = min(BANDS - 1, floor((north + degrees(reach) + 90) * 100) + 1)
    for band in range(first, last + 1):
        latitude = (band + 0.5) / 100 - 90
        half = _half_width_deg(radians(north), radians(latitude), reach)
        if half < 0:
            continue
        count = _columns(band)
        low, high = ceil((east - half + 180) * count / 360 - 0.5), floor((east + half + 180) * count / 360 - 0.5)
        for column in range(low, min(high, low + count - 1) + 1):
            yield band * COLUMNS_MAX + column % count, (column % count + 0.5) * 360 / count - 180, latitude


def _half_width_deg(center: float, latitude: float, reach: float) -> float:
    """Give how far east and west of a center, along a parallel, an angle reaches: degrees, 180 for all around, less than 0 for nowhere."""
    if abs(latitude - center) > reach:
        return -1.0
    sides = cos(center) * cos(latitude)
    if sides < _TINY:
        return 180.0
    cosine = (cos(reach) - sin(center) * sin(latitude)) / sides
    return 180.0 if cosine <= -1 else degrees(acos(min(1.0, cosine)))


def _columns(band: int) -> int:
    """Count the columns of a band: at its edge nearer to the equator none is wider than 0.01 degree of arc."""
    nearer = min(abs(band / 100 - 90), abs((band + 1) / 100 - 90))
    return max(3, ceil(36_000 * cos(radians(nearer))))


def _unit(positions: Sequence[Position]) -> _Array:
    turned = np.radians(np.array(positions, dtype=np.float64))
    east, north = turned[:, 0], turned[:, 1]
    return np.column_stack((np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)))


def _middle(corners: _Array) -> _Array:
    """Give the direction of the mean of several; of such as cancel out, the first."""
    mean: _Array = corners.sum(axis=0)
    length = float(np.linalg.norm(mean))
    first: _Array = corners[0]
    return mean / length if length > 1e-9 else first


def _angles(points: _Array, to: _Array) -> _Array:
    """Give the angle between each point and another (or each its own other), exact for small ones."""
    halves: _Array = np.arcsin(np.minimum(np.linalg.norm(points - to, axis=-1) / 2, 1))
    return 2 * halves


def _flat(points: _Array, middle: _Array) -> _Array:
    """Project points gnomonically on the plane that touches at the middle: great circles become straight lines."""
    aside = np.array([0.0, 0.0, 1.0]) if abs(middle[2]) < 0.9 else np.array([1.0, 0.0, 0.0])
    right = np.cross(aside, middle)
    right /= np.linalg.norm(right)
    heights = np.maximum(points @ middle, _TINY)
    return np.column_stack((points @ right / heights, points @ np.cross(middle, right) / heights))


def _inside(points: _Array, corners: _Array, middle: _Array) -> NDArray[np.bool_]:
    """Tell which points lie within a ring, by counting the edges that a ray to the right crosses."""
    x, y = _flat(points, middle).T
    ring = _flat(corners, middle)
    found = np.zeros(len(x), dtype=np.bool_)
    for (x1, y1), (x2, y2) in zip(ring, np.roll(ring, -1, axis=0), strict=True):
        if y1 != y2:
            found ^= ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / (y2 - y1) + x1)
    return found & (points @ middle > 0)


def _to_ring(points: _Array, corners: _Array) -> _Array:
    """Give the angle from each point to the nearest edge."""
    nearest = np.full(len(points), pi)
    for one, other in zip(corners, np.roll(corners, -1, axis=0), strict=True):
        nearest = np.minimum(nearest, _to_edge(points, one, other))
    return nearest


def _to_edge(points: _Array, one: _Array, other: _Array) -> _Array:
    ends = np.minimum(_angles(points, one), _angles(points, other))
    normal = np.cross(one, other)
    length = float(np.linalg.norm(normal))
    if length < _TINY:
        return ends
    normal /= length
    beside = (points @ np.cross(normal, one) >= 0) & (points @ np.cross(other, normal) >= 0)
    return np.where(beside, np.abs(np.arcsin(np.clip(points @ normal, -1, 1))), ends)


def _meet(a: _Array, b: _Array, c: _Array, d: _Array) -> NDArray[np.bool_]:
    """Tell which segments c-d of a plane meet the segment a-b; touching counts."""
    one, other = _side(a, b, c), _side(a, b, d)
    third, fourth = _side(c, d, a), _side(c, d, b)
    boxes = np.all((np.minimum(c, d) <= np.maximum(a, b)) & (np.minimum(a, b) <= np.maximum(c, d)), axis=-1)
    found: NDArray[np.bool_] = boxes & (one * other <= 0) & (third * fourth <= 0)
    return found


def _side(a: _Array, b: _Array, point: _Array) -> _Array:
    """Tell on which side of the line a-b points lie, as a sign."""
    along, to = b - a, point - a
    return np.sign(along[..., 0] * to[..., 1] - along[..., 1] * to[..., 0])
