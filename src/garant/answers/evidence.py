"""Which entries belong in a proof: the statement, what it belongs together with, and the authority behind every signature.

For a notice that is each version, step and receipt, and the host's verdict on each version; for an agreement its parts, acceptances and
changes, and how its zones are read; for a contact its readouts.
The authority behind an officer's key is its grant, the enrolment and rotations of its party, and the charter.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from garant.state.state import CHARTER, State
from garant.statement.kinds import (
    Acceptance,
    Agreement,
    AgreementChange,
    AgreementPart,
    Contact,
    Notice,
    NoticeAmendment,
    NoticeStep,
    Proposal,
    ProposalReply,
    Readout,
    Receipt,
    Statement,
    Verdict,
    ZoneReading,
)
from garant.statement.words import HOST


class Family(NamedTuple):
    """Kinds that gather around one thing: the kind that makes it, all kinds about it, and the tables that hold them."""

    head: type[Statement]
    kinds: tuple[type[Statement], ...]
    tables: tuple[str, ...]


FAMILIES = (
    Family(
        Notice,
        (Notice, NoticeAmendment, NoticeStep, Receipt, Verdict),
        ("notice_versions", "notice_steps", "receipts", "verdicts"),
    ),
    Family(
        Agreement,
        (Agreement, AgreementPart, Acceptance, AgreementChange, ZoneReading),
        ("agreements", "agreement_parts", "acceptances", "agreement_changes", "zone_readings"),
    ),
    Family(Proposal, (Proposal, ProposalReply), ("proposals", "proposal_replies")),
    Family(Contact, (Contact, Readout), ("contacts",)),
)


def subject_of(said: Statement) -> str | None:
    """Give the reference that a statement creates or is about, if others gather around it."""
    match said:
        case Notice() | Agreement() | Contact() | Proposal():
            return f"{said.party}/{said.name}"
        case NoticeAmendment() | NoticeStep() | Receipt() | Verdict():
            return said.notice
        case AgreementPart() | Acceptance() | AgreementChange():
            return said.agreement
        case ZoneReading():
            return said.zone.partition("#")[0]
        case Readout():
            return said.contact
        case ProposalReply():
            return said.proposal
        case _:
            return None


def family_of(said: Statement) -> Family | None:
    """Give the family of kinds that a statement belongs to: a notice and an agreement may have one name and are still two things."""
    return next((family for family in FAMILIES if isinstance(said, family.kinds)), None)


def related(state: State, said: Statement) -> Iterator[int]:
    """Give the log indexes of what belongs together with a statement, itself included where it is listed."""
    family, ref = family_of(said), subject_of(said)
    if family is None or ref is None:
        return
    for table in family.tables:
        yield from (row.index for key, row in state.table(table).items(ref) if key == ref or key[len(ref)] in "@>#")
    yield from (row.index for row in state.readouts.values() if family.head is Contact and row.said.contact == ref)


def authority(state: State, keyids: Iterable[str]) -> Iterator[int]:
    """Give the log indexes of the charter, and of the enrolments, rotations and grants that make these keys count."""
    yield from state.charters.rows[CHARTER].history
    for row in filter(None, map(state.keys.get, keyids)):
        if row.role in ("officer", "desk"):
            yield row.index
        if row.party != HOST:
            yield from state.parties.rows[row.party].history


def representation_of(state: State, index: int) -> int | None:
    """Give the log index of the representation that an acceptance at `index` leans on, if it is one for another party."""
    rows = (row for row in state.bond_grounds.values(f"{index:012d}"))
    return next((row.representation for row in rows), None)
