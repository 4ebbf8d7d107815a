"""Encounters: the verbs that tell of one, and a circle of those who take part in it."""

from typing import NamedTuple

from garant.reading.clauses import Clauses
from garant.reading.frames import LIKELY, SURE, Trigger, parties_of
from garant.reading.groups import Group
from garant.reading.lexicon import Lexicon
from garant.reading.mentions import Mention
from garant.reading.values import Someone

_ENDS = frozenset(".;:!?")
_NEAR = 3

TWO = 2
ENCOUNTERS = frozenset({"contact", "meeting"})
"""The kinds of item in which people meet."""

BODIES = frozenset({"unsc", "igad", "au", "nato", "arab-league", "asean", "ecowas", "gcc", "osce", "sco"})
"""Organisations of several states, which meet as one."""


class Circle(NamedTuple):
    """Who takes part, by which mentions, and how sure that is."""

    people: tuple[Someone, ...] = ()
    mentions: tuple[Mention, ...] = ()
    confidence: int = 0

    @property
    def parties(self) -> int:
        """Count the parties."""
        return len(parties_of(self.people))


def made_of(*mentions: Mention, confidence: int = SURE) -> Circle:
    """Make a circle of mentions; it is as sure as they are."""
    people = tuple(dict.fromkeys(one for mention in mentions for one in mention.people))
    named = all(one.party for one in people) and all(mention.sure for mention in mentions)
    return Circle(people, mentions, confidence if named else min(confidence, LIKELY))


def is_verb(trigger: Trigger) -> bool:
    """Tell whether the trigger is a verb of meeting, so that its subject and object take part."""
    return bool(trigger.frame.get("verb")) or way_of(trigger) != ""


def way_of(trigger: Trigger) -> str:
    """Give the verb of meeting that the trigger is; nothing where it is none."""
    group = trigger.roles.group()
    return group.verb if group and group.verb in ways_to_meet(trigger.sentence.clauses) else ""


def ways_to_meet(clauses: Clauses) -> frozenset[str]:
    """Give the verbs that tell of a meeting."""
    return frozenset(verb for name in clauses.grammar["ways_to_meet"] for verb in clauses.verbs.classes[name])


def takes_place(clauses: Clauses, group: Group) -> bool:
    """Tell whether a verb says that its subject takes place: `began`, `a eu lieu`."""
    place = any(atom.printed in clauses.grammar["taking_place"] for atom in clauses.atoms[group.end : group.end + _NEAR])
    return group.verb in clauses.verbs.classes["happen"] or (group.verb in clauses.grammar["be_verbs"] and place)


def in_the_works(lexicon: Lexicon, clauses: Clauses, group: Group) -> bool:
    """Tell whether a verb says that its subject is being prepared: `is in the works`, `est en préparation`."""
    near = clauses.atoms[group.end : group.end + _NEAR]
    return group.verb in clauses.grammar["be_verbs"] and any(atom.plain in lexicon.small["in_the_works"] for atom in near)


def gathers(trigger: Trigger) -> bool:
    """Tell whether a verb brings others together: `a réuni des officiers des deux armées`, not `se sont réunis`."""
    group = trigger.roles.group()
    return group is not None and brings(trigger.sentence.clauses, group)


def brings(clauses: Clauses, group: Group) -> bool:
    """Tell whether a verb has others as its object whom it brings together."""
    if group.verb not in clauses.grammar["gathering"] or group.passive or group.when in ("inf", "pp"):
        return False
    return clauses.atoms[group.start].printed not in clauses.grammar["reflexive"]


def brought_together(trigger: Trigger, group: Group | None = None) -> Mention | None:
    """Give those whom a verb, else the trigger's, brings together: the first that are several behind it."""
    atoms, clauses = trigger.roles.atoms, trigger.sentence.clauses
    group = group or trigger.roles.group()
    for at in range(group.start if group else trigger.roles.start, len(atoms)):
        atom, verb = atoms[at], clauses.at(at)
        if atom.plain in _ENDS or (verb is not None and verb is not group and verb.finite):
            return None
        if isinstance(atom, Mention) and atom.sort == "who" and len(parties_of(atom.people)) >= TWO:
            return atom
    return None
