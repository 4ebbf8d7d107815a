"""How a deadline becomes a clock: when it runs out, under each reading of it, and how it stands at an instant.

    by          a fixed moment: until that day is over everywhere, or to the instant where UTC is known
    after       so long after an event; it waits until somebody says that the event happened
    every       again and again, from `first` or from the entry into force; at fixed hours, where the text has them
    between     start by the one, finish by the other
    unknown, none, disputed      stay what they are and are never dated; each reading of a disputed one has a clock of its own

Where those who say when an event happened differ, the clock is disputed, and shown under each of them. What a text gives in words alone
(`each Astana meeting`, `without delay`) is not dated.

How it stands (`standing`): `running`; `soon`; `may_be_over` where the day is over somewhere and not yet everywhere; `over`
when it surely is; `waiting` for an event; `disputed`; `undated`. Nothing here says that a thing was done or not done.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Literal

from garant import instant
from garant.answers import clocks_events as events
from garant.answers.calendar import Moment, day_after, days_of, exact, later, midnight_ms, moment
from garant.answers.clocks_events import Saying, Terms
from garant.answers.in_force import EAST_MS, WEST_MS
from garant.answers.lead import lead_ms, parts_of
from garant.instant import DAY_MS, HOUR_MS, MINUTE_MS
from garant.statement.values import Absent, After, Between, By, Deadline, Disputed, Every, Unknown

Standing = Literal["undated", "waiting", "running", "soon", "may_be_over", "over", "disputed"]
Form = Literal["by", "after", "every", "between", "unknown", "none", "disputed"]

OCCURRENCES_MAX = 10_000
"""So many of the newest occurrences of what recurs are looked at: 27 years of days."""
_DAILY = "P1D"
_MONTH_MS = 28 * DAY_MS


@dataclass(frozen=True, slots=True)
class Due:
    """When a thing is due: who reads it so (`by`; empty: the text), on which day, when that may be over and when it surely is (ms)."""

    by: str
    date: str
    ends_first_ms: int
    ends_ms: int


@dataclass(frozen=True, slots=True)
class Occurrence:
    """One time of a thing that recurs: due then, for the days after `after` up to `day`; `nth` of that day, where it has several hours."""

    due: Due
    day: str
    after: str
    nth: int = 0

    def covered_by(self, period: str) -> bool:
        """Tell whether a report for a day, a month or a year is one of this occurrence."""
        first, last = days_of(period)
        return first <= self.day and last > self.after


@dataclass(frozen=True, slots=True)
class Clock:
    """A deadline's clock at an instant: its next dues under each reading, and before them those to start by.

    `past`: the occurrences of a recurring one that are surely over, oldest first. `waits_for`: an event that nobody says has happened.
    """

    form: Form
    standing: Standing
    dues: tuple[Due, ...] = ()
    starts: tuple[Due, ...] = ()
    start_standing: Standing = "undated"
    waits_for: str = ""
    past: tuple[Occurrence, ...] = ()

    @property
    def is_dated(self) -> bool:
        """Tell whether anybody can say when it runs out."""
        return bool(self.dues)


def clock_of(deadline: Deadline, terms: Terms, at_ms: int, soon: str, until_ms: int | None = None) -> Clock:
    """Give the clock of a deadline at `at_ms`. `soon`: how long before its end it is due soon; what recurs stops at `until_ms`."""
    match deadline:
        case Unknown():
            return Clock("unknown", "undated")
        case Absent():
            return Clock("none", "undated")
        case By():
            return _standing("by", (_due(Saying(events.TEXT, moment(deadline.date, deadline.utc))),), at_ms, soon)
        case After():
            return _after(deadline, terms, at_ms, soon)
        case Every():
            return _every(deadline, terms, at_ms, soon, until_ms)
        case Between():
            start, finish = (clock_of(one, terms, at_ms, soon) for one in (deadline.start_by, deadline.finish_by))
            waits = finish.waits_for or start.waits_for
            return replace(finish, form="between", starts=start.dues, start_standing=start.standing, waits_for=waits)
        case Disputed():
            return _disputed(deadline, terms, at_ms, soon)


def _due(said: Saying) -> Due:
    return Due(said.by, said.moment.date, *said.moment.ends)


def _standing(form: Form, dues: tuple[Due, ...], at_ms: int, soon: str) -> Clock:
    return Clock(form, _stands(dues, at_ms, soon), dues)


def _stands(dues: tuple[Due, ...], at_ms: int, soon: str) -> Standing:
    if not dues:
        return "undated"
    if len(dues) > 1:
        return "disputed"
    (due,) = dues
    if at_ms >= due.ends_ms:
        return "over"
    if at_ms >= due.ends_first_ms:
        return "may_be_over"
    return "soon" if at_ms >= due.ends_first_ms - lead_ms(soon, due.ends_first_ms) else "running"


def _after(deadline: After, terms: Terms, at_ms: int, soon: str) -> Clock:
    happened = events.event(terms, deadline.event)
    if deadline.period is None:
        return Clock("after", "undated" if happened else "waiting", waits_for="" if happened else deadline.event)
    if not happened:
        return Clock("after", "waiting", waits_for=deadline.event)
    return running([Saying(one.by, later(one.moment, deadline.period)) for one in happened], at_ms, soon)


def running(ends: Iterable[Saying], at_ms: int, soon: str) -> Clock:
    """Give the clock of what ends at a moment, or at one under each reading."""
    return _standing("after", tuple(_due(one) for one in ends), at_ms, soon)


def _disputed(deadline: Disputed, terms: Terms, at_ms: int, soon: str) -> Clock:
    """Give the clock of each reading that has one, under the name of who reads it so."""
    clocks = [(one.by, clock_of(one.due, terms, at_ms, soon)) for one in deadline.readings if one.due is not None]
    dues = tuple(replace(due, by=f"{by}, {due.by}" if due.by else by) for by, clock in clocks for due in clock.dues)
    return Clock("disputed", "disputed" if dues else "undated", dues)


# What recurs


def _every(deadline: Every, terms: Terms, at_ms: int, soon: str, until_ms: int | None) -> Clock:
    period = deadline.period or (_DAILY if deadline.at else None)
    if period is None or parts_of(period) <= (0, 0):
        return Clock("every", "undated")
    starts = _starts(deadline, terms)
    if not starts:
        return Clock("every", "waiting", waits_for="in_force")
    runs = [_run(deadline, period, start, at_ms, until_ms) for start in starts]
    dues = tuple(following for _, following in runs if following is not None)
    past = runs[0][0] if len(runs) == 1 else ()
    return Clock("every", _stands(dues, at_ms, soon), dues, past=past)


def _starts(deadline: Every, terms: Terms) -> list[Saying]:
    if deadline.first is not None:
        return [Saying(events.TEXT, moment(deadline.first))]
    return events.event(terms, "in_force")


def _run(deadline: Every, period: str, start: Saying, at_ms: int, until_ms: int | None) -> tuple[tuple[Occurrence, ...], Due | None]:
    """Give the occurrences that are surely over by an instant, and the next one; none begins after `until_ms`."""
    past: list[Occurrence] = []
    for one in _occurrences(deadline, period, start, at_ms):
        if until_ms is not None and one.due.ends_first_ms > until_ms:
            return tuple(past), None
        if one.due.ends_ms > at_ms:
            return tuple(past), one.due
        past.append(one)
    return tuple(past), None


def _occurrences(deadline: Every, period: str, start: Saying, at_ms: int) -> Iterator[Occurrence]:
    """Give them in order, those left out that are too long ago to be counted; one by one until years end."""
    begins = 0 if deadline.first is not None else 1
    number = max(begins, _about(start.moment, period, at_ms) - OCCURRENCES_MAX)
    before = later(start.moment, period, number - 1).last_day if number else day_after(start.moment.first_day, -1)
    while True:
        due = later(start.moment, period, number)
        for nth, hour in enumerate(deadline.at or ("",)):
            at = _at_hour(due, hour, deadline.utc_offset) if hour else due
            yield Occurrence(_due(Saying(start.by, at)), due.last_day, before, nth)
        if due.last_ms >= instant.LAST_MS:
            return
        number, before = number + 1, due.last_day


def _about(start: Moment, period: str, at_ms: int) -> int:
    """Give how many periods there are at most from a start to an instant."""
    months, exact_ms = parts_of(period)
    return max(0, at_ms - start.first_ms) // (months * _MONTH_MS + exact_ms)


def _at_hour(day: Moment, hour: str, offset: str | None) -> Moment:
    """Give a local hour of a day: exact where the offset from UTC is known, else as wide as the earth's clocks differ."""
    local_ms = midnight_ms(day.last_day) + _minutes(hour) * MINUTE_MS
    if offset is None:
        return Moment(day.last_day, day.last_day, local_ms - EAST_MS, local_ms + WEST_MS, whole=False)
    ahead_ms = _minutes(offset[1:]) * MINUTE_MS * (-1 if offset[0] == "-" else 1)
    return exact(local_ms - ahead_ms)._replace(first_day=day.last_day, last_day=day.last_day)


def _minutes(clock: str) -> int:
    hours, minutes = clock.split(":")
    return int(hours) * (HOUR_MS // MINUTE_MS) + int(minutes)
