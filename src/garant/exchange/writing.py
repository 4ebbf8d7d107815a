"""The door for GeoJSON, outwards: features to a FeatureCollection, one feature a line.

Decimals are exact and as short as they go, so `read_features(write_features(x)) == x` for whatever can be read. Rings are written the
way round in which they were said.
"""

from collections.abc import Iterable
from typing import Any, Final

import msgspec

from garant.exchange.feature import Feature
from garant.exchange.quantities import degrees, metres
from garant.statement.shapes import Area, Circle, Corridor, Route, Shape, Volume
from garant.statement.words import Position

_ENCODER: Final = msgspec.json.Encoder()
_START, _BETWEEN, _END = b'{"type":"FeatureCollection","features":[\n', b",\n", b"\n]}\n"


def write_features(features: Iterable[Feature]) -> bytes:
    """Write features as the bytes of one RFC 7946 FeatureCollection."""
    return b"".join((_START, _BETWEEN.join(_ENCODER.encode(_feature(feature)) for feature in features), _END))


def _feature(feature: Feature) -> dict[str, Any]:
    drawn = [(_geometry(volume.shape), _terms(volume)) for volume in feature.volumes]
    match drawn:
        case []:
            geometry, terms = None, {}
        case [(geometry, terms)]:
            pass
        case _:
            geometry = {"type": "GeometryCollection", "geometries": [one for one, _ in drawn]}
            terms = {"volumes": [own for _, own in drawn]}
    return {"type": "Feature", "id": feature.id, "geometry": geometry, "properties": _said(feature) | terms}


def _said(feature: Feature) -> dict[str, Any]:
    said = {
        "kind": feature.kind,
        "activity": feature.activity,
        "purpose": feature.purpose,
        "party": feature.party,
        "to": feature.to,
        "status": None if feature.status == "actual" else feature.status,
        "text": feature.text,
        "emergency": feature.emergency or None,
    }
    return _present(said)


def _terms(volume: Volume) -> dict[str, Any]:
    band = {"altitude_lower_m": _metres(volume.lower_cm), "altitude_upper_m": _metres(volume.upper_cm)}
    window = {"time_start": volume.start, "time_end": volume.end}
    return _present(_extent(volume.shape) | band | window)


def _extent(shape: Shape) -> dict[str, Any]:
    match shape:
        case Area():
            return {}
        case Circle():
            return {"radius_m": metres(shape.radius_cm)}
        case Corridor():
            return {"buffer_m": metres(shape.buffer_cm)}
        case Route():
            vertical_m = _metres(shape.vertical_buffer_cm)
            return {"buffer_m": metres(shape.buffer_cm), "vertical_buffer_m": vertical_m, "times": shape.times}


def _geometry(shape: Shape) -> dict[str, Any]:
    match shape:
        case Area(polygons=(rings,)):
            return {"type": "Polygon", "coordinates": _polygon(rings)}
        case Area():
            return {"type": "MultiPolygon", "coordinates": [_polygon(rings) for rings in shape.polygons]}
        case Circle():
            return {"type": "Point", "coordinates": _place(shape.center)}
        case Corridor():
            return {"type": "LineString", "coordinates": _line(shape.line)}
        case Route():
            return {"type": "LineString", "coordinates": _course(shape)}


def _polygon(rings: tuple[tuple[Position, ...], ...]) -> list[list[list[float]]]:
    return [_line(ring) for ring in rings]


def _line(line: tuple[Position, ...]) -> list[list[float]]:
    return [_place(position) for position in line]


def _course(route: Route) -> list[list[float]]:
    if route.altitudes_cm is None:
        return _line(route.line)
    return [[*_place(position), metres(cm)] for position, cm in zip(route.line, route.altitudes_cm, strict=True)]


def _place(position: Position) -> list[float]:
    return [degrees(position[0]), degrees(position[1])]


def _metres(cm: int | None) -> float | None:
    return None if cm is None else metres(cm)


def _present(members: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in members.items() if value is not None}
