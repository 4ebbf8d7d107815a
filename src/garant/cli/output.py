"""How commands answer: a table for people or JSON for programs, one refusal in one sentence, and the exit codes."""

import json
import sys
from collections.abc import Callable
from dataclasses import asdict, is_dataclass
from pathlib import Path
from typing import Any, TypeVar

import click
import msgspec
from rich.console import RenderableType

from garant.errors import Code, Refusal
from garant.terminal.paper import paper, safe

FINE, BAD, USAGE, FAULT = 0, 1, 2, 3

_USAGE_CODES = frozenset({Code.USAGE, Code.UNREADABLE, Code.EXISTS, Code.NO_LOG})

F = TypeVar("F", bound=Callable[..., Any])


def json_option(command: F) -> F:
    """Give a command `--json`."""
    return click.option("--json", "as_json", is_flag=True, help="Answer in JSON, for programs.")(command)


def directory(command: F) -> F:
    """Give a command its first argument: a theatre's directory."""
    return click.argument("directory", metavar="DIR", type=click.Path(path_type=Path, file_okay=False))(command)


def answer(data: object, shown: Callable[[], RenderableType], *, as_json: bool) -> None:
    """Print an answer: `data` as JSON, or what `shown` makes for people."""
    if as_json:
        click.echo(json.dumps(plain(data), ensure_ascii=False, indent=1))
    else:
        paper().print(shown())


def plain(data: object) -> object:
    """Turn values into what JSON can say."""
    if is_dataclass(data) and not isinstance(data, type):
        return {name: plain(value) for name, value in asdict(data).items()}
    if isinstance(data, dict):
        return {str(name): plain(value) for name, value in data.items()}
    if isinstance(data, list | tuple):
        return [plain(item) for item in data]
    return msgspec.to_builtins(data)


def exit_code_of(refusal: Refusal) -> int:
    """Give the exit code of a refusal: 2 when the command or its files were at fault, 1 when the answer is bad."""
    return USAGE if refusal.code in _USAGE_CODES else BAD


def complain(refusal: Refusal, *, as_json: bool) -> None:
    """Say why something was not accepted: on standard error, and as JSON on standard output when that was asked for."""
    if as_json:
        click.echo(
            json.dumps({"refused": {"code": refusal.code, "sentence": refusal.sentence, "where": refusal.where}}, ensure_ascii=False)
        )
    paper(errors=True).print(f"refused: {safe(str(refusal))}", style="red")


def asked_for_json() -> bool:
    """Tell whether the command line asked for JSON, also before it was understood."""
    return "--json" in sys.argv[1:]
