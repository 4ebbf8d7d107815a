"""A log in one SQLite file: the default store, nothing to install.

    entry(idx, statement_id, leaf_hash, bytes)      append-only: triggers refuse UPDATE and DELETE
    head(size, note, state_digest, t_ms)            one row a commit; the newest is the head; append-only too
    disclosure(statement_id, text)                  side data; may be erased
    blob(sha256, bytes)                             larger things, by their hash; added to an older file by its first one

WAL with `synchronous=FULL`: a commit returns after the disk has it. (NORMAL would lose acknowledged commits at a power cut.)
Opening syncs what is there before anything is read: a process that was killed in a commit may have written what no disk has yet.
`secure_delete`: what is erased is overwritten. Each batch is one transaction that first looks whether the log still has the size
that the writer thinks: two writers cannot both win. The turn is the file's write lock.
Any error of SQLite's is a `Fault`, and the process that meets it stops. Many threads may ask one store, and close it: one at a time
touches the connection, which SQLite asks for (a connection that is closed while another thread steps through rows is a crash).
"""

import os
import sqlite3
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from hashlib import sha256 as hash_of
from pathlib import Path
from threading import RLock
from typing import Any

from garant.errors import Code, Fault, Refused
from garant.limits import INTEGER_MAX
from garant.node.ports import Batch, Head, Record, require_blobs

_APPLICATION_ID = 0x47415241
_VERSION = 1
_BLOBS = (
    "CREATE TABLE IF NOT EXISTS blob (sha256 BLOB NOT NULL PRIMARY KEY, bytes BLOB NOT NULL) STRICT;",
    "CREATE TRIGGER IF NOT EXISTS blob_is_for_ever BEFORE UPDATE ON blob BEGIN SELECT RAISE(ABORT, 'blobs are never changed'); END;",
)
_END = "SELECT coalesce(max(idx) + 1, 0) FROM entry"
_TURN_TRIES = 12
"""Each waits as long as anything else does, 5 s: nothing is unknown before a turn begins, so nobody need end for it."""

_FETCHED = 64
"""Rows that are fetched before others have their turn."""

_CACHE_KIB = 32_768
"""Ids are hashes, so each new entry changes a page anywhere in their index: with SQLite's 2 MB it is read from the file again each time."""
_AT_ONCE = 500
"""Statements that are looked up with one question."""
_SCHEMA = """
CREATE TABLE entry (idx INTEGER PRIMARY KEY, statement_id BLOB NOT NULL UNIQUE, leaf_hash BLOB NOT NULL, bytes BLOB NOT NULL) STRICT;
CREATE TABLE head (size INTEGER PRIMARY KEY, note BLOB NOT NULL, state_digest TEXT NOT NULL, t_ms INTEGER NOT NULL) STRICT;
CREATE TABLE disclosure (statement_id BLOB NOT NULL, text TEXT NOT NULL, PRIMARY KEY (statement_id, text)) STRICT, WITHOUT ROWID;
CREATE TRIGGER entry_is_for_ever BEFORE UPDATE ON entry BEGIN SELECT RAISE(ABORT, 'entries are never changed'); END;
CREATE TRIGGER entry_stays BEFORE DELETE ON entry BEGIN SELECT RAISE(ABORT, 'entries are never deleted'); END;
CREATE TRIGGER head_is_for_ever BEFORE UPDATE ON head BEGIN SELECT RAISE(ABORT, 'heads are never changed'); END;
CREATE TRIGGER head_stays BEFORE DELETE ON head BEGIN SELECT RAISE(ABORT, 'heads are never deleted'); END;
"""


class SqliteStore:
    """An `EntryStore` in a file."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Open the log in a file; with `create`, make it, and refuse to touch one that is there."""
        if create:
            _make_file(path)
        elif not path.exists():
            raise Fault(Code.NO_LOG, f"{path} is not there")
        self._lock = RLock()
        with _faults():
            self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            try:
                self._start(path, create=create)
            except BaseException:
                self._db.close()
                raise

    def _start(self, path: Path, *, create: bool) -> None:
        """Look before anything is written: a file that is not ours stays as it is."""
        if not create:
            self._require_ours(path)
        for setting in ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "trusted_schema=OFF", "secure_delete=ON"):
            self._db.execute(f"PRAGMA {setting}")
        self._db.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
        if create:
            self._make()
        else:
            self._db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def _make(self) -> None:
        self._db.executescript(
            f"BEGIN; {_SCHEMA} {' '.join(_BLOBS)} PRAGMA application_id={_APPLICATION_ID}; PRAGMA user_version={_VERSION}; COMMIT;"
        )

    def _require_ours(self, path: Path) -> None:
        found = (self._number("PRAGMA application_id"), self._number("PRAGMA user_version"))
        if found != (_APPLICATION_ID, _VERSION):
            raise Fault(Code.NO_LOG, f"{path} is no log of Garant's, or of another version ({found[1]}; this is {_VERSION})")

    def _number(self, query: str) -> int:
        return int(self._db.execute(query).fetchone()[0])

    def begin(self) -> int:
        """Wait for the turn, and give the log's size; until `commit` or `leave` no other writer appends."""
        with self._lock, _faults():
            for left in reversed(range(_TURN_TRIES)):
                try:
                    self._db.execute("BEGIN IMMEDIATE")
                    break
                except sqlite3.OperationalError as error:
                    if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or not left:
                        raise
            return self._number(_END)

    def leave(self) -> None:
        """Give the turn back without a commit; nothing happens when it is not held."""
        with self._lock, _faults():
            self._db.rollback()

    def commit(self, batch: Batch) -> None:
        """Write a batch in one transaction: that of the turn, where one is held."""
        with self._lock, _faults(), self._transaction():
            size = self._number(_END)
            if size != batch.first:
                raise Fault(Code.STALE_HEAD, f"the log has {size} entries, not {batch.first}; read it again")
            self._db.executemany("INSERT INTO entry VALUES (?, ?, ?, ?)", _rows(batch))
            self._db.execute("INSERT INTO head VALUES (?, ?, ?, ?)", batch.head)
            told = ((_name(name), text) for name, text in batch.disclosures)
            self._db.executemany("INSERT OR IGNORE INTO disclosure VALUES (?, ?)", told)
            self._keep(batch)

    def _keep(self, batch: Batch) -> None:
        """Write a batch's blobs. A file that was made before there were any gets their table now, and not when it is only read."""
        require_blobs(batch)
        if not batch.blobs:
            return
        for statement in _BLOBS:
            self._db.execute(statement)
        self._db.executemany("INSERT OR IGNORE INTO blob VALUES (?, ?)", [(_name(name), data) for name, data in batch.blobs])

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            if not self._db.in_transaction:
                self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except BaseException:
            self._db.rollback()
            raise

    def head(self) -> Head | None:
        """Give the newest head."""
        return self._head("SELECT * FROM head ORDER BY size DESC LIMIT 1", ())

    def head_over(self, index: int) -> Head | None:
        """Give the oldest head above an index."""
        return self._head("SELECT * FROM head WHERE size > ? ORDER BY size LIMIT 1", (index,))

    def _head(self, query: str, values: tuple[int, ...]) -> Head | None:
        with self._lock, _faults():
            row = self._db.execute(query, values).fetchone()
        return Head(*_typed(row, (int, bytes, str, int))) if row else None

    def records(self, start: int = 0, end: int | None = None) -> Iterator[Record]:
        """Give the records from an index on, as they stood when the reading began."""
        query = "SELECT idx, statement_id, leaf_hash, bytes FROM entry WHERE idx >= ? AND idx < ? ORDER BY idx"
        with self._lock, _faults():
            rows = self._db.execute(query, (start, INTEGER_MAX if end is None else end))
        expected = start
        while some := self._fetch(rows):
            for index, *row in some:
                if index != expected:
                    raise Fault(Code.LOG_CORRUPT, f"entry {expected} is missing")
                yield _record(*row)
                expected += 1

    def _fetch(self, rows: sqlite3.Cursor) -> list[Any]:
        with self._lock, _faults():
            return rows.fetchmany(_FETCHED)

    def record(self, index: int) -> Record | None:
        """Give one record."""
        if not 0 <= index <= INTEGER_MAX:
            return None
        with self._lock, _faults():
            row = self._db.execute("SELECT statement_id, leaf_hash, bytes FROM entry WHERE idx = ?", (index,)).fetchone()
        return _record(*row) if row else None

    def find(self, statement_id: str) -> int | None:
        """Give the index of a statement."""
        with self._lock, _faults():
            row = self._db.execute("SELECT idx FROM entry WHERE statement_id = ?", (_name(statement_id),)).fetchone()
        return int(row[0]) if row else None

    def find_all(self, statement_ids: Sequence[str]) -> dict[str, int]:
        """Give the indexes of those statements that are there."""
        names, found = [_name(one) for one in statement_ids], dict[str, int]()
        for at in range(0, len(names), _AT_ONCE):
            some = names[at : at + _AT_ONCE]
            places = ", ".join("?" * len(some))
            with self._lock, _faults():
                rows = self._db.execute(f"SELECT statement_id, idx FROM entry WHERE statement_id IN ({places})", some)  # noqa: S608
                found.update((str(name.hex()), int(index)) for name, index in rows)
        return found

    def disclosures(self, statement_id: str) -> tuple[str, ...]:
        """Give the disclosures kept for a statement, sorted."""
        with self._lock, _faults():
            rows = self._db.execute("SELECT text FROM disclosure WHERE statement_id = ? ORDER BY text", (_name(statement_id),))
            return tuple(str(text) for (text,) in rows)

    def blob(self, sha256: str) -> bytes | None:
        """Give the bytes that have a hash; bytes that have it no longer are a `Fault` (`log_corrupt`)."""
        with self._lock, _faults():
            made = self._number("SELECT count(*) FROM sqlite_master WHERE type = 'table' AND name = 'blob'")
            row = self._db.execute("SELECT bytes FROM blob WHERE sha256 = ?", (_name(sha256),)).fetchone() if made else None
        if row is None:
            return None
        (data,) = _typed(row, (bytes,))
        if hash_of(data).hexdigest() != sha256:
            raise Fault(Code.LOG_CORRUPT, f"the stored blob {sha256[:16]} was changed; take a good copy of the log's file")
        return bytes(data)

    def erase(self, statement_id: str) -> int:
        """Erase a statement's disclosures, from the file and from what SQLite keeps beside it."""
        with self._lock, _faults():
            count = self._db.execute("DELETE FROM disclosure WHERE statement_id = ?", (_name(statement_id),)).rowcount
            kept = self._number("PRAGMA wal_checkpoint(TRUNCATE)")
        if kept:
            raise Refused(
                Code.BUSY, "nobody is shown it any more, but somebody reads the log, and its bytes are still in the file; erase it again"
            )
        return count

    def close(self) -> None:
        """Close the file."""
        with self._lock, _faults():
            self._db.close()


def _rows(batch: Batch) -> Iterator[tuple[int, bytes, bytes, bytes]]:
    for index, record in enumerate(batch.records, batch.first):
        yield index, _name(record.statement_id), record.leaf_hash, record.data


def _name(statement_id: str) -> bytes:
    """Give the bytes of a statement's id; of a text that is none, bytes that no statement has."""
    try:
        data = bytes.fromhex(statement_id)
    except ValueError:
        return b""
    return data if data.hex() == statement_id else b""


def _make_file(path: Path) -> None:
    """Make an empty file that its owner alone may read (it holds disclosures), unless there is one."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise Fault(Code.EXISTS, f"{path} is there already") from None
    except OSError as error:
        raise Fault(Code.STORE_FAILED, f"{path} cannot be made: {error.strerror}") from error


def _record(*row: object) -> Record:
    statement_id, leaf_hash, data = _typed(row, (bytes, bytes, bytes))
    return Record(statement_id.hex(), leaf_hash, data)


def _typed(row: Sequence[Any], types: tuple[type, ...]) -> Sequence[Any]:
    """Give back a row of the types that were stored; a changed byte in a record's header can turn bytes into text."""
    if not all(isinstance(value, kind) for value, kind in zip(row, types, strict=True)):
        raise Fault(Code.LOG_CORRUPT, "a stored row was changed: its values are not of the types that were stored; take a good copy")
    return row


@contextmanager
def _faults() -> Iterator[None]:
    """Turn every error of SQLite's into a fault."""
    try:
        yield
    except (sqlite3.Error, UnicodeDecodeError) as error:
        raise fault_of(error) from error


def fault_of(error: sqlite3.Error | UnicodeDecodeError) -> Fault:
    """Say what an error of SQLite's means for the log: it is damaged, out of our reach, or the store failed."""
    unnumbered = sqlite3.SQLITE_MISUSE if isinstance(error, sqlite3.ProgrammingError) else sqlite3.SQLITE_CORRUPT
    result = int(getattr(error, "sqlite_errorcode", unnumbered)) & 0xFF
    if result in _DAMAGED:
        return Fault(Code.LOG_CORRUPT, f"the log's file is damaged, or no log at all ({error}); take a good copy of it")
    if result in _OUT_OF_REACH:
        return Fault(Code.UNREADABLE, f"the log's file and its directory must be yours to read and write ({error}); copy them")
    return Fault(Code.STORE_FAILED, f"the store failed ({error}); what was acknowledged stands, open the log again")


_DAMAGED = (sqlite3.SQLITE_ERROR, sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB)
"""Result codes of a file that is no log: its tables are not there, or what is in it is broken. (A text that is none has no number.)"""

_OUT_OF_REACH = (sqlite3.SQLITE_PERM, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN)
