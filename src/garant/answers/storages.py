"""Weapons in storage: what was declared, version by version, what inspections found against it, and when the next one is due.

Declared and found are two columns and stay two: a figure that is not there, or is hidden from the reader, is not taken for nothing. What
is missing is declared less found, where both are figures; what was said of the absence stands beside it. An inspection that was turned
away has an access event in the place of figures. When a measure says "every so often", the next inspection is due so long after the last
one that saw the site; what "last" means nobody but the calendar decides.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal

from garant.answers.calendar import later, moment, moment_of
from garant.answers.seen import See, as_open
from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.kinds import AccessEvent, Inspection, Storage
from garant.statement.kinds.counts import ClassCount
from garant.statement.values import Every, Open
from garant.statement.words import Count, Duration

Outcome = Literal["found", "refused", "hidden", "nothing_said"]


@dataclass(frozen=True, slots=True)
class Declared:
    """One declaration: the version, counted from 1, as its reader may see it, and whether something of it is hidden from that reader."""

    version: int
    said: Storage
    t_ms: int
    hides: bool


@dataclass(frozen=True, slots=True)
class Compared:
    """A class: how many were declared, found, and absent because of what was said; `missing`: declared less found, if both are known."""

    form: str
    declared: Count | Open | None
    found: Count | Open | None
    absent: Count | Open | None
    because: str | None
    missing: int | None

    @property
    def unexplained(self) -> int | None:
        """Give how many are missing beyond those of whose absence something was said."""
        if self.missing is None:
            return None
        return self.missing - (self.absent if isinstance(self.absent, int) else 0)


@dataclass(frozen=True, slots=True)
class InspectionPicture:
    """An inspection as its reader may see it, against the version that was declared when it was entered (0: none)."""

    ref: str
    said: Inspection
    t_ms: int
    outcome: Outcome
    against: int
    classes: tuple[Compared, ...]
    access: AccessEvent | None


@dataclass(frozen=True, slots=True)
class Due:
    """When the next inspection is due: so long after the last one that saw the site, or since the measure's own first day."""

    measure: str
    every: Duration
    last: str | None
    due: str | None
    overdue: bool


@dataclass(frozen=True, slots=True)
class StoragePicture:
    """A storage site: its declarations, oldest first, its inspections in the order in which they were entered, and the next one due."""

    ref: str
    versions: tuple[Declared, ...]
    inspections: tuple[InspectionPicture, ...]
    due: Due | None


def storages(state: State, at_ms: int, see: See = as_open) -> list[StoragePicture]:
    """Give all storage sites, by reference."""
    return [storage(state, ref, at_ms, see) for ref, _ in state.storages.items()]


def storage(state: State, ref: str, at_ms: int, see: See = as_open) -> StoragePicture:
    """Give one storage site."""
    rows = sorted(state.storage_versions.values(f"{ref}@"), key=lambda row: row.index)
    versions = tuple(_declared(number, row, see) for number, row in enumerate(rows, 1))
    held = sorted((item for item in state.inspections.items() if item[1].said.storage == ref), key=lambda item: item[1].index)
    seen = tuple(_inspection(state, name, row, _declared_then(rows, versions, row.index), see) for name, row in held)
    return StoragePicture(ref, versions, seen, _due(state, versions[-1].said.measure, seen, at_ms))


def elsewhere(state: State, see: See = as_open) -> list[InspectionPicture]:
    """Give the inspections of no declared site: of a zone, or of a place alone."""
    held = sorted((item for item in state.inspections.items() if item[1].said.storage is None), key=lambda item: item[1].index)
    return [_inspection(state, name, row, None, see) for name, row in held]


def _declared(number: int, row: Recorded[Storage], see: See) -> Declared:
    said = see(row)
    return Declared(number, said, row.t_ms, said.sd is not None)


def _declared_then(rows: Sequence[Recorded[Storage]], versions: Sequence[Declared], index: int) -> Declared | None:
    """Give the newest declaration that stood in the log before an entry."""
    before = [version for row, version in zip(rows, versions, strict=True) if row.index < index]
    return before[-1] if before else None


def _inspection(state: State, ref: str, row: Recorded[Inspection], declared: Declared | None, see: See) -> InspectionPicture:
    said = see(row)
    access = state.access_events.get(said.access) if said.access else None
    classes = tuple(_compared(declared.said if declared else None, said))
    seen = see(access) if access else None
    return InspectionPicture(ref, said, row.t_ms, _outcome(said, seen), declared.version if declared else 0, classes, seen)


def _outcome(said: Inspection, access: AccessEvent | None) -> Outcome:
    if said.found is not None or said.absent is not None:
        return "found"
    if access is not None and access.outcome == "refused":
        return "refused"
    return "hidden" if said.sd is not None else "nothing_said"


def _compared(declared: Storage | None, said: Inspection) -> Iterable[Compared]:
    if said.found is None and said.absent is None:
        return
    held, found, absent = (_by_form(counts) for counts in (declared.holdings if declared else None, said.found, said.absent))
    for form in dict.fromkeys((*held, *found, *absent)):
        one, other, away = held.get(form), found.get(form), absent.get(form)
        yield Compared(
            form=form,
            declared=one.count if one else None,
            found=other.count if other else None,
            absent=away.count if away else None,
            because=away.because if away else None,
            missing=_missing(one, other),
        )


def _by_form(counts: Sequence[ClassCount] | None) -> dict[str, ClassCount]:
    return {one.form: one for one in counts or ()}


def _missing(declared: ClassCount | None, found: ClassCount | None) -> int | None:
    if declared is None or found is None or not isinstance(declared.count, int) or not isinstance(found.count, int):
        return None
    return max(0, declared.count - found.count)


def _due(state: State, measure: str | None, inspections: Sequence[InspectionPicture], at_ms: int) -> Due | None:
    """Give when the next inspection is due, where the measure of a site says how often. It is overdue when that day is over everywhere."""
    row = state.measures.get(measure) if measure else None
    if measure is None or row is None or not isinstance(row.measure.deadline, Every) or row.measure.deadline.period is None:
        return None
    every, period = row.measure.deadline, row.measure.deadline.period
    seen = [day for one in inspections if one.outcome != "refused" and (day := moment_of(one.said.when))]
    last = max(seen, key=lambda day: day.last_day, default=None)
    first = moment(every.first) if every.first else None
    due = later(last, period) if last else first
    by_ms = due.ends[1] if due else None
    return Due(
        measure, period, last.last_day if last else None, due.last_day if due else None, overdue=by_ms is not None and at_ms >= by_ms
    )
