"""A desk to try the command line at: `garant(...)` runs one command in this process, and a small theatre to run it on.

    said = garant("show", theatre, "parties", "--json")        said.code, said.out, said.err, said.json()

The small theatre was made by the command line itself: two parties, `north` and `south`, each with an officer at headquarters and at a
unit; a notice of north's (entry 7), the host's verdict on it (entry 8), south's receipt of it (entry 9), and a sealed agreement shared with
south (entry 10).
"""

import io
import json
import sqlite3
import sys
from collections.abc import Mapping
from contextlib import closing, redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any, NamedTuple
from unittest import mock

from garant.cli.main import run

THEATRE = """
origin = "ceasefire.example.org/north"
title.en = "Northern sector"
title.ar = "القطاع الشمالي"
area.en = "As named in the agreement"
languages = ["en", "ar"]
time_zone = "Asia/Damascus"
proofs_shown_by = "any_party"
"""

NOTICE: Mapping[str, Any] = {
    "type": "notice/1",
    "status": "exercise",
    "name": "patrol-1",
    "kind": "patrol",
    "activity": "joint_patrol",
    "to": ["south"],
    "volumes": [{"shape": {"is": "circle", "center": [366_100_000, 359_300_000], "radius_cm": 50_000}}],
}

RECEIPT: Mapping[str, Any] = {
    "type": "receipt/1",
    "status": "exercise",
    "notice": "north/patrol-1",
    "version": 1,
    "level": "unit",
    "step": "acknowledged",
}

SEALED: Mapping[str, Any] = {
    "type": "agreement/1",
    "status": "exercise",
    "name": "line",
    "capacity": "party",
    "form": "memorandum",
    "concluded": {"is": "dated", "date": "2027-02-15"},
    "text_status": "confidential",
    "measure_count": 1,
    "title": {"en": "A telephone line"},
    "share": ["south"],
    "measures": [
        {
            "name": "m1",
            "form": "hotline",
            "text": {"en": "A line between two duty officers."},
            "standing": "agreed",
            "addressee": [{"party": "north"}, {"party": "south"}],
            "deadline": {"is": "none"},
            "verification": "yes",
        }
    ],
}

SIZE = 11
"""How many entries the small theatre has."""

NOTICE_INDEX, VERDICT_INDEX, RECEIPT_INDEX, SEALED_INDEX = 7, 8, 9, 10


class Said(NamedTuple):
    """What a command answered."""

    code: int
    out: str
    err: str

    def json(self) -> Any:  # noqa: ANN401 - any JSON value
        """Give the one JSON value that is all of standard output."""
        return json.loads(self.out)


def garant(*words: object, stdin: bytes = b"") -> Said:
    """Run a command in this process, as in a pipe."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True) for _ in range(2))
    given = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    with redirect_stdout(out), redirect_stderr(err), mock.patch.object(sys, "stdin", given):
        code = run([str(word) for word in words])
    return Said(code, *(stream.buffer.getvalue().decode() for stream in (out, err)))


def fine(*words: object, stdin: bytes = b"") -> Said:
    """Run a command that must end well."""
    said = garant(*words, stdin=stdin)
    assert said.code == 0, said
    assert not said.err, said
    return said


def say(theatre: Path, members: Mapping[str, Any], *keys: Path, hide: tuple[str, ...] = ()) -> Said:
    """Say a statement with keys."""
    options = [word for key in keys for word in ("--key", key)] + [word for name in hide for word in ("--hide", name)]
    return garant("say", theatre, "-", *options, "--json", stdin=json.dumps(members).encode())


def new_key(folder: Path, name: str) -> tuple[Path, str]:
    """Make a key; give its file and its public half."""
    file = folder / f"{name}.key"
    return file, fine("key", "new", file, "--json").json()["public"]


def enrol(theatre: Path, folder: Path, party: str) -> Path:
    """Let a party in; give its root key's file."""
    root, public = new_key(folder, f"{party}-root")
    roots = {"version": 1, "keys": [public], "threshold": 1}
    joining = {"type": "party/1", "status": "exercise", "party": party, "title": {"en": party}, "category": "state", "roots": roots}
    assert say(theatre, joining, root, theatre / "keys" / "root-1.key").code == 0
    return root


def grant(theatre: Path, folder: Path, root: Path, party: str, level: str) -> None:
    """Give an officer of a party a key."""
    _, public = new_key(folder, f"{party}-{level}")
    granting = {"type": "grant/1", "status": "exercise", "key": public, "role": "officer", "level": level, "duty": {"en": "Duty officer"}}
    assert say(theatre, granting, root).code == 0


def make_theatre(folder: Path) -> Path:
    """Make the small theatre in a folder; its keys lie beside it."""
    file, theatre = folder / "theatre.toml", folder / "theatre"
    file.write_text(THEATRE, encoding="utf-8")
    fine("init", theatre, "--theatre", file)
    for party in ("north", "south"):
        root = enrol(theatre, folder, party)
        for level in ("headquarters", "unit"):
            grant(theatre, folder, root, party, level)
    assert say(theatre, NOTICE, folder / "north-headquarters.key").code == 0
    assert say(theatre, RECEIPT, folder / "south-unit.key").code == 0
    assert say(theatre, SEALED, folder / "north-headquarters.key", hide=("title", "measures")).code == 0
    return theatre


_FOR_EVER = ("entry_is_for_ever", "entry_stays", "head_is_for_ever", "head_stays")


def behind_the_back(theatre: Path, change: str) -> None:
    """Change a log with SQL, as somebody does who has the disk."""
    with closing(sqlite3.connect(theatre / "log.db")) as database:
        database.executescript("".join(f"DROP TRIGGER {name};" for name in _FOR_EVER) + change)


def flip(file: Path, place: int, bit: int = 0) -> None:
    """Turn one bit of a file."""
    data = bytearray(file.read_bytes())
    data[place] ^= 1 << bit
    file.write_bytes(data)
