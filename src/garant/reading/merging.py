"""Several texts: what two of them tell of the same event becomes one event with two tellings, and where they differ both values stay.

Two tellings are one event when their kind and their parties are the same and their times fit, or when their words are nearly the same. What
has no date is joined only with a text of the same days: the same two ministers speak with each other more than once. When in doubt, two
events stay two: an officer merges drafts more easily than taking one apart.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, cast

from rapidfuzz.fuzz import token_set_ratio

from garant.reading.gather import merged, offices_fit
from garant.reading.sources_account import Account
from garant.reading.values import Day, Field, Item, Someone, Value

_ALIKE = 88
"""Of 100: from here on the words of two texts say the same."""

_NEAR_DAYS = 3
"""Texts of so few days apart may tell the same undated thing; and so far two texts may differ about the day of one event."""

_MET = frozenset({"contact", "meeting"})
_WORDED = frozenset({"measure", "claim", "denial", "incident", "agreement", "truce", "withdrawal", "proposal", "request", "count", "body"})
_GENERAL = frozenset({"talks", "meeting", "None"})


class Telling(NamedTuple):
    """What one account tells."""

    account: Account
    item: Item


class Version(NamedTuple):
    """What one account has for a field."""

    account: Account
    field: Field


@dataclass(frozen=True, slots=True)
class Event:
    """An event with all its tellings, in the order of their texts' dates; `item` is what they come to together."""

    item: Item
    tellings: tuple[Telling, ...]

    @property
    def accounts(self) -> tuple[Account, ...]:
        """Give the accounts, each once."""
        return tuple({telling.account.id: telling.account for telling in self.tellings}.values())

    def versions(self, name: str) -> tuple[Version, ...]:
        """Give what each account has for a field, where it has anything."""
        pairs = ((telling.account, telling.item.fields.get(name)) for telling in self.tellings)
        return tuple(Version(account, field) for account, field in pairs if field is not None and field.value is not None)

    def disputed(self, name: str) -> tuple[Version, ...]:
        """Give the versions of a field where accounts contradict each other: one is not merely more precise than another."""
        found = self.versions(name)
        clash = any(differ(one.field.value, other.field.value) for one in found for other in found)
        return found if clash and len({one.account.id for one in found}) > 1 else ()


def differ(one: Value, other: Value) -> bool:
    """Tell whether two values contradict each other."""
    if isinstance(one, Day) and isinstance(other, Day):
        return bool(one.date and other.date) and not _fits(one.date or "", other.date or "")
    if isinstance(one, tuple) and isinstance(other, tuple):
        return False
    return str(one).casefold() != str(other).casefold()


def events(accounts: Sequence[Account]) -> tuple[Event, ...]:
    """Give the events of all accounts, those that are told more than once made one, by the dates of their texts."""
    rows: dict[tuple[str, frozenset[str]], list[Event]] = {}
    order: list[tuple[tuple[str, frozenset[str]], int]] = []
    for account in sorted(accounts, key=lambda one: (str(one.reading.published or "9999"), one.source.name, one.id)):
        begun = {key: len(row) for key, row in rows.items()}
        for item in account.reading.items:
            key = _key(item)
            row = rows.setdefault(key, [])
            at = next((place for place in range(begun.get(key, 0)) if _same(row[place], account, item)), None)
            if at is None:
                order.append((key, len(row)))
                row.append(Event(item, (Telling(account, item),)))
            else:
                row[at] = _with(row[at], Telling(account, item))
    return tuple(rows[key][place] for key, place in order)


def _key(item: Item) -> tuple[str, frozenset[str]]:
    """Only items of one key are compared: those of one kind, between or of the same parties."""
    kind = "met" if item.kind in _MET else item.kind
    names = ("between",) if kind == "met" else ("addressee", "by", "against", "of", "to", "between")
    return kind, frozenset(_who(item, names))


def _who(item: Item, names: Iterable[str]) -> Iterable[str]:
    for name in names:
        people = item.value(name)
        if isinstance(people, tuple) and not isinstance(people, Day):
            yield from (f"{name}:{one.party or one.text.casefold()}" for one in cast("tuple[Someone, ...]", people))


def _same(event: Event, account: Account, item: Item) -> bool:
    if any(telling.account.id == account.id for telling in event.tellings) or not _of_one_time(event, account, item):
        return False
    same = _same_meeting(event, account, item) if item.kind in _MET else _same_words(event, item)
    return same or _verbatim(event, account, item)


def _verbatim(event: Event, account: Account, item: Item) -> bool:
    """Tell whether it stands in the very same sentence, as when two papers print one agency; texts of other times may only quote it."""
    ours, theirs = _plain(event.tellings[0].account, event.item), _plain(account, item)
    return ours == theirs and len(ours) >= _SENTENCE_CHARACTERS and event.item.value("form") == item.value("form")


def _plain(account: Account, item: Item) -> str:
    return " ".join(account.words(item.span).split()).casefold()


def _same_meeting(event: Event, account: Account, item: Item) -> bool:
    forms = {str(event.item.value("form")), str(item.value("form"))}
    people = item.value("between")
    numbers = {event.item.value("number"), item.value("number")} - {None}
    if (len(forms) > 1 and not forms & _GENERAL) or len(numbers) > 1 or not isinstance(people, tuple) or not offices_fit(event.item, item):
        return False
    ours, theirs = event.item.value("when"), item.value("when")
    if not isinstance(ours, Day) or not isinstance(theirs, Day) or not ours.date or not theirs.date:
        alike = event.item.value("stands") == item.value("stands") and len(_places(event.item, item)) < _TWO
        return alike and _of_the_same_days(event, account)
    if _fits(ours.date, theirs.date):
        return min(len(ours.date), len(theirs.date)) > _YEAR or _of_the_same_days(event, account)
    near = _apart(ours.date, theirs.date)
    return near is not None and near <= _NEAR_DAYS and (len(numbers) == 1 or len(_places(event.item, item)) == 1)


_YEAR = 4
_UNDATED = 10**6
"""Days between two texts one of which has no date."""

_SENTENCE_CHARACTERS = 40
"""A shorter sentence may be said of several things."""

_TWO = 2


def _places(one: Item, other: Item) -> set[str]:
    return {str(place).casefold() for place in (one.value("place"), other.value("place")) if place}


def _same_words(event: Event, item: Item) -> bool:
    if item.kind not in _WORDED or item.kind != event.item.kind or item.standing != event.item.standing:
        return False
    ours, theirs = event.item.value("when"), item.value("when")
    if (
        isinstance(ours, Day)
        and isinstance(theirs, Day)
        and ours.date
        and theirs.date
        and (_apart(ours.date, theirs.date) or 0) > _NEAR_DAYS
    ):
        return False
    alike = token_set_ratio(str(event.item.value("text") or ""), str(item.value("text") or "")) >= _ALIKE
    return alike and event.item.value("form") == item.value("form")


def _of_the_same_days(event: Event, account: Account) -> bool:
    return _published_apart(event, account) <= _NEAR_DAYS


def _of_one_time(event: Event, account: Account, item: Item) -> bool:
    """Tell whether two texts may speak of one thing at all: both give it the same date, or they are of one month, or one is undated."""
    ours, theirs = event.item.value("when"), item.value("when")
    if isinstance(ours, Day) and isinstance(theirs, Day) and ours.date and theirs.date and _fits(ours.date, theirs.date):
        return True
    apart = _published_apart(event, account)
    return apart <= 10 * _NEAR_DAYS or apart == _UNDATED


def _published_apart(event: Event, account: Account) -> int:
    """Give how many days lie between an account and the nearest one of an event; very many, where one is undated."""
    mine = account.reading.published
    days = (telling.account.reading.published for telling in event.tellings)
    return min((abs((day - mine).days) for day in days if day), default=_UNDATED) if mine else _UNDATED


def _fits(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _apart(one: str, other: str) -> int | None:
    try:
        return abs((date.fromisoformat(one) - date.fromisoformat(other)).days)
    except ValueError:
        return None


def _with(event: Event, telling: Telling) -> Event:
    return Event(merged(event.item, telling.item), (*event.tellings, telling))
