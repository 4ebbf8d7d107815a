"""`garant storage`: declaring what a storage site holds, and what an inspection of one found."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from garant.cli.contact_words import figure, key_option, name_option, when_of, whos
from garant.cli.output import answer, directory, json_option
from garant.cli.telling import desk_at
from garant.cli.words import language_option, stated, status_option, text_of
from garant.node.naming import require_known


@click.group(short_help="Declare weapons in storage, and what inspections found.")
def storage() -> None:
    """Declare weapons in storage, and say what inspections found.

    A declaration is a party's own; a later one of the same name is its next version. `garant show DIR storages NAME` puts what was
    declared beside what was found.
    """


def _class_counts(pairs: Sequence[tuple[str, ...]]) -> list[dict[str, Any]]:
    return [{"form": form, "count": figure(count), **({"because": rest[0]} if rest else {})} for form, count, *rest in pairs]


@storage.command("declare", short_help="Declare what a site of one's own holds.")
@directory
@click.argument("title", metavar="TITLE")
@name_option
@click.option("--district", required=True, metavar="TEXT", help="The smallest unit that everybody may see.")
@click.option("--as-of", required=True, metavar="DATE", help="The day of the figures.")
@click.option("--holds", nargs=2, multiple=True, metavar="CLASS COUNT", help="How many of a class of weapon; may be repeated.")
@click.option("--place", metavar="TEXT", help="The site's place by name.")
@click.option("--measure", metavar="MEASURE", help="The measure by which it is there, such as un/line#m3.")
@click.option("--zone", metavar="ZONE", help="The zone in which it lies.")
@click.option("--hide", multiple=True, type=click.Choice(("place", "holdings")), help="Hide this from all but --share; may be repeated.")
@click.option("--share", multiple=True, metavar="PARTY", help="Who may read what is hidden; may be repeated.")
@status_option
@language_option
@key_option
@json_option
def declare(directory: Path, title: str, language: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Declare a storage site of one's own: what it is called, where, and what it holds as of a day.

    \b
    Example:
      garant storage declare theatre "First depot" --name depot-1 --district "Upper valley" --as-of 2027-03-01 \\
        --holds tank 24 --holds mortar_120mm 12 --hide holdings --share un --key officer.key
    """
    own = ("name", "status", "district", "as_of", "measure", "zone", "share")
    members = {
        "type": "storage/1",
        "title": text_of(title, language),
        "place": {"name": given["place"]} if given["place"] else None,
        "holdings": _class_counts(given["holds"]),
        **{name: given[name] for name in own},
    }
    said = desk_at(directory, key_file).say(stated(members), as_json=as_json, hide=given["hide"])
    answer(said.data(), said.shown, as_json=as_json)


@storage.command("inspect", short_help="Say what an inspection found, or that it was turned away.")
@directory
@click.argument("ref", metavar="SITE")
@name_option
@click.option("--when", metavar="DATE", required=True, help="The day of the inspection.")
@click.option("--found", nargs=2, multiple=True, metavar="CLASS COUNT", help="How many of a class were found; may be repeated.")
@click.option("--absent", nargs=3, multiple=True, metavar="CLASS COUNT TEXT", help="How many were absent, and what was said of it.")
@click.option("--access", metavar="EVENT", help="The access event, where it was turned away or held up.")
@click.option("--text", metavar="TEXT", help="A word to go with it.")
@click.option(
    "--hide", multiple=True, type=click.Choice(("found", "absent", "text")), help="Hide this from all but --share; may be repeated."
)
@click.option("--share", multiple=True, metavar="PARTY", help="Who may read what is hidden; may be repeated.")
@language_option
@key_option
@json_option
def inspect(directory: Path, ref: str, language: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Say what one's own team found at SITE, class by class, what was absent and what was said of that.

    \b
    Example:
      garant storage inspect theatre north/depot-1 --name depot-1-march --when 2027-03-15 --found tank 22 \\
        --absent tank 2 "in repair" --key monitor.key
    """
    desk = desk_at(directory, key_file)
    require_known(ref, list(desk.state.storages.rows), "storage site")
    site = desk.state.storages.rows[ref].said
    members = {
        "type": "inspection/1",
        "status": site.status,
        "name": given["name"],
        "capacity": "party",
        "by": whos([desk.party])[0],
        "storage": ref,
        "measure": site.measure,
        "when": when_of(given["when"]),
        "found": _class_counts(given["found"]),
        "absent": _class_counts(given["absent"]),
        "access": given["access"],
        "text": text_of(given["text"], language),
        "share": given["share"],
    }
    said = desk.say(stated(members), as_json=as_json, hide=given["hide"])
    answer(said.data(), said.shown, as_json=as_json)
