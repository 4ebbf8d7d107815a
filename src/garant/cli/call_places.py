"""Places on the command line: `--place "Name @ position"`, and what comes of comparing them."""

from collections.abc import Callable, Iterable
from typing import Any, TypeVar

import click

from garant.errors import Code, Refused

F = TypeVar("F", bound=Callable[..., Any])


def place_option(command: F) -> F:
    """Give a command `--place`, repeatable."""
    help_ = 'A place: "Name @ POSITION", with latitude first or a grid reference, or both; or a name alone. May be repeated.'
    return click.option("--place", "places", multiple=True, metavar="PLACE", help=help_)(command)


def places_of(given: Iterable[str]) -> list[dict[str, Any]]:
    """Give places as statements have them. Refuses what is neither a name nor a position."""
    return [_place(text) for text in given]


def _place(text: str) -> dict[str, Any]:
    name, *points = (part.strip() for part in text.split("@"))
    said: dict[str, Any] = {"name": name} if name else {}
    for point in points:
        said |= _point(point)
    if not said:
        raise Refused(Code.BAD_VALUE, f"{text[:40]!r} names no place", "--place")
    return said


def _point(text: str) -> dict[str, Any]:
    """Read a grid reference as one, and everything else as a position."""
    from garant.gazetteer import grid
    from garant.gazetteer.degrees import parse_position

    bare = text.replace(" ", "").upper()
    try:
        grid.parse(bare)
    except Refused:
        return {"position": list(parse_position(text))}
    return {"mgrs": bare}
