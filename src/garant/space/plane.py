"""Areas in the plane of longitude and latitude, where their edges are straight (RFC 7946, section 3.1.1).

Vertices are rows of 1e-7 degree; the rings of an area follow each other, each closed by its first vertex again. What lies within `NEAR` of
touching is taken to touch.
"""

from typing import Any

from garant.space.compiled import kernel
from garant.space.straight import nearest_of_segments

NEAR = 10.0
"""Units of 1e-7 degree: eleven centimetres at most."""
TURN = 3_600_000_000.0
"""A full turn of longitude."""
POLE = 900_000_000
EDGE_OF_MAP = 1_800_000_000

Vertices = Any
"""int32 array, shape (n, 2): longitude, latitude."""

Touch = tuple[bool, float, float]
"""Whether, and the position where, in 1e-7 degree."""
NO_TOUCH: Touch = (False, 0.0, 0.0)


@kernel
def holds(v: Vertices, first: int, count: int, x: float, y: float) -> bool:
    """Tell whether an area holds a point, by counting the edges to its east; what lies on an edge may go either way."""
    inside = False
    start = first
    for i in range(first, first + count - 1):
        if i > start and v[i, 0] == v[start, 0] and v[i, 1] == v[start, 1]:
            start = i + 1
            continue
        x1, y1, x2, y2 = float(v[i, 0]), float(v[i, 1]), float(v[i + 1, 0]), float(v[i + 1, 1])
        if (y1 > y) != (y2 > y) and x < x1 + (y - y1) / (y2 - y1) * (x2 - x1):
            inside = not inside
    return inside


@kernel
def holds_position(v: Vertices, first: int, count: int, x: float, y: float) -> bool:
    """Tell whether an area holds a position; the edge of the map is one line, written 180 or -180."""
    if holds(v, first, count, x, y):
        return True
    return abs(x) >= EDGE_OF_MAP - NEAR and holds(v, first, count, x - TURN if x > 0 else x + TURN, y)


@kernel
def _turns(ax: float, ay: float, bx: float, by: float, cx: float, cy: float) -> int:
    """Tell on which side of the line from a to b c lies: 1 left, -1 right, 0 within NEAR of it."""
    det = (bx - ax) * (cy - ay) - (by - ay) * (cx - ax)
    slack = NEAR * (abs(bx - ax) + abs(by - ay))
    return 1 if det > slack else (-1 if det < -slack else 0)


@kernel
def _apart(a1: float, a2: float, b1: float, b2: float) -> bool:
    """Tell whether two spans of one axis, their ends in any order, lie apart."""
    return max(a1, a2) + NEAR < min(b1, b2) or max(b1, b2) + NEAR < min(a1, a2)


@kernel
def edges_touch(ax: float, ay: float, bx: float, by: float, cx: float, cy: float, dx: float, dy: float) -> bool:
    """Tell whether the edges ab and cd touch: neither lies wholly on one side of the other's line, and their boxes meet."""
    if _apart(ax, bx, cx, dx) or _apart(ay, by, cy, dy):
        return False
    side = _turns(cx, cy, dx, dy, ax, ay)
    if side != 0 and side == _turns(cx, cy, dx, dy, bx, by):
        return False
    side = _turns(ax, ay, bx, by, cx, cy)
    return side == 0 or side != _turns(ax, ay, bx, by, dx, dy)


@kernel
def box(v: Vertices, first: int, count: int) -> tuple[float, float, float, float]:
    """Give the least and greatest longitude and latitude."""
    west, south, east, north = v[first, 0], v[first, 1], v[first, 0], v[first, 1]
    for i in range(first + 1, first + count):
        west, east = min(west, v[i, 0]), max(east, v[i, 0])
        south, north = min(south, v[i, 1]), max(north, v[i, 1])
    return float(west), float(south), float(east), float(north)


@kernel
def _touch_shifted(v: Vertices, first: int, count: int, w: Vertices, other: int, others: int, shift: float) -> Touch:
    """Tell whether, and where, two areas touch when the second is moved east by `shift`."""
    west, south, east, north = box(v, first, count)
    west_2, south_2, east_2, north_2 = box(w, other, others)
    west, east = max(west, west_2 + shift) - NEAR, min(east, east_2 + shift) + NEAR
    south, north = max(south, south_2) - NEAR, min(north, north_2) + NEAR
    if west > east or south > north:
        return NO_TOUCH
    start = first
    for i in range(first, first + count - 1):
        if i > start and v[i, 0] == v[start, 0] and v[i, 1] == v[start, 1]:
            start = i + 1
            continue
        ax, ay, bx, by = float(v[i, 0]), float(v[i, 1]), float(v[i + 1, 0]), float(v[i + 1, 1])
        if max(ax, bx) < west or min(ax, bx) > east or max(ay, by) < south or min(ay, by) > north:
            continue
        start_2 = other
        for j in range(other, other + others - 1):
            if j > start_2 and w[j, 0] == w[start_2, 0] and w[j, 1] == w[start_2, 1]:
                start_2 = j + 1
                continue
            cx, cy, dx, dy = w[j, 0] + shift, float(w[j, 1]), w[j + 1, 0] + shift, float(w[j + 1, 1])
            if edges_touch(ax, ay, bx, by, cx, cy, dx, dy):
                share = nearest_of_segments((ax, ay, 0.0), (bx, by, 0.0), (cx, cy, 0.0), (dx, dy, 0.0))[1]
                return True, ax + (bx - ax) * share, ay + (by - ay) * share
    if holds(v, first, count, w[other, 0] + shift, float(w[other, 1])):
        return True, w[other, 0] + shift, float(w[other, 1])
    if holds(w, other, others, v[first, 0] - shift, float(v[first, 1])):
        return True, float(v[first, 0]), float(v[first, 1])
    return NO_TOUCH


@kernel
def areas_touch(v: Vertices, first: int, count: int, w: Vertices, other: int, others: int) -> Touch:
    """Tell whether, and where, two areas touch: as they are drawn, across the edge of the map, or at a pole, however it is written."""
    touch = _touch_shifted(v, first, count, w, other, others, 0.0)
    if touch[0]:
        return touch
    west, south, east, north = box(v, first, count)
    west_2, south_2, east_2, north_2 = box(w, other, others)
    if east >= EDGE_OF_MAP - NEAR and west_2 <= NEAR - EDGE_OF_MAP:
        touch = _touch_shifted(v, first, count, w, other, others, TURN)
    elif east_2 >= EDGE_OF_MAP - NEAR and west <= NEAR - EDGE_OF_MAP:
        touch = _touch_shifted(v, first, count, w, other, others, -TURN)
    if not touch[0] and north >= POLE and north_2 >= POLE:
        touch = True, 0.0, float(POLE)
    if not touch[0] and south <= -POLE and south_2 <= -POLE:
        touch = True, 0.0, float(-POLE)
    return touch
