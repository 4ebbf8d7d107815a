"""What all drafts are written with: who, when, words and sources as statements have them, and for each member the words behind it.

What the text leaves open is `unknown` because it is not stated; what it calls confidential is `unknown` because it is that. Where accounts
contradict each other, each value stands as a reading with its source, or, where a member has no place for that, in the note of its source.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple, cast

from garant.limits import ITEMS_MAX, RECIPIENTS_MAX
from garant.reading.drafts_people import People, shortened, tidy
from garant.reading.merging import Event
from garant.reading.sources_account import Account
from garant.reading.values import Day, Field, Item, Someone, Span, Value

Body = dict[str, Any]
OPEN: Mapping[str, str] = {"is": "unknown", "because": "not_stated"}
CONFIDENTIAL: Mapping[str, str] = {"is": "unknown", "because": "confidential"}
NOT_STATED = "not stated"
TITLE_CHARACTERS = 160


class Ground(NamedTuple):
    """What a member of a draft rests on: in which account, which words, by which rule, how sure."""

    account: str
    spans: tuple[Span, ...]
    rule: str
    confidence: int


@dataclass(frozen=True, slots=True)
class Draft:
    """A statement body to be reviewed, the events behind it, and for each member (by its path) what it rests on."""

    name: str
    body: Body
    events: tuple[Event, ...]
    grounds: Mapping[str, tuple[Ground, ...]]

    @property
    def confidence(self) -> int:
        """Give how sure the least sure of its events is."""
        return min(event.item.confidence for event in self.events)

    @property
    def kind(self) -> str:
        """Give the kind without its version."""
        return str(self.body["type"]).partition("/")[0]


class Left(NamedTuple):
    """What was read and is not drafted, and why."""

    event: Event
    because: str


@dataclass
class Grounds:
    """Collects what the members of one draft rest on."""

    by_member: dict[str, tuple[Ground, ...]] = field(default_factory=dict)

    def put(self, member: str, event: Event, name: str) -> None:
        """Rest a member on a field of an event, in every account that tells it."""
        found = tuple(_ground(version.account, version.field) for version in event.versions(name))
        if found:
            self.by_member[member] = (*self.by_member.get(member, ()), *found)

    def sentence(self, member: str, event: Event) -> None:
        """Rest a member on the sentences of an event."""
        found = tuple(Ground(one.account.id, (one.item.span,), one.item.rule, one.item.confidence) for one in event.tellings)
        self.by_member[member] = (*self.by_member.get(member, ()), *found)


def _ground(account: Account, found: Field) -> Ground:
    return Ground(account.id, found.spans, found.rule, found.confidence)


class Writer:
    """Writes members of statements. `parties`: the theatre's id of each party that texts name; `registrar`: who will enter the drafts."""

    def __init__(self, accounts: Iterable[Account], parties: Mapping[str, str], registrar: str, status: str = "actual") -> None:
        """Prepare for drafts of these accounts."""
        self._people = {account.id: People(account) for account in accounts}
        self._parties, self.registrar, self._status = parties, registrar, status
        self._count: dict[tuple[str, str], int] = {}

    def begun(self, kind: str, word: str, event: Event, capacity: str | None = "registrar") -> Body:
        """Begin a body: its kind, a name that nothing else has, in which capacity, of which status, from which sources."""
        body: Body = {"type": kind, "name": self._name(word, event.accounts[0])}
        if capacity:
            body["capacity"] = capacity
        return body | {"status": self._status, "sources": [self.source(account) for account in event.accounts[:ITEMS_MAX]]}

    def _name(self, word: str, account: Account) -> str:
        number = self._count[account.id, word] = self._count.get((account.id, word), 0) + 1
        return f"{account.id}-{word}-{number}"

    def ref(self, body: Body) -> str:
        """Give the reference under which a draft will be on record."""
        return f"{self.registrar}/{body['name']}"

    def source(self, account: Account) -> Body:
        """Name a source: title, day, language, form, and the hash of what was read."""
        given = {
            "name": account.id,
            "title": self._people[account.id].stripped(account.title) or account.source.kind.word,
            "url": account.source.url,
            "published": account.reading.published.isoformat() if account.reading.published else "",
            "language": account.reading.language,
            "form": account.source.kind.word,
            "sha256": account.source.sha256,
            "outside": "the day of publication" if account.dated_by in _OUTSIDE else "",
        }
        return {name: value for name, value in given.items() if value}

    def who(self, someone: Someone, account: Account) -> Body:
        """Name somebody: by id where the theatre has the party, else by words, never by a person's name."""
        known = self._parties.get(someone.party or "")
        named: Body = {"party": known} if known else {"text": self._people[account.id].described(someone)}
        office = None if someone.office is None or someone.office == named.get("text") else someone.office
        return {**named, "office": office} if office else named

    def whos(self, people: Sequence[Someone], account: Account) -> list[Body]:
        """Name several, each once."""
        found: list[Body] = []
        for one in people:
            named = self.who(one, account)
            if named not in found:
                found.append(named)
        return found[:RECIPIENTS_MAX]

    def quoted(self, event: Event, name: str = "text", characters_max: int = 1_000) -> str:
        """Give the words of a field, or of the sentence, as the first account has them, without persons' names."""
        telling = event.tellings[0]
        found = telling.item.fields.get(name)
        span = found.spans[0] if found and found.spans and isinstance(found.value, str) else telling.item.span
        return self._people[telling.account.id].quoted(span, characters_max) or NOT_STATED

    def texts(self, event: Event, name: str = "text", characters_max: int = 1_000) -> Body:
        """Give such words as a text in the language of its account."""
        return {event.tellings[0].account.reading.language: self.quoted(event, name, characters_max)}

    def words(self, account: Account, span: Span, characters_max: int = 1_000) -> str:
        """Give the words in a span without persons' names."""
        return self._people[account.id].quoted(span, characters_max) or NOT_STATED

    def when(self, event: Event, name: str = "when") -> Body:
        """Give a date as statements have it: dated with its words, disputed with each reading, or unknown."""
        disputed = event.disputed(name)
        return self._disputed(disputed) if disputed else when(event.item.value(name))

    def place(self, event: Event) -> Any:  # noqa: ANN401 - a text or an open value
        """Give a place: its name, or each account's; None where nobody names one."""
        disputed = event.disputed("place")
        value = event.item.value("place")
        return self._disputed(disputed) if disputed else (tidy(str(value)) if value else None)

    def _disputed(self, versions: Sequence[Any]) -> Body:
        readings = [
            {"by": shortened(self.source(one.account)["title"], 80), "says": said(one.field.value), "sources": [one.account.id]}
            for one in versions
        ]
        return {"is": "disputed", "readings": readings[:ITEMS_MAX]}

    def with_notes(self, body: Body, event: Event, names: Sequence[str]) -> Body:
        """Say of values that differ, and that this kind has no place for, in each source's note what it has."""
        for name in names:
            for version in event.disputed(name):
                for source in body["sources"]:
                    if source["name"] == version.account.id:
                        source["note"] = "; ".join(filter(None, (source.get("note", ""), f"{name}: {said(version.field.value)}")))
        return body


_OUTSIDE = frozenset({"as was said", "by its file's name"})


def said(value: Value) -> str:
    """Give a value in words."""
    if isinstance(value, Day):
        return " to ".join(filter(None, (value.date, value.until))) or value.words
    return tidy(str(value))


def when(value: object) -> Body:
    """Give a date as statements have it: dated, with its words, or unknown."""
    if not isinstance(value, Day) or not value.date:
        note = {"note": value.words} if isinstance(value, Day) and value.words else {}
        return {**OPEN, **note}
    until = {"until": value.until} if value.until else {}
    return {"is": "dated", "date": value.date, **until, "words": value.words or value.date}


def day_words(value: object) -> str:
    """Give the words of a date that has no day."""
    return value.words if isinstance(value, Day) and not value.date else ""


def people_of(item: Item, name: str) -> tuple[Someone, ...]:
    """Give the people of a field, or nobody."""
    value = item.value(name)
    if isinstance(value, Someone):
        return (value,)
    return cast("tuple[Someone, ...]", value) if isinstance(value, tuple) and not isinstance(value, Day) else ()


def word(value: object, otherwise: str) -> str:
    """Give a term of a vocabulary."""
    plain = re.sub(r"[^a-z0-9]+", "_", str(value or "").casefold()).strip("_")[:60]
    return plain if plain[:1].isalpha() else otherwise


def without_nothing(body: Body) -> Body:
    """Leave out members that say nothing."""
    return {name: value for name, value in body.items() if value not in (None, "", [], {})}
