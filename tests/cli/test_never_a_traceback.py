"""Whatever is typed and whatever is in a file: an exit code, at most a sentence, never a traceback and never a fault."""

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from garant.cli.commands import garant as root
from tests.cli.desk import garant
from tests.cli.test_json import commands

QUESTIONS = {"parties", "agreements", "notices", "receipts", "statement"}
WORDS = sorted({word for name in commands(root) for word in name.split()[1:]} | QUESTIONS)
OPTIONS = (
    "--json", "--key", "--as", "--lang", "-o", "--hide", "--disclose", "--once", "--help", "-h", "--version", "--theatre", "--", "-", "-x",
    "--party", "--at", "--name", "--note", "--to",
)  # fmt: skip
PLACES = ("$", "$/theatre", "$/nothing", "$/theatre/log.db", "$/north-unit.key", "/dev/null", "0", "7", "-1", "north/patrol-1", "south")
NO_FOLDER_TO_BE = frozenset({"demo", "serve"})
"""`demo` plays for half a second and makes what it is told to (`tests/demo` has it); `serve` goes on until it is stopped (`tests/api`)."""

anything = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0/"), max_size=20)
words = st.one_of(st.sampled_from(WORDS), st.sampled_from(OPTIONS), st.sampled_from(PLACES), anything)
scalars = st.one_of(st.none(), st.booleans(), st.integers(), st.text(max_size=8))
names = st.sampled_from(["type", "to", "name", "party", "_sd"])
values = st.recursive(scalars, lambda inner: st.one_of(st.lists(inner, max_size=3), st.dictionaries(names, inner)), max_leaves=8)
files = st.one_of(
    st.binary(max_size=400),
    st.text(max_size=200).map(lambda text: text.encode("utf-8", "surrogatepass")),
    values.map(lambda value: json.dumps(value).encode()),
)


degrees = st.one_of(st.integers(-200, 200), st.floats(), st.sampled_from([0, 180, -180, 90, -90, 1e300, None, "1"]))
positions = st.lists(degrees, max_size=4)
coordinates = st.one_of(positions, st.lists(positions, max_size=6), st.lists(st.lists(positions, max_size=6), max_size=3), scalars)
kinds = st.sampled_from(["Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection", "x"])
geometries = st.one_of(values, st.builds(lambda kind, at: {"type": kind, "coordinates": at}, kinds, coordinates))
ours = st.sampled_from(
    ["radius_m", "buffer_m", "times", "time_start", "time_end", "altitude_lower_m", "status", "kind", "activity", "party", "volumes", "xyz"]
)  # fmt: skip
said = st.one_of(degrees, scalars, st.sampled_from(["exercise", "site", "school", "north", "2027-03-01T06:00:00Z", "air_strike"]), values)
properties = st.one_of(values, st.dictionaries(ours, said, max_size=5))
features = st.builds(
    lambda name, shape, about: {"type": "Feature", "id": name, "geometry": shape, "properties": about}, scalars, geometries, properties
)
drawings = st.one_of(
    files,
    st.lists(st.one_of(features, features, values), max_size=3).map(
        lambda listed: json.dumps({"type": "FeatureCollection", "features": listed}).encode()
    ),
)


@pytest.fixture(scope="module")
def corner(shelf: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder to run in, so that whatever is made by chance is made there."""
    return tmp_path_factory.mktemp("corner")


def require_an_answer(said: tuple[int, str, str]) -> None:
    code, _, err = said
    assert code in {0, 1, 2}, said
    assert "Traceback" not in err
    assert not set(err) & {"\x1b", "\u202e"}


@given(line=st.lists(words, max_size=7))
@settings(max_examples=120, deadline=None)
def test_any_command_line_is_answered(shelf: Path, corner: Path, line: list[str]) -> None:
    if NO_FOLDER_TO_BE & set(line):
        return
    before = Path.cwd()
    os.chdir(corner)
    try:
        require_an_answer(garant(*(word.replace("$", str(shelf)) for word in line), stdin=b"{}"))
    finally:
        os.chdir(before)


@given(data=files)
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_answered_by_say(shelf: Path, data: bytes) -> None:
    require_an_answer(garant("say", shelf / "theatre", "-", "--key", shelf / "north-unit.key", stdin=data))


@given(data=drawings)
@settings(max_examples=200, deadline=None)
def test_any_drawing_is_answered(shelf: Path, data: bytes) -> None:
    """Whatever is in a file of notices, it is compared or refused; and refused by all in the same words."""
    screened, checked = garant("screen", "-", stdin=data), garant("check", shelf / "theatre", "-", stdin=data)
    converted = [garant("convert", "-", "--to", form, stdin=data) for form in ("geojson", "statement")]
    for said in (screened, checked, *converted):
        require_an_answer(said)
    assert screened.code != 2 or "missing_member" in screened.err or checked.code == 2


@given(data=files)
@settings(max_examples=40, deadline=None)
def test_any_bytes_are_answered_by_notice(shelf: Path, data: bytes) -> None:
    key = ("--key", shelf / "north-unit.key")
    for command in (("file", shelf / "theatre"), ("amend", shelf / "theatre", "north/patrol-1")):
        said = garant("notice", *command, "-", *key, stdin=data)
        require_an_answer(said)
        assert said.code != 0 or '"filed"' in said.out or said.out.startswith("This informs"), "an empty collection files nothing"


@given(data=files)
@settings(max_examples=60, deadline=None)
def test_any_bytes_are_answered_by_proof_verify(corner: Path, vkey: str, data: bytes) -> None:
    (corner / "it").write_bytes(data)
    said = garant("proof", "verify", corner / "it", "--key", vkey)
    require_an_answer(said)
    assert said.code == 1


@given(data=files)
@settings(max_examples=60, deadline=None)
def test_any_theatre_file_and_any_key_file_are_answered(corner: Path, data: bytes) -> None:
    (corner / "it").write_bytes(data)
    (corner / "it").chmod(0o600)
    require_an_answer(garant("init", corner / "new", "--theatre", corner / "it"))
    require_an_answer(garant("key", "show", corner / "it"))
    assert not (corner / "new").exists()
