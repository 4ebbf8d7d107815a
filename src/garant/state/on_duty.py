"""Who is on duty: the line of those whom a call reaches, one after the other, as the rosters in force at an instant say.

    headquarters, first to last; then the sector's; then the unit's

Headquarters come first: an order to stop is theirs to give, and they can reach every unit. If nobody there answers, the sector, and at last
the unit itself, may take the call: one minute later is better than not at all. Of the rosters whose window holds the instant, the one that
was entered last (and by then) is in force at its level. The fold and the answers both ask here, so that they cannot differ.
"""

from dataclasses import dataclass

from garant import instant
from garant.state.rows import CallRow, Recorded
from garant.state.state import State
from garant.statement.kinds import Roster
from garant.statement.kinds.hotline import Duty
from garant.statement.words import LEVELS, Level

ANSWER_WITHIN = "PT60S"
"""How long a STOP rings before it goes on, where the channel does not say."""


@dataclass(frozen=True, slots=True)
class OnDuty:
    """One place in the line: the level and the place in its roster (from 1), the duty, and the roster's index."""

    level: Level
    place: int
    duty: Duty
    roster: int


def roster_at(state: State, channel: str, party: str, level: Level, at_ms: int) -> Recorded[Roster] | None:
    """Give the roster that was in force at an instant."""
    rows = [row for row in state.rosters.values(f"{channel}>{party}:{level}@") if row.t_ms <= at_ms and _holds(row.said, at_ms)]
    return max(rows, key=lambda row: row.index, default=None)


def _holds(said: Roster, at_ms: int) -> bool:
    start, end = instant.window(said.valid_from, said.valid_until)
    return (start is None or start <= at_ms) and (end is None or at_ms < end)


def line_at(state: State, channel: str, party: str, at_ms: int) -> tuple[OnDuty, ...]:
    """Give everybody on duty of a party on a channel at an instant, in the order in which a STOP reaches them."""
    rosters = [(level, roster_at(state, channel, party, level, at_ms)) for level in reversed(LEVELS)]
    return tuple(
        OnDuty(level, place, duty, row.index) for level, row in rosters if row is not None for place, duty in enumerate(row.said.order, 1)
    )


def next_on_duty(state: State, row: CallRow, at_ms: int) -> OnDuty | None:
    """Give who comes after the present attempt of a call, if it goes on at an instant; None where nobody is left."""
    line = line_at(state, row.said.channel, called(row), at_ms)
    return line[row.attempt] if row.attempt < len(line) else None


def called(row: CallRow) -> str:
    """Give the party that a call is to."""
    return (row.said.to or ("",))[0]


def over_ms(state: State, row: CallRow) -> int:
    """Give the instant from which on the present attempt of a call was not taken in time."""
    return row.rung_ms + within_ms(state, row)


def within_ms(state: State, row: CallRow) -> int:
    """Give how long an attempt of a call rings before it goes on."""
    return instant.exact_ms(state.channels.rows[row.said.channel].said.answer_within or ANSWER_WITHIN)


def goes_on(row: CallRow) -> bool:
    """Tell whether a call is one that goes on by the clock: a STOP that rings now, and has somebody left to go to."""
    return row.said.urgency == "stop" and row.standing == "ringing" and row.said.happened is None and not row.exhausted
