"""Blocks of a page: what is content, and what is furniture (menus, sign-in forms, comment boxes, newsletters, captions said twice).

Furniture is set aside and shown as such, with its reason; it is never read as content, and never thrown away. What it is known by stands in
`furniture.toml`, one for each language:

    starts     how such a line begins        (a line of a paragraph's length is content all the same)
    stamps     how a stamp begins (who wrote it, when it was changed): a line that ends no sentence
    lines      what such a line is, whole, or before a colon
    holds      what stands somewhere in it, whatever its length
    end        what begins the end of a page: everything behind it is set aside
    caption    what a picture's caption has in it
"""

import re
from collections.abc import Iterator, Sequence
from typing import Literal, NamedTuple

from garant.limits import SOURCE_LINE_CHARACTERS_MAX
from garant.reading.lexicon import Lexicon
from garant.reading.values import Span
from garant.reading.words import plain

_LINE = re.compile(r"[^\n]+")
_HEADLINE_WORDS_MAX = 16
_CONTENT_WORDS_MIN = 8
_CALL_WORDS_MAX = 24
"""A line with more words is a paragraph, however it begins."""

_END_WORDS_MAX = 8
_CAPTION_WORDS_MAX = 70
_MENU_WORDS_MAX, _MENU_LINES_MIN = 3, 4
"""So many lines in a row of so few words each are a menu."""

_ADDRESS = re.compile(r"(https?://|www\.)\S+|\S+@\S+\.\w+|[#@]\w+([ ,]+[#@]\w+)*")


class Block(NamedTuple):
    """A line of a source: where, what it is, and why it was set aside."""

    span: Span
    kind: Literal["title", "content", "caption", "furniture"]
    because: str


class _Line(NamedTuple):
    span: Span
    text: str
    bare: str
    words: int


def blocks(lexicon: Lexicon, text: str) -> Iterator[Block]:
    """Sort the lines of a text."""
    lines = [_line(match) for match in _LINE.finditer(text) if match[0].strip()]
    menu = _menus(lines)
    seen: set[str] = set()
    begun, ended = False, False
    for place, line in enumerate(lines):
        ends = begun and line.words <= _END_WORDS_MAX and line.bare.startswith(tuple(lexicon.furniture["end"]))
        why = _why(lexicon, line, seen, in_menu=place in menu)
        if ended or ends or why:
            yield Block(line.span, "furniture", why or ("the page's end" if ends else "behind the page's end"))
        elif line.words <= _CAPTION_WORDS_MAX and any(mark in line.bare for mark in lexicon.furniture["caption"]):
            yield Block(line.span, "caption", "a picture's caption")
        elif _is_title(line):
            yield Block(line.span, "title", "")
        else:
            begun = begun or line.words >= _CONTENT_WORDS_MIN
            yield Block(line.span, "content", "")
        ended = ended or ends
        seen.add(line.bare)


def _line(match: re.Match[str]) -> _Line:
    text = match[0].strip()
    start = match.start() + len(match[0]) - len(match[0].lstrip())
    return _Line(Span(start, start + len(text)), text, plain(text) if len(text) <= SOURCE_LINE_CHARACTERS_MAX else "", len(text.split()))


def _why(lexicon: Lexicon, line: _Line, seen: set[str], *, in_menu: bool) -> str:
    """Say why a line is set aside, or nothing."""
    if len(line.text) > SOURCE_LINE_CHARACTERS_MAX:
        return "too long for a paragraph"
    if line.bare in seen:
        return "said before"
    known = lexicon.furniture
    stamp = line.text[-1] not in '.!?»"”' and line.bare.startswith(tuple(known["stamps"]))
    if line.words <= _CALL_WORDS_MAX and (stamp or line.bare.startswith(tuple(known["starts"]))):
        return "a page's own words"
    if line.bare.partition(":")[0].strip() in known["lines"] or any(phrase in line.bare for phrase in known["holds"]):
        return "a page's own words"
    if in_menu:
        return "a menu"
    if _ADDRESS.fullmatch(line.text):
        return "an address"
    return "" if any(char.isalpha() for char in line.text) else "no words"


def _menus(lines: Sequence[_Line]) -> frozenset[int]:
    """Give the places of lines that stand in a menu: many short ones in a row, none of which ends a sentence."""
    found: set[int] = set()
    row: list[int] = []
    for place, line in enumerate([*lines, None]):
        if line and line.words <= _MENU_WORDS_MAX and line.text[-1] not in '.!?»"”:' and not any(char.isdecimal() for char in line.text):
            row.append(place)
            continue
        if len(row) >= _MENU_LINES_MIN:
            found.update(row)
        row = []
    return frozenset(found)


def _is_title(line: _Line) -> bool:
    return line.words <= _HEADLINE_WORDS_MAX and line.text[-1] not in '.!?»"”:'
