"""Files of notices that people name: GeoJSON, KML or GPX in, features out. One that cannot be read ends a command with exit code 2.

Options for pictures are here as well: every command that finds where notices meet can draw it.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from garant.cli import files
from garant.cli.output import USAGE, complain
from garant.errors import Code, Refusal, Refused
from garant.limits import GEOJSON_BYTES_MAX
from garant.terminal.progress import Meter, progress

if TYPE_CHECKING:
    from garant.exchange import Feature
    from garant.terminal.picture import Scene

INPUT = click.Path(path_type=Path, dir_okay=False, allow_dash=True)
_BYTES_OF_A_FEATURE = 300
"""About; only a long file shows how far its reading is."""
_PICTURE = click.Path(path_type=Path, dir_okay=False)

F = TypeVar("F", bound=Callable[..., Any])


def geojson(command: F) -> F:
    """Give a command its argument FILE: a file of notices, or - for standard input."""
    return click.argument("file", metavar="FILE", type=INPUT)(command)


def picture_options(command: F) -> F:
    """Give a command `--svg` and `--html`."""
    html = click.option("--html", "html_file", type=_PICTURE, metavar="FILE", help="Write it as a page with a picture, too.")
    return click.option("--svg", "svg_file", type=_PICTURE, metavar="FILE", help="Draw it, too.")(html(command))


def data_of(file: Path) -> bytes:
    """Read a file of notices."""
    return files.read(file, GEOJSON_BYTES_MAX)


def features(data: bytes, *, unlocated: bool = False) -> "Iterator[Feature]":
    """Give the features of a file one by one (GeoJSON, KML or GPX), and show how far that is. Refuses what is no file of notices."""
    from garant.exchange import iter_features, read_xml

    if data.lstrip()[:1] == b"<":
        yield from read_xml(data).require_good()
        return
    with progress("reading", len(data) // _BYTES_OF_A_FEATURE) as meter:
        yield from iter_features(data, unlocated=unlocated, progress=_counted(meter, "reading"))


def _counted(meter: Meter, what: str) -> Callable[[int, int], None]:
    return lambda done, total: meter.step(done, total, what)


@contextmanager
def unreadable(file: Path, *, as_json: bool) -> Iterator[None]:
    """End the command with exit code 2 where a file cannot be read as what it should be, whatever is wrong with it."""
    try:
        yield
    except Refused as refused:
        was = refused.refusal
        raise click.exceptions.Exit(rejected(Refusal(was.code, was.sentence, f"{file} {was.where}".strip()), as_json=as_json)) from None


def rejected(refusal: Refusal, *, as_json: bool) -> int:
    """Say what is wrong with a file, and give the exit code."""
    complain(refusal, as_json=as_json)
    return USAGE


def require_pictures(svg_file: Path | None, html_file: Path | None) -> None:
    """Refuse, before any work, to draw over what is there."""
    if svg_file is not None and svg_file == html_file:
        raise Refused(Code.USAGE, "--svg and --html name one file; give each its own", str(svg_file))
    files.require_free(svg_file)
    files.require_free(html_file)


def write_pictures(scene: Callable[[], "Scene"], svg_file: Path | None, html_file: Path | None) -> None:
    """Draw what was asked for."""
    if svg_file is None and html_file is None:
        return
    from garant.terminal import picture

    drawn = scene()
    for path, write in ((svg_file, picture.svg), (html_file, picture.html)):
        if path is not None:
            files.write_new(path, write(drawn).encode())
