"""Outrages: to call what another did something that nobody should do is to accuse it: `called the Israeli raid an aggression`."""

from collections.abc import Iterator

from garant.reading.atoms import Mention, Word
from garant.reading.deeds import claimed
from garant.reading.frames import LIKELY, Trigger, parties_of
from garant.reading.proposals import issuer
from garant.reading.values import Item, Someone


def labelled(trigger: Trigger) -> Iterator[Item]:
    """Make a claim of what is called an outrage: against whose deed it is, where the words tell that; no accusation is one."""
    roles, small = trigger.roles, trigger.small
    by = None if trigger.frame.get("quoted") else roles.subject() or roles.first() or issuer(trigger)
    heard, speaker = trigger.sentence.voice, trigger.sentence.voice.speaker
    inner = roles.atoms[roles.start : roles.end]
    if any(atom.plain in small["accusing"] for atom in (roles.atoms if trigger.frame.get("quoted") else inner)):
        return
    answers = speaker is not None and speaker.party in parties_of(trigger.sentence.memory.accused)
    if by is None and speaker and speaker.party and not answers:
        by = Mention("who", heard.spans[0] if heard.spans else roles.span, people=(speaker,), sure=False)
    if by is None or not by.has_party:
        return
    whose = roles.inside() or adjective_of(trigger, roles.start, roles.end)
    fields = {"by": trigger.who(by, LIKELY)}
    if whose and not set(parties_of(whose.people)) & set(parties_of(by.people)):
        fields["against"] = trigger.who(whose, LIKELY)
    yield claimed(trigger, fields, roles.rest())


def adjective_of(trigger: Trigger, begin: int, end: int) -> Mention | None:
    """Give whom an adjective between two atoms names: `the Israeli raid`."""
    for atom in trigger.roles.atoms[begin:end]:
        found = trigger.roles.lexicon.adjectives.at([atom.token], 0) if isinstance(atom, Word) else None
        if found and isinstance(atom, Word):
            return Mention("who", atom.span, people=(Someone(found[0].id, atom.token.text),), sure=False)
    return None
