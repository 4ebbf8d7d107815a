"""One side of a line, out to a depth.

That is everything that one reaches by going straight off the line at right angles, to that side, so far, without crossing it again:

    the side of an edge             a strip: the edge, and what is reached from it
    a vertex that bends away        a sector: the rays between the strips of its two edges

A line of contact winds; where it comes back within the depth a strip ends at the line, for what lies beyond is on its other side. Behind
the two ends of the line nothing is covered. What is given covers all of that, and at most a metre more.

Rays (`rays`) are cast where an edge begins and ends, where the line's vertices lie off it, and between until the outline is straight
enough.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import ceil, cos, hypot, pi, sqrt, tan
from typing import Literal

import numpy as np

from garant.errors import Code, Refused
from garant.space.earth import RADIUS_M, UNIT, follow
from garant.space.rays import BLOCK, EXACT_M, Fan, Floats, Line, Spot, azimuth_of, ends, length_m, start_of

Position = tuple[int, int]
Ring = list[Position]
Side = Literal["left", "right"]

START_M = 0.01
"""Rays start so far inside their edge, so that its neighbours stand in their way or do not."""
SAG_M = 0.2
"""How far a step of a ray may bulge from a straight line on the map."""
POLAR_M = 100_000.0
"""Nearer to a pole longitude says too little."""
WORK_MAX = 3_000_000
"""Corners of the outlines, times the steps of a ray and a few: some seconds. A line that needs more is drawn too finely for its depth."""

_TURN = 3_600_000_000
_EDGE_OF_MAP = 1_800_000_000
_ENDS = 2
_TRIANGLE = 3


def one_side(course: Sequence[Position], side: Side, depth_m: float) -> list[Ring]:
    """Give the closed rings (1e-7 degree) that together cover one side of a line out to a depth.

    Refuses with `bad_shape` a line that stays at one position, a depth that reaches near a pole, and a line drawn too finely for it.
    """
    line = [here for here, before in zip(course, [None, *course], strict=False) if here != before]
    _require_drawable(line, depth_m)
    casting = _Casting(line if side == "left" else line[::-1], depth_m)
    rings: list[Ring] = []
    work = 0
    for outline in casting.outlines():
        work += len(outline) * (casting.steps + 4)
        if work > WORK_MAX:
            raise Refused(Code.BAD_SHAPE, f"the line winds too finely for a depth of {depth_m:.0f} m; draw it with fewer positions")
        rings.extend(_on_the_map(outline))
    return rings


def _require_drawable(line: Sequence[Position], depth_m: float) -> None:
    if len(line) < _ENDS:
        raise Refused(Code.BAD_SHAPE, "a line needs two different positions; one that stays where it is has no sides")
    furthest = max(abs(lat) for _, lat in line) * UNIT * RADIUS_M + depth_m
    if furthest > RADIUS_M * pi / 2 - POLAR_M:
        raise Refused(Code.BAD_SHAPE, "a depth that reaches so near to a pole is not computed; draw the zone by its corners")


class _Casting:
    """Casts rays to the left of a line."""

    def __init__(self, line: Sequence[Position], depth_m: float) -> None:
        """Lay the line out for the kernels."""
        self._line = line
        self._v = np.array(line, np.float64) * UNIT
        highest = float(np.abs(self._v[:, 1]).max()) + depth_m / RADIUS_M
        step_m = sqrt(8 * SAG_M * RADIUS_M / max(tan(highest), 0.1))
        self._cast = Line(self._v, _boxes(self._v), depth_m + EXACT_M, min(step_m, depth_m + EXACT_M))
        self.steps = ceil(self._cast.depth_m / self._cast.step_m)
        self._tall = depth_m / RADIUS_M * 1.02
        self._wide = self._tall / cos(highest)

    def outlines(self) -> Iterator[Ring]:
        """Give the strip of every edge and the sector of every vertex that bends away, as open rings."""
        count = len(self._line) - 1
        for edge in range(count):
            yield self._strip(edge)
        for edge, following in pairwise(range(count)):
            yield from self._sector(edge, following)
        if self._line[0] == self._line[-1]:
            yield from self._sector(count - 1, 0)

    def _strip(self, edge: int) -> Ring:
        a, b = _spot(self._v[edge]), _spot(self._v[edge + 1])
        breadth_m = _apart_m(a, b)
        margin = min(START_M / breadth_m, 0.25)
        inner = [mark for mark in self._opposite(edge) if margin < mark < 1 - margin]
        outline = self._outline(Fan(a, b, 0.0, 0.0, breadth_m, edge, edge), [margin, *inner, 1 - margin])
        return [*outline, self._line[edge], self._line[edge + 1]]

    def _sector(self, edge: int, following: int) -> Iterator[Ring]:
        """Give the sector at the end of an edge, if the next one bends away from the left."""
        a, b, c = _spot(self._v[edge]), _spot(self._v[following]), _spot(self._v[following + 1])
        first = azimuth_of(b[0] - a[0], b[1] - a[1], b[1]) - pi / 2
        turn = (azimuth_of(c[0] - b[0], c[1] - b[1], b[1]) - pi / 2 - first + 1e-12) % (2 * pi)
        if turn <= pi + 1e-9 and turn * self._cast.depth_m >= EXACT_M:
            fan = Fan(b, b, first, turn, turn * self._cast.depth_m, edge, following)
            yield [*self._outline(fan, sorted({0.0, 1.0, *self._bearings(following, first, turn)})), self._line[following]]

    def _opposite(self, edge: int) -> list[float]:
        """Give off which shares of an edge vertices of the line lie, to the left and not too far away, in order."""
        a, b = self._v[edge], self._v[edge + 1]
        flat = np.array([cos((a[1] + b[1]) / 2), 1.0])
        along, away = (b - a) * flat, (self._v - a) * flat
        off = (along[0] * away[:, 1] - along[1] * away[:, 0]) / hypot(*along)
        faced = away[(off > 0) & (off < self._wide)]
        return sorted((faced @ along / (along @ along)).tolist())

    def _bearings(self, vertex: int, first: float, turn: float) -> Iterator[float]:
        """Give at which shares of a turn vertices of the line lie."""
        here = _spot(self._v[vertex])
        away = np.abs(self._v - self._v[vertex])
        for there in map(_spot, self._v[(away[:, 0] < self._wide) & (away[:, 1] < self._tall)]):
            share = ((azimuth_of(there[0] - here[0], there[1] - here[1], here[1]) - first) % (2 * pi)) / turn
            if share < 1:
                yield share

    def _outline(self, fan: Fan, marks: list[float]) -> Ring:
        """Give the outline of a fan, open where its rays start: up its last ray, back along the ends, and down its first."""
        back = ends(self._cast, fan, np.array(marks))[::-1].tolist()
        outline = [*self._along(fan, marks[-1]), *map(_spot, back), *reversed(list(self._along(fan, marks[0])))]
        return [(round(lon / UNIT), round(lat / UNIT)) for lon, lat in outline]

    def _along(self, fan: Fan, share: float) -> Iterator[Spot]:
        """Give the points on the way of a ray."""
        far_m = length_m(self._cast, fan, share)
        count = ceil(far_m / self._cast.step_m)
        return (follow(*start_of(fan, share), far_m * k / count) for k in range(1, count))


def _boxes(v: Floats) -> Floats:
    """Give the boxes of each BLOCK edges: west, south, east, north."""
    runs = [v[first : first + BLOCK + 1] for first in range(0, len(v) - 1, BLOCK)]
    return np.array([[*run.min(axis=0), *run.max(axis=0)] for run in runs])


def _spot(row: Sequence[float]) -> Spot:
    return float(row[0]), float(row[1])


def _apart_m(a: Spot, b: Spot) -> float:
    """Give about how far apart two near points are."""
    return RADIUS_M * hypot((b[0] - a[0]) * cos((a[1] + b[1]) / 2), b[1] - a[1])


def _on_the_map(outline: Ring) -> Iterator[Ring]:
    """Close an outline; cut it at the edge of the map where it reaches over, and give the parts as the map has them."""
    ring = [here for here, before in zip(outline, [outline[-1], *outline], strict=False) if here != before]
    for turn in (-1, 0, 1):
        shifted = [(lon - turn * _TURN, lat) for lon, lat in ring]
        part = _west_of(_west_of(shifted, 1), -1)
        if len(part) >= _TRIANGLE:
            yield [*part, part[0]]


def _west_of(ring: Ring, sign: int) -> Ring:
    """Give what of an open ring lies on the map's side of its eastern (1) or western (-1) edge."""
    edge = sign * _EDGE_OF_MAP
    if all(lon * sign <= _EDGE_OF_MAP for lon, _ in ring):
        return ring
    kept: Ring = []
    for (ax, ay), (bx, by) in pairwise([*ring, ring[0]]):
        if ax * sign <= _EDGE_OF_MAP:
            kept.append((ax, ay))
        if (ax * sign <= _EDGE_OF_MAP) != (bx * sign <= _EDGE_OF_MAP):
            kept.append((edge, ay + round((by - ay) * (edge - ax) / (bx - ax))))
    return kept
