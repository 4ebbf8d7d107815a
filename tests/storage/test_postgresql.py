"""What the PostgreSQL store promises beyond the contract.

It is shared by writers who take turns, refused where it could lose something, and closed to every change of what was written.
"""

import subprocess
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager, suppress
from pathlib import Path
from threading import Thread

import psycopg
import pytest

from garant.errors import Code, Fault
from garant.node.ports import Growing
from garant.storage import postgresql as module
from garant.storage.memory import MemoryStore
from garant.storage.postgresql import PostgresStore
from garant.storage.postgresql_migrating import Roles, migrate
from tests import postgres
from tests.postgres import HOST, OWNER, READER, SUPERUSER, as_role, asking
from tests.storage.samples import batch, fill, head, record
from tests.storage.test_every_store import A_BLOB, everything

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def url() -> str:
    return postgres.ready()


@pytest.fixture
def store(url: str) -> Iterator[PostgresStore]:
    """Give a fresh store."""
    with closing(PostgresStore(url)) as made:
        yield made


def fault(work: Callable[..., object], *values: object) -> Fault:
    with pytest.raises(Fault) as caught:
        work(*values)
    return caught.value


# It outlives its process, and is shared


def test_a_reopened_log_is_the_same(url: str) -> None:
    name = record(1).statement_id
    with closing(PostgresStore(url)) as store:
        fill(store, 1)
        store.commit(batch(1, 2, ((name, "b"), (name, "a")))._replace(blobs=(A_BLOB,)))
    with closing(PostgresStore(url)) as store:
        assert list(store.records()) == [record(0), record(1), record(2)]
        assert [store.head(), store.head_over(0)] == [head(3), head(1)]
        assert store.disclosures(name) == ("a", "b")
        assert store.blob(A_BLOB[0]) == A_BLOB[1]
        store.commit(batch(3))


def test_a_commit_is_there_for_others_before_it_returns(store: PostgresStore, url: str) -> None:
    fill(store, 3)
    with closing(PostgresStore(url)) as other:
        assert other.head() == head(3)


def test_the_second_of_two_writers_is_told_that_its_head_is_stale(store: PostgresStore, url: str) -> None:
    fill(store, 1)
    with closing(PostgresStore(url)) as other:
        store.commit(batch(1))
        found = fault(other.commit, batch(1, 2))
        assert found.code == Code.STALE_HEAD
        assert "2 entries, not 1" in found.sentence
        assert other.head() == head(2)
        other.commit(batch(2))
    assert store.head() == head(3)


class Stale(Exception):  # noqa: N818 - it is no error: somebody else was faster
    """Somebody else wrote in between."""


@contextmanager
def stale_apart() -> Iterator[None]:
    try:
        yield
    except Fault as found:
        if found.code == Code.STALE_HEAD:
            raise Stale from found
        raise


def append_until(url: str, goal: int) -> int:
    """Append as somebody who reads again whenever the head is stale; give how often one's own batch went in."""
    own = 0
    with closing(PostgresStore(url)) as store:
        while (found := store.head()) is None or found.size < goal:
            with suppress(Stale), stale_apart():
                store.commit(batch(found.size if found else 0, 3))
                own += 1
    return own


def test_many_writers_form_one_order(store: PostgresStore, url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        own = list(pool.map(lambda _: append_until(url, 150), range(4)))
    newest = store.head()
    assert newest is not None
    assert sum(own) * 3 == newest.size >= 150
    assert list(store.records()) == [record(number) for number in range(newest.size)]
    assert [store.head_over(index * 3) for index in range(sum(own))] == [head(3 * index + 3) for index in range(sum(own))]


def append_in_turn(url: str, times: int) -> None:
    with closing(PostgresStore(url)) as store:
        for _ in range(times):
            store.commit(batch(store.begin()))


def test_a_writer_that_has_the_turn_is_never_stale(store: PostgresStore, url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        list(pool.map(lambda _: append_in_turn(url, 25), range(4)))
    assert store.head() == head(100)


def test_turns_are_taken_in_the_order_of_coming(store: PostgresStore, url: str) -> None:
    """Whoever has just had the turn and wants it again comes after one who has been waiting, however quick it is.

    A lock of a row is another's as soon as it is free: it went to whoever asked at that moment, before the one who waited was awake.
    """
    with closing(PostgresStore(url)) as other, ThreadPoolExecutor(1) as waiting:
        store.begin()
        for number in range(20):
            theirs = waiting.submit(lambda: other.commit(batch(other.begin())))
            while not store._db.execute("SELECT FROM pg_locks WHERE NOT granted").fetchall():
                pass
            store.commit(batch(2 * number))
            assert store.begin() == 2 * number + 2
            theirs.result(10)
        store.leave()


def test_a_turn_that_is_left_changes_nothing_and_lets_others_go_on(store: PostgresStore, url: str) -> None:
    fill(store, 2)
    before = everything(store)
    with closing(PostgresStore(url)) as other:
        assert store.begin() == 2
        other._db.execute("SET lock_timeout = '50ms'")
        assert fault(other.commit, batch(2)).code == Code.STORE_FAILED
        assert fault(other.begin).code == Code.STORE_FAILED
        store.leave()
        store.leave()
        assert everything(store) == before
        other.commit(batch(2))


def test_a_batch_that_is_refused_gives_the_turn_back(store: PostgresStore, url: str) -> None:
    fill(store, 2)
    store.begin()
    assert fault(store.commit, batch(1)).code == Code.STALE_HEAD
    with closing(PostgresStore(url)) as other:
        other.commit(batch(2))


def test_a_reader_sees_the_log_as_it_stood_when_it_began(store: PostgresStore, url: str) -> None:
    fill(store, 2)
    with closing(PostgresStore(as_role(READER, url))) as other:
        reading = other.records()
        assert next(reading) == record(0)
        store.commit(batch(2, 50))
        assert list(reading) == [record(1)]


@pytest.mark.parametrize("page", [1, 2, 3, 7, 8])
def test_pages_leave_nothing_out(store: PostgresStore, page: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_PAGE", page)
    fill(store, 7)
    assert list(store.records()) == [record(number) for number in range(7)]
    assert list(store.records(3)) == [record(number) for number in range(3, 7)]


# Nobody changes what was written

CHANGES = [
    "UPDATE garant.entry SET bytes = ''",
    "UPDATE garant.entry SET idx = 7 WHERE idx = 1",
    "DELETE FROM garant.entry WHERE idx = 1",
    "TRUNCATE garant.entry",
    "UPDATE garant.head SET note = ''",
    "DELETE FROM garant.head WHERE size = 2",
    "TRUNCATE garant.head",
    "UPDATE garant.blob SET bytes = ''",
    "UPDATE garant.disclosure SET text = ''",
    "DELETE FROM garant.turn",
]


@pytest.mark.parametrize(("role", "error"), [(OWNER, "IntegrityConstraintViolation"), (HOST, "InsufficientPrivilege"), (READER, "Insuff")])
@pytest.mark.parametrize("change", CHANGES)
def test_nobody_changes_an_entry_or_a_head(store: PostgresStore, url: str, role: str, error: str, change: str) -> None:
    """Hosts and readers have no right to; the owner, who could take the guard away, is stopped by it until then."""
    store.commit(batch(0, 2, ((record(0).statement_id, "a"),))._replace(blobs=(A_BLOB,)))
    before = everything(store)
    with asking(as_role(role, url)) as stranger, pytest.raises(psycopg.Error) as caught:
        stranger.execute(change.encode())
    assert type(caught.value).__name__.startswith(error)
    assert everything(store) == before


@pytest.mark.parametrize(
    "change",
    [
        "INSERT INTO garant.entry VALUES (1, '', '', '')",
        "INSERT INTO garant.disclosure VALUES ('', '')",
        "DELETE FROM garant.disclosure",
        "DELETE FROM garant.blob",
        "SELECT FROM garant.turn FOR UPDATE",
        "BEGIN; LOCK TABLE garant.turn IN EXCLUSIVE MODE",
        "SELECT garant.append(0, NULL, NULL, NULL, 1, '', '', 1, NULL, NULL, NULL, NULL)",
        "CREATE TABLE garant.mine ()",
        "DELETE FROM garant.migration",
    ],
)
def test_a_reader_only_reads(url: str, change: str) -> None:
    with asking(as_role(READER, url)) as reader, pytest.raises(psycopg.errors.InsufficientPrivilege):
        reader.execute(change.encode())


@pytest.mark.parametrize("change", ["DROP TRIGGER entry_stays ON garant.entry", "DROP TABLE garant.head", "CREATE TABLE garant.mine ()"])
def test_a_host_owns_nothing(url: str, change: str) -> None:
    with asking(url) as host, pytest.raises(psycopg.errors.InsufficientPrivilege):
        host.execute(change.encode())


def test_a_store_says_that_its_role_may_not(url: str) -> None:
    with closing(PostgresStore(as_role(READER, url))) as reader:
        assert fault(reader.commit, batch(0)).code == Code.UNREADABLE
        assert fault(reader.erase, record(0).statement_id).code == Code.UNREADABLE


def test_a_gap_in_the_entries_is_a_fault_that_names_it(store: PostgresStore, url: str) -> None:
    fill(store, 5)
    with asking(as_role(OWNER, url)) as owner:
        owner.execute("ALTER TABLE garant.entry DISABLE TRIGGER USER")
        owner.execute("DELETE FROM garant.entry WHERE idx = 2")
    records = store.records()
    assert [next(records), next(records)] == [record(0), record(1)]
    with pytest.raises(Fault, match="entry 2 is missing"):
        next(records)


@pytest.mark.parametrize("table", ["blob", "disclosure"])
def test_what_was_changed_all_the_same_is_not_given_out(store: PostgresStore, url: str, table: str) -> None:
    name = record(0).statement_id
    store.commit(batch(0, 1, ((name, "a"),))._replace(blobs=(A_BLOB,)))
    with asking(as_role(OWNER, url)) as owner:
        owner.execute(f"ALTER TABLE garant.{table} DISABLE TRIGGER USER".encode())
        owner.execute(b"UPDATE garant.blob SET bytes = '\\xff'" if table == "blob" else b"UPDATE garant.disclosure SET text = '\\xff'")
    found = fault(store.blob, A_BLOB[0]) if table == "blob" else fault(store.disclosures, name)
    assert found.code == Code.LOG_CORRUPT


def test_disclosures_are_sorted_by_code_point_and_may_be_long(store: PostgresStore) -> None:
    name, texts = record(0).statement_id, ["é", "z", "Z", "𝔞", "\uffff", "a" * 100_000, "a" * 100_000 + "b"]
    store.commit(batch(0, 1, tuple((name, text) for text in texts)))
    assert store.disclosures(name) == tuple(sorted(texts))


# Nothing is taken on trust from the server


@pytest.mark.parametrize("value", ["off", "local", "remote_write"])
def test_a_database_that_does_not_wait_for_the_disk_is_refused(url: str, value: str) -> None:
    with asking(as_role(OWNER, url)) as owner:
        owner.execute(f"ALTER DATABASE {owner.info.dbname} SET synchronous_commit = {value}".encode())
    found = fault(PostgresStore, url)
    assert found.code == Code.STORE_FAILED
    assert f"synchronous_commit = {value}" in found.sentence


def test_a_commit_that_waits_for_less_is_refused_by_the_database_itself(store: PostgresStore) -> None:
    store._db.execute("SET synchronous_commit = off")
    assert fault(store.commit, batch(0)).code == Code.STORE_FAILED
    assert store.head() is None


def test_a_server_that_could_lose_what_was_acknowledged_is_refused(url: str) -> None:
    with postgres.own_server() as server:
        own = postgres.ready(server)
        with closing(PostgresStore(own)) as before, asking(as_role(SUPERUSER, own)) as admin:
            before.commit(batch(0))
            for name in ("fsync", "full_page_writes"):
                admin.execute(f"ALTER SYSTEM SET {name} = off".encode())
                admin.execute("SELECT pg_reload_conf(), pg_sleep(0.2)")
                assert f"{name} = off" in fault(PostgresStore, own).sentence
                assert fault(before.commit, batch(1)).code == Code.STORE_FAILED
                admin.execute(f"ALTER SYSTEM RESET {name}".encode())
            admin.execute("ALTER SYSTEM SET synchronous_commit = off")
            admin.execute("SELECT pg_reload_conf(), pg_sleep(0.2)")
            before.commit(batch(1))
            assert before._rows("SHOW synchronous_commit", ()) == [("on",)], "pinned: a reload does not weaken it"


@pytest.mark.parametrize("encoding", ["SQL_ASCII", "LATIN1"])
def test_a_database_that_does_not_hold_every_script_is_refused(url: str, encoding: str) -> None:
    other = postgres.empty(encoding=encoding)
    assert f"the encoding {encoding}" in fault(migrate, other, Roles()).sentence
    assert f"the encoding {encoding}" in fault(PostgresStore, as_role(HOST, other)).sentence


def test_an_older_server_is_refused(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(psycopg.ConnectionInfo, "server_version", 140_009)
    assert "15 or later" in fault(PostgresStore, url).sentence


def test_a_commit_that_stopped_waiting_for_its_standby_is_a_fault() -> None:
    """PostgreSQL answers such a commit with success, and a warning beside it."""
    with postgres.own_server() as server:
        own = postgres.ready(server)
        with closing(PostgresStore(own)) as store, asking(as_role(SUPERUSER, own)) as admin, ThreadPoolExecutor(1) as pool:
            store.commit(batch(0))
            admin.execute("ALTER SYSTEM SET synchronous_standby_names = 'nobody_there'")
            admin.execute("SELECT pg_reload_conf(), pg_sleep(0.2)")
            told = pool.submit(fault, store.commit, batch(1))
            while not told.done():
                admin.execute("SELECT pg_cancel_backend(pid) FROM pg_stat_activity WHERE wait_event = 'SyncRep'")
            assert told.result().code == Code.STORE_FAILED
            assert "synchronous replication" in told.result().sentence


# Lines that break


def terminate(url: str, pid: int) -> None:
    with asking(as_role(SUPERUSER, url)) as admin:
        admin.execute("SELECT pg_terminate_backend(%s)", (pid,))


def test_a_store_never_connects_again_by_itself(store: PostgresStore, url: str) -> None:
    fill(store, 2)
    terminate(url, store._db.info.backend_pid)
    assert fault(store.commit, batch(2)).code == Code.STORE_FAILED
    assert fault(store.commit, batch(2)).code == Code.STORE_FAILED
    assert fault(store.head).code == Code.STORE_FAILED
    store.leave()
    with closing(PostgresStore(url)) as again:
        assert again.head() == head(2)
        again.commit(batch(2))


@pytest.mark.parametrize("bad", ["postgresql://garant_host@/nowhere?host={}", "postgresql://stranger@/postgres?host={}", "{}"])
def test_what_cannot_be_reached_is_a_fault(bad: str) -> None:
    where = bad.format(postgres.running().folder) if bad != "{}" else "postgresql://garant_host@/x?host=/nowhere"
    assert fault(PostgresStore, where).code == Code.STORE_FAILED


def test_a_password_is_in_no_error() -> None:
    with postgres.own_server() as server:
        own = postgres.ready(server)
        (server.data / "pg_hba.conf").write_text("local all all scram-sha-256\n")
        server.run("pg_ctl", "reload", "-D", server.data)
        done = subprocess.run(
            [sys.executable, "-c", "from garant.cli.main import main; main()", "log", "verify", own, "--json"],
            env={"PGPASSWORD": "quite-a-secret", "GARANT_HOME": str(server.folder), "PATH": "/usr/bin"},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 3, done.stderr
        assert "password authentication failed" in done.stdout + done.stderr or "no password" in done.stdout + done.stderr
        assert "quite-a-secret" not in done.stdout + done.stderr + (server.folder / "log").read_text()


def test_values_of_rows_are_in_no_error(store: PostgresStore) -> None:
    fill(store, 1)
    bad = batch(1)._replace(records=(record(0),))
    found = fault(store.commit, bad)
    assert found.code == Code.STORE_FAILED
    assert record(0).statement_id[:16] not in found.sentence


# Waiting for the log to grow


def test_a_store_in_postgresql_can_be_waited_on(store: PostgresStore) -> None:
    assert isinstance(store, Growing)
    assert not isinstance(MemoryStore(), Growing)


def test_who_is_behind_does_not_wait(store: PostgresStore) -> None:
    assert store.wait(-1, 60_000) == 0
    fill(store, 3)
    assert store.wait(1, 60_000) == 3


def test_who_waits_is_told(store: PostgresStore, url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "_LOOK_S", 60)
    fill(store, 1)
    with closing(PostgresStore(as_role(READER, url))) as waiting, ThreadPoolExecutor(1) as pool:
        assert waiting.wait(1, 0) == 1
        told = pool.submit(waiting.wait, 1, 30_000)
        store.commit(batch(1, 4))
        assert told.result(10) == 5


def test_what_strangers_tell_is_not_believed(store: PostgresStore, url: str) -> None:
    fill(store, 1)
    assert store.wait(1, 0) == 1
    with asking(as_role(READER, url)) as stranger:
        stranger.execute("NOTIFY garant_head, '999'")
        stranger.execute("NOTIFY garant_head, 'x'")
    assert store.wait(1, 200) == 1


def test_waiting_ends_when_the_time_is_up(store: PostgresStore) -> None:
    assert store.wait(0, 50) == 0


# Who has no database needs nothing of this


def test_psycopg_is_loaded_by_nobody_else() -> None:
    every = "import sys, garant.bootstrap; from garant.cli.commands import garant; loaded = [*garant.commands.values()]"
    code = f"{every}; sys.exit(not loaded or 'psycopg' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_a_write_in_another_thread_does_not_disturb_a_reader(store: PostgresStore) -> None:
    fill(store, 3)
    reading = store.records()
    next(reading)
    writer = Thread(target=store.commit, args=(batch(3),))
    writer.start()
    writer.join()
    assert len(list(reading)) == 2
