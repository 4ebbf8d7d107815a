"""Events: incidents, truces, withdrawals, returns and aid, bodies that were formed, groups that are left out."""

from collections.abc import Iterator

from garant.reading.claims import accused
from garant.reading.frames import LIKELY, Trigger, item, parties_of, when_and_where
from garant.reading.mentions import Mention
from garant.reading.values import Field, Item


def event(trigger: Trigger) -> Iterator[Item]:
    """Make an event with its form; by whom where the sentence tells it, of whom, when, where, how many."""
    by = _by(trigger)
    if trigger.frame.get("hostile") and by is not None and _another_says_it(trigger, by):
        yield from accused(trigger, by)
        return
    number = trigger.roles.nearest("number")
    if trigger.frame.get("counted") and number is None and trigger.frame["kind"] == "count":
        return
    fields = {"form": trigger.field(trigger.frame["form"], None, 80), **when_and_where(trigger)}
    of = trigger.roles.behind(trigger.small["of_whom"], far=5)
    if by:
        fields["by"] = trigger.who(by, LIKELY)
    if of and of is not by:
        fields["of"] = trigger.who(of, LIKELY)
    if number and trigger.frame.get("counted"):
        fields["count"] = trigger.field(int(number.id), number, 75)
    effects = _effects(trigger)
    if effects:
        fields["effects"] = effects
    fields["text"] = Field(trigger.words(trigger.sentence.span).strip(), (trigger.sentence.span,), trigger.rule, LIKELY)
    yield item(trigger, fields, int(trigger.frame.get("confidence", 75)))


def _by(trigger: Trigger) -> Mention | None:
    if trigger.frame.get("nobody"):
        return None
    is_noun = any(word in trigger.small["deeds"] for word in trigger.roles.words())
    return trigger.roles.behind(trigger.small["by"], far=8) if is_noun or trigger.frame.get("passive") else trigger.roles.subject()


def _another_says_it(trigger: Trigger, by: Mention) -> bool:
    """Tell whether a party says it of another: then it is a claim."""
    speaker = trigger.sentence.voice.speaker
    return bool(speaker and speaker.party and by.has_party and speaker.party not in parties_of(by.people))


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
