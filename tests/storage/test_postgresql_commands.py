"""Every command takes `postgresql://...` in place of a directory: the log is in the database, the keys are where GARANT_HOME says."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from garant.cli.main import run
from tests import postgres
from tests.postgres import HOST, READER, as_role

THEATRE = """
origin = "log.example/postgresql"
title.en = "A test"
area.en = "Nowhere"
languages = ["en"]
time_zone = "UTC"
proofs_shown_by = "any_party"
"""
PARTY = {
    "type": "party/1",
    "party": "tr",
    "title": {"en": "A party"},
    "category": "state",
    "status": "test",
}


class Told(NamedTuple):
    """What a command answered."""

    code: int
    data: Any
    errors: str


class Desk:
    """Somebody at a command line, with a database that its owner has not made ready yet."""

    def __init__(self, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
        """Write a theatre file."""
        self.folder, self.home, self._capsys = folder, folder / "home", capsys
        self.owner = postgres.empty()
        self.host, self.reader = as_role(HOST, self.owner), as_role(READER, self.owner)
        (folder / "theatre.toml").write_text(THEATRE)

    def say(self, *words: str | Path) -> Told:
        """Run a command."""
        code = run([*map(str, words), "--json"])
        out, errors = self._capsys.readouterr()
        return Told(code, json.loads(out) if out else None, errors)

    def found(self) -> Told:
        """Make the database ready, and a theatre in it."""
        assert self.say("migrate", self.owner).code == 0
        return self.say("init", self.host, "--theatre", self.folder / "theatre.toml")


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Desk:
    made = Desk(tmp_path, capsys)
    monkeypatch.setenv("GARANT_HOME", str(made.home))
    return made


def let_in(desk: Desk) -> Told:
    key = desk.folder / "tr-root.key"
    public = desk.say("key", "new", key).data["public"]
    said = {**PARTY, "roots": {"version": 1, "keys": [public], "threshold": 1}}
    (desk.folder / "party.json").write_text(json.dumps(said))
    return desk.say("say", desk.host, desk.folder / "party.json", "--key", key, "--key", desk.home / "keys" / "root-1.key")


def test_a_theatre_is_made_said_in_shown_and_verified(desk: Desk) -> None:
    assert desk.found().data["size"] == 1
    assert let_in(desk).data["index"] == 1
    assert [one["party"] for one in desk.say("show", desk.reader, "parties").data] == ["tr"]
    verified = desk.say("log", "verify", desk.host)
    assert (verified.code, verified.data["size"], verified.data["checkpoints"]) == (0, 2, 2)
    assert desk.say("replay", desk.reader).data["state_digest"] == verified.data["state_digest"]
    assert desk.say("log", "export", desk.reader, desk.folder / "public").data["size"] == 2


def test_the_keys_are_beside_the_theatre_file_and_not_in_the_database(desk: Desk) -> None:
    desk.found()
    kept = sorted(str(file.relative_to(desk.home)) for file in desk.home.rglob("*.*"))
    assert kept == ["keys/answer.key", "keys/checkpoint.key", "keys/root-1.key", "theatre.toml"]


def test_who_only_reads_needs_no_key(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    key = desk.found().data["verifier_key"]
    elsewhere = desk.folder / "elsewhere"
    elsewhere.mkdir()
    monkeypatch.setenv("GARANT_HOME", str(elsewhere))
    assert desk.say("log", "verify", desk.reader).data["refused"]["code"] == "unreadable"
    assert desk.say("log", "verify", desk.reader, "--key", key).code == 0
    (elsewhere / "log.vkey").write_text(key + "\n")
    assert desk.say("log", "verify", desk.reader).code == 0
    (elsewhere / "log.vkey").write_text("no key")
    assert desk.say("log", "verify", desk.reader).code == 2


def test_a_second_theatre_does_not_fit_into_one_database(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.found()
    monkeypatch.setenv("GARANT_HOME", str(desk.folder / "another"))
    again = desk.say("init", desk.host, "--theatre", desk.folder / "theatre.toml")
    assert (again.code, again.data["refused"]["code"]) == (2, "exists")
    assert not (desk.folder / "another").exists()


def test_nothing_is_made_where_the_database_is_not_ready(desk: Desk) -> None:
    told = desk.say("init", desk.host, "--theatre", desk.folder / "theatre.toml")
    assert (told.code, told.data["refused"]["code"]) == (2, "no_log")
    assert "garant migrate" in told.errors
    assert not desk.home.exists()


def test_without_a_directory_for_the_keys_nothing_goes(desk: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    desk.found()
    monkeypatch.delenv("GARANT_HOME")
    told = desk.say("log", "verify", desk.host)
    assert (told.code, told.data["refused"]["code"]) == (2, "usage")
    assert "GARANT_HOME" in told.errors


@pytest.mark.parametrize("words", [["log", "verify"], ["show"], ["migrate"]])
def test_a_password_in_a_url_is_refused_and_not_repeated(desk: Desk, words: list[str]) -> None:
    told = desk.say(*words, desk.host.replace(f"{HOST}@", f"{HOST}:secret@"), *(["parties"] if words == ["show"] else []))
    assert told.code == 2
    assert "password file" in told.errors
    assert "secret" not in told.errors + json.dumps(told.data)


def test_a_directory_needs_no_migration(desk: Desk) -> None:
    assert desk.say("migrate", desk.folder).data["refused"]["code"] == "usage"


def test_migrating_again_says_that_nothing_was_left_to_do(desk: Desk) -> None:
    assert desk.say("migrate", desk.owner).data == {"form": 1, "applied": ["log"]}
    assert desk.say("migrate", desk.owner).data == {"form": 1, "applied": []}


def test_where_psycopg_is_missing_the_command_says_so(desk: Desk) -> None:
    code = f"import sys; sys.modules['psycopg'] = None; from garant.cli.main import run; sys.exit(run(['log', 'verify', {desk.host!r}]))"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "garant[postgresql]" in done.stderr
