"""Verbs in a sentence: which of its words are verbs, with their auxiliaries, and when.

They are found by their forms and the small words beside them (`verbs.toml`): a noun stands behind an article, a verb behind somebody or
an auxiliary. A verb that nobody lists is known by its ending where an auxiliary stands before it.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from garant.reading.atoms import Atom, Group, Mention, Word
from garant.reading.verbs import Verbs

__all__ = ["STOPS", "Group", "Groups"]

_OPENING_QUOTES = frozenset('«"“')
STOPS = frozenset('.;:!?«»“”"()')
_APART = frozenset(".;:!?")
_STEM_MIN = 4
_ENUMERATING = frozenset({".", ")", "(", "-", "–", "•"})
_TO = 2
"""Atoms from `is` to the verb in `is to leave`."""
_INSERTED_MAX = 4
_EXPLETIVE_MAX = 9
_BETWEEN_MAX = 5
"""Atoms: no more stand between an auxiliary and its verb."""


@dataclass(frozen=True)
class Groups:
    """The verbs of one sentence."""

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
                found.append(self._as_before(group, found[-1]) if found else group)
            at = group.end if group else at + 1
        return tuple(found)

    def _as_before(self, group: Group, before: Group) -> Group:
        """Give a bare participle behind `et` the auxiliary of the verb before it: `a salué un accord et soutenu que`."""
        auxiliary = before.finite and self.has(before.start if not self.has(before.start, "clitic") else before.end - 2, "be", "have")
        linked = group.when == "pp" and self.has(group.start - 1, "coordinator") and auxiliary
        apart = linked and any(
            self.atoms[at].plain in _APART or self.has(at, "relative", "subordinator") for at in range(before.end, group.start)
        )
        return group._replace(when=before.when, passive=before.passive) if linked and not apart else group

    def at(self, place: int) -> Group | None:
        """Give the verb that an atom belongs to."""
        return self._places.get(place)

    @cached_property
    def _places(self) -> Mapping[int, Group]:
        return {place: group for group in self.groups for place in range(group.start, group.end)}

    def has(self, at: int, *names: str) -> bool:
        """Tell whether an atom is one of the small words of these names."""
        if 0 <= at < len(self._printed) and (word := self._printed[at]):
            for name in names:
                if word in self.grammar[name]:
                    return True
        return False

    @cached_property
    def _printed(self) -> tuple[str, ...]:
        return tuple(atom.printed for atom in self.atoms)

    def forms_at(self, at: int) -> frozenset[str]:
        """Give which forms of a verb a word may be; of a word that nobody lists by its ending, where it stands as a verb does."""
        word = self.atoms[at].printed
        listed = self.verbs.forms.get(word)
        if listed is not None or not word:
            return frozenset(form for _, form in listed or ())
        if len(word) > _STEM_MIN and self.has(at - 1, "be") and word.endswith(tuple(self.grammar["going_on_endings"]) or ("\0",)):
            return frozenset({"ger"})
        if len(word) > _STEM_MIN and self.has(at - 1, "reflexive") and word.endswith(tuple(self.grammar["third_endings"])):
            return frozenset({"pres"})
        if len(word) > _STEM_MIN and self._is_unknown_plural(at, word):
            return frozenset({"pres"})
        if len(word) > _STEM_MIN and word.endswith(tuple(self.grammar["participle_endings"])) and self._stands_as_verb(at):
            return frozenset({"past", "pp"}) if self.grammar["participle_is_past"] else frozenset({"pp"})
        return frozenset()

    def _is_unknown_plural(self, at: int, word: str) -> bool:
        """Tell whether an unknown word is a verb of several, by its ending and the plural before it: `des chalutiers pêchent`."""
        endings = tuple(self.grammar["plural_endings"])
        before = self.atoms[at - 1] if at else None
        if not endings or before is None or not word.endswith(endings) or self.is_adverb(at) or word.endswith("ment"):
            return False
        return not self.has(at - 1, "determiner", "preposition") and (before.plain.endswith("s") or isinstance(before, Mention))

    def _stands_as_verb(self, at: int) -> bool:
        """Tell whether an unknown word stands right behind somebody, `who` or an auxiliary."""
        before = self.atoms[at - 1] if at else None
        behind = self.has(at - 1, "be", "have", "relative", "not") or self.is_adverb(at - 1)
        return behind or (bool(self.grammar["participle_is_past"]) and isinstance(before, Mention) and before.sort == "who")

    def _group(self, at: int) -> Group | None:
        """Read a verb that begins at an atom: auxiliaries, what may stand between, the verb."""
        atom = self.atoms[at]
        if isinstance(atom, Word) and at and atom.token.text == "A":
            return None  # a letter: `position 1-32A`
        if self.has(at, "be", "have", "do", "will", "modal") and not self._is_noun(at):
            return self._with_auxiliary(at)
        if self.has(at, "infinitive") and at + 1 < len(self.atoms) and "inf" in self.forms_at(at + 1) and not self._is_noun(at + 1):
            return Group(at + 1, at + 2, self._verb(at + 1, "inf"), "inf", negated=self.has(at - 1, "not"))
        forms = self.forms_at(at) if self.atoms[at].printed else frozenset[str]()
        if not forms or self._is_noun(at) or (self.has(at, "preposition") and not self.has(at + 1, "into")):
            return None
        form = self._plain_form(at, forms)
        nothing = at + 1 < len(self.atoms) and self.has(at + 1, "no")
        return Group(self._clitics(at), at + 1, self._verb(at, form), form, negated=self._is_negated(at) or nothing) if form else None

    def _with_auxiliary(self, at: int) -> Group:
        place, passive, modal, negated = at, False, self.has(at, "modal"), self._is_negated(at)
        future, past = self.has(at, "will") or self._looks_ahead(at), self.has(at, "past")
        last = at
        while place + 1 < len(self.atoms) and place - last < _BETWEEN_MAX:
            place += 1
            if self.has(place, "not"):
                negated = True
            if self.has(place, "be", "have", "do", "modal") or self.atoms[place].plain in _OPENING_QUOTES:
                last = last if self.atoms[place].plain in _OPENING_QUOTES else place  # `ont « réaffirmé`
                continue
            forms = self.forms_at(place) if self.atoms[place].printed else frozenset[str]()
            if forms & {"pp", "inf", "ger", "past"} and not self.has(place, "within"):
                to = self.has(place - 1, "infinitive") and "inf" in forms
                passive = self.has(last, "be") and not to and "ger" not in forms and bool(forms & {"pp", "past"})
                form = "inf" if "inf" in forms and not passive else "pp" if passive or "pp" in forms else "ger"
                verb, start = self._verb(place, form), self._clitics(at)
                passive = passive and verb not in self.grammar["moving"] and not self.has(start, "reflexive")
                bound = self.has(at, "be", "have") and self.has(at + 1, "infinitive") and passive  # `is to be opened`
                ahead = future or bound or (to and self.has(last, "be") and place == last + _TO)
                has = self.has(last, "have") or (self.has(last, "be") and not passive and form == "pp")
                when = "fut" if ahead else "past" if past or has else "cond" if modal else "pres"
                negated = negated or (place + 1 < len(self.atoms) and self.has(place + 1, "no") and not passive)
                return Group(start, place + 1, verb, when, passive, negated, modal)
            if self.has(place, "within") or self.is_adverb(place) or self.atoms[place].sort == "date" or self._is_inserted(last, place):
                continue
            bare = self.has(last, "will") or (self.has(last, "modal") and bool(self.grammar["noun_before_noun"]))
            if bare and self.atoms[place].plain.isalpha() and not self.has(place, "determiner", "preposition", "pronoun"):
                when = "fut" if self.has(last, "will") else "cond"
                return Group(at, place + 1, self.atoms[place].printed, when, negated=negated, modal=modal)
            break
        when = "fut" if future else "past" if past else "pres"
        negated = negated or (last + 1 < len(self.atoms) and self.has(last + 1, "no"))
        return Group(self._clitics(at), last + 1, "be" if self.has(last, "be") else "have", when, negated=negated, modal=modal)

    def _is_inserted(self, auxiliary: int, place: int) -> bool:
        """Tell whether a few words behind a preposition part an auxiliary from its participle: `a en revanche refusé`."""
        opened = next((at for at in range(auxiliary + 1, place + 1) if self.has(at, "inserted")), None)
        if opened is None or isinstance(self.atoms[place], Mention) or not self.atoms[place].plain.replace("-", "").isalpha():
            return False
        behind = [self.forms_at(at) for at in range(opened + 1, min(len(self.atoms), opened + _INSERTED_MAX)) if self.atoms[at].printed]
        return any("pp" in forms and "inf" not in forms for forms in behind)

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
        return "inf" if self.has(at - 1, "infinitive", "preposition") or not self._has_plural_before(at) else "pres"

    def _is_reduced(self, at: int) -> bool:
        """Tell whether `-ed` is a participle: `barricades erected by the Serbs`: a preposition and a later verb follow."""
        before = self.atoms[at - 1] if at else None
        if before is None or self.has(at - 1, "relative", "pronoun", "coordinator") or before.plain == ",":
            return False
        if not self.has(at + 1, "preposition"):
            return False
        if self.atoms[at + 1].printed == "by" and (self.atoms[at + 2 : at + 3] and self.atoms[at + 2].sort != "date"):
            return True
        later = next((k for k in range(at + 1, len(self.atoms)) if self._ends(k) or self._is_plain_finite(k)), None)
        return later is not None and not self._ends(later) and isinstance(before, Mention) is False

    def _is_plain_finite(self, at: int) -> bool:
        word = self.atoms[at].printed
        if self.has(at, "be", "have", "will", "modal"):
            return not self.has(at - 1, "relative")
        return bool(word) and bool({form for _, form in self.verbs.forms.get(word, ())} == {"past"})

    def _ends(self, at: int) -> bool:
        return self.atoms[at].plain in STOPS or self.atoms[at].plain == "," or self.has(at, "coordinator", "subordinator")

    def _is_noun(self, at: int) -> bool:
        """Tell whether a word that may be a verb is a noun here: behind an article or preposition, or before `of`."""
        if self.has(at, "be", "have", "do", "will", "modal"):
            return self.atoms[at].printed == "'s" and (at + 1 >= len(self.atoms) or "pp" not in self.forms_at(at + 1))
        forms = self.forms_at(at)
        if self.has(at - 1, "infinitive") and "inf" in forms:
            return False
        if forms == {"ger"} and self._is_thing(at):
            return True
        if self.has(at - 1, "determiner") and not self._is_clitic(at - 1):
            return not (self.has(at - 1, "pronoun") and "past" in forms and "pp" not in forms)
        if forms <= {"past"} or forms & {"fut", "cond"}:
            return False
        if self.has(at - 1, "preposition") and not (self.has(at - 1, "infinitive") and "inf" in forms) and "ger" not in forms:
            return True
        if self.has(at - 1, "before_noun"):
            return True
        return bool(forms & {"pres", "inf"}) and "past" not in forms and not self._governs(at)

    def _is_thing(self, at: int) -> bool:
        """Tell whether `-ing` is a noun: behind another noun or what describes it (`flag meeting`, `heavy fighting`)."""
        before = self.atoms[at - 1] if at else None
        if before is None or isinstance(before, Mention) or not before.plain.isalpha() or not self.grammar["noun_before_noun"]:
            return False
        free = self.has(
            at - 1, "preposition", "coordinator", "within", "be", "not", "relative", "pronoun", "subordinator", "object_pronoun", "opening"
        )
        if self.has(at - 1, "within") and self.has(at - 2, "determiner"):
            return True
        return not free and not self.is_adverb(at - 1) and not self.verbs.forms.get(before.printed)

    def _governs(self, at: int) -> bool:
        """Tell whether a present form is a verb: behind somebody, `who`, or a noun with its article; with an object behind."""
        before = self.atoms[at - 1] if at else None
        if self._opens_in_capitals(at):
            return True
        if before is None or self.has(at - 1, "preposition"):
            return False
        if at + 1 >= len(self.atoms):  # a headline's last word: `..., Qatar says`
            return isinstance(before, Mention) and at > 1 and self.atoms[at - 2].plain == ","
        if self.has(at - 1, "reflexive"):
            return True
        after, word = self.atoms[at + 1], self.atoms[at + 1].printed
        if self.has(at + 1, "of") and "pres" in self.forms_at(at) and not isinstance(before, Mention):
            return False
        close = isinstance(before, Mention) or self.has(at - 1, "relative", "pronoun", "clitic", "within", "not") or before.plain in ',)»”"'
        object_ = isinstance(after, Mention) or self.has(
            at + 1, "determiner", "subordinator", "object_pronoun", "infinitive", "not", "within", "pronoun", "relative"
        )
        named = isinstance(after, Word) and (after.token.is_capital or (bool(word) and "inf" in self.forms_at(at + 1)))
        further = (
            named or self.has(at + 1, "preposition", "coordinator") or self.is_adverb(at + 1) or word in (",", ".", ":", '"', "«", "“")
        )
        if close or not self.grammar["noun_before_noun"]:
            return object_ or further
        return object_ and any(self.has(k, "determiner") for k in range(max(0, at - 4), at - 1))

    def _opens_in_capitals(self, at: int) -> bool:
        """Tell whether a verb in capitals opens a paragraph, as in communiqués: `3. DEMANDE aux parties de ...`, `CALLS UPON ...`."""
        atom = self.atoms[at]
        opens = all(isinstance(one, Mention) or one.plain in _ENUMERATING for one in self.atoms[:at] if not self.has(at - 1, "reflexive"))
        return isinstance(atom, Word) and len(atom.token.text) > _STEM_MIN and atom.token.text.isupper() and opens and at <= _BETWEEN_MAX

    def _is_clitic(self, at: int) -> bool:
        """Tell whether `la`, `les`, `leur` is an object before a verb: behind somebody, `qui`, `ne`, another such word."""
        before = self.atoms[at - 1] if at else None
        if not self.has(at, "clitic") or before is None:
            return False
        return isinstance(before, Mention) or self.has(at - 1, "relative", "pronoun") or before.printed in ("ne", "n'", "se", "s'")

    def _clitics(self, at: int) -> int:
        while (
            at and self.has(at - 1, "clitic") and (self._is_clitic(at - 1) or self.atoms[at - 1].printed in ("ne", "n'", "se", "s'", "y"))
        ):
            at -= 1
        return at

    def _is_negated(self, at: int) -> bool:
        bare = any(self.atoms[k].printed in ("ne", "n'") for k in range(max(0, at - 3), at))
        until = any(self.atoms[k].printed in self.grammar["expletive_behind"] for k in range(max(0, at - _EXPLETIVE_MAX), at))
        return self.has(at - 1, "not") or (bare and not until)

    def is_adverb(self, at: int) -> bool:
        """Tell whether a word is an adverb by its ending."""
        word = self.atoms[at].printed
        return bool(word) and word.endswith(tuple(self.grammar["adverb_endings"])) and word not in self.grammar["adverb_not"]

    def _verb(self, at: int, form: str) -> str:
        found = self.verbs.forms.get(self.atoms[at].printed, ())
        return next((verb for verb, one in found if one == form), found[0][0] if found else self.atoms[at].printed)

    def _has_plural_before(self, at: int) -> bool:
        before = self.atoms[at - 1] if at else None
        if before is None or before.plain in STOPS:
            return False
        return isinstance(before, Mention) or self.has(at - 1, "relative", "pronoun", "coordinator") or before.plain.endswith("s")
