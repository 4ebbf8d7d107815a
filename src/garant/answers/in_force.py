"""When a measure may be in force, as far as that is known: outside that time it is not held against anybody.

    the text      its `in_force` and `end`, where they are a date or an instant
    the measure   `valid_from`, `valid_until`
    what became   in force, extended, suspended, resumed, denounced, expired, superseded, each from its `effective` on

A date without a time of day may be that day anywhere on earth: what starts on it may be in force from the day's first instant at UTC+14,
what ends on it until the last one at UTC-12. What is not known is not assumed: an agreement whose start nobody gives may be in force, and
`notes` says that it is not known.

A registrar's word, with its source, counts for everybody. A party's own word (it suspends, it denounces) counts for that party: while
another one that accepted the agreement has not said so, the measure stands, and `notes` says who says what (guard-rail 7).
"""

from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import NamedTuple

from garant import instant
from garant.answers.bound import Bond
from garant.instant import Window
from garant.state.state import State
from garant.statement.kinds import AgreementChange
from garant.statement.values import Absent, Dated, When
from garant.statement.words import Status

EAST_MS = 14 * instant.HOUR_MS
WEST_MS = 12 * instant.HOUR_MS
"""The clocks that are furthest ahead of UTC, and furthest behind it."""

_STOPPING = ("suspended", "denounced", "expired", "superseded")
_UNKNOWN = "in force: unknown"
_UNKNOWN_END = "its end: unknown"


class Force(NamedTuple):
    """In which windows a measure may be in force, and what is not known, or not agreed, about that."""

    windows: tuple[Window, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Term:
    """From when to when an agreement may be in force, but for the pauses; None is unbounded, whether or not that is `known`."""

    start_ms: int | None
    end_ms: int | None
    start_known: bool
    end_known: bool
    pauses: tuple[Window, ...] = ()

    def windows(self) -> Iterator[Window]:
        """Give the windows between the pauses."""
        start = self.start_ms
        for pause in sorted(self.pauses, key=lambda one: _low(one.start_ms)):
            if _low(start) < _low(pause.start_ms):
                yield from shared(Window(start, pause.start_ms), Window(None, self.end_ms))
            if pause.end_ms is None:
                return
            start = pause.end_ms if start is None else max(start, pause.end_ms)
        yield from shared(Window(start, None), Window(None, self.end_ms))


def force_of(state: State, agreement: str, valid: Window, status: Status, bonds: Sequence[Bond]) -> Force:
    """Give when a measure that holds in a window may be in force, by what was said in this status.

    `bonds` are the words of those who accepted it in that status.
    """
    changes = [row.said for row in state.agreement_changes.values(f"{agreement}@") if row.said.status == status]
    text = _of_text(state, agreement)
    enterer = state.agreements.rows[agreement].said.party
    speakers = {bond.party: {bond.party, bond.by} for bond in bonds} or {enterer: {enterer}}
    terms = {party: _after(text, [said for said in changes if _counts(said, voices)]) for party, voices in speakers.items()}
    windows = sorted({one for term in terms.values() for window in term.windows() for one in shared(window, valid)}, key=_order)
    return Force(tuple(windows), (*_unknown(list(terms.values()), valid), *_alone(changes, speakers)))


def _counts(said: AgreementChange, voices: set[str]) -> bool:
    return said.capacity == "registrar" or said.party in voices


def _of_text(state: State, agreement: str) -> _Term:
    said = state.agreements.rows[agreement].said
    start, end = said.in_force, said.end
    return _Term(
        start_ms=_earliest(start),
        end_ms=_latest(end) if isinstance(end, Dated) else None,
        start_known=isinstance(start, Dated),
        end_known=isinstance(end, Dated | Absent),
    )


def _after(term: _Term, changes: Iterable[AgreementChange]) -> _Term:
    """Apply what became of an agreement, in the order in which it was said."""
    for said in changes:
        term = _changed(term, said)
    return term


def _changed(term: _Term, said: AgreementChange) -> _Term:
    dated = isinstance(said.effective, Dated)
    match said.change:
        case "in_force":
            return replace(_again(term, said.effective), start_ms=_earliest(said.effective), start_known=dated)
        case "extended":
            return replace(term, end_ms=_latest(said.until), end_known=isinstance(said.until, Dated))
        case "suspended" if dated:
            return replace(term, pauses=(*term.pauses, Window(_latest(said.effective), _earliest(said.until))))
        case "resumed":
            return replace(_again(term, said.effective), pauses=tuple(_ended(pause, _earliest(said.effective)) for pause in term.pauses))
        case "denounced" | "expired" | "superseded" if dated:
            return replace(term, end_ms=_latest(said.effective), end_known=True)
        case _:
            return term


def _again(term: _Term, since: When) -> _Term:
    """Take back an end that came before: what is in force again does not end there."""
    start_ms = _earliest(since)
    over = term.end_ms is not None and (start_ms is None or term.end_ms <= start_ms)
    return replace(term, end_ms=None, end_known=False) if over else term


def _ended(pause: Window, at_ms: int | None) -> Window:
    """End a pause that has no end yet. Where nobody says when, it may have ended at once."""
    return pause._replace(end_ms=at_ms if at_ms is not None else pause.start_ms) if pause.end_ms is None else pause


def _unknown(terms: Sequence[_Term], valid: Window) -> Iterator[str]:
    if valid.start_ms is None and not all(term.start_known for term in terms):
        yield _UNKNOWN
    if valid.end_ms is None and not all(term.end_known for term in terms):
        yield _UNKNOWN_END


def _alone(changes: Sequence[AgreementChange], speakers: dict[str, set[str]]) -> Iterator[str]:
    """Say who says that it is suspended or has ended, while somebody else that accepted it does not."""
    last = {said.party: said.change for said in changes if said.capacity == "party"}
    gone = {party: change for party, change in last.items() if change in _STOPPING}
    if any(not gone.keys() & voices for voices in speakers.values()):
        yield from (f"{party} says: {gone[party]}" for party in sorted(gone))


# Instants of dates


def _earliest(when: When | None) -> int | None:
    """Give the first instant that a date may mean; None if it is not known."""
    if not isinstance(when, Dated):
        return None
    return instant.parse(when.utc) if when.utc else _days(when.date)[0] - EAST_MS


def _latest(when: object) -> int | None:
    """Give the last instant that a date may mean; None if it is not known."""
    if not isinstance(when, Dated):
        return None
    return instant.parse(when.utc) if when.utc else _days(when.date)[1] + WEST_MS


def _days(date: str) -> tuple[int, int]:
    """Give in UTC the first instant of a day, month or year, and the first one after it."""
    year, month, day = ([int(part) for part in date.split("-")] + [0, 0])[:3]
    first = f"{year:04d}-{month or 1:02d}-{day or 1:02d}"
    last = f"{year:04d}-{month or 12:02d}-{day or monthrange(year, month or 12)[1]:02d}"
    return instant.parse(f"{first}T00:00:00Z"), instant.parse(f"{last}T00:00:00Z") + instant.DAY_MS


# Windows


def shared(one: Window, other: Window) -> Iterator[Window]:
    """Give the window that two have in common, if there is one."""
    starts = [start for start in (one.start_ms, other.start_ms) if start is not None]
    ends = [end for end in (one.end_ms, other.end_ms) if end is not None]
    both = Window(max(starts, default=None), min(ends, default=None))
    if both.start_ms is None or both.end_ms is None or both.start_ms < both.end_ms:
        yield both


def hull(windows: Sequence[Window]) -> Window:
    """Give the window from the first instant of several to the last."""
    starts, ends = [window.start_ms for window in windows], [window.end_ms for window in windows]
    start = None if None in starts else min(start for start in starts if start is not None)
    end = None if None in ends else max(end for end in ends if end is not None)
    return Window(start, end)


def _low(start_ms: int | None) -> int:
    return -instant.LAST_MS if start_ms is None else start_ms


def _order(window: Window) -> tuple[int, int]:
    return _low(window.start_ms), instant.LAST_MS if window.end_ms is None else window.end_ms
