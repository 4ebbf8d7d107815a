"""Making a database ready for a log, and keeping its tables at the form that this Garant knows.

    postgresql_sql/0001-log.sql, 0002-...     each in a transaction of its own, in order, once; never edited once released
    garant.migration(number, name, applied_at)        what was applied

The owner of the database migrates; hosts and readers then get the rights that they need and no more:

    host      SELECT and INSERT on all of the log, DELETE on disclosures alone
    reader    SELECT on all of the log: also on disclosures, so a reader is the operator's own, and no party's

A database that a newer Garant made ready is refused, by `garant migrate` and by every store.
"""

from importlib.resources import files
from typing import NamedTuple

from psycopg import sql

from garant.errors import Code, Refused
from garant.storage.postgresql_connecting import Connection, connect, faults

_LOCK = "SELECT pg_advisory_xact_lock(hashtext('garant migrate'))"
_BEGIN = """
CREATE SCHEMA IF NOT EXISTS garant;
CREATE TABLE IF NOT EXISTS garant.migration (
    number integer PRIMARY KEY,
    name text NOT NULL,
    applied_at timestamptz NOT NULL DEFAULT now()
);
"""
_ROLES = "SELECT rolname, rolsuper OR pg_has_role(rolname, current_user, 'USAGE') FROM pg_roles WHERE rolname = ANY(%s)"
_RIGHTS = (
    sql.SQL("GRANT USAGE ON SCHEMA garant TO {host}, {reader}"),
    sql.SQL("GRANT SELECT ON garant.migration, garant.entry, garant.head, garant.disclosure, garant.blob TO {host}, {reader}"),
    sql.SQL("GRANT INSERT ON garant.entry, garant.head, garant.disclosure, garant.blob TO {host}"),
    sql.SQL("GRANT DELETE ON garant.disclosure TO {host}"),
    sql.SQL("GRANT SELECT, UPDATE ON garant.turn TO {host}"),  # what it takes to lock a row
    sql.SQL("GRANT EXECUTE ON FUNCTION garant.append TO {host}"),
)


class Migration(NamedTuple):
    """One step: its number, its name, its SQL."""

    number: int
    name: str
    text: str


class Roles(NamedTuple):
    """The roles of the server that hosts and readers connect with."""

    host: str = "garant_host"
    reader: str = "garant_reader"


class Migrated(NamedTuple):
    """What was done: the form that the tables have now, and the steps that were applied for it."""

    number: int
    applied: tuple[str, ...]


def migrations() -> tuple[Migration, ...]:
    """Give every step that this Garant knows, in order."""
    found = sorted((one for one in (files("garant.storage") / "postgresql_sql").iterdir() if one.name.endswith(".sql")), key=str)
    return tuple(_migration(one.name, one.read_text(encoding="utf-8")) for one in found)


def _migration(file: str, text: str) -> Migration:
    number, _, name = file.removesuffix(".sql").partition("-")
    return Migration(int(number), name, text)


def migrate(url: str, roles: Roles, known: tuple[Migration, ...] | None = None) -> Migrated:
    """Bring a database to the form that this Garant knows, and give the roles their rights. Doing it again changes nothing."""
    steps = migrations() if known is None else known
    opened = connect(url)
    try:
        with faults():
            _require_roles(opened, roles)
            with opened.transaction():
                opened.execute(_LOCK)
                opened.execute(_BEGIN)
            applied = tuple(step.name for step in steps if _apply(opened, step, steps))
            _grant(opened, roles)
    finally:
        opened.close()
    return Migrated(steps[-1].number, applied)


def _require_roles(opened: Connection, roles: Roles) -> None:
    found: dict[str, bool] = dict(opened.execute(_ROLES, (list(roles),)).fetchall())
    for role in roles:
        if role not in found:
            raise Refused(Code.USAGE, f"the server has no role {role}; let an administrator say: CREATE ROLE {role} LOGIN", role)
        if found[role]:
            raise Refused(Code.USAGE, f"{role} has the rights of the owner, and could change entries; use a role of its own", role)


def _apply(opened: Connection, step: Migration, known: tuple[Migration, ...]) -> bool:
    """Apply a step, unless it was applied before; tell which."""
    with opened.transaction():
        opened.execute(_LOCK)
        newest = _newest(opened)
        _require_known(newest, known)
        if newest >= step.number:
            return False
        opened.execute(step.text.encode())
        opened.execute("INSERT INTO garant.migration (number, name) VALUES (%s, %s)", (step.number, step.name))
    return True


def _grant(opened: Connection, roles: Roles) -> None:
    with opened.transaction():
        opened.execute(_LOCK)
        for right in _RIGHTS:
            opened.execute(right.format(host=sql.Identifier(roles.host), reader=sql.Identifier(roles.reader)))


def _newest(opened: Connection) -> int:
    row = opened.execute("SELECT coalesce(max(number), 0) FROM garant.migration").fetchone()
    return int(row[0]) if row else 0


def _require_known(newest: int, known: tuple[Migration, ...]) -> None:
    if newest > known[-1].number:
        sentence = f"a newer Garant made this database ready (form {newest}; this one knows {known[-1].number}); use that one"
        raise Refused(Code.NO_LOG, sentence)


def require_current(opened: Connection) -> None:
    """Refuse a database that has no tables for a log, or not in the form that this Garant knows."""
    known = migrations()
    row = opened.execute("SELECT to_regclass('garant.migration')").fetchone()
    newest = _newest(opened) if row and row[0] else 0
    _require_known(newest, known)
    if newest < known[-1].number:
        raise Refused(
            Code.NO_LOG, "this database is not ready for a log of this Garant; let its owner say: garant migrate postgresql://..."
        )
