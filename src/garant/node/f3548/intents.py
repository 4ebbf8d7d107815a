"""Drafting what a client asks of operational intents. The order of the checks is the reference service's."""

from base64 import urlsafe_b64encode
from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from garant.answers.airspace import Box, availability, box_of, missing_constraints, missing_intents
from garant.errors import Code
from garant.node.f3548.asked import EntityEnd, IntentPut
from garant.node.f3548.drafts import Draft, MissingOvns, require_notified, said, subscribers
from garant.node.f3548.parts import in_parts
from garant.node.f3548.standing import Standing, hash_of, require, require_own
from garant.node.f3548.told import IntentChange, IntentTold
from garant.node.ports import Salts
from garant.state.rows import OperationalIntentRow, SubscriptionRow
from garant.statement.kinds.f3548 import Extents, depends_on, end_of, start_of

GROWN_MAX = 1_024
"""Extents of an implicit subscription: each time it is asked about, all of them count."""

_OVN_BYTES = 32
_V4 = 4


def put(standing: Standing, asked: IntentPut, salts: Salts) -> Draft[IntentChange]:
    """Draft a new operational intent, or its next version."""
    before = _require_current(standing, asked)
    box = box_of(asked.extents)
    given = _require_subscription(standing, asked)
    widens = given is not None and _require_covered(standing, asked, given, box)
    _require_key(standing, asked, box, given)
    new = str(UUID(bytes=salts()[:16], version=_V4)) if asked.new_subscription else None
    ovn = _ovn(standing, asked, salts)
    drops = _dropped(standing, before, asked.subscription or new)
    notified = _notified(standing, asked, before, box, drops, asked.subscription if widens else new)
    version = before.said.version + 1 if before else 1
    first, further = in_parts(standing, asked.extents, len(notified))
    fresh = {new: asked.new_subscription.base_url} if new and asked.new_subscription else {}
    members = said(
        type="operational_intent/1",
        client=asked.client,
        id=asked.id,
        version=version,
        state=asked.state,
        ovn=ovn,
        ovn_sha256=hash_of(ovn),
        base_url=asked.base_url,
        extents=first,
        parts=len(further) or None,
        subscription=asked.subscription,
        widens=widens,
        new_subscription=asked.new_subscription and said(
            id=new, base_url=asked.new_subscription.base_url, for_constraints=asked.new_subscription.for_constraints
        ),
        drops=drops,
        notified=notified,
    )  # fmt: skip
    told = _told(standing, asked, version, ovn, asked.subscription or new)
    return Draft(members, IntentChange(told, subscribers(standing, notified, fresh)), parts=_parts(asked, version, further))


def _parts(asked: IntentPut, version: int, further: Sequence[Extents]) -> tuple[Mapping[str, Any], ...]:
    """Say the extents that the statement itself has no room for."""
    kind = "operational_intent_part/1"
    return tuple(
        said(type=kind, client=asked.client, id=asked.id, version=version, part=number, extents=extents)
        for number, extents in enumerate(further, 1)
    )


def end(standing: Standing, asked: EntityEnd) -> Draft[IntentChange]:
    """Draft the end of an operational intent."""
    row = standing.intent(asked.id)
    require(row is not None, Code.NOT_FOUND, f"there is no operational intent {asked.id}")
    assert row is not None  # noqa: S101 - required above
    require_own(row.said.client, asked.client)
    require(hash_of(asked.ovn) == row.said.ovn_sha256, Code.WRONG_VERSION, "this OVN is not of the newest version")
    drops = _dropped(standing, row, None)
    box = standing.airspace.box(asked.id, row)
    notified = require_notified(standing.airspace.notified(standing.state, box, constraints=False))
    told = standing.tell_intent(asked.id, asked.client)._replace(ovn=asked.ovn)
    members = said(
        type="operational_intent_end/1", client=asked.client, id=asked.id, version=row.said.version, drops=drops, notified=notified
    )
    return Draft(members, IntentChange(told, subscribers(standing, notified)))


def _require_current(standing: Standing, asked: IntentPut) -> OperationalIntentRow | None:
    """Give the version that this follows, None for a new one."""
    row = standing.intent(asked.id)
    if row is None:
        require(asked.ovn is None, Code.BAD_REQUEST, f"there is no operational intent {asked.id} to change; create it without an OVN")
        return None
    require_own(row.said.client, asked.client)
    require(asked.ovn is not None, Code.WRONG_VERSION, f"operational intent {asked.id} is there already; name its OVN to change it")
    require(hash_of(asked.ovn or "") == row.said.ovn_sha256, Code.WRONG_VERSION, "this OVN is not of the newest version")
    return row


def _require_subscription(standing: Standing, asked: IntentPut) -> SubscriptionRow | None:
    """Give the subscription that is to be attached, if one is named."""
    if asked.subscription is None:
        return None
    row = standing.subscription(asked.subscription)
    require(row is not None, Code.BAD_REQUEST, f"there is no subscription {asked.subscription}", "$.subscription_id")
    assert row is not None  # noqa: S101 - required above
    require_own(row.client, asked.client)
    return row


def _require_covered(standing: Standing, asked: IntentPut, given: SubscriptionRow, box: Box) -> bool:
    """Tell whether an implicit subscription must grow; refuse one of the client's own that does not cover the intent."""
    covers = standing.airspace.box(asked.subscription or "", given).covers(box)
    grown = covers or not given.implicit or len({*given.extents, *asked.extents}) <= GROWN_MAX
    require(grown, Code.TOO_LARGE, "this implicit subscription has grown too often; ask for a new one", "$.subscription_id")
    require(covers or given.implicit, Code.BAD_REQUEST, "the subscription does not cover the operational intent", "$.subscription_id")
    return not covers


def _require_key(standing: Standing, asked: IntentPut, box: Box, given: SubscriptionRow | None) -> None:
    """Refuse a key without the OVNs of all that an Accepted or Activated intent meets: constraints too, where its subscription asks so."""
    if asked.state not in {"Accepted", "Activated"}:
        return
    constraints = given.for_constraints if given else asked.new_subscription is not None and asked.new_subscription.for_constraints
    state, airspace = standing.state, standing.airspace
    intents = tuple(missing_intents(state, airspace, box, asked.id, asked.key))
    others = tuple(missing_constraints(state, airspace, box, asked.key)) if constraints else ()
    if intents or others:
        raise MissingOvns(
            tuple(standing.tell_intent(name, asked.client) for name in intents),
            tuple(standing.tell_constraint(name, asked.client) for name in others),
        )


def _ovn(standing: Standing, asked: IntentPut, salts: Salts) -> str:
    """Give a fresh OVN: random, or as the client asked for it, if no version of this intent had it."""
    if asked.ovn_suffix is not None:
        ovn = f"{asked.id}_{asked.ovn_suffix}"
        fresh = hash_of(ovn) not in standing.used
        require(fresh, Code.BAD_REQUEST, "this operational intent had that OVN suffix already", "$.requested_ovn_suffix")
        return ovn
    return urlsafe_b64encode(salts()[:_OVN_BYTES]).decode()


def _dropped(standing: Standing, before: OperationalIntentRow | None, depends: str | None) -> str | None:
    """Name the implicit subscription on which nobody will depend any more."""
    old = depends_on(before.said) if before else None
    row = standing.subscription(old) if old and old != depends else None
    return old if row is not None and row.implicit and row.dependents == 1 else None


def _notified(
    standing: Standing, asked: IntentPut, before: OperationalIntentRow | None, box: Box, drops: str | None, made: str | None
) -> tuple[str, ...]:
    """Name whom to notify: who asks for intents and meets the box around old and new, and what this makes or widens; not what it drops."""
    both = box.joined(standing.airspace.box(asked.id, before)) if before else box
    met = {*standing.airspace.notified(standing.state, both, constraints=False), made} - {drops, None}
    return require_notified(name for name in met if name is not None)


def _told(standing: Standing, asked: IntentPut, version: int, ovn: str, subscription: str | None) -> IntentTold:
    return IntentTold(
        id=asked.id,
        manager=asked.client,
        availability=availability(standing.state, asked.client),
        version=version,
        ovn=ovn,
        start=start_of(asked.extents) or "",
        end=end_of(asked.extents) or "",
        base_url=asked.base_url,
        state=asked.state,
        subscription=subscription,
    )
