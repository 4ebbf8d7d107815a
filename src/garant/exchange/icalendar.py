"""What has a date in the register, as an iCalendar file (RFC 5545): for the calendars that people have.

    a day without a time          DTSTART;VALUE=DATE, DTEND the day after the last one
    an instant                    DTSTART in UTC
    what recurs                   RRULE; fixed hours of the day stand in the theatre's time zone, with its VTIMEZONE

Each event's UID is its reference at the log's origin, so that a newer export replaces an older one instead of doubling it. An event whose
words are not open to all is CLASS:CONFIDENTIAL. What is not dated is not exported; the command lists it. Nothing here has an alarm or an
attendee: a register does not invite.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from garant import instant
from garant.answers.agenda_dates import DatedThing, Repeats
from garant.answers.lead import parts_of
from garant.errors import Code, Refused

if TYPE_CHECKING:
    from icalendar import Event

_PRODUCT = "-//Garant//register//EN"
_STATUS = {"confirmed": "CONFIRMED", "tentative": "TENTATIVE", "cancelled": "CANCELLED"}
_WORDS: Mapping[str, str] = {
    "meeting": "Meeting", "next_meeting": "Next after", "commitment": "Due", "report": "Report due", "request": "Reply due",
    "proposal": "Reply due",
}  # fmt: skip


def calendar(things: Iterable[DatedThing], origin: str, at_ms: int, time_zone: str, language: str = "en") -> bytes:
    """Give the calendar of those that are dated. `at_ms` stands as the time of the export; `time_zone` is the theatre's (IANA)."""
    from icalendar import Calendar

    made: Any = Calendar()
    made.add("prodid", _PRODUCT)
    made.add("version", "2.0")
    made.add("x-wr-calname", origin)
    for one in things:
        if one.not_dated is None:
            for event in _events(one, origin, at_ms, time_zone, language):
                made.add_component(event)
    made.add_missing_timezones()
    return bytes(made.to_ical())


def _events(one: DatedThing, origin: str, at_ms: int, time_zone: str, language: str) -> Iterable["Event"]:
    hours = one.repeats.at if one.repeats else ()
    for hour in hours or ("",):
        event = _event(one, origin, at_ms, language, hour)
        _set_time(event, one, hour, time_zone)
        yield event


def _event(one: DatedThing, origin: str, at_ms: int, language: str, hour: str) -> Any:  # noqa: ANN401 - the library's own types are loose
    from icalendar import Event

    made: Any = Event()
    text = one.title.get(language) or one.title.get("en") or next(iter(one.title.values()))
    place = f"{one.thing}.{one.sort}{'.' + hour.replace(':', '') if hour else ''}{'.' + _slug(one.reading) if one.reading else ''}"
    made.add("uid", f"{place}@{origin}")
    made.add("dtstamp", _moment(at_ms))
    made.add("summary", f"{_WORDS[one.sort]}: {text}" if one.status == "actual" else f"[{one.status}] {_WORDS[one.sort]}: {text}")
    made.add(
        "description",
        "\n".join(
            filter(None, (one.thing, ", ".join(one.parties), one.words, f"as {one.reading} reads it" if one.reading else "", _INFORMS))
        ),
    )
    made.add("status", _STATUS[one.certainty])
    made.add("transp", "TRANSPARENT")
    made.add("class", "CONFIDENTIAL" if one.hidden else "PUBLIC")
    if one.place:
        made.add("location", one.place)
    return made


_INFORMS = "A copy of what the register says. It informs; it is never a permission."


def _set_time(event: Any, one: DatedThing, hour: str, time_zone: str) -> None:  # noqa: ANN401
    if hour:
        event.add("dtstart", _at_hour(one, hour, time_zone))
    elif one.day:
        event.add("dtstart", date.fromisoformat(one.day))
        event.add("dtend", date.fromisoformat(one.until or one.day) + timedelta(days=1))
    else:
        event.add("dtstart", _moment(one.at_ms or 0))
    rule = _rule(one.repeats, event.decoded("dtstart")) if one.repeats else {}
    if rule:
        event.add("rrule", rule)


def _at_hour(one: DatedThing, hour: str, time_zone: str) -> datetime:
    """Give a fixed hour of a day: in UTC where the text says how far that hour is from it, else on the theatre's clocks."""
    offset = one.repeats.utc_offset if one.repeats else None
    zone = _zone(time_zone) if offset is None else datetime.strptime(offset, "%z").tzinfo
    day = date.fromisoformat(one.day) if one.day else _moment(one.at_ms or 0).astimezone(zone).date()
    local = datetime.combine(day, time.fromisoformat(hour), zone)
    return local if offset is None else local.astimezone(UTC)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError) as error:
        raise Refused(Code.BAD_VALUE, f"the theatre's time zone {name[:40]!r} is in no time zone table here") from error


_LAST_EVERYWHERE = 28
"""The last day that every month has."""


def _rule(repeats: Repeats, start: date) -> dict[str, object]:
    """Give the recurrence rule of a duration; nothing for one that no rule can say, such as a month and a day.

    A month after 31 January is the last of February: of the days from the 28th to its own, a month's last one that is there counts.
    """
    months, exact_ms = parts_of(repeats.every)
    days = exact_ms // instant.DAY_MS if exact_ms % instant.DAY_MS == 0 else 0
    match months, days:
        case 0, int() if days:
            return {"freq": "weekly", "interval": days // 7} if days % 7 == 0 else {"freq": "daily", "interval": days}
        case int(), 0 if months and not exact_ms:
            late = list(range(_LAST_EVERYWHERE, start.day + 1)) if start.day > _LAST_EVERYWHERE else []
            return {"freq": "monthly", "interval": months} | ({"bymonthday": late, "bysetpos": -1} if late else {})
        case _:
            return {}


def _moment(at_ms: int) -> datetime:
    return datetime.fromtimestamp(at_ms // instant.SECOND_MS, UTC)


def _slug(words: str) -> str:
    return "".join(mark for mark in words if mark.isascii() and mark.isalnum())[:32]
