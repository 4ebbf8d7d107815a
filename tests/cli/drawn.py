"""Small GeoJSON files for tests: boxes and circles, mornings and afternoons.

file = write(folder, box("works-1", 36.0, 36.0), circle("post-1", 36.01, 36.01))
"""

import json
from pathlib import Path
from typing import Any

MORNING = {"time_start": "2027-03-01T06:00:00Z", "time_end": "2027-03-01T12:00:00Z"}
NOON = {"time_start": "2027-03-01T09:00:00Z", "time_end": "2027-03-01T15:00:00Z"}
EVENING = {"time_start": "2027-03-01T18:00:00Z", "time_end": "2027-03-01T20:00:00Z"}
ALWAYS: dict[str, Any] = {}

Feature = dict[str, Any]


def feature(name: object, geometry: object, window: dict[str, Any] = MORNING, **properties: Any) -> Feature:  # noqa: ANN401 - any JSON value
    return {"type": "Feature", "id": name, "geometry": geometry, "properties": {**window, **properties}}


def box(name: object, lon: float, lat: float, window: dict[str, Any] = MORNING, size: float = 0.02, **properties: Any) -> Feature:  # noqa: ANN401
    """Draw a box about a position, `size` degrees wide and high."""
    half = size / 2
    ring = [[lon + x * half, lat + y * half] for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))]
    return feature(name, {"type": "Polygon", "coordinates": [ring]}, window, **properties)


def circle(name: object, lon: float, lat: float, window: dict[str, Any] = MORNING, radius_m: float = 500, **properties: Any) -> Feature:  # noqa: ANN401
    return feature(name, {"type": "Point", "coordinates": [lon, lat]}, window, radius_m=radius_m, **properties)


def route(name: object, *line: tuple[float, float], start_hour: int = 6, **properties: Any) -> Feature:  # noqa: ANN401
    """Draw a route, an hour from each position to the next."""
    times = [f"2027-03-01T{start_hour + at:02d}:00:00Z" for at in range(len(line))]
    geometry = {"type": "LineString", "coordinates": [list(place) for place in line]}
    return feature(name, geometry, ALWAYS, **{"buffer_m": 200, "times": times, **properties})


def collection(*features: Feature) -> bytes:
    return json.dumps({"type": "FeatureCollection", "features": features}, ensure_ascii=False).encode("utf-8", "surrogatepass")


def write(folder: Path, *features: Feature, name: str = "notices.geojson") -> Path:
    file = folder / name
    file.write_bytes(collection(*features))
    return file
