"""Clauses: which words of a sentence are verbs, when, and who their subject is.

A sentence is not parsed in full. Its verbs are found by their forms and the small words beside them (`verbs.toml`): a noun stands behind an
article, a verb behind somebody or an auxiliary. A verb's subject is the first somebody of its clause whom no preposition governs; behind
`who` the one before it; behind `and`, where nobody else stands, that of the verb before.

    the convoy that Sudan had stopped in Kosti left      stopped: Sudan; left: the convoy (nobody)
    Ankara a accepté de retirer ses blindés et promis    accepté, promis: Ankara
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from garant.reading.atoms import Atom, Mention
from garant.reading.verbs import Verbs

_STOPS = frozenset('.;:!?«»“”"()')
_BEHIND_WHAT_IS_SAID = frozenset(',»”"')
_ENDS, _PARTS = frozenset(".;:!?"), frozenset(";:")
_FINITE = frozenset({"past", "pres", "fut", "cond"})
_STEM_MIN = 4
_INNER_MAX, _NEAR = 26, 8
"""Atoms: no parenthesis between commas is longer; no subject of a relative clause."""


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


class Noun(NamedTuple):
    """A subject that is nobody: atoms from `start` to before `end`."""

    start: int
    end: int


@dataclass(frozen=True)
class Clauses:
    """The clauses of one sentence."""

    verbs: Verbs
    grammar: Mapping[str, frozenset[str]]
    atoms: Sequence[Atom]

    @cached_property
    def groups(self) -> tuple[Group, ...]:
        """Give the verbs of the sentence, from left to right."""
        found: list[Group] = []
        at = 0
        while at < len(self.atoms):
            group = self._group(at)
            if group:
                found.append(group)
            at = group.end if group else at + 1
        return tuple(found)

    def at(self, place: int) -> Group | None:
        """Give the verb that an atom belongs to."""
        return next((group for group in self.groups if group.start <= place < group.end), None)

    # Verbs

    def _is(self, at: int, *names: str) -> bool:
        word = self.atoms[at].printed if 0 <= at < len(self.atoms) else ""
        return bool(word) and any(word in self.grammar[name] for name in names)

    def _forms(self, at: int) -> frozenset[str]:
        """Give which forms of a verb a word may be; of a word that nobody lists by its ending, where it stands as a verb does."""
        word = self.atoms[at].printed
        listed = self.verbs.forms.get(word)
        if listed is not None or not word:
            return frozenset(form for _, form in listed or ())
        if len(word) > _STEM_MIN and word.endswith(tuple(self.grammar["participle_endings"])) and self._stands_as_verb(at):
            return frozenset({"past", "pp"}) if self.grammar["participle_is_past"] else frozenset({"pp"})
        return frozenset()

    def _stands_as_verb(self, at: int) -> bool:
        """Tell whether an unknown word stands right behind somebody, `who` or an auxiliary."""
        before = self.atoms[at - 1] if at else None
        behind = self._is(at - 1, "be", "have", "relative", "not") or self._is_adverb(at - 1)
        return behind or (bool(self.grammar["participle_is_past"]) and isinstance(before, Mention) and before.sort == "who")

    def _group(self, at: int) -> Group | None:
        """Read a verb that begins at an atom: auxiliaries, what may stand between, the verb."""
        if self._is(at, "be", "have", "do", "will", "modal") and not self._is_noun(at):
            return self._with_auxiliary(at)
        if self._is(at, "infinitive") and at + 1 < len(self.atoms) and "inf" in self._forms(at + 1) and not self._is_noun(at + 1):
            return Group(at + 1, at + 2, self._verb(at + 1, "inf"), "inf", negated=self._is(at - 1, "not"))
        forms = self._forms(at) if self.atoms[at].printed else frozenset[str]()
        if not forms or self._is_noun(at) or (self._is(at, "preposition") and not self._is(at + 1, "into")):
            return None
        form = self._plain_form(at, forms)
        nothing = at + 1 < len(self.atoms) and self._is(at + 1, "no")
        return Group(self._clitics(at), at + 1, self._verb(at, form), form, negated=self._is_negated(at) or nothing) if form else None

    def _with_auxiliary(self, at: int) -> Group:
        place, passive, modal, negated = at, False, self._is(at, "modal"), self._is_negated(at)
        future, past = self._is(at, "will") or self._looks_ahead(at), self._is(at, "past")
        last = at
        while place + 1 < len(self.atoms) and place - last < 5:  # noqa: PLR2004 - words that may stand between
            place += 1
            if self._is(place, "not"):
                negated = True
            if self._is(place, "be", "have", "do", "modal"):
                last = place
                continue
            forms = self._forms(place) if self.atoms[place].printed else frozenset[str]()
            if forms & {"pp", "inf", "ger", "past"} and not self._is(place, "within"):
                to = self._is(place - 1, "infinitive") and "inf" in forms
                passive = self._is(last, "be") and not to and "ger" not in forms and bool(forms & {"pp", "past"})
                form = "inf" if "inf" in forms and not passive else "pp" if passive or "pp" in forms else "ger"
                verb, start = self._verb(place, form), self._clitics(at)
                passive = passive and verb not in self.grammar["moving"] and not self._is(start, "reflexive")
                ahead = future or (to and self._is(last, "be"))
                has = self._is(last, "have") or (self._is(last, "be") and not passive and form == "pp")
                when = "fut" if ahead else "past" if past or has else "cond" if modal else "pres"
                return Group(start, place + 1, verb, when, passive, negated, modal)
            if self._is(place, "within") or self._is_adverb(place) or self.atoms[place].sort == "date":
                continue
            if self._is(last, "will") and self.atoms[place].plain.isalpha() and not self._is(place, "determiner", "preposition", "pronoun"):
                return Group(at, place + 1, self.atoms[place].printed, "fut", negated=negated)
            break
        when = "fut" if future else "past" if past else "pres"
        negated = negated or (last + 1 < len(self.atoms) and self._is(last + 1, "no"))
        return Group(self._clitics(at), last + 1, "be" if self._is(last, "be") else "have", when, negated=negated, modal=modal)

    def _looks_ahead(self, at: int) -> bool:
        return any(form == "fut" for _, form in self.verbs.forms.get(self.atoms[at].printed, ()))

    def _plain_form(self, at: int, forms: frozenset[str]) -> str:
        """Tell which form a verb without an auxiliary is here; nothing where it is none."""
        if forms & {"fut", "cond"}:
            return "fut" if "fut" in forms else "cond"
        if "past" in forms and "pp" in forms:
            return "pp" if self._is_reduced(at) else "past"
        if "past" in forms:
            return "past"
        if "pres" in forms:
            return "pres"
        if "ger" in forms or "pp" in forms:
            return "ger" if "ger" in forms else "pp"
        return "inf" if self._is(at - 1, "infinitive", "preposition") or not self._has_plural_before(at) else "pres"

    def _is_reduced(self, at: int) -> bool:
        """Tell whether `-ed` is a participle: `barricades erected by the Serbs`, `arms shipped to`: a preposition and a later verb follow."""
        before = self.atoms[at - 1] if at else None
        if before is None or self._is(at - 1, "relative", "pronoun", "coordinator") or before.plain == ",":
            return False
        if not self._is(at + 1, "preposition"):
            return False
        if self.atoms[at + 1].printed == "by" and (self.atoms[at + 2 : at + 3] and self.atoms[at + 2].sort != "date"):
            return True
        later = next((k for k in range(at + 1, len(self.atoms)) if self._ends(k) or self._is_plain_finite(k)), None)
        return later is not None and not self._ends(later) and isinstance(before, Mention) is False

    def _is_plain_finite(self, at: int) -> bool:
        word = self.atoms[at].printed
        if self._is(at, "be", "have", "will", "modal"):
            return not self._is(at - 1, "relative")
        return bool(word) and bool({form for _, form in self.verbs.forms.get(word, ())} == {"past"})

    def _ends(self, at: int) -> bool:
        return self.atoms[at].plain in _STOPS or self.atoms[at].plain == "," or self._is(at, "coordinator", "subordinator")

    def _is_noun(self, at: int) -> bool:
        """Tell whether a word that may be a verb is a noun here: behind an article or preposition, or before `of`."""
        if self._is(at, "be", "have", "do", "will", "modal"):
            return self.atoms[at].printed == "'s" and (at + 1 >= len(self.atoms) or "pp" not in self._forms(at + 1))
        forms = self._forms(at)
        if self._is(at - 1, "infinitive") and "inf" in forms:
            return False
        if forms == {"ger"} and self._is_thing(at):
            return True
        if self._is(at - 1, "determiner") and not self._is_clitic(at - 1):
            return not (self._is(at - 1, "pronoun") and "past" in forms and "pp" not in forms)
        if forms <= {"past"} or forms & {"fut", "cond"}:
            return False
        if self._is(at - 1, "preposition") and not (self._is(at - 1, "infinitive") and "inf" in forms) and "ger" not in forms:
            return True
        if self._is(at - 1, "before_noun"):
            return True
        return bool(forms & {"pres", "inf"}) and "past" not in forms and not self._governs(at)

    def _is_thing(self, at: int) -> bool:
        """Tell whether `-ing` is a noun: behind another noun or what describes it (`flag meeting`, `heavy fighting`)."""
        before = self.atoms[at - 1] if at else None
        if before is None or isinstance(before, Mention) or not before.plain.isalpha() or not self.grammar["noun_before_noun"]:
            return False
        free = self._is(at - 1, "preposition", "coordinator", "within", "be", "not", "relative", "pronoun", "subordinator", "object_pronoun", "opening")
        return not free and not self._is_adverb(at - 1) and not self.verbs.forms.get(before.printed)

    def _governs(self, at: int) -> bool:
        """Tell whether a present form is a verb by what stands around it: somebody, `who`, or a noun with its article before; an object behind."""
        before = self.atoms[at - 1] if at else None
        if before is None or at + 1 >= len(self.atoms) or self._is(at - 1, "preposition"):
            return False
        if self._is(at - 1, "reflexive"):
            return True
        after, word = self.atoms[at + 1], self.atoms[at + 1].printed
        if self._is(at + 1, "of") and "pres" in self._forms(at) and not isinstance(before, Mention):
            return False
        close = isinstance(before, Mention) or self._is(at - 1, "relative", "pronoun", "clitic", "within", "not") or before.plain in ",)»”\""
        object_ = isinstance(after, Mention) or self._is(
            at + 1, "determiner", "subordinator", "object_pronoun", "infinitive", "not", "within", "pronoun", "relative"
        )
        further = self._is(at + 1, "preposition", "coordinator") or self._is_adverb(at + 1) or word in (",", ".", ":", '"', "«", "“")
        if close or not self.grammar["noun_before_noun"]:
            return object_ or further
        return object_ and any(self._is(k, "determiner") for k in range(max(0, at - 4), at - 1))

    def _is_clitic(self, at: int) -> bool:
        """Tell whether `la`, `les`, `leur` is an object before a verb: behind somebody, `qui`, `ne`, another such word."""
        before = self.atoms[at - 1] if at else None
        if not self._is(at, "clitic") or before is None:
            return False
        return isinstance(before, Mention) or self._is(at - 1, "relative", "pronoun") or before.printed in ("ne", "n'", "se", "s'")

    def _clitics(self, at: int) -> int:
        while at and self._is(at - 1, "clitic") and (self._is_clitic(at - 1) or self.atoms[at - 1].printed in ("ne", "n'", "se", "s'", "y")):
            at -= 1
        return at

    def _is_negated(self, at: int) -> bool:
        return self._is(at - 1, "not") or any(self.atoms[k].printed in ("ne", "n'") for k in range(max(0, at - 3), at))

    def _is_adverb(self, at: int) -> bool:
        word = self.atoms[at].printed
        return bool(word) and word.endswith(tuple(self.grammar["adverb_endings"])) and word not in self.grammar["adverb_not"]

    def _verb(self, at: int, form: str) -> str:
        found = self.verbs.forms.get(self.atoms[at].printed, ())
        return next((verb for verb, one in found if one == form), found[0][0] if found else self.atoms[at].printed)

    def _has_plural_before(self, at: int) -> bool:
        before = self.atoms[at - 1] if at else None
        if before is None or before.plain in _STOPS:
            return False
        return isinstance(before, Mention) or self._is(at - 1, "relative", "pronoun", "coordinator") or before.plain.endswith("s")

    # Subjects

    def subject(self, group: Group) -> Mention | Noun | None:
        """Give whose verb it is, for `it` whose verb stands before it; None where none stands in the sentence."""
        found = self._subject(group, 0)
        if isinstance(found, Noun) and found.end - found.start == 1 and self._is(found.start, "pronoun"):
            before = self._before(found.start)
            return self._subject(before, 0) if before else found
        return found

    def teller(self, group: Group) -> Mention | None:
        """Give who is said to say what a verb tells: the subject of the verb of saying before it, as far as its part of the sentence goes."""
        for earlier in reversed([one for one in self.groups if one.end <= group.start]):
            if any(self.atoms[at].plain in _PARTS for at in range(earlier.end, group.start)):
                return None
            if earlier.verb in self.verbs.classes["say"] and earlier.when != "inf" and not earlier.passive:
                found = (self._inverted(earlier) or self.subject(earlier)) if earlier.finite else self.doer(earlier)
                return found if isinstance(found, Mention) else None
        return None

    def tellers(self) -> Iterator[tuple[Mention, Group]]:
        """Give everybody who says something, and with which verb; also behind what is said: `..., a déclaré le ministre`."""
        for group in self.groups:
            if group.verb in self.verbs.classes["say"] and group.when not in ("inf", "pp") and not group.passive and not group.negated:
                found = self._inverted(group) or self.doer(group)
                if isinstance(found, Mention):
                    yield found, group

    def _inverted(self, group: Group) -> Mention | None:
        """Give who stands behind a verb of saying, where what is said stands before it."""
        begins = group.start == 0 or self.atoms[group.start - 1].plain in _BEHIND_WHAT_IS_SAID
        if not begins:
            return None
        for atom in self.atoms[group.end : group.end + 4]:
            if isinstance(atom, Mention):
                return atom if atom.sort == "who" else None
            if not (atom.printed in self.grammar["determiner"] or atom.printed in self.grammar["within"]):
                return None
        return None

    def doer(self, group: Group) -> Mention | Noun | None:
        """Give who does what a verb tells: its subject; of `Meeting in Minsk, ...` and `..., meeting the one,` that of the verb beside it."""
        if group.finite:
            return self.subject(group)
        alone = group.start == 0 or self.atoms[group.start - 1].plain == ","
        if not alone or group.when == "inf":
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
        return any(self._is(at, "no") for at in range(max(0, start - 3), group.start))

    def opener(self, group: Group) -> str:
        """Give the word that opens a verb's clause: `if`, `that`; nothing where it opens the sentence."""
        begin, _ = self._begin(group)
        return self.atoms[begin - 1].plain if begin else ""

    def main(self, group: Group) -> Group | None:
        """Give the finite verb that a verb without a subject hangs on: the nearest before it, else the first behind it."""
        if group.finite:
            return group
        return self._before(group.start) or next((one for one in self.groups if one.finite and one.start >= group.end), None)

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
        if group.start and self._is(group.start - 1, "relative") and not self._opens(group.start - 1):
            return self._antecedent(group.start - 1)
        return self._first_free(begin, group.start)

    def _opens(self, at: int) -> bool:
        """Tell whether `that` opens what is said rather than a relative clause."""
        if self.atoms[at].printed != "that":
            return False
        before = self.at(at - 1) if at else None
        return before is not None

    def _antecedent(self, relative: int) -> Mention | Noun | None:
        at = relative - 1
        while at >= 0 and (self.atoms[at].plain == "," or self._is(at, "preposition") or self.atoms[at].sort in ("person", "date")):
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
            if not self._is(before, "preposition", "determiner"):
                return Noun(before, before + 1)
        return None

    def _begin(self, group: Group) -> tuple[int, Group | None]:
        """Give where the clause of a verb begins, or the verb before it whose subject is its own, too."""
        at = group.start - 1
        while at >= 0:
            word = self.atoms[at].plain
            if word == "," and at and self.atoms[at - 1].plain in _STOPS:
                return at + 1, None
            if word == ",":
                opened = self._parenthesis(at)
                if opened is not None:
                    at = opened - 1
                    continue
                inner = self._first_free(at + 1, group.start)
                return (at + 1, None) if inner is not None else (at + 1, self._before(at))
            if word in _STOPS or self._is(at, "subordinator"):
                return at + 1, None
            earlier = self.at(at)
            if earlier and earlier.finite:
                opened = self._relative(earlier)
                if opened is not None:
                    at = opened - 1
                    continue
                linked = any(self._is(k, "coordinator") for k in range(earlier.end, group.start))
                free = self._first_free(earlier.end, group.start) if not linked else self._behind_link(earlier.end, group.start)
                return (earlier.end, None) if free is not None else (earlier.end, earlier if linked else None)
            at -= 1
        return 0, None

    def _relative(self, group: Group) -> int | None:
        """Give the `who` that opens the clause of a verb: `the truce which the army had declared`."""
        for at in range(group.start - 1, max(-1, group.start - 1 - _NEAR), -1):
            if self._is(at, "relative") and not self._opens(at):
                return at
            if self.atoms[at].plain in _STOPS or self.atoms[at].plain == "," or self.at(at) or self._is(at, "subordinator"):
                noun = at > 0 and self.atoms[at].printed in self.grammar["whom"] and self.at(at - 1) is None
                return at if noun and not self._is(at - 1, "preposition", "opening", "within", "coordinator") else None
        return None

    def _behind_link(self, begin: int, end: int) -> Mention | Noun | None:
        """Give who stands between the last `and` and a verb."""
        link = max(at for at in range(begin, end) if self._is(at, "coordinator"))
        return self._first_free(link + 1, end)

    def _before(self, at: int) -> Group | None:
        """Give the nearest finite verb before an atom that no `who` opens."""
        groups = [group for group in self.groups if group.end <= at and group.finite]
        free = [group for group in groups if self._relative(group) is None]
        return next(reversed(free or groups), None)

    def _parenthesis(self, closing: int) -> int | None:
        """Give the comma that opens what a comma closes: `Rwanda, which backs the rebels,`; None where it closes nothing."""
        for at in range(closing - 1, max(-1, closing - _INNER_MAX), -1):
            word = self.atoms[at].plain
            if word in _STOPS:
                return None
            if word == ",":
                begins = self.atoms[at + 1]
                apart = self._is(at + 1, "relative", "preposition", "opening", "within", "determiner") or begins.sort in ("person", "date")
                form = self.at(at + 1)
                apart = apart or self._is_adverb(at + 1) or self._tells(at + 1, closing) or (form is not None and not form.finite) or self._is_participle(at + 1)
                return at if apart and at and not self._is(at + 1, "coordinator") else None
        return None

    def _tells(self, begin: int, end: int) -> bool:
        """Tell whether what stands between commas is who says it: `Pakistan, Kabul charges, lets`."""
        inner = [group for group in self.groups if begin <= group.start and group.end <= end]
        return len(inner) == 1 and inner[0].finite and inner[0].verb in self.verbs.classes["say"]

    def _is_participle(self, at: int) -> bool:
        forms = self._forms(at) if self.atoms[at].printed else frozenset[str]()
        return bool(forms & {"pp", "ger"}) and self._is(at + 1, "preposition", "determiner")

    def _first_free(self, begin: int, end: int) -> Mention | Noun | None:
        """Give the first noun between two atoms that no preposition governs and no verb has as its object."""
        governed, noun, opened = False, -1, None
        at = begin
        while at < end:
            atom = self.atoms[at]
            if atom.plain == ",":
                closing = next((k for k in range(at + 1, end) if self.atoms[k].plain == ","), None)
                if noun >= 0 and not governed:
                    return Noun(noun, at)
                at, governed, noun = (closing if closing is not None and self._parenthesis(closing) == at else at) + 1, False, -1
                continue
            group = self.at(at)
            if group is not None:
                if noun >= 0 and not governed:
                    return Noun(noun, at)
                governed = not group.finite
                at, noun = group.end, -1
                continue
            if self._is(at, "no") and at + 1 < end and self._is(at + 1, "of"):
                at += 2
                continue
            if self._is(at, "opening"):
                governed, opened, noun = True, at, -1
            elif self._is(at, "preposition") and not (self._is(at, "partitive") and (at == begin or self._is(at - 1, "coordinator"))):
                if noun >= 0 and not governed:
                    return self._whole(noun, at, end)
                governed, noun = True, -1
            elif isinstance(atom, Mention):
                if atom.sort == "who":
                    if not governed or noun >= 0:
                        return atom
                    governed = False
                elif atom.sort in ("place", "date", "duration"):
                    governed = False
                noun = -1
            elif self._is(at, "determiner"):
                if noun >= 0 and governed:
                    governed = False
                noun = -1
            elif self._is(at, "coordinator"):
                noun = -1
            elif atom.plain.isalpha() and not self._is_adverb(at) and not self._is(at, "within", "clitic"):
                noun = at if noun < 0 else noun
            at += 1
        if noun >= 0 and not governed:
            return Noun(noun, end)
        if opened is not None:
            return self._first_free(opened + 1, end)
        return None

    def _whole(self, noun: int, at: int, end: int) -> Mention | Noun:
        """Give a noun before a preposition; the one of whom it is, where it is a person or a body that acts for them."""
        return Noun(noun, at)
