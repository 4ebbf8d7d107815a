"""Which entries belong in a proof: the statement, what it belongs together with, and the authority behind every signature.

For a notice that is each version, step and receipt; for an agreement its parts, acceptances and changes; for a contact its readouts.
The authority behind an officer's key is its grant, the enrolment and rotations of its party, and the charter.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from garant.state.state import CHARTER, State
from garant.statement.kinds import (
    Agreement,
    AgreementPart,
    Contact,
    Notice,
    NoticeAmendment,
    NoticeStep,
    Proposal,
    Receipt,
    Representation,
    Statement,
)
from garant.statement.words import HOST


@dataclass(frozen=True, slots=True)
class Exhibit:
    """One entry of a proof, and why it is there."""

    index: int
    role: str


def subject_of(said: Statement) -> str | None:
    """Give the reference that a statement is about or creates, if others gather around it."""
    match said:
        case Notice() | Agreement() | Contact() | Proposal():
            return f"{said.party}/{said.name}"
        case NoticeAmendment() | NoticeStep() | Receipt():
            return said.notice
        case AgreementPart():
            return said.agreement
        case _:
            return None


def related(state: State, said: Statement) -> Iterator[Exhibit]:
    """Give what belongs together with a statement, by log index, itself included where it is listed."""
    ref = subject_of(said)
    tables = next((tables for kinds, tables in _AROUND if isinstance(said, kinds)), ())
    for table, role, separator in tables:
        yield from (Exhibit(row.index, role) for row in state.table(table).values(f"{ref}{separator}"))
    if isinstance(said, AgreementPart):
        yield Exhibit(state.agreements.rows[said.agreement].index, "agreement")
    if isinstance(said, Contact):
        yield from (Exhibit(row.index, "readout") for row in state.readouts.values() if row.said.contact == ref)


_AROUND: tuple[tuple[tuple[type[Statement], ...], tuple[tuple[str, str, str], ...]], ...] = (
    (
        (Notice, NoticeAmendment, NoticeStep, Receipt),
        (("notice_versions", "version", "@"), ("notice_steps", "step", "@"), ("receipts", "receipt", "@")),
    ),
    (
        (Agreement, AgreementPart),
        (("agreement_parts", "part", "@"), ("agreement_changes", "change", "@"), ("acceptances", "acceptance", ">")),
    ),
    ((Proposal,), (("proposal_replies", "reply", "@"),)),
)
"""For each family of kinds: the tables whose rows gather around its reference. A notice and an agreement may have one name."""


def authority(state: State, keyids: Iterable[str]) -> Iterator[Exhibit]:
    """Give the charter, and the enrolments, rotations and grants that make these keys count."""
    yield from (Exhibit(index, "charter") for index in state.charters.rows[CHARTER].history)
    for keyid in keyids:
        row = state.keys.get(keyid)
        if row is None:
            continue
        if row.role in ("officer", "desk"):
            yield Exhibit(row.index, "grant")
        if row.party != HOST:
            yield from (Exhibit(index, "party") for index in state.parties.rows[row.party].history)


def acts_for_others(said: Statement) -> tuple[str, str] | None:
    """Give representative and represented, where a statement rests on a representation."""
    represented = getattr(said, "on_behalf_of", None)
    return None if represented is None or isinstance(said, Representation) else (said.party, represented)
