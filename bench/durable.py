"""Durable appends: what a host acknowledges a second, alone and in groups, beside what the same disk does with the same bytes."""

import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import NamedTuple

from bench.stored import Stored, verifier_key
from bench.table import Row, Table, progress, rate
from bench.theatre import START_MS, STEP_MS, key
from garant.node.host import Host
from garant.node.host_keys import HostKeys
from garant.node.ports import Record
from garant.node.submission import Admission, Answer, Submission
from garant.statement import entry, envelope
from garant.statement.disclosure import SALT_BYTES
from garant.storage.sqlite import SqliteStore

GROUPS = (1, 16, 256)


class Share(NamedTuple):
    """What is committed for one row: the entries before it, and those that are measured, in groups."""

    before: list[Record]
    records: list[Record]
    group: int

    def groups(self) -> list[list[Record]]:
        """Cut into groups."""
        return [self.records[at : at + self.group] for at in range(0, len(self.records), self.group)]


def table(log: Stored, folder: Path, commits: int) -> Table:
    """Measure each size of group, with so many commits each (or fewer, where the log is too short)."""
    opening = 221 if len(log.first) > 221 else 1
    rows = []
    for group in GROUPS:
        share = Share(log.first[:opening], log.first[opening : opening + group * commits], group)
        rows.append(_row(share, folder))
        progress(f"durable appends in groups of {group} measured")
    return Table("Durable appends, SQLite in WAL with synchronous=FULL", rows)


def _row(share: Share, folder: Path) -> Row:
    count = len(share.records)
    what = "statements admitted, one a commit" if share.group == 1 else f"statements admitted, {share.group} a commit"
    beside: list[tuple[str, Callable[[], object]]] = [
        ("SQLite inserts and commits the same bytes", lambda: _sqlite(share, folder / f"bare-{share.group}.db")),
        ("write and fsync of the same bytes", lambda: _fsync(share, folder / f"bare-{share.group}.bin")),
    ]
    return Row(what, _admit(share, folder / f"host-{share.group}.db"), [(name, rate(count, work)) for name, work in beside])


def _admit(share: Share, path: Path) -> float:
    """Let a host admit statements that were signed for this log; receipts included."""
    with closing(SqliteStore(path, create=True)) as store:
        host = _host(store)
        assert len(host.submit(_submissions(share.before))) == len(share.before)
        groups = [_submissions(several) for several in share.groups()]
        answers: list[Answer] = []
        per_s = rate(len(share.records), lambda: answers.extend(answer for group in groups for answer in host.submit(group)))
        assert all(isinstance(answer, Admission) for answer in answers)
        assert [record.data for record in store.records(len(share.before))] == [record.data for record in share.records]
    return per_s


def _host(store: SqliteStore) -> Host:
    """Give a host whose clock stamps entries as they were stamped when the log was made: then every root is the same."""
    sizes = [lambda: 0]
    keys = HostKeys(verifier_key(), key("checkpoint").sign, key("answer").public, key("answer").sign)
    host = Host(store, keys, lambda: START_MS + sizes[0]() * STEP_MS, lambda: bytes(SALT_BYTES))
    sizes[0] = lambda: host.ledger.tree.size
    return host


def _submissions(records: list[Record]) -> list[Submission]:
    return [Submission(envelope.encode(entry.decode(record.data).signed.envelope)) for record in records]


def _fsync(share: Share, path: Path) -> None:
    descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)
    for several in share.groups():
        os.write(descriptor, b"".join(record.data for record in several))
        os.fsync(descriptor)
    os.close(descriptor)


def _sqlite(share: Share, path: Path) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as store:
        store.execute("PRAGMA journal_mode=WAL")
        store.execute("PRAGMA synchronous=FULL")
        store.execute("CREATE TABLE entry (idx INTEGER PRIMARY KEY, bytes BLOB)")
        for several in share.groups():
            store.execute("BEGIN")
            store.executemany("INSERT INTO entry (bytes) VALUES (?)", [(record.data,) for record in several])
            store.execute("COMMIT")
