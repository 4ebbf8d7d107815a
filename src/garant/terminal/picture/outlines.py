"""The outlines of shapes, in degrees, for a flat map: rings to fill, and lines with a width.

    area        its polygons, edges straight in longitude and latitude
    circle      the points at its radius, along geodesics
    corridor    its line, with its buffer as a width
    route       the geodesics between its positions, with its buffer as a width

Longitudes run on beyond 180 where a course crosses the edge of the map: what belongs together stays together.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, degrees, pi, radians
from typing import NamedTuple

from garant.limits import COORDINATE_UNITS_PER_DEGREE
from garant.space import piece as body_piece
from garant.space.body import Body
from garant.space.earth import course, follow
from garant.space.piece import Piece, Vertices
from garant.statement.shapes import Area, Circle, Corridor, Route, Shape
from garant.statement.words import Position

Point = tuple[float, float]
"""Longitude and latitude in degrees; the longitude is not wrapped."""

HALF_TURN, TURN = 180.0, 360.0
POLE = 90.0
M_PER_DEGREE = 111_195.0
"""Metres in a degree of latitude, about: for widths in a picture."""

_CIRCLE_POINTS = 72
_STEP_M = 25_000.0
_STEPS_MAX = 48


class Outline(NamedTuple):
    """One connected part of a shape: `rings` to fill, or a `line` that reaches `width_m` to each side; `moves` along it or not."""

    rings: tuple[tuple[Point, ...], ...]
    line: tuple[Point, ...] = ()
    width_m: float = 0.0
    moves: bool = False

    def points(self) -> list[Point]:
        """Give all points, those of a line too."""
        return [*(point for ring in self.rings for point in ring), *self.line]

    def moved(self, lon: float) -> "Outline":
        """Give the same, so many degrees further east."""
        rings = tuple(tuple((x + lon, y) for x, y in ring) for ring in self.rings)
        return self._replace(rings=rings, line=tuple((x + lon, y) for x, y in self.line))


def outlines(shape: Shape) -> list[Outline]:
    """Give the outlines of a shape, one for each part that hangs together."""
    match shape:
        case Area():
            return [Outline(tuple(tuple(map(point, ring)) for ring in polygon)) for polygon in shape.polygons]
        case Circle(radius_cm=0):
            return [Outline((), (point(shape.center),))]
        case Circle():
            return [Outline((_circle(point(shape.center), shape.radius_cm / 100),))]
        case Corridor():
            return [Outline((), tuple(map(point, shape.line)), shape.buffer_cm / 100)]
        case Route():
            return [Outline((), geodesics([point(one) for one in shape.line]), shape.buffer_cm / 100, moves=True)]


def outlines_of_body(body: Body) -> list[Outline]:
    """Give the outlines of a body's pieces: areas, discs, and lines with their reach. What moves is left out."""
    return [outline for piece in body.pieces for outline in _of_piece(piece, body.vertices)]


def _of_piece(piece: Piece, vertices: Vertices) -> Iterator[Outline]:
    first, reach_m = int(piece["first"]), float(piece["reach"])
    drawn = [point((int(lon), int(lat))) for lon, lat in vertices[first : first + int(piece["count"])]]
    match int(piece["kind"]):
        case body_piece.AREA:
            rings = rings_of(drawn)
            yield Outline(rings)
            yield from (Outline((), ring, reach_m) for ring in rings if reach_m > 0)
        case body_piece.DISC:
            yield Outline((_circle(drawn[0], reach_m),)) if reach_m else Outline((), (drawn[0],))
        case body_piece.LINE:
            yield Outline((), tuple(drawn), reach_m)
        case _:
            pass


def rings_of(drawn: list[Point]) -> tuple[tuple[Point, ...], ...]:
    """Take apart the rings of an area, each closed by its first point again."""
    rings: list[tuple[Point, ...]] = []
    start = 0
    for at in range(1, len(drawn)):
        if at > start and drawn[at] == drawn[start]:
            rings.append(tuple(drawn[start : at + 1]))
            start = at + 1
    return tuple(rings)


def point(position: Position) -> Point:
    """Give a position in degrees."""
    return position[0] / COORDINATE_UNITS_PER_DEGREE, position[1] / COORDINATE_UNITS_PER_DEGREE


def unwrapped(points: Sequence[Point]) -> tuple[Point, ...]:
    """Let each point follow the one before it the short way round."""
    done = [points[0]]
    for lon, lat in points[1:]:
        done.append((lon + TURN * round((done[-1][0] - lon) / TURN), lat))
    return tuple(done)


def _circle(centre: Point, radius_m: float) -> tuple[Point, ...]:
    lon, lat = radians(centre[0]), radians(centre[1])
    around = [follow(lon, lat, 2 * pi * at / _CIRCLE_POINTS, radius_m) for at in range(_CIRCLE_POINTS + 1)]
    ring = unwrapped([centre, *((degrees(x), degrees(y)) for x, y in around)])[1:]
    return ring if abs(ring[-1][0] - ring[0][0]) < HALF_TURN else _over_the_pole(ring, centre)


def _over_the_pole(ring: tuple[Point, ...], centre: Point) -> tuple[Point, ...]:
    """Close a ring that goes once round the earth: along the edge of the map, by the pole that it holds."""
    pole = POLE if centre[1] > 0 else -POLE
    return (*ring, (ring[-1][0], pole), (ring[0][0], pole), ring[0])


def geodesics(line: Sequence[Point]) -> tuple[Point, ...]:
    """Give points along the geodesics between the positions of a route, near enough to each other for a flat map."""
    return unwrapped([line[0], *(one for start, end in pairwise(line) for one in _geodesic(start, end))])


def _geodesic(start: Point, end: Point) -> list[Point]:
    """Give points along a geodesic, without its start."""
    lon, lat = radians(start[0]), radians(start[1])
    length_m, azimuth = course(lon, lat, radians(end[0]), radians(end[1]))
    steps = min(_STEPS_MAX, ceil(length_m / _STEP_M))
    between = [follow(lon, lat, azimuth, length_m * at / steps) for at in range(1, steps)]
    return [*((degrees(x), degrees(y)) for x, y in between), end]
