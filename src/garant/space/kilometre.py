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
from functools import lru_cache
from math import acos, asin, atan2, ceil, cos, degrees, floor, hypot, pi, radians, sin, sqrt

import numpy as np
from numpy.typing import NDArray

BANDS = 18_000
COLUMNS_MAX = 40_000
"""More than the columns of any band: a cell's number is band * COLUMNS_MAX + column."""

EARTH_M = 6_371_008.8
"""Mean radius (IUGG)."""

REACH_M = 800.0
_REACH = REACH_M / EARTH_M
_COS_REACH = cos(_REACH)
_TINY = 1e-15
_CANCELLED = 1e-9
_LINE = 1e-8
_FEW = 24
"""Corners that are compared one by one: arrays cost more than they save."""
_FEW_PAIRS = 256
"""Cells and corners that are compared one by one."""
_PAIRS_MAX = 100_000
"""Points and edges compared at once: some megabytes."""

Cells = frozenset[int]
Position = tuple[float, float]
_Direction = tuple[float, float, float]
_Cell = tuple[int, float, float]
"""Number, longitude and latitude of its centre."""
_Array = NDArray[np.float64]


def cells_of_circle(center: Position, radius_m: float) -> Cells:
    """Give the cells of everything within `radius_m` of a center."""
    return frozenset(number for number, _, _ in _around(center, radius_m / EARTH_M + _REACH))


def cells_of_polygon(vertices: Sequence[Position]) -> Cells:
    """Give the cells of a polygon. One of no area is a line, and has those along it."""
    corners = [_direction(*position) for position in vertices]
    middle = _mean(corners)
    center = degrees(atan2(middle[1], middle[0])), degrees(asin(max(-1.0, min(1.0, middle[2]))))
    near = list(_around(center, max(_angle(corner, middle) for corner in corners) + _REACH))
    found: set[_Cell] = set()
    if len(near) * len(corners) <= _FEW_PAIRS:
        found = {cell for cell in near if _at_corner(cell, corners)}
        near = [cell for cell in near if cell not in found]
    return frozenset(number for number, _, _ in (*found, *_those_that_belong(near, vertices)))


def _those_that_belong(near: list[_Cell], vertices: Sequence[Position]) -> Iterator[_Cell]:
    """Give the cells that belong to a polygon, of some near it."""
    if not near:
        return
    corners = _unit(vertices)
    middle = _middle(corners)
    points = _unit([(east, north) for _, east, north in near])
    step = max(1, _PAIRS_MAX // len(corners))
    belongs = [one for first in range(0, len(near), step) for one in _belongs(points[first : first + step], corners, middle).tolist()]
    yield from (cell for cell, one in zip(near, belongs, strict=True) if one)


def area_m2(vertices: Sequence[Position]) -> float:
    """Give the area of a polygon's smaller side."""
    corners = _unit(vertices)
    middle = _middle(corners)
    following = _next(corners)
    triple = np.einsum("j,ij->i", middle, _cross(corners, following))
    dots = 1 + corners @ middle + following @ middle + np.einsum("ij,ij->i", corners, following)
    excess = abs(float(np.sum(2 * np.arctan2(triple, dots))))
    return min(excess, 4 * pi - excess) * EARTH_M**2


def is_simple(vertices: Sequence[Position]) -> bool:
    """Tell whether no two edges of a polygon meet but neighbours in their common vertex. For polygons of less than a hemisphere."""
    count = len(vertices)
    if count <= _FEW:
        return _is_simple_few(_flat_few([_direction(*position) for position in vertices]))
    corners = _unit(vertices)
    plane = _flat(corners, _middle(corners))
    following = _next(plane)
    for one in range(count - 1):
        others = np.arange(one + 1, count)
        apart = (others != one + 1) & ~((one == 0) & (others == count - 1))
        if bool(np.any(_meet(plane[one], following[one], plane[others[apart]], following[others[apart]]))):
            return False
    return True


def is_line(vertices: Sequence[Position]) -> bool:
    """Tell whether all corners of a polygon lie on one great circle, to a few centimetres."""
    return float(np.linalg.svd(_unit(vertices), compute_uv=False)[2]) < _LINE


def _is_simple_few(plane: list[Position]) -> bool:
    """Tell the same for a few corners in a plane, without the cost of arrays."""
    edges = list(zip(plane, [*plane[1:], plane[0]], strict=True))
    last = len(edges) - 1
    return not any(
        _meets(edges[one], edges[other])
        for one in range(last)
        for other in range(one + 2, last + 1)
        if not (one == 0 and other == last)
    )  # fmt: skip


def _meets(one: tuple[Position, Position], other: tuple[Position, Position]) -> bool:
    (ax, ay), (bx, by) = one
    (cx, cy), (dx, dy) = other
    if max(ax, bx) < min(cx, dx) or max(cx, dx) < min(ax, bx) or max(ay, by) < min(cy, dy) or max(cy, dy) < min(ay, by):
        return False
    c, d = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax), (bx - ax) * (dy - ay) - (by - ay) * (dx - ax)
    a, b = (dx - cx) * (ay - cy) - (dy - cy) * (ax - cx), (dx - cx) * (by - cy) - (dy - cy) * (bx - cx)
    return not ((c > 0 and d > 0) or (c < 0 and d < 0) or (a > 0 and b > 0) or (a < 0 and b < 0))


@lru_cache(maxsize=1_024)
def _direction(east: float, north: float) -> _Direction:
    """Give the unit vector to a position: of a polygon's corners twice, of a cell's centre for each polygon near it."""
    east, north = radians(east), radians(north)
    level = cos(north)
    return level * cos(east), level * sin(east), sin(north)


def _mean(corners: Sequence[_Direction]) -> _Direction:
    """Give the direction of the mean of several; of such as cancel out, the first."""
    x, y, z = (sum(axis) for axis in zip(*corners, strict=True))
    length = hypot(x, y, z)
    return (x / length, y / length, z / length) if length > _CANCELLED else corners[0]


def _angle(one: _Direction, other: _Direction) -> float:
    """Give the angle between two directions, exact for small ones."""
    return 2 * asin(min(1.0, hypot(one[0] - other[0], one[1] - other[1], one[2] - other[2]) / 2))


def _dot(one: _Direction, other: _Direction) -> float:
    return one[0] * other[0] + one[1] * other[1] + one[2] * other[2]


def _at_corner(cell: _Cell, corners: Sequence[_Direction]) -> bool:
    """Tell whether a cell's centre is no further from a corner than the reach."""
    _, east, north = cell
    x, y, z = _direction(east, north)
    for a, b, c in corners:
        if x * a + y * b + z * c >= _COS_REACH:
            return True
    return False


def _flat_few(corners: Sequence[_Direction]) -> list[Position]:
    """Project a few corners gnomonically on the plane that touches at their middle (as `_flat` does many)."""
    x, y, z = middle = _mean(corners)
    right = (-y, x, 0.0) if abs(z) < 0.9 else (0.0, -z, y)
    length = sqrt(_dot(right, right))
    right = right[0] / length, right[1] / length, right[2] / length
    up = y * right[2] - z * right[1], z * right[0] - x * right[2], x * right[1] - y * right[0]
    heights = [max(_dot(corner, middle), _TINY) for corner in corners]
    return [(_dot(corner, right) / height, _dot(corner, up) / height) for corner, height in zip(corners, heights, strict=True)]


def _around(center: Position, reach: float) -> Iterator[_Cell]:
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


@lru_cache(maxsize=BANDS)
def _columns(band: int) -> int:
    """Count the columns of a band: at its edge nearer to the equator none is wider than 0.01 degree of arc."""
    nearer = min(abs(band / 100 - 90), abs((band + 1) / 100 - 90))
    return max(3, ceil(36_000 * cos(radians(nearer))))


def _unit(positions: Sequence[Position]) -> _Array:
    turned = np.radians(np.array(positions, dtype=np.float64))
    east, north = turned[:, 0], turned[:, 1]
    level = np.cos(north)
    return np.stack((level * np.cos(east), level * np.sin(east), np.sin(north)), axis=-1)


def _middle(corners: _Array) -> _Array:
    """Give the direction of the mean of several; of such as cancel out, the first."""
    mean: _Array = corners.sum(axis=0)
    length = float(np.linalg.norm(mean))
    first: _Array = corners[0]
    return mean / length if length > _CANCELLED else first


def _flat(points: _Array, middle: _Array) -> _Array:
    """Project points gnomonically on the plane that touches at the middle: great circles become straight lines."""
    aside = np.array([0.0, 0.0, 1.0]) if abs(middle[2]) < 0.9 else np.array([1.0, 0.0, 0.0])
    right = _cross(aside, middle)
    right /= float(np.linalg.norm(right))
    heights = np.maximum(points @ middle, _TINY)
    return np.stack((points @ right / heights, points @ _cross(middle, right) / heights), axis=-1)


def _belongs(points: _Array, corners: _Array, middle: _Array) -> NDArray[np.bool_]:
    """Tell which points lie within a ring, or no further from it than the reach. All points and all edges are compared at once."""
    found: NDArray[np.bool_] = _inside(points, corners, middle) | _near(points, corners)
    return found


def _inside(points: _Array, corners: _Array, middle: _Array) -> NDArray[np.bool_]:
    """Tell which points lie within a ring, by counting the edges that a ray to the right crosses."""
    flat = _flat(points, middle)
    x, y = flat[:, :1], flat[:, 1:]
    x1, y1 = _flat(corners, middle).T
    x2, y2 = _next(x1), _next(y1)
    rise = np.where(y1 == y2, 1.0, y2 - y1)
    crossed = ((y1 > y) != (y2 > y)) & (x < (x2 - x1) * (y - y1) / rise + x1)
    found: NDArray[np.bool_] = (crossed.sum(axis=1) % 2 == 1) & (points @ middle > 0)
    return found


def _near(points: _Array, corners: _Array) -> NDArray[np.bool_]:
    """Tell which points are no further from a corner or an edge of a ring than the reach."""
    at_corner = points @ corners.T >= _COS_REACH
    following = _next(corners)
    normals = _cross(corners, following)
    lengths = np.sqrt(np.einsum("ij,ij->i", normals, normals))[:, None]
    normals /= np.maximum(lengths, _TINY)
    beside = (points @ _cross(normals, corners).T >= 0) & (points @ _cross(following, normals).T >= 0) & (lengths.T > _TINY)
    at_edge = beside & (np.abs(points @ normals.T) <= sin(_REACH))
    found: NDArray[np.bool_] = (at_corner | at_edge).any(axis=1)
    return found


def _next(values: _Array) -> _Array:
    """Give the following value to each of a ring."""
    return np.concatenate((values[1:], values[:1]))


def _cross(a: _Array, b: _Array) -> _Array:
    """Give cross products, row by row."""
    ax, ay, az = a[..., 0], a[..., 1], a[..., 2]
    bx, by, bz = b[..., 0], b[..., 1], b[..., 2]
    return np.stack((ay * bz - az * by, az * bx - ax * bz, ax * by - ay * bx), axis=-1)


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
