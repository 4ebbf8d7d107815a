"""Who met, what each side said of it, what was offered, and what comes next.

A contact is the fact of a meeting, visit or call between parties. Each side signs its own readout, and they are shown side by
side; a registrar may report a readout from a source. A proposal is an offer or a request, "in exchange for", with or without a
reply; it is never a measure. A meeting is a numbered round or a summit, held or planned, perhaps without a date.
"""

from typing import Annotated, Literal

from msgspec import Meta

from garant.limits import ITEMS_MAX
from garant.statement.kinds.agreements import Capacity
from garant.statement.kinds.base import Statement
from garant.statement.values import Absent, Open, Part, Sources, Unknown, When, Who, Whos
from garant.statement.words import Name, Positive, Ref, Standing, Text, Texts, Word

Refs = Annotated[tuple[Ref, ...], Meta(min_length=1, max_length=ITEMS_MAX)]


class Contact(Statement, tag="contact/1", frozen=True, kw_only=True):
    """A meeting, visit or call between parties; `form` says which. `outcome` names the agreements that came of it."""

    name: Name
    capacity: Capacity
    form: Word
    level: Text
    between: Whos
    when: When
    place: Text | Open | None = None
    duration: Text | None = None
    note: Texts | None = None
    outcome: Refs | None = None
    refers_to: Refs | None = None
    sources: Sources | None = None


class Readout(Statement, tag="readout/1", frozen=True, kw_only=True):
    """What one side says of a contact: its own words when it signs itself, a report when a registrar enters it."""

    contact: Ref
    name: Name
    capacity: Capacity
    by: Whos | Unknown
    says: Texts
    standing: Standing
    relayed_by: Who | None = None
    when: When | None = None
    sources: Sources | None = None


class InExchange(Part, frozen=True, kw_only=True):
    """What somebody would do in exchange."""

    of: Who
    text: Texts


class Proposal(Statement, tag="proposal/1", frozen=True, kw_only=True):
    """An offer or a request, and what would be given in exchange. It binds nobody."""

    name: Name
    capacity: Capacity
    form: Literal["offer", "request"]
    by: Who
    addressed_to: Whos
    text: Texts
    in_exchange: Annotated[tuple[InExchange, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | None = None
    reply: Unknown | Absent | Text
    repeated: bool = False
    reported_by: Text | None = None
    handling: Text | None = None
    sources: Sources | None = None


class ProposalReply(Statement, tag="proposal_reply/1", frozen=True, kw_only=True):
    """An answer to a proposal: taken, refused, countered by another one, or lapsed."""

    proposal: Ref
    capacity: Capacity
    reply: Literal["accepted", "refused", "countered", "lapsed"]
    counter: Ref | None = None
    text: Texts | None = None
    sources: Sources | None = None


class Meeting(Statement, tag="meeting/1", frozen=True, kw_only=True):
    """A round, congress or summit: held, planned, or only a possibility that was spoken of."""

    name: Name
    capacity: Capacity
    form: Word
    title: Texts | None = None
    process: Text | None = None
    number: Positive | None = None
    between: Whos | None = None
    when: When
    place: Text | Open | None = None
    stands: Literal["held", "planned", "possible"]
    announced_by: Who | None = None
    result: Texts | None = None
    before: Ref | None = None
    after: Ref | None = None
    sources: Sources | None = None


class Body(Statement, tag="body/1", frozen=True, kw_only=True):
    """What a meeting or an agreement created: a committee, a centre, a working group."""

    name: Name
    capacity: Capacity
    title: Texts
    made_by: Ref | None = None
    purpose: Texts
    members: Whos | Open
    when: When
    sources: Sources | None = None
