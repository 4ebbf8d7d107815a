"""Claims and denials: who says what of whom, and who says that it is not so.

A claim is told by a verb of accusing, or by a verb of saying together with a deed that another is said to have done (`Yerevan said that
Azerbaijani forces had attacked`). A denial answers the claim before it, whose words it keeps (`of`).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from garant.reading.frames import GUESS, LIKELY, SURE, Sentence, Trigger, item, parties_of, when_and_where
from garant.reading.lexicon import Lexicon
from garant.reading.measures import issuer, it_of
from garant.reading.mentions import Mention
from garant.reading.roles import Roles
from garant.reading.values import Day, Field, Item, Someone, Span

_DEED_NEAR = 8


def claim(trigger: Trigger) -> Iterator[Item]:
    """Make an accusation: by whom, against whom, of what."""
    if trigger.frame.get("accused_subject"):
        told = list(accused(trigger, _doer(trigger)))
        yield from told or _disowned(trigger)
        return
    if (trigger.frame.get("noun") and _denied_noun(trigger)) or _is_noun(trigger):
        return
    if trigger.frame.get("hand"):
        yield from accused(trigger, trigger.roles.inside())
        return
    if trigger.frame.get("both_inside") or trigger.frame.get("relative"):
        yield from _inside(trigger)
        return
    both = _each_other(trigger)
    if both:
        yield both
        return
    passive = bool(trigger.frame.get("passive"))
    by, against = _accuser(trigger, passive=passive), _accused(trigger, passive=passive)
    fields = dict[str, Field]()
    by = by or (None if passive else trigger.roles.first() or it_of(trigger) or issuer(trigger))
    if by:
        fields["by"] = trigger.who(by, SURE if by is trigger.roles.subject() else LIKELY)
    elif trigger.sentence.voice.speaker and not (passive and _is_the_accused(trigger, against)):
        fields["by"] = Field((trigger.sentence.voice.speaker,), trigger.sentence.voice.spans, trigger.rule, LIKELY)
    if against and against is not by:
        fields["against"] = trigger.who(against)
    elif trigger.frame.get("needs_accused"):
        return
    yield _told(trigger, fields, trigger.roles.rest())


def deeds(lexicon: Lexicon, sentence: Sentence, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """Give what somebody says that another did, or that its own side did not do, by verbs that no frame has: all but the harmless ones."""
    taken = {at for trigger in found if trigger.frame["kind"] not in _BESIDE_DEEDS for at in range(trigger.roles.start, trigger.roles.end)}
    for group in sentence.clauses.groups:
        if taken.isdisjoint(range(group.start, group.end)) and group.finite and group.when != "fut":
            classes = lexicon.verbs.classes
            harmless = group.verb in _BARE or (group.verb in lexicon.verbs.printed and group.verb not in classes["harm"])
            if group.negated or sentence.clauses.is_nothing(group):
                yield Trigger(_NOT_DONE, Roles(lexicon, sentence.clauses, group.start, group.end), sentence)
            elif not harmless:
                yield Trigger(_DONE, Roles(lexicon, sentence.clauses, group.start, group.end), sentence)


_BESIDE_DEEDS = frozenset({"contact", "meeting", "count"})
_DONE: Mapping[str, Any] = {"kind": "claim", "rule": "says it of another", "deed": True, "accused_subject": True, "general": True, "confidence": 60}
_NOT_DONE: Mapping[str, Any] = {"kind": "denial", "rule": "says it was not so", "disowned": True, "needs_speaker": True, "general": True}


def _doer(trigger: Trigger) -> Mention | None:
    """Give whose deed it is said to be: the agent of a passive, else the subject; nobody's what is negated or yet to come."""
    group = trigger.roles.group()
    if not trigger.frame.get("deed"):
        return _leading(trigger) or trigger.roles.subject()
    if group is None or not group.finite or group.negated or group.when == "fut":
        return None
    if trigger.sentence.clauses.opener(group) in trigger.small["if"]:
        return None
    return trigger.roles.behind(trigger.small["by"]) if group.passive else trigger.roles.subject()


def teller(trigger: Trigger) -> Field | None:
    """Give who is said to say it: the subject of the verb of saying that governs it, else the sentence's voice."""
    group, heard = trigger.roles.group(), trigger.sentence.voice
    found = trigger.sentence.clauses.teller(group) if group else None
    if found is not None and found.has_party:
        return trigger.who(found)
    return Field((heard.speaker,), heard.spans, trigger.rule, LIKELY + 10) if heard.speaker else None


def _inside(trigger: Trigger) -> Iterator[Item]:
    """Make a claim of both that its words name: `the accusation by A that B ...`; `B, whom A accuses of ...`."""
    first, last = trigger.roles.first_inside(), trigger.roles.inside()
    if first is None or last is None or first is last:
        return
    by, against = (last, first) if trigger.frame.get("relative") else (first, last)
    yield _told(trigger, {"by": trigger.who(by), "against": trigger.who(against)}, trigger.roles.rest())


def _is_noun(trigger: Trigger) -> bool:
    """Tell whether the word is a noun here: `a charge that he denied`."""
    small, first = trigger.small, next(trigger.roles.words(), "")
    return first in small["also_nouns"] and next(trigger.roles.words_before(1), "") in small["article"]


def _is_the_accused(trigger: Trigger, against: Mention | None) -> bool:
    speaker = trigger.sentence.voice.speaker
    return against is not None and speaker is not None and speaker.party in parties_of(against.people)


def _leading(trigger: Trigger) -> Mention | None:
    """Give somebody with whom the trigger begins, whom no preposition governs."""
    first = trigger.roles.atoms[trigger.roles.start]
    free = isinstance(first, Mention) and first.sort == "who" and not trigger.roles.is_governed(trigger.roles.start)
    return first if free and isinstance(first, Mention) else None


def _each_other(trigger: Trigger) -> Item | None:
    """Make one claim by both against both: `Army and rebels accused each other of breaking the truce`."""
    roles = trigger.roles
    near = [atom.plain for atom in roles.atoms[max(0, roles.start - 3) : roles.end + 3]]
    subject = roles.subject()
    if subject is None or len(subject.people) < 2 or not any(word in trigger.small["mutual"] for word in near):  # noqa: PLR2004 - one and the other
        return None
    sides = trigger.who(subject, LIKELY)
    return _told(trigger, {"by": sides, "against": sides}, roles.rest())


def _accuser(trigger: Trigger, *, passive: bool) -> Mention | None:
    return trigger.roles.behind(trigger.small["by"]) if passive else trigger.roles.subject()


def _accused(trigger: Trigger, *, passive: bool) -> Mention | None:
    roles = trigger.roles
    named = roles.inside() if not passive or trigger.frame.get("against_inside") else None
    if trigger.frame.get("against_behind"):
        named = None
    if named or passive:
        return named or roles.subject()
    if trigger.frame.get("against_by"):
        return roles.behind((*trigger.small["by"], *trigger.small["of_whom"]))
    return roles.next_who(far=6, capitals=True) or _whose_deed(trigger)


def _whose_deed(trigger: Trigger) -> Mention | None:
    """Give whose deed follows, where an adjective tells it: `condemned an Israeli raid`."""
    roles = trigger.roles
    for atom in roles.atoms[roles.end : roles.end + _DEED_NEAR]:
        if isinstance(atom, Mention) or atom.plain in ",;.":
            return None
        found = roles.lexicon.adjectives.at([atom.token], 0)
        if found:
            return Mention("who", atom.span, people=(Someone(found[0].id, atom.token.text),), sure=False)
    return None


def _told(trigger: Trigger, fields: dict[str, Field], rest: Span) -> Item:
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
    if against is None or not against.has_party or any(word in trigger.small["accusing"] for word in trigger.roles.words_before(12)):
        return
    by = teller(trigger)
    if by is None or (trigger.frame is _DONE and not _are_foes(by, against)) or set(parties_of(by.value)) & set(parties_of(against.people)):
        return
    fields = {"against": trigger.who(against, LIKELY + 10), "by": by if parties_of(by.value) else replace(by, confidence=GUESS)}
    yield _told(trigger, fields, Span(against.span.start, max(against.span.end, trigger.roles.rest().end)))


def _are_foes(by: Field, against: Mention) -> bool:
    """Tell whether one state or group speaks of another: what a monitor reports by a verb that nobody lists is no accusation."""
    speakers = parties_of(by.value)
    return len(speakers) == len(parties_of(against.people)) == 1 and speakers[0] not in _MONITORS


_MONITORS = frozenset({"un", "unsc", "osce", "eu", "au", "icrc", "hrw", "amnesty", "iaea", "opcw"})


def _denied_noun(trigger: Trigger) -> bool:
    """Tell whether the accusation is only what is denied: `rejected the accusations`; of another's it is a claim."""
    return any(word in trigger.small["denying"] for word in trigger.roles.words_before(5))


def denial(trigger: Trigger) -> Iterator[Item]:
    """Make a denial: by whom; of what it says, or of the claim before it."""
    agent = trigger.roles.within(trigger.small["by"])
    by = agent or (trigger.roles.behind(trigger.small["by"]) if trigger.frame.get("passive") else trigger.roles.subject())
    speaker = trigger.sentence.voice.speaker
    if trigger.frame.get("inside"):
        by = trigger.roles.inside() or by
    if trigger.frame.get("speaker_first") and speaker:
        by = None
    if trigger.frame.get("needs_speaker") and not (speaker and speaker.party):
        return
    if trigger.frame.get("disowned"):
        yield from _disowned(trigger)
        return
    if trigger.frame.get("answers") and not (by and set(parties_of(by.people)) & set(parties_of(trigger.sentence.memory.accused))):
        return
    rest = trigger.roles.rest()
    fields = {"text": trigger.field(trigger.words(rest), rest, LIKELY)}
    accused_before = trigger.sentence.memory.accused
    unnamed = by is not None and (not by.has_party or not by.sure)
    if by is None and speaker and speaker in trigger.sentence.memory.accusers:
        speaker = None
    if accused_before and parties_of(accused_before) and (unnamed or (by is None and speaker is None)):
        fields["by"] = Field(accused_before, (by.span if by else trigger.roles.span,), trigger.rule, LIKELY)
    elif by and not (unnamed and speaker and speaker.party):
        fields["by"] = trigger.who(by)
    elif speaker:
        fields["by"] = Field((speaker,), trigger.sentence.voice.spans, trigger.rule, LIKELY)
    if trigger.sentence.memory.claim:
        fields["of"] = Field(trigger.sentence.memory.claim, (trigger.roles.span,), trigger.rule, GUESS)
    yield item(trigger, fields, min(fields["by"].confidence, SURE) if "by" in fields else GUESS, "denied")


def _disowned(trigger: Trigger) -> Iterator[Item]:
    """Somebody says that its own side did not do it, or that what it was accused of did not happen: `stated that no sortie had been flown`."""
    group, by = trigger.roles.group(), teller(trigger)
    if group is None or by is None or not group.finite or group.when == "fut":
        return
    subject, clauses = trigger.sentence.clauses.subject(group), trigger.sentence.clauses
    if not (group.negated or clauses.is_nothing(group)):
        return
    ours = set(parties_of(by.value))
    own = isinstance(subject, Mention) and (ours & set(parties_of(subject.people)) or _is_we(trigger, subject))
    theirs = isinstance(subject, Mention) and bool(parties_of(subject.people)) and not own
    answers = ours & set(parties_of(trigger.sentence.memory.accused))
    harm = group.verb in clauses.verbs.classes["harm"]
    forces = isinstance(subject, Mention) and any(one.office == "military" for one in subject.people)
    ours_alone = isinstance(subject, Mention) and _is_we(trigger, subject) and group.verb not in clauses.verbs.classes["harmless"]
    if (own and (harm or forces or ours_alone or clauses.is_nothing(group))) or (answers and not theirs):
        rest = trigger.roles.rest()
        yield item(trigger, {"text": trigger.field(trigger.words(rest), rest, LIKELY), "by": by}, min(by.confidence, LIKELY), "denied", "denial")


_BARE = frozenset({"be", "have"})


def _is_we(trigger: Trigger, mention: Mention) -> bool:
    return trigger.words(mention.span).casefold() in trigger.small["we"]
