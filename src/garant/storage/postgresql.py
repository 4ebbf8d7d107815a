"""A log in a PostgreSQL database: the store that several host processes may share.

    garant.entry, head, disclosure, blob      as in `sqlite`; rights and triggers refuse UPDATE and DELETE
    garant.turn                               locked by whoever appends, in the order of coming
    garant.append(...)                        one group commit, in one transaction and one round trip

The tables are made by `garant migrate` (`postgresql_migrating`, `postgresql_sql/`), never by a host. Writers take turns, and each
looks whether the log still has the size that it thinks: two of them form one order, and the slower one is told `stale_head`.
A commit returns after the server says that it is durable (`postgresql_connecting` sees to that); a commit of which the server says
only that it stopped waiting for its standby is a fault like every other. Any error is a `Fault`, and nothing connects again by itself.
"""

import time
from collections.abc import Iterator, Sequence
from hashlib import sha256 as hash_of
from itertools import zip_longest
from typing import Any

from psycopg.errors import Diagnostic, error_from_result
from psycopg.pq import Escaping, ExecStatus, TransactionStatus
from psycopg.pq.abc import PGresult

from garant.errors import Code, Fault
from garant.limits import INTEGER_MAX
from garant.node.ports import Batch, Head, Record, require_blobs
from garant.storage.postgresql_connecting import Connection, connect, faults
from garant.storage.postgresql_migrating import require_current

_PAGE = 500
"""Entries that are asked for at a time: at most 32 MB of them."""
_LOOK_S = 1
"""How long one who waits for the log to grow relies on being told."""
_END = "SELECT coalesce(max(idx) + 1, 0) FROM garant.entry"
_NEWEST = "SELECT size, note, state_digest, t_ms FROM garant.head ORDER BY size DESC LIMIT 1"
_BEGIN = b"""
BEGIN;
LOCK TABLE garant.turn IN EXCLUSIVE MODE;
SELECT length, size, note, state_digest, t_ms FROM (SELECT coalesce(max(idx) + 1, 0) AS length FROM garant.entry) AS log
LEFT JOIN (SELECT * FROM garant.head ORDER BY size DESC LIMIT 1) AS newest ON true
"""
"""In one round trip. Each part sees what was committed before it began: the last one what was, while the turn was waited for."""
_RECORDS = b"SELECT idx, statement_id, leaf_hash, bytes FROM garant.entry WHERE idx >= $1 AND idx < $2 ORDER BY idx"
_BINARY = 1
_APPEND = (
    "SELECT garant.append(%b::bigint, %b::bytea[], %b::bytea[], %b::bytea[], %b::bigint, %b::bytea, %b::text, %b::bigint,"
    " %b::bytea[], %b::bytea[], %b::bytea[], %b::bytea[])"
)


class PostgresStore:
    """An `EntryStore` in a database, which can also be waited on (`Growing`)."""

    def __init__(self, url: str) -> None:
        """Open the log in a database that was made ready by `garant migrate`."""
        self._url = url
        self._listening: Connection | None = None
        self._warnings: list[str] = []
        self._turn: Head | None = None  # the newest head, while the turn is held: nobody else writes one
        self._db = connect(url)
        try:
            with faults():
                require_current(self._db)
        except BaseException:
            self._db.close()
            raise
        self._db.add_notice_handler(self._warned)

    def _warned(self, said: Diagnostic) -> None:
        if said.severity_nonlocalized == "WARNING":
            self._warnings.append(said.message_primary or "a warning without words")

    def commit(self, batch: Batch) -> None:
        """Write a batch in one transaction."""
        try:
            require_blobs(batch)
            with faults():
                self._warnings.clear()
                self._db.execute(_APPEND, _values(batch))
                if self._in_transaction():
                    self._ask(b"COMMIT")
        finally:
            self.leave()
        if self._warnings:
            raise Fault(Code.STORE_FAILED, f"the commit may not be durable everywhere ({self._warnings[0]}); open the log again")

    def begin(self) -> int:
        """Wait for the turn, and give the log's size; until `commit` or `leave` no other writer appends."""
        try:
            with faults():
                length, *newest = _rows(self._ask(_BEGIN))[0]
                self._turn = _head(*newest) if newest[0] else None
                return int(length)
        except Fault:
            self.leave()
            raise

    def leave(self) -> None:
        """Give the turn back without a commit; nothing happens when it is not held."""
        self._turn = None
        with faults():
            if self._in_transaction():
                self._db.rollback()

    def _in_transaction(self) -> bool:
        return self._db.pgconn.transaction_status not in {TransactionStatus.IDLE, TransactionStatus.UNKNOWN}

    def _ask(self, query: bytes, *values: int) -> PGresult:
        """Ask by libpq itself what every turn asks: psycopg's cursors take three times as long. Told in binary, if there are values."""
        with self._db.lock:
            pg = self._db.pgconn
            told = pg.exec_params(query, [b"%d" % value for value in values], result_format=_BINARY) if values else pg.exec_(query)
        if told.status not in {ExecStatus.COMMAND_OK, ExecStatus.TUPLES_OK}:
            raise error_from_result(told)
        return told

    def head(self) -> Head | None:
        """Give the newest head."""
        return self._turn or self._head(_NEWEST, ())

    def head_over(self, index: int) -> Head | None:
        """Give the oldest head above an index."""
        return self._head("SELECT size, note, state_digest, t_ms FROM garant.head WHERE size > %s ORDER BY size LIMIT 1", (index,))

    def _head(self, query: str, values: Sequence[object]) -> Head | None:
        rows = self._rows(query, values)
        return Head(*rows[0]) if rows else None

    def _rows(self, query: str, values: Sequence[object]) -> list[tuple[Any, ...]]:
        with faults():
            return self._db.cursor(binary=True).execute(query.encode(), values).fetchall()

    def records(self, start: int = 0, end: int | None = None) -> Iterator[Record]:
        """Give the records from an index on, as they stood when the reading began."""
        end = int(self._rows(_END, ())[0][0]) if end is None else end
        for first in range(start, end, _PAGE):
            last = min(first + _PAGE, end)
            with faults():
                found = _rows(self._ask(_RECORDS, first, last))
            for expected, row in zip_longest(range(first, last), found):
                if row is None or int.from_bytes(row[0], "big") != expected:
                    raise Fault(Code.LOG_CORRUPT, f"entry {expected} is missing")
                yield _record(*row[1:])

    def record(self, index: int) -> Record | None:
        """Give one record."""
        if not 0 <= index <= INTEGER_MAX:
            return None
        rows = self._rows("SELECT statement_id, leaf_hash, bytes FROM garant.entry WHERE idx = %s", (index,))
        return _record(*rows[0]) if rows else None

    def find(self, statement_id: str) -> int | None:
        """Give the index of a statement."""
        rows = self._rows("SELECT idx FROM garant.entry WHERE statement_id = %b", (_name(statement_id),))
        return int(rows[0][0]) if rows else None

    def find_all(self, statement_ids: Sequence[str]) -> dict[str, int]:
        """Give the indexes of those statements that are there."""
        names = [_name(one) for one in statement_ids]
        rows = self._rows("SELECT statement_id, idx FROM garant.entry WHERE statement_id = ANY(%b)", (names,)) if names else []
        return {bytes(name).hex(): int(index) for name, index in rows}

    def disclosures(self, statement_id: str) -> tuple[str, ...]:
        """Give the disclosures kept for a statement, sorted."""
        rows = self._rows("SELECT text FROM garant.disclosure WHERE statement_id = %b ORDER BY text", (_name(statement_id),))
        try:
            return tuple(text.decode() for (text,) in rows)
        except UnicodeDecodeError:
            raise Fault(Code.LOG_CORRUPT, "a stored disclosure was changed: it is no text; take a good copy") from None

    def blob(self, sha256: str) -> bytes | None:
        """Give the bytes that have a hash; bytes that have it no longer are a `Fault` (`log_corrupt`)."""
        rows = self._rows("SELECT bytes FROM garant.blob WHERE sha256 = %b", (_name(sha256),))
        if not rows:
            return None
        data = bytes(rows[0][0])
        if hash_of(data).hexdigest() != sha256:
            raise Fault(Code.LOG_CORRUPT, f"the stored blob {sha256[:16]} was changed; take a good copy of the log")
        return data

    def erase(self, statement_id: str) -> int:
        """Erase a statement's disclosures; `docs/how-to/run-on-postgresql.md` says what the server still keeps of them."""
        with faults():
            return self._db.execute("DELETE FROM garant.disclosure WHERE statement_id = %b", (_name(statement_id),)).rowcount

    def wait(self, size: int, timeout_ms: int) -> int:
        """Give the log's size as soon as it is above `size`, and after `timeout_ms` as it then is. For one caller at a time."""
        deadline = time.monotonic() + timeout_ms / 1_000
        with faults():
            self._listening = self._listening or _listening(self._url)
            while (found := _size(self._listening)) <= size and (left_s := deadline - time.monotonic()) > 0:
                # Being told is a reason to look, and no more: any role may tell.
                list(self._listening.notifies(timeout=min(left_s, _LOOK_S), stop_after=1))
            return found

    def close(self) -> None:
        """Let go of the connections."""
        with faults():
            self._db.close()
            if self._listening is not None:
                self._listening.close()


def _listening(url: str) -> Connection:
    """Open a connection that is told of every commit, from now on."""
    opened = connect(url)
    opened.execute("LISTEN garant_head")
    return opened


def _size(opened: Connection) -> int:
    row = opened.execute("SELECT coalesce(max(size), 0) FROM garant.head").fetchone()
    return int(row[0]) if row else 0


def _rows(told: PGresult) -> list[list[bytes]]:
    """Give the rows that libpq was told; what is NULL is empty."""
    columns = range(told.nfields)
    return [[told.get_value(row, column) or b"" for column in columns] for row in range(told.ntuples)]


def _head(size: bytes, note: bytes, state_digest: bytes, t_ms: bytes) -> Head:
    """Read a head that was told as text."""
    return Head(int(size), Escaping().unescape_bytea(note), state_digest.decode(), int(t_ms))


def _values(batch: Batch) -> tuple[object, ...]:
    """Spread a batch into the arguments of `garant.append`; an array with nothing in it is None."""
    records = batch.records
    return (
        batch.first,
        [_name(record.statement_id) for record in records] or None,
        [record.leaf_hash for record in records] or None,
        [record.data for record in records] or None,
        *batch.head,
        [_name(name) for name, _ in batch.disclosures] or None,
        [text.encode() for _, text in batch.disclosures] or None,
        [_name(name) for name, _ in batch.blobs] or None,
        [data for _, data in batch.blobs] or None,
    )


def _name(statement_id: str) -> bytes:
    """Give the bytes of a statement's id; of a text that is none, bytes that no statement has."""
    try:
        data = bytes.fromhex(statement_id)
    except ValueError:
        return b""
    return data if data.hex() == statement_id else b""


def _record(statement_id: bytes, leaf_hash: bytes, data: bytes) -> Record:
    return Record(statement_id.hex(), leaf_hash, data)
