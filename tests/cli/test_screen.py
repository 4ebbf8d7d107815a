"""`garant screen`: every two notices of a file that meet, in id order, and how it answers what is no file of notices."""

import json
import xml.etree.ElementTree as ET
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desk import Said, fine, garant
from tests.cli.drawn import ALWAYS, EVENING, MORNING, NOON, Feature, box, circle, collection, feature, route, write

NOTHING: tuple[Feature, ...] = ()


def screened(*features: Feature) -> Said:
    return garant("screen", "-", "--json", stdin=collection(*features))


def pairs(*features: Feature) -> list[tuple[str, str]]:
    return [(one["a"], one["b"]) for one in lines(screened(*features))]


def lines(said: Said) -> list[dict[str, Any]]:
    return [json.loads(line) for line in said.out.splitlines()]


# One line a pair


def test_a_pair_is_one_line_of_five_members() -> None:
    said = screened(box("b", 36.0, 36.0), box("a", 36.01, 36.0, NOON))
    assert said == (1, '{"a": "a", "b": "b", "from": "2027-03-01T09:00:00Z", "to": "2027-03-01T12:00:00Z", "closest_m": 0}\n', "")


def test_what_is_unbounded_is_null() -> None:
    [one] = lines(screened(box("a", 36.0, 36.0, ALWAYS), box("b", 36.0, 36.0, {"time_start": MORNING["time_start"]})))
    assert (one["from"], one["to"]) == (MORNING["time_start"], None)


def test_metres_have_two_decimals_at_most() -> None:
    [one] = lines(screened(route("a", (36.0, 36.0), (36.1, 36.0)), circle("b", 36.05, 36.006, radius_m=500)))
    assert 0 < one["closest_m"] < 200
    assert round(one["closest_m"], 2) == one["closest_m"]


def test_lines_are_in_the_order_of_code_points() -> None:
    names = ["b", "B", "a", "é", "z", "Z9", "Z10", "\U0001f600", "\uffee", "ق", "-", "~", " x"]
    found = pairs(*(box(name, 36.0, 36.0) for name in names))
    ordered = sorted(names)
    assert found == [(a, b) for at, a in enumerate(ordered) for b in ordered[at + 1 :]]


def test_in_line_with_the_others_whatever_their_status() -> None:
    """Statuses are compared one by one; their pairs stand in one order."""
    statuses = ("actual", "exercise", "test")
    features = [box(f"n{number}", 36.0, 36.0, status=statuses[number % 3]) for number in range(9)]
    assert pairs(*features) == sorted((f"n{a}", f"n{b}") for a in range(9) for b in range(a + 1, 9) if a % 3 == b % 3)


def test_nothing_is_no_line() -> None:
    assert screened(box("a", 36.0, 36.0), box("b", 37.0, 36.0)) == (0, "", "")
    assert screened() == (0, "", "")


# What meets


def test_only_equal_statuses_meet_and_without_one_it_is_actual() -> None:
    """Guard-rail 6."""
    features = [
        box("a", 36.0, 36.0),
        box("b", 36.0, 36.0, status="actual"),
        *(box(one, 36.0, 36.0, status=one) for one in ("exercise", "test")),
    ]
    assert pairs(*features) == [("a", "b")]


def test_notices_of_one_party_meet_too_and_so_do_kinds_that_are_no_news_in_a_theatre() -> None:
    features = [box(name, 36.0, 36.0, kind="presence", activity="presence", party="north") for name in ("a", "b")]
    assert pairs(*features) == [("a", "b")]


@pytest.mark.parametrize(
    ("other", "meet"),
    [
        (box("b", 36.0, 36.0, EVENING), False),
        (box("b", 36.0, 36.0, {"time_start": MORNING["time_end"]}), False),
        (box("b", 36.0, 36.0, altitude_lower_m=501), False),
        (box("b", 36.0, 36.0, altitude_lower_m=500), True),
        (route("b", (35.9, 36.0), (36.1, 36.0)), True),
        (route("b", (35.9, 36.0), (36.1, 36.0), start_hour=15), False),
    ],
    ids=["later", "when it ends", "above", "at its upper bound", "through it", "through it, later"],
)
def test_space_altitude_and_time_decide(other: Feature, meet: bool) -> None:
    assert bool(pairs(box("a", 36.0, 36.0, altitude_upper_m=500), other)) is meet


def test_a_collection_is_one_notice() -> None:
    shapes = [box("", lon, 36.0)["geometry"] for lon in (36.0, 37.0)]
    both = feature("both", {"type": "GeometryCollection", "geometries": shapes})
    assert pairs(both, box("east", 37.0, 36.0), box("west", 36.0, 36.0)) == [("both", "east"), ("both", "west")]


def test_across_the_edge_of_the_map() -> None:
    assert pairs(route("a", (179.9, 0.0), (-179.9, 0.0)), circle("b", 180.0, 0.0)) == [("a", "b")]


# For people


def test_people_get_the_first_pairs_and_their_number(tmp_path: Path) -> None:
    said = garant("screen", write(tmp_path, *(box(f"n{number}", 36.0, 36.0) for number in range(8))))
    assert said.code == 1
    assert "n0      n1     2027-03-01 06:00 to 12:00Z  overlap" in said.out
    assert "The first 20 of 28; --json gives all of them." in said.out
    assert said.out.endswith("\n28 conflicts among 8 notices\n")


def test_people_are_told_when_nothing_meets(tmp_path: Path) -> None:
    said = fine("screen", write(tmp_path, box("a", 36.0, 36.0), box("b", 36.0, 36.0, status="test")))
    assert said.out.endswith("0 conflicts among 2 notices (1 actual, 1 test; only equal statuses meet)\n")


def test_nothing_in_an_id_can_act_on_a_terminal(tmp_path: Path) -> None:
    hostile = "\u2067evil\u2069 \u200f [bold]x[/bold] \U000e0041"
    file = write(tmp_path, box(hostile, 36.0, 36.0), box("b", 36.0, 36.0))
    for said in (garant("screen", file), garant("screen", file, "--json")):
        assert not set(said.out) & {"\u2067", "\u200f", "\U000e0041"}
    assert {lines(garant("screen", file, "--json"))[0][name] for name in "ab"} == {"b", hostile}


# Pictures


def test_it_draws_what_meets(tmp_path: Path) -> None:
    file = write(tmp_path, box("works <1>", 36.0, 36.0), box("post & co", 36.01, 36.0), box("far", 40.0, 36.0))
    said = garant("screen", file, "--svg", tmp_path / "it.svg", "--html", tmp_path / "it.html")
    assert said.code == 1
    drawn = "".join(ET.parse(tmp_path / "it.svg").getroot().itertext())  # noqa: S314 - our own file
    assert "works <1> meets post & co" in drawn or "post & co meets works <1>" in drawn
    assert "far" not in drawn, "what meets nothing is left out"
    assert "<bdi>works &lt;1&gt;</bdi>" in (tmp_path / "it.html").read_text(encoding="utf-8")


def test_it_draws_when_nothing_meets(tmp_path: Path) -> None:
    fine("screen", write(tmp_path, box("a", 36.0, 36.0)), "--svg", tmp_path / "it.svg")
    assert "0 conflicts among 1 notice" in (tmp_path / "it.svg").read_text(encoding="utf-8")


def test_a_picture_of_many_says_what_it_leaves_out(tmp_path: Path) -> None:
    file = write(tmp_path, *(box(f"n{number:02d}", 36.0, 36.0) for number in range(30)))
    assert garant("screen", file, "--svg", tmp_path / "it.svg").code == 1
    assert "Drawn are 24 of them, and the 12 notices that they are between." in (tmp_path / "it.svg").read_text(encoding="utf-8")


def test_a_picture_is_never_drawn_over_anything(tmp_path: Path) -> None:
    file = write(tmp_path, box("a", 36.0, 36.0))
    said = garant("screen", file, "--svg", file)
    assert (said.code, said.err[-9:]) == (2, "[exists]\n")
    assert garant("screen", file, "--svg", tmp_path / "x", "--html", tmp_path / "x").code == 2
    assert not (tmp_path / "x").exists()


# What is no file of notices


CROSSED = feature("bow-tie", {"type": "Polygon", "coordinates": [[[0, 0], [1, 1], [1, 0], [0, 1], [0, 0]]]})
REFUSED: dict[str, tuple[bytes, str, str]] = {
    "nothing": (b"", "not_json", "-"),
    "no JSON": (b"nonsense", "not_json", "-"),
    "no UTF-8": (b"\xff", "not_json", "-"),
    "no GeoJSON": (b'{"type": "Topology"}', "bad_value", "-"),
    "a list": (b"[]", "bad_value", "-"),
    "an area that crosses itself": (collection(box("a", 0, 0), CROSSED), "bad_shape", '- features[1] "bow-tie" geometry.coordinates[0]'),
    "no place": (collection(feature("a", None, ALWAYS)), "missing_member", '- features[0] "a" geometry'),
    "no id": (collection(box(None, 0, 0)), "missing_member", "- features[0] id"),
    "an id twice": (collection(box("a", 0, 0), box("a", 0, 0)), "duplicate_id", '- features[1] "a" id'),
    "an attack": (collection(box("a", 0, 0, activity="air_strike")), "attack_activity", '- features[0] "a" properties.activity'),
    "another datum": (collection(box("a", 0, 0, altitude_datum="MSL")), "other_datum", '- features[0] "a" properties.altitude_datum'),
    "no time": (collection(box("a", 0, 0, {"time_start": "6 o'clock"})), "bad_time", '- features[0] "a" properties.time_start'),
    "a longitude beyond": (collection(box("a", 200, 0)), "bad_shape", '- features[0] "a" geometry.coordinates[0][0]'),
    "a line too long": (
        collection(feature("a", {"type": "LineString", "coordinates": [[-180, 0], [180, 0]] * 3}, buffer_m=1)), "bad_shape", '- "a"',
    ),
}  # fmt: skip


@pytest.mark.parametrize(("given", "code", "where"), REFUSED.values(), ids=REFUSED)
def test_what_cannot_be_read_ends_with_2_and_one_sentence(given: bytes, code: str, where: str) -> None:
    said = garant("screen", "-", stdin=given)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith("refused: ")
    assert f"(at {where}" in said.err
    assert said.err.endswith(f"[{code}]\n")
    assert said.err.count("\n") == 1


@pytest.mark.parametrize(("given", "code", "where"), REFUSED.values(), ids=REFUSED)
def test_and_the_same_in_json(given: bytes, code: str, where: str) -> None:
    said = garant("screen", "-", "--json", stdin=given)
    assert (said.code, said.json()["refused"]["code"]) == (2, code)
    assert said.json()["refused"]["where"].startswith(where)
