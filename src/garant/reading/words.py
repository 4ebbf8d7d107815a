"""Sentences and tokens, with their offsets. A token keeps its text as printed and a plain form: no case, one sort of apostrophe.

French elisions (`l'`, `qu'`) and English genitives (`'s`) are tokens of their own, so that a lexicon names `accord` and `turkey` once.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple
from unicodedata import combining, normalize

from garant.reading.values import Span

_TOKEN = re.compile(
    r"\d{1,2}[:hH]\d{2}\b|\d+(?:er|ère|eme|ème|e|nd|nde|st|rd|th)\b|\d{1,3}(?:[.,\u00a0\u202f ]\d{3})+(?!\d)|\d+(?:[.,]\d+)?"
    r"|\b[ap]\.m\.|\b[HS]\.\s?E\.(?:\s?M\.)?|['’]s\b|n['’]t\b|[^\W\d_]+?(?=n['’]t\b)|[Aa]ujourd['’]hui\b"
    r"|\b(?:[cdjlmnstCDJLMNST]|[Qq]u|[Jj]usqu|[Ll]orsqu|[Pp]uisqu|[Qq]uelqu)['’](?=\s?[«“\"]?[^\W_]|\s?[«“\"]\s?[^\W_])"
    r"|[^\W\d_]+(?:-[^\W\d_]+)*|[^\w\s]|_"
)
_END = re.compile(r"[.!?…]+[»”\"'’)\]]*\s+|\n+")
_ABBREVIATIONS = frozenset(
    [
        "m",
        "mm",
        "mme",
        "mmes",
        "mlle",
        "dr",
        "pr",
        "st",
        "ste",
        "cf",
        "etc",
        "env",
        "art",
        "av",
        "jc",
        "n",
        "no",
        "p",
        "mr",
        "mrs",
        "ms",
        "gen",
        "col",
        "lt",
        "sgt",
        "jan",
        "feb",
        "aug",
        "sept",
        "oct",
        "nov",
        "dec",
        "u.s",
        "u.n",
        "i.e",
        "e.g",
        "h.e",
        "s.e",
        "maj",
        "brig",
        "adm",
        "amb",
        "hon",
        "vs",
    ]
)


class Token(NamedTuple):
    """A word, a number or a sign: as printed, in its plain form, and where."""

    text: str
    plain: str
    start: int
    end: int

    @property
    def is_capital(self) -> bool:
        """Tell whether it begins with a capital letter."""
        return self.text[:1].isupper()


@lru_cache(maxsize=65_536)
def plain(text: str) -> str:
    """Give a word without case, accents and curly apostrophes."""
    folded = normalize("NFKD", text.replace("’", "'")).casefold()
    return "".join(char for char in folded if not combining(char))


def plain_words(text: str) -> list[str]:
    """Give the plain forms of a text's tokens, where nobody asks where they stand."""
    return list(map(plain, _TOKEN.findall(text)))


def tokens(text: str, start: int = 0) -> list[Token]:
    """Cut a text into tokens."""
    return [Token(match[0], plain(match[0]), start + match.start(), start + match.end()) for match in _TOKEN.finditer(text)]


def sentences(text: str, start: int = 0) -> Iterator[Span]:
    """Cut a text into sentences; a quotation of several sentences within one is cut too, an abbreviation is not."""
    begin = 0
    for match in _END.finditer(text):
        if "\n" not in match[0] and not _ends(text, begin, match):
            continue
        if text[begin : match.end()].strip():
            yield _trimmed(text, begin, match.end(), start)
        begin = match.end()
    if text[begin:].strip():
        yield _trimmed(text, begin, len(text), start)


def _ends(text: str, begin: int, match: re.Match[str]) -> bool:
    """Tell whether a stop ends a sentence: not after an abbreviation or an initial, and only before something that begins one."""
    before = text[begin : match.start()].rsplit(None, 1)[-1:] or [""]
    word = plain(before[0].lstrip("«“\"'(’"))
    after = text[match.end() : match.end() + 1]
    listed = word.isdigit() and text[begin : match.start()].strip() == word
    short = match[0].startswith(".") and (word in _ABBREVIATIONS or listed or (len(word) == 1 and word.isalpha()))
    return not short and not after.islower()


def _trimmed(text: str, begin: int, end: int, start: int) -> Span:
    inner = text[begin:end]
    left = len(inner) - len(inner.lstrip())
    return Span(start + begin + left, start + begin + len(inner.rstrip()))
