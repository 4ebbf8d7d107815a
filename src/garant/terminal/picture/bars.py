"""The time bars below a plan: a bar for each notice, what they have in common stronger, in UTC.

When windows are years and a meeting is minutes, the minutes are shown, and bars run on beyond the edge.
"""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from garant.instant import DAY_MS, LAST_MS, MINUTE_MS, Window
from garant.terminal.markup import Mark, element, path, words
from garant.terminal.picture.chart import Frame
from garant.terminal.picture.figures import colour
from garant.terminal.picture.labels import pill, shortened, width
from garant.terminal.picture.scene import Scene
from garant.terminal.picture.ticks import ticks

ROW = 26.0
LABELS = 210.0
"""Pixels that names have, left of the bars."""
AXIS = 38.0
_BAR = 12.0
_LEAST = 3.0
_TICK_WIDTH, _TICK_SIZE, _OVER = 84.0, 11.5, 20.0
_PILL_HALF = 10.0
_LEAST_SHARE = 0.04
_AROUND = 6.0
_FIRST_MS = -62_135_596_800_000


class Span(NamedTuple):
    """The time that is shown, and the frame that shows it."""

    start_ms: int
    end_ms: int
    frame: Frame

    def x(self, at_ms: int) -> float:
        """Give the pixel of an instant."""
        return self.frame.x + (at_ms - self.start_ms) / (self.end_ms - self.start_ms) * self.frame.width

    def cut(self, window: Window) -> tuple[float, float] | None:
        """Give the pixels of what is shown of a window; None where it lies outside."""
        start = self.start_ms if window.start_ms is None else max(window.start_ms, self.start_ms)
        end = self.end_ms if window.end_ms is None else min(window.end_ms, self.end_ms)
        if start > end:
            return None
        left, right = self.x(start), self.x(end)
        return (left, right) if right - left >= _LEAST else ((left + right - _LEAST) / 2, (left + right + _LEAST) / 2)


def height(scene: Scene) -> float:
    """Give how many pixels the bars of a scene take."""
    return ROW * len(scene.things) + AXIS


def bars(scene: Scene, frame: Frame) -> Mark:
    """Draw a row for each notice, and the axis below."""
    span = _span(scene, Frame(frame.x + LABELS, frame.y, frame.width - LABELS, frame.height))
    rows = [_row(scene, at, span, frame) for at in range(len(scene.things))]
    return "".join((*(_axis(span, len(scene.things), frame.x) if span else ()), *rows))


def _span(scene: Scene, frame: Frame) -> Span | None:
    """Choose the time to show: everything, unless what they have in common would vanish in it. None where nothing has a bound."""
    whole = _hull(window for thing in scene.things for window in thing.windows())
    common = _hull(crossing.window for crossing in scene.crossings)
    if whole is None:
        return None
    if common is not None and common[1] - common[0] < _LEAST_SHARE * (whole[1] - whole[0]):
        around = int(max(common[1] - common[0], MINUTE_MS) * _AROUND)
        whole = max(whole[0], common[0] - around), min(whole[1], common[1] + around)
    margin = max((whole[1] - whole[0]) // 16, 1)
    return Span(max(whole[0] - margin, _FIRST_MS), min(whole[1] + margin, LAST_MS), frame)


def _hull(windows: Iterable[Window]) -> tuple[int, int] | None:
    """Give the first and the last bound of windows; None when none has any."""
    bounds = [bound for window in windows for bound in window if bound is not None]
    if not bounds:
        return None
    first, last = min(bounds), max(bounds)
    return (first, last) if first < last else (first - DAY_MS, last + DAY_MS)


def _row(scene: Scene, at: int, span: Span | None, frame: Frame) -> Mark:
    thing, y = scene.things[at], frame.y + ROW * at
    shown = words(shortened(thing.name, LABELS - 34))
    name = element("text", element("title", words(thing.name)), shown, x=frame.x + 20, y=y + 17, class_="label")
    swatch = element("rect", x=frame.x, y=y + 7, width=12, height=12, class_="swatch")
    if span is None or not thing.volumes:
        said = "at all times" if thing.volumes else "no time is known"
        return element("g", swatch, name, element("text", said, x=frame.x + LABELS, y=y + 17, class_="degree"), class_=colour(at))
    own = [mark for window in thing.windows() for mark in _bar(span, window, y)]
    return element("g", swatch, name, *own, *_common(scene, thing.name, span, y), class_=colour(at))


def _bar(span: Span, window: Window, y: float) -> Iterator[Mark]:
    """Draw a bar; an open end has an arrow."""
    cut = span.cut(window)
    if cut is None:
        return
    left, right = cut
    yield element("rect", x=left, y=y + 7, width=right - left, height=_BAR, class_="bar")
    middle = y + 7 + _BAR / 2
    if window.start_ms is None or window.start_ms < span.start_ms:
        yield element("path", d=path([(left - 9, middle), (left, y + 7), (left, y + 7 + _BAR)], closed=True), class_="arrow")
    if window.end_ms is None or window.end_ms > span.end_ms:
        yield element("path", d=path([(right + 9, middle), (right, y + 7), (right, y + 7 + _BAR)], closed=True), class_="arrow")


def _common(scene: Scene, name: str, span: Span, y: float) -> Iterator[Mark]:
    """Draw what a notice has in common with others in its full colour, and the number of the meeting where there is room."""
    cuts = [(at, span.cut(one.window)) for at, one in enumerate(scene.crossings, 1) if name in {one.a, one.b}]
    free, pills = 0.0, list[Mark]()
    for at, cut in cuts:
        if cut is None:
            continue
        yield element("rect", x=cut[0], y=y + 7, width=cut[1] - cut[0], height=_BAR, class_="common")
        mark, frame = pill(str(at), max((cut[0] + cut[1]) / 2, free + _PILL_HALF), y + 7 + _BAR / 2)
        if frame.x + frame.width <= max(cut[1], (cut[0] + cut[1]) / 2 + frame.width):
            pills.append(mark)
            free = frame.x + frame.width
    yield from pills


def _axis(span: Span, rows: int, left: float) -> Iterator[Mark]:
    frame = span.frame
    bottom = frame.y + ROW * rows
    yield element("path", d=path([(frame.x, bottom), (frame.x + frame.width, bottom)]), class_="axis")
    yield element("text", "UTC", x=left + 20, y=bottom + 17, class_="degree")
    for tick in ticks(span.start_ms, span.end_ms, int(frame.width / _TICK_WIDTH)):
        x = span.x(tick.at_ms)
        yield element("path", d=path([(x, frame.y), (x, bottom + 4)]), class_="grid")
        for text, below in ((tick.text, 17), (tick.day, 32)):
            half = width(text, _TICK_SIZE) / 2
            at = min(x, frame.x + frame.width + _OVER - half)
            yield element("text", words(text), x=at, y=bottom + below, class_="degree", text_anchor="middle") if text else ""
