"""When an incident was: the window of instants that its date and precision may mean, and whether it was reported in time.

    minute    an instant and the minute on either side of it
    hour      an instant and the hour on either side of it
    else      the whole day (month, year) that is given, wherever on earth that day may have been

A report is in time when the log had it before the theatre's clock (`report`) had run out, counted from the earliest instant that the date
may mean; it is late when that is so counted from the latest one too. In between, and without a date, it is undetermined.
"""

from dataclasses import dataclass
from typing import Literal

from garant import instant
from garant.answers.calendar import moment_of
from garant.answers.defaults import due_ms
from garant.instant import HOUR_MS, MINUTE_MS, Window
from garant.state.rows import IncidentRow
from garant.state.state import State
from garant.statement.kinds import Incident
from garant.statement.values import Dated

_REACH_MS = {"minute": MINUTE_MS, "hour": HOUR_MS}


@dataclass(frozen=True, slots=True)
class Timeliness:
    """Whether a report came in time, and by when (ms) it surely would have."""

    stands: Literal["in_time", "late", "undetermined"]
    by_ms: int | None


def window_of(said: Incident) -> Window | None:
    """Give the window in which an incident was; None where its date is not known, or disputed."""
    if not isinstance(said.when, Dated):
        return None
    reach_ms = _REACH_MS.get(said.time_precision)
    if said.when.utc is not None and reach_ms is not None and said.when.until is None:
        at_ms = instant.parse(said.when.utc)
        return Window(at_ms - reach_ms, at_ms + reach_ms)
    day = moment_of(Dated(date=said.when.date, until=said.when.until))
    return None if day is None else Window(day.first_ms, day.last_ms)


def timeliness(state: State, row: IncidentRow) -> Timeliness:
    """Tell whether an incident was reported in time."""
    window = window_of(row.said)
    if window is None or window.start_ms is None or window.end_ms is None:
        return Timeliness("undetermined", None)
    first, last = (due_ms(state, "report", at_ms) for at_ms in (window.start_ms, window.end_ms))
    if row.t_ms <= first:
        return Timeliness("in_time", first)
    return Timeliness("late" if row.t_ms > last else "undetermined", first)
