"""`garant proof absence`: the proof that a party was not told of something by an instant, or had not read it."""

from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path

import click
import msgspec

from garant import bootstrap, instant
from garant.cli import files
from garant.cli.opening import hosted
from garant.cli.output import answer, directory, json_option
from garant.errors import Code, Refused
from garant.limits import COORDINATE_UNITS_PER_DEGREE
from garant.node import absence as absences
from garant.node.absence import AbsenceFinding
from garant.node.naming import require_known
from garant.statement.absence import SENTENCE, Question
from garant.statement.words import LEVELS
from garant.terminal.absence import said, sentence
from garant.terminal.paper import Ink, assemble, ink

_FILE = click.Path(path_type=Path, dir_okay=False)
_STATUSES = ("actual", "exercise", "test")


@click.command("absence", short_help="Make the proof that a party was not told, or had not read it.")
@directory
@click.option("--party", required=True, metavar="PARTY", help="Who was not told, or had not read it.")
@click.option("--by", metavar="PARTY", help="Who had not told it; anybody, by default.")
@click.option("--notice", metavar="NOTICE", help="The notice, such as tr/post-1.")
@click.option("--box", metavar="W,S,E,N", help="Or a box in degrees: any notice that reaches into it.")
@click.option("--from", "start", metavar="INSTANT", help="The box from this instant on.")
@click.option("--until", "end", metavar="INSTANT", help="The box until this instant.")
@click.option("--level", type=click.Choice(LEVELS), help="Not that it was never told: that this level of PARTY had not read it.")
@click.option("--status", type=click.Choice(_STATUSES), default="actual", show_default=True, help="Notices of which status.")
@click.option("--at", required=True, metavar="INSTANT", help="By when.")
@click.option("-o", "--out", "output", required=True, type=_FILE, help="Where to write the proof.")
@json_option
def absence(directory: Path, output: Path, *, as_json: bool, **asked: str | None) -> None:
    """Make the proof that by an instant nobody had told PARTY of a notice, or of anything in a box; or that it had not been read there.

    The file holds the log up to then. Whoever checks it with `garant proof verify` folds it, asks the question again, and finds nothing.
    Absence of notice removes no protection and permits nothing. Exit code 1 when there was such a notice, or when its place is hidden.

    \b
    Examples:
      garant proof absence theatre --party ru --notice tr/post-1 \\
        --at 2020-02-03T00:00:00Z -o untold.proof
      garant proof absence theatre --party ru --by tr --box 36.6,35.8,36.8,36.0 \\
        --at 2020-02-03T00:00:00Z -o box.proof
      garant proof absence theatre --party ru --notice tr/post-2 --level unit \\
        --at 2020-02-03T00:00:00Z -o unread.proof
    """
    question = _question(asked)
    _require_past(question)
    files.require_free(output)
    host = hosted(directory)
    for one in filter(None, (question.party, question.by)):
        require_known(one, list(host.ledger.state.parties.rows), "party")
    data = absences.encode(absences.make(host, question))
    found = absences.check(data, host.verifier_key)
    files.write_new(output, data)
    answer(_data(found, output, data), lambda: _told(found, output, data), as_json=as_json)


def _data(found: AbsenceFinding, output: Path, data: bytes) -> dict[str, object]:
    return {"file": str(output), "result": found.answer.result, "note": SENTENCE, "entries": found.entries, "bytes": len(data)}


def _told(found: AbsenceFinding, output: Path, data: bytes) -> Ink:
    text = f"\nproof of {found.entries} entries, {len(data)} bytes in "
    return assemble(Ink(said(found), style="bold"), text, ink(str(output)), "\n", sentence())


def _require_past(question: Question) -> None:
    if instant.parse(question.at) > bootstrap.now_ms():
        raise Refused(Code.USAGE, f"{question.at} is still to come: nobody can show what will not have been said", "--at")


def _question(asked: Mapping[str, str | None]) -> Question:
    if (asked["notice"] is None) == (asked["box"] is None) or (asked["box"] is None and (asked["start"] or asked["end"])):
        raise Refused(Code.USAGE, "ask after a notice (--notice) or after a box (--box, with --from and --until): one of the two")
    members = {name: value for name, value in asked.items() if value is not None and name not in {"box", "start", "end"}}
    if asked["box"]:
        members |= {"box": _box(asked["box"], {name: asked[name] for name in ("start", "end") if asked[name]})}  # type: ignore[dict-item]
    try:
        return msgspec.convert(members, Question)
    except msgspec.ValidationError as error:
        raise Refused(Code.USAGE, f"this is no question: {error}") from error


def _box(text: str, window: Mapping[str, str | None]) -> dict[str, object]:
    try:
        west, south, east, north = (int(Decimal(part) * COORDINATE_UNITS_PER_DEGREE) for part in text.split(","))
    except (ArithmeticError, ValueError) as error:
        raise Refused(Code.USAGE, "a box is four numbers of degrees: west,south,east,north", "--box") from error
    return {"west": west, "south": south, "east": east, "north": north, **window}
