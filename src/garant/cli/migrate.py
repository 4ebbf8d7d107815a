"""`garant migrate`: making a database ready for a log."""

from pathlib import Path

import click

from garant.bootstrap import Place
from garant.cli.output import answer, json_option
from garant.cli.where import Where
from garant.errors import Code, Refused
from garant.storage.postgresql_address import require_psycopg
from garant.terminal.paper import Ink, ink


@click.command(short_help="Make a PostgreSQL database ready for a log.")
@click.argument("database", metavar="URL", type=Where())
@click.option("--host-role", default="garant_host", show_default=True, help="The role that hosts connect with.")
@click.option("--reader-role", default="garant_reader", show_default=True, help="The role that only reads.")
@json_option
def migrate(database: Path, host_role: str, reader_role: str, *, as_json: bool) -> None:
    """Make the database at URL ready for a log, as its owner: its tables, and what the roles may do there.

    Say it once for a new database, and again after each new version of Garant: what was done already is left as it is. A database
    that a newer Garant made ready is refused. A log in a directory needs none of this.

    The host's role may read and add; nobody may change or delete an entry. The roles must be there: CREATE ROLE garant_host LOGIN.

    \b
    Examples:
      garant migrate postgresql://garant_owner@db.example/theatre
      garant migrate postgresql://owner@db.example/theatre --host-role north --reader-role reader
    """
    url = Place(database).database
    if url is None:
        raise Refused(Code.USAGE, "name a database: postgresql://ROLE@HOST/DATABASE; a log in a directory is ready as it is", str(database))
    require_psycopg()
    from garant.storage import postgresql_migrating

    done = postgresql_migrating.migrate(url, postgresql_migrating.Roles(host_role, reader_role))
    answer({"form": done.number, "applied": list(done.applied)}, lambda: _told(done.number, done.applied), as_json=as_json)


def _told(number: int, applied: tuple[str, ...]) -> Ink:
    what = f"applied: {', '.join(applied)}" if applied else "nothing was left to do"
    return ink(f"ready for a log, form {number}; {what}")
