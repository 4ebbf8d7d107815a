"""`garant access`: monitors, or aid, kept from a place."""

from pathlib import Path
from typing import Any

import click

from garant.cli.output import answer, directory, json_option
from garant.cli.submitting import officer_key
from garant.cli.telling import desk_at
from garant.cli.words import language_option, stated, status_option, text_of
from garant.gazetteer.degrees import parse_position


@click.group(short_help="Say that a team was kept from a place.")
def access() -> None:
    """Say that monitors, or aid, were kept from a place. `garant show DIR access` adds up the minutes that were lost."""


@access.command("report", short_help="Report that a team was kept away.")
@directory
@click.argument("outcome", metavar="OUTCOME", type=click.Choice(("refused", "delayed", "restricted", "conditioned", "granted_late")))
@click.option("--name", required=True, metavar="NAME", help="The event's name.")
@click.option("--team", required=True, metavar="TEXT", help="Which team, as a role: never a person's name.")
@click.option("--place", metavar="NAME", help="The name of the place.")
@click.option("--position", metavar="POSITION", help="Where: latitude first, or an MGRS reference.")
@click.option("--district", metavar="NAME", help="The district.")
@click.option("--arrived", metavar="INSTANT", help="When the team arrived, in UTC.")
@click.option("--left", metavar="INSTANT", help="When it left.")
@click.option("--minutes", "minutes_lost", type=click.IntRange(min=0), help="Minutes lost, if not those between arriving and leaving.")
@click.option("--refused-by", multiple=True, metavar="PARTY", help="Who kept it away; unknown unless you say.")
@click.option("--reason", metavar="TEXT", help="The reason that was given, quoted. Without it, none was given.")
@click.option("--about", multiple=True, metavar="THING", help="What the team was there for, such as incident:north/mill-1.")
@click.option("--to", "to", multiple=True, metavar="PARTY", help="Who must be told.")
@click.option("--text", metavar="TEXT", help="In words.")
@click.option("--hide", multiple=True, type=click.Choice(("place", "text")), help="Hide a member from the others.")
@click.option("--share", multiple=True, metavar="PARTY", help="Who may read what is hidden.")
@status_option
@language_option
@officer_key
@json_option
def report(directory: Path, outcome: str, key_file: Path, hide: tuple[str, ...], *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Report that a team was refused, delayed, restricted, let in on conditions, or late (OUTCOME).

    \b
    Example:
      garant access report theatre refused --name gate-3 --team "verification team 2" \\
        --district "Upper valley" --refused-by south --arrived 2027-03-01T12:00:00Z \\
        --left 2027-03-01T13:30:00Z --reason "No order to let you pass." --key mission.key
    """
    desk = desk_at(directory, key_file)
    position = parse_position(given["position"]) if given["position"] else None
    plain = ("name", "team", "arrived", "left", "minutes_lost", "about", "to", "share", "status")
    unknown = {"is": "unknown", "because": "not_stated"}
    members = {
        "type": "access_event/1",
        "capacity": "party",
        "outcome": outcome,
        "place": stated({"name": given["place"], "position": position}) or None,
        "district": given["district"] or unknown,
        "refused_by": [{"party": party} for party in given["refused_by"]] or unknown,
        "reason": given["reason"] or {"is": "none"},
        "text": text_of(given["text"], given["language"]),
        **{name: given[name] for name in plain},
    }
    told = desk.say(stated(members), as_json=as_json, hide=hide)
    answer(told.data(), told.shown, as_json=as_json)
