"""The load of areas: polygons in the longitude/latitude plane, each with an altitude band and a window of time.

A theatre of 600 by 500 km, seven days. Seven of ten areas lie round thirty hot spots. Radii go from 0.5 to 20 km (log-uniform), bands
from 100 to 2,000 m, windows from five minutes to six hours. Corners are integers of 1e-7 degree: every peer sees the very same shape.
"""

import math
from dataclasses import dataclass
from functools import cached_property
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Ints = NDArray[np.int64]
Shapes = NDArray[Any]
"""An array of shapely polygons."""

UNIT = 1e-7
"""Degrees."""
CENTER = (38.0, 35.0)
SIZE_KM = (600.0, 500.0)
KM_PER_DEGREE = 111.2
SPOTS = 30
SPOT_SPREAD_KM = 15.0
IN_SPOTS = 0.7
RADIUS_KM = (0.5, 20.0)
CORNERS = (8, 17)
FLOOR_MAX_CM = 400_000
BAND_CM = (10_000, 200_000)
MINUTE_MS = 60_000
WINDOW_MS = (5 * MINUTE_MS, 360 * MINUTE_MS)
DAYS_MS = 7 * 24 * 60 * MINUTE_MS
START_MS = 1_767_225_600_000
"""2026-01-01T00:00:00Z."""


@dataclass(frozen=True)
class Areas:
    """So many areas; the corners of area i are `corners[first[i]:first[i + 1]]`, the first one repeated at the end.

    Corners (lon, lat) in 1e-7 degree, altitudes in cm (closed bands), times in ms (half-open windows).
    """

    corners: Ints
    first: Ints
    lower_cm: Ints
    upper_cm: Ints
    start_ms: Ints
    end_ms: Ints

    def __len__(self) -> int:
        """Give how many."""
        return len(self.lower_cm)

    def ring(self, at: int) -> list[tuple[int, int]]:
        """Give the closed ring of one area."""
        return [(lon, lat) for lon, lat in self.corners[self.first[at] : self.first[at + 1]].tolist()]

    def head(self, count: int) -> "Areas":
        """Give the first ones."""
        columns = (self.lower_cm, self.upper_cm, self.start_ms, self.end_ms)
        return Areas(self.corners[: self.first[count]], self.first[: count + 1], *(column[:count] for column in columns))

    @cached_property
    def shapes(self) -> Shapes:
        """Give them as shapely polygons, in degrees."""
        owner = np.repeat(np.arange(len(self)), np.diff(self.first))
        shapes: Shapes = shapely.polygons(shapely.linearrings(self.corners * UNIT, indices=owner))
        return shapes

    @cached_property
    def boxes(self) -> Ints:
        """Give each one's bounds: west, south, east, north; shape (count, 4), in 1e-7 degree."""
        at = self.first[:-1]
        return np.hstack([np.minimum.reduceat(self.corners, at), np.maximum.reduceat(self.corners, at)])

    @cached_property
    def rows(self) -> Ints:
        """Give bounds, band and window in one array: shape (count, 8)."""
        return np.column_stack([self.boxes, self.lower_cm, self.upper_cm, self.start_ms, self.end_ms])


def make(count: int, seed: int = 1) -> Areas:
    """Make so many areas, the same ones for the same seed and count."""
    chance = np.random.default_rng(seed)
    corners, first = _corners(chance, _centers(chance, count))
    lower = chance.integers(0, FLOOR_MAX_CM, count)
    start = START_MS + chance.integers(0, DAYS_MS, count)
    return Areas(corners, first, lower, lower + chance.integers(*BAND_CM, count), start, start + chance.integers(*WINDOW_MS, count))


def spots(chance: np.random.Generator) -> Floats:
    """Give the hot spots, in km from the theatre's middle; shape (SPOTS, 2)."""
    return chance.uniform(-0.5, 0.5, (SPOTS, 2)) * SIZE_KM


def positions(places_km: Floats) -> Ints:
    """Turn km from the theatre's middle into longitude and latitude in 1e-7 degree."""
    lat = CENTER[1] + places_km[:, 1] / KM_PER_DEGREE
    lon = CENTER[0] + places_km[:, 0] / KM_PER_DEGREE / np.cos(np.radians(lat))
    return np.rint(np.column_stack([lon, lat]) / UNIT).astype(np.int64)


def log_uniform(chance: np.random.Generator, span: tuple[float, float], count: int) -> Floats:
    """Draw numbers whose logarithms are spread evenly."""
    drawn: Floats = np.exp(chance.uniform(math.log(span[0]), math.log(span[1]), count))
    return drawn


def _centers(chance: np.random.Generator, count: int) -> Floats:
    anywhere = chance.uniform(-0.5, 0.5, (count, 2)) * SIZE_KM
    near = spots(chance)[chance.integers(0, SPOTS, count)] + chance.normal(0, SPOT_SPREAD_KM, (count, 2))
    return np.where(chance.random((count, 1)) < IN_SPOTS, near, anywhere)


def _corners(chance: np.random.Generator, centers_km: Floats) -> tuple[Ints, Ints]:
    """Draw a star-shaped polygon round each centre: corners at growing bearings, each at 0.7 to 1 radius."""
    count = len(centers_km)
    radius = log_uniform(chance, RADIUS_KM, count)
    sides = chance.integers(*CORNERS, count)
    first = np.concatenate([[0], np.cumsum(sides + 1)])
    owner = np.repeat(np.arange(count), sides + 1)
    step = np.arange(first[-1]) - first[owner]
    bearing = (step + chance.uniform(-0.3, 0.3, first[-1])) * (2 * np.pi / sides[owner])
    far = radius[owner] * chance.uniform(0.7, 1.0, first[-1])
    corners = positions(centers_km[owner] + far[:, None] * np.column_stack([np.cos(bearing), np.sin(bearing)]))
    corners[first[1:] - 1] = corners[first[:-1]]
    return corners, first
