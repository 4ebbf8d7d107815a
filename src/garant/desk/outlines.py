"""Shapes as outlines to draw: GeoJSON in degrees, ready for a flat map.

    area        its polygons, as they were said
    circle      a ring of `CIRCLE_POINTS` points at its radius
    corridor    one ring round everything within the buffer of its line
    route       the same round its geodesics

Longitudes run on beyond 180 where something crosses the edge of the map: what belongs together stays together, and a map that repeats shows
it whole. A ring round a line that winds may cross itself: it is meant by its winding (`nonzero`), as canvases fill. An outline is for
looking at. What meets what is computed from the shape itself (`space`), never from this.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import atan2, ceil, cos, degrees, hypot, pi, radians, sin, sqrt, tan
from typing import TYPE_CHECKING, Any

from garant.space import earth
from garant.space import piece as pieces
from garant.statement.shapes import Area, Circle, Corridor, Route, Shape
from garant.terminal.picture.outlines import M_PER_DEGREE, Point, geodesics, point, rings_of, unwrapped

if TYPE_CHECKING:
    from garant.space.body import Body

Json = dict[str, Any]

CIRCLE_POINTS = 36
_JOIN_POINTS = 20
"""Points of a whole turn round the end of a line, or round a corner of it."""
_PARTS = 1e6
"""Of a degree: coordinates are drawn to a tenth of a metre."""
_PIECE_M = 20_000.0
_PIECES_MAX = 400
_NARROW_M = 0.5
"""A line with less on each side is drawn as a line."""
_POLE_MARGIN = 89.5


def outline(shape: Shape) -> Json:
    """Give the outline of a shape as a GeoJSON geometry: a point or line where it has no width."""
    match shape:
        case Area():
            return _multi([[[_rounded(point(one)) for one in ring] for ring in polygon] for polygon in shape.polygons])
        case Circle():
            return circle(point(shape.center), shape.radius_cm / 100)
        case Corridor():
            return band([point(one) for one in shape.line], shape.buffer_cm / 100)
        case Route():
            return band(geodesics([point(one) for one in shape.line]), shape.buffer_cm / 100)


def circle(center: Point, radius_m: float) -> Json:
    """Give a circle."""
    if radius_m < _NARROW_M:
        return {"type": "Point", "coordinates": _rounded(center)}
    return {"type": "Polygon", "coordinates": [ring_round(center, radius_m)]}


def band(line: Sequence[Point], width_m: float) -> Json:
    """Give everything within a width of a line."""
    course = [one for one, before in zip(line, [None, *line], strict=False) if one != before]
    if len(course) == 1:
        return circle(course[0], width_m)
    if width_m < _NARROW_M:
        return {"type": "LineString", "coordinates": [_rounded(one) for one in course]}
    return {"type": "Polygon", "coordinates": [_round_line(_cut(course), width_m)]}


def of_body(body: "Body") -> Json | None:
    """Give the outline of what a zone covers: one MultiPolygon, whose parts may overlap; None where it has none."""
    polygons, lines = list[Any](), list[tuple[float, list[Point]]]()
    for piece in body.pieces:
        first, reach_m = int(piece["first"]), float(piece["reach"])
        drawn = [point((int(lon), int(lat))) for lon, lat in body.vertices[first : first + int(piece["count"])]]
        match int(piece["kind"]):
            case pieces.AREA:
                rings = rings_of(drawn)
                polygons.append([[_rounded(one) for one in ring] for ring in rings])
                lines += [(reach_m, list(ring)) for ring in rings if reach_m > 0]
            case pieces.DISC:
                polygons += _polygons(circle(drawn[0], reach_m))
            case pieces.LINE:
                _go_on(lines, reach_m, drawn)
            case _:
                pass
    polygons += [polygon for reach_m, line in lines for polygon in _polygons(band(line, max(reach_m, _NARROW_M)))]
    return _multi(polygons) if polygons else None


def _go_on(lines: list[tuple[float, list[Point]]], reach_m: float, drawn: list[Point]) -> None:
    """Put a piece of a line behind the piece that ends where it begins."""
    if lines and lines[-1][0] == reach_m and lines[-1][1][-1] == drawn[0]:
        lines[-1][1].extend(drawn[1:])
    else:
        lines.append((reach_m, drawn))


def _polygons(geometry: Json) -> list[Any]:
    return [geometry["coordinates"]] if geometry["type"] == "Polygon" else []


def _multi(polygons: list[Any]) -> Json:
    if len(polygons) == 1:
        return {"type": "Polygon", "coordinates": polygons[0]}
    return {"type": "MultiPolygon", "coordinates": polygons}


def _rounded(one: Point) -> list[float]:
    return [round(one[0] * _PARTS) / _PARTS, round(one[1] * _PARTS) / _PARTS]


# Rings


_AROUND = [(sin(2 * pi * at / CIRCLE_POINTS), cos(2 * pi * at / CIRCLE_POINTS)) for at in range(CIRCLE_POINTS)]


def ring_round(center: Point, radius_m: float) -> list[list[float]]:
    """Give the ring of points at a distance from a point, closed."""
    away = _Away(center, radius_m)
    points = [away.to(sine, cosine) for sine, cosine in _AROUND]
    if abs(center[1]) + radius_m / M_PER_DEGREE > _POLE_MARGIN:
        return _over_the_pole(center, [*points, points[0]])
    ring = [_rounded(one) for one in points]
    return [*ring, ring[0]]


class _Away:
    """From a point so far, in any direction.

    Near: on the plane that touches there, better than 2 m. Far: along circles with the earth's radius in that direction, better than a
    thousandth of the length up to 500 km.
    """

    def __init__(self, start: Point, length_m: float) -> None:
        self._lon, self._lat = start
        self._length_m = length_m
        self._sine, self._cosine = sin(radians(start[1])), cos(radians(start[1]))
        flat = 1 - earth.E2 * self._sine * self._sine
        self._normal = earth.A_M / sqrt(flat)
        self._meridian = self._normal * (1 - earth.E2) / flat
        self._is_near = length_m <= _NEAR_M and self._cosine > _NEAR_COSINE
        self._north = degrees(length_m / self._meridian)
        self._east = degrees(length_m / (self._normal * max(self._cosine, _NEAR_COSINE)))

    def to(self, sine: float, cosine: float) -> Point:
        """Give the point in a direction, by its sine and cosine (from north to east)."""
        if self._is_near:
            return self._lon + self._east * sine, self._lat + self._north * cosine
        radius = 1 / (cosine * cosine / self._meridian + sine * sine / self._normal)
        along, down = radius * sin(self._length_m / radius), radius * (1 - cos(self._length_m / radius))
        out = (self._normal - down) * self._cosine - along * cosine * self._sine
        height = (self._normal * (1 - earth.E2) - down) * self._sine + along * cosine * self._cosine
        lat = atan2(height, (1 - earth.E2) * hypot(out, along * sine))
        return self._lon + degrees(atan2(along * sine, out)), degrees(lat)


_NEAR_M = 5_000.0
_NEAR_COSINE = 0.1
"""Up to 84 degrees north or south."""


def _over_the_pole(center: Point, points: Sequence[Point]) -> list[list[float]]:
    """Close a ring that goes once round the earth: along the edge of the map, by the pole that it holds."""
    ring = [_rounded(one) for one in unwrapped(points)]
    if abs(ring[-1][0] - ring[0][0]) < 180:  # noqa: PLR2004 - half a turn
        return [*ring[:-1], ring[0]]
    pole = 90.0 if center[1] > 0 else -90.0
    return [*ring, [ring[-1][0], pole], [ring[0][0], pole], ring[0]]


def _cut(line: Sequence[Point]) -> list[Point]:
    """Cut long edges, so that a width that differs along them is seen to."""
    most = max(1, _PIECES_MAX // (len(line) - 1))
    done = [line[0]]
    for a, b in pairwise(line):
        count = min(most, max(1, ceil(_length_m(a, b) / _PIECE_M)))
        done += [(a[0] + (b[0] - a[0]) * at / count, a[1] + (b[1] - a[1]) * at / count) for at in range(1, count + 1)]
    return done


def _narrow(lat: float) -> float:
    """Give how much shorter a degree of longitude is than one of latitude."""
    return max(0.01, cos(radians(lat)))


def _round_line(line: Sequence[Point], width_m: float) -> list[list[float]]:
    """Give the ring round a line: up its right side, round its end, down its left side, round its start."""
    there = list(_side(line, width_m))
    back = list(_side(line[::-1], width_m))
    drawn = [_rounded(one) for one in (*there, *back)]
    ring = [one for one, before in zip(drawn, [None, *drawn], strict=False) if one != before]
    return [*ring, ring[0]]


def _side(line: Sequence[Point], width_m: float) -> Iterator[Point]:
    """Give the right side of a line, and half a turn round its end."""
    headings = [_heading(a, b) for a, b in pairwise(line)]
    beside = [_Away(one, width_m) for one in line]
    yield beside[0].to(*_right(headings[0]))
    for at, (heading, following) in enumerate(pairwise(headings), 1):
        turn = (following - heading + pi) % (2 * pi) - pi
        if turn > _BENDS:
            yield from _inside(line[at - 1 : at + 2], heading, turn, width_m)
        else:
            yield from _round(beside[at], heading, turn)
    yield from _round(beside[-1], headings[-1], -pi)


_BENDS = 0.02
"""Radians: a smaller turn to the inside leaves no gap that could be seen."""


def _right(heading: float) -> tuple[float, float]:
    """Give the direction to the right, by its sine and cosine."""
    return cos(heading), -sin(heading)


def _round(end: _Away, heading: float, turn: float) -> Iterator[Point]:
    """Give the points round the outside of a corner, from the right of one edge to the right of the next."""
    count = max(1, ceil(-turn / (2 * pi) * _JOIN_POINTS))
    yield from (end.to(*_right(heading + turn * step / count)) for step in range(count + 1))


def _inside(corner: Sequence[Point], heading: float, turn: float, width_m: float) -> Iterator[Point]:
    """Give the inside of a corner: where both sides meet; or, where they are too short for that, by way of the corner itself."""
    before, here, after = corner
    if width_m * tan(turn / 2) < min(_length_m(before, here), _length_m(here, after)):
        yield _Away(here, width_m / cos(turn / 2)).to(*_right(heading + turn / 2))
        return
    end = _Away(here, width_m)
    yield end.to(*_right(heading))
    yield here
    yield end.to(*_right(heading + turn))


def _length_m(a: Point, b: Point) -> float:
    """Give about how long an edge is."""
    return hypot((b[0] - a[0]) * _narrow((a[1] + b[1]) / 2), b[1] - a[1]) * M_PER_DEGREE


def _heading(a: Point, b: Point) -> float:
    """Give the direction of an edge: radians from north to east."""
    return atan2((b[0] - a[0]) * _narrow((a[1] + b[1]) / 2), b[1] - a[1])
