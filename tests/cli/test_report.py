"""`garant report`: one file for one reader, from the log as it was; and what is refused before any work is done."""

import json
from pathlib import Path

import pytest

from garant.cli.main import run
from tests.cli.desk import fine, garant, say

LATER = "2099-01-01T00:00:00Z"
MEETING = {
    "type": "meeting/1", "status": "exercise", "name": "round-1", "capacity": "party", "form": "round", "stands": "planned",
    "when": {"is": "dated", "date": "2027-04-01"}, "title": {"en": "First round"}, "between": [{"party": "north"}, {"party": "south"}],
}  # fmt: skip


@pytest.mark.parametrize("language", ["en", "ar"])
@pytest.mark.parametrize("suffix", ["html", "pdf"])
def test_a_daily_report_is_written(shelf: Path, tmp_path: Path, language: str, suffix: str) -> None:
    out = tmp_path / f"report.{suffix}"
    options = ("--as", "south", "--date", "2099-01-01", "--status", "exercise", "--lang", language, "--out", out, "--json")
    said = fine("report", "daily", shelf / "theatre", *options).json()
    assert said["bytes"] == out.stat().st_size
    assert said["log"]["size"] == 11
    assert out.read_bytes().startswith(b"%PDF" if suffix == "pdf" else b"<!DOCTYPE html>")


def test_the_same_report_is_made_again(shelf: Path, tmp_path: Path) -> None:
    for name in ("one.pdf", "two.pdf"):
        fine("report", "daily", shelf / "theatre", "--public", "--date", "2099-01-01", "--out", tmp_path / name)
    assert (tmp_path / "one.pdf").read_bytes() == (tmp_path / "two.pdf").read_bytes()


def test_the_papers_of_a_meeting(desk: Path) -> None:
    assert say(desk / "theatre", MEETING, desk / "north-headquarters.key").code == 0
    out = desk / "pack.html"
    fine("report", "pack", desk / "theatre", "--meeting", "north/round-1", "--as", "south", "--lang", "fr", "--out", out)
    page = out.read_text(encoding="utf-8")
    assert "First round" in page
    assert "Ordre du jour" in page
    assert 'dir="ltr"' in page


@pytest.mark.parametrize(
    ("options", "code", "word"),
    [
        (("--date", "2099-01-01", "--out", "x.pdf"), 2, "usage"),
        (("--as", "south", "--public", "--date", "2099-01-01", "--out", "x.pdf"), 2, "usage"),
        (("--as", "south", "--date", "2099-01-01", "--out", "x.docx"), 2, "usage"),
        (("--as", "south", "--date", "yesterday", "--out", "x.pdf"), 2, "usage"),
        (("--as", "south", "--date", "2099-01-01", "--until", "25:00", "--out", "x.pdf"), 2, "usage"),
        (("--as", "south", "--date", "2099-01-01", "--zone", "Mars/Base", "--out", "x.pdf"), 2, "usage"),
        (("--as", "south", "--date", "2099-01-01", "--lang", "de", "--out", "x.pdf"), 2, "usage"),
        (("--as", "nobody", "--date", "2099-01-01", "--out", "x.pdf"), 1, "unknown_reference"),
        (("--as", "south", "--date", "2001-01-01", "--out", "x.pdf"), 1, "out_of_range"),
    ],
)
def test_what_is_refused(
    shelf: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, options: tuple[str, ...], code: int, word: str
) -> None:
    monkeypatch.chdir(tmp_path)
    said = garant("report", "daily", shelf / "theatre", *options, "--json")
    assert said.code == code
    assert json.loads(said.out)["refused"]["code"] == word
    assert not list(tmp_path.iterdir())


def test_a_report_is_never_written_over_a_file(shelf: Path, tmp_path: Path) -> None:
    out = tmp_path / "report.pdf"
    out.write_bytes(b"evidence")
    said = garant("report", "daily", shelf / "theatre", "--public", "--date", "2099-01-01", "--out", out)
    assert (said.code, out.read_bytes()) == (2, b"evidence")


def test_what_is_entered_later_needs_to_be_asked_for(shelf: Path, tmp_path: Path) -> None:
    out = tmp_path / "old.html"
    fine("report", "daily", shelf / "theatre", "--public", "--date", "2001-01-01", "--known", LATER, "--out", out)
    assert "1 January 2001" in out.read_text(encoding="utf-8")


def test_reports_need_not_be_known_to_start(shelf: Path) -> None:
    """The libraries of reports are imported by reports alone."""
    import subprocess
    import sys

    told = "import sys; from garant.cli.main import run; run(['--version']); print([n for n in ('typst', 'babel') if n in sys.modules])"
    said = subprocess.run([sys.executable, "-c", told], check=True, capture_output=True, text=True)
    assert said.stdout.strip().endswith("[]")
    assert callable(run)


# The duty desk and the picture as known


def test_the_duty_desk_of_a_party(shelf: Path) -> None:
    said = fine("show", shelf / "theatre", "duty", "--as", "south", "--json").json()
    assert said["party"] == "south"
    assert [line["thing"] for line in said["lines"] if line["sort"] == "receipt"] == ["notice:north/patrol-1"]
    assert "headquarters" in fine("show", shelf / "theatre", "duty", "--as", "south").out


@pytest.mark.parametrize("what", ["duty", "known"])
def test_a_desk_is_somebodys(shelf: Path, what: str) -> None:
    assert garant("show", shelf / "theatre", what).code == 2


def test_a_level_is_one_of_three(shelf: Path) -> None:
    assert garant("show", shelf / "theatre", "duty", "kitchen", "--as", "south").code == 2
    assert fine("show", shelf / "theatre", "duty", "unit", "--as", "south", "--json").json()["level"] == "unit"


def test_the_picture_as_known(shelf: Path) -> None:
    said = fine("show", shelf / "theatre", "known", "--as", "south", "--json").json()
    assert [one["ref"] for one in said["addressed"]] == ["north/patrol-1", "north/line"]
    assert garant("show", shelf / "theatre", "known", "--as", "south", "--at", "2001-01-01T00:00:00Z").code == 0
