"""`garant call say`, `translate`, `read-back`, `reply`: words in a call; and `record`: a call that went by telephone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from garant.answers.hotline_words import Spoken
from garant.cli.call import CALL, HAPPENED, KEY, PRIVATE, call, known_call, record_call, say, tell
from garant.cli.call_places import place_option, places_of
from garant.cli.output import directory, json_option
from garant.cli.telling import Desk, desk_at
from garant.cli.words import language_option, text_of
from garant.errors import Code, Refused
from garant.statement.kinds import Call, Message

F = TypeVar("F", bound=Callable[..., Any])

_FORMS = {
    "say": ("word", "Say something in a call.", "--reply-by asks the other side for a reply, --promise promises one."),
    "translate": ("translation", "Translate what was said in a call.", "--of names it; the newest words otherwise."),
    "read-back": (
        "read_back",
        "Read back what the other side said.",
        "Each place is held against what was said, and what is wrong is told.",
    ),
    "reply": ("reply", "Reply to what the other side said.", "With --promise it is no reply yet, but the promise of one."),
}
_HELP = """{says} {more}

\b
Example:
  garant call {verb} theatre north/stop-1 "Understood" --key officer.key
"""


def _options(command: F) -> F:
    for option in (
        json_option,
        KEY,
        language_option,
        PRIVATE,
        HAPPENED,
        click.option("--promise", "promised_by", metavar="INSTANT", help="Promise a reply by this instant."),
        click.option("--reply-by", metavar="INSTANT", help="Ask for a reply by this instant."),
        click.option("--of", "of", metavar="ID", help="Of which words: the id of a statement in this call, or how it begins."),
        place_option,
        click.argument("text", metavar="[TEXT]", required=False),
        CALL,
        directory,
    ):
        command = option(command)
    return command


def _add_form(verb: str, form: str, says: str, more: str) -> None:
    @call.command(verb, short_help=says, help=_HELP.format(says=says, more=more, verb=verb))
    @_options
    def words(directory: Path, ref: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
        _say(desk_at(directory, key_file), directory, ref, {**given, "form": form}, as_json=as_json)


for _name, _told in _FORMS.items():
    _add_form(_name, *_told)


def _say(desk: Desk, directory: Path, ref: str, given: dict[str, Any], *, as_json: bool) -> None:
    row = known_call(desk, ref)
    others = tuple(party for party in (row.said.party, *(row.said.to or ())) if party != desk.party)
    text = text_of(given["text"], given["language"])
    members = {
        "type": "message/1",
        "status": row.said.status,
        "call": ref,
        "form": given["form"],
        "of": None if given["form"] == "word" else _of(desk, ref, given["of"], given["form"]),
        "to": list(others),
        "language": given["language"] if text else None,
        "text": text,
        "places": places_of(given["places"]),
        "reply_by": given["reply_by"],
        "promised_by": given["promised_by"],
        "happened": given["happened"],
    }
    tell(desk, directory, ref, say(desk, members, others if given["private"] else (), as_json=as_json), as_json=as_json)


def _of(desk: Desk, ref: str, given: str | None, form: str) -> str:
    """Find what is translated, read back or answered: as named, or the newest words (of the other side) that are not such themselves."""
    spoken: list[Spoken] = [desk.state.calls.rows[ref], *desk.state.messages.values(f"{ref}@")]
    if given is not None:
        found = [one.id for one in spoken if one.id.startswith(given)]
        if len(found) != 1:
            raise Refused(Code.UNKNOWN_REFERENCE, f"{len(found) or 'no'} words in {ref} have an id that begins with {given[:16]!r}", "--of")
        return found[0]
    mine = [one.id for one in spoken if _is_source(one.said, form) and (form == "translation" or one.said.party != desk.party)]
    if not mine:
        raise Refused(
            Code.UNKNOWN_REFERENCE, f"the other side has said nothing in {ref} yet; nothing can be {form.replace('_', ' ')} of it"
        )
    return mine[-1]


def _is_source(said: Call | Message, form: str) -> bool:
    words = said.form if isinstance(said, Message) else "word"
    return words == "word" or (form == "reply" and words == "reply")


@call.command("record", short_help="Record a call that went by telephone.")
@directory
@click.argument("channel", metavar="CHANNEL")
@click.argument("urgency", metavar="URGENCY", type=click.Choice(("stop", "urgent", "routine", "test")))
@click.argument("text", metavar="[TEXT]", required=False)
@click.option("--happened", required=True, metavar="INSTANT", help="When you called, in UTC.")
@click.option("--name", required=True, metavar="NAME", help="The call's name.")
@click.option("--to", "to", required=True, metavar="PARTY", help="Whom you called.")
@place_option
@click.option("--about", multiple=True, metavar="THING", help="What it was about; may be repeated.")
@click.option("--reply-by", metavar="INSTANT", help="By when you asked for a reply.")
@PRIVATE
@language_option
@KEY
@json_option
def record(directory: Path, channel: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Record a call that went by the printed telephones, while the host was out of reach.

    It is your word, under your key, that you called then. Those who took it say so with `garant call take --happened`.

    \b
    Example:
      garant call record theatre north/air-line stop "Stop firing" --name stop-2 --to south \\
          --happened 2027-02-28T11:40:00Z --key north.key
    """
    record_call(desk_at(directory, key_file), directory, {**given, "channel": channel}, as_json=as_json)
