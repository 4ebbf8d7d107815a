"""Every way to be refused at the door: what is wrong, the one code word, and the place that is named."""

import json
import re
from types import ModuleType
from typing import NamedTuple

import pytest

from garant.errors import Code, Refused
from garant.exchange import read_features, reading, texts
from garant.limits import ITEMS_MAX, VERTICES_MAX
from tests.exchange.drawn import COURSE, LINE, POINT, POLYGON, SQUARE, TIMES, Json, collection, feature, file, line, polygon
from tests.statement.refusal import refused

LONG = [[at / 1e4, 0] for at in range(VERTICES_MAX + 1)]
AT = 'features[0] "a"'


class Row(NamedTuple):
    """One way to be wrong: what, the feature or the whole file, the code word, and where."""

    what: str
    given: dict[str, Json] | bytes
    code: Code
    where: str


def row(what: str, code: Code, where: str, geometry: Json = POLYGON, /, **properties: Json) -> Row:
    """Draw a feature that is refused; `where` is inside of it."""
    return Row(what, feature(geometry, **properties), code, f"{AT} {where}".strip())


def beside(what: str, code: Code, where: str, **members: Json) -> Row:
    """Draw a feature with members that it should not have; None takes one away."""
    one = {name: value for name, value in {**feature(), **members}.items() if value != "away"}
    return Row(what, one, code, where)


def multi(kind: str, coordinates: Json) -> Json:
    return {"type": kind, "coordinates": coordinates}


def nested(depth: int) -> Json:
    value: Json = 1
    for _ in range(depth):
        value = [value]
    return value


FILES = (
    Row("nothing", b"", Code.NOT_JSON, ""),
    Row("only spaces", b" \n", Code.NOT_JSON, ""),
    Row("no JSON", b"hello", Code.NOT_JSON, ""),
    Row("half a file", file(feature())[:-3], Code.NOT_JSON, ""),
    Row("two files", file() + b"x", Code.NOT_JSON, ""),
    Row("UTF-16", file().decode().encode("utf-16"), Code.NOT_JSON, ""),
    Row("a list", b"[]", Code.BAD_VALUE, ""),
    Row("a text", b'"FeatureCollection"', Code.BAD_VALUE, ""),
    Row("no type", b"{}", Code.BAD_VALUE, ""),
    Row("a bare geometry", json.dumps(POINT).encode(), Code.BAD_VALUE, ""),
    Row("TopoJSON", b'{"type": "Topology"}', Code.BAD_VALUE, ""),
    Row("no features", b'{"type": "FeatureCollection"}', Code.MISSING_MEMBER, ""),
    Row("features that are no list", b'{"type": "FeatureCollection", "features": {}}', Code.BAD_VALUE, "features"),
    Row("features twice", b'{"type": "FeatureCollection", "features": [1], "features": []}', Code.DUPLICATE_NAME, ""),
    Row("a status for the file", file(status="exercise"), Code.UNKNOWN_MEMBER, ""),
    Row("another reference system", file(crs={"type": "name", "properties": {"name": "EPSG:4326"}}), Code.OTHER_DATUM, "crs"),
    Row("a reference system without name", file(crs=None), Code.OTHER_DATUM, "crs"),
    Row("no feature", file(POINT), Code.BAD_VALUE, "features[0] type"),
    Row("a number for a feature", file(feature(), 7), Code.BAD_VALUE, "features[1]"),
    Row("two with one id", file(feature(), feature(id="b"), feature()), Code.DUPLICATE_ID, 'features[2] "a" id'),
    Row("a line that is none", b'{"type": "Feature"}\n\n{"x":', Code.MISSING_MEMBER, "line 1"),
    Row("a bad third line", json.dumps(feature()).encode() + b"\n\nx", Code.NOT_JSON, "line 3"),
    Row("a collection in lines", file() + b"\n" + file(), Code.BAD_VALUE, "line 1 type"),
    Row("a bad text in a sequence", b"\x1e" + json.dumps(feature()).encode() + b"\n\x1e{", Code.NOT_JSON, "text 2"),
    Row("a bad single feature", json.dumps(feature(radius_m=2)).encode(), Code.BAD_VALUE, 'feature "a" properties.radius_m'),
)

MEMBERS = (
    beside("no id", Code.MISSING_MEMBER, "features[0] id", id="away"),
    beside("id of null", Code.MISSING_MEMBER, "features[0] id", id=None),
    beside("id that is a number", Code.BAD_VALUE, "features[0] id", id=7),
    beside("id that is a list", Code.BAD_VALUE, "features[0] id", id=["a"]),
    beside("an empty id", Code.BAD_VALUE, "features[0] id", id=""),
    beside("a long id", Code.TOO_LARGE, f'features[0] "{"x" * 64}" id', id="x" * 257),
    beside("an id of two lines", Code.CONTROL_CHARACTER, "features[0] id", id="a\nb"),
    beside("an id with a bell", Code.CONTROL_CHARACTER, "features[0] id", id="a\x07"),
    beside("an id that runs backwards", Code.CONTROL_CHARACTER, "features[0] id", id="a\u202eb"),
    beside("no type", Code.MISSING_MEMBER, f"{AT}", type="away"),
    beside("no geometry", Code.MISSING_MEMBER, f"{AT}", geometry="away"),
    beside("a geometry of null", Code.MISSING_MEMBER, f"{AT} geometry", geometry=None),
    beside("a geometry that is a list", Code.BAD_VALUE, f"{AT} geometry", geometry=[]),
    beside("properties that are a list", Code.BAD_VALUE, f"{AT} properties", properties=[]),
    beside("a term beside properties", Code.UNKNOWN_MEMBER, f"{AT}", radius_m=5),
    beside("a term in the geometry", Code.UNKNOWN_MEMBER, f"{AT} geometry", geometry={**POINT, "radius_m": 5}),
    beside(
        "a term in a geometry of a collection",
        Code.UNKNOWN_MEMBER,
        f"{AT} geometry.geometries[1]",
        geometry=collection(POLYGON, {**POLYGON, "time_end": "x"}),
    ),
    beside("another reference system", Code.OTHER_DATUM, f"{AT} crs", crs={"type": "link"}),
    beside("another one in the geometry", Code.OTHER_DATUM, f"{AT} geometry.crs", geometry={**POLYGON, "crs": 1}),
    row("almost ours", Code.UNKNOWN_MEMBER, "properties", bufer_m=5),
    row("almost ours, cut", Code.UNKNOWN_MEMBER, "properties", radius=5),
    row("almost ours, another unit", Code.UNKNOWN_MEMBER, "properties", radius_km=5),
    row("almost ours, other letters", Code.UNKNOWN_MEMBER, "properties", Status="test"),
    row("unknown kind", Code.BAD_VALUE, "properties.kind", kind="tank"),
    row("unknown status", Code.BAD_VALUE, "properties.status", status="real"),
    row("a status that is true", Code.BAD_VALUE, "properties.status", status=True),
    row("no word for an activity", Code.BAD_VALUE, "properties.activity", activity="Aid convoy"),
    row("an attack", Code.ATTACK_ACTIVITY, "properties.activity", activity="air_strike"),
    row("an empty purpose", Code.BAD_VALUE, "properties.purpose", purpose=""),
    row("a purpose as long as a book", Code.TOO_LARGE, "properties.purpose", purpose="x" * 4_001),
    row("a purpose with an escape", Code.CONTROL_CHARACTER, "properties.purpose", purpose="\x1b[2J"),
    row("a purpose with DEL", Code.CONTROL_CHARACTER, "properties.purpose", purpose="\x7f"),
    row("a long party", Code.TOO_LARGE, "properties.party", party="x" * 65),
    row("a party with a control character", Code.CONTROL_CHARACTER, "properties.party", party="\x00"),
    row("one recipient bare", Code.BAD_VALUE, "properties.to", to="north"),
    row("a recipient that is a number", Code.BAD_VALUE, "properties.to[1]", to=["north", 1]),
    row("a recipient with an override", Code.CONTROL_CHARACTER, "properties.to[1]", to=["north", "\u202d"]),
    row("too many recipients", Code.BAD_VALUE, "properties.to", to=["north"] * 65),
    row("a text in no language", Code.BAD_VALUE, "properties.text", text="Flour"),
    row("a text in an unknown kind of language", Code.BAD_VALUE, "properties.text", text={"English": "Flour"}),
    row("a text with a control character", Code.CONTROL_CHARACTER, "properties.text.en", text={"en": "\x85"}),
    row("a deep property", Code.TOO_DEEP, "", x=nested(33)),
    row("a very deep property", Code.TOO_DEEP, "", x=nested(500)),
    row("an emergency of 1", Code.BAD_VALUE, "properties.emergency", emergency=1),
)

GEOMETRIES = (
    row("unknown geometry", Code.BAD_VALUE, "geometry.type", multi("Circle", [1, 2])),
    row("a geometry without type", Code.MISSING_MEMBER, "geometry", {"coordinates": [1, 2]}),
    row("a geometry without coordinates", Code.MISSING_MEMBER, "geometry", {"type": "Polygon"}),
    row("coordinates nested too little", Code.BAD_VALUE, "geometry.coordinates[0][0]", polygon([1, 2])),
    row("coordinates nested too deep", Code.BAD_VALUE, "geometry.coordinates[0][0][0]", polygon([[[1, 2]]])),
    row("a text for a number", Code.BAD_VALUE, "geometry.coordinates[0][2][1]", polygon([*SQUARE[:2], [1, "2"], *SQUARE[3:]])),
    row("null for a number", Code.BAD_VALUE, "geometry.coordinates[1][0]", line([1, 2], [None, 2])),
    row("no position", Code.BAD_SHAPE, "geometry.coordinates", multi("Point", []), radius_m=1),
    row("one number", Code.BAD_SHAPE, "geometry.coordinates", multi("Point", [1]), radius_m=1),
    row("four numbers", Code.BAD_SHAPE, "geometry.coordinates", multi("Point", [1, 2, 3, 4]), radius_m=1),
    row("four numbers of a ring", Code.BAD_SHAPE, "geometry.coordinates[0][1]", polygon([SQUARE[0], [1, 2, 3, 4], *SQUARE[2:]])),
    row("four numbers everywhere", Code.BAD_SHAPE, "geometry.coordinates[0]", line([1, 2, 3, 4], [1, 2, 3, 4]), buffer_m=1),
    row("an altitude missing", Code.BAD_SHAPE, "geometry.coordinates[1]", line([1, 2, 3], [1, 2]), buffer_m=1, times=TIMES),
    row("an altitude too many", Code.BAD_SHAPE, "geometry.coordinates[1]", line([1, 2], [1, 2, 3]), buffer_m=1),
    row("an empty position", Code.BAD_SHAPE, "geometry.coordinates[0]", line([], [1, 2]), buffer_m=1),
    row("longitude beyond", Code.BAD_SHAPE, "geometry.coordinates", multi("Point", [180.00000001, 0]), radius_m=1),
    row("latitude beyond", Code.BAD_SHAPE, "geometry.coordinates[1]", multi("MultiPoint", [[0, 0], [0, -91]]), radius_m=1),
    row("a number beyond all", Code.BAD_SHAPE, "geometry.coordinates[0][3]", polygon([*SQUARE[:3], [1e308, 0], SQUARE[0]])),
    row("an altitude beyond", Code.BAD_VALUE, "geometry.coordinates[1][2]", line([1, 2, 3], [1, 2, 1e6]), buffer_m=1, times=TIMES),
    row("no ring", Code.BAD_SHAPE, "geometry.coordinates", polygon()),
    row("an empty ring", Code.BAD_SHAPE, "geometry.coordinates[0]", polygon([])),
    row("three positions", Code.BAD_SHAPE, "geometry.coordinates[1]", polygon(SQUARE, [*SQUARE[:2], SQUARE[0]])),
    row("a ring that is open", Code.BAD_SHAPE, "geometry.coordinates[0][3]", polygon(SQUARE[:4])),
    row("a ring without inside", Code.BAD_SHAPE, "geometry.coordinates[0][3]", polygon([LINE[0], LINE[1], LINE[0], LINE[0]])),
    row("a ring too long", Code.BAD_SHAPE, "geometry.coordinates[0]", polygon(LONG)),
    row("too many rings", Code.BAD_SHAPE, "geometry.coordinates", polygon(*[SQUARE] * 65)),
    row("a ring that crosses itself", Code.BAD_SHAPE, "geometry.coordinates[0][2]", polygon([*(SQUARE[at] for at in (0, 2, 1, 3, 0))])),
    row("a hole outside", Code.BAD_SHAPE, "geometry.coordinates[1][0]", polygon(SQUARE, [[1, 1], [2, 1], [2, 2], [1, 1]])),
    row("no polygons", Code.BAD_SHAPE, "geometry.coordinates", multi("MultiPolygon", [])),
    row("a polygon of no rings", Code.BAD_SHAPE, "geometry.coordinates[1]", multi("MultiPolygon", [[SQUARE], []])),
    row("too many polygons", Code.BAD_SHAPE, "geometry.coordinates", multi("MultiPolygon", [[SQUARE]] * 65)),
    row("polygons that overlap", Code.BAD_SHAPE, "geometry.coordinates[1][0][0]", multi("MultiPolygon", [[SQUARE], [SQUARE]])),
    row("no points", Code.BAD_SHAPE, "geometry.coordinates", multi("MultiPoint", []), radius_m=1),
    row("too many points", Code.BAD_SHAPE, "geometry.coordinates", multi("MultiPoint", [[1, 2]] * (ITEMS_MAX + 1)), radius_m=1),
    row("a line of one position", Code.BAD_SHAPE, "geometry.coordinates", line([1, 2]), buffer_m=1),
    row("a line too long", Code.BAD_SHAPE, "geometry.coordinates", line(*LONG), buffer_m=1),
    row("no lines", Code.BAD_SHAPE, "geometry.coordinates", multi("MultiLineString", []), buffer_m=1),
    row("a short line among lines", Code.BAD_SHAPE, "geometry.coordinates[1]", multi("MultiLineString", [LINE, []]), buffer_m=1),
    row("to the other side of the earth", Code.BAD_SHAPE, "geometry.coordinates[1]", line([0, 0], [180, 0]), buffer_m=1, times=TIMES),
    row("an empty collection", Code.BAD_SHAPE, "geometry.geometries", collection()),
    row("a large collection", Code.BAD_SHAPE, "geometry.geometries", collection(*[POLYGON] * (ITEMS_MAX + 1))),
    row("too many volumes", Code.BAD_SHAPE, "geometry.geometries", collection(*[multi("MultiPoint", LINE)] * ITEMS_MAX), radius_m=1),
    row("a collection in a collection", Code.BAD_VALUE, "geometry.geometries[1].type", collection(POLYGON, collection(POLYGON))),
    row(
        "a bad vertex in a collection", Code.BAD_SHAPE, "geometry.geometries[1].coordinates[0][3]", collection(POLYGON, polygon(SQUARE[:4]))
    ),
)

TERMS = (
    row("no radius", Code.MISSING_MEMBER, "properties.radius_m", POINT),
    row("no buffer", Code.MISSING_MEMBER, "properties.buffer_m", COURSE, times=TIMES),
    row("a radius below nothing", Code.BAD_VALUE, "properties.radius_m", POINT, radius_m=-1),
    row("a radius too large", Code.BAD_VALUE, "properties.radius_m", POINT, radius_m=500_001),
    row("a radius in words", Code.BAD_VALUE, "properties.radius_m", POINT, radius_m="5"),
    row(
        "a vertical buffer below nothing",
        Code.BAD_VALUE,
        "properties.vertical_buffer_m",
        COURSE,
        buffer_m=1,
        times=TIMES,
        vertical_buffer_m=-1,
    ),
    row("a buffer round a polygon", Code.BAD_VALUE, "properties.buffer_m", buffer_m=250),
    row("a radius for a line", Code.BAD_VALUE, "properties.radius_m", COURSE, buffer_m=1, radius_m=1),
    row("times for a point", Code.BAD_VALUE, "properties.times", POINT, radius_m=1, times=TIMES),
    row("times for lines", Code.BAD_VALUE, "properties.times", multi("MultiLineString", [LINE]), buffer_m=1, times=TIMES),
    row("a vertical buffer without times", Code.BAD_VALUE, "properties.vertical_buffer_m", COURSE, buffer_m=1, vertical_buffer_m=1),
    row("volumes without a collection", Code.BAD_VALUE, "properties.volumes", volumes=[{}]),
    row("a band the wrong way round", Code.BAD_VALUE, "properties.altitude_lower_m", altitude_lower_m=2, altitude_upper_m=1),
    row("an altitude beyond all", Code.BAD_VALUE, "properties.altitude_upper_m", altitude_upper_m=100_001),
    row("another datum", Code.OTHER_DATUM, "properties.altitude_datum", altitude_datum="AMSL"),
    row("a bad time", Code.BAD_TIME, "properties.time_end", time_end="2018-09-17T16:05:00"),
    row("a time as a number", Code.BAD_VALUE, "properties.time_start", time_start=1_537_200_300),
    row("a window the wrong way round", Code.BAD_VALUE, "properties.time_end", time_start=TIMES[1], time_end=TIMES[0]),
    row("an empty window", Code.BAD_VALUE, "properties.time_end", time_start=TIMES[0], time_end=TIMES[0]),
    row("one time too few", Code.BAD_VALUE, "properties.times", COURSE, buffer_m=1, times=TIMES[:1]),
    row("no times", Code.BAD_VALUE, "properties.times", COURSE, buffer_m=1, times=[]),
    row("a time of null", Code.BAD_VALUE, "properties.times[1]", COURSE, buffer_m=1, times=[TIMES[0], None]),
    row("a bad one among times", Code.BAD_TIME, "properties.times[1]", COURSE, buffer_m=1, times=[TIMES[0], "x"]),
    row("times that stand still", Code.BAD_VALUE, "properties.times[1]", COURSE, buffer_m=1, times=[TIMES[0], TIMES[0]]),
    row(
        "times that fall",
        Code.BAD_VALUE,
        "properties.times[2]",
        line(*LINE, LINE[0]),
        buffer_m=1,
        times=[*TIMES, "2018-09-17T06:09:59Z"],
    ),
    row("a start that is not the route's", Code.BAD_VALUE, "properties.time_start", COURSE, buffer_m=1, times=TIMES, time_start=TIMES[1]),
    row("volumes too few", Code.BAD_VALUE, "properties.volumes", collection(POLYGON, POLYGON), volumes=[{}]),
    row("no volumes at all", Code.BAD_VALUE, "properties.volumes", collection(POLYGON), volumes=[]),
    row("a volume that is a list", Code.BAD_VALUE, "properties.volumes[0]", collection(POLYGON), volumes=[[]]),
    row("a volume with what it has not", Code.UNKNOWN_MEMBER, "properties.volumes[0]", collection(POLYGON), volumes=[{"kind": "site"}]),
    row(
        "a volume with what its geometry takes not",
        Code.BAD_VALUE,
        "properties.volumes[0].radius_m",
        collection(POLYGON),
        volumes=[{"radius_m": 1}],
    ),
    row(
        "a bad term in a volume",
        Code.BAD_TIME,
        "properties.volumes[1].time_end",
        collection(POLYGON, POLYGON),
        volumes=[None, {"time_end": "x"}],
    ),
    row(
        "a radius taken away",
        Code.MISSING_MEMBER,
        "properties.volumes[0].radius_m",
        collection(POINT),
        radius_m=1,
        volumes=[{"radius_m": None}],
    ),
    row("a term that no geometry takes", Code.BAD_VALUE, "properties.buffer_m", collection(POLYGON, POINT), radius_m=1, buffer_m=1),
    row(
        "a window that no route takes",
        Code.BAD_VALUE,
        "properties.time_end",
        collection(COURSE),
        buffer_m=1,
        times=TIMES,
        time_end=TIMES[1],
    ),
)

SPELT = (
    Row("the id twice", b'{"id": "a", "id": "b"', Code.DUPLICATE_NAME, 'features[0] "b"'),
    Row("the geometry twice", b'{"id": "a", "geometry": null', Code.DUPLICATE_NAME, AT),
    Row("NaN", b'{"id": "a", "x": NaN', Code.NOT_JSON, ""),
    Row("half a pair", b'{"id": "a\\ud800"', Code.NOT_JSON, ""),
    Row("bytes that are no UTF-8", b'{"id": "a\xff"', Code.NOT_JSON, "features[0]"),
    Row("bytes that are no UTF-8 in passing", b'{"id": "a", "x": "\xff"', Code.NOT_JSON, AT),
    Row("deep brackets", b'{"id": "a", "x": ' + b"[" * 100_000 + b"]" * 100_000, Code.TOO_DEEP, ""),
)
"""Beginnings of a feature that no JSON library would write; the rest of one follows."""

ROWS = (*FILES, *MEMBERS, *GEOMETRIES, *TERMS)


def bytes_of(row: Row) -> bytes:
    return row.given if isinstance(row.given, bytes) else file(row.given)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.what)
def test_it_is_refused(row: Row) -> None:
    with refused(row.code) as caught:
        read_features(bytes_of(row), unlocated=False)
    assert caught.where == row.where


@pytest.mark.parametrize("row", SPELT, ids=lambda row: row.what)
def test_a_spelling_is_refused(row: Row) -> None:
    assert isinstance(row.given, bytes)
    rest = b', "type": "Feature", "geometry": ' + json.dumps(POLYGON).encode() + b', "properties": {}}'
    with refused(row.code) as caught:
        read_features(b'{"type": "FeatureCollection", "features": [' + row.given + rest + b"]}")
    assert caught.where == row.where


@pytest.mark.parametrize(
    "twice", ['"radius_m": 1, "radius_m": 2', '"radius_m": 1, "radius\\u005fm": 2', '"x": {"a": 1, "a": 2}, "radius_m": 1']
)
def test_a_property_that_stands_twice_is_refused(twice: str) -> None:
    data = json.dumps(feature(POINT, zz=1)).replace('"zz": 1', twice).encode()
    with refused(Code.DUPLICATE_NAME) as caught:
        read_features(data)
    assert caught.where == 'feature "a"'


@pytest.mark.parametrize(("number", "where"), [("1e400", "properties"), ("-1e400", "properties"), ("1" * 400, "properties.radius_m")])
def test_numbers_that_are_too_large(number: str, where: str) -> None:
    data = json.dumps(feature(POINT, radius_m=77)).replace("77", number).encode()
    with refused(Code.BAD_VALUE) as caught:
        read_features(data)
    assert caught.where == f'feature "a" {where}'


@pytest.mark.parametrize("row", ROWS, ids=lambda row: row.what)
def test_the_sentence_is_for_people(row: Row) -> None:
    """It names no type of the program, is one sentence, and does not print what could act on a terminal."""
    with pytest.raises(Refused) as caught:
        read_features(bytes_of(row))
    sentence, where = caught.value.refusal.sentence, caught.value.refusal.where
    assert not re.search(r"`(float|str|array|object|null|int|bool)|regex|\$\.", sentence), sentence
    assert not re.search(r"\. [A-Z]", sentence)
    assert sentence.isprintable()
    assert where.isprintable()
    assert len(sentence) + len(where) < 600


def test_a_mending_hint_where_an_id_stands_in_the_properties() -> None:
    with refused(Code.MISSING_MEMBER) as caught:
        read_features(file({"type": "Feature", "geometry": POLYGON, "properties": {"id": 4}}))
    assert "`properties` does not count" in caught.sentence


def test_a_hostile_id_is_not_shown_where_something_else_is_wrong() -> None:
    with refused(Code.BAD_SHAPE) as caught:
        read_features(file(feature(polygon(), id="\x1b[2J")))
    assert caught.where == "features[0] geometry.coordinates"


@pytest.mark.parametrize(
    ("module", "limit"), [(texts, "GEOJSON_BYTES_MAX"), (texts, "FEATURES_MAX"), (reading, "FEATURE_BYTES_MAX")], ids=str
)
def test_a_file_beyond_a_limit_is_refused(module: ModuleType, limit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, limit, 1)
    with refused(Code.TOO_LARGE):
        read_features(file(feature(), feature(id="b")))


def test_a_malformed_file_is_refused_by_line_and_column() -> None:
    with refused(Code.NOT_JSON) as caught:
        read_features(b'{"type": "FeatureCollection",\n "features": [x]}')
    assert "(line 2, column 15)" in caught.sentence


def test_what_comes_before_a_refusal_has_been_given() -> None:
    coming = reading.iter_features(file(feature(), feature(id="b", kind="tank")))
    assert next(coming).id == "a"
    with refused(Code.BAD_VALUE):
        next(coming)
