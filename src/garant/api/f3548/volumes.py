"""4D volumes: read strictly, and kept as extents. Only afterwards is it asked how large they are: what is malformed is never "too large".

times        RFC 3339 with any offset, kept with six decimals in UTC
altitudes    metres above the WGS84 ellipsoid, -8,000 to 100,000; kept in cm, widened outwards
a circle     a radius of more than 0 and at most 100 km
a polygon    3 to 1,000 corners, no two at one place, no edges that cross; its smaller side is meant, at most 2,500 km2
"""

import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from math import ceil, floor, pi
from typing import Any, NamedTuple

from garant.api.f3548.wire import Altitude, Circle, Point, Polygon, Time, Volume3D, Volume4D
from garant.errors import Code, Refused
from garant.limits import COORDINATE_UNITS_PER_DEGREE, ITEMS_MAX
from garant.statement.kinds.f3548 import Extent
from garant.statement.words import Position

AREA_M2_MAX = 2_500_000_000
AREAS_M2_MAX = 100_000_000_000
"""Of all extents of one request together, circles included."""
RADIUS_M_MAX = 100_000
VERTICES_MAX = 1_000
VOLUMES_MAX = 1_000
"""Of one operational intent: a long flight, volume by volume. Its statement then comes in parts."""
LOWEST_M, HIGHEST_M = -8_000, 100_000

_CM_PER_M = 100
_EARTH_M = 20_038_000
"""Half way around."""
_SMALL_UNITS = COORDINATE_UNITS_PER_DEGREE // 10
_SMALL_M2 = 125_000_000.0
_TENTH_MM = 2
"""Decimals of a cm that count: an altitude is not widened by what a binary fraction is off."""
_LATITUDE_MAX, _LONGITUDE_MAX = 90.0, 180.0
_TRIANGLE = 3
_RFC3339 = re.compile(r"(\d{4}-\d{2}-\d{2})[Tt](\d{2}:\d{2}:\d{2})(?:\.(\d+))?([Zz]|[+-]\d{2}:\d{2})", re.ASCII)


class Needs(NamedTuple):
    """What a volume must say beside its outline, whether it must last longer than an instant, and how many there may be."""

    times: bool = False
    altitudes: bool = False
    lasting: bool = True
    most: int = ITEMS_MAX


QUERY = Needs(lasting=False)
SUBSCRIPTION = Needs()
CONSTRAINT = Needs(times=True)
INTENT = Needs(times=True, altitudes=True, most=VOLUMES_MAX)


def extents_of(given: Sequence[Volume4D] | None, needs: Needs) -> tuple[Extent, ...]:
    """Read the volumes of a request. Refuses with `bad_request`, and with `too_large` more of them, or of vertices, than are looked at."""
    if not given:
        raise Refused(Code.BAD_REQUEST, "give at least one volume", "$.extents")
    if len(given) > needs.most:
        raise Refused(Code.TOO_LARGE, f"{len(given)} volumes; one request has at most {needs.most}", "$.extents")
    return tuple(_extent(one, needs, f"$.extents[{number}]") for number, one in enumerate(given))


def extent_of(given: Volume4D | None, needs: Needs, where: str) -> Extent:
    """Read the one volume of a request. Refuses as `extents_of` does."""
    if given is None:
        raise Refused(Code.BAD_REQUEST, "give a volume", where)
    return _extent(given, needs, where)


def require_small(extents: Iterable[Extent]) -> None:
    """Refuse with `too_large` what covers too much, alone or together. To be asked last."""
    areas_m2 = [_area_m2(extent) for extent in extents]
    if sum(areas_m2) > AREAS_M2_MAX:
        raise Refused(Code.TOO_LARGE, f"volumes of more than {AREAS_M2_MAX // 1_000_000} km2 together; ask for less at once")


def _area_m2(extent: Extent) -> float:
    from garant.space.kilometre import area_m2

    if extent.polygon is None:
        radius_m = (extent.radius_cm or 0) / _CM_PER_M
        if radius_m > RADIUS_M_MAX:
            raise Refused(Code.TOO_LARGE, f"a radius is at most {RADIUS_M_MAX} m; ask for less at once")
        return pi * radius_m**2
    found = _SMALL_M2 if _is_small(extent.polygon) else area_m2([_degrees(vertex) for vertex in extent.polygon])
    if found > AREA_M2_MAX:
        raise Refused(Code.TOO_LARGE, f"a polygon of more than {AREA_M2_MAX // 1_000_000} km2; ask for less at once")
    return found


def _extent(given: Volume4D, needs: Needs, where: str) -> Extent:
    start, end = _time(given.time_start, f"{where}.time_start"), _time(given.time_end, f"{where}.time_end")
    if needs.times and (start is None or end is None):
        raise Refused(Code.BAD_REQUEST, "each volume needs time_start and time_end", where)
    if start is not None and end is not None and (start > end or (needs.lasting and start == end)):
        raise Refused(Code.BAD_REQUEST, "a volume starts before it ends", f"{where}.time_end")
    volume = given.volume
    if volume is None:
        raise Refused(Code.BAD_REQUEST, "a volume is missing", f"{where}.volume")
    lower = _altitude(volume.altitude_lower, f"{where}.volume.altitude_lower")
    upper = _altitude(volume.altitude_upper, f"{where}.volume.altitude_upper")
    if needs.altitudes and (lower is None or upper is None):
        raise Refused(Code.BAD_REQUEST, "each volume needs altitude_lower and altitude_upper", where)
    if lower is not None and upper is not None and lower > upper:
        raise Refused(Code.BAD_REQUEST, "altitude_lower is above altitude_upper", f"{where}.volume")
    polygon, center, radius_cm = _outline(volume, f"{where}.volume")
    return Extent(
        polygon=polygon,
        center=center,
        radius_cm=radius_cm,
        lower_cm=None if lower is None else floor(round(lower * _CM_PER_M, _TENTH_MM)),
        upper_cm=None if upper is None else ceil(round(upper * _CM_PER_M, _TENTH_MM)),
        start=start,
        end=end,
    )


def _time(given: Time | None, where: str) -> str | None:
    """Spell an instant with six decimals in UTC; further decimals are cut off."""
    if given is None:
        return None
    found = _RFC3339.fullmatch(given.value or "")
    if found is None:
        raise Refused(Code.BAD_REQUEST, "this is no time; write it as 2026-03-01T12:00:00.000000Z (RFC 3339)", where)
    day, clock, decimals, offset = found.groups()
    micros = (decimals or "")[:6].ljust(6, "0")
    try:
        read = datetime.fromisoformat(f"{day}T{clock}.{micros}{'' if offset in 'Zz' else offset}")
        if read.tzinfo is not None:
            read = read.astimezone(UTC).replace(tzinfo=None)
    except (ValueError, OverflowError) as error:
        raise Refused(Code.BAD_REQUEST, "there is no such time", where) from error
    return f"{read.isoformat(timespec='microseconds')}Z"


def _altitude(given: Altitude | None, where: str) -> float | None:
    if given is None:
        return None
    if given.reference != "W84" or given.units != "M":
        raise Refused(Code.BAD_REQUEST, 'altitudes are in metres above WGS84: "units": "M", "reference": "W84"', where)
    if given.value is None or not LOWEST_M <= given.value <= HIGHEST_M:
        raise Refused(Code.BAD_REQUEST, f"an altitude is from {LOWEST_M} to {HIGHEST_M} m", where)
    return given.value


def _outline(volume: Volume3D, where: str) -> tuple[tuple[Position, ...] | None, Position | None, int | None]:
    """Give a polygon, or a centre and a radius (cm)."""
    circle, polygon = volume.outline_circle, volume.outline_polygon
    if circle is not None and polygon is None:
        return None, *_circle(circle, f"{where}.outline_circle")
    if polygon is not None and circle is None:
        return _polygon(polygon, f"{where}.outline_polygon"), None, None
    raise Refused(Code.BAD_REQUEST, "a volume has exactly one outline: a circle or a polygon", where)


def _circle(given: Circle, where: str) -> tuple[Position, int]:
    if given.center is None or given.radius is None:
        raise Refused(Code.BAD_REQUEST, "a circle has a center and a radius", where)
    radius = given.radius
    if radius.units != "M" or radius.value is None or not 0 < radius.value < _EARTH_M:
        raise Refused(Code.BAD_REQUEST, 'a radius is more than 0, in "units": "M"', f"{where}.radius")
    return _position(given.center, f"{where}.center"), max(1, ceil(round(radius.value * _CM_PER_M, _TENTH_MM)))


def _polygon(given: Polygon, where: str) -> tuple[Position, ...]:
    vertices = given.vertices or []
    if len(vertices) < _TRIANGLE:
        raise Refused(Code.BAD_REQUEST, "a polygon has at least 3 vertices", where)
    if len({(one.lat, one.lng) for one in vertices}) < len(vertices):
        raise Refused(Code.BAD_REQUEST, "two vertices of this polygon are at one place; do not say the first one again", where)
    if len(vertices) > VERTICES_MAX:
        raise Refused(Code.TOO_LARGE, f"a polygon has at most {VERTICES_MAX} vertices", where)
    ring = tuple(_position(one, f"{where}.vertices[{number}]") for number, one in enumerate(vertices))
    _require_simple([_degrees(vertex) for vertex in ring], where)
    return ring


def _position(given: Point, where: str) -> Position:
    if given.lat is None or given.lng is None or abs(given.lat) > _LATITUDE_MAX or abs(given.lng) > _LONGITUDE_MAX:
        raise Refused(Code.BAD_REQUEST, "a position has a lat from -90 to 90 and a lng from -180 to 180", where)
    return round(given.lng * COORDINATE_UNITS_PER_DEGREE), round(given.lat * COORDINATE_UNITS_PER_DEGREE)


def _require_simple(vertices: list[tuple[float, float]], where: str) -> None:
    """Refuse edges that cross. Corners within a centimetre of each other are one here; corners on one line are a line, and may be."""
    from garant.space.kilometre import is_line, is_simple

    distinct = [vertex for vertex, before in zip(vertices, [vertices[-1], *vertices], strict=False) if not _same(vertex, before)]
    if len(distinct) > _TRIANGLE and not is_simple(distinct) and not is_line(distinct):
        raise Refused(Code.BAD_REQUEST, "edges of this polygon cross", where)


def _same(one: tuple[float, float], other: tuple[float, float]) -> bool:
    """Tell whether two corners are one place: at a pole, or across the antimeridian, by whatever longitude they are named."""
    at_pole = abs(one[1]) == _LATITUDE_MAX
    return one[1] == other[1] and (at_pole or (one[0] - other[0]) % (2 * _LONGITUDE_MAX) == 0)


def _is_small(polygon: tuple[Position, ...]) -> bool:
    """Tell whether a polygon spans less than a tenth of a degree each way, about 120 km2 at most: no need to compute more."""
    lngs, lats = [one[0] for one in polygon], [one[1] for one in polygon]
    return max(lngs) - min(lngs) < _SMALL_UNITS and max(lats) - min(lats) < _SMALL_UNITS


def _degrees(position: Position) -> tuple[float, float]:
    return position[0] / COORDINATE_UNITS_PER_DEGREE, position[1] / COORDINATE_UNITS_PER_DEGREE


# What is told


def told(extent: Extent) -> dict[str, Any]:
    """Give an extent as the standard spells a volume."""
    outline: dict[str, Any] = {}
    if extent.polygon is not None:
        outline["outline_polygon"] = {"vertices": [_lat_lng(one) for one in extent.polygon]}
    elif extent.center is not None:
        radius = {"value": (extent.radius_cm or 0) / _CM_PER_M, "units": "M"}
        outline["outline_circle"] = {"center": _lat_lng(extent.center), "radius": radius}
    bounds = {"altitude_lower": extent.lower_cm, "altitude_upper": extent.upper_cm}
    heights = {name: {"value": cm / _CM_PER_M, "reference": "W84", "units": "M"} for name, cm in bounds.items() if cm is not None}
    times = {"time_start": extent.start, "time_end": extent.end}
    window = {name: {"value": text, "format": "RFC3339"} for name, text in times.items() if text is not None}
    return {"volume": {**outline, **heights}, **window}


def _lat_lng(position: Position) -> dict[str, float]:
    lng, lat = _degrees(position)
    return {"lat": lat, "lng": lng}
