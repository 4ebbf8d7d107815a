"""Columns: the spans of a cell laid out side by side, so that many are compared at a time.

    reals     box, place, outer and inner circle of each span; where anything moves also its speed and how its altitudes change
    wholes    altitudes, window, entry (its number among all spans, and a mark: `spread`), owner, its pieces; a plain area's rows and box

`overlaps` holds one span against 32: windows, altitudes, and boxes of all of their time. What is left goes through `sift`, 32 pairs at a
time: what is still is told apart by circles and the boxes of outlines, and known to overlap by inner circles; what moves is told apart by
the closest point of approach. Loops here have no branches, no sign in the place and a fixed length: the compiler makes vector instructions
of them. Bits of the answers say which of the 32.
"""

from math import sqrt
from typing import Any

import numpy as np

from garant.space.compiled import inlined, kernel
from garant.space.plane import NEAR
from garant.space.prefetch import fetch
from garant.space.spread import FIRST, MARK_BITS

LANES = 32
"""So many are compared at once: the bits of the answer."""
NEVER_STARTS = 2**31 - 1
NOWHERE = -(2**31)
"""Below every altitude."""
AHEAD = 16
"""So many spans ahead memory is asked for."""
SURE_M = np.float32(100_000)
"""Up to here an arc is less than a metre longer than its chord, which the inner circles have to spare."""
THINNER = np.float32(1 - 1e-6)
"""What short floats may add to a square root."""
ZERO = np.float32(0)
SPARE = np.float32(4)
"""What rounding may take from a time, in ticks."""
NEAR_UNITS = np.int32(NEAR)
EVERYWHERE = 2_000_000_000
"""Beyond every longitude and latitude, in 1e-7 degree."""
_ALL = -EVERYWHERE, -EVERYWHERE, EVERYWHERE, EVERYWHERE

Reals = Any
"""float32 array, shape (STILL or MOVING, n)."""
Wholes = Any
"""int32 array, shape (WHOLES, n)."""
Hits = Any
"""int32 array, shape (n, 2): places in the columns."""
WEST, EAST, SOUTH, NORTH, X, Y, Z, OUTER, INNER, EASTWARD, NORTHWARD, UPWARD, FLOOR, SINK, TOP, CLIMB = range(16)
STILL, MOVING = INNER + 1, CLIMB + 1
LOWER, UPPER, START, END, ENTRY, OWNER, PIECE, PIECES, ROW, ROWS, LON_1, LAT_1, LON_2, LAT_2 = range(14)
WHOLES = LAT_2 + 1


@kernel
def lay(entries: Any, spans: Any, motions: Any, reals: Reals, wholes: Wholes) -> None:
    """Lay a cell's spans out column by column."""
    count = entries.shape[0]
    for at in range(count):
        if at + AHEAD < count:
            ahead = entries[at + AHEAD] >> MARK_BITS
            fetch(spans, ahead)
            fetch(spans, ahead + 1)
            fetch(motions, ahead)
        number = entries[at] >> MARK_BITS
        span = spans[number]
        reals[WEST, at], reals[EAST, at], reals[SOUTH, at], reals[NORTH, at] = span.west, span.east, span.south, span.north
        reals[X, at], reals[Y, at], reals[Z, at] = span.x, span.y, span.z
        reals[OUTER, at], reals[INNER, at] = span.outer, span.inner
        wholes[LOWER, at], wholes[UPPER, at], wholes[START, at], wholes[END, at] = span.lower, span.upper, span.start, span.end
        wholes[ENTRY, at], wholes[OWNER, at], wholes[PIECE, at], wholes[PIECES, at] = entries[at], span.owner, span.first, span.count
        wholes[ROW, at], wholes[ROWS, at] = span.row, span.rows
        west, south, east, north = (span.lon_1, span.lat_1, span.lon_2, span.lat_2) if span.rows else _ALL
        wholes[LON_1, at], wholes[LAT_1, at], wholes[LON_2, at], wholes[LAT_2, at] = west, south, east, north
        if motions.shape[0]:
            motion = motions[number]
            reals[EASTWARD, at], reals[NORTHWARD, at], reals[UPWARD, at] = motion.x, motion.y, motion.z
            reals[FLOOR, at], reals[SINK, at], reals[TOP, at], reals[CLIMB, at] = motion.floor, motion.sink, motion.top, motion.climb
    for at in range(count, count + LANES):
        wholes[START, at] = NEVER_STARTS


@inlined
def overlaps(reals: Reals, wholes: Wholes, k: int, first: int) -> int:
    """Compare span k of a cell with those from `first` on: a bit for each whose box, band and window overlap its own.

    A pair is taken in one cell alone of those that both touch: in the one that is, on every axis, the first of one of the two.
    """
    west, east, south, north = reals[WEST, k], reals[EAST, k], reals[SOUTH, k], reals[NORTH, k]
    lower, upper, start, end = wholes[LOWER, k], wholes[UPPER, k], wholes[START, k], wholes[END, k]
    entry, owner = wholes[ENTRY, k], wholes[OWNER, k]
    bits = np.uint32(0)
    for lane in range(LANES):
        j = np.uint64(first) + np.uint64(lane)
        there = (reals[WEST, j] <= east) & (west <= reals[EAST, j]) & (reals[SOUTH, j] <= north) & (south <= reals[NORTH, j])
        there &= (wholes[LOWER, j] <= upper) & (lower <= wholes[UPPER, j]) & (wholes[START, j] < end) & (start < wholes[END, j])
        there &= (wholes[OWNER, j] != owner) & (((wholes[ENTRY, j] | entry) & FIRST) == FIRST)
        bits |= np.uint32(there) << np.uint32(lane)
    return int(np.int64(bits))


@inlined
def sift(hits: Hits, first: int, reals: Reals, wholes: Wholes) -> tuple[int, int]:
    """Compare 32 pairs, from `first` on: a bit for each that comes near each other, and for each that surely meets."""
    near, sure = _still(hits, first, reals)
    if reals.shape[0] == STILL:
        return near & _boxes(hits, first, wholes), sure
    return _passing(hits, first, reals, wholes), sure


@kernel
def _still(hits: Hits, first: int, reals: Reals) -> tuple[int, int]:
    """Tell whose circles overlap, and whose inner circles surely do."""
    near = sure = np.uint32(0)
    for lane in range(LANES):
        i, j = np.uint64(hits[np.uint64(first + lane), 0]), np.uint64(hits[np.uint64(first + lane), 1])
        x, y, z = reals[X, i] - reals[X, j], reals[Y, i] - reals[Y, j], reals[Z, i] - reals[Z, j]
        squared, reach, both = x * x + y * y + z * z, reals[OUTER, i] + reals[OUTER, j], (reals[INNER, i] + reals[INNER, j]) * THINNER
        overlap = (reals[INNER, i] > ZERO) & (reals[INNER, j] > ZERO) & (both < SURE_M) & (squared <= both * both)
        near |= np.uint32(squared <= reach * reach) << np.uint32(lane)
        sure |= np.uint32(overlap) << np.uint32(lane)
    return int(np.int64(near)), int(np.int64(sure))


@kernel
def _boxes(hits: Hits, first: int, wholes: Wholes) -> int:
    """Tell which outlines' boxes overlap."""
    bits = np.uint32(0)
    for lane in range(LANES):
        i, j = np.uint64(hits[np.uint64(first + lane), 0]), np.uint64(hits[np.uint64(first + lane), 1])
        there = (wholes[LON_1, i] <= wholes[LON_2, j] + NEAR_UNITS) & (wholes[LON_1, j] <= wholes[LON_2, i] + NEAR_UNITS)
        there &= (wholes[LAT_1, i] <= wholes[LAT_2, j] + NEAR_UNITS) & (wholes[LAT_1, j] <= wholes[LAT_2, i] + NEAR_UNITS)
        bits |= np.uint32(there) << np.uint32(lane)
    return int(np.int64(bits))


@kernel
def _passing(hits: Hits, first: int, reals: Reals, wholes: Wholes) -> int:
    """Tell who comes within reach of each other, and within their altitudes, while both are there."""
    bits = np.uint32(0)
    for lane in range(LANES):
        i, j = np.uint64(hits[np.uint64(first + lane), 0]), np.uint64(hits[np.uint64(first + lane), 1])
        start = max(wholes[START, i], wholes[START, j])
        took = np.float32(np.int32(min(wholes[END, i], wholes[END, j]) - start))
        on, other = np.float32(np.int32(start - wholes[START, i])), np.float32(np.int32(start - wholes[START, j]))
        above = (reals[TOP, j] + reals[CLIMB, j] * other) - (reals[FLOOR, i] + reals[SINK, i] * on)
        below = (reals[TOP, i] + reals[CLIMB, i] * on) - (reals[FLOOR, j] + reals[SINK, j] * other)
        rise, fall = reals[CLIMB, j] - reals[SINK, i], reals[CLIMB, i] - reals[SINK, j]
        come = max(-above / rise if rise > ZERO else ZERO, -below / fall if fall > ZERO else ZERO) - SPARE
        go = min(-above / rise if rise < ZERO else took, -below / fall if fall < ZERO else took) + SPARE
        there = (come <= go) & ((rise != ZERO) | (above >= ZERO)) & ((fall != ZERO) | (below >= ZERO))
        vx, vy, vz = reals[EASTWARD, i], reals[NORTHWARD, i], reals[UPWARD, i]
        wx, wy, wz = reals[EASTWARD, j], reals[NORTHWARD, j], reals[UPWARD, j]
        x = (reals[X, i] + vx * on) - (reals[X, j] + wx * other)
        y = (reals[Y, i] + vy * on) - (reals[Y, j] + wy * other)
        z = (reals[Z, i] + vz * on) - (reals[Z, j] + wz * other)
        vx, vy, vz = vx - wx, vy - wy, vz - wz
        a, b = vx * vx + vy * vy + vz * vz, x * vx + y * vy + z * vz
        at = min(go, max(come, -b / a if a > ZERO else ZERO))
        x, y, z, reach = x + vx * at, y + vy * at, z + vz * at, reals[OUTER, i] + reals[OUTER, j]
        there &= x * x + y * y + z * z <= reach * reach
        bits |= np.uint32(there) << np.uint32(lane)
    return int(np.int64(bits))


@inlined
def meanwhile(reals: Reals, wholes: Wholes, i: int, j: int) -> tuple[float, float]:
    """Give between which ticks two spans may be within reach of each other, and of their altitudes, one of which moves."""
    start = max(wholes[START, i], wholes[START, j])
    took = float(min(wholes[END, i], wholes[END, j]) - start)
    on, other = float(start - wholes[START, i]), float(start - wholes[START, j])
    vx, vy, vz = float(reals[EASTWARD, i]), float(reals[NORTHWARD, i]), float(reals[UPWARD, i])
    wx, wy, wz = float(reals[EASTWARD, j]), float(reals[NORTHWARD, j]), float(reals[UPWARD, j])
    x = (reals[X, i] + vx * on) - (reals[X, j] + wx * other)
    y = (reals[Y, i] + vy * on) - (reals[Y, j] + wy * other)
    z = (reals[Z, i] + vz * on) - (reals[Z, j] + wz * other)
    vx, vy, vz, reach = vx - wx, vy - wy, vz - wz, float(reals[OUTER, i]) + reals[OUTER, j] + 1
    a, b, c = vx * vx + vy * vy + vz * vz, x * vx + y * vy + z * vz, x * x + y * y + z * z
    half = sqrt(max(0.0, b * b - a * (c - reach * reach)))
    come, go = ((-b - half) / a, (half - b) / a) if a > 0 else (0.0, took)
    above = (float(reals[TOP, j]) + reals[CLIMB, j] * other) - (reals[FLOOR, i] + reals[SINK, i] * on)
    below = (float(reals[TOP, i]) + reals[CLIMB, i] * on) - (reals[FLOOR, j] + reals[SINK, j] * other)
    rise, fall = float(reals[CLIMB, j]) - reals[SINK, i], float(reals[CLIMB, i]) - reals[SINK, j]
    come = max(come, -above / rise if rise > 0 else 0.0, -below / fall if fall > 0 else 0.0)
    go = min(go, -above / rise if rise < 0 else took, -below / fall if fall < 0 else took)
    return start + come - SPARE, start + go + SPARE
