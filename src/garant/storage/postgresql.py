"""A log in a PostgreSQL database: the store that several host processes may share.

    garant.entry, head, disclosure, blob      as in `sqlite`; rights and triggers refuse UPDATE and DELETE
    garant.turn                               locked by whoever appends, in the order of coming
    garant.append(...)                        one group commit, in one transaction

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

from psycopg.errors import Diagnostic
from psycopg.pq import TransactionStatus

from garant.errors import Code, Fault
from garant.limits import INTEGER_MAX
from garant.node.ports import Batch, Head, Record, require_blobs
from garant.storage.postgresql_asking import Asking, Question, array, bigint, integer, rows
from garant.storage.postgresql_connecting import connect, faults
from garant.storage.postgresql_migrating import require_current

_PAGE = 500
"""Entries that are asked for at a time: at most 32 MB of them."""
_LOOK_S = 1
"""How long one who waits for the log to grow relies on being told."""
_END = "SELECT coalesce(max(idx) + 1, 0) FROM garant.entry"
_NEWEST = "SELECT size, note, state_digest, t_ms FROM garant.head ORDER BY size DESC LIMIT 1"
_BEGIN, _COMMIT, _ROLLBACK = Question(b"begin", b"BEGIN"), Question(b"commit", b"COMMIT"), Question(b"rollback", b"ROLLBACK")
_LOCK = Question(b"lock", b"LOCK TABLE garant.turn IN EXCLUSIVE MODE")
_LENGTH = Question(
    b"length",
    b"SELECT length, size, note, state_digest, t_ms FROM (SELECT coalesce(max(idx) + 1, 0) AS length FROM garant.entry) AS log"
    b" LEFT JOIN (SELECT * FROM garant.head ORDER BY size DESC LIMIT 1) AS newest ON true",
)
_SOME = Question(b"some", b"SELECT idx, statement_id, leaf_hash, bytes FROM garant.entry WHERE idx >= $1 AND idx < $2 ORDER BY idx")
_SIZE = Question(b"size", b"SELECT coalesce(max(size), 0) FROM garant.head")
_APPEND = Question(
    b"append",
    b"SELECT garant.append($1::bigint, $2::bytea[], $3::bytea[], $4::bytea[], $5::bigint, $6::bytea, $7::text, $8::bigint,"
    b" $9::bytea[], $10::bytea[], $11::bytea[], $12::bytea[])",
)


class PostgresStore:
    """An `EntryStore` in a database, which can also be waited on (`Growing`)."""

    def __init__(self, url: str) -> None:
        """Open the log in a database that was made ready by `garant migrate`."""
        self._url = url
        self._listening: Asking | None = None
        self._warnings: list[str] = []
        self._turn: Head | None = None  # the newest head, while the turn is held: nobody else writes one
        self._ahead: list[list[bytes]] = []  # what others wrote since this one's turn before
        self._length: int | None = None
        self._db = connect(url)
        self._asking = Asking(self._db)
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
                begin = () if self._in_transaction() else ((_BEGIN, ()),)
                self._asking.ask(*begin, (_APPEND, _values(batch)), (_COMMIT, ()))
            self._length = batch.head.size
        finally:
            self.leave()
        if self._warnings:
            raise Fault(Code.STORE_FAILED, f"the commit may not be durable everywhere ({self._warnings[0]}); open the log again")

    def begin(self) -> int:
        """Wait for the turn, and give the log's size; until `commit` or `leave` no other writer appends.

        In one round trip, with what others wrote meanwhile. Each part sees what was committed before it began: those after the lock what
        was, while the turn was waited for.
        """
        since = INTEGER_MAX if self._length is None else self._length
        page = bigint(since), bigint(min(since + _PAGE, INTEGER_MAX))
        try:
            with faults():
                *_, found, some = self._asking.ask((_BEGIN, ()), (_LOCK, ()), (_LENGTH, ()), (_SOME, page))
                length, *newest = rows(found)[0]
                self._turn = _head(*newest) if newest[0] else None
                self._ahead, self._length = rows(some), integer(length)
                return self._length
        except Fault:
            self.leave()
            raise

    def leave(self) -> None:
        """Give the turn back without a commit; nothing happens when it is not held."""
        self._turn, self._ahead = None, []
        with faults():
            if self._in_transaction():
                self._asking.ask((_ROLLBACK, ()))  # psycopg's own would forget what is prepared

    def _in_transaction(self) -> bool:
        return self._db.pgconn.transaction_status not in {TransactionStatus.IDLE, TransactionStatus.UNKNOWN}

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
                found = self._some(first, last)
            for expected, row in zip_longest(range(first, last), found):
                if row is None or integer(row[0]) != expected:
                    raise Fault(Code.LOG_CORRUPT, f"entry {expected} is missing")
                yield _record(*row[1:])

    def _some(self, first: int, last: int) -> list[list[bytes]]:
        """Give the rows of some entries: those that came with the turn, or else asked for."""
        if self._ahead and integer(self._ahead[0][0]) == first and len(self._ahead) >= last - first:
            return self._ahead[: last - first]
        return rows(self._asking.ask((_SOME, (bigint(first), bigint(last))))[0])

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
            listening = self._listening = self._listening or _listening(self._url)
            while (found := integer(rows(listening.ask((_SIZE, ()))[0])[0][0])) <= size and (left_s := deadline - time.monotonic()) > 0:
                listening.rest(min(left_s, _LOOK_S))  # being told is a reason to look, and no more: any role may tell
            return found

    def close(self) -> None:
        """Let go of the connections."""
        with faults():
            self._db.close()
            if self._listening is not None:
                self._listening.close()


def _listening(url: str) -> Asking:
    """Open a connection that is told of every commit, from now on."""
    opened = connect(url)
    opened.execute("LISTEN garant_head")
    return Asking(opened)


def _head(size: bytes, note: bytes, state_digest: bytes, t_ms: bytes) -> Head:
    """Read a head that came with the turn."""
    return Head(integer(size), note, state_digest.decode(), integer(t_ms))


def _values(batch: Batch) -> tuple[bytes | None, ...]:
    """Spread a batch into the arguments of `garant.append`."""
    records, head = batch.records, batch.head
    return (
        bigint(batch.first),
        array([_name(record.statement_id) for record in records]),
        array([record.leaf_hash for record in records]),
        array([record.data for record in records]),
        bigint(head.size),
        head.note,
        head.state_digest.encode(),
        bigint(head.t_ms),
        array([_name(name) for name, _ in batch.disclosures]),
        array([text.encode() for _, text in batch.disclosures]),
        array([_name(name) for name, _ in batch.blobs]),
        array([data for _, data in batch.blobs]),
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
