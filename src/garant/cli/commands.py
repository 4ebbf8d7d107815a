"""All commands under one name. The module of a command is imported when somebody asks for that command, and not before.

Reading notices, geometry and a host's part are most of this program, and most commands need little of it: so each starts fast.
"""

from collections.abc import Iterator, MutableMapping
from importlib import import_module
from typing import Final, cast

import click

from garant import __version__

MODULES: Final = {
    "demo": "demo",
    "init": "theatre",
    "migrate": "migrate",
    "key": "keys",
    "say": "say",
    "notice": "notice",
    "receipt": "receipt",
    "request": "request",
    "disclose": "disclose",
    "channel": "channel",
    "roster": "channel",
    "call": "call_verbs",
    "evidence": "evidence",
    "read": "read",
    "sheet": "sheet",
    "contact": "contact",
    "meeting": "meeting",
    "crossing": "crossing",
    "storage": "storage_sites",
    "commitment": "commitment",
    "plan": "plan",
    "zone": "zone",
    "incident": "incident_words",
    "access": "access",
    "book": "book",
    "check": "check",
    "screen": "screen",
    "convert": "convert",
    "show": "show",
    "log": "log",
    "proof": "proof",
    "report": "report",
    "serve": "serve",
    "witness": "witness",
    "follow": "follow",
    "desk": "desk",
    "replay": "log",
    "erase": "erase",
    "completion": "shell",
}
"""Where each command is: the module in this room that has it, under its own name."""


class _Late(MutableMapping[str, click.Command]):
    """The commands by name, as click keeps them; each is imported once it is asked for."""

    def __init__(self) -> None:
        self._added: dict[str, click.Command] = {}

    def __getitem__(self, word: str) -> click.Command:
        if word not in self._added:
            self._added[word] = cast("click.Command", getattr(import_module(f"garant.cli.{MODULES[word]}"), word))
        return self._added[word]

    def __iter__(self) -> Iterator[str]:
        return iter(MODULES)

    def __len__(self) -> int:
        return len(MODULES)

    def __setitem__(self, word: str, command: click.Command) -> None:
        self._added[word] = command

    def __delitem__(self, word: str) -> None:
        del self._added[word]


@click.group(commands=_Late(), context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.version_option(__version__, prog_name="garant")
def garant() -> None:
    """Coordinate between parties that share a theatre and do not trust each other.

    Every act is a signed statement in one append-only log. Anybody with a copy computes the same picture, and can prove alone and
    offline who told whom what, and when. A notice informs; nothing here is ever a permission.

    \b
    Start with:
      garant demo                          play the reference scenario, and see what comes of it
      garant init DIR --theatre FILE       make a theatre of your own
      garant screen FILE                   find what conflicts in a file of notices, without any log
      garant COMMAND --help                every command has examples

    \b
    Exit codes:
      0  fine
      1  the answer is bad: refused, not found, or something that fails verification
      2  usage, or input that cannot be read
      3  a fault of ours, or of the machine
    """
