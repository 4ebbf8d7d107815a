"""Counting windows: how many of those that were put in overlap a given one, without looking at each.

A window overlaps unless it starts at or after the other's end, or ends at or before its start; so two counts of instants are enough.
Instants are kept by the hour, and the hours summed in a binary indexed tree (Fenwick, Software: Practice and Experience 24 (3), 1994).
"""

from array import array
from bisect import bisect_left, insort
from collections import defaultdict

from garant.instant import HOUR_MS

_HOURS = 1 << 28
_MIDDLE = _HOURS >> 1


class Tally:
    """Counts instants below a given one. What is put in is sorted in only when somebody asks."""

    def __init__(self) -> None:
        """Start with none."""
        self._hours: defaultdict[int, array[int]] = defaultdict(lambda: array("q"))
        self._sums: defaultdict[int, int] = defaultdict(int)
        self._new: list[int] = []

    def add(self, at_ms: int) -> None:
        """Count an instant in."""
        self._new.append(at_ms)

    def remove(self, at_ms: int) -> None:
        """Count an instant out that was counted in."""
        self._settle()
        hour = _hour(at_ms)
        held = self._hours[hour]
        del held[bisect_left(held, at_ms)]
        self._change(hour, -1)

    def below(self, at_ms: int) -> int:
        """Count the instants before one."""
        self._settle()
        hour = _hour(at_ms)
        return self._sum(hour) + (bisect_left(self._hours[hour], at_ms) if hour in self._hours else 0)

    def _settle(self) -> None:
        for at_ms in self._new:
            hour = _hour(at_ms)
            insort(self._hours[hour], at_ms)
            self._change(hour, 1)
        self._new.clear()

    def _change(self, hour: int, by: int) -> None:
        place = hour + 1
        while place <= _HOURS:
            self._sums[place] += by
            place += place & -place

    def _sum(self, hour: int) -> int:
        total, place = 0, hour
        while place > 0:
            total += self._sums.get(place, 0)
            place -= place & -place
        return total


def _hour(at_ms: int) -> int:
    """Give the number of an hour; what is unbounded falls into the first or the last."""
    return min(_HOURS - 1, max(0, at_ms // HOUR_MS + _MIDDLE))
