"""`garant show`: the questions that one asks of a log."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import click
from rich.console import Group, RenderableType

from garant.answers import gaps, overview
from garant.answers.overview import AgreementLine
from garant.cli.naming import find, require_known
from garant.cli.opening import opened
from garant.cli.output import answer, directory, json_option
from garant.errors import Code, Refused
from garant.node.ledger import read
from garant.node.ports import EntryStore
from garant.node.sealed import as_seen_by, withheld_for
from garant.state.state import State
from garant.statement.kinds import Hiding, Verdict, kind_of
from garant.terminal import tables
from garant.terminal.findings import signer
from garant.terminal.paper import Ink, clock, pick
from garant.terminal.payload import payload
from garant.terminal.sheet import heads


class Asked(NamedTuple):
    """A question: the log's state and store, which thing (or all), as whom, in which language."""

    state: State
    store: EntryStore
    name: str
    party: str | None
    language: str

    def wants(self, name: str) -> bool:
        """Tell whether a thing is asked for."""
        return self.name in ("", name)


Shown = tuple[object, RenderableType]
"""An answer as data, and as something to print."""


def _parties(asked: Asked) -> Shown:
    lines = [line for line in overview.parties(asked.state) if asked.wants(line.party)]
    return lines, tables.party(lines[0], asked.language) if asked.name else tables.parties(lines, asked.language)


def _agreements(asked: Asked) -> Shown:
    lines = _agreement_lines(asked)
    return lines, tables.agreement(lines[0], asked.language) if asked.name else tables.agreements(lines, asked.language)


def _agreement_lines(asked: Asked) -> list[AgreementLine]:
    rows = [(ref, row) for ref, row in asked.state.agreements.items() if asked.wants(ref)]
    return [overview.agreement(asked.state, ref, as_seen_by(asked.store, row.said, row.id, asked.party)) for ref, row in rows]


def _gaps(asked: Asked) -> Shown:
    lines = _agreement_lines(asked)
    found = [gap for line in lines for gap in line.gaps]
    texts = {f"{line.ref}#{measure.name}": pick(measure.text, asked.language) for line in lines for measure in line.measures}
    counts = {f"{place} {how}": count for (place, how), count in sorted(gaps.counts(found).items())}
    told = ", ".join(f"{what}: {count}" for what, count in counts.items())
    return {"gaps": found, "counts": counts}, Group(
        tables.gaps(found, texts), Ink(f"{len(found)} gaps in {len(texts)} measures{': ' if told else ''}{told}")
    )


def _contacts(asked: Asked) -> Shown:
    lines = [line for line in overview.contacts(asked.state) if asked.wants(line.ref)]
    return lines, tables.contacts(lines, asked.language)


def _meetings(asked: Asked) -> Shown:
    lines = [line for line in overview.meetings(asked.state) if asked.wants(line.ref)]
    return lines, tables.meetings(lines, asked.language)


def _proposals(asked: Asked) -> Shown:
    lines = [line for line in overview.proposals(asked.state) if asked.wants(line.ref)]
    return lines, tables.proposals(lines, asked.language)


def _notices(asked: Asked) -> Shown:
    lines = [line for line in overview.notices(asked.state) if asked.wants(line.ref)]
    return lines, tables.notices(lines)


def _receipts(asked: Asked) -> Shown:
    lines = [line for line in overview.notices(asked.state) if asked.wants(line.ref)]
    return [{"notice": line.ref, "version": line.version, "ladders": line.ladders} for line in lines], tables.receipts(lines)


def _statement(asked: Asked) -> Shown:
    """Find a statement by its id, or by the beginning of one, or by its index."""
    if not asked.name:
        raise Refused(Code.USAGE, "say which statement: its id (or how that begins), or its index")
    index = find(asked.store, asked.name)
    record = asked.store.record(index)
    assert record is not None  # noqa: S101 - it was found a moment ago
    entry = read(record.data)
    said = entry.signed.said
    seen = as_seen_by(asked.store, said, entry.signed.id, asked.party) if isinstance(said, Hiding) else said
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


class Question(NamedTuple):
    """A question: what it asks after, the table of the state that has the names, and who answers it."""

    noun: str
    table: str
    answer: Callable[[Asked], Shown]
    about: str


_QUESTIONS = {
    "parties": Question("party", "parties", _parties, "who takes part, who speaks for whom, what binds whom"),
    "agreements": Question("agreement", "agreements", _agreements, "what was agreed; with NAME its measures"),
    "gaps": Question("agreement", "agreements", _gaps, "what the texts of agreements leave open"),
    "contacts": Question("contact", "contacts", _contacts, "meetings, visits and calls, with each side's readout"),
    "meetings": Question("meeting", "meetings", _meetings, "rounds and summits, and that they have no date"),
    "proposals": Question("proposal", "proposals", _proposals, "what was offered to whom, and the reply"),
    "notices": Question("notice", "notices", _notices, "what parties will do or have where, and who has the word"),
    "receipts": Question("notice", "notices", _receipts, "each notice's receipts, recipient by recipient, level by level"),
    "statement": Question("statement", "", _statement, "one statement: NAME is its id, how that begins, or its index"),
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
@json_option
def show(directory: Path, what: str, name: str, party: str | None, language: str, *, as_json: bool) -> None:
    """Answer one question."""
    store, ledger = opened(directory)
    question = _QUESTIONS[what]
    if party is not None:
        require_known(party, list(ledger.state.parties.rows), "party")
    if name and question.table:
        require_known(name, list(ledger.state.table(question.table).rows), question.noun)
    data, shown = question.answer(Asked(ledger.state, store, name, party, language))
    answer(data, lambda: shown, as_json=as_json)
