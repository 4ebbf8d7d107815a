"""The papers for a meeting: its agenda as the register makes it, and behind each point what is on record, for one reader.

Open incidents with every side's position beside the others'; commitments that are overdue or contested; books of which items are not
matched, or that give counts alone; lines that parties read differently; and which entries a proof can be made of. Only what has the
meeting's own status is in it (guard-rail 6), and only what the reader may read.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from garant.answers.agenda import Agenda, of_meeting
from garant.answers.agenda_items import Item
from garant.answers.books import BookLine, DayLine, days
from garant.answers.commitments import Commitment, commitments, follow_ups
from garant.answers.incidents import IncidentLine, incidents
from garant.answers.lines import ZoneLine, lines
from garant.answers.seen import See, as_open
from garant.state.rows import Row
from garant.state.state import State
from garant.statement.kinds import Meeting

_OVER = ("closed", "withdrawn", "merged")
_TABLES = {
    "access": "access_events", "agreement": "agreements", "book": "books", "call": "calls", "finding": "findings",
    "follow_up": "follow_ups",
    "incident": "incidents", "measure": "measures", "notice": "notices", "proposal": "proposals", "request": "requests", "zone": "zones",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Proof:
    """A thing on the agenda, and the entry (its index in the log) that a proof of it is made of."""

    thing: str
    index: int


@dataclass(frozen=True, slots=True)
class Pack:
    """The papers."""

    ref: str
    meeting: Meeting
    agenda: Agenda
    incidents: tuple[IncidentLine, ...]
    commitments: tuple[Commitment, ...]
    books: tuple[BookLine, ...]
    lines: tuple[ZoneLine, ...]
    proofs: tuple[Proof, ...]


def pack(state: State, ref: str, at_ms: int, see: See = as_open) -> Pack:
    """Give the papers of a meeting as of an instant, as their reader may see them."""
    meeting = state.meetings.rows[ref].said
    status, agenda = meeting.status, of_meeting(state, ref, at_ms, see)
    owed = (*commitments(state, at_ms), *follow_ups(state, at_ms))
    on_agenda = {item.thing for item in agenda.items}
    return Pack(
        ref=ref,
        meeting=meeting,
        agenda=agenda,
        incidents=tuple(one for one in incidents(state, at_ms, see) if one.said.status == status and one.standing not in _OVER),
        commitments=tuple(one for one in owed if one.status == status and _is_open(one, on_agenda)),
        books=tuple(one for day in days(state) if day.status == status for one in _unmatched(day)),
        lines=tuple(one for one in lines(state) if one.status == status and (one.standing == "contested" or one.silent)),
        proofs=tuple(_proofs(state, agenda.items)),
    )


def _is_open(one: Commitment, on_agenda: set[str]) -> bool:
    return one.stage in ("overdue", "contested") or one.thing in on_agenda


def _unmatched(day: DayLine) -> Iterator[BookLine]:
    """Give the books of a day with items that nobody matched, or without any items to match."""
    return (one for one in day.books if one.matched is None or sum(one.matched.values()) < one.items or not one.items)


def _proofs(state: State, items: Iterable[Item]) -> Iterator[Proof]:
    for thing in dict.fromkeys(item.thing for item in items):
        sort, _, ref = thing.partition(":")
        row: Row | None = state.table(_TABLES[sort]).get(ref) if sort in _TABLES else None
        if row is not None:
            yield Proof(thing, row.index)
