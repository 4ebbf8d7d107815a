"""`garant proof`: files that show, alone and offline, who said what with which authority, and who had read it or was never told."""

from pathlib import Path

import click
import msgspec
from rich.console import Group, RenderableType

from garant.cli import files
from garant.cli.absence import absence
from garant.cli.opening import hosted
from garant.cli.output import answer, directory, json_option
from garant.cli.policies import carried_note, key_for, plain_witnessed, read_policy, same_text
from garant.errors import Code
from garant.limits import BUNDLE_BYTES_MAX, NOTE_BYTES_MAX
from garant.log import VerifierKey
from garant.node import absence as absences
from garant.node import bundle
from garant.node.absence import AbsenceFinding
from garant.node.attesting import attested_bundle
from garant.node.checking import Finding, check
from garant.node.naming import find, require_known
from garant.statement.absence import SENTENCE
from garant.terminal import absence as absence_sheet
from garant.terminal.findings import finding
from garant.terminal.paper import assemble, ink
from garant.terminal.witnesses import witnessed

_FILE = click.Path(path_type=Path, dir_okay=False)


@click.group(short_help="Make proof bundles, and check them.")
def proof() -> None:
    """Make proof bundles, and check them."""


proof.add_command(absence)


@proof.command("make", short_help="Make the proof of a statement.")
@directory
@click.argument("statement_id", metavar="ID")
@click.option("-o", "--output", required=True, type=_FILE, help="Where to write the bundle.")
@click.option("--disclose", is_flag=True, help="Put the statement's hidden members into the bundle, for whoever reads it.")
@click.option("--as", "party", metavar="PARTY", help="With --disclose: only what PARTY may read.")
@click.option("--cosigned", type=_FILE, metavar="FILE", help="Carry the cosignatures in this checkpoint, as `garant witness ask` wrote it.")
@json_option
def make(
    directory: Path, statement_id: str, output: Path, party: str | None, cosigned: Path | None, *, disclose: bool, as_json: bool
) -> None:
    """Make the proof of statement ID (its id, how that begins, or its index): the statement, its receipts, the authority behind each.

    \b
    Examples:
      garant proof make theatre 3f9a20c1 -o told.proof
      garant proof make theatre 12 -o sealed.proof --disclose
      garant proof make theatre 12 -o witnessed.proof --cosigned theatre/cosigned
    """
    host = hosted(directory)
    if party is not None:
        require_known(party, list(host.ledger.state.parties.rows), "party")
    index = find(host.store, statement_id)
    made = attested_bundle(host, index, disclose=disclose, party=party)
    if cosigned is not None:
        note = same_text(made.checkpoint.encode(), files.read(cosigned, NOTE_BYTES_MAX))
        made = msgspec.structs.replace(made, checkpoint=note.decode())
    data = bundle.encode(made)
    files.write_new(output, data)
    told = {"file": str(output), "subject": index, "items": len(made.items), "bytes": len(data)}
    text = f"proof of entry {index}: {len(made.items)} entries, {len(data)} bytes in "
    answer(told, lambda: assemble(text, ink(str(output))), as_json=as_json)


@proof.command("verify", short_help="Check a proof, offline.")
@click.argument("file", type=_FILE)
@click.option("--key", "key_text", metavar="VKEY", help="The log's verifier key, as `garant log key` prints it.")
@click.option("--policy", type=_FILE, metavar="FILE", help="Demand what this policy demands (C2SP tlog-policy): its logs, its witnesses.")
@json_option
def verify(file: Path, key_text: str | None, policy: Path | None, *, as_json: bool) -> None:
    """Check the proof in FILE, offline, with nothing but the log's verifier key.

    Says who signed what with which authority, when it was admitted, and who had acknowledged it by then; of a proof of absence, who had
    not been told, or had not read it. Exit code 1 when anything in it does not hold, or when FILE is no proof. A policy takes the place of
    the key where it names the log, and demands cosignatures of witnesses.

    \b
    Examples:
      garant proof verify told.proof --key "$(garant log key theatre)"
      garant proof verify told.proof --policy trusted.policy
    """
    demanded = read_policy(policy) if policy else None
    data = files.read(file, BUNDLE_BYTES_MAX, too_large=Code.TOO_LARGE)
    key = key_for(data, key_text, demanded)
    told, shown = _checked(data, key)
    by = demanded and demanded.require(carried_note(data), key)
    more = {"witnessed": plain_witnessed(by)} if by else {}
    answer({**told, **more}, lambda: Group(*([witnessed(by)] if by else []), shown), as_json=as_json)


def _checked(data: bytes, key: VerifierKey) -> tuple[dict[str, object], RenderableType]:
    """Check a proof of either kind; give what it shows, for programs and for people."""
    if absences.is_absence(data):
        absent = absences.check(data, key)
        return _plain_absence(absent), absence_sheet.absent(absent)
    found = check(data, key)
    return _plain(found), finding(found)


def _plain_absence(found: AbsenceFinding) -> dict[str, object]:
    return {
        "good": True,
        "log": found.checkpoint.origin,
        "size": found.checkpoint.size,
        "root": found.checkpoint.root.hex(),
        "to_be_shown_by": found.charter.proofs_shown_by,
        "absence": found.question,
        "result": found.answer.result,
        "note": SENTENCE,
        "told": found.answer.told,
        "entries": found.entries,
        "last_ms": found.last_ms,
        "next_ms": found.next_ms,
        "words": found.words,
    }


def _plain(found: Finding) -> dict[str, object]:
    return {
        "good": True,
        "log": found.checkpoint.origin,
        "size": found.checkpoint.size,
        "root": found.checkpoint.root.hex(),
        "to_be_shown_by": found.charter.proofs_shown_by,
        "subject": found.subject,
        "revealed": found.revealed,
        "others": found.others,
        "authority": found.authority,
        "words": found.words,
        "not_shown": "that no key was revoked and that there is no further receipt is the host's word, where it is given",
    }
