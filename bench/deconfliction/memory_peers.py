"""Peers for check and insert that live in the process: numpy alone, shapely's STRtree, SQLite's R*Tree, libspatialindex.

Each finds candidates in its own way. The exact test is the same for all: bands and windows in integers, and shapely's `intersects` on
the new area, prepared, against the few that remain.
"""

import sqlite3
from typing import Any

import numpy as np
import shapely
from numpy.typing import NDArray

from bench.deconfliction.areas import START_MS, UNIT, Areas, Ints
from bench.deconfliction.peer import need

Mask = NDArray[np.bool_]
SECOND_MS = 1_000


def overlapping(rows: Ints, row: Ints) -> Mask:
    """Tell which rows overlap one in bounds, band and window; rows as `Areas.rows` has them, one column each: shape (8, count)."""
    west, south, east, north, lower, upper, start, end = row.tolist()
    within: Mask = rows[6] < end
    for column, low in ((7, start + 1), (2, west), (3, south), (5, lower)):
        within &= rows[column] >= low
    for column, high in ((0, east), (1, north), (4, upper)):
        within &= rows[column] <= high
    return within


class Exact:
    """The exact test that the peers in this process share."""

    areas: Areas

    def load(self, areas: Areas, live: int) -> None:
        """Take the load."""
        self.areas = areas
        self.columns = np.ascontiguousarray(areas.rows.T)
        self.shapes = areas.shapes
        self.live = live

    def meeting(self, at: int, candidates: Ints) -> Ints:
        """Give those candidates that meet area `at`."""
        near = candidates[overlapping(self.columns[:, candidates], self.columns[:, at])]
        return self.touching(at, near)

    def touching(self, at: int, near: Ints) -> Ints:
        """Give those whose ground meets that of area `at`."""
        shapely.prepare(self.shapes[at])
        found: Ints = near[shapely.intersects(self.shapes[at], self.shapes[near])]
        return found

    def numbers(self, found: Ints) -> list[int]:
        """Give them as a list."""
        numbers: list[int] = found.tolist()
        return numbers

    def close(self) -> None:
        """Hold nothing outside the process."""


class Scan(Exact):
    """numpy: eight comparisons along all that is live; no index at all."""

    name = "numpy, all live rows compared"

    def check_and_insert(self, at: int) -> Ints:
        """Compare with everything that is live."""
        near = np.flatnonzero(overlapping(self.columns[:, : self.live], self.columns[:, at]))
        self.live += 1
        return self.touching(at, near)


class StrTree(Exact):
    """shapely's STRtree over longitude and time (two dimensions are all it has), made again when the delta has grown.

    Longitude and time choose better than longitude and latitude here. The delta is compared row by row, as `Scan` does; it is half full
    at first, as it is on average, and grows to a hundredth of what is live: a smaller one is compared faster, and the tree made more often.
    """

    name = "shapely STRtree over longitude and time, with a delta"
    delta_min = 2_000

    def load(self, areas: Areas, live: int) -> None:
        """Make the first tree."""
        super().load(areas, live)
        west, _, east, _, _, _, start, end = self.columns
        self.boxes = shapely.box(west * UNIT, start - START_MS, east * UNIT, end - START_MS)
        self.delta_max = max(self.delta_min, live // 100)
        self._plant(max(0, live - self.delta_max // 2))

    def _plant(self, count: int) -> None:
        self.tree = shapely.STRtree(self.boxes[:count])
        self.planted = count

    def check_and_insert(self, at: int) -> Ints:
        """Ask the tree and the delta."""
        old = self.tree.query(self.boxes[at])
        found = self.meeting(at, np.concatenate([old, np.arange(self.planted, self.live)]))
        self.live += 1
        if self.live - self.planted >= self.delta_max:
            self._plant(self.live)
        return found


class SqliteTree(Exact):
    """SQLite's R*Tree in memory: longitude, latitude, altitude, time, in 32-bit integers."""

    name = f"SQLite {sqlite3.sqlite_version} R*Tree, 4 dimensions, in memory"
    _MAKE = "CREATE VIRTUAL TABLE live USING rtree_i32(id, west, east, south, north, lower, upper, start, finish)"
    _PUT = "INSERT INTO live VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    _ASK = "SELECT id FROM live WHERE west<=? AND east>=? AND south<=? AND north>=? AND lower<=? AND upper>=? AND start<=? AND finish>=?"

    def load(self, areas: Areas, live: int) -> None:
        """Insert what is live."""
        super().load(areas, live)
        self.base = sqlite3.connect(":memory:", isolation_level=None)
        self.base.execute(self._MAKE)
        self.base.execute("BEGIN")
        self.base.executemany(self._PUT, ((number, *self._bounds(number)) for number in range(live)))
        self.base.execute("COMMIT")
        self.arriving = {at: self._bounds(at) for at in range(live, len(areas))}

    def _bounds(self, at: int) -> tuple[int, ...]:
        """Give the four extents; time in whole seconds, rounded outward."""
        west, south, east, north, lower, upper, start, end = self.columns[:, at].tolist()
        return west, east, south, north, lower, upper, (start - START_MS) // SECOND_MS, -((START_MS - end) // SECOND_MS)

    def check_and_insert(self, at: int) -> Ints:
        """Ask the tree."""
        west, east, south, north, lower, upper, start, end = box = self.arriving[at]
        rows = self.base.execute(self._ASK, (east, west, north, south, upper, lower, end, start)).fetchall()
        found = self.meeting(at, np.array([row[0] for row in rows], dtype=np.int64))
        self.base.execute(self._PUT, (at, *box))
        return found

    def close(self) -> None:
        """Close the database."""
        self.base.close()


class SpatialIndex(Exact):
    """libspatialindex through `rtree`: an R*-tree of four dimensions in memory."""

    def __init__(self) -> None:
        """Find the library."""
        self._rtree = need("rtree")
        self._index = need("rtree.index")
        self.name = f"rtree {self._rtree.__version__} (libspatialindex), 4 dimensions"

    def load(self, areas: Areas, live: int) -> None:
        """Load what is live at once."""
        super().load(areas, live)
        extents = areas.rows[:, [0, 1, 4, 6, 2, 3, 5, 7]].astype(np.float64)
        self.extents: list[list[float]] = extents.tolist()
        wanted = self._index.Property(dimension=4, variant=self._index.RT_Star)
        low, high = np.ascontiguousarray(extents[:live, :4]), np.ascontiguousarray(extents[:live, 4:])
        self.tree: Any = self._index.Index((np.arange(live), low, high), properties=wanted)

    def check_and_insert(self, at: int) -> Ints:
        """Ask the tree."""
        box = self.extents[at]
        found = self.meeting(at, np.fromiter(self.tree.intersection(box), dtype=np.int64))
        self.tree.insert(at, box)
        return found

    def close(self) -> None:
        """Close the index."""
        self.tree.close()
