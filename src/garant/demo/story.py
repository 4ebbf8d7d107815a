"""The story that `garant demo` tells, in under two minutes: from a French sentence to a changed byte, each chapter from the log."""

import shlex
import shutil
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Final

from garant import bootstrap
from garant.bootstrap import Place
from garant.demo import chapters_notices, chapters_proof, chapters_register, chapters_text
from garant.demo.chapters import begin
from garant.demo.play import Play
from garant.terminal.paper import Paper, assemble, ink, unbroken
from garant.terminal.progress import progress

Chapter = Callable[[Paper, Play], None]

CHAPTERS: Final[tuple[Chapter, ...]] = (
    chapters_text.reading,
    chapters_text.signing,
    chapters_text.leaving_open,
    chapters_register.register,
    chapters_notices.meeting,
    chapters_register.stop,
    chapters_notices.receipts,
    chapters_proof.proving,
)
"""All chapters, in their order; some say something themselves, so that a later one needs those before it."""


def tell(out: Paper, directory: Path) -> Play:
    """Play the scenario in a directory and tell what came of it; give the performance, whose store is still open."""
    bootstrap.require_free(Place(directory))
    out.print(_INTRODUCTION)
    play = Play(directory)
    with progress("playing") as show:
        play.perform(show.step)
    _played(out, play)
    for chapter in CHAPTERS:
        chapter(out, play)
    return play


def _played(out: Paper, play: Play) -> None:
    tree = play.host.ledger.tree
    out.print(f"Played {tree.size} statements: each signed, judged, on disk before the next. Root {tree.root().hex()[:16]}.")
    out.print(unbroken("The host's log is in ", ink(str(play.place.directory)), ".\n"))


_INTRODUCTION = assemble(
    ("Garant", "bold"),
    ": parties that share a theatre and do not trust each other say what they will do, where and when. ",
    "What follows is the public record of Syria, 2015 to 2019, entered by a registrar with its sources, and a small exercise. ",
    "All parties are played here, on 28 February 2027 or before; the first time takes half a minute longer.\n",
    "A notice informs; nothing in Garant is ever a permission.\n",
)


def what_next(out: Paper, play: Play) -> None:
    """Say what to try next."""
    begin(out, 9, "Where to go on", "The log, the drafts, the proofs and every played party's keys stay in the directory.")
    garant, place = "garant" if shutil.which("garant") else shlex.quote(sys.argv[0]), shlex.quote(str(play.place.directory))
    key = f'"$({garant} log key {place})"'
    commands = (
        f"{garant} show {place} agreements reg/exercise-m4",
        f"{garant} say {place} {place}/drafts/1-contact.json --key {place}/keys/reg-hq.key",
        f"{garant} show {place} agreements tr/exercise-line --as ru     # sealed: compare with --as ir",
        f"{garant} show {place} owed --as ru",
        f"{garant} show {place} duty --as tr",
        f"{garant} proof verify {place}/{chapters_proof.BUNDLE} --key {key}",
        f"sh {place}/{chapters_proof.SCRIPT} {place}/{chapters_proof.ENTRY} {place}/{chapters_proof.PROOF} {key}",
        f"{garant} replay {place}",
    )
    out.print(unbroken(*(assemble("  ", ink(command), "\n") for command in commands)))
