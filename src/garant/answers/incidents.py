"""Incidents: one event, every side's position side by side, findings with their dissent, what is owed after it, and what was done.

    incidents(state, at_ms, see)               all of them, by reference
    incident(state, ref, at_ms, see)           one in full

What was merged into another stays on record and points there; its positions, findings, matches and follow-ups are shown with the one into
which it was merged. Nothing here says who is right, and `undetermined` is a value like any other.
"""

from dataclasses import dataclass

from garant.answers import access
from garant.answers.access import AccessLine
from garant.answers.clocks import Clock, clock_of
from garant.answers.clocks_events import Terms
from garant.answers.defaults import clock
from garant.answers.incidents_when import Timeliness, timeliness
from garant.answers.incidents_where import How, where_of, without_coordinates
from garant.answers.incidents_words import Side, is_excluded, sides, words_on
from garant.answers.seen import See, as_open
from garant.state.rows import IncidentRow, IncidentStanding
from garant.state.state import State
from garant.statement.kinds import Finding, FollowUp, Incident
from garant.statement.words import Texts


@dataclass(frozen=True, slots=True)
class StepLine:
    """Something that was done: when, by whom, on which of the incidents that are one."""

    t_ms: int
    index: int
    party: str
    incident: str
    step: str
    about: tuple[str, ...]
    text: Texts | None


@dataclass(frozen=True, slots=True)
class FindingLine:
    """A finding, and what the sides say of it."""

    ref: str
    t_ms: int
    index: int
    said: Finding
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class FollowUpLine:
    """What is owed: its clock at the instant that is asked about; what who owes it has reported, and the others' grade (0 to 3)."""

    ref: str
    t_ms: int
    index: int
    said: FollowUp
    clock: Clock
    reported: str | None
    grade: int | None


@dataclass(frozen=True, slots=True)
class MatchWord:
    """A party's signed word that the incident is the same as another thing on record, or another one."""

    party: str
    thing: str
    says: str
    t_ms: int


@dataclass(frozen=True, slots=True)
class IncidentLine:
    """An incident as its reader may see it. `standing`: where it stands; `into`: the one that it was merged into, at the end of the chain.

    `said` holds what the reader may read; `hidden` counts the members that stay hidden from him; `where` says how its place is known.
    """

    ref: str
    index: int
    t_ms: int
    said: Incident
    hidden: int
    where: How
    standing: IncidentStanding
    into: str | None
    merged: tuple[str, ...]
    timeliness: Timeliness
    sides: tuple[Side, ...]
    findings: tuple[FindingLine, ...]
    follow_ups: tuple[FollowUpLine, ...]
    access: tuple[AccessLine, ...]
    matches: tuple[MatchWord, ...]
    steps: tuple[StepLine, ...]


class _Links:
    """What hangs together in a state, found once for all questions: what was merged into what, and what is about what."""

    def __init__(self, state: State) -> None:
        """Go through the tables."""
        self.merged: dict[str, list[str]] = {}
        self.findings: dict[str, list[str]] = {}
        self.follow_ups: dict[str, list[str]] = {}
        self.access: dict[str, list[str]] = {}
        self.matches: dict[str, list[str]] = {}
        for ref, row in state.incidents.items():
            if row.into is not None:
                self.merged.setdefault(final(state, ref), []).append(ref)
        for ref, found in state.findings.items():
            self.findings.setdefault(found.said.incident, []).append(ref)
        for ref, owed in state.follow_ups.items():
            self.follow_ups.setdefault(owed.said.about, []).append(ref)
        for ref, kept in state.access_events.items():
            for thing in kept.said.about or ():
                self.access.setdefault(thing, []).append(ref)
        for key, match in state.matches.items():
            for thing in (match.said.one, match.said.other):
                self.matches.setdefault(thing, []).append(key)


def incidents(state: State, at_ms: int, see: See = as_open) -> list[IncidentLine]:
    """Give all incidents, by reference."""
    links = _Links(state)
    return [_line(state, links, ref, at_ms, see) for ref, _ in state.incidents.items()]


def incident(state: State, ref: str, at_ms: int, see: See = as_open) -> IncidentLine:
    """Give one incident as of `at_ms`."""
    return _line(state, _Links(state), ref, at_ms, see)


def final(state: State, ref: str) -> str:
    """Give the incident that one has become, through every merger."""
    into = state.incidents.rows[ref].into
    return ref if into is None else final(state, into)


def _line(state: State, links: _Links, ref: str, at_ms: int, see: See) -> IncidentLine:
    row = state.incidents.rows[ref]
    together = (ref, *links.merged.get(ref, ()))
    things = [f"incident:{one}" for one in together]
    words = words_on(state, things, row.said.status)
    uncoordinated = row.said.excluded_party is not None or is_excluded(words)
    seen = see(row)
    findings = [found for one in together for found in links.findings.get(one, ())]
    after = [*things, *(f"finding:{one}" for one in findings)]
    return IncidentLine(
        ref=ref,
        index=row.index,
        t_ms=row.t_ms,
        said=without_coordinates(seen) if uncoordinated else seen,
        hidden=len(seen.sd or ()),
        where=where_of(row.said, seen, uncoordinated=uncoordinated),
        standing=row.standing,
        into=final(state, ref) if row.into else None,
        merged=together[1:],
        timeliness=timeliness(state, row),
        sides=sides(state, words, _told(row), at_ms),
        findings=tuple(_finding(state, one, at_ms) for one in findings),
        follow_ups=tuple(follow_up(state, one, at_ms) for thing in after for one in links.follow_ups.get(thing, ())),
        access=tuple(access.line(state, one, at_ms, see) for thing in things for one in links.access.get(thing, ())),
        matches=tuple(_match(state, key, things) for thing in things for key in links.matches.get(thing, ())),
        steps=tuple(_steps(state, together)),
    )


def _told(row: IncidentRow) -> dict[str, int | None]:
    """Give the sides of whom a word is looked for: those that were told, with since when; those that are named, without."""
    named = [who.party for whos in (row.said.by, row.said.against) if isinstance(whos, tuple) for who in whos if who.party]
    told: dict[str, int | None] = {**dict.fromkeys(named), **dict.fromkeys(row.said.to or (), row.t_ms)}
    told.pop(row.said.party, None)
    return told


def _finding(state: State, ref: str, at_ms: int) -> FindingLine:
    row = state.findings.rows[ref]
    words = words_on(state, (f"finding:{ref}",), row.said.status)
    return FindingLine(ref, row.t_ms, row.index, row.said, sides(state, words, {}, at_ms))


def follow_up(state: State, ref: str, at_ms: int) -> FollowUpLine:
    """Give one thing that is owed, as of `at_ms`."""
    row = state.follow_ups.rows[ref]
    done = [one for one in state.fulfilments.values(f"follow_up:{ref}@") if one.said.status == row.said.status]
    graded = [one for one in state.verifications.values(f"follow_up:{ref}@") if one.said.status == row.said.status]
    deadline = clock_of(row.said.deadline, Terms(state, row.said.status), at_ms, clock(state, "soon"))
    reported, grade = done[-1].said.says if done else None, graded[-1].said.grade if graded else None
    return FollowUpLine(ref, row.t_ms, row.index, row.said, deadline, reported, grade)


def _match(state: State, key: str, things: list[str]) -> MatchWord:
    row = state.matches.rows[key]
    other = row.said.other if row.said.one in things else row.said.one
    return MatchWord(row.said.party, other, row.said.says, row.t_ms)


def _steps(state: State, together: tuple[str, ...]) -> list[StepLine]:
    """Give what was done with the incidents that are one, in the order of the log, beginning with the report of each."""
    rows = [(one, state.incidents.rows[one]) for one in together]
    lines = [StepLine(row.t_ms, row.index, row.said.party, one, "reported", (), None) for one, row in rows]
    lines += (
        StepLine(row.t_ms, row.index, row.said.party, one, row.said.step, row.said.about or (), row.said.text)
        for one in together
        for row in state.incident_steps.values(f"{one}@")
    )
    return sorted(lines, key=lambda line: line.index)
