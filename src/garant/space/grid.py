"""The grid: entries in cells, kept up to date one by one.

    cells      a hash table from a cell's key to its run of entries
    entries    what is needed to pass most pieces by without looking them up; the entries of a cell lie side by side
    counts     how many entries there are on each level; the heads of the lists of free runs, by size; a few totals

A run that is full moves into one of twice the size; the old one is used again. Nothing here allocates: the caller (`holding`) makes room.
"""

from typing import Any

import numpy as np

from garant.space.cells import (
    DURATIONS,
    LENGTHS_MS,
    LEVELS,
    RADII_M,
    SAFE,
    SIZES,
    bins_of,
    column_of,
    columns_of,
    duration_of,
    half_width,
    home_of,
    key_of,
    row_of,
    size_of,
    slot_of,
)
from garant.space.compiled import kernel
from garant.space.earth import RADIUS_M, lon_lat
from garant.space.meeting import Met, pieces_meet
from garant.space.piece import LEG, Fixes, Piece, Pieces, Vertices

EMPTY = -1
RUNS = 32
"""Sizes of runs: 1, 2, 4 and so on."""
FREE, USED, KEYS, TOTAL = LEVELS, LEVELS + RUNS, LEVELS + RUNS + 1, LEVELS + RUNS + 2
COUNTS = LEVELS + RUNS + 3
SURE_M = 100_000.0
"""Up to here an arc is less than a metre longer than its chord, which the inner circles have to spare."""
QUARTER_TURN = 1.5707963

CELL = np.dtype([("key", "i8"), ("first", "i4"), ("fill", "i4"), ("room", "i4"), ("spare", "i4")])

ENTRY = np.dtype(
    [
        ("start", "i8"), ("end", "i8"),
        ("x", "f4"), ("y", "f4"), ("z", "f4"), ("outer", "f4"), ("inner", "f4"),
        ("lower", "i4"), ("upper", "i4"), ("piece", "i4"), ("owner", "i4"), ("spare", "i4"),
    ]
)  # fmt: skip
"""56 bytes."""

MEETING = np.dtype(
    [("owner", "i8"), ("closest", "f8"), ("at", "i8"), ("start", "i8"), ("end", "i8"), ("x", "f8"), ("y", "f8"), ("z", "f8")]
)

Table = Any


@kernel
def cell_at(cells: Table, key: int) -> int:
    """Give the place of a cell, or the empty place where it would be."""
    mask = cells.shape[0] - 1
    place = slot_of(key, mask)
    while cells[place].key != EMPTY and cells[place].key != key:
        place = (place + 1) & mask
    return place


@kernel
def home_of_piece(piece: Piece) -> int:
    """Give the key of the cell that a piece lives in."""
    lon, lat = lon_lat((piece.x, piece.y, piece.z))
    return home_of(lon, lat, piece.outer, piece.start, piece.end)


@kernel
def _level(piece: Piece) -> int:
    return size_of(piece.outer) * DURATIONS + duration_of(piece.start, piece.end)


@kernel
def _run(size: int, entries: Table, counts: Table) -> int:
    """Give the first place of a run of 2^size entries: a free one, or new ones, or EMPTY when there is no room."""
    first = counts[FREE + size]
    if first != EMPTY:
        counts[FREE + size] = entries[first].piece
        return int(first)
    first = counts[USED]
    if first + (1 << size) > entries.shape[0]:
        return EMPTY
    counts[USED] += 1 << size
    return int(first)


@kernel
def _widen(cells: Table, place: int, entries: Table, counts: Table) -> bool:
    """Move a cell's entries into a run of twice the size; tell whether there was room."""
    old, room = cells[place].first, cells[place].room
    size = 0
    while (1 << size) <= room:
        size += 1
    new = _run(size, entries, counts)
    if new == EMPTY:
        return False
    for i in range(cells[place].fill):
        entries[new + i] = entries[old + i]
    if room:
        entries[old].piece = counts[FREE + size - 1]
        counts[FREE + size - 1] = old
    cells[place].first, cells[place].room = new, 1 << size
    return True


@kernel
def add(pieces: Pieces, i: int, cells: Table, entries: Table, counts: Table) -> bool:
    """Put piece i into its cell; tell whether there was room."""
    piece = pieces[i]
    key = home_of_piece(piece)
    place = cell_at(cells, key)
    if cells[place].key == EMPTY:
        cells[place].key = key
        cells[place].fill, cells[place].room = 0, 0
        counts[KEYS] += 1
    if cells[place].fill == cells[place].room and not _widen(cells, place, entries, counts):
        return False
    at = cells[place].first + cells[place].fill
    entries[at].start, entries[at].end = piece.start, piece.end
    entries[at].x, entries[at].y, entries[at].z = piece.x, piece.y, piece.z
    entries[at].outer, entries[at].inner = piece.outer, piece.inner
    entries[at].lower = min(piece.lower_1, piece.lower_2)
    entries[at].upper = max(piece.upper_1, piece.upper_2)
    entries[at].piece, entries[at].owner = i, piece.owner
    cells[place].fill += 1
    counts[_level(piece)] += 1
    counts[TOTAL] += 1
    return True


@kernel
def remove(pieces: Pieces, i: int, cells: Table, entries: Table, counts: Table) -> None:
    """Take piece i out of its cell: the last entry there moves into its place."""
    place = cell_at(cells, home_of_piece(pieces[i]))
    first, fill = cells[place].first, cells[place].fill
    for at in range(first, first + fill):
        if entries[at].piece == i:
            entries[at] = entries[first + fill - 1]
            cells[place].fill = fill - 1
            counts[_level(pieces[i])] -= 1
            counts[TOTAL] -= 1
            return


@kernel
def _look(q: Piece, first: int, fill: int, entries: Table, now: int, after: int, near: Table, n: int) -> int:
    """List the entries of a run that a piece may meet; owners up to `after` are passed by. Give how many are listed by now."""
    lower, upper = min(q.lower_1, q.lower_2), max(q.upper_1, q.upper_2)
    since, until, outer = max(q.start, now), q.end, q.outer
    x, y, z = np.float32(q.x), np.float32(q.y), np.float32(q.z)
    for at in range(first, first + fill):  # all conditions at once: a branch for each would mostly be guessed wrong
        e = entries[at]
        dx, dy, dz, reach = e.x - x, e.y - y, e.z - z, e.outer + outer
        there = (e.end > since) & (e.start < until) & (e.lower <= upper) & (e.upper >= lower) & (e.owner > after)
        if there & (dx * dx + dy * dy + dz * dz <= reach * reach):
            if n < near.shape[0]:
                near[n] = at
            n += 1
    return n


@kernel
def _probes(q: Piece, counts: Table) -> float:
    """Give about how many cells a piece would have to look into."""
    total = 0.0
    for level in range(LEVELS):
        if counts[level]:
            size, (first, last) = level // DURATIONS, bins_of(q.start, q.end, level % DURATIONS)
            across = (q.outer + RADII_M[size]) / RADII_M[size] + 2 if size < SIZES - 1 else 1.0
            total += across * across * (float(last) - float(first) + 1)
    return total


@kernel
def candidates(q: Piece, cells: Table, entries: Table, counts: Table, now: int, after: int, near: Table) -> int:
    """List the entries that a piece may meet: those whose circles, bands and windows do. Give how many; more than `near` holds perhaps."""
    n = 0
    is_wide = q.end - q.start > LENGTHS_MS[1] or q.outer > RADII_M[2]
    if is_wide and _probes(q, counts) > counts[TOTAL] / 4 + 256:
        for place in range(cells.shape[0]):
            if cells[place].key != EMPTY:
                n = _look(q, cells[place].first, cells[place].fill, entries, now, after, near, n)
        return n
    lon, lat = lon_lat((q.x, q.y, q.z))
    for size in range(SIZES):
        angle = (q.outer + RADII_M[size]) / RADIUS_M * SAFE
        low, high, width = 0, 0, 0.0
        if size < SIZES - 1:
            low, high = row_of(max(lat - angle, -QUARTER_TURN), size), row_of(min(lat + angle, QUARTER_TURN), size)
            width = half_width(lat, angle)
        for duration in range(DURATIONS):
            if counts[size * DURATIONS + duration] == 0:
                continue
            first, last = bins_of(q.start, q.end, duration)
            for row in range(low, high + 1):
                columns = columns_of(row, size)
                west = column_of(lon - width, columns)
                for column in range(west, west + min(columns, column_of(lon + width, columns) - west + 1)):
                    for time in range(first, last + 1):
                        place = cell_at(cells, key_of(size, duration, row, column % columns, time))
                        if cells[place].key != EMPTY:
                            n = _look(q, cells[place].first, cells[place].fill, entries, now, after, near, n)
    return n


@kernel
def _note(out: Table, n: int, owner: int, met: Met) -> int:
    if n < out.shape[0]:
        out[n].owner, out[n].closest, out[n].at, out[n].start, out[n].end = owner, met[1], met[2], met[3], met[4]
        out[n].x, out[n].y, out[n].z = met[5], met[6], met[7]
    return n + 1


@kernel
def note_sure(q: Any, e: Any, out: Table, n: int) -> int:
    """Write down that two meet (pieces or entries) if their inner circles do; at a point that lies in both of these."""
    sure = float(e.inner) + float(q.inner)
    dx, dy, dz = float(e.x) - float(q.x), float(e.y) - float(q.y), float(e.z) - float(q.z)
    if not (0 < sure < SURE_M and dx * dx + dy * dy + dz * dz <= sure * sure):
        return n
    share = min(1.0, max(0.0, float(q.inner)) / sure)
    start, end = max(e.start, q.start), min(e.end, q.end)
    return _note(out, n, e.owner, (True, 0.0, start, start, end, q.x + dx * share, q.y + dy * share, q.z + dz * share))


@kernel
def judge(q: Piece, qv: Vertices, qf: Fixes, pieces: Pieces, v: Vertices, f: Fixes, e: Any, out: Table, n: int) -> int:
    """Write down whether a piece meets an entry's: surely, or by the exact test."""
    now = note_sure(q, e, out, n)
    if now > n:
        return now
    met = pieces_meet(q, qv, qf, pieces[e.piece], v, f)
    return _note(out, n, e.owner, met) if met[0] else n


@kernel
def body_meets(
    query: Pieces, qv: Vertices, qf: Fixes, pieces: Pieces, v: Vertices, f: Fixes, cells: Table, entries: Table, counts: Table, now: int,
    after: int, near: Table, out: Table,
) -> int:  # fmt: skip
    """Find every entry that a body meets, a meeting for each pair of pieces. A count above what `out` holds: ask with more room."""
    n = 0
    for i in range(query.shape[0]):
        listed = candidates(query[i], cells, entries, counts, now, after, near)
        if listed > near.shape[0]:
            return int(max(listed, out.shape[0] + 1))
        for k in range(listed):
            n = judge(query[i], qv, qf, pieces, v, f, entries[near[k]], out, n)
    return n


@kernel
def copy_rows(
    body: Pieces, bv: Vertices, bf: Fixes, owner: int, first: int, vertex: int, fix: int, pieces: Pieces, v: Vertices, f: Fixes
) -> None:
    """Copy a body's rows to where they are kept."""
    for i in range(bv.shape[0]):
        v[vertex + i, 0], v[vertex + i, 1] = bv[i, 0], bv[i, 1]
    for i in range(bf.shape[0]):
        f[fix + i, 0], f[fix + i, 1], f[fix + i, 2] = bf[i, 0], bf[i, 1], bf[i, 2]
    for i in range(body.shape[0]):
        pieces[first + i] = body[i]
        pieces[first + i].owner = owner
        pieces[first + i].first += fix if body[i].kind == LEG else vertex


@kernel
def add_all(pieces: Pieces, first: int, until: int, cells: Table, entries: Table, counts: Table) -> int:
    """Put the live pieces from `first` to before `until` into their cells; give the first one that found no room, or `until`."""
    for i in range(first, until):
        if pieces[i].owner != EMPTY and not add(pieces, i, cells, entries, counts):
            return i
    return until


@kernel
def take_out(pieces: Pieces, first: int, count: int, cells: Table, entries: Table, counts: Table) -> None:
    """Take a body's pieces out of their cells."""
    for i in range(first, first + count):
        remove(pieces, i, cells, entries, counts)
        pieces[i].owner = EMPTY
