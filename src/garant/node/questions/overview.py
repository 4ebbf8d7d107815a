"""Questions about who takes part, what was agreed, and single statements."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, Final

from garant.answers import overview
from garant.answers.overview import AgreementLine, PartyLine
from garant.errors import Code, Refused
from garant.node.ledger import read
from garant.node.naming import find
from garant.node.questions.asked import Asked, Question
from garant.node.sealed import as_seen_by, withheld_for
from garant.state.rows import ChainGapRow, KeyRow
from garant.statement.kinds import Hiding, Statement
from garant.statement.withheld import Withheld, Withholding


@dataclass(frozen=True, slots=True)
class StatementFound:
    """A statement where it stands in the log, as its reader may see it: who signed it, its chain's gap, and what two parties alone get."""

    index: int
    t_ms: int
    id: str
    signed_by: tuple[str, ...]
    chain_gap: ChainGapRow | None
    said: Statement
    withheld: tuple[Withheld, ...]
    signers: tuple[KeyRow, ...]


def _parties(asked: Asked) -> list[PartyLine]:
    return [line for line in overview.parties(asked.state) if asked.wants(line.party)]


def agreements(asked: Asked) -> list[AgreementLine]:
    """Give the agreements that are asked for, as who asks may see them."""
    rows = [(ref, row) for ref, row in asked.state.agreements.items() if asked.wants(ref)]
    return [overview.agreement(asked.state, ref, as_seen_by(asked.store, row.said, row.id, asked.party, asked.state)) for ref, row in rows]


def _statement(asked: Asked) -> StatementFound:
    """Find a statement by its id, or by the beginning of one, or by its index."""
    if not asked.name:
        raise Refused(Code.USAGE, "say which statement: its id (or how that begins), or its index")
    index = find(asked.store, asked.name)
    record = asked.store.record(index)
    if record is None or index >= asked.state.size:
        raise Refused(Code.UNKNOWN_REFERENCE, f"entry {index} is newer than the picture that is asked; ask again")
    entry = read(record.data)
    signed = entry.signed
    said = signed.said
    return StatementFound(
        index=index,
        t_ms=entry.t_ms,
        id=signed.id,
        signed_by=signed.keyids,
        chain_gap=asked.state.chain_gaps.get(f"{index:012d}"),
        said=as_seen_by(asked.store, said, signed.id, asked.party, asked.state) if isinstance(said, Hiding) else said,
        withheld=withheld_for(asked.store, said, signed.id, asked.party) if isinstance(said, Withholding) else (),
        signers=tuple(asked.state.keys.rows[keyid] for keyid in signed.keyids),
    )


def _statement_data(found: StatementFound) -> dict[str, Any]:
    names = ("index", "t_ms", "id", "signed_by", "chain_gap", "said")
    return {name: getattr(found, name) for name in names} | ({"withheld": found.withheld} if found.withheld else {})


QUESTIONS: Final[Mapping[str, Question]] = {
    "parties": Question("party", "parties", "who takes part, who speaks for whom, what binds whom", _parties),
    "agreements": Question("agreement", "agreements", "what was agreed; with NAME its measures", agreements),
    "statement": Question("statement", "", "one statement: NAME is its id, how that begins, or its index", _statement, _statement_data),
}
