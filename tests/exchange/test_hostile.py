"""Hostile files: whatever comes in, features or a refusal come out, never anything else."""

import json
from contextlib import suppress
from copy import deepcopy
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.errors import Code, Refused
from garant.exchange import Feature, members, read_features, read_statements, write_features
from garant.exchange.form import OURS
from tests.exchange.drawn import COURSE, LINE, POINT, POLYGON, SQUARE, TIMES, Json, collection, feature, file
from tests.statement.refusal import refused

GOOD = file(
    feature(purpose="Мука", to=["north"], text={"en": "x"}, altitude_upper_m=6.5, time_end=TIMES[0]),
    feature(COURSE, id="b", buffer_m=1, times=TIMES),
    feature(collection(POLYGON, POINT), id="c", radius_m=1, volumes=[None, {"radius_m": 2}]),
)


def outcome(data: bytes) -> str:
    """Read as a file of features and of statements; give what came of it. Whatever is read can be written and read again."""
    with suppress(Refused):
        read_statements(data)
    try:
        found = read_features(data, unlocated=True)
    except Refused as caught:
        refusal = caught.refusal
    else:
        return came_through(found)
    assert f"{refusal.sentence}{refusal.where}".isprintable()
    return refusal.code


def came_through(found: list[Feature]) -> str:
    assert read_features(write_features(found), unlocated=True) == found
    for one in found:
        with suppress(Refused):
            members(one)
    return "read"


scalars = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text(st.characters(exclude_categories=["Cs"]), max_size=8)
    | st.sampled_from(["", "x" * 5_000, "\x00", "\u202e"])
)
values = st.recursive(scalars, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=4), inner, max_size=4))
numbers = st.sampled_from([0, -0.0, 1e308, -1e308, 10**400, 1e-320, 180, -180, 90, 91, 0.1 + 0.2]) | st.floats(-200, 200)
places = st.lists(numbers, max_size=4) | st.sampled_from(LINE)
lines = st.lists(places, max_size=6) | st.just(SQUARE)
coordinates = st.one_of(places, lines, st.lists(lines, max_size=3), st.lists(st.lists(lines, max_size=2), max_size=3), values)
kinds = st.sampled_from(["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection", "Circle"])
plain = st.fixed_dictionaries({"type": kinds, "coordinates": coordinates})
geometries = plain | st.fixed_dictionaries({"type": kinds, "geometries": st.lists(plain, max_size=3) | values}) | values
moments = st.sampled_from([*TIMES, "2018-09-17T06:00:00.0001+03:00", "now", ""])
terms = st.sampled_from(sorted(OURS)) | st.text(max_size=6)
properties = st.dictionaries(
    terms, numbers | moments | st.lists(moments, max_size=3) | values | st.lists(st.dictionaries(terms, numbers)), max_size=6
)


@given(
    st.lists(
        st.fixed_dictionaries(
            {"type": st.just("Feature"), "id": st.text(max_size=4) | values, "geometry": geometries, "properties": properties}
        )
    )
)
def test_made_up_features(made: list[Any]) -> None:
    outcome(file(*made))


def ways(tree: Json, way: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    """Give the way to each value in a tree."""
    inner = tree.items() if isinstance(tree, dict) else enumerate(tree) if isinstance(tree, list) else ()
    return [way, *(one for name, value in inner for one in ways(value, (*way, name)))]


def at(tree: Json, way: tuple[Any, ...]) -> Json:
    return at(tree[way[0]], way[1:]) if way else tree


@given(st.data())
def test_trees_with_something_else_in_one_place_or_two(data: st.DataObject) -> None:
    tree = json.loads(GOOD)
    for _ in range(data.draw(st.integers(1, 2))):
        way = data.draw(st.sampled_from(ways(tree)[1:]))
        there = at(tree, data.draw(st.sampled_from(ways(tree))))
        put = data.draw(st.one_of(st.just(there), numbers, places, lines, moments, scalars, values))
        at(tree, way[:-1])[way[-1]] = deepcopy(put)
    outcome(json.dumps(tree).encode())


@given(st.integers(0, len(GOOD)), st.integers(0, 40), st.binary(max_size=12))
def test_spoilt_files(at: int, cut: int, put: bytes) -> None:
    outcome(GOOD[:at] + put + GOOD[at + cut :])


@given(
    st.integers(0, len(GOOD)),
    st.integers(0, 40),
    st.sampled_from([b"null", b"[]", b"{}", b"1e999", b'"x"', b"[[[", b'"id":', b"\n", b"\x1e", b"-"]),
)
def test_spoilt_tokens(at: int, cut: int, put: bytes) -> None:
    outcome(GOOD[:at] + put + GOOD[at + cut :])


@given(st.binary(max_size=80))
def test_any_bytes(data: bytes) -> None:
    outcome(data)


@pytest.mark.parametrize(
    "prefix",
    [
        b"[",
        b'{"a":',
        b'{"type":"FeatureCollection","features":[',
        b'{"type":"Feature","properties":{"a":',
        b'{"type":"Feature","geometry":',
    ],
)
@pytest.mark.parametrize("depth", [10, 100, 400, 900, 1_100, 100_000])
def test_any_depth(prefix: bytes, depth: int) -> None:
    outcome(prefix + b"[" * depth + b"]" * depth)
    outcome(prefix * depth)


@pytest.mark.parametrize("depth", [10, 100, 300, 400, 480, 900, 1_100, 100_000])
def test_foreign_members_of_any_depth(depth: int) -> None:
    for name in ("x", "id", "bbox", "crs"):
        deep = f', "{name}": '.encode() + b'{"a":[' * depth + b"]}" * depth + b"}"
        outcome(json.dumps(feature())[:-1].encode() + deep)


def test_an_id_of_200_kb() -> None:
    with refused(Code.TOO_LARGE) as caught:
        read_features(file(feature(id="x" * 200_000)))
    assert len(caught.sentence) + len(caught.where) < 200


def test_a_thousand_strange_names() -> None:
    """Looking for names that are almost ours costs something for each new one; a name as long as a book costs no more."""
    strange = {f"{'y' * 100}{at}": at for at in range(1_000)}
    assert outcome(file(feature(**strange))) == "read"
    assert outcome(file(feature(**{"y" * 1_000_000: 1}))) == "read"
