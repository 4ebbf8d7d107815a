"""What a client asks, read and checked as far as it can be without knowing what stands."""

from typing import NamedTuple

from garant.statement.kinds.f3548 import Availability, Extent, IntentState


class NewSubscriptionAsked(NamedTuple):
    """An implicit subscription that an operational intent asks for."""

    base_url: str
    for_constraints: bool


class IntentPut(NamedTuple):
    """An operational intent to create (`ovn` None), or to put in place of the version with that OVN. `key`: hashes of the OVNs it knows."""

    client: str
    id: str
    ovn: str | None
    state: IntentState
    base_url: str
    extents: tuple[Extent, ...]
    key: frozenset[str] = frozenset()
    subscription: str | None = None
    new_subscription: NewSubscriptionAsked | None = None
    ovn_suffix: str | None = None


class ConstraintPut(NamedTuple):
    """A constraint reference to create (`ovn` None), or to put in place of the version with that OVN."""

    client: str
    id: str
    ovn: str | None
    base_url: str
    extents: tuple[Extent, ...]


class EntityEnd(NamedTuple):
    """An operational intent or constraint reference to end, at the version with that OVN."""

    client: str
    id: str
    ovn: str


class SubscriptionPut(NamedTuple):
    """A subscription to create (`version` None), or to put in place of that version. Its extent may lack start and end."""

    client: str
    id: str
    version: str | None
    base_url: str
    extent: Extent
    for_intents: bool
    for_constraints: bool


class SubscriptionEndAsked(NamedTuple):
    """A subscription to end, at a version."""

    client: str
    id: str
    version: str


class AvailabilitySet(NamedTuple):
    """What an arbiter sets, in place of the version that it knows (empty: never set)."""

    client: str
    uss: str
    availability: Availability
    old_version: str


class ReportMade(NamedTuple):
    """A report of a failed exchange: its bytes as they came."""

    client: str
    body: bytes
