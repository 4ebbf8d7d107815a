"""Claims: who says what of whom.

A claim is told by a verb of accusing, by nouns and adjectives of blame, by what is called an outrage, or by a verb of saying together with
a deed that another is said to have done (`Yerevan said that Azerbaijani forces had attacked`).
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, cast

from garant.reading import taking_up
from garant.reading.atoms import Atom, Word
from garant.reading.deeds import accused, claimed, disowned, doer, unnamed
from garant.reading.events import event
from garant.reading.frames import GUESS, LIKELY, SURE, Builder, Trigger, parties_of
from garant.reading.mentions import Mention
from garant.reading.outrages import adjective_of, labelled
from garant.reading.proposals import issuer, it_of
from garant.reading.values import Field, Item, Someone

_DEED_NEAR, _AGENT_FAR = 8, 20


def claim(trigger: Trigger) -> Iterator[Item]:
    """Make an accusation: by whom, against whom, of what."""
    if (trigger.frame.get("noun") and _denied_noun(trigger)) or _is_noun(trigger) or _is_asked_for(trigger) or _accuses_nobody(trigger):
        return
    told = next((make for name, make in _TOLD if trigger.frame.get(name)), _blamed)
    yield from told(trigger)


def _deed(trigger: Trigger) -> Iterator[Item]:
    """Make a claim of what somebody is said to have done, or a denial of it."""
    found = list(accused(trigger, doer(trigger))) or list(disowned(trigger)) or list(unnamed(trigger))
    yield from found
    against = [cast("tuple[Someone, ...]", one.fields["against"].value) for one in found if "against" in one.fields]
    group = trigger.roles.group()
    speaker = trigger.sentence.voice.speaker
    told = any(one.kind == "claim" for one in found) and not any(parties_of(people) for people in against)
    unheard = not found and speaker is not None and speaker.party is None and not (group and group.negated)
    violent = group is not None and group.when == "past" and group.verb in trigger.sentence.clauses.verbs.classes["violence"]
    if violent and (told or unheard):
        yield from event(trigger._replace(frame=_INCIDENT))


_INCIDENT: Mapping[str, Any] = {"kind": "incident", "rule": "is said to have happened", "form": "attack", "general": True, "confidence": 60}
"""A harm of no party's doing is an incident, too."""


def _hand(trigger: Trigger) -> Iterator[Item]:
    """Make a claim against whom the words name: `sees the hand of Iran`, `dit avoir subi une attaque de l'armée`."""
    found = trigger.roles.inside()
    seen = trigger.frame.get("nameless")
    made = list(accused(trigger, found)) if not seen or (found and found.has_party) else []
    yield from made or (_blamed(trigger) if seen else ())


def _blamed(trigger: Trigger) -> Iterator[Item]:
    """Make a claim of a verb of accusing, its subject and its object; one blames another, or each other."""
    both = _each_other(trigger)
    if both:
        yield both
        return
    passive = bool(trigger.frame.get("passive"))
    by, against = _accuser(trigger, passive=passive), _accused(trigger, passive=passive)
    fields = dict[str, Field]()
    by = by or (None if passive else trigger.roles.first() or it_of(trigger) or issuer(trigger))
    speaker = trigger.sentence.voice.speaker
    if by and (by.has_party or not (speaker and speaker.party)):
        fields["by"] = trigger.who(by, SURE if by is trigger.roles.subject() else LIKELY)
    elif speaker and not (passive and _is_the_accused(trigger, against)):
        fields["by"] = Field((speaker,), trigger.sentence.voice.spans, trigger.rule, LIKELY)
    if against and against is not by:
        fields["against"] = _and_others(trigger, against)
    ours = trigger.sentence.memory.ours
    if "by" not in fields and ours:
        fields["by"] = Field((ours,), (trigger.roles.span,), trigger.rule, GUESS)
    if trigger.frame.get("needs_by") and not ("by" in fields and parties_of(cast("tuple[Someone, ...]", fields["by"].value))):
        return
    accused_nobody = bool(trigger.frame.get("needs_accused")) and "against" not in fields
    outraged = accused_nobody and "by" in fields and _is_an_outrage(trigger)
    if outraged:
        whose = next((one for one in _behind(trigger) if isinstance(one, Mention) and one.sort == "who" and one.has_party), None)
        fields |= {"against": trigger.who(whose, LIKELY)} if whose else {}
    _not_of_oneself(trigger, fields)
    if outraged or (not accused_nobody and not _is_of_oneself(by, against)):
        yield claimed(trigger, fields, trigger.roles.rest())


def _not_of_oneself(trigger: Trigger, fields: dict[str, Field]) -> None:
    """Mend who is heard where it would blame itself: it is whom the text spoke of before, or stays open."""
    people = [fields[name].value for name in ("by", "against") if name in fields]
    pair = [parties_of(cast("tuple[Someone, ...]", one)) for one in people]
    if len(people) > 1 and pair[0] == pair[1] and pair[0]:
        before = trigger.sentence.memory.subject_before
        fields.pop("by")
        if before and before.party and before.party not in pair[1]:
            fields["by"] = Field((before,), (trigger.roles.span,), trigger.rule, GUESS)


def _behind(trigger: Trigger) -> Sequence[Atom]:
    return trigger.roles.atoms[trigger.roles.end : trigger.roles.end + _DEED_NEAR]


def _is_an_outrage(trigger: Trigger) -> bool:
    """Tell whether what is denounced is called something that nobody should do: `a dénoncé « une agression »`."""
    near = (*trigger.roles.atoms[trigger.roles.start : trigger.roles.end], *_behind(trigger)[:3])
    return any(atom.plain in trigger.small["ills"] for atom in near)


def _and_others(trigger: Trigger, first: Mention) -> Field:
    """Give the accused, and others who are linked to it: `à la Syrie ainsi qu'à l'Iran et au Hezbollah`."""
    atoms, small, grammar = trigger.roles.atoms, trigger.small, trigger.sentence.clauses.grammar
    field, at = (
        trigger.who(first, SURE if _is_close(trigger, first) else LIKELY),
        next((place for place, atom in enumerate(atoms) if atom is first), len(atoms)) + 1,
    )
    people, spans, linked = list(cast("tuple[Someone, ...]", field.value)), [first.span], False
    for atom in atoms[at : at + _LINKED_FAR]:
        if isinstance(atom, Mention):
            if not linked or atom.sort != "who" or not atom.has_party:
                break
            people, spans, linked = [*people, *atom.people], [*spans, atom.span], False
        elif atom.plain in small["links_acts"] or atom.plain == ",":
            linked = linked or atom.plain != ","
        elif not (atom.printed in grammar["preposition"] or atom.plain in small["article"] | small["possessive"] | small["allied"]):
            break
    return Field(tuple(dict.fromkeys(people)), tuple(spans), trigger.rule, field.confidence) if len(spans) > 1 else field


_LINKED_FAR = 12


def _is_close(trigger: Trigger, accused: Mention) -> bool:
    """Tell whether no noun parts the accused from the verb: no `protestation contre les livraisons d'armes aux YPG`."""
    at = next((at for at, atom in enumerate(trigger.roles.atoms) if atom is accused), 0)
    group = trigger.roles.group()
    begin = group.end if group and group.end <= at else trigger.roles.start
    between = trigger.roles.atoms[begin:at]
    grammar, small = trigger.sentence.clauses.grammar, trigger.small
    known = grammar["preposition"] | grammar["determiner"] | grammar["within"] | small["article"]
    return at < begin or all(atom.sort or atom.printed in known or not atom.plain.isalpha() for atom in between)


def _is_of_oneself(by: Mention | None, against: Mention | None) -> bool:
    """Tell whether somebody would blame itself, which nobody does: the words were not understood."""
    blamed = set(parties_of(against.people)) if against else set[str]()
    return by is not None and bool(blamed) and blamed == set(parties_of(by.people))


def _affirmed(trigger: Trigger) -> Iterator[Item]:
    """Make a claim whose adjective tells by whom it is: `des affirmations israéliennes selon lesquelles le Hezbollah ...`."""
    roles, against = trigger.roles, trigger.roles.inside()
    row = [atom.token for atom in roles.atoms[max(0, roles.start - 1) : roles.end] if isinstance(atom, Word)]
    party = next((found[0].id for at in range(len(row)) if (found := roles.lexicon.adjectives.at(row, at))), None)
    if against is None or party is None or party in parties_of(against.people):
        return
    by = Field((Someone(party, trigger.words(roles.span)),), (roles.span,), trigger.rule, LIKELY)
    yield claimed(trigger, {"by": by, "against": trigger.who(against, LIKELY)}, roles.rest())


def _reported(trigger: Trigger) -> Iterator[Item]:
    """Make a claim of a deed that is told by a noun, of which somebody complains: `ont signalé des tirs de la part de l'armée`."""
    against = trigger.roles.inside()
    clauses = trigger.sentence.clauses
    verbs = [
        one for one in clauses.groups if one.finite and one.end <= trigger.roles.start and one.verb in clauses.verbs.classes["complain"]
    ]
    by = clauses.subject(verbs[-1]) if verbs else None
    if against is None or not isinstance(by, Mention) or not by.has_party or set(parties_of(by.people)) & set(parties_of(against.people)):
        return
    yield claimed(trigger, {"by": trigger.who(by, LIKELY), "against": trigger.who(against, LIKELY)}, trigger.roles.rest())


def _inside(trigger: Trigger) -> Iterator[Item]:
    """Make a claim of both that its words name: `the accusation by A that B ...`; `B, whom A accuses of ...`."""
    first, last = trigger.roles.first_inside(), trigger.roles.inside()
    if first is None or last is None or first is last:
        return
    by, against = (last, first) if trigger.frame.get("relative") else (first, last)
    yield claimed(trigger, {"by": trigger.who(by), "against": trigger.who(against)}, trigger.roles.rest())


_TOLD: Sequence[tuple[str, Builder]] = (
    ("accused_subject", _deed),
    ("reported", _reported),
    ("hand", _hand),
    ("label", labelled),
    ("adjective", _affirmed),
    ("both_inside", _inside),
    ("relative", _inside),
)
"""How a claim is made, by the remark of its frame; other claims are told by a verb of accusing."""


def _is_noun(trigger: Trigger) -> bool:
    """Tell whether the word is a noun here: `a charge that he denied`."""
    small, first = trigger.small, next(trigger.roles.words(), "")
    return first in small["also_nouns"] and next(trigger.roles.words_before(1), "") in small["article"]


def _accuses_nobody(trigger: Trigger) -> bool:
    """Tell whether nobody is accused: `n'a accusé personne`, `stopped short of accusing Ankara`, `should put pressure on`."""
    group, small = trigger.roles.group(), trigger.small
    if group is None or trigger.frame.get("accused_subject"):
        return False
    near = (*trigger.roles.words_before(2), *trigger.roles.words(), *(atom.plain for atom in _behind(trigger)[:2]))
    nobody = group.negated and any(word in small["nobody"] for word in near)
    refrains = not group.finite and any(word in small["refraining"] for word in trigger.roles.words_before(4))
    return nobody or refrains or (group.modal and group.when == "cond" and not group.passive)


def _is_asked_for(trigger: Trigger) -> bool:
    """Tell whether somebody is only called on to blame another: `urged the Council to hold Damascus responsible`."""
    clauses, group = trigger.sentence.clauses, trigger.roles.group()
    if group is not None and group.modal and group.passive:
        return True  # `those responsible must be held to account`
    main = clauses.main(group) if group and group.when == "inf" else None
    return main is not None and main.verb in {verb for name in clauses.grammar["asking"] for verb in clauses.verbs.classes[name]}


def _is_the_accused(trigger: Trigger, against: Mention | None) -> bool:
    speaker = trigger.sentence.voice.speaker
    return against is not None and speaker is not None and speaker.party in parties_of(against.people)


def _each_other(trigger: Trigger) -> Item | None:
    """Make one claim by both against both: `Army and rebels accused each other of breaking the truce`."""
    roles = trigger.roles
    near = [atom.plain for atom in roles.atoms[max(0, roles.start - 3) : roles.end + 3]]
    subject = roles.subject()
    told = trigger.frame.get("mutual") or any(word in trigger.small["mutual"] for word in near)
    if subject is None or len(subject.people) < 2 or not told:  # noqa: PLR2004 - one and the other
        return None
    sides = trigger.who(subject, LIKELY)
    return claimed(trigger, {"by": sides, "against": sides}, roles.rest())


def _accuser(trigger: Trigger, *, passive: bool) -> Mention | None:
    if passive:
        return trigger.roles.behind(trigger.small["by"])
    group, clauses = trigger.roles.group(), trigger.sentence.clauses
    main = clauses.main(group) if group and group.when == "pp" else None
    found = clauses.subject(main) if main and main.end <= trigger.roles.start else None
    return found if isinstance(found, Mention) else trigger.roles.subject()


def _accused(trigger: Trigger, *, passive: bool) -> Mention | None:
    roles = trigger.roles
    taken = None if passive else taking_up.accused(trigger, roles.subject())
    if taken:
        return taken
    named = roles.inside() if not passive or trigger.frame.get("against_inside") else None
    if trigger.frame.get("against_behind"):
        named = None
    if named or passive:
        return named or roles.subject()
    if trigger.frame.get("needs_accused") and not trigger.frame.get("against_by"):
        agent = roles.behind(trigger.small["by"], far=_AGENT_FAR)
        subject = roles.subject()
        own = agent and subject and set(parties_of(agent.people)) & set(parties_of(subject.people))
        if agent and agent.has_party and not own and agent is not roles.next_who(far=6):
            return agent
    if trigger.frame.get("against_by"):
        return roles.behind((*trigger.small["by"], *trigger.small["of_whom"]))
    return roles.next_who(far=6, capitals=True) or _whose_deed(trigger)


def _whose_deed(trigger: Trigger) -> Mention | None:
    """Give whose deed follows, where an adjective tells it: `condemned an Israeli raid`."""
    roles = trigger.roles
    ends = (at for at in range(roles.end, len(roles.atoms)) if isinstance(roles.atoms[at], Mention) or roles.atoms[at].plain in ",;.")
    return adjective_of(trigger, roles.end, min(next(ends, len(roles.atoms)), roles.end + _DEED_NEAR))


def _denied_noun(trigger: Trigger) -> bool:
    """Tell whether the accusation is only what is denied: `rejected the accusations`; of another's it is a claim."""
    return any(word in trigger.small["denying"] for word in trigger.roles.words_before(5))
