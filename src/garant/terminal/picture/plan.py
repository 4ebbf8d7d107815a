"""The plan: notices and zones on a flat map, with where they meet, degrees, a scale and north.

What is small decides how much is shown: where a border strip meets a road block, the road block can be seen.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from math import hypot
from typing import NamedTuple

from garant.terminal.markup import Mark, element, path, words
from garant.terminal.picture import chart as charts
from garant.terminal.picture import sheet
from garant.terminal.picture.chart import Box, Chart, Frame
from garant.terminal.picture.figures import Drawn, colour, filled, hatched, of_ground, of_thing
from garant.terminal.picture.labels import SIZE, Label, Labels, farthest, pill, shortened
from garant.terminal.picture.outlines import M_PER_DEGREE, Outline, Point, point
from garant.terminal.picture.scene import Crossing, Scene
from garant.terminal.picture.strip import Pixel, thinned

_SEEN_OF_FOCUS = 10.0
"""A picture shows at most so many times the width of the smallest things that meet."""
_LABEL_WIDTH = 190.0
_SAMPLE = 8.0
_TOGETHER = 15.0


class Spot(NamedTuple):
    """Where crossings are marked: their numbers, and the pixel."""

    numbers: list[int]
    x: float
    y: float


def plan(scene: Scene, frame: Frame) -> Mark:
    """Draw the plan in a frame."""
    things = [of_thing(at, thing) for at, thing in enumerate(scene.things) if thing.volumes]
    grounds = [of_ground(at, ground) for at, ground in enumerate(scene.grounds)]
    if not things and not grounds:
        return element("text", words("Nothing here has a place that could be drawn."), x=frame.x + 12, y=frame.y + 28, class_="label")
    middle = charts.meridian([part for one in [*things, *grounds] for part in one.parts])
    things, grounds = ([one.placed(middle) for one in ones] for ones in (things, grounds))
    chart = charts.fit(_shown(scene.crossings, things or grounds, middle), frame)
    spots = _spots(chart, scene.crossings, middle)
    inside = element(
        "g",
        *sheet.grid(chart),
        *(hatched(chart, one) for one in grounds),
        *(filled(chart, one) for one in things),
        *_lettering(chart, things, grounds, spots),
        clip_path=f"url(#{sheet.CLIP})",
    )
    return "".join((sheet.ground(frame), inside, sheet.border(chart)))


# What is shown


def _shown(crossings: Iterable[Crossing], things: Sequence[Drawn], middle: float) -> Box:
    """Give the bounds of everything, or less, where the smallest things that meet would vanish in it."""
    whole = charts.box_of([one for thing in things for part in thing.parts for one in _reached(part)])
    meets = {name for crossing in crossings for name in (crossing.a, crossing.b)}
    boxes = [_box(part) for thing in things if thing.label in meets for part in thing.parts]
    places = [_near(point(one.place), middle) for one in crossings if one.place]
    if not boxes or not places:
        return whole
    least = min(box.width() for box in boxes)
    focus = charts.box_of([*places, *_corners(min(boxes, key=Box.width))])
    if whole.width() <= max(least, focus.width()) * _SEEN_OF_FOCUS:
        return whole
    return _cropped(whole, focus, max(least, focus.width()) * _SEEN_OF_FOCUS / 2)


def _cropped(whole: Box, focus: Box, half: float) -> Box:
    lon, lat = (focus.west + focus.east) / 2, (focus.south + focus.north) / 2
    wide = half / charts.squeeze(lat)
    return Box(max(whole.west, lon - wide), max(whole.south, lat - half), min(whole.east, lon + wide), min(whole.north, lat + half))


def _box(part: Outline) -> Box:
    return charts.box_of(_reached(part))


def _reached(part: Outline) -> list[Point]:
    """Give the points of an outline, and how far its width reaches."""
    lat = part.width_m / M_PER_DEGREE
    wide = [(x + lat * to / charts.squeeze(y), y + lat * to) for x, y in part.line for to in (-1, 1)] if lat else []
    return [*part.points(), *wide]


def _corners(box: Box) -> list[Point]:
    return [(box.west, box.south), (box.east, box.north)]


def _near(place: Point, lon: float) -> Point:
    return place[0] + charts.toward(lon, place[0]), place[1]


# Letters and marks


def _spots(chart: Chart, crossings: Sequence[Crossing], middle: float) -> list[Spot]:
    """Put crossings that are marked at one place together."""
    spots: list[Spot] = []
    for number, crossing in enumerate(crossings, 1):
        if crossing.place is not None:
            x, y = chart.at(_near(point(crossing.place), middle))
            near = next((one for one in spots if hypot(one.x - x, one.y - y) < _TOGETHER), None)
            if near:
                near.numbers.append(number)
            else:
                spots.append(Spot([number], x, y))
    return spots


def _lettering(chart: Chart, things: Sequence[Drawn], grounds: Sequence[Drawn], spots: Sequence[Spot]) -> Iterator[Mark]:
    """Name everything, beside the marks of meeting places and as far from them as it goes."""
    labels, pills = Labels(chart.frame), [pill(", ".join(map(str, spot.numbers)), spot.x, spot.y) for spot in spots]
    for kept in (*sheet.corners(chart.frame), *(frame for _, frame in pills)):
        labels.keep_free(kept)
    anchors = [(spot.x, spot.y) for spot in spots]
    named = [*((ground, "zone-name") for ground in grounds), *((thing, colour(thing.number)) for thing in things)]
    seen = [[pixel for part in one.parts for pixel in _visible(chart, part)] for one, _ in named]
    for points in seen:
        labels.keep_legible(points)
    for (one, class_), points in zip(named, seen, strict=True):
        if points:
            anchors.append(farthest(points, anchors))
            yield _named(labels.put(shortened(one.label, _LABEL_WIDTH), *anchors[-1]), class_)
    yield from (mark for mark, _ in pills)


def _visible(chart: Chart, part: Outline) -> list[Pixel]:
    """Give points all along an outline, as far as it lies in the frame."""
    if len(part.line) == 1:
        return [one for one in map(chart.at, part.line) if chart.frame.holds(*one)]
    ways = [*part.rings, *([part.line] if part.line else [])]
    return [one for way in ways for a, b in pairwise(thinned([chart.at(one) for one in way])) for one in _sampled(chart.frame, a, b)]


def _sampled(frame: Frame, a: Pixel, b: Pixel) -> Iterator[Pixel]:
    """Give points of an edge, every few pixels, as far as it lies in the frame."""
    cut = frame.cut(a, b)
    if cut is not None:
        (x, y), (u, v) = cut
        count = max(1, int(hypot(u - x, v - y) / _SAMPLE))
        yield from ((x + (u - x) * at / count, y + (v - y) * at / count) for at in range(count + 1))


def _named(label: Label, class_: str) -> Mark:
    x, y = label.end_of_leader()
    leader = element("path", d=path([(label.x, label.y), (x, y)]), class_="leader") if label.is_away() else ""
    held, how = label.start()
    text = element("text", words(label.text), x=held, y=label.frame.y + SIZE, class_="label", text_anchor=how)
    return element("g", leader, element("circle", cx=label.x, cy=label.y, r=2.6, class_="point"), text, class_=class_)
