"""Whom a pronoun beside a verb takes up: somebody else whom the sentence, or else the text, spoke of last.

le ministre lui a accordé une heure           whom he received
laid into Washington, accusing it of delay    whom he accuses
"""

from garant.reading.frames import Trigger, parties_of
from garant.reading.mentions import Mention


def received(trigger: Trigger) -> Mention | None:
    """Give whom a pronoun before a verb of meeting stands for: `lui a accordé une heure`."""
    if next(trigger.roles.words(), "") not in trigger.small["to_them"]:
        return None
    return _somebody_else(trigger, trigger.roles.subject())


def accused(trigger: Trigger, by: Mention | None) -> Mention | None:
    """Give whom a pronoun behind a verb of accusing stands for: `accusing it of`."""
    roles = trigger.roles
    behind = [atom.plain for atom in roles.atoms[roles.end : roles.end + 2]]
    told = behind[:1] != [] and behind[0] in trigger.small["it_behind"] and behind[-1] in trigger.small["of_whom"]
    return _somebody_else(trigger, by) if told else None


def _somebody_else(trigger: Trigger, one: Mention | None) -> Mention | None:
    roles, memory = trigger.roles, trigger.sentence.memory
    theirs = set(parties_of(one.people)) if one else set[str]()
    named = [atom for atom in roles.atoms[: roles.start] if isinstance(atom, Mention) and atom.sort == "who" and atom.has_party]
    told = next((atom for atom in reversed(named) if not theirs & set(parties_of(atom.people))), None)
    last = next((one for one in (memory.subject_before, memory.subject, *reversed(memory.recent)) if one and one.party not in theirs), None)
    return told or (Mention("who", roles.span, people=(last,), sure=False) if last and last.party else None)
