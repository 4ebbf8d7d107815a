"""`garant channel`: lines between parties, how they are declared, and what is observed of them."""

from pathlib import Path
from typing import Any, get_args

import click

from garant import bootstrap, instant
from garant.cli.opening import opened
from garant.cli.output import answer, directory, json_option
from garant.cli.submitting import officer_key
from garant.cli.telling import Desk, desk_at
from garant.cli.words import language_option, stated, status_option, text_of
from garant.errors import Code, Refused
from garant.node.naming import require_known
from garant.statement.kinds.hotline import Means
from garant.statement.words import LEVELS

_ref = click.argument("ref", metavar="CHANNEL")


@click.group(short_help="Keep the lines between parties: open, suspended, in use, silent.")
def channel() -> None:
    """Keep the lines between parties. What is declared of a line and what is observed of it are two things, and both are shown.

    `garant show DIR channels` tells how each stands. A registrar enters the lines of others with `garant say`, from JSON.
    """


@channel.command("new", short_help="Enter a line to other parties.")
@directory
@click.argument("name", metavar="NAME")
@click.argument("title", metavar="TITLE")
@click.option("--with", "others", required=True, multiple=True, metavar="PARTY", help="Another side of it; may be repeated.")
@click.option("--means", type=click.Choice(get_args(Means)), default="telephone", show_default=True, help="What it is.")
@click.option(
    "--number", "numbers", multiple=True, metavar="LEVEL=NUMBER", help="Where you are reached, for its sides alone; may be repeated."
)
@click.option("--answer-within", metavar="DURATION", help="How long a STOP rings before it goes on, such as PT90S; a minute otherwise.")
@click.option("--test-every", metavar="DURATION", help="How often it is to be tested, such as P1D.")
@status_option
@language_option
@officer_key
@json_option
def new(directory: Path, name: str, title: str, language: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Enter a line NAME between your party and others. Numbers stay hidden from everybody but its sides.

    \b
    Example:
      garant channel new theatre air-line "Air safety line" --with south --number unit=1021 --key north.key
    """
    desk = desk_at(directory, key_file)
    numbers = [_number(desk.party, text) for text in given["numbers"]]
    own = ("means", "status", "answer_within", "test_every")
    members = {
        "type": "channel/1",
        "name": name,
        "capacity": "party",
        "title": text_of(title, language),
        "between": sorted({desk.party, *given["others"]}),
        "to": list(given["others"]),
        "numbers": numbers,
        "share": list(given["others"]) if numbers else None,
        **{member: given[member] for member in own},
    }
    told = desk.say(stated(members), as_json=as_json, hide=["numbers"] if numbers else [])
    answer(told.data(), told.shown, as_json=as_json)


def _number(party: str, text: str) -> dict[str, str]:
    level, is_, number = text.partition("=")
    if not is_ or level not in LEVELS or not number:
        raise Refused(Code.USAGE, f"write a number as LEVEL=NUMBER, with {', '.join(LEVELS)}, not {text[:40]!r}", "--number")
    return {"party": party, "level": level, "number": number}


_WORDS = {
    "open": ("declares", "open", "Declare a line open."),
    "suspend": ("declares", "suspended", "Declare a line suspended. Whether it is used all the same is another matter."),
}
_WORD_HELP = """{says}

\b
Example:
  garant channel {word} theatre north/air-line --key north.key
"""


def _add_word(word: str, member: str, value: str, says: str) -> None:
    @channel.command(word, short_help=says.partition(".")[0] + ".", help=_WORD_HELP.format(says=says, word=word))
    @directory
    @_ref
    @click.argument("text", metavar="[TEXT]", required=False)
    @language_option
    @officer_key
    @json_option
    def say_word(directory: Path, ref: str, text: str | None, language: str, key_file: Path, *, as_json: bool) -> None:
        _say(desk_at(directory, key_file), ref, {member: value, "text": text_of(text, language)}, as_json=as_json)


for _name, _told in _WORDS.items():
    _add_word(_name, *_told)


@channel.command("observe", short_help="Say what you observe of a line.")
@directory
@_ref
@click.argument("observed", metavar="WHAT", type=click.Choice(("in_use", "silent", "failed_test")))
@click.argument("text", metavar="[TEXT]", required=False)
@language_option
@officer_key
@json_option
def observe(directory: Path, ref: str, observed: str, text: str | None, language: str, key_file: Path, *, as_json: bool) -> None:
    """Say what you observe of CHANNEL: in_use, silent or failed_test. Calls and tests in the log are counted without this.

    \b
    Example:
      garant channel observe theatre north/air-line silent "Nobody has answered since noon." --key south.key
    """
    _say(desk_at(directory, key_file), ref, {"observes": observed, "text": text_of(text, language)}, as_json=as_json)


def _say(desk: Desk, ref: str, members: dict[str, Any], *, as_json: bool) -> None:
    require_known(ref, list(desk.state.channels.rows), "channel")
    said = desk.state.channels.rows[ref].said
    now = instant.text(bootstrap.now_ms())
    word = {"type": "channel_word/1", "status": said.status, "channel": ref, "capacity": "party", "to": _others(desk, said.between)}
    told = desk.say(stated({**word, "when": {"is": "dated", "date": now[:10], "utc": now}, **members}), as_json=as_json)
    answer(told.data(), told.shown, as_json=as_json)


def _others(desk: Desk, between: tuple[str, ...]) -> list[str]:
    return [party for party in between if party != desk.party]


@channel.command("numbers", short_help="Tell the numbers of a line that a party may read.")
@directory
@_ref
@click.option("--as", "party", required=True, metavar="PARTY", help="Who asks.")
@click.option("--lang", "language", default="en", show_default=True, help="The language of duties.")
@json_option
def numbers(directory: Path, ref: str, party: str, language: str, *, as_json: bool) -> None:
    """Tell who is on duty on CHANNEL now and where they are reached, as far as PARTY may read it.

    \b
    Example:
      garant channel numbers theatre north/air-line --as south
    """
    from garant.node.questions.hotline import sheet_of
    from garant.terminal.hotline_sheet import telephones

    store, ledger = opened(directory)
    require_known(party, list(ledger.state.parties.rows), "party")
    require_known(ref, list(ledger.state.channels.rows), "channel")
    found = sheet_of(ledger.state, store, party, bootstrap.now_ms(), ref)
    answer(found, lambda: telephones(found, language), as_json=as_json)


@click.group(short_help="Say who is on duty.")
def roster() -> None:
    """Say who is on duty on a line: duty roles, never persons. A STOP goes down this list, headquarters first, then sector, then unit."""


@roster.command("set", short_help="Set who is on duty at a level.")
@directory
@_ref
@click.argument("level", metavar="LEVEL", type=click.Choice(LEVELS))
@click.option("--duty", "duties", required=True, multiple=True, metavar="ROLE[=NUMBER]", help="Who, in the order in which they are called.")
@click.option("--from", "valid_from", metavar="INSTANT", help="From this instant on, in UTC.")
@click.option("--until", "valid_until", metavar="INSTANT", help="Up to this instant.")
@language_option
@officer_key
@json_option
def set_roster(directory: Path, ref: str, level: str, language: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Set who of your party is on duty on CHANNEL at LEVEL. Numbers stay hidden from everybody but the sides of the line.

    Of several rosters whose time it is, the one that was set last counts.

    \b
    Example:
      garant roster set theatre north/line unit --duty "duty officer=1" --duty "deputy=2" --key south.key
    """
    desk = desk_at(directory, key_file)
    require_known(ref, list(desk.state.channels.rows), "channel")
    said = desk.state.channels.rows[ref].said
    duties = [text.partition("=") for text in given["duties"]]
    told_numbers = [number for _, _, number in duties]
    if any(told_numbers) and not all(told_numbers):
        raise Refused(Code.USAGE, "give a number for each on duty, or for none", "--duty")
    others = _others(desk, said.between)
    members = {
        "type": "roster/1",
        "status": said.status,
        "channel": ref,
        "level": level,
        "to": others,
        "order": [{"duty": {language: role}} for role, _, _ in duties],
        "numbers": told_numbers if any(told_numbers) else None,
        "share": others if any(told_numbers) else None,
        "valid_from": given["valid_from"],
        "valid_until": given["valid_until"],
    }
    told = desk.say(stated(members), as_json=as_json, hide=["numbers"] if any(told_numbers) else [])
    answer(told.data(), told.shown, as_json=as_json)
