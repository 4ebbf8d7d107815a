"""Flights of drone operators that came after the notices with which they are in conflict.

A notice that is filed gets a verdict on all that stands then, and so the later one of two notices names the other. A flight gets none: the
host's gateway asks nothing. So a flight that comes after a notice stands in no verdict; the desk finds it on its own copy, once for each
version of a flight, among the notices that stand then. What is filed after the flight finds it in a verdict of its own.
"""

from collections.abc import Iterator

from garant.answers.deconflict import conflicts
from garant.answers.flights import asked_of_flight, is_over
from garant.errors import Refused
from garant.node.standing import Ready
from garant.state.flights import changed_since, counted, ref_of
from garant.state.state import State


class LaterFlights:
    """What flights are in conflict with, kept from question to question."""

    def __init__(self) -> None:
        """Know of none."""
        self._size = 0
        self._met: dict[str, tuple[tuple[str, int], ...]] = {}

    def pairs(self, ready: Ready, at_ms: int) -> Iterator[tuple[str, int, str]]:
        """Give notices, each with its version and a flight that met it when the flight was filed, and is not over yet."""
        state = ready.still.state
        if not counted(state):
            return
        for name in changed_since(state, self._size):
            self._met[name] = _met(ready, name, at_ms)
        self._size = state.size
        for name, met in self._met.items():
            if met and not is_over(state.operational_intents.rows[name], at_ms):
                yield from ((notice, version, ref_of(name)) for notice, version in met)


def _met(ready: Ready, name: str, at_ms: int) -> tuple[tuple[str, int], ...]:
    """Give the notices, and their versions, with which a flight is in conflict."""
    state: State = ready.still.state
    row = state.operational_intents.rows[name]
    asked = asked_of_flight(name, row)
    if asked.volumes is None or is_over(row, at_ms):
        return ()
    try:
        body = ready.live.drawn(asked.volumes)
    except Refused:  # its shape says nothing: nobody's verdict names it either
        return ()
    found = conflicts(state, ready.live, asked, body, max(at_ms, state.t_ms))
    return tuple((one.notice, one.version) for one in found if one.news == "conflict" and one.notice in state.notices)
