"""Who met, what each side said of it, what was offered, and what comes next.

A contact is the fact of a meeting, visit or call between parties. Each side signs its own readout, and they are shown side by
side; a registrar may report a readout from a source. A proposal is an offer or a request, "in exchange for", with or without a
reply; it is never a measure. A meeting is a numbered round or a summit, held or planned, perhaps without a date.
"""

from typing import Annotated, Literal

from msgspec import Meta

from garant.errors import Code, Refused
from garant.limits import ITEMS_MAX
from garant.statement.kinds.agreements import Capacity
from garant.statement.kinds.base import Statement
from garant.statement.values import Absent, Every, Open, Part, Sources, Unknown, When, Who, Whos
from garant.statement.words import Instant, Name, PartyId, Positive, Ref, Standing, Text, Texts, Thing, Word

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


class Point(Part, frozen=True, kw_only=True):
    """One thing that a readout speaks of: the topic in a word, what is said of it, and how it stands.

    `condition`: on which a side undertakes it ("the government asks").
    """

    topic: Word
    says: Text
    standing: Standing | None = None
    condition: Text | None = None
    about: Thing | None = None

    def __post_init__(self) -> None:
        """Refuse a condition of what is not conditional."""
        if self.condition is not None and self.standing != "conditional":
            raise Refused(Code.BAD_VALUE, "a point with a `condition` stands as conditional", "$.points")


Points = Annotated[tuple[Point, ...], Meta(min_length=1, max_length=ITEMS_MAX)]


class Readout(Statement, tag="readout/1", frozen=True, kw_only=True):
    """What one side says of a contact: its own words when it signs itself, a report when a registrar enters it.

    `when` is when it was said; `between`, `held` and `place` are who took part, when and where, as this side has it.
    """

    contact: Ref
    name: Name
    capacity: Capacity
    by: Whos | Unknown
    says: Texts
    standing: Standing
    relayed_by: Who | None = None
    when: When | None = None
    between: Whos | None = None
    held: When | None = None
    place: Text | Open | None = None
    points: Points | None = None
    sources: Sources | None = None


class Minutes(Statement, tag="minutes/1", frozen=True, kw_only=True):
    """Agreed minutes of a contact: one text that both sides sign (headquarters of `party` and of `other`)."""

    contact: Ref
    name: Name
    other: PartyId
    says: Texts
    points: Points | None = None
    outcome: Refs | None = None


class InExchange(Part, frozen=True, kw_only=True):
    """What somebody would do in exchange."""

    of: Who
    text: Texts


class Proposal(Statement, tag="proposal/1", frozen=True, kw_only=True):
    """An offer or a request, and what would be given in exchange. It binds nobody.

    `contact`: in which it was made; `when`: on which day; `reply_by`: until when its maker waits for a reply.
    """

    name: Name
    capacity: Capacity
    form: Literal["offer", "request"]
    by: Who
    addressed_to: Whos
    text: Texts
    in_exchange: Annotated[tuple[InExchange, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | None = None
    reply: Unknown | Absent | Text
    repeated: bool = False
    contact: Ref | None = None
    when: When | None = None
    reply_by: Instant | None = None
    reported_by: Text | None = None
    handling: Text | None = None
    sources: Sources | None = None


class ProposalReply(Statement, tag="proposal_reply/1", frozen=True, kw_only=True):
    """An answer to a proposal: taken, refused, countered by another one, or lapsed. `by`: whose it is, where a registrar reports it."""

    proposal: Ref
    capacity: Capacity
    by: Who | None = None
    reply: Literal["accepted", "refused", "countered", "lapsed"]
    counter: Ref | None = None
    text: Texts | None = None
    sources: Sources | None = None


class Meeting(Statement, tag="meeting/1", frozen=True, kw_only=True):
    """A round, congress or summit: held, planned, or only a possibility that was spoken of. `body`: whose meeting it is."""

    name: Name
    capacity: Capacity
    form: Word
    title: Texts | None = None
    process: Text | None = None
    body: Ref | None = None
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


class AgendaItem(Part, frozen=True, kw_only=True):
    """One item of a meeting: what it is about, what was said of it, and how that stands."""

    about: Thing | None = None
    text: Texts
    standing: Standing


class MeetingOutcome(Statement, tag="meeting_outcome/1", frozen=True, kw_only=True):
    """What became of a meeting: held, postponed or called off; item by item; and the next one, or that it has no date."""

    meeting: Ref
    capacity: Capacity
    stands: Literal["held", "postponed", "called_off"]
    when: When
    items: Annotated[tuple[AgendaItem, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | None = None
    next: Ref | None = None
    next_when: When
    text: Texts | None = None
    sources: Sources | None = None


class Body(Statement, tag="body/1", frozen=True, kw_only=True):
    """What a meeting or an agreement created: a committee, a centre, a working group.

    `purpose` is its mandate; `agreements` are those that it watches over, `meets` how often it meets.
    """

    name: Name
    capacity: Capacity
    title: Texts
    made_by: Ref | None = None
    purpose: Texts
    members: Whos | Open
    agreements: Refs | None = None
    meets: Every | Open | None = None
    when: When
    sources: Sources | None = None
