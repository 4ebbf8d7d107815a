"""All pairs by sweeping: each cell once, in the order of time; who starts before I end is compared, 32 at a time.

Boxes, altitudes and windows of a cell's spans lie column by column beside each other, so that the processor compares many at once. What is
left is decided by `approach`. A pair is taken in one cell alone of those that both touch (the marks of `spread`).
"""

from math import inf
from typing import Any

from garant.space.approach import spans_meet
from garant.space.compiled import inlined, kernel, maker
from garant.space.lanes import (
    END,
    ENTRY,
    LANES,
    LAT_1,
    LAT_2,
    LON_1,
    LON_2,
    MOVING,
    NOWHERE,
    OWNER,
    PIECE,
    PIECES,
    ROW,
    ROWS,
    START,
    UPPER,
    Hits,
    Reals,
    Wholes,
    lay,
    meanwhile,
    overlaps,
    sift,
)
from garant.space.lowest import lowest
from garant.space.outline import Box, outlines_touch
from garant.space.piece import Fixes, Pieces, Vertices
from garant.space.prefetch import LINE_BYTES, fetch
from garant.space.spread import FIRST, MARK_BITS

ROOM = 1 << 20
"""Pairs in a portion."""
AT_ONCE = 1_024
"""So many pairs in doubt are listed, and as many as one row may add, before they are decided."""
AHEAD = 4
"""So many pairs ahead memory is asked for; twice as many for what has to be known first."""
VERTICES_A_LINE = LINE_BYTES // 8


@kernel
def _box(wholes: Wholes, i: int) -> Box:
    return float(wholes[LON_1, i]), float(wholes[LAT_1, i]), float(wholes[LON_2, i]), float(wholes[LAT_2, i])


@inlined
def _meet(reals: Reals, wholes: Wholes, i: int, j: int, clock: tuple[int, int], pieces: Pieces, v: Vertices, f: Fixes) -> bool:
    """Tell whether two spans of a cell that come near each other meet."""
    if wholes[ROWS, i] and wholes[ROWS, j]:
        row, rows, other, others = wholes[ROW, i], wholes[ROWS, i], wholes[ROW, j], wholes[ROWS, j]
        return outlines_touch(v, row, rows, _box(wholes, i), v, other, others, _box(wholes, j))
    come_ms, go_ms = -inf, inf
    if reals.shape[0] == MOVING:
        come, go = meanwhile(reals, wholes, i, j)
        come_ms, go_ms = clock[0] + come * clock[1], clock[0] + go * clock[1]
    return spans_meet(wholes[PIECE, i], wholes[PIECES, i], wholes[PIECE, j], wholes[PIECES, j], pieces, v, f, come_ms, go_ms)


@inlined
def _take_row(k: int, first: int, count: int, reals: Reals, wholes: Wholes, hits: Hits, h: int) -> int:
    """Note whose boxes overlap that of span k of a cell, of those from `first` on."""
    here = first
    while here < count and wholes[START, here] < wholes[END, k]:
        bits = overlaps(reals, wholes, k, here)
        while bits:
            hits[h, 0], hits[h, 1] = k, here + lowest(bits)
            bits &= bits - 1
            h += 1
        here += LANES
    return h


@kernel
def _note(wholes: Wholes, i: int, j: int, out: Any, n: int) -> None:
    """Write down a pair, the lower owner's span first."""
    if wholes[OWNER, i] > wholes[OWNER, j]:
        i, j = j, i
    out[n, 0], out[n, 1] = wholes[ENTRY, i] >> MARK_BITS, wholes[ENTRY, j] >> MARK_BITS


@inlined
def _take(hits: Hits, h: int, reals: Reals, wholes: Wholes, out: Any, n: int) -> tuple[int, int]:
    """Note which pairs of h surely meet, and leave in their place those that come near each other: so many."""
    for lane in range(LANES):
        hits[h + lane, 0] = hits[h + lane, 1] = 0
    m = 0
    for first in range(0, h, LANES):
        near, sure = sift(hits, first, reals, wholes)
        for at in range(first, min(h, first + LANES)):
            i, j = hits[at, 0], hits[at, 1]
            _note(wholes, i, j, out, n)
            hits[m, 0], hits[m, 1] = i, j
            n, m = n + (near & sure & 1), m + (near & ~sure & 1)
            near, sure = near >> 1, sure >> 1
    return n, m


@kernel
def _fetch_rows(wholes: Wholes, i: int, pieces: Pieces, v: Vertices) -> None:
    """Ask for what decides about a span: an outline, or its pieces."""
    if wholes[ROWS, i]:
        for line in range((wholes[ROWS, i] + 7) // VERTICES_A_LINE):
            fetch(v, wholes[ROW, i] + line * VERTICES_A_LINE)
    else:
        for piece in range(wholes[PIECE, i], wholes[PIECE, i] + wholes[PIECES, i] + 1):
            fetch(pieces, piece)


@kernel
def _fetch_fixes(wholes: Wholes, i: int, pieces: Pieces, f: Fixes) -> None:
    """Ask for the way of a moving span: its pieces are there by now."""
    if wholes[PIECES, i] > 1:
        first = pieces[wholes[PIECE, i]].first
        for fix in range(first, first + wholes[PIECES, i] + 1, 2):
            fetch(f, fix)


@inlined
def _settle(
    hits: Hits, h: int, reals: Reals, wholes: Wholes, clock: tuple[int, int], pieces: Pieces, v: Vertices, f: Fixes, out: Any, n: int
) -> int:
    """Note those that meet, of h pairs of a cell; what later ones need is asked for while one is decided."""
    n, m = _take(hits, h, reals, wholes, out, n)
    for at in range(-2 * AHEAD, m):
        for side in range(2):
            if at + 2 * AHEAD < m:
                _fetch_rows(wholes, hits[at + 2 * AHEAD, side], pieces, v)
            if 0 <= at + AHEAD < m:
                _fetch_fixes(wholes, hits[at + AHEAD, side], pieces, f)
        if at >= 0 and _meet(reals, wholes, hits[at, 0], hits[at, 1], clock, pieces, v, f):
            _note(wholes, hits[at, 0], hits[at, 1], out, n)
            n += 1
    return n


@kernel
def sweep(
    ends: Any, entries: Any, cell: int, row: int, until: int, reals: Reals, wholes: Wholes, hits: Hits, spans: Any, motions: Any,
    clock: tuple[int, int], pieces: Pieces, v: Vertices, f: Fixes, out: Any,
) -> tuple[int, int, int]:  # fmt: skip
    """Sweep cells up to before `until`, from a row of one on. Gives how far it came before `out` was full, and how many pairs."""
    n = h = 0
    for here in range(cell, until):
        first, count = ends[here - 1] if here else 0, ends[here] - (ends[here - 1] if here else 0)
        if count > 1:
            lay(entries[first : first + count], spans, motions, reals, wholes)
        for k in range(row if here == cell else 0, count - 1):
            if h + count + LANES > hits.shape[0] or n + h + count > out.shape[0]:
                n, h = _settle(hits, h, reals, wholes, clock, pieces, v, f, out, n), 0
                if n + count > out.shape[0]:
                    return here, k, n
            h = _take_row(k, k + 1, count, reals, wholes, hits, h)
        if h:
            n, h = _settle(hits, h, reals, wholes, clock, pieces, v, f, out, n), 0
    return until, 0, n


@maker
def hold_against_all(
    order: Any, large: Any, done: int, reals: Reals, wholes: Wholes, hits: Hits, spans: Any, motions: Any, clock: tuple[int, int],
    pieces: Pieces, v: Vertices, f: Fixes,     out: Any,
) -> tuple[int, int]:  # fmt: skip
    """Hold large spans against all, from the one at `done` on; a pair of two large ones once."""
    n, count = 0, spans.shape[0]
    lay((order << MARK_BITS) | FIRST, spans, motions, reals, wholes)
    for k in range(large.shape[0]):
        if k >= done:
            if n + count > out.shape[0]:
                return k, n
            h = _take_row(large[k], 0, count, reals, wholes, hits, 0)
            n = _settle(hits, h, reals, wholes, clock, pieces, v, f, out, n)
        wholes[UPPER, large[k]] = NOWHERE  # nobody overlaps it any more: it has been held against all
    return large.shape[0], n
