"""`garant receipt`: a recipient says how far a notice has come on its side. No receipt is an approval."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import click

from garant import bootstrap, instant
from garant.cli.output import answer, directory, json_option
from garant.cli.telling import desk_at
from garant.cli.where import KEY_FILE
from garant.cli.words import language_option, stated, text_of

_STEPS = ("delivered", "acknowledged", "disseminated", "queried", "objects", "unable")
_MEANS = ("radio", "telephone", "in_person", "message")


@click.command(short_help="Say how far a notice has come on our side.")
@directory
@click.argument("ref", metavar="NOTICE")
@click.argument("step", metavar="STEP", type=click.Choice(_STEPS))
@click.option("--level", required=True, type=click.Choice(("headquarters", "sector", "unit")), help="At which of our levels.")
@click.option("--key", "key_file", required=True, type=KEY_FILE, help="The key of that level; for a relay, of a level above it.")
@click.option("--note", metavar="TEXT", help="What is asked, objected to, or in the way.")
@click.option("--relayed-to", "unit", metavar="UNIT", help="A unit without a key that was told: its call name, never a person's.")
@click.option("--by", "means", type=click.Choice(_MEANS), default="radio", show_default=True, help="How it was told.")
@click.option("--at", "at", metavar="INSTANT", help="When it was told; now by default.")
@click.option("--read-back", is_flag=True, help="The unit read it back. Without that it does not count as having the word.")
@language_option
@json_option
def receipt(directory: Path, ref: str, step: str, level: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Say how far NOTICE, in its newest version, has come on our side.

    STEP is delivered, acknowledged, disseminated (passed down), queried, objects or unable.

    Headquarters knowing is not the unit knowing: a notice stays amber until the unit has it. A unit without a key is told by somebody
    above it, who says so with --relayed-to; it stays distinct from the unit's own word. No receipt is an approval.

    \b
    Examples:
      garant receipt theatre north/works-1 acknowledged --level unit --key unit.key
      garant receipt theatre north/works-1 queried --level unit --key unit.key --note "Where?"
      garant receipt theatre north/works-1 acknowledged --level unit --key hq.key --relayed-to post-7
    """
    desk = desk_at(directory, key_file)
    row = desk.notice(ref)
    said = {"type": "receipt/1", "status": row.status, "notice": ref, "version": row.version, "level": level, "step": step}
    done = desk.say({**said, **stated({"relay": _relay(given), "text": text_of(given["note"], given["language"])})}, as_json=as_json)
    answer(done.data(), done.shown, as_json=as_json)


def _relay(given: Mapping[str, Any]) -> dict[str, Any] | None:
    """Give how a unit without a key was told, if one was."""
    if given["unit"] is None:
        return None
    at = given["at"] or instant.text(bootstrap.now_ms())
    return {"unit": given["unit"], "means": given["means"], "read_back": given["read_back"], "at": at}
