"""`garant proof`: bundles that show, alone and offline, who said what with which authority, and who had acknowledged it."""

from pathlib import Path

import click
from rich.text import Text

from garant import bootstrap
from garant.bootstrap import Place
from garant.cli.output import answer, directory, json_option
from garant.errors import Code, Refused
from garant.limits import BUNDLE_BYTES_MAX
from garant.log import VerifierKey
from garant.node import bundle
from garant.node.attesting import attested_bundle
from garant.node.checking import Finding, check
from garant.terminal.findings import finding


@click.group()
def proof() -> None:
    """Make proof bundles, and check them."""


@proof.command("make")
@directory
@click.argument("statement_id", metavar="ID")
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Where to write the bundle.")
@click.option("--disclose", is_flag=True, help="Put the statement's hidden members into the bundle, for whoever reads it.")
@json_option
def make(directory: Path, statement_id: str, output: Path, *, disclose: bool, as_json: bool) -> None:
    """Make the proof of statement ID (its id, how it begins, or its index): the statement, its receipts, the authority behind each.

    \b
    garant proof make theatre 3f9a20c1 -o told.proof
    """
    host = bootstrap.open_host(Place(directory))
    index = host.find(statement_id)
    made = attested_bundle(host, index, disclose=disclose)
    data = bundle.encode(made)
    try:
        output.write_bytes(data)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"the proof cannot be written: {error.strerror}", str(output)) from error
    told = {"file": str(output), "subject": index, "items": len(made.items), "bytes": len(data)}
    answer(told, lambda: Text(f"proof of entry {index}: {len(made.items)} entries, {len(data)} bytes in {output}"), as_json=as_json)


@proof.command("verify")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@click.option("--key", "key_text", required=True, metavar="VKEY", help="The log's verifier key, as `garant log key` prints it.")
@json_option
def verify(file: Path, key_text: str, *, as_json: bool) -> None:
    """Check the proof in FILE, offline, with nothing but the log's verifier key. Exit code 1 when anything in it does not hold.

    \b
    garant proof verify told.proof --key "$(garant log key theatre)"
    """
    try:
        key = VerifierKey.parse(key_text.strip())
    except Refused as refused:
        raise Refused(Code.USAGE, refused.refusal.sentence, "--key") from refused
    found = check(_read(file), key)
    answer(_plain(found), lambda: finding(found), as_json=as_json)


def _read(file: Path) -> bytes:
    try:
        if file.stat().st_size > BUNDLE_BYTES_MAX:
            raise Refused(Code.TOO_LARGE, f"a proof has at most {BUNDLE_BYTES_MAX} bytes", str(file))
        return file.read_bytes()
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"the proof cannot be read: {error.strerror}", str(file)) from error


def _plain(found: Finding) -> dict[str, object]:
    return {
        "good": True,
        "log": found.checkpoint.origin,
        "size": found.checkpoint.size,
        "root": found.checkpoint.root.hex(),
        "subject": found.subject,
        "revealed": found.revealed,
        "others": found.others,
        "authority": found.authority,
        "words": found.words,
        "not_shown": "that no key was revoked and that there is no further receipt is the host's word, where it is given",
    }
