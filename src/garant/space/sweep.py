"""All pairs by sweeping: pieces lie in every cell of the ground that they touch, and each cell is swept once in the order of time.

A pair is found in every cell that both touch, and taken in one alone: the first common row and column, which is the first row (or
column) of one of the two. What touches too many cells is held against everything instead.
"""

from math import cos, floor, pi
from typing import Any

import numpy as np

from garant.space.cells import SAFE, half_width
from garant.space.compiled import kernel
from garant.space.earth import RADIUS_M, lon_lat
from garant.space.grid import ENTRY, Table, judge, note_sure
from garant.space.piece import Fixes, Piece, Pieces, Vertices

WIDTH_M = 20_000.0
CELLS_MAX = 256
"""A piece that touches more cells than this is held against everything."""
FIRST_ROW, FIRST_COLUMN = 1, 2

Layout = Any
"""int64 array: the number of the first cell of each row, and at the end the number of all cells."""


@kernel
def layout(width_m: float) -> Layout:
    """Give the cells of the earth numbers, row by row from the south."""
    angle = width_m / RADIUS_M
    rows = int(pi / angle) + 1
    firsts = np.zeros(rows + 1, np.int64)
    for row in range(rows):
        lat = min(pi / 2, abs((row + 0.5) * angle - pi / 2))
        firsts[row + 1] = firsts[row] + max(1, int(2 * pi * cos(lat) / angle))
    return firsts


@kernel
def _rows(piece: Piece, firsts: Layout, width_m: float) -> tuple[int, int, float, float]:
    """Give the first and last row that a piece may touch, its longitude, and how far east and west of it."""
    lon, lat = lon_lat((piece.x, piece.y, piece.z))
    angle = piece.outer / RADIUS_M * SAFE
    last = firsts.shape[0] - 2
    low = max(0, int((lat - angle + pi / 2) * RADIUS_M / width_m))
    return low, min(last, int((lat + angle + pi / 2) * RADIUS_M / width_m)), lon, half_width(lat, angle)


@kernel
def _columns(row: int, firsts: Layout, lon: float, half: float) -> tuple[int, int, int]:
    """Give the first column that a piece touches in a row, how many it touches, and how many there are."""
    there = firsts[row + 1] - firsts[row]
    west, east = floor((lon - half + pi) / (2 * pi) * there), floor((lon + half + pi) / (2 * pi) * there)
    return west, min(there, east - west + 1), there


@kernel
def touched(pieces: Pieces, firsts: Layout, width_m: float, limit: int) -> Table:
    """Count the cells that each piece touches, or say limit + 1 where there are more."""
    counts = np.zeros(pieces.shape[0], np.int64)
    for i in range(pieces.shape[0]):
        low, high, lon, half = _rows(pieces[i], firsts, width_m)
        for row in range(low, high + 1):
            counts[i] += _columns(row, firsts, lon, half)[1]
            if counts[i] > limit:
                counts[i] = limit + 1
                break
    return counts


@kernel
def first_cells(pieces: Pieces, firsts: Layout, width_m: float) -> Table:
    """Give the first cell that each piece touches."""
    cells = np.zeros(pieces.shape[0], np.int64)
    for i in range(pieces.shape[0]):
        low, _, lon, half = _rows(pieces[i], firsts, width_m)
        west, _, there = _columns(low, firsts, lon, half)
        cells[i] = firsts[low] + west % there
    return cells


@kernel
def _enter(piece: Piece, i: int, mark: int, entries: Table, at: int) -> None:
    entries[at].start, entries[at].end = piece.start, piece.end
    entries[at].x, entries[at].y, entries[at].z = piece.x, piece.y, piece.z
    entries[at].outer, entries[at].inner = piece.outer, piece.inner
    entries[at].lower, entries[at].upper = min(piece.lower_1, piece.lower_2), max(piece.upper_1, piece.upper_2)
    entries[at].piece, entries[at].owner, entries[at].spare = i, piece.owner, mark


@kernel
def spread(pieces: Pieces, order: Table, firsts: Layout, width_m: float, total: int) -> tuple[Table, Table]:
    """Enter pieces, in this order, into all the cells that they touch: where each cell begins, and the entries cell by cell."""
    ends = np.zeros(firsts[-1] + 1, np.int64)
    entries = np.empty(total, ENTRY)
    for filling in (False, True):
        for i in order:
            low, high, lon, half = _rows(pieces[i], firsts, width_m)
            for row in range(low, high + 1):
                west, count, there = _columns(row, firsts, lon, half)
                for column in range(west, west + count):
                    cell = firsts[row] + column % there
                    if filling:
                        mark = (FIRST_ROW if row == low else 0) | (FIRST_COLUMN if column == west else 0)
                        _enter(pieces[i], i, mark, entries, ends[cell])
                        ends[cell] += 1
                    else:
                        ends[cell + 1] += 1
        if not filling:
            ends = np.cumsum(ends)
    return ends, entries


@kernel
def _pair(e: Any, other: Any, pieces: Pieces, v: Vertices, f: Fixes, asking: Table, out: Table, n: int) -> int:
    """Judge two entries, the one of the lower owner asking; what is sure is sure without looking the pieces up."""
    if e.owner > other.owner:
        e, other = other, e
    if e.owner == other.owner:
        return n
    now = note_sure(e, other, out, n)
    if now == n:
        now = judge(pieces[e.piece], v, f, pieces, v, f, other, out, n)
    if now > n and n < asking.shape[0]:
        asking[n] = e.owner
    return now


@kernel
def sweep(ends: Table, entries: Table, cell: int, pieces: Pieces, v: Vertices, f: Fixes, asking: Table, out: Table) -> tuple[int, int]:
    """Sweep cells from `cell` on. Gives the first one that was not swept for want of room, and how many meetings were written."""
    n = 0
    for here in range(cell, ends.shape[0] - 1):
        first, last, before = ends[here - 1] if here else 0, ends[here], n
        for i in range(first, last):
            e = entries[i]
            for j in range(i + 1, last):
                o = entries[j]
                if o.start >= e.end:
                    break
                dx, dy, dz, reach = e.x - o.x, e.y - o.y, e.z - o.z, e.outer + o.outer
                there = (e.lower <= o.upper) & (o.lower <= e.upper) & (e.spare | o.spare == FIRST_ROW | FIRST_COLUMN)
                if there & (dx * dx + dy * dy + dz * dz <= reach * reach):
                    n = _pair(e, o, pieces, v, f, asking, out, n)
        if n > out.shape[0]:
            return here, before
    return ends.shape[0] - 1, n


@kernel
def hold_against_all(
    large: Table, first: int, counts: Table, pieces: Pieces, v: Vertices, f: Fixes, everything: Table, asking: Table, out: Table
) -> tuple[int, int]:
    """Hold large pieces against everything, from the one at `first` on; a pair of two large ones once."""
    n = 0
    for k in range(first, large.shape[0]):
        before, i = n, large[k]
        e = everything[i]
        for j in range(everything.shape[0]):
            o = everything[j]
            dx, dy, dz, reach = e.x - o.x, e.y - o.y, e.z - o.z, e.outer + o.outer
            there = (o.start < e.end) & (e.start < o.end) & (e.lower <= o.upper) & (o.lower <= e.upper)
            if there & (dx * dx + dy * dy + dz * dz <= reach * reach) and (counts[j] <= CELLS_MAX or i < j):
                n = _pair(e, o, pieces, v, f, asking, out, n)
        if n > out.shape[0]:
            return k, before
    return large.shape[0], n


@kernel
def enter_all(pieces: Pieces) -> Table:
    """Give an entry for each piece."""
    entries = np.empty(pieces.shape[0], ENTRY)
    for i in range(pieces.shape[0]):
        _enter(pieces[i], i, 0, entries, i)
    return entries
