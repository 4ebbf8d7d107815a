"""From a path and a body to what is asked of the gateway. Whatever can be refused without knowing what stands is refused here.

That comes before any look at what stands: a bad suffix for an intent that exists already is `bad_request`, not `wrong_version`.
"""

import re
from collections.abc import Iterable
from typing import get_args
from uuid import RFC_4122, UUID

from garant.api.f3548 import volumes
from garant.api.f3548.wire import AvailabilityBody, ConstraintBody, ExchangeBody, Implicit, IntentBody, QueryBody, Reading, SubscriptionBody
from garant.errors import Code, Refused
from garant.node.f3548.asked import AvailabilitySet, ConstraintPut, EntityEnd, IntentPut, NewSubscriptionAsked, ReportMade, SubscriptionPut
from garant.node.f3548.standing import hashes_of
from garant.statement.kinds.f3548 import Availability, Extent, IntentState, end_of

SUFFIX_MS_MAX = 300_000
"""By how much the time in a requested OVN suffix may be off."""
URL_CHARACTERS_MAX = 2_000
USS_CHARACTERS_MAX = 200
_V4 = 4
_CANONICAL = re.compile("[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}")
_SUFFIX = re.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-7[0-9a-fA-F]{3}-[89abAB][0-9a-fA-F]{3}-[0-9a-fA-F]{12}")
_HEX_BASE = 16
_HEX, _DASHED = 32, 36
_US_PER_MS = 1_000

_intent, _constraint, _subscription = Reading(IntentBody), Reading(ConstraintBody), Reading(SubscriptionBody)
_query, _availability, _exchange = Reading(QueryBody), Reading(AvailabilityBody), Reading(ExchangeBody)


def intent_put(client: str, path: "tuple[str, str | None]", body: bytes, now_us: int, *, http: bool) -> IntentPut:
    """Read what an operational intent is to be; `path` names its id and, for a change, its OVN. `http`: callbacks need no TLS."""
    name, ovn = _uuid(path[0], "id"), path[1] or None
    given = _intent(body)
    base_url = _url(given.uss_base_url, "$.uss_base_url", http=http)
    state = _state(given.state, ovn)
    subscription = _uuid(given.subscription_id, "$.subscription_id") if given.subscription_id else None
    new = _implicit(given.new_subscription, http=http)
    _require(subscription is None or new is None, "name subscription_id or new_subscription, not both", "$.new_subscription")
    bound = state == "Accepted" or subscription is not None or new is not None
    _require(bound, f"an operational intent that is {state} needs a subscription", "$.subscription_id")
    suffix = _suffix(given.requested_ovn_suffix, now_us)
    extents = volumes.extents_of(given.extents, volumes.INTENT)
    _require_not_over(extents, now_us)
    volumes.require_small(extents)
    return IntentPut(client, name, ovn, state, base_url, extents, hashes_of(given.key or ()), subscription, new, suffix)


def constraint_put(client: str, path: "tuple[str, str | None]", body: bytes, now_us: int, *, http: bool) -> ConstraintPut:
    """Read what a constraint reference is to be."""
    name = _uuid(path[0], "id")
    given = _constraint(body)
    base_url = _url(given.uss_base_url, "$.uss_base_url", http=http)
    extents = volumes.extents_of(given.extents, volumes.CONSTRAINT)
    _require_not_over(extents, now_us)
    volumes.require_small(extents)
    return ConstraintPut(client, name, path[1] or None, base_url, extents)


def entity_end(client: str, name: str, ovn: str) -> EntityEnd:
    """Read which operational intent or constraint reference is to end."""
    read = _uuid(name, "id")
    _require(bool(ovn), "name the OVN of what is to end", "ovn")
    return EntityEnd(client, read, ovn)


def subscription_put(client: str, path: "tuple[str, str | None]", body: bytes, *, http: bool) -> SubscriptionPut:
    """Read what a subscription is to be."""
    name = _uuid(path[0], "id")
    given = _subscription(body)
    base_url = _url(given.uss_base_url, "$.uss_base_url", http=http)
    extent = volumes.extent_of(given.extents, volumes.SUBSCRIPTION, "$.extents")
    intents, constraints = bool(given.notify_for_operational_intents), bool(given.notify_for_constraints)
    _require(intents or constraints, "a subscription asks for operational intents, for constraints, or for both", "$")
    try:
        volumes.require_small((extent,))
    except Refused as refused:  # the standard knows no 413 here
        raise Refused(Code.BAD_REQUEST, refused.refusal.sentence, "$.extents") from refused
    return SubscriptionPut(client, name, path[1] or None, base_url, extent, intents, constraints)


def area_of_interest(body: bytes) -> Extent:
    """Read what is asked about."""
    extent = volumes.extent_of(_query(body).area_of_interest, volumes.QUERY, "$.area_of_interest")
    volumes.require_small((extent,))
    return extent


def availability_set(client: str, uss: str, body: bytes) -> AvailabilitySet:
    """Read whether a service answers; in letters of any size, empty for unknown."""
    _require(1 <= len(uss) <= USS_CHARACTERS_MAX, f"a USS is named by 1 to {USS_CHARACTERS_MAX} characters", "uss_id")
    given = _availability(body)
    asked = "Unknown" if given.availability == "" else (given.availability or "").capitalize()
    known: Iterable[Availability] = get_args(Availability)
    found = next((one for one in known if one == asked), None)
    if found is None:
        raise Refused(Code.BAD_REQUEST, "an availability is Unknown, Normal or Down", "$.availability")
    return AvailabilitySet(client, uss, found, given.old_version or "")


def report(client: str, body: bytes) -> ReportMade:
    """Read a report of a failed exchange."""
    exchange = _exchange(body).exchange
    needed = ("url", "method", "recorder_role", "request_time")
    _require(exchange is not None and all(name in exchange for name in needed), f"an exchange has {', '.join(needed)}", "$.exchange")
    return ReportMade(client, body)


def identifier(text: str) -> str:
    """Read the id of an entity or subscription in a path."""
    return _uuid(text, "id")


def _uuid(text: str, where: str) -> str:
    """Give the one spelling of a UUID of version 4: small letters, dashes."""
    if _CANONICAL.fullmatch(text):
        return text
    bare = text.removeprefix("urn:uuid:")
    if len(bare) in {_HEX, _DASHED, _DASHED + 2}:
        try:
            read = UUID(bare)
        except ValueError:
            read = None
        if read is not None and read.version == _V4 and read.variant == RFC_4122:
            return str(read)
    raise Refused(Code.BAD_REQUEST, "this is no UUID of version 4", where)


def _url(given: str | None, where: str, *, http: bool) -> str:
    _require(bool(given), "give uss_base_url", where)
    text = given or ""
    schemes = ("https://", "http://") if http else ("https://",)
    _require(text.startswith(schemes), "others call this address back; it must be https", where)
    plain = len(text) <= URL_CHARACTERS_MAX and text.isascii() and text.isprintable() and " " not in text
    _require(plain and text not in schemes, "this is no address", where)
    return text


def _state(given: str | None, ovn: str | None) -> IntentState:
    known: Iterable[IntentState] = get_args(IntentState)
    found = next((state for state in known if state == given), None)
    if found is None:
        raise Refused(Code.BAD_REQUEST, "a state is Accepted, Activated, Nonconforming or Contingent", "$.state")
    _require(ovn is not None or found == "Accepted", "an operational intent begins as Accepted", "$.state")
    return found


def _implicit(given: Implicit | None, *, http: bool) -> NewSubscriptionAsked | None:
    if given is None:
        return None
    base_url = _url(given.uss_base_url, "$.new_subscription.uss_base_url", http=http)
    return NewSubscriptionAsked(base_url, bool(given.notify_for_constraints))


def _suffix(given: str | None, now_us: int) -> str | None:
    """Read a requested OVN suffix: a UUID of version 7, made within five minutes of now."""
    if given is None:
        return None
    made_ms = int(given[:8] + given[9:13], _HEX_BASE) if _SUFFIX.fullmatch(given) else None
    fits = made_ms is not None and abs(made_ms - now_us // _US_PER_MS) <= SUFFIX_MS_MAX
    _require(fits, "a requested OVN suffix is a UUID of version 7, made within 5 minutes of now", "$.requested_ovn_suffix")
    return given


def _require_not_over(extents: tuple[Extent, ...], now_us: int) -> None:
    from garant import instant

    _require((end_of(extents) or "") >= instant.micros_text(now_us), "all of these volumes are over already", "$.extents")


def _require(holds: bool, sentence: str, where: str) -> None:  # noqa: FBT001 - reads as the rule it states
    if not holds:
        raise Refused(Code.BAD_REQUEST, sentence, where)
