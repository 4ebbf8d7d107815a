"""Lists of what was agreed: a head that ends with a colon, and lines below it, each a measure.

    The Sides agreed to:
    1. Withdraw heavy weapons by 10 October.
    (b) to open two crossing points;

The head's somebody owes what its lines say, unless a line has its own subject. A line that does not begin as a line of a list ends it.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from garant.reading.frames import Sentence, Trigger
from garant.reading.measures import each
from garant.reading.owing import obliged
from garant.reading.roles import Roles
from garant.reading.values import Field, Item

_BULLET = re.compile(r"^\s*(?:\(?\d{1,2}[.)°]|\(?[a-hA-H][.)]|\(?[ivx]{1,4}[.)]|[-–—•*·▪])\s+")


class Head(NamedTuple):
    """A list's head: the trigger that opened it, and whom it obliges."""

    trigger: Trigger
    people: Field | None


def head_of(trigger: Trigger) -> Head | None:
    """Give the head of a list that a trigger opens: where its sentence ends with a colon."""
    return Head(trigger, obliged(trigger)) if trigger.sentence.text.rstrip().endswith(":") else None


def opens_articles(sentence: Sentence) -> bool:
    """Tell whether a head opens the articles of a whole document: `are convenus de ce qui suit :`."""
    return any(phrase in sentence.text.casefold() for phrase in sentence.clauses.grammar["as_follows"])


def is_line(text: str) -> bool:
    """Tell whether a sentence begins as a line of a list."""
    return bool(_BULLET.match(text))


def look(text: str) -> str:
    """Give how a line begins, so that the lines of one list look alike: a figure, a letter, a sign."""
    bullet = _BULLET.match(text)
    mark = bullet[0].strip(" (.)°") if bullet else ""
    return "1" if mark.isdecimal() else "a" if mark.isalpha() else mark


def lines(head: Head, sentence: Sentence) -> Iterator[Item]:
    """Give the measures of a line."""
    bullet = _BULLET.match(sentence.text)
    begin = sentence.span.start + (bullet.end() if bullet else 0)
    start = next((at for at, atom in enumerate(sentence.atoms) if atom.span.start >= begin), len(sentence.atoms))
    if start < len(sentence.atoms):
        yield from each(
            Trigger(head.trigger.frame, Roles(head.trigger.roles.lexicon, sentence.clauses, start, start), sentence), head.people
        )
