"""Journeys that the public qualification suites make, in words of our own: what single rules in the other files do not show together.

`docs/reference/f3548-suites.md` says which of their scenarios is held by which test. They were read, not run.
"""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.f3548.dss import (
    AA,
    CM,
    CMSA,
    CONSTRAINTS,
    CP,
    INTENTS,
    NO_SUBSCRIPTION,
    SC,
    SUBSCRIPTIONS,
    Dss,
    Filed,
    at,
    constraint,
    intent,
    new_id,
    notified,
    serving_dss,
    square,
    subscription,
    volume,
)

NEW = {"uss_base_url": "https://uss.example/implicit"}
HOUR = 3_600


@pytest.fixture
def dss() -> Iterator[Dss]:
    with serving_dss() as served:
        yield served


def circle(lat: float, lng: float, radius_m: float) -> dict[str, Any]:
    return {"outline_circle": {"center": {"lat": lat, "lng": lng}, "radius": {"value": radius_m, "units": "M"}}}


def changed(dss: Dss, made: Filed, client: str = "uss1", status: int = 200, **members: object) -> Filed:
    """Put the next version of an operational intent."""
    told = dss.put(client, f"{INTENTS}/{made.id}/{made.ovn}", intent(**members))
    assert told.status == status, told
    return Filed(told.body["operational_intent_reference"], told.body["subscribers"]) if status == 200 else made


def bound_to(dss: Dss, name: str) -> str:
    """Give the subscription that an intent says to depend on when it is asked for."""
    return str(dss.get("uss1", f"{INTENTS}/{name}").body["operational_intent_reference"]["subscription_id"])


def is_there(dss: Dss, name: str, client: str = "uss1") -> bool:
    status = dss.get(client, f"{SUBSCRIPTIONS}/{name}").status
    assert status in {200, 404}
    return status == 200


# Explicit subscriptions


def test_one_explicit_subscription_takes_the_place_of_another_if_it_is_long_enough(dss: Dss) -> None:
    first = dss.subscription(extent=volume(start=-10, end=1_200))
    window: dict[str, Any] = {"extents": [volume(start=-9, end=1_100)]}
    assert dss.put("uss1", f"{INTENTS}/{new_id()}", intent(volume(start=-10, end=1_201), subscription_id=first["id"])).status == 400
    made = dss.intent(subscription_id=first["id"], **window)
    second = dss.subscription(extent=volume(start=-8, end=1_098))
    changed(dss, made, status=400, subscription_id=second["id"], **window)
    assert bound_to(dss, made.id) == first["id"]
    after = changed(dss, made, subscription_id=second["id"], extents=[volume(start=-8, end=1_098)])
    assert (after.reference["subscription_id"], bound_to(dss, made.id)) == (second["id"], second["id"])
    given = dss.get("uss1", f"{SUBSCRIPTIONS}/{first['id']}").body["subscription"]
    assert (given["version"], given["dependent_operational_intents"]) == (first["version"], []), "the one before stays, for nobody"


def test_an_explicit_subscription_is_attached_and_taken_off_again(dss: Dss) -> None:
    made = dss.intent()
    short, enough = dss.subscription(extent=volume(start=60, end=3_598)), dss.subscription()
    changed(dss, made, status=400, subscription_id=short["id"])
    assert bound_to(dss, made.id) == NO_SUBSCRIPTION
    attached = changed(dss, made, subscription_id=enough["id"])
    assert bound_to(dss, made.id) == enough["id"]
    changed(dss, attached)
    assert bound_to(dss, made.id) == NO_SUBSCRIPTION
    assert is_there(dss, enough["id"])
    assert not is_there(dss, NO_SUBSCRIPTION)


# Implicit subscriptions


def test_who_is_told_when_implicit_subscriptions_move(dss: Dss) -> None:
    """The reference times of the suite: now, and three instants 20 to 22 hours later."""
    times = (0, 20 * HOUR, 21 * HOUR, 22 * HOUR)
    long = dss.intent(extents=[volume(start=times[0], end=times[3])], new_subscription=NEW)
    before = long.reference["subscription_id"]
    late = dss.intent(extents=[volume(start=times[2], end=times[3])], key=[long.ovn])
    assert before in late.notified
    moved = changed(dss, long, extents=[volume(start=times[0], end=times[1])], new_subscription=NEW)
    after = moved.reference["subscription_id"]
    given = dss.get("uss1", f"{SUBSCRIPTIONS}/{after}").body["subscription"]
    assert (given["time_start"], given["time_end"]) == (at(times[0]), at(times[1]))
    assert not is_there(dss, before)
    third = dss.intent(extents=[volume(start=times[2], end=times[3])], key=[late.ovn])
    assert third.notified == {}, "nobody is left who asked about that time"


def test_an_implicit_subscription_goes_when_an_explicit_one_or_none_takes_its_place(dss: Dss) -> None:
    one = dss.intent(extents=[volume(start=60, end=600)], new_subscription=NEW)
    other = dss.intent(extents=[volume(start=700, end=900)], new_subscription=NEW)
    own = dss.subscription(extent=volume(start=60, end=600))
    changed(dss, one, extents=[volume(start=60, end=600)], subscription_id=own["id"])
    changed(dss, other, extents=[volume(start=700, end=900)])
    assert not is_there(dss, one.reference["subscription_id"])
    assert not is_there(dss, other.reference["subscription_id"])


@pytest.mark.parametrize("explicit", [True, False])
def test_the_implicit_subscription_of_another_intent_may_be_attached(dss: Dss, explicit: bool) -> None:
    own = dss.subscription(extent=volume())
    first = dss.intent(subscription_id=own["id"]) if explicit else dss.intent()
    second = dss.intent(key=[first.ovn], new_subscription=NEW)
    theirs = second.reference["subscription_id"]
    attached = changed(dss, first, key=[second.ovn], subscription_id=theirs)
    assert (attached.reference["subscription_id"], bound_to(dss, first.id)) == (theirs, theirs)
    assert is_there(dss, own["id"])
    assert dss.delete("uss1", f"{INTENTS}/{second.id}/{second.ovn}").status == 200
    assert is_there(dss, theirs), "the first one depends on it still"


# Subscriptions


def test_subscriptions_with_and_without_times_are_moved_found_and_ended(dss: Dss) -> None:
    near = volume(square(46, 7, 0.005), start=None, end=None)
    for start, end in ((None, None), (None, 2_700), (-10, None), (-10, 2_700)):
        made = dss.subscription(extent=volume(square(46, 7, 0.005), start=start, end=end))
        begins, ends = (-10 if start is not None else 0) + 10, (end if end is not None else 86_400 + (start or 0)) + 10
        version = made["version"]
        for outline in (square(46, 7, 0.005), square(46, 7.001, 0.005)):
            told = dss.put("uss1", f"{SUBSCRIPTIONS}/{made['id']}/{version}", subscription(volume(outline, start=begins, end=ends)))
            assert (told.status, told.body["subscription"]["version"] != version) == (200, True), told
            version = told.body["subscription"]["version"]
        found = dss.get("uss1", f"{SUBSCRIPTIONS}/{made['id']}").body["subscription"]
        assert (found["time_start"], found["time_end"], found["version"]) == (at(begins), at(ends), version)
        assert made["id"] in dss.query("uss1", SUBSCRIPTIONS, near)
        for wrong, status in (("", 400), ("notacorrectversion", 409), (version, 200)):
            assert dss.delete("uss1", f"{SUBSCRIPTIONS}/{made['id']}/{wrong}").status == status
        assert not is_there(dss, made["id"])
        assert made["id"] not in dss.query("uss1", SUBSCRIPTIONS, near)


def test_a_subscription_that_is_shortened_is_over_after_that(dss: Dss) -> None:
    made = dss.subscription(extent=volume(start=0, end=1_200))
    told = dss.put("uss1", f"{SUBSCRIPTIONS}/{made['id']}/{made['version']}", subscription(volume(start=0, end=5)))
    assert told.status == 200
    dss.world.clock.turn(7_000)
    assert dss.query("uss1", SUBSCRIPTIONS, volume(start=0, end=1_200)) == []
    assert dss.intent().notified == {}


def test_a_subscription_beside_others_hears_of_all_that_is_made_and_changed(dss: Dss) -> None:
    """Every new intent tells the background subscription and the implicit ones before it; a change names its own old OVN too."""
    background = dss.subscription(extent=volume(start=0, end=1_200))
    made: dict[str, Filed] = {}
    for number in range(3):
        one = dss.intent(extents=[volume(start=number, end=1_800)], key=[other.ovn for other in made.values()], new_subscription=NEW)
        assert {background["id"], *(other.reference["subscription_id"] for other in made.values())} <= one.notified.keys()
        made[one.id] = one
    for number, one in enumerate(list(made.values())):
        key, bound = [other.ovn for other in made.values()], one.reference["subscription_id"]
        after = changed(
            dss, one, extents=[volume(start=number + 10, end=1_800)], key=key, subscription_id=bound, uss_base_url="https://uss.example/2"
        )
        assert {background["id"], *(other.reference["subscription_id"] for other in made.values())} <= after.notified.keys()
        made[one.id] = after
    told = dss.put("uss1", f"{SUBSCRIPTIONS}/{new_id()}", subscription(volume(start=20, end=1_200))).body
    assert {one["id"] for one in told["operational_intent_references"]} == made.keys()


def test_what_was_ended_is_told_no_more(dss: Dss) -> None:
    made = dss.subscription(extent=volume(start=0, end=1_200))
    assert dss.delete("uss1", f"{SUBSCRIPTIONS}/{made['id']}/{made['version']}").status == 200
    one = dss.intent(extents=[volume(start=0, end=1_200)], new_subscription=NEW)
    assert made["id"] not in one.notified
    assert (
        made["id"] not in changed(dss, one, subscription_id=one.reference["subscription_id"], extents=[volume(start=0, end=1_200)]).notified
    )


# Keys and owners


def test_a_key_names_each_of_two_flights_that_a_third_one_meets(dss: Dss) -> None:
    first, second = dss.intent(extents=[volume(start=-10, end=1_200)]), dss.intent(extents=[volume(start=4_800, end=6_000)])
    both: dict[str, Any] = {"extents": [volume(start=-10, end=6_000)]}
    for start, end, met in ((-10, 1_200, [first]), (4_800, 6_000, [second]), (-10, 6_000, [first, second])):
        told = dss.put("uss1", f"{INTENTS}/{new_id()}", intent(volume(start=start, end=end)))
        assert (told.status, {one["id"] for one in told.body["missing_operational_intents"]}) == (409, {one.id for one in met})
    third = dss.intent(key=[first.ovn, second.ovn], **both)
    for key, missing in (([], {first.id, second.id}), ([first.ovn], {second.id}), ([second.ovn], {first.id})):
        told = dss.put("uss1", f"{INTENTS}/{third.id}/{third.ovn}", intent(key=key, uss_base_url="https://uss.example/mutated", **both))
        assert (told.status, {one["id"] for one in told.body["missing_operational_intents"]}) == (409, missing)
    changed(dss, third, key=[first.ovn, second.ovn], **both)


def test_what_others_try_leaves_an_intent_as_it_was(dss: Dss) -> None:
    mine = dss.intent("uss1")
    theirs = dss.intent("uss2", key=[mine.ovn])
    changed(dss, mine, "uss2", 403, key=[theirs.ovn], state="Activated", new_subscription=NEW)
    changed(dss, mine, "uss2", 403, key=[theirs.ovn], uss_base_url="https://another.example/down")
    assert dss.delete("uss2", f"{INTENTS}/{mine.id}/{mine.ovn}").status == 403
    assert dss.get("uss1", f"{INTENTS}/{mine.id}").body["operational_intent_reference"] == mine.reference


@pytest.mark.parametrize("state", ["Nonconforming", "Contingent"])
def test_no_flight_becomes_off_nominal_without_the_scope_for_it(dss: Dss, state: str) -> None:
    assert dss.put("uss1", f"{INTENTS}/{new_id()}", intent(state=state, new_subscription=NEW), SC).status in {400, 403}
    made = dss.intent(new_subscription=NEW)
    for reached in ("Accepted", "Activated"):
        made = changed(dss, made, state=reached, new_subscription=NEW)
        told = dss.put("uss1", f"{INTENTS}/{made.id}/{made.ovn}", intent(state=state, new_subscription=NEW), SC)
        assert told.status == 403


# Two operators at the pole


def test_two_operators_meet_at_the_pole(dss: Dss) -> None:
    here, beside = circle(90, 0, 200), circle(89.999, 0, 200)
    first = dss.intent("uss1", extents=[volume(here, start=0, end=HOUR, low=0, high=120)], new_subscription=NEW)
    implicit = first.reference["subscription_id"]
    given = dss.get("uss1", f"{SUBSCRIPTIONS}/{implicit}").body["subscription"]
    assert dss.delete("uss1", f"{SUBSCRIPTIONS}/{implicit}/{given['version']}").status in {400, 409}
    assert dss.delete("uss2", f"{INTENTS}/{first.id}/{first.ovn}").status == 403
    flight: dict[str, Any] = {"extents": [volume(beside, start=1, end=HOUR, low=0, high=120)]}
    assert dss.put("uss2", f"{INTENTS}/{new_id()}", intent(**flight)).status == 409
    own_body = subscription(volume(circle(89.999, 0, 250), start=0, end=70 * 60, low=0, high=1_000))
    name = new_id()
    told = dss.put("uss2", f"{SUBSCRIPTIONS}/{name}", own_body).body
    own = told["subscription"]
    assert [(one["id"], "ovn" in one) for one in told["operational_intent_references"]] == [(first.id, False)]
    assert dss.put("uss2", f"{INTENTS}/{new_id()}", intent(subscription_id=own["id"], **flight)).status == 409
    second = dss.intent("uss2", subscription_id=own["id"], key=[first.ovn], **flight)
    assert (second.notified[own["id"]], implicit in second.notified) == (1, True)
    around = volume(circle(89.999, 180, 300), start=0, end=HOUR, low=0, high=5_000)
    for client in ("uss1", "uss2"):
        found = dss.post(client, f"{INTENTS}/query", {"area_of_interest": around}).body["operational_intent_references"]
        assert {one["id"]: "ovn" in one for one in found} == {first.id: client == "uss1", second.id: client == "uss2"}
    again: dict[str, Any] = {"extents": [volume(here, start=0, end=HOUR, low=0, high=120)], "subscription_id": implicit}
    changed(dss, first, status=409, key=[first.ovn], **again)
    first = changed(dss, first, key=[first.ovn, second.ovn], **again)
    assert first.notified[own["id"]] == 2
    assert dss.delete("uss2", f"{SUBSCRIPTIONS}/{own['id']}/{own['version']}").status == 400
    wide: dict[str, Any] = {"start": -60, "end": HOUR + 60, "low": 0, "high": 200}
    for outline, other in (
        (beside, {"start": 302}),
        (beside, {"end": 1}),
        (beside, {"low": 10}),
        (beside, {"high": 10}),
        (circle(45, 0, 200), {}),
    ):
        body = subscription(volume(outline, **{**wide, **other}))
        assert dss.put("uss2", f"{SUBSCRIPTIONS}/{own['id']}/{own['version']}", body).status == 400, other
    moved = dss.put("uss2", f"{SUBSCRIPTIONS}/{own['id']}/{own['version']}", subscription(volume(beside, **wide))).body
    assert {one["id"]: "ovn" in one for one in moved["operational_intent_references"]} == {first.id: False, second.id: True}
    assert moved["subscription"]["notification_index"] == 2
    gone = dss.delete("uss1", f"{INTENTS}/{first.id}/{first.ovn}")
    assert (notified(gone.body)[own["id"]], is_there(dss, implicit)) == (3, False)
    assert notified(dss.delete("uss2", f"{INTENTS}/{second.id}/{second.ovn}").body)[own["id"]] == 4
    assert dss.delete("uss2", f"{SUBSCRIPTIONS}/{own['id']}/{moved['subscription']['version']}").status == 200


# Constraints, and what comes with requests


def test_who_hears_of_a_constraint_changes_with_what_subscriptions_ask_for(dss: Dss) -> None:
    """Three subscriptions at two addresses; `one` begins to ask for constraints, `both` ceases to."""
    one = dss.subscription("uss2", uss_base_url="https://uss.example/a")
    rules = dss.subscription(
        "uss2", uss_base_url="https://uss.example/b", notify_for_operational_intents=False, notify_for_constraints=True
    )
    both = dss.subscription("uss2", uss_base_url="https://uss.example/b", notify_for_constraints=True)
    made = dss.constraint("uss1")
    assert {who["uss_base_url"] for who in made.subscribers} == {"https://uss.example/b"}
    assert made.notified == {rules["id"]: 1, both["id"]: 1}
    second = dss.put("uss1", f"{CONSTRAINTS}/{made.id}/{made.ovn}", constraint()).body
    assert notified(second) == {rules["id"]: 2, both["id"]: 2}
    began = dss.put("uss2", f"{SUBSCRIPTIONS}/{one['id']}/{one['version']}", subscription(notify_for_constraints=True))
    assert [rule["id"] for rule in began.body["constraint_references"]] == [made.id]
    ceased = dss.put("uss2", f"{SUBSCRIPTIONS}/{both['id']}/{both['version']}", subscription())
    assert "constraint_references" not in ceased.body
    third = dss.put("uss1", f"{CONSTRAINTS}/{made.id}/{second['constraint_reference']['ovn']}", constraint()).body
    assert notified(third) == {one["id"]: 1, rules["id"]: 3}


def test_a_body_where_none_is_asked_for_is_no_harm(dss: Dss) -> None:
    made = dss.constraint()
    where = f"{CONSTRAINTS}/{made.id}/{made.ovn}"
    for scope in (SC, CP, CMSA, AA):
        assert dss.call("uss1", "DELETE", where, constraint(), scope).status == 403
    assert dss.call("uss1", "DELETE", where, {**constraint(), "key": [made.ovn], "old_version": 1}, CM).status == 200


def test_members_of_older_versions_are_left_alone(dss: Dss) -> None:
    older: dict[str, Any] = {"old_version": 0, "notify_for_operations": True}
    dss.intent(**older)
    dss.constraint(**older)
    dss.subscription(**older)
    assert dss.get("uss1", f"/operation_references/{new_id()}").status == 404


def test_hosts_of_one_log_name_one_airspace_and_their_version(dss: Dss) -> None:
    told = dss.get("uss1", "/aux/v1/pool", "interuss.pool_status.read")
    assert (told.status, told.body) == (200, {"dar_id": dss.hosted.sequencer.log})
    told = dss.get("uss1", "/versions/dss", "interuss.versioning.read_system_versions")
    assert (told.status, told.body["system_identity"], told.body["system_version"][:1]) == (200, "dss", "v")
    assert dss.get("uss1", "/versions/another", "interuss.versioning.read_system_versions").status == 404
