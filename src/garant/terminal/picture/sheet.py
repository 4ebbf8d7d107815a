"""The sheet that a plan is drawn on: its frame, the graticule with degrees, a scale bar, and north. No map lies under it."""

from collections.abc import Iterator

from garant.terminal.markup import Mark, element, number, path, words
from garant.terminal.picture.chart import Chart, Frame, bar_m, degree_step, length, lines

CLIP = "plan"
_SMALL = 11.0
_DECIMALS_MAX = 5


def ground(frame: Frame) -> Mark:
    """Draw what lies under everything, and say where the frame cuts things off."""
    rectangle = _rectangle(frame, None)
    return element("clipPath", rectangle, id=CLIP) + _rectangle(frame, "sheet")


def grid(chart: Chart) -> Iterator[Mark]:
    """Draw the graticule."""
    frame, meridians, parallels = chart.frame, *_graticule(chart)
    for x, _ in meridians:
        yield element("path", d=path([(x, frame.y), (x, frame.y + frame.height)]), class_="grid")
    for y, _ in parallels:
        yield element("path", d=path([(frame.x, y), (frame.x + frame.width, y)]), class_="grid")


def border(chart: Chart) -> Mark:
    """Draw the frame, degrees beside it, scale and north."""
    return "".join((_rectangle(chart.frame, "border"), *_degrees(chart), _scale(chart), _north(chart.frame)))


def corners(frame: Frame) -> tuple[Frame, Frame]:
    """Give the corners where scale and north stand."""
    return Frame(frame.x, frame.y + frame.height - 44, 260, 44), Frame(frame.x + frame.width - 50, frame.y, 50, 60)


def _rectangle(frame: Frame, class_: str | None) -> Mark:
    return element("rect", x=frame.x, y=frame.y, width=frame.width, height=frame.height, class_=class_)


def _graticule(chart: Chart) -> tuple[list[tuple[float, str]], list[tuple[float, str]]]:
    """Give where meridians and parallels stand, with what they are called."""
    shown = chart.bounds()
    across, up = (degree_step(span) for span in (shown.east - shown.west, shown.north - shown.south))
    meridians = [(chart.at((lon, 0))[0], _degree((lon + 180) % 360 - 180, "EW", across)) for lon in lines(shown.west, shown.east, across)]
    parallels = [(chart.at((0, lat))[1], _degree(lat, "NS", up)) for lat in lines(shown.south, shown.north, up) if abs(lat) <= 90]  # noqa: PLR2004 - the poles
    return meridians, parallels


def _degree(value: float, sides: str, step: float) -> str:
    decimals = next((at for at in range(_DECIMALS_MAX) if abs(step * 10**at - round(step * 10**at)) < 1e-6), _DECIMALS_MAX)  # noqa: PLR2004 - a rounding
    rounded = round(value, decimals)
    side = "" if rounded in {0, -180, 180} else sides[rounded < 0]
    return f"{abs(rounded):.{decimals}f}°{side}"


def _degrees(chart: Chart) -> Iterator[Mark]:
    frame, meridians, parallels = chart.frame, *_graticule(chart)
    for x, text in meridians:
        if frame.x + 18 <= x <= frame.x + frame.width - 18:
            yield element("text", words(text), x=x, y=frame.y + frame.height + 15, class_="degree", text_anchor="middle")
    for y, text in parallels:
        if frame.y + 6 <= y <= frame.y + frame.height - 6:
            yield element("text", words(text), x=frame.x - 6, y=y + 4, class_="degree", text_anchor="end")


def _scale(chart: Chart) -> Mark:
    """Draw the scale bar in the lower left corner."""
    frame, bar = chart.frame, bar_m(chart)
    wide = bar / chart.m_per_pixel()
    x, y = frame.x + 16, frame.y + frame.height - 16
    back = element("rect", x=x - 8, y=y - 25, width=wide + 16, height=34, class_="backing")
    line = element("path", d=f"M{number(x)},{number(y - 5)} v5 h{number(wide)} v-5", class_="scale")
    text = element("text", words(length(bar)), x=x + wide / 2, y=y - 9, class_="degree", text_anchor="middle")
    return element("g", back, line, text)


def _north(frame: Frame) -> Mark:
    """Draw an arrow to the north in the upper right corner."""
    x, y = frame.x + frame.width - 26, frame.y + 14
    back = element("rect", x=x - 14, y=y - 8, width=28, height=50, class_="backing")
    arrow = element("path", d=path([(x, y), (x + 7, y + 20), (x, y + 15), (x - 7, y + 20)], closed=True), class_="north")
    return element("g", back, arrow, element("text", "N", x=x, y=y + 35, class_="degree", text_anchor="middle"))
