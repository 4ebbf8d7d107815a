"""Incidents that the report tells in its own word, by any verb of violence in the past: `gunmen burned six buses`.

What one side says of another is a claim (`deeds`), and what is negated, planned or only meant did not happen.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from garant.reading.frames import Sentence, Trigger
from garant.reading.groups import Group
from garant.reading.lexicon import Lexicon
from garant.reading.roles import Roles

_TELLING = frozenset({"incident", "claim", "denial", "gap"})
_VIOLENCE: Mapping[str, Any] = {"kind": "incident", "rule": "violence", "form": "attack", "general": True, "confidence": 60}


def incidents(lexicon: Lexicon, sentence: Sentence, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """Give the first verb of violence in a sentence that no other frame has and that nobody is said to tell."""
    if any(trigger.frame["kind"] in _TELLING for trigger in found):
        return
    for group in sentence.clauses.groups:
        if group.verb in lexicon.verbs.classes["violence"] and _happened(sentence, group):
            yield Trigger(_VIOLENCE, Roles(lexicon, sentence.clauses, group.start, group.end), sentence)
            return


def _happened(sentence: Sentence, group: Group) -> bool:
    clauses = sentence.clauses
    past = group.when == "past" and not group.modal and not group.negated and not clauses.is_nothing(group)
    speaker = sentence.voice.speaker
    return past and clauses.said(group) is None and not (speaker and speaker.party) and not sentence.voice.conditional
