"""Instants: whole milliseconds since 1970-01-01T00:00:00Z, and half-open windows between them.

Inside Garant an instant is an `int`; on the wire it is text, and only one text is legal for one instant:

    2018-09-17T16:05:00Z          whole seconds
    2018-09-17T16:05:00.250Z      milliseconds, never written when they are zero

The pattern is the whole law: it takes the one spelling of each real instant from 0001-01-01 to 9999-12-31 (leap years counted) and
nothing else, so no library's leniency (spaces, commas, offsets, 24:00, leap seconds) reaches us. Nothing here asks a clock.
"""

import re
from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import NamedTuple

from garant.errors import Code, Refused

_LEAP_YEAR = "([0-9]{2}(0[48]|[2468][048]|[13579][26])|(0[48]|[2468][048]|[13579][26])00)"
_MONTH_AND_DAY = "((0[13578]|1[02])-(0[1-9]|[12][0-9]|3[01])|(0[469]|11)-(0[1-9]|[12][0-9]|30)|02-(0[1-9]|1[0-9]|2[0-8]))"
DAY = f"((?!0000)[0-9]{{4}}-{_MONTH_AND_DAY}|{_LEAP_YEAR}-02-29)"
"""A day of the calendar, as a regular expression without anchors."""

PATTERN = rf"^{DAY}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](\.(?!000)[0-9]{{3}})?Z\Z"
"""The one spelling of a real instant."""

MICROS_PATTERN = rf"^{DAY}T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\.[0-9]{{6}}Z\Z"
"""A real instant with six decimals, always: what ASTM F3548-21 asks to keep. Such instants compare as texts."""

LAST_MS = 253_402_300_799_999
"""9999-12-31T23:59:59.999Z, the last instant that can be spelt."""

SECOND_MS = 1_000
MINUTE_MS = 60 * SECOND_MS
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS

_EXACT = re.compile(r"P(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?")
_FORM = re.compile(PATTERN)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_NAIVE_EPOCH = datetime(1970, 1, 1)  # noqa: DTZ001 - for spelling alone: `isoformat` would add an offset
_MILLISECOND = timedelta(milliseconds=1)
_MICROSECOND = timedelta(microseconds=1)


class Window(NamedTuple):
    """The instants from `start_ms` up to, but without, `end_ms`; None is unbounded."""

    start_ms: int | None
    end_ms: int | None


@lru_cache(maxsize=8_192)
def parse(text: str) -> int:
    """Give the instant that `text` spells, in ms since 1970. Refuses with `bad_time` any other spelling."""
    if _FORM.match(text) is None:
        raise Refused(Code.BAD_TIME, f"{text[:40]!r} is not a time, or no real one; write it as 2018-09-17T16:05:00Z")
    return (datetime.fromisoformat(text) - _EPOCH) // _MILLISECOND


def window(start: str | None, end: str | None) -> Window:
    """Give the window between two instants as they are spelt; None is unbounded. Refuses with `bad_time`."""
    return Window(None if start is None else parse(start), None if end is None else parse(end))


def exact_ms(duration: str) -> int:
    """Give how many ms an ISO 8601 duration of weeks, days, hours, minutes and seconds is. Refuses years and months with `bad_value`."""
    found = _EXACT.fullmatch(duration)
    if found is None:
        raise Refused(Code.BAD_VALUE, f"{duration[:40]!r} is not so many weeks, days, hours, minutes or seconds; months differ in length")
    weeks, days, hours, minutes, seconds = (int(part or 0) for part in found.groups())
    return (weeks * 7 + days) * DAY_MS + hours * HOUR_MS + minutes * MINUTE_MS + seconds * SECOND_MS


def micros(text: str) -> int:
    """Give the instant that a text with six decimals spells (`MICROS_PATTERN`), in microseconds since 1970."""
    return (datetime.fromisoformat(text) - _EPOCH) // _MICROSECOND


def micros_text(instant_us: int) -> str:
    """Spell an instant in microseconds since 1970 with six decimals."""
    return f"{(_NAIVE_EPOCH + timedelta(microseconds=instant_us)).isoformat(timespec='microseconds')}Z"


@lru_cache(maxsize=1_024)
def text(instant_ms: int) -> str:
    """Spell `instant_ms` in the one legal way."""
    minutes, ms = divmod(instant_ms, MINUTE_MS)
    seconds = ms // SECOND_MS
    if ms := ms % SECOND_MS:
        return f"{_minute(minutes)}:{seconds:02}.{ms:03}Z"
    return f"{_minute(minutes)}:{seconds:02}Z"


@lru_cache(maxsize=4_096)
def _minute(minutes: int) -> str:
    """Spell an instant without its seconds: minutes since 1970. Many instants share one, and a calendar is slow to ask."""
    return (_NAIVE_EPOCH + timedelta(minutes=minutes)).isoformat(timespec="minutes")
