"""Deeds: what one is said to have done by another, and what one says that its own side did not do.

A deed is told by a verb of harm, or by any other that is not harmless, in the voice of another: `Yerevan said that Azerbaijani forces had
attacked`. What the report says itself, or a monitor by such a verb, is no accusation. A deed that is denied, of one's own side or behind an
accusation, is a denial.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import takewhile
from typing import Any, cast

from garant.reading.frames import GUESS, LIKELY, SURE, Sentence, Trigger, item, parties_of, when_and_where
from garant.reading.groups import Group
from garant.reading.lexicon import Lexicon
from garant.reading.mentions import Mention
from garant.reading.nouns import Noun
from garant.reading.roles import Roles
from garant.reading.values import Day, Field, Item, Someone, Span
from garant.reading.words import plain


def deeds(lexicon: Lexicon, sentence: Sentence, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """Give what somebody says that another did, or that its own side did not do, by verbs that no frame has: all but the harmless ones."""
    taken = {at for trigger in found if trigger.frame["kind"] not in _BESIDE_DEEDS for at in range(trigger.roles.start, trigger.roles.end)}
    for group in sentence.clauses.groups:
        if taken.isdisjoint(range(group.start, group.end)) and group.finite and group.when != "fut":
            classes = lexicon.verbs.classes
            harmless = group.verb in _BARE or (group.verb in lexicon.verbs.printed and group.verb not in classes["harm"])
            roles = Roles(lexicon, sentence.clauses, group.start, group.end)
            if group.negated or sentence.clauses.is_nothing(group):
                yield Trigger(_NOT_DONE, roles, sentence)
                if group.verb in classes["due"]:
                    yield Trigger(_NEGLECTED, roles, sentence)
            elif not harmless or _abets(lexicon, group, roles) or _is_charged(lexicon, sentence, group):
                yield Trigger(_DONE, roles, sentence)


def is_beside(trigger: Trigger) -> bool:
    """Tell whether only the report says it, beside what is said: `Cairo, which backs the army, has put off the meeting, Tripoli said`."""
    clauses, group = trigger.sentence.clauses, trigger.roles.group()
    if group is None:
        return False
    opened = next((at for at in range(group.start - 1, max(0, group.start - _ILL_NEAR), -1) if clauses.has(at, "relative")), 0)
    return opened > 0 and clauses.atoms[opened - 1].plain == "," and opened - 1 in clauses.parentheses


def _abets(lexicon: Lexicon, group: Group, roles: Roles) -> bool:
    """Tell whether a verb of help stands by an armed group or by foes: `protège le Front`, `is letting fighters flee`."""
    if group.verb not in lexicon.verbs.classes["abet"]:
        return False
    near = roles.atoms[group.end : group.end + _ILL_NEAR]
    helped = roles.direct_object()
    people = helped.people if helped is not None else ()
    armed = any(one.excluded or (one.party in lexicon.rivals) for one in people)
    words = {*(atom.plain for atom in near), *(word for one in people for word in plain(one.text).split())}
    return armed or not words.isdisjoint(lexicon.small["foes"])


def _is_charged(lexicon: Lexicon, sentence: Sentence, group: Group) -> bool:
    """Tell whether whatever is told is an accusation: by the verb of saying, or by a word for what nobody should do (`bavures`)."""
    clauses = sentence.clauses
    said = clauses.said(group)
    charging = {verb for name in clauses.grammar["charging"] for verb in clauses.verbs.classes[name]}
    if said is not None and (said.verb in charging):
        return group.verb not in clauses.verbs.classes["say"]
    return said is not None and any(atom.plain in lexicon.small["ills"] for atom in sentence.atoms[group.end : group.end + _ILL_NEAR])


_ILL_NEAR = 4
_BESIDE_DEEDS = frozenset({"contact", "meeting", "count"})

_DONE: Mapping[str, Any] = {
    "kind": "claim",
    "rule": "says it of another",
    "deed": True,
    "accused_subject": True,
    "general": True,
    "confidence": 60,
}

_NEGLECTED: Mapping[str, Any] = {**_DONE, "rule": "says it did not do its part", "negated": True}

_NOT_DONE: Mapping[str, Any] = {"kind": "denial", "rule": "says it was not so", "disowned": True, "needs_speaker": True, "general": True}


def doer(trigger: Trigger) -> Mention | None:
    """Give whose deed it is said to be: the agent of a passive, else the subject; nobody's what is negated or yet to come."""
    group = trigger.roles.group()
    if group and group.passive:
        return trigger.roles.behind(trigger.small["by"])
    if not trigger.frame.get("deed"):
        classes = trigger.sentence.clauses.verbs.classes
        harms = group is not None and group.verb in classes["harm"] and group.verb not in classes["due"]
        if harms and group is not None and group.negated:
            return None  # `so long as the rebels did not break it`
        return _leading(trigger) or trigger.roles.subject()
    if group is None or not group.finite or group.when == "fut":
        return None
    if group.negated and group.verb not in trigger.sentence.clauses.verbs.classes["due"]:
        return None
    if group.when == "cond" and trigger.sentence.clauses.said(group):
        return None  # `a dit que la Turquie continuerait`: yet to come
    if trigger.sentence.clauses.opener(group) in trigger.small["if"]:
        return None
    return trigger.roles.subject()


def teller(trigger: Trigger) -> Field | None:
    """Give who is said to say it: the subject of the verb of saying that governs it, else the sentence's voice."""
    group, heard = trigger.roles.group(), trigger.sentence.voice
    found = trigger.sentence.clauses.teller(group) if group else None
    if found is not None and found.has_party:
        return trigger.who(found)
    if heard.speaker:
        return Field((heard.speaker,), heard.spans, trigger.rule, LIKELY + 10)
    ours = trigger.sentence.memory.ours if trigger.frame.get("of_issuer") else None
    return Field((ours,), (trigger.roles.span,), trigger.rule, GUESS) if ours else None


def _leading(trigger: Trigger) -> Mention | None:
    """Give somebody with whom the trigger begins, whom no preposition governs."""
    first = trigger.roles.atoms[trigger.roles.start]
    free = isinstance(first, Mention) and first.sort == "who" and not trigger.roles.is_governed(trigger.roles.start)
    return first if free and isinstance(first, Mention) else None


def claimed(trigger: Trigger, fields: dict[str, Field], rest: Span) -> Item:
    """Make a claim of its parties and its words; remember who accuses whom."""
    fields["text"] = trigger.field(trigger.words(rest), rest, 75)
    fields |= when_and_where(trigger)
    number = trigger.roles.nearest("number")
    if number and trigger.frame.get("counted"):
        fields["count"] = trigger.field(int(number.id), number, LIKELY)
    both = [fields[name].confidence for name in ("by", "against") if name in fields]
    _note_adversaries(trigger, fields)
    trigger.sentence.memory.claim = str(fields["text"].value)
    against = fields["against"].value if "against" in fields else None
    accusers = fields["by"].value if "by" in fields else None
    trigger.sentence.memory.accusers = accusers if isinstance(accusers, tuple) and not isinstance(accusers, Day) else ()  # type: ignore[assignment]
    trigger.sentence.memory.accused = against if isinstance(against, tuple) and not isinstance(against, Day) else ()  # type: ignore[assignment]
    sure = min(*both, int(trigger.frame.get("confidence", SURE))) if len(both) > 1 else GUESS
    return item(trigger, fields, sure, "alleged", "claim")


def _note_adversaries(trigger: Trigger, fields: dict[str, Field]) -> None:
    """Remember who accuses whom: `the two sides` are these."""
    people = [fields[name].value for name in ("by", "against") if name in fields]
    pair = [one for value in people if isinstance(value, tuple) for one in value if isinstance(one, Someone) and one.party]
    if len(pair) == 2 and pair[0].party != pair[1].party:  # noqa: PLR2004 - one and the other
        trigger.sentence.memory.adversaries.update([tuple(sorted(pair, key=lambda one: str(one.party)))])


def accused(trigger: Trigger, against: Mention | None) -> Iterator[Item]:
    """Somebody is said to do what it should not: by whoever speaks, or by nobody named."""
    if against is None or not against.has_party or _is_of_another(trigger) or is_beside(trigger):
        return
    by = teller(trigger)
    if (
        by is None
        or (not _parties(by) and _is_owned(trigger, against))
        or (trigger.frame in (_DONE, _NEGLECTED) and not _are_foes(by, against))
        or set(_parties(by)) & set(parties_of(against.people))
    ):
        return
    fields = {"against": trigger.who(against, LIKELY), "by": by if _parties(by) else replace(by, confidence=GUESS)}
    yield claimed(trigger, fields, Span(against.span.start, max(against.span.end, trigger.roles.rest().end)))


def _is_owned(trigger: Trigger, mention: Mention) -> bool:
    """Tell whether somebody is told as one's own: `Its aircraft, a spokesman insisted, strike only jihadists`."""
    at = next((at for at, atom in enumerate(trigger.roles.atoms) if atom is mention), 0)
    return at > 0 and trigger.roles.atoms[at - 1].plain in trigger.small["possessive"]


def _is_of_another(trigger: Trigger) -> bool:
    """Tell whether a deed is of an accusation that stands before it in this part of the sentence, which holds it then."""
    accusing, group = trigger.small["accusing"] - trigger.small["alleging"], trigger.roles.group()
    said = trigger.sentence.clauses.said(group) if group else None
    words = trigger.roles.words_before(min(_FAR, trigger.roles.start - said.end) if said else _FAR)
    return any(word in accusing for word in takewhile(lambda word: word not in (":", ";"), words))


def unnamed(trigger: Trigger) -> Iterator[Item]:
    """Somebody alleges a harm of nobody's name, or says that a deed broke what it should keep: `said the raid breached its sovereignty`."""
    group, clauses = trigger.roles.group(), trigger.sentence.clauses
    if group is None or not group.finite or group.negated or group.when == "fut" or group.verb not in clauses.verbs.classes["harm"]:
        return
    if _is_of_another(trigger):
        return
    by, said, subject = teller(trigger), clauses.said(group), clauses.subject(group)
    own = isinstance(subject, Mention) and (subject.has_party and not group.passive)
    own = own or clauses.of_oneself(group) or (group.passive and trigger.roles.behind(trigger.small["by"]) is not None)
    words = [one.plain for one in clauses.atoms[subject.start : subject.end]] if isinstance(subject, Noun) else []
    kinds = trigger.small["deeds"] | trigger.small["foes"] | trigger.small["craft"]
    ours = isinstance(subject, Noun) and clauses.atoms[subject.start - 1].plain in trigger.small["possessive"] | trigger.small["our"]
    deed = any(word in kinds for word in words) and not ours
    deed = deed or (isinstance(subject, Mention) and not group.passive)
    alleged = said is not None and said.verb in _alleging(trigger)
    if by is None or not _parties(by) or own or not (alleged or deed) or clauses.opener(group) in trigger.small["if"]:
        return
    fields = {"by": by}
    whose = None if group.passive else named_between(trigger, said.end if said else 0, group.start)
    if whose and not set(parties_of(whose.people)) & set(_parties(by)):
        fields["against"] = trigger.who(whose, GUESS)
    yield claimed(trigger, fields, Span(trigger.roles.span.start, max(trigger.roles.span.end, trigger.roles.rest().end)))


def named_between(trigger: Trigger, begin: int, end: int) -> Mention | None:
    """Give whom words between a verb of saying and the deed name: somebody, or an adjective (`Ukrainian "battalions"`)."""
    for atom in trigger.roles.atoms[begin:end]:
        if isinstance(atom, Mention):
            if atom.sort == "who" and atom.has_party:
                return atom
            continue
        found = trigger.roles.lexicon.adjectives.at([atom.token], 0)
        if found:
            return Mention("who", atom.span, people=(Someone(found[0].id, atom.token.text),), sure=False)
    return None


_FAR = 12
"""Atoms: a word for an accusation that is further off belongs to something else."""


def _are_foes(by: Field, against: Mention) -> bool:
    """Tell whether one state or group speaks of another: what a monitor reports by a verb that nobody lists is no accusation."""
    speakers = _parties(by)
    return len(speakers) == len(parties_of(against.people)) == 1 and speakers[0] not in _MONITORS


_MONITORS = frozenset({"un", "unsc", "osce", "eu", "au", "icrc", "hrw", "amnesty", "iaea", "opcw"})


def disowned(trigger: Trigger) -> Iterator[Item]:
    """Somebody says that its own side did not do it, or that what it was accused of did not happen."""
    group, by = trigger.roles.group(), teller(trigger)
    would = group is not None and any(atom.plain in trigger.small["would"] for atom in trigger.roles.atoms[group.start : group.end])
    if group is None or by is None or not group.finite or group.when == "fut" or would:
        return
    subject, clauses = trigger.sentence.clauses.subject(group), trigger.sentence.clauses
    speaking = {verb for name in ("say", *clauses.grammar["denying"]) for verb in clauses.verbs.classes[name]}
    if not (group.negated or clauses.is_nothing(group)) or group.verb in speaking:
        return
    ours = set(_parties(by))
    own = isinstance(subject, Mention) and (ours & set(parties_of(subject.people)) or _is_we(trigger, subject))
    thing = isinstance(subject, Noun) and trigger.roles.atoms[subject.start - 1].plain in trigger.small["possessive"]
    own = bool(own) or thing or clauses.of_oneself(group)
    held = clauses.said(group)
    own = own or (isinstance(subject, Noun) and held is not None and held.verb in _alleging(trigger) and group.when == "past")
    theirs = isinstance(subject, Mention) and bool(parties_of(subject.people)) and not own
    answers = ours & set(parties_of(trigger.sentence.memory.accused))
    harm = group.verb in clauses.verbs.classes["harm"]
    forces = isinstance(subject, Mention) and any(one.office == "military" for one in subject.people)
    ours_alone = (
        isinstance(subject, Mention) and _is_we(trigger, subject) and group.verb not in {*clauses.verbs.classes["harmless"], *_BARE}
    )
    plain = group.verb in clauses.verbs.printed and not harm and group.verb not in _BARE and not clauses.is_nothing(group)
    answers = set() if plain else answers
    said = clauses.said(group)
    insists = said is not None and said.verb in _alleging(trigger) and group.verb not in clauses.verbs.classes["harmless"]
    if (own and (harm or insists or forces or ours_alone or clauses.is_nothing(group))) or (answers and not theirs):
        rest = trigger.roles.rest()
        yield item(
            trigger, {"text": trigger.field(trigger.words(rest), rest, LIKELY), "by": by}, min(by.confidence, LIKELY), "denied", "denial"
        )


_BARE = frozenset({"be", "have"})


def _alleging(trigger: Trigger) -> frozenset[str]:
    """Give the verbs by which somebody alleges, or insists."""
    clauses = trigger.sentence.clauses
    return frozenset(verb for name in clauses.grammar["alleging"] for verb in clauses.verbs.classes[name])


def _is_we(trigger: Trigger, mention: Mention) -> bool:
    at = next((at for at, atom in enumerate(trigger.roles.atoms) if atom is mention), 0)
    ours = at > 0 and trigger.roles.atoms[at - 1].plain in trigger.small["our"]
    return ours or trigger.words(mention.span).casefold() in trigger.small["we"]


def _parties(field: Field) -> tuple[str, ...]:
    return parties_of(cast("Sequence[Someone]", field.value))
