"""Between what Garant compares and what drone operators file: a body becomes extents (ASTM F3548-21), and extents become volumes.

    extents_of(body)       each piece as a polygon or a circle that holds it, with its altitudes and its window
    volumes_of(extents)    each extent as an area or a circle that holds it, its window widened to the millisecond

An extent's edges are great circles, an area's are straight in longitude and latitude: long edges are cut on the way, so the two stay
within a metre or so. Holes are filled, corridors and legs become boxes around them. What has too many corners, or is no area that can be
compared (a line, a pole, the antimeridian), becomes a circle around it: always more than was said, never less.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import ceil, hypot, pi, sqrt, tan
from typing import TYPE_CHECKING, Any

from garant import instant
from garant.errors import Code, Refused
from garant.limits import ALTITUDE_CM_MAX, BUFFER_CM_MAX
from garant.statement.kinds.f3548 import Extent
from garant.statement.shapes import Area, Circle, Volume
from garant.statement.words import Position

if TYPE_CHECKING:
    from garant.space.body import Body

SINCE, UNTIL = "1970-01-01T00:00:00.000000Z", "9999-12-31T23:59:59.999999Z"
"""What has no start or no end: the standard asks for both."""

EXTENTS_MAX, CORNERS_MAX, RING_CORNERS_MAX = 128, 1_200, 1_000
"""Extents of one thing, their corners together, and those of one polygon: they fit one statement."""

_CUT_M = 5_000.0
"""Edges are cut to this length: so an edge of either sort lies within half a metre of the other, up to 70 degrees north or south."""
_SPARE_M = 1.0
_US_PER_MS = 1_000
_HALF_TURN, _TURN, _POLE = 1_800_000_000, 3_600_000_000, 900_000_000
_DEGREE, _DEGREE_M = 10_000_000, 111_195.0

Ring = tuple[Position, ...]
"""Open: the first corner is not said again."""


# From a body to extents


def extents_of(body: "Body") -> tuple[Extent, ...]:
    """Give extents that hold a body, in the order of its pieces. Refuses with `too_large` what does not fit one statement."""
    made = [_extent(body, piece) for piece in body.pieces]
    corners = sum(len(one.polygon or ()) for one in made)
    if len(made) > EXTENTS_MAX or corners > CORNERS_MAX:
        made = [_around(piece) for piece in body.pieces]
    if len(made) > EXTENTS_MAX:
        raise Refused(Code.TOO_LARGE, f"{len(made)} volumes; at most {EXTENTS_MAX} of one thing are shown")
    return tuple(made)


def _extent(body: "Body", piece: Any) -> Extent:  # noqa: ANN401 - one record of a PIECE array
    from garant.space import piece as pieces

    first, count, reach_m = int(piece["first"]), int(piece["count"]), float(piece["reach"])
    ring: Ring | None = None
    match int(piece["kind"]):
        case pieces.AREA if reach_m == 0:
            ring = _outer(body.vertices[first : first + count])
        case pieces.LINE:
            ends = [_position(row) for row in body.vertices[first : first + 2]]
            ring = _box(ends[0], ends[1], reach_m=reach_m)
        case pieces.LEG:
            ring = _box(*(_on_ground(tuple(body.fixes[row])) for row in (first, first + 1)), reach_m=reach_m)
        case pieces.DISC:
            return _made(piece, center=_position(body.vertices[first]), radius_cm=max(1, round(reach_m * 100)))
        case _:
            pass
    return _made(piece, polygon=ring) if ring and len(ring) <= RING_CORNERS_MAX else _around(piece)


def _around(piece: Any) -> Extent:  # noqa: ANN401 - one record of a PIECE array
    """Give the circle that holds a piece."""
    radius_cm = ceil(float(piece["outer"]) * 100)
    if radius_cm > BUFFER_CM_MAX:
        raise Refused(Code.TOO_LARGE, f"it reaches further than the {BUFFER_CM_MAX // 100_000} km that are shown")
    center = _on_ground((float(piece["x"]), float(piece["y"]), float(piece["z"])))
    return _made(piece, center=center, radius_cm=radius_cm)


def _made(piece: Any, **outline: Any) -> Extent:  # noqa: ANN401 - one record of a PIECE array; an outline
    from garant.space.piece import FAR_MS

    start, end = int(piece["start"]), int(piece["end"])
    return Extent(
        **outline,
        lower_cm=_altitude(min(int(piece["lower_1"]), int(piece["lower_2"]))),
        upper_cm=_altitude(max(int(piece["upper_1"]), int(piece["upper_2"]))),
        start=SINCE if start <= -FAR_MS else instant.micros_text(max(0, start) * _US_PER_MS),
        end=UNTIL if end >= FAR_MS else instant.micros_text(end * _US_PER_MS),
    )


def _altitude(cm: int) -> int | None:
    return cm if abs(cm) <= ALTITUDE_CM_MAX else None


def _outer(rows: Any) -> Ring | None:  # noqa: ANN401 - rows of vertices
    """Give the outer ring of an area, its long edges cut; None where it has no two sides of which one is meant."""
    ring = [_position(rows[0])]
    for row in rows[1:]:
        if (corner := _position(row)) == ring[0]:
            break
        ring.append(corner)
    wide = max(east for east, _ in ring) - min(east for east, _ in ring) >= _HALF_TURN
    return None if wide or any(abs(north) == _POLE for _, north in ring) else _cut(ring)


def _box(a: Position, b: Position, *, reach_m: float) -> Ring | None:
    """Give a box around everything within a reach of a line from one place to another; None where that is a circle."""
    from garant.space.earth import RADIUS_M, UNIT, course, follow

    turn = (b[0] - a[0] + _HALF_TURN) % _TURN - _HALF_TURN
    (lon, lat), (lon_2, lat_2) = (a[0] * UNIT, a[1] * UNIT), ((a[0] + turn) * UNIT, b[1] * UNIT)
    length_m, ahead = course(lon, lat, lon_2, lat_2)
    if length_m <= 0:
        return None
    bulge_m = length_m**2 / (8 * RADIUS_M) * min(5.0, abs(tan(max(lat, lat_2, key=abs))))
    out_m = sqrt(2) * (reach_m * 1.001 + bulge_m + _SPARE_M)
    back = course(lon_2, lat_2, lon, lat)[1]
    turns = (
        (lon, lat, ahead + 3 * pi / 4),
        (lon, lat, ahead - 3 * pi / 4),
        (lon_2, lat_2, back + 3 * pi / 4),
        (lon_2, lat_2, back - 3 * pi / 4),
    )
    return tuple(_units(*follow(east, north, azimuth, out_m)) for east, north, azimuth in turns)


def _cut(ring: Sequence[Position]) -> Ring:
    """Cut long edges, along straight lines in longitude and latitude."""
    return tuple(corner for a, b in pairwise([*ring, ring[0]]) for corner in _cut_edge(a, b))


def _cut_edge(a: Position, b: Position) -> Iterator[Position]:
    length_m = hypot(b[0] - a[0], b[1] - a[1]) / _DEGREE * _DEGREE_M
    count = max(1, ceil(length_m / _CUT_M))
    for k in range(count):
        yield a[0] + round((b[0] - a[0]) * k / count), a[1] + round((b[1] - a[1]) * k / count)


# From extents to volumes


def volumes_of(extents: Iterable[Extent]) -> tuple[Volume, ...]:
    """Give volumes that hold extents, one for each."""
    return tuple(_volume(extent) for extent in extents)


def until_ms(start: str | None, end: str) -> int:
    """Give until when (ms, and no longer) something is there whose last instant is `end`; what lasts no time is there for a millisecond."""
    whole = -(-instant.micros(end) // _US_PER_MS)
    brief = start is not None and instant.micros(start) == whole * _US_PER_MS
    return min(instant.LAST_MS, whole + brief)


def _volume(extent: Extent) -> Volume:
    start_ms = None if extent.start is None else instant.micros(extent.start) // _US_PER_MS
    end_ms = None if extent.end is None else until_ms(extent.start, extent.end)
    return Volume(
        shape=_shape(extent),
        lower_cm=extent.lower_cm,
        upper_cm=extent.upper_cm,
        start=None if start_ms is None else instant.text(start_ms),
        end=None if end_ms is None else instant.text(end_ms),
    )


def _shape(extent: Extent) -> Area | Circle:
    if extent.polygon is None:
        return Circle(center=extent.center or (0, 0), radius_cm=extent.radius_cm or 0)
    ring = _cut_great(extent.polygon)
    return Area(polygons=((ring,),)) if ring is not None else _circle_around(extent.polygon)


def _cut_great(ring: Ring) -> Ring | None:
    """Give a closed ring along great circles, its long edges cut; None for what is no area that can be compared."""
    from garant.space.validity import require_valid_area

    crosses = any(abs(b[0] - a[0]) >= _HALF_TURN for a, b in pairwise([*ring, ring[0]]))
    if crosses or any(abs(north) == _POLE for _, north in ring):
        return None
    cut = [corner for a, b in pairwise([*ring, ring[0]]) for corner in _cut_great_edge(a, b)]
    closed = (*cut, cut[0])
    try:
        require_valid_area(((closed,),), "")
    except Refused:
        return None
    return closed


def _cut_great_edge(a: Position, b: Position) -> Iterator[Position]:
    yield a
    count = ceil(hypot(b[0] - a[0], b[1] - a[1]) / _DEGREE * _DEGREE_M / _CUT_M)
    if count > 1:
        from garant.space.earth import UNIT, course, follow

        lon, lat = a[0] * UNIT, a[1] * UNIT
        length_m, azimuth = course(lon, lat, b[0] * UNIT, b[1] * UNIT)
        yield from (_units(*follow(lon, lat, azimuth, length_m * k / count)) for k in range(1, count))


def _circle_around(ring: Ring) -> Circle:
    """Give a circle that holds every corner, and with them every edge."""
    from garant.space.earth import UNIT, arc_m, ground, onto_ground

    corners = [ground(east * UNIT, north * UNIT) for east, north in ring]
    x, y, z = (sum(corner[axis] for corner in corners) for axis in range(3))
    center = onto_ground((x, y, z)) if hypot(x, y, z) > 1 else corners[0]
    reach_m = max(arc_m(center, corner) for corner in corners)
    return Circle(center=_on_ground(center), radius_cm=min(BUFFER_CM_MAX, ceil((reach_m + _SPARE_M) * 100)))


# Positions


def _position(row: Any) -> Position:  # noqa: ANN401 - a row of vertices
    return int(row[0]), int(row[1])


def _on_ground(point: tuple[float, ...]) -> Position:
    from garant.space.earth import lon_lat

    return _units(*lon_lat((point[0], point[1], point[2])))


def _units(lon: float, lat: float) -> Position:
    """Give a position from radians."""
    from garant.space.earth import UNIT

    east = (round(lon / UNIT) + _HALF_TURN) % _TURN - _HALF_TURN
    return east, min(_POLE, max(-_POLE, round(lat / UNIT)))
