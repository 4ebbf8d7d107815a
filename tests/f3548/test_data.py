"""What is common to all requests: JSON, ids, times, altitudes, outlines and their limits. What is malformed is 400, and changes nothing."""

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.f3548.dss import (
    CONSTRAINTS,
    INTENTS,
    SUBSCRIPTIONS,
    Dss,
    at,
    constraint,
    intent,
    metres,
    new_id,
    serving_dss,
    square,
    subscription,
    volume,
)


@pytest.fixture(scope="module")
def dss() -> Iterator[Dss]:
    with serving_dss() as served:
        yield served


def circle(lat: float = 46.0, lng: float = 7.0, radius: object = 100.0, units: object = "M") -> dict[str, Any]:
    return {"outline_circle": {"center": {"lat": lat, "lng": lng}, "radius": {"value": radius, "units": units}}}


def ring(*corners: tuple[float, float]) -> dict[str, Any]:
    return {"outline_polygon": {"vertices": [{"lat": lat, "lng": lng} for lat, lng in corners]}}


def asked(dss: Dss, extent: Any) -> list[int]:  # noqa: ANN401 - JSON, good or bad
    """Put a volume wherever there is one, and give the statuses; what is refused leaves the log alone."""
    size = dss.size
    found = [
        dss.put("uss1", f"{INTENTS}/{new_id()}", intent(extent)).status,
        dss.put("uss1", f"{CONSTRAINTS}/{new_id()}", constraint(extent)).status,
        dss.put("uss1", f"{SUBSCRIPTIONS}/{new_id()}", subscription(extent)).status,
        *(dss.post("uss1", f"{root}/query", {"area_of_interest": extent}).status for root in (INTENTS, CONSTRAINTS, SUBSCRIPTIONS)),
    ]
    if set(found) & {200, 201} == set():
        assert dss.size == size
    return found


def with_(whole: dict[str, Any], **members: object) -> dict[str, Any]:
    return {**whole, **members}


def in_volume(**members: object) -> dict[str, Any]:
    whole = volume()
    return {**whole, "volume": {**whole["volume"], **members}}


BAD = {
    "no outline": {"volume": {"altitude_lower": metres(1), "altitude_upper": metres(2)}, "time_start": at(60), "time_end": at(120)},
    "no volume": {"time_start": at(60), "time_end": at(120)},
    "both outlines": in_volume(**circle()),
    "feet": in_volume(altitude_upper={"value": 300, "reference": "W84", "units": "FT"}),
    "above ground": in_volume(altitude_upper={"value": 300, "reference": "AGL", "units": "M"}),
    "altitude without a value": in_volume(altitude_upper={"reference": "W84", "units": "M"}),
    "too low": in_volume(altitude_lower=metres(-8_001)),
    "too high": in_volume(altitude_upper=metres(100_001)),
    "upside down": in_volume(altitude_lower=metres(101)),
    "altitude is a text": in_volume(altitude_lower={"value": "50", "reference": "W84", "units": "M"}),
    "no such format": with_(volume(), time_start={"value": "2018-09-17 12:00", "format": "RFC3339"}),
    "no such day": with_(volume(), time_start={"value": "2018-02-30T12:00:00Z", "format": "RFC3339"}),
    "no offset": with_(volume(), time_start={"value": "2018-09-17T12:00:00", "format": "RFC3339"}),
    "before all years": with_(volume(), time_start={"value": "0001-01-01T00:00:00+02:00", "format": "RFC3339"}),
    "no time at all": with_(volume(), time_start={"format": "RFC3339"}),
    "backwards": volume(start=3_600, end=60),
    "no radius": volume({"outline_circle": {"center": {"lat": 1, "lng": 1}}}),
    "no center": volume({"outline_circle": {"radius": {"value": 1, "units": "M"}}}),
    "radius of nothing": volume(circle(radius=0)),
    "radius below nothing": volume(circle(radius=-5)),
    "radius in feet": volume(circle(units="FT")),
    "radius without unit": volume(circle(units=None)),
    "two corners": volume(ring((46, 7), (46, 7.01))),
    "no corners": volume(ring()),
    "first corner again": volume(ring((46, 7), (46, 7.01), (46.01, 7.01), (46, 7))),
    "one corner twice": volume(ring((46, 7), (46, 7.01), (46, 7), (46.01, 7.01))),
    "bow tie": volume(ring((46, 7), (46.01, 7.01), (46.01, 7), (46, 7.01))),
    "large bow tie": volume(ring((40, 0), (50, 10), (50, 0), (40, 10))),
    "large, first corner again": volume(ring((40, 0), (40, 10), (50, 10), (50, 0), (40, 0))),
    "beyond the pole": volume(ring((90.1, 7), (46, 7.01), (46.01, 7.01))),
    "beyond the antimeridian": volume(ring((46, 180.1), (46, 179), (46.01, 179))),
    "corner without lat": volume({"outline_polygon": {"vertices": [{"lng": 7}, {"lat": 1, "lng": 7}, {"lat": 1, "lng": 8}]}}),
    "corner of null": volume({"outline_polygon": {"vertices": [None, {"lat": 1, "lng": 7}, {"lat": 1, "lng": 8}]}}),
    "a list": [volume()],
    "a text": "everywhere",
}


@pytest.mark.parametrize("name", BAD)
def test_a_malformed_volume_is_400_everywhere(dss: Dss, name: str) -> None:
    assert set(asked(dss, BAD[name])) == {400}


def test_too_large_is_413_and_only_then(dss: Dss) -> None:
    """The standard knows no 413 for a subscription that is put: that one is 400."""
    for large in (square(side=0.55), circle(radius=100_001)):
        assert asked(dss, volume(large)) == [413, 413, 400, 413, 413, 413]
    assert 413 not in asked(dss, volume(square(46.0, 20.0, side=0.5)))
    past = volume(square(side=0.55), start=-7_200, end=-3_600)
    assert dss.put("uss1", f"{INTENTS}/{new_id()}", intent(past)).status == 400


GOOD = {
    "a circle": volume(circle(10, 10)),
    "clockwise": volume(ring((20, 7), (20, 7.01), (20.01, 7.01))),
    "counterclockwise": volume(ring((21, 7), (21.01, 7.01), (21, 7.01))),
    "a line": volume(ring((22, 7), (22.01, 7), (22.02, 7), (22.03, 7))),
    "on the pole": volume(circle(90, 0, 500)),
    "a corner at the pole": volume(ring((90, 0), (89.99, 0), (89.99, 90)), low=200, high=201),
    "two corners at the pole": volume(ring((89.99, 100), (89.99, 110), (90, 110), (90, 100)), low=300, high=301),
    "across the antimeridian": volume(ring((30, 179.99), (30, -179.99), (30.01, -179.99), (30.01, 179.99))),
    "one height": volume(square(31), low=77.7, high=77.7),
    "another offset": with_(volume(square(32)), time_end={"value": "2018-09-17T15:00:00.5+02:00", "format": "whatever"}),
    "nanoseconds, small letters": with_(volume(square(33)), time_end={"value": "2018-09-17t15:00:00.123456789z"}),
    "nulls": {**volume(square(34)), "volume": {**volume(square(34))["volume"], "outline_circle": None}, "extra": {"old_version": 1}},
}


@pytest.mark.parametrize("name", GOOD)
def test_a_good_volume_is_taken_everywhere(dss: Dss, name: str) -> None:
    assert set(asked(dss, GOOD[name])) <= {200, 201}


def test_the_pole_is_met_from_any_longitude(dss: Dss) -> None:
    high = dss.intent(extents=[volume(ring((89.999, 0), (89.999, 10), (90, 10)), low=900, high=901)])
    assert high.id in dss.query("uss2", INTENTS, volume(circle(89.999, 180, 500), low=900, high=901))


def test_the_antimeridian_is_no_border(dss: Dss) -> None:
    across = dss.intent(extents=[volume(circle(5, 180, 500))])
    assert across.id in dss.query("uss2", INTENTS, volume(circle(5, -180, 10)))
    assert across.id in dss.query("uss2", INTENTS, volume(circle(5, -179.999, 10)))
    assert across.id not in dss.query("uss2", INTENTS, volume(circle(5, 179.9, 10)))


def test_times_are_kept_to_the_microsecond_in_utc(dss: Dss) -> None:
    times = {
        "time_start": {"value": "2018-09-17T14:30:00.123456+02:00", "format": "RFC3339"},
        "time_end": {"value": "2018-09-17T08:30:00.5-05:00", "format": "RFC3339"},
    }
    told = dss.intent(extents=[{**volume(square(50)), **times}]).reference
    assert told["time_start"] == {"value": "2018-09-17T12:30:00.123456Z", "format": "RFC3339"}
    assert told["time_end"] == {"value": "2018-09-17T13:30:00.500000Z", "format": "RFC3339"}


def test_an_instant_may_be_asked_about_but_not_flown(dss: Dss) -> None:
    there = dss.intent(extents=[volume(square(51))])
    moment = volume(square(51), start=100, end=100)
    assert there.id in dss.query("uss1", INTENTS, moment)
    for root, body in ((INTENTS, intent(moment)), (CONSTRAINTS, constraint(moment)), (SUBSCRIPTIONS, subscription(moment))):
        assert dss.put("uss1", f"{root}/{new_id()}", body).status == 400


def test_ids_in_any_spelling_become_one(dss: Dss) -> None:
    name = uuid4()
    told = dss.put("uss1", f"{INTENTS}/{name.hex.upper()}", intent(volume(square(52))))
    assert (told.status, told.body["operational_intent_reference"]["id"]) == (201, str(name))
    for spelling in (str(name), str(name).upper(), name.hex):
        assert dss.get("uss1", f"{INTENTS}/{spelling}").status == 200


@pytest.mark.parametrize(
    "name",
    ["not_a_uuid", "d8093480-e70c-11f1-a838-02fc00000001", str(UUID(int=0)), "7b1e6ffc-3b1c-4d3e-cd5f-0d2f6a1a2b3c", "%20"],
)
def test_other_ids_are_400(dss: Dss, name: str) -> None:
    for root, body in ((INTENTS, intent()), (CONSTRAINTS, constraint()), (SUBSCRIPTIONS, subscription())):
        assert dss.put("uss1", f"{root}/{name}", body).status == 400
        assert dss.get("uss1", f"{root}/{name}").status == 400
        assert dss.delete("uss1", f"{root}/{name}/{'x' * 16}").status == 400


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"null", b"\xff", b'{"extents": {}}', b'{"extents": 1e999}', b"[" * 100_000])
def test_a_body_of_another_form_is_400(dss: Dss, body: bytes) -> None:
    for root in (INTENTS, CONSTRAINTS, SUBSCRIPTIONS):
        assert dss.put("uss1", f"{root}/{new_id()}", body).status == 400
        assert dss.post("uss1", f"{root}/query", body).status == 400
    assert dss.put("uss1", "/uss_availability/uss1", body).status == 400
    assert dss.post("uss1", "/reports", body).status == 400


def test_a_query_without_an_area_is_400(dss: Dss) -> None:
    for root in (INTENTS, CONSTRAINTS, SUBSCRIPTIONS):
        assert dss.post("uss1", f"{root}/query", {}).status == 400
        assert dss.post("uss1", f"{root}/query", {"area_of_interest": None}).status == 400


def test_more_than_four_megabytes_are_413(dss: Dss) -> None:
    assert dss.put("uss1", f"{INTENTS}/{new_id()}", b" " * (4 * 1024 * 1024 + 1)).status == 413
    assert dss.put("uss1", f"{INTENTS}/{new_id()}", b" " * 4 * 1024 * 1024).status == 400


def test_more_than_a_statement_holds_is_413_and_harms_nobody(dss: Dss) -> None:
    corners = [(60 + 0.001 * north, 7 + 0.0001 * north * north) for north in range(200)]
    many = [volume(ring(*corners, (60, 7.5)), start=60 + second) for second in range(200)]
    size = dss.size
    assert dss.put("uss1", f"{INTENTS}/{new_id()}", intent(*many)).status == 413
    assert dss.put("uss1", f"{INTENTS}/{new_id()}", intent(*[volume()] * 300)).status == 413
    assert dss.size == size


def test_an_empty_last_segment_is_no_missing_page(dss: Dss) -> None:
    one, rule, heard = dss.intent(extents=[volume(square(53))]), dss.constraint(), dss.subscription()
    assert dss.delete("uss1", f"{SUBSCRIPTIONS}/{heard['id']}/").status == 400
    assert dss.put("uss1", f"{SUBSCRIPTIONS}/{heard['id']}/", subscription()).status == 409
    for root, name, body in ((INTENTS, one.id, intent(volume(square(53)))), (CONSTRAINTS, rule.id, constraint())):
        assert dss.delete("uss1", f"{root}/{name}/").status == 400
        assert dss.put("uss1", f"{root}/{name}/", body).status == 409


def test_what_is_no_address_is_404_or_405_and_the_log_is_beside_it(dss: Dss) -> None:
    assert dss.get("uss1", "/nothing").status == 404
    assert dss.post("uss1", f"{INTENTS}/{new_id()}", intent()).status == 405
    assert dss.call("uss1", "PATCH", f"{INTENTS}/{new_id()}").status == 405
    assert dss.hosted.get("/checkpoint").status == 200
