"""The tray: drafts as `garant read --drafts` writes them, beside their texts; whatever else lies there is told and never trusted."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from tests.cli.desk import garant
from tests.desk.data_desk import DataDesk, data_desk
from tests.world import CONTACT, World

TRAY = "/desk/v1/tray"
REPORT = """GENEVA, 6 March 2027 - The Russian foreign minister met his Turkish counterpart in Geneva on Friday.
Damascus accused Ankara of shelling a village near Manbij on Thursday. Turkey denied the accusation.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path / "drafts"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[DataDesk]:
    world = World()
    world.side("tr")
    with data_desk(world, "tr", tmp_path) as one:
        yield one


def read_into(folder: Path, tmp_path: Path) -> None:
    (tmp_path / "report.txt").write_text(REPORT, encoding="utf-8")
    assert garant("read", tmp_path / "report.txt", "--drafts", folder, "--status", "exercise", "--registrar", "reg").code == 0


def test_an_empty_tray(desk: DataDesk) -> None:
    assert desk.get(TRAY) == {"drafts": [], "texts": [], "unread": []}


@pytest.mark.parametrize("below", ["", "report"])
def test_drafts_of_a_reading_stand_beside_the_words_that_they_rest_on(desk: DataDesk, folder: Path, tmp_path: Path, below: str) -> None:
    read_into(folder / below, tmp_path)
    told = desk.get(TRAY)
    assert told["unread"] == []
    kinds = {one["type"] for one in told["drafts"]}
    assert {"contact/1", "incident/1"} <= kinds
    [text] = told["texts"]
    assert text["text"].startswith("GENEVA, 6 March 2027")
    fields = [field for one in told["drafts"] for field in one["fields"]]
    assert fields
    for field in fields:
        start, end = field["span"]
        assert (field["text"], text["text"][start:end]) == (text["id"], field["words"])
    assert "in Geneva" in " ".join(field["words"] for field in fields) or "Geneva" in {field["words"] for field in fields}


def test_a_draft_is_put_in_and_thrown_away(desk: DataDesk, folder: Path) -> None:
    told = desk.post(TRAY, dict(CONTACT), name="call.json")
    [draft] = told["drafts"]
    assert (draft["file"], draft["type"], draft["members"]["between"]) == ("call.json", "contact/1", CONTACT["between"])
    assert (folder / "call.json").stat().st_mode & 0o777 == 0o600
    assert desk.refused("POST", TRAY, dict(CONTACT), {"name": "call.json"}) == "exists"
    assert desk.post(f"{TRAY}/forget", {"file": "call.json"})["drafts"] == []
    assert desk.refused("POST", f"{TRAY}/forget", {"file": "call.json"}) == "unknown_reference"


def test_a_whole_reading_is_put_in_by_its_index(desk: DataDesk, folder: Path, tmp_path: Path) -> None:
    read_into(tmp_path / "elsewhere", tmp_path)
    index = (tmp_path / "elsewhere" / "index.json").read_bytes()
    told = desk.post(TRAY, index, name="report.json")
    assert told["unread"] == []
    assert {one["file"].partition("/")[0] for one in told["drafts"]} == {"report"}
    assert all(field["words"] is None for one in told["drafts"] for field in one["fields"])
    assert desk.refused("POST", TRAY, index, {"name": "report.json"}) == "exists"


@pytest.mark.parametrize(
    ("body", "name", "code"),
    [
        (b"{", "a.json", "not_json"),
        ({"type": "notice/99"}, "a.json", "unknown_kind"),
        ({}, "a.json", "unknown_kind"),
        ({"drafts": [{"name": "x", "body": {"type": "nothing"}}]}, "a.json", "unknown_kind"),
        ({"drafts": 1}, "a.json", "bad_value"),
        ({"drafts": [{"name": "x", "body": dict(CONTACT)}, {"name": "y", "body": {"type": "nothing"}}]}, "a.json", "unknown_kind"),
        (dict(CONTACT), "index.json", "bad_value"),
        ({"drafts": [{"name": "x", "body": dict(CONTACT)}]}, "sources.json", "bad_value"),
        (dict(CONTACT), "../a.json", "bad_request"),
        (dict(CONTACT), ".a.json", "bad_request"),
        (dict(CONTACT), "a.key", "bad_request"),
    ],
)
def test_what_is_no_draft_is_refused(desk: DataDesk, folder: Path, body: object, name: str, code: str) -> None:
    assert desk.refused("POST", TRAY, body, {"name": name}) == code
    assert not list(folder.rglob("*.json")) if folder.exists() else True


def test_what_lies_there_is_told_with_its_reason_and_leads_nowhere_else(desk: DataDesk, folder: Path, tmp_path: Path) -> None:
    folder.mkdir()
    (tmp_path / "officer.json").write_text(json.dumps(dict(CONTACT)))
    (folder / "link.json").symlink_to(tmp_path / "officer.json")
    (folder / "below").mkdir()
    (tmp_path / "index.json").write_text("no index")
    (folder / "below" / "index.json").symlink_to(tmp_path / "index.json")
    (folder / "broken.json").write_bytes(b"\xff")
    (folder / "large.json").write_bytes(b" " * 100_000)
    (folder / "other.json").write_text('{"type": "nothing"}')
    told = desk.get(TRAY)
    assert told["drafts"] == []
    assert {one["file"]: one["code"] for one in told["unread"]} == {
        "broken.json": "not_json", "large.json": "too_large", "other.json": "unknown_kind",
    }  # fmt: skip
    for file in ("../officer.json", "link.json", str(tmp_path / "officer.json")):
        assert desk.refused("POST", f"{TRAY}/forget", {"file": file}) == "unknown_reference"
    assert (tmp_path / "officer.json").exists()


def test_an_index_that_points_out_of_its_text_shows_no_words(desk: DataDesk, folder: Path, tmp_path: Path) -> None:
    read_into(folder, tmp_path)
    index: Any = json.loads((folder / "index.json").read_text())
    for draft in index["drafts"]:
        draft["grounds"] = {"text": [{"text": index["sources"][0]["id"], "spans": [[-5, 10], [0, 10**9]]}]}
    (folder / "index.json").write_text(json.dumps(index))
    assert {field["words"] for one in desk.get(TRAY)["drafts"] for field in one["fields"]} == {None}
