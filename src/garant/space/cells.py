"""Cells of space and time: which one a piece lives in, and which ones a question has to look into.

Every piece lives in exactly one cell, of the level that its size and its duration ask for: five sizes (a cell is twice as wide as its
largest circle), five durations. A question looks, level by level, into the cells that could hold the centre of something near. Rows
follow latitude; a row has as many columns as its circle of latitude has room for, so that nothing is special at the antimeridian, and
little at the poles.
"""

from math import asin, cos, floor, pi, sin

import numpy as np

from garant.space.compiled import kernel
from garant.space.earth import RADIUS_M
from garant.space.piece import FAR_MS

RADII_M = np.array([10_000.0, 20_000.0, 40_000.0, 160_000.0, 640_000.0, 4 * RADIUS_M])
"""The largest circle of each level of size; the last takes any."""
LENGTHS_MS = np.array([6, 48, 384, 3_072, 0]) * 3_600_000
"""The longest window of each level of duration; the last takes any."""
SIZES, DURATIONS = len(RADII_M), len(LENGTHS_MS)
LEVELS = SIZES * DURATIONS
SAFE = 1.01
"""What the earth's flattening may add to an angle."""

_BIN_BITS, _COLUMN_BITS, _ROW_BITS = 28, 15, 14
_BIN_MIDDLE = 1 << (_BIN_BITS - 1)


@kernel
def size_of(outer_m: float) -> int:
    """Give the level of a circle."""
    size = 0
    while size < SIZES - 1 and outer_m > RADII_M[size]:
        size += 1
    return size


@kernel
def duration_of(start_ms: int, end_ms: int) -> int:
    """Give the level of a window."""
    duration = 0
    while duration < DURATIONS - 1 and end_ms - start_ms > LENGTHS_MS[duration]:
        duration += 1
    return duration


@kernel
def bin_of(at_ms: int, duration: int) -> int:
    """Give the number of the time cell that holds an instant."""
    return int(at_ms // LENGTHS_MS[duration]) if duration < DURATIONS - 1 else 0


@kernel
def bins_of(start_ms: int, end_ms: int, duration: int) -> tuple[int, int]:
    """Give the first and last time cell in which something may start that lasts into a window."""
    if duration == DURATIONS - 1:
        return 0, 0
    return bin_of(max(start_ms, -FAR_MS // 2), duration) - 1, bin_of(min(end_ms, FAR_MS // 2), duration)


@kernel
def row_of(lat: float, size: int) -> int:
    """Give the row of a latitude (radians)."""
    return int((lat + pi / 2) / (2 * RADII_M[size] / RADIUS_M)) if size < SIZES - 1 else 0


@kernel
def columns_of(row: int, size: int) -> int:
    """Give how many columns a row has."""
    if size == SIZES - 1:
        return 1
    width = 2 * RADII_M[size] / RADIUS_M
    return max(1, int(2 * pi * cos(min(pi / 2, abs((row + 0.5) * width - pi / 2))) / width))


@kernel
def column_of(lon: float, columns: int) -> int:
    """Give the column of a longitude (radians), before it is wrapped."""
    return floor((lon + pi) / (2 * pi) * columns)


@kernel
def key_of(size: int, duration: int, row: int, column: int, time: int) -> int:
    """Give the one number of a cell."""
    key = (size * DURATIONS + duration) << _ROW_BITS | row
    return (key << _COLUMN_BITS | column) << _BIN_BITS | ((time + _BIN_MIDDLE) & ((1 << _BIN_BITS) - 1))


@kernel
def home_of(lon: float, lat: float, outer_m: float, start_ms: int, end_ms: int) -> int:
    """Give the key of the cell that a piece lives in."""
    size, duration = size_of(outer_m), duration_of(start_ms, end_ms)
    row = row_of(lat, size)
    columns = columns_of(row, size)
    return key_of(size, duration, row, column_of(lon, columns) % columns, bin_of(start_ms, duration))


@kernel
def half_width(lat: float, angle: float) -> float:
    """Give how far east and west (radians of longitude) a circle reaches; all the way round where it holds a pole."""
    if abs(lat) + angle >= pi / 2:
        return pi
    return min(pi, asin(min(1.0, sin(angle) / cos(lat))) + 1e-9)


@kernel
def slot_of(key: int, mask: int) -> int:
    """Give where the search for a key begins in a table of mask + 1 places."""
    mixed = np.uint64(key) * np.uint64(0x9E3779B97F4A7C15)
    return int(np.int64(mixed >> np.uint64(32)) & mask)
