"""The rules of what is filed through ASTM F3548-21: ownership, versions, and the books of subscriptions. No geometry: that is an answer.

    an entity      version 1, 2, ...; only the client that made it changes or ends it; once ended its id may begin again at version 1
    a subscription its client's own; implicit ones come with an intent, widen with it, and go with the last intent that depended on them
    notified       every subscription that a statement names is there and asked for such things; its index goes up by one

What a client's precondition was (keys, coverage) is judged where the statement is made, under the append lock.
"""

from collections.abc import Iterable, Iterator
from itertools import count, takewhile
from typing import Any

from msgspec.structs import replace

from garant.errors import Code, Refused
from garant.fold.agreements import recorded
from garant.fold.case import Case, require
from garant.fold.since import require_in_force
from garant.state.rows import ConstraintReferenceRow, OperationalIntentRow, Recorded, SubscriptionRow, UssAvailabilityRow
from garant.state.state import Put, State
from garant.statement.kinds import (
    ConstraintReference,
    ConstraintReferenceEnd,
    OperationalIntent,
    OperationalIntentEnd,
    OperationalIntentPart,
    Subscription,
    SubscriptionEnd,
    UssAvailability,
    UssReport,
)
from garant.statement.kinds.f3548 import Extent, depends_on

Subscriptions = dict[str, SubscriptionRow]
"""Those that a statement changes, as they will stand; yielded together at the end, each once."""


def operational_intent(state: State, case: Case) -> Iterator[Put]:
    """A client files an operational intent, or its next version, with the subscription that it depends on."""
    said: OperationalIntent = case.said
    require_in_force(state, said)
    before = _standing(state, said.id)
    _require_next(before, said)
    more = _further(state, case, said)
    extents = (*said.extents, *more)
    require(before is not None or said.state == "Accepted", Code.WRONG_STEP, "an operational intent begins as Accepted", "$.state")
    changed: Subscriptions = {}
    _attach(state, case, said, extents, before, changed)
    _notify(state, case, said.notified, changed, constraints=False)
    yield Put("operational_intents", said.id, OperationalIntentRow(index=case.index, t_ms=case.t_ms, id=case.id, said=said, more=more))
    yield from _puts(changed)


def operational_intent_part(state: State, case: Case) -> Iterator[Put]:
    """A client files a version of an operational intent that one statement does not hold: a part, right after the one before it."""
    said: OperationalIntentPart = case.said
    _require_next(_standing(state, said.id), said)
    number = len(_parts(state, case, said)) + 1
    require(said.part == number, Code.BAD_VALUE, f"the next part of {said.id} is {number}", "$.part")
    yield Put("operational_intent_parts", _part_of(said.id, number), recorded(case))


def operational_intent_end(state: State, case: Case) -> Iterator[Put]:
    """A client ends its operational intent."""
    said: OperationalIntentEnd = case.said
    row = state.operational_intents.get(said.id)
    _require_newest(row, said)
    assert row is not None  # noqa: S101 - required above
    changed: Subscriptions = {}
    _notify(state, case, said.notified, changed, constraints=False)
    _let_go(state, case, depends_on(row.said), said.drops, changed)
    yield Put("operational_intents", said.id, replace(row, ended=case.index))
    yield from _puts(changed)


def constraint_reference(state: State, case: Case) -> Iterator[Put]:
    """A client files a constraint reference, or its next version."""
    said: ConstraintReference = case.said
    live = state.constraint_references.get(said.id)
    _require_next(live if live and live.ended is None else None, said)
    changed: Subscriptions = {}
    _notify(state, case, said.notified, changed, constraints=True)
    yield Put("constraint_references", said.id, ConstraintReferenceRow(index=case.index, t_ms=case.t_ms, id=case.id, said=said))
    yield from _puts(changed)


def constraint_reference_end(state: State, case: Case) -> Iterator[Put]:
    """A client ends its constraint reference."""
    said: ConstraintReferenceEnd = case.said
    row = state.constraint_references.get(said.id)
    _require_newest(row, said)
    assert row is not None  # noqa: S101 - required above
    changed: Subscriptions = {}
    _notify(state, case, said.notified, changed, constraints=True)
    yield Put("constraint_references", said.id, replace(row, ended=case.index))
    yield from _puts(changed)


def subscription(state: State, case: Case) -> Iterator[Put]:
    """A client subscribes, or changes its subscription, which is its own from then on: no longer implicit."""
    said: Subscription = case.said
    row = _live(state, said.id)
    require((row is not None) == (said.replaces is not None), Code.WRONG_VERSION, f"subscription {said.id} stands otherwise", "$.replaces")
    if row is not None:
        _require_own(row.client, said.client)
        require(row.version == said.replaces, Code.WRONG_VERSION, f"subscription {said.id} is of index {row.version} now", "$.replaces")
    yield Put(
        "subscriptions",
        said.id,
        SubscriptionRow(
            index=case.index,
            t_ms=case.t_ms,
            client=said.client,
            base_url=said.base_url,
            extents=(said.extent,),
            for_intents=said.for_intents,
            for_constraints=said.for_constraints,
            implicit=False,
            version=case.index,
            notifications=row.notifications if row else 0,
            dependents=row.dependents if row else 0,
        ),
    )


def subscription_end(state: State, case: Case) -> Iterator[Put]:
    """A client ends its subscription, on which no intent depends any more."""
    said: SubscriptionEnd = case.said
    row = _own_live(state, said.id, said.client, "$.id")
    require(row.version == said.replaces, Code.WRONG_VERSION, f"subscription {said.id} is of index {row.version} now", "$.replaces")
    require(row.dependents == 0, Code.WRONG_STEP, f"{row.dependents} operational intents depend on subscription {said.id}", "$.id")
    yield Put("subscriptions", said.id, replace(row, ended=case.index))


def uss_availability(state: State, case: Case) -> Iterator[Put]:
    """An arbiter says whether a USS answers."""
    said: UssAvailability = case.said
    row = state.uss_availabilities.get(said.uss)
    require(
        (row.index if row else None) == said.replaces, Code.WRONG_VERSION, f"the availability of {said.uss} stands otherwise", "$.replaces"
    )
    yield Put("uss_availabilities", said.uss, UssAvailabilityRow(index=case.index, t_ms=case.t_ms, availability=said.availability))


def uss_report(state: State, case: Case) -> Iterator[Put]:
    """A client reports a failed exchange."""
    said: UssReport = case.said
    require(said.id not in state.uss_reports, Code.NAME_TAKEN, f"report {said.id} is there already", "$.id")
    yield Put("uss_reports", said.id, recorded(case))


# Entities


def _standing(state: State, name: str) -> OperationalIntentRow | None:
    row = state.operational_intents.get(name)
    return row if row and row.ended is None else None


def _further(state: State, case: Case, said: OperationalIntent) -> tuple[Extent, ...]:
    """Give the extents of the parts right before a version: all of them, and it says how many they are."""
    parts = _parts(state, case, said)
    fits = said.parts == (len(parts) or None)
    require(fits, Code.BAD_VALUE, f"{len(parts)} parts of it stand right before it; the statement says {said.parts or 'none'}", "$.parts")
    return tuple(extent for row in parts for extent in row.said.extents)


def _parts(state: State, case: Case, said: OperationalIntent | OperationalIntentPart) -> list[Recorded[OperationalIntentPart]]:
    """Give the parts of this very version that stand right before an entry, with nothing between."""
    rows = takewhile(bool, (state.operational_intent_parts.get(_part_of(said.id, number)) for number in count(1)))
    found = [row for row in rows if row is not None]
    length = next((number for number, row in enumerate(found, 1) if row.index == case.index - 1), 0)
    parts = found[:length]
    run = all(row.index == case.index - length + place for place, row in enumerate(parts))
    same = all((row.said.client, row.said.version) == (said.client, said.version) for row in parts)
    return parts if run and same else []


def _part_of(name: str, number: int) -> str:
    return f"{name}#{number:03d}"


def _require_next(before: Any, said: OperationalIntent | OperationalIntentPart | ConstraintReference) -> None:  # noqa: ANN401 - a row of either table
    expected = before.said.version + 1 if before else 1
    require(said.version == expected, Code.WRONG_VERSION, f"the next version of {said.id} is {expected}", "$.version")
    if before:
        _require_own(before.said.client, said.client)


def _require_newest(row: Any, said: OperationalIntentEnd | ConstraintReferenceEnd) -> None:  # noqa: ANN401 - a row of either table
    require(row is not None and row.ended is None, Code.UNKNOWN_REFERENCE, f"there is no {said.id} now", "$.id")
    _require_own(row.said.client, said.client)
    require(row.said.version == said.version, Code.WRONG_VERSION, f"{said.id} is at version {row.said.version}", "$.version")


def _require_own(owner: str, client: str) -> None:
    require(owner == client, Code.NOT_YOURS, "another client made it", "$.client")


# Subscriptions


def _live(state: State, name: str) -> SubscriptionRow | None:
    row = state.subscriptions.get(name)
    return row if row and row.ended is None else None


def _own_live(state: State, name: str, client: str, where: str) -> SubscriptionRow:
    row = _live(state, name)
    require(row is not None, Code.UNKNOWN_REFERENCE, f"there is no subscription {name} now", where)
    assert row is not None  # noqa: S101 - required above
    _require_own(row.client, client)
    return row


def _attach(
    state: State, case: Case, said: OperationalIntent, extents: tuple[Extent, ...], before: OperationalIntentRow | None,
    changed: Subscriptions,
) -> None:  # fmt: skip
    """Let the intent depend on its subscription, and let go of the one before."""
    old, new = depends_on(before.said) if before else None, depends_on(said)
    if said.new_subscription is not None:
        new_id = said.new_subscription.id
        require(new_id not in state.subscriptions, Code.NAME_TAKEN, "this subscription is there already", "$.new_subscription")
        changed[new_id] = _implicit(case, said, extents)
    elif said.subscription is not None:
        row = _own_live(state, said.subscription, said.client, "$.subscription")
        dependents = row.dependents + (old != new)
        changed[said.subscription] = _widened(case, extents, row, dependents) if said.widens else replace(row, dependents=dependents)
    if old != new:
        _let_go(state, case, old, said.drops, changed)
    else:
        require(said.drops is None, Code.BAD_VALUE, "the intent still depends on the subscription that it drops", "$.drops")


def _implicit(case: Case, said: OperationalIntent, extents: tuple[Extent, ...]) -> SubscriptionRow:
    new = said.new_subscription
    assert new is not None  # noqa: S101 - asked for only then
    return SubscriptionRow(
        index=case.index,
        t_ms=case.t_ms,
        client=said.client,
        base_url=new.base_url,
        extents=extents,
        for_intents=True,
        for_constraints=new.for_constraints,
        implicit=True,
        version=case.index,
        dependents=1,
    )


def _widened(case: Case, more: tuple[Extent, ...], row: SubscriptionRow, dependents: int) -> SubscriptionRow:
    require(row.implicit, Code.WRONG_STEP, "only an implicit subscription grows with an intent", "$.widens")
    extents = (*row.extents, *(extent for extent in more if extent not in row.extents))
    return replace(row, extents=extents, dependents=dependents, version=case.index)


def _let_go(state: State, case: Case, name: str | None, drops: str | None, changed: Subscriptions) -> None:
    """One intent fewer depends on a subscription; the last one takes an implicit one with it, and says so in `drops`."""
    row = changed.get(name) or state.subscriptions.get(name) if name else None
    due = name if row is not None and row.implicit and row.dependents == 1 else None
    require(drops == due, Code.BAD_VALUE, f"this drops {due or 'no subscription'}; the statement says {drops or 'none'}", "$.drops")
    if name and row is not None:
        changed[name] = replace(row, dependents=row.dependents - 1, ended=case.index if due else None)


def _notify(state: State, case: Case, notified: Iterable[str] | None, changed: Subscriptions, *, constraints: bool) -> None:
    """Count one notification more at each subscription that is named."""
    stand = state.subscriptions.rows
    for name in notified or ():
        row = changed.get(name) or stand.get(name)
        if row is None or row.ended is not None or not (row.for_constraints if constraints else row.for_intents):
            raise Refused(Code.UNKNOWN_REFERENCE, f"subscription {name} is not there, or asked for no such thing", "$.notified")
        changed[name] = replace(row, notifications=row.notifications + 1)


def _puts(changed: Subscriptions) -> list[Put]:
    return [Put("subscriptions", name, row) for name, row in changed.items()]
