"""What the verbs of contacts, meetings and counts take in the same way: a date or none, parties, figures that may be unknown."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

import click

from garant.cli.where import KEY_FILE
from garant.errors import Code, Refused

F = TypeVar("F", bound=Callable[..., Any])

UNKNOWN = {"is": "unknown", "because": "not_stated"}
NO_DATE = {"is": "none"}
_DAY = len("2027-03-01")


def key_option(command: F) -> F:
    """Give a command `--key`."""
    return click.option("--key", "key_file", required=True, type=KEY_FILE, help="The officer's key to sign with.")(command)


def name_option(command: F) -> F:
    """Give a command `--name`."""
    return click.option("--name", required=True, metavar="NAME", help="Its name; others will call it PARTY/NAME.")(command)


def when_of(date: str | None) -> dict[str, Any]:
    """Give a date as statements have it: a day, month or year, an instant in UTC; `none`, or None for not known."""
    if date is None or date == "unknown":
        return UNKNOWN
    if date == "none":
        return NO_DATE
    return {"is": "dated", "date": date[:_DAY], **({"utc": date} if len(date) > _DAY else {})}


def whos(parties: Sequence[str]) -> list[dict[str, str]]:
    """Give parties as statements name somebody."""
    return [{"party": party} for party in parties]


def figure(text: str) -> int | dict[str, Any]:
    """Give a count, or that nobody knows it. Refuses anything else: numbers alone are reported, never persons."""
    if text == "unknown":
        return UNKNOWN
    if not (text.isascii() and text.isdecimal()):
        raise Refused(Code.BAD_VALUE, f"{text[:40]!r} is no count; give a whole number, or `unknown`. Numbers are reported, never persons")
    return int(text)


def point_of(words: Sequence[str]) -> dict[str, str]:
    """Give a point of a readout: its topic, how it stands, and what is said of it."""
    topic, standing, says = words
    return {"topic": topic, "standing": standing, "says": says}


def read_key_files(files: Sequence[Path]) -> list[Any]:
    """Give the keys in these files."""
    from garant.storage import keyfile

    return [keyfile.read(file) for file in files]
