"""`garant incident`: reporting an event, and saying what is done with it, by whose step it is."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from garant.cli.output import answer, directory, json_option
from garant.cli.submitting import officer_key
from garant.cli.telling import desk_at
from garant.cli.words import language_option, stated, status_option, text_of
from garant.errors import Code, Refused
from garant.gazetteer.degrees import parse_position
from garant.node.naming import require_known

_PRECISIONS = ("exact", "settlement", "area", "district", "governorate", "unknown")
_TIMES = ("minute", "hour", "day", "week", "month", "year", "unknown")
_DAY = len("2027-03-01")


@click.group(short_help="Report incidents, take positions, say what was found and is owed.")
def incident() -> None:
    """Report incidents, take positions on them, say what was found and what is owed. `garant show DIR incidents` shows all sides.

    One event is one incident, with as many signed positions as there are sides. What is not known is said as that: leave it out, or say
    `undetermined`. Whoever reports an incident shares, withdraws, merges and closes it; monitors and commissions assess and verify it.
    """


@incident.command("report", short_help="Report an event.")
@directory
@click.argument("form", metavar="FORM")
@click.argument("when", metavar="WHEN")
@click.option("--name", required=True, metavar="NAME", help="The incident's name.")
@click.option("--basis", type=click.Choice(("own_observation", "received_list", "allegation")), required=True, help="How you know of it.")
@click.option("--time-precision", type=click.Choice(_TIMES), help="How well the time is known; minute or day by default, as WHEN is.")
@click.option("--place", metavar="NAME", help="The name of the place.")
@click.option("--position", metavar="POSITION", help="Where: latitude first, as on maps, or an MGRS reference.")
@click.option("--precision", type=click.Choice(_PRECISIONS), help="How well the place is known.")
@click.option("--district", metavar="NAME", help="The district: the most that is shown where the place is hidden.")
@click.option("--by", "by", multiple=True, metavar="PARTY", help="Who did it; undetermined unless you say.")
@click.option("--against", multiple=True, metavar="PARTY", help="Whom you hold answerable.")
@click.option("--effect", "effects", multiple=True, metavar="WHAT[:COUNT]", help="An effect and how many, or undetermined; never persons.")
@click.option("--weapon", metavar="TEXT", help="With which weapon, or undetermined.")
@click.option("--seen", "means", metavar="MEANS", help="How it was observed: seen, heard, camera, uav, radar, crater_analysis, told.")
@click.option("--from", "observed_from", metavar="POSITION", help="Whence it was observed; hidden from all but those you share it with.")
@click.option("--measure", "measures", multiple=True, metavar="MEASURE", help="A measure that it concerns, such as reg/truce#m1.")
@click.option("--notice", "notices", multiple=True, metavar="NOTICE", help="A notice that it concerns.")
@click.option("--evidence", multiple=True, metavar="THING", help="Evidence, such as evidence:north/photo-1.")
@click.option("--to", "to", multiple=True, metavar="PARTY", help="Who must be told: a position is looked for from each.")
@click.option("--text", metavar="TEXT", help="What happened, in words.")
@click.option("--excluded", metavar="TEXT", help="The excluded group of which it is said; it has no coordinates then.")
@click.option("--hide", multiple=True, type=click.Choice(("observer", "place", "text", "evidence")), help="Hide a member from the others.")
@click.option("--share", multiple=True, metavar="PARTY", help="Who may read what is hidden.")
@status_option
@language_option
@officer_key
@json_option
def report(directory: Path, form: str, when: str, key_file: Path, hide: Sequence[str], *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Report an event of a kind (FORM, such as mortar_fire) at a time (WHEN: an instant in UTC, or a day).

    Where an observer was is never in the open: with --from, the observer is hidden, and read by those named with --share alone.

    \b
    Examples:
      garant incident report theatre mortar_fire 2027-03-01T06:12:00Z --name mill-1 \\
        --basis own_observation --place "Mill bridge" --position "35.93 36.61" \\
        --district "Upper valley" --to south --key officer.key
      garant incident report theatre shelling 2027-03-01 --name list-7 \\
        --basis received_list --district "Lower valley" --key officer.key
    """
    hidden = sorted({*hide, *(["observer"] if given["observed_from"] else [])})
    desk = desk_at(directory, key_file)
    told = desk.say(_reported(form, when, given), as_json=as_json, hide=hidden)
    answer(told.data(), told.shown, as_json=as_json)


def _reported(form: str, when: str, given: Mapping[str, Any]) -> dict[str, Any]:
    whole = len(when) <= _DAY
    plain = ("name", "basis", "weapon", "measures", "notices", "evidence", "to", "share", "status")
    return stated(
        {
            "type": "incident/1",
            "capacity": "party",
            "form": form,
            "standing": "alleged" if given["basis"] == "allegation" else "said",
            "when": {"is": "dated", "date": when[:_DAY], **({} if whole else {"utc": when})},
            "time_precision": given["time_precision"] or ("day" if whole else "minute"),
            "place": _place(given),
            "district": given["district"] or {"is": "unknown", "because": "not_stated"},
            "observer": _observer(given),
            "by": _whos(given["by"]) or "undetermined",
            "against": _whos(given["against"]),
            "effects": [_effect(one) for one in given["effects"]],
            "text": text_of(given["text"], given["language"]),
            "excluded_party": given["excluded"],
            **{name: given[name] for name in plain},
        }
    )


def _whos(parties: Sequence[str]) -> list[dict[str, str]]:
    return [{"party": party} for party in parties]


def _place(given: Mapping[str, Any]) -> dict[str, Any] | None:
    position = given["position"] and parse_position(given["position"])
    if not given["place"] and not position:
        return None
    precision = given["precision"] or ("exact" if position else "settlement")
    return stated({"name": given["place"], "position": position, "precision": precision, "district": given["district"]})


def _observer(given: Mapping[str, Any]) -> dict[str, Any] | None:
    if given["observed_from"] and not given["means"]:
        raise Refused(Code.USAGE, "say with --seen how it was observed", "--from")
    if not given["means"]:
        return None
    place = {"position": parse_position(given["observed_from"]), "precision": "exact"} if given["observed_from"] else None
    return stated({"means": given["means"], "place": place})


def _effect(text: str) -> dict[str, Any]:
    form, _, count = text.partition(":")
    return {"form": form, "count": int(count) if count.isdecimal() else "undetermined"}


_STEPS = {
    "share": ("shared", "Say that it was shared with the others.", "whoever reported it, a monitor or a commission"),
    "assess": ("assessed", "Say what a first look gives.", "a monitor or a commission"),
    "task": ("tasked", "Send somebody to verify it.", "a monitor or a commission"),
    "access-refused": ("access_refused", "Say that those who were to verify it were kept away.", "a monitor or a commission"),
    "verify": ("verified", "Say that it was verified.", "a monitor or a commission"),
    "not-verify": ("not_verified", "Say that it could not be verified.", "a monitor or a commission"),
    "investigate": ("investigated", "Say that it was investigated.", "a monitor or a commission"),
    "rule": ("ruled", "Say that a finding rules on it; name the finding with --about.", "a monitor or a commission"),
    "not-rule": ("not_ruled", "Say that evidence does not suffice for a ruling.", "a monitor or a commission"),
    "close": ("closed", "Close it.", "whoever reported it, a monitor or a commission"),
    "reopen": ("reopened", "Take it up again.", "whoever may have closed it; what was withdrawn or merged, whoever reported it"),
    "withdraw": ("withdrawn", "Take back your report. What others said of it stays.", "whoever reported it"),
}
_STEP_HELP = """{says}

It is a step of {whose}.

\b
Example:
  garant incident {verb} theatre north/mill-1 --key officer.key --text "As seen today."
"""


def _add_step(verb: str, step: str, says: str, whose: str) -> None:
    @incident.command(verb, short_help=says, help=_STEP_HELP.format(says=says, whose=whose, verb=verb))
    @directory
    @click.argument("ref", metavar="INCIDENT")
    @click.option("--about", multiple=True, metavar="THING", help="What it rests on, such as finding:mission/f-1; may be repeated.")
    @click.option("--text", metavar="TEXT", help="A word to go with it.")
    @language_option
    @officer_key
    @json_option
    def take_step(directory: Path, ref: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
        say_step(directory, ref, key_file, {"step": step, "about": given["about"], **_text(given)}, as_json=as_json)


for _verb, (_step, _says, _whose) in _STEPS.items():
    _add_step(_verb, _step, _says, _whose)


@incident.command("merge", short_help="Say that your report is of the same event as another.")
@directory
@click.argument("ref", metavar="INCIDENT")
@click.argument("into", metavar="OTHER")
@click.option("--text", metavar="TEXT", help="A word to go with it.")
@language_option
@officer_key
@json_option
def merge(directory: Path, ref: str, into: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Merge INCIDENT, which your party reported, into OTHER. What was said of it is shown with OTHER from then on; nothing is lost.

    \b
    Example:
      garant incident merge theatre north/mill-2 north/mill-1 --key officer.key
    """
    say_step(directory, ref, key_file, {"step": "merged", "into": into, **_text(given)}, as_json=as_json)


def _text(given: Mapping[str, Any]) -> dict[str, Any]:
    return {"text": text_of(given["text"], given["language"])}


def say_step(directory: Path, ref: str, key_file: Path, members: Mapping[str, Any], *, as_json: bool) -> None:
    """Say a step of an incident, in the incident's own status."""
    desk = desk_at(directory, key_file)
    require_known(ref, list(desk.state.incidents.rows), "incident")
    status = desk.state.incidents.rows[ref].said.status
    told = desk.say(stated({"type": "incident_step/1", "status": status, "incident": ref, **members}), as_json=as_json)
    answer(told.data(), told.shown, as_json=as_json)
