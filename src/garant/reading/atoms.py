"""Atoms: what a sentence is made of for patterns and roles: mentions of somebody, a place or a date, the words between them, and verbs."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from garant.reading.values import Day, Someone, Span
from garant.reading.words import Token


class Mention(NamedTuple):
    """A mention in a row of atoms: its class, where it is, what it is; `sure` unless it is a pronoun or another guess."""

    sort: str
    span: Span
    people: tuple[Someone, ...] = ()
    day: Day | None = None
    id: str = ""
    text: str = ""
    sure: bool = True

    @property
    def plain(self) -> str:
        """A mention is no word."""
        return ""

    @property
    def printed(self) -> str:
        """A mention is no word."""
        return ""

    @property
    def has_party(self) -> bool:
        """Tell whether it names a party, or a group that is left out."""
        return any(one.party or one.excluded for one in self.people)


class Word:
    """A token in a row of atoms: its plain form, and as it is printed, without case. Rules ask for both again and again."""

    __slots__ = ("plain", "printed", "sort", "token")

    def __init__(self, token: Token) -> None:
        """Take a token."""
        self.token, self.sort, self.plain = token, "", token.plain
        self.printed = token.text.casefold().replace("’", "'")

    @property
    def span(self) -> Span:
        """Give where it stands."""
        return Span(self.token.start, self.token.end)


Atom = Mention | Word


class Places(Protocol):
    """Whatever knows places by their names; `gazetteer.index.PlaceIndex` does."""

    def listed(self, name: str) -> Sequence[object]:
        """Give the places of this name."""


_FINITE = frozenset({"past", "pres", "fut", "cond"})


class Group(NamedTuple):
    """A verb with what goes with it: atoms from `start` to before `end`, the verb itself, its tense, whether passive, negated, modal."""

    start: int
    end: int
    verb: str
    when: str
    passive: bool = False
    negated: bool = False
    modal: bool = False

    @property
    def finite(self) -> bool:
        """Tell whether it can have a subject of its own."""
        return self.when in _FINITE
