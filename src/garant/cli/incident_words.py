"""`garant incident position`, `finding`, `follow-up`: what each side says of an event, what was found, and what is owed after it."""

from pathlib import Path
from typing import Any, get_args

import click

from garant.cli.incident import incident
from garant.cli.output import answer, directory, json_option
from garant.cli.submitting import officer_key
from garant.cli.telling import Desk, desk_at
from garant.cli.words import language_option, stated, text_of
from garant.errors import Code, Refused
from garant.node.naming import require_known
from garant.statement.kinds.incidents import Says

__all__ = ["incident"]

_evidence = click.option("--evidence", multiple=True, metavar="THING", help="Evidence, such as evidence:tr/photo-1; may be repeated.")
_SORTS = {"incident": "incidents", "item": "book_items", "finding": "findings", "access": "access_events"}


@incident.command("position", short_help="Take your party's position.")
@directory
@click.argument("about", metavar="INCIDENT")
@click.argument("says", metavar="SAYS", type=click.Choice(get_args(Says)))
@click.option("--for", "on_behalf_of", metavar="PARTY", help="For a party that yours represents.")
@click.option("--against", metavar="PARTY", help="Whom you hold answerable instead.")
@click.option("--text", metavar="TEXT", help="In words.")
@_evidence
@language_option
@officer_key
@json_option
def position(directory: Path, about: str, says: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Say what your party says of INCIDENT (or of another thing, such as item:reg/ru-2017-01-22#3).

    SAYS is confirms, does_not_confirm, contests, says_excluded_party, says_outside_terms, alleges, denies; of what was promised also
    kept, partly_kept, not_kept. A later position of yours takes the place of your earlier one, and of nobody else's. Only a headquarters'
    key takes positions.

    \b
    Examples:
      garant incident position theatre north/mill-1 does_not_confirm --key hq.key \\
        --text "Nobody of ours was there."
      garant incident position theatre north/mill-1 confirms --for hill-people --key hq.key
    """
    desk = desk_at(directory, key_file)
    thing = about if ":" in about else f"incident:{about}"
    members = {
        "type": "position/1",
        "status": _status(desk, thing),
        "about": thing,
        "capacity": "party",
        "says": says,
        "on_behalf_of": given["on_behalf_of"],
        "against": {"party": given["against"]} if given["against"] else None,
        "text": text_of(given["text"], given["language"]),
        "evidence": given["evidence"],
    }
    told = desk.say(stated(members), as_json=as_json)
    answer(told.data(), told.shown, as_json=as_json)


def _status(desk: Desk, thing: str) -> str:
    """Give the status of a thing on record; that of an item is its book's, and what has none is actual."""
    sort, _, ref = thing.partition(":")
    table = _SORTS.get(sort)
    if table is None:
        return "actual"
    require_known(ref, list(desk.state.table(table).rows), sort)
    row: Any = desk.state.books.rows[ref.partition("#")[0]] if sort == "item" else desk.state.table(table).rows[ref]
    return str(row.said.status)


@incident.command("finding", short_help="Say what was found, in three graded parts.")
@directory
@click.argument("ref", metavar="INCIDENT")
@click.option("--name", required=True, metavar="NAME", help="The finding's name.")
@click.option(
    "--occurrence", type=click.Choice(("established", "likely", "not_established", "inconclusive")), required=True, help="Did it occur?"
)
@click.option("--breach", type=click.Choice(("yes", "no", "interpretation_disputed", "not_ruled")), required=True, help="Was it a breach?")
@click.option("--attribution", type=click.Choice(("none", "side", "unit")), default="none", show_default=True, help="Whose was it?")
@click.option("--attributed-to", metavar="PARTY", help="To whom, unless to nobody.")
@click.option("--confidence", type=click.Choice(("low", "medium", "high")), required=True, help="How sure that is.")
@click.option(
    "--dissent", "dissents", multiple=True, metavar="WHO: TEXT", help="A member that did not agree, and what it says; repeatable."
)
@click.option("--measure", "measures", multiple=True, metavar="MEASURE", help="A measure that it concerns.")
@click.option("--text", metavar="TEXT", help="In words.")
@_evidence
@language_option
@officer_key
@json_option
def finding(directory: Path, ref: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Say what your body found on INCIDENT: did it occur, was it a breach, whose was it. Each part is graded apart.

    Only a monitor or a commission makes a finding alone; a side's view is a position. Several sides' finding is said with `garant say`,
    signed with a key of each.

    \b
    Example:
      garant incident finding theatre north/mill-1 --name f-1 --occurrence established \\
        --breach interpretation_disputed --confidence medium \\
        --dissent "south: attribution is not established" --key mission.key
    """
    desk = desk_at(directory, key_file)
    require_known(ref, list(desk.state.incidents.rows), "incident")
    plain = ("name", "occurrence", "breach", "attribution", "confidence", "measures", "evidence")
    members = {
        "type": "finding/1",
        "status": desk.state.incidents.rows[ref].said.status,
        "incident": ref,
        "capacity": "party",
        "by": [{"party": desk.party}],
        "attributed_to": {"party": given["attributed_to"]} if given["attributed_to"] else None,
        "dissent": [_dissent(one) for one in given["dissents"]],
        "text": text_of(given["text"], given["language"]),
        **{name: given[name] for name in plain},
    }
    told = desk.say(stated(members), as_json=as_json)
    answer(told.data(), told.shown, as_json=as_json)


def _dissent(text: str) -> dict[str, Any]:
    who, colon, says = text.partition(":")
    if not colon or not says.strip():
        raise Refused(Code.USAGE, "say who dissents, a colon, and what it says", "--dissent")
    return {"by": {"text": who.strip()}, "text": says.strip()}


@incident.command("follow-up", short_help="Say what is owed after it.")
@directory
@click.argument("about", metavar="ABOUT")
@click.argument("form", metavar="FORM")
@click.argument("text", metavar="TEXT")
@click.option("--name", required=True, metavar="NAME", help="Its name.")
@click.option("--owed-by", multiple=True, required=True, metavar="PARTY", help="Who owes it; may be repeated.")
@click.option("--owed-to", multiple=True, metavar="PARTY", help="To whom.")
@click.option("--by", "by", metavar="DATE", help="By when: a day, or an instant in UTC. Without it, no deadline is stated.")
@click.option("--agreed", is_flag=True, help="Your party owes it, and agrees.")
@language_option
@officer_key
@json_option
def follow_up(directory: Path, about: str, form: str, text: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Say that a thing is owed after an incident or finding (ABOUT): an inquiry, an apology, a repair, a measure against a repetition.

    Whoever owes it reports on it with `garant say` (fulfilment/1); others verify it.

    \b
    Example:
      garant incident follow-up theatre finding:mission/f-1 inquiry "Its result in writing" \\
        --name inquiry-1 --owed-by south --owed-to north --by 2027-04-01 --agreed --key hq.key
    """
    desk = desk_at(directory, key_file)
    thing = about if ":" in about else f"incident:{about}"
    due = given["by"]
    deadline = {"is": "by", "date": due[:10], **({"utc": due} if "T" in due else {})} if due else {"is": "none"}
    members = {
        "type": "follow_up/1",
        "status": _status(desk, thing),
        "name": given["name"],
        "about": thing,
        "capacity": "party",
        "form": form,
        "owed_by": [{"party": party} for party in given["owed_by"]],
        "owed_to": [{"party": party} for party in given["owed_to"]],
        "deadline": deadline,
        "text": text_of(text, given["language"]),
    }
    told = desk.say({**stated(members), **({"agreed": True} if given["agreed"] else {})}, as_json=as_json)
    answer(told.data(), told.shown, as_json=as_json)
