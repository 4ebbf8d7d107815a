"""GeoJSON geometries to shapes: areas, circles, corridors, and routes that move.

Numbers become integers here, and a shape that cannot be is refused by the path of its vertex. Areas are judged in one place,
`require_valid`, by the exact rule of `space.validity`.
"""

from collections.abc import Callable
from itertools import pairwise
from typing import Any, Final, NamedTuple

from garant import instant
from garant.errors import Code, Refused
from garant.exchange import form, quantities, times
from garant.exchange.form import Located, Terms
from garant.exchange.positions import course, position
from garant.limits import ITEMS_MAX
from garant.space.validity import require_valid_area, require_valid_route
from garant.statement.shapes import Area, Circle, Corridor, Route, Shape
from garant.statement.words import Position

PARTS_MAX = 64
"""Polygons of an area, and rings of a polygon, as in `statement.shapes`."""

_RING_MIN, _LINE_MIN = 4, 2

Rings = tuple[tuple[Position, ...], ...]


class Spot(NamedTuple):
    """Where in a feature a geometry and its terms stand. The terms in `own` stand at `own_at`, all others in the properties."""

    geometry: str
    own: frozenset[str] = frozenset()
    own_at: str = ""

    @property
    def coordinates(self) -> str:
        """Give the path of the coordinates."""
        return f"{self.geometry}.coordinates"

    def term(self, name: str) -> str:
        """Give the path of a term."""
        return f"{self.own_at if name in self.own else 'properties'}.{name}"


def shapes_of(geometry: form.Simple, terms: Terms, spot: Spot) -> tuple[Shape, ...]:
    """Give the shapes of a geometry that stands still. Refuses with `bad_shape` or `bad_value`."""
    return _SHAPES[type(geometry)](geometry, terms, spot)


def route_of(geometry: form.LineString, terms: Terms, moments: list[str], spot: Spot) -> Route:
    """Give the route of a line with times. Refuses with `bad_shape`, `bad_time` or `bad_value`."""
    places = course(geometry.coordinates, _LINE_MIN, spot.coordinates)
    require_valid_route(places.positions, spot.coordinates)
    if len(moments) != len(places.positions):
        sentence = f"{len(moments)} times for {len(places.positions)} positions; give one for each"
        raise Refused(Code.BAD_VALUE, sentence, spot.term("times"))
    vertical_m, spelt = terms.vertical_buffer_m, _spelt(moments, spot.term("times"))
    buffer_cm = _distance_cm(terms.buffer_m, spot.term("buffer_m"))
    vertical_cm = None if vertical_m is None else _distance_cm(vertical_m, spot.term("vertical_buffer_m"))
    altitudes_cm = places.altitudes_cm(spot.coordinates)
    try:
        return Route(line=places.positions, times=spelt, buffer_cm=buffer_cm, vertical_buffer_cm=vertical_cm, altitudes_cm=altitudes_cm)
    except Refused:
        raise _not_rising(spelt, moments, spot.term("times")) from None


def require_valid(polygons: tuple[Rings, ...], where: str, *, is_single: bool = False) -> None:
    """Refuse with `bad_shape` an area that crosses itself or falls apart, naming the vertex: the one place where areas are judged.

    `where`: the path of the coordinates; those of a Polygon (`is_single`) have no level for polygons.
    """
    if is_single and len(polygons[0]) == 1 and _is_a_star(polygons[0][0]):
        return
    try:
        require_valid_area(polygons, "")
    except Refused as refused:
        was = refused.refusal
        raise Refused(was.code, was.sentence, f"{where}{was.where.removeprefix('[0]') if is_single else was.where}") from None


def _is_a_star(ring: tuple[Position, ...]) -> bool:
    """Tell that all of a ring is seen from the middle of its vertices, as of most areas that people draw; such a ring is valid.

    Seen from there each edge goes the same way round, and all of them together go round once. Exact, and twenty times faster than to judge.
    """
    count = len(ring) - 1
    lon, lat = sum([lon for lon, _ in ring[1:]]) // count, sum([lat for _, lat in ring[1:]]) // count
    spokes = [(x - lon, y - lat) for x, y in ring]
    turns = [x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in pairwise(spokes)]
    rounds = [1 for (_, y1), (_, y2) in pairwise(spokes) if y1 < 0 <= y2]
    return ring[0] == ring[-1] and (min(turns) > 0 or max(turns) < 0) and len(rounds) == 1


def _of_polygon(geometry: form.Polygon, _: Terms, spot: Spot) -> tuple[Shape, ...]:
    polygons = (_rings(geometry.coordinates, spot.coordinates),)
    require_valid(polygons, spot.coordinates, is_single=True)
    return (Area(polygons=polygons),)


def _of_multi_polygon(geometry: form.MultiPolygon, _: Terms, spot: Spot) -> tuple[Shape, ...]:
    where = spot.coordinates
    _require_count(geometry.coordinates, PARTS_MAX, "polygons", where)
    polygons = tuple(_rings(rings, f"{where}[{at}]") for at, rings in enumerate(geometry.coordinates))
    require_valid(polygons, where)
    return (Area(polygons=polygons),)


def _of_point(geometry: form.Point, terms: Terms, spot: Spot) -> tuple[Shape, ...]:
    return (_circle(geometry.coordinates, terms, spot, spot.coordinates),)


def _of_multi_point(geometry: form.MultiPoint, terms: Terms, spot: Spot) -> tuple[Shape, ...]:
    where = spot.coordinates
    _require_count(geometry.coordinates, ITEMS_MAX, "positions", where)
    return tuple(_circle(place, terms, spot, f"{where}[{at}]") for at, place in enumerate(geometry.coordinates))


def _of_line(geometry: form.LineString, terms: Terms, spot: Spot) -> tuple[Shape, ...]:
    return (_corridor(geometry.coordinates, terms, spot, spot.coordinates),)


def _of_multi_line(geometry: form.MultiLineString, terms: Terms, spot: Spot) -> tuple[Shape, ...]:
    where = spot.coordinates
    _require_count(geometry.coordinates, ITEMS_MAX, "lines", where)
    return tuple(_corridor(line, terms, spot, f"{where}[{at}]") for at, line in enumerate(geometry.coordinates))


def _rings(rings: list[list[form.Place]], where: str) -> Rings:
    _require_count(rings, PARTS_MAX, "rings", where)
    return tuple(course(ring, _RING_MIN, f"{where}[{at}]").positions for at, ring in enumerate(rings))


def _circle(place: form.Place, terms: Terms, spot: Spot, where: str) -> Circle:
    return Circle(center=position(place, where), radius_cm=_distance_cm(terms.radius_m, spot.term("radius_m")))


def _corridor(line: list[form.Place], terms: Terms, spot: Spot, where: str) -> Corridor:
    return Corridor(line=course(line, _LINE_MIN, where).positions, buffer_cm=_distance_cm(terms.buffer_m, spot.term("buffer_m")))


def _distance_cm(metres: float | None, where: str) -> int:
    if metres is None:
        raise Refused(Code.MISSING_MEMBER, f"this geometry needs `{where.rpartition('.')[2]}`, a distance in metres", where)
    return quantities.distance_cm(metres, where)


def _require_count(parts: list[Any], most: int, what: str, where: str) -> None:
    if not 1 <= len(parts) <= most:
        raise Refused(Code.BAD_SHAPE, f"{len(parts)} {what}; there may be 1 to {most}", where)


def _spelt(moments: list[str], where: str) -> tuple[str, ...]:
    """Spell the times of a route: all but the last rounded down, so that the route is on its way no later than it says."""
    last = len(moments) - 1
    return (
        *(times.start_of(moment, f"{where}[{at}]") for at, moment in enumerate(moments[:-1])),
        times.end_of(moments[-1], f"{where}[{last}]"),
    )


def _not_rising(spelt: tuple[str, ...], moments: list[str], where: str) -> Refused:
    at = next(at for at, (one, following) in enumerate(pairwise(map(instant.parse, spelt)), 1) if one >= following)
    sentence = f"{moments[at][:40]} must come after {moments[at - 1][:40]}, by a millisecond at least; the times of a route rise"
    return Refused(Code.BAD_VALUE, sentence, f"{where}[{at}]")


_SHAPES: Final[dict[type[Located], Callable[[Any, Terms, Spot], tuple[Shape, ...]]]] = {
    form.Polygon: _of_polygon,
    form.MultiPolygon: _of_multi_polygon,
    form.Point: _of_point,
    form.MultiPoint: _of_multi_point,
    form.LineString: _of_line,
    form.MultiLineString: _of_multi_line,
}
