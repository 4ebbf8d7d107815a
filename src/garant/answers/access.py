"""Access events: who was kept from where, by whom and with which words, and how many minutes were lost.

Minutes are those that the team says, or else those between its arrival and its leaving; a team that says neither has lost an unknown time,
which is counted as that and never as none.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from garant import instant
from garant.answers.incidents_words import Side, sides, words_on
from garant.answers.seen import See, as_open
from garant.instant import MINUTE_MS
from garant.state.state import State
from garant.statement.kinds import AccessEvent


@dataclass(frozen=True, slots=True)
class AccessLine:
    """An access event as its reader may see it, the minutes that were lost (None: unknown), and what the sides say of it."""

    ref: str
    index: int
    t_ms: int
    said: AccessEvent
    hidden: int
    minutes_lost: int | None
    sides: tuple[Side, ...]


@dataclass(frozen=True, slots=True)
class Lost:
    """All that was lost: events, the minutes that are known, and in how many events they are not."""

    events: int
    minutes: int
    unknown: int


def access_events(state: State, at_ms: int, see: See = as_open) -> list[AccessLine]:
    """Give all access events, by reference."""
    return [line(state, ref, at_ms, see) for ref, _ in state.access_events.items()]


def lost(lines: Iterable[AccessLine]) -> Lost:
    """Add up what was lost."""
    minutes = [line.minutes_lost for line in lines]
    return Lost(len(minutes), sum(one for one in minutes if one is not None), minutes.count(None))


def line(state: State, ref: str, at_ms: int, see: See = as_open) -> AccessLine:
    """Give one access event, by reference."""
    row = state.access_events.rows[ref]
    seen = see(row)
    words = words_on(state, (f"access:{ref}",), row.said.status)
    told: dict[str, int | None] = dict.fromkeys(row.said.to or (), row.t_ms)
    told.pop(row.said.party, None)
    beside = sides(state, words, told, at_ms)
    return AccessLine(ref, row.index, row.t_ms, seen, len(seen.sd or ()), _minutes(row.said), beside)


def _minutes(said: AccessEvent) -> int | None:
    if said.minutes_lost is not None or said.arrived is None or said.left is None:
        return said.minutes_lost
    return (instant.parse(said.left) - instant.parse(said.arrived)) // MINUTE_MS
