"""What drone operators file through ASTM F3548-21 (strategic coordination): statements that the host's gateway key signs for them.

    operational intent      what an operator will fly: extents, state, the OVN of this version
    constraint reference    an area that others must heed
    subscription            who wants to hear of either, in which extent
    USS availability        whether an operator's service answers

`client` is the subject of the access token: data, and no party of the theatre. What geometry decided when the statement was made (which
subscriptions are notified, which implicit one goes) is in the statement: the fold checks that it can be, and whoever follows computes it
again. An OVN is random and hidden; its SHA-256 is open. Times keep the standard's microseconds.
"""

from itertools import pairwise
from typing import Annotated, ClassVar, Literal

from msgspec import Meta

from garant.errors import Code, Refused
from garant.limits import ITEMS_MAX
from garant.statement.kinds.base import Hiding, Statement
from garant.statement.values import Part
from garant.statement.words import AltitudeCm, DistanceCm, Hash, Micros, Position, Positive, Uuid

Client = Annotated[str, Meta(min_length=1, max_length=200)]
"""The subject of an access token."""

BaseUrl = Annotated[str, Meta(min_length=8, max_length=2_000, pattern=r"^https?://[!-~]+\Z")]
Ovn = Annotated[str, Meta(min_length=16, max_length=128)]
NOTIFIED_MAX = 1_000
Notified = Annotated[tuple[Uuid, ...], Meta(min_length=1, max_length=NOTIFIED_MAX)]
"""Subscriptions that this notifies: sorted, each once."""

IntentState = Literal["Accepted", "Activated", "Nonconforming", "Contingent"]
Availability = Literal["Unknown", "Normal", "Down"]


class Extent(Part, frozen=True, kw_only=True):
    """One 4D volume: a polygon (open ring; the smaller side is meant) or a circle, an altitude band and a window, perhaps unbounded."""

    polygon: Annotated[tuple[Position, ...], Meta(min_length=3, max_length=1_000)] | None = None
    center: Position | None = None
    radius_cm: DistanceCm | None = None
    lower_cm: AltitudeCm | None = None
    upper_cm: AltitudeCm | None = None
    start: Micros | None = None
    end: Micros | None = None

    def __post_init__(self) -> None:
        """Refuse an extent that is both polygon and circle, or neither, and inverted bands and windows."""
        circle = self.center is not None and self.radius_cm is not None
        one = circle != (self.polygon is not None) and (self.center is None) == (self.radius_cm is None)
        _require(one, "an extent is a polygon, or a circle with center and radius_cm")
        _require(self.lower_cm is None or self.upper_cm is None or self.lower_cm <= self.upper_cm, "lower_cm must not be above upper_cm")
        _require(self.start is None or self.end is None or self.start <= self.end, "an extent must start before it ends")


Extents = Annotated[tuple[Extent, ...], Meta(min_length=1, max_length=ITEMS_MAX)]


class NewSubscription(Part, frozen=True, kw_only=True):
    """An implicit subscription that comes with an operational intent: its extents and times are the intent's."""

    id: Uuid
    base_url: BaseUrl
    for_constraints: bool = False


PARTS_MAX = 16
"""Parts of one operational intent: about 700 KB of extents, a thousand of them with thirty corners each."""


class OperationalIntentPart(Statement, tag="operational_intent_part/1", frozen=True, kw_only=True):
    """Further extents of a version of an operational intent: its parts (1, 2, ...) stand right before it, with nothing between."""

    client: Client
    id: Uuid
    version: Positive
    part: Annotated[int, Meta(ge=1, le=PARTS_MAX)]
    extents: Extents

    def __post_init__(self) -> None:
        """Refuse extents that are open in time."""
        _require_closed(self.extents)


class OperationalIntent(Hiding, tag="operational_intent/1", frozen=True, kw_only=True):
    """A version of an operational intent: the first, or the one that follows. `subscription`: an existing one that it depends on.

    `parts`: so many statements right before this one hold its further extents. `widens`: that subscription is implicit, and grows to
    cover it. `drops`: an implicit one that nobody depends on any more.
    """

    HIDEABLE: ClassVar[frozenset[str]] = frozenset({"ovn"})

    client: Client
    id: Uuid
    version: Positive
    state: IntentState
    ovn: Ovn | None = None
    ovn_sha256: Hash
    base_url: BaseUrl
    extents: Extents
    parts: Annotated[int, Meta(ge=1, le=PARTS_MAX)] | None = None
    subscription: Uuid | None = None
    widens: bool = False
    new_subscription: NewSubscription | None = None
    drops: Uuid | None = None
    notified: Notified | None = None

    def __post_init__(self) -> None:
        """Refuse two subscriptions, a widening of none, extents that are open in time, and notified ones out of order."""
        Hiding.__post_init__(self)
        _require(self.subscription is None or self.new_subscription is None, "an intent depends on one subscription: a given or a new one")
        _require(not self.widens or self.subscription is not None, "there is no subscription to widen")
        _require_closed(self.extents)
        _require_sorted(self.notified)


class OperationalIntentEnd(Statement, tag="operational_intent_end/1", frozen=True, kw_only=True):
    """The end of an operational intent, at its newest version."""

    client: Client
    id: Uuid
    version: Positive
    drops: Uuid | None = None
    notified: Notified | None = None

    def __post_init__(self) -> None:
        """Refuse notified ones out of order."""
        _require_sorted(self.notified)


class ConstraintReference(Hiding, tag="constraint_reference/1", frozen=True, kw_only=True):
    """A version of a constraint reference: the first, or the one that follows."""

    HIDEABLE: ClassVar[frozenset[str]] = frozenset({"ovn"})

    client: Client
    id: Uuid
    version: Positive
    ovn: Ovn | None = None
    ovn_sha256: Hash
    base_url: BaseUrl
    extents: Extents
    notified: Notified | None = None

    def __post_init__(self) -> None:
        """Refuse extents that are open in time, and notified ones out of order."""
        Hiding.__post_init__(self)
        _require_closed(self.extents)
        _require_sorted(self.notified)


class ConstraintReferenceEnd(Statement, tag="constraint_reference_end/1", frozen=True, kw_only=True):
    """The end of a constraint reference, at its newest version."""

    client: Client
    id: Uuid
    version: Positive
    notified: Notified | None = None

    def __post_init__(self) -> None:
        """Refuse notified ones out of order."""
        _require_sorted(self.notified)


class Subscription(Statement, tag="subscription/1", frozen=True, kw_only=True):
    """A subscription as its client puts it: a new one, or in place of the one whose `replaces` (a log index) made it what it was."""

    client: Client
    id: Uuid
    replaces: Positive | None = None
    base_url: BaseUrl
    extent: Extent
    for_intents: bool = False
    for_constraints: bool = False

    def __post_init__(self) -> None:
        """Refuse one that asks for nothing, and one that is open in time."""
        _require(self.for_intents or self.for_constraints, "a subscription asks for operational intents, for constraints, or for both")
        _require_closed((self.extent,))


class SubscriptionEnd(Statement, tag="subscription_end/1", frozen=True, kw_only=True):
    """The end of a subscription."""

    client: Client
    id: Uuid
    replaces: Positive


class UssAvailability(Statement, tag="uss_availability/1", frozen=True, kw_only=True):
    """Whether the service of a USS answers, as an arbiter (`client`) sets it. `replaces`: the log index that set it before."""

    client: Client
    uss: Client
    availability: Availability
    replaces: Positive | None = None


class UssReport(Statement, tag="uss_report/1", frozen=True, kw_only=True):
    """A report of a failed exchange between two services; its bytes are kept beside the log under their hash."""

    client: Client
    id: Uuid
    sha256: Hash
    size_bytes: Positive


def depends_on(said: OperationalIntent) -> str | None:
    """Name the subscription that an operational intent depends on."""
    return said.subscription or (said.new_subscription.id if said.new_subscription else None)


def start_of(extents: tuple[Extent, ...]) -> str | None:
    """Give the earliest start of several extents; None when one has none."""
    starts = [extent.start for extent in extents]
    return None if None in starts else min(text for text in starts if text)


def end_of(extents: tuple[Extent, ...]) -> str | None:
    """Give the latest end of several extents; None when one has none."""
    ends = [extent.end for extent in extents]
    return None if None in ends else max(text for text in ends if text)


def _require_closed(extents: tuple[Extent, ...]) -> None:
    _require(all(extent.start and extent.end for extent in extents), "each extent has a start and an end")


def _require_sorted(notified: tuple[str, ...] | None) -> None:
    _require(all(a < b for a, b in pairwise(notified or ())), "notified subscriptions are sorted, each once")


def _require(holds: bool, sentence: str) -> None:  # noqa: FBT001 - reads as the rule it states
    if not holds:
        raise Refused(Code.BAD_VALUE, sentence)
