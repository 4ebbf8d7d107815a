"""Which pieces may a piece meet? Those whose circles, windows and bands do: found level by level, in the cells that could hold them.

Memory is waited for as seldom as possible: all runs of marks that have to be looked at are listed first, and every second mark, which is
one of each line of the processor's cache, is read while listing, so that the waits fall together.
"""

from typing import Any, NamedTuple

import numpy as np

from garant.space.cells import (
    DURATIONS,
    LENGTHS_MS,
    LEVELS,
    MARKS,
    RADII_M,
    SAFE,
    SIZES,
    column_of,
    columns_of,
    half_width,
    key_of,
    row_of,
    ticks_of,
)
from garant.space.compiled import kernel
from garant.space.earth import RADIUS_M, lon_lat
from garant.space.piece import Piece
from garant.space.runs import BOUNDS, LAST, READ, TOTAL, Table, first_second, last_second, lower_metre, place_of, upper_metre

QUARTER_TURN = 1.5707963


class Look(NamedTuple):
    """What is looked for: around where, and when."""

    x: Any
    y: Any
    z: Any
    outer: Any
    start: int
    end: int
    lower: int
    upper: int


@kernel
def _look_of(q: Piece, since: int) -> Look:
    x, y, z, outer = np.float32(q.x), np.float32(q.y), np.float32(q.z), np.float32(q.outer)
    return Look(x, y, z, outer, first_second(since), last_second(q.end), lower_metre(q), upper_metre(q))


@kernel
def _scan(look: Look, first: int, until: int, marks: Table, near: Table, n: int) -> int:
    """List the pieces of marks that fit; there is room for all of them. Give how many are listed by now."""
    for at in range(first, until):  # no branch: most would be guessed wrong
        mark = marks[at]
        dx, dy, dz, reach = mark.x - look.x, mark.y - look.y, mark.z - look.z, mark.outer + look.outer
        there = (mark.start < look.end) & (mark.end > look.start) & (mark.lower <= look.upper) & (mark.upper >= look.lower)
        near[n] = mark.piece
        n += there & (dx * dx + dy * dy + dz * dz <= reach * reach)
    return n


@kernel
def _scan_all(look: Look, spans: Table, count: int, marks: Table, near: Table, n: int) -> int:
    """Scan runs of marks; a count above what `near` holds: there was no room."""
    for k in range(count):
        first, until = spans[k, 0], spans[k, 1]
        if n + until - first > near.shape[0]:
            return int(n + until - first)
        n = _scan(look, first, until, marks, near, n)
    return n


@kernel
def _probes(q: Piece, since: int, totals: Table) -> float:
    """Give about how many cells a piece would have to look into."""
    total = 0.0
    for level in range(LEVELS):
        if totals[level]:
            size, (first, last) = level // DURATIONS, ticks_of(since, q.end, level % DURATIONS)
            across = (q.outer + RADII_M[size]) / RADII_M[size] + 2 if size < SIZES - 1 else 1.0
            total += across * across * ((float(last) - float(first)) / MARKS + 1)
    return total


@kernel
def _scan_everything(look: Look, keys: Table, cells: Table, marks: Table, near: Table) -> int:
    n = 0
    for place in range(keys.shape[0]):
        first, until = cells[place, BOUNDS], cells[place, LAST]
        if n + until - first > near.shape[0]:
            return int(n + until - first)
        n = _scan(look, first, until, marks, near, n)
    return n


@kernel
def _scan_level(
    q: Piece, look: Look, lon: float, lat: float, since: int, level: int, keys: Table, cells: Table, marks: Table, totals: Table,
    spans: Table, count: int, near: Table, n: int,
) -> tuple[int, int]:  # fmt: skip
    """List the runs of one level where something near could be. Gives how many runs, and pieces, are listed by now."""
    size, (first, last) = level // DURATIONS, ticks_of(since, q.end, level % DURATIONS)
    low, high, width, warm = 0, 0, 0.0, 0
    if size < SIZES - 1:
        angle = (q.outer + RADII_M[size]) / RADIUS_M * SAFE
        low, high = row_of(max(lat - angle, -QUARTER_TURN), size), row_of(min(lat + angle, QUARTER_TURN), size)
        width = half_width(lat, angle)
    for row in range(low, high + 1):
        columns = columns_of(row, size)
        west = column_of(lon - width, columns)
        for column in range(west, west + min(columns, column_of(lon + width, columns) - west + 1)):
            wrapped = column - columns if column >= columns else (column + columns if column < 0 else column)
            for time in range(first // MARKS, last // MARKS + 1):
                place = place_of(keys, key_of(level, row, wrapped, time))
                begin = cells[place, BOUNDS + max(0, first - time * MARKS)]
                until = cells[place, BOUNDS + min(MARKS, last + 1 - time * MARKS)]
                spans[count, 0], spans[count, 1] = begin, until
                count += begin < until
                for line in range(begin, until, 2):
                    warm += marks[line].piece
                if count == spans.shape[0]:
                    n = _scan_all(look, spans, count, marks, near, n)
                    count = 0
                    if n > near.shape[0]:
                        return 0, n
    totals[READ] = warm
    return count, n


@kernel
def near_pieces(q: Piece, since: int, keys: Table, cells: Table, marks: Table, totals: Table, spans: Table, near: Table) -> int:
    """List the pieces that a piece may meet after `since`. Give how many; a count above what `near` holds: ask with more room."""
    look = _look_of(q, since)
    is_wide = q.end - since > LENGTHS_MS[2] or q.outer > RADII_M[2]
    if is_wide and _probes(q, since, totals) > totals[TOTAL] / 4 + 256:
        return _scan_everything(look, keys, cells, marks, near)
    lon, lat = lon_lat((q.x, q.y, q.z))
    n, count = 0, 0
    for level in range(LEVELS):
        if totals[level]:
            count, n = _scan_level(q, look, lon, lat, since, level, keys, cells, marks, totals, spans, count, near, n)
            if n > near.shape[0]:
                return n
    return _scan_all(look, spans, count, marks, near, n)
