"""The duty telephones: what a party needs on paper when the host is out of reach.

Only lines of which the party is a side are on it, and only numbers that it may read. Where none may be read the sheet says so; who is on
duty stands on the rosters, which are open.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from garant.state.on_duty import line_at, roster_at
from garant.state.state import CHARTER, State
from garant.statement.kinds import Channel, Roster
from garant.statement.words import LEVELS, Level, Status, Texts

See = Callable[[Channel | Roster, str], Channel | Roster]
"""Gives a channel or a roster (with its id) as its reader may see it."""


@dataclass(frozen=True, slots=True)
class Reached:
    """One on duty: level, duty (None: whoever answers there), and the number that the reader may read (None: hidden, or not given)."""

    level: Level
    duty: Texts | None
    number: str | None


@dataclass(frozen=True, slots=True)
class Telephones:
    """One party on one line: its numbers by level, and who is on duty, in the order in which they are called."""

    channel: str
    title: Texts
    means: str
    status: Status
    party: str
    general: tuple[Reached, ...]
    on_duty: tuple[Reached, ...]


@dataclass(frozen=True, slots=True)
class TelephoneSheet:
    """The sheet of one party: whose, as of when, and of which log: its origin, its size, and the stamp of its newest entry."""

    party: str
    at_ms: int
    log: str
    log_size: int
    log_ms: int
    lines: tuple[Telephones, ...]


def telephones(state: State, party: str, at_ms: int, see: See, channel: str | None = None) -> TelephoneSheet:
    """Give the sheet of a party as of an instant, on each line the others first; of one channel, or of all of which it is a side."""
    row = state.charters.get(CHARTER)
    lines = tuple(_lines(state, party, at_ms, see, channel))
    return TelephoneSheet(party, at_ms, row.charter.log if row else "", state.size, state.t_ms, lines)


def _lines(state: State, party: str, at_ms: int, see: See, channel: str | None) -> Iterator[Telephones]:
    for ref, row in state.channels.items():
        if party in row.said.between and channel in (None, ref):
            said = see(row.said, row.id)
            assert isinstance(said, Channel)  # noqa: S101 - what is seen of a channel is a channel
            for other in sorted(row.said.between, key=lambda one: (one == party, one)):
                general = tuple(Reached(one.level, None, one.number) for one in said.numbers or () if one.party == other)
                on_duty = tuple(_on_duty(state, (ref, other), at_ms, see))
                yield Telephones(ref, said.title, said.means, said.status, other, general, on_duty)


def _on_duty(state: State, whose: tuple[str, str], at_ms: int, see: See) -> Iterator[Reached]:
    numbers = {level: _numbers(state, whose, level, at_ms, see) for level in LEVELS}
    for one in line_at(state, *whose, at_ms):
        known = numbers[one.level]
        yield Reached(one.level, one.duty.duty, known[one.place - 1] if known else None)


def _numbers(state: State, whose: tuple[str, str], level: Level, at_ms: int, see: See) -> tuple[str, ...]:
    row = roster_at(state, *whose, level, at_ms)
    seen = see(row.said, row.id) if row is not None else None
    return (seen.numbers or ()) if isinstance(seen, Roster) and len(seen.numbers or ()) == len(seen.order) else ()
