"""What somebody says that its own side will do, by whatever verb: `informed the Council that its forces would remain in Afrin`.

The verb looks ahead or is conditional, its subject is of the party of whoever is said to say it, and that one does not merely think
or hope. What somebody refuses (`will not sign`) is no measure.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from garant.reading.frames import Sentence, Trigger, parties_of
from garant.reading.groups import Group
from garant.reading.lexicon import Lexicon
from garant.reading.mentions import Mention
from garant.reading.roles import Roles


def vows(lexicon: Lexicon, sentence: Sentence, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """Give what somebody says that its own will do, where no frame has it."""
    taken = {at for trigger in found if trigger.frame["kind"] in _BETTER for at in range(trigger.roles.start, trigger.roles.end)}
    told = [trigger.roles.rest() for trigger in found if trigger.frame["kind"] in _BETTER]
    for group in sentence.clauses.groups:
        ahead = group.when in ("fut", "cond") and not group.passive and not sentence.clauses.is_nothing(group)
        inside = any(span.holds(sentence.atoms[group.end - 1].span) for span in told)
        words = [atom.plain for atom in sentence.atoms[group.start : group.end]]
        may = group.modal and not any(word in lexicon.small["vowing"] for word in words)
        if ahead and not may and not inside and taken.isdisjoint(range(group.start, group.end)):
            subject = sentence.clauses.subject(group)
            if isinstance(subject, Mention) and set(parties_of(subject.people)) & _tellers(sentence, group):
                yield Trigger(_WILL_NOT if group.negated else _WILL, Roles(lexicon, sentence.clauses, group.start, group.end), sentence)


def _tellers(sentence: Sentence, group: Group) -> set[str]:
    """Give the parties of who is said to tell it: by the verb of saying before it, else those of the sentence's voice."""
    clauses = sentence.clauses
    said = next((one for one in reversed(clauses.groups) if one.end <= group.start and one.verb in clauses.verbs.classes["say"]), None)
    if said and said.verb in clauses.verbs.classes["opine"]:
        return set()
    teller = clauses.teller(group)
    speaker = sentence.voice.speaker
    return set(parties_of(teller.people)) if teller else {speaker.party} if speaker and speaker.party else set()


_BETTER = frozenset({"measure", "meeting", "proposal", "request", "contact"})
_WILL: dict[str, Any] = {
    "kind": "measure", "rule": "says it will", "standing": "announced", "needs_party": True, "bare": True, "with_last": True,
    "general": True, "vow": True, "confidence": 65,
}  # fmt: skip
_WILL_NOT: dict[str, Any] = _WILL | {"rule": "says it will not", "with_last": False, "with_verb": True, "negated": True}
