"""Plain text: its encoding, the marks in it that nobody sees, and lines that were cut to a width."""

import codecs
import re
import unicodedata
from datetime import date
from itertools import pairwise
from typing import NamedTuple

from garant.errors import Code, Refused

ENCODINGS = frozenset(
    {"utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "koi8-r", "koi8-u", "mac-roman", "cp437", "cp850", "cp866"}
    | {f"cp{number}" for number in range(1250, 1259)}
    | {f"iso8859-{number}" for number in range(1, 17) if number != 12}  # noqa: PLR2004 - there is no twelfth part
)  # fmt: skip
"""Encodings that a text may be said to be in, by the names that Python gives them."""

_SHORT, _CUT, _WIDTH = 0.6, 45, 110
"""Most lines of a paragraph that was cut are longer than `_CUT`, none than `_WIDTH`; one shorter than `_SHORT` of the longest ends it."""

_NEWLINES = re.compile(r"\r\n?|\x0b|\x0c|\x85|\u2028|\u2029")
_SPACES = re.compile(r"\t|[\u2000-\u200a\u3000]")
_PARAGRAPH = re.compile(r"(?:[^\n]*\S[^\n]*\n?)+")
_BULLET = re.compile(r"\s*([-*•–—·]|\(?[0-9a-z]{1,3}[.)])\s")


class Found(NamedTuple):
    """What one sort of file gives: the text, lines set aside with their reasons, and what it says of itself."""

    text: str
    aside: tuple[tuple[str, str], ...] = ()
    title: str = ""
    url: str = ""
    published: date | None = None
    remarks: tuple[str, ...] = ()


def read(data: bytes, encoding: str = "") -> Found:
    """Read plain text."""
    name = known(encoding) if encoding else _marked(data)
    text = decoded(data, name, "this is no text in UTF-8; say with --encoding which encoding it is in, or save it as UTF-8")
    remarks = (f"read as {name}, as was said",) if encoding else ()
    return Found(unwrapped(_NEWLINES.sub("\n", text)), remarks=remarks)


def _marked(data: bytes) -> str:
    return "utf-16" if data[:2] in (b"\xff\xfe", b"\xfe\xff") else "utf-8-sig"


def known(encoding: str) -> str:
    """Give Python's name of an encoding. Refuses with `unreadable` one that is not on the list."""
    try:
        name = codecs.lookup(encoding.strip()).name
    except (LookupError, ValueError):
        name = ""
    if name not in ENCODINGS:
        raise Refused(Code.UNREADABLE, f"the encoding {encoding[:40]!r} is not read here; save the text as UTF-8")
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def decoded(data: bytes, encoding: str, otherwise: str) -> str:
    """Decode bytes strictly. Refuses with `unreadable` what is not in this encoding, and what no text has in it."""
    try:
        text = data.decode(encoding)
    except (UnicodeDecodeError, UnicodeError):
        raise Refused(Code.UNREADABLE, otherwise) from None
    if "\0" in text:
        raise Refused(Code.UNREADABLE, "this has NUL characters in it: it is no text, or one in another encoding (see --encoding)")
    return text


def cleaned(text: str) -> tuple[str, int]:
    """Give a text without marks that nobody sees or that turn its direction, composed (NFC); and how many were taken out."""
    spaced = _SPACES.sub(" ", _NEWLINES.sub("\n", text))
    if spaced.isascii() and spaced.replace("\n", "").isprintable():
        return spaced, 0
    kept = "".join(char for place, char in enumerate(spaced) if char.isprintable() or _stays(spaced, place))
    return unicodedata.normalize("NFC", kept), len(spaced) - len(kept)


def _stays(text: str, place: int) -> bool:
    """Tell whether an unprintable character is one of writing: a line's end, a wide blank, a joiner within a word of Persian or Urdu."""
    char = text[place]
    if char in "\u200c\u200d":
        around = (text[place - 1 : place], text[place + 1 : place + 2])
        return all(one and unicodedata.bidirectional(one) == "AL" for one in around)
    return char in "\n\u00a0\u202f"


def one_line(text: str) -> str:
    """Give a text on one line, cleaned."""
    return " ".join(cleaned(text)[0].split())


def unwrapped(text: str) -> str:
    """Join the lines of paragraphs that were cut to a width: each break becomes one blank, so that every offset stays."""
    return _PARAGRAPH.sub(lambda match: _joined(match[0]), text)


def _joined(paragraph: str) -> str:
    lines = paragraph.split("\n")
    inner = [line.rstrip() for line in lines if line.strip()]
    if len(inner) < 2 or not _was_cut(inner):  # noqa: PLR2004 - one line was not cut
        return paragraph
    joined = lines[0]
    for before, line in pairwise(lines):
        ends = not line.strip() or _BULLET.match(line) or len(before.rstrip()) < _SHORT * max(map(len, inner))
        joined += ("\n" if ends else " ") + line
    return joined


def _was_cut(lines: list[str]) -> bool:
    """Tell whether lines end where the width did: most are long, none much longer than a page is wide, and some do not end a sentence."""
    before = lines[:-1]
    long = sum(len(line) > _CUT for line in before)
    loose = sum(line[-1] not in '.!?»"”:;' for line in before)
    return max(map(len, lines)) <= _WIDTH and long * 3 >= len(before) * 2 and loose * 2 >= len(before)
