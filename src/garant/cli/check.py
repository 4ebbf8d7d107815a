"""`garant check`: what notices would meet and which measures speak of them, before anything is said."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Group, RenderableType

from garant import bootstrap, instant
from garant.answers.answer_data import data
from garant.cli import drawn_places
from garant.cli.asking import Asking, Checked
from garant.cli.drawings import data_of, features, geojson, picture_options, require_pictures, unreadable, write_pictures
from garant.cli.opening import Opened, opened
from garant.cli.output import BAD, answer, directory, json_option
from garant.cli.probing import probed
from garant.cli.telling import Desk, desk_at
from garant.cli.where import KEY_FILE
from garant.errors import Code, Refused
from garant.node.naming import require_known
from garant.terminal import touches
from garant.terminal.answers import answered, informs
from garant.terminal.paper import Ink
from garant.terminal.spans import counted

if TYPE_CHECKING:
    from garant.exchange import Feature

_SHOWN_MAX = 20
"""Notices that are told one by one; JSON has all."""


@click.command(short_help="Tell what notices would meet, before they are filed.")
@directory
@geojson
@click.option("--party", metavar="PARTY", help="Whose notices these are, where FILE does not say.")
@click.option("--at", "at", metavar="TIME", help="As of this instant, such as 2027-03-01T06:00:00Z; otherwise as of now.")
@click.option("--at-host", "at_host", is_flag=True, help="Ask the host too, which was shown what others hide: a probe for each notice.")
@click.option("--key", "key_file", type=KEY_FILE, help="The officer's key that signs the probes (with --at-host).")
@picture_options
@json_option
def check(  # noqa: PLR0913 - one for each option
    directory: Path,
    file: Path,
    party: str | None,
    at: str | None,
    key_file: Path | None,
    svg_file: Path | None,
    html_file: Path | None,
    *,
    at_host: bool,
    as_json: bool,
) -> None:
    """Tell, for each notice in FILE (GeoJSON, KML or GPX; - for standard input), what it would meet in the log in DIR.

    Also told are the measures that speak of it, how much notice it gives, and what could not be computed.

    Nothing is signed, and nothing is written, but with --at-host. A notice whose id is that of a live one is taken as its next version.
    What its party may read counts; what others hide does not, and is told as what could not be computed. Among themselves `garant screen`
    compares them.

    With --at-host a signed probe for each notice goes into the log, its place hidden. The host answers whether something hidden is met, and
    nothing of where, when or how near; the owner of it sees who asked. A party has so many looks a day (the charter's looks_per_day).

    Exit code 0 when nothing stands against any of them, 1 when something does or could not be computed, 2 when FILE cannot be read as
    notices. The answer informs; it is never a permission.

    \b
    Examples:
      garant check theatre convoy.geojson --party north
      garant check theatre convoy.geojson --at 2027-03-01T06:00:00Z --json
      garant check theatre convoy.geojson --html convoy.html
      garant check theatre convoy.geojson --at-host --key officer.key
    """
    from garant.cli.answer_scene import of_answers

    require_pictures(svg_file, html_file)
    now_ms = _instant(at)
    given = _given(file, as_json=as_json)
    desk = _desk(directory, key_file, at, at_host=at_host)
    read = opened(directory) if desk is None else Opened(desk.store, desk.host.ledger)
    party = party if desk is None else desk.party
    _require_parties(read, given, party)
    with unreadable(file, as_json=as_json):
        checked = list(Asking(read, now_ms).checked(given, party))
    answers = [] if desk is None else [probed(desk, one.feature, as_json=as_json) for one in checked]
    write_pictures(lambda: of_answers(read.ledger.state, checked, now_ms), svg_file, html_file)
    doubts = drawn_places.hints(directory, given)
    whole = {**_data(read, checked, now_ms), **drawn_places.data(doubts), **({"host": answers} if desk else {})}
    said = [touches.answered(one.result, one.touched, one.looks_left) for one in answers]
    answer(whole, lambda: Group(*drawn_places.lines(doubts), *said, _told(checked)), as_json=as_json)
    if any(one.found.result != "clear" for one in checked) or any(one.result != "clear" for one in answers):
        raise click.exceptions.Exit(BAD)


def _desk(directory: Path, key_file: Path | None, at: str | None, *, at_host: bool) -> Desk | None:
    """Open the log as its host where the host is asked too, with the key that signs."""
    if at_host != (key_file is not None):
        raise Refused(Code.USAGE, "--at-host and --key go together: a probe at the host is signed")
    if at_host and at is not None:
        raise Refused(Code.USAGE, "the host answers as of now; leave out --at")
    return None if key_file is None else desk_at(directory, key_file)


def _instant(at: str | None) -> int:
    try:
        return bootstrap.now_ms() if at is None else instant.parse(at)
    except Refused as refused:
        raise Refused(Code.USAGE, refused.refusal.sentence, "--at") from None


def _given(file: Path, *, as_json: bool) -> "list[Feature]":
    data_given = data_of(file)
    with unreadable(file, as_json=as_json):
        return list(features(data_given, unlocated=True))


def _require_parties(read: Opened, given: "Sequence[Feature]", party: str | None) -> None:
    named = {one.party for one in given if one.party} | ({party} if party else set())
    for name in sorted(named):
        require_known(name, list(read.ledger.state.parties.rows), "party")


def _data(read: Opened, checked: Sequence[Checked], now_ms: int) -> dict[str, object]:
    told = [{"id": one.feature.id, **data(one.found, one.suggested)} for one in checked]
    return {"at": instant.text(now_ms), "log_size": read.ledger.tree.size, "notices": told}


def _told(checked: Sequence[Checked]) -> Group:
    """Tell one notice whole; of several those that something stands against, and how many there are."""
    telling = [one for one in checked if one.found.result != "clear" or len(checked) == 1]
    parts: list[RenderableType] = [answered(one.found, one.suggested) for one in telling[:_SHOWN_MAX]]
    if len(telling) > _SHOWN_MAX:
        parts.append(Ink(f"and {counted(len(telling) - _SHOWN_MAX, 'notice')} more; --json tells all of them\n"))
    if len(checked) != 1:
        parts.append(Ink(f"{counted(len(checked), 'notice')} checked; something stands against {len(telling)}, or could not be computed"))
    return Group(*parts, informs())
