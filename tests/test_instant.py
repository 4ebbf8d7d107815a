"""Instants: one spelling for each, and no library's leniency.

Python, and every other language, reads more spellings of a time than anybody remembers. Each of them would be a second way to say
the same thing, and so a second hash of it. The pattern takes one.
"""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant import instant
from garant.errors import Code, Refused

FIRST_MS = -62_135_596_800_000  # 0001-01-01T00:00:00Z
ANY = st.integers(FIRST_MS, instant.LAST_MS)
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


def test_the_instants_that_the_module_shows() -> None:
    assert instant.parse("2018-09-17T16:05:00Z") == 1_537_200_300_000
    assert instant.parse("2018-09-17T16:05:00.250Z") == 1_537_200_300_250
    assert instant.text(1_537_200_300_000) == "2018-09-17T16:05:00Z"
    assert instant.text(0) == "1970-01-01T00:00:00Z"


@pytest.mark.parametrize(
    ("ms", "text"),
    [
        (FIRST_MS, "0001-01-01T00:00:00Z"),
        (-1, "1969-12-31T23:59:59.999Z"),
        (1, "1970-01-01T00:00:00.001Z"),
        (951_782_400_000, "2000-02-29T00:00:00Z"),
        (instant.LAST_MS, "9999-12-31T23:59:59.999Z"),
    ],
)
def test_both_ways_at_the_edges(ms: int, text: str) -> None:
    assert (instant.parse(text), instant.text(ms)) == (ms, text)


@given(ANY)
def test_what_is_written_is_read_back(ms: int) -> None:
    assert instant.parse(instant.text(ms)) == ms


@given(ANY)
def test_the_text_is_what_the_calendar_says(ms: int) -> None:
    moment = EPOCH + timedelta(milliseconds=ms)
    assert instant.text(ms) == moment.isoformat(timespec="milliseconds").replace(".000", "").removesuffix("+00:00") + "Z"


@given(ANY, ANY)
def test_texts_of_whole_seconds_sort_like_their_instants(one: int, other: int) -> None:
    one, other = one // 1_000 * 1_000, other // 1_000 * 1_000
    assert (instant.text(one) < instant.text(other)) == (one < other)


LENIENT = {
    "an offset": "2018-09-17T16:05:00+00:00",
    "an offset without a colon": "2018-09-17T16:05:00+0000",
    "an offset of hours": "2018-09-17T16:05:00+02",
    "minus zero": "2018-09-17T16:05:00-00:00",
    "no zone": "2018-09-17T16:05:00",
    "a lower-case z": "2018-09-17T16:05:00z",
    "a lower-case t": "2018-09-17t16:05:00Z",
    "a space for the T": "2018-09-17 16:05:00Z",
    "an underscore for the T": "2018-09-17_16:05:00Z",
    "a comma": "2018-09-17T16:05:00,250Z",
    "24 o'clock": "2018-09-17T24:00:00Z",
    "25 o'clock": "2018-09-17T25:00:00Z",
    "minute 60": "2018-09-17T16:60:00Z",
    "a leap second": "2016-12-31T23:59:60Z",
    "zero milliseconds": "2018-09-17T16:05:00.000Z",
    "tenths": "2018-09-17T16:05:00.1Z",
    "hundredths": "2018-09-17T16:05:00.25Z",
    "microseconds": "2018-09-17T16:05:00.250000Z",
    "a point and nothing": "2018-09-17T16:05:00.Z",
    "no seconds": "2018-09-17T16:05Z",
    "no colons": "2018-09-17T160500Z",
    "no hyphens": "20180917T160500Z",
    "a week date": "2018-W38-1T16:05:00Z",
    "a day of the year": "2018-260T16:05:00Z",
    "a year of two digits": "18-09-17T16:05:00Z",
    "a year of five digits": "12018-09-17T16:05:00Z",
    "a signed year": "+2018-09-17T16:05:00Z",
    "the year 0": "0000-01-01T00:00:00Z",
    "month 0": "2018-00-17T16:05:00Z",
    "month 13": "2018-13-17T16:05:00Z",
    "day 0": "2018-09-00T16:05:00Z",
    "31 September": "2018-09-31T16:05:00Z",
    "30 February": "2020-02-30T16:05:00Z",
    "29 February in no leap year": "2019-02-29T16:05:00Z",
    "29 February in a century": "1900-02-29T16:05:00Z",
    "Arabic-Indic digits": "٢٠١٨-٠٩-١٧T١٦:٠٥:٠٠Z",
    "one full-width digit": "2018-09-17T16:05:0０Z",
    "a minus sign for a hyphen": "2018−09−17T16:05:00Z",
    "a space in front": " 2018-09-17T16:05:00Z",
    "a newline behind": "2018-09-17T16:05:00Z\n",
    "a zero behind": "2018-09-17T16:05:00Z\0",
    "a zone's name": "2018-09-17T16:05:00[Asia/Damascus]",
    "a date alone": "2018-09-17",
    "nothing": "",
    "a number": "1537200300000",
}


@pytest.mark.parametrize("text", LENIENT.values(), ids=LENIENT)
def test_every_other_spelling_is_refused(text: str) -> None:
    with pytest.raises(Refused) as caught:
        instant.parse(text)
    assert caught.value.refusal.code == Code.BAD_TIME


near = st.builds(
    lambda text, at, new: text[:at] + new + text[at + 1 :],
    ANY.map(instant.text),
    st.integers(0, 25),
    st.sampled_from([*"0123456789:-.TZtz +,", "", "０", "\n"]),
)


@given(near)
def test_whatever_is_read_is_the_one_spelling_of_what_it_says(text: str) -> None:
    """One character of a legal text is changed: it is refused, or it is the legal text of another instant."""
    try:
        ms = instant.parse(text)
    except Refused:
        return
    assert instant.text(ms) == text


@given(st.dates())
def test_every_day_of_the_calendar_is_a_day_of_the_pattern(day: date) -> None:
    assert re.fullmatch(instant.DAY, day.isoformat())


@given(st.integers(0, 9_999), st.integers(0, 13), st.integers(0, 32))
def test_no_day_beside_the_calendar_is_a_day_of_the_pattern(year: int, month: int, day: int) -> None:
    try:
        datetime(year, month, day, tzinfo=UTC)
        real = True
    except ValueError:
        real = False
    assert bool(re.fullmatch(instant.DAY, f"{year:04}-{month:02}-{day:02}")) == real
