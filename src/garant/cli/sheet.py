"""`garant sheet`: spreadsheets of sites and movements to notices, with every doubtful row explained. Nothing is filed silently."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click
from rich.console import Group, RenderableType

from garant.cli import files
from garant.cli.output import BAD, answer, directory, json_option
from garant.cli.telling import Desk, desk_at
from garant.cli.where import KEY_FILE
from garant.cli.words import status_option
from garant.errors import Code, Refused
from garant.limits import SHEET_BYTES_MAX
from garant.statement.shapes import Circle
from garant.terminal.site_sheets import doubts, filed, summary

if TYPE_CHECKING:
    from garant.exchange.site_sheet import Draft, Known, SiteSheet, Wanted

_DEGREES = 10**7
_FILE = click.Path(path_type=Path, dir_okay=False)
F = TypeVar("F", bound=Callable[..., Any])


@click.group(short_help="Read spreadsheets of sites and movements.")
def sheet() -> None:
    """Read spreadsheets of sites and movements (CSV, XLSX) as humanitarian organisations keep them, and make notices of them.

    Headings are known in English, French, Arabic, Turkish and Russian. A row with a single doubt is not filed: it is told which cell, why,
    and how to mend it. Formulas are never computed.
    """


def _options(command: F) -> F:
    """Give a command what its user says of all rows."""
    for option in reversed(
        (
            click.option("--to", "to", multiple=True, metavar="PARTY", help="Whom the notices are for; may be repeated."),
            click.option("--clock", metavar="OFFSET", help="The clock of the times in the file, such as +03:00 or Z."),
            click.option("--area", metavar="W,S,E,N", help="The theatre's bounds in degrees: what lies outside is doubtful."),
            click.option("--radius-m", type=click.IntRange(1, 20_000), default=200, show_default=True, help="Round each position."),
            click.option("--protected", is_flag=True, help="Protected sites: hide where they are, and what could tell."),
            click.option("--purpose", metavar="TEXT", help="For which purpose, where a row says none."),
            click.option("--consent", metavar="TEXT", help="How the owners agreed, where a row does not say."),
            click.option("--reconfirm", metavar="DURATION", help="How often sites are confirmed again, such as P30D."),
            click.option("--lang", "language", default="en", show_default=True, help="The language of names and remarks."),
        )
    ):
        command = option(command)
    return status_option(command)


@sheet.command("check", short_help="Tell what a spreadsheet comes to.")
@click.argument("file", type=_FILE)
@_options
@json_option
def check(file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Read FILE and tell how many rows are good, and every doubt about the others. Nothing is written or filed.

    Positions are compared with the names of their places, and rows with each other. Exit code 1 when a row is in doubt.

    \b
    Example:
      garant sheet check sites.xlsx --clock +03:00 --area 35,32,43,38
    """
    found = _read(file, given, ())
    answer(_data(found), lambda: _told(found), as_json=as_json)
    _end(found)


@sheet.command("drafts", short_help="Write a draft of each good row.")
@click.argument("file", type=_FILE)
@click.option("--out", required=True, type=click.Path(path_type=Path, file_okay=False), help="A new or empty directory for the drafts.")
@_options
@json_option
def drafts(file: Path, out: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Write each good row of FILE as a statement in JSON that `garant say` takes, and tell every doubt about the others.

    The name of a protected site's draft says which members to hide when you say it (`garant say --hide`).

    \b
    Example:
      garant sheet drafts sites.xlsx --out drafts --to ru --to tr --clock +03:00
    """
    _require_recipients(given)
    found = _read(file, given, ())
    if out.exists() and any(out.iterdir()):
        raise Refused(Code.EXISTS, "there is something there already; write into an empty directory", str(out))
    out.mkdir(parents=True, exist_ok=True)
    written = [_write(out, draft) for draft in found.drafts]
    answer({**_data(found), "files": written}, lambda: _told(found), as_json=as_json)
    _end(found)


@sheet.command("file", short_help="File the good rows as notices.")
@directory
@click.argument("file", type=_FILE)
@click.option("--key", "key_file", required=True, type=KEY_FILE, help="The officer's key to sign with.")
@_options
@json_option
def file_rows(directory: Path, file: Path, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - as they were given
    """File each good row of FILE as a notice, signed with the key; tell every doubt about the others, which are not filed.

    Rows are compared with what the key's party has on record, too: a site that is there already is in doubt, not filed twice.

    \b
    Example:
      garant sheet file theatre sites.xlsx --key officer.key --to ru --clock +03:00
    """
    _require_recipients(given)
    desk = desk_at(directory, key_file)
    found, told = _read(file, given, tuple(_known(desk))), list[dict[str, Any]]()
    for draft in found.drafts:
        said = desk.say(draft.members, hide=draft.hide, as_json=as_json, more={"filed": told})
        told.append({"row": draft.row, "notice": f"{desk.party}/{draft.name}", **said.data()})
    answer({**_data(found), "filed": told}, lambda: Group(filed(told), *_told(found).renderables), as_json=as_json)
    _end(found)


def _require_recipients(given: dict[str, Any]) -> None:
    if not given["to"]:
        raise Refused(Code.USAGE, "name with --to whom the notices are for", "--to")


def _read(file: Path, given: dict[str, Any], known: "tuple[Known, ...]") -> "SiteSheet":
    from garant.exchange.site_sheet import read_site_sheet
    from garant.storage.place_files import read_index

    data = files.read(file, SHEET_BYTES_MAX, too_large=Code.TOO_LARGE)
    try:
        return read_site_sheet(data, _wanted(given), read_index(), known)
    except Refused as refused:
        was = refused.refusal
        raise Refused(was.code, was.sentence, f"{file} {was.where}".strip()) from None


def _wanted(given: dict[str, Any]) -> "Wanted":
    from garant.exchange.site_sheet import Wanted
    from garant.exchange.site_sheet_values import Doubtful, clock_of

    try:
        clock = clock_of(given["clock"]) if given["clock"] else None
    except Doubtful as doubtful:
        raise Refused(Code.USAGE, f"{doubtful.why}; {doubtful.mend}", "--clock") from None
    return Wanted(
        to=tuple(given["to"]), status=given["status"], language=given["language"], clock=clock, bounds=_bounds(given["area"]),
        radius_m=given["radius_m"], protected=given["protected"], purpose=given["purpose"], owner_agrees=given["consent"],
        reconfirm=given["reconfirm"],
    )  # fmt: skip


def _bounds(area: str | None) -> tuple[int, int, int, int] | None:
    if area is None:
        return None
    try:
        west, south, east, north = (round(float(part) * _DEGREES) for part in area.split(","))
    except (ValueError, OverflowError):
        raise Refused(Code.USAGE, "write the area as west,south,east,north in degrees, as in 35,32,43,38", "--area") from None
    return west, south, east, north


def _known(desk: Desk) -> "Iterator[Known]":
    """Give what the party has on record that is not over, with where it lies."""
    from garant.exchange.site_sheet import Known
    from garant.node.sealed import as_seen_by

    for ref, row in desk.state.notices.items():
        newest = desk.state.notice_versions.rows[f"{ref}@{row.version:06d}"]
        if row.party == desk.party and row.standing in ("filed", "started"):
            said = as_seen_by(desk.store, newest.said, newest.id, desk.party, desk.state)
            shapes = [volume.shape for volume in said.volumes or ()]
            yield Known(ref, said.activity, shapes[0].center if len(shapes) == 1 and isinstance(shapes[0], Circle) else None)


def _write(out: Path, draft: "Draft") -> str:
    hides = "".join(f".hide-{name}" for name in draft.hide)
    path = out / f"{draft.name}{hides}.json"
    files.write_new(path, json.dumps(draft.members, ensure_ascii=False, indent=1).encode() + b"\n")
    return str(path)


def _data(found: "SiteSheet") -> dict[str, Any]:
    drafts = [{"row": one.row, "members": one.members, "hide": one.hide} for one in found.drafts]
    return {"rows": found.rows, "drafts": drafts, "doubts": [one._asdict() for one in found.doubts], "unread": found.unread}


def _told(found: "SiteSheet") -> Group:
    parts: list[RenderableType] = [summary(found.rows, len(found.drafts), found.doubtful_rows, found.unread)]
    if found.doubts:
        parts.append(doubts([one._asdict() for one in found.doubts]))
    return Group(*parts)


def _end(found: "SiteSheet") -> None:
    if found.doubts:
        raise click.exceptions.Exit(BAD)
