"""From shapes to a body: positions, distances and instants in integers come in, pieces that the kernels read go out.

    sketch = Sketch()
    sketch.circle((366_100_000, 359_300_000), 50_000, (0, 60_000), Window(start, end))
    body = sketch.body()

Positions are (longitude, latitude) in 1e-7 degree, distances and altitudes in cm, instants in ms. Long edges and legs are cut. Who draws
a whole file says `end_of_body()` after each one, and takes a `crowd()`.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, cos, hypot
from typing import Any, NamedTuple

import numpy as np

from garant.errors import Code, Refused
from garant.instant import Window
from garant.space.crowd import Crowd, window_of
from garant.space.earth import RADIUS_M, UNIT, course, follow, ground
from garant.space.extent import measure
from garant.space.piece import AREA, DISC, FAR_CM, FAR_MS, LEG, LEG_M, LINE, PIECE

Position = tuple[int, int]
Band = tuple[int | None, int | None]
"""Lower and upper altitude in cm, closed; None is unbounded."""

LENGTH_M_MAX = 100_000_000.0
"""Twice and a half around the earth: a line, a route or an outline that is longer is a mistake or an attack on our memory."""

AT_ONCE = 100_000
"""So many rows are gathered before they become arrays."""

_TURN = 3_600_000_000
_NO_VERTICES, _NO_FIXES = np.zeros((0, 2), np.int32), np.zeros((0, 3))
"""One for all who have none."""


class Body(NamedTuple):
    """What a notice or a zone covers: pieces (PIECE records), rows of `vertices` (int32) and of `fixes` (float64)."""

    pieces: Any
    vertices: Any
    fixes: Any

    @property
    def window(self) -> Window:
        """Give the time from the first piece's start to the last one's end."""
        pieces = self.pieces
        one = len(pieces) == 1
        start, end = (int(pieces["start"][0]), int(pieces["end"][0])) if one else (int(pieces["start"].min()), int(pieces["end"].max()))
        return window_of(start, end)


class Sketch:
    """Gathers shapes."""

    def __init__(self) -> None:
        """Start with nothing."""
        self._rows: list[tuple[Any, ...]] = []
        self._vertices: list[Position] = []
        self._fixes: list[tuple[float, float, float]] = []
        self._count, self._settled = 0, list[Body]()
        self._begun = 0, 0, 0

    def area(self, rings: Sequence[Sequence[Position]], band: Band, window: Window, reach_cm: int = 0) -> None:
        """Add one polygon: its outer ring, then its holes, each closed. With `reach_cm`, also everything so near to it."""
        first = len(self._vertices)
        for ring in rings:
            _require_short(ring, "an area's outline")
            self._vertices.extend(ring)
        self._add(AREA, first, len(self._vertices) - first, reach_cm, 0, band, window)

    def circle(self, center: Position, radius_cm: int, band: Band, window: Window) -> None:
        """Add everything within a geodesic radius of a position."""
        self._vertices.append(center)
        self._add(DISC, len(self._vertices) - 1, 1, radius_cm, radius_cm, band, window)

    def corridor(self, line: Sequence[Position], buffer_cm: int, band: Band, window: Window) -> None:
        """Add everything within a buffer of a line, whose edges are straight in longitude and latitude."""
        _require_short(line, "a line")
        for a, b in pairwise(line):
            first = len(self._vertices)
            self._vertices.extend(_cut_edge(a, b))
            for i in range(first, len(self._vertices) - 1):
                self._add(LINE, i, 2, buffer_cm, 0, band, window)

    def route(
        self,
        line: Sequence[Position],
        times_ms: Sequence[int],
        buffer_cm: int,
        vertical_buffer_cm: int,
        altitudes_cm: Sequence[int] | None,
        band: Band,
    ) -> None:
        """Add something that moves: at each position at that time, at constant speed along the geodesic between."""
        lower, upper = _bounds(band, vertical_buffer_cm)
        total = 0.0
        for i, (a, b) in enumerate(pairwise(line)):
            low, high = (lower, lower), (upper, upper)
            if altitudes_cm is not None:
                low = altitudes_cm[i] - vertical_buffer_cm, altitudes_cm[i + 1] - vertical_buffer_cm
                high = altitudes_cm[i] + vertical_buffer_cm, altitudes_cm[i + 1] + vertical_buffer_cm
            total += self._leg(a, b, (times_ms[i], times_ms[i + 1]), (low, high), buffer_cm)
        if total > LENGTH_M_MAX:
            raise Refused(Code.BAD_SHAPE, f"a route of {total / 1000:,.0f} km is longer than the {LENGTH_M_MAX / 1000:,.0f} km allowed")

    def end_of_body(self) -> None:
        """Say that what follows belongs to another body, the next one of a crowd."""
        self._count += 1
        if len(self._rows) + len(self._vertices) + len(self._fixes) > AT_ONCE:
            self._settle()
        self._begun = len(self._rows), len(self._vertices), len(self._fixes)

    def undo(self) -> None:
        """Forget what was drawn of a body that has not ended."""
        rows, vertices, fixes = self._begun
        del self._rows[rows:], self._vertices[vertices:], self._fixes[fixes:]

    def crowd(self) -> Crowd:
        """Give everything gathered, body by body."""
        self._settle()
        return Crowd.joined(self._settled, self._count)

    def _settle(self) -> None:
        """Turn what was gathered into arrays, which take less room."""
        if self._rows:
            self._settled.append(self.body())
        self._rows, self._vertices, self._fixes = [], [], []

    def body(self) -> Body:
        """Give the body of everything gathered."""
        pieces = np.array(self._rows, PIECE)
        vertices = np.array(self._vertices, np.int32) if self._vertices else _NO_VERTICES
        fixes = np.array(self._fixes, np.float64) if self._fixes else _NO_FIXES
        measure(pieces, vertices, fixes)
        return Body(pieces, vertices, fixes)

    def _leg(self, a: Position, b: Position, times_ms: tuple[int, int], levels: tuple[tuple[int, int], ...], buffer_cm: int) -> float:
        length, marks, points = _cut_leg(a, b, times_ms)
        first, since, took = len(self._fixes), times_ms[0], max(1, times_ms[1] - times_ms[0])
        self._fixes.extend(points)
        (low_1, low_2), (high_1, high_2) = levels
        for k in range(len(marks) - 1):
            span = (marks[k], marks[k + 1])
            if span[0] < span[1]:
                lows = [low_1 + (low_2 - low_1) * (mark - since) // took for mark in span]
                highs = [high_1 - (high_1 - high_2) * (mark - since) // took for mark in span]
                self._row(LEG, (first + k, 2), (buffer_cm, 0), (lows[0], lows[1], highs[0], highs[1]), span)
        return length

    def _add(self, kind: int, first: int, count: int, reach_cm: int, own_cm: int, band: Band, window: Window) -> None:
        lower, upper = _bounds(band, 0)
        start = -FAR_MS if window.start_ms is None else window.start_ms
        end = FAR_MS if window.end_ms is None else window.end_ms
        self._row(kind, (first, count), (reach_cm, own_cm), (lower, lower, upper, upper), (start, end))

    def _row(
        self, kind: int, rows: tuple[int, int], reach_cm: tuple[int, int], levels: tuple[int, int, int, int], span: tuple[int, int]
    ) -> None:
        self._rows.append((0.0, 0.0, 0.0, *span, 0.0, 0.0, reach_cm[0] / 100, reach_cm[1] / 100, *levels, *rows, self._count, kind))


def _bounds(band: Band, buffer_cm: int) -> tuple[int, int]:
    lower, upper = band
    return -FAR_CM if lower is None else lower - buffer_cm, FAR_CM if upper is None else upper + buffer_cm


def _edge_m(a: Position, b: Position) -> float:
    """Give about the length of an edge, never less than it is."""
    lowest = 0 if (a[1] > 0) != (b[1] > 0) else min(abs(a[1]), abs(b[1]))
    return RADIUS_M * 1.004 * UNIT * hypot((b[0] - a[0]) * cos(lowest * UNIT), b[1] - a[1])


def _require_short(line: Sequence[Position], what: str) -> None:
    total = sum(_edge_m(a, b) for a, b in pairwise(line))
    if total > LENGTH_M_MAX:
        raise Refused(Code.BAD_SHAPE, f"{what} of {total / 1000:,.0f} km is longer than the {LENGTH_M_MAX / 1000:,.0f} km allowed")


def _cut_edge(a: Position, b: Position) -> Iterator[Position]:
    """Give the positions that cut an edge into parts that are short enough, both ends included."""
    count = max(1, ceil(_edge_m(a, b) / LEG_M))
    for k in range(count + 1):
        yield a[0] + round((b[0] - a[0]) * k / count), a[1] + round((b[1] - a[1]) * k / count)


def _cut_leg(a: Position, b: Position, times_ms: tuple[int, int]) -> tuple[float, list[int], list[tuple[float, float, float]]]:
    """Give the length of a geodesic leg, and the instants and points that cut it into parts that are short enough, both ends included.

    A point is where the leg is at its instant, which is a whole one: with parts of one length, what goes very fast would be elsewhere.
    """
    turn = (b[0] - a[0] + _TURN // 2) % _TURN - _TURN // 2
    lon, lat, lon_2, lat_2 = a[0] * UNIT, a[1] * UNIT, (a[0] + turn) * UNIT, b[1] * UNIT
    start, end = ground(lon, lat), ground(lon_2, lat_2)
    if _edge_m(a, (a[0] + turn, b[1])) <= LEG_M:
        return 0.0, [*times_ms], [start, end]
    length, azimuth = course(lon, lat, lon_2, lat_2)
    if length < 0:
        raise Refused(Code.BAD_SHAPE, "a leg between two ends of the earth has no one course; add a position in between")
    count, took = max(1, ceil(length / LEG_M)), times_ms[1] - times_ms[0]
    marks = [times_ms[0] + round(took * k / count) for k in range(count + 1)]
    shares = [(mark - times_ms[0]) / took for mark in marks] if took >= count else [k / count for k in range(count + 1)]
    inner = (follow(lon, lat, azimuth, length * share) for share in shares[1:-1])
    return length, marks, [start, *(ground(*one) for one in inner), end]
