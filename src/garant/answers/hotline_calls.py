"""Calls: every attempt with who was on duty, what was said, which replies are owed, and what is due by the clock.

An attempt is one place in the line rung for one span of time. The first reaches the first on duty; each escalation of the host ends one and
begins the next. An attempt that ended without being taken was missed, and stays on record with those who were on duty then.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from garant import instant
from garant.answers.hotline_words import OwedReply, Said, See, Spoken, happened_ms, owed, words
from garant.gazetteer.index import PlaceIndex
from garant.state import on_duty
from garant.state.on_duty import OnDuty
from garant.state.rows import CallRow, Recorded
from garant.state.state import State
from garant.statement.kinds import Call, CallStep, Escalation, Message
from garant.statement.words import Level, Texts

Outcome = Literal["ringing", "taken", "missed", "failed", "ended", "recorded"]


@dataclass(frozen=True, slots=True)
class Attempt:
    """One attempt: its number, who was rung (None: nobody was left, or named), all who were on duty, its time, and how it ended.

    `late_ms`: by how much the host's word that ended it came later than it might have; None where the host did not end it.
    """

    number: int
    rung: OnDuty | None
    on_duty: tuple[OnDuty, ...]
    start_ms: int
    end_ms: int | None
    outcome: Outcome
    late_ms: int | None = None

    @property
    def rang_s(self) -> int | None:
        """Give for how many whole seconds it rang; None while it does."""
        return None if self.end_ms is None else (self.end_ms - self.start_ms) // instant.SECOND_MS


@dataclass(frozen=True, slots=True)
class Taken:
    """Who took a call, when: the duty in the words of who took it (or else its key's), the level of that key, and its id."""

    party: str
    at_ms: int
    duty: Texts | None
    level: Level | None
    key: str | None


@dataclass(frozen=True, slots=True)
class CallLine:
    """A call with all its history. `stands` is `recorded` for one said afterwards that the called have not confirmed.

    `exhausted`: nobody was left on the rosters. `due_ms`: when the host may say that the present attempt was missed; `due`: that is over.
    """

    ref: str
    said: Call
    t_ms: int
    called: str
    stands: Outcome
    attempts: tuple[Attempt, ...]
    exhausted: bool
    taken: Taken | None
    words: tuple[Said, ...]
    owed: tuple[OwedReply, ...]
    due_ms: int | None
    due: bool

    @property
    def missed(self) -> int:
        """Count the attempts that were missed or failed."""
        return sum(attempt.outcome in ("missed", "failed") for attempt in self.attempts)

    @property
    def rang_s(self) -> int | None:
        """Give how many seconds it rang in all until it was taken; None while nobody took it, and for one recorded afterwards."""
        return None if self.taken is None or self.said.happened else (self.taken.at_ms - self.t_ms) // instant.SECOND_MS


def as_open(said: Call | Message, statement_id: str) -> Call | Message:
    """See what is open to everybody."""
    return said


R = TypeVar("R", CallStep, Message, Escalation)


class Calls:
    """Questions about the calls of a log, as of an instant, with what their reader may see, over a place index."""

    def __init__(self, state: State, at_ms: int, index: PlaceIndex, see: See = as_open) -> None:
        """Ask a state; what came after the instant is not there."""
        self._state, self._at_ms, self._index, self._see = state, at_ms, index, see

    def all(self, party: str | None = None) -> list[CallLine]:
        """Give all calls, oldest first; with a party, those that it made or was called in."""
        rows = sorted(self._state.calls.items(), key=lambda item: item[1].index)
        return [self.one(ref) for ref, row in rows if row.t_ms <= self._at_ms and _concerns(row, party)]

    def missed_by(self, party: str) -> list[CallLine]:
        """Give the calls to a party of which at least one attempt was missed, or that nobody there has taken in time."""
        return [line for line in self.all(party) if line.called == party and (line.missed or line.due)]

    def stops_to(self, party: str) -> list[CallLine]:
        """Give the STOPs to a party that nobody there has taken and that are not over, oldest first; few, whatever the log's length."""
        rows = sorted(self._state.calls.items(), key=lambda item: item[1].index)
        return [self.one(ref) for ref, row in rows if row.t_ms <= self._at_ms and party in (row.said.to or ()) and _waits(row)]

    def owed_by(self, party: str) -> list[OwedReply]:
        """Give the replies that a party still owes, the one due first before the others."""
        found = [reply for line in self.all(party) for reply in line.owed if reply.by == party and reply.given is None]
        return sorted(found, key=lambda reply: (reply.due_ms, reply.of))

    def one(self, ref: str) -> CallLine:
        """Give one call."""
        row = self._state.calls.rows[ref]
        steps = self._until(self._state.call_steps.values(f"{ref}@"))
        messages = self._until(self._state.messages.values(f"{ref}@"))
        escalations = self._until(self._state.escalations.values(f"{ref}@"))
        spoken: list[Spoken] = [row, *messages]
        seen = {one.id: self._see(one.said, one.id) for one in spoken}
        attempts, exhausted = tuple(_attempts(self._state, row, escalations, steps)), _exhausted(escalations)
        due_ms = _due_ms(self._state, row, attempts, exhausted=exhausted)
        return CallLine(
            ref=ref,
            said=row.said,
            t_ms=row.t_ms,
            called=on_duty.called(row),
            stands=_stands(row, steps),
            attempts=attempts,
            exhausted=exhausted,
            taken=_taken(self._state, row, steps),
            words=tuple(words(self._index, seen, spoken)),
            owed=tuple(owed(ref, row, messages, self._at_ms)),
            due_ms=due_ms,
            due=due_ms is not None and due_ms <= self._at_ms,
        )

    def _until(self, rows: Iterable[Recorded[R]]) -> list[Recorded[R]]:
        return [row for row in rows if row.t_ms <= self._at_ms]


def _waits(row: CallRow) -> bool:
    """Tell whether a call is a STOP that somebody must still take; one recorded afterwards rings nowhere."""
    return row.said.urgency == "stop" and row.said.happened is None and row.standing in ("ringing", "missed", "failed")


def _concerns(row: CallRow, party: str | None) -> bool:
    return party is None or party in (row.said.party, on_duty.called(row))


def _stands(row: CallRow, steps: Sequence[Recorded[CallStep]]) -> Outcome:
    """Say where a call stood after these steps; one recorded afterwards never rings here."""
    if steps:
        return steps[-1].said.step
    return "recorded" if row.said.happened is not None else "ringing"


def _taken(state: State, row: CallRow, steps: Sequence[Recorded[CallStep]]) -> Taken | None:
    step = next((step for step in steps if step.said.step == "taken"), None)
    if step is None:
        return None
    key = state.keys.get(row.taken_key or "")
    return Taken(
        step.said.party, happened_ms(step), step.said.duty or (key.duty if key else None), key.level if key else None, row.taken_key
    )


def _exhausted(escalations: Sequence[Recorded[Escalation]]) -> bool:
    return bool(escalations) and escalations[-1].said.level is None


def _attempts(
    state: State, row: CallRow, escalations: Sequence[Recorded[Escalation]], steps: Sequence[Recorded[CallStep]]
) -> Iterator[Attempt]:
    """Give the attempts of a call that rang here, in their order; the last one is ended by the first step."""
    if row.said.happened is not None:
        return
    channel, called, within_ms = row.said.channel, on_duty.called(row), on_duty.within_ms(state, row)
    line = on_duty.line_at(state, channel, called, row.t_ms)
    start_ms, rung = row.t_ms, line[0] if line else None
    for number, one in enumerate(escalations, 1):
        yield Attempt(number, rung, line, start_ms, one.t_ms, "missed", one.t_ms - start_ms - within_ms)
        line = on_duty.line_at(state, channel, called, one.t_ms)
        rung = next((duty for duty in line if (duty.level, duty.place) == (one.said.level, one.said.place)), None)
        start_ms = one.t_ms
    ended_ms = happened_ms(steps[0]) if steps else None
    yield Attempt(len(escalations) + 1, rung, line, start_ms, ended_ms, steps[0].said.step if steps else "ringing")


def _due_ms(state: State, row: CallRow, attempts: Sequence[Attempt], *, exhausted: bool) -> int | None:
    """Give when the last attempt of a STOP that still rings was not taken in time."""
    waits = bool(attempts) and row.said.urgency == "stop" and attempts[-1].outcome == "ringing" and not exhausted
    return attempts[-1].start_ms + on_duty.within_ms(state, row) if waits else None


@dataclass(frozen=True, slots=True)
class Due:
    """An escalation that is due: of which call and attempt, since when, and who is next (None: nobody is left)."""

    call: str
    attempt: int
    since_ms: int
    next: OnDuty | None


def due(state: State, at_ms: int) -> list[Due]:
    """Give the escalations that the host should say at an instant, the one that is due longest first."""
    ringing = [(ref, row) for ref, row in state.calls.items() if on_duty.goes_on(row)]
    over = [(on_duty.over_ms(state, row), ref, row) for ref, row in ringing]
    found = [Due(ref, row.attempt, over_ms, on_duty.next_on_duty(state, row, at_ms)) for over_ms, ref, row in over if over_ms <= at_ms]
    return sorted(found, key=lambda one: (one.since_ms, one.call))


def next_due_ms(state: State) -> int | None:
    """Give the instant at which the next escalation is due, if nobody takes the call before; None where nothing rings."""
    return min((on_duty.over_ms(state, row) for row in state.calls.values() if on_duty.goes_on(row)), default=None)
