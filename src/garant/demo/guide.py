"""The guide of the tour: sets the stage, prints the addresses and the steps, and does at a word from the terminal what a step needs.

call    a STOP call is made to Türkiye
cut     the host is stopped
mend    the host is back, at its old address
end     all of it ends, as with Ctrl-C
"""

import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Queue
from threading import Thread
from typing import Final

from rich.padding import Padding

from garant.demo.chapters import begin
from garant.demo.play import Play
from garant.demo.stage import PARTIES, PASSPHRASE, QUORUM, Stage
from garant.demo.tour import STEPS
from garant.demo.tour_scene import CONVOY_FILE, prepare
from garant.desk import pages
from garant.errors import Code, Fault
from garant.terminal.paper import Ink, Paper, assemble, ink, pick, unbroken

BEAT_S = 1.0
Do = Callable[[Stage], str]
"""Does what a word asks for, and says what came of it."""


def can_be_led() -> str:
    """Say why there is no tour here; nothing where there can be one."""
    return "" if (pages.built() / "index.html").is_file() else f"No tour of the desks: {pages.NOT_BUILT}."


@contextmanager
def staged(play: Play) -> Iterator[Stage]:
    """Give the stage over a performance, which ends with it; what is not the host's is thrown away afterwards."""
    prepare(play)
    play.host.store.close()
    with tempfile.TemporaryDirectory(prefix="garant-tour-") as folder, Stage(play.place, Path(folder)) as stage:
        yield stage


def lead(out: Paper, play: Play) -> None:
    """Lead the tour until somebody ends it. Raises a fault when one of its processes ended by itself."""
    begin(out, 10, "Three desks, a host, three witnesses", "Real processes on this machine alone; they end with this command.")
    titles = {party: pick(row.title) for party, row in play.host.ledger.state.parties.rows.items()}
    out.print(Ink("starting them ...", style="dim"))
    with staged(play) as stage:
        _addresses(out, stage, titles)
        steps(out)
        _words(out)
        _listen(out, stage)


def _addresses(out: Paper, stage: Stage, titles: dict[str, str]) -> None:
    width = max(len(titles[party]) for party in PARTIES)
    for party in PARTIES:
        out.print(unbroken(("  ", ""), ink(titles[party].ljust(width + 2), "bold"), stage.desks[party].told["enter"]))
    out.print("")
    out.print("Each address lets one browser in, once; then the officer's passphrase does. It signs, too:")
    out.print(assemble("  ", (PASSPHRASE, "bold")))
    out.print(unbroken("The host: ", ink(stage.url), f". Its log counts as far as {QUORUM} of its witnesses have cosigned it."))
    out.print(unbroken("The drawing for step 2: ", ink(str(stage.theatre.directory / CONVOY_FILE)), ".\n"))


def steps(out: Paper) -> None:
    """Print the steps."""
    out.print(Ink("A tour in five minutes", style="bold"))
    for number, step in enumerate(STEPS, 1):
        out.print(assemble(f"{number}. ", (step.title, "bold")))
        for line in step.do:
            out.print(Padding(Ink(line), _INDENT))
        out.print(Padding(Ink(step.see, style="dim"), _INDENT))
    out.print("")


_INDENT = (0, 0, 0, 3)


def _call(stage: Stage) -> str:
    if stage.host is None:
        return "The line is cut; say mend first."
    return f"{stage.call()}: Türkiye's desk rings."


def _cut(stage: Stage) -> str:
    stage.cut()
    return "The host is stopped."


def _mend(stage: Stage) -> str:
    stage.mend()
    return f"The host is at {stage.url} again."


WORDS: Final[dict[str, Do]] = {"call": _call, "cut": _cut, "mend": _mend}
_ENDS = {"end", "exit", "quit"}


def _words(out: Paper) -> None:
    out.print("Say here, with Enter: call (a STOP to Türkiye), cut (the line), mend (it), end (everything, as Ctrl-C does).\n")


def _listen(out: Paper, stage: Stage) -> None:
    """Do what is said on standard input until the end is; a closed standard input says nothing more."""
    said: Queue[str] = Queue()
    Thread(target=_hear, args=(said,), name="words", daemon=True).start()
    while (word := _next(said)) not in _ENDS:
        if word:
            do = WORDS.get(word)
            out.print(ink(do(stage)) if do else "Say call, cut, mend or end.")
        if lost := stage.lost():
            raise Fault(Code.STOPPED, f"the tour ends: {lost}")


def _hear(said: "Queue[str]") -> None:
    for line in sys.stdin:
        said.put(line.strip().lower())


def _next(said: "Queue[str]") -> str:
    """Give the next word, or nothing after a moment."""
    try:
        return said.get(timeout=BEAT_S)
    except Empty:
        return ""
