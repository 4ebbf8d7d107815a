"""How a meeting stands: held, planned, postponed or called off, by its frame, else by the verb that tells of it."""

from garant.reading.encounters import in_the_works, is_verb, takes_place, ways_to_meet
from garant.reading.frames import Trigger
from garant.reading.groups import Group
from garant.reading.mentions import Mention
from garant.reading.occasions import was_held
from garant.reading.unreal import is_offered

_BEFORE = 3


def stands_of(trigger: Trigger) -> str:
    """Tell whether it was held, is planned, postponed or called off: by the frame, else by the verb beside it."""
    if _did_not_happen(trigger):
        return "called_off"
    if _came_before(trigger):
        return "held"
    given = _given(trigger) or ("planned" if not trigger.frame.get("verb") and is_offered(trigger) else "")
    if given:
        return given
    if any(word in trigger.small["after_it"] for word in trigger.roles.words_before(_BEFORE)) and not trigger.frame.get("verb"):
        clauses = trigger.sentence.clauses
        main = next((one for one in reversed(clauses.groups) if one.finite and one.end <= trigger.roles.start), None)
        only = any(word in trigger.small["only_after"] for word in trigger.roles.words_before(_BEFORE))
        return "planned" if only and main and main.when == "fut" else "held"
    if _will_be_held(trigger):
        return "planned"
    if was_held(trigger):
        return "held"
    words = [atom.plain for atom in trigger.roles.atoms]
    if any(word in trigger.small["postponed"] for word in words):
        return "postponed"
    if any(word in trigger.small["called_off"] for word in words):
        return "called_off"
    if any(word in trigger.small["before_it"] for word in trigger.roles.words_before(_BEFORE)):
        return "planned"
    return "planned" if trigger.roles.ahead(onwards=not trigger.frame.get("verb")) else "held"


def _came_before(trigger: Trigger) -> bool:
    """Tell whether it only follows what was done before: `ont posé pour les photographes, avant de s'entretenir`."""
    clauses, group = trigger.sentence.clauses, trigger.roles.group()
    if group is None or not is_verb(trigger):
        return False
    earlier = [one for one in clauses.groups if one.finite and one.end <= group.start]
    main = clauses.main(group) if group.when in ("inf", "ger") else earlier[-1] if earlier else None
    apart = clauses.opener(group) in trigger.small["that"] if group.finite else True
    words = trigger.roles.words_before(_BEFORE if not group.finite else 3 * _BEFORE) if apart else ()
    before = any(word in trigger.small["before_it"] for word in words)
    return bool(main) and before and main is not None and main.when == "past" and main.end <= trigger.roles.start


def _given(trigger: Trigger) -> str:
    """Give how it stands by its frame or its verb; what somebody went for, or was broken off, was held."""
    given = "planned" if _is_suggested(trigger) else str(trigger.frame.get("stands") or fate_of(trigger))
    was_held = _went_for_it(trigger) if given == "planned" else given in ("postponed", "called_off") and _had_begun(trigger)
    return "held" if was_held else given


def _is_suggested(trigger: Trigger) -> bool:
    """Tell whether somebody only suggests that people meet: `has suggested that the advisers meet`, `a suggéré que le comité siège`."""
    clauses, group = trigger.sentence.clauses, trigger.roles.group()
    if group is None or not group.finite or group.when != "pres" or clauses.opener(group) not in trigger.small["that"]:
        return False
    before = [one for one in clauses.groups if one.finite and one.end <= group.start]
    return bool(before) and any(before[-1].verb in clauses.verbs.classes[name] for name in clauses.grammar["suggesting"])


def _had_begun(trigger: Trigger) -> bool:
    """Tell whether it was held when it was broken off: `Une précédente conférence, tenue en février, avait été interrompue`."""
    clauses, end = trigger.sentence.clauses, trigger.roles.end
    behind = next((group for group in clauses.groups if group.start >= end and group.start <= end + _BEFORE), None)
    told = behind is not None and (behind.when == "pp" or (behind.when == "past" and clauses.has(behind.start - 1, "relative")))
    begun = behind is not None and any(behind.verb in clauses.verbs.classes[name] for name in ("hold", "happen"))
    plans = behind is not None and behind.verb in clauses.verbs.classes["plan"]
    return told and begun and not plans


def was_told_held(trigger: Trigger) -> bool:
    """Tell whether a participle says that a meeting was held: `the talks held in Sochi on 30 January`."""
    clauses, end = trigger.sentence.clauses, trigger.roles.end
    group = next((one for one in clauses.groups if 0 <= one.start - end <= 1), None)
    alone = group is not None and (group.when == "pp" or (group.finite and clauses.subject(group) is None))
    near = clauses.atoms[group.end : group.end + 2 * _BEFORE] if group else ()
    return alone and group is not None and group.verb in clauses.verbs.classes["hold"] and any(atom.sort == "date" for atom in near)


def is_dated(trigger: Trigger) -> bool:
    """Tell whether a date stands right behind a meeting, or behind its place: `the talks of 3 May`."""
    atoms, small = trigger.roles.atoms, trigger.small
    if trigger.frame.get("verb") or not any(word in small["gatherings"] for word in trigger.roles.words()):
        return False
    for atom in atoms[trigger.roles.end : trigger.roles.end + 2 * _BEFORE]:
        if atom.sort == "date":
            return True
        if atom.sort not in ("place", "process") and atom.plain not in {",", *small["of"], *small["locative"], *small["article"]}:
            return False
    return False


def is_ending(trigger: Trigger) -> bool:
    """Tell whether a round that goes on is only to end: `La deuxième session doit s'achever dimanche`."""
    clauses = trigger.sentence.clauses
    group = None if trigger.frame.get("verb") else clauses.behind(trigger.roles.end)
    return group is not None and group.when in ("fut", "cond") and group.verb in clauses.verbs.classes["end"]


def _will_be_held(trigger: Trigger) -> bool:
    """Tell whether the verb right before a noun looks ahead: `He will have bilateral meetings`, `aura un tête-à-tête`."""
    clauses = trigger.sentence.clauses
    before = [group for group in clauses.groups if group.finite and group.end <= trigger.roles.start]
    near = bool(before) and trigger.roles.start - before[-1].end <= _BEFORE and not trigger.frame.get("verb")
    return near and before[-1].when == "fut" and before[-1].verb in (*clauses.verbs.classes["hold"], "have")


def _did_not_happen(trigger: Trigger) -> bool:
    """Tell whether a verb says of a meeting that it did not take place: `Those talks did not go ahead`."""
    clauses = trigger.sentence.clauses
    if trigger.frame.get("verb"):
        return False
    later = [
        group
        for group in clauses.groups
        if group.start >= trigger.roles.end and group.finite and group.negated and (group.when == "past" or _is_off(trigger, group))
    ]
    happen = [group for group in later if takes_place(clauses, group) and group.verb not in clauses.grammar["lasting"]]
    return any(not _is_of_another(trigger, group) for group in happen)


def _is_off(trigger: Trigger, group: Group) -> bool:
    """Tell whether what is to come will not take place: `n'aura finalement pas lieu`."""
    clauses = trigger.sentence.clauses
    happens = takes_place(clauses, group) and group.verb in (*clauses.grammar["be_verbs"], "take")
    return group.when == "fut" and not group.modal and happens and clauses.behind(trigger.roles.end) is group


def _is_of_another(trigger: Trigger, group: Group) -> bool:
    """Tell whether a verb is somebody's, or stands in what he says: `sur une rencontre, il dit qu'aucun rendez-vous n'a été pris`."""
    clauses = trigger.sentence.clauses
    return isinstance(clauses.subject(group), Mention) or clauses.opener(group) in trigger.small["that"]


def fate_of(trigger: Trigger) -> str:
    """Tell what a verb says of a meeting that is its subject: `has been fixed for`, `a été décalée`, `reprendraient`; nothing else."""
    if trigger.frame.get("verb"):
        group = trigger.roles.group()
        if group and group.finite and group.when in ("fut", "cond") and group.verb in ways_to_meet(trigger.sentence.clauses):
            return "planned"
        return (
            "held"
            if group and group.finite and group.when == "past" and not group.modal and group.verb in ways_to_meet(trigger.sentence.clauses)
            else ""
        )
    clauses = trigger.sentence.clauses
    group = clauses.behind(trigger.roles.end)
    if group is None or isinstance(clauses.subject(group), Mention):
        return ""
    told = (("planned", "plan"), ("postponed", "postpone"), ("called_off", "cancel"))
    said = next((fate for fate, name in told if group.verb in clauses.verbs.classes[name] and (group.passive or fate != "planned")), "")
    if in_the_works(trigger.roles.lexicon, clauses, group):
        return "planned"
    happens = takes_place(clauses, group) or (group.passive and group.verb in clauses.verbs.classes["hold"])
    ahead = group.when in ("fut", "cond") and group.verb not in clauses.verbs.classes["end"] and not _will_have(trigger, group)
    ahead = ahead or (group.modal and trigger.sentence.atoms[group.start].plain in trigger.small["was_due"])
    when = "planned" if ahead else "held" if group.when in ("past", "fut", "cond") else ""
    return said or (when if happens else "")


def _will_have(trigger: Trigger, group: Group) -> bool:
    """Tell whether a future is that of the past, as the press writes it: `aura duré trois heures`."""
    clauses = trigger.sentence.clauses
    auxiliary = any(clauses.has(at, "have") for at in range(group.start, group.end - 1))
    return group.when == "fut" and not group.passive and auxiliary


def _went_for_it(trigger: Trigger) -> bool:
    """Tell whether somebody went to meet another, so that they met: `shuttled to Tel Aviv to see Israeli officials`."""
    clauses, group = trigger.sentence.clauses, trigger.roles.group()
    main = clauses.main(group) if group and group.when == "inf" else None
    if main is None or group is None or main.when != "past" or main.end > group.start:
        return False
    return main.verb in clauses.verbs.classes["go"]
