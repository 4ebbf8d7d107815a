"""Drafting what a client asks of subscriptions, of the availability of services, and of reports."""

from hashlib import sha256
from uuid import UUID

from msgspec.structs import replace

from garant import instant
from garant.answers.airspace import Box, box_of
from garant.errors import Code
from garant.node.f3548.asked import AvailabilitySet, ReportMade, SubscriptionEndAsked, SubscriptionPut
from garant.node.f3548.drafts import Draft, said
from garant.node.f3548.standing import Standing, require, require_own
from garant.node.f3548.told import AvailabilityTold, SubscriptionChange, SubscriptionTold
from garant.node.ports import Salts
from garant.state.rows import SubscriptionRow
from garant.statement.kinds.f3548 import Extent, end_of, start_of

_US_PER_MS = 1_000
DAY_US = instant.DAY_MS * _US_PER_MS
LEEWAY_US = 5 * instant.MINUTE_MS * _US_PER_MS
"""A start may lie this far in the past, and may come this much later than that of an intent which depends on the subscription."""
_V4 = 4


def put(standing: Standing, asked: SubscriptionPut) -> Draft[SubscriptionChange]:
    """Draft a new subscription, or one in place of another version. Version is compared before owner, as the reference service does."""
    row = standing.subscription(asked.id)
    extent = _timed(standing, asked, row)
    _require_current(asked, row)
    box = box_of((extent,))
    _require_dependents_covered(standing, asked.id, box)
    members = said(
        type="subscription/1",
        client=asked.client,
        id=asked.id,
        replaces=row.version if row else None,
        base_url=asked.base_url,
        extent=extent,
        for_intents=asked.for_intents,
        for_constraints=asked.for_constraints,
    )
    told = SubscriptionTold(
        id=asked.id,
        version=str(standing.state.size),
        notification_index=row.notifications if row else 0,
        start=extent.start or "",
        end=extent.end or "",
        base_url=asked.base_url,
        for_intents=asked.for_intents,
        for_constraints=asked.for_constraints,
        implicit=False,
        dependents=tuple(standing.airspace.dependents(asked.id)),
    )
    return Draft(members, met_by(standing, told, box, asked.client))


def met_by(standing: Standing, told: SubscriptionTold, box: Box, client: str) -> SubscriptionChange:
    """Give what a subscription meets now, of each sort that it asks for."""
    intents, constraints = standing.airspace.intents_at_any_height(box), standing.airspace.constraints(box)
    return SubscriptionChange(
        told,
        tuple(standing.tell_intent(name, client) for name in intents) if told.for_intents else None,
        tuple(standing.tell_constraint(name, client) for name in constraints) if told.for_constraints else None,
    )


def end(standing: Standing, asked: SubscriptionEndAsked) -> Draft[SubscriptionTold]:
    """Draft the end of a subscription."""
    row = standing.subscription(asked.id)
    require(row is not None, Code.NOT_FOUND, f"there is no subscription {asked.id}")
    assert row is not None  # noqa: S101 - required above
    require_own(row.client, asked.client)
    require(asked.version == str(row.version), Code.WRONG_VERSION, "this is not the subscription's newest version")
    require(row.dependents == 0, Code.BAD_REQUEST, f"{row.dependents} operational intents depend on this subscription; end them first")
    members = said(type="subscription_end/1", client=asked.client, id=asked.id, replaces=row.version)
    return Draft(members, standing.tell_subscription(asked.id))


def set_availability(standing: Standing, asked: AvailabilitySet) -> Draft[AvailabilityTold]:
    """Draft whether a service answers."""
    row = standing.state.uss_availabilities.get(asked.uss)
    version = str(row.index) if row else ""
    require(asked.old_version == version, Code.WRONG_VERSION, f"the availability of {asked.uss} is of version {version or 'none'}")
    members = said(
        type="uss_availability/1",
        client=asked.client,
        uss=asked.uss,
        availability=asked.availability,
        replaces=row.index if row else None,
    )
    return Draft(members, AvailabilityTold(asked.uss, asked.availability, str(standing.state.size)))


def report(asked: ReportMade, salts: Salts) -> Draft[str]:
    """Draft a report; the reply is its id."""
    name = str(UUID(bytes=salts()[:16], version=_V4))
    digest = sha256(asked.body).hexdigest()
    members = said(type="uss_report/1", client=asked.client, id=name, sha256=digest, size_bytes=len(asked.body))
    return Draft(members, name, asked.body)


def _require_current(asked: SubscriptionPut, row: SubscriptionRow | None) -> None:
    if row is None:
        require(asked.version is None, Code.BAD_REQUEST, f"there is no subscription {asked.id} to change; create it without a version")
        return
    require(asked.version is not None, Code.WRONG_VERSION, f"subscription {asked.id} is there already; name its version to change it")
    require(asked.version == str(row.version), Code.WRONG_VERSION, "this is not the subscription's newest version")
    require_own(row.client, asked.client)


def _timed(standing: Standing, asked: SubscriptionPut, row: SubscriptionRow | None) -> Extent:
    """Give the extent with its times: what is left out stays as it was, or begins now, for a day."""
    own = row if row is not None and row.client == asked.client else None
    start = asked.extent.start or (start_of(own.extents) if own else None) or instant.micros_text(standing.now_us)
    began_us = instant.micros(start)
    late = asked.extent.start is not None and began_us < standing.now_us - LEEWAY_US
    require(not late, Code.BAD_REQUEST, "a subscription may not begin more than 5 minutes in the past", "$.extents.time_start")
    end_text = asked.extent.end or (end_of(own.extents) if own else None) or instant.micros_text(began_us + DAY_US)
    ends_us = instant.micros(end_text)
    require(ends_us >= began_us, Code.BAD_REQUEST, "a subscription must begin before it ends", "$.extents.time_end")
    require(ends_us - began_us <= DAY_US, Code.BAD_REQUEST, "a subscription lasts 24 hours at most", "$.extents.time_end")
    require(ends_us > standing.now_us, Code.BAD_REQUEST, "this subscription would be over already", "$.extents.time_end")
    return replace(asked.extent, start=start, end=end_text)


def _require_dependents_covered(standing: Standing, name: str, box: Box) -> None:
    """Refuse to leave an intent that depends on it uncovered: cells, altitudes, end, and start but for some leeway."""
    for intent in standing.airspace.dependents(name):
        needs = standing.airspace.box(intent, standing.state.operational_intents.rows[intent])
        later = instant.micros_text(instant.micros(needs.start) + LEEWAY_US)
        covered = (
            needs.cells <= box.cells
            and box.lower_cm <= needs.lower_cm
            and needs.upper_cm <= box.upper_cm
            and needs.end <= box.end
            and box.start <= later
        )
        require(covered, Code.BAD_REQUEST, f"operational intent {intent} depends on it, and would not be covered", "$.extents")
