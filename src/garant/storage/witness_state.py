"""What a witness must never forget, in one SQLite file.

    cosigned(origin, size, root, note, time_s)               what was cosigned; of each log the newest, and some way back
    evidence(origin, sha256, doubt, ours, theirs, time_s)    signed checkpoints that do not fit; once each, by the other's text

WAL with `synchronous=FULL`: a write returns after the disk has it, and only then is a cosignature made. Each write is one transaction that
first looks whether the newest is still the one that the witness judged by: two witnesses over one file cannot both win. A trigger
refuses whatever would make a log shorter than it was seen. Opening syncs what is there before it is read: a process that was killed may
have written what no disk has yet. Any error of SQLite's is a `Fault`, and the process that meets it stops.
"""

import os
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from hashlib import sha256
from pathlib import Path
from threading import Lock

from garant.errors import Code, Fault, Refused
from garant.node.witness import Cosigned, Evidence

HISTORY_MAX = 10_000
"""Checkpoints kept of each log: a second root at any of their sizes is found. Some 3 MB a log."""

EVIDENCE_MAX = 1_000
"""Forks kept of each log, and as many suspicions; after as many, one more changes nobody's mind."""

_APPLICATION_ID = 0x47415757
_VERSION = 1
_SCHEMA = """
CREATE TABLE cosigned (
    origin TEXT NOT NULL, size INTEGER NOT NULL, root BLOB NOT NULL, note BLOB NOT NULL, time_s INTEGER NOT NULL, PRIMARY KEY (origin, size)
) STRICT, WITHOUT ROWID;
CREATE TABLE evidence (
    origin TEXT NOT NULL, sha256 BLOB NOT NULL, doubt TEXT NOT NULL, ours BLOB NOT NULL, theirs BLOB NOT NULL, time_s INTEGER NOT NULL,
    PRIMARY KEY (origin, sha256)
) STRICT;
CREATE TRIGGER a_log_never_shrinks BEFORE INSERT ON cosigned WHEN NEW.size < (SELECT max(size) FROM cosigned WHERE origin = NEW.origin)
BEGIN SELECT RAISE(ABORT, 'a log never shrinks'); END;
CREATE TRIGGER a_root_stays BEFORE UPDATE ON cosigned WHEN NEW.root <> OLD.root OR NEW.size <> OLD.size OR NEW.origin <> OLD.origin
BEGIN SELECT RAISE(ABORT, 'a cosigned root is never changed'); END;
CREATE TRIGGER the_newest_stays BEFORE DELETE ON cosigned WHEN OLD.size = (SELECT max(size) FROM cosigned WHERE origin = OLD.origin)
BEGIN SELECT RAISE(ABORT, 'the newest is never deleted'); END;
CREATE TRIGGER evidence_stays BEFORE DELETE ON evidence BEGIN SELECT RAISE(ABORT, 'evidence is never deleted'); END;
"""
_PRUNE = """
DELETE FROM cosigned WHERE origin = ?1 AND size <=
    (SELECT size FROM cosigned WHERE origin = ?1 ORDER BY size DESC LIMIT 1 OFFSET ?2)
"""


class SqliteWitnessState:
    """A `WitnessState` in a file; one connection, which several threads may use in turn."""

    def __init__(self, path: Path, *, create: bool = False) -> None:
        """Open the state in a file; with `create`, make it, and refuse to touch one that is there. Never make one that is missing.

        A witness that forgot could cosign a second history. `Refused` (`exists`, `unreadable`) when the file is not what it should be.
        """
        if create:
            _make_file(path)
        elif not path.is_file():
            sentence = "the witness's state is not there; without it this key must not cosign again: make a new witness, with a new key"
            raise Refused(Code.UNREADABLE, sentence, str(path))
        self._lock = Lock()
        with _faults():
            self._db = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            try:
                self._start(path, create=create)
            except BaseException:
                self._db.close()
                raise

    def _start(self, path: Path, *, create: bool) -> None:
        """Look before anything is written: a file that is not ours stays as it is."""
        if not create and (self._number("PRAGMA application_id"), self._number("PRAGMA user_version")) != (_APPLICATION_ID, _VERSION):
            raise Refused(Code.UNREADABLE, "this is no state of a witness, or one of another version", str(path))
        self._db.execute("PRAGMA journal_mode=WAL")
        self._db.execute("PRAGMA synchronous=FULL")
        self._db.execute("PRAGMA busy_timeout=5000")
        self._db.execute("PRAGMA trusted_schema=OFF")
        if create:
            self._db.executescript(f"BEGIN; {_SCHEMA} PRAGMA application_id={_APPLICATION_ID}; PRAGMA user_version={_VERSION}; COMMIT;")
        else:
            self._db.execute("PRAGMA wal_checkpoint(PASSIVE)").fetchall()

    def _number(self, query: str) -> int:
        return int(self._db.execute(query).fetchone()[0])

    def newest(self, origin: str) -> Cosigned | None:
        """Give what was cosigned last of a log."""
        with self._lock, _faults():
            return self._newest(origin)

    def _newest(self, origin: str) -> Cosigned | None:
        return self._one("WHERE origin = ? ORDER BY size DESC LIMIT 1", (origin,))

    def at(self, origin: str, size: int) -> Cosigned | None:
        """Give what was cosigned of a log at this size, as far back as is kept."""
        with self._lock, _faults():
            return self._one("WHERE origin = ? AND size = ?", (origin, size))

    def _one(self, where: str, values: tuple[str | int, ...]) -> Cosigned | None:
        row = self._db.execute(f"SELECT size, root, note, time_s FROM cosigned {where}", values).fetchone()  # noqa: S608 - two constants above
        return Cosigned(*row) if row else None

    def keep(self, origin: str, old: Cosigned | None, new: Cosigned) -> None:
        """Write, durably, that `new` is the newest of a log."""
        with self._lock, _faults(), self._transaction():
            if self._newest(origin) != old:
                raise Fault(Code.STALE_HEAD, f"somebody else wrote to the witness's state of {origin}; run one witness over it")
            self._db.execute(
                "INSERT INTO cosigned VALUES (?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET note = excluded.note, time_s = excluded.time_s",
                (origin, *new),
            )
            self._db.execute(_PRUNE, (origin, HISTORY_MAX))

    def keep_evidence(self, evidence: Evidence) -> None:
        """Write evidence down, durably, once for each checkpoint; a fork replaces what was a suspicion."""
        text, _, _ = evidence.theirs.rpartition(b"\n\n")
        row = (evidence.origin, sha256(text).digest(), evidence.doubt, evidence.ours, evidence.theirs, evidence.time_s)
        with self._lock, _faults(), self._transaction():
            counted = (evidence.origin, evidence.doubt)
            (held,) = self._db.execute("SELECT count(*) FROM evidence WHERE origin = ? AND doubt = ?", counted).fetchone()
            if held < EVIDENCE_MAX:
                self._db.execute(
                    "INSERT INTO evidence VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT DO UPDATE SET doubt = excluded.doubt, ours = excluded.ours "
                    "WHERE excluded.doubt = 'fork' AND doubt <> 'fork'",
                    row,
                )

    def evidence(self) -> list[Evidence]:
        """Give all evidence, oldest first."""
        with self._lock, _faults():
            rows = self._db.execute("SELECT origin, doubt, ours, theirs, time_s FROM evidence ORDER BY rowid").fetchall()
        return [Evidence(*row) for row in rows]

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        try:
            self._db.execute("BEGIN IMMEDIATE")
            yield
            self._db.execute("COMMIT")
        except BaseException:
            self._db.rollback()
            raise

    def close(self) -> None:
        """Close the file."""
        with self._lock, _faults():
            self._db.close()


def _make_file(path: Path) -> None:
    try:
        os.close(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600))
    except FileExistsError:
        raise Refused(Code.EXISTS, "a witness's state is there already, and is never made anew", str(path)) from None
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"the witness's state cannot be made: {error.strerror}", str(path)) from error


@contextmanager
def _faults() -> Iterator[None]:
    """Turn every error of SQLite's into a fault."""
    try:
        yield
    except sqlite3.Error as error:
        sentence = f"the witness's state could not be read or written ({error}); nothing was given out that is not on the disk"
        raise Fault(Code.STORE_FAILED, sentence) from error
