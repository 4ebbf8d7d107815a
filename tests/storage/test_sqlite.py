"""What the SQLite store promises beyond the contract: it outlives its process, refuses what is not its own, and fails whole."""

import sqlite3
import stat
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import closing
from hashlib import sha256
from pathlib import Path

import pytest

from garant.errors import Code, Fault, Refused
from garant.storage.sqlite import SqliteStore
from tests.storage.samples import batch, fill, head, record


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "log.db"


@pytest.fixture
def store(path: Path) -> Iterator[SqliteStore]:
    """Give a fresh store."""
    with closing(SqliteStore(path, create=True)) as made:
        yield made


def pragma(store: SqliteStore, name: str) -> object:
    return store._db.execute(f"PRAGMA {name}").fetchone()[0]


# It outlives its process


def test_a_reopened_log_is_the_same(path: Path) -> None:
    name = record(1).statement_id
    with closing(SqliteStore(path, create=True)) as store:
        fill(store, 1)
        store.commit(batch(1, 2, ((name, "b"), (name, "a"))))
    with closing(SqliteStore(path)) as store:
        assert list(store.records()) == [record(0), record(1), record(2)]
        assert [store.head(), store.head_over(0)] == [head(3), head(1)]
        assert store.find(name) == 1
        assert store.disclosures(name) == ("a", "b")
        store.commit(batch(3))


def test_a_commit_is_in_the_file_before_it_returns(store: SqliteStore, path: Path) -> None:
    """Another connection sees it, while the first is still open and has not said goodbye."""
    fill(store, 3)
    with closing(SqliteStore(path)) as other:
        assert other.head() == head(3)


@pytest.mark.parametrize("create", [True, False])
def test_wal_and_full_synchronisation_are_on(path: Path, create: bool) -> None:
    SqliteStore(path, create=True).close()
    if create:
        path.unlink()
    with closing(SqliteStore(path, create=create)) as store:
        assert pragma(store, "journal_mode") == "wal"
        assert pragma(store, "synchronous") == 2
        assert pragma(store, "trusted_schema") == 0


def test_the_file_is_its_owners_alone(store: SqliteStore, path: Path) -> None:
    """It holds disclosures: what parties hide from each other."""
    fill(store, 1)
    files = list(path.parent.iterdir())
    assert len(files) == 3
    assert {stat.S_IMODE(file.stat().st_mode) for file in files} == {0o600}


# What was written stays


@pytest.mark.parametrize(
    "change",
    [
        "UPDATE entry SET bytes = x'00'",
        "UPDATE entry SET idx = 7 WHERE idx = 1",
        "DELETE FROM entry WHERE idx = 1",
        "DELETE FROM entry",
        "UPDATE head SET note = x'00'",
        "DELETE FROM head WHERE size = 2",
    ],
)
def test_entries_and_heads_are_never_changed(store: SqliteStore, path: Path, change: str) -> None:
    fill(store, 2, 1)
    with closing(sqlite3.connect(path)) as stranger, pytest.raises(sqlite3.IntegrityError, match="never"):
        stranger.execute(change)
    assert list(store.records()) == [record(0), record(1), record(2)]
    assert [store.head_over(0), store.head()] == [head(2), head(3)]


def test_a_gap_in_the_entries_is_a_fault_that_names_it(store: SqliteStore, path: Path) -> None:
    fill(store, 5)
    with closing(sqlite3.connect(path, isolation_level=None)) as stranger:
        stranger.execute("DROP TRIGGER entry_stays")
        stranger.execute("DELETE FROM entry WHERE idx = 2")
    records = store.records()
    assert [next(records), next(records)] == [record(0), record(1)]
    with pytest.raises(Fault, match="entry 2 is missing"):
        next(records)


# Blobs

DATA = b"all pairs of a verdict"
NAME = sha256(DATA).hexdigest()


def made_before_blobs(path: Path) -> None:
    """Make a log as it was made before there were blobs."""
    with closing(SqliteStore(path, create=True)) as store:
        fill(store, 2)
    with closing(sqlite3.connect(path, isolation_level=None)) as old:
        old.execute("DROP TABLE blob")


def tables(path: Path) -> set[str]:
    with closing(sqlite3.connect(path)) as stranger:
        return {str(name) for (name,) in stranger.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}


def test_an_older_file_gets_blobs_with_its_first_one(path: Path) -> None:
    made_before_blobs(path)
    with closing(SqliteStore(path)) as store:
        assert store.blob(NAME) is None
        store.commit(batch(2))
        assert tables(path) == {"entry", "head", "disclosure"}
        store.commit(batch(3)._replace(blobs=((NAME, DATA),)))
    assert tables(path) == {"entry", "head", "disclosure", "blob"}
    with closing(SqliteStore(path)) as store:
        assert store.blob(NAME) == DATA
        assert store.head() == head(4)


def test_a_commit_that_fails_leaves_an_older_file_as_it_was(path: Path) -> None:
    made_before_blobs(path)
    with closing(SqliteStore(path)) as store, pytest.raises(Fault):
        store.commit(batch(2)._replace(blobs=((NAME, DATA), (NAME, b"another"))))
    assert tables(path) == {"entry", "head", "disclosure"}


def test_blobs_are_never_changed(store: SqliteStore, path: Path) -> None:
    store.commit(batch(0)._replace(blobs=((NAME, DATA),)))
    with closing(sqlite3.connect(path)) as stranger, pytest.raises(sqlite3.IntegrityError, match="never"):
        stranger.execute("UPDATE blob SET bytes = x'00'")
    assert store.blob(NAME) == DATA


def test_a_blob_that_was_changed_is_a_fault(store: SqliteStore, path: Path) -> None:
    store.commit(batch(0)._replace(blobs=((NAME, DATA),)))
    with closing(sqlite3.connect(path, isolation_level=None)) as stranger:
        stranger.execute("DROP TRIGGER blob_is_for_ever")
        stranger.execute("UPDATE blob SET bytes = x'00'")
    with pytest.raises(Fault, match="was changed") as caught:
        store.blob(NAME)
    assert caught.value.code == Code.LOG_CORRUPT


# It refuses what is not its own


def test_a_log_that_is_there_is_not_made_again(store: SqliteStore, path: Path) -> None:
    fill(store, 1)
    with pytest.raises(Fault) as caught:
        SqliteStore(path, create=True)
    assert caught.value.code == Code.EXISTS
    assert store.head() == head(1)


def test_a_log_that_is_not_there_is_not_made_by_opening(path: Path) -> None:
    with pytest.raises(Fault) as caught:
        SqliteStore(path)
    assert caught.value.code == Code.NO_LOG
    assert not path.exists()


def foreign(path: Path) -> None:
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE people (name TEXT)")


def newer(path: Path) -> None:
    SqliteStore(path, create=True).close()
    with closing(sqlite3.connect(path)) as store:
        store.execute("PRAGMA user_version=2")


@pytest.mark.parametrize("make", [foreign, newer, Path.touch])
def test_a_foreign_a_newer_or_an_empty_file_is_refused_and_left_as_it_is(path: Path, make: object) -> None:
    assert callable(make)
    make(path)
    before = path.read_bytes()
    with pytest.raises(Fault) as caught:
        SqliteStore(path)
    assert caught.value.code == Code.NO_LOG
    assert path.read_bytes() == before
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize("data", [b"x", b"not a database " * 100, b"SQLite format 3\x00" + b"\xff" * 5_000])
def test_a_file_of_garbage_is_a_fault(path: Path, data: bytes) -> None:
    path.write_bytes(data)
    with pytest.raises(Fault) as caught:
        SqliteStore(path)
    assert caught.value.code in {Code.LOG_CORRUPT, Code.NO_LOG}
    assert path.read_bytes() == data


@pytest.mark.parametrize("create", [True, False])
def test_a_directory_is_a_fault(tmp_path: Path, create: bool) -> None:
    with pytest.raises(Fault):
        SqliteStore(tmp_path, create=create)


def test_a_place_that_is_not_there_is_a_fault(tmp_path: Path) -> None:
    with pytest.raises(Fault) as caught:
        SqliteStore(tmp_path / "nowhere" / "log.db", create=True)
    assert caught.value.code == Code.STORE_FAILED


def test_a_log_damaged_after_it_was_opened_is_a_fault(store: SqliteStore, path: Path) -> None:
    fill(store, 200)
    pragma(store, "wal_checkpoint(TRUNCATE)")
    damaged = bytearray(path.read_bytes())
    damaged[4_096:] = b"\xff" * (len(damaged) - 4_096)
    path.write_bytes(damaged)
    with closing(SqliteStore(path)) as other, pytest.raises(Fault) as caught:
        list(other.records())
    assert caught.value.code == Code.LOG_CORRUPT


def kept(path: Path) -> bytes:
    """Give the bytes of every file of the log: the database, its write-ahead log, its index."""
    return b"".join(file.read_bytes() for file in path.parent.iterdir())


def test_an_erased_disclosure_is_in_none_of_the_files(store: SqliteStore, path: Path) -> None:
    """SQLite leaves deleted rows in free pages, and in its write-ahead log, unless it is told not to."""
    name, other = record(0).statement_id, record(1).statement_id
    store.commit(batch(0, 2, ((name, "a-secret" * 400), (other, "another" * 400))))
    assert b"a-secret" in kept(path)
    assert store.erase(name) == 1
    assert b"a-secret" not in kept(path)
    assert b"another" in kept(path)
    assert list(store.records()) == [record(0), record(1)]


# Two writers


def test_the_second_of_two_writers_is_told_that_its_head_is_stale(store: SqliteStore, path: Path) -> None:
    fill(store, 1)
    with closing(SqliteStore(path)) as other:
        store.commit(batch(1))
        with pytest.raises(Fault) as caught:
            other.commit(batch(1, 2))
        assert caught.value.code == Code.STALE_HEAD
        assert other.head() == head(2)
        other.commit(batch(2))
    assert store.head() == head(3)


def test_a_writer_that_finds_the_log_locked_gives_up_whole(store: SqliteStore, path: Path) -> None:
    fill(store, 1)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        store._db.execute("PRAGMA busy_timeout=0")
        with pytest.raises(Fault) as caught:
            store.commit(batch(1))
        assert caught.value.code == Code.STORE_FAILED
        assert "locked" in caught.value.sentence
        other.execute("ROLLBACK")
    store.commit(batch(1))
    assert store.head() == head(2)


def test_a_writer_waits_longer_for_its_turn_than_for_anything_else(store: SqliteStore, path: Path) -> None:
    """Nothing is unknown before a turn begins: that somebody else takes long is no reason to end a host."""
    fill(store, 1)
    store._db.execute("PRAGMA busy_timeout=20")
    with closing(sqlite3.connect(path, isolation_level=None, check_same_thread=False)) as other:
        other.execute("BEGIN IMMEDIATE")
        letting_go = threading.Timer(0.1, other.execute, ["ROLLBACK"])
        letting_go.start()
        assert store.begin() == 1
        letting_go.join()
    store.leave()


CLOSED = """
import sys, threading, time
from contextlib import suppress
from pathlib import Path
from garant.errors import Fault
from garant.storage.sqlite import SqliteStore

def read(store):
    with suppress(Fault):
        while True:
            list(store.records())

for moment in range(20):
    store = SqliteStore(Path(sys.argv[1]))
    threads = [threading.Thread(target=read, args=(store,)) for _ in range(3)]
    for thread in threads:
        thread.start()
    time.sleep(0.002 * moment)
    store.close()
    for thread in threads:
        thread.join()
"""


def test_a_store_that_is_closed_while_others_read_tells_them_so(store: SqliteStore, path: Path) -> None:
    """A host that stops does not wait for a long question. In SQLite's own words that is a crash of the whole process."""
    store.commit(batch(0, 5_000))
    done = subprocess.run([sys.executable, "-c", CLOSED, path], check=False, capture_output=True, timeout=60)
    assert (done.returncode, done.stderr) == (0, b"")


def test_what_a_reader_keeps_from_being_erased_is_said(store: SqliteStore, path: Path) -> None:
    """A host that serves may be reading: then the old pages are still on the disk, and whoever erases must not believe otherwise."""
    store.commit(batch(0, 500)._replace(disclosures=((record(0).statement_id, "a place that is hidden"),)))
    with closing(SqliteStore(path)) as other:
        reading = other.records()
        next(reading)
        store._db.execute("PRAGMA busy_timeout=20")
        with pytest.raises(Refused) as refused:
            store.erase(record(0).statement_id)
        assert refused.value.refusal.code == Code.BUSY
        reading.close()  # type: ignore[attr-defined]  # it is a generator
        assert store.erase(record(0).statement_id) == 0
    assert not any(b"a place that is hidden" in file.read_bytes() for file in path.parent.iterdir())


def test_a_reader_sees_the_log_as_it_stood_when_it_began(store: SqliteStore, path: Path) -> None:
    fill(store, 2)
    with closing(SqliteStore(path)) as other:
        reading = other.records()
        assert next(reading) == record(0)
        store.commit(batch(2, 50))
        assert list(reading) == [record(1)]


# The disk is full


def commit_until_it_fails(store: SqliteStore, count: int, acknowledged: list[int]) -> None:
    """Commit groups of `count` large entries, and note each size that was acknowledged."""
    for size in range(0, 10_000, count):
        store.commit(batch(size, count, size_bytes=9_000))
        acknowledged.append(size + count)


@pytest.mark.parametrize("count", [1, 3, 16])
def test_a_full_disk_loses_nothing_that_was_acknowledged(store: SqliteStore, path: Path, count: int) -> None:
    pragma(store, "max_page_count=120")
    acknowledged: list[int] = []
    with pytest.raises(Fault, match="full") as caught:
        commit_until_it_fails(store, count, acknowledged)
    assert caught.value.code == Code.STORE_FAILED
    size = acknowledged[-1]
    assert store.head() == head(size), "what failed is not seen by the same connection either"
    with closing(SqliteStore(path)) as again:
        assert again.head() == head(size)
        assert list(again.records()) == [record(number, 9_000) for number in range(size)]
        again.commit(batch(size, size_bytes=9_000))


FILL = """
import resource, sys
from pathlib import Path
from garant.errors import Fault
from garant.storage.sqlite import SqliteStore
from tests.storage.samples import batch
store = SqliteStore(Path(sys.argv[1]), create=True)
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, 300_000))
size = 0
try:
    while size < 10_000:
        store.commit(batch(size, 2, size_bytes=3_000))
        size += 2
        print(size, flush=True)
except Fault as fault:
    print(fault.code)
"""


def test_a_file_that_may_grow_no_further_is_a_full_disk_too(path: Path) -> None:
    """The write itself fails (`RLIMIT_FSIZE`), in a process that then ends without closing anything."""
    done = subprocess.run([sys.executable, "-c", FILL, path], capture_output=True, text=True, timeout=60, check=True)
    *acknowledged, last = done.stdout.split()
    assert last == Code.STORE_FAILED
    size = int(acknowledged[-1])
    with closing(SqliteStore(path)) as again:
        assert again.head() == head(size)
        assert list(again.records()) == [record(number, 3_000) for number in range(size)]
        again.commit(batch(size))


def test_who_holds_the_turn_keeps_others_out(tmp_path: Path) -> None:
    one = SqliteStore(tmp_path / "log.db", create=True)
    other = SqliteStore(tmp_path / "log.db")
    other._db.execute("PRAGMA busy_timeout=10")
    one.begin()
    with pytest.raises(Fault) as fault:
        other.begin()
    assert fault.value.code == Code.STORE_FAILED
    one.commit(batch(0))
    assert other.begin() == 1
    other.leave()
    other.close()
    one.close()
