"""A connection to PostgreSQL that keeps what it says, or none at all.

Asked of the server before anything else, and a `Fault` (`store_failed`) if it is not so:

    server_version       15 or later
    server_encoding      UTF8, whatever the server makes by itself: names and disclosures are in any script
    fsync, full_page_writes   on: without them a power cut loses or tears what was acknowledged
    synchronous_commit   on, or remote_apply; pinned for the session, so that a reload of the server's settings does not weaken it

Nothing here connects again by itself. When a connection is lost nobody knows what became of the last commit: the process opens the
store anew and reads what is really there. No message of ours repeats a URL, a password, or the values of a row.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psycopg
from psycopg.rows import TupleRow

from garant.errors import Code, Fault, Refused

Connection = psycopg.Connection[TupleRow]

STALE_HEAD = "GA001"
"""What `garant.append` raises when the log has another size than the writer thinks."""
_VERSION_MIN = 150_000
_FIRM = frozenset({"on", "remote_apply"})
_ASKED = """
SELECT current_setting('server_encoding'), current_setting('fsync'), current_setting('full_page_writes'),
       current_setting('synchronous_commit')
"""
_SESSION = """
SET default_transaction_isolation = 'read committed';
SET search_path = pg_catalog;
SET statement_timeout = '60s';
SET lock_timeout = '20s';
SET idle_in_transaction_session_timeout = '60s';
"""
_LINE = {"connect_timeout": 10, "keepalives_idle": 10, "keepalives_interval": 5, "keepalives_count": 3, "tcp_user_timeout": 30_000}
"""How long to believe in a line that is silent: s, s, s, times, ms. What the URL says goes before."""


def connect(url: str) -> Connection:
    """Open a connection whose commits are durable when they return."""
    with faults():
        opened = psycopg.connect(url, autocommit=True, client_encoding="utf8", **_of_the_line(url))
    try:
        with faults():
            _require_firm(opened)
            opened.execute(_SESSION)
    except BaseException:
        opened.close()
        raise
    return opened


def _of_the_line(url: str) -> dict[str, Any]:
    try:
        said = psycopg.conninfo.conninfo_to_dict(url)
    except psycopg.ProgrammingError:
        raise Refused(Code.USAGE, "this is no URL as libpq reads it: postgresql://ROLE@HOST/DATABASE", "postgresql://...") from None
    return {"fallback_application_name": "garant", **{name: value for name, value in _LINE.items() if name not in said}}


def _require_firm(opened: Connection) -> None:
    if opened.info.server_version < _VERSION_MIN:
        raise Fault(Code.STORE_FAILED, f"PostgreSQL 15 or later is needed, and this is {opened.info.server_version // 10_000}")
    row = opened.execute(_ASKED).fetchone()
    assert row is not None  # noqa: S101 - a SELECT without FROM has one row
    encoding, fsync, full_page_writes, synchronous_commit = row
    if encoding != "UTF8":
        sentence = f"the database has the encoding {encoding}, which does not hold every script; make it anew with ENCODING 'UTF8'"
        raise Fault(Code.STORE_FAILED, sentence)
    for name, value in (("fsync", fsync), ("full_page_writes", full_page_writes)):
        if value != "on":
            raise Fault(Code.STORE_FAILED, f"the server has {name} = {value}: a power cut would lose what was acknowledged; set it to on")
    if synchronous_commit not in _FIRM:
        sentence = f"the server has synchronous_commit = {synchronous_commit}: a commit would return before it is durable; set it to on"
        raise Fault(Code.STORE_FAILED, sentence)
    opened.execute("SELECT set_config('synchronous_commit', %s, false)", (synchronous_commit,))


@contextmanager
def faults() -> Iterator[None]:
    """Turn every error of PostgreSQL's into a fault."""
    try:
        yield
    except psycopg.Error as error:
        raise fault_of(error) from None


def fault_of(error: psycopg.Error) -> Fault:
    """Say what an error of PostgreSQL's means for the log: stale, damaged, out of our reach, or the store failed."""
    state, said = error.sqlstate or "", _said(error)
    if state == STALE_HEAD:
        return Fault(Code.STALE_HEAD, said)
    if state in _DAMAGED:
        return Fault(Code.LOG_CORRUPT, f"the log in the database is damaged, or no log at all ({said}); take a good copy of it")
    if state in _OUT_OF_REACH or state.startswith("28"):
        return Fault(
            Code.UNREADABLE, f"this role may not do that in this database ({said}); docs/how-to/run-on-postgresql.md has the roles"
        )
    return Fault(Code.STORE_FAILED, f"the store failed ({said}); what was acknowledged stands, open the log again")


_DAMAGED = frozenset({"42P01", "42703", "42883", "42P02", "3F000", "XX001", "XX002", "58P01"})
"""Tables, columns or functions that are not there; pages that are broken; files of the server's that are gone."""

_OUT_OF_REACH = frozenset({"42501", "3D000"})
"""A right that this role has not; a database that is not there."""


def _said(error: psycopg.Error) -> str:
    """Give what the server said, without its details (they hold values), or what libpq said of the line."""
    return error.diag.message_primary or "; ".join(line.strip() for line in str(error).splitlines() if line.strip()) or "no reason given"
