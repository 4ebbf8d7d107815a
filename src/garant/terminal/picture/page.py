"""A picture as one file: SVG, or an HTML page with the same picture and its content as a table. Nothing is fetched, and no script runs."""

from collections.abc import Iterator
from typing import NamedTuple

from garant.terminal.markup import Mark, element, number, words
from garant.terminal.picture import bars, style
from garant.terminal.picture.chart import Frame
from garant.terminal.picture.labels import pill, shortened
from garant.terminal.picture.plan import plan
from garant.terminal.picture.scene import Crossing, Scene, limited
from garant.terminal.spans import apart, span

INFORMS = "Drawn from what parties said that they will do or have. It informs; it is no map of who is where, and never a permission."
WIDTH = 1000.0

_SIDE, _LEFT = 24.0, 66.0
_PLAN_HEIGHT = 520.0
_LINE, _ROW, _HEADING = 19.0, 21.0, 34.0
_TITLE = 46.0
_LISTED_MAX = 16
_WHEN, _CLOSEST = 478.0, 808.0
_SVG = "http://www.w3.org/2000/svg"


class Row(NamedTuple):
    """A crossing in words: its number, who meets whom, when, how close, and what news it is."""

    number: str
    a: str
    b: str
    when: str
    closest: str
    news: str


def rows(crossings: tuple[Crossing, ...]) -> list[Row]:
    """Give the crossings in words."""
    return [
        Row(str(at), one.a, one.b, span(one.window), apart(one.closest_m), "" if one.news == "conflict" else one.news)
        for at, one in enumerate(crossings, 1)
    ]


def svg(scene: Scene) -> str:
    """Give the picture as an SVG file."""
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{_drawing(limited(scene), style.SVG, alone=True)}\n'


def html(scene: Scene) -> str:
    """Give the picture as an HTML page."""
    drawn = limited(scene)
    title = words(scene.title)
    head = (
        '<meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">'
        "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">"
        f"<title>{title}</title><style>{style.PAGE}{style.SVG}</style>"
    )
    notes = "".join(f"<p>{words(note)}</p>" for note in drawn.notes)
    figure = f"<figure>{_drawing(drawn, '', alone=False)}</figure>"
    body = f"<h1>{title}</h1>{notes}{figure}{''.join(_tables(drawn))}<footer><p>{INFORMS}</p></footer>"
    return f'<!DOCTYPE html>\n<html lang="en" dir="ltr">\n<head>{head}</head>\n<body>\n{body}\n</body>\n</html>\n'


def _tables(scene: Scene) -> Iterator[Mark]:
    if scene.crossings:
        yield "<h2>Where notices meet</h2>" + _table(
            ("no.", "notice", "meets", "when (UTC)", "how close", ""),
            [(row.number, *map(_isolated, row[1:3]), *map(words, row[3:])) for row in rows(scene.crossings)],
        )
    if scene.grounds:
        yield "<h2>Zones</h2>" + _table(("zone", "as read by"), [tuple(map(_isolated, (one.name, one.reading))) for one in scene.grounds])
    yield "<h2>Notices</h2>" + _table(
        ("notice", "by", "when (UTC)"),
        [(_isolated(one.name), _isolated(one.party), "<br>".join(words(span(window)) for window in one.windows())) for one in scene.things],
    )


def _isolated(text: str) -> Mark:
    return f"<bdi>{words(text)}</bdi>"


def _table(heads: tuple[str, ...], cells: list[tuple[Mark, ...]]) -> Mark:
    head = "".join(f'<th scope="col">{words(one)}</th>' for one in heads)
    body = "".join("<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in cells)
    return f'<div class="scroll"><table><thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>'


# The drawing


class _Stack:
    """Parts of a drawing, one below the other."""

    def __init__(self) -> None:
        self.y = 0.0
        self.parts: list[Mark] = []

    def add(self, part: Mark, tall: float) -> None:
        """Add a part that was drawn at `y`, and go down by how tall it is."""
        self.parts.append(part)
        self.y += tall


def _drawing(scene: Scene, css: str, *, alone: bool) -> Mark:
    """Draw everything; `alone`: with everything in words, which a page says itself."""
    stack = _Stack()
    if alone:
        _add_heads(stack, scene)
    _add_plan(stack, scene)
    if alone:
        _add_list(stack, rows(scene.crossings))
        _add_zones(stack, scene)
    _add_bars(stack, scene)
    if alone:
        stack.add(_text(INFORMS, _SIDE, stack.y + 22, "note"), 36)
    return _around(scene, css, stack.y + 8, "".join(stack.parts))


def _around(scene: Scene, css: str, tall: float, inside: Mark) -> Mark:
    """Put the drawing on its paper, with its title and its description for those who do not see it."""
    named = element("title", words(scene.title), id="picture-title") + element("desc", words(_described(scene)), id="picture-desc")
    back = element("rect", x=0, y=0, width=WIDTH, height=tall, class_="paper")
    size = f'width="{number(WIDTH)}" height="{number(tall)}" viewBox="0 0 {number(WIDTH)} {number(tall)}"'
    rules = f"<style>{css}</style><defs>{style.HATCH}</defs>"
    said = 'lang="en" role="img" aria-labelledby="picture-title picture-desc"'
    return f'<svg xmlns="{_SVG}" {size} {said}>{named}{rules}{back}{inside}</svg>'


def _add_heads(stack: _Stack, scene: Scene) -> None:
    stack.add(_text(scene.title, _SIDE, stack.y + 34, "title"), _TITLE)
    for note in scene.notes:
        stack.add(_text(note, _SIDE, stack.y + 13, "note"), _LINE)


def _add_plan(stack: _Stack, scene: Scene) -> None:
    frame = Frame(_LEFT, stack.y + 12, WIDTH - _LEFT - _SIDE, _PLAN_HEIGHT)
    stack.add(plan(scene, frame), _PLAN_HEIGHT + 34)


def _add_list(stack: _Stack, listed: list[Row]) -> None:
    if listed:
        stack.add(_text("Where notices meet", _SIDE, stack.y + 22, "heading"), _HEADING)
    for row in listed[:_LISTED_MAX]:
        stack.add(_row(row, stack.y), _ROW)
    if len(listed) > _LISTED_MAX:
        stack.add(_text(f"and {len(listed) - _LISTED_MAX} more", _SIDE + 32, stack.y + 15, "row"), _ROW)


def _add_zones(stack: _Stack, scene: Scene) -> None:
    """Say what is hatched."""
    if scene.grounds:
        stack.add(_text("Zones of measures that speak of them", _SIDE, stack.y + 22, "heading"), _HEADING)
    for ground in scene.grounds:
        swatch = element("rect", x=_SIDE + 1, y=stack.y + 3, width=22, height=14, class_="zone")
        said = element("text", words(f"{ground.name}, as read by {ground.reading}"), x=_SIDE + 34, y=stack.y + 15, class_="row")
        stack.add(swatch + said, _ROW)


def _add_bars(stack: _Stack, scene: Scene) -> None:
    if scene.things:
        stack.add(_text("When", _SIDE, stack.y + 22, "heading"), _HEADING)
        tall = bars.height(scene)
        stack.add(bars.bars(scene, Frame(_SIDE, stack.y, WIDTH - 2 * _SIDE, tall)), tall)


def _row(row: Row, y: float) -> Mark:
    mark, _ = pill(row.number, _SIDE + 12, y + 10)
    each = (_WHEN - _SIDE - 110) / 2
    whole = f"{words(row.a)} meets {words(row.b)}"
    names = f"{words(shortened(row.a, each))} meets {words(shortened(row.b, each))}"
    closest = f"{row.closest}, {row.news}" if row.news else row.closest
    return "".join(
        (
            mark,
            element("text", element("title", whole), names, x=_SIDE + 34, y=y + 15, class_="row"),
            _text(row.when, _WHEN, y + 15, "row"),
            _text(closest, _CLOSEST, y + 15, "row"),
        )
    )


def _text(text: str, x: float, y: float, class_: str) -> Mark:
    return element("text", words(text), x=x, y=y, class_=class_)


def _described(scene: Scene) -> str:
    """Say in words what a picture shows, for those who do not see it."""
    said = [f"{row.a} meets {row.b} {row.when}: {row.closest}" for row in rows(scene.crossings)]
    names = ", ".join(thing.name for thing in scene.things)
    zones = "".join(f" Zone {one.name}." for one in scene.grounds)
    return f"Notices: {names}. {'; '.join(said) or 'None of them meet'}.{zones}"
