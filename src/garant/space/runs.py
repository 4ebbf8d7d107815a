"""Marks in cells, kept up to date one by one.

    keys       a hash table of the keys of cells; at the same place of
    cells      the size of a cell's run of marks; where the marks of its first tick begin, and where those of each tick end
    marks      what is needed to pass most pieces by without looking them up; those of a cell lie side by side, tick by tick
    totals     how many marks there are on each level; the heads of the lists of free runs, by size; a few totals

A run that is full moves into one of twice the size; the old one is used again. Nothing here allocates: the caller (`holding`) makes room.
Rounding goes outward: a mark covers its piece, in whole seconds and metres.
"""

from typing import Any

import numpy as np

from garant.space.cells import LEVELS, MARKS, home_of, level_of, slot_of
from garant.space.compiled import kernel
from garant.space.piece import Piece, Pieces

EMPTY = -1
SIZE, BOUNDS = 0, 1
"""Columns of `cells`: the size is the exponent of a power of two; the marks of tick t lie between the bounds t and t + 1."""
LAST = BOUNDS + MARKS
CELL = LAST + 1
RUNS = 32
"""Sizes of runs: 1, 2, 4 and so on."""
FREE = LEVELS
USED, KEYS, TOTAL = FREE + RUNS, FREE + RUNS + 1, FREE + RUNS + 2
READ = TOTAL + 1
TOTALS = READ + 1

MARK = np.dtype(
    [
        ("x", "f4"), ("y", "f4"), ("z", "f4"), ("outer", "f4"),  # m
        ("start", "i4"), ("end", "i4"),  # seconds after EPOCH_MS
        ("lower", "i2"), ("upper", "i2"),  # m
        ("piece", "i4"),
    ]
)  # fmt: skip
"""32 bytes: two of them fill a line of the processor's cache."""

EPOCH_MS = 1_767_225_600_000
_FAR_S, _FAR_M = 2**31 - 1, 2**15 - 1

Table = Any


@kernel
def first_second(start_ms: int) -> int:
    """Give a start in whole seconds, not later than it is."""
    return int(min(max((start_ms - EPOCH_MS) // 1000, -_FAR_S), _FAR_S - 1))


@kernel
def last_second(end_ms: int) -> int:
    """Give an end in whole seconds, not earlier than it is."""
    return int(min(max(-((EPOCH_MS - end_ms) // 1000), 1 - _FAR_S), _FAR_S))


@kernel
def lower_metre(piece: Piece) -> int:
    """Give the lowest altitude in whole metres, not higher than it is."""
    return int(min(max(min(piece.lower_1, piece.lower_2) // 100, -_FAR_M), _FAR_M))


@kernel
def upper_metre(piece: Piece) -> int:
    """Give the highest altitude in whole metres, not lower than it is."""
    return int(min(max(-(-max(piece.upper_1, piece.upper_2) // 100), -_FAR_M), _FAR_M))


@kernel
def place_of(keys: Table, key: int) -> int:
    """Give the place of a cell, or the empty place where it would be."""
    place = slot_of(key, keys.shape[0])
    while (keys[place] != EMPTY) & (keys[place] != key):
        place = place + 1 if place + 1 < keys.shape[0] else 0
    return place


@kernel
def open_cell(keys: Table, cells: Table, totals: Table, key: int) -> int:
    """Give the place of a cell, made if it was not there."""
    place = place_of(keys, key)
    if keys[place] == EMPTY:
        keys[place] = key
        cells[place, SIZE] = EMPTY
        totals[KEYS] += 1
    return place


@kernel
def _run(size: int, marks: Table, totals: Table) -> int:
    """Give the first place of a run of 2^size marks: a free one, or new ones."""
    first = totals[FREE + size]
    if first != EMPTY:
        totals[FREE + size] = marks[first].piece
        return int(first)
    totals[USED] += 1 << size
    return int(totals[USED] - (1 << size))


@kernel
def _widen(cells: Table, place: int, marks: Table, totals: Table) -> None:
    """Move a cell's marks into a run of twice the size."""
    old, size = cells[place, BOUNDS], cells[place, SIZE] + 1
    new = _run(size, marks, totals)
    for i in range(cells[place, LAST] - old):
        marks[new + i] = marks[old + i]
    if size:
        marks[old].piece = totals[FREE + size - 1]
        totals[FREE + size - 1] = old
    cells[place, SIZE] = size
    for bound in range(BOUNDS, CELL):
        cells[place, bound] += new - old


@kernel
def room_wanted(cells: Table, place: int, more: int) -> int:
    """Give how many places in new runs a cell may ask for, to take in so many more."""
    fill, size = cells[place, LAST] - cells[place, BOUNDS], cells[place, SIZE]
    return 0 if size != EMPTY and fill + more <= 1 << size else 4 * (fill + more)


@kernel
def add(piece: Piece, i: int, place: int, tick: int, cells: Table, marks: Table, totals: Table) -> None:
    """Put the mark of a piece, number i, into a cell: after those of its tick, and the first of each later tick goes behind its own."""
    if room_wanted(cells, place, 1):
        _widen(cells, place, marks, totals)
    for end in range(LAST, BOUNDS + tick + 1, -1):
        if cells[place, end - 1] < cells[place, end]:
            marks[cells[place, end]] = marks[cells[place, end - 1]]
        cells[place, end] += 1
    mark = marks[cells[place, BOUNDS + tick + 1]]
    cells[place, BOUNDS + tick + 1] += 1
    mark.x, mark.y, mark.z, mark.outer = piece.x, piece.y, piece.z, piece.outer
    mark.start, mark.end = first_second(piece.start), last_second(piece.end)
    mark.lower, mark.upper, mark.piece = lower_metre(piece), upper_metre(piece), i
    totals[level_of(piece)] += 1
    totals[TOTAL] += 1


@kernel
def remove(pieces: Pieces, i: int, keys: Table, cells: Table, marks: Table, totals: Table) -> None:
    """Take the mark of piece i out of its cell: the last of its tick moves into its place, and the last of each later tick forward."""
    key, tick = home_of(pieces[i])
    place = place_of(keys, key)
    hole = cells[place, BOUNDS + tick]
    while marks[hole].piece != i:
        hole += 1
    for end in range(BOUNDS + tick + 1, CELL):
        last = cells[place, end] - 1
        if hole <= last:
            marks[hole] = marks[last]
            hole = last
        cells[place, end] = last
    totals[level_of(pieces[i])] -= 1
    totals[TOTAL] -= 1
