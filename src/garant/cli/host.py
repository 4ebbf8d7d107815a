"""`garant init`, `garant key`, `garant say`: making a theatre, making keys, and saying things."""

import json
import sys
from pathlib import Path
from typing import Any

import click
from rich.text import Text

from garant import bootstrap
from garant.bootstrap import Place
from garant.cli.output import BAD, answer, complain, directory, json_option
from garant.errors import Code, Fault, Refused
from garant.limits import ENTRY_BYTES_MAX
from garant.node.host import Admission, Answer, SignedRefusal
from garant.node.saying import Saying, SigningKey
from garant.node.saying import say as compose
from garant.statement.words import HOST
from garant.storage import keyfile
from garant.terminal.paper import clock

INPUT_BYTES_MAX = 16 * ENTRY_BYTES_MAX
_TRIES = 5


@click.command()
@directory
@click.option("--theatre", "theatre_file", required=True, type=click.Path(path_type=Path, dir_okay=False), help="The theatre file, TOML.")
@json_option
def init(directory: Path, theatre_file: Path, *, as_json: bool) -> None:
    """Make a theatre in DIR: the host's keys, and a log with its charter.

    \b
    garant init theatre --theatre theatre.toml
    """
    host = bootstrap.found(Place(directory), theatre_file)
    key = str(bootstrap.verifier_key(Place(directory)))
    made = {"log": host.log, "verifier_key": key, "size": 1}
    answer(made, lambda: Text(f"A theatre is in {directory}. Give everybody its verifier key:\n{key}"), as_json=as_json)


@click.group()
def key() -> None:
    """Make and look at keys."""


@key.command("new")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@json_option
def new(file: Path, *, as_json: bool) -> None:
    """Make a fresh key in FILE, which only its owner may read.

    \b
    garant key new duty-officer.key
    """
    _tell_key(keyfile.new(file), as_json=as_json)


@key.command("show")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@json_option
def show_key(file: Path, *, as_json: bool) -> None:
    """Show the public half and the id of the key in FILE; never the secret half."""
    _tell_key(keyfile.read(file), as_json=as_json)


def _tell_key(made: SigningKey, *, as_json: bool) -> None:
    public = json.loads(keyfile.public_json(made))
    answer(public, lambda: Text(f"public  {public['public']}\nkeyid   {public['keyid']}"), as_json=as_json)


@click.command()
@directory
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option(
    "--key", "key_files", multiple=True, type=click.Path(path_type=Path, dir_okay=False), help="A key to sign with; may be repeated."
)
@click.option("--hide", multiple=True, metavar="NAME", help="Hide this member behind a digest; may be repeated.")
@json_option
def say(directory: Path, file: Path, key_files: tuple[Path, ...], hide: tuple[str, ...], *, as_json: bool) -> None:
    """Sign the statement in FILE (JSON, or - for standard input) and append it to the log in DIR.

    FILE holds the kind's own members; log, party, seq, prev, seen, not_after and time are filled in. The answer is the receipt: a
    proof that anybody can verify. A refusal is signed by the host, changes nothing, and ends with exit code 1.

    \b
    garant say theatre notice.json --key officer.key
    garant say theatre party.json --key new-root.key --key theatre/keys/root-1.key
    """
    members = _read_members(file)
    keys = [keyfile.read(path) for path in key_files]
    got = _submit(Place(directory), Saying(members, bootstrap.now_ms(), hide), keys)
    if isinstance(got, SignedRefusal):
        complain(got.refusal, as_json=as_json)
        raise click.exceptions.Exit(BAD)
    answer(_receipt(got), lambda: Text(f"admitted as entry {got.index} at {clock(got.t_ms)}\nid {got.id}"), as_json=as_json)


def _receipt(got: Admission) -> dict[str, Any]:
    return {"id": got.id, "index": got.index, "t_ms": got.t_ms, "receipt": got.receipt.decode()}


def _submit(place: Place, saying: Saying, keys: list[SigningKey]) -> Answer:
    """Open the log and append; when somebody else wrote in between, read again and sign again."""
    for attempt in range(_TRIES):
        host = bootstrap.open_host(place)
        try:
            return host.submit([compose(host.ledger, host.log, saying, keys, bootstrap.salt)])[0]
        except Fault as fault:
            if fault.code != Code.STALE_HEAD or attempt + 1 == _TRIES:
                raise
    raise Fault(Code.STALE_HEAD, f"somebody else wrote to the log {_TRIES} times in between; try again")


def _read_members(file: Path) -> dict[str, Any]:
    data = _read(file)
    try:
        members = json.loads(data.decode())
    except (ValueError, RecursionError) as error:
        raise Refused(Code.UNREADABLE, f"this is not JSON: {error}", str(file)) from None
    if not isinstance(members, dict):
        raise Refused(Code.UNREADABLE, "a statement is one JSON object", str(file))
    if members.get("party") == HOST and not str(members.get("type", "")).startswith("charter"):
        raise Refused(Code.NOT_AUTHORISED, "the host says nothing but its charter in this way", "$.party")
    return members


def _read(file: Path) -> bytes:
    try:
        data = sys.stdin.buffer.read(INPUT_BYTES_MAX + 1) if str(file) == "-" else file.read_bytes()
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"the file cannot be read: {error.strerror}", str(file)) from error
    if len(data) > INPUT_BYTES_MAX:
        raise Refused(Code.TOO_LARGE, f"a statement file has at most {INPUT_BYTES_MAX} bytes", str(file))
    return data
