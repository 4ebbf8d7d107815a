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
    lead = _lead(lexicon, row, at) if first in lexicon.leads or first in lexicon.cues["about_one"] else 0
    if not (lead or first[:1].isdecimal() or _is_spelled(lexicon, first) or first.partition("-")[0] in lexicon.cues["numbers"]):
        return None
    place = at + lead
    joined = _joined(lexicon, row, place)
    if joined:
        return Quantity(joined[0], joined[1], lead + 1)
    spelled = _spelled(lexicon, row, place)
    number = spelled[0] if spelled else _number(lexicon, row, place)
    if number is None:
        return None
    behind = place + (spelled[1] if spelled else 1)
    dash = 1 if _plain(row, behind) == "-" else 0
    unit = lexicon.cues["durations"].get(_plain(row, behind + dash), "")
    if unit:
        return Quantity(number, unit, behind + dash + 1 - at)
    scale = None if spelled else lexicon.cues["scales"].get(_plain(row, behind))
    return Quantity(_scaled(_plain(row, place), number, int(scale)), "", behind + 1 - at) if scale else Quantity(number, "", behind - at)


def _spelled(lexicon: Lexicon, row: Sequence[Token], at: int) -> tuple[int, int] | None:
    """Read a number in words, and count its tokens: `two hundred and fifty thousand`, `quatre-vingt-dix`, `une centaine`."""
    numbers, scales, links = lexicon.cues["numbers"], lexicon.cues["scales"], lexicon.small["and"]
    total, part, place, end = 0, 0, at, at
    while place < len(row):
        words = _parts(lexicon, _plain(row, place))
        ones = lexicon.small["one"] if place > at or len(words) > 1 else frozenset[str]()
        if not all(word in numbers or word in scales or word in ones for word in words if word not in links or len(words) == 1):
            linked = _plain(row, place) in links and total + part >= _LINKED_MIN and _goes_on(lexicon, _plain(row, place + 1))
            if not linked:
                break
            place += 1
            continue
        for word in words:
            value, scale = int(numbers.get(word, word in ones)), int(scales.get(word, 0))
            if scale and (scale < _THOUSAND or not total):
                part = (part or 1) * scale
                total, part = (total + part, 0) if scale >= _THOUSAND else (total, part)
            elif scale:
                total, part = total + (part or 1) * scale, 0
            else:
                part += value
        place += 1
        end = place
    return (total + part, end - at) if end > at and total + part else None


_THOUSAND = 1000
_LINKED_MIN = 20
"""Smaller numbers do not go on behind `and`: `deux et trois` are two."""


def _is_spelled(lexicon: Lexicon, word: str) -> bool:
    parts, ones = _parts(lexicon, word), lexicon.small["one"]
    known = (part in lexicon.cues["numbers"] or part in lexicon.cues["scales"] or part in ones for part in parts)
    return bool(word) and parts[0] not in ones and all(known)


def _goes_on(lexicon: Lexicon, word: str) -> bool:
    """Tell whether a number goes on behind `and`: `a hundred and twenty`, `trente et un`; not where another begins (`two and three`)."""
    return word in lexicon.small["one"] or _is_spelled(lexicon, word)


def _parts(lexicon: Lexicon, word: str) -> list[str]:
    """Part a word at its dashes, but not where two parts are one number: `quatre-vingt-dix`."""
    parts = word.split("-")
    both = "-".join(parts[:2])
    return [both, *parts[2:]] if len(parts) > 1 and both in lexicon.cues["numbers"] else parts


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
    for words in lexicon.leads.get(_plain(row, at), ()):
        if [_plain(row, at + k) for k in range(len(words))] == words:
            return len(words) + _lead_of_one(lexicon, row, at + len(words))
    return _lead_of_one(lexicon, row, at)


def _lead_of_one(lexicon: Lexicon, row: Sequence[Token], at: int) -> int:
    """Count an article before a round number: `a hundred`, `une centaine`."""
    return int(_plain(row, at) in lexicon.cues["about_one"] and _plain(row, at + 1) in lexicon.cues["scales"])


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
