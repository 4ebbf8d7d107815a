"""`garant call`: making a call, taking it, saying that it was missed; its words are in `call_words`."""

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Group, RenderableType

from garant import bootstrap
from garant.bootstrap import Place
from garant.cli.call_places import place_option, places_of
from garant.cli.output import answer, directory, json_option
from garant.cli.telling import Desk, Told, desk_at
from garant.cli.where import KEY_FILE
from garant.cli.words import language_option, stated, text_of
from garant.node.naming import require_known
from garant.state.rows import CallRow

if TYPE_CHECKING:
    from garant.answers.hotline_words import Said, Spoken

KEY = click.option("--key", "key_file", required=True, type=KEY_FILE, help="The officer's key to sign with.")
CALL = click.argument("ref", metavar="CALL")
HAPPENED = click.option("--happened", metavar="INSTANT", help="When it happened, if it is recorded afterwards.")
PRIVATE = click.option("--private", is_flag=True, help="Hide the text and the places from all but the two sides.")


@click.group(short_help="Call the other side, take its calls, read back.")
def call() -> None:
    """Call the other side on a line, take its calls, say and read back. `garant show DIR calls` tells all of it.

    A STOP is taken by whoever is there, with any officer's key. If nobody takes it within a minute it goes to the next on duty:
    `garant call watch` says so, attempt by attempt.
    """


@call.command("make", short_help="Call a party on a line.")
@directory
@click.argument("channel", metavar="CHANNEL")
@click.argument("urgency", metavar="URGENCY", type=click.Choice(("stop", "urgent", "routine", "test")))
@click.argument("text", metavar="[TEXT]", required=False)
@click.option("--name", required=True, metavar="NAME", help="The call's name.")
@click.option("--to", "to", required=True, metavar="PARTY", help="Whom you call; one party a call.")
@place_option
@click.option("--about", multiple=True, metavar="THING", help="What it is about, such as notice:un/convoy-1; may be repeated.")
@click.option("--reply-by", metavar="INSTANT", help="By when you ask for a reply.")
@HAPPENED
@PRIVATE
@language_option
@KEY
@json_option
def make(directory: Path, channel: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Call PARTY on CHANNEL: URGENCY is stop, urgent, routine or test.

    Places are compared with the place index, and what does not agree is told. It is recorded all the same: a STOP waits for nobody.

    \b
    Examples:
      garant call make theatre north/air-line stop "Stop firing" --name stop-1 --to south --key unit.key
      garant call make theatre north/air-line test --name test-7 --to south --key north.key
      garant call make theatre north/air-line urgent "A convoy waits here" --name wait-1 --to south \\
          --place "Deir ez-Zor @ 35.33588 40.14084" --key north.key
    """
    record_call(desk_at(directory, key_file), directory, {**given, "channel": channel}, as_json=as_json)


def record_call(desk: Desk, directory: Path, given: Mapping[str, Any], *, as_json: bool) -> None:
    """Say a call, and tell what disagrees in its places."""
    require_known(given["channel"], list(desk.state.channels.rows), "channel")
    own = ("name", "channel", "urgency", "about", "reply_by", "happened")
    text = text_of(given["text"], given["language"])
    members = {
        "type": "call/1",
        "status": desk.state.channels.rows[given["channel"]].said.status,
        "to": [given["to"]],
        "language": given["language"] if text else None,
        "text": text,
        "places": places_of(given["places"]),
        **{member: given[member] for member in own},
    }
    told = say(desk, members, (given["to"],) if given["private"] else (), as_json=as_json)
    tell(desk, directory, f"{desk.party}/{given['name']}", told, as_json=as_json)


def say(desk: Desk, members: Mapping[str, Any], private_for: tuple[str, ...], *, as_json: bool) -> Told:
    """Say something whose text and places may be hidden from all but some."""
    hidden = [name for name in ("text", "places") if members.get(name)] if private_for else []
    return desk.say(stated({**members, "share": list(private_for) if hidden else None}), as_json=as_json, hide=hidden)


def tell(desk: Desk, directory: Path, ref: str, told: Told, *, as_json: bool) -> None:
    """Tell that words are on record, and what disagrees in their places."""
    said = _said(desk, directory, ref, str(told.data()["id"]))
    checked = None if said is None else {"compared": said.compared, "read_back": said.read_back, "added": said.added}
    answer({**told.data(), "checked": checked}, lambda: _shown(told, said), as_json=as_json)


def _said(desk: Desk, directory: Path, ref: str, statement_id: str) -> "Said | None":
    """Find the words that were just recorded, with their places compared; None for words without places."""
    from garant.answers.hotline_calls import Calls
    from garant.node.questions.hotline import seen_as

    row = desk.state.calls.rows[ref]
    spoken: list[Spoken] = [row, *desk.state.messages.values(f"{ref}@")]
    if not any(one.said.places or one.said.sd for one in spoken):
        return None
    index = bootstrap.place_index(Place(directory))
    words = Calls(desk.state, desk.state.t_ms, index, seen_as(desk.store, desk.party)).one(ref).words
    return next(said for said in words if said.id == statement_id)


def _shown(told: Told, said: "Said | None") -> RenderableType:
    from garant.terminal import places

    lines = [] if said is None else [*places.warnings(said.compared), *places.read_back(said.read_back, said.added)]
    return Group(told.shown(), *lines)


def known_call(desk: Desk, ref: str) -> CallRow:
    """Give where a call stands. Refuses a name that the log does not have."""
    require_known(ref, list(desk.state.calls.rows), "call")
    return desk.state.calls.rows[ref]


_STEPS = {
    "take": ("taken", "Take a call that rings for your party.", "Any officer's key will do, whatever the roster says."),
    "miss": ("missed", "Say that your call was not answered.", "A STOP is said to be missed by the host, attempt by attempt."),
    "fail": ("failed", "Say that the line did not work.", "The call rang nowhere."),
    "end": ("ended", "Say that a call is over.", "Replies may still be said in it."),
}
_STEP_HELP = """{says} {more}

\b
Example:
  garant call {verb} theatre north/stop-1 --key officer.key
"""


def _add_step(verb: str, word: str, says: str, more: str) -> None:
    @call.command(verb, short_help=says, help=_STEP_HELP.format(says=says, more=more, verb=verb))
    @directory
    @CALL
    @click.argument("text", metavar="[TEXT]", required=False)
    @click.option("--duty", metavar="ROLE", help="In which duty you speak; your key's otherwise.")
    @HAPPENED
    @language_option
    @KEY
    @json_option
    def step(directory: Path, ref: str, text: str | None, language: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
        desk = desk_at(directory, key_file)
        row = known_call(desk, ref)
        members = {
            "type": "call_step/1",
            "status": row.said.status,
            "call": ref,
            "step": word,
            "to": [party for party in (row.said.party, *(row.said.to or ())) if party != desk.party],
            "duty": text_of(given["duty"], language),
            "text": text_of(text, language),
            "happened": given["happened"],
        }
        told = desk.say(stated(members), as_json=as_json)
        answer(told.data(), told.shown, as_json=as_json)


for _name, _told in _STEPS.items():
    _add_step(_name, *_told)
