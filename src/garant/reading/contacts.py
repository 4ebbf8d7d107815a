"""Contacts and meetings: who met or spoke with whom, or will; in which form, when, where, for how long.

Who takes part, `circles` tells. What is only called for is none; what somebody offers, hopes for or makes depend on something is a meeting
that is planned, and stands so.
"""

from collections.abc import Iterator
from dataclasses import replace

from garant.reading.circles import circle_of, is_anaphora
from garant.reading.encounters import BODIES, TWO, Circle
from garant.reading.fates import fate_of, is_dated, is_ending, stands_of, was_told_held
from garant.reading.frames import GUESS, LIKELY, SURE, Trigger, item, parties_of, when_and_where
from garant.reading.nouns import Noun
from garant.reading.quantities import ordinal
from garant.reading.series import one_by_one, separately
from garant.reading.unreal import is_offered, is_unreal, is_wished
from garant.reading.values import Day, Field, Item
from garant.statement.words import Standing

_BEFORE = 3
_NEAR = 8


def contact(trigger: Trigger) -> Iterator[Item]:
    """Make a meeting, visit, call or talks: held, planned, postponed or called off."""
    if is_unreal(trigger):
        return
    circle, number = circle_of(trigger), _number(trigger)
    wished = is_wished(trigger)
    stands = "planned" if wished else stands_of(trigger)
    fields = _details(trigger, circle, number, stands)
    ending = is_ending(trigger)
    if ending:
        fields.pop("when", None)
    if stands == "held" and not ending and _is_to_come(trigger, fields.get("when")):
        stands = "planned"
        fields["stands"] = trigger.field(stands, None, LIKELY)
    if stands == "planned" and "when" in fields:
        fields["when"] = _ahead(trigger, fields["when"])
    if not (circle.parties >= TWO if wished else _is_told(trigger, circle, fields, stands)) or (
        circle.people and not circle.mentions and stands != "held"
    ):
        return
    if _is_heading(trigger, fields) or _is_told_again(trigger, circle, fields, stands):
        return
    if circle.parties >= TWO and circle.confidence >= LIKELY and not trigger.frame.get("addressed"):
        trigger.sentence.memory.met = circle.people
        trigger.sentence.memory.encounters.add(frozenset(parties_of(circle.people)))
    apart = one_by_one(trigger, circle)
    if apart:
        yield from (_made(trigger, one, {**fields, "between": _between(trigger, one)}, stands) for one in apart)
        return
    yield _made(trigger, circle, fields, stands)
    for further, when in separately(trigger, circle):
        told = {"when": trigger.field(when.day, when, SURE)} if when else {}
        yield _made(trigger, further, {**fields, "between": _between(trigger, further), **told}, stands)


def _is_heading(trigger: Trigger, fields: dict[str, Field]) -> bool:
    """Tell whether it only names a process in a line without a verb: `Belgrade-Pristina Dialogue: Statement by ...`."""
    named = any(word in trigger.small["processes"] for word in trigger.roles.words())
    return named and not {"when", "number"} & fields.keys() and not any(group.finite for group in trigger.sentence.clauses.groups)


def _is_told_again(trigger: Trigger, circle: Circle, fields: dict[str, Field], stands: str) -> bool:
    """Tell whether it only says what those who met spoke of: `They exchanged lists`, `Les deux ministres ont évoqué ...`."""
    guessed = bool(circle.mentions) and not any(mention.sure for mention in circle.mentions)
    bare = trigger.frame["form"] == "talks" and not any(name in fields for name in ("when", "place", "number", "duration"))
    same = set(parties_of(circle.people)) <= set(parties_of(trigger.sentence.memory.met))
    return guessed and bare and stands == "held" and same and bool(trigger.frame.get("verb"))


def _is_to_come(trigger: Trigger, when: Field | None) -> bool:
    """Tell whether its day is after the text's own: `heads to Kabul on 8 May for a meeting`."""
    published, day = trigger.sentence.memory.published, when.value if when else None
    known = isinstance(day, Day) and day.precision == "day" and day.date is not None
    return known and published is not None and isinstance(day, Day) and str(day.date) > published.isoformat()


def _ahead(trigger: Trigger, when: Field) -> Field:
    """Give the month of what is to come in the year in which it comes: `could meet in October`, said in September."""
    day, published = when.value, trigger.sentence.memory.published
    if not isinstance(day, Day) or day.date is None or day.precision != "month" or published is None or day.words[-4:].isdecimal():
        return when
    is_over = day.until is None and day.date < f"{published:%Y-%m}"
    return replace(when, value=day._replace(date=f"{int(day.date[:4]) + 1}{day.date[4:]}")) if is_over else when


def _details(trigger: Trigger, circle: Circle, number: Field | None, stands: str) -> dict[str, Field]:
    """Give its form, date, place, duration and number, and those between whom it is."""
    group, clauses = trigger.roles.group(), trigger.sentence.clauses
    phoned = bool(group) and any(group.verb in clauses.verbs.classes[name] for name in clauses.grammar["phoning"]) if group else False
    fields = {"form": trigger.field("call" if phoned else trigger.frame["form"], None, SURE), **when_and_where(trigger)}
    if any(word in trigger.small["date_of"] for word in trigger.roles.words_before(4)) or _is_letterhead(trigger):
        fields.pop("when", None)
    for name in ("when", "place"):
        if name in fields and _is_of_another(trigger, fields[name]):
            fields.pop(name)
    if stands == "planned" and "when" not in fields:
        fields |= _by_when(trigger)
    if _is_on_the_line(trigger):
        fields["form"] = trigger.field("call", None, SURE)
        fields.pop("place", None)
    if circle.parties >= TWO or _is_of_one(trigger, circle):
        fields["between"] = _between(trigger, circle)
    if number:
        fields["number"] = number
    duration = trigger.roles.nearest("duration", skip=trigger.roles.is_deadline)
    if duration:
        fields["duration"] = trigger.field(duration.text, duration, LIKELY)
    fields["stands"] = trigger.field(stands, None, SURE)
    return fields


def _is_on_the_line(trigger: Trigger) -> bool:
    """Tell whether they spoke and did not meet: a call, or what is told beside it: `un entretien téléphonique`, `spoke by phone`."""
    near = trigger.roles.atoms[max(0, trigger.roles.start - 1) : trigger.roles.end + _NEAR]
    return trigger.frame["form"] == "call" or any(atom.plain in trigger.small["telephone"] for atom in near)


def _is_of_another(trigger: Trigger, told: Field) -> bool:
    """Tell whether a date or place belongs to what the sentence goes on with: `À l'issue de l'entretien, ils ont annoncé ... en mai`."""
    roles, clauses = trigger.roles, trigger.sentence.clauses
    at = next((k for k, atom in enumerate(roles.atoms) if told.spans and atom.span.start >= told.spans[0].start), roles.end)
    between = roles.atoms[roles.end : at]
    closes = any(word in trigger.small["after_it"] for word in roles.words_before(_BEFORE))
    goes_on = any(atom.plain == "," for atom in between) and any(roles.end <= group.start < at and group.finite for group in clauses.groups)
    nested = any(atom.plain in trigger.small["gatherings"] for atom in between)
    other = nested and is_anaphora(trigger) and not trigger.frame.get("body")
    said_then = any(
        group.finite and 0 <= at - group.end <= 1 for group in clauses.groups
    )  # `À l'issue d'un entretien, ils ont convenu mardi`
    return not trigger.frame.get("verb") and not said_then and ((closes and goes_on) or other)


def _by_when(trigger: Trigger) -> dict[str, Field]:
    """Give the date by which it is to be, where no other is told: `is expected in Addis Ababa before the end of the month`."""
    date = trigger.roles.nearest("date", skip=trigger.roles.is_beyond)
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


def _made(trigger: Trigger, circle: Circle, fields: dict[str, Field], stands: str) -> Item:
    standing: Standing | None = None if stands == "held" else "announced"
    if stands == "planned" and (trigger.conditional or trigger.sentence.voice.standing == "hoped"):
        standing = "conditional" if trigger.conditional else "hoped"
    elif stands == "planned" and (is_offered(trigger) or is_wished(trigger)):
        standing = "proposed" if is_offered(trigger) else "hoped"
    confidence = circle.confidence if circle.parties >= TWO else GUESS
    if trigger.sentence.voice.standing == "hoped":
        confidence = min(confidence, LIKELY)
    made = item(trigger, fields, confidence, standing)
    is_meeting = stands != "held" or trigger.frame["kind"] == "meeting"
    return replace(made, kind="meeting") if is_meeting else made


def _is_told(trigger: Trigger, circle: Circle, fields: dict[str, Field], stands: str) -> bool:
    """Tell whether enough is said: two parties; or a numbered round; or a meeting to come of which a date or number is told."""
    if circle.parties >= TWO or _is_of_one(trigger, circle):
        return True
    if stands != "held" and "when" in fields and not trigger.frame.get("verb") and fate_of(trigger) == stands:
        return True
    if trigger.frame.get("pair"):
        return ("when" in fields or "place" in fields) and _is_of_a_body(trigger)
    was_held = was_told_held(trigger) or is_dated(trigger) or (not trigger.sentence.memory.met and fate_of(trigger) == "held")
    if stands == "held" and circle.parties == 0 and "when" in fields and was_held:
        return True
    if trigger.frame["form"] == "summit" and "when" in fields and "place" in fields:
        return True
    if (trigger.frame.get("body") and "when" in fields) or (trigger.frame.get("next") and not _is_only_topic(trigger)):
        return True
    numbered = "number" in fields and (trigger.frame.get("round") or fate_of(trigger) == "held")
    if numbered or (trigger.frame.get("round") and stands != "held" and "when" in fields):
        return True
    group = trigger.roles.group()
    near = trigger.roles.atoms[trigger.roles.end : trigger.roles.end + _NEAR]
    takes = trigger.frame.get("verb") and group is not None and group.verb in trigger.small["takes_things"]
    back = [atom.plain for atom in near[:2]]
    if takes and back[:1] and back[0] in trigger.small["definite"] and back[-1] in trigger.small["gatherings"]:
        return False
    if takes and not any(atom.plain in trigger.small["gatherings"] or atom.sort == "who" for atom in near):
        return False
    to_come = stands != "held" and bool(trigger.frame.get("round") or trigger.frame.get("planned"))
    is_off = stands in ("postponed", "called_off") and not trigger.frame.get("verb") and not is_offered(trigger)
    return to_come and (is_off or _is_next(trigger) or not is_anaphora(trigger))


def _is_of_one(trigger: Trigger, circle: Circle) -> bool:
    """Tell whether a body met, or somebody met people whose party no word names: `a reçu des émissaires de l'Est`."""
    strangers = any(one.party is None and one.office for one in circle.people)
    group, classes = trigger.roles.group(), trigger.sentence.clauses.verbs.classes
    assembles = group is not None and group.verb in classes["assemble"] and trigger.roles.date() is not None
    alone = assembles and len(circle.people) == 1 and circle.people[0].party in BODIES and all(one.sure for one in circle.mentions)
    return (strangers or alone) and circle.parties == 1 and bool(trigger.frame.get("verb"))


def _is_of_a_body(trigger: Trigger) -> bool:
    """Tell whether a committee or a commission met, whose members a text need not name: `The commission convened in Juba yesterday`."""
    clauses, group = trigger.sentence.clauses, trigger.roles.group()
    subject = clauses.subject(group) if group and group.finite and not group.passive else None
    words = [atom.plain for atom in clauses.atoms[subject.start : subject.end]] if isinstance(subject, Noun) else []
    return any(word in trigger.small["bodies"] for word in words)


def _is_next(trigger: Trigger) -> bool:
    """Tell whether it is the next one: `la prochaine réunion`, which points back to none."""
    return any(word in trigger.small["next_words"] for word in trigger.roles.words_before(TWO))


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
        if any(trigger.sentence.clauses.has(between, "preposition") for between in range(at + 1, trigger.roles.start)):
            continue
        if value and at + 1 < len(trigger.sentence.atoms) and trigger.sentence.atoms[at + 1].plain in trigger.small["counted_days"]:
            continue
        if at >= trigger.roles.end and trigger.sentence.clauses.at(at + 1):
            continue
        if value == 1 and any(atom.plain in trigger.small["since"] for atom in trigger.sentence.atoms[at:]):
            continue
        if value and not (at < trigger.roles.start and trigger.frame.get("verb")):
            return trigger.field(value, trigger.sentence.atoms[at].span, SURE)
    return None
