"""Events: incidents, truces, withdrawals, returns and aid, bodies that were formed, groups that are left out."""

from collections.abc import Iterator
from itertools import takewhile

from garant.reading.deeds import accused, named_between, unnamed
from garant.reading.frames import LIKELY, Trigger, item, parties_of, when_and_where
from garant.reading.mentions import Mention
from garant.reading.values import Field, Item
from garant.reading.words import plain

_FAR = 12
_IF_NEAR = 3
_DOUBT_NEAR = 4
_UNIT_NEAR = 4
_OBJECT_NEAR = 3
"""Atoms: how far off the object of a verb stands."""


def event(trigger: Trigger) -> Iterator[Item]:
    """Make an event with its form; by whom where the sentence tells it, of whom, when, where, how many."""
    if _is_only_said(trigger) or _did_not_happen(trigger):
        return
    by = _by(trigger)
    made, held = _alleged(trigger, by) if trigger.frame.get("hostile") else ([], False)
    yield from made
    if made or held:
        return  # the accusation holds it
    if trigger.frame.get("armed") and not _leaves(trigger, by):
        return
    number = _number(trigger)
    if trigger.frame.get("counted") and number is None and trigger.frame["kind"] == "count":
        return
    ends = trigger.frame["kind"] == "truce" and any(word in trigger.small["over"] for word in trigger.roles.words())
    fields = {"form": trigger.field("ends" if ends else trigger.frame["form"], None, 80), **when_and_where(trigger)}
    of = trigger.roles.behind(trigger.small["of_whom"], far=5)
    if by:
        fields["by"] = trigger.who(by, LIKELY)
    of = by if trigger.frame.get("armed") else None if of and _is_around(trigger, of) else of
    if of and (of is not by or trigger.frame.get("armed")):
        fields["of"] = trigger.who(of, LIKELY)
    if number and trigger.frame.get("counted"):
        fields["count"] = trigger.field(int(number.id), number, 75)
    unit = _unit(trigger, number) if number and trigger.frame["kind"] == "count" else None
    if unit:
        fields["unit"] = unit
    effects = _effects(trigger)
    if effects:
        fields["effects"] = effects
    fields["text"] = Field(trigger.words(trigger.sentence.span).strip(), (trigger.sentence.span,), trigger.rule, LIKELY)
    yield item(trigger, fields, int(trigger.frame.get("confidence", 75)))


def _alleged(trigger: Trigger, by: Mention | None) -> tuple[list[Item], bool]:
    """Make an accusation of an event that one side says of another; tell whether that one said it, and no accusation came of it."""
    doer = by if by is not None and by.has_party else _whose(trigger) or by
    another = doer is not None and _another_says_it(trigger, doer)
    made = list(accused(trigger, doer)) if another else []
    made = made or ([] if trigger.sentence.memory.issuer else list(unnamed(trigger)))
    return made, another and doer is by


def _is_around(trigger: Trigger, of: Mention) -> bool:
    """Tell whether somebody's name only says where: `des accrochages autour du Haut-Karabakh`."""
    at = next((at for at, atom in enumerate(trigger.roles.atoms) if atom.span == of.span), 0)
    return any(atom.plain in trigger.small["around"] for atom in trigger.roles.atoms[max(0, at - 2) : at])


def _leaves(trigger: Trigger, by: Mention | None) -> bool:
    """Tell whether those who leave bear arms (`rebels`, `the last Russian soldiers`), and leave a place: no delegation, no talks."""
    group = trigger.roles.group()
    if _is_figurative(trigger) or (group and group.passive and group.start < trigger.roles.start):
        return False
    people, rivals, foes = by.people if by else (), trigger.roles.lexicon.rivals, trigger.small["foes"]
    return any(
        one.office == "military" or one.excluded or one.party in rivals or not foes.isdisjoint(plain(one.text).split()) for one in people
    )


def _is_figurative(trigger: Trigger) -> bool:
    """Tell whether nobody is hit: `struck a deal`, `shot down speculation`, `frapper un grand coup`."""
    near = trigger.roles.atoms[trigger.roles.start : trigger.roles.end + _OBJECT_NEAR]
    words = takewhile(lambda atom: not isinstance(atom, Mention) or atom.sort == "number", near)
    return any(atom.plain in trigger.small["figurative"] for atom in words)


def _whose(trigger: Trigger) -> Mention | None:
    """Give whose a deed is that a noun tells: `les bombardements russes ont visé`, `Syrian airstrikes hit`."""
    return named_between(trigger, max(0, trigger.roles.start - 1), trigger.roles.end)


def _number(trigger: Trigger) -> Mention | None:
    """Give the number that a frame counts: the last one within it, else the nearest."""
    inner = trigger.roles.atoms[trigger.roles.start : trigger.roles.end]
    inside = [one for one in inner if isinstance(one, Mention) and one.sort == "number"]
    return inside[-1] if inside and trigger.frame.get("counted") else trigger.roles.nearest("number")


def _did_not_happen(trigger: Trigger) -> bool:
    """Tell whether nothing was shot or nobody hurt: `Aucun Casque bleu n'a été blessé`."""
    group = trigger.roles.group()
    nothing = group is not None and trigger.sentence.clauses.is_nothing(group)
    return trigger.frame["kind"] == "incident" and (nothing or _is_figurative(trigger))


def _is_only_said(trigger: Trigger) -> bool:
    """Tell whether an event stands only in an accusation, which holds it then; or a truce in a condition (`if the truce holds`)."""
    kind, roles = trigger.frame["kind"], trigger.roles
    if kind == "truce":
        return any(word in trigger.small["if"] for word in roles.words_before(_IF_NEAR))
    if kind == "withdrawal" and any(word in trigger.small["accords"] for word in list(roles.words_before(2))):
        return True  # `l'accord de désengagement de 1974`
    if kind == "withdrawal" and any(word in trigger.small["doubting"] for word in roles.words_before(_DOUBT_NEAR)):
        return True
    group = roles.group()
    if kind == "withdrawal" and group and group.passive and group.when == "fut":
        return True  # a measure holds what is to be withdrawn
    if kind == "incident" and any(word in trigger.small["ceasing"] for word in roles.words_before(_IF_NEAR)):
        return True
    return (kind in ("incident", "withdrawal")) and any(word in trigger.small["accusing"] for word in roles.words_before(_FAR))


def _by(trigger: Trigger) -> Mention | None:
    if trigger.frame.get("nobody"):
        return None
    words = list(trigger.roles.words())
    is_noun = any(word in trigger.small["deeds"] for word in words) and words[0] not in trigger.small["auxiliary"]
    return trigger.roles.behind(trigger.small["by"], far=8) if is_noun or trigger.frame.get("passive") else trigger.roles.subject()


def _another_says_it(trigger: Trigger, by: Mention) -> bool:
    """Tell whether a party says it of another: then it is a claim."""
    speaker = trigger.sentence.voice.speaker
    return bool(speaker and speaker.party and by.has_party and speaker.party not in parties_of(by.people))


def _unit(trigger: Trigger, number: Mention) -> Field | None:
    """Give of what a number is one: the nearest word behind it, or else before it, that says so (`families`, `tonnes`)."""
    atoms, table = trigger.sentence.atoms, trigger.roles.lexicon.cues["counted"]
    at = atoms.index(number)
    near = (*atoms[at + 1 : at + 1 + _UNIT_NEAR], *reversed(atoms[max(0, at - _UNIT_NEAR) : at]))
    found = next((atom for atom in near if atom.plain in table), None)
    return Field(table[found.plain], (found.span,), trigger.rule, LIKELY) if found else None


def _effects(trigger: Trigger) -> Field | None:
    """Give how many were killed or wounded, in the words of the text: the number and what follows it."""
    atoms = trigger.sentence.atoms
    for at, atom in enumerate(atoms):
        if not (isinstance(atom, Mention) and atom.sort == "number"):
            continue
        near = range(max(0, at - 3), min(len(atoms), at + 6))
        hit = next((place for place in near if atoms[place].plain in trigger.small["harm"]), None)
        if hit is not None:
            first, last = min(at, hit), max(at, hit)
            span = atom.span._replace(start=atoms[first].span.start, end=atoms[last].span.end)
            return trigger.field(trigger.words(span), span, 75)
    return None
