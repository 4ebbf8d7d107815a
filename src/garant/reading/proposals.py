"""What one side offers, and what it calls on others to do: by whom, to whom. No measures: nobody has agreed."""

from collections.abc import Iterator

from garant.reading.frames import GUESS, LIKELY, Trigger, item
from garant.reading.mentions import Mention
from garant.reading.nouns import Noun
from garant.reading.values import Field, Item, Someone

_MARK_NEAR = 4
"""Atoms: whom somebody calls on stands between the verb and what it calls for."""


def proposal(trigger: Trigger) -> Iterator[Item]:
    """Make an offer or a request: who makes it, to whom, what would be given in exchange."""
    fields = dict[str, Field]()
    if _is_none(trigger):
        return
    maker = trigger.roles.inside() if trigger.frame.get("inside") else trigger.roles.subject()
    asked = (_asked(trigger) if trigger.frame.get("asked_inside") else None) or trigger.roles.next_who(far=6, capitals=True)
    if trigger.frame.get("agent"):
        maker = trigger.roles.behind(trigger.small["by"]) or trigger.roles.inside()
    if trigger.frame.get("passive") or any(word in trigger.small["by"] for word in trigger.roles.words()):
        maker = trigger.roles.within(trigger.small["by"]) or trigger.roles.behind(trigger.small["by"], far=2)
        asked = trigger.roles.subject()
    elif maker is None:
        maker = trigger.roles.first() or it_of(trigger) or issuer(trigger)
    maker = whose_noun(trigger) or maker
    speaker = trigger.sentence.voice.speaker
    if maker and (maker.has_party or not (speaker and speaker.party)):
        fields["by"] = trigger.who(maker)
    elif speaker and speaker.party:
        fields["by"] = Field((speaker,), trigger.sentence.voice.spans, trigger.rule, LIKELY)
    if asked:
        fields["to"] = trigger.who(asked, LIKELY)
    rest = trigger.roles.rest()
    fields["text"] = trigger.field(trigger.words(rest), rest, 75)
    sure = min(fields["by"].confidence, 80 if _says_what(trigger) else LIKELY) if "by" in fields else GUESS
    yield item(trigger, fields, sure)


def _says_what(trigger: Trigger) -> bool:
    """Tell whether what is asked or offered follows, opened by a word for it: `a appelé Moscou à`; no `a appelé M. Erdem hier`."""
    atoms, marks, end = trigger.roles.atoms, trigger.small["asking_marks"], trigger.roles.end
    group, classes = trigger.roles.group(), trigger.sentence.clauses.verbs.classes
    near = [atom for atom in atoms[end : end + _MARK_NEAR] if not isinstance(atom, Mention)]
    opened = (*atoms[end - 1 : end], *near[:1])
    clauses = trigger.sentence.clauses
    if group is not None and (
        group.when == "pp" or (group.finite and clauses.opener(group) in clauses.grammar["relative"] | clauses.grammar["whom"])
    ):
        return False  # `le mécanisme proposé par l'ONU`, `la trêve que lui proposait l'ONU`
    return group is None or group.verb not in classes["ask_or_else"] or any(atom.plain in marks for atom in opened)


def _is_none(trigger: Trigger) -> bool:
    """Tell whether nothing is offered or asked for: `asked whether`, `the demand`, `as Turkey demands,`, `the world expects`."""
    roles, small, group = trigger.roles, trigger.small, trigger.roles.group()
    behind = roles.atoms[roles.end].plain if roles.end < len(roles.atoms) else "."
    if any(word in small["whether"] for word in (*roles.words(), behind)):
        return True
    if next(roles.words(), "") in small["also_nouns"] and next(roles.words_before(1), "") in small["article"]:
        return True
    if group is None:
        return False
    if trigger.frame.get("needs_by") and group.finite and isinstance(trigger.sentence.clauses.subject(group), Noun):
        return True
    alone = group.start >= roles.start and group.end == roles.end and not roles.inside()
    return alone and behind in (",", ".")


def whose_noun(trigger: Trigger) -> Mention | None:
    """Give whose an offer is that a noun tells, by an adjective beside it: `a Russian proposal to`, `la proposition turque de`."""
    roles, small = trigger.roles, trigger.small
    at = next((at for at in range(roles.start, roles.end) if roles.atoms[at].plain in small["offers"]), None)
    if at is None or at > roles.start + 1:
        return None
    for atom in (*roles.atoms[max(0, at - 2) : at], *roles.atoms[at + 1 : at + 2]):
        if isinstance(atom, Mention):
            if atom.sort == "who" and atom.has_party and atom.span.end <= roles.span.start:
                return atom
            continue
        found = roles.lexicon.adjectives.at([atom.token], 0)
        if found:
            return Mention("who", atom.span, people=(Someone(found[0].id, atom.token.text),), sure=False)
    return None


def _asked(trigger: Trigger) -> Mention | None:
    """Give the first somebody within the trigger, or a capital: `a demandé à Ankara de retirer ses troupes`."""
    for atom in trigger.roles.atoms[trigger.roles.start : trigger.roles.end]:
        if isinstance(atom, Mention) and atom.sort == "who":
            return atom
        if isinstance(atom, Mention) and atom.sort == "place" and len(atom.id) == len("ru"):
            return atom._replace(sort="who", people=(Someone(atom.id, atom.text),))
    return None


def it_of(trigger: Trigger) -> Mention | None:
    """Give whom `It also requested` takes up."""
    one, words = trigger.sentence.memory.subject_before, (*trigger.roles.words_before(2), *trigger.roles.words())
    return (
        Mention("who", trigger.roles.span, people=(one,), sure=False)
        if one and any(word in trigger.small["it"] for word in words)
        else None
    )


def issuer(trigger: Trigger) -> Mention | None:
    """Give who issues a text, where its sentence begins with the verb: `1. Demands that the M23 withdraw`."""
    one = trigger.sentence.memory.issuer
    before = trigger.roles.atoms[: trigger.roles.start]
    bare = all(atom.sort == "number" or (not atom.sort and not atom.plain.isalpha()) for atom in before)
    return Mention("who", trigger.roles.span, people=(one,), sure=False) if one and bare else None
