"""Numbers and durations as they are written: `au moins 84`, `some 3,000`, `plus de 12 heures`, `five-day`, `72 hours`.

A number is read as it is printed; words round it (`at least`, `environ`) belong to its span. A duration is a number and a unit of time.
"""

from collections.abc import Sequence
from typing import NamedTuple

from garant.reading.lexicon import Lexicon
from garant.reading.words import Token

_SIGNS = str.maketrans("", "", ".,\u00a0\u202f ")


class Quantity(NamedTuple):
    """A number, the unit of time behind it (empty: none), and how many tokens it has."""

    number: int
    unit: str
    length: int


def quantity_at(lexicon: Lexicon, row: Sequence[Token], at: int) -> Quantity | None:
    """Give the number or the duration that begins at a token, or None."""
    first = _plain(row, at)
    lead = _lead(lexicon, row, at) if first in lexicon.leads else 0
    if not (lead or first[:1].isdecimal() or first.partition("-")[0] in lexicon.cues["numbers"]):
        return None
    place = at + lead
    joined = _joined(lexicon, row, place)
    if joined:
        return Quantity(joined[0], joined[1], lead + 1)
    number = _number(lexicon, row, place)
    if number is None:
        return None
    dash = 1 if _plain(row, place + 1) == "-" else 0
    unit = lexicon.cues["durations"].get(_plain(row, place + 1 + dash), "")
    if unit:
        return Quantity(number, unit, lead + 2 + dash)
    scale = lexicon.cues["scales"].get(_plain(row, place + 1))
    return Quantity(_scaled(_plain(row, place), number, int(scale)), "", lead + 2) if scale else Quantity(number, "", lead + 1)


def _scaled(word: str, number: int, scale: int) -> int:
    """Give so many thousands or millions: `5.6 million`, `1,5 million`."""
    whole, _, part = word.replace(",", ".").partition(".")
    return int(whole) * scale + int(part) * scale // 10 ** len(part) if part and word[:1].isdecimal() else number * scale


def ordinal(lexicon: Lexicon, word: str) -> int | None:
    """Read `12e`, `fourth`, `trente-septième`: a plain word."""
    bare = next((word[: -len(end)] for end in lexicon.dates["ordinals"] if word.endswith(end) and word[: -len(end)].isdecimal()), "")
    if bare:
        return int(bare)
    table = lexicon.cues["ordinals"]
    tens, _, unit = word.rpartition("-")
    first = lexicon.cues["numbers"].get(tens)
    value = table.get(word) or (table.get(unit, 0) + int(first) if first and unit in table else None)
    return int(value) if value else None


def _lead(lexicon: Lexicon, row: Sequence[Token], at: int) -> int:
    """Count the words that say how exact a number is."""
    for phrase in lexicon.cues["about"]:
        words = phrase.split()
        if _plain(row, at) == words[0] and [_plain(row, at + k) for k in range(len(words))] == words:
            return len(words)
    return 0


def _number(lexicon: Lexicon, row: Sequence[Token], at: int) -> int | None:
    word = _plain(row, at)
    if word[:1].isdecimal():
        bare = word.translate(_SIGNS)
        return int(bare) if bare.isdecimal() and len(bare) <= 9 else None  # noqa: PLR2004 - more is no count of anything here
    value = lexicon.cues["numbers"].get(word)
    return int(value) if value else None


def _joined(lexicon: Lexicon, row: Sequence[Token], at: int) -> tuple[int, str] | None:
    """Read `five-day` as one word."""
    first, dash, unit = _plain(row, at).partition("-")
    number = lexicon.cues["numbers"].get(first) if dash else None
    named = lexicon.cues["durations"].get(unit) if number else None
    return (int(number), named) if number and named else None


def _plain(row: Sequence[Token], at: int) -> str:
    return row[at].plain if at < len(row) else ""
