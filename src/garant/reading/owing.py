"""Who owes a measure: who agrees or promises it, the agent of a passive, whom its words name; or whoever is the subject of what was agreed.

A guess who `the sides` are is told as a guess; what is put without anybody (`heavy weapons shall be withdrawn`) obliges nobody by name.
"""

from collections.abc import Callable, Sequence
from typing import Final

from garant.reading.deeds import teller
from garant.reading.frames import GUESS, LIKELY, Trigger, parties_of
from garant.reading.mentions import Mention
from garant.reading.proposals import issuer
from garant.reading.values import Field, Someone, Span

_OWN_SUBJECT_MAX: Final = 5
_PRONOUN_MAX: Final = 5


def people_of(field: Field) -> tuple[Someone, ...]:
    """Give the people in a field."""
    return field.value if isinstance(field.value, tuple) and not hasattr(field.value, "precision") else ()  # type: ignore[return-value]


def obliged(trigger: Trigger) -> Field | None:
    """Give whom a measure obliges: the subject that agrees or promises, the agent, the object, or somebody within the trigger."""
    roles, frame = trigger.roles, trigger.frame
    given = next((whose for name, whose in _GIVEN if frame.get(name)), None)
    if given:
        return given(trigger)
    found = _stated(trigger)
    if not frame.get("mutual"):
        spoken = _spoken(trigger, found)
        if spoken:
            return spoken
    inside = roles.inside() if frame.get("general") or not frame.get("mutual") else None
    if found and not found.has_party and not frame.get("mutual") and len(trigger.words(found.span)) <= _PRONOUN_MAX:
        told = teller(trigger)
        if told and parties_of(people_of(told)):
            return told
    found = found or inside or _before_and(trigger) or issuer(trigger)
    if found is None:
        return _last_met(trigger) if frame.get("mutual") else None
    if frame.get("mutual"):
        return _with_partner(trigger, found)
    return trigger.who(found)


def _stated(trigger: Trigger) -> Mention | None:
    """Give who stands where the frame says: somebody within it, the agent of a passive, or the subject."""
    roles, frame = trigger.roles, trigger.frame
    if frame.get("inside"):
        return roles.inside()
    if not frame.get("agent"):
        return roles.subject()
    agent = roles.behind(trigger.small["by"])
    agent = agent if agent and roles.rest().holds(agent.span) else None
    return roles.within(trigger.small["by"]) or agent or _subject_of_passive(trigger)


def _everyone_inside(trigger: Trigger) -> Field | None:
    """Give all whom the trigger names: `confie à l'armée turque et à la police russe la surveillance`."""
    roles = trigger.roles
    named = [atom for atom in roles.atoms[roles.start : roles.end] if isinstance(atom, Mention) and atom.sort == "who"]
    people = tuple(dict.fromkeys(one for mention in named for one in mention.people))
    return Field(people, tuple(one.span for one in named), trigger.rule, LIKELY) if people else None


def _before_and(trigger: Trigger) -> Mention | None:
    """Give whose a verb behind `and` is, where words of another stand between: `"...," a statement read, and vowed to`."""
    linked = any(word in trigger.small["and"] for word in trigger.roles.words_before(1))
    return trigger.roles.first() if linked else None


def _subject_of_passive(trigger: Trigger) -> Mention | None:
    """Take a party or its forces that are to be withdrawn, moved or disarmed for those who must see to it; not who is let go or taken."""
    subject, group, clauses = trigger.roles.subject(), trigger.roles.group(), trigger.sentence.clauses
    done_to = group is not None and any(group.verb in clauses.verbs.classes[name] for name in clauses.grammar["done_to"])
    return subject if subject and parties_of(subject.people) and not done_to else None


def _those_in(trigger: Trigger) -> Field | None:
    """Give those whose common work is stressed: `cooperation between Russia, Turkey and Iran`. Who stresses a need does not owe it."""
    among = trigger.roles.behind((*trigger.small["between"], *trigger.small["of_whom"]))
    return trigger.who(among, LIKELY) if among and len(parties_of(among.people)) > 1 else None


def _spoken(trigger: Trigger, found: Mention | None) -> Field | None:
    """Give whom `we` in a quotation is: who speaks; and whom `it` is: whom the text spoke of last."""
    speaker = trigger.sentence.voice.speaker
    if found is not None:
        atoms = trigger.roles.atoms
        at = next((place for place, atom in enumerate(atoms) if atom.span == found.span), 0)
        ours = trigger.words(found.span).casefold() in trigger.small["we"] or (
            at > 0 and not found.sure and atoms[at - 1].plain in trigger.small["our"]
        )
        return Field((speaker,), (found.span,), trigger.rule, LIKELY) if ours and speaker and speaker.party else None
    last = trigger.sentence.memory.subject
    if last and any(word in trigger.small["it"] for word in trigger.roles.words_before(4)):
        return Field((last,), (trigger.roles.span,), trigger.rule, GUESS)
    return None


def _with_partner(trigger: Trigger, subject: Mention) -> Field:
    """Give the subject, and with whom it agreed: `agreed with Russia to`, or `Russian presidents ... agreed`."""
    inner = [
        atom for atom in trigger.roles.atoms[trigger.roles.start : trigger.roles.end] if isinstance(atom, Mention) and atom.sort == "who"
    ]
    partner = inner[-1] if inner else None
    field = trigger.who(subject)
    if partner and partner is not subject:
        people = tuple(dict.fromkeys((*subject.people, *partner.people)))
        return Field(people, (subject.span, partner.span), trigger.rule, min(field.confidence, trigger.who(partner).confidence))
    if not parties_of(subject.people):
        return _last_met(trigger) or field
    return field


def _last_met(trigger: Trigger) -> Field | None:
    people = trigger.sentence.memory.met
    return Field(people, (trigger.roles.span,), trigger.rule, GUESS) if people else None


def own_subject(trigger: Trigger, span: Span) -> Field | None:
    """Give who is the subject of what was agreed: `that Turkish forces would withdraw`."""
    clauses = trigger.sentence.clauses
    begin = next((at for at, atom in enumerate(clauses.atoms) if span.holds(atom.span)), 0)
    group = next((one for one in clauses.groups if one.finite and one.start >= begin), None)
    if group is None or not span.holds(clauses.atoms[group.start].span):
        return _named_first(trigger, span)
    if group.passive:
        return None
    subject = clauses.subject(group)
    looks_ahead = group.modal or group.when in ("fut", "cond")
    inside = isinstance(subject, Mention) and span.holds(subject.span) and group.start - begin <= _OWN_SUBJECT_MAX
    return trigger.who(subject) if inside and looks_ahead and isinstance(subject, Mention) else _named_first(trigger, span)


def _named_first(trigger: Trigger, span: Span) -> Field | None:
    """Give somebody with whom what was agreed begins, before a verb that nobody knows."""
    inner = [atom for atom in trigger.sentence.atoms if span.holds(atom.span)]
    for at, atom in enumerate(inner[:_OWN_SUBJECT_MAX]):
        if isinstance(atom, Mention) and atom.sort == "who" and at + 1 < len(inner):
            after = [one.plain for one in inner[at + 1 : at + 5]]
            modal = any(word in trigger.small["modal"] or _is_to_come(trigger, word) for word in after)
            return trigger.who(atom) if modal else None
        if atom.plain and atom.plain not in trigger.small["article"] and atom.plain not in trigger.small["opens"]:
            return None
    return None


def whose_verb(trigger: Trigger, span: Span) -> Field | None:
    """Give who does what an agreement lays down in the present: `prévoit que la police russe surveille la route`."""
    clauses = trigger.sentence.clauses
    group = next((one for one in clauses.groups if one.finite and span.holds(clauses.atoms[one.end - 1].span)), None)
    subject = clauses.subject(group) if group and group.when == "pres" and not group.passive else None
    inside = isinstance(subject, Mention) and span.holds(subject.span) and bool(parties_of(subject.people))
    return trigger.who(subject, LIKELY) if inside and isinstance(subject, Mention) else None


def whose_act(trigger: Trigger, span: Span) -> Field | None:
    """Give who is to withdraw, where a noun tells it: `le retrait des forces rwandaises`."""
    inner = [atom for atom in trigger.sentence.atoms if span.holds(atom.span)]
    at = next((at for at, atom in enumerate(inner[:_OWN_SUBJECT_MAX]) if atom.plain in trigger.small["own_acts"]), None)
    if at is None:
        return None
    for atom in inner[at + 1 : at + _OWN_SUBJECT_MAX]:
        if isinstance(atom, Mention):
            return trigger.who(atom, LIKELY) if atom.sort == "who" and parties_of(atom.people) else None
        if atom.plain not in trigger.small["of_whom"] and atom.plain not in trigger.small["article"]:
            return None
    return None


_GIVEN: Final[Sequence[tuple[str, Callable[[Trigger], Field | None]]]] = (
    ("nobody", lambda _: None),
    ("last_met", _last_met),
    ("by_teller", teller),
    ("everyone", _everyone_inside),
    ("together", _those_in),
)
"""Whom a frame says by a remark that its measures oblige."""


def _is_to_come(trigger: Trigger, word: str) -> bool:
    """Tell whether a word is a verb in the future, or in the conditional, by its ending."""
    return word.endswith((*trigger.small["future_endings"], *trigger.small["conditional_endings"]))


def is_others(trigger: Trigger, own: Field) -> bool:
    """Tell whether what was agreed is for forces of nobody named to do, and not for those of who agreed it: `that fighters would leave`."""
    atoms = trigger.sentence.atoms
    at = next((at for at, atom in enumerate(atoms) if atom.span == own.spans[0]), 0)
    theirs = any(atom.plain in trigger.small["possessive"] for atom in atoms[max(0, at - 2) : at])
    return bool(trigger.frame.get("mutual")) and not theirs and all(one.office == "military" for one in people_of(own))
