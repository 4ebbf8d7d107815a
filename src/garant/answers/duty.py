"""The duty desk: what a party's officer on watch has to look at now, the most urgent first, each with since when and until when.

    stop_call    a STOP that calls us and was not taken           call        another call that was not taken, or ours that was not
    reply_owed   we owe words in a call                           receipt     a notice to us that a level of ours has not acknowledged
    objection    somebody objects to our notice, or asks          conflict    our notice meets another, or a measure speaks against it
    incident     our position is awaited                          commitment  we owe it, and its deadline is near or over
    request      somebody waits for our answer                    reconfirm   our notice is to be confirmed again
    channel      a line of ours is silent, or untested            gap         a text that binds us leaves things open

A STOP stands above everything. What is overdue comes before what is due, and what is due before what has no date; among equal ones the
earliest first. Nothing ranks parties, places or people, and nothing here acts: every line says what somebody may do about it (`do`).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from garant.answers import bound, duty_lines
from garant.answers.duty_lines import Line, Scope, Sort
from garant.answers.seen import See, as_open
from garant.state.state import State
from garant.statement.words import Level

_FOR_UNITS: tuple[Sort, ...] = ("stop_call", "call", "reply_owed", "receipt", "channel")
"""What a unit's officer has to look at; the rest is for the levels above."""

_URGENCIES = ("now", "overdue", "due", "open")


@dataclass(frozen=True, slots=True)
class Duty:
    """What there is for a party, at a level or at all, as of an instant (ms): its lines in order, and how many of each sort."""

    party: str
    level: Level | None
    at_ms: int
    size: int
    lines: tuple[Line, ...]
    counts: tuple[tuple[Sort, int], ...]


def duty(state: State, party: str, at_ms: int, *, level: Level | None = None, see: See = as_open) -> Duty:
    """Give what a party's officer on watch has to look at."""
    scope = Scope(state, party, at_ms, level, see)
    found = [line for line in _all(scope) if level != "unit" or line.sort in _FOR_UNITS]
    lines = sorted(found, key=_order)
    counts = {sort: sum(line.sort == sort for line in lines) for sort in dict.fromkeys(line.sort for line in lines)}
    return Duty(party, level, at_ms, state.size, tuple(lines), tuple(counts.items()))


def _all(scope: Scope) -> Iterator[Line]:
    for lines in duty_lines.ALL:
        yield from lines(scope)
    yield from _gaps(scope)


def _gaps(scope: Scope) -> Iterator[Line]:
    """Count what the texts that bind the party leave open: one line an agreement."""
    from garant.answers import gaps

    for bond in bound.bonds(scope.state):
        count = len(gaps.gaps(scope.state, bond.agreement)) if bond.party == scope.party and bond.accepts else 0
        if count:
            row = scope.state.agreements.rows[bond.agreement]
            why: Literal["left_open"] = "left_open"
            yield Line("gap", "open", f"agreement:{bond.agreement}", None, why, row.t_ms, None, bond.status, row.said.title, count)


def _order(line: Line) -> tuple[bool, bool, int, int, str]:
    exercise = line.status != "actual"
    until = line.until_ms if line.until_ms is not None else line.since_ms
    return exercise, line.sort != "stop_call", _URGENCIES.index(line.urgency), until, line.thing
