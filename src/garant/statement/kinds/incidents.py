"""What happened, or is said to have happened; what each side says of it; what was found, and what is owed after it.

One event is one incident, with as many signed positions as there are sides. An incident is somebody's own observation, an item of a list
that was received, an allegation, or what a public report tells. Nothing here says who is right: a finding is one body's word in three
graded parts, with its dissent.

    registered -> shared -> assessed -> tasked -> (access refused) -> verified | not_verified -> investigated -> ruled | not_ruled -> closed
    from everywhere: withdrawn, merged (into another); closed -> reopened

Observers, their positions and their evidence are protected by default (guard-rail 5): `observer` is a member that may be hidden,
and what shows an incident to others shows its district at most where its place is hidden. What is said of an excluded group has no
coordinates at all (guard-rail 1).
"""

from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from garant.errors import Code, Refused
from garant.limits import ITEMS_MAX
from garant.statement.kinds.agreements import Capacity
from garant.statement.kinds.base import Hiding, Statement
from garant.statement.values import Absent, Deadline, Part, Place, Sources, Things, Unknown, When, Who, Whos
from garant.statement.words import Count, Instant, MeasureRef, Name, PartyId, Ref, Standing, Text, Texts, Thing, Word, ZoneRef

MeasureRefs = Annotated[tuple[MeasureRef, ...], Meta(min_length=1, max_length=ITEMS_MAX)]


class Observer(Part, frozen=True, kw_only=True):
    """Whence and how it was observed: the observer's own place, the distance and direction to the event, by which means."""

    place: Place | None = None
    distance_m: Count | None = None
    direction: Text | None = None
    means: Literal["seen", "heard", "camera", "uav", "radar", "crater_analysis", "told", "undetermined"]


class Effect(Part, frozen=True, kw_only=True):
    """One effect: what, and how many; `undetermined` is a value. Counts only, never persons."""

    form: Word
    count: Count | Literal["undetermined"]
    text: Text | None = None


class Incident(Hiding, tag="incident/1", frozen=True, kw_only=True):
    """An event as one party enters it. `against`: whom it blames, if anybody; the order of parties carries no blame."""

    HIDEABLE: ClassVar[frozenset[str]] = frozenset({"observer", "place", "text", "evidence"})

    name: Name
    capacity: Capacity
    basis: Literal["own_observation", "received_list", "allegation", "public_report"]
    form: Word
    standing: Standing
    when: When
    time_precision: Literal["minute", "hour", "day", "week", "month", "year", "unknown"]
    place: Place | None = None
    district: Text | Unknown
    observer: Observer | None = None
    by: Whos | Unknown | Literal["undetermined"]
    against: Whos | Unknown | Literal["undetermined"] | None = None
    weapon: Text | Literal["undetermined"] | None = None
    effects: Annotated[tuple[Effect, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | None = None
    excluded_party: Text | None = None
    measures: MeasureRefs | None = None
    notices: Annotated[tuple[Ref, ...], Meta(min_length=1, max_length=ITEMS_MAX)] | None = None
    text: Texts | None = None
    evidence: Things | None = None
    sources: Sources | None = None


class IncidentStep(Statement, tag="incident_step/1", frozen=True, kw_only=True):
    """What was done with an incident. `into`: the one that it is merged into."""

    incident: Ref
    step: Literal[
        "shared", "assessed", "tasked", "access_refused", "verified", "not_verified", "investigated", "ruled", "not_ruled", "closed",
        "reopened", "withdrawn", "merged",
    ]  # fmt: skip
    into: Ref | None = None
    about: Things | None = None
    text: Texts | None = None

    def __post_init__(self) -> None:
        """Refuse a merger with nothing."""
        if (self.step == "merged") != (self.into is not None):
            raise Refused(Code.BAD_VALUE, "name in `into` the incident that this one is merged into, and only then", "$.into")


Says = Literal[
    "confirms", "does_not_confirm", "contests", "says_excluded_party", "says_outside_terms", "alleges", "denies", "kept", "partly_kept",
    "not_kept",
]  # fmt: skip


class Position(Statement, tag="position/1", frozen=True, kw_only=True):
    """One party's signed word on an incident, an item of a book, a finding, an access event, or on whether a commitment is kept.

    `by` is whose word it is, where a registrar reports it. A later one by the same party replaces it.
    """

    about: Thing
    capacity: Capacity
    by: Who | None = None
    on_behalf_of: PartyId | None = None
    says: Says
    against: Who | None = None
    text: Texts | None = None
    evidence: Things | None = None
    sources: Sources | None = None


class Dissent(Part, frozen=True, kw_only=True):
    """A member of the body that did not agree, and what it says instead."""

    by: Who
    text: Text


class Finding(Statement, tag="finding/1", frozen=True, kw_only=True):
    """One body's finding on an incident, in three parts that are graded apart: did it occur, was it a breach, whose was it."""

    name: Name
    incident: Ref
    capacity: Capacity
    by: Whos
    occurrence: Literal["established", "likely", "not_established", "inconclusive"]
    breach: Literal["yes", "no", "interpretation_disputed", "not_ruled"]
    attribution: Literal["none", "side", "unit"]
    attributed_to: Who | None = None
    confidence: Literal["low", "medium", "high"]
    measures: MeasureRefs | None = None
    dissent: Annotated[tuple[Dissent, ...], Meta(min_length=1, max_length=16)] | None = None
    text: Texts | None = None
    evidence: Things | None = None
    sources: Sources | None = None

    def __post_init__(self) -> None:
        """Refuse an attribution to nobody, and somebody to whom nothing is attributed."""
        if (self.attribution == "none") != (self.attributed_to is None):
            raise Refused(Code.BAD_VALUE, "name in `attributed_to` whose it was, unless attribution is none", "$.attributed_to")


class FollowUp(Statement, tag="follow_up/1", frozen=True, kw_only=True):
    """What is owed after an incident, by whom, by when: an inquiry, an apology, a repair, a measure against its happening again."""

    name: Name
    about: Thing
    capacity: Capacity
    form: Word
    owed_by: Whos
    owed_to: Whos | None = None
    deadline: Deadline
    text: Texts
    agreed: bool = False
    sources: Sources | None = None


class AccessEvent(Hiding, tag="access_event/1", frozen=True, kw_only=True):
    """Monitors or aid kept from a place: which team (a role), where, when it arrived, who refused and with which words, when it left."""

    HIDEABLE: ClassVar[frozenset[str]] = frozenset({"place", "text"})

    name: Name
    capacity: Capacity
    team: Text
    place: Place | None = None
    district: Text | Unknown
    zone: ZoneRef | None = None
    measures: MeasureRefs | None = None
    arrived: Instant | None = None
    left: Instant | None = None
    minutes_lost: Count | None = None
    outcome: Literal["refused", "delayed", "restricted", "conditioned", "granted_late"]
    refused_by: Whos | Unknown
    reason: Text | Absent | Unknown
    text: Texts | None = None
    about: Things | None = None
    sources: Sources | None = None
