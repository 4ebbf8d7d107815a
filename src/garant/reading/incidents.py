"""Incidents that the report tells in its own word, by any verb of violence in the past: `gunmen burned six buses`.

What one side says of another is a claim (`deeds`), and what is negated, planned or only meant did not happen.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from garant.reading.frames import Sentence, Trigger
from garant.reading.groups import Group
from garant.reading.lexicon import Lexicon
from garant.reading.nouns import Noun
from garant.reading.roles import Roles

_BARE = frozenset({"be", "have"})
_TELLING = frozenset({"incident", "claim", "denial", "gap"})
_VIOLENCE: Mapping[str, Any] = {"kind": "incident", "rule": "violence", "form": "attack", "general": True, "confidence": 60}


def incidents(lexicon: Lexicon, sentence: Sentence, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """Give the first verb of violence in a sentence that no other frame has and that nobody is said to tell."""
    if any(trigger.frame["kind"] in _TELLING for trigger in found):
        return
    for group in sentence.clauses.groups:
        violent = group.verb in lexicon.verbs.classes["violence"] or _is_fired(lexicon, sentence, group)
        if violent and _happened(sentence, group):
            yield Trigger(_VIOLENCE, Roles(lexicon, sentence.clauses, group.start, group.end), sentence)
            return


def _is_fired(lexicon: Lexicon, sentence: Sentence, group: Group) -> bool:
    """Tell whether it is shots that did whatever they did, but end: `Des tirs ont empêché toute sortie`, `warning shots rang out`."""
    subject = sentence.clauses.subject(group)
    words = [atom.plain for atom in sentence.atoms[subject.start : subject.end]] if isinstance(subject, Noun) else []
    words += [] if subject else [atom.plain for atom in sentence.atoms[max(0, group.start - 1) : group.start]]
    over = group.verb in _BARE or any(group.verb in lexicon.verbs.classes[name] for name in ("end", "come_to_end"))
    return not over and any(word in lexicon.small["shots"] for word in words)


def _happened(sentence: Sentence, group: Group) -> bool:
    clauses = sentence.clauses
    past = group.when == "past" and not group.modal and not group.negated and not clauses.is_nothing(group)
    speaker = sentence.voice.speaker
    return past and clauses.said(group) is None and not (speaker and speaker.party) and not sentence.voice.conditional
