"""Company: whom a verb of meeting has in its clause, where nothing nearer tells who took part.

The Amir of Qatar spoke by telephone on Saturday with Pakistan's Prime Minister        whatever governs the first, and stands between
L'ambassadeur de Russie a été convoqué au ministère turc des Affaires étrangères       to where, and so to whom
"""

from collections.abc import Iterator

from garant.reading.encounters import TWO, Circle, is_verb, made_of
from garant.reading.frames import LIKELY, Trigger, parties_of
from garant.reading.mentions import Mention

_NEAR = 8
_ENDS = frozenset(".;:!?")


def company(trigger: Trigger) -> Circle:
    """Those whom a verb of meeting has in its clause, where nothing nearer finds two: `a reçu le 9 mars au camp des officiers`."""
    clauses, group = trigger.sentence.clauses, trigger.roles.group()
    mutual = group is not None and clauses.has(group.start, "reflexive")
    if group is None or mutual or not (is_verb(trigger) or trigger.frame["form"] == "call"):
        return Circle()
    subject = clauses.subject(group)
    first = subject if isinstance(subject, Mention) else _before(trigger, group.start) if group.finite else None
    other = next(
        (one for one in _behind(trigger, group.end) if first and not set(parties_of(one.people)) & set(parties_of(first.people))), None
    )
    return made_of(first, other, confidence=LIKELY) if first and first.has_party and other else Circle()


def _before(trigger: Trigger, start: int) -> Mention | None:
    """Give who stands last before a verb, in its clause, whatever governs it: `The Amir of Qatar spoke`."""
    for atom in reversed(trigger.roles.atoms[max(0, start - _NEAR) : start]):
        if isinstance(atom, Mention) and atom.sort == "who":
            return atom
        if atom.plain in _ENDS or atom.plain == ",":
            return None
    return None


def _behind(trigger: Trigger, end: int) -> Iterator[Mention]:
    """Give whom a verb's clause names behind it, but for those whom something is about."""
    clauses, atoms = trigger.sentence.clauses, trigger.roles.atoms
    for at in range(end, len(atoms)):
        group, atom = clauses.at(at), atoms[at]
        if atom.plain in _ENDS or atom.plain == "," or (group is not None and group.start >= trigger.roles.end):
            return
        before = {one.plain for one in atoms[max(end, at - TWO) : at]}
        about = before & trigger.small["governing"] - trigger.small["with"] - trigger.small["to_whom"]
        if isinstance(atom, Mention) and atom.sort == "who" and atom.has_party and atom.sure and not about:
            yield atom
