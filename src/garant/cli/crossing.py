"""`garant crossing`: reporting how many returned, or how much aid passed: counts, never persons."""

from pathlib import Path
from typing import Any

import click

from garant.cli.contact_words import figure, key_option, name_option, whos
from garant.cli.output import answer, directory, json_option
from garant.cli.telling import desk_at
from garant.cli.words import language_option, stated, status_option, text_of


@click.group(short_help="Report returns and aid at crossings.")
def crossing() -> None:
    """Report counts at crossings: returns, aid, evacuations, transfers; promised and delivered. Never persons.

    `garant show DIR crossings` puts them side by side and adds up what may be added.
    """


@crossing.command("report", short_help="Report a count for a point and a period.")
@directory
@click.argument("form", metavar="FORM", type=click.Choice(("returns", "aid", "evacuation", "transfer")))
@click.argument("delivered", metavar="DELIVERED")
@name_option
@click.option("--point", required=True, metavar="TEXT", help="The crossing point.")
@click.option("--start", required=True, metavar="DATE", help="The first day of the period, or the whole month or year.")
@click.option("--until", metavar="DATE", help="The last day of the period.")
@click.option("--unit", required=True, metavar="WORD", help="What is counted, such as trucks.")
@click.option("--promised", metavar="COUNT", help="How many were promised for the period, or `unknown`.")
@click.option(
    "--voluntary", type=click.Choice(("said_voluntary", "said_not_voluntary", "mixed", "undetermined")), help="Of returns: as reported."
)
@click.option("--standing", default="said", show_default=True, metavar="WORD", help="How the figure stands, in a word.")
@click.option("--replaces", metavar="COUNT", help="An earlier count of one's own that this one corrects, such as un/aid-march.")
@click.option("--text", metavar="TEXT", help="A word to go with it.")
@status_option
@language_option
@key_option
@json_option
def report(directory: Path, form: str, delivered: str, language: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Report a count of FORM (returns, aid, evacuation, transfer): DELIVERED is a whole number, or `unknown`.

    \b
    Examples:
      garant crossing report theatre aid 180 --name aid-w9 --point "The bridge" --start 2027-03-01 \\
        --until 2027-03-07 --unit trucks --promised 250 --key officer.key
      garant crossing report theatre returns unknown --name returns-w9 --point "The bridge" --start 2027-03 \\
        --unit persons --voluntary undetermined --key officer.key
    """
    desk = desk_at(directory, key_file)
    own = ("name", "status", "point", "start", "until", "unit", "voluntary", "standing", "replaces")
    members = {
        "type": "crossing_count/1",
        "capacity": "party",
        "form": form,
        "promised": figure(given["promised"]) if given["promised"] is not None else None,
        "delivered": figure(delivered),
        "by": whos([desk.party])[0],
        "text": text_of(given["text"], language),
        **{name: given[name] for name in own},
    }
    said = desk.say(stated(members), as_json=as_json)
    answer(said.data(), said.shown, as_json=as_json)
