"""With a synchronous standby, a lost primary takes nothing with it that was acknowledged; without its standby it acknowledges nothing."""

import shutil
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from bench.postgres import Server
from garant.errors import Code, Fault
from garant.storage.postgresql import PostgresStore
from tests import postgres
from tests.postgres import SUPERUSER, as_role, asking
from tests.storage.samples import batch, fill, head, record


@contextmanager
def standby_of(primary: Server) -> Iterator[Server]:
    """Start a standby for a server, as the how-to page says, and make the server wait for it."""
    made = Server(primary.programs, Path(tempfile.mkdtemp(prefix="garant-standby-", dir="/tmp")))
    shutil.chown(made.folder, primary.folder.owner())
    try:
        primary.run("pg_basebackup", "-h", str(primary.folder), "-U", SUPERUSER, "-D", made.data, "-R", "-X", "stream", "-c", "fast")
        made.set(unix_socket_directories=made.folder, primary_conninfo=f"host={primary.folder} user={SUPERUSER} application_name=second")
        (made.data / "postgresql.auto.conf").unlink()
        made.start()
        yield made
    finally:
        made.stop()
        shutil.rmtree(made.folder, ignore_errors=True)


def wait_for(primary: Server, standby: str) -> None:
    with asking(primary.url(SUPERUSER, "postgres")) as admin:
        admin.execute(f"ALTER SYSTEM SET synchronous_standby_names = 'ANY 1 ({standby})'".encode())
        admin.execute("SELECT pg_reload_conf()")
        states: list[tuple[object, ...]] = []
        while states != [("quorum",)]:
            states = admin.execute("SELECT sync_state FROM pg_stat_replication, pg_sleep(0.05)").fetchall()


@pytest.fixture
def primary() -> Iterator[Server]:
    with postgres.own_server() as server:
        yield server


def moved(url: str, server: Server, other: Server) -> str:
    return url.replace(str(server.folder), str(other.folder))


def test_a_standby_that_is_promoted_has_all_that_was_acknowledged(primary: Server) -> None:
    url = postgres.ready(primary)
    with standby_of(primary) as second:
        wait_for(primary, "second")
        with closing(PostgresStore(url)) as store:
            size = fill(store, *[2] * 50)
            primary.stop("immediate")
            with pytest.raises(Fault):
                store.commit(batch(size))
        second.run("pg_ctl", "promote", "-w", "-D", second.data)
        with asking(second.url(SUPERUSER, "postgres")) as admin:
            admin.execute("ALTER SYSTEM SET synchronous_standby_names = ''")
            admin.execute("SELECT pg_reload_conf(), pg_sleep(0.2)")
        with closing(PostgresStore(moved(url, primary, second))) as store:
            assert store.head() == head(size)
            assert list(store.records()) == [record(number) for number in range(size)]
            store.commit(batch(size))


def test_a_standby_can_be_read_and_not_written(primary: Server) -> None:
    url = postgres.ready(primary)
    with standby_of(primary) as second, closing(PostgresStore(url)) as store:
        wait_for(primary, "second")
        fill(store, 3)
        with closing(PostgresStore(moved(url, primary, second))) as other:
            while other.head() != head(3):
                """It has it, and shows it a moment later."""
            with pytest.raises(Fault) as caught:
                other.commit(batch(3))
            assert caught.value.code == Code.STORE_FAILED


def test_a_primary_without_its_standby_acknowledges_nothing(primary: Server) -> None:
    url = postgres.ready(primary)
    with standby_of(primary) as second, closing(PostgresStore(url)) as store, ThreadPoolExecutor(1) as pool:
        wait_for(primary, "second")
        fill(store, 1)
        second.stop("immediate")
        told = pool.submit(store.commit, batch(1))
        with asking(as_role(SUPERUSER, url)) as admin:
            admin.execute("SELECT pg_sleep(0.5)")
            assert not told.done()
        second.start()
        assert told.result(30) is None
        assert store.head() == head(2)
