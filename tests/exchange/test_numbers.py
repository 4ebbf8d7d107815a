"""Decimals and times at the door: nothing shrinks on the way in, and what is written comes back to the last unit."""

import json
from datetime import UTC, datetime, timedelta, timezone
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant import instant
from garant.errors import Code
from garant.exchange import quantities, times
from garant.limits import ALTITUDE_CM_MAX, BUFFER_CM_MAX
from tests.statement.refusal import refused

altitudes = st.floats(-ALTITUDE_CM_MAX / 100, ALTITUDE_CM_MAX / 100)


# Metres and degrees


@pytest.mark.parametrize(
    ("metres", "cm"), [(0, 0), (-0.0, 0), (0.29, 29), (0.291, 30), (1e-300, 1), (1.1, 110), (500_000, BUFFER_CM_MAX), (4.35, 435)]
)
def test_distances_are_rounded_up(metres: float, cm: int) -> None:
    assert quantities.distance_cm(metres, "") == cm


@pytest.mark.parametrize("metres", [-1e-9, -1, 500_000.001, 1e300])
def test_what_is_no_distance(metres: float) -> None:
    with refused(Code.BAD_VALUE) as caught:
        quantities.distance_cm(metres, "properties.radius_m")
    assert caught.where == "properties.radius_m"


@given(altitudes)
def test_bands_are_rounded_outwards_as_they_are_written(metres: float) -> None:
    written = Decimal(repr(metres)).scaleb(2)
    assert quantities.floor_cm(metres, "") == int(written.to_integral_value(ROUND_FLOOR))
    assert quantities.ceiling_cm(metres, "") == int(written.to_integral_value(ROUND_CEILING))


@pytest.mark.parametrize("reader", [quantities.floor_cm, quantities.ceiling_cm, quantities.altitude_cm])
@pytest.mark.parametrize("metres", [-100_000.001, 100_001, -1e300])
def test_what_is_no_altitude(reader: object, metres: float) -> None:
    assert callable(reader)
    with refused(Code.BAD_VALUE):
        reader(metres, "properties.altitude_lower_m")


@given(st.integers(-ALTITUDE_CM_MAX, ALTITUDE_CM_MAX))
def test_metres_come_back(cm: int) -> None:
    metres = json.loads(json.dumps(quantities.metres(cm)))
    assert quantities.floor_cm(metres, "") == quantities.ceiling_cm(metres, "") == quantities.altitude_cm(metres, "") == cm


@given(st.integers(-1_800_000_000, 1_800_000_000))
def test_degrees_are_exact_and_short(units: int) -> None:
    written = Decimal(json.dumps(quantities.degrees(units)))
    assert written == Decimal(units).scaleb(-7)
    exponent = written.as_tuple().exponent
    assert isinstance(exponent, int)
    assert exponent >= -7


# Times


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("2018-09-17T16:05:00Z", "2018-09-17T16:05:00Z", "2018-09-17T16:05:00Z"),
        ("2018-09-17t16:05:00z", "2018-09-17T16:05:00Z", "2018-09-17T16:05:00Z"),
        ("2018-09-17T19:05:00+03:00", "2018-09-17T16:05:00Z", "2018-09-17T16:05:00Z"),
        ("2018-09-17T12:35:00-03:30", "2018-09-17T16:05:00Z", "2018-09-17T16:05:00Z"),
        ("2018-09-17T16:05:00-00:00", "2018-09-17T16:05:00Z", "2018-09-17T16:05:00Z"),
        ("2018-09-17T16:05:00.000Z", "2018-09-17T16:05:00Z", "2018-09-17T16:05:00Z"),
        ("2018-09-17T16:05:00.25Z", "2018-09-17T16:05:00.250Z", "2018-09-17T16:05:00.250Z"),
        ("2018-09-17T16:05:00.2500Z", "2018-09-17T16:05:00.250Z", "2018-09-17T16:05:00.250Z"),
        ("2018-09-17T16:05:00.2504Z", "2018-09-17T16:05:00.250Z", "2018-09-17T16:05:00.251Z"),
        ("2018-12-31T23:59:59.9999Z", "2018-12-31T23:59:59.999Z", "2019-01-01T00:00:00Z"),
        ("1969-12-31T23:59:59.9999Z", "1969-12-31T23:59:59.999Z", "1970-01-01T00:00:00Z"),
        ("0001-01-01T00:00:00.00001Z", "0001-01-01T00:00:00Z", "0001-01-01T00:00:00.001Z"),
        ("2018-09-17T16:05:00." + "0" * 39 + "1Z", "2018-09-17T16:05:00Z", "2018-09-17T16:05:00.001Z"),
    ],
)
def test_times_as_others_write_them(text: str, start: str, end: str) -> None:
    assert (times.start_of(text, ""), times.end_of(text, "")) == (start, end)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "now",
        "2018-09-17",
        "2018-09-17T16:05Z",
        "2018-09-17T16:05:00",
        "2018-09-17 16:05:00Z",
        "2018-09-17T16:05:00,5Z",
        "2018-09-17T16:05:00.Z",
        "2018-09-17T16:05:60Z",
        "2018-09-17T24:00:00Z",
        "2018-09-17T16:60:00Z",
        "2018-02-29T00:00:00Z",
        "2018-13-01T00:00:00Z",
        "0000-01-01T00:00:00Z",
        "0001-01-01T00:00:00+00:01",
        "9999-12-31T23:59:59-00:01",
        "2018-09-17T16:05:00+3:00",
        "2018-09-17T16:05:00+0300",
        "2018-09-17T16:05:00+24:00",
        "2018-09-17T16:05:00Z\n",
        "٢٠١٨-09-17T16:05:00Z",
        "2018-09-17T16:05:00." + "1" * 41 + "Z",
    ],
)
def test_what_is_no_time(text: str) -> None:
    with refused(Code.BAD_TIME) as caught:
        times.start_of(text, "properties.time_start")
    assert caught.where == "properties.time_start"


def test_the_end_of_the_last_second_cannot_be_said() -> None:
    with refused(Code.BAD_TIME):
        times.end_of("9999-12-31T23:59:59.9999Z", "")


def test_a_leap_second_is_named_as_one() -> None:
    with refused(Code.BAD_TIME) as caught:
        times.end_of("2016-12-31T23:59:60Z", "")
    assert "leap second" in caught.sentence


@given(st.datetimes(datetime(2, 1, 1), datetime(9998, 1, 1)), st.integers(-1_439, 1_439))  # noqa: DTZ001 - offsets are given beside them
def test_times_agree_with_the_language(moment: datetime, offset_minutes: int) -> None:
    aware = moment.replace(tzinfo=timezone(timedelta(minutes=offset_minutes)))
    since = aware - datetime(1970, 1, 1, tzinfo=UTC)
    millisecond = timedelta(milliseconds=1)
    assert instant.parse(times.start_of(aware.isoformat(), "")) == since // millisecond
    assert instant.parse(times.end_of(aware.isoformat(), "")) == -(-since // millisecond)
