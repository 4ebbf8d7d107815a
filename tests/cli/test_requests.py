"""`garant request`, `disclose`, `evidence`, `sheet` and `notice confirm`: the everyday acts of this domain, by the real command line."""

import json
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desk import Said, fine, garant, say
from tests.exchange.test_media import EXIF, jpeg, segment

SITE = {
    "type": "notice/1", "status": "exercise", "name": "site-1", "kind": "site", "activity": "medical_site", "to": ["south"],
    "protected": True, "region": "Idlib governorate", "purpose": "so that it is not hit", "owner_agrees": "in writing",
    "reconfirm": "P30D",
    "volumes": [{"shape": {"is": "circle", "center": [366_339_017, 359_306_023], "radius_cm": 10_000}}],
}  # fmt: skip
HIDE = ("volumes", "purpose", "owner_agrees")
PLACE = "366339017"
SHEET = "Name;Type;Latitude;Longitude\nClinic;clinic;35.9306;36.6339\nCastle;castle;35.5001;36.7001\n"


@pytest.fixture
def theatre(desk: Path) -> Path:
    return desk / "theatre"


@pytest.fixture
def north(desk: Path) -> Path:
    return desk / "north-headquarters.key"


@pytest.fixture
def south(desk: Path) -> Path:
    return desk / "south-headquarters.key"


def shown(theatre: Path, what: str, *more: object) -> Any:  # noqa: ANN401 - any JSON value
    return fine("show", theatre, what, *more, "--json").json()


def refused(*words: object) -> str:
    said = garant(*words, "--json")
    assert said.code in (1, 2)
    return str(said.json()["refused"]["code"])


# Requests


def test_asking_and_answering(theatre: Path, north: Path, south: Path) -> None:
    asking = ("request", "ask", theatre, "guarantee", "Free passage", "--name", "passage", "--of", "south", "--status", "exercise")
    fine(*asking, "--about", "notice:north/patrol-1", "--version", 1, "--until", "2027-03-01T18:00:00Z", "--key", north)
    [line] = shown(theatre, "requests", "north/passage", "--at", "2027-01-01T00:00:00Z")
    assert (line["asked"][0]["answer"], line["complete"]) == ("no reply", False)
    fine("request", "reply", theatre, "north/passage", "granted", "--conditions", "by day", "--key", south)
    [line] = shown(theatre, "requests", "north/passage", "--at", "2027-01-01T00:00:00Z")
    assert (line["asked"][0]["conditions"], line["complete"]) == ("by day", True)
    assert "complete" in fine("show", theatre, "requests").out
    assert refused("request", "reply", theatre, "north/none", "granted", "--key", south) == "unknown_reference"
    assert refused("request", "reply", theatre, "north/passage", "refused", "--key", south) == "missing_member"


def test_consent_stands_beside_the_notice_that_a_measure_speaks_of(theatre: Path, north: Path, south: Path) -> None:
    measure = {
        "name": "m1", "form": "air_safety", "text": {"en": "Balloons fly with the other side's consent."}, "standing": "agreed",
        "addressee": {"is": "none"}, "deadline": {"is": "none"}, "verification": {"is": "none"},
        "with_consent": [{"activities": ["flight_balloon"], "of": {"party": "south"}}],
    }  # fmt: skip
    agreement = {
        "type": "agreement/1", "status": "exercise", "name": "air", "capacity": "party", "form": "memorandum",
        "concluded": {"is": "dated", "date": "2027-02-15"}, "text_status": "full_text_public", "measure_count": 1,
        "title": {"en": "Balloons"}, "between": [{"party": "north"}, {"party": "south"}], "in_force": {"is": "none"},
        "end": {"is": "none"}, "measures": [measure],
    }  # fmt: skip
    balloon = {**SITE, "name": "balloon", "kind": "flight", "activity": "flight_balloon"}
    open_ = {name: value for name, value in balloon.items() if name not in ("protected", "owner_agrees", "reconfirm")}
    assert [say(theatre, one, north).code for one in (agreement, open_)] == [0, 0]
    asking = ("request", "ask", theatre, "consent", "A balloon", "--name", "c", "--of", "south", "--about", "notice:north/balloon")
    words = [_word(theatre)]
    fine(*asking, "--status", "exercise", "--key", north)
    words.append(_word(theatre))
    fine("request", "reply", theatre, "north/c", "granted", "--key", south)
    words.append(_word(theatre))
    assert words == ["not asked", "no reply", "granted"]
    told = fine("show", theatre, "notices", "north/balloon").out
    assert "granted" in told
    assert "never a permission" in told


def _word(theatre: Path) -> str:
    [line] = shown(theatre, "notices", "north/balloon")
    [consent] = line["consents"]
    return str(consent["word"])


# Protected sites


@pytest.fixture
def site(theatre: Path, north: Path) -> Path:
    assert say(theatre, SITE, north, hide=HIDE).code == 0
    return theatre


def test_a_site_is_disclosed_and_its_owner_sees_to_whom(site: Path, north: Path) -> None:
    assert PLACE not in fine("show", site, "sites", "--as", "south", "--json").out
    fine("disclose", site, "notice:north/site-1", "--member", "volumes", "--to", "south", "--purpose", "protection", "--key", north)
    assert PLACE in fine("show", site, "sites", "--as", "south", "--json").out
    assert PLACE not in fine("show", site, "sites", "--json").out
    [line] = shown(site, "sites", "--as", "north")
    assert [(one["reader"], one["purpose"], one["acknowledged_ms"]) for one in line["shown"]] == [("south", "protection", None)]
    [told] = shown(site, "disclosures", "--as", "south")
    assert (told["members"], told["of"]) == (["volumes"], "notice:north/site-1")
    assert shown(site, "disclosures") == []
    assert "place hidden" in fine("show", site, "sites").out


@pytest.mark.parametrize(
    ("thing", "more", "code"),
    [
        ("notice:north/none", (), "unknown_reference"),
        ("sites:north/site-1", (), "usage"),
        ("north/site-1", (), "usage"),
        ("notice:north/site-1", ("--member", "text"), "bad_disclosure"),
        ("notice:north/site-1", ("--version", "2"), "bad_disclosure"),
        ("notice:north/patrol-1", (), "bad_disclosure"),
    ],
)
def test_what_is_not_hidden_is_not_disclosed(site: Path, north: Path, thing: str, more: tuple[str, ...], code: str) -> None:
    assert refused("disclose", site, thing, "--to", "south", "--purpose", "p", "--key", north, *more) == code


def test_another_party_does_not_open_it_and_learns_no_name_of_what_is_hidden(site: Path, south: Path) -> None:
    said = garant("disclose", site, "notice:north/site-1", "--to", "south", "--purpose", "p", "--key", south)
    assert said.code == 1
    assert "not_yours" in said.err
    assert "volumes" not in said.err


def test_a_site_is_confirmed(site: Path, north: Path) -> None:
    late = ("--at", "2099-01-01T00:00:00Z")
    assert shown(site, "sites", *late)[0]["reconfirm"][2] is True
    fine("notice", "confirm", site, "north/site-1", "--key", north)
    [line] = shown(site, "notices", "north/site-1")
    assert line["reconfirm"]["overdue"] is False


# Evidence


def add(theatre: Path, key: Path, file: Path, name: str, *more: object) -> Said:
    words = ("evidence", "add", theatre, file, "--name", name, "--about", "notice:north/patrol-1", "--status", "exercise", "--key", key)
    return garant(*words, *more, "--json")


def test_a_file_is_kept_given_out_and_handed_over(theatre: Path, north: Path, south: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "log.txt", tmp_path / "out"
    file.write_text("A log.\n", encoding="utf-8")
    assert (
        add(theatre, north, file, "log", "--taken", "2027-03-01T06:00:00Z", "--taken-by", "duty officer", "--place", "the bridge").code == 0
    )
    everybody = fine("show", theatre, "evidence", "north/log", "--json").out
    assert "bridge" not in everybody
    assert "bridge" in fine("show", theatre, "evidence", "north/log", "--as", "north").out
    assert refused("evidence", "get", theatre, "north/log", "-o", out, "--as", "south") == "not_a_recipient"
    assert refused("evidence", "get", theatre, "north/log", "-o", out) == "not_a_recipient"
    fine("evidence", "custody", theatre, "north/log", "handed_over", "--with", "south", "--seal", "A-17", "--key", north)
    assert "has not said that it received it" in fine("show", theatre, "evidence", "north/log").out
    fine("evidence", "custody", theatre, "north/log", "received", "--with", "north", "--key", south)
    fine("evidence", "get", theatre, "north/log", "-o", out, "--as", "south")
    assert out.read_bytes() == file.read_bytes()
    assert refused("evidence", "get", theatre, "north/log", "-o", out, "--as", "south") == "exists"
    [line] = shown(theatre, "evidence", "north/log")
    assert (line["holder"], [link["gap"] for link in line["chain"]]) == ("south", ["", ""])


def test_a_photo_that_tells_where_it_was_taken_is_not_kept_by_mistake(theatre: Path, north: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "crater.jpg", tmp_path / "out.jpg"
    file.write_bytes(jpeg(segment(0xE1, EXIF)))
    said = add(theatre, north, file, "crater")
    assert said.code == 1
    assert "a position" in said.json()["refused"]["sentence"]
    assert add(theatre, north, file, "crater", "--strip", "--keep-metadata").code == 2
    assert add(theatre, north, file, "crater", "--strip", "--open").code == 0
    fine("evidence", "get", theatre, "north/crater", "-o", out)
    assert out.read_bytes() == jpeg()
    [line] = shown(theatre, "evidence", "north/crater")
    [original] = line["said"]["derived_from"]
    assert len(original) == 64
    assert add(theatre, north, file, "whole", "--keep-metadata").code == 0


@pytest.mark.parametrize(("name", "data"), [("a.exe", b"MZ"), ("a.html", b"<html>"), ("a.txt", b"\xff\xd8\xff\xe0")])
def test_what_is_no_evidence_is_refused_before_anything_is_signed(
    theatre: Path, north: Path, tmp_path: Path, name: str, data: bytes
) -> None:
    (tmp_path / name).write_bytes(data)
    assert add(theatre, north, tmp_path / name, "x").json()["refused"]["code"] == "bad_value"
    assert shown(theatre, "evidence") == []


def test_an_export_holds_open_blobs_alone_and_only_where_asked(theatre: Path, north: Path, tmp_path: Path) -> None:
    for name, more in (("open", ("--open",)), ("closed", ())):
        (tmp_path / f"{name}.txt").write_text(f"{name}\n", encoding="utf-8")
        assert add(theatre, north, tmp_path / f"{name}.txt", name, *more).code == 0
    fine("log", "export", theatre, tmp_path / "plain")
    fine("log", "export", theatre, tmp_path / "whole", "--blobs")
    assert not (tmp_path / "plain" / "blob").exists()
    assert [file.read_bytes() for file in (tmp_path / "whole" / "blob").iterdir()] == [b"open\n"]


# Spreadsheets


def test_good_rows_are_filed_and_doubtful_ones_told(theatre: Path, north: Path, tmp_path: Path) -> None:
    file = tmp_path / "sites.csv"
    file.write_text(SHEET, encoding="utf-8")
    checked = garant("sheet", "check", file, "--json")
    assert (checked.code, [one["row"] for one in checked.json()["doubts"]]) == (1, [3])
    words = ("sheet", "file", theatre, file, "--to", "south", "--status", "exercise", "--key", north, "--json")
    first, again = garant(*words), garant(*words)
    assert [one["notice"] for one in first.json()["filed"]] == ["north/Clinic"]
    assert again.json()["filed"] == []
    assert "on record" in again.json()["doubts"][0]["why"]
    assert refused("sheet", "file", theatre, file, "--key", north) == "usage"


def test_drafts_are_statements_that_say_takes(theatre: Path, north: Path, tmp_path: Path) -> None:
    file, out = tmp_path / "sites.csv", tmp_path / "drafts"
    file.write_text(SHEET.splitlines()[0] + "\nClinic;clinic;35.9306;36.6339\n", encoding="utf-8")
    fine("sheet", "drafts", file, "--out", out, "--to", "south", "--status", "exercise")
    [draft] = out.iterdir()
    fine("say", theatre, draft, "--key", north)
    assert json.loads(draft.read_text(encoding="utf-8"))["name"] == "Clinic"
    assert refused("sheet", "drafts", file, "--out", out, "--to", "south") == "exists"
    assert refused("sheet", "check", file, "--clock", "noon") == "usage"
    assert refused("sheet", "check", file, "--area", "1,2,3") == "usage"


def test_protected_sites_of_a_sheet_are_filed_without_their_places(theatre: Path, north: Path, tmp_path: Path) -> None:
    file = tmp_path / "sites.csv"
    file.write_text("Name;Type;Lat;Lon;Region;Consent\nHidden clinic;clinic;35.9306023;36.6339017;Idlib;in writing\n", encoding="utf-8")
    words = ("sheet", "file", theatre, file, "--to", "south", "--status", "exercise", "--key", north, "--protected")
    fine(*words, "--purpose", "protection", "--json")
    for party in ((), ("--as", "south")):
        told = fine("show", theatre, "sites", *party, "--json").out + fine("show", theatre, "notices", "north/row-2", *party).out
        assert "Hidden clinic" not in told
        assert PLACE not in told
    assert PLACE in fine("show", theatre, "sites", "--as", "north", "--json").out
