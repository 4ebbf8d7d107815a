"""Which pieces may a piece meet? Those whose marks fit: found level by level, in the cells that could hold them.

Memory is waited for as seldom as possible: all cells that could hold something are named first, then found, then their runs of marks are
listed, then these are scanned; each round asks for what the next one reads, so that the waits fall together. Whose mark fits, its row is
asked for at once.
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
    slot_of,
    ticks_of,
)
from garant.space.compiled import inlined, kernel
from garant.space.earth import RADIUS_M, lon_lat
from garant.space.handing import Table
from garant.space.kept import SPAN, Kept, opened
from garant.space.mark import look_of, moment_of, scan
from garant.space.piece import Piece
from garant.space.prefetch import fetch, fetch_rows
from garant.space.runs import BOUNDS, EMPTY, LAST, TOTAL, place_of

QUARTER_TURN = 1.5707963
KEY, BEGIN, UNTIL, LEVEL, TIME, FROM, TO = range(SPAN)
"""Columns of `spans`: a cell; which of its bounds, and then which marks, something is looked for between; level and time; moments of it."""


@inlined
def _scan_all(q: Piece, lon: float, lat: float, count: int, kept: Kept, n: int) -> int:
    """Scan the runs that are listed; a count above what `near` holds: there was no room."""
    spans = kept.spans
    size, look = -1, look_of(q, lon, lat, 0)
    for k in range(count):
        first, until = spans[k, BEGIN], spans[k, UNTIL]
        if n + until - first > kept.near.shape[0]:
            return int(n + until - first)
        if spans[k, LEVEL] // DURATIONS != size:
            size = spans[k, LEVEL] // DURATIONS
            look = look_of(q, lon, lat, size)
        n = scan(look, spans[k, FROM], spans[k, TO], first, until, kept.marks, kept.pieces, kept.near, n)
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


@inlined
def _list_run(q: Piece, since: int, level: int, time: int, begin: int, until: int, marks: Table, spans: Table, count: int) -> int:
    """List a run of marks, if there are any, and ask for them; give how many runs are listed by now."""
    if begin < until:
        duration = level % DURATIONS
        spans[count, BEGIN], spans[count, UNTIL], spans[count, LEVEL] = begin, until, level
        spans[count, FROM], spans[count, TO] = moment_of(since, time, duration), moment_of(q.end, time, duration)
        fetch_rows(marks, begin, until)
    return count + (begin < until)


@kernel
def _scan_everything(q: Piece, lon: float, lat: float, since: int, table: Table) -> int:
    kept = opened(table)
    keys, cells, spans = kept.keys, kept.cells, kept.spans
    n, count = 0, 0
    for place in range(keys.shape[0]):
        if keys[place] != EMPTY:
            level, time = level_and_time(keys[place])
            count = _list_run(q, since, level, time, cells[place, BOUNDS], cells[place, LAST], kept.marks, spans, count)
            if count == spans.shape[0]:
                n, count = _scan_all(q, lon, lat, count, kept, n), 0
                if n > kept.near.shape[0]:
                    return n
    return _scan_all(q, lon, lat, count, kept, n)


@inlined
def _scan_cells(q: Piece, lon: float, lat: float, since: int, count: int, kept: Kept, n: int) -> int:
    """Find the cells that are named, list their runs, and scan them."""
    keys, cells, spans = kept.keys, kept.cells, kept.spans
    for k in range(count):
        spans[k, KEY] = place_of(keys, spans[k, KEY])
        fetch_rows(cells, spans[k, KEY], spans[k, KEY] + 1)
    runs = 0
    for k in range(count):
        place = spans[k, KEY]
        begin, until = cells[place, BOUNDS + spans[k, BEGIN]], cells[place, BOUNDS + spans[k, UNTIL]]
        runs = _list_run(q, since, spans[k, LEVEL], spans[k, TIME], begin, until, kept.marks, spans, runs)
    return _scan_all(q, lon, lat, runs, kept, n)


@inlined
def _name_cells(q: Piece, lon: float, lat: float, since: int, level: int, kept: Kept, count: int, n: int) -> tuple[int, int]:
    """Name the cells of one level where something near could be. Gives how many cells, and pieces, are listed by now."""
    keys, spans = kept.keys, kept.spans
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
                key = key_of(level, row, wrapped, time)
                fetch(keys, slot_of(key, keys.shape[0]))
                spans[count, KEY], spans[count, LEVEL], spans[count, TIME] = key, level, time
                spans[count, BEGIN], spans[count, UNTIL] = max(0, first - time * MARKS), min(MARKS, last + 1 - time * MARKS)
                count += 1
                if count == spans.shape[0]:
                    n, count = _scan_cells(q, lon, lat, since, count, kept, n), 0
                    if n > kept.near.shape[0]:
                        return 0, n
    return count, n


@inlined
def near_pieces(q: Piece, since: int, table: Table) -> int:
    """List in `near` the pieces that a piece may meet after `since`. Give how many; a count above what it holds: ask with more room."""
    kept = opened(table)
    lon, lat = lon_lat((q.x, q.y, q.z))
    is_wide = q.end - since > LENGTHS_MS[2] or q.outer > RADII_M[2]
    if is_wide and _probes(q, since, kept.totals) > kept.totals[TOTAL] / 4 + 256:
        return _scan_everything(q, lon, lat, since, table)
    n, count = 0, 0
    for level in range(LEVELS):
        if kept.totals[level]:
            count, n = _name_cells(q, lon, lat, since, level, kept, count, n)
            if n > kept.near.shape[0]:
                return n
    return _scan_cells(q, lon, lat, since, count, kept, n)
