"""What a client is told: references without volumes, as the standard has them. Times are texts with six decimals, in UTC."""

from typing import NamedTuple


class ConstraintTold(NamedTuple):
    """A constraint reference. `ovn` is None for everybody but its manager."""

    id: str
    manager: str
    availability: str
    version: int
    ovn: str | None
    start: str
    end: str
    base_url: str


class IntentTold(NamedTuple):
    """An operational intent reference, and the subscription that it depends on, if any."""

    id: str
    manager: str
    availability: str
    version: int
    ovn: str | None
    start: str
    end: str
    base_url: str
    state: str
    subscription: str | None


class SubscriptionTold(NamedTuple):
    """A subscription, for its own client."""

    id: str
    version: str
    notification_index: int
    start: str
    end: str
    base_url: str
    for_intents: bool
    for_constraints: bool
    implicit: bool
    dependents: tuple[str, ...]


class Subscriber(NamedTuple):
    """Whom a client must notify: an address, and the subscriptions there with their notification indexes."""

    base_url: str
    subscriptions: tuple[tuple[str, int], ...]


class IntentChange(NamedTuple):
    """An operational intent as it now stands (or stood, when it ended), and whom to notify."""

    intent: IntentTold
    subscribers: tuple[Subscriber, ...]


class ConstraintChange(NamedTuple):
    """A constraint reference as it now stands (or stood), and whom to notify."""

    constraint: ConstraintTold
    subscribers: tuple[Subscriber, ...]


class SubscriptionChange(NamedTuple):
    """A subscription as it now stands, and what meets it of each sort that it asks for (None: it does not ask)."""

    subscription: SubscriptionTold
    intents: tuple[IntentTold, ...] | None
    constraints: tuple[ConstraintTold, ...] | None


class AvailabilityTold(NamedTuple):
    """Whether a USS answers; the version is empty where it was never set."""

    uss: str
    availability: str
    version: str
