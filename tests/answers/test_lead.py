"""How long before: exact durations are exact; years and months go back by the calendar to the same day, or the last of a shorter month."""

import pytest

from garant import instant
from garant.answers.lead import lead_ms


@pytest.mark.parametrize(
    ("duration", "start", "latest"),
    [
        ("PT48H", "2020-03-01T00:00:00Z", "2020-02-28T00:00:00Z"),
        ("P1W", "2020-03-08T06:00:00Z", "2020-03-01T06:00:00Z"),
        ("P1DT12H30M", "2020-03-08T12:30:00Z", "2020-03-07T00:00:00Z"),
        ("PT90S", "2020-03-08T00:00:00.500Z", "2020-03-07T23:58:30.500Z"),
        ("PT0S", "2020-03-08T00:00:00Z", "2020-03-08T00:00:00Z"),
        ("P1M", "2020-03-31T12:00:00Z", "2020-02-29T12:00:00Z"),
        ("P1M", "2020-04-30T12:00:00Z", "2020-03-30T12:00:00Z"),
        ("P3M", "2021-05-31T12:00:00Z", "2021-02-28T12:00:00Z"),
        ("P6M", "2020-01-15T00:00:00Z", "2019-07-15T00:00:00Z"),
        ("P1Y", "2020-02-29T00:00:00Z", "2019-02-28T00:00:00Z"),
        ("P1Y2M3D", "2020-03-01T00:00:00Z", "2018-12-29T00:00:00Z"),
        ("P9999Y", "2020-01-01T00:00:00Z", "0001-01-01T00:00:00Z"),
    ],
)
def test_the_latest_instant_for_a_notice(duration: str, start: str, latest: str) -> None:
    start_ms = instant.parse(start)
    assert instant.text(start_ms - lead_ms(duration, start_ms)) == latest
