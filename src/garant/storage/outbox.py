"""An outbox in one SQLite file, and one in memory for tests.

    queued(place, id, keyid, seq, stands, forgotten, bytes)      one row a statement; `bytes`: MessagePack of the whole
    chain(keyid, seq, id)                                        the newest that each key signed here; it outlives the rows

WAL with `synchronous=FULL`: a write returns after the disk has it, and only then is anybody told. Triggers refuse what would make a chain
go back. Any error of SQLite's is a `Fault`. Of what is admitted the newest thousand are kept: the log has all of it.
Several threads change one statement: whoever is late with a word of our own finds the host's there, and changes nothing (`_CHANGES`).
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from threading import RLock

import msgspec

from garant.errors import Code, Fault, Refused
from garant.node.outbox import Queued, Stands
from garant.statement.compose import Chain

ADMITTED_KEPT = 1_000
UNSEEN_MAX = 1_000

_APPLICATION_ID = 0x4741524F
_VERSION = 1
_SCHEMA = """
CREATE TABLE queued (
    place INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, keyid TEXT NOT NULL, seq INTEGER NOT NULL, stands TEXT NOT NULL,
    forgotten INTEGER NOT NULL, bytes BLOB NOT NULL, UNIQUE (keyid, seq)
) STRICT;
CREATE INDEX queued_stands ON queued (stands, place);
CREATE TABLE chain (keyid TEXT NOT NULL PRIMARY KEY, seq INTEGER NOT NULL, id TEXT NOT NULL) STRICT, WITHOUT ROWID;
CREATE TRIGGER a_chain_goes_on BEFORE UPDATE ON chain WHEN NEW.seq <= OLD.seq BEGIN SELECT RAISE(ABORT, 'a chain goes on'); END;
CREATE TRIGGER a_chain_stays BEFORE DELETE ON chain BEGIN SELECT RAISE(ABORT, 'a chain stays'); END;
CREATE TRIGGER what_is_admitted_stays BEFORE UPDATE ON queued WHEN OLD.stands = 'admitted' AND NEW.stands <> 'admitted'
BEGIN SELECT RAISE(ABORT, 'what is admitted stays so'); END;
"""
_CHANGES = "stands <> 'admitted' AND (stands <> 'sent' OR ? IN ('sent', 'admitted'))"
_PRUNE = """
DELETE FROM queued WHERE stands = 'admitted' AND place <=
    (SELECT place FROM queued WHERE stands = 'admitted' ORDER BY place DESC LIMIT 1 OFFSET ?)
"""


class MemoryOutbox:
    """An `Outbox` that is gone with its process."""

    def __init__(self) -> None:
        """Start empty."""
        self._rows: dict[str, Queued] = {}
        self._chains: dict[str, Chain] = {}
        self._places = 0
        self._lock = RLock()

    def add(self, queued: Queued) -> Queued:
        """Keep a fresh one."""
        with self._lock:
            _require_later(queued, self._chains.get(queued.keyid))
            self._places += 1
            kept = self._rows[queued.id] = msgspec.structs.replace(queued, place=self._places)
            self._chains[queued.keyid] = Chain(queued.seq, queued.id)
            return kept

    def change(self, queued: Queued) -> None:
        """Write how one stands now."""
        with self._lock:
            was = self._rows[queued.id].stands
            if was != "admitted" and (was != "sent" or queued.stands in {"sent", "admitted"}):
                self._rows[queued.id] = queued
            admitted = [one for one in self._rows.values() if one.stands == "admitted"]
            for old in admitted[:-ADMITTED_KEPT]:
                del self._rows[old.id]

    def chain(self, keyid: str) -> Chain | None:
        """Give the newest that a key signed here."""
        return self._chains.get(keyid)

    def waiting(self) -> tuple[Queued, ...]:
        """Give those without an answer."""
        with self._lock:
            return tuple(one for one in self._rows.values() if one.stands == "signed")

    def unseen(self) -> tuple[Queued, ...]:
        """Give those that our copy has not shown yet."""
        with self._lock:
            others = [one.id for one in self._rows.values() if one.stands in {"refused", "expired"}][-UNSEEN_MAX:]
            shown = set(others)
            return tuple(one for one in self._rows.values() if one.stands in {"signed", "sent"} or one.id in shown)

    def newest(self, most: int) -> tuple[Queued, ...]:
        """Give the newest, and all that wait."""
        with self._lock:
            shown = [one for one in reversed(self._rows.values()) if not one.forgotten]
            return tuple(one for number, one in enumerate(shown) if number < most or one.stands == "signed")

    def find(self, statement_id: str) -> Queued | None:
        """Give one by its id."""
        return self._rows.get(statement_id)

    def counts(self) -> dict[Stands, int]:
        """Count, by how they stand."""
        counted: dict[Stands, int] = {}
        with self._lock:
            for one in self._rows.values():
                counted[one.stands] = counted.get(one.stands, 0) + (not one.forgotten)
        return {stands: count for stands, count in counted.items() if count}

    def close(self) -> None:
        """Let go."""


class SqliteOutbox:
    """An `Outbox` in a file; one connection, which several threads may use in turn."""

    def __init__(self, path: Path) -> None:
        """Open the outbox in a file, and make it where there is none. Refuses with `unreadable` a file that is none of ours."""
        fresh = _make_file(path)
        self._lock = RLock()
        with _faults():
            self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            try:
                self._start(path, fresh=fresh)
            except BaseException:
                self._db.close()
                raise

    def _start(self, path: Path, *, fresh: bool) -> None:
        """Look before anything is written: a file that is not ours stays as it is. One that was never filled is as good as none."""
        application, version, pages = (int(self._one(f"PRAGMA {name}")) for name in ("application_id", "user_version", "page_count"))
        if (application, version) != (_APPLICATION_ID, _VERSION) and not (fresh or pages == 0):
            raise Refused(Code.UNREADABLE, "this is no outbox of a desk's, or one of another version", str(path))
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.execute("PRAGMA busy_timeout=5000")
        self._db.execute("PRAGMA trusted_schema=OFF")
        self._db.execute("PRAGMA secure_delete=ON")
        if (application, version) != (_APPLICATION_ID, _VERSION):
            self._db.executescript(f"BEGIN; {_SCHEMA} PRAGMA application_id={_APPLICATION_ID}; PRAGMA user_version={_VERSION}; COMMIT;")
        self._db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def _one(self, query: str) -> int:
        return int(self._db.execute(query).fetchone()[0])

    def add(self, queued: Queued) -> Queued:
        """Keep a fresh one, durably."""
        with self._transaction():
            _require_later(queued, self._chain(queued.keyid))
            row = (queued.id, queued.keyid, queued.seq, queued.stands, queued.forgotten, msgspec.msgpack.encode(queued))
            place = self._db.execute("INSERT INTO queued VALUES (NULL, ?, ?, ?, ?, ?, ?)", row).lastrowid or 0
            link = (queued.keyid, queued.seq, queued.id)
            upsert = "INSERT INTO chain VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET seq = excluded.seq, id = excluded.id"
            self._db.execute(upsert, link)
        return msgspec.structs.replace(queued, place=place)

    def change(self, queued: Queued) -> None:
        """Write how one stands now, durably."""
        row = (queued.stands, queued.forgotten, msgspec.msgpack.encode(queued), queued.id, queued.stands)
        with self._transaction():
            self._db.execute(f"UPDATE queued SET stands = ?, forgotten = ?, bytes = ? WHERE id = ? AND {_CHANGES}", row)  # noqa: S608
            if queued.stands == "admitted":
                self._db.execute(_PRUNE, (ADMITTED_KEPT,))

    def chain(self, keyid: str) -> Chain | None:
        """Give the newest that a key signed here."""
        with self._lock, _faults():
            return self._chain(keyid)

    def _chain(self, keyid: str) -> Chain | None:
        row = self._db.execute("SELECT seq, id FROM chain WHERE keyid = ?", (keyid,)).fetchone()
        return Chain(*row) if row else None

    def waiting(self) -> tuple[Queued, ...]:
        """Give those without an answer."""
        return self._rows("WHERE stands = 'signed' ORDER BY place")

    def unseen(self) -> tuple[Queued, ...]:
        """Give those that our copy has not shown yet."""
        others = "(SELECT place FROM queued WHERE stands IN ('refused', 'expired') ORDER BY place DESC LIMIT ?)"
        return self._rows(f"WHERE stands IN ('signed', 'sent') OR place IN {others} ORDER BY place", UNSEEN_MAX)

    def newest(self, most: int) -> tuple[Queued, ...]:
        """Give the newest, and all that wait."""
        first = "(SELECT place FROM queued WHERE NOT forgotten ORDER BY place DESC LIMIT ?)"
        return self._rows(f"WHERE NOT forgotten AND (stands = 'signed' OR place IN {first}) ORDER BY place DESC", most)

    def find(self, statement_id: str) -> Queued | None:
        """Give one by its id."""
        return next(iter(self._rows("WHERE id = ?", statement_id)), None)

    def _rows(self, where: str, *values: str | int) -> tuple[Queued, ...]:
        with self._lock, _faults():
            rows = self._db.execute(f"SELECT place, bytes FROM queued {where}", values).fetchall()  # noqa: S608 - constants above
        return tuple(msgspec.structs.replace(_READ.decode(data), place=place) for place, data in rows)

    def counts(self) -> dict[Stands, int]:
        """Count, by how they stand."""
        with self._lock, _faults():
            return dict(self._db.execute("SELECT stands, count(*) FROM queued WHERE NOT forgotten GROUP BY stands").fetchall())

    def close(self) -> None:
        """Let go."""
        with self._lock, _faults():
            self._db.close()

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with self._lock, _faults():
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield
                self._db.execute("COMMIT")
            except BaseException:
                self._db.rollback()
                raise


_READ: msgspec.msgpack.Decoder[Queued] = msgspec.msgpack.Decoder(Queued)


def _require_later(queued: Queued, newest: Chain | None) -> None:
    """No key signs one number twice."""
    if newest is not None and queued.seq <= newest.seq:
        raise Refused(Code.REPLAYED, f"this key has signed number {newest.seq} here already; draft it again", "$.seq")


def _make_file(path: Path) -> bool:
    """Make an empty file that its owner alone may read; tell whether there was none."""
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        return False
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"no outbox can be made here: {error.strerror}", str(path)) from error
    return True


@contextmanager
def _faults() -> Iterator[None]:
    try:
        yield
    except sqlite3.Error as error:
        raise Fault(Code.STORE_FAILED, f"the outbox could not be read or written ({error}); what was signed stands") from error
