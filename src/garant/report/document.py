"""A report as blocks of words, before anybody decides how it looks.

Every piece of text says what it is, so that right-to-left and left-to-right never run into each other:

    words     ours, in the report's language
    quoted    what somebody said, in its own language, isolated
    exact     a reference, an instant, a position, a figure: isolated, always from left to right
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

Form = Literal["words", "quoted", "exact"]
Tone = Literal["", "strong", "faint", "warn"]


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of text of one form. `language` of what is quoted, where it is known."""

    text: str
    form: Form = "words"
    tone: Tone = ""
    language: str = ""


Line = tuple[Run, ...]


def words(text: str, tone: Tone = "") -> Line:
    """Give a line of our own words."""
    return (Run(text, tone=tone),)


def exact(text: str, tone: Tone = "") -> Line:
    """Give a line that reads from left to right whatever stands around it."""
    return (Run(text, "exact", tone),)


def quoted(text: str, language: str = "", tone: Tone = "") -> Line:
    """Give a line that somebody said."""
    return (Run(text, "quoted", tone, language),)


def joined(lines: Iterable[Line], between: str = ", ") -> Line:
    """Put lines one after the other."""
    held: list[Run] = []
    for line in lines:
        held += [Run(between)] * bool(held and line)
        held += line
    return tuple(held)


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of the first, second or third rank."""

    text: Line
    rank: Literal[1, 2, 3] = 2


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph; a `notice` is set apart, as what nobody may overlook."""

    text: Line
    form: Literal["plain", "faint", "notice"] = "plain"


@dataclass(frozen=True, slots=True)
class Facts:
    """Names and values, one a line."""

    rows: tuple[tuple[Line, Line], ...]


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, whether it holds figures, and how much of the width it wants beside the others."""

    name: str
    number: bool = False
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Table:
    """A table. A cell has one or several lines. `total`: the last row is a sum. `captioned`: its caption is shown, not only said."""

    caption: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[tuple[Line, ...], ...], ...]
    total: bool = False
    captioned: bool = True


@dataclass(frozen=True, slots=True)
class Picture:
    """A drawing (SVG), its caption, and what it shows in words."""

    svg: str
    caption: Line
    described: str


Block = Heading | Paragraph | Facts | Table | Picture


@dataclass(frozen=True, slots=True)
class Document:
    """A report: its title and what stands under it, its language and direction, its blocks, what stands at the foot of each page.

    `status` is a word for all who look at it: an exercise is marked as one on every page. `page`: "page {page} of {pages}".
    """

    title: str
    subtitle: Line
    language: str
    direction: Literal["ltr", "rtl"]
    blocks: tuple[Block, ...]
    foot: Line
    page: str
    status: str = ""
    keywords: tuple[str, ...] = field(default=())
