"""Denials: who says that it is not so, in whatever words; a denial answers the claim before it, whose words it keeps (`of`)."""

from collections.abc import Iterator

from garant.reading.deeds import disowned, is_beside
from garant.reading.frames import GUESS, LIKELY, SURE, Trigger, item, parties_of
from garant.reading.mentions import Mention
from garant.reading.values import Field, Item, Someone
from garant.reading.words import plain

_NOR_NEAR = 3


def _denier(trigger: Trigger) -> Mention | None:
    """Give who denies it: the agent, the subject, or who is named within; nobody where the voice of the sentence counts first."""
    agent = trigger.roles.within(trigger.small["by"])
    by = agent or (trigger.roles.behind(trigger.small["by"]) if trigger.frame.get("passive") else trigger.roles.subject())
    if trigger.frame.get("inside"):
        by = trigger.roles.inside() or by
    if by and not by.sure and trigger.sentence.voice.speaker and _is_an_accusation(trigger, by):
        return None
    return None if trigger.frame.get("speaker_first") and trigger.sentence.voice.speaker else by


def _is_an_accusation(trigger: Trigger, by: Mention) -> bool:
    """Tell whether somebody is only whose accusation it is: `Les accusations turques sont infondées, a déclaré ...`."""
    return any(plain(word) in trigger.small["accusing"] for word in trigger.words(by.span).split())


def _who_denies(trigger: Trigger) -> Someone | None:
    """Give who says it: the nearest one who is said to, where the frame says that it counts first; else the sentence's voice."""
    told = trigger.sentence.clauses.teller_before(trigger.roles.start) if trigger.frame.get("speaker_first") else None
    return told.people[0] if told and told.has_party else trigger.sentence.voice.speaker


def _is_no_denial(trigger: Trigger, by: Mention | None) -> bool:
    """Tell whether nothing is denied: no accusation went before, nobody accused who objects, or `has neither admitted nor denied`."""
    accused_before = set(parties_of(trigger.sentence.memory.accused))
    if trigger.frame.get("answering") and (trigger.roles.start or not trigger.sentence.memory.claim):
        return True
    if trigger.frame.get("answers") and not (by and set(parties_of(by.people)) & accused_before):
        return True
    return any(word in trigger.small["neither_nor"] for word in trigger.roles.words_before(_NOR_NEAR))


def denial(trigger: Trigger) -> Iterator[Item]:
    """Make a denial: by whom; of what it says, or of the claim before it."""
    if trigger.sentence.text.rstrip().endswith("?") or (trigger.frame.get("speaker_first") and is_beside(trigger)):
        return
    by, speaker = _denier(trigger), _who_denies(trigger)
    if trigger.frame.get("needs_speaker") and not (speaker and speaker.party):
        return
    if trigger.frame.get("disowned"):
        yield from disowned(trigger)
        return
    if _is_no_denial(trigger, by):
        return
    rest = trigger.roles.rest()
    fields = {"text": trigger.field(trigger.words(rest), rest, LIKELY)}
    accused_before, ours = trigger.sentence.memory.accused, trigger.sentence.memory.ours
    speaker = ours if by is None and speaker is None else speaker  # a communiqué denies in its own voice
    pronoun = by is not None and not by.sure and plain(trigger.words(by.span)) in trigger.small["takes_up"]
    unnamed = by is not None and (not by.has_party or pronoun)
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
