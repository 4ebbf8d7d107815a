"""What is sent and answered, as JSON. What may be left out may be null too; members that are not known here are left alone.

A member of another JSON type is refused when it is decoded; what is missing or out of bounds, by `volumes` and `bodies`.
"""

from typing import Generic, TypeVar

import msgspec
from msgspec import UNSET, Struct, UnsetType

from garant.errors import Code, Refused
from garant.node.f3548.told import AvailabilityTold, ConstraintTold, IntentTold, Subscriber, SubscriptionTold

NO_SUBSCRIPTION = "00000000-0000-4000-8000-000000000000"
"""Stands where an operational intent has no subscription: the schema asks for an id."""

T = TypeVar("T")


# What is sent


class Time(Struct, gc=False):
    """An instant (RFC 3339)."""

    value: str | None = None


class Altitude(Struct, gc=False):
    """Metres above the ellipsoid."""

    value: float | None = None
    reference: str | None = None
    units: str | None = None


class Point(Struct, gc=False):
    """A position in degrees."""

    lat: float | None = None
    lng: float | None = None


class Radius(Struct, gc=False):
    """Metres."""

    value: float | None = None
    units: str | None = None


class Circle(Struct, gc=False):
    """An outline around a centre."""

    center: Point | None = None
    radius: Radius | None = None


class Polygon(Struct, gc=False):
    """An outline by its corners, the first one not said again."""

    vertices: list[Point] | None = None


class Volume3D(Struct, gc=False):
    """One outline, and an altitude band."""

    outline_circle: Circle | None = None
    outline_polygon: Polygon | None = None
    altitude_lower: Altitude | None = None
    altitude_upper: Altitude | None = None


class Volume4D(Struct, gc=False):
    """A volume, and a window of time."""

    volume: Volume3D | None = None
    time_start: Time | None = None
    time_end: Time | None = None


class Implicit(Struct, gc=False):
    """A subscription that comes with an operational intent."""

    uss_base_url: str | None = None
    notify_for_constraints: bool | None = None


class IntentBody(Struct, gc=False):
    """PutOperationalIntentReferenceParameters."""

    extents: list[Volume4D] | None = None
    key: list[str] | None = None
    state: str | None = None
    uss_base_url: str | None = None
    subscription_id: str | None = None
    new_subscription: Implicit | None = None
    requested_ovn_suffix: str | None = None


class ConstraintBody(Struct, gc=False):
    """PutConstraintReferenceParameters."""

    extents: list[Volume4D] | None = None
    uss_base_url: str | None = None


class SubscriptionBody(Struct, gc=False):
    """PutSubscriptionParameters."""

    extents: Volume4D | None = None
    uss_base_url: str | None = None
    notify_for_operational_intents: bool | None = None
    notify_for_constraints: bool | None = None


class QueryBody(Struct, gc=False):
    """QueryOperationalIntentReferenceParameters, and those of the two others: they are one."""

    area_of_interest: Volume4D | None = None


class AvailabilityBody(Struct, gc=False):
    """SetUssAvailabilityStatusParameters."""

    old_version: str | None = None
    availability: str | None = None


class ExchangeBody(Struct, gc=False):
    """ErrorReport, as far as it is looked at: the rest is kept as it came."""

    exchange: dict[str, msgspec.Raw] | None = None


class Reading(Generic[T]):
    """Decodes one sort of body."""

    def __init__(self, kind: type[T]) -> None:
        """Decode this sort."""
        self._decoder = msgspec.json.Decoder(kind)

    def __call__(self, body: bytes) -> T:
        """Decode a body. Refuses with `bad_request` what is no JSON of this form."""
        try:
            return self._decoder.decode(body)
        except msgspec.ValidationError as error:
            text, _, where = str(error).partition(" - at `")
            raise Refused(Code.BAD_REQUEST, f"the body has another form: {text}", where.rstrip("`")) from error
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as error:
            raise Refused(Code.BAD_REQUEST, "the body is not one JSON text in UTF-8") from error


# What is answered


class Instant(Struct, gc=False):
    """An instant, as the standard spells it."""

    value: str
    format: str = "RFC3339"


class IntentShown(Struct, gc=False):
    """OperationalIntentReference. Its OVN is absent for all but its manager."""

    id: str
    manager: str
    uss_availability: str
    version: int
    state: str
    time_start: Instant
    time_end: Instant
    uss_base_url: str
    subscription_id: str
    ovn: str | UnsetType = UNSET


class ConstraintShown(Struct, gc=False):
    """ConstraintReference. Its OVN is absent for all but its manager."""

    id: str
    manager: str
    uss_availability: str
    version: int
    time_start: Instant
    time_end: Instant
    uss_base_url: str
    ovn: str | UnsetType = UNSET


class SubscriptionShown(Struct, gc=False):
    """Subscription."""

    id: str
    version: str
    notification_index: int
    time_start: Instant
    time_end: Instant
    uss_base_url: str
    notify_for_operational_intents: bool
    notify_for_constraints: bool
    implicit_subscription: bool
    dependent_operational_intents: tuple[str, ...]


class SubscriptionState(Struct, gc=False):
    """SubscriptionState."""

    subscription_id: str
    notification_index: int


class SubscriberShown(Struct, gc=False):
    """SubscriberToNotify."""

    uss_base_url: str
    subscriptions: tuple[SubscriptionState, ...]


class AvailabilityStatus(Struct, gc=False):
    """UssAvailabilityStatus."""

    uss: str
    availability: str


class AvailabilityShown(Struct, gc=False):
    """UssAvailabilityStatusResponse."""

    version: str
    status: AvailabilityStatus


def intent(told: IntentTold) -> IntentShown:
    """Show an operational intent."""
    return IntentShown(
        told.id, told.manager, told.availability, told.version, told.state, Instant(told.start), Instant(told.end), told.base_url,
        told.subscription or NO_SUBSCRIPTION, told.ovn or UNSET,
    )  # fmt: skip


def constraint(told: ConstraintTold) -> ConstraintShown:
    """Show a constraint."""
    return ConstraintShown(
        told.id, told.manager, told.availability, told.version, Instant(told.start), Instant(told.end), told.base_url, told.ovn or UNSET
    )


def subscription(told: SubscriptionTold) -> SubscriptionShown:
    """Show a subscription."""
    return SubscriptionShown(
        told.id, told.version, told.notification_index, Instant(told.start), Instant(told.end), told.base_url, told.for_intents,
        told.for_constraints, told.implicit, told.dependents,
    )  # fmt: skip


def subscriber(told: Subscriber) -> SubscriberShown:
    """Show whom to notify."""
    return SubscriberShown(told.base_url, tuple(SubscriptionState(*one) for one in told.subscriptions))


def availability(told: AvailabilityTold) -> AvailabilityShown:
    """Show whether a service answers."""
    return AvailabilityShown(told.version, AvailabilityStatus(told.uss, told.availability))
