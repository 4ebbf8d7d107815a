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
from garant.reading.nouns import Noun
from garant.reading.roles import Roles


def vows(lexicon: Lexicon, sentence: Sentence, found: Sequence[Trigger]) -> Iterator[Trigger]:
    """Give what somebody says that its own will do, and what is to come of a thing, where no frame has it."""
    better = [trigger for trigger in found if trigger.frame["kind"] in _BETTER]
    for group in sentence.clauses.groups:
        if sentence.clauses.is_nothing(group) or not _is_to_come(lexicon, sentence, group):
            continue
        roles, subject = Roles(lexicon, sentence.clauses, group.start, group.end), sentence.clauses.subject(group)
        if group.passive:
            if not group.negated and not _is_told([one for one in better if _holds_deeds(one)], group):
                yield Trigger(_TO_BE_DONE, roles, sentence)
            continue
        if isinstance(subject, Mention) and set(parties_of(subject.people)) & _tellers(sentence, group) and not _is_told(better, group):
            yield Trigger(_WILL_NOT if group.negated else _WILL, roles, sentence)
        if isinstance(subject, Noun) and not _is_told(
            [one for one in better if not (one.frame.get("bare") or one.frame.get("needs_party"))], group
        ):
            yield from _thing(Trigger(_THING, roles, sentence), group, subject)


def _holds_deeds(trigger: Trigger) -> bool:
    """Tell whether what follows a trigger is what is to be done: not a meeting, nor a frame of what somebody does (`troops must be`)."""
    group = trigger.roles.group()
    done = group is not None and group.passive and (group.modal or group.when == "fut")
    return trigger.frame["kind"] in _OF_DEEDS and not (done and trigger.frame["kind"] == "measure")


def _is_to_come(lexicon: Lexicon, sentence: Sentence, group: Group) -> bool:
    """Tell whether a verb looks ahead by what somebody will or must do: `will`, `shall be`, `doit être`; `may` and `serait` tell none."""
    words = [atom.plain for atom in sentence.atoms[group.start : group.end]]
    vowing = group.when in ("cond", "pres") and any(word in lexicon.small["vowing"] for word in words)
    if group.passive:
        return group.when == "fut" or vowing or any(word in lexicon.small["was_due"] for word in words)
    return (
        group.when == "fut" or (group.when == "cond" and (vowing or not group.modal)) or (group.modal and vowing and group.when == "pres")
    )


def _is_told(better: Sequence[Trigger], group: Group) -> bool:
    """Tell whether a frame has the verb, or its words among those that follow it."""
    atoms = better[0].sentence.atoms if better else ()
    taken = any(trigger.roles.start < group.end and group.start < trigger.roles.end for trigger in better)
    return taken or any(trigger.roles.rest().holds(atoms[group.end - 1].span) for trigger in better)


def _thing(trigger: Trigger, group: Group, subject: Noun) -> Iterator[Trigger]:
    """Give what is to come of a thing: somebody's own (`its campaign would go on`), or what is done (`la livraison de l'aide débutera`)."""
    small, sentence = trigger.small, trigger.sentence
    words = [atom.plain for atom in sentence.atoms[subject.start : subject.end]]
    if sentence.clauses.opener(group) in small["doubting"] | small["if"]:
        return
    if group.negated or len(words) > _NOUN_MAX or any(word in small["gatherings"] or word in small["no_measures_of"] for word in words):
        return
    if sentence.atoms[subject.start - 1].plain in small["possessive"] and _tellers(sentence, group):
        yield trigger._replace(frame=_OWN_THING)
        return
    told = [atom.plain for atom in sentence.atoms[group.start : group.end]]
    if group.verb in small["going_on"]:
        return
    obliged = any(word in small["obliging"] for word in told) or (
        group.when == "fut" and any(word in small["infinitive_mark"] for word in told)
    )  # `a small body is to draft`
    body = any(word in small["bodies"] for word in words) and group.verb not in _idle(sentence)
    if body:
        yield trigger
        return
    if any(word in small["truces"] for word in words):
        return
    comes = any(group.verb in sentence.clauses.verbs.classes[name] for name in sentence.clauses.grammar["coming"])
    done = bool(words) and (words[-1] in small["things_done"] or words[0] in small["things_done"] or words[0] in small["acts"])
    if words and (obliged or (comes and done)):
        yield trigger


def _tellers(sentence: Sentence, group: Group) -> set[str]:
    """Give the parties of who is said to tell it: by the verb of saying before it, else those of the sentence's voice."""
    clauses = sentence.clauses
    said = next((one for one in reversed(clauses.groups) if one.end <= group.start and one.verb in clauses.verbs.classes["say"]), None)
    if said and said.verb in clauses.verbs.classes["opine"]:
        return set()
    teller = clauses.teller(group)
    speaker = sentence.voice.speaker
    return set(parties_of(teller.people)) if teller else {speaker.party} if speaker and speaker.party else set()


def _idle(sentence: Sentence) -> frozenset[str]:
    """Give the verbs by which a body does nothing but be, meet or begin."""
    classes, grammar = sentence.clauses.verbs.classes, sentence.clauses.grammar
    names = ("encounter", "hold", "happen", *grammar["ways_to_meet"])
    return frozenset(verb for name in names for verb in classes[name]) | grammar["be_verbs"]


_NOUN_MAX = 4
"""Atoms: a longer subject was not understood."""
_OF_DEEDS = frozenset({"measure", "proposal", "request"})
_BETTER = frozenset({"measure", "meeting", "proposal", "request", "contact"})
_WILL: dict[str, Any] = {
    "kind": "measure", "rule": "says it will", "standing": "announced", "needs_party": True, "bare": True, "with_last": True,
    "general": True, "vow": True, "confidence": 65,
}  # fmt: skip
_WILL_NOT: dict[str, Any] = _WILL | {"rule": "says it will not", "with_last": False, "with_verb": True, "negated": True}
_THING: dict[str, Any] = {
    "kind": "measure", "rule": "is to come", "standing": "announced", "nobody": True, "with_subject": True, "general": True,
    "confidence": 55,
}  # fmt: skip
_TO_BE_DONE: dict[str, Any] = {
    "kind": "measure", "rule": "is to be done", "standing": "announced", "bare": True, "agent": True, "with_subject": True, "general": True,
    "confidence": 60,
}  # fmt: skip
_OWN_THING: dict[str, Any] = _THING | {"rule": "says its own will", "nobody": False, "by_teller": True, "needs_party": True}
