"""`garant commitment`: reporting what one owes, verifying what others owe, moving deadlines, and saying that an event happened."""

from pathlib import Path
from typing import Any

import click

from garant.cli.commitment_options import by, dated, key_option, status, thing_of, word_options, words_of
from garant.cli.output import answer, directory, json_option
from garant.cli.telling import desk_at
from garant.cli.words import language_option, stated, text_of

_commitment = click.argument("name", metavar="COMMITMENT")
_measure = click.argument("measure", metavar="MEASURE")
_evidence = click.option("--evidence", multiple=True, metavar="THING", help="What shows it, such as evidence:un/photo-7; may be repeated.")
_period = click.option("--period", metavar="DATE", help="Which time of a thing that recurs: its day, month or year.")


@click.group(short_help="Report, verify and move what was promised.")
def commitment() -> None:
    """Report what you owe, verify what others owe, move deadlines, and say that an event happened from which deadlines run.

    A COMMITMENT is a measure (reg/zone-2018#m1) or a follow-up (tr/inquiry-1). Whether one is kept is said with `garant incident position`;
    a registrar reports the words of others with `garant say`, from JSON. `garant show DIR commitments` tells how far each has come.
    """


@commitment.command("report", short_help="Report how far it is, as whoever owes it.")
@directory
@_commitment
@click.argument("says", metavar="[SAYS]", required=False, default="done", type=click.Choice(("started", "partly", "done", "not_done")))
@click.option("--for", "on_behalf_of", metavar="PARTY", help="Report for a party that yours represents.")
@_period
@_evidence
@word_options
@status
@json_option
def report(directory: Path, name: str, says: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Report that what you owe is done, or started, partly done, not done. Others may verify it, or say that it is not kept.

    What recurs is reported time by time: `--period` says which.

    \b
    Examples:
      garant commitment report theatre reg/zone-2018#m1 --key hq.key --text "All are out."
      garant commitment report theatre reg/zone-2018#m4 done --period 2018-10-12 --key hq.key
    """
    own = {name: given[name] for name in ("on_behalf_of", "period", "evidence", "status")}
    _say(directory, key_file, {"type": "fulfilment/1", "of": thing_of(name), "says": says, **own, **words_of(given)}, as_json=as_json)


@commitment.command("verify", short_help="Say how far it is, as somebody else.")
@directory
@_commitment
@click.argument("grade", metavar="GRADE", type=click.IntRange(0, 3))
@_period
@_evidence
@word_options
@status
@json_option
def verify(directory: Path, name: str, grade: int, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Verify what somebody else owes. GRADE: 0 not begun, 1 begun, 2 well on, 3 complete.

    \b
    Example:
      garant commitment verify theatre reg/zone-2018#m1 2 --key un.key --text "Two of five are empty."
    """
    own = {name: given[name] for name in ("period", "evidence", "status")}
    _say(directory, key_file, {"type": "verification/1", "of": thing_of(name), "grade": grade, **own, **words_of(given)}, as_json=as_json)


@commitment.command("extend", short_help="Give it a later deadline.")
@directory
@_measure
@click.option("--to", "to", required=True, metavar="DATE", help="The new deadline: a day, month or year, or an instant in UTC.")
@click.option("--words", metavar="TEXT", help="The new deadline as it was worded, such as 00:00 Damascus.")
@word_options
@status
@json_option
def extend(directory: Path, measure: str, to: str, words: str | None, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Say that MEASURE has a new deadline. It moves when all who are bound have said the same; a party's own word alone moves nothing.

    \b
    Example:
      garant commitment extend theatre reg/zone-2018#m1 --to 2018-11-10 --key hq.key
    """
    _change(directory, measure, key_file, {"change": "extended", "deadline": by(to, words)}, given, as_json=as_json)


@commitment.command("lapse", short_help="Say that it lapsed, or what took its place.")
@directory
@_measure
@click.option("--superseded-by", metavar="MEASURE", help="The measure that took its place.")
@word_options
@status
@json_option
def lapse(directory: Path, measure: str, superseded_by: str | None, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Say that MEASURE lapsed, or was superseded. It counts when all who are bound have said the same.

    \b
    Examples:
      garant commitment lapse theatre reg/zone-2018#m1 --key hq.key --on 2019-01-31
      garant commitment lapse theatre reg/zone-2018#m1 --superseded-by reg/zone-2019#m2 --key hq.key
    """
    change = {"change": "superseded" if superseded_by else "lapsed", "superseded_by": superseded_by}
    _change(directory, measure, key_file, change, given, as_json=as_json)


@commitment.command("event", short_help="Say that an event happened from which deadlines run.")
@directory
@click.argument("agreement", metavar="AGREEMENT")
@click.argument("event", metavar="EVENT")
@click.option("--on", "on", metavar="DATE", help="When it happened: a day, month or year, or an instant in UTC; today otherwise.")
@click.option("--text", metavar="TEXT", help="A word to go with it.")
@language_option
@key_option
@status
@json_option
def event(directory: Path, agreement: str, event: str, key_file: Path, *, as_json: bool, **given: Any) -> None:  # noqa: ANN401 - options as they were given
    """Say that EVENT happened, in the words of the deadlines of AGREEMENT that run from it. Who differs, says so in the same way.

    \b
    Examples:
      garant commitment event theatre reg/zone-2018 "Day D" --on 2018-09-20 --key hq.key
      garant commitment event theatre reg/zone-2018 in_force --on 2018-09-20T21:00:00Z --key hq.key
    """
    text = text_of(given["text"], given["language"])
    said = {"type": "event/1", "agreement": agreement, "event": event, "when": dated(given["on"]), "text": text, "status": given["status"]}
    _say(directory, key_file, said, as_json=as_json)


def _change(directory: Path, measure: str, key_file: Path, change: dict[str, Any], given: dict[str, Any], *, as_json: bool) -> None:
    words = words_of(given)
    said = {"type": "measure_change/1", "measure": measure, **change, "effective": words["when"], "text": words["text"]}
    _say(directory, key_file, {**said, "status": given["status"]}, as_json=as_json)


def _say(directory: Path, key_file: Path, members: dict[str, Any], *, as_json: bool) -> None:
    told = desk_at(directory, key_file).say(stated({**members, "capacity": "party"}), as_json=as_json)
    answer(told.data(), told.shown, as_json=as_json)
