"""Provisions: what a text says in the present that an agreement lays down, each with whoever its own subject is.

    sont convenus de ce qui suit : ... Les Parties garantissent le libre passage.       behind a head that opens articles
    Aux termes de l'accord, les rebelles gardent leurs armes et l'armée surveille la route.
    Under the deal, rebels keep their light weapons, and Russian troops watch the road.

What will or must be done is told by other frames, in whatever sentence.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from garant.reading.atoms import Mention
from garant.reading.frames import Sentence, Trigger
from garant.reading.groups import Group
from garant.reading.lexicon import Lexicon
from garant.reading.nouns import Noun
from garant.reading.roles import Roles

_OPENING_MAX = 22
"""Atoms: the words by which a sentence says that it tells what was agreed are no more."""
_DEEDS = frozenset({"measure", "proposal", "request", "meeting", "contact", "truce"})


def provisions(lexicon: Lexicon, sentence: Sentence, found: Sequence[Trigger], *, articles: bool) -> Iterator[Trigger]:
    """Give what articles (`articles`: a head opened them), or the terms with which the sentence begins, lay down in the present."""
    clauses = sentence.clauses
    begin = 0 if articles and clauses.grammar["lays_down"] else _behind_terms(lexicon, sentence)
    if begin is None:
        return
    taken = {at for trigger in found if articles or trigger.frame["kind"] in _DEEDS for at in range(trigger.roles.start, trigger.roles.end)}
    laid = [group for group in clauses.groups if group.start >= begin and _lays_down(sentence, group, taken)]
    if not articles:
        told = [trigger.roles.rest() for trigger in found if trigger.frame["kind"] == "measure"]
        laid = [group for group in laid if not any(rest.holds(clauses.atoms[group.start].span) for rest in told)]
        laid = [group for group in laid if group.verb not in clauses.verbs.classes["say"]]
    for at, group in enumerate(laid):
        limit = next((start for one in laid[at + 1 :] if (start := _start(sentence, one)) > group.end), 1_000)
        subject = clauses.subject(group)
        if isinstance(subject, Mention) or not articles:
            frame = _PROVISION if isinstance(subject, Mention) else _OF_NOBODY
            yield Trigger(frame, Roles(lexicon, clauses, group.start, group.end, limit), sentence)


def _behind_terms(lexicon: Lexicon, sentence: Sentence) -> int | None:
    """Give where a sentence goes on behind `Under the agreement,`; None where it does not begin so."""
    atoms, small = sentence.atoms, lexicon.small
    end = next((at for at, atom in enumerate(atoms[:_OPENING_MAX]) if atom.plain == ","), None)
    words = " ".join(atom.plain for atom in atoms[:end]) if end else ""
    terms = any(words.startswith(phrase) for phrase in small["by_terms"])
    named = end is not None and any(atom.plain in small["deals"] or atom.sort == "instrument" for atom in atoms[:end])
    return end if terms and named else None


def _start(sentence: Sentence, group: Group) -> int:
    """Give where the subject of a verb stands, with its article."""
    clauses = sentence.clauses
    subject = clauses.subject(group)
    at = subject.start if isinstance(subject, Noun) else next((at for at, atom in enumerate(clauses.atoms) if atom is subject), 0)
    return at - clauses.has(at - 1, "determiner")


def _lays_down(sentence: Sentence, group: Group, taken: set[int]) -> bool:
    clauses = sentence.clauses
    if group.when != "pres" or group.negated or group.verb in clauses.grammar["be_verbs"]:
        return False
    free = taken.isdisjoint(range(group.start, group.end)) and clauses.opener(group) not in clauses.grammar["subordinator"]
    subject = clauses.subject(group)
    relative = clauses.has(group.start - 1, "relative")
    return free and not relative and (isinstance(subject, Mention) or (isinstance(subject, Noun) and subject.end - subject.start <= 3))  # noqa: PLR2004 - a short one


_PROVISION: Mapping[str, Any] = {
    "kind": "measure", "rule": "lays down", "standing": "agreed", "with_verb": True, "general": True, "bare": True, "confidence": 70,
}  # fmt: skip
_OF_NOBODY: Mapping[str, Any] = {**_PROVISION, "nobody": True, "confidence": 60}
