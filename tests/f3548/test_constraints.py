"""Constraint references: who owns one, whose OVN is secret, order of checks, and who hears of the old and the new place."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.f3548.dss import CM, CONSTRAINTS, CP, SUBSCRIPTIONS, Dss, constraint, new_id, notified, serving_dss, square, subscription, volume


@pytest.fixture
def dss() -> Iterator[Dss]:
    with serving_dss() as served:
        yield served


def test_create_read_change_end(dss: Dss) -> None:
    made = dss.constraint("authority")
    assert (made.reference["version"], made.reference["manager"], made.reference["uss_availability"]) == (1, "authority", "Unknown")
    assert dss.get("authority", f"{CONSTRAINTS}/{made.id}").body["constraint_reference"] == made.reference
    again = dss.put("authority", f"{CONSTRAINTS}/{made.id}/{made.ovn}", constraint(volume(square(48))))
    second = again.body["constraint_reference"]
    assert (again.status, second["version"], second["ovn"] != made.ovn) == (200, 2, True)
    assert dss.query("uss1", CONSTRAINTS, volume(), CP) == []
    gone = dss.delete("authority", f"{CONSTRAINTS}/{made.id}/{second['ovn']}")
    assert (gone.status, gone.body["constraint_reference"]) == (200, second)
    assert dss.get("authority", f"{CONSTRAINTS}/{made.id}").status == 404


def test_its_ovn_is_its_managers_secret(dss: Dss) -> None:
    made = dss.constraint("authority")
    for told in (
        dss.get("uss1", f"{CONSTRAINTS}/{made.id}", CP),
        dss.post("uss1", f"{CONSTRAINTS}/query", {"area_of_interest": volume()}, CP),
        dss.put("uss1", f"{SUBSCRIPTIONS}/{new_id()}", subscription(notify_for_constraints=True)),
    ):
        assert told.status == 200
        assert made.id in str(told.body)
        assert "ovn" not in str(told.body)


def test_only_its_manager_changes_or_ends_it(dss: Dss) -> None:
    made = dss.constraint("authority")
    where, size = f"{CONSTRAINTS}/{made.id}", dss.size
    told = [
        dss.put("another", where, constraint()),
        dss.put("another", f"{where}/{made.ovn}", constraint()),
        dss.delete("another", f"{where}/{made.ovn}"),
        dss.put("authority", where, constraint()),
        dss.put("authority", f"{where}/{'x' * 44}", constraint()),
        dss.delete("authority", f"{where}/{'x' * 44}"),
        dss.put("authority", f"{CONSTRAINTS}/{new_id()}/{made.ovn}", constraint()),
        dss.delete("authority", f"{CONSTRAINTS}/{new_id()}/{made.ovn}"),
        dss.delete("authority", f"{where}/"),
    ]
    assert [one.status for one in told] == [403, 403, 403, 409, 409, 409, 409, 404, 400]
    assert dss.size == size


@pytest.mark.parametrize(
    "members",
    [
        {"uss_base_url": "http://authority.example"},
        {"uss_base_url": ""},
        {"extents": []},
        {"extents": [volume(start=None)]},
        {"extents": [volume(end=None)]},
        {"extents": [volume(start=-60, end=-1)]},
    ],
    ids=str,
)
def test_what_is_malformed_is_400(dss: Dss, members: dict[str, Any]) -> None:
    made = dss.constraint()
    size = dss.size
    for where in (f"{CONSTRAINTS}/{new_id()}", f"{CONSTRAINTS}/{made.id}", f"{CONSTRAINTS}/{made.id}/{made.ovn}"):
        assert dss.put("uss1", where, constraint(**members)).status == 400
    assert dss.size == size


def test_altitudes_are_not_needed_and_do_not_count(dss: Dss) -> None:
    made = dss.constraint(extents=[volume(low=None, high=None)])
    low = dss.constraint(extents=[volume(low=10, high=20)])
    assert set(dss.query("uss1", CONSTRAINTS, volume(low=900, high=901))) == {made.id, low.id}


def test_constraints_do_not_need_keys(dss: Dss) -> None:
    dss.intent()
    dss.constraint()
    dss.constraint("another")


def test_who_hears_of_the_old_and_of_the_new_place(dss: Dss) -> None:
    hears = {"notify_for_constraints": True, "notify_for_operational_intents": False}
    here = dss.subscription("uss2", **hears)
    there = dss.subscription("uss3", extent=volume(square(48), start=0, end=7_200), **hears)
    dss.subscription("uss3")
    made = dss.constraint("authority")
    assert made.notified == {here["id"]: 1}
    moved = dss.put("authority", f"{CONSTRAINTS}/{made.id}/{made.ovn}", constraint(volume(square(48))))
    assert notified(moved.body) == {here["id"]: 2, there["id"]: 1}
    ovn = moved.body["constraint_reference"]["ovn"]
    assert notified(dss.delete("authority", f"{CONSTRAINTS}/{made.id}/{ovn}").body) == {there["id"]: 2}


def test_scopes_of_reading_and_writing(dss: Dss) -> None:
    made = dss.constraint("authority")
    assert dss.get("uss1", f"{CONSTRAINTS}/{made.id}", CP).status == 200
    assert dss.put("uss1", f"{CONSTRAINTS}/{new_id()}", constraint(), CP).status == 403
    assert dss.put("uss1", f"{CONSTRAINTS}/{new_id()}", constraint(), CM).status == 201
