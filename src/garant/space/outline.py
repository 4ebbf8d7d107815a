"""Two plain areas in the plane of longitude and latitude: whether they touch, most often without looking at edge after edge.

A plain area has one ring, and keeps away from the poles and the edge of the map. The line through the middles of both boxes decides most
cases: one area ends on it before the other begins, or a point between lies in both. Otherwise only the edges that reach so far can touch.
The answer is that of `plane.areas_touch`, which also says where, and knows all other areas.
"""

from math import sqrt

from garant.space.compiled import inlined, kernel
from garant.space.eights import LANES, Ends, Lanes, Number, bits_of, most_of
from garant.space.lowest import lowest
from garant.space.piece import Vertices
from garant.space.plane import EDGE_OF_MAP, NEAR, POLE

DEEP = 4 * NEAR
"""Edges that lie further apart than this do not touch, however they lie."""

Box = tuple[float, float, float, float]
"""West, south, east, north."""
Ring = tuple[int, int]
"""An area's first row of vertices, and the one after its last edge begins."""
Line = tuple[float, float, float, float]
"""A point and a direction: x, y, east, north."""
NOT_PLAIN: Box = (1.0, 0.0, 0.0, 0.0)


@most_of
def _west(a: Ends, _b: Ends, _given: list[Number]) -> Lanes:
    return 0.0 - a.x


@most_of
def _south(a: Ends, _b: Ends, _given: list[Number]) -> Lanes:
    return 0.0 - a.y


@most_of
def _east(a: Ends, _b: Ends, _given: list[Number]) -> Lanes:
    return a.x


@most_of
def _north(a: Ends, _b: Ends, _given: list[Number]) -> Lanes:
    return a.y


@bits_of
def _at(a: Ends, _b: Ends, point: list[Number]) -> Lanes:
    """Tell which first ends are a point."""
    x, y = point
    return (a.x >= x) & (a.x <= x) & (a.y >= y) & (a.y <= y)


@inlined
def _more_of_box(count: int, v: Vertices, k: int, its: Box) -> Box:
    """Give a box that holds so many vertices too, from one on."""
    west, south, east, north = its
    west, south = min(west, -_west(count, v, k, ())), min(south, -_south(count, v, k, ()))
    return west, south, max(east, _east(count, v, k, ())), max(north, _north(count, v, k, ()))


@inlined
def plain_box(v: Vertices, first: int, count: int) -> Box:
    """Give the box of a plain area; of others a box in which nothing is. A ring ends where it begins."""
    until, again, corner = first + count - 1, 0, (float(v[first, 0]), float(v[first, 1]))
    its = corner[0], corner[1], corner[0], corner[1]
    if count <= LANES:
        for k in range(first + 1, until):
            again |= _at(1, v, k, corner)
            its = _more_of_box(1, v, k, its)
    else:
        for k in range(first, until, LANES):
            begin = min(k, until - LANES)
            again |= _at(LANES, v, begin, corner) >> (begin == first)
            its = _more_of_box(LANES, v, begin, its)
    is_away = its[0] > NEAR - EDGE_OF_MAP and its[2] < EDGE_OF_MAP - NEAR and its[1] > -POLE and its[3] < POLE
    return its if is_away and not again else NOT_PLAIN


@kernel
def is_plain(its: Box) -> bool:
    """Tell whether a box is that of a plain area."""
    return its[0] < its[2]


@most_of
def _along(a: Ends, _b: Ends, line: list[Number]) -> Lanes:
    """Give how far along a line the first ends of edges lie."""
    x, y, east, north = line
    return (a.x - x) * east + (a.y - y) * north


@bits_of
def _east_of(a: Ends, b: Ends, point: list[Number]) -> Lanes:
    """Tell which edges lie to the east of a point, at its height."""
    x, y = point
    is_east = ((x - a.x) * (b.y - a.y) < (y - a.y) * (b.x - a.x)) ^ (b.y < a.y)
    return ((a.y > y) ^ (b.y > y)) & is_east


@bits_of
def _into(a: Ends, b: Ends, given: list[Number]) -> Lanes:
    """Tell which edges come into a box, and reach so far along a line."""
    west, south, east, north, x, y, eastward, northward, least = given
    sideways = ((a.x >= west) | (b.x >= west)) & ((a.x <= east) | (b.x <= east))
    upward = ((a.y >= south) | (b.y >= south)) & ((a.y <= north) | (b.y <= north))
    along = ((a.x - x) * eastward + (a.y - y) * northward >= least) | ((b.x - x) * eastward + (b.y - y) * northward >= least)
    return sideways & upward & along


@bits_of
def _touched_by(c: Ends, d: Ends, given: list[Number]) -> Lanes:
    """Tell which edges cd another one, ab, touches: as `plane.edges_touch` does."""
    west, south, east, north, ax, ay, bx, by, wide, high, slack, minus_slack = given
    boxes = ((c.x >= west) | (d.x >= west)) & ((c.x <= east) | (d.x <= east))
    boxes &= ((c.y >= south) | (d.y >= south)) & ((c.y <= north) | (d.y <= north))
    w, h = d.x - c.x, d.y - c.y
    spare = (abs(w) + abs(h)) * NEAR
    less, one, two = spare * -1.0, w * (ay - c.y) - h * (ax - c.x), w * (by - c.y) - h * (bx - c.x)
    beside = ((one > spare) & (two > spare)) | ((one < less) & (two < less))
    one, two = (c.y - ay) * wide - (c.x - ax) * high, (d.y - ay) * wide - (d.x - ax) * high
    return boxes & ~beside & ~(((one > slack) & (two > slack)) | ((one < minus_slack) & (two < minus_slack)))


@inlined
def _reaches(v: Vertices, ring: Ring, line: Line) -> float:
    """Give how far an area reaches along a line."""
    first, until = ring
    far = -1e300
    if until - first < LANES:
        for k in range(first, until):
            far = max(far, _along(1, v, k, line))
    else:
        for k in range(first, until, LANES):
            far = max(far, _along(LANES, v, min(k, until - LANES), line))
    return far


@inlined
def _holds(v: Vertices, ring: Ring, x: float, y: float) -> bool:
    """Tell whether an area holds a point, by counting the edges to its east."""
    first, until = ring
    bits = 0
    if until - first < LANES:
        for k in range(first, until):
            bits ^= _east_of(1, v, k, (x, y))
    else:
        for k in range(first, until, LANES):
            begin = min(k, until - LANES)
            bits ^= _east_of(LANES, v, begin, (x, y)) >> (k - begin)
    bits ^= bits >> 4
    bits ^= bits >> 2
    return (bits ^ (bits >> 1)) & 1 == 1


@inlined
def _edge_touches(v: Vertices, i: int, w: Vertices, ring: Ring) -> bool:
    """Tell whether an edge touches any of a ring."""
    first, until = ring
    ax, ay, bx, by = float(v[i, 0]), float(v[i, 1]), float(v[i + 1, 0]), float(v[i + 1, 1])
    wide, high = bx - ax, by - ay
    slack = NEAR * (abs(wide) + abs(high))
    west, south, east, north = min(ax, bx) - NEAR, min(ay, by) - NEAR, max(ax, bx) + NEAR, max(ay, by) + NEAR
    given = west, south, east, north, ax, ay, bx, by, wide, high, slack, -slack
    bits = 0
    if until - first < LANES:
        for k in range(first, until):
            bits |= _touched_by(1, w, k, given)
    else:
        for k in range(first, until, LANES):
            bits |= _touched_by(LANES, w, min(k, until - LANES), given)
    return bits != 0


@inlined
def _some_touch(v: Vertices, begin: int, bits: int, w: Vertices, ring: Ring) -> bool:
    """Tell whether any of some edges, named by bits from one on, touches any of a ring."""
    touch = False
    while bits and not touch:
        touch = _edge_touches(v, begin + lowest(bits), w, ring)
        bits &= bits - 1
    return touch


@inlined
def _edges_touch(v: Vertices, ring: Ring, w: Vertices, other: Ring, its: Box, line: Line, least: float) -> bool:
    """Tell whether any edge of an area that comes into the other's box, and reaches so far along a line, touches any of the other's."""
    first, until = ring
    given = its[0] - NEAR, its[1] - NEAR, its[2] + NEAR, its[3] + NEAR, line[0], line[1], line[2], line[3], least
    touch, k = False, first
    while k < until and not touch:
        if until - first < LANES:
            touch = _some_touch(v, k, _into(1, v, k, given), w, other)
            k += 1
        else:
            begin = min(k, until - LANES)
            touch = _some_touch(v, begin, _into(LANES, v, begin, given), w, other)
            k += LANES
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


@inlined
def outlines_touch(v: Vertices, first: int, count: int, its: Box, w: Vertices, other: int, others: int, that: Box) -> bool:
    """Tell whether two plain areas touch, of which the boxes are known."""
    touch = False
    if not _apart(its, that):
        p, q, line = (first, first + count - 1), (other, other + others - 1), _through_middles(its, that)
        x, y, east, north = line
        end, begin = _reaches(v, p, line), -_reaches(w, q, (x, y, -east, -north))
        if begin <= end + DEEP:
            middle, height = x + east * (begin + end) / 2, y + north * (begin + end) / 2
            touch = _holds(v, p, middle, height) and _holds(w, q, middle, height)
            touch = touch or _edges_touch(v, p, w, q, that, line, begin - DEEP)
            touch = touch or _holds(v, p, float(w[other, 0]), float(w[other, 1])) or _holds(w, q, float(v[first, 0]), float(v[first, 1]))
    return touch
