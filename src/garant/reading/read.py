"""Reading one text: its blocks, sentences, mentions and items, in their order.

    reading = read(text, published=date(2018, 12, 29))
    reading.items       what belongs in the register, as the text tells it
    reading.blocks      what was read, and what was set aside

A text is gone through twice: first for the names that stand beside offices, so that a headline's bare name is known; then for its items.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from garant.reading import claims, contacts, denials, events, gaps, measures, proposals
from garant.reading.clauses import Clauses
from garant.reading.dates import When, date_at
from garant.reading.dealings import dealings
from garant.reading.deeds import deeds
from garant.reading.encounters import ENCOUNTERS
from garant.reading.frames import Builder, Sentence, Trigger, triggers
from garant.reading.furniture import Block, blocks
from garant.reading.gather import gathered
from garant.reading.gatherings import gatherings
from garant.reading.incidents import incidents
from garant.reading.language import language_of
from garant.reading.letterhead import capital, issuers, letterhead, of_its_own_state, own_presidency, speaks_for_itself, titled
from garant.reading.lexicon import Lexicon, lexicon
from garant.reading.lists import Head, head_of, is_line, lines, look, opens_articles
from garant.reading.memory import Memory
from garant.reading.mentions import Mention, Places, scan
from garant.reading.provisions import provisions
from garant.reading.readouts import readout
from garant.reading.values import Item, Span
from garant.reading.voice import Voice, voice
from garant.reading.vows import vows
from garant.reading.words import Token, sentences, tokens

BUILDERS: Mapping[str, Builder] = {
    "contact": contacts.contact,
    "meeting": contacts.contact,
    "measure": measures.measure,
    "proposal": proposals.proposal,
    "request": proposals.proposal,
    "gap": gaps.gap,
    "agreement": measures.agreement,
    "claim": claims.claim,
    "denial": denials.denial,
    **dict.fromkeys(("incident", "truce", "withdrawal", "count", "body", "exclusion", "relation"), events.event),
}

_DATELINE = re.compile(r"^[^\n:;]{2,70}?(?:\s[–—-]{1,2}\s|\. ?/[A-Z]+/\.?\s)")
_AGENCY = re.compile(r"\([^)]{2,30}\)|\b[A-ZÀ-Ý]{3,}|/[A-Z]+/|\d{4}")
_DATED_WORDS_MAX = 30
_TITLE_WORDS_MAX = 12
_DATED_ROWS = 3
_DATED_BLOCKS_MAX = 6


@dataclass(frozen=True, slots=True)
class Reading:
    """A text as it was read."""

    text: str
    language: str
    published: date | None
    blocks: tuple[Block, ...]
    mentions: tuple[Mention, ...]
    items: tuple[Item, ...]


class _Row(NamedTuple):
    """A sentence's tokens: those of a dateline before it, and its own."""

    span: Span
    dateline: Sequence[Token]
    row: Sequence[Token]
    first: bool = True
    """Whether it begins a block."""


def read(
    text: str,
    language: str = "",
    published: date | None = None,
    progress: Callable[[int], None] = lambda _: None,
    places: Places | None = None,
) -> Reading:
    """Read a text; without a language it is found, without a date its relative dates stay words; `places` knows places by name."""
    tongue = lexicon(language or language_of(text))
    found = tuple(blocks(tongue, text))
    base = published or _dated(tongue, text, found)
    reader = _Reader(tongue, text, base, places)
    rows, issues = tuple(_rows(text, found)), Counter[str]()
    for row in rows:
        reader.memory.dateline = reader.memory.dateline or capital(tongue, row.dateline)
        if row in rows[:_DATED_ROWS] and len(row.row) <= _TITLE_WORDS_MAX and any(token.plain.isdecimal() for token in row.row):
            reader.memory.dateline = reader.memory.dateline or capital(tongue, row.row)
        issuer = reader.memory.issuer
        if (issuer is None or issuer.party is None) and row in rows[:_DATED_ROWS]:
            found_here = letterhead(tongue, row.row)
            reader.memory.issuer = found_here if found_here and (found_here.party or issuer is None) else issuer
        if row in rows[:_DATED_ROWS]:
            reader.memory.title = reader.memory.title or titled(tongue, row.row)
        issues.update(issuers(tongue, scan(tongue, reader.memory, row.row, When(None))))
    if reader.memory.issuer and reader.memory.issuer.party is None:
        reader.memory.issuer = speaks_for_itself(reader.memory.issuer, issues) or of_its_own_state(tongue, reader.memory)
    elif reader.memory.issuer is None and reader.memory.dateline is None:
        reader.memory.issuer = own_presidency(tongue, [row.row for row in rows[:_DATED_ROWS]])
    title = rows[0].span.end if rows else 0
    headline = 0 if text[:title].rstrip().endswith((".", ":", ";")) else title
    reader.memory = reader.memory.names_only()
    for row in rows:
        reader.take(row)
        progress(row.span.end)
    return Reading(text, tongue.language, base, found, tuple(reader.mentions), gathered(reader.items, title, headline))


class _Reader:
    """Takes the sentences of one text, in their order."""

    def __init__(self, tongue: Lexicon, text: str, base: date | None, places: Places | None) -> None:
        self._tongue, self._text, self._places = tongue, text, places
        self._when, self._heard = When(base), None
        self._head: Head | None = None
        self._articles: Head | None = None
        self._look = ""
        self._left = False
        """Whether the text has told other things since the list began."""
        self.memory = Memory(published=base)
        self.mentions: list[Mention] = []
        self.items: list[Item] = []

    _heard: Voice | None

    def take(self, row: _Row) -> None:
        """Take a sentence."""
        if row.dateline:
            self._note(scan(self._tongue, Memory(), row.dateline, self._when))
        atoms = scan(self._tongue, self.memory, row.row, self._when, self._places)
        self._note(atoms)
        clauses = Clauses(self._tongue.verbs, self._tongue.grammar, atoms)
        self._heard = voice(self._tongue, clauses, self.memory, self._heard)
        sentence = Sentence(self._text[row.span.start : row.span.end], row.span, clauses, self._heard, self.memory)
        self.items.extend(self._items(sentence, first=row.first))

    def _note(self, atoms: Sequence[object]) -> None:
        for atom in atoms:
            if isinstance(atom, Mention):
                self.mentions.append(atom)
                if atom.day and atom.day.precision == "day" and atom.day.date and not atom.day.until:
                    self._when = self._when._replace(last=date.fromisoformat(atom.day.date))

    def _items(self, sentence: Sentence, *, first: bool) -> Iterator[Item]:
        found = list(triggers(self._tongue, sentence))
        found += gatherings(self._tongue, sentence, found)
        found += vows(self._tongue, sentence, found)
        found += incidents(self._tongue, sentence, found)
        found += deeds(self._tongue, sentence, found)
        if self._head and is_line(sentence.text) and self._look in ("", look(sentence.text)):
            self._look = look(sentence.text)
            told = [item for trigger in found for item in _built(trigger)] if self._left else []
            yield from told or lines(self._head, sentence)
            return
        heads = [head_of(trigger) for trigger in found if trigger.frame["kind"] == "measure"]
        opened = next((head for head in heads if head), None)
        if not opened:
            found += provisions(self._tongue, sentence, found, articles=self._articles is not None)
        self._articles = opened if opened and opens_articles(sentence) else self._articles
        self._look = "" if opened else self._look
        self._head, self._left = opened or (None if first else self._head), not opened
        made = [item for trigger in found for item in _built(trigger)]
        if not any(item.kind in ENCOUNTERS for item in made):
            made += [item for trigger in dealings(self._tongue, sentence) for item in _built(trigger)]
        yield from made or readout(sentence)


def _built(trigger: Trigger) -> Iterator[Item]:
    return BUILDERS[trigger.frame["kind"]](trigger)


def _rows(text: str, found: Sequence[Block]) -> Iterator[_Row]:
    for block in found:
        if block.kind not in ("content", "title"):
            continue
        begin = block.span.start + _dateline(text[block.span.start : block.span.end])
        lead, first = tokens(text[block.span.start : begin], block.span.start), True
        for span in sentences(text[begin : block.span.end], begin):
            yield _Row(span, lead, tokens(text[span.start : span.end], span.start), first=first)
            lead, first = [], False


def _dateline(line: str) -> int:
    """Count the characters of a dateline that begins a line: `MOSCOW, 12 May (Agency) - `."""
    match = _DATELINE.match(line)
    return match.end() if match and _AGENCY.search(match[0]) else 0


def _dated(tongue: Lexicon, text: str, found: Sequence[Block]) -> date | None:
    """Give the first whole date that stands in the first lines, as a text's own date."""
    for block in found[:_DATED_BLOCKS_MAX]:
        row = tokens(text[block.span.start : block.span.end], block.span.start)
        if block.kind == "caption":
            continue
        for at in range(min(len(row), _DATED_WORDS_MAX)):
            dated = date_at(tongue, row, at, When(None))
            if dated and dated[0].precision == "day" and dated[0].date:
                return date.fromisoformat(dated[0].date)
    return None
