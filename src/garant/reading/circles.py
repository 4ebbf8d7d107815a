"""Who takes part in a contact: those between whom it is, a subject and with whom, a visitor and its host, or those who met last.

Those who take part stand between `between` and `and`, or are a subject of two parties, or a subject and those with whom. Whose countries a
meeting is about (`talks on Syria`) takes no part in it. A meeting that the text only points back to (`the talks`, `cette rencontre`) is
that of who met last.
"""

from dataclasses import replace

from garant.reading.company import company
from garant.reading.dealings import addressee
from garant.reading.encounters import TWO, Circle, brings, brought_together, gathers, is_verb, made_of
from garant.reading.frames import GUESS, LIKELY, Trigger, parties_of
from garant.reading.mentions import Mention
from garant.reading.nouns import Noun
from garant.reading.occasions import occasion
from garant.reading.partners import caller, host, listed, met_inside, spoken_for, spoken_of
from garant.reading.relatives import has_a_clause, holds, that_they_had, with_whom
from garant.reading.roles import NEAR
from garant.reading.taking_up import received
from garant.reading.where import FAR

_BEFORE = 3
_NEAR = 8
_ENDS = frozenset(".;:!?")


def is_anaphora(trigger: Trigger) -> bool:
    """Tell whether the trigger points back: `the talks`, `cette rencontre`."""
    return any(word in trigger.small["definite"] for word in trigger.roles.words_before(TWO))


def is_pointing(trigger: Trigger) -> bool:
    """Tell whether the trigger points at a meeting that the text has told: `after that meeting`, `cette rencontre`."""
    return not is_verb(trigger) and any(word in trigger.small["demonstrative"] for word in trigger.roles.words_before(1))


def circle_of(trigger: Trigger) -> Circle:
    """Give who takes part in what a trigger tells: by the first way that finds two, else whom it names at all."""
    of = trigger.roles.behind(trigger.small["of_whom"], far=3, own=True)
    if of and not of.sure and not parties_of(of.people) and not is_verb(trigger) and not _named_behind(trigger, of):
        return Circle()
    if trigger.frame.get("alone"):
        return _among(trigger)
    told = with_whom(trigger)
    if told.mentions:
        return told
    if is_pointing(trigger) and trigger.sentence.memory.met:
        among = _among(trigger)
        return among if among.parties >= TWO else _again(trigger)
    line = (*trigger.roles.words_before(1), next(trigger.roles.words(), ""))
    by_line = trigger.frame["form"] == "call" and any(word in trigger.small["by_line"] for word in line)
    over = _beside_verb(trigger) if by_line else Circle()
    if over.parties >= TWO:
        return over
    told_apart = not (is_verb(trigger) or trigger.frame.get("planned")) and has_a_clause(trigger)
    for find in (
        _among,
        _drawn,
        that_they_had,
        _pair,
        _named_together,
        _both,
        _inside,
        _beside_verb,
        occasion,
        _theirs,
        _opening,
        _again,
        company,
    ):
        found = Circle() if told_apart and find in (_both, _beside_verb) else find(trigger)
        if found.parties >= TWO:
            return found
    return Circle() if told_apart else _both(trigger)


def _among(trigger: Trigger) -> Circle:
    """Those between whom it is: behind `between`, after the trigger or before it; behind `of`, when they are several."""
    roles, small = trigger.roles, trigger.small
    brings_in = gathers(trigger) and isinstance(roles.subject(), Mention)
    between = (
        None if brings_in else roles.within(small["between"]) or roles.behind(small["between"], far=4 if is_verb(trigger) else 14, own=True)
    )
    if between and len(parties_of(between.people)) >= TWO:
        return made_of(between)
    of = roles.behind(small["of_whom"], far=3, own=True)
    of = (_named_behind(trigger, of) or of) if of and not of.sure else of
    if of and len(parties_of(of.people)) >= TWO and (not is_verb(trigger) or _ends_in_noun(trigger)):
        return made_of(of)
    other = None if is_verb(trigger) else roles.behind(small["with"], own=True)
    if of is None and trigger.frame["form"] == "call" and not is_verb(trigger):
        of = caller(trigger)
    if of and other is None and trigger.frame["form"] == "call" and not is_verb(trigger):
        other = roles.behind(small["addressing"], own=True)
    if of and other and other is not of:
        return made_of(of, other)
    before = None if is_verb(trigger) else roles.behind_before(small["between"], far=6)
    return made_of(before) if before and len(parties_of(before.people)) >= TWO else Circle()


def _ends_in_noun(trigger: Trigger) -> bool:
    """Tell whether a trigger's verb only has a meeting: `will host a summit`."""
    last = trigger.roles.end - 1
    return trigger.roles.atoms[last].plain in trigger.small["gatherings"] and trigger.sentence.clauses.at(last) is None


def _drawn(trigger: Trigger) -> Circle:
    """Those whom a meeting brings together: `Un sommet a réuni les présidents russe et turc`."""
    clauses = trigger.sentence.clauses
    group = None if is_verb(trigger) else clauses.behind(trigger.roles.end)
    if group is None or not brings(clauses, group) or not isinstance(clauses.subject(group), Noun):
        return Circle()
    several = brought_together(trigger, group)
    return made_of(several) if several else Circle()


def _pair(trigger: Trigger) -> Circle:
    """Both of `Russian-Turkish talks`, `les pourparlers russo-turcs`, `US, Russian presidents`."""
    roles = trigger.roles
    for at in (*range(roles.start - 1, max(-1, roles.start - _BEFORE), -1), *range(roles.end, min(len(roles.atoms), roles.end + TWO))):
        atom = roles.atoms[at]
        if isinstance(atom, Mention) and atom.id == "pair":
            return made_of(atom)
    return Circle()


def _both(trigger: Trigger) -> Circle:
    """Give the subject, and those with whom, or whom it met."""
    roles, group = trigger.roles, trigger.roles.group()
    subject = roles.inside() if trigger.frame.get("inside") else roles.holder()
    subject = subject or (_behind_comma(trigger) if trigger.frame.get("passive") and roles.start == 0 else None)
    other = _partner(trigger)
    if trigger.frame.get("gathering") or gathers(trigger):
        several = brought_together(trigger)
        several = several or (roles.direct_object() if trigger.frame.get("planned") else None)
        if several or trigger.frame.get("gathering"):
            return made_of(*(one for one in (subject, several) if one)) if several else Circle()
    if is_verb(trigger) and (other is None or not other.has_party):
        other = listed(trigger) or other
    if subject and (other is None or not other.has_party):
        guest = bool(group and group.passive and group.verb in trigger.sentence.clauses.grammar["met_by_one"])
        at = roles.behind(trigger.small["to_whom"] - trigger.small["by"], far=NEAR) if guest else None
        other = at or (host(trigger, subject) if trigger.frame.get("visit") or guest else None) or other
    if subject is None and _is_somebody_else(trigger):
        return Circle()
    visit = next((at for at in range(roles.start, roles.end) if roles.atoms[at].plain in trigger.small["visits"]), None)
    if visit is not None and (group is None or not is_verb(trigger)):
        visitor = replace(roles, start=visit, end=visit + 1).behind(trigger.small["by"] | trigger.small["of_whom"], far=NEAR)
        subject = visitor or subject
        other = other or (host(trigger, subject) if subject and (visitor or not is_verb(trigger)) else None)
    if subject is None and other is not None and not is_verb(trigger):
        subject = spoken_of(trigger, other)
    subject = _told_apart(trigger, subject) if other is None else subject
    found = [spoken_for(trigger, one) for one in (subject, other) if one is not None]
    if not found or (other is None and len(found[0].people) > 1 and not is_verb(trigger) and not holds(trigger)):
        told = found and (trigger.frame.get("planned") or trigger.frame["form"] == "call")
        return made_of(*found, confidence=LIKELY) if told else Circle()
    return made_of(*found)


def _partner(trigger: Trigger) -> Mention | None:
    """Give with whom it was: behind `with`, by whom one was received, or whom one met."""
    roles, small = trigger.roles, trigger.small
    if trigger.frame.get("addressed"):
        return addressee(roles)
    other = (roles.inside() or roles.next_who(far=3)) if trigger.frame.get("to") else None
    if other is None and is_verb(trigger) and not trigger.frame.get("partner"):
        other = met_inside(trigger) or roles.direct_object()
    if trigger.frame["form"] != "visit":  # whom one travels with is no host
        other = roles.within(small["with"]) or roles.behind(small["with"], own=True) or other or roles.behind_before(small["with"])
    group = roles.group()
    if trigger.frame.get("passive") or (group and group.passive and is_verb(trigger)):
        other = roles.behind(small["by"], own=True) or other
    issuer = trigger.sentence.memory.issuer
    if other is None and trigger.frame.get("by_issuer") and issuer and issuer.party:
        return Mention("who", roles.span, people=(issuer,), sure=False)
    return other or received(trigger) or (roles.inside() if is_verb(trigger) else None)


def _told_apart(trigger: Trigger, subject: Mention | None) -> Mention | None:
    """Give those whom a subject stands for where no partner is told: named behind it, behind a comma, or the two of the text."""
    if subject is None:
        nobody = not any(atom.sort == "who" for atom in trigger.roles.atoms[: trigger.roles.start])
        return _behind_comma(trigger) if trigger.frame.get("passive") and nobody else None
    named = subject if subject.has_party else _named_behind(trigger, subject) or subject
    return _of_both(trigger, named) if is_verb(trigger) else named


def _of_both(trigger: Trigger, subject: Mention) -> Mention:
    """Take negotiators, officers or ministers whom no party is named of for those of the two whom the text speaks of."""
    first = subject.people[0]
    plural = len(subject.people) == 1 and first.office is not None and first.text.split()[-1].endswith(("s", "x"))
    pair = trigger.sentence.memory.together(TWO) if plural and not subject.has_party else ()
    return subject._replace(people=tuple(one._replace(office=first.office) for one in pair), sure=False) if len(pair) == TWO else subject


def _is_somebody_else(trigger: Trigger) -> bool:
    """Tell whether a verb has a subject who is no party: those whom it met did not meet each other then."""
    group = trigger.roles.group() if is_verb(trigger) and not trigger.frame.get("gathering") else None
    return group is not None and group.finite and not group.passive and isinstance(trigger.sentence.clauses.subject(group), Noun)


def _named_behind(trigger: Trigger, subject: Mention) -> Mention | None:
    """Give those whom a parenthesis names behind a subject: `the two delegations, from Mozambique and Renamo, met`."""
    at = next((place for place, atom in enumerate(trigger.roles.atoms) if atom is subject), None)
    if at is None:
        return None
    end = trigger.roles.start if at < trigger.roles.start else min(len(trigger.roles.atoms), at + _NEAR)
    behind = trigger.roles.atoms[at + 1 : end]
    if not behind or behind[0].plain not in (",", "("):
        return None
    return next((atom for atom in behind if isinstance(atom, Mention) and len(parties_of(atom.people)) >= TWO), None)


def _inside(trigger: Trigger) -> Circle:
    inside = trigger.roles.inside()
    return made_of(inside) if inside else Circle()


def _theirs(trigger: Trigger) -> Circle:
    """Those of the sentence, where the trigger is `their talks`, `leurs pourparlers`."""
    near = (*trigger.roles.words_before(TWO), *trigger.roles.words())
    first = trigger.roles.first() if any(word in trigger.small["their"] for word in near) else None
    return made_of(first, confidence=LIKELY) if first else Circle()


def _opening(trigger: Trigger) -> Circle:
    """Those whom the sentence goes on with, where the meeting only opens it: `À l'issue d'un entretien, les deux ministres ont ...`."""
    roles = trigger.roles
    if trigger.frame.get("next") or (
        roles.start and not any(word in trigger.small["opening"] for word in roles.words_before(TWO + _BEFORE))
    ):
        return Circle()
    named = _behind_comma(trigger)
    partner = roles.within(trigger.small["with"]) or roles.behind(trigger.small["with"], own=True)
    if named and not partner and trigger.frame["form"] == "call":
        partner = next(
            (atom for atom in roles.atoms[roles.atoms.index(named) + 1 :] if isinstance(atom, Mention) and atom.sort == "who"), None
        )
    if named and partner and partner is not named:
        return made_of(named, partner, confidence=LIKELY)
    return Circle(named.people, (named,), LIKELY) if named and len(parties_of(named.people)) >= TWO else Circle()


def _behind_comma(trigger: Trigger) -> Mention | None:
    """Give somebody whom a sentence goes on with, behind what opens it and a comma."""
    atoms, end, clauses = trigger.roles.atoms, trigger.roles.end, trigger.sentence.clauses
    cleft = atoms[0].printed in clauses.grammar["cleft"]  # `C'est au cours d'un appel que le président`
    comma = next(
        (at for at in range(end, min(len(atoms), end + FAR)) if atoms[at].plain == "," or (cleft and clauses.has(at, "whom", "relative"))),
        None,
    )
    if comma is None:
        return None
    begin = clauses.parentheses.get(comma, comma + 1) if clauses.has(comma + 1, "relative") else comma + 1
    subjects = atoms[begin : begin + _BEFORE]
    return next((atom for atom in subjects if isinstance(atom, Mention) and parties_of(atom.people)), None)


def _beside_verb(trigger: Trigger) -> Circle:
    """Give the subject and the object of the verb before a noun that tells how they met: `a eu son homologue au téléphone`."""
    roles, clauses = trigger.roles, trigger.sentence.clauses
    before = [group for group in clauses.groups if group.end <= roles.start and group.finite]
    if is_verb(trigger) or not before or before[-1].verb in clauses.verbs.classes["say"]:
        return Circle()
    subject = clauses.subject(before[-1])
    between = roles.atoms[before[-1].end : roles.start]
    object_ = next((atom for atom in between if isinstance(atom, Mention) and atom.sort == "who"), None)
    stopped = any(atom.plain in _ENDS for atom in between)
    had = before[-1].verb in (*clauses.verbs.classes["hold"], "have") and before[-1].end + TWO >= roles.start
    if object_ is None and trigger.frame["form"] == "call":
        object_ = (roles.direct_object() if had else None) or roles.behind(trigger.small["addressing"], far=_BEFORE)
    if isinstance(subject, Mention) and object_ is None and not stopped and len(parties_of(subject.people)) >= TWO:
        return made_of(subject, confidence=LIKELY) if trigger.frame["form"] == "call" else Circle()
    return made_of(subject, object_, confidence=LIKELY) if isinstance(subject, Mention) and object_ and not stopped else Circle()


def _named_together(trigger: Trigger) -> Circle:
    """Those whom the sentence names together before a meeting that it closes with: `conclu par A et B à l'issue d'un tête-à-tête`."""
    roles = trigger.roles
    if is_verb(trigger) or not any(word in trigger.small["opening"] for word in roles.words_before(TWO + _BEFORE)):
        return Circle()
    before = [atom for atom in roles.atoms[: roles.start] if isinstance(atom, Mention) and len(parties_of(atom.people)) >= TWO]
    return made_of(before[-1], confidence=GUESS) if before else Circle()


def _again(trigger: Trigger) -> Circle:
    """Those who met last, where the trigger points back; worth telling only with a date, a duration or a number."""
    people = trigger.sentence.memory.met
    worth = trigger.roles.date() or trigger.roles.nearest("duration")
    after = trigger.roles.atoms[trigger.roles.end : trigger.roles.end + 1]
    if after and (after[0].plain in trigger.small["of_whom"] or after[0].plain in trigger.small["governing"]):
        return Circle()
    if not people or not worth or not is_anaphora(trigger) or is_verb(trigger) or trigger.frame.get("round"):
        return Circle()
    return Circle(people, (), GUESS)
