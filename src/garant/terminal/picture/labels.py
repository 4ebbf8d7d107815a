"""Where labels go: beside what they name, in the frame, and over no other label."""

from collections.abc import Iterable, Sequence
from math import cos, hypot, pi, sin
from typing import NamedTuple

from rich.cells import cell_len

from garant.terminal.markup import Mark, element, words
from garant.terminal.paper import safe
from garant.terminal.picture.chart import Frame

SIZE = 13.0
"""Pixels: the height of a label's letters."""
_WIDTH = 0.62
"""A letter's width, of its height: a little more than common fonts need."""
_LEADING = 1.3
_AWAY = (10.0, 20.0, 34.0, 52.0, 76.0, 110.0, 150.0)
_DIRECTIONS = 12
_HIDDEN_POINT = 4.0
_OUTSIDE = 1e6
_PILL, _PILL_SIZE, _PILL_WIDTH = 9.0, 11.0, 70.0
_ELLIPSIS = "…"


class Label(NamedTuple):
    """A label: its text, the frame that it fills, and the point that it belongs to."""

    text: str
    frame: Frame
    x: float
    y: float

    def is_away(self) -> bool:
        """Tell that it needs a line that leads to it."""
        return self._gap() > _AWAY[1]

    def start(self) -> tuple[float, str]:
        """Give the pixel at which its text is held, and how: at the side that is next to what it names."""
        left, wide = self.frame.x, self.frame.width
        if left >= self.x:
            return left, "start"
        return (left + wide, "end") if left + wide <= self.x else (left + wide / 2, "middle")

    def end_of_leader(self) -> tuple[float, float]:
        """Give the point of its frame that is next to what it names."""
        frame = self.frame
        return min(max(self.x, frame.x), frame.x + frame.width), min(max(self.y, frame.y), frame.y + frame.height)

    def _gap(self) -> float:
        x, y = self.end_of_leader()
        return hypot(self.x - x, self.y - y)


class Labels:
    """Labels in a frame, each where there is room for it."""

    def __init__(self, frame: Frame) -> None:
        """Start without any."""
        self.frame = frame
        self._taken: list[Frame] = []
        self._drawn: list[tuple[float, float]] = []

    def keep_legible(self, drawn: Iterable[tuple[float, float]]) -> None:
        """Let labels stand beside what is drawn at these points, where they can."""
        self._drawn.extend(drawn)

    def keep_free(self, frame: Frame) -> None:
        """Let no label stand here."""
        self._taken.append(frame)

    def put(self, text: str, x: float, y: float) -> Label:
        """Put a label near a point; where there is no room at all, on top of others."""
        wide, tall = width(text), SIZE * _LEADING
        frames = list(_around(x, y, wide, tall))
        best = min(frames, key=lambda frame: (self._cover(frame), frames.index(frame)))
        self._taken.append(best)
        return Label(text, best, x, y)

    def _cover(self, frame: Frame) -> float:
        """Give how badly a frame stands: what it covers, and what of it lies outside."""
        inside = self.frame.holds(frame.x, frame.y, 2) and self.frame.holds(frame.x + frame.width, frame.y + frame.height, 2)
        hidden = sum(frame.holds(x, y) for x, y in self._drawn)
        return sum(_shared(frame, other) for other in self._taken) + _HIDDEN_POINT * hidden + (0 if inside else _OUTSIDE)


def width(text: str, size: float = SIZE) -> float:
    """Give about how wide a text is."""
    return cell_len(safe(text)) * size * _WIDTH


def shortened(text: str, wide: float, size: float = SIZE) -> str:
    """Shorten a text to a width: its beginning and its end stay."""
    if width(text, size) <= wide:
        return text
    kept = max(4, int(wide / size / _WIDTH) - 1)
    while kept > 4 and width(_middle_out(text, kept), size) > wide:  # noqa: PLR2004 - two characters at each end say little enough
        kept -= 1
    return _middle_out(text, kept)


def _middle_out(text: str, kept: int) -> str:
    front = (kept * 2 + 2) // 3
    return f"{text[:front]}{_ELLIPSIS}{text[len(text) - (kept - front) :]}"


def pill(text: str, x: float, y: float) -> tuple[Mark, Frame]:
    """Draw the mark of a meeting, about a point, and give the frame that it fills."""
    said = shortened(text, _PILL_WIDTH, _PILL_SIZE)
    half = max(_PILL, width(said, _PILL_SIZE) / 2 + 5)
    frame = Frame(x - half, y - _PILL, 2 * half, 2 * _PILL)
    body = element("rect", x=frame.x, y=frame.y, width=frame.width, height=frame.height, rx=_PILL, class_="pill")
    return element("g", body, element("text", words(said), x=x, y=y + 4, class_="pill-number", text_anchor="middle")), frame


def farthest(candidates: Sequence[tuple[float, float]], others: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Choose the candidate that is farthest from all others; the first where there are none."""
    away = list(others)
    if not away:
        return candidates[0]
    return max(candidates, key=lambda one: min(hypot(one[0] - x, one[1] - y) for x, y in away))


def _around(x: float, y: float, wide: float, tall: float) -> Iterable[Frame]:
    """Give frames about a point: to its right, to its left, above, below, and further and further away."""
    for away in _AWAY:
        yield Frame(x + away, y - tall / 2, wide, tall)
        yield Frame(x - away - wide, y - tall / 2, wide, tall)
        for at in range(_DIRECTIONS):
            angle = pi / 2 + (at // 2 + at % 2) * (1 if at % 2 else -1) * 2 * pi / _DIRECTIONS
            middle_x, middle_y = x + cos(angle) * (away + wide / 2), y - sin(angle) * (away + tall / 2)
            yield Frame(middle_x - wide / 2, middle_y - tall / 2, wide, tall)


def _shared(one: Frame, other: Frame) -> float:
    wide = min(one.x + one.width, other.x + other.width) - max(one.x, other.x)
    tall = min(one.y + one.height, other.y + other.height) - max(one.y, other.y)
    return wide * tall if wide > 0 and tall > 0 else 0.0
