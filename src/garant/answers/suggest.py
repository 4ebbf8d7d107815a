"""What would make a notice clear: the least delay, the least earlier start, the least change of altitude. Suggestions, and nothing more.

Each neighbour blocks an interval of shifts (`space.shift`); the ends of these intervals, and what rules ask for, are the only shifts worth
trying. The first one that no neighbour blocks is tried for real: the notice is shifted, and answered anew by the same exact test and the
same rules. What is suggested has therefore been verified; when nothing holds within the limits, that is said.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Literal, NamedTuple

import msgspec

from garant import instant
from garant.answers.asked import Asked
from garant.answers.bodies import body_of
from garant.answers.deconflict import Answer, answer
from garant.answers.live import Live
from garant.answers.news import news_of
from garant.instant import DAY_MS, SECOND_MS
from garant.state.state import State
from garant.statement.shapes import Route, Volume

TIME_MS_MAX = DAY_MS
"""A day: a suggestion further off is another plan."""
ALTITUDE_CM_MAX = 300_000
"""3,000 m, for the same reason."""
METRE_CM = 100
TRIES = 24
"""How many shifts are tried for real before it is said that none holds."""


@dataclass(frozen=True, slots=True)
class Suggestion:
    """A change that was verified to make the notice clear: `by_ms`, or `by_cm` (down is negative). Both None: none within the limits."""

    change: Literal["delay", "earlier", "altitude"]
    by_ms: int | None
    by_cm: int | None
    within: str

    @property
    def is_found(self) -> bool:
        """Tell whether there is one."""
        return self.by_ms is not None or self.by_cm is not None


class _Search(NamedTuple):
    """What all searches share: the notice as it is and what was answered."""

    state: State
    live: Live
    found: Answer
    now_ms: int

    @property
    def asked(self) -> Asked:
        return self.found.asked


def suggestions(state: State, live: Live, found: Answer, now_ms: int) -> tuple[Suggestion, ...]:
    """Suggest changes to a notice that was answered `not_clear`; none for any other, nor for one that hides where it is or has no end."""
    asked = found.asked
    if found.result != "not_clear" or not asked.volumes or any(None in volume.window() for volume in asked.volumes):
        return ()
    search = _Search(state, live, found, now_ms)
    times = (_in_time(search, "delay", TIME_MS_MAX), _in_time(search, "earlier", _room_before(asked, now_ms)))
    return (*times, _in_altitude(search)) if _flies(asked) else times


def _room_before(asked: Asked, now_ms: int) -> int:
    """Give by how much a notice can start earlier: never before now."""
    return -max(0, min(TIME_MS_MAX, (asked.start_ms or 0) - now_ms))


def _flies(asked: Asked) -> bool:
    """Tell whether a change of altitude makes sense: for a flight whose volumes all say how high they are."""
    return asked.kind == "flight" and all(_levels(volume) for volume in asked.volumes or ())


def _levels(volume: Volume) -> tuple[int, ...]:
    """Give the altitudes (cm) that a volume names, or none where it is unbounded."""
    if isinstance(volume.shape, Route) and volume.shape.altitudes_cm:
        return volume.shape.altitudes_cm
    return () if volume.lower_cm is None or volume.upper_cm is None else (volume.lower_cm, volume.upper_cm)


def _in_time(search: _Search, change: Literal["delay", "earlier"], limit: int) -> Suggestion:
    from garant.space.shift import LATER

    blocked = _blocked(search, LATER, min(limit, 0), max(limit, 0))
    hours = abs(limit) / (60 * 60 * SECOND_MS)
    within = f"{hours:.0f} h" if hours >= 1 or limit == 0 else f"{abs(limit) / (60 * SECOND_MS):.0f} min"
    wished = {*(end for span in blocked for end in span), *_asked_by_rules(search)}
    by_ms = _first(search, blocked, sorted(_whole(wished, limit, SECOND_MS), key=abs), later)
    return Suggestion(change, by_ms, None, within)


def _in_altitude(search: _Search) -> Suggestion:
    from garant.space.shift import HIGHER

    lowest = min(level for volume in search.asked.volumes or () for level in _levels(volume))
    down = -min(ALTITUDE_CM_MAX, max(0, lowest))
    blocked = _blocked(search, HIGHER, down, ALTITUDE_CM_MAX)
    ends = {end for span in blocked for end in span}
    wished = [*_whole(ends, ALTITUDE_CM_MAX, METRE_CM), *_whole(ends, down, METRE_CM)]
    by_cm = _first(search, blocked, sorted(wished, key=abs), higher)
    return Suggestion("altitude", None, by_cm, f"{ALTITUDE_CM_MAX / METRE_CM:,.0f} m")


Span = tuple[float, float]
Shift = Callable[[Asked, int], Asked]
"""Shifts a notice by so much: `later`, or `higher`."""


def _blocked(search: _Search, what: int, low: int, high: int) -> list[Span]:
    """Give the shifts that neighbours block with which a meeting would be a conflict."""
    body = body_of(search.asked.volumes or ())
    found = search.live.blocked(search.asked, body, what, low, high, max(search.now_ms, search.state.t_ms))
    return [(start, end) for other, start, end in found if news_of(search.state, search.asked.kind, other.kind) == "conflict"]


def _asked_by_rules(search: _Search) -> Iterator[float]:
    """Give the shifts in time that would take a notice out of a rule's window, or give the notice that a rule asks for."""
    start, end = search.asked.start_ms, max(volume.window().end_ms or 0 for volume in search.asked.volumes or ())
    for hit in search.found.hits:
        if hit.is_against and start is not None:
            if hit.required_ms is not None and search.found.lead_given_ms is not None:
                yield float(hit.required_ms - search.found.lead_given_ms)
            if hit.end_ms is not None:
                yield float(hit.end_ms - start)
            if hit.start_ms is not None:
                yield float(hit.start_ms - end)


def _whole(wished: set[float], limit: int, unit: int) -> Iterator[int]:
    """Give the shifts on one side of zero and within the limit, rounded away from zero to whole units."""
    sign = 1 if limit > 0 else -1
    for shift in wished:
        away = -int(-(sign * shift) // unit) * unit
        if 0 < away <= abs(limit):
            yield sign * away


def _first(search: _Search, blocked: list[Span], wished: list[int], shifted: Shift) -> int | None:
    """Give the first shift that no neighbour blocks and that holds when the notice is shifted and answered anew."""
    open_ones = [by for by in dict.fromkeys(wished) if not any(low < by < high for low, high in blocked)]
    return next((by for by in open_ones[:TRIES] if _holds(search, shifted(search.asked, by))), None)


def _holds(search: _Search, asked: Asked) -> bool:
    return answer(search.state, search.live, asked, search.now_ms).result != "not_clear"


def later(asked: Asked, by_ms: int) -> Asked:
    """Give a notice that starts so much later."""
    return asked._replace(volumes=tuple(_later(volume, by_ms) for volume in asked.volumes or ()))


def _later(volume: Volume, by_ms: int) -> Volume:
    if isinstance(volume.shape, Route):
        times = tuple(_moved(time, by_ms) for time in volume.shape.times)
        return msgspec.structs.replace(volume, shape=msgspec.structs.replace(volume.shape, times=times))
    start, end = (None if time is None else _moved(time, by_ms) for time in (volume.start, volume.end))
    return msgspec.structs.replace(volume, start=start, end=end)


def _moved(time: str, by_ms: int) -> str:
    return instant.text(instant.parse(time) + by_ms)


def higher(asked: Asked, by_cm: int) -> Asked:
    """Give a notice that is so much higher."""
    return asked._replace(volumes=tuple(_higher(volume, by_cm) for volume in asked.volumes or ()))


def _higher(volume: Volume, by_cm: int) -> Volume:
    shape = volume.shape
    if isinstance(shape, Route) and shape.altitudes_cm:
        shape = msgspec.structs.replace(shape, altitudes_cm=tuple(level + by_cm for level in shape.altitudes_cm))
    lower, upper = (None if level is None else level + by_cm for level in (volume.lower_cm, volume.upper_cm))
    return msgspec.structs.replace(volume, shape=shape, lower_cm=lower, upper_cm=upper)
