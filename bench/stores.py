"""Bare commits of the stores: what SQLite and PostgreSQL make durable a second, with no host, no signature and no rule above them.

PostgreSQL runs on the system's temporary folder, over a Unix socket, with what its settings are by default: durable. On a network each
commit takes a round trip more, and one with a synchronous standby another.
"""

import os
from collections.abc import Callable
from contextlib import closing
from itertools import islice
from pathlib import Path
from typing import Any

from bench.deconfliction.peer import Absent, need
from bench.postgres import Server, server
from bench.stored import Stored
from bench.table import Row, Table, progress, rate
from garant.node.ports import Batch, EntryStore, Head, Record
from garant.storage.sqlite import SqliteStore

GROUPS = (1, 256)
_ROLES = ("garant_owner", "garant_host", "garant_reader")
_SETTINGS = {"shared_buffers": "128MB", "max_wal_size": "4GB", "max_connections": 10}


def table(log: Stored, folder: Path, commits: int) -> Table:
    """Measure both stores, in commits of one entry and of many."""
    rows: list[Row] = []
    try:
        psycopg = need("psycopg")
        with server("postgres", _SETTINGS) as started:
            roles(psycopg, started)
            for group in GROUPS:
                rows += _rows(log, folder, group, commits, lambda: fresh_database(psycopg, started))
                progress(f"bare commits in groups of {group} measured")
    except Absent as absent:
        progress(f"PostgreSQL not measured, {absent}")
        rows = [row for group in GROUPS for row in _rows(log, folder, group, commits, None)]
    return Table("Bare commits of the stores (entries made durable)", rows)


def _rows(log: Stored, folder: Path, group: int, commits: int, make: Callable[[], EntryStore] | None) -> list[Row]:
    batches = _batches(log.first, group, commits)
    words = "one a commit" if group == 1 else f"{group} a commit"
    count = group * len(batches)
    fsync = ("write and fsync of the same bytes", rate(count, lambda: _fsync(batches, folder / f"stores-{group}.bin")))
    rows = [Row(f"SQLite, {words}", _commits(SqliteStore(folder / f"stores-{group}.db", create=True), batches), [fsync])]
    if make is not None:
        rows.append(Row(f"PostgreSQL, {words}", _commits(make(), batches), [fsync]))
        rows.append(Row(f"PostgreSQL, {words}, waiting for the turn first", _commits(make(), batches, in_turn=True), [fsync]))
    return rows


def _batches(records: list[Record], group: int, commits: int) -> list[Batch]:
    """Cut the log's first records into commits, with heads that mean nothing; as many as there are."""
    count = min(commits, len(records) // group)
    source = iter(records)
    return [_batch(number * group, tuple(islice(source, group))) for number in range(count)]


def _batch(first: int, records: tuple[Record, ...]) -> Batch:
    return Batch(first, records, Head(first + len(records), bytes(250), "0" * 64, first))


def _commits(store: EntryStore, batches: list[Batch], *, in_turn: bool = False) -> float:
    def work() -> None:
        for batch in batches:
            if in_turn:
                store.begin()
            store.commit(batch)

    count = sum(len(batch.records) for batch in batches)
    with closing(store):
        per_s = rate(count, work)
        assert [record.data for record in store.records()] == [record.data for batch in batches for record in batch.records]
    return per_s


def _fsync(batches: list[Batch], path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
    for batch in batches:
        os.write(descriptor, b"".join(record.data for record in batch.records))
        os.fsync(descriptor)
    os.close(descriptor)


def roles(psycopg: Any, started: Server) -> None:  # noqa: ANN401 - psycopg may be absent when types are checked
    """Make the roles that the store's tables are made for."""
    with closing(psycopg.connect(started.url("postgres", "postgres"), autocommit=True)) as admin:
        for role in _ROLES:
            admin.execute(f"CREATE ROLE {role} LOGIN")


def fresh_database(psycopg: Any, started: Server, name: str = "stores") -> EntryStore:  # noqa: ANN401 - ditto
    """Make a fresh database, and open the store in it."""
    from garant.storage.postgresql import PostgresStore
    from garant.storage.postgresql_migrating import Roles, migrate

    with closing(psycopg.connect(started.url("postgres", "postgres"), autocommit=True)) as admin:
        admin.execute(f"DROP DATABASE IF EXISTS {name}")
        admin.execute(f"CREATE DATABASE {name} OWNER garant_owner")
    migrate(started.url("garant_owner", name), Roles())
    return PostgresStore(started.url("garant_host", name))
