"""How commands answer: a sheet for people or JSON for programs, one refusal in one sentence, and the exit codes.

With `--json`, standard output holds one JSON value and nothing else:

    an answer       what the command's help says (of `garant screen`, one value a line)
    a refusal       {"refused": {"code": word, "sentence": text, "where": text, ...}}
    a fault         {"fault": {"code": word, "sentence": text}}
"""

import json
import sys
from collections.abc import Callable, Mapping
from dataclasses import asdict
from typing import Any, TypeVar

import click
from rich.console import RenderableType

from garant.answers.plain import plain
from garant.cli.where import Where
from garant.errors import Code, Fault, Refusal
from garant.terminal import streams
from garant.terminal.paper import Ink, paper, safe

FINE, BAD, USAGE, FAULT = 0, 1, 2, 3

_USAGE_CODES = frozenset({Code.USAGE, Code.UNREADABLE, Code.EXISTS, Code.NO_LOG})

F = TypeVar("F", bound=Callable[..., Any])


def json_option(command: F) -> F:
    """Give a command `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for programs.")(command)


def directory(command: F) -> F:
    """Give a command its first argument: a theatre's directory, or `postgresql://...` where its log is in a database."""
    return click.argument("directory", metavar="DIR", type=Where())(command)


def answer(data: object, shown: Callable[[], RenderableType], *, as_json: bool) -> None:
    """Print an answer: `data` as JSON, or what `shown` makes for people."""
    if as_json:
        streams.put(f"{spelling(data)}\n")
    else:
        paper().print(shown())


def spelling(data: object) -> str:
    """Spell data as JSON in which nothing can act on a terminal, and which every encoding can carry."""
    text = json.dumps(plain(data), ensure_ascii=not streams.speaks_unicode(sys.stdout), indent=1)
    return "".join(mark if mark.isprintable() or mark == "\n" else json.dumps(mark)[1:-1] for mark in text)


def exit_code_of(refusal: Refusal) -> int:
    """Give the exit code of a refusal: 2 when the command or its files were at fault, 1 when the answer is bad."""
    return USAGE if refusal.code in _USAGE_CODES else BAD


def complain(refusal: Refusal, *, as_json: bool, more: Mapping[str, object] | None = None) -> int:
    """Say why something was not accepted: on standard error, and as JSON on standard output when asked for. Give the exit code."""
    if as_json:
        streams.put(f"{spelling({'refused': {**asdict(refusal), **(more or {})}})}\n")
    _warn(f"refused: {safe(str(refusal))}", "red")
    return exit_code_of(refusal)


def fault(fault: Fault, *, as_json: bool) -> int:
    """Say what of ours or of the machine failed, and give the exit code."""
    if as_json:
        streams.put(f"{spelling({'fault': {'code': fault.code, 'sentence': fault.sentence}})}\n")
    _warn(f"fault: {safe(str(fault))}", "bold red")
    return FAULT


def _warn(sentence: str, style: str) -> None:
    """Print a sentence on standard error; in a pipe on one line, however long."""
    out = paper(errors=True)
    out.print(Ink(sentence, style=style, no_wrap=not out.is_terminal))
