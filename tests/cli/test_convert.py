"""`garant convert`: GeoJSON to statements and back, without loss, and what is neither is refused."""

import json
from pathlib import Path

import pytest

from tests.cli.desk import NOTICE, fine, garant
from tests.cli.drawn import MORNING, box, circle, collection, route, write

WORKS = box("works-1", 36.6, 36.0, kind="works", activity="road_works", to=["south"], text={"ar": "نهارا", "en": "By day."})
CONVOY = route("convoy-1", (36.4, 36.0), (36.6, 36.0), kind="movement", activity="aid_convoy", party="south", status="exercise")


def to(form: str, data: bytes) -> bytes:
    return fine("convert", "-", "--to", form, stdin=data).out.encode()


def test_a_drawing_becomes_what_say_takes(desk: Path) -> None:
    [said] = json.loads(to("statement", collection(WORKS)))
    assert (said["type"], said["name"], said["volumes"][0]["start"]) == ("notice/1", "works-1", MORNING["time_start"])
    fine("say", desk / "theatre", "-", "--key", desk / "north-headquarters.key", stdin=json.dumps(said).encode())


def test_there_and_back_nothing_is_lost() -> None:
    drawn = to("geojson", collection(WORKS, CONVOY))
    assert to("geojson", to("statement", drawn)) == drawn
    assert to("geojson", drawn) == drawn
    assert to("statement", to("statement", drawn)) == to("statement", drawn)


def test_one_statement_is_read_as_well_as_a_list() -> None:
    [feature] = json.loads(to("geojson", json.dumps(NOTICE).encode()))["features"]
    assert (feature["id"], feature["properties"]["radius_m"], feature["properties"]["status"]) == ("patrol-1", 500, "exercise")


def test_it_goes_into_a_file_and_says_so(tmp_path: Path) -> None:
    file = write(tmp_path, WORKS, CONVOY)
    said = fine("convert", file, "--to", "statement", "-o", tmp_path / "out", "--json").json()
    assert said == {"file": str(tmp_path / "out"), "notices": 2, "bytes": len((tmp_path / "out").read_bytes())}
    assert "2 notices in " in fine("convert", tmp_path / "out", "--to", "geojson", "-o", tmp_path / "back").out
    assert json.loads((tmp_path / "back").read_bytes())["type"] == "FeatureCollection"


def test_it_never_writes_over_anything(tmp_path: Path) -> None:
    file = write(tmp_path, WORKS)
    said = garant("convert", file, "--to", "statement", "-o", file)
    assert (said.code, said.err[-9:]) == (2, "[exists]\n")
    assert file.read_bytes() == collection(WORKS)


REFUSED = {
    "nothing": (b"", "not_json"),
    "no JSON": (b"x", "not_json"),
    "no notices": (b"[1]", "bad_value"),
    "another kind": (b'{"type": "receipt/1"}', "bad_value"),
    "no activity": (collection(circle("a", 0, 0, kind="site")), "missing_member"),
    "no name": (collection({**WORKS, "id": "a b"}), "bad_value"),
    "an attack": (json.dumps({**NOTICE, "activity": "air_strike"}).encode(), "attack_activity"),
    "deep": (b"[" * 5_000 + b"]" * 5_000, "too_deep"),
}


@pytest.mark.parametrize(("given", "word"), REFUSED.values(), ids=REFUSED)
def test_what_is_neither_is_refused(given: bytes, word: str) -> None:
    said = garant("convert", "-", "--to", "statement", stdin=given)
    assert (said.code, said.out) == (2, "")
    assert said.err.endswith(f"[{word}]\n")
