"""How far two drawings of one zone lie apart: the largest distance from any place on one outline to the other, in metres.

Places are looked at every kilometre or closer, so the figure may be too small by as much as the outlines bend between two of them; it is
for people who talk about a line, and nothing is decided by it. Edges are straight in longitude and latitude, as GeoJSON's are.
"""

from collections.abc import Iterator
from itertools import pairwise
from math import ceil
from typing import TYPE_CHECKING

from garant.limits import COORDINATE_UNITS_PER_DEGREE
from garant.statement.words import Position
from garant.statement.zones import Drawing

if TYPE_CHECKING:
    from garant.space.earth import Vector

_STEP_DEGREE = 0.009
"""About a kilometre."""
_PLACES_MAX = 2_000

Outline = list[tuple["Vector", "Vector"]]


def apart_m(one: Drawing, other: Drawing) -> float:
    """Give the largest distance between the outlines of two drawings, rounded to a metre."""
    first, second = _outline(one), _outline(other)
    return float(round(max(_farthest(first, second), _farthest(second, first))))


def _farthest(outline: Outline, other: Outline) -> float:
    from garant.space.straight import point_to_segment_m

    return max(min(point_to_segment_m(start, *segment) for segment in other) for start in _places(outline))


def _places(outline: Outline) -> Iterator["Vector"]:
    yield from (start for start, _ in outline)
    yield outline[-1][1]


def _outline(drawing: Drawing) -> Outline:
    """Give the pieces of an outline: a course, or the rings of areas."""
    rings = [drawing.course] if drawing.course else [ring for area in drawing.areas or () for polygon in area.polygons for ring in polygon]
    edges = [edge for ring in rings for edge in pairwise(ring)]
    pieces = max(1, _PLACES_MAX // max(1, len(edges)))
    return [piece for edge in edges for piece in _cut(*edge, most=pieces)]


def _cut(start: Position, end: Position, *, most: int) -> Iterator[tuple["Vector", "Vector"]]:
    from garant.space.straight import point_of_edge

    length = max(abs(end[0] - start[0]), abs(end[1] - start[1])) / COORDINATE_UNITS_PER_DEGREE
    count = min(most, max(1, ceil(length / _STEP_DEGREE)))
    points = [point_of_edge(*start, *end, share / count) for share in range(count + 1)]
    yield from pairwise(points)
