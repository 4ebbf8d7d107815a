"""Occasions: a meeting that is told only as when something was said or done, or that opens the sentence of who had it.

told his Turkish counterpart in a phone call that ...          who says it, and to whom
Le roi, lors d'un entretien avec le secrétaire général, a ...  whose verb it parts from its subject, and with whom
"""

from garant.reading.encounters import Circle, is_verb, made_of
from garant.reading.frames import LIKELY, Trigger, parties_of
from garant.reading.groups import STOPS
from garant.reading.mentions import Mention

_BEFORE = 5
_NEAR = 6


def is_occasion(trigger: Trigger) -> bool:
    """Tell whether a noun is when something else was said or done: `in a phone call`, `lors d'un entretien`."""
    opened = any(word in trigger.small["opening"] for word in trigger.roles.words_before(_BEFORE))
    return not is_verb(trigger) and (opened or any(word in trigger.small["in_which"] for word in trigger.roles.words_before(1)))


def was_held(trigger: Trigger) -> bool:
    """Tell whether what was said or done then is past, so that it was held: `lors d'un appel, a confirmé que ... continuera`."""
    roles, clauses = trigger.roles, trigger.sentence.clauses
    if not is_occasion(trigger):
        return False
    before = [group for group in clauses.groups if group.end <= roles.start]
    after = next((group for group in clauses.groups if group.start >= roles.end and group.finite), None)
    main = before[-1] if before else after
    inside = main is not None and any(clauses.has(at, "subordinator", "relative", "whom") for at in range(main.end, roles.start))
    return main is not None and main.finite and main.when == "past" and not main.modal and not main.negated and not inside


def occasion(trigger: Trigger) -> Circle:
    """Give who says something and to whom: `told his Turkish counterpart in a phone call`; or several who do something then."""
    roles, clauses = trigger.roles, trigger.sentence.clauses
    if not is_occasion(trigger):
        return Circle()
    before = [group for group in clauses.groups if group.finite and group.end <= roles.start]
    main = before[-1] if before else None
    if main is None or main.negated or any(roles.atoms[at].plain in STOPS for at in range(main.end, roles.start)):
        return Circle()
    subject = clauses.subject(main)
    told = _told(trigger, main.end)
    if isinstance(subject, Mention) and told is None and len(parties_of(subject.people)) > 1:
        return made_of(subject, confidence=LIKELY)
    if not isinstance(subject, Mention) or told is None or set(parties_of(subject.people)) & set(parties_of(told.people)):
        return Circle()
    return made_of(subject, told, confidence=LIKELY) if subject.has_party and told.has_party else Circle()


def _told(trigger: Trigger, begin: int) -> Mention | None:
    """Give the one to whom it is said, somebody in an office: whom no preposition but `to`, `with` governs."""
    roles, small = trigger.roles, trigger.small
    for at in range(begin, min(roles.start, begin + _NEAR)):
        atom = roles.atoms[at]
        if isinstance(atom, Mention) and atom.sort == "who" and any(one.office for one in atom.people):
            back = at - 1
            while back > begin and roles.atoms[back].plain in small["article"] - small["governing"]:
                back -= 1
            lead = roles.atoms[back].plain
            return atom if back < begin or lead not in small["governing"] or lead in small["to_whom"] | small["with"] else None
    return None
