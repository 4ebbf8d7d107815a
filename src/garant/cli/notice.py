"""`garant notice`: saying a notice from a drawing, changing it, confirming it, and saying how it goes."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Group

from garant.cli import drawn_places
from garant.cli.drawings import data_of, features, geojson, unreadable
from garant.cli.output import answer, directory, json_option
from garant.cli.submitting import officer_key
from garant.cli.telling import Desk, Told, desk_at
from garant.errors import Code, Refused
from garant.terminal.answers import informs
from garant.terminal.paper import paper

if TYPE_CHECKING:
    from garant.exchange import Feature

_ref = click.argument("ref", metavar="NOTICE")


@click.group(short_help="File notices, change them, and say how they go.")
def notice() -> None:
    """File notices, change them, and say how they go: from drawings (GeoJSON), signed with an officer's key.

    A notice informs; it is never a permission. `garant say` says the same from a statement in JSON, and can hide members.
    """


@notice.command("file", short_help="File the notices of a drawing.")
@directory
@geojson
@officer_key
@click.option("--name", metavar="NAME", help="The notice's name, where FILE has one notice; otherwise its feature's id.")
@json_option
def file_notices(directory: Path, file: Path, key_file: Path, name: str | None, *, as_json: bool) -> None:
    """File the notices in FILE (GeoJSON, KML or GPX; - for standard input), each signed with the key, and tell the host's verdict on it.

    A verdict says what the notice meets, and which measures speak of it. It stands beside the notice and changes nothing about it: the
    notice is on record, whatever was found. `garant check` tells the same before anything is signed.

    Exit code 0 when all are filed, 1 when one is refused (those before it are filed, and told), 2 when FILE cannot be read as notices.

    \b
    Examples:
      garant notice file theatre convoy.geojson --key officer.key
      garant notice file theatre convoy.geojson --key officer.key --name convoy-2
    """
    given = _given(file, as_json=as_json)
    with unreadable(file, as_json=as_json):
        _require_single(given, unless=name is None, why="--name names one notice")
        said = [_members(one, name) for one in given]
    desk, done = desk_at(directory, key_file), list[Told]()
    for one in said:
        done.append(desk.say(one, as_json=as_json, more={"filed": [told.data() for told in done]}))
        if not as_json:
            paper().print(done[-1].shown())
    doubts = drawn_places.hints(directory, given)
    data = {"filed": [told.data() for told in done], **drawn_places.data(doubts)}
    answer(data, lambda: Group(*drawn_places.lines(doubts), informs()), as_json=as_json)


@notice.command("amend", short_help="Put a new version in the place of a notice.")
@directory
@_ref
@geojson
@officer_key
@json_option
def amend(directory: Path, ref: str, file: Path, key_file: Path, *, as_json: bool) -> None:
    """Put the one notice in FILE in the place of NOTICE (such as north/convoy-1), as its next version, and tell the host's verdict.

    The new version is whole: what FILE does not say is not said any more, but whom it is addressed to stays, where FILE names nobody.
    Receipts of the old version stay with the old one.

    \b
    Example:
      garant notice amend theatre north/convoy-1 convoy.geojson --key officer.key
    """
    given = _given(file, as_json=as_json)
    with unreadable(file, as_json=as_json):
        _require_single(given, why="a notice is amended by one feature")
        said = _members(given[0], "amended")
    desk = desk_at(directory, key_file)
    row = desk.notice(ref)
    kept = {name: value for name, value in said.items() if name != "name"}
    told = desk.say({"to": row.to, **kept, "type": "notice_amendment/1", "notice": ref, "version": row.version + 1}, as_json=as_json)
    answer(told.data(), lambda: Group(told.shown(), informs()), as_json=as_json)


_STEPS = {
    "start": ("Say that what was notified starts.", "starts now", "As planned."),
    "confirm": ("Say that a notice still holds as it was said.", "still holds: its next confirmation is due a period later", "Checked."),
    "end": ("Say that what was notified has ended.", "has ended: it meets nothing any more", "All are back."),
    "withdraw": ("Say that what was notified will not be.", "will not be: it meets nothing any more", "Rain."),
}
_STEP_HELP = """Say that what NOTICE notified {says}. Only its filer can say so.

\b
Example:
  garant notice {step} theatre north/convoy-1 --key officer.key --note "{word}"
"""


def _add_step(step: str, short_help: str, says: str, word: str) -> None:
    @notice.command(step, short_help=short_help, help=_STEP_HELP.format(says=says, step=step, word=word))
    @directory
    @_ref
    @officer_key
    @click.option("--note", metavar="TEXT", help="A word to go with it.")
    @click.option("--lang", "language", default="en", show_default=True, help="The language of the word.")
    @json_option
    def say_step(directory: Path, ref: str, key_file: Path, note: str | None, language: str, *, as_json: bool) -> None:
        desk = desk_at(directory, key_file)
        told = desk.say(_step(desk, ref, step, {language: note} if note else None), as_json=as_json)
        answer(told.data(), told.shown, as_json=as_json)


for _name, _told in _STEPS.items():
    _add_step(_name, *_told)


def _step(desk: Desk, ref: str, step: str, note: dict[str, str] | None) -> dict[str, Any]:
    row = desk.notice(ref)
    said = {"type": "notice_step/1", "status": row.status, "notice": ref, "version": row.version, "step": step, "note": note}
    return {name: value for name, value in said.items() if value is not None}


def _given(file: Path, *, as_json: bool) -> "list[Feature]":
    data = data_of(file)
    with unreadable(file, as_json=as_json):
        return list(features(data))


def _require_single(given: "list[Feature]", why: str, *, unless: bool = False) -> None:
    if len(given) != 1 and not unless:
        raise Refused(Code.BAD_VALUE, f"this file has {len(given)} notices, and {why}")


def _members(feature: "Feature", name: str | None) -> dict[str, Any]:
    """Give what a notice says, as its feature draws it. Refuses what no notice may say, naming the feature."""
    from garant.exchange import members

    try:
        return members(feature, name)
    except Refused as refused:
        was = refused.refusal
        raise Refused(was.code, was.sentence, f'"{feature.id}" {was.where}'.strip()) from None
