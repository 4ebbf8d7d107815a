"""Whatever clients ask in whatever order: what the gateway drafts is never refused by the rules, and the books add up after each step.

a subscription   as many dependents as standing intents that depend on it; an implicit one stands as long as there is one
a version        one more than the last; 1 when an id begins again
an index         of notifications: never falls while its subscription stands
the airspace     fed entry by entry, it is what it would be if it were found anew
the log          folded from its first entry, it comes to the same digest
"""

import secrets
from math import inf
from typing import Any, NamedTuple

from hypothesis import given, settings
from hypothesis import strategies as st

from garant import instant
from garant.answers.airspace import BEFORE, BEYOND, Airspace, Box, box_of
from garant.errors import Refused
from garant.node.f3548 import constraints, intents, subscriptions
from garant.node.f3548.asked import ConstraintPut, EntityEnd, IntentPut, NewSubscriptionAsked, SubscriptionEndAsked, SubscriptionPut
from garant.node.f3548.drafts import Draft
from garant.node.f3548.standing import Standing, hash_of
from garant.node.submission import Admission
from garant.state.rows import SubscriptionRow
from garant.statement.kinds.f3548 import Extent, depends_on
from tests.world import CHARTER, HOST_ROOT, START_MS, World, fold, make_key

GATEWAY = make_key("host gateway")
CLIENTS = ("uss1", "uss2")
URL = "https://uss.example"


class Step(NamedTuple):
    """One thing that a client asks: of which sort, who, about which of three ids, where and when, and how it is to be attached."""

    sort: str
    client: str
    name: int
    east: int
    hour: int
    attach: str
    state: str


steps = st.builds(
    Step,
    st.sampled_from(
        ["intent"] * 4 + ["intent_end"] * 2 + ["constraint", "constraint_end", "subscription", "subscription", "subscription_end"]
    ),
    st.sampled_from(CLIENTS),
    st.integers(0, 2),
    st.integers(0, 2),
    st.integers(0, 2),
    st.sampled_from(["none", "own", "attached", "new", "new"]),
    st.sampled_from(["Accepted", "Activated", "Contingent"]),
)


def uuid(sort: int, number: int) -> str:
    return f"{sort:04x}{number:04x}-0000-4000-8000-000000000000"


def extent(step: Step, *, wide: bool = False) -> Extent:
    start_ms = START_MS + step.hour * instant.HOUR_MS
    end_ms = start_ms + (4 if wide else 1) * instant.HOUR_MS
    return Extent(
        center=(70_000_000 + step.east * 300_000, 460_000_000),
        radius_cm=3_000_000 if wide else 5_000,
        lower_cm=0,
        upper_cm=10_000,
        start=instant.micros_text(start_ms * 1_000),
        end=instant.micros_text(end_ms * 1_000),
    )


class Town:
    """A small world with a gateway, whose airspace is fed step by step; and every OVN that was given out."""

    def __init__(self) -> None:
        self.world = World(open=False)
        self.world.admit(HOST_ROOT, {**CHARTER, "rules_level": 4, "gateway_keys": [GATEWAY.public]})
        self.airspace = Airspace()
        self.world.host.followers.append(self.airspace.feed)
        self.ovns: dict[str, str] = {}
        self.done = 0

    @property
    def standing(self) -> Standing:
        return Standing(self.world.state, self.airspace, START_MS * 1_000, lambda _: None)

    def ask(self, step: Step) -> None:
        """Draft and say it; a refusal of the draft changes nothing, one of the rules would be a mistake."""
        self.world.clock.turn(1)
        before = self.world.picture()
        try:
            draft = self._draft(step)
        except Refused:
            assert self.world.picture() == before
            return
        members = {**draft.members, "party": "host", "status": "exercise"}
        answer = self.world.say(GATEWAY, members, ("ovn",) if "ovn" in members else ())
        assert isinstance(answer, Admission), (step, answer)
        if "ovn" in members:
            self.ovns[members["id"]] = members["ovn"]
        self.done += 1

    def _draft(self, step: Step) -> Draft[Any]:
        number = {"intent": 1, "intent_end": 1, "constraint": 2, "constraint_end": 2}.get(step.sort, 3)
        name = uuid(number, step.name)
        match step.sort:
            case "intent":
                return intents.put(self.standing, self._intent(step, name), lambda: secrets.token_bytes(32))
            case "intent_end":
                return intents.end(self.standing, EntityEnd(step.client, name, self.ovns.get(name, "none")))
            case "constraint":
                live = self.standing.constraint(name)
                asked = ConstraintPut(step.client, name, self.ovns[name] if live else None, URL, (extent(step),))
                return constraints.put(self.standing, asked, lambda: secrets.token_bytes(32))
            case "constraint_end":
                return constraints.end(self.standing, EntityEnd(step.client, name, self.ovns.get(name, "none")))
            case _:
                return self._subscription(step, name)

    def _intent(self, step: Step, name: str) -> IntentPut:
        live = self.standing.intent(name)
        attached = depends_on(live.said) if live else None
        given = {"own": uuid(3, step.name), "attached": attached}.get(step.attach)
        new = NewSubscriptionAsked(URL, for_constraints=step.hour == 0) if step.attach == "new" else None
        key = frozenset(map(hash_of, self.ovns.values()))
        state: Any = step.state if live else "Accepted"
        return IntentPut(step.client, name, self.ovns[name] if live else None, state, URL, (extent(step),), key, given, new)

    def _subscription(self, step: Step, name: str) -> Draft[Any]:
        implicit = [one for one, row in self.world.state.subscriptions.items() if row.implicit and row.ended is None]
        name = implicit[step.east % len(implicit)] if implicit and step.attach == "attached" else name
        row = self.standing.subscription(name)
        version = str(row.version) if row else None
        if step.sort == "subscription_end":
            return subscriptions.end(self.standing, SubscriptionEndAsked(step.client, name, version or ""))
        asked = SubscriptionPut(step.client, name, version, URL, extent(step, wide=True), step.hour != 2, step.hour != 1)
        return subscriptions.put(self.standing, asked)


def books(world: World) -> None:
    """Hold every subscription against the intents that stand."""
    standing = [row for row in world.state.operational_intents.rows.values() if row.ended is None]
    for name, row in world.state.subscriptions.rows.items():
        count = sum(depends_on(one.said) == name for one in standing)
        assert row.dependents == count, (name, row)
        if row.implicit:
            assert (row.ended is None) == (count > 0), (name, row)
        elif row.ended is not None:
            assert count == 0


def versions(world: World) -> dict[str, tuple[int, bool]]:
    state = world.state
    found = {name: (row.said.version, row.ended is None) for name, row in state.operational_intents.rows.items()}
    return found | {name: (row.said.version, row.ended is None) for name, row in state.constraint_references.rows.items()}


def heard(world: World) -> dict[str, SubscriptionRow]:
    return {name: row for name, row in world.state.subscriptions.rows.items() if row.ended is None}


def seen(airspace: Airspace, world: World) -> list[object]:
    """Give everything that can be asked of an airspace here."""
    cells = frozenset().union(*(box_of((extent(Step("", "", 0, east, 0, "", ""), wide=True),)).cells for east in range(3)))
    everywhere = Box(cells, BEFORE, BEYOND, -inf, inf)
    names = (*heard(world), *world.state.subscriptions.rows)
    return [
        [(name, airspace.box(name, world.state.operational_intents.rows[name])) for name in airspace.intents(everywhere)],
        [(name, airspace.box(name, world.state.constraint_references.rows[name])) for name in airspace.constraints(everywhere)],
        [(name, airspace.box(name, world.state.subscriptions.rows[name])) for name in airspace.subscriptions(everywhere)],
        [(name, airspace.dependents(name)) for name in names],
    ]


@settings(max_examples=40, deadline=None)
@given(st.lists(steps, min_size=5, max_size=40))
def test_the_books_add_up_whatever_is_asked(asked: list[Step]) -> None:
    town = Town()
    world = town.world
    for step in asked:
        before, counted = versions(world), heard(world)
        town.ask(step)
        books(world)
        for name, (version, live) in versions(world).items():
            old, stood = before.get(name, (0, False))
            assert version in ({old, old + 1} if stood else {old, 1}), name
            assert version == old or live
        for name, row in heard(world).items():
            assert row.notifications >= (counted[name].notifications if name in counted else 0)
        assert seen(town.airspace, world) == seen(Airspace.of(world.state), world)
    assert fold(world.leaves()).state.digest() == world.state.digest()


def test_the_steps_reach_what_they_are_for() -> None:
    """A sequence in which everything above happens: so the property does not hold for want of anything done."""
    town = Town()
    first = Step("intent", "uss1", 0, 0, 0, "new", "Accepted")
    other = first._replace(name=1, attach="none")
    changed = [
        first,
        other,
        first._replace(hour=1, attach="attached", state="Activated"),
        Step("constraint", "uss2", 0, 0, 0, "none", "Accepted"),
        Step("subscription", "uss1", 0, 0, 0, "none", "Accepted"),
        first._replace(attach="own"),
        Step("intent_end", "uss1", 0, 0, 0, "none", "Accepted"),
        Step("subscription_end", "uss1", 0, 0, 0, "none", "Accepted"),
        first,
    ]
    for step in changed:
        town.ask(step)
        books(town.world)
    assert town.done == len(changed)
    rows = town.world.state.subscriptions.rows.values()
    assert sorted((row.implicit, row.ended is None) for row in rows) == [(False, False), (True, False), (True, True)]
    assert town.world.state.operational_intents.rows[uuid(1, 0)].said.version == 1
