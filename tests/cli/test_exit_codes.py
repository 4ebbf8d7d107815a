"""The exit codes: 0 fine, 1 the answer is bad, 2 usage or unreadable input, 3 a fault of ours. One line an outcome.

`$` stands for the small theatre's folder, `@` for its verifier key, `%` for another log's.
"""

import json
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from garant.cli.output import FAULT
from garant.errors import Code, Fault
from garant.log import VerifierKey
from garant.storage.sqlite import fault_of
from tests.cli.desk import Said, garant
from tests.world import CHECKPOINT, ORIGIN

FINE = (
    "--help", "--version", "say -h", "show $/theatre parties", "show $/theatre receipts north/patrol-1", "show $/theatre statement 7",
    "show $/theatre agreements north/line --as south", "log key $/theatre", "log verify $/theatre", "log verify $/theatre --key @",
    "replay $/theatre", "log export $/theatre $/out", "log proof $/theatre 0 -o $/p", "log consistency $/theatre 0 -o $/p",
    "proof make $/theatre 7 -o $/p", "key new $/k", "key show $/north-unit.key", "completion bash", "completion zsh", "completion fish",
    "notice start $/theatre north/patrol-1 --key $/north-unit.key",
    "notice withdraw $/theatre north/patrol-1 --key $/north-unit.key --note x",
)  # fmt: skip

BAD = {
    "show $/theatre agreements north/nothing": "unknown_reference",
    "show $/theatre parties nobody": "unknown_reference",
    "show $/theatre receipts patrol-1": "unknown_reference",
    "show $/theatre agreements north/line --as nobody": "unknown_reference",
    "show $/theatre statement 11": "unknown_reference",
    "show $/theatre statement abcde": "unknown_reference",
    "proof make $/theatre 11 -o $/p": "unknown_reference",
    "log proof $/theatre 11 -o $/p": "out_of_range",
    "log consistency $/theatre 12 -o $/p": "out_of_range",
    "say $/theatre $/north-unit.key --key $/north-unit.key": "unknown_kind",
    "proof verify $/theatre.toml --key @": "not_json",
    "proof verify $/theatre/log.db --key @": "not_json",
    "proof verify /dev/zero --key @": "too_large",
    "log verify $/theatre --key %": "log_corrupt",
    "notice end $/theatre north/patrol-1 --key $/north-unit.key": "wrong_step",
    "notice start $/theatre north/nothing --key $/north-unit.key": "unknown_reference",
}

UNREADABLE = {
    "nonsense": "usage",
    "show $/theatre": "usage",
    "show $/theatre nonsense": "usage",
    "show $/theatre statement": "usage",
    "show $/theatre parties --nonsense": "usage",
    "log verify": "usage",
    "log proof $/theatre x -o $/p": "usage",
    "log proof $/theatre 7": "usage",
    "proof verify $/theatre --key @": "usage",
    "proof verify $/theatre.toml --key nonsense": "usage",
    "say $/theatre $/theatre.toml": "unreadable",
    "say $/theatre $/nothing --key $/north-unit.key": "unreadable",
    "say $/theatre /dev/zero --key $/north-unit.key": "unreadable",
    "say $/theatre $/theatre --key $/north-unit.key": "usage",
    "say $/theatre - --key $/nothing": "unreadable",
    "say $/theatre - --key $/theatre.toml": "unreadable",
    "proof verify $/nothing --key @": "unreadable",
    "proof make $/theatre 7 -o $/no/such/place": "unreadable",
    "proof make $/theatre 7 -o $/theatre.toml": "exists",
    "key new $/north-unit.key": "exists",
    "key show $/nothing": "unreadable",
    "log export $/theatre $/theatre": "exists",
    "log verify $/nothing": "no_log",
    "log verify $/theatre/keys": "no_log",
    "log verify $/theatre.toml": "usage",
    "replay $/nothing": "no_log",
    "show $/nothing parties": "no_log",
    "init $/theatre --theatre $/theatre.toml": "exists",
    "init $/new --theatre $/nothing": "unreadable",
    "init $/new --theatre /dev/zero": "unreadable",
    "init $/new --theatre $/theatre/log.db": "unreadable",
    "demo $/theatre --once": "exists",
    "completion nonsense": "usage",
    "screen": "usage",
    "screen -": "bad_value",
    "screen $/nothing": "unreadable",
    "screen $/theatre": "usage",
    "screen - --svg $/theatre.toml": "exists",
    "screen - --svg $/x --html $/x": "usage",
    "check $/theatre": "usage",
    "check $/theatre -": "bad_value",
    "check $/nothing $/theatre.toml": "not_json",
    "check $/theatre - --at noon": "usage",
    "notice file $/theatre - --key $/north-unit.key": "bad_value",
    "notice file $/theatre -": "usage",
    "notice start $/theatre north/patrol-1 --key $/nothing": "unreadable",
    "convert - --to geojson": "missing_member",
    "convert - --to nonsense": "usage",
    "convert -": "usage",
    "convert - --to geojson -o $/theatre.toml": "exists",
}


OTHER = str(VerifierKey(ORIGIN, CHECKPOINT.public))
NOTHING = b'{"type": "notice/1"}'


def ask(line: str, desk: Path, vkey: str) -> Said:
    return garant(*(word.replace("$", str(desk)).replace("@", vkey).replace("%", OTHER) for word in line.split()), stdin=NOTHING)


@pytest.mark.parametrize("line", FINE)
def test_what_is_fine_ends_with_0(desk: Path, vkey: str, line: str) -> None:
    said = ask(line, desk, vkey)
    assert (said.code, said.err) == (0, "")


@pytest.mark.parametrize(("line", "code"), BAD.items(), ids=BAD)
def test_a_bad_answer_ends_with_1(desk: Path, vkey: str, line: str, code: str) -> None:
    said = ask(line, desk, vkey)
    assert (said.code, said.out) == (1, "")
    assert said.err.startswith("refused: ")
    assert said.err.endswith(f"[{code}]\n")


@pytest.mark.parametrize(("line", "code"), UNREADABLE.items(), ids=UNREADABLE)
def test_usage_and_unreadable_input_end_with_2(desk: Path, vkey: str, line: str, code: str) -> None:
    said = ask(line, desk, vkey)
    assert said.err.endswith(f"[{code}]\n")
    assert (said.code, said.out) == (2, "")


def test_a_usage_error_says_where_help_is(desk: Path) -> None:
    assert "see `garant log proof --help`" in garant("log", "proof", desk / "theatre", "seven").err


@pytest.mark.parametrize("words", [(), ("log",), ("proof",), ("key",), ("notice",)])
def test_a_command_group_alone_shows_its_help_and_ends_with_2(words: tuple[str, ...]) -> None:
    said = garant(*words)
    assert (said.code, said.out) == (2, "")
    assert said.err.startswith(" ".join(["Usage: garant", *words]))


@pytest.mark.parametrize("name", ["theatre.toml", "keys/checkpoint.key"])
@pytest.mark.parametrize("damage", [None, b"", b"[", b"\xff"], ids=["missing", "empty", "cut", "not text"])
@pytest.mark.parametrize("command", ["log verify", "replay", "show"])
def test_a_damaged_theatre_file_or_key_ends_with_2(desk: Path, name: str, damage: bytes | None, command: str) -> None:
    file = desk / "theatre" / name
    if damage is None:
        file.unlink()
    else:
        file.write_bytes(damage)
    said = garant(*command.split(), desk / "theatre", *(["parties"] if command == "show" else []))
    assert (said.code, said.out) == (2, "")
    assert str(file) in said.err, "it names the file"


@pytest.mark.parametrize("damage", [b"", b"SQLite format 3\0", b"\xff" * 5000], ids=["empty", "cut", "garbage"])
@pytest.mark.parametrize("command", ["log verify", "replay"])
def test_a_log_that_is_no_database_is_a_bad_answer(desk: Path, damage: bytes, command: str) -> None:
    (desk / "theatre" / "log.db").write_bytes(damage)
    said = garant(*command.split(), desk / "theatre")
    assert (said.code, said.out) == (1, "")
    assert said.err.endswith("[log_corrupt]\n")


def test_a_theatre_file_whose_origin_is_no_name_ends_with_2(desk: Path) -> None:
    (desk / "theatre" / "theatre.toml").write_text('origin = "a b+c"', encoding="utf-8")
    said = garant("log", "verify", desk / "theatre")
    assert said.code == 2
    assert "no log's" in said.err


@pytest.mark.parametrize("as_json", [False, True])
def test_a_fault_ends_with_3(desk: Path, monkeypatch: pytest.MonkeyPatch, as_json: bool) -> None:
    def fail(*_: object) -> None:
        raise Fault(Code.STORE_FAILED, "the disk is on fire")

    monkeypatch.setattr("garant.storage.sqlite.SqliteStore.head", fail)
    said = garant("log", "verify", desk / "theatre", *(["--json"] if as_json else []))
    assert (said.code, said.err) == (FAULT, "fault: the disk is on fire [store_failed]\n")
    assert said.out == "" or json.loads(said.out) == {"fault": {"code": "store_failed", "sentence": "the disk is on fire"}}
    assert bool(said.out) == as_json


def read_only(folder: Path) -> sqlite3.Error:
    with (
        closing(sqlite3.connect(f"file:{folder / 'theatre' / 'log.db'}?mode=ro", uri=True)) as database,
        pytest.raises(sqlite3.Error) as caught,
    ):
        database.execute("DELETE FROM disclosure")
    return caught.value


def out_of_reach(folder: Path) -> sqlite3.Error:
    with pytest.raises(sqlite3.Error) as caught:
        sqlite3.connect(folder / "nothing" / "log.db")
    return caught.value


@pytest.mark.parametrize("error", [read_only, out_of_reach])
def test_a_log_that_is_not_ours_to_read_and_write_ends_with_2(
    desk: Path, monkeypatch: pytest.MonkeyPatch, error: Callable[[Path], sqlite3.Error]
) -> None:
    """Root may read and write everything, so the store is made to meet what SQLite says to others."""
    cause = error(desk)

    def fail(*_: object) -> None:
        raise fault_of(cause)

    monkeypatch.setattr("garant.storage.sqlite.SqliteStore.head", fail)
    said = garant("log", "verify", desk / "theatre")
    assert (said.code, said.out) == (2, "")
    assert "must be yours to read and write" in said.err


def test_a_mistake_of_ours_ends_with_3_and_in_one_sentence(desk: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("garant.cli.show.opened", lambda _: 1 // 0)
    said = garant("show", desk / "theatre", "parties")
    assert (said.code, said.out) == (FAULT, "")
    assert said.err == "fault: a mistake of ours: ZeroDivisionError: integer division or modulo by zero [internal]\n"


def test_a_bad_theatre_file_leaves_nothing_behind(desk: Path) -> None:
    file = desk / "bad.toml"
    file.write_text((desk / "theatre.toml").read_text(encoding="utf-8").replace("area.en", "aera.en"), encoding="utf-8")
    said = garant("init", desk / "new", "--theatre", file)
    assert said.code == 1
    assert f"(at {file}" in said.err
    assert not (desk / "new").exists()


def test_a_new_theatre_writes_over_nothing(desk: Path) -> None:
    shutil.copy(desk / "theatre.toml", desk / "mine.toml")
    (desk / "new").mkdir()
    (desk / "new" / "theatre.toml").write_text("mine", encoding="utf-8")
    assert garant("init", desk / "new", "--theatre", desk / "mine.toml").code == 2
    assert [file.name for file in (desk / "new").iterdir()] == ["theatre.toml"]
