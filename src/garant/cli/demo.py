"""`garant demo`: the reference scenario, played through the real path, and then three desks of it to work at."""

import tempfile
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import click

from garant.cli.ending import interrupted_by_signals
from garant.terminal.paper import Paper, ink, paper, unbroken

if TYPE_CHECKING:
    from garant.demo.play import Play


@click.command(short_help="Play the reference scenario, tell one story of it, and open three desks.")
@click.argument("directory", metavar="[DIR]", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--once", is_flag=True, help="Tell the story and end there.")
def demo(directory: Path | None, *, once: bool) -> None:
    """Play the record of 2015 to 2019 and an exercise through keys, signatures, log, fold and proofs, and tell one story of it.

    It begins with a French report and ends with a changed byte. The host's log stays in DIR (a fresh directory when none is given), with
    drafts and proofs. Every party in it is played; everything that a played party signs is marked `exercise`.

    Then a host, its witnesses and the desks of three parties run on this machine, with a guided tour of five minutes, until Ctrl-C.

    \b
    Examples:
      garant demo
      garant demo my-theatre
      garant demo --once
    """
    from garant.demo.story import tell

    out = paper()
    play = tell(out, directory or Path(tempfile.mkdtemp(prefix="garant-demo-")))
    with closing(play.host.store):
        if not once:
            _go_on(out, play)


def _go_on(out: Paper, play: "Play") -> None:
    """Say what to try next, and lead the tour."""
    from garant.demo.guide import can_be_led, lead
    from garant.demo.story import what_next

    what_next(out, play)
    if why := can_be_led():
        out.print(why)
        return
    try:
        with interrupted_by_signals():
            lead(out, play)
    except KeyboardInterrupt:
        out.print("")
    out.print(unbroken("Host, witnesses and desks have ended. The log is in ", ink(str(play.place.directory)), "."))
