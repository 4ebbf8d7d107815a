"""Dates as they are written: absolute, or relative to the day on which the text is dated.

    jeudi 14 février          the weekday must fit, when the year is searched for
    samedi                    the last one up to the dateline; the next one, where the verb beside it looks ahead
    la semaine dernière       a week: from its Monday to its Sunday
    début 2019, fin février   a part of a year or month: the year or month, with its words
    le 19 décembre courant    the month that is running
    la veille, two days later the last day that was named, and so many days from it

Without a dateline a relative date stays words. What is read is never more precise than what is written.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import lru_cache

from garant.reading.almanac import UNKNOWN, WEEK, YEARS, Found, Reader, When, day_of, is_day, month_of, shifted, tables_of
from garant.reading.lexicon import Lexicon
from garant.reading.values import Day
from garant.reading.words import Token

__all__ = ["When", "date_at"]


def date_at(lexicon: Lexicon, row: Sequence[Token], at: int, when: When) -> Found | None:
    """Give the date that begins at a token and how many tokens it has, or None."""
    rules = _rules(lexicon.language, row[at].plain)
    if not rules:
        return None
    reader = Reader(lexicon, row, when, at)
    found = next(filter(None, (rule(reader, at) for rule in rules)), None)
    return (found[0]._replace(words=" ".join(token.text for token in row[at : at + found[1]])), found[1]) if found else None


def _range(reader: Reader, at: int) -> Found | None:
    """Read `du 12 au 14 mars`, `12-14 March`, `14 et 15 février`, `28 February to 2 March`."""
    place = at + reader.is_one(at, "from")
    first = reader.number(place, 1, 31)
    if first is None:
        return None
    month = reader.month(place + 1)
    link = place + 1 + (1 if month else 0)
    if not reader.is_one(link, "to"):
        return None
    second = link + 1 + reader.is_one(link + 1, "this")
    rest = _day_month(reader, second)
    if rest is None or rest[0].date is None:
        return None
    start = f"{rest[0].date[:5]}{month:02d}-{first:02d}" if month else f"{rest[0].date[:8]}{first:02d}"
    return Day(start, rest[0].date, "day", "", resolved=True), second - at + rest[1]


def _month_range(reader: Reader, at: int) -> Found | None:
    """Read `May 14-15, 2019`, `May 14 and 15`."""
    month, first, last = reader.month(at), reader.number(at + 1, 1, 31), reader.number(at + 3, 1, 31)
    if not (month and first and last and first < last and reader.words["month_first"] and reader.is_one(at + 2, "to")):
        return None
    comma = 1 if reader.plain(at + 4) == "," and reader.year(at + 5) else 0
    rest = _completed(reader, last, month, at + 4 + comma, at)
    if rest is None or rest[0].date is None:
        return None
    return Day(f"{rest[0].date[:8]}{first:02d}", rest[0].date, "day", "", resolved=True), rest[1]


def _weekday(reader: Reader, at: int) -> Found | None:
    """Read a weekday, with what follows it."""
    lead = reader.is_one(at, "this", "last", "next") if reader.plain(at + 1) in reader.words["weekdays"] else 0
    back, on, place = bool(lead and reader.is_one(at, "last")), bool(lead and reader.is_one(at, "next")), at + lead
    weekday = reader.words["weekdays"].get(reader.plain(place))
    several = _weekdays(reader, at, place) if weekday is not None else None
    if weekday is None or several:
        return several
    comma = 1 if reader.plain(place + 1) == "," else 0
    comma += reader.is_one(place + 1 + comma, "this")
    dated = _day_month(reader, place + 1 + comma) or _month_day(reader, place + 1 + comma)
    if dated:
        return dated[0], place + 1 + comma + dated[1] - at
    back, on = back or bool(reader.is_one(place + 1, "last")), on or bool(reader.is_one(place + 1, "next"))
    count = place + 1 - at + reader.is_one(place + 1, "last", "next")
    day = _nearest(reader, int(weekday), back=back, on=on, ahead=on or (not back and reader.ahead(at, count)))
    part = reader.phrase(at + count, "hours")
    return day, count + (part[1] if part else 0)


def _weekdays(reader: Reader, at: int, place: int) -> Found | None:
    """Read `jeudi 3 et vendredi 4 septembre`."""
    first, link = reader.number(place + 1, 1, 31), place + 2
    if first is None or not reader.is_one(link, "to") or reader.plain(link + 1) not in reader.words["weekdays"]:
        return None
    rest = _day_month(reader, link + 2)
    if rest is None or rest[0].date is None:
        return None
    return Day(f"{rest[0].date[:8]}{first:02d}", rest[0].date, "day", "", resolved=True), link + 2 + rest[1] - at


def _nearest(reader: Reader, weekday: int, *, back: bool, on: bool, ahead: bool) -> Day:
    base = reader.when.base
    if base is None:
        return UNKNOWN
    if ahead:
        days = (weekday - base.weekday()) % WEEK
        found = base + timedelta(days=days or (WEEK if on else 0))
    else:
        days = (base.weekday() - weekday) % WEEK
        found = base - timedelta(days=days or (WEEK if back else 0))
    return Day(found.isoformat(), None, "day", "", resolved=True)


def _numeric(reader: Reader, at: int) -> Found | None:
    """Read `14/02/2019` (day first, as both languages' agencies in this theatre write) and `2019-02-14`."""
    parts = [reader.plain(at + k) for k in range(5)]
    if not (parts[0].isdecimal() and parts[2].isdecimal() and parts[4].isdecimal() and parts[1] == parts[3] and parts[1] in "/-."):
        return None
    first, month, last = int(parts[0]), int(parts[2]), int(parts[4])
    year, day = (first, last) if first in YEARS else (last, first)
    return (day_of(year, month, day), 5) if year in YEARS and is_day(year, month, day) else None


def _day_month(reader: Reader, at: int) -> Found | None:
    """Read `14 février 2019`, `1er mars`, `19 décembre courant`, `14th of February`."""
    day = reader.number(at, 1, 31)
    of = reader.is_one(at + 1, "of")
    month = reader.month(at + 1 + of) if day else None
    return _completed(reader, day, month, at + 2 + of, at) if day and month else None


def _month_day(reader: Reader, at: int) -> Found | None:
    """Read `February 14, 2019`."""
    month, dot = reader.month(at), 1 if reader.plain(at + 1) == "." else 0
    day = reader.number(at + 1 + dot, 1, 31) if month and reader.words["month_first"] else None
    if month is None or day is None:
        return None
    after = at + 2 + dot
    comma = 1 if reader.plain(after) == "," and reader.year(after + 1) else 0
    return _completed(reader, day, month, after + comma, at)


def _completed(reader: Reader, day: int, month: int, after: int, at: int) -> Found | None:
    """Find the year of a day: printed, running (`courant`), or the nearest that fits the dateline."""
    year = reader.year(after)
    if year is not None:
        return (day_of(year, month, day), after + 1 - at) if is_day(year, month, day) else None
    running = reader.is_one(after, "running") or reader.is_one(after, "last")
    base = reader.when.base
    told = reader.phrase(after + reader.is_one(after, "of"), "relative") if base else None
    if told and base and told[0].startswith("year"):
        year = base.year + int(told[0].split()[1])
        return (day_of(year, month, day), after + reader.is_one(after, "of") + told[1] - at) if is_day(year, month, day) else None
    if base is None:
        return UNKNOWN, after + running - at
    years = [one for one in (base.year, base.year - 1, base.year + 1) if is_day(one, month, day)]
    back, on = reader.is_one(after, "last"), reader.is_one(after, "next")
    years = [one for one in years if not (back and date(one, month, day) > base) and not (on and date(one, month, day) < base)]
    if not years:
        return None
    nearest = min(years, key=lambda one: abs((date(one, month, day) - base).days))
    return day_of(nearest, month, day), after + running - at


def _part_or_relative(reader: Reader, at: int) -> Found | None:
    """Read whichever is longer: `fin du mois`, or `fin du mois de septembre`."""
    found = [one for one in (_relative(reader, at), _part(reader, at)) if one]
    return max(found, key=lambda one: one[1], default=None)


def _part(reader: Reader, at: int) -> Found | None:
    """Read `début 2019`, `fin février`, `mi-mars 2018`, `early 2019`, `au début du mois`, `earlier this week`."""
    part = reader.phrase(at, "parts")
    if part is None:
        return _middle(reader, at)
    rest = _month_year(reader, at + part[1], alone=True) or _year_number(reader, at + part[1]) or _relative(reader, at + part[1])
    if rest is None:
        return None
    return (rest[0]._replace(precision="season") if rest[0].precision == "year" else rest[0]), part[1] + rest[1]


def _middle(reader: Reader, at: int) -> Found | None:
    """Read `mid-October`, `mi-mars 2018`, which are one word."""
    first, dash, name = reader.plain(at).partition("-")
    month = reader.words["months"].get(name) if dash and first in ("mid", "mi", "end", "fin", "early", "late") else None
    if month is None:
        return None
    year = reader.year(at + 1)
    return (month_of(year, int(month)), 2) if year else (_near_month(reader, int(month), at, 1), 1)


def _month_year(reader: Reader, at: int, *, alone: bool = False) -> Found | None:
    """Read `mai 2017`, `février`, `in May`, `last April`; one that may be another word needs a word of time before it."""
    lead = reader.is_one(at, "last", "next", "this")
    place = at + lead if reader.month(at + lead) else at
    month = reader.month(place)
    if month is None or (place > at and _month_day(reader, place)):
        return None
    of = 1 if reader.is_one(place + 1, "of") or reader.plain(place + 1) == "," else 0
    for skip in (0, of):
        year = reader.year(place + 1 + skip)
        if year is not None:
            return month_of(year, month), place + 2 + skip - at
    told = alone or lead or reader.is_one(place - 1, "year_before") or reader.is_one(place + 1, "last", "next")
    if reader.plain(place) in reader.words["doubtful_months"] and not told:
        return None
    return _near_month(reader, month, at, count := place + 1 - at + reader.is_one(place + 1, "last", "next")), count


def _near_month(reader: Reader, month: int, at: int, count: int) -> Day:
    base = reader.when.base
    if base is None:
        return UNKNOWN
    on = reader.is_one(at, "next") or reader.is_one(at + count - 1, "next") or reader.ahead(at, count)
    year = base.year - (1 if not on and month > base.month else 0) + (1 if on and month < base.month else 0)
    return month_of(year, month)


def _season(reader: Reader, at: int) -> Found | None:
    """Read `spring 2019`, `l'été 2018`: the year, as a season."""
    place = at + 1 + reader.is_one(at + 1, "of")
    year = reader.year(place) if reader.is_one(at, "seasons") else None
    if year:
        return Day(f"{year:04d}", None, "season", "", resolved=True), place + 1 - at
    lead = reader.is_one(at, "this", "last", "next")
    month = reader.words["season_months"].get(reader.plain(at + lead))
    if month and at + lead + 1 < len(reader.row) and reader.row[at + lead].is_capital and reader.row[at + lead + 1].is_capital:
        return None
    tail = reader.is_one(at + lead + 1, "last", "next") if month else 0
    return (_near_season(reader, int(month), at, lead, tail), lead + 1 + tail) if month and (lead or tail) else None


def _near_season(reader: Reader, month: int, at: int, lead: int, tail: int) -> Day:
    """Give the year of `last summer`, `cet automne`, `l'été prochain`; `month` is the middle of that season."""
    base = reader.when.base
    if base is None:
        return UNKNOWN
    back = reader.is_one(at, "last") if lead else reader.is_one(at + 1, "last")
    on = reader.is_one(at, "next") if lead else reader.is_one(at + 1, "next")
    on, back = (on, back) if not tail else (reader.is_one(at + lead + 1, "next"), reader.is_one(at + lead + 1, "last"))
    year = base.year - int(bool(back) and month >= base.month) + int(bool(on) and month <= base.month)
    return Day(f"{year:04d}", None, "season", "", resolved=True)


def _relative(reader: Reader, at: int) -> Found | None:
    """Read `hier`, `la semaine dernière`, `le mois prochain`: a phrase, and days, weeks, months or years from the base."""
    found = reader.phrase(at, "relative")
    if found is None:
        return None
    unit, offset = found[0].split()
    return shifted(reader.when.base, unit, int(offset)), found[1]


def _beside(reader: Reader, at: int) -> Found | None:
    """Read `la veille`, `le lendemain`, `the previous day`, `two days later`: from the last day that was named, else from the base."""
    base, last = reader.when.last or reader.when.base, reader.when.base
    found = reader.phrase(at, "beside")
    if found:
        unit, offset = found[0].split()
        back = int(offset) < 0 and last is not None and base is not None and base > last
        return shifted(last if back else base, unit, int(offset)), found[1]
    amount, unit = reader.number(at, 1, 400), reader.words["units"].get(reader.plain(at + 1))
    tail = reader.phrase(at + 2, "later_after") if amount and unit else None
    return (shifted(base, unit, amount), 2 + tail[1]) if amount and tail else None


def _ago(reader: Reader, at: int) -> Found | None:
    """Read `il y a trois jours`, `two weeks ago`, `dans dix jours`."""
    for name, sign in (("ago_before", -1), ("in_before", 1)):
        lead = reader.phrase(at, name)
        if lead and not (sign > 0 and reader.for_the_first_time(at)):
            amount, unit = reader.number(at + lead[1], 1, 400), reader.words["units"].get(reader.plain(at + lead[1] + 1))
            if amount and unit:
                return shifted(reader.when.base, unit, sign * amount), lead[1] + 2
    amount, unit = reader.number(at, 1, 400), reader.words["units"].get(reader.plain(at + 1))
    tail = reader.phrase(at + 2, "ago_after") if amount and unit else None
    return (shifted(reader.when.base, unit, -amount), 2 + tail[1]) if amount and tail else None


def _year(reader: Reader, at: int) -> Found | None:
    """Read `en 2017`: a year alone needs its preposition before it."""
    found = _year_number(reader, at)
    return found if found and at and reader.is_one(at - 1, "year_before") else None


def _year_number(reader: Reader, at: int) -> Found | None:
    year = reader.year(at)
    return (Day(f"{year:04d}", None, "year", "", resolved=True), 1) if year is not None else None


_RULES = (
    (_range, "from numbers"), (_month_range, "months"), (_weekday, "weekdays this last next"), (_numeric, "numbers"),
    (_day_month, "numbers"), (_month_day, "months"), (_part_or_relative, "parts relative"), (_month_year, "months this last next"),
    (_season, "seasons season_months this last next"), (_beside, "beside numbers"), (_ago, "ago_before in_before numbers"),
    (_year, "numbers"),
)  # fmt: skip
"""What may be read, in this order, and the tables of words with which each begins."""


@lru_cache(maxsize=65_536)
def _rules(language: str, word: str) -> tuple[Callable[[Reader, int], Found | None], ...]:
    tables = tables_of(language, word)
    return tuple(rule for rule, begins in _RULES if not tables.isdisjoint(begins.split()))
