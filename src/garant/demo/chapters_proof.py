"""Chapter 8: the convoy's entry is proven with a tool that is not ours, and a byte that somebody changes on the disk is found."""

import shutil
import subprocess
import tempfile
from importlib.resources import files
from pathlib import Path

from rich.table import Table

from garant import bootstrap
from garant.demo.chapters import begin
from garant.demo.play import Play
from garant.demo.tampering import change_one_byte, entry_of, what_is_found
from garant.log import TlogProof
from garant.node import bundle
from garant.node.attesting import attested_bundle
from garant.terminal.paper import Ink, Paper, ink

CONVOY = "un-convoy-1"
SCRIPT, ENTRY, PROOF, BUNDLE = "check-a-proof.sh", "convoy.entry", "convoy.tlog-proof", "convoy.proof"
"""What stays in the theatre's directory: OpenSSL's part, and the bundle that `garant proof verify` reads."""


def proving(out: Paper, play: Play) -> None:
    """Write the proofs, let OpenSSL check one, change a byte and let it be found."""
    begin(
        out,
        8,
        "A proof, and a changed byte",
        "Nobody has to believe this program: OpenSSL computes every hash and checks the log's signature.",
    )
    folder, index = play.place.directory, play.indexes[CONVOY]
    _write(play, index)
    out.print(ink(f"$ sh {SCRIPT} {ENTRY} {PROOF} VKEY"))
    out.print(_told(by_openssl(play, folder / ENTRY)))
    out.print(Ink("\nOne bit of that entry is turned in a copy of the log, behind the program's back:", style="dim"))
    with tempfile.TemporaryDirectory() as scratch:
        copy = change_one_byte(play.place, index, Path(scratch) / "copy")
        changed = Path(scratch) / ENTRY
        changed.write_bytes(entry_of(copy, index))
        out.print(_told(by_openssl(play, changed)))
        out.print(_found("in the copy", what_is_found(copy)))
    out.print(_found("in the log itself", what_is_found(play.place)))
    out.print("")


def _write(play: Play, index: int) -> None:
    folder, host = play.place.directory, play.host
    head = host.store.head()
    assert head is not None  # noqa: S101 - the log has been played
    proof = TlogProof(index, tuple(host.ledger.tree.inclusion(index, head.size)), head.note)
    (folder / SCRIPT).write_bytes((files("garant.demo") / SCRIPT).read_bytes())
    (folder / ENTRY).write_bytes(entry_of(play.place, index))
    (folder / PROOF).write_bytes(proof.encode())
    (folder / BUNDLE).write_bytes(bundle.encode(attested_bundle(host, index)))


def by_openssl(play: Play, entry: Path) -> tuple[bool | None, str]:
    """Let the script check an entry's bytes: whether they are in the log and what it says; None where there is no OpenSSL 3 or no shell."""
    shell, folder = shutil.which("sh"), play.place.directory
    if shell is None or shutil.which("openssl") is None:
        return None, "there is no OpenSSL here"
    words = [shell, str(folder / SCRIPT), str(entry), str(folder / PROOF), str(bootstrap.verifier_key(play.place))]
    done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)  # noqa: S603 - our own script, no shell words
    told = (done.stdout or done.stderr).strip().splitlines()
    return {0: True, 1: False}.get(done.returncode), told[-1] if told else "it said nothing"


def _told(checked: tuple[bool | None, str]) -> Table:
    good, told = checked
    return _line({True: "good", False: "bad", None: "not checked"}[good], f"OpenSSL: {told}")


def _found(where: str, found: str) -> Table:
    return _line("bad" if found else "good", f"Garant, {where}: {found or 'every entry, signature, rule and hash, and the signed head'}")


def _line(verdict: str, told: str) -> Table:
    grid = Table.grid(padding=(0, 2))
    grid.add_column(min_width=4, no_wrap=True)
    grid.add_column(overflow="fold")
    grid.add_row(Ink(verdict, style={"good": "bold green", "bad": "bold red"}.get(verdict, "yellow")), ink(told))
    return grid
