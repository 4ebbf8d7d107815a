"""Reading GeoJSON: what each geometry and each property comes to, and in which files features may come."""

import json
from typing import Any

import msgspec
import pytest

from garant.exchange import Feature, iter_features, read_features
from garant.statement.kinds.notices import Volumes
from garant.statement.shapes import Area, Circle, Corridor, Route
from tests.exchange.drawn import COURSE, LINE, POINT, POLYGON, SQUARE, TIMES, Json, collection, feature, file, line, polygon, read

UNITS = tuple((round(lon * 1e7), round(lat * 1e7)) for lon, lat in SQUARE)
LINE_UNITS = ((366_100_000, 359_300_000), (367_000_000, 360_000_000))
A, B = feature(), feature(POINT, id="b", radius_m=1)
LINES = [json.dumps(one).encode() for one in (A, B)]


# Files


@pytest.mark.parametrize(
    "data",
    [
        file(A, B),
        json.dumps({"type": "FeatureCollection", "features": [A, B]}, indent=2).encode(),
        json.dumps({"features": [A, B], "name": "layer", "bbox": [1, 2, 3, 4], "type": "FeatureCollection"}).encode(),
        b"\xef\xbb\xbf" + file(A, B),
        b"\n".join(LINES),
        b"\n\r\n".join(LINES) + b"\r\n\n",
        b"".join(b"\x1e" + one + b"\n" for one in LINES),
        b"\x1e\x1e" + json.dumps(A, indent=1).encode() + b"\n\x1e" + LINES[1],
    ],
    ids=["collection", "indented", "type last", "byte order mark", "lines", "empty lines", "text sequence", "indented sequence"],
)
def test_a_file_of_two_features(data: bytes) -> None:
    assert [one.id for one in read_features(data)] == ["a", "b"]


def test_a_single_feature_is_a_file() -> None:
    assert read_features(json.dumps(A, indent=1).encode()) == read_features(file(A))


def test_a_file_may_have_no_features() -> None:
    assert read_features(file()) == []


def test_features_come_one_by_one_and_progress_is_told() -> None:
    told: list[tuple[int, int]] = []
    many = file(*(feature(id=f"n{at}") for at in range(2_500)))
    coming = iter_features(many, progress=lambda done, total: told.append((done, total)))
    assert next(coming).id == "n0"
    assert told == []
    assert sum(1 for _ in coming) == 2_499
    assert told == [(1_000, 2_500), (2_000, 2_500), (2_500, 2_500)]


# What is said


def test_what_a_feature_says() -> None:
    said: dict[str, Any] = {
        "kind": "movement",
        "activity": "aid_convoy",
        "purpose": "Flour",
        "party": "south",
        "to": ["north"],
        "text": {"en": "Lorries"},
    }
    found = read(status="exercise", emergency=True, **said)
    assert found == Feature(id="a", **{**said, "to": ("north",)}, status="exercise", emergency=True, volumes=found.volumes)


@pytest.mark.parametrize("properties", [{}, None, {"kind": None, "to": None, "status": None, "radius_m": None, "times": None, "to ": 1}])
def test_what_is_not_said_is_none(properties: Json) -> None:
    [found] = read_features(file({**A, "properties": properties}))
    assert found == Feature(id="a", volumes=found.volumes)


def test_a_feature_may_lack_properties() -> None:
    assert read_features(file({"type": "Feature", "id": "a", "geometry": POLYGON})) == [read()]


@pytest.mark.parametrize(
    "foreign",
    [
        {"name": "x"},
        {"fid": 7},
        {"timestamp": "now"},
        {"title": {"a": {"a": [{"a": 1}, {"a": 2}]}}},
        {"type": "x"},
        {"ü": 'say "a": 1'},
    ],
)
def test_foreign_properties_are_passed_over(foreign: dict[str, Json]) -> None:
    assert read(**foreign) == read()


@pytest.mark.parametrize("crs", ["urn:ogc:def:crs:OGC:1.3:CRS84", "http://www.opengis.net/def/crs/OGC/1.3/CRS84"])
def test_foreign_members_are_passed_over(crs: str) -> None:
    old = {"crs": {"type": "name", "properties": {"name": crs}}}
    one = {**A, "bbox": [1, 2, 3, 4], "name": "x", "links": [{"a": 1}, {"a": 2}], **old}
    assert read_features(file({**one, "geometry": {**POLYGON, "bbox": [1], "x": 1, **old}}, **old)) == [read()]


def test_the_last_way_to_spell_a_text_is_as_good_as_the_first() -> None:
    spelt = json.dumps(feature(purpose="Мука\n\u200f")).encode()
    assert b"\\u" in spelt
    assert read_features(spelt) == read_features(spelt.decode("unicode_escape").replace("\n", "\\n").encode())


# Geometries


SHAPES: dict[str, tuple[Json, dict[str, Any], tuple[Any, ...]]] = {
    "polygon": (POLYGON, {}, (Area(polygons=((UNITS,),)),)),
    "polygon with heights": (polygon([[*one, 0] for one in SQUARE]), {}, (Area(polygons=((UNITS,),)),)),
    "polygon with no buffer": (POLYGON, {"buffer_m": 0, "radius_m": 0}, (Area(polygons=((UNITS,),)),)),
    "multipolygon": ({"type": "MultiPolygon", "coordinates": [[SQUARE]]}, {}, (Area(polygons=((UNITS,),)),)),
    "point": (POINT, {"radius_m": 500}, (Circle(center=LINE_UNITS[0], radius_cm=50_000),)),
    "point of no radius": (POINT, {"radius_m": -0.0}, (Circle(center=LINE_UNITS[0], radius_cm=0),)),
    "multipoint": (
        {"type": "MultiPoint", "coordinates": LINE},
        {"radius_m": 1},
        tuple(Circle(center=center, radius_cm=100) for center in LINE_UNITS),
    ),
    "line": (COURSE, {"buffer_m": 250}, (Corridor(line=LINE_UNITS, buffer_cm=25_000),)),
    "multiline": (
        {"type": "MultiLineString", "coordinates": [LINE, LINE[::-1]]},
        {"buffer_m": 0},
        (Corridor(line=LINE_UNITS, buffer_cm=0), Corridor(line=LINE_UNITS[::-1], buffer_cm=0)),
    ),
    "a line at one place": (line(LINE[0], LINE[0]), {"buffer_m": 1}, (Corridor(line=(LINE_UNITS[0],) * 2, buffer_cm=100),)),
    "route": (COURSE, {"buffer_m": 1, "times": TIMES}, (Route(line=LINE_UNITS, times=tuple(TIMES), buffer_cm=100),)),
    "a route that hovers": (
        line(LINE[0], LINE[0]),
        {"buffer_m": 1, "times": TIMES},
        (Route(line=(LINE_UNITS[0],) * 2, times=tuple(TIMES), buffer_cm=100),),
    ),
    "route with heights": (
        line([*LINE[0], 400.005], [*LINE[1], -1]),
        {"buffer_m": 1, "times": TIMES, "vertical_buffer_m": 0, "time_start": "2018-09-17T09:00:00+03:00", "time_end": TIMES[1]},
        (Route(line=LINE_UNITS, times=tuple(TIMES), buffer_cm=100, vertical_buffer_cm=0, altitudes_cm=(40_000, -100)),),
    ),
}  # fmt: skip


@pytest.mark.parametrize(("geometry", "terms", "shapes"), SHAPES.values(), ids=SHAPES)
def test_what_a_geometry_means(geometry: Json, terms: dict[str, Any], shapes: tuple[Any, ...]) -> None:
    assert tuple(volume.shape for volume in read(geometry, **terms).volumes) == shapes


@pytest.mark.parametrize(("geometry", "terms", "shapes"), SHAPES.values(), ids=SHAPES)
def test_what_is_read_is_fit_for_a_statement(geometry: Json, terms: dict[str, Any], shapes: tuple[Any, ...]) -> None:
    volumes = read(geometry, **terms).volumes
    assert msgspec.convert(msgspec.to_builtins(volumes), Volumes) == volumes


def test_band_and_window() -> None:
    terms = {"altitude_lower_m": -1, "altitude_upper_m": 600, "altitude_datum": "WGS84", "time_start": TIMES[0], "time_end": TIMES[1]}
    [volume] = read(**terms).volumes
    assert (volume.lower_cm, volume.upper_cm, volume.start, volume.end) == (-100, 60_000, *TIMES)


def test_an_absent_bound_is_no_bound() -> None:
    [volume] = read().volumes
    assert (volume.lower_cm, volume.upper_cm, *volume.window()) == (None, None, None, None)


def test_a_route_keeps_its_band_beside_its_altitudes() -> None:
    [volume] = read(line([1, 2, 3], [1, 2, 4]), buffer_m=1, times=TIMES, altitude_upper_m=9).volumes
    assert volume.upper_cm == 900


def test_without_a_geometry_only_when_asked() -> None:
    data = file(feature(None, purpose="Somewhere"))
    assert read_features(data, unlocated=True) == [Feature(id="a", purpose="Somewhere")]


# Collections


def test_properties_hold_for_each_geometry_that_takes_them() -> None:
    found = read(collection(POLYGON, POINT, COURSE), radius_m=1, buffer_m=2, altitude_upper_m=3, time_end=TIMES[0])
    assert [type(volume.shape) for volume in found.volumes] == [Area, Circle, Corridor]
    assert {(volume.upper_cm, volume.end) for volume in found.volumes} == {(300, TIMES[0])}


def test_a_geometry_has_its_own_terms() -> None:
    own = [None, {"radius_m": 5, "altitude_upper_m": None}, {}]
    found = read(collection(POINT, POINT, POINT), radius_m=1, altitude_upper_m=3, volumes=own)
    assert [(volume.shape.radius_cm, volume.upper_cm) for volume in found.volumes if isinstance(volume.shape, Circle)] == [
        (100, 300),
        (500, None),
        (100, 300),
    ]


def test_a_route_in_a_collection_has_its_own_window() -> None:
    own = [{}, {"times": TIMES, "vertical_buffer_m": 4}]
    still, moving = read(collection(COURSE, COURSE), buffer_m=1, time_start="2018-09-17T00:00:00Z", volumes=own).volumes
    assert (still.start, moving.start) == ("2018-09-17T00:00:00Z", None)
    assert isinstance(still.shape, Corridor)
    assert isinstance(moving.shape, Route)


def test_times_of_the_properties_hold_for_every_line() -> None:
    found = read(collection(COURSE, COURSE, POINT), buffer_m=1, radius_m=1, times=TIMES, vertical_buffer_m=1)
    assert [type(volume.shape) for volume in found.volumes] == [Route, Route, Circle]


def test_null_makes_a_route_of_the_properties_stand_still() -> None:
    moving, still = read(collection(COURSE, COURSE), buffer_m=1, times=TIMES, vertical_buffer_m=1, volumes=[{}, {"times": None}]).volumes
    assert isinstance(moving.shape, Route)
    assert still.shape == Corridor(line=LINE_UNITS, buffer_cm=100)
