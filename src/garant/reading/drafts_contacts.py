"""Drafts of contacts, meetings, what sides say of them, offers and requests, and bodies."""

from collections.abc import Iterable, Iterator

from garant.limits import ITEMS_MAX
from garant.reading.drafts_writer import NOT_STATED, OPEN, Body, Draft, Grounds, Writer, people_of, without_nothing, word
from garant.reading.merging import Event
from garant.reading.values import Item, Someone

_UNFIRM = frozenset({"conditional", "hoped", "proposed", "alleged"})


def contact(writer: Writer, event: Event) -> Draft:
    """Draft a contact: in which form, at which level, between whom, when, where, how long."""
    account, people = event.tellings[0].account, people_of(event.item, "between")
    grounds = Grounds()
    body = writer.begun("contact/1", "contact", event) | {
        "form": word(event.item.value("form"), "talks"),
        "level": ", ".join(dict.fromkeys(one.office for one in people if one.office)) or NOT_STATED,
        "between": writer.whos(people, account) or [{"text": NOT_STATED}],
        "when": writer.when(event),
        "place": writer.place(event),
        "duration": str(event.item.value("duration") or ""),
    }
    for member in ("form", "between", "when", "place", "duration"):
        grounds.put(member, event, member)
    grounds.put("level", event, "between")
    body = writer.with_notes(body, event, ("form", "duration"))
    return Draft(body["name"], without_nothing(body), (event,), grounds.by_member)


def meeting(writer: Writer, event: Event) -> Draft:
    """Draft a meeting: held, planned, or only a possibility that was spoken of."""
    account, people = event.tellings[0].account, people_of(event.item, "between")
    newest = event.tellings[-1].item
    grounds, number = Grounds(), event.item.value("number")
    body = writer.begun("meeting/1", "meeting", event) | {
        "form": word(event.item.value("form"), "meeting"),
        "number": number if isinstance(number, int) and number > 0 else None,
        "between": writer.whos(people, account),
        "when": writer.when(event),
        "place": writer.place(event),
        "stands": "possible" if newest.standing in _UNFIRM else _stands(newest),
        "announced_by": writer.who(newest.speaker, account) if newest.speaker and _stands(newest) == "planned" else None,
    }
    for member in ("form", "number", "between", "when", "place", "stands"):
        grounds.put(member, event, member)
    if body["announced_by"]:
        grounds.sentence("announced_by", event)
    body = writer.with_notes(body, event, ("form", "number", "stands"))
    return Draft(body["name"], without_nothing(body), (event,), grounds.by_member)


def _stands(item: Item) -> str:
    value = str(item.value("stands") or "planned")
    return value if value in ("held", "planned", "possible") else "planned"


def proposal(writer: Writer, event: Event) -> Draft:
    """Draft an offer or a request; it binds nobody. Whether there was a reply the text seldom says."""
    account, item = event.tellings[0].account, event.item
    by, to = people_of(item, "by"), people_of(item, "to")
    maker = by[0] if by else item.speaker
    reporter = item.speaker if item.speaker and item.speaker.party is None and item.speaker != maker else None
    body = writer.begun("proposal/1", "request" if item.kind == "request" else "proposal", event) | {
        "form": "request" if item.kind == "request" else "offer",
        "by": writer.who(maker, account) if maker else {"text": NOT_STATED},
        "addressed_to": writer.whos(to, account) or [{"text": NOT_STATED}],
        "text": writer.texts(event),
        "when": writer.when(event) if "when" in item.fields else None,
        "reply": dict(OPEN),
        "reported_by": writer.who(reporter, account).get("text") if reporter else None,
        "handling": f"stands as {item.standing}" if item.standing in ("conditional", "hoped") else None,
    }
    grounds = Grounds()
    grounds.put("by", event, "by")
    grounds.put("addressed_to", event, "to")
    grounds.put("text", event, "text")
    grounds.put("when", event, "when")
    return Draft(body["name"], without_nothing(body), (event,), grounds.by_member)


def body_made(writer: Writer, event: Event) -> Draft:
    """Draft a committee or centre that was formed: its purpose in the text's words, its members where they are named."""
    account, grounds = event.tellings[0].account, Grounds()
    members = people_of(event.item, "between") or people_of(event.item, "of")
    body = writer.begun("body/1", "body", event) | {
        "title": {account.reading.language: word(event.item.value("form"), "body").replace("_", " ")},
        "purpose": writer.texts(event),
        "members": writer.whos(members, account) or dict(OPEN),
        "when": writer.when(event),
    }
    grounds.put("title", event, "form")
    grounds.put("purpose", event, "text")
    grounds.put("when", event, "when")
    return Draft(body["name"], without_nothing(body), (event,), grounds.by_member)


class Contacts:
    """Drafts of contacts, by the accounts that tell them: of which one somebody speaks."""

    def __init__(self, drafts: Iterable[Draft]) -> None:
        """Put them in order."""
        self._by_account: dict[str, list[tuple[Draft, Item]]] = {}
        for draft in drafts:
            for telling in draft.events[0].tellings:
                self._by_account.setdefault(telling.account.id, []).append((draft, telling.item))

    def about(self, event: Event) -> Draft | None:
        """Give the contact of which somebody speaks: that of the same sentence, else the last one before it with the speaker's party."""
        telling, speaker = event.tellings[0], speaker_of(event)
        if speaker is None:
            return None
        near = [pair for pair in self._by_account.get(telling.account.id, ()) if pair[1].span.start <= telling.item.span.start]
        same = (draft for draft, item in near if item.span == telling.item.span)
        part = (
            draft for draft, item in reversed(near) if speaker.party and speaker.party in {one.party for one in people_of(item, "between")}
        )
        return next(same, None) or next(part, None)


def speaker_of(event: Event) -> Someone | None:
    """Give who says a thing: whoever's voice the sentence is in, or by whom it is."""
    by = people_of(event.item, "by") if event.item.kind == "readout" else ()
    return event.item.speaker or (by[0] if by else None)


def readouts(writer: Writer, contacts: Contacts, told: Iterable[Event]) -> Iterator[Draft]:
    """Draft what a side says of a contact: one readout for each who speaks, a point for each thing that it says."""
    rows: dict[tuple[str, str], tuple[Draft, Someone, list[Event]]] = {}
    for event in told:
        speaker, about = speaker_of(event), contacts.about(event)
        if speaker and about:
            name = str(writer.who(speaker, event.tellings[0].account))
            rows.setdefault((about.name, name), (about, speaker, []))[2].append(event)
    for row in rows.values():
        yield _readout(writer, *row)


def _readout(writer: Writer, about: Draft, speaker: Someone, events: list[Event]) -> Draft:
    first, account = events[0], events[0].tellings[0].account
    sentences = list(dict.fromkeys(event.tellings[0].item.span for event in events))
    points = [event for event in events if event.item.kind not in ("contact", "meeting", "readout")][:ITEMS_MAX]
    grounds = Grounds()
    body: Body = writer.begun("readout/1", "readout", first) | {
        "contact": writer.ref(about.body),
        "by": [writer.who(speaker, account)],
        "says": {account.reading.language: " ".join(writer.words(account, span, 900) for span in sentences[:4])},
        "standing": first.item.standing,
        "points": [_point(writer, event) for event in points],
    }
    for event in events:
        grounds.sentence("says", event)
    for place, event in enumerate(points):
        grounds.put(f"points[{place}].says", event, "text")
    return Draft(body["name"], without_nothing(body), tuple(events), grounds.by_member)


def _point(writer: Writer, event: Event) -> Body:
    return {"topic": word(event.item.kind, "other"), "says": writer.quoted(event), "standing": event.item.standing}
