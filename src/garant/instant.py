"""Instants: whole milliseconds since 1970-01-01T00:00:00Z, and half-open windows between them.

Inside Garant an instant is an `int`; on the wire it is text, and only one text is legal for one instant:

    2018-09-17T16:05:00Z          whole seconds
    2018-09-17T16:05:00.250Z      milliseconds, never written when they are zero

The form is checked before anything is parsed, so no library's leniency (spaces, commas, offsets, 24:00, leap seconds)
reaches us. Nothing here asks a clock.
"""

import re
from datetime import UTC, datetime, timedelta
from typing import NamedTuple

from garant.errors import Code, Refused

PATTERN = r"^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:[0-9]{2}(\.[0-9]{3})?Z$"
SECOND_MS = 1_000
MINUTE_MS = 60 * SECOND_MS
HOUR_MS = 60 * MINUTE_MS
DAY_MS = 24 * HOUR_MS

_FORM = re.compile(PATTERN)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)


class Window(NamedTuple):
    """The instants from `start_ms` up to, but without, `end_ms`; None is unbounded."""

    start_ms: int | None
    end_ms: int | None


def parse(text: str) -> int:
    """Give the instant that `text` spells, in ms since 1970. Refuses with `bad_time` any other spelling."""
    if _FORM.match(text) is None or not text.isascii() or text.endswith(".000Z"):
        raise Refused(Code.BAD_TIME, f"{text[:40]!r} is not a time; write it as 2018-09-17T16:05:00Z")
    try:
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise Refused(Code.BAD_TIME, f"{text!r} is not a real instant: {error}") from error
    return (moment - _EPOCH) // _MILLISECOND


def text(instant_ms: int) -> str:
    """Spell `instant_ms` in the one legal way."""
    moment = _EPOCH + timedelta(milliseconds=instant_ms)
    whole = moment.strftime("%Y-%m-%dT%H:%M:%S").zfill(19)
    milliseconds = instant_ms % SECOND_MS
    return f"{whole}.{milliseconds:03d}Z" if milliseconds else f"{whole}Z"
