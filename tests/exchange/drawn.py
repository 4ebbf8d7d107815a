"""Features for the tests of this room, drawn in a few words: a place somewhere, with what a row of a test wants otherwise."""

import json
from typing import Any

from garant.exchange import Feature, read_features

Json = Any

SQUARE: list[Json] = [[36.6, 35.9], [36.7, 35.9], [36.7, 36.0], [36.6, 36.0], [36.6, 35.9]]
LINE: list[Json] = [[36.61, 35.93], [36.7, 36.0]]
POLYGON: Json = {"type": "Polygon", "coordinates": [SQUARE]}
POINT: Json = {"type": "Point", "coordinates": [36.61, 35.93]}
COURSE: Json = {"type": "LineString", "coordinates": LINE}
TIMES = ["2018-09-17T06:00:00Z", "2018-09-17T06:10:00Z"]


def polygon(*rings: Json) -> Json:
    return {"type": "Polygon", "coordinates": list(rings)}


def line(*positions: Json) -> Json:
    return {"type": "LineString", "coordinates": list(positions)}


def collection(*geometries: Json) -> Json:
    return {"type": "GeometryCollection", "geometries": list(geometries)}


def feature(geometry: Json = POLYGON, /, id: Json = "a", **properties: Json) -> dict[str, Json]:  # noqa: A002 - GeoJSON's own word
    """Draw a feature; by default a square without a word about it."""
    return {"type": "Feature", "id": id, "geometry": geometry, "properties": properties}


def file(*features: Json, **beside: Json) -> bytes:
    """Spell a FeatureCollection."""
    return json.dumps({"type": "FeatureCollection", "features": list(features), **beside}).encode()


def read(geometry: Json = POLYGON, /, **properties: Json) -> Feature:
    """Draw a feature and read it."""
    [found] = read_features(file(feature(geometry, **properties)))
    return found
