"""What was agreed, promised or decided: each measure with whom it obliges and by when; and that there is an agreement.

Whom a measure obliges is who agrees or promises it; but where what was agreed has its own subject (`agreed that Turkish forces would
withdraw`), it is that one; and what is put without anybody (`heavy weapons shall be withdrawn`) obliges nobody by name.
"""

from collections.abc import Callable, Iterator, Sequence
from typing import Final

from garant.reading.atoms import Atom
from garant.reading.contents import contents, is_verb, subject_start
from garant.reading.deeds import teller
from garant.reading.frames import GUESS, LIKELY, SURE, Trigger, item, parties_of, when_and_where
from garant.reading.idle import is_no_measure
from garant.reading.mentions import Mention
from garant.reading.proposals import issuer
from garant.reading.values import Field, Item, Someone, Span

_OWN_SUBJECT_MAX: Final = 5
_MEETING_NEAR: Final = 14
_REFUSED_NEAR: Final = 4
_TO_COME: Final = frozenset({"inf", "fut", "cond", "ger"})
_DOER_MAX: Final = 4
_DOING: Final = frozenset({"military", "military experts", "government"})
"""Offices of many, who do what is agreed."""
_PRONOUN_MAX: Final = 5
_SENTENCE_ENDS: Final = (".", ";", ":", "!", "?", "»", "”", '"', ")", ",")


def measure(trigger: Trigger) -> Iterator[Item]:
    """Make one measure for each thing that was agreed: `promised to do this, to do that and to do a third thing`."""
    people = obliged(trigger)
    if trigger.frame.get("needs_party") and not (people and (parties_of(_people(people)) or _are_sides(people))) and not _is_doer(trigger):
        return
    if is_no_measure(trigger):
        return
    if trigger.roles.has_rest() or trigger.frame.get("with_subject"):
        yield from each(trigger, people)


def each(trigger: Trigger, people: Field | None) -> Iterator[Item]:
    """Give a measure for each thing that follows a trigger; what has its own subject obliges that one."""
    for at, (span, other) in enumerate(contents(trigger)):
        if _worth(trigger, span):
            own = trigger.who(other, LIKELY) if other else _own_subject(trigger, span)
            own = own or (_whose_act(trigger, span) or _whose_verb(trigger, span) if trigger.frame.get("nobody") else None)
            begin = subject_start(trigger) if at == 0 else None
            span = span if begin is None else Span(min(begin, span.start), span.end)  # noqa: PLW2901 - the same, with its subject
            yield _one(trigger, span, own if own and (parties_of(_people(own)) or not people) else people)


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
    guessed = bool(_people(people)) and all(one.text == one.party for one in _people(people))
    return guessed and frozenset(parties_of(_people(people))) not in trigger.sentence.memory.encounters


def _are_sides(field: Field) -> bool:
    """Tell whether a measure is said to oblige the sides, without their names: `each party must`."""
    people = _people(field)
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
    return sum(1 for atom in inner if not isinstance(atom, Mention) and atom.plain.isalpha()) > 0 and len(inner) > 1


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
    return held and any(atom.plain in small["gatherings"] for atom in inner[1:_MEETING_NEAR])


def _people(field: Field) -> tuple[Someone, ...]:
    return field.value if isinstance(field.value, tuple) and not hasattr(field.value, "precision") else ()  # type: ignore[return-value]


def agreement(trigger: Trigger) -> Iterator[Item]:
    """Make that there is an agreement, a truce or an understanding: between whom, of when, named how."""
    roles = trigger.roles
    people = roles.behind(trigger.small["between"]) or roles.subject()
    fields = {"form": trigger.field(trigger.frame.get("form", "understanding"), None, 80), **when_and_where(trigger)}
    if people:
        fields["between"] = trigger.who(people, 75)
    fields["text"] = Field(trigger.words(trigger.sentence.span).strip(), (trigger.sentence.span,), trigger.rule, LIKELY)
    yield item(trigger, fields, 75 if people and len(parties_of(people.people)) > 1 else GUESS)


# Whom it obliges


def obliged(trigger: Trigger) -> Field | None:
    """Give whom a measure obliges: the subject that agrees or promises, the agent, the object, or somebody within the trigger."""
    roles, frame = trigger.roles, trigger.frame
    given = next((whose for name, whose in _GIVEN if frame.get(name)), None)
    if given:
        return given(trigger)
    if frame.get("inside"):
        found = roles.inside()
    elif frame.get("agent"):
        agent = roles.behind(trigger.small["by"])
        agent = agent if agent and roles.rest().holds(agent.span) else None
        found = roles.within(trigger.small["by"]) or agent or _subject_of_passive(roles.subject())
    else:
        found = roles.subject()
    if not frame.get("mutual"):
        spoken = _spoken(trigger, found)
        if spoken:
            return spoken
    inside = roles.inside() if frame.get("general") or not frame.get("mutual") else None
    if found and not found.has_party and not frame.get("mutual") and len(trigger.words(found.span)) <= _PRONOUN_MAX:
        told = teller(trigger)
        if told and parties_of(_people(told)):
            return told
    found = found or inside or _before_and(trigger) or issuer(trigger)
    if found is None:
        return _last_met(trigger) if frame.get("mutual") else None
    if frame.get("mutual"):
        return _with_partner(trigger, found)
    return trigger.who(found)


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


def _subject_of_passive(subject: Mention | None) -> Mention | None:
    """Take a party or its forces that are to be withdrawn, moved or disarmed for those who must see to it."""
    return subject if subject and parties_of(subject.people) else None


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


def _own_subject(trigger: Trigger, span: Span) -> Field | None:
    """Give who is the subject of what was agreed: `that Turkish forces would withdraw`."""
    inner = [atom for atom in trigger.sentence.atoms if span.holds(atom.span)]
    for at, atom in enumerate(inner[:_OWN_SUBJECT_MAX]):
        if isinstance(atom, Mention) and atom.sort == "who" and at + 1 < len(inner):
            after = [one.plain for one in inner[at + 1 : at + 5]]
            modal = any(word in trigger.small["modal"] or _is_future(trigger, word) for word in after)
            return trigger.who(atom) if modal else None
        if atom.plain and atom.plain not in trigger.small["article"] and atom.plain not in trigger.small["opens"]:
            return None
    return None


def _whose_verb(trigger: Trigger, span: Span) -> Field | None:
    """Give who does what an agreement lays down in the present: `prévoit que la police russe surveille la route`."""
    clauses = trigger.sentence.clauses
    group = next((one for one in clauses.groups if one.finite and span.holds(clauses.atoms[one.end - 1].span)), None)
    subject = clauses.subject(group) if group and group.when == "pres" and not group.passive else None
    inside = isinstance(subject, Mention) and span.holds(subject.span) and bool(parties_of(subject.people))
    return trigger.who(subject, LIKELY) if inside and isinstance(subject, Mention) else None


def _whose_act(trigger: Trigger, span: Span) -> Field | None:
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


def _is_future(trigger: Trigger, word: str) -> bool:
    """Tell whether a word is a verb in the future by its ending."""
    endings = tuple(trigger.small["future_endings"])
    return bool(endings) and word.endswith((*endings, "rait", "raient"))


def _deadline(trigger: Trigger, span: Span) -> Field:
    """Give the date or duration that a measure's own words set behind `d'ici`, `avant`, `by`, `within`; else nothing."""
    for at, atom in enumerate(trigger.sentence.atoms):
        if isinstance(atom, Mention) and atom.sort in ("date", "duration") and span.holds(atom.span) and trigger.roles.is_deadline(at):
            return trigger.field(atom.day or atom.text, atom, SURE if atom.day else LIKELY)
    return Field(None, (), "the text gives none", LIKELY)
