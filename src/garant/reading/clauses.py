"""Clauses: whose the verbs of a sentence are, and who is said to tell what they tell.

A sentence is not parsed in full. A verb's subject is the first somebody of its clause whom no preposition governs; behind `who` the one
before it; behind `and`, where nobody else stands, that of the verb before.

    the convoy that Sudan had stopped in Kosti left      stopped: Sudan; left: the convoy (nobody)
    Ankara a accepté de retirer ses blindés et promis    accepté, promis: Ankara
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property

from garant.reading.atoms import Mention
from garant.reading.groups import STOPS, Group, Groups
from garant.reading.nouns import Noun, Search
from garant.reading.once import once

_BEHIND_WHAT_IS_SAID = frozenset(',»”"')
_OPENING, _CLOSING = frozenset('«“"'), frozenset('»”"')
_ENDS, _PARTS = frozenset(".;:!?"), frozenset(";:")
_INNER_MAX, _NEAR = 26, 8
"""Atoms: no parenthesis between commas is longer; no subject of a relative clause."""


@dataclass(frozen=True)
class Clauses(Groups):
    """The clauses of one sentence."""

    def subject(self, group: Group) -> Mention | Noun | None:
        """Give whose verb it is, for `it` whose verb stands before it; None where none stands in the sentence."""
        found = self._subject(group, 0)
        if isinstance(found, Noun) and found.end - found.start == 1 and self.has(found.start, "pronoun"):
            before = self._before(found.start)
            return self._subject(before, 0) if before else found
        return found

    def teller(self, group: Group) -> Mention | None:
        """Give who is said to say what a verb tells: the subject of the verb of saying before it, in its part of the sentence."""
        return self.teller_before(group.start)

    def teller_before(self, place: int) -> Mention | None:
        """Give who is said to say what stands at an atom."""
        earlier = self.said_before(place)
        if earlier is None:
            return None
        found = (self._inverted(earlier) or self.subject(earlier)) if earlier.finite else self.doer(earlier)
        return found if isinstance(found, Mention) else None

    def said(self, group: Group) -> Group | None:
        """Give the verb of saying before a verb, in its part of the sentence."""
        return self.said_before(group.start)

    def said_before(self, place: int) -> Group | None:
        """Give the verb of saying before an atom, in its part of the sentence."""
        for earlier in reversed([one for one in self.groups if one.end <= place]):
            if any(self.atoms[at].plain in _PARTS for at in range(earlier.end, place)):
                return None
            if earlier.verb in self.verbs.classes["say"] and earlier.when != "inf" and not earlier.passive:
                return earlier
        return None

    def of_oneself(self, group: Group) -> bool:
        """Tell whether somebody says it of itself, by an infinitive of the past: `affirme avoir détruit`, `claims never to have fired`."""
        at = group.start
        while at < group.end and self.has(at, "clitic", "not", "within"):
            at += 1
        return self.has(at, "perfect_infinitive") and (self.has(at - 1, "infinitive") or bool(self.grammar["clitic"]))

    def tellers(self) -> Iterator[tuple[Mention | Noun, Group]]:
        """Give everybody who says something, or `it`, and with which verb; also behind what is said: `..., a déclaré le ministre`."""
        for group in self.groups:
            if group.verb in self.verbs.classes["say"] and group.when not in ("inf", "pp") and not group.passive and not group.negated:
                found = self._inverted(group) or self.doer(group)
                if isinstance(found, Mention) or (found is not None and self.has(found.start, "thing")):
                    yield found, group

    def _inverted(self, group: Group) -> Mention | None:
        """Give who stands behind a verb of saying, where what is said stands before it."""
        begins = group.start == 0 or self.atoms[group.start - 1].plain in _BEHIND_WHAT_IS_SAID
        if not begins:
            return None
        for atom in self.atoms[group.end : group.end + 4]:
            if isinstance(atom, Mention):
                if atom.sort == "date":
                    continue
                return atom if atom.sort == "who" else None
            if not (atom.printed in self.grammar["determiner"] or atom.printed in self.grammar["within"]):
                return None
        return None

    def stands_behind(self, group: Group) -> bool:
        """Tell whether a verb stands behind what is said, and its subject behind it: `"...", a promis le ministre`."""
        return group.finite and group.start > 0 and self._inverted(group) is not None

    def doer(self, group: Group) -> Mention | Noun | None:
        """Give who does what a verb tells: its subject; of `Meeting in Minsk, ...` that of the verb beside it."""
        if group.finite:
            return self.subject(group)
        if group.when == "inf":
            main = self._before(group.start)
            return self.subject(main) if main and main.verb in self.verbs.classes["go"] else None
        alone = group.start == 0 or self.atoms[group.start - 1].plain == "," or self.has(group.start - 1, "coordinator")
        if not alone:
            return None
        before, after = self._before(group.start), next((one for one in self.groups if one.finite and one.start >= group.end), None)
        main = before or after
        return self.subject(main) if main else self._antecedent(group.start) if group.start else None

    def is_nothing(self, group: Group) -> bool:
        """Tell whether a verb's subject says that nothing did it: `no sortie had been flown`, `aucun de ses soldats`."""
        subject = self.subject(group)
        if subject is None:
            return False
        start = next((at for at in range(group.start) if self.atoms[at] is subject), 0) if isinstance(subject, Mention) else subject.start
        opened = next((at + 1 for at in range(start - 1, max(-1, start - 4), -1) if self.has(at, "subordinator")), max(0, start - 3))
        return any(self.has(at, "no") for at in range(opened, group.start))

    def begin(self, group: Group) -> int:
        """Give where the clause of a verb begins, behind what opens it."""
        return self._begin(group)[0]

    def opener(self, group: Group) -> str:
        """Give the word that opens a verb's clause: `if`, `that`; nothing where it opens the sentence."""
        return self.atoms[begin - 1].plain if (begin := self.begin(group)) else ""

    def main(self, group: Group) -> Group | None:
        """Give the finite verb that a verb without a subject hangs on: the nearest before it, else the first behind it."""
        if group.finite:
            return group
        beside = next((one for one in self.groups if one.finite and 0 <= group.start - one.end <= 1), None)
        return beside or self._before(group.start) or next((one for one in self.groups if one.finite and one.start >= group.end), None)

    def behind(self, place: int) -> Group | None:
        """Give the verb of which a noun at an atom is the subject, or a part of it: the first finite one behind it."""
        for at in range(place, len(self.atoms)):
            if self.atoms[at].plain in _ENDS:
                return None
            group = self.at(at)
            if group and group.finite and self._relative(group) is None:
                return group
        return None

    def _subject(self, group: Group, depth: int) -> Mention | Noun | None:
        if depth > len(self.groups):
            return None
        begin, linked = self._begin(group)
        if linked is not None:
            return self._subject(linked, depth + 1)
        opened = group.start - 1
        while opened > 0 and (self.has(opened, "within") or self.is_adverb(opened)) and not self.has(opened, "relative"):
            opened -= 1
        if opened >= 0 and self.has(opened, "relative") and not self._opens(opened):
            return self._antecedent(opened)
        return self._first_free(begin, group.start)

    def _opens(self, at: int) -> bool:
        """Tell whether `that` opens what is said rather than a relative clause."""
        if self.atoms[at].printed != "that":
            return False
        before = self.at(at - 1) if at else None
        return before is not None

    def _points(self, at: int) -> bool:
        """Tell whether `that` only points to a noun: `rejected that account and said`."""
        behind = self.atoms[at + 2].plain if at + 2 < len(self.atoms) else "."
        return self.has(at, "determiner") and (behind in STOPS or behind == "," or self.has(at + 2, "coordinator", "preposition"))

    def _antecedent(self, relative: int) -> Mention | Noun | None:
        at = relative - 1
        while at >= 0 and (self.atoms[at].plain == "," or self.has(at, "preposition") or self.atoms[at].sort in ("person", "date")):
            at -= 1
        if at < 0:
            return None
        atom = self.atoms[at]
        if isinstance(atom, Mention):
            country = atom.sort == "place" and bool(atom.people)
            return atom._replace(sort="who") if country else atom if atom.sort == "who" else self._of_before(at)
        return Noun(at, at + 1)

    def _of_before(self, at: int) -> Mention | Noun | None:
        """Give somebody right before a place: `the delegation in Doha, which`."""
        for before in range(at - 1, max(-1, at - 4), -1):
            atom = self.atoms[before]
            if isinstance(atom, Mention) and atom.sort == "who":
                return atom
            if not self.has(before, "preposition", "determiner"):
                return Noun(before, before + 1)
        return None

    @once
    def _begin(self, group: Group) -> tuple[int, Group | None]:
        """Give where the clause of a verb begins, or the verb before it whose subject is its own, too."""
        at = group.start - 1
        while at >= 0:
            word = self.atoms[at].plain
            if word == "," and at and self.atoms[at - 1].plain in STOPS:
                return at + 1, None
            if word == ",":
                opened = self.parenthesis(at)
                if opened is not None:
                    at = opened - 1
                    continue
                inner = self._first_free(at + 1, group.start)
                return (at + 1, None) if inner is not None else (at + 1, self._before(at))
            quoted = self._quoted(at) if word in _CLOSING else None
            if quoted is not None:
                at = quoted - 1
                continue
            if word in STOPS or (self.has(at, "subordinator") and not self._points(at)):
                return at + 1, None
            earlier = self.at(at)
            if earlier and earlier.finite:
                opened = self._relative(earlier)
                if opened is not None:
                    at = opened - 1
                    continue
                linked = any(self.has(k, "coordinator") for k in range(earlier.end, group.start))
                free = self._first_free(earlier.end, group.start) if not linked else self._behind_link(earlier.end, group.start)
                return (earlier.end, None) if free is not None else (earlier.end, earlier if linked else None)
            at -= 1
        return 0, None

    def _quoted(self, closing: int) -> int | None:
        """Give the mark that opens a few quoted words without a verb of their own: `a salué un accord « positif » et dit`."""
        for at in range(closing - 1, max(-1, closing - _NEAR), -1):
            if self.atoms[at].plain in _OPENING:
                return at
            group = self.at(at)
            if self.atoms[at].plain in _ENDS or (group and group.finite):
                return None
        return None

    @once
    def _relative(self, group: Group) -> int | None:
        """Give the `who` that opens the clause of a verb: `the truce which the army had declared`."""
        for at in range(group.start - 1, max(-1, group.start - 1 - _NEAR), -1):
            if self.has(at, "relative") and not self._opens(at):
                return at
            if self.atoms[at].plain in STOPS or self.atoms[at].plain == "," or self.at(at) or self.has(at, "subordinator"):
                noun = at > 0 and self.atoms[at].printed in self.grammar["whom"] and self.at(at - 1) is None
                return at if noun and not self.has(at - 1, "preposition", "opening", "within", "coordinator") else None
        return None

    def _behind_link(self, begin: int, end: int) -> Mention | Noun | None:
        """Give who stands between the last `and` and a verb."""
        link = max(at for at in range(begin, end) if self.has(at, "coordinator"))
        return self._first_free(link + 1, end)

    def _before(self, at: int) -> Group | None:
        """Give the nearest finite verb before an atom that no `who` opens."""
        groups = [group for group in self.groups if group.end <= at and group.finite]
        free = [group for group in groups if self._relative(group) is None]
        return next(reversed(free or groups), None)

    @cached_property
    def parentheses(self) -> Mapping[int, int]:
        """Give from which comma on each parenthesis stands, and where the sentence goes on behind it."""
        closing = (at for at in range(len(self.atoms)) if self.atoms[at].plain == ",")
        pairs = ((self.parenthesis(at), at + 1) for at in closing)
        return {opened: behind for opened, behind in pairs if opened is not None}

    @once
    def parenthesis(self, closing: int) -> int | None:
        """Give the comma that opens what a comma closes: `Rwanda, which backs the rebels,`; None where it closes nothing."""
        for at in range(closing - 1, max(-1, closing - _INNER_MAX), -1):
            word = self.atoms[at].plain
            if word in STOPS:
                return None
            if word == ",":
                begins = self.atoms[at + 1]
                apart = self.has(at + 1, "relative", "preposition", "opening", "within", "determiner") or begins.sort in ("person", "date")
                form = self.at(at + 1)
                apart = apart or self.is_adverb(at + 1) or (form is not None and not form.finite)
                apart = apart or self._tells(at + 1, closing) or self._is_participle(at + 1)
                return at if apart and at and not self.has(at + 1, "coordinator") and not self._is_clause(at + 1, closing) else None
        return None

    def _is_clause(self, begin: int, end: int) -> bool:
        """Tell whether what a comma opens has a verb of its own: `the army will pull back, the rebels will leave, and ...`."""
        inner = [group for group in self.groups if begin <= group.start < end and group.when in ("fut", "cond")]
        own = any(not any(self.has(at, "relative", "where") for at in range(begin, group.start)) for group in inner)
        return own and self.has(begin, "determiner")

    def _tells(self, begin: int, end: int) -> bool:
        """Tell whether what stands between commas is who says it: `Pakistan, Kabul charges, lets`."""
        inner = [group for group in self.groups if begin <= group.start and group.end <= end]
        return len(inner) == 1 and inner[0].finite and inner[0].verb in self.verbs.classes["say"]

    def _is_participle(self, at: int) -> bool:
        word = self.atoms[at].printed
        forms = self.forms_at(at) if word else frozenset[str]()
        ends = len(word) > _NEAR // 2 and word.endswith(tuple(self.grammar["participle_endings"]))
        return (bool(forms & {"pp", "ger"}) or ends) and self.has(at + 1, "preposition", "determiner")

    @once
    def _first_free(self, begin: int, end: int) -> Mention | Noun | None:
        return Search(self, begin, end).found()
