"""Several questions to PostgreSQL in one round trip: answered in order, up to the first that fails."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg
import pytest

from garant.errors import Fault
from garant.storage.postgresql import PostgresStore
from garant.storage.postgresql_asking import Asking, Question, array, bigint, integer, rows
from garant.storage.postgresql_connecting import Connection, connect
from tests import postgres
from tests.storage.samples import batch, fill, record
from tests.storage.test_postgresql import terminate

BEGIN, ROLLBACK = Question(b"begin", b"BEGIN"), Question(b"rollback", b"ROLLBACK")
TWICE = Question(b"twice", b"SELECT 2 * $1::bigint")
FAILS = Question(b"fails", b"SELECT 1 / ($1::bigint - $1::bigint)")
SPREAD = Question(b"spread", b"SELECT one FROM unnest($1::bytea[]) AS one")


@pytest.fixture
def url() -> str:
    return postgres.ready()


@pytest.fixture
def opened(url: str) -> Iterator[Connection]:
    with closing(connect(url)) as made:
        yield made


def test_answers_come_in_the_order_of_the_questions(opened: Connection) -> None:
    told = Asking(opened).ask(*((TWICE, (bigint(number),)) for number in (-1, 0, 2**40)))
    assert [integer(rows(one)[0][0]) for one in told] == [-2, 0, 2**41]


@pytest.mark.parametrize("items", [[b"a"], [b"", b"\x00\xff", b"x" * 1_000_000], []])
def test_a_list_of_bytes_arrives_as_it_is(opened: Connection, items: list[bytes]) -> None:
    (told,) = Asking(opened).ask((SPREAD, (array(items),)))
    assert [one for (one,) in rows(told)] == items


def test_what_follows_on_a_failure_is_not_done(opened: Connection) -> None:
    asking = Asking(opened)
    opened.execute("CREATE TEMPORARY TABLE done (number bigint)")
    into = Question(b"into", b"INSERT INTO done VALUES ($1)")
    with pytest.raises(psycopg.errors.DivisionByZero):
        asking.ask((into, (bigint(1),)), (FAILS, (bigint(1),)), (into, (bigint(2),)))
    assert opened.execute("SELECT count(*) FROM done").fetchone() == (0,)
    assert [integer(rows(one)[0][0]) for one in asking.ask((TWICE, (bigint(4),)))] == [8], "and it can be asked again"


def test_a_failed_transaction_is_left_and_the_questions_stay_prepared(opened: Connection) -> None:
    asking = Asking(opened)
    for _ in range(2):
        with pytest.raises(psycopg.errors.DivisionByZero):
            asking.ask((BEGIN, ()), (FAILS, (bigint(1),)))
        asking.ask((ROLLBACK, ()))
    assert opened.execute("SELECT count(*) FROM pg_prepared_statements WHERE name = 'fails'").fetchone() == (1,)


def test_an_exchange_that_is_broken_off_closes_the_connection(opened: Connection, url: str) -> None:
    asking = Asking(opened)
    asking.ask((TWICE, (bigint(1),)))
    terminate(url, opened.info.backend_pid)
    with pytest.raises(psycopg.OperationalError):
        asking.ask((TWICE, (bigint(1),)))
    assert opened.closed


def test_what_others_wrote_comes_with_the_turn(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is read once more by nobody: each further round trip keeps all other hosts waiting."""
    with closing(PostgresStore(url)) as store, closing(PostgresStore(url)) as other:
        fill(store, 2)
        assert store.begin() == 2
        store.leave()
        other.commit(batch(2, 3))
        assert store.begin() == 5
        with monkeypatch.context() as patched:
            patched.setattr(Asking, "ask", pytest.fail)
            assert list(store.records(2, 5)) == [record(2), record(3), record(4)]
        assert list(store.records(1, 4)) == [record(1), record(2), record(3)], "other entries are asked for"
        store.leave()


def test_a_store_whose_line_was_cut_in_its_turn_says_so_and_nothing_is_written(url: str) -> None:
    with closing(PostgresStore(url)) as store, closing(PostgresStore(url)) as other:
        store.begin()
        terminate(url, store._db.info.backend_pid)
        with pytest.raises(Fault):
            store.commit(batch(0))
        assert other.begin() == 0
        other.leave()


def test_a_store_whose_line_is_cut_while_it_waits_for_its_turn_says_so(url: str) -> None:
    with closing(PostgresStore(url)) as store, closing(PostgresStore(url)) as waiting, ThreadPoolExecutor(1) as thread:
        store.begin()
        cut = thread.submit(waiting.begin)
        until_locked(url, waiting._db.info.backend_pid)
        terminate(url, waiting._db.info.backend_pid)
        with pytest.raises(Fault):
            cut.result(30)
        store.leave()
        assert store.begin() == 0, "the turn goes on among the others"
        store.leave()


def until_locked(url: str, pid: int) -> None:
    with psycopg.connect(url, autocommit=True) as looking:
        while looking.execute("SELECT count(*) FROM pg_locks WHERE pid = %s AND NOT granted", (pid,)).fetchone() != (1,):
            time.sleep(0.01)
