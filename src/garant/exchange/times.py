"""RFC 3339 times as other programs write them, and the one spelling of statements.

    2018-09-17T19:05:00.2504+03:00   ->   2018-09-17T16:05:00.250Z, or ...251Z where it ends something

Any offset, `T` and `Z` in either case, any number of decimals. What is finer than a millisecond is rounded so that a window never
shrinks: down where it starts, up where it ends. A time without an offset is nobody's time, and a leap second has no place in the log.
"""

import re

from garant import instant
from garant.errors import Code, Refused

_OURS = re.compile(instant.PATTERN)
_FORM = re.compile(
    r"(?P<date>\d{4}-\d\d-\d\d)[Tt](?P<time>\d\d:\d\d:\d\d)(\.(?P<fraction>\d{1,40}))?"
    r"([Zz]|(?P<sign>[+-])(?P<hours>[01]\d|2[0-3]):(?P<minutes>[0-5]\d))",
    re.ASCII,
)
_LEAP_SECOND = ":60"
_FIRST_MS = instant.parse("0001-01-01T00:00:00Z")
_MS_DIGITS = 3


def start_of(text: str, where: str) -> str:
    """Give the instant at which something starts, rounded down to the millisecond. Refuses with `bad_time`."""
    return text if _OURS.match(text) else _spelt(text, where, up=False)


def end_of(text: str, where: str) -> str:
    """Give the instant at which something ends, rounded up to the millisecond. Refuses with `bad_time`."""
    return text if _OURS.match(text) else _spelt(text, where, up=True)


def _spelt(text: str, where: str, *, up: bool) -> str:
    found = _FORM.fullmatch(text)
    if found is None:
        raise Refused(Code.BAD_TIME, f"{text[:40]!r} is no time with its offset; write it as 2018-09-17T16:05:00Z or ...+03:00", where)
    fraction = found["fraction"] or ""
    ms = _second_ms(found["date"], found["time"], where) + int(fraction[:_MS_DIGITS].ljust(_MS_DIGITS, "0")) - _offset_ms(found)
    ms += up and any(digit != "0" for digit in fraction[_MS_DIGITS:])
    if not _FIRST_MS <= ms <= instant.LAST_MS:
        raise Refused(Code.BAD_TIME, f"{text[:40]!r} lies outside the years 0001 to 9999 in UTC", where)
    return instant.text(ms)


def _second_ms(date: str, time: str, where: str) -> int:
    if time.endswith(_LEAP_SECOND):
        raise Refused(Code.BAD_TIME, f"{date}T{time} is a leap second, which cannot be said here; write the second before or after", where)
    try:
        return instant.parse(f"{date}T{time}Z")
    except Refused:
        raise Refused(Code.BAD_TIME, f"{date}T{time} is no real time; hours go from 00 to 23, and the day must exist", where) from None


def _offset_ms(found: re.Match[str]) -> int:
    if found["sign"] is None:
        return 0
    ms = int(found["hours"]) * instant.HOUR_MS + int(found["minutes"]) * instant.MINUTE_MS
    return -ms if found["sign"] == "-" else ms
