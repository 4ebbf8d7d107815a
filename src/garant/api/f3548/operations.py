"""One row an operation: method, path, which scopes, which success, and what answers. Handlers are quick, or wait for the gateway.

What is written is filed with the gateway and awaited; what is read waits in a thread for the writer's lock. Either way no handler holds
up the others.
"""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

import msgspec

from garant import __version__, instant
from garant.answers.airspace import availability, box_of
from garant.api.f3548 import bodies, volumes, wire
from garant.api.f3548.rows import AA, CM, CMSA, CP, POOL, RID, SC, VERSIONS, Answer, Operation, Request
from garant.api.waiters import Waiters
from garant.errors import Code, Refused
from garant.node.f3548 import constraints, intents, subscriptions
from garant.node.f3548.asked import SubscriptionEndAsked
from garant.node.f3548.drafts import Draft
from garant.node.f3548.gateway import Gateway
from garant.node.f3548.own import Own
from garant.node.f3548.standing import Standing, require, require_own
from garant.node.f3548.told import AvailabilityTold, ConstraintChange, IntentChange, SubscriptionChange
from garant.statement.kinds.f3548 import Extent

THREADS = 4
FOUND_MAX = 10_000
"""References in one answer."""

LARGE_BYTES = 16_384
"""From here on a body is read in a thread, and not where everybody's requests pass."""

T = TypeVar("T")


class Operations:
    """All operations of one gateway. `http`: callback addresses need no TLS."""

    def __init__(self, gateway: Gateway, now_us: Callable[[], int], *, http: bool, own: Own | None = None) -> None:
        """Answer by a gateway; `now_us` tells the microseconds since 1970. `own`: what the host itself shows."""
        self._gateway, self._now_us, self._http, self._own = gateway, now_us, http, own
        self._threads, self._waiters = ThreadPoolExecutor(THREADS, "f3548"), Waiters()

    def rows(self) -> tuple[Operation, ...]:
        """Give the table."""
        intents_, constraints_, subscriptions_ = "operational_intent_references", "constraint_references", "subscriptions"
        sees, plans = _any(SC, CMSA), (frozenset({SC}), frozenset({SC, CP}), frozenset({CMSA}))
        knows, rules, hears = _any(CM, CP), _any(CM), _any(CP, SC)
        return (
            Operation("POST", f"/dss/v1/{intents_}/query", sees, self._intents),
            Operation("GET", f"/dss/v1/{intents_}/{{id}}", sees, self._intent),
            Operation("PUT", f"/dss/v1/{intents_}/{{id}}", plans, self._put_intent),
            Operation("PUT", f"/dss/v1/{intents_}/{{id}}/{{ovn}}", plans, self._put_intent),
            Operation("DELETE", f"/dss/v1/{intents_}/{{id}}/{{ovn}}", sees, self._end_intent),
            Operation("POST", f"/dss/v1/{constraints_}/query", knows, self._constraints),
            Operation("GET", f"/dss/v1/{constraints_}/{{id}}", knows, self._constraint),
            Operation("PUT", f"/dss/v1/{constraints_}/{{id}}", rules, self._put_constraint),
            Operation("PUT", f"/dss/v1/{constraints_}/{{id}}/{{ovn}}", rules, self._put_constraint),
            Operation("DELETE", f"/dss/v1/{constraints_}/{{id}}/{{ovn}}", rules, self._end_constraint),
            Operation("GET", "/uss/v1/constraints/{id}", _any(CP), self._details),
            Operation("POST", f"/dss/v1/{subscriptions_}/query", hears, self._subscriptions),
            Operation("GET", f"/dss/v1/{subscriptions_}/{{id}}", hears, self._subscription),
            Operation("PUT", f"/dss/v1/{subscriptions_}/{{id}}", hears, self._put_subscription),
            Operation("PUT", f"/dss/v1/{subscriptions_}/{{id}}/{{version}}", hears, self._put_subscription),
            Operation("DELETE", f"/dss/v1/{subscriptions_}/{{id}}/{{version}}", hears, self._end_subscription),
            Operation("POST", "/dss/v1/reports", _any(SC, CM, CP, CMSA, AA), self._report),
            Operation("GET", "/dss/v1/uss_availability/{uss_id}", _any(AA, SC, CMSA), self._availability),
            Operation("PUT", "/dss/v1/uss_availability/{uss_id}", _any(AA), self._set_availability),
            Operation("GET", "/aux/v1/validate_oauth", _any(*RID), self._validate),
            Operation("GET", "/aux/v1/pool", _any(POOL), self._pool),
            Operation("GET", "/versions/dss", _any(VERSIONS), self._version),
        )

    # Operational intents

    async def _put_intent(self, asked: Request) -> Answer:
        name = asked.client.name
        put = await self._read(
            asked, lambda: bodies.intent_put(name, _entity(asked), asked.body, self._now_us(), http=self._http), lambda one: one.extents
        )
        beyond = put.state in {"Nonconforming", "Contingent"}
        require(not beyond or CMSA in asked.client.scopes, Code.NOT_YOURS, f"the state {put.state} needs the scope {CMSA}", "$.state")
        salts = self._gateway.salts
        change = await self._file(name, lambda standing: intents.put(standing, put, salts))
        return Answer(201 if put.ovn is None else 200, _intent_change(change))

    async def _end_intent(self, asked: Request) -> Answer:
        end = bodies.entity_end(asked.client.name, *_named(asked))
        change = await self._file(end.client, lambda standing: intents.end(standing, end))
        return Answer(200, _intent_change(change))

    async def _intent(self, asked: Request) -> Answer:
        name = bodies.identifier(asked.path[0])

        def look(standing: Standing) -> wire.IntentShown:
            require(standing.intent(name) is not None, Code.NOT_FOUND, f"there is no operational intent {name}")
            return wire.intent(standing.tell_intent(name, asked.client.name))

        return Answer(200, {"operational_intent_reference": await self._look(look)})

    async def _intents(self, asked: Request) -> Answer:
        extent = await self._read(asked, lambda: bodies.area_of_interest(asked.body), lambda one: (one,))

        def look(standing: Standing) -> list[wire.IntentShown]:
            found = standing.airspace.intents(box_of((extent,)))
            return [wire.intent(standing.tell_intent(name, asked.client.name)) for name in _bounded(found)]

        return Answer(200, {"operational_intent_references": await self._look(look)})

    # Constraints

    async def _put_constraint(self, asked: Request) -> Answer:
        name = asked.client.name
        put = await self._read(
            asked, lambda: bodies.constraint_put(name, _entity(asked), asked.body, self._now_us(), http=self._http), lambda one: one.extents
        )
        salts = self._gateway.salts
        change = await self._file(name, lambda standing: constraints.put(standing, put, salts))
        return Answer(201 if put.ovn is None else 200, _constraint_change(change))

    async def _end_constraint(self, asked: Request) -> Answer:
        end = bodies.entity_end(asked.client.name, *_named(asked))
        change = await self._file(end.client, lambda standing: constraints.end(standing, end))
        return Answer(200, _constraint_change(change))

    async def _constraint(self, asked: Request) -> Answer:
        name = bodies.identifier(asked.path[0])

        def look(standing: Standing) -> wire.ConstraintShown:
            require(standing.constraint(name) is not None, Code.NOT_FOUND, f"there is no constraint reference {name}")
            return wire.constraint(standing.tell_constraint(name, asked.client.name))

        return Answer(200, {"constraint_reference": await self._look(look)})

    async def _constraints(self, asked: Request) -> Answer:
        extent = await self._read(asked, lambda: bodies.area_of_interest(asked.body), lambda one: (one,))

        def look(standing: Standing) -> list[wire.ConstraintShown]:
            found = standing.airspace.constraints(box_of((extent,)))
            return [wire.constraint(standing.tell_constraint(name, asked.client.name)) for name in _bounded(found)]

        return Answer(200, {"constraint_references": await self._look(look)})

    async def _details(self, asked: Request) -> Answer:
        name = bodies.identifier(asked.path[0])

        def look(standing: Standing) -> dict[str, Any]:
            found = self._own.details(standing, name) if self._own else None
            if found is None:
                raise Refused(Code.NOT_FOUND, f"this host shows no constraint {name}; ask the service whose it is")
            details = {"volumes": [volumes.told(one) for one in found.extents], "type": found.sort}
            return {"reference": wire.constraint(found.reference), "details": details}

        return Answer(200, {"constraint": await self._look(look)})

    # Subscriptions

    async def _put_subscription(self, asked: Request) -> Answer:
        name = asked.client.name
        put = await self._read(
            asked, lambda: bodies.subscription_put(name, _entity(asked), asked.body, http=self._http), lambda one: (one.extent,)
        )
        change = await self._file(name, lambda standing: subscriptions.put(standing, put))
        return Answer(200, _subscription_change(change))

    async def _end_subscription(self, asked: Request) -> Answer:
        name, version = _named(asked)
        end = SubscriptionEndAsked(asked.client.name, bodies.identifier(name), version)
        require(bool(version), Code.BAD_REQUEST, "name the version of the subscription that is to end", "version")
        told = await self._file(end.client, lambda standing: subscriptions.end(standing, end))
        return Answer(200, {"subscription": wire.subscription(told)})

    async def _subscription(self, asked: Request) -> Answer:
        name = bodies.identifier(asked.path[0])

        def look(standing: Standing) -> wire.SubscriptionShown:
            row = standing.subscription(name)
            if row is None:
                raise Refused(Code.NOT_FOUND, f"there is no subscription {name}")
            require_own(row.client, asked.client.name)
            return wire.subscription(standing.tell_subscription(name))

        return Answer(200, {"subscription": await self._look(look)})

    async def _subscriptions(self, asked: Request) -> Answer:
        extent = await self._read(asked, lambda: bodies.area_of_interest(asked.body), lambda one: (one,))

        def look(standing: Standing) -> list[wire.SubscriptionShown]:
            now = instant.micros_text(standing.now_us)
            rows = standing.state.subscriptions.rows
            met = (name for name in standing.airspace.subscriptions(box_of((extent,))) if rows[name].client == asked.client.name)
            told = [standing.tell_subscription(name) for name in met]
            return [wire.subscription(one) for one in _bounded([one for one in told if one.end >= now])]

        return Answer(200, {"subscriptions": await self._look(look)})

    # Availability, reports, and the token itself

    async def _availability(self, asked: Request) -> Answer:
        uss = asked.path[0]
        require(bool(uss), Code.BAD_REQUEST, "name a USS", "uss_id")

        def look(standing: Standing) -> AvailabilityTold:
            row = standing.state.uss_availabilities.get(uss)
            return AvailabilityTold(uss, availability(standing.state, uss), str(row.index) if row else "")

        return Answer(200, wire.availability(await self._look(look)))

    async def _set_availability(self, asked: Request) -> Answer:
        put = bodies.availability_set(asked.client.name, asked.path[0], asked.body)
        told = await self._file(put.client, lambda standing: subscriptions.set_availability(standing, put))
        return Answer(200, wire.availability(told))

    async def _report(self, asked: Request) -> Answer:
        made = bodies.report(asked.client.name, asked.body)
        salts = self._gateway.salts
        name = await self._file(made.client, lambda _: subscriptions.report(made, salts))
        sent = msgspec.json.decode(asked.body, type=dict[str, msgspec.Raw])
        return Answer(201, {**sent, "report_id": name})

    async def _validate(self, asked: Request) -> Answer:
        require(asked.owner in {"", asked.client.name}, Code.NOT_YOURS, "the token is another owner's", "owner")
        return Answer(200, {})

    async def _pool(self, _: Request) -> Answer:
        """Name the airspace that hosts over one log share."""
        return Answer(200, {"dar_id": self._gateway.log})

    async def _version(self, _: Request) -> Answer:
        return Answer(200, {"system_identity": "dss", "system_version": f"v{__version__}"})

    # How they wait

    async def _file(self, client: str, draft: Callable[[Standing], Draft[T]]) -> T:
        """Wait until it is filed, and durable."""
        waiting: asyncio.Future[T] = self._waiters.future()
        self._gateway.file(client, draft, self._waiters.answered, waiting)
        return await waiting

    async def _look(self, look: Callable[[Standing], T]) -> T:
        """Look at what stands, in a thread: it may have to wait for whoever writes, and catches up with other hosts."""

        def work() -> T:
            with self._gateway.reading() as standing:
                return look(standing)

        return await asyncio.get_running_loop().run_in_executor(self._threads, work)

    async def _read(self, asked: Request, read: Callable[[], T], extents: Callable[[T], tuple[Extent, ...]]) -> T:
        """Read a body, and find its cells before its turn comes; a large one in a thread."""

        def work() -> T:
            made = read()
            box_of(extents(made))
            return made

        if len(asked.body) < LARGE_BYTES and b"outline_circle" not in asked.body:
            return work()
        return await asyncio.get_running_loop().run_in_executor(self._threads, work)


def _any(*scopes: str) -> tuple[frozenset[str], ...]:
    return tuple(frozenset({scope}) for scope in scopes)


def _entity(asked: Request) -> tuple[str, str | None]:
    """Give the id in the path, and the version or OVN after it; an empty one is none."""
    return asked.path[0], asked.path[1] if len(asked.path) > 1 else None


def _named(asked: Request) -> tuple[str, str]:
    return asked.path[0], asked.path[1]


def _bounded(found: list[T]) -> list[T]:
    require(len(found) <= FOUND_MAX, Code.TOO_LARGE, f"{len(found)} references are there; ask for a smaller area or a shorter time")
    return found


def _intent_change(change: IntentChange) -> dict[str, Any]:
    return {"operational_intent_reference": wire.intent(change.intent), "subscribers": [wire.subscriber(one) for one in change.subscribers]}


def _constraint_change(change: ConstraintChange) -> dict[str, Any]:
    return {"constraint_reference": wire.constraint(change.constraint), "subscribers": [wire.subscriber(one) for one in change.subscribers]}


def _subscription_change(change: SubscriptionChange) -> dict[str, Any]:
    told: dict[str, Any] = {"subscription": wire.subscription(change.subscription)}
    if change.intents is not None:
        told["operational_intent_references"] = [wire.intent(one) for one in change.intents]
    if change.constraints is not None:
        told["constraint_references"] = [wire.constraint(one) for one in change.constraints]
    return told
