"""`garant meeting`: planning a meeting, saying what became of it, its standing agenda, and a calendar of all that has a date."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from garant import bootstrap, instant
from garant.cli.contact_words import key_option, name_option, when_of, whos
from garant.cli.opening import opened
from garant.cli.output import answer, directory, json_option
from garant.cli.telling import desk_at
from garant.cli.words import language_option, stated, status_option, text_of
from garant.node.naming import require_known
from garant.state.state import CHARTER
from garant.terminal.paper import Ink


@click.group(short_help="Plan meetings, say what became of them, prepare them.")
def meeting() -> None:
    """Plan a meeting, say what became of it and when the next one is, print its agenda, and export what has a date.

    The agenda is made from the register: nobody writes it, and nobody can leave anything out of it.
    """


@meeting.command("plan", short_help="Enter a meeting: planned, possible or held.")
@directory
@click.argument("form", metavar="FORM")
@name_option
@click.option("--title", metavar="TEXT", help="What it is called.")
@click.option("--process", metavar="TEXT", help="The series to which it belongs.")
@click.option("--body", metavar="BODY", help="The body whose meeting it is, such as un/commission.")
@click.option("--number", type=click.IntRange(min=1), help="Its number in the series.")
@click.option("--between", multiple=True, metavar="PARTY", help="Who meets; may be repeated.")
@click.option("--when", metavar="DATE", help="A day, month or year, or an instant in UTC; `none` where there is none; not known otherwise.")
@click.option("--place", metavar="TEXT", help="Where.")
@click.option("--stands", type=click.Choice(("planned", "possible", "held")), default="planned", show_default=True, help="How it stands.")
@click.option("--after", metavar="MEETING", help="The meeting that it follows.")
@status_option
@language_option
@key_option
@json_option
def plan(directory: Path, form: str, language: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Enter a meeting: FORM is a word such as round, summit, commission. A date that is not known is said to be not known.

    \b
    Example:
      garant meeting plan theatre round --name round-2 --process "Bridge talks" --number 2 \\
        --between north --between south --when 2027-03-08T09:00:00Z --key officer.key
    """
    own = ("name", "status", "process", "body", "number", "place", "stands", "after")
    members = {
        "type": "meeting/1",
        "capacity": "party",
        "form": form,
        "title": text_of(given["title"], language),
        "between": whos(given["between"]),
        "when": when_of(given["when"]),
        **{name: given[name] for name in own},
    }
    said = desk_at(directory, key_file).say(stated(members), as_json=as_json)
    answer(said.data(), said.shown, as_json=as_json)


@meeting.command("outcome", short_help="Say what became of a meeting, and when the next one is.")
@directory
@click.argument("ref", metavar="MEETING")
@click.argument("stands", metavar="OUTCOME", type=click.Choice(("held", "postponed", "called_off")))
@click.option("--when", metavar="DATE", help="When it was held, or was to be.")
@click.option("--next", "following", metavar="MEETING", help="The next one, where it is on record.")
@click.option("--next-when", metavar="DATE", help="When the next one is; `none` where there is no date; not known otherwise.")
@click.option("--item", "items", nargs=3, multiple=True, metavar="THING STANDING TEXT", help="What was said of THING; may be repeated.")
@click.option("--text", metavar="TEXT", help="A word on all of it.")
@language_option
@key_option
@json_option
def outcome(directory: Path, ref: str, stands: str, language: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Say what became of MEETING (held, postponed, called_off), item by item, and when the next one is, or that it has no date.

    \b
    Example:
      garant meeting outcome theatre north/round-2 held --when 2027-03-08 --next-when none --key officer.key \\
        --item incident:north/shots-1 said "Both sides give their position by Friday."
    """
    desk = desk_at(directory, key_file)
    require_known(ref, list(desk.state.meetings.rows), "meeting")
    members = {
        "type": "meeting_outcome/1",
        "status": desk.state.meetings.rows[ref].said.status,
        "meeting": ref,
        "capacity": "party",
        "stands": stands,
        "when": when_of(given["when"]),
        "next": given["following"],
        "next_when": when_of(given["next_when"]),
        "items": [{"about": thing, "standing": how, "text": text_of(says, language)} for thing, how, says in given["items"]],
        "text": text_of(given["text"], language),
    }
    said = desk.say(stated(members), as_json=as_json)
    answer(said.data(), said.shown, as_json=as_json)


@meeting.command("agenda", short_help="Print the standing agenda.")
@directory
@click.argument("name", metavar="[NAME]", required=False, default="")
@click.option("--as", "party", metavar="PARTY", help="Show also what is hidden from others and PARTY may read.")
@click.option("--at", metavar="INSTANT", help="As of this instant; now by default.")
@language_option
@json_option
def agenda(directory: Path, name: str, party: str | None, at: str | None, language: str, *, as_json: bool) -> None:
    """Print what the register holds open between those who meet: NAME is a meeting, a body or a process; all that is open otherwise.

    The same as `garant show DIR agenda NAME`.

    \b
    Example:
      garant meeting agenda theatre north/round-2 --as north --at 2027-03-08T09:00:00Z
    """
    from garant.bootstrap import Place
    from garant.cli.show_counts import SHEETS
    from garant.node.questions.asked import Asked
    from garant.node.questions.counts import QUESTIONS

    store, ledger = opened(directory)
    _require_party(party, list(ledger.state.parties.rows))
    at_ms = bootstrap.now_ms() if at is None else instant.parse(at)
    asked = Asked(ledger.state, store, name, party, at_ms, lambda: bootstrap.place_index(Place(directory)))
    found = QUESTIONS["agenda"].find(asked)
    answer(found, lambda: SHEETS["agenda"](asked, found, language), as_json=as_json)


@meeting.command("calendar", short_help="Export what has a date as iCalendar.")
@directory
@click.option(
    "--out", required=True, metavar="FILE", type=click.Path(path_type=Path, dir_okay=False), help="Where to write the calendar; a new file."
)
@click.option("--as", "party", metavar="PARTY", help="What concerns PARTY, with what it may read; all that is open otherwise.")
@click.option("--at", metavar="INSTANT", help="As of this instant; now by default.")
@language_option
@json_option
def calendar(directory: Path, out: Path, party: str | None, at: str | None, language: str, *, as_json: bool) -> None:
    """Write meetings, deadlines, reports that recur, and replies that are waited for, into FILE as iCalendar (RFC 5545).

    A day without a time stays a day. What has no day is not exported, and listed. The calendar is a copy: it binds nobody to anything.

    \b
    Example:
      garant meeting calendar theatre --as north --out north.ics
    """
    from rich.console import Group

    from garant.answers.agenda_dates import dated_things
    from garant.cli import files
    from garant.exchange import icalendar
    from garant.node.sealed import reader
    from garant.terminal import meetings

    store, ledger = opened(directory)
    state = ledger.state
    _require_party(party, list(state.parties.rows))
    at_ms = bootstrap.now_ms() if at is None else instant.parse(at)
    things = dated_things(state, at_ms, party, reader(store, state, party))
    charter = state.charters.rows[CHARTER].charter
    files.write_new(out, icalendar.calendar(things, charter.log, at_ms, charter.time_zone, language))
    dated = [one for one in things if one.not_dated is None]
    rest = [one for one in things if one.not_dated is not None]
    heading = Ink(f"{len(dated)} of {len(things)} things have a date, and are in {out}\n")
    answer({"dated": dated, "not_dated": rest}, lambda: Group(heading, meetings.not_dated(rest, language)), as_json=as_json)


def _require_party(party: str | None, known: Sequence[str]) -> None:
    if party is not None:
        require_known(party, known, "party")
