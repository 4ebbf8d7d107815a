"""Events in plain words: what kind of thing it is, who, what, when, how it stands, who says it, and what the text leaves open.

The same words stand on the terminal, on the page and in the timeline. Persons are their offices here too.
"""

from collections.abc import Iterator, Mapping

from garant.reading.drafts_people import People
from garant.reading.drafts_writer import day_words, people_of, said
from garant.reading.merging import Event
from garant.reading.values import Day, Item, Someone

_KINDS: Mapping[str, str] = {
    "agreement": "Agreement", "measure": "Measure", "proposal": "Offer", "request": "Request", "claim": "Accusation", "denial": "Denial",
    "incident": "Incident", "withdrawal": "Withdrawal", "count": "Count", "body": "New body", "gap": "Left open", "readout": "Readout",
    "exclusion": "Left out of it", "relation": "Relation",
}  # fmt: skip
_STANDINGS: Mapping[str, str] = {
    "said": "", "agreed": "agreed", "announced": "announced", "objective": "an aim", "stressed": "stressed", "proposed": "proposed",
    "conditional": "on a condition", "hoped": "hoped for", "alleged": "alleged", "denied": "denied",
}  # fmt: skip
_PLAIN: Mapping[str, str] = {"claim": "alleged", "denial": "denied", "proposal": "proposed", "request": "proposed"}
"""How a kind stands by itself: that is not said again."""

_FIELDS = (
    ("between", "between"), ("by", "by"), ("to", "to"), ("against", "against"), ("of", "of"), ("who", "who"), ("addressee", "owed by"),
    ("when", "when"), ("place", "where"), ("duration", "how long"), ("number", "number"), ("count", "how many"), ("deadline", "by when"),
)  # fmt: skip
_EXPECTED: Mapping[str, tuple[str, ...]] = {
    "contact": ("when", "place"),
    "meeting": ("between", "when", "place"),
    "measure": ("addressee", "deadline"),
    "incident": ("when", "place", "by"),
    "claim": ("by", "against"),
    "denial": ("by",),
    "withdrawal": ("when",),
    "truce": ("when", "between"),
}
"""What one asks of each kind: where the text does not say it, that is told."""

_NAMES = dict(_FIELDS) | {"between": "between whom", "by": "by whom", "against": "against whom"}
_PEOPLE = frozenset({"between", "by", "to", "against", "of", "who", "addressee"})
Rows = Iterator[tuple[str, str]]


def heading(item: Item) -> str:
    """Say what an item is, in two or three words."""
    form = str(item.value("form") or "").replace("_", " ")
    if item.kind == "contact":
        return f"Contact: {form or 'talks'}"
    if item.kind == "meeting":
        return f"{(form or 'meeting').capitalize()}, {item.value('stands') or 'planned'}"
    if item.kind == "truce":
        return f"Truce {'ends' if 'end' in form else 'begins'}"
    if item.kind == "incident":
        return f"Incident: {form or 'other'}"
    return _KINDS.get(item.kind, item.kind.capitalize())


def standing(item: Item) -> str:
    """Say how an item stands, where that is more than a plain word."""
    return "" if _PLAIN.get(item.kind) == item.standing else _STANDINGS.get(item.standing, item.standing)


class Wording:
    """Words for the events of some accounts."""

    def __init__(self) -> None:
        """Begin without any account."""
        self._people: dict[str, People] = {}

    def people(self, event: Event) -> People:
        """Give the persons of an event's first account."""
        account = event.tellings[0].account
        if account.id not in self._people:
            self._people[account.id] = People(account)
        return self._people[account.id]

    def rows(self, event: Event) -> Rows:
        """Give what an event says, a name and words each; then what is open."""
        item = event.item
        text = item.fields.get("text")
        if text and isinstance(text.value, str):
            yield "what", self.quoted(event)
        for name, label in _FIELDS:
            words = self._value(event, name)
            if words:
                yield label, words
        if item.speaker:
            yield "says", self.someone(event, item.speaker)
        if missing := self.open(event):
            yield "open", f"{', '.join(missing)}: the text does not say"

    def quoted(self, event: Event, characters_max: int = 400) -> str:
        """Quote an event's words."""
        telling = event.tellings[0]
        text = telling.item.fields.get("text")
        return self.people(event).quoted(text.spans[0] if text and text.spans else telling.item.span, characters_max)

    def line(self, event: Event) -> str:
        """Say an event in one line."""
        who = next((self._value(event, name) for name in ("between", "by", "addressee", "of", "against") if self._value(event, name)), "")
        words = self.quoted(event, 140) if event.item.kind not in ("contact", "meeting") else said(event.item.value("place") or "")
        return ": ".join(
            filter(None, (" · ".join(filter(None, (heading(event.item), standing(event.item)))), "; ".join(filter(None, (who, words)))))
        )

    def open(self, event: Event) -> list[str]:
        """Name what one would ask of this kind of thing, and what the text does not say."""
        found = event.item.fields
        return [_NAMES[name] for name in _EXPECTED.get(event.item.kind, ()) if name not in found or _is_nothing(found[name].value)]

    def someone(self, event: Event, someone: Someone) -> str:
        """Name somebody: the party and the office, or words."""
        name = someone.party or self.people(event).described(someone)
        office = f" ({someone.office})" if someone.office and someone.office != name else ""
        return f"{name}{office}{', excluded' if someone.excluded else ''}"

    def _value(self, event: Event, name: str) -> str:
        if disputed := event.disputed(name):
            return "disputed: " + "; ".join(f"{said(one.field.value)} ({one.account.id})" for one in disputed)
        people = people_of(event.item, name)
        if people:
            return "; ".join(dict.fromkeys(self.someone(event, one) for one in people))
        value = event.item.value(name)
        if isinstance(value, Day):
            return day(value)
        return "" if name in _PEOPLE or value in (None, ()) else said(value)


def day(value: Day) -> str:
    """Give a date with the words it was read from."""
    words = f"“{value.words}”" if value.words and value.words != value.date else ""
    if not value.date:
        return f"{words} (which day is not known)"
    near = ", about" if value.precision == "about" else ""
    return " ".join(filter(None, (f"{said(value)}{near}", words)))


def _is_nothing(value: object) -> bool:
    return value in (None, (), "") or (isinstance(value, Day) and not value.date and not day_words(value))
