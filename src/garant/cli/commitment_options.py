"""What the verbs of commitments, plans and zones take in the same way: a key, a text, when it was, and how things are named."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

from garant import bootstrap, instant
from garant.cli.where import KEY_FILE
from garant.cli.words import language_option, status_option, text_of

F = TypeVar("F", bound=Callable[..., Any])

_DAY = len("2018-10-10")


def key_option(command: F) -> F:
    """Give a command `--key`."""
    return click.option("--key", "key_file", required=True, type=KEY_FILE, help="The officer's key to sign with.")(command)


def word_options(command: F) -> F:
    """Give a command `--on`, `--text` with its language, and the key."""
    text = click.option("--text", metavar="TEXT", help="A word to go with it.")
    on = click.option("--on", metavar="DATE", help="When that was: a day, month or year, or an instant in UTC; today otherwise.")
    return on(text(language_option(key_option(command))))


def status(command: F) -> F:
    """Give a command `--status`."""
    return status_option(command)


def words_of(given: Mapping[str, Any]) -> dict[str, Any]:
    """Give the text and the date that these options say, as statements have them."""
    return {"when": dated(given["on"]), "text": text_of(given["text"], given["language"])}


def dated(text: str | None) -> dict[str, str]:
    """Give a date as statements have it; today, where none is given."""
    return {"is": "dated", **_date(text or instant.text(bootstrap.now_ms())[:_DAY])}


def by(text: str, words: str | None = None) -> dict[str, str]:
    """Give a fixed deadline as statements have it."""
    return {"is": "by", **_date(text), **({"words": words} if words else {})}


def _date(text: str) -> dict[str, str]:
    """Take a date as it is precise, or an instant with its day."""
    return {"date": text[:_DAY], "utc": text} if "T" in text else {"date": text}


def thing_of(name: str) -> str:
    """Give what a name means: `reg/zone-2018#m1` is a measure, `tr/inquiry` a follow-up, unless its sort stands before it."""
    if ":" in name:
        return name
    return f"measure:{name}" if "#" in name else f"follow_up:{name}"
