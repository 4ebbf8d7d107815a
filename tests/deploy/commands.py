"""What the files in `deploy/` say to Garant: each command line in them must be one that its command understands."""

import re
import shlex
from collections.abc import Sequence
from pathlib import Path

import click

from garant.cli.commands import garant

ROOT = Path(__file__).resolve().parents[2]
DEPLOY = ROOT / "deploy"


def understood(words: Sequence[str]) -> click.Context:
    """Parse the words behind `garant`, down to the last command, without running it; a usage error fails the test."""
    context = click.Context(garant, info_name="garant")
    command: click.Command = garant
    left = list(words)
    while isinstance(command, click.Group):
        found = command.commands[left.pop(0)]
        context, command = click.Context(found, info_name=found.name, parent=context), found
    command.parse_args(context, left)
    return context


def split(line: str) -> list[str]:
    """Split a command line, with what stands for a variable filled in."""
    return shlex.split(re.sub(r"\$\{\w+(?::\?[^}]*)?\}|\$\w+", "1", line))
