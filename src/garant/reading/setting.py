"""When and where: the dates, places and tense around the words that tell what happened.

What follows the trigger counts before what precedes it; a deadline is no date of what happened, and a town is told rather than a country.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from garant.reading.atoms import Atom, Mention
from garant.reading.clauses import Clauses
from garant.reading.lexicon import Lexicon
from garant.reading.tenses import is_future, told_by
from garant.reading.where import FAR, place_of

STOPS = frozenset('.;:!?«»"“”')


@dataclass(frozen=True)
class Setting:
    """A trigger (atoms from `start` to before `end`) in a sentence."""

    lexicon: Lexicon
    clauses: Clauses
    start: int
    end: int
    limit: int = 1_000
    """Where the next thing that the sentence tells begins: words from there on are not this one's."""

    @property
    def atoms(self) -> Sequence[Atom]:
        """Give what the sentence is made of."""
        return self.clauses.atoms

    def place(self) -> Mention | None:
        """Give where it is: a town or district rather than a country, what follows closely rather than what precedes."""
        return place_of(self.clauses, self.lexicon.small, self.start, self.end)

    def places(self) -> list[Mention]:
        """Give the place, and those that are named together with it: `travelled to Pristina and Belgrade`."""
        first = self.place()
        at = next((at for at, atom in enumerate(self.atoms) if atom is first), len(self.atoms))
        row = [first] if first else []
        small = self.lexicon.small
        for atom in self.atoms[at + 1 :]:
            if isinstance(atom, Mention) and atom.sort == "place":
                row.append(atom)
            elif atom.plain != "," and not any(atom.plain in small[name] for name in ("and", "towards", "then")):
                break
        return row

    def date(self) -> Mention | None:
        """Give the date that is nearest to the trigger and no deadline, nor one since which something is so."""
        return self.nearest("date", skip=lambda at: self.is_deadline(at) or self._is_since(at) or self._is_apart(at) or self.is_beyond(at))

    def is_beyond(self, at: int) -> bool:
        """Tell whether a semicolon parts it from the trigger, so that something else happened then."""
        return any(atom.plain == ";" for atom in self.atoms[self.end : at])

    def _is_apart(self, at: int) -> bool:
        """Tell whether it stands in a relative clause between commas before the trigger: `the envoy, who was in Baku on Monday, met`."""
        closing = next((k for k in range(at + 1, self.start) if self.atoms[k].plain == ","), None)
        opened = self.clauses.parenthesis(closing) if closing is not None else None
        return opened is not None and opened < at and self.clauses.has(opened + 1, "relative")

    def _is_since(self, at: int) -> bool:
        before = [one.plain for one in self.atoms[max(0, at - 2) : at]]
        return any(word in self.lexicon.small["since"] for word in before)

    def is_deadline(self, at: int) -> bool:
        """Tell whether a date or duration is one by which something is due."""
        before = " ".join(one.plain for one in self.atoms[max(0, at - 4) : at])
        atom = self.atoms[at]
        words = "deadline" if atom.sort == "date" else "deadline_of_days"
        return any(before == word or before.endswith(f" {word}") for word in self.lexicon.small[words])

    def nearest(self, *sorts: str, skip: Callable[[int], bool] | None = None) -> Mention | None:
        """Give the mention of these classes that is nearest to the trigger; what follows it counts before what precedes."""
        places = [at for at, atom in enumerate(self.atoms) if isinstance(atom, Mention) and atom.sort in sorts]
        if skip is not None:
            places = [at for at in places if not skip(at)]
        best = min(places, key=lambda at: (at - self.end) if at >= self.end else 2 * (self.start - at), default=None)
        found = None if best is None else self.atoms[best]
        return found if isinstance(found, Mention) else None

    def ahead(self, *, onwards: bool = True) -> bool | None:
        """Tell whether the verb at the trigger (`onwards`: or else behind it) looks ahead (True) or back (False); None: none tells it."""
        before = told_by(self.lexicon, self._clause(range(self.start - 1, max(-1, self.start - 1 - FAR), -1)))
        if any(is_future(self.lexicon, word) for word in self.words()):
            return True
        behind = told_by(self.lexicon, self._clause(range(self.end, min(len(self.atoms), self.end + FAR)))) if onwards else None
        if behind is not None and self.begins_clause():
            return behind
        return behind if before is None else before

    def begins_clause(self) -> bool:
        """Tell whether the trigger is the first word of its clause, so that its verb follows it: `hope that the talks would go on`."""
        for at in range(self.start - 1, -1, -1):
            word = self.atoms[at].plain
            if word not in self.lexicon.small["article"] and word not in self.lexicon.small["definite"]:
                return word in self.lexicon.small["that"]
        return True

    def _clause(self, places: Iterable[int]) -> Iterator[str]:
        for at in places:
            if self.atoms[at].plain in STOPS:
                return
            yield self.atoms[at].plain

    def words_before(self, count: int) -> Iterator[str]:
        """Give the plain words before the trigger, the nearest first."""
        yield from (atom.plain for atom in reversed(self.atoms[max(0, self.start - count) : self.start]))

    def words(self) -> Iterator[str]:
        """Give the plain words of the trigger."""
        yield from (atom.plain for atom in self.atoms[self.start : self.end])
