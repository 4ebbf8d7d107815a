"""`garant log` and `garant replay`: the log itself, as bytes that anybody can verify."""

from collections.abc import Iterator
from pathlib import Path

import click
from rich.console import Group

from garant import bootstrap
from garant.bootstrap import Place
from garant.cli import files
from garant.cli.log_snapshot import snapshot
from garant.cli.opening import Opened, opened, opened_again, the_key
from garant.cli.output import BAD, answer, directory, json_option
from garant.cli.policies import cosigned_file, plain_witnessed, read_policy, require_cosigned
from garant.errors import Code, Fault, Refused
from garant.node import export
from garant.node.again import Again
from garant.node.opening import key_in_force, require_own_checkpoint
from garant.node.verdicts import missing
from garant.statement import disclosure, withheld
from garant.statement.kinds import Hiding
from garant.statement.withheld import Withholding
from garant.terminal.paper import Ink, assemble, ink, unbroken
from garant.terminal.progress import progress
from garant.terminal.witnesses import witnessed

_SHOWN_MAX = 20
"""Objections that are printed; JSON has all."""

_OUTPUT = click.Path(path_type=Path, dir_okay=False)
_key_option = click.option("--key", "key_text", metavar="VKEY", help="Hold the log against this verifier key, not the directory's own.")


@click.group(short_help="Verify, export and prove the log.")
def log() -> None:
    """Verify, export and prove the log."""


log.add_command(snapshot)


@log.command("key", short_help="Print the log's verifier key.")
@directory
@json_option
def key(directory: Path, *, as_json: bool) -> None:
    """Print the verifier key that the log's charter names now, name+hash+base64, as C2SP signed notes write it.

    \b
    Example:
      garant log key theatre > theatre.vkey
    """
    name = str(bootstrap.verifier_key_now(Place(directory)))
    answer({"verifier_key": name}, lambda: unbroken(ink(name)), as_json=as_json)


@log.command("verify", short_help="Verify everything anew; name the first that is bad.")
@directory
@_key_option
@click.option("--policy", type=_OUTPUT, metavar="FILE", help="Demand the cosignatures that this policy demands (C2SP tlog-policy).")
@click.option("--cosigned", type=_OUTPUT, metavar="FILE", help="With --policy: the cosigned checkpoint; DIR/cosigned, by default.")
@json_option
def verify(directory: Path, key_text: str | None, policy: Path | None, cosigned: Path | None, *, as_json: bool) -> None:
    """Hash and verify everything anew: each entry, its signatures and rules, the tree, every signed checkpoint, what is disclosed.

    The first entry (or checkpoint) that is bad is named, and the exit code is 1. A directory without a log, or whose theatre file or
    checkpoint key cannot be read, is exit code 2.

    With a policy, the checkpoint that witnesses cosigned (`garant witness ask`) must be this log's own, and satisfy it.

    \b
    Examples:
      garant log verify theatre && echo good
      garant log verify theatre --key "$(cat theatre.vkey)"
      garant log verify theatre --policy trusted.policy
    """
    demanded = read_policy(policy) if policy else None
    read = opened(directory, the_key(key_text) if key_text else None)
    heads = _require_every_checkpoint(read)
    shown = _require_every_disclosure(read)
    known = the_key(key_text) if key_text else bootstrap.verifier_key(Place(directory))
    found = demanded and require_cosigned(read.ledger, demanded, cosigned or cosigned_file(directory), key_in_force(read.ledger, known))
    result = {**_result(read), "checkpoints": heads, "disclosed": shown, **({"witnessed": plain_witnessed(found)} if found else {})}
    lines = [_good(read, f"every entry, signature, rule and hash, {heads} signed checkpoints")]
    lines += [witnessed(found, read.ledger.tree.size)] if found else []
    answer(result, lambda: Group(*lines), as_json=as_json)


@click.command(short_help="Fold the log anew and compare.")
@directory
@_key_option
@json_option
def replay(directory: Path, key_text: str | None, *, as_json: bool) -> None:
    """Fold the log in DIR anew; print size, root and state digest, and compare them with the stored ones. Compute every verdict again.

    Everybody who folds the same log gets the same three, and the same answers. Exit code 1 when they are not the stored ones, when an entry
    is bad, or when a verdict says something else than the answers: then it is named.

    \b
    Examples:
      garant replay theatre
      garant replay theatre --json
    """
    read, again = opened_again(directory, the_key(key_text) if key_text else None)
    without = missing(read.ledger.state)
    counts = {"recomputed": again.recomputed, "not_recomputed": again.not_recomputed, "missing": without}
    result = {**_result(read), "good": not again.objections, "verdicts": {**counts, "objections": again.objections}}
    answer(
        result, lambda: Group(_good(read, "size, root and state digest are the stored ones"), *_verdicts(again, without)), as_json=as_json
    )
    if again.objections:
        raise click.exceptions.Exit(BAD)


def _verdicts(again: Again, without: list[str]) -> Iterator[Ink]:
    """Say how the verdicts compare with the answers: those that differ first."""
    for one in again.objections[:_SHOWN_MAX]:
        yield assemble(("not so", "bold red"), f"        entry {one.index}, verdict on ", ink(one.version), ": ", ink(one.sentence))
    if len(again.objections) > _SHOWN_MAX:
        yield Ink(f"              and {len(again.objections) - _SHOWN_MAX} more")
    told = f"{again.recomputed} computed again, {len({one.index for one in again.objections})} of them not so"
    other = f"; {again.not_recomputed} not computed again (they rest on fewer entries)" if again.not_recomputed else ""
    none = f"; {len(without)} missing" if without else ""
    yield Ink(f"verdicts      {told}{other}{none}")


def _result(read: Opened) -> dict[str, object]:
    tree = read.ledger.tree
    return {"good": True, "size": tree.size, "root": tree.root().hex(), "state_digest": read.ledger.state.digest()}


def _good(read: Opened, what: str) -> Ink:
    result = _result(read)
    lines = (f"size          {result['size']}", f"root          {result['root']}", f"state digest  {result['state_digest']}")
    return assemble("\n".join(lines), "\n", ("good", "bold green"), f"          {what}")


def _require_every_checkpoint(read: Opened) -> int:
    """Hold every stored checkpoint against the tree, the old ones too; give how many there are."""
    count = index = 0
    with progress("verifying checkpoints", read.ledger.tree.size) as tell:
        while (head := read.store.head_over(index)) and head.size <= read.ledger.tree.size:
            require_own_checkpoint(read.ledger, head)
            count, index = count + 1, head.size
            tell(index)
    return count


def _require_every_disclosure(read: Opened) -> int:
    """Hold what is kept of hidden members, and of what verdicts withhold, against the digests in the log; give how many there are."""
    return sum(_disclosures(read, index, said, name) for index, said, name in _hiding(read))


def _hiding(read: Opened) -> Iterator[tuple[int, Hiding | Withholding, str]]:
    for change in read.ledger.state.rows():
        said = getattr(change.row, "said", None)
        if (isinstance(said, Hiding) and said.sd) or (isinstance(said, Withholding) and said.withheld):
            yield change.row.index, said, getattr(change.row, "id", "")


def _disclosures(read: Opened, index: int, said: Hiding | Withholding, name: str) -> int:
    kept = read.store.disclosures(name)
    try:
        if isinstance(said, Withholding):
            withheld.reveal(said, kept)
        else:
            disclosure.require_matching(said, kept)
    except Refused as refused:
        raise Fault(Code.LOG_CORRUPT, f"what is kept of entry {index}'s hidden members is not what it hides: {refused}") from refused
    return len(kept)


@log.command("export", short_help="Write the log as static files (C2SP tlog-tiles).")
@directory
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path, file_okay=False))
@click.option("--blobs", "with_blobs", is_flag=True, help="Write also the blobs that everybody may have, under blob/ by their SHA-256.")
@json_option
def export_log(directory: Path, out: Path, *, with_blobs: bool, as_json: bool) -> None:
    """Write the log as static files to OUT: checkpoint, tile/... and tile/entries/..., as C2SP tlog-tiles has them.

    OUT must be empty, or not there yet. A web server can hand it out as it is; hidden members, and blobs for some alone, are not in it.

    \b
    Example:
      garant log export theatre public
    """
    _require_empty(out)
    store, ledger = opened(directory)
    count = 0
    with progress("writing", ledger.tree.size) as tell:
        for count, (path, data) in enumerate(export.files(store, ledger.tree), 1):
            _write(out / path, data)
            tell(min(count * 256, ledger.tree.size))
    for path, data in export.blobs(store, ledger.state) if with_blobs else ():
        _write(out / path, data)
        count += 1
    told = {"files": count, "size": ledger.tree.size}
    answer(told, lambda: assemble(f"{count} files for {ledger.tree.size} entries in ", ink(str(out))), as_json=as_json)


def _require_empty(out: Path) -> None:
    try:
        full = out.exists() and any(out.iterdir())
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"this directory cannot be read: {error.strerror}", str(out)) from error
    if full:
        raise Refused(Code.EXISTS, "there is something there already; export into an empty directory", str(out))


def _write(path: Path, data: bytes) -> None:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"this directory cannot be made: {error.strerror}", str(path.parent)) from error
    files.write_new(path, data)


@log.command("proof", short_help="Write the inclusion proof of an entry (C2SP tlog-proof).")
@directory
@click.argument("index", type=click.IntRange(min=0))
@click.option("-o", "--output", required=True, type=_OUTPUT, help="Where to write it.")
@json_option
def tlog_proof(directory: Path, index: int, output: Path, *, as_json: bool) -> None:
    """Write the plain inclusion proof of entry INDEX (C2SP tlog-proof); its `extra` line carries the entry's bytes.

    It shows that the entry is in the log, and nothing of who signed it: `garant proof make` shows that as well.

    \b
    Example:
      garant log proof theatre 12 -o entry-12.tlog-proof
    """
    store, ledger = opened(directory)
    files.write_new(output, export.tlog_proof(store, ledger.tree, index))
    told = {"file": str(output), "index": index, "size": ledger.tree.size}
    answer(told, lambda: assemble(f"proof that entry {index} is in the log of {ledger.tree.size}: ", ink(str(output))), as_json=as_json)


@log.command("consistency", short_help="Write the proof that the log only grew.")
@directory
@click.argument("old_size", metavar="SIZE", type=click.IntRange(min=0))
@click.option("-o", "--output", required=True, type=_OUTPUT, help="Where to write it.")
@json_option
def consistency(directory: Path, old_size: int, output: Path, *, as_json: bool) -> None:
    """Write the proof that the log only grew since it had SIZE entries (the form of a C2SP witness request).

    \b
    Example:
      garant log consistency theatre 100 -o since-100.consistency
    """
    store, ledger = opened(directory)
    files.write_new(output, export.consistency(store, ledger.tree, old_size))
    told = {"file": str(output), "old_size": old_size, "size": ledger.tree.size}
    text = f"proof that the log only grew from {old_size} to {ledger.tree.size} entries: "
    answer(told, lambda: assemble(text, ink(str(output))), as_json=as_json)
