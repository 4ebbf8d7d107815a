"""`garant contact`: entering a meeting, visit or call, one's own readout of it, and minutes that two sides sign."""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from garant import bootstrap
from garant.cli.contact_words import key_option, name_option, point_of, read_key_files, when_of, whos
from garant.cli.output import answer, directory, json_option
from garant.cli.submitting import receipt, require_admitted, submit, told
from garant.cli.telling import desk_at
from garant.cli.where import KEY_FILE
from garant.cli.words import language_option, stated, status_option, text_of
from garant.node.naming import require_known
from garant.node.saying import Saying

_points = click.option(
    "--point", "points", nargs=3, multiple=True, metavar="TOPIC STANDING TEXT", help="One thing it speaks of; may be repeated."
)


@click.group(short_help="Enter contacts, readouts and minutes.")
def contact() -> None:
    """Enter a meeting, visit or call between parties; say one's own readout of it; sign minutes together.

    Each side says what it says; `garant show DIR contacts NAME` puts the readouts side by side and tells what differs. A registrar reports
    contacts and readouts of others with `garant say`, from JSON with its sources.
    """


@contact.command("enter", short_help="Enter a contact in which one took part.")
@directory
@click.argument("form", metavar="FORM")
@name_option
@click.option("--level", required=True, metavar="TEXT", help="At which level, such as `sector commanders`.")
@click.option("--between", required=True, multiple=True, metavar="PARTY", help="Who took part; may be repeated.")
@click.option("--when", metavar="DATE", help="A day, month or year, or an instant in UTC; not known otherwise.")
@click.option("--place", metavar="TEXT", help="Where it was.")
@click.option("--duration", metavar="TEXT", help="How long, in words.")
@click.option("--note", metavar="TEXT", help="A word to go with it.")
@status_option
@language_option
@key_option
@json_option
def enter(directory: Path, form: str, language: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Enter that there was a contact: FORM is a word such as meeting, visit, call.

    \b
    Example:
      garant contact enter theatre meeting --name bridge-talks --level "sector commanders" \\
        --between north --between south --when 2027-03-02 --place "At the bridge" --key officer.key
    """
    own = ("name", "status", "level", "place", "duration")
    members = {
        "type": "contact/1",
        "capacity": "party",
        "form": form,
        "between": whos(given["between"]),
        "when": when_of(given["when"]),
        "note": text_of(given["note"], language),
        **{name: given[name] for name in own},
    }
    said = desk_at(directory, key_file).say(stated(members), as_json=as_json)
    answer(said.data(), said.shown, as_json=as_json)


@contact.command("readout", short_help="Say one's own readout of a contact.")
@directory
@click.argument("ref", metavar="CONTACT")
@click.argument("text", metavar="TEXT")
@click.option("--name", metavar="NAME", help="The readout's name; the contact's own otherwise.")
@click.option("--standing", default="said", show_default=True, metavar="WORD", help="How it stands, in a word.")
@_points
@click.option("--between", multiple=True, metavar="PARTY", help="Who took part, if that differs; may be repeated.")
@click.option("--held", metavar="DATE", help="When it took place, if that differs.")
@click.option("--place", metavar="TEXT", help="Where it was, if that differs.")
@language_option
@key_option
@json_option
def readout(directory: Path, ref: str, text: str, language: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Say what one's own side says of CONTACT in TEXT, and topic by topic with --point, so that the readouts can be compared.

    A STANDING is one of said, agreed, announced, objective, stressed, proposed, conditional, hoped, alleged, denied.

    \b
    Example:
      garant contact readout theatre north/bridge-talks "The sides spoke of the bridge." --key officer.key \\
        --point bridge agreed "Works stop when a convoy crosses." --point patrols said "Patrols were spoken of."
    """
    desk = desk_at(directory, key_file)
    require_known(ref, list(desk.state.contacts.rows), "contact")
    members = {
        "type": "readout/1",
        "status": desk.state.contacts.rows[ref].said.status,
        "contact": ref,
        "name": given["name"] or ref.partition("/")[2],
        "capacity": "party",
        "by": whos([desk.party]),
        "says": text_of(text, language),
        "standing": given["standing"],
        "between": whos(given["between"]),
        "held": when_of(given["held"]) if given["held"] else None,
        "place": given["place"],
        "points": [point_of(one) for one in given["points"]],
    }
    said = desk.say(stated(members), as_json=as_json)
    answer(said.data(), said.shown, as_json=as_json)


@contact.command("minutes", short_help="Sign minutes of a contact together.")
@directory
@click.argument("ref", metavar="CONTACT")
@click.argument("text", metavar="TEXT")
@name_option
@click.option("--other", required=True, metavar="PARTY", help="The other side that signs.")
@_points
@language_option
@click.option("--key", "key_files", required=True, multiple=True, type=KEY_FILE, help="A key of each side; one's own first.")
@json_option
def minutes(directory: Path, ref: str, text: str, language: str, key_files: Sequence[Path], *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Sign one TEXT of CONTACT with the headquarters' keys of two of its sides. Neither signs for the other.

    \b
    Example:
      garant contact minutes theatre north/bridge-talks "Works stop for convoys." --name agreed --other south \\
        --key north-hq.key --key south-hq.key
    """
    desk = desk_at(directory, key_files[0])
    require_known(ref, list(desk.state.contacts.rows), "contact")
    members = {
        "type": "minutes/1",
        "status": desk.state.contacts.rows[ref].said.status,
        "contact": ref,
        "name": given["name"],
        "other": given["other"],
        "says": text_of(text, language),
        "points": [point_of(one) for one in given["points"]],
    }
    saying = Saying(stated(members), bootstrap.now_ms())
    got = require_admitted(submit(desk.host, saying, read_key_files(key_files)), as_json=as_json)
    answer(receipt(got), lambda: told(got), as_json=as_json)
