"""The sheets of meetings: rounds by number, what became of them, what they made, their standing agenda, and what has no date."""

from collections.abc import Iterator, Mapping, Sequence

from rich.console import Group, RenderableType
from rich.text import Text

from garant.answers.agenda import Agenda
from garant.answers.agenda_dates import DatedThing
from garant.answers.agenda_items import Item
from garant.answers.bodies_made import BodyPicture, MeetingPicture, Rounds
from garant.instant import DAY_MS
from garant.terminal.paper import Ink, assemble, clock, ink, pick, safe, word
from garant.terminal.sheet import Cell, Sheet, heads
from garant.terminal.values import brief


def meetings(pictures: Sequence[MeetingPicture], language: str = "en") -> Sheet:
    """Meetings, with their dates or that they have none, and what they created."""
    made = Sheet("Meetings", "meeting", "what", "when", "where", "stands!")
    for one in pictures:
        made.add(one.ref, _what_it_was(one, language), brief(one.said.when), brief(one.said.place), one.stands)
    return made


def _what_it_was(one: MeetingPicture, language: str) -> Text:
    created = [f"created: {pick(body.said.title, language)}" for body in one.created]
    return Ink("\n").join(map(ink, (_title(one, language), *created)))


def _title(one: MeetingPicture, language: str) -> str:
    number = f" (round {one.said.number})" if one.said.number else ""
    return f"{pick(one.said.title, language) or one.said.form}{number}"


def meeting(one: MeetingPicture, language: str = "en") -> Group:
    """Show one meeting: its heads, what became of it item by item, and what it made."""
    parts: list[RenderableType] = [heads(_heads(one, language)), Ink()]
    for said in one.outcomes:
        made = Sheet(f"What became of it, says {said.party}", "about", "what", "stands!", empty="no items")
        for item in said.items or ():
            made.add(item.about or "", pick(item.text, language), item.standing)
        parts += [made, *([ink(pick(said.text, language)), Ink()] if said.text else ())]
    if one.created:
        parts.append(bodies(one.created, language))
    return Group(*parts)


def _heads(one: MeetingPicture, language: str) -> Iterator[tuple[str, Cell]]:
    said = one.said
    yield "meeting", ink(one.ref, "bold")
    yield "what", _what_it_was(one, language)
    yield "process", said.process or ""
    yield "body", said.body or ""
    yield "between", brief(said.between)
    yield "when", brief(said.when)
    yield "where", brief(said.place)
    yield "stands", one.stands
    yield "announced by", brief((said.announced_by,)) if said.announced_by else ""
    yield "result", pick(said.result, language)
    yield "before, after", ", ".join(filter(None, (said.before, said.after)))
    yield "status", word(said.status) if said.status != "actual" else ""
    yield "next", following(one)


def following(one: MeetingPicture) -> Text:
    """Say when the next meeting is, or that it has no date, or that nobody says."""
    if one.next_date == "not_said":
        return Ink("nobody says", style="dim")
    named = [ink(one.next)] if one.next else []
    date = brief(one.next_when) if one.next_date == "dated" else assemble("no date: ", brief(one.next_when))
    return Ink(", ").join([*named, date])


def rounds(found: Sequence[Rounds]) -> Group:
    """Show the rounds of each process by number: the missing ones, what became of each, and the next date."""
    return Group(*map(_rounds, found)) if found else Group(Sheet("Rounds of a process", empty="no meeting names a process"))


def _rounds(one: Rounds) -> Sheet:
    status = "" if one.status == "actual" else f" ({one.status})"
    made = Sheet(
        f"{safe(one.process)}: {one.form}s{status}", "number#", "meeting", "when", "where", "stands!", "next", note=_not_there(one)
    )
    for held in one.meetings:
        made.add(str(held.said.number), held.ref, brief(held.said.when), brief(held.said.place), held.stands, following(held))
    return made


def _not_there(one: Rounds) -> str:
    missing = f"Not on record: {_spans(one.missing)}." if one.missing else ""
    return " ".join(filter(None, (missing, f"Without a number: {', '.join(one.unnumbered)}." if one.unnumbered else "")))


def _spans(numbers: Sequence[int]) -> str:
    """Give numbers in a row as spans: `2 to 11, 14`."""
    spans: list[list[int]] = []
    for number in numbers:
        if spans and spans[-1][-1] == number - 1:
            spans[-1].append(number)
        else:
            spans.append([number])
    return ", ".join(str(span[0]) if len(span) == 1 else f"{span[0]} to {span[-1]}" for span in spans)


def bodies(found: Sequence[BodyPicture], language: str = "en") -> Sheet:
    """Show bodies with their members and mandates, and what nobody says of them."""
    made = Sheet("Bodies", "body", "what", "mandate", "members", "made by", "open")
    for one in found:
        made.add(
            one.ref,
            pick(one.said.title, language),
            pick(one.said.purpose, language),
            brief(one.said.members),
            one.said.made_by or word("unknown"),
            Ink(", ").join(map(word, (_OPEN[gap] for gap in one.gaps))),
        )
    return made


_OPEN: Mapping[str, str] = {"members": "members", "date": "date", "agreements": "what it watches", "meetings": "no meeting on record"}


# The agenda


_WHY: Mapping[str, str] = {
    "taken": "a STOP was called, and taken",
    "not_taken": "a STOP was called, and not taken",
    "objects": "objects",
    "unable": "cannot comply",
    "queried": "asks about it",
    "no_position": "no position of",
    "overdue": "overdue; no report of",
    "no_reply": "no reply of",
    "read_differently": "read differently by",
    "contested": "contested, says its text",
    "open_question": "asked, no answer of",
    "granted_late": "granted late by",
}
_SORTS: Mapping[str, str] = {
    "stop_call": "STOP calls",
    "objection": "Objections",
    "incident": "Incidents without positions",
    "commitment": "Overdue commitments",
    "access": "Access",
    "request": "Requests without an answer",
    "proposal": "Proposals without a reply",
    "line": "Lines read differently",
    "gap": "Gaps with an open question",
}


def agenda(one: Agenda, language: str = "en") -> Group:
    """Show an agenda: for whom, and sort by sort each item, why it is there, and for how long."""
    parts: list[RenderableType] = [heads(_agenda_heads(one)), Ink()]
    for sort, count in one.counts:
        if count:
            made = Sheet(f"{_SORTS[sort]}: {count}", "item", "what", "why", "for#")
            for item in (each for each in one.items if each.sort == sort):
                made.add(item.thing, _what(item, language), _why(item), _age(one.at_ms, item.since_ms))
            parts.append(made)
    nothing = [_SORTS[sort] for sort, count in one.counts if not count]
    parts.append(Ink(f"Nothing under: {', '.join(nothing)}." if nothing else "", style="dim"))
    return Group(*parts)


def _agenda_heads(one: Agenda) -> Iterator[tuple[str, Cell]]:
    yield "agenda of", ink(f"{one.of} {one.name}".strip(), "bold")
    yield "between", ", ".join(one.parties) or "everybody"
    yield "agreements", ", ".join(one.agreements) or "all"
    yield "as of", clock(one.at_ms)
    yield "events since", clock(one.since_ms) if one.since_ms else "the beginning"
    yield "status", word(one.status) if one.status != "actual" else ""
    yield "items", f"{len(one.items)}, by sort, then by age"


def _what(item: Item, language: str) -> Text:
    return Ink("\n").join(ink(text) for text in (pick(item.text, language), item.note) if text)


def _why(item: Item) -> Text:
    why = _WHY.get(item.why, item.why) if item.of or item.why != "overdue" else "overdue; nobody is named"
    due = f"\nwas due {clock(item.due_ms)}" if item.due_ms is not None else ""
    return assemble(why, " " if item.of else "", ink(", ".join(item.of)), (due, "dim"))


def _age(at_ms: int, since_ms: int) -> str:
    return f"{max(0, at_ms - since_ms) // DAY_MS} d"


# Dates


_NOT_DATED: Mapping[str, str] = {
    "not_a_whole_day": "no day",
    "waits_for_event": "waits for an event",
    "words_only": "in words only",
    "over": "no more of them",
}


def not_dated(things: Sequence[DatedThing], language: str = "en") -> Sheet:
    """Show what has no date and is therefore in no calendar."""
    made = Sheet("Not dated, and in no calendar", "thing", "what", "why", empty="everything is dated")
    for one in things:
        why = assemble(word(_NOT_DATED.get(one.not_dated or "", one.not_dated or "")), f": {ink(one.words).plain}" if one.words else "")
        made.add(f"next after {one.thing}" if one.sort == "next_meeting" else one.thing, pick(one.title, language), why)
    return made
