"""Contacts and meetings: who met or spoke with whom, or will; in which form, when, where, for how long.

Who takes part, `circles` tells. What is only called for is none; what somebody offers, hopes for or makes depend on something is a meeting
that is planned, and stands so.
"""

from collections.abc import Iterator
from dataclasses import replace

from garant.reading.circles import TWO, Circle, circle_of, is_anaphora, made_of
from garant.reading.frames import GUESS, LIKELY, SURE, Trigger, item, parties_of, when_and_where
from garant.reading.mentions import Mention
from garant.reading.quantities import ordinal
from garant.reading.roles import NEAR
from garant.reading.values import Day, Field, Item
from garant.statement.words import Standing

_BEFORE = 3
_NEAR = 8


def contact(trigger: Trigger) -> Iterator[Item]:
    """Make a meeting, visit, call or talks: held, planned, postponed or called off."""
    if _is_unreal(trigger):
        return
    circle, number = circle_of(trigger), _number(trigger)
    stands = _stands(trigger)
    fields = _details(trigger, circle, number, stands)
    if stands == "held" and _is_to_come(trigger, fields.get("when")):
        stands = "planned"
        fields["stands"] = trigger.field(stands, None, LIKELY)
    if not _is_told(trigger, circle, fields, stands) or (circle.people and not circle.mentions and stands != "held"):
        return
    if circle.parties >= TWO and circle.confidence >= LIKELY:
        trigger.sentence.memory.met = circle.people
    apart = _one_by_one(trigger, circle)
    if apart:
        yield from (_made(trigger, one, {**fields, "between": _between(trigger, one)}, stands) for one in apart)
        return
    yield _made(trigger, circle, fields, stands)
    yield from _separately(trigger, circle, fields, stands)


def _is_to_come(trigger: Trigger, when: Field | None) -> bool:
    """Tell whether its day is after the text's own: `heads to Kabul on 8 May for a meeting`."""
    published, day = trigger.sentence.memory.published, when.value if when else None
    known = isinstance(day, Day) and day.precision == "day" and day.date is not None
    return known and published is not None and isinstance(day, Day) and str(day.date) > published.isoformat()


def _details(trigger: Trigger, circle: Circle, number: Field | None, stands: str) -> dict[str, Field]:
    """Give its form, date, place, duration and number, and those between whom it is."""
    fields = {"form": trigger.field(trigger.frame["form"], None, SURE), **when_and_where(trigger)}
    if any(word in trigger.small["date_of"] for word in trigger.roles.words_before(4)) or _is_letterhead(trigger):
        fields.pop("when", None)
    if stands == "planned" and "when" not in fields:
        fields |= _by_when(trigger)
    if trigger.frame["form"] == "call":
        fields.pop("place", None)
    if circle.parties >= TWO:
        fields["between"] = _between(trigger, circle)
    if number:
        fields["number"] = number
    duration = trigger.roles.nearest("duration", skip=trigger.roles.is_deadline)
    if duration:
        fields["duration"] = trigger.field(duration.text, duration, LIKELY)
    fields["stands"] = trigger.field(stands, None, SURE)
    return fields


def _one_by_one(trigger: Trigger, circle: Circle) -> list[Circle]:
    """Give the encounters with each, where they are told to be apart: `held separate phone calls with both ministers`."""
    near = trigger.roles.atoms[max(0, trigger.roles.start - 2) : trigger.roles.end + 2]
    several = len(circle.mentions) == TWO and len(parties_of(circle.mentions[0].people)) == 1 < len(parties_of(circle.mentions[1].people))
    if not several or not any(atom.plain in trigger.small["apart"] for atom in near):
        return []
    one, others = circle.mentions
    return [made_of(one, others._replace(people=(other,))) for other in others.people]


def _by_when(trigger: Trigger) -> dict[str, Field]:
    """Give the date by which it is to be, where no other is told: `is expected in Addis Ababa before the end of the month`."""
    date = trigger.roles.nearest("date")
    near = (
        date is not None
        and date.day is not None
        and date.day.resolved
        and date.day.precision != "year"
        and date.span.start >= trigger.roles.span.start
    )
    return {"when": trigger.field(date.day, date, LIKELY)} if near and date else {}


def _is_letterhead(trigger: Trigger) -> bool:
    """Tell whether the date is that of the text, in a title: `No 88, 21 March 2022, Statement on the Meeting of ...`."""
    date = trigger.roles.date()
    if date is None or trigger.frame.get("verb") or date.span.start >= trigger.roles.span.start:
        return False
    atoms = trigger.sentence.atoms
    behind = atoms[atoms.index(date) + 1 :]
    verbless = not trigger.sentence.text.rstrip().endswith((".", "!", "?", ":")) and trigger.roles.ahead() is None
    return verbless and bool(behind) and behind[0].plain == ","


def _separately(trigger: Trigger, circle: Circle, fields: dict[str, Field], stands: str) -> Iterator[Item]:
    """Make another of each further partner: `spoke with the Armenian minister and, separately, with the Azerbaijani one`."""
    roles, first = trigger.roles, circle.mentions[0] if circle.mentions else None
    for at in range(roles.end, len(roles.atoms)):
        then = _then(trigger, at) if trigger.frame.get("verb") else None
        if first and then and then[1] not in circle.mentions:
            apart = made_of(first, then[1])
            told = {"between": _between(trigger, apart), "when": trigger.field(then[0].day, then[0], SURE)}
            yield _made(trigger, apart, {**fields, **told}, stands)
        if first is None or roles.atoms[at].plain not in trigger.small["separately"]:
            continue
        partner = replace(roles, start=at, end=at + 1).behind(trigger.small["with"], far=NEAR)
        if partner and partner not in circle.mentions:
            apart = made_of(first, partner)
            yield _made(trigger, apart, {**fields, "between": _between(trigger, apart)}, stands)


def _then(trigger: Trigger, at: int) -> tuple[Mention, Mention] | None:
    """Give when and with whom there was another: `met the one yesterday and, on Tuesday, the other`."""
    atoms, small = trigger.roles.atoms, trigger.small
    if atoms[at].plain not in small["and"]:
        return None
    place, when = at + 1, None
    for atom in atoms[place : place + 2 * NEAR]:
        if isinstance(atom, Mention) and atom.sort == "date" and when is None:
            when = atom
        elif isinstance(atom, Mention):
            after = atoms[atoms.index(atom) + 1 : atoms.index(atom) + 3]
            when = when or next((one for one in after if isinstance(one, Mention) and one.sort == "date"), None)
            return (when, atom) if when and atom.sort == "who" else None
        elif atom.plain not in {",", "on", *small["with"], *small["article"]}:
            return None
    return None


def _made(trigger: Trigger, circle: Circle, fields: dict[str, Field], stands: str) -> Item:
    standing: Standing | None = None if stands == "held" else "announced"
    if stands == "planned" and (trigger.conditional or trigger.sentence.voice.standing == "hoped"):
        standing = "conditional" if trigger.conditional else "hoped"
    elif stands == "planned" and _is_offered(trigger):
        standing = "proposed"
    confidence = circle.confidence if circle.parties >= TWO else GUESS
    if trigger.sentence.voice.standing == "hoped":
        confidence = min(confidence, LIKELY)
    made = item(trigger, fields, confidence, standing)
    is_meeting = stands != "held" or trigger.frame["kind"] == "meeting"
    return replace(made, kind="meeting") if is_meeting else made


def _is_told(trigger: Trigger, circle: Circle, fields: dict[str, Field], stands: str) -> bool:
    """Tell whether enough is said: two parties; or a numbered round; or a meeting to come of which a date or number is told."""
    if circle.parties >= TWO:
        return True
    if trigger.frame.get("pair"):
        return False
    if stands == "held" and circle.parties == 0 and not trigger.sentence.memory.met and _fate(trigger) == "held" and "when" in fields:
        return True
    if (trigger.frame.get("body") and "when" in fields) or (trigger.frame.get("next") and not _is_only_topic(trigger)):
        return True
    if trigger.frame.get("round") and ("number" in fields or (stands != "held" and "when" in fields)):
        return True
    to_come = stands != "held" and bool(trigger.frame.get("round") or trigger.frame.get("planned"))
    return to_come and (_is_next(trigger) or not is_anaphora(trigger))


def _is_next(trigger: Trigger) -> bool:
    """Tell whether it is the next one: `la prochaine réunion`, which points back to none."""
    return any(word in trigger.small["next_words"] for word in trigger.roles.words_before(TWO))


def _stands(trigger: Trigger) -> str:
    """Tell whether it was held, is planned, postponed or called off: by the frame, else by the verb beside it."""
    given = trigger.frame.get("stands") or _fate(trigger)
    if given:
        return "held" if given == "planned" and _went_for_it(trigger) else str(given)
    words = [atom.plain for atom in trigger.roles.atoms]
    if any(word in trigger.small["postponed"] for word in words):
        return "postponed"
    if any(word in trigger.small["called_off"] for word in words):
        return "called_off"
    if any(word in trigger.small["before_it"] for word in trigger.roles.words_before(_BEFORE)):
        return "planned"
    return "planned" if trigger.roles.ahead(onwards=not trigger.frame.get("verb")) else "held"


def _fate(trigger: Trigger) -> str:
    """Tell what a verb says of a meeting that is its subject: `has been fixed for`, `a été décalée`, `reprendraient`; nothing else."""
    if trigger.frame.get("verb"):
        group = trigger.roles.group()
        return (
            "held" if group and group.finite and group.when == "past" and not group.modal and group.verb in _ways_to_meet(trigger) else ""
        )
    clauses = trigger.sentence.clauses
    group = clauses.behind(trigger.roles.end)
    if group is None or isinstance(clauses.subject(group), Mention):
        return ""
    told = (("planned", "plan"), ("postponed", "postpone"), ("called_off", "cancel"))
    said = next((fate for fate, name in told if group.verb in clauses.verbs.classes[name] and (group.passive or fate != "planned")), "")
    takes_place = group.verb in clauses.verbs.classes["happen"] or (group.passive and group.verb in clauses.verbs.classes["hold"])
    when = "planned" if group.when in ("fut", "cond") else "held" if group.when == "past" else ""
    return said or (when if takes_place else "")


def _asking(trigger: Trigger) -> frozenset[str]:
    clauses = trigger.sentence.clauses
    return frozenset(verb for one in clauses.grammar["asking"] for verb in clauses.verbs.classes[one])


def _ways_to_meet(trigger: Trigger) -> frozenset[str]:
    clauses = trigger.sentence.clauses
    return frozenset(verb for one in clauses.grammar["ways_to_meet"] for verb in clauses.verbs.classes[one])


def _went_for_it(trigger: Trigger) -> bool:
    """Tell whether somebody went to meet another, so that they met: `shuttled to Tel Aviv to see Israeli officials`."""
    clauses, group = trigger.sentence.clauses, trigger.roles.group()
    main = clauses.main(group) if group and group.when == "inf" else None
    if main is None or group is None or main.when != "past" or main.end > group.start:
        return False
    return main.verb in clauses.verbs.classes["go"]


def _is_unreal(trigger: Trigger) -> bool:
    """Tell whether it is only called for, offered or refused, or only what something else is about."""
    before = list(trigger.roles.words_before(_BEFORE))
    nearest = next((word for word in before if word not in trigger.small["article"]), "")
    told = trigger.roles.group()
    if told and told.finite and trigger.sentence.clauses.opener(told) in trigger.small["if"] and not trigger.frame.get("planned"):
        return True
    group = trigger.roles.group() if trigger.frame.get("verb") or trigger.frame.get("planned") else None
    main = trigger.sentence.clauses.main(group) if group and group.when == "inf" else None
    if main and main.end <= trigger.roles.start and main.verb in _asking(trigger) and not trigger.frame.get("next"):
        return True
    unreal = nearest in trigger.small["topic"] or any(word in trigger.small["unreal"] for word in before)
    return unreal and not trigger.frame.get("planned") and not (_is_offered(trigger) and trigger.frame.get("round"))


def _is_offered(trigger: Trigger) -> bool:
    """Tell whether somebody only offers that there be a meeting."""
    near = (*trigger.roles.words_before(_NEAR // TWO), *trigger.roles.words())
    return any(word in trigger.small["offering"] for word in near)


def _is_only_topic(trigger: Trigger) -> bool:
    """Tell whether the next meeting is only what something else is before: `before the next session`."""
    return any(word in trigger.small["before_it"] for word in trigger.roles.words_before(TWO))


def _between(trigger: Trigger, circle: Circle) -> Field:
    spans = tuple(mention.span for mention in circle.mentions)
    return Field(circle.people, spans or (trigger.roles.span,), trigger.rule, circle.confidence if circle.parties >= TWO else GUESS)


def _number(trigger: Trigger) -> Field | None:
    """Read an ordinal beside the trigger: `la 12e session`, `their fourth meeting`."""
    for at in range(max(0, trigger.roles.start - _BEFORE), min(len(trigger.sentence.atoms), trigger.roles.end + 1)):
        value = ordinal(trigger.roles.lexicon, trigger.sentence.atoms[at].plain)
        if value == 1 and any(atom.plain in trigger.small["since"] for atom in trigger.sentence.atoms[at:]):
            continue
        if value and not (at < trigger.roles.start and trigger.frame.get("verb")):
            return trigger.field(value, trigger.sentence.atoms[at].span, SURE)
    return None
