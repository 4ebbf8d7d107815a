"""Roles: who does it, with whom, to whom, when and where, around the words that tell what happened.

A sentence of a press text is long, and its grammar is not parsed here. Roles are found from the trigger outwards: the subject is the
nearest somebody before it whom no preposition governs, who is no other verb's object, and who does not stand in a parenthesis
(`Turkey, which backs the rebels, agreed`); partners stand behind `avec`, `entre`, `between`; an agent behind `par`, `by`.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from garant.reading.atoms import Atom, Mention, Word
from garant.reading.extent import Extent
from garant.reading.groups import Group
from garant.reading.nouns import Noun
from garant.reading.setting import STOPS
from garant.reading.values import Someone, Span
from garant.reading.where import FAR

NEAR = 4
_DASHES = frozenset("–—-(")


@dataclass(frozen=True)
class Roles(Extent):
    """Who does it, with whom and to whom, around a trigger; and the words that belong to it."""

    def subject(self) -> Mention | None:
        """Give whose verb the trigger is; of a noun the nearest somebody before it whom no preposition governs."""
        group = self.group()
        found = self.clauses.doer(group) if group else None
        if found is not None:
            return self._named_behind(found) if isinstance(found, Mention) else self._of_whom(found)
        return self._nearest()

    def holder(self) -> Mention | None:
        """Give who has what a noun tells: whose verb stands before it, none of saying: `who came for a meeting with Cyprus`."""
        group = self.group()
        if group and (group.finite or self.clauses.doer(group)):
            return self.subject()
        before = [one for one in self.clauses.groups if one.end <= self.start]
        near = before[-1] if before else None
        apart = near is None or any(self.atoms[at].plain in STOPS for at in range(near.end, self.start))
        if near is None or apart or near.verb in self.clauses.verbs.classes["say"]:
            return self._nearest()
        found = self.clauses.doer(near)
        return found if isinstance(found, Mention) and found.sort == "who" else self._nearest()

    def _nearest(self) -> Mention | None:
        relative = any(word in self.lexicon.small["relative"] for word in self.words_before(2))
        for atom, at in self._backwards():
            if isinstance(atom, Mention) and atom.sort == "who" and (relative or not self.is_governed(at)):
                return atom
        return None

    def _named_behind(self, found: Mention) -> Mention:
        """Give those whom dashes, or who leads them, name behind somebody who is only guessed: `les garants (Russie, Iran)`."""
        if found.sure and found.has_party:
            return found
        at = next((place for place, atom in enumerate(self.atoms) if atom.span.start >= found.span.end), len(self.atoms))
        led = self.clauses.at(at)
        if led and led.when == "pp" and led.end < len(self.atoms) and self.atoms[led.end].plain in self.lexicon.small["by"]:
            named: Atom | None = self._next(led.end + 1)
        else:
            opened = at + 1 < len(self.atoms) and self.atoms[at].plain in _DASHES
            named = next((one for one in self.atoms[at + 1 : at + NEAR] if isinstance(one, Mention)), None) if opened else None
        return named if isinstance(named, Mention) and named.sort == "who" and named.has_party else found

    def _of_whom(self, noun: Noun) -> Mention | None:
        """Give whose a thing is, by an adjective or who sent it: `les blindés russes`, `mercenaries sent by Turkey`."""
        sent = self.clauses.at(noun.end)
        if sent and sent.when == "pp" and noun.end < len(self.atoms):
            by = self._next(sent.end + 1) if sent.end < len(self.atoms) and self.atoms[sent.end].plain in self.lexicon.small["by"] else None
            if by:
                return by._replace(sure=False)
        row = [atom.token for atom in self.atoms[noun.start : noun.end] if isinstance(atom, Word)]
        named = [found[0].id for at in range(len(row)) if (found := self.lexicon.adjectives.at(row, at))]
        if not named:
            return None
        of = self._behind_of(noun.end)
        if of and of.has_party:
            return of
        text = " ".join(token.text for token in row)
        people = tuple(Someone(party, text) for party in dict.fromkeys(named))
        return Mention("who", Span(row[0].start, row[-1].end), people=people, sure=False)

    def group(self) -> Group | None:
        """Give the first verb of the trigger."""
        return next((group for group in self.clauses.groups if group.start < self.end and self.start < group.end), None)

    def _backwards(self) -> Iterator[tuple[Atom, int]]:
        """Give the atoms before the trigger, the nearest first, without parentheses between commas, as far as the clause goes."""
        at = self.start - 1
        while at >= 0 and self.atoms[at].plain not in STOPS:
            opened = self._opened(at) if self.atoms[at].plain == "," else None
            if opened is not None:
                at = opened - 1
                continue
            yield self.atoms[at], at
            at -= 1

    def _opened(self, closing: int) -> int | None:
        """Give the comma that opens a parenthesis which another closes: one right behind somebody, or before who said it."""
        if self.start - closing > NEAR:
            return None
        for at in range(closing - 1, max(0, closing - 2 * FAR), -1):
            if self.atoms[at].plain in STOPS:
                return None
            if self.atoms[at].plain == ",":
                before = self.atoms[at - 1]
                named = isinstance(before, Mention) and before.sort in ("who", "person")
                return at if named or any(fit.start <= 1 for fit, _ in self.lexicon.speech.find(self.atoms[at + 1 : closing])) else None
        return None

    def inside(self) -> Mention | None:
        """Give the last somebody within the trigger."""
        found = [atom for atom in self.atoms[self.start : self.end] if isinstance(atom, Mention) and atom.sort == "who"]
        return found[-1] if found else None

    def first_inside(self) -> Mention | None:
        """Give the first somebody within the trigger."""
        inner = self.atoms[self.start : self.end]
        return next((atom for atom in inner if isinstance(atom, Mention) and atom.sort == "who"), None)

    def within(self, words: Iterable[str]) -> Mention | None:
        """Give the first somebody behind one of these words, within the trigger."""
        wanted = frozenset(words)
        places = (at for at in range(self.start, self.end) if self.atoms[at].plain in wanted)
        return next((found for at in places if (found := self._next(at + 1))), None)

    def behind(self, words: Iterable[str], far: int = FAR, *, own: bool = False) -> Mention | None:
        """Give the first somebody behind one of these words, after the trigger; `own`: not behind what another does."""
        wanted = frozenset(words)
        for at in range(max(self.start, self.end - 1), min(len(self.atoms), self.end + far)):
            if self.atoms[at].plain in STOPS or (own and self._acts(at)):
                return None
            if self.atoms[at].plain in wanted:
                found = self._next(at + 1)
                if found and not self._looks_on(found):
                    return found
        return None

    def _acts(self, at: int) -> bool:
        """Tell whether a verb behind the trigger is somebody's: what follows it is that one's matter."""
        verb = self.clauses.at(at)
        own = verb is None or verb.start < self.end or not verb.finite
        return not own and verb is not None and isinstance(self.clauses.subject(verb), Mention)

    def _looks_on(self, found: Mention) -> bool:
        """Tell whether somebody only does something beside it: `with Kenya's president looking on`."""
        at = next((place for place, atom in enumerate(self.atoms) if atom.span.start >= found.span.end), len(self.atoms))
        group = self.clauses.at(at) if at < len(self.atoms) else None
        return group is not None and group.start == at and group.when == "ger"

    def behind_before(self, words: Iterable[str], far: int = FAR) -> Mention | None:
        """Give somebody behind one of these words, before the trigger and in its clause; the nearest."""
        wanted = frozenset(words)
        for at in range(self.start - 1, max(-1, self.start - 1 - far), -1):
            verb = self.clauses.at(at)
            apart = self.atoms[at].plain == "," and self.group() is not None and at > NEAR
            if self.atoms[at].plain in STOPS or apart or (verb and verb.finite and verb.end <= self.start):
                return None
            if self.atoms[at].plain in wanted:
                found = self._next(at + 1)
                if found:
                    return found
        return None

    def next_who(self, far: int = FAR, *, capitals: bool = False) -> Mention | None:
        """Give the first somebody after the trigger; a country as a place counts too, and a capital (`capitals`) where it stands first."""
        for at, atom in enumerate(self.atoms[self.end : self.end + far]):
            if atom.plain in STOPS:
                return None
            if capitals and at <= 1 and isinstance(atom, Mention) and atom.sort == "place" and len(atom.id) == len("ru"):
                return atom._replace(sort="who", people=(Someone(atom.id, atom.text),))
            if isinstance(atom, Mention) and (atom.sort == "who" or (atom.sort == "place" and atom.people)):
                return atom
        return None

    def direct_object(self, far: int = 6) -> Mention | None:
        """Give the first somebody after the trigger whom no preposition governs."""
        skip, last = self._inserted()
        for at in range(self.end, min(len(self.atoms), last + far)):
            atom = self.atoms[at]
            if skip <= at < last:
                continue
            if atom.plain in STOPS or atom.plain == "," or self.clauses.has(at, "subordinator", "opening"):
                return None
            if isinstance(atom, Mention) and atom.sort == "who" and not self._is_behind_preposition(at):
                return atom
        return None

    def _inserted(self) -> tuple[int, int]:
        """Give from where to before where a parenthesis parts the trigger from its object: `a reçu, dans sa résidence, deux chefs`."""
        first = next((at for at in range(self.end, min(len(self.atoms), self.end + NEAR)) if self.atoms[at].plain == ","), None)
        dated = first is not None and any(atom.sort in ("date", "place") for atom in self.atoms[first + 1 : first + 3])
        if first is None or not (dated or self.clauses.has(first + 1, "preposition")):
            return self.end, self.end
        closing = next((at for at in range(first + 1, min(len(self.atoms), first + 2 * NEAR)) if self.atoms[at].plain == ","), None)
        return (first, closing + 1) if closing is not None else (self.end, self.end)

    def _is_behind_preposition(self, at: int) -> bool:
        for before in range(at - 1, self.end - 1, -1):
            word = self.atoms[before].plain
            plural = word in self.lexicon.small["plural_article"] or (
                before == self.end == at - 1 and word in self.lexicon.small["indefinite"]
            )
            if not plural and (word not in self.lexicon.small["article"] or word in self.lexicon.small["of_whom"]):
                return word in self.lexicon.small["governing"]
        return False

    def first(self) -> Mention | None:
        """Give the first somebody of the sentence whom no preposition governs, if that stands before the trigger."""
        for at, atom in enumerate(self.atoms[: self.start]):
            if isinstance(atom, Mention) and atom.sort == "who" and atom.has_party and not self.is_governed(at):
                return atom
        return None

    def _next(self, at: int) -> Mention | None:
        """Give somebody who stands there, behind articles and words that link only."""
        small = self.lexicon.small
        for atom in self.atoms[at : at + NEAR]:
            if isinstance(atom, Mention):
                if atom.sort in ("number", "date", "duration", "place") and not atom.people:
                    continue
                return self._owned(atom) if atom.sort == "who" else None
            if atom.plain not in small["article"] and atom.plain not in small["by"] and atom.plain not in small["filler"]:
                end = min(at + NEAR, self._end_of_noun(at))
                return self._of_whom(Noun(at, end)) or self._behind_of(end)
        return None

    def _owned(self, owner: Mention) -> Mention:
        """Give whose owner somebody is, where that one is told too: `between the army's commander and his opposite number`."""
        at = next((place for place, atom in enumerate(self.atoms) if atom is owner), len(self.atoms))
        genitive = at + 2 < len(self.atoms) and self.atoms[at + 1].plain in ("'s", "'")
        further = self.atoms[at + 2] if genitive else None
        return further if isinstance(further, Mention) and further.sort == "who" else owner

    def _behind_of(self, at: int) -> Mention | None:
        """Give of whom a thing is: `par des patrouilles de l'armée turque`."""
        if at + 1 >= len(self.atoms) or self.atoms[at].plain not in self.lexicon.small["of_whom"]:
            return None
        found = next((one for one in self.atoms[at + 1 : at + 3] if isinstance(one, Mention)), None)
        return found._replace(sure=False) if found and found.sort == "who" else None

    def _end_of_noun(self, at: int) -> int:
        """Give where the words of a noun end: before a preposition, a verb or a sign."""
        grammar = self.clauses.grammar
        place = at
        while place < len(self.atoms) and self.atoms[place].plain.isalpha():
            if place > at and (self.atoms[place].printed in grammar["preposition"] or self.clauses.at(place)):
                break
            place += 1
        return place

    def is_governed(self, at: int) -> bool:
        """Tell whether a preposition governs an atom, or a verb whose object it is."""
        small = self.lexicon.small
        for before in range(at - 1, -1, -1):
            word = self.atoms[before].plain
            if word in small["transitive"]:
                return True
            if word in small["governing"]:
                return not (word in small["indefinite"] and self._begins(before))
            if word not in small["article"]:
                return False
        return False

    def _begins(self, at: int) -> bool:
        """Tell whether an atom begins a clause: behind nothing, a comma, or a word that opens one."""
        return at == 0 or self.atoms[at - 1].plain in (",", *self.lexicon.small["opens"])
