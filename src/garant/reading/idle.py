"""Whether what sounds like a measure is one: not what only was, what is only said of a text, or what stands behind its verb.

"...", a promis le chef rebelle                what was promised stands before it
jure que l'armée n'a fait que répondre         tells what was
which shall remain in force                    tells how it is, and nothing to do
"""

from typing import Final

from garant.reading.frames import Trigger, passed_over
from garant.reading.groups import Group
from garant.reading.mentions import Mention
from garant.reading.nouns import Noun
from garant.reading.words import plain

_DEAL_NEAR: Final = 14
_TALK_NEAR: Final = 5
_TASK_WORDS: Final = 3
_PARTS: Final = frozenset(".;:,")
_DENIED_NEAR: Final = 3
_MANY: Final = frozenset({None, "military", "government", "military experts"})
"""Offices of many, whose going somewhere is what was agreed."""


def is_no_measure(trigger: Trigger) -> bool:
    """Tell whether a trigger tells no measure, by its verb and by what stands around."""
    near = (*trigger.roles.words_before(_DENIED_NEAR), *trigger.roles.words())
    if any(word in trigger.small["denying"] for word in near):
        return True  # `a démenti avoir accepté de`
    return (
        _is_by_its_verb(trigger)
        or _is_only_opined(trigger)
        or _by_neither(trigger)
        or _tells_what_was(trigger)
        or _is_idle(trigger)
        or _is_an_account(trigger)
        or _is_of_no_deal(trigger)
    )


def _is_by_its_verb(trigger: Trigger) -> bool:
    frame, clauses, group = trigger.frame, trigger.sentence.clauses, trigger.roles.group()
    if frame.get("with_last") and next(reversed(list(trigger.roles.words())), "") in trigger.small["not_verbs"]:
        return True
    last = clauses.at(trigger.roles.end - 1)
    if last and last.negated and frame.get("vow") and not frame.get("negated"):
        return True
    if group is None:
        return False
    if group.passive and (group.modal or group.when == "fut") and not frame.get("with_subject") and not _has_a_task(trigger):
        return True  # what is to be done is told by whom or what it is done to
    last = clauses.at(trigger.roles.end - 1)
    if frame.get("with_last") and last and last.finite and last.start > group.start and isinstance(clauses.subject(last), Noun):
        return not frame.get("inside")  # `a affirmé que la victoire viendrait`
    apart = frame.get("main_only") and clauses.opener(group) in clauses.grammar["whom"] | clauses.grammar["relative"]
    itself = frame.get("not_reflexive") and clauses.has(group.start, "reflexive")
    ahead = _deed(trigger, group)
    agreed = frame.get("standing") == "agreed" and not frame.get("main_only")
    meets = _meets(trigger, ahead) and (ahead is group or not agreed) and not _has_a_task(trigger)
    if ahead.finite and frame.get("bare") and _is_only_when(trigger, ahead):
        return True
    return bool(
        apart or itself or meets or _travels(trigger, group) or _is_founded(trigger) or (not group.passive and clauses.stands_behind(group))
    )


def _meets(trigger: Trigger, group: Group) -> bool:
    """Tell whether somebody will meet, receive or talk with somebody, rather than take in observers: `Egypt will host observers`."""
    clauses = trigger.sentence.clauses
    if group.verb not in clauses.verbs.classes["encounter"]:
        return False
    behind = clauses.atoms[group.end : group.end + 2]
    guests = next((atom for atom in behind if isinstance(atom, Mention) and atom.sort == "who"), None)
    takes_in = any(group.verb in clauses.verbs.classes[name] for name in clauses.grammar["taking_in"])
    return not (takes_in and guests is not None and not guests.has_party and all(one.office == "military" for one in guests.people))


def _deed(trigger: Trigger, group: Group) -> Group:
    """Give the verb that tells the deed: the trigger's last one, or the infinitive that follows `is due to`, `devait à son tour`."""
    clauses = trigger.sentence.clauses
    last = clauses.at(trigger.roles.end - 1) or group
    further = next((one for one in clauses.groups if one.start >= last.end), None)
    auxiliary = last.verb in clauses.grammar["be_verbs"] or clauses.at(trigger.roles.end - 1) is None
    near = further is not None and further.start - last.end <= _TALK_NEAR
    return further if further and auxiliary and near else last


def _is_only_when(trigger: Trigger, group: Group) -> bool:
    """Tell whether a clause is asked about, or only says when something else will be: `si la carte sera`, `dès que les armes seront`."""
    clauses, small = trigger.sentence.clauses, trigger.small
    opener = clauses.opener(group)
    begin = clauses.begin(group)
    before = clauses.atoms[begin - 2].plain if begin > 1 else ""
    return opener in small["doubting"] | small["temporal"] or (opener in small["that"] and before in small["temporal_before"])


def _is_only_opined(trigger: Trigger) -> bool:
    """Tell whether a bare future is only what somebody hopes, fears or thinks: `Traders hope the road will reopen`."""
    clauses, group = trigger.sentence.clauses, trigger.roles.group()
    if group is None or not (trigger.frame.get("bare") or trigger.frame.get("with_subject")):
        return False
    before = [one for one in clauses.groups if one.end <= group.start and one.finite]
    apart = bool(before) and any(trigger.roles.atoms[at].plain in _PARTS for at in range(before[-1].end, group.start))
    return bool(before) and not apart and before[-1].verb in clauses.verbs.classes["opine"]


def _by_neither(trigger: Trigger) -> bool:
    """Tell whether neither of two agreed to it: `Ni Damas ni l'opposition n'ont accepté`, `Neither side has agreed`."""
    group, frame = trigger.roles.group(), trigger.frame
    if group is None or not (group.finite and group.negated) or frame.get("standing") != "agreed" or frame.get("negated"):
        return False
    before = trigger.roles.atoms[max(0, group.start - 2 * _TALK_NEAR) : group.start]
    return any(atom.plain in trigger.small["neither_nor"] for atom in before)


def _has_a_task(trigger: Trigger) -> bool:
    """Tell whether a trigger ends where the task begins: `a reçu pour mission de`, `seront tenus de`."""
    words = list(trigger.roles.words())
    return len(words) >= _TASK_WORDS and words[-1] in trigger.small["infinitive_mark"] | trigger.small["that"]


def _travels(trigger: Trigger, group: Group) -> bool:
    """Tell whether it only says where somebody in office will go, or with whom he will talk: `Il échangera demain avec son homologue`."""
    clauses, frame = trigger.sentence.clauses, trigger.frame
    if frame.get("standing") == "agreed" and not frame.get("main_only"):
        return False
    verb = _deed(trigger, group)
    subject = clauses.subject(verb) if verb.finite else clauses.subject(group)
    alone = isinstance(subject, Mention) and len(subject.people) == 1 and subject.people[0].office not in _MANY
    goes = alone and verb.verb in clauses.verbs.classes["go"]
    talks = any(verb.verb in clauses.verbs.classes[name] for name in clauses.grammar["ways_to_meet"])
    behind = [atom.plain for atom in clauses.atoms[verb.end : verb.end + _TALK_NEAR]]
    return goes or (talks and any(word in trigger.small["with"] for word in behind))


def _is_founded(trigger: Trigger) -> bool:
    """Tell whether a body is to be formed, or a meeting held, with nobody named who owes it: `A committee will be formed`."""
    group, clauses = trigger.roles.group(), trigger.sentence.clauses
    if group is None or not trigger.frame.get("with_subject"):
        return False
    if group.finite and isinstance(clauses.subject(group), Mention):
        return False  # `les troupes seront tenues de rester`
    clause = trigger.roles.clause()
    body = any(clause.holds(atom.span) and atom.plain in trigger.small["bodies"] for atom in clauses.atoms)
    verbs = clauses.verbs.classes
    return group.passive and ((body and group.verb in verbs["found"]) or group.verb in verbs["held"])


def _is_of_no_deal(trigger: Trigger) -> bool:
    return bool(trigger.frame.get("of_deal")) and not _is_of_a_deal(trigger)


def _tells_what_was(trigger: Trigger) -> bool:
    """Tell whether what is sworn or told of a deal is no undertaking: `jure que l'armée n'a fait que répondre`, `a deal that redraws`."""
    roles, clauses = trigger.roles, trigger.sentence.clauses
    if next(reversed(list(roles.words())), "") not in trigger.small["that"]:
        return False
    follows = next((group for group in clauses.groups if group.start >= roles.end and group.finite), None)
    relative = follows is not None and follows.start == roles.end and not follows.modal
    if follows is not None and follows.when == "pres" and not follows.modal and follows.verb in clauses.grammar["be_verbs"]:
        return not trigger.frame.get("nobody")  # `agreed that the situation is difficult`
    return follows is not None and (relative or (follows.when == "past" and not follows.modal and not follows.passive))


def _is_of_a_deal(trigger: Trigger) -> bool:
    """Tell whether what lays something down is what was agreed: `L'accord, passé le 17 septembre, prévoyait`; not somebody."""
    group, atoms = trigger.roles.group(), trigger.roles.atoms
    subject = trigger.sentence.clauses.subject(group) if group and group.finite and not group.negated else None
    if group is None or group.negated or not group.finite or isinstance(subject, Mention):
        return False
    begin = subject.start if subject else max(0, group.start - _DEAL_NEAR)
    near = atoms[begin : subject.end if subject else group.start]
    named = (trigger.words(atom.span).split()[0].casefold() for atom in near if atom.sort == "instrument")
    return any(atom.plain in trigger.small["deals"] for atom in near) or any(plain(one) not in trigger.small["resolution"] for one in named)


def _is_an_account(trigger: Trigger) -> bool:
    """Tell whether a word that may be a verb is part of a phrase here: `a rendu compte`, `Compte rendu`."""
    near = (*trigger.roles.words_before(1), *(atom.plain for atom in trigger.roles.atoms[trigger.roles.end : trigger.roles.end + 1]))
    return any(word in trigger.small["accounting"] for word in near) and "compte" in trigger.roles.words()


def _is_idle(trigger: Trigger) -> bool:
    """Tell whether a mere future or `shall` tells no measure: `which shall remain`, `whether they will`, `sera`."""
    if not trigger.frame.get("bare") or _has_a_task(trigger):
        return False
    roles, small = trigger.roles, trigger.small
    before = list(roles.words_before(6))
    led = {at for at in range(len(before) - 1) if before[at + 1] in small["governing"]}  # `after which Russia will`
    asked = any(word in small["doubting"] for at, word in enumerate(before) if not (at in led and word in small["relative_opens"]))
    if asked or before[:1] == ["which"]:
        return True
    if trigger.frame.get("with_subject"):
        clause = roles.clause()
        return any(atom.plain in small["no_measures_of"] for atom in roles.atoms if clause.holds(atom.span))
    passed = passed_over(trigger.sentence.clauses, roles.start, roles.end + 1)
    near = [roles.atoms[at].plain for at in range(roles.start, min(roles.end + 2, len(roles.atoms))) if at not in passed]
    if any(word in small["no_more"] for word in near):
        return False
    if any(word in small["going_on"] for word in near) and any(word in small["infinitive_mark"] for word in near[1:]):
        return False
    forces = roles.inside() if trigger.frame.get("inside") else roles.subject()
    stays = trigger.frame.get("vow") or (forces is not None and all(one.office == "military" for one in forces.people))
    told = {word for word in near if word in small["not_measures"]} - (small["going_on"] if stays else set())
    group = roles.group()
    if group and _deed(trigger, group).verb not in trigger.sentence.clauses.grammar["be_verbs"]:
        done = any(word in small["future"] for word in near) and any(word in small["auxiliary"] for word in near)
        told -= frozenset() if done else trigger.sentence.clauses.grammar["be_verbs"]  # `are to have left`, not `will have lost`
    if group and group.modal and not any(atom.plain in small["vowing"] for atom in roles.atoms[group.start : group.end]):
        return True  # `might have to`
    meeting = any(atom.plain in small["gatherings"] for atom in roles.atoms[: roles.end])
    return bool(told if meeting else told - small["beginning"])
