"""Which pairs of reports are proposed to people: those that are alike enough, the best first, each report once for each other list.

A pair with 600 or more (`matching_score`) is proposed. Since a score is the same from both sides, no two reports are left that would both
rather have each other. What concerns an excluded group is compared by names alone.

Candidates are found by hour and place, so that ten thousand reports against ten thousand take seconds. Reports at one place without a time
of day, or of one hour, can be so many that nothing tells them apart; those are counted (`crowded`), and not proposed.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from garant.answers.matching_score import GAP_MAX_MS, Report, Scored, bounds, may_meet, score
from garant.instant import HOUR_MS, Window

PROPOSED_MIN: Final = 600
"""The score from which on a pair is proposed."""

CROWDED_MAX: Final = 500_000
"""So many pairs at one place are looked at of which one report has no time of day; beyond that nothing tells them apart."""
HOUR_MAX: Final = 1_000
"""So many reports of one hour at one place are looked at, for the same reason."""

_NARROW_MS = 6 * HOUR_MS
"""A report with a window up to this is found by its hours, a longer one by its place alone."""


@dataclass(frozen=True, slots=True)
class Proposal:
    """A pair to put before people. `rivals`: how many other pairs with one of the two come within 100 of its score."""

    pair: Scored
    rivals: int


@dataclass(frozen=True, slots=True)
class Crowd:
    """Reports at one place without a time of day, or within one hour, too many to tell apart."""

    place: str
    reports: int


@dataclass(frozen=True, slots=True)
class Found:
    """Proposed pairs, the best first, and what was not looked at because nothing tells it apart."""

    proposals: tuple[Proposal, ...]
    crowded: tuple[Crowd, ...]


def propose(reports: Sequence[Report], settled: Iterable[tuple[str, str]] = ()) -> Found:
    """Propose pairs. `settled` pairs, of which somebody has said something, are not proposed again; what is in one stays free."""
    known = frozenset(settled)
    crowds: list[Crowd] = []
    scored = [pair for pair in _scored(reports, crowds) if (pair.one, pair.other) not in known]
    scored.sort(key=lambda pair: (-pair.score, pair.one, pair.other))
    return Found(tuple(_chosen(reports, scored)), tuple(dict.fromkeys(crowds)))


# Choosing


def _chosen(reports: Sequence[Report], scored: list[Scored]) -> Iterator[Proposal]:
    """Take the best pairs, each report once for each other list."""
    source = {report.thing: report.source for report in reports}
    by_thing: dict[str, list[int]] = {}
    for pair in scored:
        by_thing.setdefault(pair.one, []).append(pair.score)
        by_thing.setdefault(pair.other, []).append(pair.score)
    taken: set[tuple[str, str]] = set()
    for pair in scored:
        ends = {(pair.one, source[pair.other]), (pair.other, source[pair.one])}
        if not taken & ends:
            taken |= ends
            close = sum(one >= pair.score - 100 for one in (*by_thing[pair.one], *by_thing[pair.other]))
            yield Proposal(pair, close - 2)


# Finding candidates


class _Shelf:
    """The reports at one place: those of each hour, and those of no hour."""

    __slots__ = ("hours", "long")

    def __init__(self) -> None:
        self.hours: dict[int, list[int]] = {}
        self.long: list[int] = []

    def thinned(self) -> Iterator[int]:
        """Let go of reports that nothing tells apart, and count them."""
        narrow = sum(map(len, self.hours.values()))
        if len(self.long) * (len(self.long) // 2 + narrow) > CROWDED_MAX:
            yield len(self.long)
            self.long = []
        for hour, numbers in self.hours.items():
            if len(numbers) > HOUR_MAX:
                yield len(numbers)
                self.hours[hour] = []


def _scored(reports: Sequence[Report], crowds: list[Crowd]) -> Iterator[Scored]:
    shelves: dict[str, _Shelf] = {}
    for number, report in enumerate(reports):
        for key in _keys(report):
            _put(shelves.setdefault(key, _Shelf()), number, report.window)
    for key in sorted(shelves):
        crowds += (Crowd(key.partition(":")[2] or key, count) for count in shelves[key].thinned())
    for number, report in enumerate(reports):
        for other in _candidates(shelves, number, report):
            if may_meet(report, reports[other]):
                found = score(report, reports[other])
                if found is not None and found.score >= PROPOSED_MIN:
                    yield found


def _candidates(shelves: Mapping[str, _Shelf], number: int, report: Report) -> set[int]:
    """Give the numbers of the reports before this one that share a place and perhaps a time with it."""
    found: set[int] = set()
    hours = _hours(report.window, GAP_MAX_MS)
    for key in _wider_keys(report):
        shelf = shelves.get(key)
        if shelf is None:
            continue
        if hours is None:
            found.update(one for several in shelf.hours.values() for one in several)
        else:
            found.update(one for hour in hours for one in shelf.hours.get(hour, ()))
        found.update(shelf.long)
    return {one for one in found if one < number}


def _put(shelf: _Shelf, number: int, window: Window) -> None:
    hours = _hours(window, 0)
    if hours is None:
        shelf.long.append(number)
    for hour in hours or ():
        shelf.hours.setdefault(hour, []).append(number)


def _hours(window: Window, wider_ms: int) -> range | None:
    """Give the hours that a window touches, made wider on both sides; None for a long one."""
    start, end = bounds(window)
    if end - start > _NARROW_MS:
        return None
    return range((start - wider_ms) // HOUR_MS, (end + wider_ms) // HOUR_MS + 1)


_CELL_LAT, _CELL_LON = 1_000_000, 2_500_000
"""A cell is 11 km high, and at least 10 km wide up to 66 degrees north and south."""


def _keys(report: Report) -> Iterator[str]:
    if report.point is not None:
        yield f"@{report.point[0] // _CELL_LON},{report.point[1] // _CELL_LAT}"
    yield from _names(report)


def _wider_keys(report: Report) -> Iterator[str]:
    """Give the cell of a report and those around it, and its names."""
    if report.point is not None:
        lon, lat = report.point[0] // _CELL_LON, report.point[1] // _CELL_LAT
        yield from (f"@{lon + east},{lat + north}" for east in (-1, 0, 1) for north in (-1, 0, 1))
    yield from _names(report)


def _names(report: Report) -> Iterator[str]:
    if report.name:
        yield f"name:{report.name}"
    if report.sound:
        yield f"sound:{report.sound}"
    if report.district:
        yield f"district:{report.district}"
