"""Series: encounters of one with several, one after another, that a sentence tells by one verb.

held separate phone calls with both ministers                 two calls
met the one yesterday and, on Tuesday, the other              two meetings, each with its day
spoke with the Armenian minister and, separately, with ...    two
"""

from collections.abc import Iterator
from dataclasses import replace

from garant.reading.encounters import TWO, Circle, made_of
from garant.reading.frames import Trigger, parties_of
from garant.reading.mentions import Mention
from garant.reading.roles import NEAR

_THAT_NEAR = 6
"""Atoms: of whom the other is stands no further behind `then that of`."""


def one_by_one(trigger: Trigger, circle: Circle) -> list[Circle]:
    """Give the encounters with each, where they are told to be apart: `held separate phone calls with both ministers`."""
    atoms, start, end = trigger.roles.atoms, trigger.roles.start, trigger.roles.end
    last = circle.mentions[-1] if circle.mentions else None
    to = next((at for at in range(end, len(atoms)) if atoms[at] is last), end + 2)
    near = atoms[max(0, start - 2) : max(to, end + 2)]
    several = len(circle.mentions) == TWO and len(parties_of(circle.mentions[0].people)) == 1 < len(parties_of(circle.mentions[1].people))
    if not several or not any(atom.plain in trigger.small["apart"] for atom in near):
        return []
    one, others = circle.mentions
    return [made_of(one, others._replace(people=(other,))) for other in others.people]


def separately(trigger: Trigger, circle: Circle) -> Iterator[tuple[Circle, Mention | None]]:
    """Give the encounters with each further partner, and when each was, where that is told."""
    roles, first = trigger.roles, circle.mentions[0] if circle.mentions else None
    for at in range(roles.end, len(roles.atoms)):
        that = _that_of(trigger, at)
        if first and that and trigger.frame.get("verb"):
            yield made_of(first, that), None
        then = _then(trigger, at) if trigger.frame.get("verb") else None
        if first and then and then[1] not in circle.mentions:
            yield made_of(first, then[1]), then[0]
        if first is None or not (roles.atoms[at].plain in trigger.small["separately"] or _and_with(trigger, at)):
            continue
        partner = replace(roles, start=at, end=at + 1).behind(trigger.small["with"], far=2 * NEAR)
        if partner and partner not in circle.mentions:
            place = next(k for k, atom in enumerate(roles.atoms) if atom.span.start >= partner.span.start)
            date = next((atom for atom in roles.atoms[place + 1 : place + 3] if isinstance(atom, Mention) and atom.sort == "date"), None)
            yield made_of(first, partner), date


def _that_of(trigger: Trigger, at: int) -> Mention | None:
    """Give of whom another delegation is, behind `then`: `received the government's delegation, then that of the opposition`."""
    atoms, small = trigger.roles.atoms, trigger.small
    row = atoms[at + 1 : at + _THAT_NEAR]
    told = len(row) > TWO and atoms[at].plain in small["then"] and row[0].plain in small["that_of"] and row[1].plain in small["of"]
    one = next((atom for atom in row if isinstance(atom, Mention)), None) if told else None
    return one if isinstance(one, Mention) and one.sort == "who" and one.has_party else None


def _and_with(trigger: Trigger, at: int) -> bool:
    """Tell whether an `and`, a `then` goes on with whom else one met: `sat down with the Iranians and later with the Syrian team`."""
    roles, small = trigger.roles, trigger.small
    row = roles.atoms[at : at + 2 * NEAR]
    if row[0].plain not in small["and"] | small["then"] or any(word in small["between"] for word in roles.words()):
        return False
    end = next((k for k, atom in enumerate(row) if atom.plain in small["with"]), 0)
    inner = range(at + 1, at + end)
    plain = not any(roles.clauses.at(k) or (isinstance(atom := roles.atoms[k], Mention) and atom.sort == "who") for k in inner)
    return end > 0 and plain and not any(roles.atoms[k].plain in ".;:," for k in inner if roles.atoms[k].plain)


def _then(trigger: Trigger, at: int) -> tuple[Mention, Mention] | None:
    """Give when and with whom there was another: `met the one yesterday and, on Tuesday, the other`."""
    atoms, small = trigger.roles.atoms, trigger.small
    if atoms[at].plain not in small["and"]:
        return None
    place, when = at + 1, None
    for atom in atoms[place : place + 2 * NEAR]:
        if isinstance(atom, Mention) and atom.sort == "date" and when is None:
            when = atom
        elif isinstance(atom, Mention):
            after = atoms[atoms.index(atom) + 1 : atoms.index(atom) + 3]
            when = when or next((one for one in after if isinstance(one, Mention) and one.sort == "date"), None)
            acts = trigger.sentence.clauses.at(atoms.index(atom) + 1) is not None
            return (when, atom) if when and atom.sort == "who" and not acts else None
        elif atom.plain not in {",", "on", *small["with"], *small["article"]}:
            return None
    return None
