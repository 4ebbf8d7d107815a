"""Days and durations of texts: when a date may begin, when it is surely over, and what so long after it is.

A text says "10 October", not where on earth. That day has begun somewhere at UTC+14, and is over everywhere only at UTC-12. So a moment is
a span of time, not a point, wherever the text gives no time of day; with UTC beside it (`utc`) it is exact. See `docs/adr/0019-*`.

    moment("2018-10-10")                         from 2018-10-09T10:00Z to 2018-10-11T12:00Z
    moment("2016-02-27", "2016-02-26T22:00:00Z") exactly then; its day is still 27 February
    later(moment, "P1M")                         the same day a month later, or the last of a shorter month

Years and months go by the day that the text gives, never by the day in Greenwich; days are 24 hours, so that no table of summer times is
needed. Whole days after a whole day are a whole day: the seventh day after signature ends when that day ends.
"""

from calendar import monthrange
from typing import NamedTuple

from garant import instant
from garant.answers.in_force import EAST_MS, WEST_MS
from garant.answers.lead import months_from, parts_of
from garant.instant import DAY_MS
from garant.statement.values import Dated, When

_DATE = len("2018-10-10")


class Moment(NamedTuple):
    """When something is: its first and last day as the text has them, and the span (ms) within which it surely lies.

    `whole`: only days are known; the span then reaches from the first instant of the first day anywhere to the last one of the last day.
    """

    first_day: str
    last_day: str
    first_ms: int
    last_ms: int
    whole: bool

    @property
    def date(self) -> str:
        """Give the date as precise as it is known: a day, or a span of days."""
        return self.first_day if self.first_day == self.last_day else f"{self.first_day}/{self.last_day}"

    @property
    def ends(self) -> tuple[int, int]:
        """Give when a deadline at this moment may be over, and when it surely is: what is due on a day is due until that day ends."""
        if not self.whole:
            return self.first_ms, self.last_ms
        return min(self.last_ms - WEST_MS - EAST_MS, instant.LAST_MS), self.last_ms


def moment(date: str, utc: str | None = None) -> Moment:
    """Give the moment of a date (a day, a month or a year), exact where UTC is known."""
    first, last = days_of(date)
    if utc is not None:
        at_ms = instant.parse(utc)
        return Moment(first, first if len(date) < _DATE else last, at_ms, at_ms, whole=False)
    return Moment(first, last, _bounded(_start_ms(first) - EAST_MS), _bounded(_start_ms(last) + DAY_MS + WEST_MS), whole=True)


def exact(at_ms: int) -> Moment:
    """Give the moment of an instant (ms), on the day that it has in UTC."""
    day = instant.text(at_ms)[:_DATE]
    return Moment(day, day, at_ms, at_ms, whole=False)


def moment_of(when: When | None) -> Moment | None:
    """Give the moment of a date that is known; a span of days ends with its last."""
    if not isinstance(when, Dated):
        return None
    start = moment(when.date, when.utc)
    if when.until is None:
        return start
    end = moment(when.until)
    return Moment(start.first_day, end.last_day, start.first_ms, end.last_ms, whole=start.whole)


def later(start: Moment, duration: str, times: int = 1) -> Moment:
    """Give the moment so many times a duration (ISO 8601) after another: a month twice is two months, never one month and again one."""
    months, exact_ms = (part * times for part in parts_of(duration))
    first, last = (_moved(day, months) for day in (start.first_day, start.last_day))
    moved_first = start.first_ms + first - _start_ms(start.first_day)
    moved_last = start.last_ms + last - _start_ms(start.last_day)
    by_days = exact_ms // DAY_MS * DAY_MS
    first_ms, last_ms = (_bounded(ms + exact_ms) for ms in (moved_first, moved_last))
    return Moment(_day(first + by_days), _day(last + by_days), first_ms, last_ms, whole=start.whole and exact_ms == by_days)


def days_of(date: str) -> tuple[str, str]:
    """Give the first and the last day of a day, a month or a year."""
    year, month = int(date[:4]), int(date[5:7] or 0)
    if len(date) == _DATE:
        return date, date
    last = month or 12
    return f"{year:04d}-{month or 1:02d}-01", f"{year:04d}-{last:02d}-{monthrange(year, last)[1]:02d}"


def day_after(day: str, days: int = 1) -> str:
    """Give the day so many days after another."""
    return _day(_start_ms(day) + days * DAY_MS)


def midnight_ms(day: str) -> int:
    """Give the instant (ms) at which a day begins at Greenwich."""
    return _start_ms(day)


def _start_ms(day: str) -> int:
    return instant.parse(f"{day}T00:00:00Z")


def _moved(day: str, months: int) -> int:
    return months_from(_start_ms(day), months)


def _day(at_ms: int) -> str:
    return instant.text(_bounded(at_ms))[:_DATE]


def _bounded(at_ms: int) -> int:
    return max(_FIRST_MS, min(at_ms, instant.LAST_MS))


_FIRST_MS = instant.parse("0001-01-01T00:00:00Z")
