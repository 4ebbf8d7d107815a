"""A flat chart: equirectangular about its middle. From degrees to pixels, and which lines and lengths to show beside it.

Lengths are true at the middle; far from it, at other latitudes, east-west lengths are not, as on every flat map.
"""

from collections.abc import Iterable, Sequence
from math import ceil, cos, floor, log10, radians
from typing import NamedTuple

from garant.terminal.picture.outlines import HALF_TURN, M_PER_DEGREE, POLE, TURN, Outline, Point

_MARGIN = 0.16
"""How much of the frame stays free on each side."""
_LEAST_DEGREES = 0.0005
"""A frame is never narrower than some fifty metres."""
_LAT_OF_LEAST_WIDTH = 85.0
"""Nearer to a pole a flat chart would be stretched beyond use."""
_STEPS = (1.0, 2.0, 5.0)
_GRID_LINES = 7
_WIDE = 50.0
_WIDE_STEPS = (10.0, 15.0, 30.0, 45.0, 90.0)
_LON_SAMPLES = 24
_BAR_SHARE = 0.22


class Frame(NamedTuple):
    """A rectangle in pixels."""

    x: float
    y: float
    width: float
    height: float

    def holds(self, x: float, y: float, inset: float = 0.0) -> bool:
        """Tell whether a point lies in it."""
        return (
            self.x + inset <= x <= self.x + self.width - inset and self.y + inset <= y <= self.y + self.height - inset
        )  # fmt: skip

    def cut(self, a: tuple[float, float], b: tuple[float, float]) -> tuple[tuple[float, float], tuple[float, float]] | None:
        """Give the part of an edge that lies in it; None where none does (Liang and Barsky)."""
        first, last = 0.0, 1.0
        for start, way, low, high in (
            (a[0], b[0] - a[0], self.x, self.x + self.width),
            (a[1], b[1] - a[1], self.y, self.y + self.height),
        ):
            if way == 0:
                if not low <= start <= high:
                    return None
                continue
            enter, leave = sorted(((low - start) / way, (high - start) / way))
            first, last = max(first, enter), min(last, leave)
        if first > last:
            return None
        return tuple((a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share) for share in (first, last))  # type: ignore[return-value]


class Box(NamedTuple):
    """Bounds in degrees."""

    west: float
    south: float
    east: float
    north: float

    def width(self) -> float:
        """Give how far it reaches, in degrees of latitude, to the wider side."""
        return max((self.east - self.west) * squeeze((self.south + self.north) / 2), self.north - self.south, _LEAST_DEGREES)


class Chart(NamedTuple):
    """What is where: the middle in degrees, the pixels of a degree of latitude, and the frame."""

    lon: float
    lat: float
    scale: float
    frame: Frame

    def at(self, place: Point) -> tuple[float, float]:
        """Give the pixel of a point."""
        x = self.frame.x + self.frame.width / 2 + (place[0] - self.lon) * squeeze(self.lat) * self.scale
        return x, self.frame.y + self.frame.height / 2 - (place[1] - self.lat) * self.scale

    def bounds(self) -> Box:
        """Give what the frame shows, in degrees."""
        half_lon, half_lat = self.frame.width / 2 / self.scale / squeeze(self.lat), self.frame.height / 2 / self.scale
        return Box(self.lon - half_lon, self.lat - half_lat, self.lon + half_lon, self.lat + half_lat)

    def m_per_pixel(self) -> float:
        """Give the length of a pixel at the middle."""
        return M_PER_DEGREE / self.scale


def squeeze(lat: float) -> float:
    """Give how much shorter a degree of longitude is than one of latitude."""
    return cos(radians(min(abs(lat), _LAT_OF_LEAST_WIDTH)))


def box_of(points: Sequence[Point]) -> Box:
    """Give the bounds of points."""
    lons, lats = [lon for lon, _ in points], [lat for _, lat in points]
    return Box(min(lons), min(lats), max(lons), max(lats))


def toward(lon: float, middle: float) -> float:
    """Give by how many degrees to move something whose middle is at `middle`, so that it is on the side of the earth of `lon`."""
    return TURN * round((lon - middle) / TURN)


def placed(outline: Outline, lon: float) -> Outline:
    """Give an outline on the side of the earth of a meridian."""
    lons = [x for x, _ in outline.points()]
    return outline.moved(toward(lon, (min(lons) + max(lons)) / 2))


def meridian(parts: Iterable[Outline]) -> float:
    """Give the meridian in the middle of outlines: opposite to the widest gap between them."""
    around = sorted({(lon + HALF_TURN) % TURN - HALF_TURN for part in parts for lon in _lons(part)})
    following = [*around[1:], around[0] + TURN]
    west, gap = max(((after, after - lon) for lon, after in zip(around, following, strict=True)), key=lambda one: one[1])
    return (west + (TURN - gap) / 2 + HALF_TURN) % TURN - HALF_TURN


def _lons(part: Outline) -> list[float]:
    """Give longitudes from the west of an outline to its east, none far from the next."""
    lons = [lon for lon, _ in part.points()]
    west, east = min(lons), max(lons)
    return [west + (east - west) * at / _LON_SAMPLES for at in range(_LON_SAMPLES + 1)]


def fit(box: Box, frame: Frame) -> Chart:
    """Give the chart that shows a box in a frame, with a margin."""
    lat = max(-POLE, min(POLE, (box.south + box.north) / 2))
    free = 1 - 2 * _MARGIN
    tall, wide = max(box.north - box.south, _LEAST_DEGREES), max((box.east - box.west) * squeeze(lat), _LEAST_DEGREES)
    return Chart((box.west + box.east) / 2, lat, min(frame.width * free / wide, frame.height * free / tall), frame)


def step_of(span: float) -> float:
    """Give a round step (1, 2 or 5 times a power of ten) by which a span has a few lines."""
    power = 10.0 ** floor(log10(span / _GRID_LINES))
    return next(power * step for step in (*_STEPS, 10.0) if power * step * _GRID_LINES >= span)


def degree_step(span: float) -> float:
    """Give a round step for degrees: from ten on one that divides the quarter of a circle."""
    return next((step for step in _WIDE_STEPS if step * _GRID_LINES >= span), _WIDE_STEPS[-1]) if span > _WIDE else step_of(span)


def lines(low: float, high: float, step: float) -> Sequence[float]:
    """Give the multiples of a step between two bounds."""
    return [at * step for at in range(ceil(low / step), floor(high / step) + 1)]


def bar_m(chart: Chart) -> float:
    """Give a round length (1, 2 or 5 times a power of ten) for the scale bar."""
    longest = chart.frame.width * _BAR_SHARE * chart.m_per_pixel()
    power = 10.0 ** floor(log10(longest))
    return power * max(step for step in _STEPS if power * step <= longest)


def length(metres: float) -> str:
    """Say a length in km or m."""
    return f"{metres / 1000:,.10g} km" if metres >= 1000 else f"{metres:,.10g} m"  # noqa: PLR2004 - a kilometre
