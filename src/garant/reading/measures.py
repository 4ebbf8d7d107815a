"""What was agreed, promised or decided: each measure with whom it obliges and by when; and that there is an agreement.

Whom a measure obliges is who agrees or promises it; but where what was agreed has its own subject (`agreed that Turkish forces would
withdraw`), it is that one; and what is put without anybody (`heavy weapons shall be withdrawn`) obliges nobody by name.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from garant.reading.atoms import Atom
from garant.reading.contents import contents, is_verb, subject_start
from garant.reading.frames import GUESS, LIKELY, SURE, Trigger, item, parties_of, when_and_where
from garant.reading.idle import is_no_measure
from garant.reading.mentions import Mention
from garant.reading.owing import is_others, obliged, own_subject, people_of, whose_act, whose_verb
from garant.reading.values import Field, Item, Span

_MEETING_NEAR: Final = 14
_REFUSED_NEAR: Final = 4
_TO_COME: Final = frozenset({"inf", "fut", "cond", "ger"})
_DOER_MAX: Final = 4
_DOING: Final = frozenset({"military", "military experts", "government"})
"""Offices of many, who do what is agreed."""
_SENTENCE_ENDS: Final = (".", ";", ":", "!", "?", "»", "”", '"', ")", ",")


def measure(trigger: Trigger) -> Iterator[Item]:
    """Make one measure for each thing that was agreed: `promised to do this, to do that and to do a third thing`."""
    people = obliged(trigger)
    known = people is not None and bool(parties_of(people_of(people)) or _are_sides(people))
    if trigger.frame.get("needs_party") and not known and not _is_doer(trigger):
        return
    if is_no_measure(trigger):
        return
    if trigger.roles.has_rest() or trigger.frame.get("with_subject") or trigger.frame.get("with_last"):
        yield from each(trigger, people)


def each(trigger: Trigger, people: Field | None) -> Iterator[Item]:
    """Give a measure for each thing that follows a trigger; what has its own subject obliges that one."""
    for at, (span, other) in enumerate(contents(trigger)):
        if _worth(trigger, span):
            own = trigger.who(other, LIKELY) if other else own_subject(trigger, span)
            own = own or (whose_act(trigger, span) or whose_verb(trigger, span) if trigger.frame.get("nobody") else None)
            own = own or (whose_verb(trigger, span) if trigger.frame.get("mutual") else None)
            begin = subject_start(trigger) if at == 0 else None
            span = span if begin is None else Span(min(begin, span.start), span.end)  # noqa: PLW2901 - the same, with its subject
            yield _one(trigger, span, own if own and (parties_of(people_of(own)) or not people or is_others(trigger, own)) else people)


def _one(trigger: Trigger, span: Span, people: Field | None) -> Item:
    fields = {"text": trigger.field(trigger.words(span), span, 80)}
    fields["addressee"] = people if people and not _is_only_guessed(trigger, people) else Field(None, (), "the text names nobody", GUESS)
    fields["deadline"] = _deadline(trigger, span)
    confidence = min(people.confidence if people else GUESS, int(trigger.frame.get("confidence", SURE)))
    if not trigger.sentence.text.rstrip().endswith(_SENTENCE_ENDS):
        confidence = min(confidence, LIKELY)
    return item(trigger, fields, confidence)


def _is_only_guessed(trigger: Trigger, people: Field) -> bool:
    """Tell whether `the sides` are only the two whom the text names together most, and have not met in it: mostly they are others."""
    guessed = bool(people_of(people)) and all(one.text == one.party for one in people_of(people))
    parties = frozenset(parties_of(people_of(people)))
    sure = (atom for atom in trigger.sentence.atoms if isinstance(atom, Mention) and atom.sort == "who" and atom.sure)
    told = any(frozenset(parties_of(atom.people)) == parties for atom in sure)  # `Bolivia and Chile have each promised`
    return guessed and not told and parties not in trigger.sentence.memory.encounters


def _are_sides(field: Field) -> bool:
    """Tell whether a measure is said to oblige the sides, without their names: `each party must`."""
    people = people_of(field)
    return len(people) == 1 and people[0].office is None and " " in people[0].text


def _is_doer(trigger: Trigger) -> bool:
    """Tell whether those whom nobody names may owe something, in a clause of its own: `troops shall`, `four battalions will leave`."""
    group, clauses, small = trigger.roles.group(), trigger.sentence.clauses, trigger.small
    if group is None or not group.finite or clauses.opener(group) in small["that"] | small["relative_opens"] | small["if"]:
        return False
    subject = clauses.subject(group)
    if isinstance(subject, Mention):
        return not clauses.has(group.start - 1, "relative") and all(one.office in _DOING for one in subject.people)
    words = [atom.plain for atom in clauses.atoms[subject.start : subject.end]] if subject else []
    return bool(words) and len(words) <= _DOER_MAX and (words[-1] in small["doers"] or words[0] in small["doers"])


def _worth(trigger: Trigger, span: Span) -> bool:
    """Tell whether words are worth an item: two of them, that are no mere date, place or document, and not negated."""
    inner = [atom for atom in trigger.sentence.atoms if span.holds(atom.span)]
    first = next((atom.plain for atom in inner if atom.plain not in trigger.small["article"]), "")
    near = inner[: 1 if trigger.frame.get("with_verb") else 2]
    if any(atom.plain in trigger.small["doubting"] for atom in near) or _is_a_meeting(trigger, inner):
        return False
    to_do = next(reversed(list(trigger.roles.words())), "") in trigger.small["infinitive_mark"] and is_verb(trigger, inner[0].plain)
    if (first in trigger.small["no_content"] and not to_do) or (trigger.frame.get("verb_only") and not is_verb(trigger, inner[0].plain)):
        return False
    if trigger.frame.get("needs_party") and _is_refused(trigger, inner):
        return False
    words = [atom.plain for atom in inner if not isinstance(atom, Mention) and atom.plain.replace("-", "").isalpha()]
    return bool(words) and (len(inner) > 1 or words[0] in trigger.small["acts"])


def _is_refused(trigger: Trigger, inner: Sequence[Atom]) -> bool:
    """Tell whether it says what somebody will not have done, rather than what it undertakes not to do: `will not accept`."""
    verb = trigger.sentence.clauses.at(trigger.roles.end - 1)
    ahead = verb is not None and inner[0].span.start <= trigger.sentence.atoms[verb.end - 1].span.start
    begin = trigger.sentence.atoms[verb.start].span.start if verb and ahead else inner[0].span.start
    behind = [atom.plain for atom in inner if atom.span.start >= begin]
    restraint = (
        trigger.frame.get("negated")
        or (verb and ahead and verb.negated)
        or behind[:1] == ["not"]
        or any(word in trigger.small["no_more"] for word in behind[:3])
    )
    if restraint and (trigger.frame.get("negated") or trigger.frame.get("standing") == "announced"):
        return any(word in trigger.small["refusals"] for word in behind[:_REFUSED_NEAR])
    return any(word in trigger.small["negation"] for word in behind[:2])


def _is_a_meeting(trigger: Trigger, inner: Sequence[Atom]) -> bool:
    """Tell whether it is only that a meeting will be held: `agreed to hold the next meeting on 30 November`."""
    clauses, small = trigger.sentence.clauses, trigger.small
    forms = [(at, *pair) for at, atom in enumerate(inner[:3]) for pair in clauses.verbs.forms.get(atom.printed, ())]
    verbs = [verb for at, verb, form in forms if at == 0 or form in _TO_COME]  # `continue contacts` is no meeting
    held = any(verb in clauses.verbs.classes["hold"] and verb not in small["joins"] for verb in verbs)
    meets = any(verb in clauses.verbs.classes["encounter"] for verb in verbs)
    if meets and any(atom.sort == "who" for atom in inner[1:]):
        return True
    again = any(form[1] in clauses.grammar["meeting_again"] for form in forms[:2]) and forms[0][0] <= 1
    if again and not any(atom.plain in small["frequency"] for atom in inner):
        return True  # `se revoir en mai`
    return held and any(atom.plain in small["gatherings"] for atom in inner[1:_MEETING_NEAR])


def agreement(trigger: Trigger) -> Iterator[Item]:
    """Make that there is an agreement, a truce or an understanding: between whom, of when, named how."""
    roles = trigger.roles
    people = roles.behind(trigger.small["between"]) or roles.subject()
    fields = {"form": trigger.field(trigger.frame.get("form", "understanding"), None, 80), **when_and_where(trigger)}
    if people:
        fields["between"] = trigger.who(people, 75)
    fields["text"] = Field(trigger.words(trigger.sentence.span).strip(), (trigger.sentence.span,), trigger.rule, LIKELY)
    yield item(trigger, fields, 75 if people and len(parties_of(people.people)) > 1 else GUESS)


def _deadline(trigger: Trigger, span: Span) -> Field:
    """Give the date or duration that a measure's own words set behind `d'ici`, `avant`, `by`, `within`; else nothing."""
    for at, atom in enumerate(trigger.sentence.atoms):
        if isinstance(atom, Mention) and atom.sort in ("date", "duration") and span.holds(atom.span) and trigger.roles.is_deadline(at):
            return trigger.field(atom.day or atom.text, atom, SURE if atom.day else LIKELY)
    return Field(None, (), "the text gives none", LIKELY)
