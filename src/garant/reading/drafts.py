"""Drafts: what was read, as bodies of statements that an officer reviews and signs with `garant say`, or throws away.

A draft says nothing by itself. It is entered in the capacity of a registrar, with the text as its source; nothing in it stands more firmly
than the text has it. Drafts come in the order in which they can be said: what another one refers to comes before it.

    contact, meeting        contact/1, meeting/1; what a side says of a contact: readout/1
    measure                 agreement/1 with its measures; a question about a gap: request/1
    truce, agreement        agreement/1 without measures, from when or until when it held
    withdrawal              plan/1
    proposal, request       proposal/1
    incident, claim         incident/1, and a position/1 for each who alleges or denies
    count, body             crossing_count/1, body/1
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from garant.errors import Refused
from garant.reading import drafts_contacts, drafts_incidents, drafts_measures
from garant.reading.drafts_writer import Body, Draft, Left, Writer
from garant.reading.merging import Event
from garant.statement import compose
from garant.statement.compose import Bookkeeping, Chain
from garant.statement.kinds.base import Seen

REGISTRAR = "registrar"
"""Who enters drafts, where nobody says."""


class Drafts(NamedTuple):
    """Drafts in the order in which they can be said, and what was read and is not drafted, with the reason."""

    drafts: tuple[Draft, ...]
    left: tuple[Left, ...]


def drafts(events: Sequence[Event], parties: Mapping[str, str], registrar: str = REGISTRAR, status: str = "actual") -> Drafts:
    """Draft events; `parties` gives the theatre's id of a party that texts name, all others become words."""
    accounts = {account.id: account for event in events for account in event.accounts}
    maker = _Maker(Writer(accounts.values(), parties, registrar, status), events)
    maker.make()
    checked, left = list[Draft](), list(maker.left)
    named: set[str] = set()
    for draft in maker.made:
        why = _refused(draft.body) or _dangling(draft.body, named, registrar)
        if why:
            left += [Left(event, why) for event in draft.events[:1]]
        else:
            named.add(draft.name)
            checked.append(draft)
    return Drafts(tuple(checked), tuple(left))


class _Maker:
    """Makes the drafts of some events."""

    def __init__(self, writer: Writer, events: Sequence[Event]) -> None:
        self._writer, self._events = writer, events
        self.made: list[Draft] = []
        self.left: list[Left] = []
        self._by_kind: dict[str, list[Event]] = {}
        self._by_text: dict[tuple[str, str], list[Event]] = {}
        for event in events:
            self._by_kind.setdefault(event.item.kind, []).append(event)
            self._by_text.setdefault((event.item.kind, event.tellings[0].account.id), []).append(event)

    def make(self) -> None:
        """Make all drafts, those that others refer to first."""
        contacts = [self._add(drafts_contacts.contact(self._writer, event)) for event in self._of("contact")]
        meetings = [self._add(drafts_contacts.meeting(self._writer, event)) for event in self._of("meeting")]
        known = drafts_contacts.Contacts(contacts)
        agreed = self._agreements(known)
        for kind, make in _ALONE.items():
            for event in self._of(kind):
                draft = make(self._writer, event)
                if draft:
                    self._add(draft)
                else:
                    self._leave(event, "a count needs a day, a figure and a place")
        self._incidents()
        told = [event for event in self._events if event.item.kind in ("contact", "measure", "meeting", "readout")]
        self.made.extend(drafts_contacts.readouts(self._writer, known, told))
        self._questions([*agreed, *meetings])
        for event in self._of("readout"):
            if known.about(event) is None:
                self._leave(event, "somebody's word, and the text tells of no contact with that side that it could be put to")
        for event in self._of("relation"):
            self._leave(event, "who stands with whom is no statement of its own")

    def _of(self, *kinds: str) -> Iterator[Event]:
        return (event for kind in kinds for event in self._by_kind.get(kind, ()))

    def _beside(self, kind: str, event: Event) -> list[Event]:
        """Give the events of a kind that the same text tells."""
        return self._by_text.get((kind, event.tellings[0].account.id), [])

    def _add(self, draft: Draft) -> Draft:
        self.made.append(draft)
        return draft

    def _leave(self, event: Event, because: str) -> None:
        self.left.append(Left(event, because))

    def _agreements(self, contacts: drafts_contacts.Contacts) -> list[Draft]:
        """Draft truces, instruments and understandings; what stands less firmly than agreed is left to the readouts, or told."""
        for event in self._of("truce"):
            others = [one for one in self._beside("exclusion", event) if self._truce_of(one) is event]
            self._add(drafts_measures.truce(self._writer, event, others))
        for event in self._of("exclusion"):
            if self._truce_of(event) is None:
                self._leave(event, "who is left out, and the text names no truce or agreement that could be entered beside it")
        for event in self._of("agreement"):
            self._add(drafts_measures.agreement(self._writer, event))
        for event in self._of("measure"):
            if not drafts_measures.is_measure(event):
                self._unfirm(event, contacts)
        firm = [
            event
            for event in self._events
            if event.item.kind == "gap" or (event.item.kind == "measure" and drafts_measures.is_measure(event))
        ]
        return [self._add(drafts_measures.understanding(self._writer, group)) for group in drafts_measures.understandings(firm)]

    def _truce_of(self, exclusion: Event) -> Event | None:
        """Give the truce that somebody is left out of: the last one that the text names up to there."""
        near = [one for one in self._beside("truce", exclusion) if one.item.span.start <= exclusion.item.span.start]
        begun = [one for one in near if one.item.value("form") == "begins"]
        return next(reversed(begun or near), None)

    def _unfirm(self, event: Event, contacts: drafts_contacts.Contacts) -> None:
        if event.item.standing == "proposed":
            self._add(drafts_contacts.proposal(self._writer, event))
        elif contacts.about(event) is None:
            self._leave(event, f"it stands as {event.item.standing}, which obliges nobody, and the text tells of no contact to put it to")

    def _incidents(self) -> None:
        claims = list(self._of("claim"))
        made = {id(event): self._add(drafts_incidents.incident(self._writer, event)) for event in (*self._of("incident"), *claims)}
        words = {id(event): [event] for event in claims}
        for event in self._of("denial"):
            claim = drafts_incidents.denied(self._beside("claim", event), event)
            if claim is None:
                made[id(event)] = self._add(drafts_incidents.incident(self._writer, event))
            words.setdefault(id(claim or event), []).append(event)
        for key, events in words.items():
            self.made.extend(drafts_incidents.positions(self._writer, made[key], events))

    def _questions(self, drafts: Sequence[Draft]) -> None:
        """Ask about each gap: of the agreement that it was put to, else of the meeting that stands last before it."""
        asked = {id(event): draft for draft in drafts for event in draft.events if event.item.kind == "gap"}
        for gap in self._of("gap"):
            about = asked.get(id(gap)) or self._meeting_before(drafts, gap)
            if about:
                self._add(drafts_measures.clarification(self._writer, gap, about))
            else:
                self._leave(gap, "what the text leaves open, without anything agreed or planned that it would be about")

    def _meeting_before(self, drafts: Sequence[Draft], gap: Event) -> Draft | None:
        account, start = gap.tellings[0].account.id, gap.item.span.start
        before = [
            draft for draft in drafts for event in draft.events
            if draft.kind == "meeting" and event.tellings[0].account.id == account and event.item.span.start <= start
        ]  # fmt: skip
        return before[-1] if before else None


_ALONE = {
    "body": drafts_contacts.body_made,
    "withdrawal": drafts_measures.withdrawal,
    "proposal": drafts_contacts.proposal,
    "request": drafts_contacts.proposal,
    "count": drafts_measures.count,
}


_BOOKS = Bookkeeping(log="draft.example", party=REGISTRAR, chain=Chain(1, None), seen=Seen(size=0, root="0" * 64), now_ms=0)


def _refused(body: Body) -> str:
    """Say why the law would not even read a body; nothing where it would."""
    try:
        compose.payload(body, _BOOKS)
    except Refused as refused:
        return f"it cannot be drafted: {refused.refusal.sentence}"
    return ""


def _dangling(body: Body, named: set[str], registrar: str) -> str:
    """Say what a body refers to that is no draft before it."""
    refs = [str(body.get("contact", "")), *(str(thing).partition(":")[2] for thing in _things(body))]
    missing = [ref for ref in refs if ref and ref.removeprefix(f"{registrar}/") not in named]
    return f"it refers to {missing[0]}, which could not be drafted" if missing else ""


def _things(body: Body) -> list[str]:
    about = body.get("about", [])
    return [about] if isinstance(about, str) else list(about)
