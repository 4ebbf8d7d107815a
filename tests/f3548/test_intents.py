"""Operational intents: order of checks, keys, the subscription that comes with one, versions and OVNs, and whom to notify.

Whatever is refused leaves the log as it was: no version, no implicit subscription, no counted notification.
"""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.f3548.dss import (
    AA,
    CM,
    CMSA,
    INTENTS,
    NO_SUBSCRIPTION,
    SC,
    SUBSCRIPTIONS,
    Dss,
    Told,
    gateway_world,
    intent,
    new_id,
    notified,
    serving_dss,
    square,
    subscription,
    volume,
)  # fmt: skip
from tests.world import START_MS

NEW = {"uss_base_url": "https://uss.example/implicit"}


@pytest.fixture
def dss() -> Iterator[Dss]:
    with serving_dss() as served:
        yield served


def refused(dss: Dss, status: int, told: Told, size: int) -> dict[str, Any]:
    """Require a refusal that changed nothing."""
    assert (told.status, dss.size) == (status, size), told
    assert isinstance(told.body["message"], str)
    body: dict[str, Any] = told.body
    return body


def test_create_read_change_end(dss: Dss) -> None:
    made = dss.intent()
    first = made.reference
    assert (first["version"], first["state"], first["manager"], first["uss_availability"]) == (1, "Accepted", "uss1", "Unknown")
    assert first["subscription_id"] == NO_SUBSCRIPTION
    assert 16 <= len(made.ovn) <= 128
    assert dss.get("uss1", f"{INTENTS}/{made.id}").body["operational_intent_reference"] == first
    again = dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", intent(uss_base_url="https://uss.example/other"))
    second = again.body["operational_intent_reference"]
    assert (again.status, second["version"], second["uss_base_url"]) == (200, 2, "https://uss.example/other")
    assert second["ovn"] != made.ovn
    gone = dss.delete("uss1", f"{INTENTS}/{made.id}/{second['ovn']}")
    assert (gone.status, gone.body["operational_intent_reference"]) == (200, second)
    assert dss.get("uss1", f"{INTENTS}/{made.id}").status == 404
    assert dss.query("uss1", INTENTS, volume()) == []


def test_an_id_may_begin_again(dss: Dss) -> None:
    made = dss.intent()
    assert dss.delete("uss1", f"{INTENTS}/{made.id}/{made.ovn}").status == 200
    told = dss.put("uss2", f"{INTENTS}/{made.id}", intent())
    assert (told.status, told.body["operational_intent_reference"]["version"]) == (201, 1)


def test_only_its_manager_sees_an_ovn(dss: Dss) -> None:
    made = dss.intent()
    other = dss.get("uss2", f"{INTENTS}/{made.id}").body["operational_intent_reference"]
    assert "ovn" not in other
    assert other == {name: value for name, value in made.reference.items() if name != "ovn"}
    found = dss.post("uss2", f"{INTENTS}/query", {"area_of_interest": volume()})
    assert made.ovn not in str(found.body)
    heard = dss.put("uss2", f"{SUBSCRIPTIONS}/{new_id()}", subscription())
    assert [one["id"] for one in heard.body["operational_intent_references"]] == [made.id]
    missing = dss.put("uss2", f"{INTENTS}/{new_id()}", intent())
    for told in (found, heard, missing):
        assert made.ovn not in str(told.body)


BAD: dict[str, dict[str, Any]] = {
    "no address": {"uss_base_url": ""},
    "null address": {"uss_base_url": None},
    "http": {"uss_base_url": "http://uss.example"},
    "ftp": {"uss_base_url": "ftp://uss.example"},
    "scheme alone": {"uss_base_url": "https://"},
    "http of the implicit one": {"new_subscription": {"uss_base_url": "http://uss.example"}},
    "no address of the implicit one": {"new_subscription": {}},
    "malformed subscription": {"subscription_id": "mine"},
    "both subscriptions": {"subscription_id": str(uuid4()), "new_subscription": NEW},
    "unknown subscription": {"subscription_id": str(uuid4())},
    "placeholder subscription": {"subscription_id": NO_SUBSCRIPTION},
    "ended": {"state": "Ended"},
    "no state": {"state": None},
    "begins activated": {"state": "Activated", "new_subscription": NEW},
    "begins contingent": {"state": "Contingent", "new_subscription": NEW},
    "no volumes": {"extents": []},
    "volumes of null": {"extents": None},
    "volume outside a list": {"extents": volume()},
    "over already": {"extents": [volume(start=-3_600, end=-1)]},
    "no start": {"extents": [volume(start=None)]},
    "no end": {"extents": [volume(), volume(end=None)]},
    "no lower altitude": {"extents": [volume(low=None)]},
    "no upper altitude": {"extents": [volume(high=None)]},
    "empty suffix": {"requested_ovn_suffix": ""},
    "suffix of version 4": {"requested_ovn_suffix": str(uuid4())},
    "key is a text": {"key": "x"},
    "key of numbers": {"key": [1]},
}


@pytest.mark.parametrize("name", BAD)
def test_what_is_malformed_is_400_whether_it_exists_or_not(dss: Dss, name: str) -> None:
    made = dss.intent(extents=[volume(square(10))])
    size = dss.size
    refused(dss, 400, dss.put("uss1", f"{INTENTS}/{new_id()}", intent(**BAD[name])), size)
    if "subscription" not in name or "malformed" in name or "both" in name:
        refused(dss, 400, dss.put("uss1", f"{INTENTS}/{made.id}", intent(**BAD[name])), size)


def test_http_is_for_exercises_that_allow_it() -> None:
    with serving_dss(http=True) as dss:
        dss.intent(uss_base_url="http://uss.example")
        assert dss.put("uss1", f"{INTENTS}/{new_id()}", intent(uss_base_url="ftp://uss.example")).status == 400


def test_a_volume_may_be_over_if_not_all_are(dss: Dss) -> None:
    made = dss.intent(extents=[volume(start=-2e9, end=-1.99e9), volume()])
    assert made.reference["time_start"]["value"].startswith("1955-")
    assert made.id in dss.query("uss1", INTENTS, volume(start=-1e9, end=-0.9e9))


def test_off_nominal_states_need_their_scope(dss: Dss) -> None:
    made = dss.intent(new_subscription=NEW)
    body = intent(state="Nonconforming", subscription_id=made.reference["subscription_id"])
    where, size = f"{INTENTS}/{made.id}/{made.ovn}", dss.size
    refused(dss, 403, dss.put("uss1", where, body, SC), size)
    refused(dss, 403, dss.put("uss1", f"{INTENTS}/{new_id()}/{made.ovn}", body, SC), size)
    told = dss.put("uss1", where, body, f"{SC} {CMSA}")
    assert (told.status, told.body["operational_intent_reference"]["state"]) == (200, "Nonconforming")


def test_any_state_may_follow_any_other(dss: Dss) -> None:
    made = dss.intent(new_subscription=NEW)
    ovn, bound = made.ovn, made.reference["subscription_id"]
    states = ["Activated", "Nonconforming", "Contingent", "Accepted", "Contingent", "Activated", "Accepted", "Nonconforming", "Accepted"]
    for number, state in enumerate(states):
        told = dss.put("uss1", f"{INTENTS}/{made.id}/{ovn}", intent(state=state, subscription_id=bound))
        assert (told.status, told.body["operational_intent_reference"]["version"]) == (200, number + 2)
        ovn = told.body["operational_intent_reference"]["ovn"]


def test_beyond_accepted_a_subscription_is_needed(dss: Dss) -> None:
    made = dss.intent(new_subscription=NEW)
    size = dss.size
    refused(dss, 400, dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", intent(state="Activated")), size)
    refused(dss, 400, dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", intent(state="Activated", subscription_id="")), size)


def test_who_may_change_what_comes_before_versions(dss: Dss) -> None:
    made = dss.intent()
    where, size = f"{INTENTS}/{made.id}", dss.size
    refused(dss, 403, dss.put("uss2", where, intent()), size)
    refused(dss, 403, dss.put("uss2", f"{where}/{made.ovn}", intent()), size)
    refused(dss, 409, dss.put("uss1", where, intent()), size)
    refused(dss, 409, dss.put("uss1", f"{where}/{'x' * 44}", intent()), size)
    refused(dss, 400, dss.put("uss1", f"{INTENTS}/{new_id()}/{made.ovn}", intent()), size)
    refused(dss, 403, dss.delete("uss2", f"{where}/{made.ovn}"), size)
    refused(dss, 403, dss.delete("uss2", f"{where}/{'x' * 44}"), size)
    refused(dss, 409, dss.delete("uss1", f"{where}/{'x' * 44}"), size)
    refused(dss, 404, dss.delete("uss1", f"{INTENTS}/{new_id()}/{made.ovn}"), size)
    refused(dss, 400, dss.delete("uss1", f"{where}/"), size)


# The key


def test_the_key_names_all_that_it_meets_ones_own_too(dss: Dss) -> None:
    mine = dss.intent("uss1")
    theirs = dss.intent("uss2", extents=[volume(low=100, high=150)], key=[mine.ovn])
    size = dss.size
    body = refused(dss, 409, dss.put("uss1", f"{INTENTS}/{new_id()}", intent()), size)
    assert {one["id"] for one in body["missing_operational_intents"]} == {mine.id, theirs.id}
    assert {one["id"]: "ovn" in one for one in body["missing_operational_intents"]} == {mine.id: True, theirs.id: False}
    assert "missing_constraints" not in body
    one_missing = refused(dss, 409, dss.put("uss1", f"{INTENTS}/{new_id()}", intent(key=[mine.ovn])), size)
    assert [one["id"] for one in one_missing["missing_operational_intents"]] == [theirs.id]
    assert dss.put("uss1", f"{INTENTS}/{new_id()}", intent(key=[mine.ovn, theirs.ovn, "of nothing at all", ""])).status == 201


def test_an_old_ovn_is_no_key(dss: Dss) -> None:
    made = dss.intent()
    newer = dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", intent()).body["operational_intent_reference"]["ovn"]
    size = dss.size
    refused(dss, 409, dss.put("uss2", f"{INTENTS}/{new_id()}", intent(key=[made.ovn])), size)
    assert dss.put("uss2", f"{INTENTS}/{new_id()}", intent(key=[newer])).status == 201


def test_a_change_needs_no_key_for_itself(dss: Dss) -> None:
    made = dss.intent()
    assert dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", intent()).status == 200


@pytest.mark.parametrize(
    ("other", "meets"),
    [
        (volume(low=100, high=120), True),
        (volume(low=100.01, high=120), False),
        (volume(start=3_600, end=4_000), True),
        (volume(start=3_600.001, end=4_000), False),
        (volume(square(46.5)), False),
        (volume({"outline_circle": {"center": {"lat": 46.005, "lng": 7.005}, "radius": {"value": 1, "units": "M"}}}), True),
    ],
)
def test_cells_times_and_altitudes_all_must_touch(dss: Dss, other: dict[str, Any], meets: bool) -> None:
    dss.intent()
    assert dss.put("uss2", f"{INTENTS}/{new_id()}", intent(other)).status == (409 if meets else 201)


def test_several_volumes_are_one_box(dss: Dss) -> None:
    dss.intent(extents=[volume(start=60, end=100, low=10, high=20), volume(start=500, end=600, low=80, high=90)])
    assert dss.put("uss2", f"{INTENTS}/{new_id()}", intent(volume(start=200, end=300, low=40, high=50))).status == 409


@pytest.mark.parametrize(("state", "status"), [("Activated", 409), ("Nonconforming", 200), ("Contingent", 200)])
def test_off_nominal_intents_need_no_key(dss: Dss, state: str, status: int) -> None:
    made = dss.intent(extents=[volume(square(48))], new_subscription=NEW)
    dss.intent("uss2")
    body = intent(volume(), state=state, subscription_id=made.reference["subscription_id"])
    assert dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", body).status == status


def test_accepted_intents_of_who_is_down_need_no_key(dss: Dss) -> None:
    waiting = dss.intent("uss2", new_subscription=NEW)
    set_to(dss, "uss2", "Down")
    dss.intent("uss1")
    told = dss.get("uss1", f"{INTENTS}/{waiting.id}").body["operational_intent_reference"]
    assert told["uss_availability"] == "Down"
    set_to(dss, "uss2", "Normal")
    assert dss.put("uss3", f"{INTENTS}/{new_id()}", intent()).status == 409
    flying = dss.intent("uss2", extents=[volume(square(48))], new_subscription=NEW)
    body = intent(volume(square(48)), state="Activated", subscription_id=flying.reference["subscription_id"])
    assert dss.put("uss2", f"{INTENTS}/{flying.id}/{flying.ovn}", body).status == 200
    set_to(dss, "uss2", "Down")
    assert dss.put("uss1", f"{INTENTS}/{new_id()}", intent(volume(square(48)))).status == 409


def set_to(dss: Dss, uss: str, availability: str) -> None:
    version = dss.get("uss1", f"/uss_availability/{uss}").body["version"]
    body = {"old_version": version, "availability": availability}
    assert dss.put("arbiter", f"/uss_availability/{uss}", body, AA).status == 200


def test_constraints_are_in_the_key_of_who_hears_of_them(dss: Dss) -> None:
    rule = dss.constraint("authority", extents=[volume(low=5_000, high=6_000)])
    dss.intent("uss1", new_subscription=NEW, extents=[volume(high=60)])
    size = dss.size
    hears = {**NEW, "notify_for_constraints": True}
    high = volume(low=70)
    body = refused(dss, 409, dss.put("uss1", f"{INTENTS}/{new_id()}", intent(high, new_subscription=hears)), size)
    assert [(one["id"], "ovn" in one) for one in body["missing_constraints"]] == [(rule.id, False)]
    assert "missing_operational_intents" not in body
    assert dss.put("uss1", f"{INTENTS}/{new_id()}", intent(high, new_subscription=hears, key=[rule.ovn])).status == 201
    own = dss.subscription("uss2", notify_for_constraints=True)
    size = dss.size
    given = intent(volume(square(46.0, 7.1)), subscription_id=own["id"])
    assert dss.put("uss2", f"{INTENTS}/{new_id()}", given).status == 400, "it covers something else"
    wide = dss.subscription("uss2", extent=volume(square(46, 7, 0.02), start=0, end=7_200), notify_for_constraints=True)
    size = dss.size
    given = intent(volume(low=200, high=300), subscription_id=wide["id"])
    refused(dss, 409, dss.put("uss2", f"{INTENTS}/{new_id()}", given), size)
    assert dss.put("uss2", f"{INTENTS}/{new_id()}", {**given, "key": [rule.ovn]}).status == 201


# The subscription


def of(dss: Dss, name: str, client: str = "uss1") -> dict[str, Any]:
    given: dict[str, Any] = dss.get(client, f"{SUBSCRIPTIONS}/{name}").body["subscription"]
    return given


def test_a_new_subscription_is_as_its_intent(dss: Dss) -> None:
    made = dss.intent(new_subscription=NEW)
    given = of(dss, made.reference["subscription_id"])
    assert (given["implicit_subscription"], given["notify_for_operational_intents"], given["notify_for_constraints"]) == (True, True, False)
    assert (given["time_start"], given["time_end"]) == (made.reference["time_start"], made.reference["time_end"])
    assert (given["uss_base_url"], given["dependent_operational_intents"]) == (NEW["uss_base_url"], [made.id])
    assert made.notified == {given["id"]: 1}
    assert given["notification_index"] == 1


def test_a_new_one_each_time_and_the_old_one_goes(dss: Dss) -> None:
    made = dss.intent(new_subscription=NEW)
    old = made.reference["subscription_id"]
    told = dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", intent(new_subscription=NEW))
    new = told.body["operational_intent_reference"]["subscription_id"]
    assert new not in {old, NO_SUBSCRIPTION}
    assert notified(told.body) == {new: 1}, "the one that goes is not told"
    assert dss.get("uss1", f"{SUBSCRIPTIONS}/{old}").status == 404


def test_without_one_the_link_is_dropped(dss: Dss) -> None:
    made = dss.intent(new_subscription=NEW)
    told = dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", intent())
    assert told.body["operational_intent_reference"]["subscription_id"] == NO_SUBSCRIPTION
    assert dss.get("uss1", f"{SUBSCRIPTIONS}/{made.reference['subscription_id']}").status == 404
    assert dss.get("uss1", f"{SUBSCRIPTIONS}/{NO_SUBSCRIPTION}").status == 404


def test_an_implicit_one_stays_while_another_intent_depends_on_it(dss: Dss) -> None:
    first = dss.intent(new_subscription=NEW)
    bound = first.reference["subscription_id"]
    second = dss.intent(extents=[volume(low=200, high=300)], subscription_id=bound)
    assert sorted(of(dss, bound)["dependent_operational_intents"]) == sorted([first.id, second.id])
    gone = dss.delete("uss1", f"{INTENTS}/{first.id}/{first.ovn}")
    assert of(dss, bound)["dependent_operational_intents"] == [second.id]
    assert notified(gone.body)[bound] == of(dss, bound)["notification_index"]
    last = dss.delete("uss1", f"{INTENTS}/{second.id}/{second.ovn}")
    assert bound in notified(last.body), "told once more, as it goes"
    assert dss.get("uss1", f"{SUBSCRIPTIONS}/{bound}").status == 404


def test_an_implicit_one_grows_and_never_shrinks(dss: Dss) -> None:
    made = dss.intent(new_subscription=NEW)
    bound = made.reference["subscription_id"]
    before = of(dss, bound)
    wider = intent(volume(square(46, 7, 0.05), start=30, end=5_000), subscription_id=bound)
    told = dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", wider).body["operational_intent_reference"]
    after = of(dss, bound)
    assert after["version"] != before["version"]
    assert (after["time_start"], after["time_end"]) == (told["time_start"], told["time_end"])
    assert after["implicit_subscription"]
    smaller = intent(subscription_id=bound)
    assert dss.put("uss1", f"{INTENTS}/{made.id}/{told['ovn']}", smaller).status == 200
    still = of(dss, bound)
    assert (still["version"], still["time_end"]) == (after["version"], after["time_end"])
    assert bound in dss.query("uss1", SUBSCRIPTIONS, volume(square(46.04, 7.04, 0.001)))


@pytest.mark.parametrize(
    ("extent", "status"),
    [
        (volume(start=60, end=3_600), 201),
        (volume(start=61, end=3_600), 400),
        (volume(start=60, end=3_599), 400),
        (volume(start=60, end=3_599.999999), 400),
        (volume(square(46.0, 7.0, 0.0101), start=60), 201),
        (volume(square(46.1), start=60), 400),
        (volume(square(46.0, 7.0, 0.01), start=60, low=None, high=None), 201),
        (volume(start=60, low=900, high=901), 201),
    ],
)
def test_ones_own_subscription_must_cover(dss: Dss, extent: dict[str, Any], status: int) -> None:
    own = dss.subscription(extent=extent)
    size = dss.size
    told = dss.put("uss1", f"{INTENTS}/{new_id()}", intent(subscription_id=own["id"]))
    assert told.status == status
    assert dss.size == size + (status == 201)


def test_a_subscription_of_a_few_metres_covers_a_flight_beside_it(dss: Dss) -> None:
    """Granularity of about a kilometre: existing clients fly a turned square over the one that they subscribed to."""
    own = dss.subscription(extent=volume(square(46, 7, 0.00002), start=0, end=7_200))
    turned = {
        "outline_polygon": {
            "vertices": [{"lat": 46.000024, "lng": 7.00001}, {"lat": 46.00001, "lng": 7.000024}, {"lat": 45.999996, "lng": 7.00001}]
        }
    }
    assert dss.put("uss1", f"{INTENTS}/{new_id()}", intent(volume(turned), subscription_id=own["id"])).status == 201


def test_anothers_subscription_is_neither_readable_nor_usable(dss: Dss) -> None:
    theirs = dss.subscription("uss2")
    size = dss.size
    refused(dss, 403, dss.put("uss1", f"{INTENTS}/{new_id()}", intent(subscription_id=theirs["id"])), size)
    refused(dss, 403, dss.get("uss1", f"{SUBSCRIPTIONS}/{theirs['id']}"), size)
    implicit = dss.intent("uss2", new_subscription=NEW).reference["subscription_id"]
    size = dss.size
    refused(dss, 403, dss.put("uss1", f"{INTENTS}/{new_id()}", intent(volume(square(49)), subscription_id=implicit)), size)


def test_ones_own_subscription_stays_as_it_is(dss: Dss) -> None:
    own = dss.subscription()
    made = dss.intent(subscription_id=own["id"])
    bound = of(dss, own["id"])
    assert (bound["version"], bound["implicit_subscription"]) == (own["version"], False)
    assert bound["notification_index"] == 1
    assert dss.delete("uss1", f"{INTENTS}/{made.id}/{made.ovn}").status == 200
    assert of(dss, own["id"])["dependent_operational_intents"] == []


def test_what_is_refused_leaves_no_subscription_behind(dss: Dss) -> None:
    dss.intent("uss2")
    mine = dss.intent(extents=[volume(square(48))], new_subscription=NEW)
    bound, size = mine.reference["subscription_id"], dss.size
    before = of(dss, bound)
    refused(dss, 409, dss.put("uss1", f"{INTENTS}/{new_id()}", intent(new_subscription=NEW)), size)
    refused(dss, 409, dss.put("uss1", f"{INTENTS}/{new_id()}", intent(subscription_id=bound)), size)
    refused(dss, 409, dss.put("uss1", f"{INTENTS}/{mine.id}/{mine.ovn}", intent(new_subscription=NEW)), size)
    assert of(dss, bound) == before
    assert dss.query("uss1", SUBSCRIPTIONS, volume()) == []


# Notifications


def test_who_hears_of_the_old_and_of_the_new_place(dss: Dss) -> None:
    here, there = dss.subscription("uss2"), dss.subscription("uss3", extent=volume(square(48), start=0, end=7_200))
    elsewhere = dss.subscription("uss3", extent=volume(square(50), start=0, end=7_200))
    later = dss.subscription("uss3", extent=volume(start=3_700, end=7_200))
    own, deaf = dss.subscription("uss1"), dss.subscription("uss2", notify_for_operational_intents=False, notify_for_constraints=True)
    made = dss.intent("uss1")
    assert made.notified == {here["id"]: 1, own["id"]: 1}
    moved = dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", intent(volume(square(48))))
    assert notified(moved.body) == {here["id"]: 2, own["id"]: 2, there["id"]: 1}
    ovn = moved.body["operational_intent_reference"]["ovn"]
    gone = dss.delete("uss1", f"{INTENTS}/{made.id}/{ovn}")
    assert notified(gone.body) == {there["id"]: 2}
    for client, one, index in (("uss2", here, 2), ("uss3", there, 2), ("uss3", elsewhere, 0), ("uss3", later, 0), ("uss2", deaf, 0)):
        now = of(dss, one["id"], client)
        assert (now["notification_index"], now["version"]) == (index, one["version"])


def test_altitude_does_not_silence_a_subscription(dss: Dss) -> None:
    high = dss.subscription("uss2", extent=volume(start=0, end=7_200, low=5_000, high=6_000))
    assert dss.intent().notified == {high["id"]: 1}


def test_subscribers_are_grouped_by_address(dss: Dss) -> None:
    for number in range(2):
        dss.subscription("uss2", uss_base_url="https://two.example")
        dss.subscription("uss3", uss_base_url=f"https://three.example/{number}")
    made = dss.intent()
    assert sorted((one["uss_base_url"], len(one["subscriptions"])) for one in made.subscribers) == [
        ("https://three.example/0", 1), ("https://three.example/1", 1), ("https://two.example", 2),
    ]  # fmt: skip


# Requested OVN suffixes


def suffix(ms_from_now: int = 0, *, version: int = 7) -> str:
    made = ((START_MS + ms_from_now) << 80) | (uuid4().int & ((1 << 80) - 1))
    return str(UUID(int=made & ~(0xF << 76) & ~(0x3 << 62) | (version << 76) | (0x2 << 62)))


def test_a_requested_suffix_is_in_the_ovn(dss: Dss) -> None:
    for late in (0, -299_000, 299_000):
        asked = suffix(late)
        made = dss.intent(extents=[volume(square(46 + late / 1e6))], requested_ovn_suffix=asked)
        assert made.ovn == f"{made.id}_{asked}"
        assert dss.get("uss1", f"{INTENTS}/{made.id}").body["operational_intent_reference"]["ovn"] == made.ovn


def test_other_suffixes_are_400(dss: Dss) -> None:
    for bad in (suffix(-301_000), suffix(301_000), suffix(version=6), suffix().replace("-", ""), "x"):
        size = dss.size
        refused(dss, 400, dss.put("uss1", f"{INTENTS}/{new_id()}", intent(requested_ovn_suffix=bad)), size)


def test_a_suffix_serves_once_across_a_restart() -> None:
    asked, world = suffix(), gateway_world()
    with serving_dss(world) as before:
        made = before.intent(requested_ovn_suffix=asked)
        second = before.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", intent())
        assert before.delete("uss1", f"{INTENTS}/{made.id}/{second.body['operational_intent_reference']['ovn']}").status == 200
    world.restart()
    with serving_dss(world) as after:
        size = after.size
        refused(after, 400, after.put("uss1", f"{INTENTS}/{made.id}", intent(requested_ovn_suffix=asked)), size)


def test_a_suffix_serves_once(dss: Dss) -> None:
    asked = suffix()
    made = dss.intent(requested_ovn_suffix=asked)
    size = dss.size
    refused(dss, 400, dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", intent(requested_ovn_suffix=asked)), size)
    other = dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", intent()).body["operational_intent_reference"]["ovn"]
    size = dss.size
    refused(dss, 400, dss.put("uss1", f"{INTENTS}/{made.id}/{other}", intent(requested_ovn_suffix=asked)), size)


# Questions


def test_what_is_over_stays_until_it_is_deleted(dss: Dss) -> None:
    made = dss.intent(extents=[volume(start=-100, end=10)])
    dss.world.clock.turn(600_000)
    assert made.id in dss.query("uss2", INTENTS, volume(start=-100, end=0))
    assert dss.get("uss1", f"{INTENTS}/{made.id}").status == 200
    assert dss.delete("uss1", f"{INTENTS}/{made.id}/{made.ovn}").status == 200


def test_what_is_long_over_leaves_the_index_but_may_still_be_changed_and_ended(dss: Dss) -> None:
    """Nothing leaves the log, and its id still answers."""
    made, kept = dss.intent(new_subscription=NEW), dss.intent(extents=[volume(square(48))], new_subscription=NEW)
    hours = 24 * 113
    dss.world.clock.turn(hours * 3_600_000)
    dss.constraint(extents=[volume(square(50), start=hours * 3_600, end=hours * 3_600 + 60)])
    assert dss.query("uss1", INTENTS, volume()) == []
    later = volume(start=hours * 3_600, end=hours * 3_600 + 600)
    body = intent(later, subscription_id=made.reference["subscription_id"])
    assert dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", body).status == 200
    assert dss.delete("uss1", f"{INTENTS}/{kept.id}/{kept.ovn}").status == 200


def test_an_open_question_meets_all_in_its_cells(dss: Dss) -> None:
    low, high = dss.intent(extents=[volume(low=0, high=10)]), dss.intent(extents=[volume(start=5_000, end=5_100, low=900, high=950)])
    assert set(dss.query("uss1", INTENTS, volume(start=None, end=None, low=None, high=None))) == {low.id, high.id}
    assert dss.query("uss1", INTENTS, volume(start=None, end=None, low=500, high=None)) == [high.id]
    assert dss.query("uss1", INTENTS, volume(start=None, end=4_000, low=None, high=None)) == [low.id]
    assert dss.get("uss1", f"{INTENTS}/{new_id()}", CM).status == 403
