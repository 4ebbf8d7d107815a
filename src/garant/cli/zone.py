"""`garant zone`: drawing a zone as one's party reads it, and taking another's reading or not."""

import json
from pathlib import Path
from typing import Any

import click

from garant.cli import files
from garant.cli.commitment_options import key_option, status
from garant.cli.output import answer, directory, json_option
from garant.cli.say import INPUT_BYTES_MAX
from garant.cli.telling import desk_at
from garant.cli.words import language_option, stated, text_of
from garant.errors import Code, Refused

_zone = click.argument("ref", metavar="ZONE")
_of = click.option("--of", "of", required=True, metavar="PARTY", help="Whose reading.")
_text = click.option("--text", metavar="TEXT", help="A word to go with it.")


@click.group(short_help="Draw zones as you read them, and take others' readings or not.")
def zone() -> None:
    """Draw a zone as your party reads it, and say whether you take another's reading as your own.

    A reading binds nobody. When all who are bound by an agreement have the same reading, its zone is delineated: `garant show DIR zones`.
    """


@zone.command("read", short_help="Draw a zone as your party reads it.")
@directory
@_zone
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@click.option("--side", type=click.Choice(("left", "right")), help="Where the zone lies for somebody who goes along the line.")
@_text
@language_option
@status
@key_option
@json_option
def read_zone(directory: Path, ref: str, file: Path, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Draw ZONE as in FILE (GeoJSON, or - for standard input): one LineString, or Polygons. A later reading replaces an earlier one.

    \b
    Example:
      garant zone read theatre reg/zone-2018#z-dmz line.geojson --side left --key hq.key
    """
    drawing = {**_drawing(files.read(file, INPUT_BYTES_MAX), file), "side": given["side"]}
    members = {"type": "zone_reading/1", "zone": ref, "drawing": stated(drawing), "capacity": "party", "status": given["status"]}
    _say(directory, key_file, {**members, "note": text_of(given["text"], given["language"])}, as_json=as_json)


_ANSWER_HELP = """Say that your party {says} the reading that PARTY has of ZONE. When PARTY draws it anew, say so again.

\b
Example:
  garant zone {verb} theatre reg/zone-2018#z-dmz --of north --key hq.key
"""


def _add_answer(verb: str, binds: str, says: str) -> None:
    @zone.command(verb, short_help=f"Say that your party {says} another's reading.", help=_ANSWER_HELP.format(says=says, verb=verb))
    @directory
    @_zone
    @_of
    @_text
    @language_option
    @status
    @key_option
    @json_option
    def say_answer(directory: Path, ref: str, of: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
        members = {"type": "zone_acceptance/1", "zone": ref, "reading_of": of, "binds": binds, "status": given["status"]}
        _say(directory, key_file, {**members, "text": text_of(given["text"], given["language"])}, as_json=as_json)


for _told in (("accept", "accepts", "takes as its own"), ("reject", "rejects", "does not take")):
    _add_answer(*_told)


def _say(directory: Path, key_file: Path, members: dict[str, Any], *, as_json: bool) -> None:
    told = desk_at(directory, key_file).say(stated(members), as_json=as_json)
    answer(told.data(), told.shown, as_json=as_json)


def _drawing(data: bytes, file: Path) -> dict[str, Any]:
    """Give the drawing of a GeoJSON geometry, or of one feature that has it."""
    try:
        found = json.loads(data)
        found = found.get("geometry", found)
        form, coordinates = found["type"], found["coordinates"]
        return _SHAPES[form](coordinates)
    except (ValueError, KeyError, TypeError, AttributeError, OverflowError, RecursionError):
        sentence = "this is not one LineString, Polygon or MultiPolygon of GeoJSON"
        raise Refused(Code.UNREADABLE, sentence, str(file)) from None


def _course(line: Any) -> list[tuple[int, int]]:  # noqa: ANN401 - as it stands in the file
    from garant.exchange.positions import course

    return list(course(line, 2, "coordinates").positions)


def _areas(polygons: Any) -> dict[str, Any]:  # noqa: ANN401 - as it stands in the file
    return {"areas": [{"is": "area", "polygons": [[_course(ring) for ring in polygon] for polygon in polygons]}]}


_SHAPES = {
    "LineString": lambda line: {"course": _course(line)},
    "Polygon": lambda polygon: _areas([polygon]),
    "MultiPolygon": _areas,
}
