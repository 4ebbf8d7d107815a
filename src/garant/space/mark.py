"""Marks: 16 bytes that pass most pieces by without looking them up, four to a line of the processor's cache.

A mark says roughly where its piece is, how far it reaches, from when to when and between which altitudes, in units of its cell's level:

    lon, lat      16 bits each of an angle; two that lie further apart than these can say seem nearer, never further
    outer         the circle that holds all of the piece
    start, end    since the beginning of the cell
    lower, upper  steps of 64 m; the lowest and the highest take all beyond

Whatever meets, fits: everything is rounded alike on both sides, or outward. Sixteen marks are compared at a time (`abreast`).
"""

from math import cos, floor, pi
from typing import Any, NamedTuple

import numpy as np

from garant.space.abreast import fitting
from garant.space.cells import DURATIONS, LENGTHS_MS, MARKS, RADII_M, SAFE, SIZES, half_width
from garant.space.compiled import inlined, kernel
from garant.space.earth import RADIUS_M, lon_lat
from garant.space.lowest import lowest
from garant.space.piece import Piece, Pieces
from garant.space.prefetch import fetch_rows

LANES, FEW = 16, 8
"""So many marks are compared at once, and in a run that has not so many; an array of marks has `LANES` places more than are used."""
EPOCH_MS = 1_767_225_600_000

MARK = np.dtype(
    [
        ("lon", "u2"), ("lat", "u2"), ("outer", "u2"),
        ("start", "u2"), ("end", "u2"),
        ("lower", "u1"), ("upper", "u1"),
        ("piece", "i4"),
    ]
)  # fmt: skip
"""16 bytes."""

_STEPS, _MOST = 65_536, 65_535
_PER_RADIAN = _STEPS * np.maximum(1, np.floor(2 * pi * RADIUS_M / (16 * RADII_M))) / (2 * pi)
"""Units of an angle, by size: a whole number of times 2^16 make a full turn, so that nothing is special at the antimeridian."""
_PER_MS = _STEPS / (MARKS // 2 + 1.01) / np.maximum(LENGTHS_MS, 1)
"""Units of time, by duration: those of a cell, and of the longest window that begins at its end."""
_PER_MS[DURATIONS - 1] = 1 / 86_400_000
_BASE_MS = EPOCH_MS - _STEPS // 2 * 86_400_000
"""For what lasts longest: days, 89 years before and after."""
_LOWEST_CM, _STEP_CM = -51_200, 6_400

Table = Any


class Look(NamedTuple):
    """What is looked for on a level: around where (with weights of both angles), and between which altitudes."""

    lon: Any
    lat: Any
    reach: Any
    east: Any
    north: Any
    lower: Any
    upper: Any


@kernel
def _angle(value: float, size: int) -> Any:
    """Give an angle in units, without its full turns."""
    return np.uint16(floor(value * _PER_RADIAN[size]) & _MOST)


@kernel
def _step_of(altitude_cm: int) -> Any:
    return np.uint8(min(max((altitude_cm - _LOWEST_CM) // _STEP_CM, 0), 255))


@kernel
def moment_of(at_ms: int, time: int, duration: int) -> int:
    """Give an instant in units since the beginning of a cell, which has this number."""
    base = (MARKS // 2) * LENGTHS_MS[duration] * time if duration < DURATIONS - 1 else _BASE_MS
    return int(min(max((at_ms - base) * _PER_MS[duration], 0.0), float(_MOST)))


@kernel
def write_mark(mark: Any, piece: Piece, number: int, size: int, duration: int, time: int) -> None:
    """Write the mark of a piece, which has this number and lives in the cell of this level and time."""
    lon, lat = lon_lat((piece.x, piece.y, piece.z))
    mark.lon, mark.lat = _angle(lon + pi, size), _angle(lat + pi / 2, size)
    mark.outer = np.uint16(min(float(_MOST), piece.outer * (SAFE / RADIUS_M) * _PER_RADIAN[size] + 3))
    mark.start, mark.end = np.uint16(moment_of(piece.start, time, duration)), np.uint16(moment_of(piece.end, time, duration))
    mark.lower, mark.upper = _step_of(min(piece.lower_1, piece.lower_2)), _step_of(max(piece.upper_1, piece.upper_2))
    mark.piece = number


@kernel
def _shrink(angle: float) -> float:
    """Give at most by what the square of twice its sine's half falls short of the square of an angle, for angles up to this one.

    The sine of x is at least x - x³ / 6, and its square at least x² (1 - x² / 3).
    """
    return 1.0 - angle * angle / 12


@inlined
def look_of(q: Piece, lon: float, lat: float, size: int) -> Look:
    """Say what a piece looks for among marks of a size.

    The haversine of the angle between two centres is that of their latitudes, and that of their longitudes times both cosines: so the sum
    of the squares of both differences, weighted, is never more than the square of the angle that both reach over.
    """
    angle = (q.outer + RADII_M[size]) / RADIUS_M * SAFE if size < SIZES - 1 else pi
    both = cos(lat) * cos(min(pi / 2, abs(lat) + angle))
    east, north = 0.9999 * both * _shrink(half_width(lat, angle)), 0.9999 * _shrink(angle)
    reach = q.outer * (SAFE / RADIUS_M) * _PER_RADIAN[size] + 3
    low, high = _step_of(min(q.lower_1, q.lower_2)), _step_of(max(q.upper_1, q.upper_2))
    return Look(
        _angle(lon + pi, size), _angle(lat + pi / 2, size), np.float32(reach), np.float32(max(east, 0.0)), np.float32(north), low, high
    )


@inlined
def _list(bits: int, first: int, marks: Table, pieces: Pieces, near: Table, n: int) -> int:
    """List the pieces of marks by their bits, and ask for their rows."""
    while bits:
        piece = marks[first + lowest(bits)].piece
        near[n] = piece
        fetch_rows(pieces, piece, piece + 1)
        bits &= bits - 1
        n += 1
    return n


@inlined
def scan(look: Look, begin: int, finish: int, first: int, until: int, marks: Table, pieces: Pieces, near: Table, n: int) -> int:
    """List the pieces of marks that fit, between two moments; there is room for all of them. Give how many are listed by now."""
    if until - first >= LANES:
        for at in range(first, until, LANES):
            group = min(at, until - LANES)
            n = _list(fitting(LANES, marks, group, look, begin, finish) & (-1 << (at - group)), group, marks, pieces, near, n)
    else:
        for at in range(first, until, FEW):
            bits = fitting(FEW, marks, at, look, begin, finish)
            n = _list(bits & ((1 << (until - at)) - 1), at, marks, pieces, near, n)
    return n
