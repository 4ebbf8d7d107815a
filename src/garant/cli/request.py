"""`garant request`: asking others for their consent, their guarantee or access, and answering. An answer changes no notice."""

from pathlib import Path
from typing import Any

import click

from garant.cli.output import answer, directory, json_option
from garant.cli.submitting import officer_key
from garant.cli.telling import desk_at
from garant.cli.words import language_option, stated, status_option, text_of, window_of, window_options
from garant.node.naming import require_known

_FORMS = ("consent", "access", "guarantee", "clarification", "inspection", "renewal")


@click.group(short_help="Ask others for consent, access or guarantees, and answer.")
def request() -> None:
    """Ask others for their consent, for access, for guarantees; and answer. `garant show DIR requests` tells what became of each.

    A request and its answers are things of their own. No notice is changed by one, and none waits for one: a notice informs.
    A registrar reports what others asked and answered with `garant say`, from JSON.
    """


@request.command("ask", short_help="Ask one or several.")
@directory
@click.argument("form", metavar="FORM", type=click.Choice(_FORMS))
@click.argument("text", metavar="TEXT")
@click.option("--name", required=True, metavar="NAME", help="The request's name.")
@click.option("--of", "of", required=True, multiple=True, metavar="PARTY", help="Who is asked; may be repeated.")
@click.option("--about", multiple=True, metavar="THING", help="What it is about, such as notice:un/patrol-1; may be repeated.")
@click.option("--version", type=click.IntRange(min=1), help="Which version of the one notice that it is about.")
@click.option("--reply-by", metavar="INSTANT", help="By when the answer is wanted; the theatre's clock otherwise.")
@window_options
@status_option
@language_option
@officer_key
@json_option
def ask(directory: Path, form: str, text: str, language: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Ask for FORM (consent, access, guarantee, clarification, inspection, renewal) of one or several, and say in TEXT for what.

    Each answers for itself. Silence is shown as silence, since when; it is neither yes nor no.

    \b
    Examples:
      garant request ask theatre guarantee "Free passage" --name passage --of north --of south --key officer.key
      garant request ask theatre consent "A balloon" --name b --of south --about notice:un/b-1 --key un.key
    """
    desk = desk_at(directory, key_file)
    own = ("name", "status", "version", "about", "reply_by")
    members = {
        "type": "request/1",
        "capacity": "party",
        "form": form,
        "of": [{"party": party} for party in given["of"]],
        "to": given["of"],
        "text": text_of(text, language),
        **{name: given[name] for name in own},
        **window_of(given),
    }
    told = desk.say(stated(members), as_json=as_json)
    answer(told.data(), told.shown, as_json=as_json)


@request.command("reply", short_help="Answer a request.")
@directory
@click.argument("ref", metavar="REQUEST")
@click.argument("said", metavar="ANSWER", type=click.Choice(("granted", "refused", "answered", "withdrawn")))
@click.argument("text", metavar="[TEXT]", required=False)
@click.option("--conditions", metavar="TEXT", help="On which conditions it is granted.")
@click.option("--for", "on_behalf_of", metavar="PARTY", help="Answer for a party that yours represents.")
@window_options
@language_option
@officer_key
@json_option
def reply(directory: Path, ref: str, said: str, language: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Answer REQUEST: granted (whole, or --from and --until), refused (say in TEXT why), answered in words, or withdrawn.

    A later answer takes the place of an earlier one; all of them stay on record. Only a headquarters' key answers.

    \b
    Examples:
      garant request reply theatre un/passage granted --until 2027-03-01T12:00:00Z --key hq.key
      garant request reply theatre un/passage refused "The road is mined." --key hq.key
    """
    desk = desk_at(directory, key_file)
    require_known(ref, list(desk.state.requests.rows), "request")
    members = {
        "type": "reply/1",
        "status": desk.state.requests.rows[ref].said.status,
        "request": ref,
        "capacity": "party",
        "answer": said,
        "conditions": given["conditions"],
        "on_behalf_of": given["on_behalf_of"],
        "text": text_of(given["text"], language),
        **window_of(given),
    }
    told = desk.say(stated(members), as_json=as_json)
    answer(told.data(), told.shown, as_json=as_json)
