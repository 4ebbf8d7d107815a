"""`garant log` and `garant replay`: the log itself, as bytes that anybody can verify."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from rich.text import Text

from garant import bootstrap
from garant.bootstrap import Place
from garant.cli.output import BAD, answer, complain, directory, json_option
from garant.errors import Code, Fault, Refusal, Refused
from garant.node import export
from garant.node.ledger import Ledger
from garant.node.opening import open_ledger
from garant.node.ports import EntryStore
from garant.terminal.progress import progress

_FOUND_BAD = frozenset({Code.LOG_CORRUPT, Code.STORE_FAILED})


@click.group()
def log() -> None:
    """Verify, export and prove the log."""


@log.command("key")
@directory
@json_option
def key(directory: Path, *, as_json: bool) -> None:
    """Print the log's verifier key, name+hash+base64, as C2SP signed notes write it.

    \b
    garant log key theatre
    """
    name = str(bootstrap.verifier_key(Place(directory)))
    answer({"verifier_key": name}, lambda: Text(name, no_wrap=True, overflow="ignore"), as_json=as_json)


@log.command("verify")
@directory
@json_option
def verify(directory: Path, *, as_json: bool) -> None:
    """Hash and verify everything anew: each entry, signature and rule, the tree, the checkpoint; name the first that is bad.

    \b
    garant log verify theatre && echo good
    """
    replay_and_tell(directory, as_json=as_json)


@click.command()
@directory
@json_option
def replay(directory: Path, *, as_json: bool) -> None:
    """Fold the log in DIR anew; print size, root and state digest, and compare them with the stored ones.

    \b
    garant replay theatre
    """
    replay_and_tell(directory, as_json=as_json)


def replay_and_tell(directory: Path, *, as_json: bool) -> None:
    """Fold everything anew and say what came of it; end with exit code 1 at the first thing that is bad."""
    place = Place(directory)
    key = bootstrap.verifier_key(place)
    with _bad_is_an_answer(as_json=as_json):
        store = bootstrap.open_store(place)
        head = export.require_head(store)
        with progress("verifying", head.size) as tell:
            ledger = open_ledger(store, key, tell)
        result = {"size": ledger.tree.size, "root": ledger.tree.root().hex(), "state_digest": ledger.state.digest(), "good": True}
        answer(result, lambda: _good(result), as_json=as_json)


def _good(result: dict[str, object]) -> Text:
    lines = (f"size          {result['size']}", f"root          {result['root']}", f"state digest  {result['state_digest']}")
    return Text.assemble("\n".join(lines), "\n", ("good", "bold green"), ": every entry, signature, rule, hash and the signed head agree")


@contextmanager
def _bad_is_an_answer(*, as_json: bool) -> Iterator[None]:
    """Turn a log that fails verification into a bad answer (exit code 1): it is no fault of this program."""
    try:
        yield
    except Fault as fault:
        if fault.code not in _FOUND_BAD:
            raise
        complain(Refusal(fault.code, fault.sentence), as_json=as_json)
        raise click.exceptions.Exit(BAD) from fault


@log.command("export")
@directory
@click.argument("out", metavar="OUT", type=click.Path(path_type=Path, file_okay=False))
@json_option
def export_log(directory: Path, out: Path, *, as_json: bool) -> None:
    """Write the log as static files to OUT: checkpoint, tile/... and tile/entries/..., as C2SP tlog-tiles has them.

    \b
    garant log export theatre public
    """
    if out.exists() and any(out.iterdir()):
        raise Refused(Code.EXISTS, "there is something there already; export into an empty directory", str(out))
    store, ledger = _open(directory)
    count = sum(1 for path, data in export.files(store, ledger.tree) if _write(out / path, data))
    answer(
        {"files": count, "size": ledger.tree.size}, lambda: Text(f"{count} files for {ledger.tree.size} entries in {out}"), as_json=as_json
    )


@log.command("proof")
@directory
@click.argument("index", type=click.IntRange(min=0))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Where to write FILE.tlog-proof.")
def tlog_proof(directory: Path, index: int, output: Path) -> None:
    """Write the plain inclusion proof of entry INDEX (C2SP tlog-proof); its `extra` line carries the entry's bytes.

    \b
    garant log proof theatre 12 -o entry-12.tlog-proof
    """
    store, ledger = _open(directory)
    _write(output, export.tlog_proof(store, ledger.tree, index))


@log.command("consistency")
@directory
@click.argument("old_size", metavar="SIZE", type=click.IntRange(min=0))
@click.option("-o", "--output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="Where to write the proof.")
def consistency(directory: Path, old_size: int, output: Path) -> None:
    """Write the proof that the log only grew since it had SIZE entries (the form of a C2SP witness request).

    \b
    garant log consistency theatre 100 -o since-100.consistency
    """
    store, ledger = _open(directory)
    _write(output, export.consistency(store, ledger.tree, old_size))


def _open(directory: Path) -> tuple[EntryStore, Ledger]:
    place = Place(directory)
    store = bootstrap.open_store(place)
    return store, open_ledger(store, bootstrap.verifier_key(place))


def _write(path: Path, data: bytes) -> bool:
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"this file cannot be written: {error.strerror}", str(path)) from error
    return True
