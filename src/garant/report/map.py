"""A small map of districts: a circle for each, as large as the number of incidents there, on degrees and a scale.

It shows districts and counts, nothing finer and nobody's position; the circles stand at a tenth of a degree. It is drawn for paper: on
white, in grey, with the names beside the circles. North is up. Lengths are true at its middle.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from math import ceil, cos, floor, log10, radians, sqrt
from typing import NamedTuple

from garant.limits import COORDINATE_UNITS_PER_DEGREE
from garant.statement.words import Position

WIDTH, HEIGHT = 720.0, 300.0
SPOTS_MAX = 40
_MARGIN, _SIDE = 60.0, 34.0
_LEAST_DEGREES = 0.5
_KM_PER_DEGREE = 111.32
_LETTERS = "font-family=\"'Noto Sans','Noto Sans Arabic','DejaVu Sans',sans-serif\""
_SMALL, _SIZE = 9.5, 11.0
_RADIUS, _RADIUS_MAX = 5.0, 24.0
_GLYPH = 0.62


class Spot(NamedTuple):
    """A district: its name, about where it is, and how many."""

    name: str
    about: Position
    number: int


class _Box(NamedTuple):
    x: float
    y: float
    width: float
    height: float

    def meets(self, other: "_Box") -> bool:
        return (
            self.x < other.x + other.width and other.x < self.x + self.width
            and self.y < other.y + other.height and other.y < self.y + self.height
        )  # fmt: skip


class _Chart:
    """From degrees to the drawing."""

    def __init__(self, places: Sequence[tuple[float, float]]) -> None:
        lons, lats = [lon for lon, _ in places], [lat for _, lat in places]
        self.lon, self.lat = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
        self.squeeze = max(0.1, cos(radians(self.lat)))
        wide = max((max(lons) - min(lons)) * self.squeeze, _LEAST_DEGREES)
        tall = max(max(lats) - min(lats), _LEAST_DEGREES / 2)
        self.scale = min((WIDTH - 2 * _MARGIN - _SIDE) / wide, (HEIGHT - 2 * _MARGIN) / tall)

    def at(self, lon: float, lat: float) -> tuple[float, float]:
        return WIDTH / 2 + (lon - self.lon) * self.squeeze * self.scale, HEIGHT / 2 - (lat - self.lat) * self.scale

    def edges(self) -> tuple[float, float, float, float]:
        wide, tall = WIDTH / 2 / self.scale / self.squeeze, HEIGHT / 2 / self.scale
        return self.lon - wide, self.lat - tall, self.lon + wide, self.lat + tall


def drawing(spots: Sequence[Spot]) -> str:
    """Give the map of some districts (at least one) as SVG."""
    chosen = sorted(spots, key=lambda one: (-one.number, one.name))[:SPOTS_MAX]
    places = [(lon / COORDINATE_UNITS_PER_DEGREE, lat / COORDINATE_UNITS_PER_DEGREE) for lon, lat in (one.about for one in chosen)]
    chart = _Chart(places)
    parts = [*_grid(chart), *_scale(chart), *_circles(chart, chosen, places)]
    size = f'viewBox="0 0 {WIDTH:.0f} {HEIGHT:.0f}" width="{WIDTH:.0f}" height="{HEIGHT:.0f}"'
    head = f'<svg xmlns="http://www.w3.org/2000/svg" {size} role="img" direction="ltr">'
    paper = f'<rect width="{WIDTH:.0f}" height="{HEIGHT:.0f}" fill="#fdfdfb"/>'
    return f"{head}{paper}{''.join(parts)}</svg>"


def _grid(chart: _Chart) -> Iterator[str]:
    west, south, east, north = chart.edges()
    step = _step((north - south) / 3)
    for lon in _multiples(west, east, step):
        x, _ = chart.at(lon, chart.lat)
        yield _path(x, 0, x, HEIGHT) + _text(x + 3, HEIGHT - 4, _degrees(lon, "EW"), _SMALL, "#555")
    for lat in _multiples(south, north, step):
        _, y = chart.at(chart.lon, lat)
        if not _SIDE / 2 < y < HEIGHT - _SIDE / 2:
            continue
        yield _path(0, y, WIDTH, y) + _text(4, y - 3, _degrees(lat, "NS"), _SMALL, "#555")


def _multiples(low: float, high: float, step: float) -> Iterable[float]:
    return (at * step for at in range(ceil(low / step), floor(high / step) + 1))


def _step(span: float) -> float:
    power = 10.0 ** floor(log10(span))
    return power * max(one for one in (1.0, 2.0, 5.0) if power * one <= span)


def _degrees(value: float, letters: str) -> str:
    return f"{abs(value):.6g}°{letters[0] if value >= 0 else letters[1]}"


def _scale(chart: _Chart) -> Iterator[str]:
    km = _step(WIDTH * 0.22 / chart.scale * _KM_PER_DEGREE)
    long = km / _KM_PER_DEGREE * chart.scale
    x, y = WIDTH - 16 - long, HEIGHT - 24
    yield f'<path d="M{x:.1f},{y - 4}V{y}H{x + long:.1f}V{y - 4}" fill="none" stroke="#333" stroke-width="1.5"/>'
    yield _text(x + long / 2, y - 8, f"{km:,.6g} km", _SMALL, "#333", "middle")


def _circles(chart: _Chart, spots: Sequence[Spot], places: Sequence[tuple[float, float]]) -> Iterator[str]:
    most = max(one.number for one in spots)
    taken: list[_Box] = []
    drawn = [(spot, *chart.at(*place), _radius(spot.number, most)) for spot, place in zip(spots, places, strict=True)]
    for _, x, y, radius in drawn:
        taken.append(_Box(x - radius, y - radius, 2 * radius, 2 * radius))
        yield f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="#777" fill-opacity=".35" stroke="#333"/>'
    for spot, x, y, radius in drawn:
        yield from _label(spot, x, y, radius, taken)


def _radius(count: int, most: int) -> float:
    return _RADIUS + (_RADIUS_MAX - _RADIUS) * sqrt(count / most) if count else _RADIUS


def _label(spot: Spot, x: float, y: float, radius: float, taken: list[_Box]) -> Iterator[str]:
    """Write a district's name and count beside its circle, where nothing else is; a name that finds no place is in the table."""
    text = f"{spot.name} ({spot.number})"
    wide, tall = len(text) * _SIZE * _GLYPH, _SIZE * 1.3
    spaces = (
        (x + radius + 3, y - tall / 2),
        (x - radius - 3 - wide, y - tall / 2),
        (x - wide / 2, y - radius - 3 - tall),
        (x - wide / 2, y + radius + 3),
    )
    for left, top in spaces:
        box = _Box(left, top, wide, tall)
        inside = 0 <= left <= WIDTH - wide and 0 <= top <= HEIGHT - _SIDE - tall
        if inside and not any(box.meets(other) for other in taken):
            taken.append(box)
            yield _text(left + wide / 2, top + tall * 0.75, text, _SIZE, "#111", "middle")
            return


def _path(x: float, y: float, u: float, v: float) -> str:
    return f'<path d="M{x:.1f},{y:.1f}L{u:.1f},{v:.1f}" stroke="#ddd" stroke-width=".8"/>'


def _text(x: float, y: float, text: str, size: float, fill: str, anchor: str = "start") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" font-size="{size}" fill="{fill}" text-anchor="{anchor}" {_LETTERS}>{escape(text)}</text>'
