"""Contacts and meetings: who met or spoke with whom, or will; in which form, when, where, for how long.

Those who take part stand between `between` and `and`, or are a subject of two parties, or a subject and those with whom. Whose countries a
meeting is about (`talks on Syria`) takes no part in it. A meeting that the text only points back to (`the talks`, `cette rencontre`) is
that of who met last.
"""

from collections.abc import Iterator
from dataclasses import replace
from typing import NamedTuple

from garant.reading.frames import GUESS, LIKELY, SURE, Trigger, item, parties_of, when_and_where
from garant.reading.mentions import Mention
from garant.reading.quantities import ordinal
from garant.reading.roles import FAR, NEAR
from garant.reading.values import Field, Item, Someone
from garant.statement.words import Standing

_TWO = 2
_BEFORE = 3
_NEAR = 8


class _Circle(NamedTuple):
    """Who takes part, by which mentions, and how sure that is."""

    people: tuple[Someone, ...] = ()
    mentions: tuple[Mention, ...] = ()
    confidence: int = 0

    @property
    def parties(self) -> int:
        return len(parties_of(self.people))


def contact(trigger: Trigger) -> Iterator[Item]:
    """Make a meeting, visit, call or talks: held, planned, postponed or called off."""
    if _is_unreal(trigger):
        return
    circle, number = _circle(trigger), _number(trigger)
    stands = _stands(trigger)
    fields = {"form": trigger.field(trigger.frame["form"], None, SURE), **when_and_where(trigger)}
    if any(word in trigger.small["date_of"] for word in trigger.roles.words_before(4)):
        fields.pop("when", None)
    if trigger.frame["form"] == "call":
        fields.pop("place", None)
    if circle.parties >= _TWO:
        fields["between"] = _between(trigger, circle)
    if number:
        fields["number"] = number
    duration = trigger.roles.nearest("duration", skip=trigger.roles.is_deadline)
    if duration:
        fields["duration"] = trigger.field(duration.text, duration, LIKELY)
    fields["stands"] = trigger.field(stands, None, SURE)
    if not _is_told(trigger, circle, fields, stands) or (circle.people and not circle.mentions and stands != "held"):
        return
    if circle.parties >= _TWO and circle.confidence >= LIKELY:
        trigger.sentence.memory.met = circle.people
    yield _made(trigger, circle, fields, stands)
    yield from _separately(trigger, circle, fields, stands)


def _separately(trigger: Trigger, circle: _Circle, fields: dict[str, Field], stands: str) -> Iterator[Item]:
    """Make another of each further partner: `spoke with the Armenian minister and, separately, with the Azerbaijani one`."""
    roles, first = trigger.roles, circle.mentions[0] if circle.mentions else None
    for at in range(roles.end, len(roles.atoms)):
        if first is None or roles.atoms[at].plain not in trigger.small["separately"]:
            continue
        partner = replace(roles, start=at, end=at + 1).behind(trigger.small["with"], far=NEAR)
        if partner and partner not in circle.mentions:
            apart = _of(first, partner)
            yield _made(trigger, apart, {**fields, "between": _between(trigger, apart)}, stands)


def _made(trigger: Trigger, circle: _Circle, fields: dict[str, Field], stands: str) -> Item:
    standing: Standing | None = None if stands == "held" else "announced"
    if stands == "planned" and (trigger.conditional or trigger.sentence.voice.standing == "hoped"):
        standing = "conditional" if trigger.conditional else "hoped"
    confidence = circle.confidence if circle.parties >= _TWO else GUESS
    if trigger.sentence.voice.standing == "hoped":
        confidence = min(confidence, LIKELY)
    made = item(trigger, fields, confidence, standing)
    is_meeting = stands != "held" or trigger.frame["kind"] == "meeting"
    return replace(made, kind="meeting") if is_meeting else made


def _is_told(trigger: Trigger, circle: _Circle, fields: dict[str, Field], stands: str) -> bool:
    """Tell whether enough is said: two parties; or a numbered round; or a meeting to come of which a date or number is told."""
    if circle.parties >= _TWO:
        return True
    if trigger.frame.get("pair"):
        return False
    if (trigger.frame.get("body") and "when" in fields) or (trigger.frame.get("next") and not _is_only_topic(trigger)):
        return True
    if trigger.frame.get("round") and ("number" in fields or (stands != "held" and "when" in fields)):
        return True
    return stands != "held" and bool(trigger.frame.get("round") or trigger.frame.get("planned")) and not _is_anaphora(trigger)


def _stands(trigger: Trigger) -> str:
    """Tell whether it was held, is planned, postponed or called off: by the frame, else by the verb beside it."""
    given = trigger.frame.get("stands")
    if given:
        return str(given)
    words = [atom.plain for atom in trigger.roles.atoms]
    if any(word in trigger.small["postponed"] for word in words):
        return "postponed"
    if any(word in trigger.small["called_off"] for word in words):
        return "called_off"
    if any(word in trigger.small["before_it"] for word in trigger.roles.words_before(_BEFORE)):
        return "planned"
    return "planned" if trigger.roles.ahead(onwards=not trigger.frame.get("verb")) else "held"


def _is_unreal(trigger: Trigger) -> bool:
    """Tell whether it is only called for, offered or refused, or only what something else is about."""
    before = list(trigger.roles.words_before(_BEFORE))
    nearest = next((word for word in before if word not in trigger.small["article"]), "")
    unreal = nearest in trigger.small["topic"] or any(word in trigger.small["unreal"] for word in before)
    return unreal and not trigger.frame.get("planned")


def _is_anaphora(trigger: Trigger) -> bool:
    """Tell whether the trigger points back: `the talks`, `cette rencontre`."""
    return any(word in trigger.small["definite"] for word in trigger.roles.words_before(_TWO))


def _is_only_topic(trigger: Trigger) -> bool:
    """Tell whether the next meeting is only what something else is before: `before the next session`."""
    return any(word in trigger.small["before_it"] for word in trigger.roles.words_before(_TWO))


# Who takes part


def _circle(trigger: Trigger) -> _Circle:
    of = trigger.roles.behind(trigger.small["of_whom"], far=3)
    if of and not of.sure and not parties_of(of.people) and not trigger.frame.get("verb"):
        return _Circle()
    for find in (_among, _pair, _both, _inside, _theirs, _opening, _again):
        found = find(trigger)
        if found.parties >= _TWO:
            return found
    return _both(trigger)


def _of(*mentions: Mention, confidence: int = SURE) -> _Circle:
    people = tuple(dict.fromkeys(one for mention in mentions for one in mention.people))
    named = all(one.party for one in people) and all(mention.sure for mention in mentions)
    return _Circle(people, mentions, confidence if named else min(confidence, LIKELY))


def _among(trigger: Trigger) -> _Circle:
    """Those between whom it is: behind `between`, after the trigger or before it; behind `of`, when they are several."""
    roles, small = trigger.roles, trigger.small
    between = roles.within(small["between"]) or roles.behind(small["between"], far=4 if trigger.frame.get("verb") else 14)
    if between and len(parties_of(between.people)) >= _TWO:
        return _of(between)
    of = roles.behind(small["of_whom"], far=3)
    if of and len(parties_of(of.people)) >= _TWO and not trigger.frame.get("verb"):
        return _of(of)
    other = None if trigger.frame.get("verb") else roles.behind(small["with"])
    if of and other and other is not of:
        return _of(of, other)
    before = None if trigger.frame.get("verb") else roles.behind_before(small["between"], far=6)
    return _of(before) if before and len(parties_of(before.people)) >= _TWO else _Circle()


def _pair(trigger: Trigger) -> _Circle:
    """Both of `Russian-Turkish talks`, `les pourparlers russo-turcs`, `US, Russian presidents`."""
    roles = trigger.roles
    for at in (*range(roles.start - 1, max(-1, roles.start - _BEFORE), -1), *range(roles.end, min(len(roles.atoms), roles.end + _TWO))):
        atom = roles.atoms[at]
        if isinstance(atom, Mention) and atom.id == "pair":
            return _of(atom)
    return _Circle()


def _both(trigger: Trigger) -> _Circle:
    """Give the subject, and those with whom, or whom it met."""
    roles, small = trigger.roles, trigger.small
    subject = roles.inside() if trigger.frame.get("inside") else roles.subject()
    other = roles.next_who(far=3) if trigger.frame.get("to") else roles.direct_object() if trigger.frame.get("verb") else None
    other = roles.within(small["with"]) or roles.behind(small["with"]) or roles.behind_before(small["with"]) or other
    if trigger.frame.get("passive"):
        other = roles.behind(small["by"]) or other
    if other is None and trigger.frame.get("verb"):
        other = roles.inside()
    if subject is not None and other is None and not subject.has_party:
        subject = _named_behind(trigger, subject) or subject
    found = [_spoken_for(trigger, one) for one in (subject, other) if one is not None]
    if not found or (other is None and len(found[0].people) > 1 and not trigger.frame.get("verb") and not _holds(trigger)):
        told = found and (trigger.frame.get("planned") or trigger.frame["form"] == "call")
        return _of(*found, confidence=LIKELY) if told else _Circle()
    return _of(*found)


def _named_behind(trigger: Trigger, subject: Mention) -> Mention | None:
    """Give those whom a parenthesis names behind a subject: `the two delegations, from Mozambique and Renamo, met`."""
    behind = trigger.roles.atoms[trigger.roles.atoms.index(subject) + 1 : trigger.roles.start]
    if not behind or behind[0].plain not in (",", "("):
        return None
    return next((atom for atom in behind if isinstance(atom, Mention) and len(parties_of(atom.people)) >= _TWO), None)


def _spoken_for(trigger: Trigger, mention: Mention) -> Mention:
    """Take an office without a party for that of who tells it: `the Kremlin said that the president had met`."""
    speaker, one = trigger.sentence.voice.speaker, mention.people[0]
    if mention.has_party or len(mention.people) > 1 or one.office not in trigger.small["national"] or not (speaker and speaker.party):
        return mention
    return mention._replace(people=(one._replace(party=speaker.party),), sure=False)


def _inside(trigger: Trigger) -> _Circle:
    inside = trigger.roles.inside()
    return _of(inside) if inside else _Circle()


def _holds(trigger: Trigger) -> bool:
    """Tell whether a verb of holding stands before the trigger or begins it: `held`, `ont tenu`."""
    return any(word in trigger.small["holding"] for word in (*trigger.roles.words_before(_NEAR), *trigger.roles.words()))


def _theirs(trigger: Trigger) -> _Circle:
    """Those of the sentence, where the trigger is `their talks`, `leurs pourparlers`."""
    near = (*trigger.roles.words_before(_BEFORE), *trigger.roles.words())
    first = trigger.roles.first() if any(word in trigger.small["their"] for word in near) else None
    return _of(first, confidence=LIKELY) if first else _Circle()


def _opening(trigger: Trigger) -> _Circle:
    """Those whom the sentence goes on with, where the meeting only opens it: `À l'issue d'un entretien, les deux ministres ont ...`."""
    roles = trigger.roles
    if trigger.frame.get("next") or (
        roles.start and not any(word in trigger.small["opening"] for word in roles.words_before(_TWO + _BEFORE))
    ):
        return _Circle()
    behind = roles.atoms[roles.end : roles.end + FAR]
    comma = next((at for at, atom in enumerate(behind) if atom.plain == ","), None)
    subjects = () if comma is None else behind[comma + 1 : comma + 1 + _BEFORE]
    named = next((atom for atom in subjects if isinstance(atom, Mention) and parties_of(atom.people)), None)
    partner = roles.behind(trigger.small["with"])
    if named and not partner and trigger.frame["form"] == "call":
        partner = next(
            (atom for atom in roles.atoms[roles.atoms.index(named) + 1 :] if isinstance(atom, Mention) and atom.sort == "who"), None
        )
    if named and partner and partner is not named:
        return _of(named, partner, confidence=LIKELY)
    return _Circle(named.people, (named,), LIKELY) if named and len(parties_of(named.people)) >= _TWO else _Circle()


def _again(trigger: Trigger) -> _Circle:
    """Those who met last, where the trigger points back; worth telling only with a date, a duration or a number."""
    people = trigger.sentence.memory.met
    worth = trigger.roles.date() or trigger.roles.nearest("duration")
    after = trigger.roles.atoms[trigger.roles.end : trigger.roles.end + 1]
    if after and (after[0].plain in trigger.small["of_whom"] or after[0].plain in trigger.small["governing"]):
        return _Circle()
    if not people or not worth or not _is_anaphora(trigger) or trigger.frame.get("verb") or trigger.frame.get("round"):
        return _Circle()
    return _Circle(people, (), GUESS)


def _between(trigger: Trigger, circle: _Circle) -> Field:
    spans = tuple(mention.span for mention in circle.mentions)
    return Field(circle.people, spans or (trigger.roles.span,), trigger.rule, circle.confidence if circle.parties >= _TWO else GUESS)


def _number(trigger: Trigger) -> Field | None:
    """Read an ordinal beside the trigger: `la 12e session`, `their fourth meeting`."""
    for at in range(max(0, trigger.roles.start - _BEFORE), min(len(trigger.sentence.atoms), trigger.roles.end + 1)):
        value = ordinal(trigger.roles.lexicon, trigger.sentence.atoms[at].plain)
        if value and not (at < trigger.roles.start and trigger.frame.get("verb")):
            return trigger.field(value, trigger.sentence.atoms[at].span, SURE)
    return None
