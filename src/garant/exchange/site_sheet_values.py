"""Cells of a spreadsheet to values: positions, instants, lengths. What may be read in two ways is a doubt, never a guess.

positions   two columns or one, decimal or degrees-minutes-seconds, or a grid reference; latitude first in one cell
dates       2019-04-03, 3.4.2019, 23/04/2019, 3 April 2019; with 06:00 behind, and an offset. 03/04/2019 is a doubt
clock       a date, and a time without an offset, are on the clock that whoever imports names (+03:00); without one they are a doubt
"""

import re
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo

from garant import instant
from garant.errors import Refused
from garant.exchange.sheet import Cell
from garant.exchange.site_sheet_headings import MONTHS, plain
from garant.gazetteer import grid
from garant.gazetteer.degrees import parse_position
from garant.statement.words import Position

_DIGITS = str.maketrans("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹٫،", "01234567890123456789.,")
_TIME = re.compile(r"(?:[T ,]+|\A)(\d{1,2}):(\d\d)(?::(\d\d))?\s*(Z|UTC|[+-]\d\d:?\d\d)?\Z", re.IGNORECASE)
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})\Z")
_SLASHED = re.compile(r"(\d{1,2})([-/.])(\d{1,2})[-/.](\d{4})\Z")
_WORDED = re.compile(r"(\d{1,2})\W+([^\W\d][\w\s]*?)\W+(\d{4})\Z")
_OFFSET = re.compile(r"([+-])(\d\d):?(\d\d)\Z")
_DECIMAL_COMMA = re.compile(r"[+-]?\d{1,3},\d+\Z")
_METRES = re.compile(r"(\d{1,6}(?:\.\d+)?)\s*(m|km)?\Z", re.IGNORECASE)
_MONTHS, _CM_PER_M, _M_PER_KM = 12, 100, 1000


class Doubtful(Exception):  # noqa: N818 - it is not an error, it is a question
    """Why a cell cannot be taken as it stands, and how to mend it."""

    def __init__(self, why: str, mend: str) -> None:
        """Doubt; both are sentences without their end."""
        super().__init__(why)
        self.why, self.mend = why, mend


def western(text: str) -> str:
    """Write Arabic and Persian digits as 0 to 9."""
    return text.translate(_DIGITS)


# Where


def position_of(latitude: str, longitude: str) -> Position:
    """Read two cells."""
    return _position(", ".join(_point(western(text)) for text in (latitude, longitude)))


def position_in(text: str) -> Position:
    """Read one cell: latitude first, or letters that say which is which, or a grid reference."""
    return _position(western(text))


def grid_position(text: str) -> Position:
    """Read a grid reference: the middle of its square."""
    try:
        return grid.parse(western(text).replace(" ", "").upper()).point
    except Refused as refused:
        raise Doubtful(refused.refusal.sentence, "write it as 37SBU9012345678, or give latitude and longitude") from None


def _point(text: str) -> str:
    """Write a decimal comma as a point."""
    return text.replace(",", ".") if _DECIMAL_COMMA.match(text) else text


def _position(text: str) -> Position:
    try:
        return parse_position(text)
    except Refused as refused:
        raise Doubtful(refused.refusal.sentence, "write latitude and longitude in decimal degrees") from None


# When


def clock_of(text: str) -> tzinfo:
    """Read an offset from UTC: `+03:00`, or `Z`."""
    if text.upper() in ("Z", "UTC"):
        return UTC
    found = _OFFSET.fullmatch(text)
    if found is None or int(found[2]) > 14 or int(found[3]) > 59:  # noqa: PLR2004 - the furthest clocks, an hour's last minute
        raise Doubtful(f"{text[:20]!r} is no offset from UTC", "write it as +03:00")
    length = timedelta(hours=int(found[2]), minutes=int(found[3]))
    return timezone(length if found[1] == "+" else -length)


def instant_of(cell: Cell, clock: tzinfo | None, *, ends: bool) -> str:
    """Read an instant, as statements spell it. A day without a time begins at midnight, and `ends` with the next one."""
    moment, whole_day, zone = _moment(cell)
    zone = zone or clock
    if zone is None:
        raise Doubtful("it does not say on which clock", "name the clock of all times in the file, as in --clock +03:00")
    try:
        shifted = (moment + timedelta(days=1) if whole_day and ends else moment).replace(tzinfo=zone).astimezone(UTC)
    except OverflowError:
        raise Doubtful("it is beyond all calendars", "write the year with four digits") from None
    return instant.text((shifted - datetime(1970, 1, 1, tzinfo=UTC)) // timedelta(milliseconds=1))


def _moment(cell: Cell) -> tuple[datetime, bool, tzinfo | None]:
    if isinstance(cell.moment, datetime):
        day_only = cell.moment.time() == datetime.min.time()
        return cell.moment.replace(tzinfo=None), day_only, None
    if isinstance(cell.moment, date):
        return datetime.combine(cell.moment, datetime.min.time()), True, None
    text = western(cell.text)
    time = _TIME.search(text)
    day = _day(text[: time.start()].strip() if time else text)
    if time is None:
        return day, True, None
    return _at(day, time), False, clock_of(time[4]) if time[4] else None


def _at(day: datetime, time: "re.Match[str]") -> datetime:
    try:
        return day.replace(hour=int(time[1]), minute=int(time[2]), second=int(time[3] or 0))
    except ValueError:
        raise Doubtful("there is no such time of day", "write it as 06:00") from None


def _day(text: str) -> datetime:
    if found := _ISO.fullmatch(text):
        return _date(found[1], found[2], found[3])
    if found := _SLASHED.fullmatch(text):
        return _slashed(found)
    if (found := _WORDED.fullmatch(text)) and plain(found[2]) in MONTHS:
        return _date(found[3], MONTHS[plain(found[2])], found[1])
    raise Doubtful("it is no date that is known here", "write it as 2019-04-03, or 2019-04-03 06:00")


def _slashed(found: "re.Match[str]") -> datetime:
    """Read day and month with dots between, which are in that order; with strokes only where one of them cannot be a month."""
    first, second = int(found[1]), int(found[3])
    if found[2] == "." or first > _MONTHS or first == second:
        return _date(found[4], found[3], found[1])
    if second > _MONTHS:
        return _date(found[4], found[1], found[3])
    raise Doubtful(
        "it may be read as two different days", f"write it as {found[4]}-{second:02d}-{first:02d} or {found[4]}-{first:02d}-{second:02d}"
    )


def _date(year: str, month: str, day: str) -> datetime:
    try:
        return datetime(int(year), int(month), int(day))  # noqa: DTZ001 - its clock is named later
    except ValueError:
        raise Doubtful("there is no such day", "write it as 2019-04-03") from None


# How far


def centimetres(text: str, most_m: int) -> int:
    """Read a length in metres (or km) as centimetres."""
    found = _METRES.fullmatch(western(text).replace(",", "."))
    unit_m = _M_PER_KM if found is not None and (found[2] or "").lower() == "km" else 1
    metres = -1.0 if found is None else float(found[1]) * unit_m
    if not 0 < metres <= most_m:
        raise Doubtful(f"it is no length up to {most_m} m", "write it in metres, as 200")
    return round(metres * _CM_PER_M)
