"""Who says a thing, and how it stands.

A sentence is in somebody's voice when it names who speaks (`a annoncé le Kremlin`, `according to ...`), goes on after one that did
(`a-t-il ajouté`), or goes on with a quotation. How a thing stands comes from the verb that carries it and from the words around: a
condition, a wish, an aim, a doubt. What nobody is said to say is the report's own word.
"""

from collections.abc import Sequence
from typing import NamedTuple

from garant.reading.atoms import Group
from garant.reading.clauses import Clauses
from garant.reading.lexicon import Lexicon
from garant.reading.memory import Memory
from garant.reading.mentions import Atom, Mention
from garant.reading.nouns import Noun
from garant.reading.patterns import Fit
from garant.reading.values import Someone, Span
from garant.statement.words import Standing

_QUOTES = frozenset('«"“')


class Voice(NamedTuple):
    """Whose voice a sentence is in, how the verb of saying puts it, and whether it is conditional, negated or only reported."""

    speaker: Someone | None
    standing: Standing
    conditional: bool
    reported: bool
    spans: tuple[Span, ...]
    rule: str


def voice(lexicon: Lexicon, clauses: Clauses, memory: Memory, before: "Voice | None") -> Voice:
    """Hear a sentence, after the one before it."""
    atoms = clauses.atoms
    conditional = any(atom.plain in lexicon.small["if"] for atom in atoms)
    best: Voice | None = None
    for fit, entry in lexicon.speech.find(atoms):
        if _is_content(lexicon, atoms, fit) or not _says(lexicon, clauses, fit):
            continue
        speaker, medium = _speaker(atoms, fit.places)
        if entry.get("pronoun") or _is_pronoun_of_a_quotation(atoms, fit.places):
            speaker = (before.speaker if before else None) or memory.subject_before or memory.subject or memory.single
        span = Span(atoms[fit.start].span.start, atoms[fit.end - 1].span.end)
        heard = Voice(speaker, entry.get("standing", "said"), conditional, medium, (span,), entry["rule"])
        if best is None or _rank(heard) > _rank(best):
            best = heard
    if best is None or best.speaker is None or _is_only_cited(lexicon, atoms, best):
        best = _told(clauses, memory, conditional=conditional) or best
    return best or _answer(lexicon, atoms, memory, before, conditional=conditional) or _going_on(atoms, before, conditional=conditional)


def _is_only_cited(lexicon: Lexicon, atoms: Sequence[Atom], heard: Voice) -> bool:
    """Tell whether a newspaper only cites who says it: `« Mensonge », réplique un officier syrien cité par la télévision`."""
    return heard.reported and any(atom.span.start == heard.spans[0].start and atom.plain in lexicon.small["citing"] for atom in atoms)


def _told(clauses: Clauses, memory: Memory, *, conditional: bool) -> Voice | None:
    """Hear who is the subject of a verb of saying, whichever it is and wherever it stands; `it` is whom the text spoke of before."""
    for who, group in clauses.tellers():
        it = isinstance(who, Noun) and memory.subject_before
        someone = who.people[0] if isinstance(who, Mention) and who.has_party else it
        if someone:
            span = Span(clauses.atoms[group.start].span.start, clauses.atoms[group.end - 1].span.end)
            return Voice(someone, "said", conditional, reported=False, spans=(span,), rule="says")
    return None


def _answer(lexicon: Lexicon, atoms: Sequence[Atom], memory: Memory, before: "Voice | None", *, conditional: bool) -> Voice | None:
    """Hear an answer in a transcript (`R : ...`, `La porte-parole : ...`), as far as the next question: it is given by whose text it is."""
    at = next((at for at, atom in enumerate(atoms) if atom.plain not in lexicon.small["article"]), len(atoms))
    marked = at + 1 < len(atoms) and atoms[at + 1].plain == ":"
    first = atoms[at] if at < len(atoms) else None
    spokesman = isinstance(first, Mention) and first.sort == "who" and first.people[0].office == "spokesperson"
    if marked and first and (spokesman or first.plain in lexicon.small["answers"]):
        named = first.people[0] if isinstance(first, Mention) and first.has_party else memory.issuer
        return Voice(named, "said", conditional, reported=False, spans=(first.span,), rule=_ANSWER) if named else None
    asked = marked and first is not None and first.plain in lexicon.small["questions"]
    if before is None or before.rule != _ANSWER or asked:
        return None
    return before._replace(conditional=conditional, spans=(atoms[0].span,))


_ANSWER = "an answer"


def _is_content(lexicon: Lexicon, atoms: Sequence[Atom], fit: Fit) -> bool:
    """Tell whether somebody behind a verb of saying is part of what is said: `a estimé qu'elles`."""
    inner = atoms[fit.start : fit.end]
    last = inner[-1]
    that = isinstance(last, Mention) and not isinstance(inner[0], Mention) and len(inner) > 1
    return that and any(atom.plain in lexicon.small["that"] or atom.plain in lexicon.small["according_which"] for atom in inner)


def _says(lexicon: Lexicon, clauses: Clauses, fit: Fit) -> bool:
    """Tell whether a verb says it: no noun (`depuis l'annonce`), whose subject is no other one, and behind which no object stands."""
    first, last = clauses.atoms[fit.start], clauses.atoms[fit.end - 1]
    inside = [group for group in clauses.groups if group.start < fit.end and fit.start < group.end]
    if isinstance(first, Mention) and first.sort == "who":
        return any(group.start == fit.start + 1 or _may_be(clauses.subject(group), first) for group in inside)
    agent = any(atom.plain in lexicon.small["by"] for atom in clauses.atoms[fit.start : fit.end])
    if not isinstance(last, Mention) or not inside or inside[0].start > fit.start or agent:
        return True
    return not inside[0].finite or not _stands_before(clauses, inside[0])


def _may_be(subject: Mention | Noun | None, who: Mention) -> bool:
    return not isinstance(subject, Mention) or subject.span == who.span


def _stands_before(clauses: Clauses, group: Group) -> bool:
    """Tell whether a verb's subject stands before it, so that who stands behind it is an object."""
    found = clauses.subject(group)
    return found is not None and not clauses.stands_behind(group)


def _going_on(atoms: Sequence[Atom], before: "Voice | None", *, conditional: bool) -> Voice:
    """Let a quotation that nobody is said to say go on in the voice before it."""
    if atoms and atoms[0].plain in _QUOTES and before and before.speaker:
        return Voice(before.speaker, "said", conditional, before.reported, (atoms[0].span,), "the quotation goes on")
    return Voice(None, "said", conditional, reported=False, spans=(), rule="the report's own word")


def _rank(heard: Voice) -> int:
    """Rank a voice: one with more to say counts more than a bare `said`."""
    known = heard.speaker is not None and (heard.speaker.party is not None or heard.reported)
    return (heard.speaker is not None) * 2 + known * 2 + (heard.standing != "said")


def _is_pronoun_of_a_quotation(atoms: Sequence[Atom], places: tuple[int, ...]) -> bool:
    """Tell whether `he` stands behind a quotation, whose parties it does not take up: `"Baku has moved tanks," he said`."""
    for at in places:
        atom = atoms[at]
        if isinstance(atom, Mention) and atom.sort == "who":
            short = not atom.sure and atom.span.end - atom.span.start <= _PRONOUN_MAX
            return short and any(one.plain in _CLOSING for one in atoms[:at])
    return False


_PRONOUN_MAX = 4
_CLOSING = frozenset('»"”')


def _speaker(atoms: Sequence[Atom], places: tuple[int, ...]) -> tuple[Someone | None, bool]:
    for at in places:
        atom = atoms[at]
        if isinstance(atom, Mention) and atom.sort == "who":
            return atom.people[0], False
        if isinstance(atom, Mention) and atom.sort == "medium":
            return (atom.people[0], False) if atom.people else (Someone(None, atom.text), True)
    return None, False
