"""`garant show`: the questions that one asks of a log."""

from pathlib import Path

import click
from rich.console import Group

from garant import bootstrap, instant
from garant.answers import overview
from garant.answers.overview import AgreementLine
from garant.cli import show_books, show_commitments, show_counts, show_hotline, show_incidents, show_reports, show_requests
from garant.cli.naming import find, require_known
from garant.cli.opening import opened
from garant.cli.output import answer, directory, json_option
from garant.cli.questions import Asked, Question, Shown
from garant.errors import Code, Refused
from garant.node.ledger import read
from garant.node.sealed import as_seen_by, withheld_for
from garant.statement.kinds import Hiding, Verdict, kind_of
from garant.terminal import tables
from garant.terminal.findings import signer
from garant.terminal.paper import Ink, clock
from garant.terminal.payload import payload
from garant.terminal.sheet import heads


def _parties(asked: Asked) -> Shown:
    lines = [line for line in overview.parties(asked.state) if asked.wants(line.party)]
    return lines, tables.party(lines[0], asked.language) if asked.name else tables.parties(lines, asked.language)


def _agreements(asked: Asked) -> Shown:
    lines = _agreement_lines(asked)
    return lines, tables.agreement(lines[0], asked.language) if asked.name else tables.agreements(lines, asked.language)


def _agreement_lines(asked: Asked) -> list[AgreementLine]:
    rows = [(ref, row) for ref, row in asked.state.agreements.items() if asked.wants(ref)]
    return [overview.agreement(asked.state, ref, as_seen_by(asked.store, row.said, row.id, asked.party, asked.state)) for ref, row in rows]


def _statement(asked: Asked) -> Shown:
    """Find a statement by its id, or by the beginning of one, or by its index."""
    if not asked.name:
        raise Refused(Code.USAGE, "say which statement: its id (or how that begins), or its index")
    index = find(asked.store, asked.name)
    record = asked.store.record(index)
    assert record is not None  # noqa: S101 - it was found a moment ago
    entry = read(record.data)
    said = entry.signed.said
    seen = as_seen_by(asked.store, said, entry.signed.id, asked.party, asked.state) if isinstance(said, Hiding) else said
    signers = "\n".join(signer(asked.state.keys.rows[keyid]) for keyid in entry.signed.keyids)
    gap = asked.state.chain_gaps.get(f"{index:012d}")
    told = withheld_for(asked.store, said, entry.signed.id, asked.party) if isinstance(said, Verdict) else ()
    shown = {"index": index, "t_ms": entry.t_ms, "id": entry.signed.id, "signed_by": entry.signed.keyids, "chain_gap": gap, "said": seen}
    shown |= {"withheld": told} if told else {}
    rows = (
        (f"entry {index}", kind_of(said)),
        ("admitted", clock(entry.t_ms)),
        ("id", entry.signed.id),
        ("signed by", Ink(signers)),
        ("gap", tables.chain_gap(gap) if gap else ""),
        ("for two alone", "\n".join(f"{pair.notice} and {pair.other}: {pair.word}" for pair in told)),
    )
    return shown, Group(heads(rows), Ink(), payload(seen))


_QUESTIONS: dict[str, Question] = {
    "parties": Question("party", "parties", _parties, "who takes part, who speaks for whom, what binds whom"),
    "agreements": Question("agreement", "agreements", _agreements, "what was agreed; with NAME its measures"),
    "statement": Question("statement", "", _statement, "one statement: NAME is its id, how that begins, or its index"),
    **show_hotline.QUESTIONS,
    **show_requests.QUESTIONS,
    **show_incidents.QUESTIONS,
    **show_books.QUESTIONS,
    **show_commitments.QUESTIONS,
    **show_counts.QUESTIONS,
    **show_reports.QUESTIONS,
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
""".format(questions="\n".join(f"  {name:11} {question.about}" for name, question in _QUESTIONS.items()))


@click.command(short_help="Show what the log says.", help=_HELP)
@directory
@click.argument("what", metavar="WHAT", type=click.Choice(list(_QUESTIONS)))
@click.argument("name", required=False, default="")
@click.option("--as", "party", metavar="PARTY", help="Show also what is hidden from others and was shared with PARTY.")
@click.option("--lang", "language", default="en", show_default=True, help="The language of texts, where they have it.")
@click.option("--at", "at", metavar="INSTANT", help="As of this instant, for what depends on the clock; now by default.")
@json_option
def show(directory: Path, what: str, name: str, party: str | None, language: str, at: str | None, *, as_json: bool) -> None:
    """Answer one question."""
    store, ledger = opened(directory)
    question = _QUESTIONS[what]
    if party is not None:
        require_known(party, list(ledger.state.parties.rows), "party")
    if name and question.table:
        require_known(name, list(ledger.state.table(question.table).rows), question.noun)
    at_ms = bootstrap.now_ms() if at is None else instant.parse(at)
    data, shown = question.answer(Asked(ledger.state, store, name, party, language, at_ms, directory))
    answer(data, lambda: shown, as_json=as_json)
