"""Which pieces may a piece meet? Those whose marks fit: found level by level, in the cells that could hold them.

Memory is waited for as seldom as possible: all runs of marks that have to be looked at are listed first, and asked for while listing, so
that the waits fall together.
"""

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
    level_and_time,
    row_of,
    ticks_of,
)
from garant.space.compiled import kernel
from garant.space.earth import RADIUS_M, lon_lat
from garant.space.mark import look_of, moment_of, scan
from garant.space.piece import Piece
from garant.space.prefetch import fetch
from garant.space.runs import BOUNDS, EMPTY, LAST, TOTAL, Table, place_of

QUARTER_TURN = 1.5707963
MARKS_A_LINE = 4
BEGIN, UNTIL, LEVEL, FROM, TO = range(5)
"""Columns of `spans`: a run of marks, its level, and between which moments of its cell something is looked for."""
COLUMNS = TO + 1


@kernel
def _scan_all(q: Piece, lon: float, lat: float, spans: Table, count: int, marks: Table, near: Table, n: int) -> int:
    """Scan the runs that are listed; a count above what `near` holds: there was no room."""
    size, look = -1, look_of(q, lon, lat, 0)
    for k in range(count):
        first, until = spans[k, BEGIN], spans[k, UNTIL]
        if n + until - first > near.shape[0]:
            return int(n + until - first)
        if spans[k, LEVEL] // DURATIONS != size:
            size = spans[k, LEVEL] // DURATIONS
            look = look_of(q, lon, lat, size)
        n = scan(look, spans[k, FROM], spans[k, TO], first, until, marks, near, n)
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
def _list_run(q: Piece, since: int, level: int, time: int, begin: int, until: int, marks: Table, spans: Table, count: int) -> int:
    """List a run of marks, if there are any, and ask for them; give how many runs are listed by now."""
    duration = level % DURATIONS
    spans[count, BEGIN], spans[count, UNTIL], spans[count, LEVEL] = begin, until, level
    spans[count, FROM], spans[count, TO] = moment_of(since, time, duration), moment_of(q.end, time, duration)
    for line in range(begin, until, MARKS_A_LINE):
        fetch(marks, line)
    return count + (begin < until)


@kernel
def _scan_everything(
    q: Piece, lon: float, lat: float, since: int, keys: Table, cells: Table, marks: Table, spans: Table, near: Table
) -> int:
    n, count = 0, 0
    for place in range(keys.shape[0]):
        if keys[place] != EMPTY:
            level, time = level_and_time(keys[place])
            count = _list_run(q, since, level, time, cells[place, BOUNDS], cells[place, LAST], marks, spans, count)
            if count == spans.shape[0]:
                n, count = _scan_all(q, lon, lat, spans, count, marks, near, n), 0
                if n > near.shape[0]:
                    return n
    return _scan_all(q, lon, lat, spans, count, marks, near, n)


@kernel
def _scan_level(
    q: Piece, lon: float, lat: float, since: int, level: int, keys: Table, cells: Table, marks: Table, spans: Table, count: int,
    near: Table, n: int,
) -> tuple[int, int]:  # fmt: skip
    """List the runs of one level where something near could be. Gives how many runs, and pieces, are listed by now."""
    size, (first, last) = level // DURATIONS, ticks_of(since, q.end, level % DURATIONS)
    low, high, width = 0, 0, 0.0
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
                count = _list_run(q, since, level, time, begin, until, marks, spans, count)
                if count == spans.shape[0]:
                    n, count = _scan_all(q, lon, lat, spans, count, marks, near, n), 0
                    if n > near.shape[0]:
                        return 0, n
    return count, n


@kernel
def near_pieces(q: Piece, since: int, keys: Table, cells: Table, marks: Table, totals: Table, spans: Table, near: Table) -> int:
    """List the pieces that a piece may meet after `since`. Give how many; a count above what `near` holds: ask with more room."""
    lon, lat = lon_lat((q.x, q.y, q.z))
    is_wide = q.end - since > LENGTHS_MS[2] or q.outer > RADII_M[2]
    if is_wide and _probes(q, since, totals) > totals[TOTAL] / 4 + 256:
        return _scan_everything(q, lon, lat, since, keys, cells, marks, spans, near)
    n, count = 0, 0
    for level in range(LEVELS):
        if totals[level]:
            count, n = _scan_level(q, lon, lat, since, level, keys, cells, marks, spans, count, near, n)
            if n > near.shape[0]:
                return n
    return _scan_all(q, lon, lat, spans, count, marks, near, n)
