"""Where a log in PostgreSQL is: `postgresql://ROLE@HOST/DATABASE`, as libpq reads it, and never with a password in it.

A command line is read by everybody on the machine and kept by the shell, so a password in it is refused and never repeated; libpq
takes it from a password file, a service file or a certificate (`docs/how-to/run-on-postgresql.md`).

Commands take a theatre's directory as a path. A database travels through them in the disguise of one, which loses nothing:

    postgresql://host@db.example/theatre    ->    postgresql:%2F%2Fhost@db.example%2Ftheatre
"""

from importlib.util import find_spec
from pathlib import Path
from urllib.parse import parse_qsl, quote, unquote

from garant.errors import Code, Refused
from garant.node.ports import EntryStore

_SCHEMES = ("postgresql://", "postgres://")
_MARK = "postgresql:"
_SECRETS = frozenset({"password", "sslpassword"})
_PLAIN = "@:?=&,+"
"""Marks that a path may hold as they are: all that stay what they are in a name of a file."""


def is_address(text: str) -> bool:
    """Tell whether a text names a database, and not a directory."""
    return text.startswith(_SCHEMES)


def disguised(url: str) -> Path:
    """Give a database's URL in the disguise of a path. Refuses one that holds a password, without repeating it."""
    _require_no_secret(url)
    return Path(_MARK + quote(url.partition(":")[2], safe=_PLAIN))


def address_in(path: Path) -> str | None:
    """Give the URL in a path that is one in disguise; None for every other path."""
    text = str(path)
    return _MARK + unquote(text.removeprefix(_MARK)) if text.startswith(f"{_MARK}%2F%2F") else None


def _require_no_secret(url: str) -> None:
    rest = url.partition("//")[2]
    user, at, _ = rest.rpartition("@")
    names = {name for name, _ in parse_qsl(rest.partition("?")[2], keep_blank_values=True)}
    if (at and ":" in user) or names & _SECRETS:
        sentence = "a URL on a command line is read by everybody; leave the password out, and put it into a password file (PGPASSFILE)"
        raise Refused(Code.USAGE, sentence, "postgresql://...")


def open_store(url: str) -> EntryStore:
    """Open the log in a database. What that takes is loaded here, and by nobody who needs no database."""
    require_psycopg()
    from garant.storage.postgresql import PostgresStore

    return PostgresStore(url)


def require_psycopg() -> None:
    """Refuse to go on where the library that speaks to PostgreSQL is not installed."""
    if find_spec("psycopg") is None:
        raise Refused(Code.USAGE, "a log in PostgreSQL needs psycopg; install garant[postgresql]", "postgresql://...")
