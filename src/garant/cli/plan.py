"""`garant plan`: saying a plan of steps, how far each is, that one holds or releases, and what one observed."""

from pathlib import Path
from typing import Any

import click

from garant.cli import files
from garant.cli.commitment_options import key_option, word_options, words_of
from garant.cli.output import answer, directory, json_option
from garant.cli.say import INPUT_BYTES_MAX
from garant.cli.telling import Desk, desk_at
from garant.cli.words import stated
from garant.errors import Code, Refused
from garant.node.naming import require_known
from garant.statement import canonical

_plan = click.argument("ref", metavar="PLAN")
_step = click.argument("name", metavar="STEP")
_quantity = click.option("--quantity", type=click.IntRange(min=0), help="How many, in the step's own unit.")


@click.group(short_help="Say plans of steps, how far they are, and what holds them.")
def plan() -> None:
    """Say plans whose steps hang together: withdrawals, handovers, exchanges. Each step is declared by whose it is and observed by others.

    When a side holds, all that goes together with that step is held. `garant show DIR plans` tells which, and why.
    """


@plan.command("say", short_help="Enter a plan from a file.")
@directory
@click.argument("file", metavar="FILE", type=click.Path(path_type=Path, dir_okay=False, allow_dash=True))
@key_option
@json_option
def say_plan(directory: Path, file: Path, key_file: Path, *, as_json: bool) -> None:
    """Enter the plan in FILE (JSON, or - for standard input): the members of plan/1, as the reference of kinds lists them.

    \b
    Example:
      garant plan say theatre withdrawal.json --key hq.key
    """
    members = canonical.parse(files.read(file, INPUT_BYTES_MAX))
    if not isinstance(members, dict):
        raise Refused(Code.UNREADABLE, 'a plan is one JSON object, as in {"name": "withdrawal-1", ...}', str(file))
    _say(desk_at(directory, key_file), {"capacity": "party", **members, "type": "plan/1"}, as_json=as_json)


@plan.command("step", short_help="Say how far your own step is.")
@directory
@_plan
@_step
@click.argument("says", metavar="SAYS", type=click.Choice(("ready", "started", "done", "not_done")))
@_quantity
@word_options
@json_option
def step(directory: Path, ref: str, name: str, says: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Declare that your own STEP of PLAN is ready, started, done or not done.

    \b
    Example:
      garant plan step theatre tr/exchange-1 buses-north done --quantity 12 --key hq.key
    """
    _word(directory, ref, name, key_file, {"basis": "declared", "says": says}, given, as_json=as_json)


@plan.command("hold", short_help="Hold a step, and all that goes with it.")
@directory
@_plan
@_step
@word_options
@json_option
def hold(directory: Path, ref: str, name: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Hold STEP of PLAN. Every side of a plan may; what goes together with the step, and what comes after it, is held too.

    \b
    Example:
      garant plan hold theatre tr/exchange-1 buses-north --key unit.key --text "The other buses have not come."
    """
    _word(directory, ref, name, key_file, {"basis": "declared", "says": "holds"}, given, as_json=as_json)


@plan.command("release", short_help="Release what you hold.")
@directory
@_plan
@_step
@word_options
@json_option
def release(directory: Path, ref: str, name: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Release STEP of PLAN, as far as you hold it. Others release their own holds.

    \b
    Example:
      garant plan release theatre tr/exchange-1 buses-north --key unit.key
    """
    _word(directory, ref, name, key_file, {"basis": "declared", "says": "releases"}, given, as_json=as_json)


@plan.command("observe", short_help="Say what you saw of another's step.")
@directory
@_plan
@_step
@click.argument("says", metavar="SAYS", type=click.Choice(("ready", "started", "done", "not_done")))
@_quantity
@word_options
@json_option
def observe(directory: Path, ref: str, name: str, says: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Say what you observed of another's STEP of PLAN. It stands beside what was declared, with what differs.

    \b
    Example:
      garant plan observe theatre tr/exchange-1 buses-north done --quantity 11 --key monitor.key
    """
    _word(directory, ref, name, key_file, {"basis": "observed", "says": says}, given, as_json=as_json)


def _word(directory: Path, ref: str, name: str, key_file: Path, said: dict[str, Any], given: dict[str, Any], *, as_json: bool) -> None:
    desk = desk_at(directory, key_file)
    require_known(ref, list(desk.state.plans.rows), "plan")
    status = desk.state.plans.rows[ref].said.status
    members = {"type": "plan_word/1", "plan": ref, "step": name, "capacity": "party", "status": status, **said, **words_of(given)}
    _say(desk, {**members, "quantity": given.get("quantity")}, as_json=as_json)


def _say(desk: Desk, members: dict[str, Any], *, as_json: bool) -> None:
    told = desk.say(stated(members), as_json=as_json)
    answer(told.data(), told.shown, as_json=as_json)
