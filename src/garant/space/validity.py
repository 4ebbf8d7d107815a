"""Which shapes cover something definite: areas as OGC Simple Features (and GEOS) judge them, and routes with one course.

An area is refused, never mended, unless

* each ring is closed, encloses something, and neither crosses, touches nor runs back along itself;
* the holes of a polygon lie inside its outer ring and outside each other; rings touch in single positions, not along edges;
* the inside of each polygon hangs together: one can get from everywhere to everywhere without stepping on a ring;
* the polygons of one area do not overlap; they touch in single positions, not along edges.

Which way a ring runs is free. A position that is repeated at once is as good as one: rounding makes such, and what is covered is the same.
The judgement is exact (`crossing`): no rounding makes a ring valid here and invalid at a neighbour's.

A route moves along the geodesic between its positions. Between antipodes there is more than one, so such legs are refused.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, radians, sin
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from garant.errors import Code, Refused
from garant.limits import COORDINATE_UNITS_PER_DEGREE

if TYPE_CHECKING:
    from garant.space.crossing import Fault, Rings

Position = tuple[int, int]
"""Longitude and latitude in 1e-7 degree."""

POSITIONS_MIN = 4
"""A triangle, closed."""

ANTIPODAL_DEGREES = 1.0
"""How near to its antipode a leg may not end (about 111 km): the ends of equally short geodesics lie within 0.61 degree of it."""

_ANTIPODAL_COSINE = -cos(radians(ANTIPODAL_DEGREES))


class _Vertex(NamedTuple):
    """A vertex as the sender knows it: its polygon, its ring and its number there, and the position."""

    polygon: int
    ring: int
    number: int
    position: Position

    def path(self, where: str) -> str:
        return f"{where}[{self.polygon}][{self.ring}][{self.number}]"

    def __str__(self) -> str:
        return f"vertex {self.number} {_degrees(self.position)} of {self.ring_name()}"

    def ring_name(self) -> str:
        name = f"hole {self.ring}" if self.ring else "the outer ring"
        return f"{name} of polygon {self.polygon}"


_Ring = list[_Vertex]


def require_valid_area(polygons: Sequence[Sequence[Sequence[Position]]], where: str = "") -> None:
    """Refuse with `bad_shape` an area that breaks a rule above; each polygon is its outer ring and then its holes, in 1e-7 degree.

    The refusal names the first vertex at fault, in its sentence (counted from 0, with its position) and as `where[polygon][ring][number]`.
    """
    rings = [_open_ring(_vertices(p, r, ring), where) for p, polygon in enumerate(polygons) for r, ring in enumerate(polygon)]
    if rings:
        fault = _first_fault(_as_arrays(rings))
        if fault.what:
            vertices = [vertex for ring in rings for vertex in ring]
            vertex = vertices[fault.vertex]
            raise Refused(Code.BAD_SHAPE, _sentence(fault.what, vertex, vertices[fault.other]), vertex.path(where))


def require_valid_route(line: Sequence[Position], where: str = "") -> None:
    """Refuse with `bad_shape` a route (positions in 1e-7 degree) with a leg between near antipodes, as `where[number]` of the leg's end."""
    for number in range(1, len(line)):
        start, end = line[number - 1], line[number]
        if _cosine_between(start, end) < _ANTIPODAL_COSINE:
            raise Refused(
                Code.BAD_SHAPE,
                f"the leg from {_degrees(start)} to vertex {number} {_degrees(end)} leads to the other side of the earth, "
                "so it has no one shortest course; add a vertex between the two",
                f"{where}[{number}]",
            )


def _vertices(polygon: int, ring: int, positions: Sequence[Position]) -> _Ring:
    return [_Vertex(polygon, ring, number, (lon, lat)) for number, (lon, lat) in enumerate(positions)]


def _open_ring(ring: _Ring, where: str) -> _Ring:
    """Give a ring without its closing vertex and without repeated ones. Refuses one that is not closed or has too few."""
    if not ring or ring[0].position != ring[-1].position:
        raise _not_closed(ring, where)
    different = [vertex for vertex, following in pairwise(ring) if vertex.position != following.position]
    if len(ring) < POSITIONS_MIN or len(different) < POSITIONS_MIN - 1:
        last = ring[-1]
        raise Refused(
            Code.BAD_SHAPE,
            f"{last.ring_name()} has {len({vertex.position for vertex in ring})} different positions and so encloses nothing; "
            "give at least three, and the first one again at the end",
            last.path(where),
        )
    return different


def _not_closed(ring: _Ring, where: str) -> Refused:
    if not ring:
        return Refused(Code.BAD_SHAPE, "a ring has no positions; give at least three, and the first one again at the end", where)
    return Refused(
        Code.BAD_SHAPE,
        f"{ring[-1].ring_name()} starts at {_degrees(ring[0].position)} but ends at {ring[-1]}; repeat its first position at the end",
        ring[-1].path(where),
    )


def _as_arrays(rings: Sequence[_Ring]) -> "Rings":
    """Lay the rings out for the kernels."""
    from garant.space.crossing import Rings

    sizes = np.array([len(ring) for ring in rings], np.int64)
    first = np.concatenate((np.zeros(1, np.int64), np.cumsum(sizes)))
    ring = np.repeat(np.arange(len(rings)), sizes)
    number = np.arange(first[-1])
    positions = np.array([vertex.position for vertices in rings for vertex in vertices], np.int64)
    return Rings(
        x=np.ascontiguousarray(positions[:, 0]),
        y=np.ascontiguousarray(positions[:, 1]),
        place=np.unique(positions[:, 0] * 2**31 + positions[:, 1], return_inverse=True)[1],
        before=np.where(number == first[ring], first[ring + 1] - 1, number - 1),
        after=np.where(number == first[ring + 1] - 1, first[ring], number + 1),
        ring=ring,
        first=first,
        outer=np.array(list(_outer_rings(rings)), np.int64),
    )


def _outer_rings(rings: Sequence[_Ring]) -> Iterator[int]:
    outer = 0
    for number, ring in enumerate(rings):
        if ring[0].ring == 0:
            outer = number
        yield outer


def _first_fault(rings: "Rings") -> "Fault":
    """Find what is wrong first: edges, then nesting, then what hangs together; each of them relies on those before."""
    from garant.space.crossing import falls_apart, first_meeting, nesting

    fault, touches = first_meeting(rings, *_in_order(rings))
    if fault.what:
        return fault
    fault = nesting(rings)
    if fault.what or not len(touches):
        return fault
    passing = np.concatenate((touches[:, [0, 1]], touches[:, [0, 2]]))
    passing = passing[np.unique(rings.place[passing[:, 0]] * len(rings.outer) + passing[:, 1], return_index=True)[1]]
    passing = passing[np.lexsort((passing[:, 1], passing[:, 0]))]
    return falls_apart(rings, np.ascontiguousarray(passing[:, 0]), np.ascontiguousarray(passing[:, 1]))


def _in_order(rings: "Rings") -> "tuple[np.ndarray[tuple[int], np.dtype[np.int64]], np.ndarray[tuple[int, int], np.dtype[np.int64]]]":
    """Sort the edges along the axis on which they reach less far, as `first_meeting` wants them."""
    x, y = (np.sort(np.column_stack((axis, axis[rings.after])), axis=1) for axis in (rings.x, rings.y))
    long_way = _reach(y) < _reach(x)
    boxes = np.hstack((y, x) if long_way else (x, y))
    order = np.argsort(boxes[:, 0], kind="stable")
    return order, np.ascontiguousarray(boxes[order])


def _reach(spans: "np.ndarray[tuple[int, int], np.dtype[np.int64]]") -> float:
    """Give how many spans of an axis (rows of low and high) lie over a position of it, on average."""
    return float((spans[:, 1] - spans[:, 0]).sum()) / float(spans[:, 1].max() - spans[:, 0].min() + 1)


def _sentence(what: int, vertex: _Vertex, other: _Vertex) -> str:
    """Say what is wrong at `vertex`, with what, and how to mend it."""
    from garant.space import crossing

    own = vertex[:2] == other[:2]
    one_area = (
        "draw one polygon instead of the two" if vertex.polygon != other.polygon else "let holes lie inside their outer ring and apart"
    )
    mend = "put its vertices in the order in which they follow the boundary, or draw two polygons" if own else one_area
    return {
        crossing.CROSSES: f"the edge that leaves {vertex} crosses the one that leaves {other}; {mend}",
        crossing.OVERLAPS: f"the edge that leaves {vertex} runs along the one that leaves {other}; {mend}",
        crossing.TOUCHES: f"{vertex} touches the edge that leaves {other}; {mend}",
        crossing.HOLE_OUTSIDE: f"{vertex} lies outside its outer ring; {mend}",
        crossing.HOLE_IN_HOLE: f"{vertex} lies inside another hole, {other.ring_name()}; leave the inner one out",
        crossing.AREA_IN_AREA: f"{vertex} lies inside polygon {other.polygon}; leave the inner polygon out",
        crossing.FALLS_APART: f"at {vertex} rings touch again and cut the inside of polygon {vertex.polygon} in two; draw two polygons",
    }[what]


def _degrees(position: Position) -> str:
    lon, lat = position
    return f"({lon / COORDINATE_UNITS_PER_DEGREE:.7f}, {lat / COORDINATE_UNITS_PER_DEGREE:.7f})"


def _cosine_between(a: Position, b: Position) -> float:
    """Give the cosine of the angle between the verticals at two positions."""
    unit = radians(1 / COORDINATE_UNITS_PER_DEGREE)
    lat_a, lat_b, span = a[1] * unit, b[1] * unit, (b[0] - a[0]) * unit
    return sin(lat_a) * sin(lat_b) + cos(lat_a) * cos(lat_b) * cos(span)
