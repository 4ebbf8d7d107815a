"""`garant convert`: notices from one form to the other, GeoJSON and statements. Nothing is signed, and no log is asked."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
import msgspec

from garant.cli import files
from garant.cli.drawings import data_of, features, geojson, unreadable
from garant.cli.output import answer, json_option
from garant.terminal import streams
from garant.terminal.paper import assemble, ink
from garant.terminal.spans import counted

if TYPE_CHECKING:
    from garant.exchange import Feature

_OUTPUT = click.Path(path_type=Path, dir_okay=False)
_KIND = "/"
"""What the type of a statement has in it, and the type of no GeoJSON object."""


class _Typed(msgspec.Struct):
    type: Any = None


@click.command(short_help="Turn notices from GeoJSON into statements, or back.")
@geojson
@click.option("--to", "form", required=True, type=click.Choice(["geojson", "statement"]), help="What to write.")
@click.option("-o", "--output", type=_OUTPUT, help="Where to write it; otherwise to standard output.")
@json_option
def convert(file: Path, form: str, output: Path | None, *, as_json: bool) -> None:
    """Turn the notices in FILE (GeoJSON, KML, GPX, statements; - for standard input) into GeoJSON, or statements that `garant say` takes.

    A list of statements is written for any number of notices; `garant say` takes one at a time, `garant notice file` takes GeoJSON.
    A FILE that has the form already is written anew, in the one spelling that Garant gives it.

    With --json and -o, what was written is told in JSON; without -o the converted file is the answer.

    \b
    Examples:
      garant convert convoy.geojson --to statement -o convoy.json
      garant convert convoy.json --to geojson
    """
    from garant.exchange import write_features, write_statements

    files.require_free(output)
    data = data_of(file)
    with unreadable(file, as_json=as_json):
        read = _read(data)
        written = write_features(read) if form == "geojson" else write_statements(read)
    if output is None:
        streams.put_bytes(written)
        return
    files.write_new(output, written)
    told = {"file": str(output), "notices": len(read), "bytes": len(written)}
    answer(told, lambda: assemble(f"{counted(len(read), 'notice')} in ", ink(str(output))), as_json=as_json)


def _read(data: bytes) -> "list[Feature]":
    """Read either form."""
    from garant.exchange import read_statements

    return read_statements(data) if _has_statements(data) else list(features(data, unlocated=True))


def _has_statements(data: bytes) -> bool:
    """Tell whether this is a list, or an object whose type is that of a statement. What is neither is left to the door of GeoJSON."""
    if data.lstrip()[:1] == b"[":
        return True
    try:
        kind = msgspec.json.decode(data, type=_Typed).type
    except (msgspec.MsgspecError, UnicodeDecodeError, RecursionError):
        return False
    return isinstance(kind, str) and _KIND in kind
