"""The line between parties: channels, who is on duty, calls, what was said in them, and what happened when nobody answered.

A channel has two states and they are two members: what a party *declares* (open, suspended) and what is *observed* (in use, silent,
failed test). A call is urgent in one of four ways, and calls one party, as a telephone does; a STOP may be taken by anyone on duty
there. When nobody takes it in time, the host says so (`escalation/1`) and names the next on duty: the clock alone changes nothing.

    call -> (escalation*) -> taken -> ended             or missed, failed; what is said in it (`message/1`) may come at any time

With the host out of reach a call goes by the printed telephones, and is said afterwards (`happened`).
"""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from garant import instant
from garant.errors import Code, Refused
from garant.statement.kinds.agreements import Capacity
from garant.statement.kinds.base import Hiding, Parties, Statement
from garant.statement.values import Part, Places, Sources, Things, When, Who
from garant.statement.words import Duration, Hash, Instant, Language, Level, Name, PartyId, Positive, Ref, Text, Texts

Means = Literal["telephone", "radio", "satellite", "video", "message", "in_person"]
Urgency = Literal["stop", "urgent", "routine", "test"]


class Number(Part, frozen=True, kw_only=True):
    """Where a party is reached on a channel, at a level: a telephone number, a frequency, an address."""

    party: PartyId
    level: Level
    number: Text


class Channel(Hiding, tag="channel/1", frozen=True, kw_only=True):
    """A line between parties. `answer_within`: so long does a STOP ring before it goes to the next on duty (absent: 60 seconds)."""

    HIDEABLE: ClassVar[frozenset[str]] = frozenset({"numbers", "text"})

    name: Name
    capacity: Capacity
    title: Texts
    means: Means
    between: Parties
    numbers: Annotated[tuple[Number, ...], Meta(min_length=1, max_length=64)] | None = None
    answer_within: Duration | None = None
    test_every: Duration | None = None
    text: Texts | None = None
    about: Things | None = None
    sources: Sources | None = None


class ChannelWord(Statement, tag="channel_word/1", frozen=True, kw_only=True):
    """A party declares a channel open or suspended, or says what it observes of it."""

    channel: Ref
    capacity: Capacity
    by: Who | None = None
    declares: Literal["open", "suspended"] | None = None
    observes: Literal["in_use", "silent", "failed_test"] | None = None
    when: When
    text: Texts | None = None
    sources: Sources | None = None

    def __post_init__(self) -> None:
        """Refuse neither and both: declared and observed are two things."""
        if (self.declares is None) == (self.observes is None):
            raise Refused(Code.BAD_VALUE, "say either what is declared or what is observed, not both")


class Duty(Part, frozen=True, kw_only=True):
    """One place in a roster: a duty role (never a person), and the key that it signs with."""

    duty: Texts
    key: Hash | None = None


class Roster(Hiding, tag="roster/1", frozen=True, kw_only=True):
    """Who of a party is on duty on a channel at a level, in the order in which they are called.

    Of those whose window holds an instant, the one that was entered last is in force. `numbers`: one for each place in `order`.
    """

    HIDEABLE: ClassVar[frozenset[str]] = frozenset({"numbers"})

    channel: Ref
    level: Level
    order: Annotated[tuple[Duty, ...], Meta(min_length=1, max_length=32)]
    numbers: Annotated[tuple[Text, ...], Meta(min_length=1, max_length=32)] | None = None
    valid_from: Instant | None = None
    valid_until: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse a window that does not start before it ends, and numbers that are not one for each on duty."""
        super().__post_init__()
        start, end = instant.window(self.valid_from, self.valid_until)
        if start is not None and end is not None and start >= end:
            raise Refused(Code.BAD_VALUE, "a roster must begin before it ends", "$.valid_until")
        if self.numbers is not None and len(self.numbers) != len(self.order):
            raise Refused(Code.BAD_VALUE, "say one number for each on duty, in their order", "$.numbers")


class Call(Hiding, tag="call/1", frozen=True, kw_only=True):
    """A call on a channel to the one party in `to`. `reply_by`: when the caller asks for a reply.

    `happened`: it took place outside this log then, and is recorded afterwards.
    """

    HIDEABLE: ClassVar[frozenset[str]] = frozenset({"text", "places"})

    name: Name
    channel: Ref
    urgency: Urgency
    language: Language | None = None
    text: Texts | None = None
    places: Places | None = None
    about: Things | None = None
    reply_by: Instant | None = None
    happened: Instant | None = None


class CallStep(Statement, tag="call_step/1", frozen=True, kw_only=True):
    """What became of a call: somebody on duty took it, an attempt was missed or failed, it ended. `text`: what a test showed, say."""

    call: Ref
    step: Literal["taken", "missed", "failed", "ended"]
    duty: Texts | None = None
    text: Texts | None = None
    happened: Instant | None = None


class Message(Hiding, tag="message/1", frozen=True, kw_only=True):
    """Words in a call. `of` is an earlier statement of it: the one that is translated, read back or answered by this one.

    `reply_by`: when a reply is asked of the other side. `promised_by`: until when the speaker promises one.
    """

    HIDEABLE: ClassVar[frozenset[str]] = frozenset({"text", "places"})

    call: Ref
    form: Literal["word", "translation", "read_back", "reply"]
    of: Hash | None = None
    language: Language | None = None
    text: Texts | None = None
    places: Places | None = None
    about: Things | None = None
    reply_by: Instant | None = None
    promised_by: Instant | None = None
    happened: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse a translation, a read-back or a reply of nothing."""
        super().__post_init__()
        if (self.form == "word") != (self.of is None):
            raise Refused(Code.BAD_VALUE, "name in `of` what is translated, read back or answered, and only then", "$.of")


class Escalation(Statement, tag="escalation/1", frozen=True, kw_only=True):
    """The host says that nobody took a STOP in time, and who is next: their level, and their place in its roster, counted from 1.

    Without the two nobody is left on the rosters; whoever of the called party is there may still take it.
    """

    call: Ref
    attempt: Positive
    level: Level | None = None
    place: Positive | None = None

    def __post_init__(self) -> None:
        """Refuse a level without a place, and a place without a level."""
        if (self.level is None) != (self.place is None):
            raise Refused(Code.BAD_VALUE, "name the next on duty by level and place, or neither", "$.place")
