"""Nouns: the first one in a part of a sentence that no preposition governs and no verb has as its object: who may be a subject there."""

from collections.abc import Sequence
from typing import NamedTuple, Protocol

from garant.reading.atoms import Atom, Mention
from garant.reading.groups import Group


class Noun(NamedTuple):
    """A subject that is nobody: atoms from `start` to before `end`."""

    start: int
    end: int


class Row(Protocol):
    """What is looked through; `Clauses` is it."""

    @property
    def atoms(self) -> Sequence[Atom]:
        """Give what the sentence is made of."""
        ...

    def at(self, place: int) -> Group | None:
        """Give the verb that an atom belongs to."""
        ...

    def has(self, at: int, *names: str) -> bool:
        """Tell whether an atom is one of the small words of these names."""
        ...

    def is_adverb(self, at: int) -> bool:
        """Tell whether a word is an adverb."""
        ...

    def parenthesis(self, closing: int) -> int | None:
        """Give the comma that opens what a comma closes."""
        ...


class Search:
    """Looks for the first noun between two atoms that no preposition governs and no verb has as its object."""

    def __init__(self, row: Row, begin: int, end: int) -> None:
        """Begin where the clause does."""
        self._row, self._begin, self._end = row, begin, end
        self._at, self._noun, self._governed = begin, -1, False
        self._opened: int | None = None

    def found(self) -> Mention | Noun | None:
        """Give it; where only `after`, `before` govern one, that one: they open clauses too."""
        while self._at < self._end:
            found = self._step()
            if found is not None:
                return found
        if self._noun >= 0 and not self._governed:
            return Noun(self._noun, self._end)
        return Search(self._row, self._opened + 1, self._end).found() if self._opened is not None else None

    def _step(self) -> Mention | Noun | None:
        """Take one atom, or what belongs together."""
        row, at, atom = self._row, self._at, self._row.atoms[self._at]
        group = row.at(at)
        if atom.plain == "," or group is not None:
            return self._past(group)
        if self._noun >= 0 and not self._governed and row.has(at, "relative", "whom"):
            return Noun(self._noun, at)
        self._at += 1
        if (row.has(at, "no", "amount") or atom.sort == "number") and at + 1 < self._end and row.has(at + 1, "of"):
            self._at += 1
        elif row.has(at, "opening"):
            self._governed, self._opened, self._noun = True, at, -1
        elif row.has(at, "preposition") and not self._is_partitive(at):
            return self._governs()
        elif isinstance(atom, Mention):
            return self._mention(atom)
        else:
            self._word(at)
        return None

    def _past(self, group: Group | None) -> Noun | None:
        """Go past a comma, with the parenthesis that it opens, or past a verb; a free noun before it is the one."""
        row, at = self._row, self._at
        if self._noun >= 0 and not self._governed:
            return Noun(self._noun, at)
        self._noun = -1
        if group is not None:
            self._governed, self._at = not group.finite, group.end
            return None
        closing = next((k for k in range(at + 1, self._end) if row.atoms[k].plain == ","), None)
        self._governed = False
        self._at = (closing if closing is not None and row.parenthesis(closing) == at else at) + 1
        return None

    def _is_partitive(self, at: int) -> bool:
        row = self._row
        return row.has(at, "partitive") and (at == self._begin or row.has(at - 1, "coordinator"))

    def _governs(self) -> Noun | None:
        if self._noun >= 0 and not self._governed:
            return Noun(self._noun, self._at - 1)
        self._governed, self._noun = True, -1
        return None

    def _mention(self, atom: Mention) -> Mention | None:
        if atom.sort == "who" and (not self._governed or self._noun >= 0):
            return atom
        if atom.sort in ("who", "place", "date", "duration"):
            self._governed = False
        self._noun = -1
        return None

    def _word(self, at: int) -> None:
        row = self._row
        if row.has(at, "determiner"):
            self._governed = self._governed and self._noun < 0
            self._noun = -1
        elif row.has(at, "coordinator"):
            self._noun = -1
        elif row.atoms[at].plain.isalpha() and not row.is_adverb(at) and not row.has(at, "within", "clitic"):
            self._noun = at if self._noun < 0 else self._noun
