"""Every outbox keeps its promises: in order, once, in chains that only go on; the one in a file keeps them over a restart and a kill."""

import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from garant.errors import Code, Fault, Refusal, Refused
from garant.node.outbox import Outbox, Queued
from garant.node.submission import Submission
from garant.statement.compose import Chain
from garant.storage import outbox as stored
from garant.storage.outbox import MemoryOutbox, SqliteOutbox

KEY, OTHER = "a" * 64, "b" * 64
REFUSAL = Refusal(Code.NAME_TAKEN, "it is there already", "$.name")


def fresh(seq: int, keyid: str = KEY, **members: object) -> Queued:
    whole = {
        "id": f"{seq:02d}{keyid[2:]}", "keyid": keyid, "seq": seq, "type": "notice/1", "by": "officer", "urgent": False, "signed_ms": 1,
        "not_after_ms": 9, "submission": Submission(b"{}", ("a disclosure",), b"a blob"), **members,
    }  # fmt: skip
    return Queued(**whole)  # type: ignore[arg-type]


MAKE: dict[str, Callable[[Path], Outbox]] = {"memory": lambda _: MemoryOutbox(), "sqlite": lambda folder: SqliteOutbox(folder / "o.db")}


@pytest.fixture(params=MAKE, ids=list(MAKE))
def outbox(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Outbox]:
    made = MAKE[request.param](tmp_path)
    yield made
    made.close()


def test_what_was_put_in_comes_out_whole_and_in_order(outbox: Outbox) -> None:
    kept = [outbox.add(fresh(seq)) for seq in (1, 2, 5)]
    assert [one.place for one in kept] == [1, 2, 3]
    assert outbox.waiting() == tuple(kept)
    assert outbox.newest(10) == tuple(reversed(kept))
    assert outbox.find(kept[1].id) == kept[1]
    assert outbox.find("0" * 64) is None
    assert outbox.counts() == {"signed": 3}


@pytest.mark.parametrize("seq", [1, 2, 3])
def test_no_key_signs_one_number_twice_or_goes_back(outbox: Outbox, seq: int) -> None:
    outbox.add(fresh(3))
    with pytest.raises(Refused) as caught:
        outbox.add(fresh(seq, id="f" * 64))
    assert caught.value.refusal.code == Code.REPLAYED
    assert len(outbox.waiting()) == 1
    assert outbox.add(fresh(seq, OTHER)).place == 2


def test_a_chain_outlives_what_became_of_it(outbox: Outbox) -> None:
    assert outbox.chain(KEY) is None
    one = outbox.add(fresh(4))
    outbox.change(replace(one.refused(REFUSAL, b"a word"), forgotten=True))
    assert outbox.chain(KEY) == Chain(4, one.id)


def test_how_one_stands_is_written(outbox: Outbox) -> None:
    one = outbox.add(fresh(1))
    outbox.change(one.refused(REFUSAL, b"a word"))
    found = outbox.find(one.id)
    assert found is not None
    assert (found.stands, found.refusal, found.word) == ("refused", REFUSAL, b"a word")
    assert outbox.waiting() == ()
    assert outbox.unseen() == (found,), "our own copy may yet show it"


def test_what_is_admitted_stays_so(outbox: Outbox) -> None:
    one = outbox.add(fresh(1))
    outbox.change(one.admitted(7, 8, 9))
    outbox.change(one.refused(REFUSAL))
    outbox.change(one.sent(7, 8, b"a receipt"))
    found = outbox.find(one.id)
    assert found is not None
    assert (found.stands, found.index, found.t_ms, found.size, found.refusal) == ("admitted", 7, 8, 9, None)
    assert found.submission.blob is None, "its bytes are kept beside the log"
    assert outbox.unseen() == ()


def test_what_was_set_aside_is_kept_and_not_shown(outbox: Outbox) -> None:
    one = outbox.add(fresh(1))
    outbox.change(replace(one.expired(), forgotten=True))
    assert outbox.newest(10) == ()
    assert outbox.counts() == {}
    assert outbox.find(one.id) is not None


def test_the_newest_are_shown_and_all_that_wait(outbox: Outbox) -> None:
    kept = [outbox.add(fresh(seq)) for seq in range(1, 7)]
    for one in kept[1:]:
        outbox.change(one.admitted(one.seq, 1, 9))
    assert [one.seq for one in outbox.newest(2)] == [6, 5, 1]


def test_of_what_is_admitted_the_newest_are_kept(outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "ADMITTED_KEPT", 3)
    waiting = outbox.add(fresh(1, OTHER))
    for seq in range(1, 9):
        outbox.change(outbox.add(fresh(seq)).admitted(seq, 1, 9))
    assert [one.seq for one in outbox.newest(100) if one.keyid == KEY] == [8, 7, 6]
    assert outbox.waiting() == (waiting,)
    assert outbox.add(fresh(9)).place == 10, "a place is never given twice"


# In a file


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "o.db"


def test_it_is_there_after_a_restart(path: Path) -> None:
    first = SqliteOutbox(path)
    kept = first.add(fresh(1, urgent=True))
    first.change(kept.sent(3, 4, b"a receipt"))
    first.close()
    again = SqliteOutbox(path)
    assert again.find(kept.id) == kept.sent(3, 4, b"a receipt")
    assert again.chain(KEY) == Chain(1, kept.id)
    again.close()


def test_its_owner_alone_reads_it(path: Path) -> None:
    SqliteOutbox(path).close()
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("data", [b"not a database", b"x" * 10_000])
def test_another_file_is_refused_and_stays_as_it_is(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises((Refused, Fault)):
        SqliteOutbox(path)
    assert path.read_bytes() == data


def test_a_file_that_was_made_and_never_filled_is_filled(path: Path) -> None:
    path.touch()
    outbox = SqliteOutbox(path)
    assert outbox.add(fresh(1)).place == 1
    outbox.close()


def test_another_databases_tables_are_not_written_over(path: Path) -> None:
    import sqlite3

    with sqlite3.connect(path) as other:
        other.execute("CREATE TABLE mine (a)")
    with pytest.raises(Refused) as caught:
        SqliteOutbox(path)
    assert caught.value.refusal.code == Code.UNREADABLE


KILLED = """
import os, sys
from pathlib import Path
from tests.storage.test_outbox import fresh
from garant.storage.outbox import SqliteOutbox
outbox = SqliteOutbox(Path(sys.argv[1]))
for seq in range(1, 1_000):
    outbox.add(fresh(seq))
    sys.stdout.write(f"{seq}\\n")
    sys.stdout.flush()
    if seq == 20:
        os.kill(os.getpid(), 9)
"""


def test_what_was_told_is_there_after_a_kill(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", KILLED, path], capture_output=True, text=True, timeout=120, check=False)
    told = [int(line) for line in done.stdout.split()]
    assert told == list(range(1, 21))
    outbox = SqliteOutbox(path)
    assert [one.seq for one in outbox.waiting()] == told
    outbox.close()


def test_a_late_word_of_our_own_does_not_take_back_the_hosts_receipt(outbox: Outbox) -> None:
    """Two lanes at once: the one gives up what it read as waiting, after the other wrote that the host had admitted it."""
    one = outbox.add(fresh(1))
    outbox.change(one.sent(7, 1, b"a receipt"))
    for late in (one.expired(), one.refused(REFUSAL), replace(one.refused(REFUSAL), forgotten=True)):
        outbox.change(late)
        assert [(found.stands, found.receipt, found.forgotten) for found in outbox.unseen()] == [("sent", b"a receipt", False)]
    outbox.change(one.admitted(7, 1, 9))
    assert outbox.unseen() == ()


def test_what_is_on_its_way_is_looked_for_behind_however_much_was_refused(outbox: Outbox, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stored, "UNSEEN_MAX", 2)
    waiting, sent = outbox.add(fresh(1)), outbox.add(fresh(2))
    outbox.change(sent.sent(7, 1, b"a receipt"))
    for seq in (3, 4, 5):
        outbox.change(outbox.add(fresh(seq)).refused(REFUSAL))
    assert [one.seq for one in outbox.unseen()] == [waiting.seq, sent.seq, 4, 5]


def test_what_goes_nowhere_any_more_keeps_no_blob(outbox: Outbox) -> None:
    one = outbox.add(fresh(1))
    outbox.change(one.refused(REFUSAL))
    assert [(found.submission.blob, found.submission.envelope) for found in outbox.unseen()] == [(None, b"{}")]
