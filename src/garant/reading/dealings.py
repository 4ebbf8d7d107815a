"""Dealings: what people did with each other, by verbs that tell of no meeting; where they did it says that they met.

raised the matter with his Chinese counterpart in Dushanbe          whom one addressed, and where
Officials of both countries finalised the arrangement in Amman      what several settled, and where
MM. Erdem et Zorine avaient inauguré ensemble un chantier           what several did together

A sentence of which frames and gatherings make a meeting tells none by these. What is said without a place may have been written:
`told his counterpart` is no contact, `told his counterpart in Dushanbe` is one.
"""

from collections.abc import Iterator, Mapping
from typing import Any

from garant.reading.encounters import TWO
from garant.reading.frames import Sentence, Trigger, parties_of
from garant.reading.groups import STOPS, Group
from garant.reading.lexicon import Lexicon
from garant.reading.mentions import Mention
from garant.reading.roles import Roles

_NEAR, _FAR = 6, 14
_INSTITUTIONS = frozenset({"institution", "government", "ministry", "foreign ministry", "defence ministry", "presidency", "military"})

_ADDRESSED: Mapping[str, Any] = {
    "kind": "contact",
    "rule": "addressed",
    "form": "talks",
    "verb": True,
    "pair": True,
    "general": True,
    "addressed": True,
}
_WILL_ADDRESS: Mapping[str, Any] = {**_ADDRESSED, "kind": "meeting", "planned": True, "stands": "planned"}
_INVITED: Mapping[str, Any] = {**_WILL_ADDRESS, "rule": "invited"}
_SEVERAL: Mapping[str, Any] = {"kind": "contact", "rule": "did together", "form": "meeting", "verb": True, "pair": True, "general": True}


def dealings(lexicon: Lexicon, sentence: Sentence) -> Iterator[Trigger]:
    """Give what people did with each other in a sentence that tells no meeting otherwise."""
    if len({one.party for atom in sentence.atoms if isinstance(atom, Mention) for one in atom.people}) < TWO:
        return
    for group in sentence.clauses.groups:
        roles = Roles(lexicon, sentence.clauses, group.start, group.end)
        frame = _went(roles, group) if group.when == "inf" else _dealing(roles, group)
        if frame:
            yield Trigger(frame, roles, sentence)


def _went(roles: Roles, group: Group) -> Mapping[str, Any] | None:
    """Tell of somebody who went to say something to another: `flew to Moscow to make his case to the Russian president`."""
    clauses = roles.clauses
    main = clauses.main(group)
    if main is None or main.end > group.start or main.verb not in clauses.verbs.classes["go"] or main.when not in ("past", "pp"):
        return None
    subject, other = clauses.doer(main), addressee(roles)
    known = isinstance(subject, Mention) and subject.has_party and other is not None and other.has_party
    return _ADDRESSED if known and not main.negated else None


def _dealing(roles: Roles, group: Group) -> Mapping[str, Any] | None:
    """Give as what somebody's verb tells that he met another."""
    subject = roles.clauses.subject(group) if group.finite and not (group.negated or group.passive) else None
    if not isinstance(subject, Mention) or not is_person(subject):
        return None
    if len(parties_of(subject.people)) >= TWO:
        return _SEVERAL if _did_together(roles, group) else None
    other = addressee(roles)
    if other is None or not (other.has_party and subject.has_party):
        return None
    if group.verb in roles.clauses.grammar["inviting"]:
        return _INVITED if group.when == "past" and _is_dated(roles, other) else None
    with_whom = _lead(roles, roles.atoms.index(other)) in roles.lexicon.small["with"]
    if not with_whom and not _is_face_to_face(roles, group, other):
        return None
    return _ADDRESSED if group.when == "past" and not group.modal else _WILL_ADDRESS if group.when in ("fut", "cond") else None


def _is_dated(roles: Roles, other: Mention) -> bool:
    """Tell whether a day stands behind the one who is invited."""
    at = roles.atoms.index(other)
    return any(atom.sort == "date" for atom in roles.atoms[at + 1 : at + _NEAR])


def is_person(mention: Mention) -> bool:
    """Tell whether it is people in an office, and not a state, a ministry or an army."""
    return all(one.office and one.office not in _INSTITUTIONS for one in mention.people)


def addressee(roles: Roles) -> Mention | None:
    """Give whom a verb addresses: with whom, before whom or to whom one spoke; of a verb of saying also its object."""
    small, group = roles.lexicon.small, roles.group()
    classes, grammar = roles.clauses.verbs.classes, roles.clauses.grammar
    said = group is not None and (
        any(group.verb in classes[name] for name in ("say", *grammar["asking"])) or group.verb in grammar["inviting"]
    )
    for at in range(roles.end, min(len(roles.atoms), roles.end + _FAR)):
        atom = roles.atoms[at]
        verb = roles.clauses.at(at)
        apart = verb is not None and (not verb.finite or roles.clauses.subject(verb) is not None)
        if atom.plain in STOPS - {","} or roles.clauses.has(at, "subordinator", "relative", "whom") or apart:
            return None
        if isinstance(atom, Mention) and atom.sort == "who":
            lead = _lead(roles, at)
            told = lead in small["addressing"] or (said and at - roles.end < _NEAR and lead not in small["governing"])
            if told or lead:
                return atom if told and is_person(atom) else None
    return None


def _lead(roles: Roles, at: int) -> str:
    """Give the word before somebody and the articles there."""
    small, back = roles.lexicon.small, at - 1
    while back > roles.end and roles.atoms[back].plain in (small["article"] - small["governing"]) | small["plural_article"]:
        back -= 1
    return roles.atoms[back].plain if back >= roles.end else ""


def _is_face_to_face(roles: Roles, group: Group, other: Mention) -> bool:
    """Tell whether the clause says where: before it, right behind the verb, or right behind the one addressed."""
    at = roles.atoms.index(other)
    before = roles.clauses.opener(group) in roles.lexicon.small["where"] or any(_is_located(roles, place) for place in range(roles.start))
    return before or _is_where(roles, range(roles.end, at)) or _is_where(roles, range(at + 1, at + _FAR))


def _is_located(roles: Roles, at: int) -> bool:
    """Tell whether something is said to be in a place: `in Moscow`, `en visite à Moscou`."""
    atom = roles.atoms[at]
    return at > 0 and isinstance(atom, Mention) and atom.sort == "place" and roles.atoms[at - 1].plain in roles.lexicon.small["locative"]


def _is_where(roles: Roles, places: range) -> bool:
    """Tell whether it is said where, or that it was in person, before the clause ends: a town, or a country right at the beginning."""
    small, atoms = roles.lexicon.small, roles.atoms
    for at in range(places.start, min(places.stop, len(atoms))):
        atom = atoms[at]
        if atom.plain == "," and any(one.plain in small["opening"] for one in atoms[at + 1 : at + 3]):
            continue  # `..., lors d'un déplacement à Moscou`
        if atom.plain in STOPS or atom.plain == "," or roles.clauses.at(at) or roles.clauses.has(at, "subordinator", "relative", "whom"):
            return False
        begins = all(one.sort == "date" or one.plain in small["locative"] for one in atoms[places.start : at])
        if (_is_located(roles, at) and (begins or not getattr(atom, "people", ()))) or atom.plain in small["in_person"]:
            return True
    return False


def _did_together(roles: Roles, group: Group) -> bool:
    """Tell whether several did something together, or came to terms at a place."""
    small, classes = roles.lexicon.small, roles.clauses.verbs.classes
    near = roles.atoms[roles.end : roles.end + _NEAR]
    if group.verb in roles.clauses.grammar["be_verbs"] and group.when == "pres":
        return any(atom.plain in small["in_contact"] for atom in near)
    if group.when != "past" or group.modal:
        return False
    if any(atom.plain in small["together"] for atom in near[: _NEAR // TWO]) and group.verb not in classes["say"]:
        return True
    lasts = any(atom.sort == "duration" or atom.plain in small["lasting"] for atom in near[: _NEAR // TWO])
    if roles.clauses.has(group.start, "reflexive") and lasts:
        return True
    return group.verb in classes["deal"] and _is_where(roles, range(roles.end, roles.end + _FAR))
