"""A witness's record: durable, never shorter than it was, bounded, and never made anew in silence."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from garant.errors import Code, Fault
from garant.log.tree import EMPTY_ROOT
from garant.node.witness import Cosigned, Evidence
from garant.storage import witness_state
from garant.storage.witness_state import SqliteWitnessState
from tests.log.refusal import refused
from tests.log.small_log import ORIGIN


def cosigned(size: int, time_s: int = 1) -> Cosigned:
    return Cosigned(size, bytes([size % 256]) * 32, b"note %d" % size, time_s)


def filled(path: Path, *sizes: int) -> SqliteWitnessState:
    state, last = SqliteWitnessState(path, create=True), None
    for size in sizes:
        state.keep(ORIGIN, last, cosigned(size))
        last = cosigned(size)
    return state


def test_what_was_kept_is_there_after_opening_again(tmp_path: Path) -> None:
    filled(tmp_path / "s", 3, 5, 5, 9).close()
    again = SqliteWitnessState(tmp_path / "s")
    assert again.newest(ORIGIN) == cosigned(9)
    assert (again.at(ORIGIN, 5), again.at(ORIGIN, 4), again.newest("other.example")) == (cosigned(5), None, None)


def test_the_disk_has_it_before_keep_returns(tmp_path: Path) -> None:
    """As far as SQLite can promise it: WAL with `synchronous=FULL`."""
    state = filled(tmp_path / "s")
    assert state._number("PRAGMA synchronous") == 2
    assert state._db.execute("PRAGMA journal_mode").fetchone() == ("wal",)


def test_the_file_is_its_owner_s(tmp_path: Path) -> None:
    filled(tmp_path / "s")
    assert (tmp_path / "s").stat().st_mode & 0o777 == 0o600


def test_logs_do_not_touch_each_other(tmp_path: Path) -> None:
    state = filled(tmp_path / "s", 9)
    state.keep("other.example", None, Cosigned(0, EMPTY_ROOT, b"note", 1))
    assert state.newest(ORIGIN) == cosigned(9)


@pytest.mark.parametrize("old", [None, cosigned(4), cosigned(5, 2)])
def test_only_over_what_was_judged_by(tmp_path: Path, old: Cosigned | None) -> None:
    state = filled(tmp_path / "s", 5)
    with pytest.raises(Fault) as caught:
        state.keep(ORIGIN, old, cosigned(7))
    assert caught.value.code == Code.STALE_HEAD
    assert state.newest(ORIGIN) == cosigned(5)


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO cosigned SELECT origin, 4, root, note, time_s FROM cosigned WHERE size = 5",
        "DELETE FROM cosigned WHERE size = 5",
        "UPDATE cosigned SET root = x'00'",
        "UPDATE cosigned SET size = 3 WHERE size = 5",
        "DELETE FROM evidence",
    ],
)
def test_the_file_itself_refuses_to_forget(tmp_path: Path, change: str) -> None:
    state = filled(tmp_path / "s", 3, 5)
    state.keep_evidence(Evidence(ORIGIN, "fork", b"a\n\n", b"b\n\n", 1))
    state.close()
    with closing(sqlite3.connect(tmp_path / "s")) as database, pytest.raises(sqlite3.IntegrityError):
        database.execute(change)


def test_history_is_bounded_and_the_newest_stay(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witness_state, "HISTORY_MAX", 3)
    state = filled(tmp_path / "s", 1, 2, 3, 4, 5, 6)
    assert [size for size in range(8) if state.at(ORIGIN, size)] == [4, 5, 6]


def test_evidence_is_bounded_and_each_checkpoint_is_kept_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(witness_state, "EVIDENCE_MAX", 3)
    state = filled(tmp_path / "s")
    for number in (1, 1, 2, 3, 4, 5):
        state.keep_evidence(Evidence(ORIGIN, "unproved", b"ours\n\n", b"%d\n\nsigned" % number, number))
    assert [one.theirs[:1] for one in state.evidence()] == [b"1", b"2", b"3"]


def test_suspicions_never_crowd_out_a_proof(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Anybody can send a spoilt proof; a second signed root at one size is worth more than a thousand of them."""
    monkeypatch.setattr(witness_state, "EVIDENCE_MAX", 2)
    state = filled(tmp_path / "s")
    for number in range(5):
        state.keep_evidence(Evidence(ORIGIN, "unproved", b"ours\n\n", b"%d\n\nsigned" % number, number))
    state.keep_evidence(Evidence(ORIGIN, "fork", b"ours\n\n", b"9\n\nsigned", 9))
    state.keep_evidence(Evidence(ORIGIN, "fork", b"ours\n\n", b"0\n\nsigned", 9))
    assert [(one.doubt, one.theirs[:1]) for one in state.evidence()] == [("fork", b"0"), ("unproved", b"1"), ("fork", b"9")]


def test_what_is_no_record(tmp_path: Path) -> None:
    with refused(Code.UNREADABLE):
        SqliteWitnessState(tmp_path / "missing")
    with closing(sqlite3.connect(tmp_path / "other")) as database:
        database.execute("CREATE TABLE x (y)")
    with refused(Code.UNREADABLE):
        SqliteWitnessState(tmp_path / "other")
    (tmp_path / "text").write_bytes(b"not a database at all, but long enough to be one" * 100)
    with pytest.raises(Fault):
        SqliteWitnessState(tmp_path / "text")
    with refused(Code.EXISTS):
        SqliteWitnessState(tmp_path / "text", create=True)
