"""Gatherings: meetings told by a noun and its verb, or by a verb of meeting, that no frame has.

    A ministerial meeting, the fourth this year, is convened for 20 August     what takes place is the subject of a verb that says so
    The next is scheduled for July                                             a meeting that the text has spoken of
    il avait réuni autour d'une même table les chefs des deux mouvements       a verb that brings others together
    travelled to Baku to sound out the minister                                somebody went, and met another there

Frames count before: nothing that one has told is told again.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from garant.reading.clauses import Clauses
from garant.reading.encounters import BODIES, ENCOUNTERS, in_the_works, takes_place, ways_to_meet
from garant.reading.frames import Sentence, Trigger, parties_of
from garant.reading.groups import Group
from garant.reading.lexicon import Lexicon
from garant.reading.mentions import Mention
from garant.reading.nouns import Noun
from garant.reading.quantities import ordinal
from garant.reading.roles import Roles

_NEAR = 4
"""Atoms: with whom a meeting is stands no further behind it."""

_PLACE: Mapping[str, Any] = {"kind": "meeting", "rule": "takes place", "form": "meeting", "round": True, "general": True}
_NUMBERED: Mapping[str, Any] = {**_PLACE, "rule": "numbered", "form": "round", "alone": True}
_NEXT: Mapping[str, Any] = {**_PLACE, "rule": "the next one", "next": True, "planned": True}
_BODY: Mapping[str, Any] = {**_PLACE, "rule": "body met", "form": "session", "body": True}
_NOT_HELD: Mapping[str, Any] = {**_PLACE, "rule": "did not take place", "stands": "called_off"}
_TOGETHER: Mapping[str, Any] = {
    "kind": "contact",
    "rule": "brought them together",
    "form": "meeting",
    "verb": True,
    "pair": True,
    "general": True,
    "gathering": True,
}
_WILL_GATHER: Mapping[str, Any] = {**_TOGETHER, "planned": True, "stands": "planned"}
_MEETS: Mapping[str, Any] = {"kind": "contact", "rule": "meets", "form": "meeting", "verb": True, "pair": True, "general": True}
_WAS_MET: Mapping[str, Any] = {**_MEETS, "rule": "was met", "passive": True}
_WILL_MEET: Mapping[str, Any] = {**_MEETS, "rule": "plans to meet", "kind": "meeting", "planned": True, "stands": "planned"}
_WENT: Mapping[str, Any] = {"kind": "contact", "rule": "went to meet", "form": "meeting", "verb": True, "pair": True, "general": True}
_ENCOUNTER: Mapping[str, Any] = {"kind": "contact", "rule": "encounter", "pair": True, "general": True}
_FORMS = ("call", "talks", "meeting")


def gatherings(lexicon: Lexicon, sentence: Sentence, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """Give the meetings of a sentence that no frame has found."""
    taken = {at for trigger in found if trigger.frame["kind"] in ENCOUNTERS for at in range(trigger.roles.start, trigger.roles.end)}
    for group in sentence.clauses.groups:
        told = _told(lexicon, sentence, group)
        if told and taken.isdisjoint(range(min(told[1], group.start), group.end)):
            taken.update(range(told[1], told[2]))
            yield Trigger(told[0], Roles(lexicon, sentence.clauses, told[1], told[2]), sentence)
    for at, atom in enumerate(sentence.atoms):
        if at and at not in taken and atom.plain in lexicon.small["gatherings"] and _is_announced(lexicon, sentence, at):
            taken.add(at)
            yield Trigger(_NUMBERED, Roles(lexicon, sentence.clauses, at, at + 1), sentence)
        form = _form(lexicon, atom.plain)
        if form and at not in taken and sentence.clauses.at(at) is None and not _is_none(lexicon, sentence, at):
            roles = Roles(lexicon, sentence.clauses, at, at + 1)
            if _is_shared(roles):
                yield Trigger({**_ENCOUNTER, "form": form}, roles, sentence)


def _is_shared(roles: Roles) -> bool:
    """Tell whether it is told with whom a meeting is, or that they had it: `dinner with the king`, `the three had a working lunch`."""
    small, clauses = roles.lexicon.small, roles.clauses
    if roles.behind(small["with"] | small["between"], far=_NEAR):
        return True
    before = [group for group in clauses.groups if group.finite and roles.start - 2 * _NEAR <= group.end <= roles.start]
    had = bool(before) and before[-1].verb in (*clauses.verbs.classes["hold"], "have") and not before[-1].passive
    subject = clauses.subject(before[-1]) if had else None
    return isinstance(subject, Mention) and len(parties_of(subject.people)) > 1


def _is_announced(lexicon: Lexicon, sentence: Sentence, at: int) -> bool:
    """Tell whether a numbered meeting is said to come: `the 48th round, to be held on July 2`."""
    near = [atom.plain for atom in sentence.atoms[at + 1 : at + 5]]
    to_come = any(word in lexicon.small["ahead"] or word in lexicon.small["passive_mark"] for word in near)
    return to_come and ordinal(lexicon, sentence.atoms[at - 1].plain) is not None


def _form(lexicon: Lexicon, word: str) -> str:
    """Give in which form people meet by what a noun tells; nothing where it tells none."""
    return next((form for form in _FORMS if word in lexicon.small[form]), "")


def _is_none(lexicon: Lexicon, sentence: Sentence, at: int) -> bool:
    """Tell whether it says that there was none (`no contact with the rebels`), or is an idiom (`in exchange`)."""
    traded = sentence.atoms[at].plain in lexicon.small["swaps"] and at > 0 and sentence.atoms[at - 1].plain in lexicon.small["locative"]
    return traded or any(sentence.clauses.has(near, "no", "not") for near in range(max(0, at - 3), at))


_Told = tuple[Mapping[str, Any], int, int]
"""A frame, and from where to where its words stand."""


def _told(lexicon: Lexicon, sentence: Sentence, group: Group) -> _Told | None:
    """Give how a verb tells a meeting: by itself, behind another verb, or of its subject."""
    if group.finite:
        return _met(lexicon, sentence, group) or _of_its_subject(lexicon, sentence, group)
    if group.when == "pp" and group.start == 0 and group.verb in sentence.clauses.verbs.classes["encounter"]:
        by = Roles(lexicon, sentence.clauses, group.start, group.end).behind(lexicon.small["by"], far=2 * _NEAR)
        return (_WAS_MET, group.start, group.end) if by else None
    return _behind_another(sentence.clauses, group) if group.when == "inf" and not group.negated else None


def _met(lexicon: Lexicon, sentence: Sentence, group: Group) -> _Told | None:
    """Tell of somebody who met another, or brought others together."""
    clauses = sentence.clauses
    if group.negated:
        return None
    if group.verb in clauses.grammar["gathering"] and not group.passive:
        alone = sentence.atoms[group.start].printed not in clauses.grammar["reflexive"] and not clauses.has(group.end, "preposition")
        return (_TOGETHER, group.start, group.end) if alone else None
    if group.verb in clauses.grammar["gathering"]:
        subject = clauses.subject(group)
        several = isinstance(subject, Mention) and len({one.party for one in subject.people if one.office}) > 1
        return (_MEETS, group.start, group.end) if several and group.when == "past" else None
    if group.verb not in clauses.verbs.classes["encounter"] or not isinstance(clauses.subject(group), Mention):
        return None
    roles = Roles(lexicon, clauses, group.start, group.end)
    if group.passive:
        return (_WAS_MET, group.start, group.end) if roles.behind(lexicon.small["by"], far=2 * _NEAR) else None
    mutual = group.verb not in clauses.grammar["met_by_one"] or clauses.has(group.start, "reflexive")
    told = mutual or roles.direct_object(_NEAR) or roles.behind(lexicon.small["with"], far=_NEAR)
    return (_MEETS, group.start, group.end) if told else None


def _behind_another(clauses: Clauses, group: Group) -> _Told | None:
    """Tell of somebody who went to meet another, or is expected to bring others together."""
    main = clauses.main(group)
    if main is None or main.end > group.start:
        return None
    if group.verb in clauses.grammar["gathering"]:
        return (_WILL_GATHER, group.start, group.end) if main.verb in clauses.verbs.classes["plan"] else None
    agreed = any(main.verb in clauses.verbs.classes[name] for name in clauses.grammar["agreeing"])
    mutual = clauses.has(group.start, "reflexive") or group.verb in clauses.verbs.classes["assemble"]
    if (main.verb in clauses.verbs.classes["plan"] or (agreed and mutual)) and group.verb in ways_to_meet(clauses):
        return (_WILL_MEET, group.start, group.end)
    if main.verb in clauses.grammar["recent"] and clauses.has(group.start - 1, "of") and group.verb in ways_to_meet(clauses):
        return (_MEETS, group.start, group.end)
    went = group.verb in ways_to_meet(clauses) and main.verb in clauses.verbs.classes["go"]
    return (_WENT, group.start, group.end) if went else None


def _of_its_subject(lexicon: Lexicon, sentence: Sentence, group: Group) -> _Told | None:
    """Tell of a meeting that is the subject of its verb, or of a body that met."""
    clauses, subject = sentence.clauses, sentence.clauses.subject(group)
    alone = isinstance(subject, Mention) and len(subject.people) == 1 and subject.people[0].party in BODIES
    if alone and group.verb in clauses.verbs.classes["assemble"] and not (group.negated or group.passive):
        return _BODY, group.start, group.end
    if not isinstance(subject, Noun) or (clauses.is_nothing(group) and not group.negated):
        return None
    subject = _whole(lexicon, sentence, subject)
    words = [sentence.atoms[at].plain for at in range(subject.start, subject.end)]
    if group.verb in ways_to_meet(clauses) and not group.passive:
        body = _first(words, lexicon.small["bodies"])
        return (_BODY, subject.start + body, group.end) if body is not None and not group.negated else None
    if not _takes_place(lexicon, sentence, group):
        return None
    named = _first(words, lexicon.small["gatherings"])
    named = _first(words, frozenset().union(*(lexicon.small[form] for form in _FORMS)) - lexicon.small["swaps"]) if named is None else named
    if named is None:
        following = words[0] in lexicon.small["next_words"] and not group.negated
        return (_NEXT, subject.start, subject.start + 1) if following else None
    if group.negated:
        past = group.when == "past" and group.verb in clauses.verbs.classes["happen"]
        return (_NOT_HELD, subject.start + named, group.end) if past else None
    return _PLACE, subject.start + named, subject.start + named + 1


def _whole(lexicon: Lexicon, sentence: Sentence, noun: Noun) -> Noun:
    """Give a noun with the one that it belongs to before `of`: `un congrès des peuples, qui se tiendrait`."""
    at = noun.start
    while at > 1 and (sentence.atoms[at - 1].plain in lexicon.small["of"] or sentence.atoms[at - 1].plain in lexicon.small["article"]):
        at -= 1
    return Noun(at - 1, noun.end) if at > 1 and at < noun.start and sentence.atoms[at].plain in lexicon.small["of"] else noun


def _first(words: Sequence[str], wanted: frozenset[str]) -> int | None:
    return next((at for at, word in enumerate(words) if word in wanted), None)


def _takes_place(lexicon: Lexicon, sentence: Sentence, group: Group) -> bool:
    """Tell whether a verb says that something is planned, takes place, is put off or called off."""
    classes = sentence.clauses.verbs.classes
    passive = ("plan", "hold", "postpone", "cancel")
    under_way = group.verb == "be" and sentence.clauses.has(group.end, "under_way")
    return (
        under_way
        or in_the_works(lexicon, sentence.clauses, group)
        or takes_place(sentence.clauses, group)
        or (group.passive and any(group.verb in classes[name] for name in passive))
    )
