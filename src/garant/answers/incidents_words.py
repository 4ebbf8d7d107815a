"""What each side says of a thing: its own signed words, those of who represents it, and those that a registrar reports, side by side.

A side's own word counts before its representative's, and that before one that is only reported; among equal ones the newest. The others
stay beside it. No word of one side is ever another's, and a reported word never takes a signed one's place.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Literal

from garant.answers.defaults import due_ms
from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.kinds import Position
from garant.statement.kinds.incidents import Says
from garant.statement.values import Who
from garant.statement.words import Status, Texts

How = Literal["signed", "represented", "reported"]
_WEIGHT: dict[How, int] = {"signed": 0, "represented": 1, "reported": 2}

EXCLUDED: Says = "says_excluded_party"


@dataclass(frozen=True, slots=True)
class Word:
    """One word: whose (a party's id, or a description), about which thing, what it says, how it is known, who signed it, when."""

    whose: str
    about: str
    says: Says
    how: How
    signer: str
    t_ms: int
    index: int
    against: Who | None
    text: Texts | None
    source_titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Side:
    """A side and its word that counts (None: no reply), its other ones, and by when (ms) a word is due from it, if it was told.

    `overdue`: it was told, and has given no signed word by the instant that is asked about.
    """

    party: str
    word: Word | None
    others: tuple[Word, ...]
    told_ms: int | None
    due_ms: int | None
    overdue: bool


def words_on(state: State, things: Iterable[str], status: Status) -> list[Word]:
    """Give every word on things (`incident:tr/shelling-7`), by whose it is, the one that counts first."""
    rows = [row for thing in things for row in state.positions.values(f"{thing}>") if row.said.status == status]
    return sorted(map(_word, rows), key=lambda word: (word.whose, _WEIGHT[word.how], -word.index))


def _word(row: Recorded[Position]) -> Word:
    said = row.said
    how: How = "reported" if said.by else "represented" if said.on_behalf_of else "signed"
    whose = (said.by.party or said.by.text or "") if said.by else said.on_behalf_of or said.party
    titles = tuple(source.title for source in said.sources or ())
    return Word(whose, said.about, said.says, how, said.party, row.t_ms, row.index, said.against, said.text, titles)


def sides(state: State, words: Iterable[Word], told: dict[str, int | None], at_ms: int) -> tuple[Side, ...]:
    """Put sides side by side: those that gave a word, and those in `told`, with the instant (ms) since when, or None."""
    by_side: dict[str, list[Word]] = {party: [] for party in told}
    for word in words:
        by_side.setdefault(word.whose, []).append(word)
    return tuple(_side(state, party, by_side[party], told.get(party), at_ms) for party in sorted(by_side))


def _side(state: State, party: str, words: list[Word], told_ms: int | None, at_ms: int) -> Side:
    due = None if told_ms is None else due_ms(state, "position", told_ms)
    signed = any(word.how != "reported" for word in words)
    return Side(
        party=party,
        word=words[0] if words else None,
        others=tuple(words[1:]),
        told_ms=told_ms,
        due_ms=None if signed else due,
        overdue=not signed and due is not None and at_ms > due,
    )


def is_excluded(words: Iterable[Word]) -> bool:
    """Tell whether anybody says that it concerns a party that is excluded: then nothing shows coordinates of it (guard-rail 1)."""
    return any(word.says == EXCLUDED for word in words)
