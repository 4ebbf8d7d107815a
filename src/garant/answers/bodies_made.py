"""Bodies that meetings and agreements created: their members and mandates, their meetings, and what nobody says of them.

And the rounds of a process, by their numbers: a number that is missing is shown, as is a next date that nobody gives.
"""

from dataclasses import dataclass
from itertools import islice
from typing import Literal

from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.kinds import Body, Meeting, MeetingOutcome
from garant.statement.values import When, is_open

BodyGap = Literal["members", "date", "agreements", "meetings"]
NextDate = Literal["dated", "not_dated", "not_said"]


@dataclass(frozen=True, slots=True)
class BodyPicture:
    """A body, its meetings in the order in which they were entered, and what is open: its members, the day it was made."""

    ref: str
    said: Body
    meetings: tuple[str, ...]
    gaps: tuple[BodyGap, ...]


@dataclass(frozen=True, slots=True)
class MeetingPicture:
    """A meeting, what became of it (the newest word of each who spoke), the bodies that it made, and its next one or that it has none."""

    ref: str
    said: Meeting
    t_ms: int
    outcomes: tuple[MeetingOutcome, ...]
    created: tuple[BodyPicture, ...]
    next_date: NextDate
    next_when: When | None
    next: str | None

    @property
    def stands(self) -> str:
        """Give where it stands: the newest word on what became of it, or how it was announced."""
        return self.outcomes[-1].stands if self.outcomes else self.said.stands


@dataclass(frozen=True, slots=True)
class Rounds:
    """The meetings of one form in a process, by number. `missing`: numbers below the highest that are not on record."""

    process: str
    form: str
    status: str
    meetings: tuple[MeetingPicture, ...]
    missing: tuple[int, ...]
    unnumbered: tuple[str, ...]


def bodies(state: State) -> list[BodyPicture]:
    """Give all bodies, by reference."""
    return [body(state, ref) for ref, _ in state.bodies.items()]


def body(state: State, ref: str) -> BodyPicture:
    """Give one body."""
    said = state.bodies.rows[ref].said
    held = tuple(name for name, row in _in_order(state) if row.said.body == ref)
    open_: dict[BodyGap, bool] = {
        "members": is_open(said.members),
        "date": is_open(said.when),
        "agreements": said.agreements is None and (said.made_by is None or said.made_by not in state.agreements),
        "meetings": not held,
    }
    return BodyPicture(ref, said, held, tuple(gap for gap, is_gap in open_.items() if is_gap))


def meetings(state: State) -> list[MeetingPicture]:
    """Give all meetings in the order in which they were entered."""
    return [meeting(state, ref) for ref, _ in _in_order(state)]


def meeting(state: State, ref: str) -> MeetingPicture:
    """Give one meeting."""
    row = state.meetings.rows[ref]
    rows = sorted(state.meeting_outcomes.values(f"{ref}@"), key=lambda one: one.index)
    newest = {(one.said.party, one.said.capacity): one for one in rows}
    outcomes = tuple(one.said for one in rows if newest[one.said.party, one.said.capacity] is one)
    created = tuple(body(state, name) for name, one in state.bodies.items() if one.said.made_by == ref)
    date, when, following = _next(state, ref, outcomes)
    return MeetingPicture(ref, row.said, row.t_ms, outcomes, created, date, when, following)


def _next(state: State, ref: str, outcomes: tuple[MeetingOutcome, ...]) -> tuple[NextDate, When | None, str | None]:
    """Give the next meeting: as the newest outcome says, else the one that was entered as coming after this one."""
    if outcomes:
        said = outcomes[-1]
        return ("not_dated" if is_open(said.next_when) else "dated"), said.next_when, said.next
    after = next((name for name, row in _in_order(state) if row.said.after == ref), None)
    if after is None:
        return "not_said", None, None
    when = state.meetings.rows[after].said.when
    return ("not_dated" if is_open(when) else "dated"), when, after


def rounds(state: State, process: str = "") -> list[Rounds]:
    """Give the rounds of each process (or of one), by process, form and status."""
    found: dict[tuple[str, str, str], list[MeetingPicture]] = {}
    for one in meetings(state):
        if one.said.process and process in ("", one.said.process):
            found.setdefault((one.said.process, one.said.form, one.said.status), []).append(one)
    return [_rounds(*key, held) for key, held in sorted(found.items())]


def _rounds(process: str, form: str, status: str, held: list[MeetingPicture]) -> Rounds:
    numbered = sorted((one for one in held if one.said.number), key=lambda one: one.said.number or 0)
    numbers = {one.said.number or 0 for one in numbered}
    below = range(1, max(numbers, default=0))
    missing = tuple(islice((number for number in below if number not in numbers), _MISSING_MAX))
    unnumbered = tuple(one.ref for one in held if not one.said.number)
    return Rounds(process, form, status, tuple(numbered), missing, unnumbered)


_MISSING_MAX = 1000
"""A number is anybody's word: one of a thousand millions lists no thousand millions of gaps."""


def _in_order(state: State) -> list[tuple[str, Recorded[Meeting]]]:
    return sorted(state.meetings.items(), key=lambda item: item[1].index)
