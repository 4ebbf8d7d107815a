"""What is filed through ASTM F3548-21: a gateway key signs it; clients change their own alone; the books of subscriptions add up.

The fold knows no geometry: who is notified, and what covers what, is decided where the statement is made.
"""

from typing import Any

import pytest

from garant.errors import Code, Refused
from garant.state.rows import SubscriptionRow
from garant.state.snapshot import dump, load
from tests.fold.refusing import refuses
from tests.world import CHARTER, HOST_ROOT, World, make_key

GATEWAY = make_key("host gateway")
S1, S2, I1, I2, C1, R1 = (f"{number:08x}-0000-4000-8000-000000000000" for number in range(6))
EXTENT = {
    "center": [366_000_000, 359_000_000],
    "radius_cm": 100,
    "start": "2019-01-01T00:00:00.000000Z",
    "end": "2019-01-01T01:00:00.000000Z",
}
LATER = EXTENT | {"end": "2019-01-01T02:00:00.000000Z"}
FRESH = {"id": S2, "base_url": "https://uss.example"}


def said(kind: str, **members: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    whole = {"type": f"{kind}/1", "status": "exercise", "party": "host", "client": "uss1", **members}
    return {name: value for name, value in whole.items() if value is not None}


def intent(**members: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    whole = {"id": I1, "version": 1, "state": "Accepted", "base_url": "https://uss.example", "extents": [EXTENT], "ovn_sha256": "0a" * 32}
    return said("operational_intent", **{**whole, **members})


def intent_end(**members: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return said("operational_intent_end", **{"id": I1, "version": 1, **members})


def constraint(**members: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    whole = {"id": C1, "version": 1, "base_url": "https://uss.example", "extents": [EXTENT], "ovn_sha256": "0b" * 32}
    return said("constraint_reference", **{**whole, **members})


def subscription(**members: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return said("subscription", **{"id": S1, "base_url": "https://uss.example", "extent": EXTENT, "for_intents": True, **members})


def part(number: int, **members: Any) -> dict[str, Any]:  # noqa: ANN401 - JSON
    return said("operational_intent_part", **{"id": I1, "version": 1, "part": number, "extents": [LATER], **members})


@pytest.fixture
def world() -> World:
    return gateway_world()


def gateway_world(rules_level: int = 4) -> World:
    made = World(open=False)
    made.admit(HOST_ROOT, {**CHARTER, "rules_level": rules_level, "gateway_keys": [GATEWAY.public]})
    return made


def row(world: World, name: str) -> SubscriptionRow:
    found: SubscriptionRow = world.state.subscriptions.rows[name]
    return found


def test_a_gateway_key_alone_signs(world: World) -> None:
    side = world.side("tr")
    refuses(world, Code.NOT_AUTHORISED, HOST_ROOT, intent())
    refuses(world, Code.NOT_AUTHORISED, side.headquarters, {**intent(), "party": "tr"})
    world.admit(GATEWAY, intent())


def test_before_the_rules_level_there_is_none() -> None:
    old = World(open=False)
    old.admit(HOST_ROOT, {**CHARTER, "rules_level": 3, "gateway_keys": [GATEWAY.public]})
    refuses(old, Code.UNKNOWN_KIND, GATEWAY, intent())


def test_an_intent_begins_accepted_at_version_one(world: World) -> None:
    refuses(world, Code.WRONG_VERSION, GATEWAY, intent(version=2))
    refuses(world, Code.WRONG_STEP, GATEWAY, intent(state="Activated"))
    world.admit(GATEWAY, intent())


def test_versions_follow_and_belong_to_the_client(world: World) -> None:
    for make, end in ((intent, "operational_intent_end"), (constraint, "constraint_reference_end")):
        world.admit(GATEWAY, make())
        name = make()["id"]
        refuses(world, Code.WRONG_VERSION, GATEWAY, make())
        refuses(world, Code.WRONG_VERSION, GATEWAY, make(version=3))
        refuses(world, Code.NOT_YOURS, GATEWAY, make(version=2, client="uss2"))
        world.admit(GATEWAY, make(version=2))
        refuses(world, Code.NOT_YOURS, GATEWAY, said(end, id=name, version=2, client="uss2"))
        refuses(world, Code.WRONG_VERSION, GATEWAY, said(end, id=name, version=1))
        world.admit(GATEWAY, said(end, id=name, version=2))
        refuses(world, Code.UNKNOWN_REFERENCE, GATEWAY, said(end, id=name, version=2))
        refuses(world, Code.WRONG_VERSION, GATEWAY, make(version=3))
        world.admit(GATEWAY, make(client="uss2"))


def test_a_subscription_is_its_clients_own(world: World) -> None:
    made = world.admit(GATEWAY, subscription())
    refuses(world, Code.WRONG_VERSION, GATEWAY, subscription())
    refuses(world, Code.WRONG_VERSION, GATEWAY, subscription(id=S2, replaces=made.index))
    refuses(world, Code.NOT_YOURS, GATEWAY, subscription(replaces=made.index, client="uss2"))
    refuses(world, Code.WRONG_VERSION, GATEWAY, subscription(replaces=made.index + 1))
    again = world.admit(GATEWAY, subscription(replaces=made.index))
    refuses(world, Code.WRONG_VERSION, GATEWAY, subscription(replaces=made.index))
    refuses(world, Code.NOT_YOURS, GATEWAY, said("subscription_end", id=S1, replaces=again.index, client="uss2"))
    refuses(world, Code.WRONG_VERSION, GATEWAY, said("subscription_end", id=S1, replaces=made.index))
    refuses(world, Code.UNKNOWN_REFERENCE, GATEWAY, said("subscription_end", id=S2, replaces=again.index))
    world.admit(GATEWAY, said("subscription_end", id=S1, replaces=again.index))
    refuses(world, Code.UNKNOWN_REFERENCE, GATEWAY, said("subscription_end", id=S1, replaces=again.index))
    world.admit(GATEWAY, subscription(client="uss2"))


def test_an_intent_depends_on_a_subscription_of_its_client(world: World) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, GATEWAY, intent(subscription=S1))
    made = world.admit(GATEWAY, subscription())
    refuses(world, Code.NOT_YOURS, GATEWAY, intent(subscription=S1, client="uss2"))
    refuses(world, Code.WRONG_STEP, GATEWAY, intent(subscription=S1, widens=True))
    world.admit(GATEWAY, intent(subscription=S1))
    assert row(world, S1).dependents == 1
    refuses(world, Code.WRONG_STEP, GATEWAY, said("subscription_end", id=S1, replaces=made.index))
    world.admit(GATEWAY, intent(subscription=S1, version=2))
    assert row(world, S1).dependents == 1
    world.admit(GATEWAY, intent(version=3))
    assert (row(world, S1).dependents, row(world, S1).ended) == (0, None)


def test_an_implicit_subscription_comes_widens_and_goes(world: World) -> None:
    first = world.admit(GATEWAY, intent(new_subscription=FRESH))
    assert (row(world, S2).implicit, row(world, S2).dependents, row(world, S2).version) == (True, 1, first.index)
    refuses(world, Code.NAME_TAKEN, GATEWAY, intent(id=I2, new_subscription=FRESH))
    second = world.admit(GATEWAY, intent(id=I2, extents=[LATER], subscription=S2, widens=True))
    assert (row(world, S2).dependents, row(world, S2).version, len(row(world, S2).extents)) == (2, second.index, 2)
    refuses(world, Code.BAD_VALUE, GATEWAY, intent_end(drops=S2))
    world.admit(GATEWAY, intent_end())
    refuses(world, Code.BAD_VALUE, GATEWAY, intent_end(id=I2))
    refuses(world, Code.BAD_VALUE, GATEWAY, intent_end(id=I2, drops=S1))
    last = world.admit(GATEWAY, intent_end(id=I2, drops=S2))
    assert (row(world, S2).dependents, row(world, S2).ended) == (0, last.index)


def test_a_change_drops_the_implicit_one_that_nobody_needs(world: World) -> None:
    world.admit(GATEWAY, intent(new_subscription=FRESH))
    refuses(world, Code.BAD_VALUE, GATEWAY, intent(version=2, subscription=S2, drops=S2))
    refuses(world, Code.BAD_VALUE, GATEWAY, intent(version=2))
    world.admit(GATEWAY, intent(version=2, drops=S2, new_subscription={**FRESH, "id": S1}))
    assert (row(world, S2).ended is not None, row(world, S1).dependents) == (True, 1)


def test_a_client_that_changes_an_implicit_one_keeps_it(world: World) -> None:
    made = world.admit(GATEWAY, intent(new_subscription=FRESH))
    world.admit(GATEWAY, subscription(id=S2, replaces=made.index))
    assert (row(world, S2).implicit, row(world, S2).dependents) == (False, 1)
    refuses(world, Code.BAD_VALUE, GATEWAY, intent_end(drops=S2))
    world.admit(GATEWAY, intent_end())
    assert row(world, S2).ended is None


def test_whom_a_statement_notifies_must_have_asked_for_that(world: World) -> None:
    world.admit(GATEWAY, subscription())
    refuses(world, Code.UNKNOWN_REFERENCE, GATEWAY, intent(notified=[S2]))
    refuses(world, Code.UNKNOWN_REFERENCE, GATEWAY, constraint(notified=[S1]))
    made = world.admit(GATEWAY, subscription(id=S2, for_intents=None, for_constraints=True))
    refuses(world, Code.UNKNOWN_REFERENCE, GATEWAY, intent(notified=[S1, S2]))
    world.admit(GATEWAY, intent(notified=[S1]))
    world.admit(GATEWAY, constraint(notified=[S2]))
    world.admit(GATEWAY, said("constraint_reference_end", id=C1, version=1, notified=[S2]))
    assert [(row(world, name).notifications, row(world, name).version) for name in (S1, S2)] == [(1, 1), (2, made.index)]
    world.admit(GATEWAY, said("subscription_end", id=S2, replaces=made.index))
    refuses(world, Code.UNKNOWN_REFERENCE, GATEWAY, constraint(notified=[S2]))


def test_availability_follows_the_one_that_stands(world: World) -> None:
    down = said("uss_availability", uss="uss9", availability="Down")
    refuses(world, Code.WRONG_VERSION, GATEWAY, {**down, "replaces": 1})
    first = world.admit(GATEWAY, down)
    refuses(world, Code.WRONG_VERSION, GATEWAY, down)
    world.admit(GATEWAY, {**down, "availability": "Normal", "replaces": first.index})
    refuses(world, Code.WRONG_VERSION, GATEWAY, {**down, "replaces": first.index})


def test_a_report_is_there_once(world: World) -> None:
    report = said("uss_report", id=R1, sha256="c3" * 32, size_bytes=12)
    world.admit(GATEWAY, report)
    refuses(world, Code.NAME_TAKEN, GATEWAY, report)


@pytest.mark.parametrize(
    "members",
    [
        {"extents": []},
        {"extents": [{**EXTENT, "end": None}]},
        {"extents": [{**EXTENT, "radius_cm": None}]},
        {"extents": [{**EXTENT, "polygon": [[0, 0], [0, 1], [1, 1]]}]},
        {"extents": [{**EXTENT, "lower_cm": 2, "upper_cm": 1}]},
        {"extents": [{**EXTENT, "end": "2018-01-01T00:00:00.000000Z"}]},
        {"notified": [S2, S1]},
        {"notified": [S1, S1]},
        {"widens": True},
        {"subscription": S1, "new_subscription": FRESH},
    ],
    ids=str,
)
def test_forms_that_are_none(world: World, members: dict[str, Any]) -> None:
    """No statement of these can be written, not even to be handed in."""
    whole = intent(**members)
    whole["extents"] = [{name: value for name, value in extent.items() if value is not None} for extent in whole["extents"]]
    with pytest.raises(Refused):
        world.compose(GATEWAY, whole)
    world.compose(GATEWAY, intent())


# Parts


def test_parts_stand_right_before_their_version_and_are_counted(world: World) -> None:
    refuses(world, Code.UNKNOWN_KIND, GATEWAY, part(1))
    refuses(world, Code.UNKNOWN_MEMBER, GATEWAY, intent(parts=1))
    world = gateway_world(5)
    refuses(world, Code.BAD_VALUE, GATEWAY, intent(parts=1))
    refuses(world, Code.BAD_VALUE, GATEWAY, part(2))
    refuses(world, Code.WRONG_VERSION, GATEWAY, part(1, version=2))
    world.admit(GATEWAY, part(1))
    refuses(world, Code.BAD_VALUE, GATEWAY, part(1))
    refuses(world, Code.BAD_VALUE, GATEWAY, intent())
    refuses(world, Code.BAD_VALUE, GATEWAY, intent(client="uss2", parts=1))
    world.admit(GATEWAY, part(2))
    refuses(world, Code.BAD_VALUE, GATEWAY, intent(parts=1))
    world.admit(GATEWAY, intent(parts=2, new_subscription=FRESH))
    whole = world.state.operational_intents.rows[I1].extents
    assert len(whole) == 3
    assert row(world, S2).extents == whole
    refuses(world, Code.NOT_YOURS, GATEWAY, part(1, version=2, client="uss2"))
    world.admit(GATEWAY, intent(version=2, drops=S2))
    assert len(world.state.operational_intents.rows[I1].extents) == 1


def test_parts_with_something_between_are_none() -> None:
    world = gateway_world(5)
    world.admit(GATEWAY, part(1))
    world.admit(GATEWAY, constraint())
    refuses(world, Code.BAD_VALUE, GATEWAY, intent(parts=1))
    refuses(world, Code.BAD_VALUE, GATEWAY, part(2))
    world.admit(GATEWAY, part(1))
    world.admit(GATEWAY, intent(parts=1))
    world.admit(GATEWAY, intent(version=2))
    for number in (1, 2):
        world.admit(GATEWAY, part(number, version=3))
    world.admit(GATEWAY, intent_end(version=2))
    world.admit(GATEWAY, part(1))
    world.admit(GATEWAY, intent(parts=1))
    assert len(world.state.operational_intents.rows[I1].extents) == 2


def test_an_implicit_subscription_that_grew_often_is_still_whole_in_a_snapshot(world: World) -> None:
    world.admit(GATEWAY, intent(new_subscription=FRESH))
    for version in range(2, 260):
        grown = EXTENT | {"radius_cm": 100 + version}
        world.admit(GATEWAY, intent(version=version, extents=[grown], subscription=S2, widens=True))
    assert len(row(world, S2).extents) == 259
    loaded = load(dump(world.state))
    assert loaded.digest() == world.state.digest()
    assert len(loaded.subscriptions.rows[S2].extents) == 259
