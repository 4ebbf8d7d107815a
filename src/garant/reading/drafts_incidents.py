"""Drafts of incidents, and of what each side says of them: who alleges, who denies. Nothing here says who is right."""

from collections.abc import Iterator, Mapping, Sequence

from garant.reading.drafts_people import tidy
from garant.reading.drafts_writer import OPEN, Body, Draft, Grounds, Writer, people_of, without_nothing, word
from garant.reading.merging import Event
from garant.reading.values import Day, Someone

_PRECISIONS: Mapping[str, str] = {"day": "day", "month": "month", "season": "month", "year": "year", "week": "week", "hour": "hour"}


def incident(writer: Writer, event: Event) -> Draft:
    """Draft an event as a public text tells it, or an allegation, with whom it blames. Places are named, never pointed at."""
    account, item = event.tellings[0].account, event.item
    accused = people_of(item, "against")
    actors = people_of(item, "by") if item.kind == "incident" else ()
    alleged = item.kind in ("claim", "denial") or item.speaker is not None
    excluded = next((one for one in (*accused, *actors, *people_of(item, "of")) if one.excluded), None)
    place = event.item.value("place")
    body = writer.begun("incident/1", "incident", event) | {
        "basis": "allegation" if item.kind in ("claim", "denial") else "public_report",
        "form": word(item.value("form"), "other"),
        "standing": "alleged" if alleged else item.standing,
        "when": writer.when(event),
        "time_precision": _precision(item.value("when")),
        "district": tidy(str(place)) if place else dict(OPEN),
        "by": writer.whos(actors, account) or dict(OPEN),
        "against": writer.whos(accused, account),
        "excluded_party": writer.who(excluded, account).get("text") if excluded else None,
        "effects": _effects(event),
        "text": writer.texts(event),
    }
    grounds = Grounds()
    for member, name in _MEMBERS:
        grounds.put(member, event, name)
    body = writer.with_notes(body, event, ("form", "place", "count"))
    return Draft(body["name"], without_nothing(body), (event,), grounds.by_member)


_MEMBERS = (
    ("form", "form"), ("when", "when"), ("time_precision", "when"), ("district", "place"), ("against", "against"), ("text", "text"),
    ("effects", "count"),
)  # fmt: skip


def _precision(value: object) -> str:
    return _PRECISIONS.get(value.precision, "unknown") if isinstance(value, Day) and value.date else "unknown"


def _effects(event: Event) -> list[Body]:
    """Give how many, where the text counts and accounts agree; a figure that they dispute is undetermined."""
    count = event.item.value("count")
    if not isinstance(count, int):
        return []
    return [{"form": "counted", "count": "undetermined" if event.disputed("count") else count}]


def positions(writer: Writer, made: Draft, events: Sequence[Event]) -> Iterator[Draft]:
    """Who alleges an incident, and who denies it: each side's word, as the registrar reports it."""
    about = f"incident:{writer.ref(made.body)}"
    for event in events:
        says = "denies" if event.item.kind == "denial" else "alleges"
        people = people_of(event.item, "by") or ((event.item.speaker,) if event.item.speaker else ())
        accused = people_of(event.item, "against")
        for someone in people:
            yield _position(writer, about, event, says, someone, accused)


def _position(writer: Writer, about: str, event: Event, says: str, someone: Someone, accused: Sequence[Someone]) -> Draft:
    account, grounds = event.tellings[0].account, Grounds()
    begun = writer.begun("position/1", "position", event)
    name = begun.pop("name")
    body = begun | {
        "about": about,
        "by": writer.who(someone, account),
        "says": says,
        "against": writer.who(accused[0], account) if len(accused) == 1 and says == "alleges" else None,
        "text": writer.texts(event),
    }
    grounds.put("by", event, "by")
    grounds.put("text", event, "text")
    grounds.sentence("says", event)
    return Draft(name, without_nothing(body), (event,), grounds.by_member)


def denied(claims: Sequence[Event], denial: Event) -> Event | None:
    """Give the claim that a denial is about: the nearest one before it in its text, of those against who denies, if any is."""
    account = denial.tellings[0].account.id
    by = {one.party for one in people_of(denial.item, "by") if one.party}
    before = [
        claim for claim in claims
        if claim.tellings[0].account.id == account and claim.item.span.start <= denial.item.span.start
    ]  # fmt: skip
    against = [claim for claim in before if by & {one.party for one in people_of(claim.item, "against")}]
    open_ = [claim for claim in before if not by or not any(one.party for one in people_of(claim.item, "against"))]
    near = [claim for claim in open_ if denial.item.span.start - claim.item.span.end <= _FAR_CHARACTERS]
    return next(reversed(against or near), None)


_FAR_CHARACTERS = 400
"""A denial by nobody named, or a claim against nobody named: they belong together when they stand this near."""
