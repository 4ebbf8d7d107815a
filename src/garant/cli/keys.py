"""`garant key`: making keys, and looking at their public halves."""

import json
from pathlib import Path

import click

from garant.cli.output import answer, json_option
from garant.cli.passphrase import fresh_passphrase, passphrase_file
from garant.node.saying import SigningKey
from garant.storage import keyfile, sealed_key
from garant.storage.sealed_key import SealedKey
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
    _tell(sealed_key.read(file), as_json=as_json)


@key.command("seal", short_help="Put a key under a passphrase.")
@click.argument("file", type=_FILE)
@passphrase_file
@json_option
def seal(file: Path, *, passphrase_file: Path | None, as_json: bool) -> None:
    """Put the key in FILE under a passphrase, as `garant desk` wants an officer's; it is asked for twice, and not shown.

    The file is replaced: without the passphrase nobody can sign with it any more, you neither. What was in it before may still be found on
    the disk, and in copies of the file. Other commands take a key as `garant key new` made it.

    \b
    Example:
      garant key seal duty-officer.key
    """
    keyfile.read(file)
    _tell(sealed_key.seal_file(file, fresh_passphrase(passphrase_file)), as_json=as_json)


def _tell(made: SigningKey | SealedKey, *, as_json: bool) -> None:
    public = json.loads(keyfile.public_json(made.public))
    answer(public, lambda: Ink(f"public  {public['public']}\nkeyid   {public['keyid']}"), as_json=as_json)
