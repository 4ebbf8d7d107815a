"""A reader of dates: the words of a row of tokens that dates are made of, and days, weeks, months and years as values."""

from calendar import monthrange
from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from garant.reading.lexicon import Lexicon
from garant.reading.lexicon import lexicon as lexicon_of
from garant.reading.tenses import looks_ahead
from garant.reading.values import Day
from garant.reading.words import Token

YEARS = range(1900, 2100)
WEEK = 7
MONTHS = 12


class When(NamedTuple):
    """The day on which a text is dated, and the last day that it named; None: unknown."""

    base: date | None
    last: date | None = None


Found = tuple[Day, int]
UNKNOWN = Day(None, None, "unknown", "", resolved=False)
_WORDS = ("from", "this", "last", "next", "weekdays", "months", "numbers", "seasons", "season_months")
_PHRASES = ("parts", "relative", "beside", "ago_before", "in_before")


@lru_cache
def _phrases(language: str, name: str) -> Mapping[tuple[str, str], Sequence[tuple[tuple[str, ...], str]]]:
    """Give the phrases of a table by their first two words (of one word: with nothing for the second), the longest first."""
    found: dict[tuple[str, str], list[tuple[tuple[str, ...], str]]] = {}
    for phrase, meaning in lexicon_of(language).dates.get(name, {}).items():
        words = tuple(phrase.split())
        found.setdefault((words[0], words[1] if len(words) > 1 else ""), []).append((words, str(meaning)))
    return {begun: sorted(known, key=lambda pair: -len(pair[0])) for begun, known in found.items()}


@lru_cache
def _first_words(language: str, name: str) -> frozenset[str]:
    return frozenset(first for first, _ in _phrases(language, name))


def tables_of(language: str, word: str) -> frozenset[str]:
    """Give the tables in which a word stands that may begin a date; a number in figures is one of `numbers`, `mid-May` of `parts`."""
    words = lexicon_of(language).dates
    found = [name for name in _WORDS if word in words[name]] + [name for name in _PHRASES if word in _first_words(language, name)]
    odd = ["numbers"] * word[:1].isdecimal() + ["parts"] * word.startswith(("mid-", "mi-"))
    return frozenset([*found, *odd])


class Reader:
    """Reads one date from a row of tokens."""

    def __init__(self, lexicon: Lexicon, row: Sequence[Token], when: When, begin: int) -> None:
        self.lexicon, self.words, self.row, self.when, self.begin = lexicon, lexicon.dates, row, when, begin

    def plain(self, at: int) -> str:
        """Give the plain form of a token, or nothing beyond the row."""
        return self.row[at].plain if 0 <= at < len(self.row) else ""

    def is_one(self, at: int, *names: str) -> int:
        """Give 1 where a token is one of these words, else 0."""
        return int(any(self.plain(at) in self.words[name] for name in names))

    def phrase(self, at: int, name: str) -> tuple[str, int] | None:
        """Find the longest of several phrases at a token: what it stands for, and how many tokens it has."""
        table, first, second = _phrases(self.lexicon.language, name), self.plain(at), self.plain(at + 1)
        for words, meaning in (*(table.get((first, second), ()) if second else ()), *table.get((first, ""), ())):
            if all(self.plain(at + k) == words[k] for k in range(2, len(words))):
                return meaning, len(words)
        return None

    def number(self, at: int, low: int, high: int) -> int | None:
        """Read a number in figures, as an ordinal or in words, within bounds."""
        word = self.plain(at)
        if word[:1].isdecimal() and not word.isdecimal():
            word = next((word[: -len(end)] for end in self.words["ordinals"] if word.endswith(end)), "")
        value = int(word) if word.isdecimal() else int(self.words["numbers"].get(word, -1))
        return value if low <= value <= high else None

    def month(self, at: int) -> int | None:
        """Read the name of a month; one that is another word too needs its capital."""
        value = self.words["months"].get(self.plain(at))
        doubtful = self.words["month_first"] and self.plain(at) in self.words["doubtful_months"]
        return int(value) if value and not (doubtful and not self.row[at].is_capital) else None

    def year(self, at: int) -> int | None:
        """Read a year of four figures."""
        return self.number(at, YEARS.start, YEARS.stop - 1) if len(self.plain(at)) == 4 else None  # noqa: PLR2004

    def for_the_first_time(self, at: int) -> bool:
        """Tell whether a time ahead is one that is past: `their first encounter in two years`."""
        return any(self.is_one(place, "first_in") for place in range(max(0, at - WEEK), at))

    def ahead(self, at: int, count: int) -> bool:
        """Tell whether the verb beside some tokens of the date looks ahead."""
        return looks_ahead(self.lexicon, self.row, self.begin, count + at - self.begin)


def shifted(base: date | None, unit: str, amount: int) -> Day:
    """Give a time so many days, weeks, months or years from a day; unknown without one."""
    if base is None:
        return UNKNOWN
    if unit == "day":
        return Day((base + timedelta(days=amount)).isoformat(), None, "day", "", resolved=True)
    if unit == "week":
        monday = base - timedelta(days=base.weekday()) + timedelta(days=WEEK * amount)
        return Day(monday.isoformat(), (monday + timedelta(days=WEEK - 1)).isoformat(), "week", "", resolved=True)
    if unit == "month":
        year, month = divmod(base.year * MONTHS + base.month - 1 + amount, MONTHS)
        return month_of(year, month + 1)
    return Day(f"{base.year + amount:04d}", None, "year", "", resolved=True)


def is_day(year: int, month: int, day: int) -> bool:
    """Tell whether there is such a day."""
    return 1 <= month <= MONTHS and 1 <= day <= monthrange(year, month)[1]


def day_of(year: int, month: int, day: int) -> Day:
    """Make a day."""
    return Day(f"{year:04d}-{month:02d}-{day:02d}", None, "day", "", resolved=True)


def month_of(year: int, month: int) -> Day:
    """Make a month."""
    return Day(f"{year:04d}-{month:02d}", None, "month", "", resolved=True)
