"""The incidents of a daily report: which fall into its period, which into the one before, and how many there are by place and kind.

An incident falls into a period by when it happened. Where its text gives a day and no hour, by that day; where it gives less, by when it
was entered, and it is counted as undated. What happened earlier and was entered only now is late: it is counted in the period in which
it happened, if that is one of the two, and told apart. Merged and withdrawn incidents are counted nowhere: what they became is.

Something is undetermined when whose it was, with what, or how it was observed is not determined. It is counted in its place like any other,
and apart (`undetermined` is a value).
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal, NamedTuple

from garant import instant
from garant.answers.incidents import IncidentLine
from garant.statement.kinds import Incident
from garant.statement.values import Dated
from garant.statement.words import Position

_GONE = ("merged", "withdrawn")
_DAY = len("2018-09-17")
COARSE_UNITS = 1_000_000
"""A tenth of a degree, some ten kilometres: as finely as a report tells a position to anybody."""


class Period(NamedTuple):
    """A day of a report: its local date, and the instants (ms) from which and until which it goes."""

    day: str
    start_ms: int
    end_ms: int

    def holds(self, t_ms: int) -> bool:
        """Tell whether an instant is in it."""
        return self.start_ms <= t_ms < self.end_ms


@dataclass(frozen=True, slots=True)
class Count:
    """How many: in this period, of these undetermined, and in the period before."""

    now: int
    undetermined: int
    before: int


@dataclass(frozen=True, slots=True)
class KindCount:
    """How many of a kind of incident."""

    form: str
    count: Count


@dataclass(frozen=True, slots=True)
class PlaceCount:
    """How many in a district (None: nobody says in which), kind by kind; and about where it is, where a reader may know it.

    `drawn`: how many of the period's may be drawn there, which nothing that is said of an excluded group may (guard-rail 1).
    """

    district: str | None
    kinds: tuple[KindCount, ...]
    count: Count
    about: Position | None
    drawn: int


@dataclass(frozen=True, slots=True)
class Counted:
    """All incidents of a report: by place, in sum, those of the period, and how many were entered late or have no time."""

    places: tuple[PlaceCount, ...]
    count: Count
    lines: tuple[IncidentLine, ...]
    late: int
    undated: int


class _Fallen(NamedTuple):
    line: IncidentLine
    period: Literal["now", "before", "late"]
    dated: bool


def counted(lines: Iterable[IncidentLine], now: Period, before: Period, status: str) -> Counted:
    """Count the incidents of a status that are on record."""
    live = [line for line in lines if line.said.status == status and line.standing not in _GONE]
    fallen = [one for line in live if (one := _fall(line, now, before)) is not None]
    districts = sorted({_district(one.line.said) for one in fallen if one.period != "late"}, key=lambda name: (name is None, name or ""))
    places = tuple(_place(name, [one for one in fallen if _district(one.line.said) == name]) for name in districts)
    shown = sorted((one.line for one in fallen if one.period == "now"), key=_order)
    late = sum(now.holds(one.line.t_ms) and one.period != "now" for one in fallen)
    undated = sum(one.period == "now" and not one.dated for one in fallen)
    return Counted(places, _count(fallen), tuple(shown), late, undated)


def _order(line: IncidentLine) -> tuple[str, str, str]:
    return _district(line.said) or "\uffff", _when(line.said) or instant.text(line.t_ms), line.ref


def _when(said: Incident) -> str | None:
    return (said.when.utc or said.when.date) if isinstance(said.when, Dated) else None


def _fall(line: IncidentLine, now: Period, before: Period) -> _Fallen | None:
    when = line.said.when
    if isinstance(when, Dated) and (when.utc or len(when.date) == _DAY):
        in_now, in_before = (_holds(period, when) for period in (now, before))
        if in_now or in_before:
            return _Fallen(line, "now" if in_now else "before", dated=True)
        return _Fallen(line, "late", dated=True) if now.holds(line.t_ms) else None
    period: Literal["now", "before"] | None = "now" if now.holds(line.t_ms) else "before" if before.holds(line.t_ms) else None
    return _Fallen(line, period, dated=False) if period else None


def _holds(period: Period, when: Dated) -> bool:
    return period.holds(instant.parse(when.utc)) if when.utc else when.date == period.day


def _district(said: Incident) -> str | None:
    return said.district if isinstance(said.district, str) else None


def is_undetermined(said: Incident) -> bool:
    """Tell whether whose it was, with what, or how it was observed is not determined."""
    seen = said.observer is not None and said.observer.means == "undetermined"
    return seen or "undetermined" in (said.by, said.weapon)


def _place(district: str | None, fallen: list[_Fallen]) -> PlaceCount:
    kept = [one for one in fallen if one.period != "late"]
    forms = sorted({one.line.said.form for one in kept})
    kinds = tuple(KindCount(form, _count([one for one in kept if one.line.said.form == form])) for form in forms)
    drawn = sum(one.period == "now" and one.line.where != "uncoordinated" for one in kept)
    return PlaceCount(district, kinds, _count(kept), _about(kept) if district else None, drawn)


def _count(fallen: list[_Fallen]) -> Count:
    periods = Counter(one.period for one in fallen)
    undetermined = sum(one.period == "now" and is_undetermined(one.line.said) for one in fallen)
    return Count(periods["now"], undetermined, periods["before"])


def _about(fallen: list[_Fallen]) -> Position | None:
    """Give the middle of the positions that a reader may see, as coarsely as a district is shown; none of what has no coordinates."""
    seen = [one.line.said.place.position for one in fallen if one.line.said.place is not None and one.line.where != "uncoordinated"]
    held = [position for position in seen if position is not None]
    if not held:
        return None
    lon, lat = (sum(values) // len(held) for values in zip(*held, strict=True))
    return _coarse(lon), _coarse(lat)


def _coarse(value: int) -> int:
    return (value + COARSE_UNITS // 2) // COARSE_UNITS * COARSE_UNITS
