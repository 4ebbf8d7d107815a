"""What several verbs take in the same way: a text in a language, a status, a window; and members that are left out when empty."""

from collections.abc import Callable, Mapping
from typing import Any, TypeVar

import click

F = TypeVar("F", bound=Callable[..., Any])


def stated(members: Mapping[str, Any]) -> dict[str, Any]:
    """Give the members that say something: None, empty texts and empty lists are left out."""
    return {name: value for name, value in members.items() if value not in (None, "", [], ())}


def text_of(text: str | None, language: str) -> dict[str, str] | None:
    """Give a text in its language as statements have it."""
    return {language: text} if text else None


def language_option(command: F) -> F:
    """Give a command `--lang`, the language of the text that it takes."""
    return click.option("--lang", "language", default="en", show_default=True, help="The language of the text.")(command)


def status_option(command: F) -> F:
    """Give a command `--status`. Only equal statuses meet."""
    choice = click.Choice(("actual", "exercise", "test"))
    return click.option("--status", type=choice, default="actual", show_default=True, help="Only equal statuses meet.")(command)


def window_of(given: Mapping[str, Any]) -> dict[str, str | None]:
    """Give the window that these options say, as statements have it."""
    return {"valid_from": given["since"], "valid_until": given["until"]}


def window_options(command: F) -> F:
    """Give a command `--from` and `--until`: a half-open window, in UTC."""
    until = click.option("--until", "until", metavar="INSTANT", help="Up to this instant, such as 2027-03-01T18:00:00Z.")
    return click.option("--from", "since", metavar="INSTANT", help="From this instant on, in UTC.")(until(command))
