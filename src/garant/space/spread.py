"""Where spans lie: in every cell of space that their boxes touch, in the order of time within each cell.

Cells are cubes of the crowd's frame, so nothing is special at a pole or at the antimeridian. A theatre is one layer of them.
"""

from typing import Any, NamedTuple

import numpy as np

from garant.space.compiled import inlined, kernel, maker
from garant.space.prefetch import fetch
from garant.space.span import Span, order_of_time

CELLS_MAX = 256
"""A span that touches more cells than this is held against everything instead."""
EXTENTS = 3.0
"""So many times as wide as a span's box, on the average, is a cell: spans touch few cells, and meet few strangers there."""
CELLS_A_SPAN, CELLS = 4, 1_024
"""At most so many cells are made for each span, and so many besides."""
AHEAD = 16
"""So many spans ahead memory is asked for."""
LARGE_MAX = 64
"""So many spans, and a hundredth of all, may be held against everything; for more of them cells are made wider."""
WIDER = 1.5
MARK_BITS, FIRST = 3, 7
"""The mark of a cell that is the first one of its span on all three axes."""

Table = Any


class Cells(NamedTuple):
    """Cells of a box: where it begins, one over their width, and how many there are on each axis."""

    west: float
    south: float
    low: float
    per_m: float
    counts: tuple[int, int, int]


class Spread(NamedTuple):
    """Spans in cells, in the order of time: where each cell's entries end; the entries; the order of all; where in it are those too large.

    An entry is a span's number, shifted by `MARK_BITS`, and a mark: a bit for each axis on which this is the first cell that the span
    touches. Of the cells that two spans share one is, on every axis, the first of one of the two.
    """

    ends: Any
    entries: Any
    order: Any
    large: Any


@maker
def _extents(spans: Any) -> tuple[Table, Table, float]:
    """Give the box of everything, and how wide spans are on the average."""
    low, high, wide = np.full(3, np.inf), np.full(3, -np.inf), 0.0
    for i in range(spans.shape[0]):
        span = spans[i]
        low[0], low[1], low[2] = min(low[0], span.west), min(low[1], span.south), min(low[2], span.low)
        high[0], high[1], high[2] = max(high[0], span.east), max(high[1], span.north), max(high[2], span.high)
        wide += (span.east - span.west) + (span.north - span.south)
    return low, high, wide / (2 * spans.shape[0])


@kernel
def _cells(low: Table, high: Table, width: float) -> Cells:
    """Cut a box into cells, the last ones of which may be up to twice as long."""
    x, y, z = max(1, int((high[0] - low[0]) / width)), max(1, int((high[1] - low[1]) / width)), max(1, int((high[2] - low[2]) / width))
    return Cells(low[0], low[1], low[2], 1 / width, (x, y, z))


@inlined
def _reach(span: Span, cells: Cells) -> tuple[int, int, int, int, int, int]:
    """Give the first and the last cell that a span touches on each axis."""
    (x, y, z), per_m = cells.counts, cells.per_m
    west, east = min(x - 1, int((span.west - cells.west) * per_m)), min(x - 1, int((span.east - cells.west) * per_m))
    south, north = min(y - 1, int((span.south - cells.south) * per_m)), min(y - 1, int((span.north - cells.south) * per_m))
    return west, east, south, north, min(z - 1, int((span.low - cells.low) * per_m)), min(z - 1, int((span.high - cells.low) * per_m))


@inlined
def _is_large(span: Span, cells: Cells) -> bool:
    west, east, south, north, low, high = _reach(span, cells)
    return (east - west + 1) * (north - south + 1) * (high - low + 1) > CELLS_MAX


@maker
def _large(spans: Any, cells: Cells) -> Table:
    return np.array([i for i in range(spans.shape[0]) if _is_large(spans[i], cells)], np.int32)


@maker
def _layout(spans: Any) -> tuple[Cells, Table]:
    """Choose cells, and give the spans that are too large for them."""
    low, high, wide = _extents(spans)
    width, count = max(1.0, EXTENTS * wide), spans.shape[0]
    while True:
        cells = _cells(low, high, width)
        if cells.counts[0] * cells.counts[1] * cells.counts[2] <= CELLS_A_SPAN * count + CELLS:
            large = _large(spans, cells)
            if large.shape[0] <= LARGE_MAX + count // 100:
                return cells, large
        width *= WIDER


@maker
def _count(spans: Any, cells: Cells) -> Table:
    """Count the spans in each cell, one place further on."""
    counts = np.zeros(cells.counts[0] * cells.counts[1] * cells.counts[2] + 1, np.int64)
    for i in range(spans.shape[0]):
        if not _is_large(spans[i], cells):
            west, east, south, north, low, high = _reach(spans[i], cells)
            for layer in range(low, high + 1):
                for row in range(south, north + 1):
                    first = (layer * cells.counts[1] + row) * cells.counts[0]
                    for column in range(west, east + 1):
                        counts[first + column + 1] += 1
    return counts


@kernel
def _enter(spans: Any, order: Table, cells: Cells, ends: Table, entries: Table) -> None:
    """Enter spans into their cells in the order of time; `ends` are where cells begin, and then where they end."""
    for k in range(order.shape[0]):
        i = order[k]
        if k + AHEAD < order.shape[0]:
            fetch(spans, order[k + AHEAD])
        if not _is_large(spans[i], cells):
            west, east, south, north, low, high = _reach(spans[i], cells)
            for layer in range(low, high + 1):
                for row in range(south, north + 1):
                    first = (layer * cells.counts[1] + row) * cells.counts[0]
                    for column in range(west, east + 1):
                        mark = (column == west) | ((row == south) << 1) | ((layer == low) << 2)
                        entries[ends[first + column]] = (i << MARK_BITS) | mark
                        ends[first + column] += 1


def spread(spans: Any) -> Spread:
    """Enter spans into all the cells that they touch, in the order of time."""
    order = order_of_time(np.ascontiguousarray(spans["start"]))
    cells, large = _layout(spans)
    ends = np.cumsum(_count(spans, cells))
    entries = np.empty(ends[-1], np.int32)
    _enter(spans, order, cells, ends, entries)
    return Spread(ends[:-1], entries, order, np.flatnonzero(np.isin(order, large)))
