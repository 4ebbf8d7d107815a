"""The standing agenda of a meeting, a body or a process: what the register holds open between those who meet, as of an instant.

Nobody writes it, and nobody can leave anything out: each item is there because of something on record, which it names, and says why.
The order is neutral: by sort, then by age, then by name; it ranks nothing and nobody. What is hidden appears as its reader may see it.

    stop_call      a STOP was called                         objection    a recipient objects to a notice, cannot comply, or asks
    incident       parties owe their position                commitment   its deadline is over, and it is not reported done
    access         monitors or aid were kept from a place    request      somebody has not answered
    proposal       somebody has not replied                  line         parties read a zone differently
    gap            a text leaves something open, and a clarifying question about it has no answer

Stop calls and access events are those since the last meeting that was held. Everything else stays until it is settled. What is asked as of
an instant looks at the clocks of that instant, and at all words of the log.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal, get_args

from garant.answers import agenda_items
from garant.answers.agenda_items import Item, Scope, Sort
from garant.answers.bodies_made import meetings
from garant.answers.readouts import named
from garant.answers.seen import See, as_open
from garant.state.state import State
from garant.statement.kinds import Meeting
from garant.statement.values import Whos
from garant.statement.words import Status

SORTS: tuple[Sort, ...] = get_args(Sort)


@dataclass(frozen=True, slots=True)
class Agenda:
    """An agenda: for whom, since when events count, its items, and how many there are of each sort (nought included)."""

    of: Literal["meeting", "body", "process", "all"]
    name: str
    status: Status
    parties: tuple[str, ...]
    agreements: tuple[str, ...]
    at_ms: int
    since_ms: int
    items: tuple[Item, ...]
    counts: tuple[tuple[Sort, int], ...]


def of_meeting(state: State, ref: str, at_ms: int, see: See = as_open) -> Agenda:
    """Give the agenda of a meeting: of those between whom it is; else of its body's members; else of those of its process."""
    said = state.meetings.rows[ref].said
    parties = _named(said.between) or (_members(state, said.body) if said.body else ()) or _of_process(state, said.process, said.status)
    agreements = _agreements(state, said.body) if said.body else ()
    since = _last_held(state, said, but=ref)
    return _agenda(state, "meeting", ref, Scope(said.status, parties, agreements, since, at_ms), see)


def of_body(state: State, ref: str, at_ms: int, see: See = as_open) -> Agenda:
    """Give the agenda of a body: of its members, and of the agreements that it watches over."""
    said = state.bodies.rows[ref].said
    since = _since(state, [one.ref for one in meetings(state) if one.said.body == ref and one.stands == "held"])
    return _agenda(state, "body", ref, Scope(said.status, _members(state, ref), _agreements(state, ref), since, at_ms), see)


def of_process(state: State, process: str, status: Status, at_ms: int, see: See = as_open) -> Agenda:
    """Give the agenda of a process: of all that took part in its meetings."""
    held = [one.ref for one in meetings(state) if one.said.process == process and one.said.status == status and one.stands == "held"]
    scope = Scope(status, _of_process(state, process, status), (), _since(state, held), at_ms)
    return _agenda(state, "process", process, scope, see)


def of_all(state: State, status: Status, at_ms: int, see: See = as_open) -> Agenda:
    """Give everything of a status that would be on somebody's agenda."""
    return _agenda(state, "all", "", Scope(status, (), (), 0, at_ms), see)


def _agenda(state: State, of: Literal["meeting", "body", "process", "all"], name: str, scope: Scope, see: See) -> Agenda:
    found = sorted(agenda_items.items(state, scope, see), key=lambda item: (SORTS.index(item.sort), item.since_ms, item.thing))
    counts = tuple((sort, sum(item.sort == sort for item in found)) for sort in SORTS)
    return Agenda(of, name, scope.status, scope.parties, scope.agreements, scope.at_ms, scope.since_ms, tuple(found), counts)


def _named(whos: Whos | None) -> tuple[str, ...]:
    return tuple(dict.fromkeys(named(who) for who in whos or ()))


def _members(state: State, ref: str) -> tuple[str, ...]:
    members = state.bodies.rows[ref].said.members
    return _named(members) if isinstance(members, tuple) else ()


def _agreements(state: State, ref: str) -> tuple[str, ...]:
    said = state.bodies.rows[ref].said
    made_by = (said.made_by,) if said.made_by is not None and said.made_by in state.agreements else ()
    return tuple(dict.fromkeys((*made_by, *(said.agreements or ()))))


def _of_process(state: State, process: str | None, status: Status) -> tuple[str, ...]:
    said = [row.said for row in state.meetings.values() if process and row.said.process == process and row.said.status == status]
    return tuple(dict.fromkeys(name for one in said for name in _named(one.between)))


def _last_held(state: State, said: Meeting, but: str) -> int:
    """Give when the last meeting of the same body or process was held."""
    if said.after and _stands(state, said.after) == "held":
        return _since(state, [said.after])
    same = [
        one.ref
        for one in meetings(state)
        if one.ref != but
        and one.stands == "held"
        and one.said.status == said.status
        and ((said.body and one.said.body == said.body) or (said.process and one.said.process == said.process))
    ]
    return _since(state, same)


def _stands(state: State, ref: str) -> str:
    return next(one.stands for one in meetings(state) if one.ref == ref)


def _since(state: State, held: Sequence[str]) -> int:
    """Give when the newest of these meetings was entered, or what became of it; 0 if there is none."""
    entered = [state.meetings.rows[ref].t_ms for ref in held]
    ended = [row.t_ms for ref in held for row in state.meeting_outcomes.values(f"{ref}@") if row.said.stands == "held"]
    return max((*entered, *ended), default=0)
