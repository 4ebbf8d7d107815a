"""Cells of space and time: which one a piece lives in, and which ones a question has to look into.

Every piece lives in exactly one cell, of the level that its size and its duration ask for. A cell is twice as wide as the largest circle
of its level; it is as long as `MARKS` ticks, and a tick is half the longest window of its level. What lies in a cell is kept in the order
of its ticks, so a question passes by the hours that it does not need. Rows follow latitude; a row has as many columns as its circle of
latitude has room for, so that nothing is special at the antimeridian, and little at the poles.
"""

from math import asin, cos, floor, pi, sin

import numpy as np

from garant.space.compiled import kernel
from garant.space.earth import RADIUS_M, lon_lat
from garant.space.piece import FAR_MS, LEG, Piece

RADII_M = np.array([7_000.0, 21_000.0, 42_000.0, 160_000.0, 640_000.0, 4 * RADIUS_M])
"""The largest circle of each level of size; the last takes any."""
LENGTHS_MS = np.array([1, 36, 288, 2_304, 18_432, 0]) * 600_000
"""The longest window of each level of duration: ten minutes, for legs alone; six hours, and more; the last takes any."""
SIZES, DURATIONS = len(RADII_M), len(LENGTHS_MS)
LEVELS = SIZES * DURATIONS
MARKS = 8
"""Ticks of a cell."""
SAFE = 1.01
"""What the earth's flattening may add to an angle."""

_MARK_BITS, _TIME_BITS, _COLUMN_BITS, _ROW_BITS = 3, 28, 15, 14
_TIME_MIDDLE = 1 << (_TIME_BITS - 1)


@kernel
def size_of(outer_m: float) -> int:
    """Give the level of a circle."""
    size = 0
    while size < SIZES - 1 and outer_m > RADII_M[size]:
        size += 1
    return size


@kernel
def duration_of(piece: Piece) -> int:
    """Give the level of a piece's window."""
    duration = 0 if piece.kind == LEG else 1
    while duration < DURATIONS - 1 and piece.end - piece.start > LENGTHS_MS[duration]:
        duration += 1
    return duration


@kernel
def level_of(piece: Piece) -> int:
    """Give the level of a piece."""
    return size_of(piece.outer) * DURATIONS + duration_of(piece)


@kernel
def tick_of(at_ms: int, duration: int) -> int:
    """Give the number of the tick that holds an instant."""
    return int(2 * at_ms // LENGTHS_MS[duration]) if duration < DURATIONS - 1 else 0


@kernel
def ticks_of(start_ms: int, end_ms: int, duration: int) -> tuple[int, int]:
    """Give the first and last tick in which something may start that lasts into a window."""
    if duration == DURATIONS - 1:
        return 0, 0
    return tick_of(max(start_ms, -FAR_MS // 4), duration) - 2, tick_of(min(end_ms, FAR_MS // 4), duration)


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
    return floor((lon + pi) * columns * (0.5 / pi))


@kernel
def key_of(level: int, row: int, column: int, time: int) -> int:
    """Give the one number of a cell."""
    key = (level << _ROW_BITS | row) << _COLUMN_BITS | column
    return key << _TIME_BITS | ((time + _TIME_MIDDLE) & ((1 << _TIME_BITS) - 1))


@kernel
def home_of(piece: Piece) -> tuple[int, int]:
    """Give the key of the cell that a piece lives in, and its tick."""
    lon, lat = lon_lat((piece.x, piece.y, piece.z))
    size, duration = size_of(piece.outer), duration_of(piece)
    row = row_of(lat, size)
    columns = columns_of(row, size)
    tick = tick_of(piece.start, duration)
    return key_of(size * DURATIONS + duration, row, column_of(lon, columns) % columns, tick >> _MARK_BITS), tick


@kernel
def level_and_time(key: int) -> tuple[int, int]:
    """Give the level of a cell, and the number of its time."""
    return key >> (_ROW_BITS + _COLUMN_BITS + _TIME_BITS), (key & ((1 << _TIME_BITS) - 1)) - _TIME_MIDDLE


@kernel
def half_width(lat: float, angle: float) -> float:
    """Give how far east and west (radians of longitude) a circle reaches; all the way round where it holds a pole."""
    if abs(lat) + angle >= pi / 2:
        return pi
    return min(pi, asin(min(1.0, sin(angle) / cos(lat))) + 1e-9)


@kernel
def slot_of(key: int, places: int) -> int:
    """Give where the search for a key begins in a table of so many places."""
    mixed = np.uint64(key) * np.uint64(0x9E3779B97F4A7C15) >> np.uint64(32)
    return int(np.int64(mixed * np.uint64(places) >> np.uint64(32)))
