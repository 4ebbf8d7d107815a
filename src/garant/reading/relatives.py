"""Relative clauses that tell who took part in a meeting, or that keep the subject of the sentence out of it.

the emir, with whom both presidents held a meeting
la rencontre que les deux présidents avaient eue
the Congress of dialogue which was held in Sochi       whoever is the sentence's subject had no part in it
"""

from garant.reading.encounters import Circle, is_verb, made_of
from garant.reading.frames import Trigger
from garant.reading.groups import Group
from garant.reading.mentions import Mention

_NEAR = 8


def has_a_clause(trigger: Trigger) -> bool:
    """Tell whether a noun has a clause of its own, so that the sentence's subject had no part in it: `the Congress which was held`."""
    roles, clauses = trigger.roles, trigger.sentence.clauses
    ends = min(len(roles.atoms), roles.end + 2)
    opened = any(clauses.has(at, "relative") for at in range(roles.end, ends)) and not holds(trigger)
    return opened and trigger.frame["form"] != "call"


def with_whom(trigger: Trigger) -> Circle:
    """Give who had it, and the one before `with whom`, `whom`: `the emir, with whom both presidents held a meeting`, `qu'il a reçu`."""
    roles, clauses = trigger.roles, trigger.sentence.clauses
    before = [group for group in clauses.groups if group.start < roles.end and group.finite and group.end <= roles.end]
    if not before:
        return Circle()
    begin = max(0, before[-1].start - _NEAR)
    opened = next((at for at in range(before[-1].start - 1, begin, -1) if clauses.has(at, "relative", "whom")), None)
    if opened is None:
        return Circle()
    linked = roles.atoms[opened - 1].plain in trigger.small["with"]
    at = opened - (2 if linked else 1)
    at -= at > 0 and roles.atoms[at].plain == ","
    antecedent = roles.atoms[at] if at >= 0 else None
    subject = next((atom for atom in roles.atoms[opened + 1 : before[-1].start] if isinstance(atom, Mention) and atom.sort == "who"), None)
    whom = subject is not None and _is_object(trigger, opened, before[-1])
    if not (isinstance(antecedent, Mention) and antecedent.sort == "who" and (linked or whom)):
        return Circle()
    return made_of(*(one for one in (subject, antecedent) if one))


def _is_object(trigger: Trigger, opened: int, group: Group) -> bool:
    """Tell whether a relative is whom somebody met, or had on the telephone: `whom he hosted`, `qu'il avait eu au téléphone`."""
    roles, clauses = trigger.roles, trigger.sentence.clauses
    word = clauses.atoms[opened].printed
    if word not in clauses.grammar["met_whom"]:
        return False
    held = group.verb in (*clauses.verbs.classes["hold"], "have")
    if trigger.frame["form"] == "call" and held:
        return True
    said = any(one.verb in clauses.verbs.classes["say"] for one in clauses.groups if one.end <= opened)
    opens = said and word not in clauses.grammar["relative"] and roles.atoms[opened - 1].plain != ","
    return is_verb(trigger) and not opens and not roles.behind(trigger.small["with"], own=True) and roles.direct_object() is None


def that_they_had(trigger: Trigger) -> Circle:
    """Those of a relative clause: `la rencontre que les deux présidents avaient eue`, `the talks that Baku held with Yerevan`."""
    roles, clauses = trigger.roles, trigger.sentence.clauses
    if is_verb(trigger):
        return Circle()
    inside = roles.inside()
    if inside and any(clauses.has(at, "whom", "relative") for at in range(roles.start, roles.end)):
        other = roles.behind(trigger.small["with"])
        return made_of(*(one for one in (inside, other) if one))
    if roles.end >= len(roles.atoms) or not clauses.has(roles.end, "whom", "relative"):
        return Circle()
    group = next((one for one in clauses.groups if one.start > roles.end and one.finite), None)
    subject = roles.next_who(far=_NEAR)
    if group is None or subject is None or group.verb not in (*clauses.verbs.classes["hold"], "have") or group.start > roles.end + _NEAR:
        return Circle()
    other = roles.behind(trigger.small["with"])
    return made_of(*(one for one in (subject, other) if one))


def holds(trigger: Trigger) -> bool:
    """Tell whether a verb of holding stands before the trigger or begins it: `held`, `ont tenu`."""
    return any(word in trigger.small["holding"] for word in (*trigger.roles.words_before(_NEAR), *trigger.roles.words()))
