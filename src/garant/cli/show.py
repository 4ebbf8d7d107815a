"""`garant show`: the questions that one asks of a log (`node.questions`), on paper or as data."""

from collections.abc import Mapping
from pathlib import Path
from typing import Final

import click
from rich.console import Group, RenderableType

from garant import bootstrap, instant
from garant.answers.overview import AgreementLine, PartyLine
from garant.bootstrap import Place
from garant.cli import show_books, show_commitments, show_counts, show_hotline, show_incidents, show_reports, show_requests
from garant.cli.opening import opened
from garant.cli.output import answer, directory, json_option
from garant.cli.questions import Sheet
from garant.node.naming import require_known
from garant.node.questions.asked import Asked
from garant.node.questions.overview import StatementFound
from garant.node.questions.table import QUESTIONS
from garant.statement.kinds import kind_of
from garant.terminal import tables
from garant.terminal.findings import signer
from garant.terminal.paper import Ink, clock
from garant.terminal.payload import payload
from garant.terminal.sheet import heads


def _parties(asked: Asked, found: list[PartyLine], language: str) -> RenderableType:
    return tables.party(found[0], language) if asked.name else tables.parties(found, language)


def _agreements(asked: Asked, found: list[AgreementLine], language: str) -> RenderableType:
    return tables.agreement(found[0], language) if asked.name else tables.agreements(found, language)


def _statement(_asked: Asked, found: StatementFound, _language: str) -> RenderableType:
    rows = (
        (f"entry {found.index}", kind_of(found.said)),
        ("admitted", clock(found.t_ms)),
        ("id", found.id),
        ("signed by", Ink("\n".join(signer(row) for row in found.signers))),
        ("gap", tables.chain_gap(found.chain_gap) if found.chain_gap else ""),
        ("for two alone", "\n".join(f"{pair.notice} and {pair.other}: {pair.word}" for pair in found.withheld)),
    )
    return Group(heads(rows), Ink(), payload(found.said))


SHEETS: Final[Mapping[str, Sheet]] = {
    "parties": _parties,
    "agreements": _agreements,
    "statement": _statement,
    **show_hotline.SHEETS,
    **show_requests.SHEETS,
    **show_incidents.SHEETS,
    **show_books.SHEETS,
    **show_commitments.SHEETS,
    **show_counts.SHEETS,
    **show_reports.SHEETS,
}

_HELP = """Show what the log in DIR says: all of it, or the one thing NAMEd.

\b
WHAT is one of
{questions}

NAME is a reference such as reg/sy-2018-idlib. A NAME that the log does not have ends with exit code 1, as does a PARTY.

\b
Examples:
  garant show theatre parties
  garant show theatre agreements reg/sy-2018-idlib
  garant show theatre gaps --json
  garant show theatre agreements tr/exercise-line --as tr
  garant show theatre receipts un/convoy-1
  garant show theatre statement 3f9a20c1
""".format(questions="\n".join(f"  {name:11} {question.about}" for name, question in QUESTIONS.items()))


@click.command(short_help="Show what the log says.", help=_HELP)
@directory
@click.argument("what", metavar="WHAT", type=click.Choice(list(QUESTIONS)))
@click.argument("name", required=False, default="")
@click.option("--as", "party", metavar="PARTY", help="Show also what is hidden from others and was shared with PARTY.")
@click.option("--lang", "language", default="en", show_default=True, help="The language of texts, where they have it.")
@click.option("--at", "at", metavar="INSTANT", help="As of this instant, for what depends on the clock; now by default.")
@json_option
def show(directory: Path, what: str, name: str, party: str | None, language: str, at: str | None, *, as_json: bool) -> None:
    """Answer one question."""
    store, ledger = opened(directory)
    question = QUESTIONS[what]
    if party is not None:
        require_known(party, list(ledger.state.parties.rows), "party")
    if name and question.table:
        require_known(name, list(ledger.state.table(question.table).rows), question.noun)
    at_ms = bootstrap.now_ms() if at is None else instant.parse(at)
    asked = Asked(ledger.state, store, name, party, at_ms, lambda: bootstrap.place_index(Place(directory)))
    found = question.find(asked)
    answer(question.data(found), lambda: SHEETS[what](asked, found, language), as_json=as_json)
