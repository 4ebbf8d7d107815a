"""Drafts of what was agreed: understandings with their measures, truces, withdrawals, counts; and questions about what is left open.

Only what two sides agreed, or one announces of itself, becomes a measure. A wish, a condition or an offer does not: it is a readout or a
proposal, or it is told as left out.
"""

from collections.abc import Iterable, Sequence

from garant.limits import ITEMS_MAX
from garant.reading.drafts_people import tidy
from garant.reading.drafts_writer import (
    CONFIDENTIAL,
    NOT_STATED,
    OPEN,
    TITLE_CHARACTERS,
    Body,
    Draft,
    Grounds,
    Writer,
    people_of,
    when,
    without_nothing,
    word,
)  # fmt: skip
from garant.reading.merging import Event
from garant.reading.values import Day, Item

_FIRM = frozenset({"agreed", "announced", "objective"})
_TWO = 2
_MEASURES_MAX = 30
"""So many measures, each quoted at length, fit one statement; more are drafted as further ones."""


class Understanding:
    """Measures that the same owe since the same day, as one text tells them together; and what that text says that it leaves open."""

    def __init__(self, measure: Event) -> None:
        """Begin with one measure."""
        self.measures, self.gaps, self.sealed = [measure], list[Event](), False
        self.day = _concluded(measure)

    def takes(self, measure: Event) -> bool:
        """Tell whether another measure belongs to it: told by the same text, owed by the same, of no other day, and there is room."""
        day = _concluded(measure)
        same_day = day is None or self.day is None or day.date == self.day.date
        room = len(self.measures) < _MEASURES_MAX
        return room and same_day and _owed(self.measures[0].item) == _owed(measure.item)

    def add(self, measure: Event) -> None:
        """Take another measure."""
        self.measures.append(measure)
        self.day = self.day or _concluded(measure)


def is_measure(event: Event) -> bool:
    """Tell whether something stands firmly enough to be a measure: agreed, announced, an aim; or stressed by two sides together."""
    sides = {one.party for one in people_of(event.item, "addressee") if one.party}
    return event.item.standing in _FIRM or (event.item.standing == "stressed" and len(sides) >= _TWO)


def understandings(events: Iterable[Event]) -> list[Understanding]:
    """Put measures together, and to each group what its text says that it leaves open: the group that stands last before it."""
    by_account: dict[str, list[Understanding]] = {}
    for event in events:
        groups = by_account.setdefault(event.tellings[0].account.id, [])
        if event.item.kind == "measure":
            home = next((group for group in reversed(groups) if group.takes(event)), None)
            home.add(event) if home else groups.append(Understanding(event))
        elif event.item.kind == "gap" and groups:
            groups[-1].gaps.append(event)
            groups[-1].sealed = groups[-1].sealed or event.item.value("of") == "confidential"
    return [group for groups in by_account.values() for group in groups]


def _owed(item: Item) -> frozenset[str]:
    return frozenset(one.party or one.text.casefold() for one in people_of(item, "addressee"))


def _concluded(event: Event) -> Day | None:
    """Give the day of which a measure's sentence speaks before it comes to the measure itself."""
    telling = event.tellings[0]
    text = telling.item.fields.get("text")
    end = text.spans[0].start if text and text.spans else telling.item.span.end
    days = (one for one in telling.account.reading.mentions if one.day and telling.item.span.start <= one.span.start < end)
    return next((one.day for one in days if one.day and one.day.date), None)


def understanding(writer: Writer, group: Understanding) -> Draft:
    """Draft an agreement of these measures; what it does not say of each is unknown."""
    first = group.measures[0]
    account, people, grounds = first.tellings[0].account, people_of(first.item, "addressee"), Grounds()
    body = writer.begun("agreement/1", "understanding", first)
    speaker = first.item.speaker
    listed = group.measures[:ITEMS_MAX]
    body |= {
        "form": "understanding" if len(_owed(first.item)) != 1 else "announcement",
        "concluded": when(group.day),
        "text_status": "confidential" if group.sealed else "announced_only",
        "measure_count": len(listed),
        "title": writer.texts(first, characters_max=TITLE_CHARACTERS),
        "between": writer.whos(people, account) or dict(OPEN),
        "announced_by": writer.who(speaker, account) if speaker else None,
        "in_force": dict(OPEN),
        "end": dict(OPEN),
        "measures": [_measure(writer, number, event, group) for number, event in enumerate(listed, 1)],
    }
    _add_sources(writer, body, listed)
    grounds.put("between", first, "addressee")
    grounds.put("title", first, "text")
    for place, event in enumerate(listed):
        for member, name in (("text", "text"), ("addressee", "addressee"), ("deadline", "deadline")):
            grounds.put(f"measures[{place}].{member}", event, name)
    return Draft(body["name"], without_nothing(body), (*group.measures, *group.gaps), grounds.by_member)


def _add_sources(writer: Writer, body: Body, measures: Sequence[Event]) -> None:
    named = {source["name"] for source in body["sources"]}
    for event in measures:
        for account in event.accounts:
            if account.id not in named and len(body["sources"]) < ITEMS_MAX:
                named.add(account.id)
                body["sources"].append(writer.source(account))


def _measure(writer: Writer, number: int, event: Event, group: Understanding) -> Body:
    item, account = event.item, event.tellings[0].account
    last = event is group.measures[-1]
    gaps = [writer.quoted(gap, characters_max=300) for gap in group.gaps] if last else []
    body: Body = {
        "name": f"m{number}",
        "form": word(item.value("form"), "other"),
        "text": writer.texts(event),
        "standing": item.standing,
        "by": _speaker(writer, event),
        "addressee": writer.whos(people_of(item, "addressee"), account) or dict(OPEN),
        "deadline": _deadline(writer, event),
        "content": dict(CONFIDENTIAL) if group.sealed else (dict(OPEN) if gaps else None),
        "verification": dict(OPEN),
        "left_open": gaps,
        "sources": [one.id for one in event.accounts[:ITEMS_MAX]],
    }
    return without_nothing(body)


def _speaker(writer: Writer, event: Event) -> str:
    if not event.item.speaker:
        return ""
    named = writer.who(event.item.speaker, event.tellings[0].account)
    return " ".join(filter(None, (named.get("party") or named.get("text"), named.get("office"))))


def _deadline(writer: Writer, event: Event) -> Body:
    if event.disputed("deadline"):
        return writer.when(event, "deadline")
    day = event.item.value("deadline")
    return {"is": "by", "date": day.until or day.date, "words": day.words or day.date} if isinstance(day, Day) and day.date else dict(OPEN)


def clarification(writer: Writer, gap: Event, about: Draft) -> Draft:
    """Draft a question about what a text leaves open, to those who owe it: a suggestion, which whoever signs it asks in its own name."""
    account = gap.tellings[0].account
    people = next(
        (found for event in about.events if (found := people_of(event.item, "addressee") or people_of(event.item, "between"))), ()
    )
    thing = f"{about.kind}:{writer.ref(about.body)}"
    body = writer.begun("request/1", "question", gap, capacity="party") | {
        "form": "clarification",
        "of": writer.whos(people, account) or [{"text": NOT_STATED}],
        "about": [thing],
        "text": writer.texts(gap),
    }
    grounds = Grounds()
    grounds.put("text", gap, "text")
    return Draft(body["name"], without_nothing(body), (gap,), grounds.by_member)


def truce(writer: Writer, event: Event, excluded: Sequence[Event]) -> Draft:
    """Draft a truce that begins or ends: an agreement without measures, from or until when it held, and who is left out of it."""
    account, item, grounds = event.tellings[0].account, event.item, Grounds()
    ends = word(item.value("form"), "begins") in ("ends", "ended", "collapsed", "expired")
    people = people_of(item, "between") or people_of(item, "of")
    left_out = [
        one for other in excluded for one in (people_of(other.item, "who") or people_of(other.item, "by") or people_of(other.item, "of"))
    ]
    body = writer.begun("agreement/1", "truce", event) | {
        "form": "truce",
        "concluded": dict(OPEN),
        "text_status": "announced_only",
        "measure_count": 0,
        "title": writer.texts(event, characters_max=TITLE_CHARACTERS),
        "between": writer.whos(people, account) or dict(OPEN),
        "excluded": writer.whos(left_out, account),
        "announced_by": writer.who(item.speaker, account) if item.speaker else None,
        "in_force": dict(OPEN) if ends else writer.when(event),
        "end": writer.when(event) if ends else dict(OPEN),
        "note": writer.quoted(event),
    }
    grounds.put("end" if ends else "in_force", event, "when")
    grounds.put("note", event, "text")
    grounds.put("between", event, "between")
    for other in excluded:
        grounds.sentence("excluded", other)
    return Draft(body["name"], without_nothing(body), (event, *excluded), grounds.by_member)


def agreement(writer: Writer, event: Event) -> Draft:
    """Draft an instrument that a text names: between whom, of which day; its measures it does not tell."""
    account, grounds = event.tellings[0].account, Grounds()
    body = writer.begun("agreement/1", "agreement", event) | {
        "form": word(event.item.value("form"), "understanding"),
        "concluded": writer.when(event),
        "text_status": "announced_only",
        "measure_count": 0,
        "title": writer.texts(event, characters_max=TITLE_CHARACTERS),
        "between": writer.whos(people_of(event.item, "between"), account) or dict(OPEN),
        "announced_by": writer.who(event.item.speaker, account) if event.item.speaker else None,
        "in_force": dict(OPEN),
        "end": dict(OPEN),
    }
    grounds.put("between", event, "between")
    grounds.put("concluded", event, "when")
    return Draft(body["name"], without_nothing(body), (event,), grounds.by_member)


def withdrawal(writer: Writer, event: Event) -> Draft:
    """Draft a withdrawal: whose it is, who announced it, when it began, its deadline; its steps a text seldom tells."""
    account, item, grounds = event.tellings[0].account, event.item, Grounds()
    people = people_of(item, "of") or people_of(item, "by") or ((item.speaker,) if item.speaker else ())
    day = item.value("when")
    ahead = isinstance(day, Day) and bool(day.date) and _is_after(day, event)
    body = writer.begun("plan/1", "withdrawal", event) | {
        "form": "withdrawal",
        "order": "ordered",
        "title": writer.texts(event, characters_max=TITLE_CHARACTERS),
        "standing": item.standing,
        "between": writer.whos(people, account) or [{"text": NOT_STATED}],
        "announced_by": writer.who(item.speaker, account) if item.speaker else None,
        "begun": None if ahead or "when" not in item.fields else writer.when(event),
        "deadline": _deadline(writer, event) if "deadline" in item.fields else None,
        "text": writer.texts(event),
    }
    grounds.put("between", event, "of")
    grounds.put("begun", event, "when")
    grounds.put("text", event, "text")
    return Draft(body["name"], without_nothing(body), (event,), grounds.by_member)


def _is_after(day: Day, event: Event) -> bool:
    published = event.tellings[0].account.reading.published
    return published is not None and (day.date or "") > published.isoformat()


def count(writer: Writer, event: Event) -> Draft | None:
    """Draft how many returned, or how much aid passed, since when; without a day or a place it is no count that could be entered."""
    account, item, grounds = event.tellings[0].account, event.item, Grounds()
    day, number, place = item.value("when"), item.value("count"), item.value("place")
    if not isinstance(day, Day) or not day.date or not isinstance(number, int) or not place:
        return None
    form = word(item.value("form"), "returns")
    by = people_of(item, "by") or ((item.speaker,) if item.speaker else ())
    body = writer.begun("crossing_count/1", "count", event) | {
        "form": form if form in ("returns", "aid", "evacuation", "transfer") else "transfer",
        "point": tidy(str(place)),
        "start": day.date,
        "until": day.until,
        "unit": word(item.value("unit"), "persons" if form == "returns" else "units"),
        "delivered": dict(OPEN) if event.disputed("count") else number,
        "by": writer.who(by[0], account) if by else {"text": "the report"},
        "standing": item.standing,
        "text": writer.texts(event),
    }
    for member, name in (("start", "when"), ("point", "place"), ("delivered", "count"), ("by", "by"), ("text", "text")):
        grounds.put(member, event, name)
    body = writer.with_notes(body, event, ("count", "place"))
    return Draft(body["name"], without_nothing(body), (event,), grounds.by_member)
