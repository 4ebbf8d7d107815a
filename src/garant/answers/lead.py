"""Durations of texts on the calendar: how long before it starts a thing must be notified, and when a clock that starts now runs out.

Weeks, days, hours, minutes and seconds are what they always are. Years and months go by the calendar (UTC), backwards from the start, to
the same day and time or the last day of a shorter month: three months before 31 May is 28 or 29 February. Where the start is not known
or unbounded, they are counted back from now. Forwards it is the same: a month after 31 January is 28 or 29 February.
"""

import re
from calendar import monthrange

from garant import instant

_FORM = re.compile(r"P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_MONTHS = 12
_LAST_YEAR = 9999
_FIRST_MS = instant.parse("0001-01-01T00:00:00Z")


def lead_ms(duration: str, start_ms: int) -> int:
    """Give how many ms a duration (ISO 8601: `PT48H`, `P6M`) before a start is."""
    months, exact = parts_of(duration)
    return start_ms - months_from(start_ms, -months) + exact


def after_ms(duration: str, start_ms: int) -> int:
    """Give the instant (ms) a duration after a start; the last instant that can be spelt, if it would be later than that."""
    months, exact = parts_of(duration)
    return min(months_from(start_ms, months) + exact, instant.LAST_MS)


def parts_of(duration: str) -> tuple[int, int]:
    """Give a duration's months, and its ms beside them."""
    found = _FORM.fullmatch(duration)
    years, months, weeks, days, hours, minutes, seconds = (int(part or 0) for part in (found.groups() if found else [0] * 7))
    exact = (weeks * 7 + days) * instant.DAY_MS + hours * instant.HOUR_MS + minutes * instant.MINUTE_MS + seconds * instant.SECOND_MS
    return years * _MONTHS + months, exact


def months_from(start_ms: int, months: int) -> int:
    """Give the instant so many months after (before, if negative), never before the year 1 or beyond the year 9999."""
    if not months:
        return start_ms
    day, _, time = instant.text(start_ms).partition("T")
    year, month, number = (int(part) for part in day.split("-"))
    year, month = divmod(year * _MONTHS + month - 1 + months, _MONTHS)
    if year < 1:
        return _FIRST_MS
    if year > _LAST_YEAR:
        return instant.LAST_MS
    number = min(number, monthrange(year, month + 1)[1])
    return instant.parse(f"{year:04d}-{month + 1:02d}-{number:02d}T{time}")
