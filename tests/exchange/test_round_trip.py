"""Out and in again: what is written is read as the same, whatever a notice holds, and another program reads it as the same place."""

import json
from typing import Any, get_args

import msgspec
import pytest
import shapely
from hypothesis import given
from hypothesis import strategies as st

from garant import instant
from garant.errors import Code
from garant.exchange import Feature, feature_of, members, read_features, read_statements, write_features, write_statements
from garant.limits import ALTITUDE_CM_MAX, BUFFER_CM_MAX
from garant.statement import canonical
from garant.statement.activities import DECLARED
from garant.statement.kinds.notices import Notice, NoticeAmendment, NoticeKind
from garant.statement.shapes import Area, Circle, Corridor, Route, Shape, Volume
from garant.statement.words import Position
from tests.exchange.drawn import COURSE, POINT, POLYGON, Json, collection, feature, file, read
from tests.statement.examples import EXAMPLES
from tests.statement.refusal import refused

lons = st.integers(-1_800_000_000, 1_800_000_000)
lats = st.integers(-900_000_000, 900_000_000)
positions = st.tuples(lons, lats)
near = st.tuples(st.integers(-10_000_000, 10_000_000), st.integers(-10_000_000, 10_000_000))
distances_cm = st.integers(0, BUFFER_CM_MAX)
altitudes_cm = st.integers(-ALTITUDE_CM_MAX, ALTITUDE_CM_MAX)
moments_ms = st.integers(-62_135_596_800_000, instant.LAST_MS)
forbidden = {*map(chr, range(32)), *map(chr, range(0x7F, 0xA0)), "\u202d", "\u202e"}
letters = st.characters(exclude_categories=["Cs"], exclude_characters=forbidden)
texts = st.text(letters, min_size=1, max_size=40)
parties = st.from_regex(r"[a-z][a-z0-9-]{0,31}", fullmatch=True)
names = st.from_regex(r"[A-Za-z0-9][A-Za-z0-9._-]{0,63}", fullmatch=True)


@st.composite
def boxes(draw: st.DrawFn) -> tuple[tuple[tuple[int, int], ...], ...]:
    """Draw a box, sometimes with a hole; inside one degree of the map, so that several can lie apart."""
    west, south = draw(st.integers(0, 4_000_000)), draw(st.integers(0, 4_000_000))
    east, north = west + draw(st.integers(1_000, 5_000_000)), south + draw(st.integers(1_000, 5_000_000))
    ring = ((west, south), (east, south), (east, north), (west, north), (west, south))
    hole = ((west + 9, south + 9), (west + 9, south + 90), (west + 90, south + 9), (west + 9, south + 9))
    return (ring, hole) if draw(st.booleans()) else (ring,)


@st.composite
def areas(draw: st.DrawFn) -> Area:
    polygons = draw(st.lists(boxes(), min_size=1, max_size=3))
    moved = tuple(tuple(tuple((lon + 10_000_000 * at, lat) for lon, lat in ring) for ring in rings) for at, rings in enumerate(polygons))
    return Area(polygons=moved)


@st.composite
def routes(draw: st.DrawFn) -> Route:
    line = tuple(draw(st.lists(near, min_size=2, max_size=5)))
    times = sorted(draw(st.sets(moments_ms, min_size=len(line), max_size=len(line))))
    high = draw(st.none() | st.tuples(*[altitudes_cm] * len(line)))
    vertical_cm = draw(st.none() | distances_cm)
    spelt = tuple(map(instant.text, times))
    return Route(line=line, times=spelt, buffer_cm=draw(distances_cm), vertical_buffer_cm=vertical_cm, altitudes_cm=high)


corridors = st.builds(Corridor, line=st.lists(positions, min_size=2, max_size=5).map(tuple), buffer_cm=distances_cm)
circles = st.builds(Circle, center=positions, radius_cm=distances_cm)


@st.composite
def volumes(draw: st.DrawFn) -> Volume:
    shape = draw(st.one_of(areas(), circles, corridors, routes()))
    low, high = sorted(draw(st.tuples(altitudes_cm, altitudes_cm)))
    first, last = sorted(draw(st.sets(moments_ms, min_size=2, max_size=2)))
    if isinstance(shape, Route):
        start, end = None, None
    else:
        start, end = draw(st.sampled_from([instant.text(first), None])), draw(st.sampled_from([instant.text(last), None]))
    lower, upper = draw(st.sampled_from([low, None])), draw(st.sampled_from([high, None]))
    return Volume(shape=shape, lower_cm=lower, upper_cm=upper, start=start, end=end)


features = st.builds(
    Feature,
    id=names,
    kind=st.sampled_from(get_args(NoticeKind)),
    activity=st.sampled_from(sorted(DECLARED)),
    purpose=st.none() | texts,
    party=st.none() | parties,
    to=st.none() | st.lists(parties, min_size=1, max_size=3).map(tuple),
    status=st.sampled_from(["actual", "exercise", "test"]),
    text=st.none() | st.dictionaries(st.sampled_from(["en", "ar", "zh-Hans"]), texts, min_size=1),
    emergency=st.booleans(),
    volumes=st.lists(volumes(), max_size=4).map(tuple),
)
files = st.lists(features, max_size=4, unique_by=lambda one: one.id)


@given(files)
def test_what_is_written_is_read_as_the_same(said: list[Feature]) -> None:
    assert read_features(write_features(said), unlocated=True) == said


@given(files)
def test_statements_are_read_as_the_same(said: list[Feature]) -> None:
    assert read_statements(write_statements(said)) == said


@given(st.text(letters, min_size=1, max_size=50))
def test_any_id_comes_back(name: str) -> None:
    [found] = read_features(write_features([read_features(file(feature(id=name)))[0]]))
    assert found.id == name


def positions_of(shape: Shape) -> list[Position]:
    match shape:
        case Area():
            return [position for rings in shape.polygons for ring in rings for position in ring]
        case Circle():
            return [shape.center]
        case _:
            return list(shape.line)


@given(volumes())
def test_another_program_reads_the_same_place(volume: Volume) -> None:
    [written] = json.loads(write_features([Feature(id="a", volumes=(volume,))]))["features"]
    read_back = shapely.get_coordinates(shapely.from_geojson(json.dumps(written["geometry"])))
    assert [(round(lon * 1e7), round(lat * 1e7)) for lon, lat in read_back] == positions_of(volume.shape)


def test_a_file_that_is_written_is_a_feature_a_line() -> None:
    data = write_features([read(), read()])
    assert [json.loads(line.rstrip(b","))["id"] for line in data.splitlines()[1:-1]] == ["a", "a"]
    assert json.loads(write_features([])) == {"type": "FeatureCollection", "features": []}


def test_what_was_not_said_is_not_written() -> None:
    [written] = json.loads(write_features([read(POINT, radius_m=500, altitude_lower_m=0.5)]))["features"]
    assert written["properties"] == {"radius_m": 500, "altitude_lower_m": 0.5}


# Notices


NOTICE = {name: value for name, value in EXAMPLES["notice/1"].items() if name not in {"_sd", "share"}}
OWN = {"kind": "movement", "activity": "aid_convoy"}


def test_the_members_of_a_notice() -> None:
    found = members(read(POINT, radius_m=1, to=["north"], party="south", emergency=True, text={"en": "Lorries"}, **OWN), "convoy-12")
    assert found == {
        "type": "notice/1",
        "name": "convoy-12",
        "status": "actual",
        "party": "south",
        "to": ["north"],
        "text": {"en": "Lorries"},
        "emergency": True,
        "volumes": [{"shape": {"is": "circle", "center": [366_100_000, 359_300_000], "radius_cm": 100}}],
        **OWN,
    }


def test_the_members_make_a_legal_statement() -> None:
    books = {name: NOTICE[name] for name in ("log", "party", "seq", "prev", "seen", "not_after", "time")}
    given = read(collection(POLYGON, COURSE), buffer_m=1, **OWN)
    data = canonical.encode({**books, **members(given)})
    said = canonical.decode(data, msgspec.json.Decoder(Notice), 46_800)
    assert feature_of("a", said) == msgspec.structs.replace(given, party="south")


def test_a_recorded_notice_and_its_amendment() -> None:
    said = msgspec.convert(NOTICE, Notice)
    found = feature_of(f"{said.party}/{said.name}", said)
    assert (found.id, found.party, found.kind, found.volumes) == (f"south/{said.name}", "south", said.kind, said.volumes or ())
    amended = {name: value for name, value in NOTICE.items() if name != "name"}
    later = msgspec.convert({**amended, "type": "notice_amendment/1", "notice": found.id, "version": 2, "emergency": True}, NoticeAmendment)
    assert feature_of(found.id, later) == msgspec.structs.replace(found, emergency=True)


@pytest.mark.parametrize(
    ("given", "code", "where"),
    [
        ({"kind": "movement"}, Code.MISSING_MEMBER, "properties.activity"),
        ({"activity": "aid_convoy"}, Code.MISSING_MEMBER, "properties.kind"),
        ({**OWN, "id": "south/convoy-12"}, Code.BAD_VALUE, "name"),
        ({**OWN, "id": "Konvoj č. 12"}, Code.BAD_VALUE, "name"),
        ({**OWN, "party": "South"}, Code.BAD_VALUE, "party"),
        ({**OWN, "to": ["north", "The South"]}, Code.BAD_VALUE, "to[1]"),
    ],
)
def test_what_is_no_notice_yet(given: dict[str, Json], code: Code, where: str) -> None:
    with refused(code) as caught:
        members(read(**given))
    assert caught.where == where
    with refused(code) as caught:
        write_statements([read(**given)])
    assert caught.where == f'"{given.get("id", "a")}" {where}'


def test_an_id_that_is_no_name_is_refused_with_the_way_to_mend_it() -> None:
    with refused(Code.BAD_VALUE) as caught:
        members(read(id="south/convoy-12", **OWN))
    assert "letters" in caught.sentence


def statements(*said: dict[str, Any]) -> bytes:
    return json.dumps(said).encode()


SAID = {"type": "notice/1", "name": "n", **OWN}


@pytest.mark.parametrize(
    ("data", "code", "where"),
    [
        (b"", Code.NOT_JSON, ""),
        (b"[7]", Code.BAD_VALUE, "statements[0]"),
        (statements({}), Code.BAD_VALUE, "statements[0] type"),
        (statements({"type": "notice/1"}), Code.MISSING_MEMBER, "statements[0]"),
        (statements(SAID, {**SAID, "type": "receipt/1"}), Code.BAD_VALUE, "statements[1] type"),
        (statements(SAID, SAID), Code.DUPLICATE_ID, "statements[1] name"),
        (statements({**SAID, "_sd": ["x"]}), Code.UNKNOWN_MEMBER, "statements[0]"),
        (statements({**SAID, "activity": "air_strike"}), Code.ATTACK_ACTIVITY, "statements[0] activity"),
        (statements({**SAID, "purpose": "\u202e"}), Code.CONTROL_CHARACTER, ""),
        (statements({**SAID, "volumes": []}), Code.BAD_VALUE, "statements[0] volumes"),
        (statements({**SAID, "volumes": 0.5}), Code.NOT_AN_INTEGER, ""),
        (b'{"name": 1, "name": 2}', Code.DUPLICATE_NAME, ""),
    ],
)
def test_what_are_no_statements_of_notices(data: bytes, code: Code, where: str) -> None:
    with refused(code) as caught:
        read_statements(data)
    assert caught.where == where


def test_one_statement_alone_and_what_a_signature_fills_in() -> None:
    assert read_statements(json.dumps(SAID).encode()) == [Feature(id="n", kind="movement", activity="aid_convoy")]
    [found] = read_statements(json.dumps(NOTICE).encode())
    assert found == feature_of(NOTICE["name"], msgspec.convert(NOTICE, Notice))
