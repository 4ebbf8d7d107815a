"""What a GeoJSON geometry and its properties mean: the volumes of a notice.

    Polygon, MultiPolygon              area; edges straight in longitude and latitude
    Point + radius_m                   circle; MultiPoint: one for each position
    LineString + buffer_m              corridor; MultiLineString: one for each line
    LineString + buffer_m + times      route: at each position at that time, along the geodesic between
    GeometryCollection                 all of these; the properties hold for each, `volumes` says what is otherwise for one

Each property must mean something for the geometry that it stands with: a buffer round a polygon is refused, not forgotten.
"""

from collections.abc import Iterator
from typing import Any

from garant.errors import Code, Refused
from garant.exchange import form, quantities, times
from garant.exchange.form import Located, Properties, Simple, Terms
from garant.exchange.shapes import Spot, route_of, shapes_of
from garant.limits import ITEMS_MAX
from garant.statement.shapes import Volume

_MOVING = frozenset({"times", "vertical_buffer_m"})
_MEANT = {
    "radius_m": "the radius of a circle round a Point",
    "buffer_m": "how far a LineString reaches to each side",
    "times": "one for each position of a LineString that is a route",
    "vertical_buffer_m": "for a LineString with `times`; widen the altitude band of what stands still",
}
_IN_PROPERTIES = Spot("geometry")


def volumes_of(geometry: form.Geometry | None, said: Properties) -> tuple[Volume, ...]:
    """Give the volumes of a feature, in their order; none where it has no geometry.

    Refuses with `bad_shape` a geometry that cannot be; with `missing_member`, `bad_value` or `bad_time` terms that do not fit it; with
    `other_datum` altitudes above anything but WGS84. The path begins at the feature.
    """
    _require_wgs84(said)
    if isinstance(geometry, form.GeometryCollection):
        return _of_collection(geometry.geometries, said)
    if said.volumes is not None:
        raise Refused(
            Code.BAD_VALUE, "`volumes` goes with a GeometryCollection: one object for each of its geometries", "properties.volumes"
        )
    if geometry is None:
        _require_used(said, frozenset(), "a feature without geometry")
        return ()
    _require_fitting(geometry, said, _IN_PROPERTIES)
    return _volumes(geometry, said, _IN_PROPERTIES)


# Collections


def _of_collection(geometries: list[Simple], said: Properties) -> tuple[Volume, ...]:
    _require_few(len(geometries), "geometries")
    given = [None] * len(geometries) if said.volumes is None else said.volumes
    own = [{} if terms is None else terms.given() for terms in given]
    if len(own) != len(geometries):
        raise Refused(Code.BAD_VALUE, f"{len(own)} objects for {len(geometries)} geometries; give one for each", "properties.volumes")
    held = [_held(geometry, said, terms) for geometry, terms in zip(geometries, own, strict=True)]
    _require_used(said, frozenset().union(*held), "this collection")
    volumes = tuple(_of_parts(geometries, said, own, held))
    _require_few(len(volumes), "volumes")
    return volumes


def _of_parts(geometries: list[Simple], said: Properties, own: list[dict[str, Any]], held: list[frozenset[str]]) -> Iterator[Volume]:
    for at, geometry in enumerate(geometries):
        spot = Spot(f"geometry.geometries[{at}]", frozenset(own[at]), f"properties.volumes[{at}]")
        terms = Terms(**{name: getattr(said, name) for name in held[at]} | own[at])
        _require_fitting(geometry, terms, spot)
        yield from _volumes(geometry, terms, spot)


def _held(geometry: Located, said: Properties, own: dict[str, Any]) -> frozenset[str]:
    """Give the names of the feature's terms that hold for one of its geometries; a route has its own window."""
    if "times" in geometry.TAKES and own.get("times", said.times) is not None:
        return geometry.TAKES.union(form.BAND)
    return (geometry.TAKES - _MOVING).union(form.BAND, form.WINDOW)


def _require_few(count: int, what: str) -> None:
    if not 1 <= count <= ITEMS_MAX:
        raise Refused(Code.BAD_SHAPE, f"{count} {what}; a collection has 1 to {ITEMS_MAX}", "geometry.geometries")


def _require_used(said: Properties, used: frozenset[str], what: str) -> None:
    """Refuse a term that would be said in vain."""
    vain = [name for name in (*form.EXTENTS, *form.BAND, *form.WINDOW) if getattr(said, name) and name not in used]
    if vain:
        raise Refused(Code.BAD_VALUE, f"nothing in {what} takes `{vain[0]}`; leave it out", f"properties.{vain[0]}")


# One geometry and its terms


def _require_fitting(geometry: Simple, terms: Terms, spot: Spot) -> None:
    """Refuse terms that this geometry does not take, and the lack of one that it needs. A distance of 0 m says nothing."""
    kind, takes = type(geometry).__name__, geometry.TAKES
    for name in form.EXTENTS:
        given = getattr(terms, name)
        if given and name not in takes:
            raise Refused(Code.BAD_VALUE, f"a {kind} takes no `{name}`, which is {_MEANT[name]}; leave it out", spot.term(name))
        if given is None and name in takes and name not in _MOVING:
            raise Refused(Code.MISSING_MEMBER, f"a {kind} needs `{name}`, in metres: {_MEANT[name]}", spot.term(name))
    if terms.vertical_buffer_m and terms.times is None:
        raise Refused(Code.BAD_VALUE, f"`vertical_buffer_m` is {_MEANT['vertical_buffer_m']}", spot.term("vertical_buffer_m"))


def _volumes(geometry: Simple, terms: Terms, spot: Spot) -> tuple[Volume, ...]:
    lower_cm, upper_cm = _band(terms, spot)
    start, end = _window(terms, spot)
    if isinstance(geometry, form.LineString) and terms.times is not None:
        route = route_of(geometry, terms, terms.times, spot)
        _require_same_window((start, end), (route.times[0], route.times[-1]), spot)
        return (Volume(shape=route, lower_cm=lower_cm, upper_cm=upper_cm),)
    shapes = shapes_of(geometry, terms, spot)
    try:
        return tuple(Volume(shape=shape, lower_cm=lower_cm, upper_cm=upper_cm, start=start, end=end) for shape in shapes)
    except Refused:
        sentence = f"`time_start` ({start}) must come before `time_end` ({end})"
        raise Refused(Code.BAD_VALUE, sentence, spot.term("time_end")) from None


def _band(terms: Terms, spot: Spot) -> tuple[int | None, int | None]:
    lower_m, upper_m = terms.altitude_lower_m, terms.altitude_upper_m
    if lower_m is not None and upper_m is not None and lower_m > upper_m:
        sentence = f"`altitude_lower_m` ({lower_m:.12g}) must not be above `altitude_upper_m` ({upper_m:.12g})"
        raise Refused(Code.BAD_VALUE, sentence, spot.term("altitude_lower_m"))
    lower_cm = None if lower_m is None else quantities.floor_cm(lower_m, spot.term("altitude_lower_m"))
    return lower_cm, None if upper_m is None else quantities.ceiling_cm(upper_m, spot.term("altitude_upper_m"))


def _window(terms: Terms, spot: Spot) -> tuple[str | None, str | None]:
    start = None if terms.time_start is None else times.start_of(terms.time_start, spot.term("time_start"))
    return start, None if terms.time_end is None else times.end_of(terms.time_end, spot.term("time_end"))


def _require_same_window(said: tuple[str | None, str | None], own: tuple[str, str], spot: Spot) -> None:
    """Refuse a window beside a route that is not the route's."""
    for name, given, meant in zip(form.WINDOW, said, own, strict=True):
        if given not in {None, meant}:
            sentence = f"`{name}` ({given}) is not where the times of this route put it ({meant}); leave it out"
            raise Refused(Code.BAD_VALUE, sentence, spot.term(name))


def _require_wgs84(said: Properties) -> None:
    if said.altitude_datum not in {None, "WGS84"}:
        raise Refused(
            Code.OTHER_DATUM,
            f"altitudes above {said.altitude_datum[:40]!r} are not taken, nor guessed; convert them to metres above the WGS84 ellipsoid",
            "properties.altitude_datum",
        )
