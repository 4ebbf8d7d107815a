"""`garant show`: the questions that one asks of a log."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import click
from rich.console import Group, RenderableType
from rich.json import JSON
from rich.text import Text

from garant import bootstrap
from garant.answers import gaps, overview
from garant.answers.overview import AgreementLine
from garant.bootstrap import Place
from garant.cli.output import answer, directory, json_option, plain
from garant.errors import Code, Refused
from garant.node.ledger import read
from garant.node.opening import open_ledger
from garant.node.ports import EntryStore
from garant.node.sealed import as_seen_by
from garant.state.state import State
from garant.statement.kinds import Hiding, kind_of
from garant.terminal import tables
from garant.terminal.paper import clock, ink, pick


class Asked(NamedTuple):
    """A question: the log's state and store, which thing (or all), as whom, in which language."""

    state: State
    store: EntryStore
    name: str
    party: str | None
    language: str


Shown = tuple[object, RenderableType]
"""An answer as data, and as something to print."""


def _parties(asked: Asked) -> Shown:
    lines = [line for line in overview.parties(asked.state) if asked.name in ("", line.party)]
    return lines, tables.parties(lines, asked.language)


def _agreements(asked: Asked) -> Shown:
    lines = _agreement_lines(asked)
    return lines, tables.agreement(lines[0], asked.language) if asked.name else tables.agreements(lines, asked.language)


def _agreement_lines(asked: Asked) -> list[AgreementLine]:
    rows = [(ref, row) for ref, row in asked.state.agreements.items() if asked.name in ("", ref)]
    _require_found(asked, rows)
    return [overview.agreement(asked.state, ref, as_seen_by(asked.store, row.said, row.id, asked.party)) for ref, row in rows]


def _gaps(asked: Asked) -> Shown:
    lines = _agreement_lines(asked)
    found = [gap for line in lines for gap in line.gaps]
    texts = {f"{line.ref}#{measure.name}": pick(measure.text, asked.language) for line in lines for measure in line.measures}
    counts = ", ".join(f"{place} {how}: {count}" for (place, how), count in sorted(gaps.counts(found).items()))
    data = {"gaps": found, "counts": {f"{place} {how}": count for (place, how), count in sorted(gaps.counts(found).items())}}
    return data, Group(
        tables.gaps(found, texts), Text(f"{len(found)} gaps in {sum(len(line.measures) for line in lines)} measures. {counts}")
    )


def _contacts(asked: Asked) -> Shown:
    lines = [line for line in overview.contacts(asked.state) if asked.name in ("", line.ref)]
    return lines, tables.contacts(lines, asked.language)


def _meetings(asked: Asked) -> Shown:
    lines = [line for line in overview.meetings(asked.state) if asked.name in ("", line[0])]
    return [{"ref": ref, "said": said} for ref, said in lines], tables.meetings(lines, asked.language)


def _proposals(asked: Asked) -> Shown:
    lines = [line for line in overview.proposals(asked.state) if asked.name in ("", line.ref)]
    return lines, tables.proposals(lines, asked.language)


def _notices(asked: Asked) -> Shown:
    lines = [line for line in overview.notices(asked.state) if asked.name in ("", line.ref)]
    return lines, tables.notices(lines)


def _receipts(asked: Asked) -> Shown:
    lines = [line for line in overview.notices(asked.state) if asked.name in ("", line.ref)]
    _require_found(asked, lines)
    return [{"notice": line.ref, "version": line.version, "ladders": line.ladders} for line in lines], tables.receipts(lines)


def _statement(asked: Asked) -> Shown:
    """Find a statement by its id, or by the beginning of one, or by its index."""
    index, data = _find(asked)
    entry = read(data)
    said = entry.signed.said
    seen = as_seen_by(asked.store, said, entry.signed.id, asked.party) if isinstance(said, Hiding) else said
    shown = {"index": index, "t_ms": entry.t_ms, "id": entry.signed.id, "signed_by": entry.signed.keyids, "said": seen}
    head = ink(f"entry {index}, {kind_of(said)}, admitted {clock(entry.t_ms)}\nid {entry.signed.id}\n", "bold")
    return shown, Group(head, JSON.from_data(plain(seen)))


def _find(asked: Asked) -> tuple[int, bytes]:
    if not asked.name:
        raise Refused(Code.USAGE, "say which statement: its id (or how it begins), or its index")
    for index, record in enumerate(asked.store.records()):
        if asked.name == str(index) or (len(asked.name) >= _ID_START and record.statement_id.startswith(asked.name)):
            return index, record.data
    raise Refused(Code.UNKNOWN_REFERENCE, f"there is no statement {asked.name} in this log")


_ID_START = 6
"""How much of an id is enough to name a statement."""


def _require_found(asked: Asked, found: object) -> None:
    if asked.name and not found:
        raise Refused(Code.UNKNOWN_REFERENCE, f"there is no {asked.name} in this log")


_QUESTIONS: dict[str, Callable[[Asked], Shown]] = {
    "parties": _parties,
    "agreements": _agreements,
    "gaps": _gaps,
    "contacts": _contacts,
    "meetings": _meetings,
    "proposals": _proposals,
    "notices": _notices,
    "receipts": _receipts,
    "statement": _statement,
}


@click.command()
@directory
@click.argument("what", type=click.Choice(list(_QUESTIONS)))
@click.argument("name", required=False, default="")
@click.option("--as", "party", metavar="PARTY", help="Also show what is hidden from others and shared with PARTY.")
@click.option("--lang", "language", default="en", show_default=True, help="The language of texts, where they have it.")
@json_option
def show(directory: Path, what: str, name: str, party: str | None, language: str, *, as_json: bool) -> None:
    """Show what the log in DIR says: all of it, or the one NAMEd (a reference such as reg/sy-2018-idlib, or a statement's id).

    \b
    garant show theatre parties
    garant show theatre agreements reg/sy-2018-idlib
    garant show theatre gaps --json
    garant show theatre agreements tr/exercise-line --as tr
    garant show theatre receipts un/convoy-1
    garant show theatre statement 3f9a20c1
    """
    place = Place(directory)
    store = bootstrap.open_store(place)
    ledger = open_ledger(store, bootstrap.verifier_key(place))
    data, shown = _QUESTIONS[what](Asked(ledger.state, store, name, party, language))
    answer(data, lambda: shown, as_json=as_json)
