"""A reading as data: blocks, mentions, items with fields, spans, rules and confidences; events, drafts, the timeline, what was not read.

Offsets are characters of `text`. Whatever is quoted is quoted without persons' names; the text itself is whole.
"""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, cast

from garant.reading.drafts import Drafts
from garant.reading.drafts_people import People
from garant.reading.drafts_writer import Draft, Ground, Left
from garant.reading.merging import Event
from garant.reading.sources_account import Account
from garant.reading.timeline import Timeline
from garant.reading.timeline_words import heading
from garant.reading.values import Day, Field, Item, Someone, Value

if TYPE_CHECKING:
    from garant.cli.read_files import Taken


def data(taken: "Taken", events: Sequence[Event], found: Drafts, line: Timeline) -> dict[str, Any]:
    """Give everything."""
    places = {id(event): place for place, event in enumerate(events)}
    return {
        "texts": [account_data(account) for account in taken.accounts],
        "events": [event_data(event) for event in events],
        "drafts": [draft_data(draft) for draft in found.drafts],
        "left": [left_data(one) for one in found.left],
        "timeline": [{"date": one.date, "event": places[id(one.event)], "disputed": one.disputed} for one in line.dated],
        "undated": [places[id(event)] for event in line.undated],
        "unread": [{"file": name, "code": one.code, "sentence": one.sentence} for name, one in taken.unread.items()],
    }


def source_data(account: Account) -> dict[str, Any]:
    """Give a source: its file, hash, sort, date, and remarks."""
    source = account.source
    return {
        "id": account.id, "file": source.name, "sha256": source.sha256, "bytes": source.size_bytes, "media_type": source.kind.media_type,
        "title": account.title, "language": account.reading.language, "dated_by": account.dated_by or None, "url": source.url or None,
        "published": account.reading.published.isoformat() if account.reading.published else None, "remarks": list(source.remarks),
    }  # fmt: skip


def account_data(account: Account) -> dict[str, Any]:
    """Give a source with everything that was read in it."""
    reading, people = account.reading, People(account)
    return {
        **source_data(account),
        "text": reading.text,
        "blocks": [{"span": list(block.span), "kind": block.kind, "because": block.because} for block in reading.blocks],
        "mentions": [
            {
                "sort": one.sort, "span": list(one.span), "id": one.id or None, "people": [_someone(who, people) for who in one.people],
                "day": one.day._asdict() if one.day else None,
            }
            for one in reading.mentions
        ],
        "items": [item_data(item, people) for item in reading.items],
    }  # fmt: skip


def item_data(item: Item, people: People) -> dict[str, Any]:
    """Give an item."""
    return {
        "kind": item.kind, "span": list(item.span), "rule": item.rule, "confidence": item.confidence, "high": item.is_high,
        "standing": item.standing, "speaker": _someone(item.speaker, people) if item.speaker else None,
        "fields": {name: _field(name, one, people) for name, one in item.fields.items()},
    }  # fmt: skip


def _field(name: str, one: Field, people: People) -> dict[str, Any]:
    quoted = name == "text" and isinstance(one.value, str) and one.spans
    value = people.quoted(one.spans[0]) if quoted else _value(one.value, people)
    return {"value": value, "spans": [list(span) for span in one.spans], "rule": one.rule, "confidence": one.confidence}


def _value(value: Value, people: People) -> object:
    if isinstance(value, Day):
        return value._asdict()
    if isinstance(value, Someone):
        return _someone(value, people)
    return [_someone(one, people) for one in cast("tuple[Someone, ...]", value)] if isinstance(value, tuple) else value


def _someone(someone: Someone, people: People) -> dict[str, Any]:
    return {"party": someone.party, "office": someone.office, "text": people.described(someone), "excluded": someone.excluded}


def event_data(event: Event) -> dict[str, Any]:
    """Give an event: which accounts tell it, and which of its fields they dispute."""
    names = dict.fromkeys(name for telling in event.tellings for name in telling.item.fields)
    return {
        "kind": event.item.kind, "what": heading(event.item), "confidence": event.item.confidence, "standing": event.item.standing,
        "tellings": [{"text": one.account.id, "span": list(one.item.span)} for one in event.tellings],
        "disputed": [name for name in names if event.disputed(name)],
    }  # fmt: skip


def draft_data(draft: Draft) -> dict[str, Any]:
    """Give a draft: its body, and what each member rests on."""
    grounds = {member: [_ground(one) for one in found] for member, found in draft.grounds.items()}
    return {"name": draft.name, "kind": draft.kind, "confidence": draft.confidence, "body": draft.body, "grounds": grounds}


def _ground(one: Ground) -> dict[str, Any]:
    return {"text": one.account, "spans": [list(span) for span in one.spans], "rule": one.rule, "confidence": one.confidence}


def left_data(left: Left) -> Mapping[str, Any]:
    """Give what was read and not drafted."""
    telling = left.event.tellings[0]
    return {
        "what": heading(left.event.item),
        "kind": left.event.item.kind,
        "text": telling.account.id,
        "span": list(telling.item.span),
        "because": left.because,
    }
