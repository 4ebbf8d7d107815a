"""A passphrase on the command line: from a file that its owner alone may read, or typed, unseen, on the terminal. Never an argument."""

import sys
from pathlib import Path

import click

from garant.errors import Code, Refused
from garant.storage import sealed_key

passphrase_file = click.option(
    "--passphrase-file",
    type=click.Path(path_type=Path, dir_okay=False),
    metavar="FILE",
    help="The passphrase is this file's first line; nobody else may read it. Otherwise it is asked for.",
)


def fresh_passphrase(file: Path | None) -> str:
    """Give a passphrase for a key that gets one: typed twice, where it is typed. Refuses with `bad_value` one that is too short."""
    given = sealed_key.read_passphrase(file) if file else _typed("Passphrase for the officer's key", again=True)
    sealed_key.require_passphrase(given)
    return given


def _typed(prompt: str, *, again: bool) -> str:
    if not sys.stdin.isatty():
        raise Refused(Code.USAGE, "no passphrase was given: type it on a terminal, or say --passphrase-file", "--passphrase-file")
    return str(click.prompt(prompt, hide_input=True, confirmation_prompt=again, err=True))
