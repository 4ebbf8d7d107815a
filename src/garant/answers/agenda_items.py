"""The items of a standing agenda, sort by sort: each from what is on record, with its reference and why it is there.

An item is on the agenda of those whom it concerns: somebody among them says it, is said to have done it, owes it, or is asked. Where it is
not known whom a thing concerns, it concerns everybody. Only things of the meeting's own status are looked at (guard-rail 6).
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import Any, Literal

from garant.answers import commitments, gaps, lines, requests
from garant.answers.commitments import Commitment
from garant.answers.incidents_words import words_on
from garant.answers.ladder import ladders
from garant.answers.proposals import proposals
from garant.answers.readouts import named
from garant.answers.requests import RequestLine
from garant.answers.seen import See
from garant.state.rows import IncidentRow, Recorded
from garant.state.state import State
from garant.statement.kinds import Request
from garant.statement.values import Who
from garant.statement.words import Status, Texts, Thing

Sort = Literal["stop_call", "objection", "incident", "commitment", "access", "request", "proposal", "line", "gap"]
Why = Literal[
    "taken", "not_taken", "objects", "unable", "queried", "no_position", "overdue", "refused", "delayed", "restricted", "conditioned",
    "granted_late", "no_reply", "read_differently", "contested", "open_question",
]  # fmt: skip

_OVER = ("closed", "withdrawn", "merged")


@dataclass(frozen=True, slots=True)
class Scope:
    """Whose agenda: of which status, between whom (nobody named: everybody), of which agreements (none named: all), events since when."""

    status: Status
    parties: tuple[str, ...]
    agreements: tuple[str, ...]
    since_ms: int
    at_ms: int

    def concerns(self, parties: Iterable[str]) -> bool:
        """Tell whether a thing that concerns these is for this meeting; what concerns nobody known concerns all."""
        known = set(parties)
        return not self.parties or not known or not known.isdisjoint(self.parties)

    def covers(self, thing: str) -> bool:
        """Tell whether an agreement, or a part of one, is among those of this meeting."""
        return not self.agreements or thing.partition("#")[0] in self.agreements

    def is_new(self, t_ms: int) -> bool:
        """Tell whether an event came since the last meeting."""
        return t_ms > self.since_ms


@dataclass(frozen=True, slots=True)
class Item:
    """One item: what it is about, why it is on the agenda, whose word or deed that is (`of`), since when, and by when it was due."""

    sort: Sort
    thing: Thing
    why: Why
    of: tuple[str, ...]
    since_ms: int
    due_ms: int | None = None
    text: Texts | None = None
    note: str = ""


def items(state: State, scope: Scope, see: See) -> Iterator[Item]:
    """Give all items, in no order."""
    for of_sort in _SORTS:
        yield from of_sort(state, scope, see)


def _stop_calls(state: State, scope: Scope, see: See) -> Iterator[Item]:
    for ref, row in state.calls.items():
        called = row.said.to or ()
        if row.said.urgency == "stop" and _same(row, scope) and scope.is_new(row.t_ms) and scope.concerns((row.said.party, *called)):
            text = see(row).text
            yield Item("stop_call", f"call:{ref}", "taken" if row.taken_by else "not_taken", called, row.t_ms, text=text, note=row.standing)


def _objections(state: State, scope: Scope, see: See) -> Iterator[Item]:
    for ref, notice in state.notices.items():
        if notice.status != scope.status or notice.standing not in ("filed", "started"):
            continue
        for ladder in ladders(state, ref):
            if scope.concerns((notice.party, ladder.party)):
                for rung in ladder.rungs:
                    if rung.step in ("objects", "unable", "queried") and rung.t_ms is not None:
                        why: Why = rung.step
                        yield Item("objection", f"notice:{ref}", why, (ladder.party,), rung.t_ms, note=rung.level)


def _incidents(state: State, scope: Scope, see: See) -> Iterator[Item]:
    for ref, row in state.incidents.items():
        if not _same(row, scope) or row.standing in _OVER or not scope.concerns(_concerned(row)):
            continue
        silent = _without_position(state, ref, row, scope)
        if silent:
            note = row.said.district if isinstance(row.said.district, str) else ""
            yield Item(
                "incident", f"incident:{ref}", "no_position", silent, row.t_ms, text=see(row).text, note=f"{row.said.form} {note}".strip()
            )


def _concerned(row: IncidentRow) -> tuple[str, ...]:
    said = row.said
    blamed = [who for whos in (said.by, said.against) if isinstance(whos, tuple) for who in whos]
    return (said.party, *map(named, blamed)) if said.capacity == "party" else tuple(map(named, blamed))


def _without_position(state: State, ref: str, row: IncidentRow, scope: Scope) -> tuple[str, ...]:
    """Give who owes a position: those who meet (or all concerned, where nobody is named), but for who entered it and who has spoken."""
    asked = scope.parties or _concerned(row)
    enterer = row.said.party if row.said.capacity == "party" else None
    spoken = {word.whose for word in words_on(state, (f"incident:{ref}",), scope.status)}
    return tuple(party for party in dict.fromkeys(asked) if party in state.parties and party not in spoken and party != enterer)


def _access(state: State, scope: Scope, see: See) -> Iterator[Item]:
    for ref, row in state.access_events.items():
        said = row.said
        refusing = _names(said.refused_by)
        zoned = said.zone is None or scope.covers(said.zone)
        if _same(row, scope) and scope.is_new(row.t_ms) and zoned and scope.concerns((said.party, *refusing)):
            note = said.district if isinstance(said.district, str) else ""
            yield Item("access", f"access:{ref}", said.outcome, refusing, row.t_ms, text=see(row).text, note=f"{said.team} {note}".strip())


def _requests(state: State, scope: Scope, see: See) -> Iterator[Item]:
    for line, silent in _unanswered(state, scope, see):
        if not _asks_about_a_gap(line.said):
            yield Item("request", f"request:{line.ref}", "no_reply", silent, line.t_ms, line.by_ms, line.said.text, line.said.form)


def _unanswered(state: State, scope: Scope, see: See) -> Iterator[tuple[RequestLine, tuple[str, ...]]]:
    """Give each request to which somebody has not answered, and who that is."""
    for ref, row in state.requests.items():
        if _same(row, scope):
            line = requests.request(state, ref, scope.at_ms, see(row))
            silent = tuple(named(one.who) for one in line.asked if one.answer == "no reply")
            asker = named(row.said.by) if row.said.by else row.said.party
            if silent and scope.concerns((asker, *map(named, row.said.of))):
                yield line, silent


def _asks_about_a_gap(said: Request) -> bool:
    return said.form == "clarification" and any(thing.startswith("measure:") for thing in said.about or ())


def _gaps(state: State, scope: Scope, see: See) -> Iterator[Item]:
    """Give each measure with a gap, of which somebody has asked what it means and has no answer."""
    for line, silent in _unanswered(state, scope, see):
        if _asks_about_a_gap(line.said):
            for measure in (thing.removeprefix("measure:") for thing in line.said.about or () if thing.startswith("measure:")):
                if scope.covers(measure):
                    open_ = ", ".join(gap.place for gap in gaps.gaps(state, measure.partition("#")[0]) if gap.measure == measure)
                    note = f"{open_}; request:{line.ref}" if open_ else f"request:{line.ref}"
                    yield Item("gap", f"measure:{measure}", "open_question", silent, line.t_ms, line.by_ms, line.said.text, note)


def _proposals(state: State, scope: Scope, see: See) -> Iterator[Item]:
    for one in proposals(state, scope.at_ms):
        asked = tuple(named(who) for who in one.said.addressed_to)
        if one.stands == "no_reply" and one.said.status == scope.status and scope.concerns((named(one.said.by), *asked)):
            yield Item(
                "proposal",
                f"proposal:{one.ref}",
                "no_reply",
                asked,
                scope.at_ms - (one.waits_ms or 0),
                one.due_ms,
                one.said.text,
                one.said.form,
            )


def _lines(state: State, scope: Scope, see: See) -> Iterator[Item]:
    """Give each zone that is contested: parties draw it differently and do not take it from each other, or its text says so."""
    for one in lines.lines(state):
        readers = tuple(reading.by for reading in one.readings)
        if one.status == scope.status and one.standing == "contested" and scope.covers(one.zone) and scope.concerns((*readers, *one.bound)):
            drawn = [row.t_ms for row in state.zone_readings.values(f"{one.zone}>") if row.said.status == one.status]
            since = min(drawn, default=state.agreements.rows[one.zone.partition("#")[0]].t_ms)
            why: Why = "read_differently" if len(readers) > 1 else "contested"
            yield Item("line", f"zone:{one.zone}", why, readers if len(readers) > 1 else (), since, text=one.said.title)


def _commitments(state: State, scope: Scope, see: See) -> Iterator[Item]:
    """Give what is surely over and of which no report is on record; whose nobody's word binds to it is only claimed."""
    for one in _owed(state, scope, see):
        owers = tuple(named(ower.who) for ower in one.owers or ())
        if one.stage == "overdue" and scope.concerns((*owers, *one.owed_to)):
            due = min([missed.due.ends_ms for missed in one.unreported] or [due.ends_ms for due in one.clock.dues], default=scope.at_ms)
            yield Item("commitment", one.thing, "overdue", owers, due, due, one.text, "" if one.bound else f"claimed by {one.claimed_by}")


def _owed(state: State, scope: Scope, see: See) -> Iterator[Commitment]:
    for ref, row in state.agreements.items():
        if scope.covers(ref) and scope.status in commitments.statuses(state, ref):
            said = see(Recorded(index=row.index, t_ms=row.t_ms, id=row.id, said=row.said))
            yield from commitments.of_agreement(state, ref, scope.status, scope.at_ms, said)
    yield from (one for one in commitments.follow_ups(state, scope.at_ms) if one.status == scope.status)


def _same(row: Recorded[Any], scope: Scope) -> bool:
    return bool(row.said.status == scope.status)


def _names(whos: object) -> tuple[str, ...]:
    return tuple(named(who) for who in whos if isinstance(who, Who)) if isinstance(whos, tuple) else ()


_SORTS: tuple[Callable[[State, Scope, See], Iterator[Item]], ...] = (
    _stop_calls,
    _objections,
    _incidents,
    _commitments,
    _access,
    _requests,
    _proposals,
    _lines,
    _gaps,
)
