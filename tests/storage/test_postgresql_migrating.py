"""A database is made ready by its owner, step by step, once; nobody works on one that a newer Garant made ready."""

from concurrent.futures import ThreadPoolExecutor
from contextlib import closing

import psycopg
import pytest

from garant.errors import Code, Fault, Refused
from garant.storage.postgresql import PostgresStore
from garant.storage.postgresql_migrating import Migration, Roles, migrate, migrations
from tests import postgres
from tests.postgres import HOST, OWNER, READER, SUPERUSER, as_role, asking
from tests.storage.samples import batch, fill, head

KNOWN = migrations()
NEXT = Migration(KNOWN[-1].number + 1, "remarks", "CREATE TABLE garant.remark (text text)")


@pytest.fixture
def url() -> str:
    """Give an empty database, as its owner sees it."""
    return postgres.empty()


def refused(url: str, roles: Roles = Roles(), known: tuple[Migration, ...] | None = None) -> Refused:  # noqa: B008 - a value
    with pytest.raises(Refused) as caught:
        migrate(url, roles, known)
    return caught.value


def applied(url: str) -> list[tuple[object, ...]]:
    with asking(url) as owner:
        return owner.execute("SELECT number, name FROM garant.migration ORDER BY number").fetchall()


def test_steps_are_numbered_without_gaps() -> None:
    assert [step.number for step in KNOWN] == list(range(1, len(KNOWN) + 1))


def test_a_new_database_gets_every_step_and_a_second_time_none(url: str) -> None:
    assert migrate(url, Roles()).applied == tuple(step.name for step in KNOWN)
    assert migrate(url, Roles()).applied == ()
    assert applied(url) == [(step.number, step.name) for step in KNOWN]
    with closing(PostgresStore(as_role(HOST, url))) as store:
        fill(store, 1)


def test_a_log_stays_through_a_step(url: str) -> None:
    migrate(url, Roles())
    with closing(PostgresStore(as_role(HOST, url))) as store:
        fill(store, 3)
    assert migrate(url, Roles(), (*KNOWN, NEXT)).applied == ("remarks",)
    with asking(url) as owner:
        assert owner.execute("SELECT max(size) FROM garant.head").fetchone() == (3,)


def test_a_newer_database_is_refused_by_all(url: str) -> None:
    migrate(url, Roles(), (*KNOWN, NEXT))
    assert refused(url).refusal.code == Code.NO_LOG
    with pytest.raises(Refused, match="a newer Garant") as caught:
        PostgresStore(as_role(HOST, url))
    assert caught.value.refusal.code == Code.NO_LOG


def test_an_older_or_empty_database_is_refused_by_a_store(url: str, monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(Refused, match="garant migrate"):
        PostgresStore(as_role(HOST, url))
    migrate(url, Roles())
    monkeypatch.setattr("garant.storage.postgresql_migrating.migrations", lambda: (*KNOWN, NEXT))
    with pytest.raises(Refused, match="garant migrate"):
        PostgresStore(as_role(HOST, url))


def test_a_step_that_fails_leaves_nothing_of_itself(url: str) -> None:
    bad = Migration(NEXT.number, "bad", "CREATE TABLE garant.half (); SELECT 1 / 0")
    with pytest.raises(Fault) as caught:
        migrate(url, Roles(), (*KNOWN, bad))
    assert caught.value.code == Code.STORE_FAILED
    assert applied(url) == [(step.number, step.name) for step in KNOWN]
    with asking(url) as owner, pytest.raises(psycopg.errors.UndefinedTable):
        owner.execute("TABLE garant.half")


def test_two_who_migrate_at_once_apply_each_step_once(url: str) -> None:
    with ThreadPoolExecutor(4) as pool:
        done = list(pool.map(lambda _: migrate(url, Roles()).applied, range(4)))
    assert sorted(name for names in done for name in names) == [step.name for step in KNOWN]


@pytest.mark.parametrize("roles", [Roles(host="nobody_there"), Roles(reader="nobody_there"), Roles(host='x"; DROP ROLE garant_host; --')])
def test_roles_that_are_not_there_are_refused_first(url: str, roles: Roles) -> None:
    assert refused(url, roles).refusal.code == Code.USAGE
    with asking(url) as owner, pytest.raises(psycopg.errors.UndefinedTable):
        owner.execute("TABLE garant.migration")


@pytest.mark.parametrize("role", [OWNER, SUPERUSER])
def test_a_host_that_could_change_entries_is_refused(url: str, role: str) -> None:
    assert "role of its own" in refused(url, Roles(host=role)).refusal.sentence
    assert "role of its own" in refused(url, Roles(reader=role)).refusal.sentence


def test_roles_may_have_other_names(url: str) -> None:
    migrate(url, Roles(host=READER, reader=HOST))
    with closing(PostgresStore(as_role(READER, url))) as store:
        store.commit(batch(0))
    with closing(PostgresStore(as_role(HOST, url))) as store:
        assert store.head() == head(1)
        with pytest.raises(Fault):
            store.commit(batch(1))


def test_who_does_not_own_the_database_cannot_migrate(url: str) -> None:
    with pytest.raises(Fault) as caught:
        migrate(as_role(HOST, url), Roles(host=READER))
    assert caught.value.code == Code.UNREADABLE
