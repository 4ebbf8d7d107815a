"""`garant screen`: all conflicts within one file of notices."""

import gc
import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

import click

from garant import instant
from garant.cli.drawings import data_of, features, geojson, picture_options, require_pictures, unreadable, write_pictures
from garant.cli.files import STANDARD_INPUT
from garant.cli.output import BAD, json_option, spelling
from garant.terminal import streams
from garant.terminal.pairs import Pair, screened
from garant.terminal.paper import paper
from garant.terminal.progress import progress

if TYPE_CHECKING:
    from garant.cli.screening import Screened

_SHOWN_MAX = 20
_LINES_AT_ONCE = 4_096


@click.command(short_help="Find all conflicts within a file of notices.")
@geojson
@picture_options
@json_option
def screen(file: Path, svg_file: Path | None, html_file: Path | None, *, as_json: bool) -> None:
    """Find every two notices in FILE (GeoJSON, or - for standard input) that meet in space, altitude and time.

    No log is needed, and none is asked: the theatre's table of kinds does not count here, notices of one party meet each other like
    those of different ones, and no rule is looked at. Only equal statuses meet; a notice without one is `actual`.

    With --json there is one line for each pair, in id order: {"a": id, "b": id, "from": time, "to": time, "closest_m": metres};
    null is unbounded, closest_m is 0 when the two overlap.

    Exit code 0 when nothing meets, 1 when something does, 2 when FILE cannot be read as notices.

    \b
    Examples:
      garant screen notices.geojson
      garant screen notices.geojson --json > conflicts.jsonl
      garant screen notices.geojson --html conflicts.html
    """
    from garant.cli.scenes import of_file

    require_pictures(svg_file, html_file)
    data = data_of(file)
    found = _found(file, data, as_json=as_json)
    write_pictures(lambda: of_file(_title(file), data, found), svg_file, html_file)
    if as_json:
        _put_lines(found.pairs())
    else:
        paper().print(screened(list(islice(found.pairs(), _SHOWN_MAX)), len(found), found.statuses))
    if len(found):
        raise click.exceptions.Exit(BAD)


def _title(file: Path) -> str:
    return "standard input" if str(file) == STANDARD_INPUT else file.name


def _found(file: Path, data: bytes, *, as_json: bool) -> "Screened":
    from garant.cli.screening import Crowd

    crowd = Crowd()
    with _uncollected():
        with unreadable(file, as_json=as_json):
            crowd.take_in(features(data))
        with progress("comparing", len(crowd)) as meter:
            return crowd.screened(meter)


@contextmanager
def _uncollected() -> Iterator[None]:
    """Let nobody look for cycles: bodies have none, and to look through a million of them again and again takes long."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


# One line a pair


def _put_lines(pairs: Iterable[Pair]) -> None:
    lines = map(_line, pairs)
    while part := list(islice(lines, _LINES_AT_ONCE)):
        streams.put("".join(part))


def _line(pair: Pair) -> str:
    start, end = _time(pair.window.start_ms), _time(pair.window.end_ms)
    return f'{{"a": {_name(pair.a)}, "b": {_name(pair.b)}, "from": {start}, "to": {end}, "closest_m": {metres(pair.closest_m)}}}\n'


@lru_cache(maxsize=65_536)
def _name(name: str) -> str:
    return json.dumps(name) if name.isascii() and name.isprintable() else spelling(name)


@lru_cache(maxsize=65_536)
def _time(instant_ms: int | None) -> str:
    return "null" if instant_ms is None else f'"{instant.text(instant_ms)}"'


def metres(length_m: float) -> str:
    """Spell metres as a JSON number with two decimals at most."""
    return f"{length_m:.2f}".rstrip("0").rstrip(".")
