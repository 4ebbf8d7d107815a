"""Counts at crossings: what was promised and what was delivered, side by side, each as somebody said it.

Sums are made of what may be added and of nothing else: counts of one reporter, at one point, of one form, in one unit, of one standing and
one status, whose periods have no day in common. Counts that overlap are shown as overlapping, and left out of the sum. What is not known
stays unknown: it is counted as unknown beside the sum, never as nothing. A count that was corrected is shown, and not added.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from garant.answers.calendar import days_of
from garant.answers.readouts import named
from garant.state.state import State
from garant.statement.kinds import CrossingCount


class Days(NamedTuple):
    """From the first day of a period to its last, as `2019-02-01`; both are in it."""

    first: str
    last: str


@dataclass(frozen=True, slots=True)
class CountPicture:
    """One count as it was said, the count that corrects it, and those with which its period overlaps."""

    ref: str
    said: CrossingCount
    t_ms: int
    by: str
    reported: bool
    days: Days
    replaced_by: str | None
    overlaps: tuple[str, ...]

    @property
    def counts(self) -> bool:
        """Tell whether it is part of a sum."""
        return self.replaced_by is None and not self.overlaps


class Key(NamedTuple):
    """What counts must have in common to be added."""

    point: str
    form: str
    unit: str
    by: str
    standing: str
    status: str


@dataclass(frozen=True, slots=True)
class Total:
    """What counts of one key come to. None where there is no known figure; `..._unknown`: how many counts give none."""

    key: Key
    days: Days
    counts: int
    promised: int | None
    promised_unknown: int
    delivered: int | None
    delivered_unknown: int
    overlapping: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Crossings:
    """All counts, by point and period, and what they come to."""

    counts: tuple[CountPicture, ...]
    totals: tuple[Total, ...]


def crossings(state: State, ref: str = "") -> Crossings:
    """Give all counts, or one with those that are added to it."""
    found = _counts(state)
    if ref:
        key = _key(state.crossing_counts.rows[ref].said)
        found = [one for one in found if _key(one.said) == key]
    return Crossings(tuple(found), tuple(_totals(found)))


def _counts(state: State) -> list[CountPicture]:
    replaced = {row.said.replaces: name for name, row in state.crossing_counts.items() if row.said.replaces}
    alive: dict[Key, list[tuple[str, Days]]] = {}
    for ref, row in state.crossing_counts.items():
        if ref not in replaced:
            alive.setdefault(_key(row.said), []).append((ref, days(row.said)))
    beside = {ref: others for held in alive.values() for ref, others in _overlapping(held).items()}
    pictures = [
        CountPicture(
            ref, row.said, row.t_ms, named(row.said.by), row.said.capacity == "registrar", days(row.said), replaced.get(ref),
            tuple(sorted(beside.get(ref, ()))),
        )
        for ref, row in state.crossing_counts.items()
    ]  # fmt: skip
    return sorted(pictures, key=lambda one: (one.said.point, one.said.form, one.days, one.by, one.ref))


def _key(said: CrossingCount) -> Key:
    return Key(said.point, said.form, said.unit, named(said.by), said.standing, said.status)


def _overlapping(held: Sequence[tuple[str, Days]]) -> dict[str, set[str]]:
    """Give for each count those of the same key that have a day in common with it."""
    found: dict[str, set[str]] = {}
    running: list[tuple[str, Days]] = []
    for ref, period in sorted(held, key=lambda one: (one[1], one[0])):
        running = [one for one in running if one[1].last >= period.first]
        for other, _ in running:
            found.setdefault(ref, set()).add(other)
            found.setdefault(other, set()).add(ref)
        running.append((ref, period))
    return found


def _totals(found: Iterable[CountPicture]) -> list[Total]:
    groups: dict[Key, list[CountPicture]] = {}
    for one in found:
        if one.replaced_by is None:
            groups.setdefault(_key(one.said), []).append(one)
    return [_total(key, held) for key, held in sorted(groups.items())]


def _total(key: Key, held: Sequence[CountPicture]) -> Total:
    added = [one.said for one in held if one.counts]
    period = Days(min(one.days.first for one in held), max(one.days.last for one in held))
    promised = [said.promised for said in added if said.promised is not None]
    delivered = [said.delivered for said in added]
    overlapping = tuple(one.ref for one in held if one.overlaps)
    return Total(key, period, len(added), _sum(promised), _unknown(promised), _sum(delivered), _unknown(delivered), overlapping)


def _sum(figures: Sequence[object]) -> int | None:
    known = [figure for figure in figures if isinstance(figure, int)]
    return sum(known) if known else None


def _unknown(figures: Sequence[object]) -> int:
    return sum(not isinstance(figure, int) for figure in figures)


def days(said: CrossingCount) -> Days:
    """Give the days of a count's period. A month or a year without an end is all of it."""
    first, last = days_of(said.start), days_of(said.until or said.start)
    return Days(first[0], last[1])
