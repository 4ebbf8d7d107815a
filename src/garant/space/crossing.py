"""Where the rings of areas cross, touch, overlap or nest: exact, in 64-bit integers.

Positions are in 1e-7 degree, so two differences of them are below 3.6e9 and 1.8e9, and their product is below 6.5e18 < 2^63.
Which side of an edge a position lies on is told by comparing two such products; they are never subtracted, never rounded.

    turn(a, b, c)   +1: c lies left of a -> b      0: on the line through it      -1: right of it

A vertex is named by its number among all vertices of all rings, an edge by the vertex that it leaves.
Compiled; only `validity` calls this, and imports it late.
"""

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from garant.space.compiled import kernel, maker

Whole = NDArray[np.int64]

FINE = 0
CROSSES = 1
OVERLAPS = 2
TOUCHES = 3
HOLE_OUTSIDE = 4
HOLE_IN_HOLE = 5
AREA_IN_AREA = 6
FALLS_APART = 7


class Rings(NamedTuple):
    """The rings of all polygons, end to end, each of at least three vertices, without its closing position and without repeated ones.

    `x`, `y`: positions in 1e-7 degree. `place`: equal where positions are equal. `before`, `after`: the neighbours of each vertex.
    `ring`: the ring of each vertex. `first`: the first vertex of each ring, and behind them the number of vertices.
    `outer`: the outer ring of each ring's polygon, which for an outer ring is itself.
    """

    x: Whole
    y: Whole
    place: Whole
    before: Whole
    after: Whole
    ring: Whole
    first: Whole
    outer: Whole


class Fault(NamedTuple):
    """What is wrong (`FINE`: nothing), at which vertex, and the vertex (or outer ring's vertex) that it is wrong with."""

    what: int
    vertex: int
    other: int


@kernel
def turn(rings: Rings, a: int, b: int, c: int) -> int:
    """Tell on which side of the line a -> b the vertex c lies: +1 left, 0 on it, -1 right."""
    rise = (rings.x[b] - rings.x[a]) * (rings.y[c] - rings.y[a])
    run = (rings.y[b] - rings.y[a]) * (rings.x[c] - rings.x[a])
    return int(rise > run) - int(rise < run)


@kernel
def between(rings: Rings, hub: int, start: int, end: int, ray: int) -> bool:
    """Tell whether, turning left at `hub` from `start` to `end`, one passes `ray`; none of the three lie in one direction."""
    opening = turn(rings, hub, start, end)
    if opening > 0:
        return turn(rings, hub, start, ray) > 0 and turn(rings, hub, ray, end) > 0
    if opening < 0:
        return not (turn(rings, hub, end, ray) > 0 and turn(rings, hub, ray, start) > 0)
    return turn(rings, hub, start, ray) > 0


@kernel
def arms(rings: Rings, edge: int, hub: int) -> tuple[int, int]:
    """Give the vertices before and after `hub` on the ring of `edge`, on which `hub` lies."""
    ahead = rings.after[edge]
    if rings.place[edge] == rings.place[hub]:
        return rings.before[edge], ahead
    if rings.place[ahead] == rings.place[hub]:
        return edge, rings.after[ahead]
    return edge, ahead


@kernel
def one_way(rings: Rings, hub: int, a: int, b: int) -> bool:
    """Tell whether a and b lie in one direction from `hub`."""
    east_a, east_b = rings.x[a] - rings.x[hub], rings.x[b] - rings.x[hub]
    north_a, north_b = rings.y[a] - rings.y[hub], rings.y[b] - rings.y[hub]
    return turn(rings, hub, a, b) == 0 and ((east_a > 0) == (east_b > 0)) and ((north_a > 0) == (north_b > 0))


@kernel
def cross_at(rings: Rings, e: int, f: int, hub: int) -> bool:
    """Tell whether the rings of the edges e and f, which meet in the vertex `hub`, change sides there; no if they share an edge there."""
    back, ahead = arms(rings, e, hub)
    for arm in arms(rings, f, hub):
        if one_way(rings, hub, arm, back) or one_way(rings, hub, arm, ahead):
            return False
    back_f, ahead_f = arms(rings, f, hub)
    return between(rings, hub, ahead, back, back_f) != between(rings, hub, ahead, back, ahead_f)


@kernel
def share_a_stretch(rings: Rings, e: int, f: int) -> bool:
    """Tell whether two edges on one line, whose boxes meet, share more than one position."""
    axis = rings.x if rings.x[e] != rings.x[rings.after[e]] else rings.y
    a, b, c, d = axis[e], axis[rings.after[e]], axis[f], axis[rings.after[f]]
    return bool(min(max(a, b), max(c, d)) > max(min(a, b), min(c, d)))


@kernel
def meeting(rings: Rings, e: int, f: int) -> tuple[int, int]:
    """Give how the edges e and f, whose boxes meet, meet themselves, and the vertex in which they touch (-1: none).

    `FINE` with a vertex: two rings that touch there without crossing, or neighbours on one ring.
    """
    a, b, c, d = e, rings.after[e], f, rings.after[f]
    turn_c, turn_d = turn(rings, a, b, c), turn(rings, a, b, d)
    if turn_c == 0 and turn_d == 0 and share_a_stretch(rings, e, f):
        return OVERLAPS, -1
    turn_a, turn_b = turn(rings, c, d, a), turn(rings, c, d, b)
    if turn_c * turn_d > 0 or turn_a * turn_b > 0:
        return FINE, -1
    if turn_c * turn_d < 0 and turn_a * turn_b < 0:
        return CROSSES, -1
    hub = touching_vertex(rings, e, f)
    if rings.ring[e] != rings.ring[f]:
        return (CROSSES if cross_at(rings, e, f, hub) else FINE), hub
    return (FINE if b == c or d == a else TOUCHES), hub


@kernel
def touching_vertex(rings: Rings, e: int, f: int) -> int:
    """Give an end of f that lies on e, or else an end of e that lies on f; one of them does."""
    for vertex, edge in ((f, e), (rings.after[f], e), (e, f), (rings.after[e], f)):
        if lies_on(rings, vertex, edge):
            return vertex
    return -1


@kernel
def lies_on(rings: Rings, vertex: int, edge: int) -> bool:
    """Tell whether a vertex lies on an edge or at its end."""
    end = rings.after[edge]
    x, y = rings.x[vertex], rings.y[vertex]
    return (
        min(rings.x[edge], rings.x[end]) <= x <= max(rings.x[edge], rings.x[end])
        and min(rings.y[edge], rings.y[end]) <= y <= max(rings.y[edge], rings.y[end])
        and turn(rings, edge, end, vertex) == 0
    )


@kernel
def turns_left(rings: Rings, ring: int) -> bool:
    """Tell whether a ring that does not cross itself runs with its inside on the left."""
    corner = rings.first[ring]
    for vertex in range(rings.first[ring], rings.first[ring + 1]):
        x, y = rings.x[vertex], rings.y[vertex]
        if x < rings.x[corner] or (x == rings.x[corner] and y < rings.y[corner]):
            corner = vertex
    return turn(rings, rings.before[corner], corner, rings.after[corner]) > 0


@kernel
def heads_inside(rings: Rings, vertex: int, edge: int) -> bool:
    """Tell whether the edge that leaves `vertex`, which lies on `edge` of another ring, heads for the inside of that ring."""
    back, ahead = arms(rings, edge, vertex)
    if not turns_left(rings, rings.ring[edge]):
        back, ahead = ahead, back
    return between(rings, vertex, ahead, back, rings.after[vertex])


@kernel
def is_inside(rings: Rings, vertex: int, ring: int) -> bool:
    """Tell whether a vertex, with the edge that leaves it, lies inside a ring that its own ring does not cross."""
    y = rings.y[vertex]
    odd = False
    for edge in range(rings.first[ring], rings.first[ring + 1]):
        end = rings.after[edge]
        rises, falls = rings.y[edge] <= y <= rings.y[end], rings.y[end] <= y <= rings.y[edge]
        if not (rises or falls):
            continue
        if lies_on(rings, vertex, edge):
            return heads_inside(rings, vertex, edge)
        if (rings.y[edge] > y) != (rings.y[end] > y) and (turn(rings, edge, end, vertex) > 0) == rises:
            odd = not odd
    return odd


@kernel
def nesting(rings: Rings) -> Fault:
    """Find a ring that lies where it must not; no two rings cross or overlap."""
    count = len(rings.outer)
    for ring in range(count):
        outer, vertex = rings.outer[ring], rings.first[ring]
        if outer != ring and not is_inside(rings, vertex, outer):
            return Fault(HOLE_OUTSIDE, vertex, rings.first[outer])
    for ring in range(count):
        vertex = rings.first[ring]
        for other in range(count):
            same = rings.outer[ring] == rings.outer[other]
            if same and ring != other and rings.outer[ring] not in (ring, other) and is_inside(rings, vertex, other):
                return Fault(HOLE_IN_HOLE, vertex, rings.first[other])
            both_outer = rings.outer[ring] == ring and rings.outer[other] == other
            if both_outer and not same and is_inside(rings, vertex, other) and not in_a_hole(rings, vertex, other):
                return Fault(AREA_IN_AREA, vertex, rings.first[other])
    return Fault(FINE, -1, -1)


@kernel
def in_a_hole(rings: Rings, vertex: int, outer: int) -> bool:
    """Tell whether a vertex, with the edge that leaves it, lies in a hole of the polygon with that outer ring."""
    for hole in range(outer + 1, len(rings.outer)):
        if rings.outer[hole] != outer:
            return False
        if is_inside(rings, vertex, hole):
            return True
    return False


@maker
def first_meeting(rings: Rings, order: Whole, boxes: Whole) -> tuple[Fault, Whole]:
    """Find the first edge that crosses, overlaps or (on its own ring) touches an earlier one, and where rings of one polygon touch.

    `order`: the edges by the low end of their box along one axis; `boxes`: in that order low and high along that axis and the other one.
    The touches are rows of (vertex, one ring, the other ring); they are complete if nothing is at fault.
    """
    count = len(order)
    fault = Fault(FINE, count, count)
    touches = np.empty((16, 3), np.int64)
    touching = 0
    for i in range(count):
        for j in range(i + 1, count):
            if boxes[j, 0] > boxes[i, 1]:
                break
            if boxes[j, 2] > boxes[i, 3] or boxes[i, 2] > boxes[j, 3]:
                continue
            e, f = min(order[i], order[j]), max(order[i], order[j])
            if f > fault.vertex or (f == fault.vertex and e >= fault.other):
                continue
            what, hub = meeting(rings, e, f)
            if what != FINE:
                fault = Fault(what, f, e)
            elif hub >= 0 and rings.ring[e] != rings.ring[f] and rings.outer[rings.ring[e]] == rings.outer[rings.ring[f]]:
                if touching == len(touches):
                    touches = np.concatenate((touches, np.empty_like(touches)))
                touches[touching] = (hub, rings.ring[e], rings.ring[f])
                touching += 1
    return (touch(rings, fault) if fault.what == TOUCHES else fault), touches[:touching]


@kernel
def touch(rings: Rings, fault: Fault) -> Fault:
    """Name the vertex and the edge on which it lies, where two edges of one ring touch."""
    hub = touching_vertex(rings, fault.other, fault.vertex)
    on_earlier = hub == fault.vertex or hub == rings.after[fault.vertex]
    return Fault(TOUCHES, hub, fault.other if on_earlier else fault.vertex)


@maker
def falls_apart(rings: Rings, vertices: Whole, rings_there: Whole) -> Fault:
    """Find a vertex at which touching rings close a circle of rings and places: there the inside is cut off from the rest.

    Each (vertex, ring) says that the ring passes the vertex's place; each place and ring comes once.
    """
    count = len(rings.outer)
    root = np.arange(count + len(rings.x))
    for k in range(len(vertices)):
        a, b = rings_there[k], count + rings.place[vertices[k]]
        while root[a] != a:
            root[a] = root[root[a]]
            a = root[a]
        while root[b] != b:
            root[b] = root[root[b]]
            b = root[b]
        if a == b:
            return Fault(FALLS_APART, vertices[k], rings.first[rings_there[k]])
        root[a] = b
    return Fault(FINE, -1, -1)
