"""A flight of several hundred volumes: its statement comes in parts, in one commit, and is one flight for everybody.

Every volume counts: for queries, keys and subscriptions, and for what parties' notices meet. What is refused leaves nothing behind.
"""

from collections.abc import Iterator
from math import cos, sin
from typing import Any

import pytest

from tests.f3548.dss import INTENTS, SUBSCRIPTIONS, Dss, constraint, gateway_world, intent, new_id, notified, serving_dss, square, volume
from tests.world import fold

NEW = {"uss_base_url": "https://uss.example/implicit"}
STEP = 0.02
"""Degrees of latitude from one volume to the next: cells of their own."""


@pytest.fixture
def dss() -> Iterator[Dss]:
    with serving_dss(gateway_world(5)) as served:
        yield served


def ring(number: int, corners: int = 20) -> dict[str, Any]:
    angles = [6.283 * corner / corners for corner in range(corners)]
    lat, lng = 20 + STEP * number, 7.0
    return {"outline_polygon": {"vertices": [{"lat": lat + 0.002 * sin(one), "lng": lng + 0.002 * cos(one)} for one in angles]}}


def way(count: int, corners: int = 20) -> list[dict[str, Any]]:
    return [volume(ring(number, corners), start=60 + number, end=120 + number) for number in range(count)]


def at_last(count: int) -> dict[str, Any]:
    return volume(square(20 + STEP * (count - 1), 7.0, 0.001), start=0, end=9_000)


def test_every_volume_of_it_is_there(dss: Dss) -> None:
    size, count = dss.size, 400
    made = dss.intent(extents=way(count), new_subscription=NEW)
    assert dss.size > size + 2
    first, last = dss.world.store.head_over(size), dss.world.store.head_over(dss.size - 1)
    assert first == last, "in one commit"
    assert dss.query("uss2", INTENTS, at_last(count)) == [made.id]
    assert made.reference["time_end"]["value"] == volume(end=120 + count - 1)["time_end"]["value"]
    shown = dss.get("uss1", f"{SUBSCRIPTIONS}/{made.reference['subscription_id']}").body["subscription"]
    assert shown["time_end"]["value"] == made.reference["time_end"]["value"]

    met = dss.put("uss2", f"{INTENTS}/{new_id()}", intent(at_last(count)))
    assert [one["id"] for one in met.body["missing_operational_intents"]] == [made.id]
    other = dss.intent("uss2", extents=[at_last(count)], key=[made.ovn])
    assert made.reference["subscription_id"] in other.notified

    changed = dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", intent(volume(ring(0)), subscription_id=made.reference["subscription_id"]))
    assert changed.status == 200
    assert made.reference["subscription_id"] in notified(changed.body)
    assert dss.query("uss2", INTENTS, at_last(count)) == [other.id]
    long_again = intent(*way(count), state="Activated", key=[other.ovn], subscription_id=made.reference["subscription_id"])
    again = dss.put("uss1", f"{INTENTS}/{made.id}/{changed.body['operational_intent_reference']['ovn']}", long_again)
    assert again.status == 200
    assert set(dss.query("uss2", INTENTS, at_last(count))) == {made.id, other.id}
    assert dss.delete("uss1", f"{INTENTS}/{made.id}/{again.body['operational_intent_reference']['ovn']}").status == 200
    assert dss.query("uss2", INTENTS, at_last(count)) == [other.id]
    assert fold(dss.world.leaves()).state.digest() == dss.world.state.digest()


def test_what_is_refused_leaves_no_part_behind(dss: Dss) -> None:
    dss.intent("uss2", extents=[at_last(300)])
    size = dss.size
    assert dss.put("uss1", f"{INTENTS}/{new_id()}", intent(*way(300))).status == 409
    assert dss.put("uss1", f"{INTENTS}/{new_id()}", intent(*way(1_001, 3))).status == 413
    assert dss.put("uss1", f"{INTENTS}/{new_id()}", intent(*way(1_000, 60))).status == 413
    assert dss.put("uss1", f"/constraint_references/{new_id()}", constraint(*way(257, 3))).status == 413
    assert dss.size == size


def test_below_the_rules_level_one_statement_is_all() -> None:
    with serving_dss(gateway_world(4)) as served:
        size = served.size
        assert served.put("uss1", f"{INTENTS}/{new_id()}", intent(*way(300))).status == 413
        assert served.size == size
        served.intent(extents=way(20))


def test_an_implicit_subscription_does_not_grow_without_end(dss: Dss) -> None:
    made = dss.intent(extents=way(600, 3), new_subscription=NEW)
    moved = [volume(ring(number, 4), start=60, end=120) for number in range(600)]
    size = dss.size
    told = dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", intent(*moved, subscription_id=made.reference["subscription_id"]))
    assert (told.status, dss.size) == (413, size)
    anew = dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", intent(*moved, new_subscription=NEW))
    assert anew.status == 200
