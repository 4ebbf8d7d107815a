"""Elements of SVG and HTML. Text is shown as `paper.safe` shows it, and escaped: nothing that somebody wrote can become markup."""

from collections.abc import Iterable
from html import escape

from garant.terminal.paper import safe

Mark = str
"""A piece of markup, ready to be put into a page."""


def words(text: str) -> Mark:
    """Give text as markup that shows it."""
    return escape(safe(text), quote=True)


def element(name: str, *inside: Mark, **attributes: str | float | None) -> Mark:
    """Give an element with what is inside; `class_` stands for `class`, `text_anchor` for `text-anchor`, None for nothing."""
    said = "".join(f' {_name(key)}="{_value(value)}"' for key, value in attributes.items() if value is not None)
    return f"<{name}{said}>{''.join(inside)}</{name}>" if inside else f"<{name}{said}/>"


def number(value: float) -> str:
    """Spell a number of pixels, to a tenth."""
    text = f"{value:.1f}"
    return text.removesuffix(".0").replace("-0", "0") if text in {"-0.0", "0.0"} else text.removesuffix(".0")


def path(points: Iterable[tuple[float, float]], *, closed: bool = False) -> str:
    """Give the data of a path through points."""
    steps = " ".join(f"{number(x)},{number(y)}" for x, y in points)
    return f"M{steps}{'Z' if closed else ''}"


def _name(key: str) -> str:
    return key.rstrip("_").replace("_", "-")


def _value(value: str | float) -> str:
    return escape(value, quote=True) if isinstance(value, str) else number(value)
