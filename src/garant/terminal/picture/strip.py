"""Lines with a width, as shapes to fill: every edge and every corner a piece of its own, all the same way round, so that they add up.

The width is measured on the ground at each edge, not at the middle of the chart.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import cos, hypot, pi, sin

from garant.terminal.markup import path
from garant.terminal.picture.chart import Chart, squeeze
from garant.terminal.picture.outlines import M_PER_DEGREE, Point

Pixel = tuple[float, float]

_LEAST_PIXELS = 0.7
"""A line loses no visible detail when points nearer than this to the last one are left out."""
_CORNER_POINTS = 16
_PIECE_DEGREES = 1.0


def thinned(points: Sequence[Pixel]) -> list[Pixel]:
    """Leave out points that nobody could tell from the one before."""
    kept = [points[0]]
    for one in points[1:-1]:
        if hypot(one[0] - kept[-1][0], one[1] - kept[-1][1]) >= _LEAST_PIXELS:
            kept.append(one)
    return [*kept, points[-1]] if len(points) > 1 else kept


def strip(chart: Chart, line: Sequence[Point], width_m: float) -> str:
    """Give the path that fills a line to `width_m` on each side; nothing where that is too narrow to be seen."""
    if width_m / chart.m_per_pixel() < _LEAST_PIXELS:
        return ""
    points = _thinned(line, chart)
    pieces = [*(_edge(chart, a, b, width_m) for a, b in pairwise(points)), *(_corner(chart, one, width_m) for one in points)]
    return "".join(path(piece, closed=True) for piece in map(_one_way_round, filter(None, pieces)))


def _thinned(line: Sequence[Point], chart: Chart) -> list[Point]:
    """Cut long edges, and leave out what nobody could see."""
    cut = [line[0], *(one for a, b in pairwise(line) for one in _cut(a, b))]
    kept = [cut[0]]
    for one in cut[1:-1]:
        if hypot(one[0] - kept[-1][0], one[1] - kept[-1][1]) * chart.scale >= 2 * _LEAST_PIXELS:
            kept.append(one)
    return [*kept, cut[-1]] if len(cut) > 1 else kept


def _cut(a: Point, b: Point) -> Iterator[Point]:
    count = max(1, min(360, int(hypot(b[0] - a[0], b[1] - a[1]) / _PIECE_DEGREES)))
    return ((a[0] + (b[0] - a[0]) * at / count, a[1] + (b[1] - a[1]) * at / count) for at in range(1, count + 1))


def _edge(chart: Chart, a: Point, b: Point, width_m: float) -> list[Pixel]:
    """Give the corners of an edge's own strip."""
    narrow = squeeze((a[1] + b[1]) / 2)
    east, north = (b[0] - a[0]) * narrow, b[1] - a[1]
    length = hypot(east, north)
    if length == 0:
        return []
    aside_lon, aside_lat = -north / length * width_m / M_PER_DEGREE / narrow, east / length * width_m / M_PER_DEGREE
    sides = ((a, 1), (b, 1), (b, -1), (a, -1))
    return [chart.at((one[0] + aside_lon * side, one[1] + aside_lat * side)) for one, side in sides]


def _corner(chart: Chart, centre: Point, width_m: float) -> list[Pixel]:
    lat = width_m / M_PER_DEGREE
    lon = lat / squeeze(centre[1])
    angles = [2 * pi * at / _CORNER_POINTS for at in range(_CORNER_POINTS)]
    return [chart.at((centre[0] + cos(one) * lon, centre[1] + sin(one) * lat)) for one in angles]


def _one_way_round(piece: list[Pixel]) -> list[Pixel]:
    area = sum(x * v - u * y for (x, y), (u, v) in pairwise([*piece, piece[0]]))
    return piece if area > 0 else piece[::-1]
