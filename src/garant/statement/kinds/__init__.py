"""The kinds of statements: `KINDS` is their only list, from `name/version` to the frozen type.

A type here says what a statement *looks like*. Who may make it and what it changes is its rule, in `fold`.
"""

from collections.abc import Mapping
from types import MappingProxyType

from garant.statement.kinds.agreements import Acceptance, Agreement, AgreementChange, AgreementPart
from garant.statement.kinds.authority import (
    Charter,
    CharterAmendment,
    Grant,
    Party,
    Representation,
    RepresentationEnd,
    Revoke,
    Root,
)
from garant.statement.kinds.base import Hiding, Statement
from garant.statement.kinds.contacts import Body, Contact, Meeting, Proposal, ProposalReply, Readout
from garant.statement.kinds.notices import Blob, Notice, NoticeAmendment, NoticeStep, Receipt
from garant.statement.kinds.verdicts import Verdict
from garant.statement.kinds.zone_readings import ZoneReading

__all__ = [
    "KINDS",
    "Acceptance",
    "Agreement",
    "AgreementChange",
    "AgreementPart",
    "AnyStatement",
    "Blob",
    "Body",
    "Charter",
    "CharterAmendment",
    "Contact",
    "Grant",
    "Hiding",
    "Meeting",
    "Notice",
    "NoticeAmendment",
    "NoticeStep",
    "Party",
    "Proposal",
    "ProposalReply",
    "Readout",
    "Receipt",
    "Representation",
    "RepresentationEnd",
    "Revoke",
    "Root",
    "Statement",
    "Verdict",
    "ZoneReading",
    "kind_of",
]

AnyStatement = (
    Charter
    | CharterAmendment
    | Party
    | Root
    | Grant
    | Revoke
    | Representation
    | RepresentationEnd
    | Agreement
    | AgreementPart
    | Acceptance
    | AgreementChange
    | Contact
    | Readout
    | Proposal
    | ProposalReply
    | Meeting
    | Body
    | Notice
    | NoticeAmendment
    | NoticeStep
    | Receipt
    | Blob
    | ZoneReading
    | Verdict
)


def kind_of(statement: Statement | type[Statement]) -> str:
    """Give the `name/version` of a statement or of its type."""
    return str(statement.__struct_config__.tag)


KINDS: Mapping[str, type[Statement]] = MappingProxyType({kind_of(kind): kind for kind in AnyStatement.__args__})
"""Every kind, by its `name/version`."""
