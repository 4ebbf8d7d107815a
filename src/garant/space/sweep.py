"""All pairs by sweeping: each cell once, in the order of time; who starts before I end is compared, 32 at a time.

Boxes, altitudes and windows of a cell's spans lie column by column beside each other, so that the processor compares many at once. What is
left is decided by `approach`. A pair is taken in one cell alone of those that both touch (the marks of `spread`).
"""

from typing import Any

import numpy as np

from garant.space.approach import come_near, spans_meet, surely_overlap
from garant.space.compiled import kernel, maker
from garant.space.outline import Box, Edges, outlines_touch
from garant.space.piece import Fixes, Pieces, Vertices
from garant.space.span import Span
from garant.space.spread import FIRST, MARK_BITS

LANES = 32
"""So many are compared at once: the bits of the answer."""
ROOM = 1 << 20
"""Pairs in a portion."""
NEVER_STARTS = 2**31 - 1

_FACTOR, _WORD, _SHIFT = 0x077CB531, 0xFFFFFFFF, 27
_PLACES = np.zeros(LANES, np.int64)
_PLACES[[(_FACTOR << bit & _WORD) >> _SHIFT for bit in range(LANES)]] = range(LANES)
"""Where a lone bit is, by the top bits of its product with a de Bruijn sequence."""


Reals = Any
"""float32 array, shape (4, n): west, east, south and north of a cell's spans."""
Wholes = Any
"""int32 array, shape (6, n): lower, upper, start, end, mark, and the span's number among all."""
WEST, EAST, SOUTH, NORTH = range(4)
LOWER, UPPER, START, END, MARK, NUMBER = range(6)


@kernel
def _lay(entries: Any, spans: Any, reals: Reals, wholes: Wholes) -> None:
    """Lay a cell's spans out column by column."""
    count = entries.shape[0]
    for at in range(count):
        number = entries[at] >> MARK_BITS
        span = spans[number]
        wholes[NUMBER, at], wholes[MARK, at] = number, entries[at] & FIRST
        reals[WEST, at], reals[EAST, at], reals[SOUTH, at], reals[NORTH, at] = span.west, span.east, span.south, span.north
        wholes[LOWER, at], wholes[UPPER, at], wholes[START, at], wholes[END, at] = span.lower, span.upper, span.start, span.end
    for at in range(count, count + LANES):
        wholes[START, at] = NEVER_STARTS


@kernel
def _near(reals: Reals, wholes: Wholes, k: int, first: int) -> int:
    """Compare span k with those from `first` on: a bit for each whose box, band and window overlap its own, in the cell where they count.

    Written so that there are no branches in the loop and no sign in the place, and the compiler does many at once.
    """
    west, east, south, north = reals[WEST, k], reals[EAST, k], reals[SOUTH, k], reals[NORTH, k]
    lower, upper, end, mark = wholes[LOWER, k], wholes[UPPER, k], wholes[END, k], wholes[MARK, k]
    bits = np.uint32(0)
    for lane in range(LANES):
        j = np.uint64(first) + np.uint64(lane)
        there = (reals[WEST, j] <= east) & (west <= reals[EAST, j]) & (reals[SOUTH, j] <= north) & (south <= reals[NORTH, j])
        there &= (wholes[LOWER, j] <= upper) & (lower <= wholes[UPPER, j]) & (wholes[START, j] < end) & ((wholes[MARK, j] | mark) == FIRST)
        bits |= np.uint32(there) << np.uint32(lane)
    return int(bits)


@kernel
def _box(span: Span) -> Box:
    return float(span.lon_1), float(span.lat_1), float(span.lon_2), float(span.lat_2)


@kernel
def _meet(p: Span, q: Span, pieces: Pieces, v: Vertices, f: Fixes, edges: Edges) -> bool:
    """Tell whether two spans that come near each other meet."""
    meet = surely_overlap(p, q)
    if not meet and p.rows and q.rows:
        its, that = _box(p), _box(q)
        meet = outlines_touch(v, p.row, p.rows, its, v, q.row, q.rows, that, edges)
    elif not meet:
        meet = spans_meet(p, q, pieces, v, f)
    return meet


@kernel
def _take_row(
    k: int, first: int, count: int, reals: Reals, wholes: Wholes, spans: Any, motions: Any, pieces: Pieces, v: Vertices, f: Fixes,
    edges: Edges, out: Any, n: int,
) -> int:  # fmt: skip
    """Find whom span k of a cell meets among those from `first` on, and note both numbers, that of the lower owner first."""
    i, here = wholes[NUMBER, k], first
    p = spans[i]
    while here < count and wholes[START, here] < wholes[END, k]:
        bits = _near(reals, wholes, k, here)
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            there = here + _PLACES[((lowest * _FACTOR) & _WORD) >> _SHIFT]
            j = wholes[NUMBER, there]
            q = spans[j]
            if come_near(p, q, motions, i, j) and _meet(p, q, pieces, v, f, edges):
                out[n, 0], out[n, 1] = (i, j) if p.owner < q.owner else (j, i)
                n += 1
        here += LANES
    return n


@kernel
def sweep(
    ends: Any, entries: Any, cell: int, row: int, until: int, reals: Reals, wholes: Wholes, spans: Any, motions: Any, pieces: Pieces,
    v: Vertices, f: Fixes, edges: Edges, out: Any,
) -> tuple[int, int, int]:  # fmt: skip
    """Sweep cells up to before `until`, from a row of one on. Gives how far it came before `out` was full, and how many pairs."""
    n = 0
    for here in range(cell, until):
        first, count = ends[here - 1] if here else 0, ends[here] - (ends[here - 1] if here else 0)
        if count > 1:
            _lay(entries[first : first + count], spans, reals, wholes)
        for k in range(row if here == cell else 0, count - 1):
            if n + count > out.shape[0]:
                return here, k, n
            n = _take_row(k, k + 1, count, reals, wholes, spans, motions, pieces, v, f, edges, out, n)
    return until, 0, n


@maker
def hold_against_all(
    large: Any, done: int, reals: Reals, wholes: Wholes, spans: Any, motions: Any, pieces: Pieces, v: Vertices, f: Fixes,
    edges: Edges, out: Any,
) -> tuple[int, int]:  # fmt: skip
    """Hold large spans against all, from the one at `done` on; a pair of two large ones once."""
    n, count = 0, spans.shape[0]
    _lay((np.arange(count) << MARK_BITS) | FIRST, spans, reals, wholes)
    for k in range(large.shape[0]):
        if k >= done:
            if n + count > out.shape[0]:
                return k, n
            n = _take_row(large[k], 0, count, reals, wholes, spans, motions, pieces, v, f, edges, out, n)
        reals[EAST, large[k]] = -np.inf  # nobody overlaps it any more: it has been held against all
    return large.shape[0], n
