"""Subscriptions: times and their limits, order of checks, what a new one is told, dependents, and what is nobody else's."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.f3548.dss import CP, INTENTS, SC, SUBSCRIPTIONS, Dss, Told, at, intent, new_id, serving_dss, square, subscription, volume

DAY = 86_400


@pytest.fixture
def dss() -> Iterator[Dss]:
    with serving_dss() as served:
        yield served


def put(dss: Dss, given: dict[str, Any], extent: dict[str, Any] | None = None, client: str = "uss1", **members: Any) -> Told:  # noqa: ANN401 - JSON
    return dss.put(client, f"{SUBSCRIPTIONS}/{given['id']}/{given['version']}", subscription(extent, **members))


def test_create_read_change_end(dss: Dss) -> None:
    name = new_id()
    made = dss.put("uss1", f"{SUBSCRIPTIONS}/{name}", subscription())
    assert made.status == 200
    given = made.body["subscription"]
    assert (given["notification_index"], given["implicit_subscription"], given["dependent_operational_intents"]) == (0, False, [])
    assert (given["time_start"], given["time_end"]) == (at(0), at(7_200))
    assert dss.get("uss1", f"{SUBSCRIPTIONS}/{name}").body["subscription"] == given
    again = put(dss, given, uss_base_url="https://uss.example/other")
    changed = again.body["subscription"]
    assert (again.status, changed["uss_base_url"]) == (200, "https://uss.example/other")
    assert changed["version"] not in {"", given["version"]}
    gone = dss.delete("uss1", f"{SUBSCRIPTIONS}/{name}/{changed['version']}")
    assert (gone.status, gone.body["subscription"]) == (200, changed)
    assert dss.get("uss1", f"{SUBSCRIPTIONS}/{name}").status == 404


def test_what_it_asks_for_is_told(dss: Dss) -> None:
    high, rule = dss.intent("uss2", extents=[volume(low=5_000, high=6_000)]), dss.constraint("authority")
    both = dss.put("uss1", f"{SUBSCRIPTIONS}/{new_id()}", subscription(notify_for_constraints=True)).body
    assert [one["id"] for one in both["operational_intent_references"]] == [high.id], "at any height"
    assert [one["id"] for one in both["constraint_references"]] == [rule.id]
    assert "ovn" not in str(both)
    one = dss.put("uss1", f"{SUBSCRIPTIONS}/{new_id()}", subscription(volume(square(48), start=0))).body
    assert one["operational_intent_references"] == []
    assert "constraint_references" not in one
    other = dss.put(
        "uss1", f"{SUBSCRIPTIONS}/{new_id()}", subscription(notify_for_operational_intents=False, notify_for_constraints=True)
    ).body
    assert "operational_intent_references" not in other


def test_either_scope_may_ask_for_both(dss: Dss) -> None:
    for scope in (SC, CP):
        assert dss.put("uss1", f"{SUBSCRIPTIONS}/{new_id()}", subscription(notify_for_constraints=True), scope).status == 200


@pytest.mark.parametrize(
    ("extent", "members"),
    [
        (volume(start=-301, end=3_600), {}),
        (volume(start=-200, end=-1), {}),
        (volume(start=100, end=99), {}),
        (volume(start=0, end=DAY + 0.000001), {}),
        (volume(start=None, end=DAY + 1), {}),
        (volume(start=None, end=-1), {}),
        (volume(), {"notify_for_operational_intents": False}),
        (volume(), {"notify_for_operational_intents": None}),
        (volume(), {"uss_base_url": "http://uss.example"}),
        (volume(), {"uss_base_url": None}),
        (volume(), {"extents": [volume()]}),
    ],
)
def test_what_is_malformed_is_400(dss: Dss, extent: dict[str, Any], members: dict[str, Any]) -> None:
    size = dss.size
    assert dss.put("uss1", f"{SUBSCRIPTIONS}/{new_id()}", {**subscription(extent), **members}).status == 400
    assert dss.size == size


@pytest.mark.parametrize(
    ("extent", "start", "end"),
    [
        (volume(start=None, end=None), 0, DAY),
        (volume(start=None, end=DAY), 0, DAY),
        (volume(start=100, end=None), 100, 100 + DAY),
        (volume(start=-300, end=100), -300, 100),
        (volume(start=0, end=DAY), 0, DAY),
    ],
)
def test_times_that_are_left_out(dss: Dss, extent: dict[str, Any], start: float, end: float) -> None:
    given = dss.subscription(extent=extent)
    assert (given["time_start"], given["time_end"]) == (at(start), at(end))


def test_times_that_are_left_out_stay_as_they_were(dss: Dss) -> None:
    given = dss.subscription(extent=volume(start=100, end=5_000))
    dss.world.clock.turn(1_000_000)
    after = put(dss, given, volume(start=None, end=None)).body["subscription"]
    assert (after["time_start"], after["time_end"]) == (at(100), at(5_000))


def test_order_of_checks(dss: Dss) -> None:
    """Version is compared before owner; an update of nothing is 400; times come before all of them."""
    given = dss.subscription()
    where, size = f"{SUBSCRIPTIONS}/{given['id']}", dss.size
    past = subscription(volume(start=-400))
    told = [
        dss.put("uss2", where, past),
        dss.put("uss2", f"{SUBSCRIPTIONS}/{new_id()}/{given['version']}", subscription()),
        dss.put("uss2", where, subscription()),
        dss.put("uss1", where, subscription()),
        dss.put("uss2", f"{where}/1000000", subscription()),
        dss.put("uss2", f"{where}/{given['version']}", subscription()),
        dss.delete("uss1", f"{where}/"),
        dss.delete("uss1", f"{SUBSCRIPTIONS}/{new_id()}/{given['version']}"),
        dss.delete("uss2", f"{where}/{given['version']}"),
        dss.delete("uss2", f"{where}/1000000"),
        dss.delete("uss1", f"{where}/1000000"),
    ]
    assert [one.status for one in told] == [400, 400, 409, 409, 409, 403, 400, 404, 403, 403, 409]
    assert dss.size == size


def test_nobody_elses_is_shown(dss: Dss) -> None:
    given = dss.subscription()
    assert dss.get("uss2", f"{SUBSCRIPTIONS}/{given['id']}").status == 403
    assert dss.query("uss2", SUBSCRIPTIONS, volume()) == []
    assert dss.query("uss1", SUBSCRIPTIONS, volume()) == [given["id"]]


def test_what_is_over_is_not_found_but_may_be_read(dss: Dss) -> None:
    given = dss.subscription(extent=volume(start=0, end=100))
    dss.world.clock.turn(100_000)
    assert dss.query("uss1", SUBSCRIPTIONS, volume(start=0, end=None)) == [given["id"]], "its end is now"
    dss.world.clock.turn(1)
    assert dss.query("uss1", SUBSCRIPTIONS, volume(start=0, end=None)) == []
    assert dss.get("uss1", f"{SUBSCRIPTIONS}/{given['id']}").status == 200


def test_cells_and_times_find_it_altitude_does_not_count(dss: Dss) -> None:
    given = dss.subscription(extent=volume(start=0, end=100, low=10, high=20))
    assert dss.query("uss1", SUBSCRIPTIONS, volume(start=100, end=200, low=500, high=600)) == [given["id"]]
    assert dss.query("uss1", SUBSCRIPTIONS, volume(start=101, end=200)) == []
    assert dss.query("uss1", SUBSCRIPTIONS, volume(square(47), start=0)) == []
    implicit = dss.intent(extents=[volume(square(47))], new_subscription={"uss_base_url": "https://uss.example"})
    assert dss.query("uss1", SUBSCRIPTIONS, volume(square(47))) == [implicit.reference["subscription_id"]]


def test_the_index_is_kept_and_only_a_change_makes_a_version(dss: Dss) -> None:
    given = dss.subscription()
    for number in range(3):
        dss.intent("uss2", extents=[volume(low=100 * number, high=100 * number + 10)])
    now = dss.get("uss1", f"{SUBSCRIPTIONS}/{given['id']}").body["subscription"]
    assert (now["notification_index"], now["version"]) == (3, given["version"])
    after = put(dss, now).body["subscription"]
    assert (after["notification_index"], after["version"] != given["version"]) == (3, True)


# Dependents


@pytest.mark.parametrize(
    ("extent", "status"),
    [
        (volume(start=0), 200),
        (volume(start=0, low=None, high=None), 200),
        (volume(start=360), 200),
        (volume(start=360.000001), 400),
        (volume(start=0, end=3_599.999999), 400),
        (volume(start=0, low=51), 400),
        (volume(start=0, high=99), 400),
        (volume(square(46.1), start=0), 400),
    ],
)
def test_a_change_must_cover_dependents(dss: Dss, extent: dict[str, Any], status: int) -> None:
    given = dss.subscription()
    dss.intent(subscription_id=given["id"])
    now = dss.get("uss1", f"{SUBSCRIPTIONS}/{given['id']}").body["subscription"]
    assert put(dss, now, extent).status == status


def test_it_cannot_end_under_a_dependent(dss: Dss) -> None:
    given = dss.subscription()
    made = dss.intent(subscription_id=given["id"])
    where, size = f"{SUBSCRIPTIONS}/{given['id']}/{given['version']}", dss.size
    assert (dss.delete("uss1", where).status, dss.size) == (400, size)
    assert dss.delete("uss1", f"{INTENTS}/{made.id}/{made.ovn}").status == 200
    assert dss.delete("uss1", where).status == 200


def test_an_implicit_one_that_its_client_changes_is_its_own_from_then_on(dss: Dss) -> None:
    made = dss.intent(new_subscription={"uss_base_url": "https://uss.example"})
    bound = made.reference["subscription_id"]
    given = dss.get("uss1", f"{SUBSCRIPTIONS}/{bound}").body["subscription"]
    after = put(dss, given, volume(start=0)).body["subscription"]
    assert (after["implicit_subscription"], after["dependent_operational_intents"]) == (False, [made.id])
    assert dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", intent(volume(square(48)), subscription_id=bound)).status == 400
    assert dss.delete("uss1", f"{INTENTS}/{made.id}/{made.ovn}").status == 200
    assert dss.get("uss1", f"{SUBSCRIPTIONS}/{bound}").status == 200
