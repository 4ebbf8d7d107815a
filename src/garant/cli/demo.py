"""`garant demo`: the reference scenario, played through the real path."""

import tempfile
from pathlib import Path

import click

from garant.demo.story import tell


@click.command(short_help="Play the reference scenario and tell one story of it.")
@click.argument("directory", metavar="[DIR]", required=False, type=click.Path(path_type=Path, file_okay=False))
@click.option("--once", is_flag=True, help="Tell the story and end there; without it, what to try next is said as well.")
def demo(directory: Path | None, *, once: bool) -> None:
    """Play the record of 2015 to 2019 and an exercise through keys, signatures, log, fold and proofs, and tell one story of it.

    It begins with a French report and ends with a changed byte. The host's log stays in DIR (a fresh directory when none is given), with
    drafts and proofs. Every party in it is played; everything that a played party signs is marked `exercise`.

    \b
    Examples:
      garant demo
      garant demo my-theatre
    """
    tell(directory or Path(tempfile.mkdtemp(prefix="garant-demo-")), once=once)
