"""The timeline: every dated thing that texts tell, in order of when it was or will be; what has no date stands apart.

A measure stands where its deadline is, everything else where it happened. A month comes before its days, a year before its months. What
accounts date differently stands at the earliest of its dates, and is marked.
"""

from collections.abc import Iterable
from typing import NamedTuple

from garant.reading.merging import Event
from garant.reading.values import Day


class Dated(NamedTuple):
    """An event at its date; `disputed` where accounts date it differently."""

    date: str
    day: Day
    event: Event
    disputed: bool


class Timeline(NamedTuple):
    """Dated events in order, and the others."""

    dated: tuple[Dated, ...]
    undated: tuple[Event, ...]


def timeline(events: Iterable[Event]) -> Timeline:
    """Put events in order."""
    dated, undated = list[Dated](), list[Event]()
    for event in events:
        name = "when" if _days(event, "when") else "deadline"
        days = sorted(_days(event, name), key=lambda one: one.date or "")
        if days:
            dated.append(Dated(days[0].date or "", days[0], event, bool(event.disputed(name))))
        else:
            undated.append(event)
    return Timeline(tuple(sorted(dated, key=_order)), tuple(undated))


def _days(event: Event, name: str) -> list[Day]:
    values = (version.field.value for version in event.versions(name))
    return [value for value in values if isinstance(value, Day) and value.date]


def _order(one: Dated) -> tuple[str, str, int]:
    telling = one.event.tellings[0]
    return one.date, telling.account.id, telling.item.span.start
