"""`garant report`: the daily report and the papers for a meeting, as one HTML page or one PDF, in the reader's language."""

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from garant import bootstrap, instant
from garant.cli import files
from garant.cli.opening import Opened, opened
from garant.cli.output import answer, directory, json_option
from garant.errors import Code, Refused
from garant.node.ledger import Ledger
from garant.node.naming import require_known
from garant.node.prefix import fold_until
from garant.node.questions.daily import ENDS, periods
from garant.node.questions.daily import clocks as clocks_of
from garant.node.sealed import reader
from garant.state.state import CHARTER
from garant.statement.words import Status
from garant.terminal.paper import assemble, ink
from garant.terminal.progress import progress

if TYPE_CHECKING:
    from garant.report.document import Document
    from garant.report.frame import Frame

F = TypeVar("F", bound=Callable[..., Any])
_FORMS = (".html", ".pdf")
_STATUSES = ("actual", "exercise", "test")


def _options(command: F) -> F:
    """Give a command what every report is asked with."""
    for option in reversed(
        (
            click.option("--as", "party", metavar="PARTY", help="Whose report it is: what PARTY may read is in it."),
            click.option("--public", is_flag=True, help="The public version: what is open to all, places by district or governorate."),
            click.option("--lang", "language", default="en", show_default=True, help="Its language: en, fr, ar, ru or tr."),
            click.option("--zone", metavar="ZONE", help="On which clocks, such as Asia/Damascus; the theatre's by default."),
            click.option(
                "-o", "--out", "output", required=True, type=click.Path(path_type=Path, dir_okay=False), help="A .pdf or .html file."
            ),
        )
    ):
        command = option(command)
    return command


@click.group(short_help="Write the daily report, and the papers for a meeting.")
def report() -> None:
    """Write the daily report, and the papers for a meeting: one page (HTML) or one PDF, in English, French, Arabic, Russian or Turkish.

    What its reader may not read is not in it. A report informs; it is never a permission.
    """


@report.command("daily", short_help="Write the daily report.")
@directory
@click.option("--date", "day", required=True, metavar="DAY", help="The day, such as 2018-09-17, on the theatre's clocks.")
@click.option("--until", default=ENDS, show_default=True, metavar="HH:MM", help="When that day ends.")
@click.option("--known", metavar="INSTANT", help="From what was on record by then; by default when the day ended.")
@click.option("--status", type=click.Choice(_STATUSES), default="actual", show_default=True, help="Statements of which status.")
@_options
@json_option
def daily(directory: Path, day: str, until: str, known: str | None, status: Status, *, as_json: bool, **asked: Any) -> None:  # noqa: ANN401
    """Write the report of the day that ends on DAY at 19:30, with the day before beside it.

    It has incidents by place and kind, what could not be seen, notices in force, STOP calls, commitments that are due, returns and aid,
    and a small map. It is made from the log as it was when the day ended, so it can be made again. `--known` takes what was entered since.

    \b
    Examples:
      garant report daily theatre --as tr --date 2018-09-17 --lang ar --out report.pdf
      garant report daily theatre --public --date 2018-09-17 --lang fr --out report.html
    """
    _require_form(asked)
    read = opened(directory)
    clocks, zone = clocks_of(read.ledger.state, asked["zone"])
    now, before = periods(day, until, clocks)
    ledger = _as_known(read, now.end_ms - 1 if known is None else instant.parse(known))
    _require_reader(ledger, asked)
    from garant.answers.daily import daily as answered
    from garant.report.daily import document
    from garant.report.speech import Speech
    from garant.report.values import Teller

    see = reader(read.store, ledger.state, asked["party"])
    with progress("writing", ledger.tree.size):
        found = answered(ledger.state, now, before, party=asked["party"], status=status, see=see)
        made = document(found, Teller(Speech(asked["language"]), clocks, zone), _frame(ledger, asked, status))
        _write(made, asked["output"], ledger, as_json=as_json)


@report.command("pack", short_help="Write the papers for a meeting.")
@directory
@click.option("--meeting", "ref", required=True, metavar="MEETING", help="The meeting, such as tr/round-12.")
@click.option("--at", metavar="INSTANT", help="As of this instant; now by default.")
@_options
@json_option
def pack(directory: Path, ref: str, at: str | None, *, as_json: bool, **asked: Any) -> None:  # noqa: ANN401
    """Write the papers for MEETING: its agenda, and behind it what is on record.

    They hold open incidents with every side's position, overdue commitments, books without a match, lines that are read differently, and
    of which entries a proof can be made.

    \b
    Example:
      garant report pack theatre --meeting tr/round-12 --as tr --lang fr --out pack.pdf
    """
    _require_form(asked)
    read = opened(directory)
    at_ms = bootstrap.now_ms() if at is None else instant.parse(at)
    ledger = _as_known(read, at_ms)
    clocks, zone = clocks_of(ledger.state, asked["zone"])
    _require_reader(ledger, asked)
    require_known(ref, list(ledger.state.meetings.rows), "meeting")
    from garant.answers.pack import pack as answered
    from garant.report.pack import document
    from garant.report.speech import Speech
    from garant.report.values import Teller

    with progress("writing", ledger.tree.size):
        found = answered(ledger.state, ref, at_ms, reader(read.store, ledger.state, asked["party"]))
        made = document(found, Teller(Speech(asked["language"]), clocks, zone), _frame(ledger, asked, found.meeting.status))
        _write(made, asked["output"], ledger, as_json=as_json)


def _require_form(asked: dict[str, Any]) -> None:
    if asked["public"] == (asked["party"] is not None):
        raise Refused(Code.USAGE, "say for whom it is: --as PARTY, or --public")
    if asked["output"].suffix.lower() not in _FORMS:
        raise Refused(Code.USAGE, "a report is a .pdf or a .html file", str(asked["output"]))
    files.require_free(asked["output"])


def _require_reader(ledger: Ledger, asked: dict[str, Any]) -> None:
    if asked["party"] is not None:
        require_known(asked["party"], list(ledger.state.parties.rows), "party")


def _as_known(read: Opened, until_ms: int) -> Ledger:
    """Give the log as it was at an instant; refuse one before there was a log."""
    ledger = read.ledger if read.ledger.state.t_ms <= until_ms else fold_until(read.store, until_ms)
    if not ledger.tree.size:
        begun = "this log had no entry by then: a report of an earlier day takes what was entered since with --known"
        raise Refused(Code.OUT_OF_RANGE, f"{begun} {instant.text(bootstrap.now_ms())[:19]}Z", "--date")
    return ledger


def _frame(ledger: Ledger, asked: dict[str, Any], status: Status) -> "Frame":
    from garant.report.frame import Frame

    charter = ledger.state.charters.rows[CHARTER].charter
    return Frame(charter.title, asked["party"], status, charter.log, ledger.tree.size, ledger.tree.root().hex())


def _write(made: "Document", output: Path, ledger: Ledger, *, as_json: bool) -> None:
    from garant.report import html, pdf

    data = pdf(made) if output.suffix.lower() == ".pdf" else html(made).encode()
    files.write_new(output, data)
    told = {"file": str(output), "bytes": len(data), "log": {"size": ledger.tree.size, "root": ledger.tree.root().hex()}}
    answer(told, lambda: assemble(f"report from {ledger.tree.size} entries, {len(data)} bytes in ", ink(str(output))), as_json=as_json)
