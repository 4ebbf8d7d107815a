"""Extent: the words that belong to a trigger, up to what ends them, and those of its clause before it."""

from dataclasses import dataclass

from garant.reading.setting import STOPS, Setting
from garant.reading.values import Span
from garant.reading.where import FAR

_NEAR = 4
_TAIL_NEAR = 2
_QUOTES = frozenset('«»"“”')


@dataclass(frozen=True)
class Extent(Setting):
    """A trigger, and the words that belong to it."""

    def rest(self) -> Span:
        """Give the words after the trigger, up to what ends them: a stop, a comma behind which something else begins."""
        last = self.end
        for at in range(self.end, min(self.limit, self._closing(), len(self.atoms))):
            atom = self.atoms[at]
            if atom.plain in STOPS - _QUOTES or self._ends_here(at) or self._goes_on(at):
                break
            last = at + 1
        first = self.end
        while last > first and (self.atoms[last - 1].plain in (",", *self.lexicon.small["and"]) or self.atoms[last - 1].plain in _QUOTES):
            last -= 1
        while first < last and self.atoms[first].plain in _QUOTES:
            first += 1
        if last <= first:
            return self.span
        return Span(self.atoms[first].span.start, self.atoms[last - 1].span.end)

    def clause(self) -> Span:
        """Give the words of the trigger's clause up to its end: back to a stop, a comma, or a word that opens a clause."""
        first, opened = self.start, -1
        for at in range(self.start - 1, max(-1, self.start - 1 - 2 * FAR), -1):
            word = self.atoms[at].plain
            if word == "," and opened < 0 and self.start - at <= _NEAR:
                opened = max((k for k in range(max(0, at - FAR), at) if self.atoms[k].plain == ","), default=-1)
                if opened >= 0:
                    continue
            if word in STOPS or (word == "," and at != opened) or (word in self.lexicon.small["opens"] and at < opened):
                break
            if word in self.lexicon.small["opens"] and opened < 0:
                break
            first = at
        return Span(self.atoms[first].span.start, self.span.end)

    def has_rest(self) -> bool:
        """Tell whether any words follow the trigger in its clause."""
        return self.rest().start >= self.span.end

    def _closing(self) -> int:
        """Give the comma that closes the relative clause around the trigger: `a strip, from which tanks must be moved, will be`."""
        around = (
            behind - 1
            for opened, behind in self.clauses.parentheses.items()
            if opened < self.start < behind and any(self.clauses.has(at, "relative", "where") for at in (opened + 1, opened + 2))
        )
        return min(around, default=len(self.atoms))

    def _goes_on(self, at: int) -> bool:
        """Tell whether a link opens a further verb of the trigger's own form: `agreed to withdraw and called for a truce`."""
        own, further = self.clauses.at(self.start), self.clauses.at(at + 1)
        if own is None or further is None or further.start != at + 1 or not self.clauses.has(at, "coordinator"):
            return False
        return own.when == further.when and own.passive == further.passive and further.when not in ("inf", "pp")

    def _ends_here(self, at: int) -> bool:
        """Tell whether a comma ends it: who said it follows, or another clause. The first words always belong to it."""
        if self.atoms[at].plain != "," or at + 1 >= len(self.atoms):
            return False
        after = self.atoms[at + 1]
        if at - self.end > _TAIL_NEAR and after.plain in self.lexicon.small["tail"]:
            return True
        quoted = after.plain in _QUOTES and at + 2 < len(self.atoms)
        closed = at > self.end and self.atoms[at - 1].plain in _QUOTES and self.clauses.at(at + 1)
        if closed and closed.finite and closed.verb in self.clauses.verbs.classes["say"]:
            return True
        at += quoted  # `," the minister told`
        told = next((group for place in (at + 2, at + 3) if (group := self.clauses.at(place))), None)
        if (
            told
            and told.finite
            and told.verb in self.clauses.verbs.classes["say"]
            and not self.clauses.has(at + 1, "coordinator", "relative")
        ):
            return True
        return any(fit.start <= 1 for fit, _ in self.lexicon.speech.find(self.atoms[at + 1 : at + 9]))

    @property
    def span(self) -> Span:
        """Give where the trigger stands."""
        if self.start == self.end:
            return self.atoms[self.start].span
        return Span(self.atoms[self.start].span.start, self.atoms[self.end - 1].span.end)
