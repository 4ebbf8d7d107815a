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
from garant.statement.kinds.books import Book, BookPart, BookReply, Match
from garant.statement.kinds.commitments import Event, Fulfilment, MeasureChange, Plan, PlanWord, Verification
from garant.statement.kinds.contacts import Body, Contact, Meeting, MeetingOutcome, Minutes, Proposal, ProposalReply, Readout
from garant.statement.kinds.counts import CrossingCount, Inspection, Storage
from garant.statement.kinds.evidence import Custody, Evidence
from garant.statement.kinds.f3548 import (
    ConstraintReference,
    ConstraintReferenceEnd,
    OperationalIntent,
    OperationalIntentEnd,
    OperationalIntentPart,
    Subscription,
    SubscriptionEnd,
    UssAvailability,
    UssReport,
)
from garant.statement.kinds.hotline import Call, CallStep, Channel, ChannelWord, Escalation, Message, Roster
from garant.statement.kinds.incidents import AccessEvent, Finding, FollowUp, Incident, IncidentStep, Position
from garant.statement.kinds.notices import Blob, Notice, NoticeAmendment, NoticeStep, Receipt
from garant.statement.kinds.probes import Probe, ProbeAnswer
from garant.statement.kinds.requests import Disclosure, Reply, Request
from garant.statement.kinds.verdicts import Verdict
from garant.statement.kinds.zone_readings import ZoneAcceptance, ZoneReading

__all__ = [
    "KINDS",
    "Acceptance",
    "AccessEvent",
    "Agreement",
    "AgreementChange",
    "AgreementPart",
    "AnyStatement",
    "Blob",
    "Body",
    "Book",
    "BookPart",
    "BookReply",
    "Call",
    "CallStep",
    "Channel",
    "ChannelWord",
    "Charter",
    "CharterAmendment",
    "ConstraintReference",
    "ConstraintReferenceEnd",
    "Contact",
    "CrossingCount",
    "Custody",
    "Disclosure",
    "Escalation",
    "Event",
    "Evidence",
    "Finding",
    "FollowUp",
    "Fulfilment",
    "Grant",
    "Hiding",
    "Incident",
    "IncidentStep",
    "Inspection",
    "Match",
    "MeasureChange",
    "Meeting",
    "MeetingOutcome",
    "Message",
    "Minutes",
    "Notice",
    "NoticeAmendment",
    "NoticeStep",
    "OperationalIntent",
    "OperationalIntentEnd",
    "OperationalIntentPart",
    "Party",
    "Plan",
    "PlanWord",
    "Position",
    "Probe",
    "ProbeAnswer",
    "Proposal",
    "ProposalReply",
    "Readout",
    "Receipt",
    "Reply",
    "Representation",
    "RepresentationEnd",
    "Request",
    "Revoke",
    "Root",
    "Roster",
    "Statement",
    "Storage",
    "Subscription",
    "SubscriptionEnd",
    "UssAvailability",
    "UssReport",
    "Verdict",
    "Verification",
    "ZoneAcceptance",
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
    | Call
    | CallStep
    | Channel
    | ChannelWord
    | Escalation
    | Message
    | Roster
    | Disclosure
    | Reply
    | Request
    | AccessEvent
    | Finding
    | FollowUp
    | Incident
    | IncidentStep
    | Position
    | Book
    | BookPart
    | BookReply
    | Match
    | Event
    | Fulfilment
    | MeasureChange
    | Plan
    | PlanWord
    | Verification
    | CrossingCount
    | Inspection
    | Storage
    | Custody
    | Evidence
    | Minutes
    | MeetingOutcome
    | ZoneAcceptance
    | Probe
    | ProbeAnswer
    | OperationalIntent
    | OperationalIntentEnd
    | OperationalIntentPart
    | ConstraintReference
    | ConstraintReferenceEnd
    | Subscription
    | SubscriptionEnd
    | UssAvailability
    | UssReport
)


def kind_of(statement: Statement | type[Statement]) -> str:
    """Give the `name/version` of a statement or of its type."""
    return str(statement.__struct_config__.tag)


KINDS: Mapping[str, type[Statement]] = MappingProxyType({kind_of(kind): kind for kind in AnyStatement.__args__})
"""Every kind, by its `name/version`."""
