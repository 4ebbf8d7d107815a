"""Whether what sounds like a meeting is one: not what is only called for, offered or refused, asked about, negated, or swapped.

a appelé les deux capitales à revenir à la table du dialogue      only called for
l'échange de détenus, exchange of fire                            no words were exchanged
It was their first encounter since February                       says the how-manyeth the one before was
"""

from garant.reading.encounters import TWO
from garant.reading.frames import Trigger
from garant.reading.groups import Group

_BEFORE = 3
_NEAR = 8


def is_unreal(trigger: Trigger) -> bool:
    """Tell whether it is only called for, offered or refused, or only what something else is about."""
    before = list(trigger.roles.words_before(_BEFORE))
    nearest = next((word for word in before if word not in trigger.small["article"] | trigger.small["next_words"]), "")
    told = trigger.roles.group()
    if not trigger.frame.get("verb") and _is_beside(trigger):
        return True
    if _is_only_how_it_was_said(trigger) or _is_its_process(trigger) or _is_furthered(trigger) or _is_told_by_a_noun(trigger):
        return True
    if _is_of_goods(trigger) or _is_asked_for(trigger) or _says_what_it_was(trigger) or trigger.sentence.text.rstrip().endswith("?"):
        return True
    if is_wished(trigger):
        return False
    if told and trigger.frame.get("visit") and trigger.frame.get("verb") and _is_sent(trigger, told):
        return True
    holds = trigger.sentence.clauses.verbs.classes["hold"]
    if told and trigger.frame.get("holds") and told.verb not in holds and told.start < trigger.roles.start + TWO:
        return True
    if told and trigger.frame.get("verb") and (told.negated or _is_auxiliary(trigger, told)):
        return True
    if told and told.finite and trigger.sentence.clauses.opener(told) in trigger.small["if"] and not trigger.frame.get("planned"):
        return True
    group = trigger.roles.group() if trigger.frame.get("verb") or trigger.frame.get("planned") else None
    main = trigger.sentence.clauses.main(group) if group and group.when == "inf" else None
    if main and main.end <= trigger.roles.start and main.verb in _asking(trigger) and not main.passive and not trigger.frame.get("next"):
        return True
    led = trigger.frame.get("verb") or next(trigger.roles.words(), "") in trigger.small["governing"]
    about = frozenset[str]() if led else trigger.small["topic"] - {"on", "quant"}
    unreal = (
        nearest in trigger.small["topic"]
        or any(word in about for word in before)
        or any(word in trigger.small["unreal"] for word in before)
    )
    return unreal and not trigger.frame.get("planned") and not (is_offered(trigger) and trigger.frame.get("round"))


def _is_only_how_it_was_said(trigger: Trigger) -> bool:
    """Tell whether a line only carried what somebody said: `told reporters by video link`."""
    if trigger.frame.get("verb") or trigger.frame["form"] != "call":
        return False
    clauses, start = trigger.sentence.clauses, trigger.roles.start
    before = [group for group in clauses.groups if group.finite and group.end <= start]
    said = bool(before) and before[-1].verb in clauses.verbs.classes["say"] and start - before[-1].end <= _BEFORE
    return said and not trigger.roles.behind(trigger.small["with"])


def _is_told_by_a_noun(trigger: Trigger) -> bool:
    """Tell whether a noun between a verb and its partner tells in which form they met: `discussed Syria in phone calls with ...`."""
    clauses, roles, group = trigger.sentence.clauses, trigger.roles, trigger.roles.group()
    if group is None or group.verb not in clauses.verbs.classes["discuss"]:
        return False
    for at in range(roles.end + 1, len(roles.atoms)):
        if clauses.at(at) or roles.atoms[at].plain in (*trigger.small["with"], ",", "."):
            return False
        if any(roles.atoms[at].plain in trigger.small[form] for form in ("call", "talks", "meeting")):
            return at + 1 < len(roles.atoms) and roles.atoms[at + 1].plain in trigger.small["with"] | trigger.small["between"]
    return False


def _is_sent(trigger: Trigger, group: Group) -> bool:
    """Tell whether it is goods that go somewhere: `Russia will fly 21 tonnes of food to the town`."""
    behind = trigger.roles.atoms[group.end : group.end + TWO]
    return any(atom.sort == "number" for atom in behind)


def _is_its_process(trigger: Trigger) -> bool:
    """Tell whether it only names the process of a round that is told itself: `the next round of the Astana process`."""
    atoms, start = trigger.roles.atoms, trigger.roles.start
    named = atoms[start].sort == "process" and trigger.roles.end == start + 1
    before = [word for word in trigger.roles.words_before(_BEFORE) if word not in trigger.small["article"] | trigger.small["of"]]
    return named and bool(before) and before[0] in trigger.small["gatherings"] and atoms[start - 1].plain in trigger.small["of"]


def _is_furthered(trigger: Trigger) -> bool:
    """Tell whether it is only what there is to be more of: `agreed to intensify their consultations`."""
    clauses, start = trigger.sentence.clauses, trigger.roles.start
    before = [group for group in clauses.groups if group.when == "inf" and 0 <= start - group.end <= TWO]
    return not trigger.frame.get("verb") and bool(before) and before[-1].verb in clauses.grammar["furthering"]


def _is_beside(trigger: Trigger) -> bool:
    """Tell whether it is only where others met: `en marge du sommet du G20, le président a eu un aparté`."""
    words = [*trigger.roles.words_before(_BEFORE + TWO)]
    at = next((place for place, word in enumerate(words) if word in trigger.small["beside_it"]), 0)
    return at > 0 and words[at - 1] in trigger.small["of_whom"] and "," not in words[:at]


def _is_asked_for(trigger: Trigger) -> bool:
    """Tell whether a noun only belongs to what somebody calls for: `a appelé les deux capitales à revenir à la table du dialogue`."""
    clauses = trigger.sentence.clauses
    if trigger.frame.get("verb") or trigger.frame.get("planned"):
        return False
    before = [group for group in clauses.groups if group.end <= trigger.roles.start]
    main = clauses.main(before[-1]) if before and before[-1].when == "inf" and trigger.roles.start - before[-1].end <= _NEAR else None
    return main is not None and main.end <= before[-1].start and main.verb in _asking(trigger)


def _says_what_it_was(trigger: Trigger) -> bool:
    """Tell whether it only says the how-manyeth a meeting was: `It was their first encounter since February`."""
    words = " ".join(reversed(list(trigger.roles.words_before(_NEAR))))
    date = trigger.roles.date()
    known = bool(trigger.sentence.memory.met) and not (date and date.day and date.day.precision == "day")
    return known and any(f" {phrase} " in f" {words} " for phrase in trigger.small["identity"])


def _is_of_goods(trigger: Trigger) -> bool:
    """Tell whether what is exchanged are no words: `l'échange de détenus`, `exchange of fire`."""
    small, atoms = trigger.small, trigger.roles.atoms
    if trigger.frame.get("body"):
        return False
    last = atoms[trigger.roles.start].plain if len(atoms) > trigger.roles.start else ""
    around = (*trigger.roles.words_before(2), *(atom.plain for atom in atoms[trigger.roles.start : trigger.roles.start + 3]))
    if last.startswith("contact") and any(word in small["not_encounters"] for word in around):
        return True
    swap = any(word in small["swaps"] for word in trigger.roles.words())
    at = next(
        (k for k in range(trigger.roles.start, min(len(atoms), trigger.roles.end + 2)) if atoms[k].plain in small["swaps"]), len(atoms)
    )
    behind = atoms[at + 1 : at + 3]
    return swap and len(behind) > 1 and behind[0].plain in small["of_whom"] and behind[1].plain not in small["words_swapped"]


def _is_auxiliary(trigger: Trigger, group: Group) -> bool:
    """Tell whether a verb only helps another: `se sont vu refuser l'accès`."""
    clauses = trigger.sentence.clauses
    behind = clauses.forms_at(group.end) if group.end < len(clauses.atoms) else frozenset[str]()
    return clauses.has(group.start, "reflexive") and group.when == "past" and behind == {"inf"}


def is_wished(trigger: Trigger) -> bool:
    """Tell whether a noun tells what may be: `an early meeting of the leaders`, `une éventuelle rencontre entre responsables`."""
    near = (*trigger.roles.words_before(_BEFORE), next(trigger.roles.words(), ""))
    return not trigger.frame.get("verb") and any(word in trigger.small["wishing"] for word in near)


def is_offered(trigger: Trigger) -> bool:
    """Tell whether somebody only offers that there be a meeting."""
    near = (*trigger.roles.words_before(_NEAR // TWO), *trigger.roles.words())
    return any(word in trigger.small["offering"] for word in near)


def _asking(trigger: Trigger) -> frozenset[str]:
    clauses = trigger.sentence.clauses
    return frozenset(verb for one in clauses.grammar["asking"] for verb in clauses.verbs.classes[one])
