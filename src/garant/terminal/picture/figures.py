"""Notices and zones as figures on a chart: areas, strips, lines with arrows, and hatching for zones."""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from garant.terminal.markup import Mark, element, path, words
from garant.terminal.picture.chart import Chart, Frame, placed
from garant.terminal.picture.outlines import Outline, outlines, outlines_of_body
from garant.terminal.picture.scene import Ground, Thing
from garant.terminal.picture.strip import Pixel, strip, thinned

COLOURS = 6
"""As many as can be told apart (Okabe and Ito); after them line styles change."""
_ARROW_EVERY = 130.0


class Drawn(NamedTuple):
    """A thing or a zone with its outlines, on the side of the earth that is shown."""

    number: int
    label: str
    title: str
    parts: list[Outline]

    def placed(self, lon: float) -> "Drawn":
        """Give it on the side of the earth of a meridian."""
        return self._replace(parts=[placed(part, lon) for part in self.parts])


def colour(number: int) -> str:
    """Give the class of the thing with a number: its colour and its line style."""
    return f"t{number % COLOURS}" + (" dashed" if number // COLOURS % 2 else "")


def of_thing(number: int, thing: Thing) -> Drawn:
    """Give a notice with its outlines."""
    whose = f"{thing.name}, by {thing.party}" if thing.party else thing.name
    return Drawn(number, thing.name, whose, [part for volume in thing.volumes for part in outlines(volume.shape)])


def of_ground(number: int, ground: Ground) -> Drawn:
    """Give a zone with its outlines."""
    said = f"zone {ground.name} as read by {ground.reading}" if ground.reading else f"zone {ground.name}"
    return Drawn(number, ground.name, said, outlines_of_body(ground.body))


def filled(chart: Chart, thing: Drawn) -> Mark:
    """Draw a notice: what it covers first, then its lines."""
    wide = _strips(chart, thing.parts)
    parts = [element("path", d=wide, class_="wide")] if wide else []
    parts += [mark for part in thing.parts for mark in _part(chart, part)]
    return element("g", element("title", words(thing.title)), *parts, class_=colour(thing.number))


def hatched(chart: Chart, ground: Drawn) -> Mark:
    """Draw a zone."""
    wide = _strips(chart, ground.parts)
    parts = [element("path", d=wide, class_="zone wide")] if wide else []
    parts += [element("path", d=_rings(chart, part), class_="zone", fill_rule="evenodd") for part in ground.parts if part.rings]
    return element("g", element("title", words(ground.title)), *parts)


def _strips(chart: Chart, parts: Sequence[Outline]) -> str:
    """Give everything that has a width as one path, so that nothing is twice as dark where two of them meet."""
    return "".join(strip(chart, part.line, part.width_m) for part in parts if part.line)


def _part(chart: Chart, part: Outline) -> Iterator[Mark]:
    if part.rings:
        yield element("path", d=_rings(chart, part), class_="area", fill_rule="evenodd")
    if len(part.line) == 1:
        x, y = chart.at(part.line[0])
        yield element("circle", cx=x, cy=y, r=4, class_="point")
    elif part.line:
        pixels = thinned([chart.at(one) for one in part.line])
        yield element("path", d=path(pixels), class_="line")
        yield from _arrows(chart.frame, pixels) if part.moves else ()


def _rings(chart: Chart, part: Outline) -> str:
    return "".join(path(thinned([chart.at(one) for one in ring]), closed=True) for ring in part.rings)


def _arrows(frame: Frame, pixels: Sequence[Pixel]) -> Iterator[Mark]:
    """Show which way a route goes: an arrow now and then, and one at least."""
    inside = [(a, b) for a, b in pairwise(pixels) if frame.holds(*a) or frame.holds(*b)] or list(pairwise(pixels))
    way, due = 0.0, min(_ARROW_EVERY, sum(hypot(b[0] - a[0], b[1] - a[1]) for a, b in inside)) / 2
    for a, b in inside:
        length = hypot(b[0] - a[0], b[1] - a[1])
        while way + length >= due and length > 0:
            yield _arrow(a, b, (due - way) / length)
            due += _ARROW_EVERY
        way += length


def _arrow(a: Pixel, b: Pixel, share: float) -> Mark:
    length = hypot(b[0] - a[0], b[1] - a[1])
    x, y, u, v = a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share, (b[0] - a[0]) / length, (b[1] - a[1]) / length
    tip, left, right = (x + 7 * u, y + 7 * v), (x - 5 * u - 5 * v, y - 5 * v + 5 * u), (x - 5 * u + 5 * v, y - 5 * v - 5 * u)
    return element("path", d=path([tip, left, right], closed=True), class_="arrow")
