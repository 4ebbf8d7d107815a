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
from garant.space.prefetch import LINE_BYTES, fetch
from garant.space.span import Span
from garant.space.spread import FIRST, MARK_BITS

LANES = 32
"""So many are compared at once: the bits of the answer."""
ROOM = 1 << 20
"""Pairs in a portion."""
NEVER_STARTS = 2**31 - 1
AT_ONCE = 1_024
"""So many pairs in doubt are listed, and as many as one row may add, before they are decided."""
AHEAD = 4
"""So many pairs ahead memory is asked for; twice as many for what has to be known first."""
VERTICES_A_LINE = LINE_BYTES // 8

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
    if p.rows and q.rows:
        return outlines_touch(v, p.row, p.rows, _box(p), v, q.row, q.rows, _box(q), edges)
    return spans_meet(p, q, pieces, v, f)


@kernel
def _take_row(
    k: int, first: int, count: int, reals: Reals, wholes: Wholes, spans: Any, motions: Any, out: Any, n: int, doubt: Any, m: int
) -> tuple[int, int]:
    """Note who surely meets span k of a cell, of those from `first` on, and who comes near it; the lower owner's span first."""
    i, here, last = wholes[NUMBER, k], first, m
    while here < count and wholes[START, here] < wholes[END, k]:
        bits = _near(reals, wholes, k, here)
        while bits:
            lowest = bits & -bits
            bits ^= lowest
            j = wholes[NUMBER, here + _PLACES[((lowest * _FACTOR) & _WORD) >> _SHIFT]]
            fetch(spans, j)
            fetch(motions, j)
            doubt[last, 1] = j
            last += 1
        here += LANES
    p = spans[i]
    for at in range(m, last):
        j = doubt[at, 1]
        q = spans[j]
        if come_near(p, q, motions, i, j):
            is_sure, pair = surely_overlap(p, q), (i, j) if p.owner < q.owner else (j, i)
            out[n, 0], out[n, 1] = pair
            doubt[m, 0], doubt[m, 1] = pair
            n, m = n + is_sure, m + (not is_sure)
    return n, m


@kernel
def _fetch_rows(span: Span, pieces: Pieces, v: Vertices) -> None:
    """Ask for what decides about a span: an outline, or its pieces."""
    if span.rows:
        for line in range((span.rows + 7) // VERTICES_A_LINE):
            fetch(v, span.row + line * VERTICES_A_LINE)
    else:
        for piece in range(span.first, span.first + span.count):
            fetch(pieces, piece)


@kernel
def _fetch_fixes(span: Span, pieces: Pieces, f: Fixes) -> None:
    """Ask for the way of a moving span: its pieces are there by now."""
    if span.count > 1:
        for fix in range(pieces[span.first].first, pieces[span.first].first + span.count + 1, 2):
            fetch(f, fix)


@kernel
def _settle(doubt: Any, m: int, spans: Any, pieces: Pieces, v: Vertices, f: Fixes, edges: Edges, out: Any, n: int) -> int:
    """Note those that meet, of m pairs in doubt; what later ones need is asked for while one is decided."""
    for at in range(m):
        if at + 3 * AHEAD < m:
            for side in range(2):
                fetch(spans, doubt[at + 3 * AHEAD, side])
        if at + 2 * AHEAD < m:
            _fetch_rows(spans[doubt[at + 2 * AHEAD, 0]], pieces, v)
            _fetch_rows(spans[doubt[at + 2 * AHEAD, 1]], pieces, v)
        if at + AHEAD < m:
            _fetch_fixes(spans[doubt[at + AHEAD, 0]], pieces, f)
            _fetch_fixes(spans[doubt[at + AHEAD, 1]], pieces, f)
        i, j = doubt[at, 0], doubt[at, 1]
        if _meet(spans[i], spans[j], pieces, v, f, edges):
            out[n, 0], out[n, 1] = i, j
            n += 1
    return n


@kernel
def sweep(
    ends: Any, entries: Any, cell: int, row: int, until: int, reals: Reals, wholes: Wholes, spans: Any, motions: Any, pieces: Pieces,
    v: Vertices, f: Fixes, edges: Edges, doubt: Any, out: Any,
) -> tuple[int, int, int]:  # fmt: skip
    """Sweep cells up to before `until`, from a row of one on. Gives how far it came before `out` was full, and how many pairs."""
    n = m = 0
    for here in range(cell, until):
        first, count = ends[here - 1] if here else 0, ends[here] - (ends[here - 1] if here else 0)
        if count > 1:
            _lay(entries[first : first + count], spans, reals, wholes)
        for k in range(row if here == cell else 0, count - 1):
            if m + count > doubt.shape[0] or n + m + count > out.shape[0]:
                n, m = _settle(doubt, m, spans, pieces, v, f, edges, out, n), 0
                if n + count > out.shape[0]:
                    return here, k, n
            n, m = _take_row(k, k + 1, count, reals, wholes, spans, motions, out, n, doubt, m)
    return until, 0, _settle(doubt, m, spans, pieces, v, f, edges, out, n)


@maker
def hold_against_all(
    large: Any, done: int, reals: Reals, wholes: Wholes, spans: Any, motions: Any, pieces: Pieces, v: Vertices, f: Fixes,
    edges: Edges, doubt: Any, out: Any,
) -> tuple[int, int]:  # fmt: skip
    """Hold large spans against all, from the one at `done` on; a pair of two large ones once."""
    n, count = 0, spans.shape[0]
    _lay((np.arange(count) << MARK_BITS) | FIRST, spans, reals, wholes)
    for k in range(large.shape[0]):
        if k >= done:
            if n + count > out.shape[0]:
                return k, n
            n, m = _take_row(large[k], 0, count, reals, wholes, spans, motions, out, n, doubt, 0)
            n = _settle(doubt, m, spans, pieces, v, f, edges, out, n)
        reals[EAST, large[k]] = -np.inf  # nobody overlaps it any more: it has been held against all
    return large.shape[0], n
