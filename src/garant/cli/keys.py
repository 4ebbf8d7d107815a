"""`garant key`: making keys, and looking at their public halves."""

import json
from pathlib import Path

import click

from garant.cli.output import answer, json_option
from garant.node.saying import SigningKey
from garant.storage import keyfile
from garant.terminal.paper import Ink

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(short_help="Make keys, and show their public halves.")
def key() -> None:
    """Make keys, and show their public halves."""


@key.command("new", short_help="Make a fresh key.")
@click.argument("file", type=_FILE)
@json_option
def new(file: Path, *, as_json: bool) -> None:
    """Make a fresh key in FILE, which only its owner may read, and print its public half.

    The public half goes into a statement: a party's `roots`, or the `key` of a grant. The file itself never leaves its owner.

    \b
    Example:
      garant key new duty-officer.key
    """
    _tell(keyfile.new(file), as_json=as_json)


@key.command("show", short_help="Show the public half of a key.")
@click.argument("file", type=_FILE)
@json_option
def show(file: Path, *, as_json: bool) -> None:
    """Show the public half and the id of the key in FILE; never the secret half.

    \b
    Example:
      garant key show duty-officer.key
    """
    _tell(keyfile.read(file), as_json=as_json)


def _tell(made: SigningKey, *, as_json: bool) -> None:
    public = json.loads(keyfile.public_json(made))
    answer(public, lambda: Ink(f"public  {public['public']}\nkeyid   {public['keyid']}"), as_json=as_json)
