"""Marks in cells, kept up to date one by one.

    keys       a hash table of the keys of cells; at the same place of
    cells      the size of a cell's run of marks; where the marks of its first tick begin, and where those of each tick end
    marks      `mark`s; those of a cell lie side by side, tick by tick
    totals     how many marks there are on each level; the heads of the lists of free runs, by size; a few totals

A run that is full moves into the next size; the old one is used again. Nothing here allocates: the caller (`holding`) makes room.
"""

from typing import Any

from garant.space.cells import LEVELS, MARKS, duration_of, home_of, level_of, size_of, slot_of
from garant.space.compiled import kernel
from garant.space.mark import write_mark
from garant.space.piece import Piece, Pieces

EMPTY = -1
SIZE, BOUNDS = 0, 1
"""Columns of `cells`: the size of the run; the marks of tick t lie between the bounds t and t + 1."""
LAST = BOUNDS + MARKS
CELL = LAST + 1
RUNS = 56
"""Sizes of runs, up to 2^28 marks."""
FREE = LEVELS
USED, KEYS, TOTAL = FREE + RUNS, FREE + RUNS + 1, FREE + RUNS + 2
TOTALS = TOTAL + 1

Table = Any


@kernel
def _places(size: int) -> int:
    """Give how many marks a run of a size holds: 2, 3, 4, 6, 8, 12 and so on."""
    return (2 | size & 1) << (size >> 1)


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
    """Give the first place of a run of a size: a free one, or a new one."""
    first = totals[FREE + size]
    if first != EMPTY:
        totals[FREE + size] = marks[first].piece
        return int(first)
    totals[USED] += _places(size)
    return int(totals[USED] - _places(size))


@kernel
def _widen(cells: Table, place: int, marks: Table, totals: Table) -> None:
    """Move a cell's marks into a run of the next size."""
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
    return 0 if size != EMPTY and fill + more <= _places(size) else 6 * (fill + more)


@kernel
def add(piece: Piece, i: int, place: int, whole_tick: int, cells: Table, marks: Table, totals: Table) -> None:
    """Put the mark of a piece, number i, into a cell: after those of its tick, and the first of each later tick goes behind its own."""
    time, tick = whole_tick // MARKS, whole_tick % MARKS
    if room_wanted(cells, place, 1):
        _widen(cells, place, marks, totals)
    for end in range(LAST, BOUNDS + tick + 1, -1):
        if cells[place, end - 1] < cells[place, end]:
            marks[cells[place, end]] = marks[cells[place, end - 1]]
        cells[place, end] += 1
    write_mark(marks[cells[place, BOUNDS + tick + 1]], piece, i, size_of(piece.outer), duration_of(piece), time)
    cells[place, BOUNDS + tick + 1] += 1
    totals[level_of(piece)] += 1
    totals[TOTAL] += 1


@kernel
def remove(pieces: Pieces, i: int, keys: Table, cells: Table, marks: Table, totals: Table) -> None:
    """Take the mark of piece i out of its cell: the last of its tick moves into its place, and the last of each later tick forward."""
    key, whole_tick = home_of(pieces[i])
    place, tick = place_of(keys, key), whole_tick % MARKS
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
