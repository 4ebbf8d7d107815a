"""What was agreed, cut into single things: `to do this, to do that`, `A is to do this, and B that`; without clauses that only explain.

Further things begin behind links (`, and to`, `ainsi que de`). Where a second clause leaves its verb out (`commits the one to withdraw and
the other to release prisoners`), its own somebody owes what it says.
"""

from collections.abc import Iterator, Sequence
from typing import Final, NamedTuple

from garant.reading.frames import Trigger
from garant.reading.mentions import Atom, Mention
from garant.reading.values import Span

_LEAST_WORDS: Final = 3
_SUBJECT_NEAR: Final = 6
_ACT_NEAR: Final = 5
_ENDS: Final = frozenset({",", "»", '"', "”"})


class Thing(NamedTuple):
    """One thing to do: its words, and whose it is where a clause without a verb names another."""

    span: Span
    other: Mention | None = None


def contents(trigger: Trigger) -> Iterator[Thing]:
    """Cut what follows the trigger where further things begin: `..., et de ...`, `, as well as to ...`."""
    rest = trigger.roles.rest()
    if trigger.frame.get("with_verb"):
        rest = Span(trigger.roles.span.start, rest.end)
    elif trigger.frame.get("with_last"):
        at = trigger.roles.end - 1
        at -= trigger.roles.atoms[at].plain in trigger.small["acts"] and trigger.roles.atoms[at - 1].plain in trigger.small["article"]
        rest = Span(trigger.roles.atoms[at].span.start, rest.end)
    elif trigger.frame.get("with_subject"):
        begin, subject = trigger.roles.clause().start, subject_start(trigger)
        yield Thing(Span(begin if subject is None else min(begin, subject), rest.end))
        return
    atoms = [atom for atom in trigger.sentence.atoms if rest.holds(atom.span)]
    begin, other = _first(trigger, atoms), None
    cuts: list[tuple[int, int, Mention | None]] = []
    mark = atoms[begin - 1].plain if begin else next(reversed(list(trigger.roles.words())), "")
    for at in range(begin + 1, len(atoms)):
        link = _link(trigger, atoms, at, mark) or _act_link(trigger, atoms, begin, at) or _infinitive_link(trigger, atoms, begin, at)
        further = None if link else _another(trigger, atoms, at)
        acts = link and any(atom.plain in trigger.small["acts"] for atom in atoms[begin:at]) and _act_link(trigger, atoms, begin, at)
        least = 1 if acts else _LEAST_WORDS - (mark in trigger.small["infinitive_mark"] or mark in trigger.small["modal"])
        if (link or further) and at - begin >= least:
            cuts.append((begin, at, other))
            begin, other = (further[0], further[1]) if further else (at + link, other)
    cuts.append((begin, len(atoms), other))
    for first, last, whose in cuts:
        end = _end(trigger, atoms, first, last)
        if end > first:
            yield Thing(Span(atoms[first].span.start, atoms[end - 1].span.end), whose)


def subject_start(trigger: Trigger) -> int | None:
    """Give where a short subject right before a mere future or `shall` begins: the whole clause tells what is to be done, and who."""
    verb = trigger.sentence.clauses.at(trigger.roles.end - 1) if trigger.frame.get("inside") else trigger.roles.group()
    told = verb is not None and (trigger.frame.get("bare") or (verb.modal and not trigger.frame.get("with_last")))
    group = verb if told else None
    clauses = trigger.sentence.clauses
    subject = clauses.subject(group) if group and group.finite else None
    if group is None or subject is None:
        return None
    start = subject.span.start if isinstance(subject, Mention) else clauses.atoms[subject.start].span.start
    between = [at for at in range(group.start) if clauses.atoms[at].span.start > start]
    linked = any(clauses.has(at, "coordinator") for at in between) and any(clauses.at(at) for at in between)
    return start if len(between) <= _SUBJECT_NEAR and not linked else None


def _end(trigger: Trigger, atoms: Sequence[Atom], first: int, last: int) -> int:
    """Give where a thing ends: before a clause that only explains (`, which had been shut`, `, a step that`), and without marks."""
    small = trigger.small
    for at in range(first + _LEAST_WORDS - 1, last - 1):
        if atoms[at].plain == ",":
            opens = atoms[at + 1].plain in small["relative_opens"]
            apposed = atoms[at + 1].plain in small["indefinite_article"] and atoms[min(at + 2, last - 1)].plain in small["appositions"]
            held = any(atom.plain in small["gatherings"] for atom in atoms[at + 2 : at + 5])
            opens = opens or (held and atoms[at + 1].printed in trigger.sentence.clauses.grammar["preposition"])
            after = any(atom.plain in small["closing"] for atom in atoms[at + 1 : min(at + 4, last)])
            if opens or apposed or after:
                last = at
                break
    while last > first and atoms[last - 1].plain in _ENDS:
        last -= 1
    return last


def _another(trigger: Trigger, atoms: Sequence[Atom], at: int) -> tuple[int, Mention] | None:
    """Give where another's thing begins, and whose: `, et Chypre à lui donner accès`, `and Dakar to rebuild the villages`."""
    small = trigger.small
    if atoms[at].plain not in small["and"] and atoms[at].plain != ",":
        return None
    place = at + 1
    while place < len(atoms) and (atoms[place].plain in small["and"] or atoms[place].plain in small["article"]):
        place += 1
    whose = atoms[place] if place < len(atoms) else None
    if not isinstance(whose, Mention) or whose.sort != "who" or not whose.has_party or place + 2 >= len(atoms):
        return None
    if atoms[place + 1].plain in small["infinitive_mark"]:
        return (place + 2, whose) if any(is_verb(trigger, atom.plain) for atom in atoms[place + 2 : place + 4]) else None
    return (place + 1, whose) if small["infinitive_endings"] and _is_infinitive(trigger, atoms, place + 1) else None


def _first(trigger: Trigger, atoms: Sequence[Atom]) -> int:
    """Give where the thing itself begins: behind a mark such as `to`, `de`, `que`."""
    at = 0
    while at < len(atoms) and (atoms[at].plain in trigger.small["marks"] or atoms[at].plain in ("«", '"', "“", ",")):
        at += 1
    at = at if at < len(atoms) else 0
    noun = at > 0 and atoms[at - 1].plain in trigger.small["article"] and at + 1 == len(atoms) and atoms[at].plain in trigger.small["acts"]
    return at - 1 if noun else at


def _link(trigger: Trigger, atoms: Sequence[Atom], at: int, mark: str) -> int:
    """Count the words of a link that begins another thing at an atom, or give 0: `et de` and a verb behind `de`, `et que` behind `que`."""
    small = trigger.small
    words = [atom.plain for atom in atoms[at : at + 7]]
    if (
        words[:1]
        and words[0] in small["and"]
        and words[1:2]
        and words[1] in small["not_to"]
        and words[2:3]
        and words[2] in small["infinitive_mark"]
    ):
        return 1  # `and not to strike convoys`
    joined = " ".join(words) + " "
    if mark in small["that"]:
        further = next((len(phrase.split()) for phrase in small["and_that"] if joined.startswith(phrase + " ")), 0)
        return further or int(words[:1] != [] and words[0] in small["and"] and _is_finite(trigger, atoms, at + 1))
    if mark not in small["infinitive_mark"]:
        return 1 if words[:1] and words[0] in small["and"] and mark in small["modal"] and _bare_infinitive(trigger, atoms, at + 1) else 0
    if words[:1] and words[0] in small["and"] and words[1:2] == [mark] and words[2:3] and words[2] in small["article"]:
        return 2  # `agreed to a ceasefire and to the disengagement of troops`
    if words[:1] and words[0] in small["and"] and _bare_infinitive(trigger, atoms, at + 1):
        return 1
    for phrase in sorted(small["and_also"], key=len, reverse=True):
        if joined.startswith(phrase + " "):
            count = len(phrase.split())
            count += 1 if count < len(words) and words[count] in small["infinitive_mark"] else 0
            near = 2 + any(word in small["no_more"] for word in words[count : count + 2])  # `et à ne plus arrêter`
            return count if any(is_verb(trigger, word) for word in words[count : count + near]) else 0
    return 0


def _is_finite(trigger: Trigger, atoms: Sequence[Atom], at: int) -> bool:
    """Tell whether a further finite verb stands at an atom: `que leurs équipages utilisent une fréquence et respectent une distance`."""
    clauses = trigger.sentence.clauses
    place = next((place for place, atom in enumerate(clauses.atoms) if at < len(atoms) and atom is atoms[at]), None)
    group = clauses.at(place) if place is not None else None
    return group is not None and group.finite and group.start == place and group.when != "past"


def _infinitive_link(trigger: Trigger, atoms: Sequence[Atom], begin: int, at: int) -> int:
    """Count a link before a further infinitive, where its form tells that it is one: `devront renoncer à ..., cesser ... et laisser`."""
    clauses, small = trigger.sentence.clauses, trigger.small
    if clauses.grammar["noun_before_noun"] or (atoms[at].plain != "," and atoms[at].plain not in small["and"]):
        return 0
    place = at + 1 + (at + 1 < len(atoms) and atoms[at].plain == "," and atoms[at + 1].plain in small["and"])
    both = is_verb(trigger, atoms[begin].plain) and _is_infinitive(trigger, atoms, place)
    return place - at if both and not any(atom.printed in clauses.grammar["purpose"] for atom in atoms[begin:at]) else 0


def _is_infinitive(trigger: Trigger, atoms: Sequence[Atom], at: int) -> bool:
    clauses = trigger.sentence.clauses
    while at < len(atoms) and atoms[at].printed in clauses.grammar["clitic"]:
        at += 1
    return at < len(atoms) and any(form == "inf" for _, form in clauses.verbs.forms.get(atoms[at].printed, ()))


def _act_link(trigger: Trigger, atoms: Sequence[Atom], begin: int, at: int) -> int:
    """Count the words of a link between two deeds told by nouns: `le retrait des chars, l'envoi d'observateurs et la levée du siège`."""
    small = trigger.small
    if atoms[at].plain != "," and atoms[at].plain not in small["links_acts"]:
        return 0
    place = at + 1
    while place < len(atoms) and atoms[place].plain in small["links_acts"]:
        place += 1
    while place < len(atoms) and atoms[place].plain in small["governs_acts"]:
        place += 1
    return place - at if _is_act(trigger, atoms, place) and _is_act(trigger, atoms, begin) else 0


def _is_act(trigger: Trigger, atoms: Sequence[Atom], at: int) -> bool:
    """Tell whether a deed is told by a noun here: an article, words that describe it, and the noun, before any preposition."""
    small, clauses = trigger.small, trigger.sentence.clauses
    for atom in atoms[at : at + _ACT_NEAR]:
        if atom.plain in small["acts"]:
            return True
        if isinstance(atom, Mention) or not (atom.plain.isalpha() or atom.plain in small["article"]):
            return False
        if atom.printed in clauses.grammar["preposition"] and atom.plain not in small["article"]:
            return False
    return False


def _bare_infinitive(trigger: Trigger, atoms: Sequence[Atom], at: int) -> bool:
    """Tell whether a second verb hangs on the same mark: `to surrender their arms and leave for the town`."""
    grammar, forms = trigger.sentence.clauses.grammar, trigger.sentence.clauses.verbs.forms
    if at + 1 >= len(atoms) or not grammar["noun_before_noun"]:
        return False
    form = any(one == "inf" for _, one in forms.get(atoms[at].printed, ()))
    after = atoms[at + 1]
    governs = bool(after.sort) or after.printed in grammar["determiner"] | grammar["preposition"] | grammar["object_pronoun"]
    return form and (governs or (after.plain.isalpha() and atoms[at].plain not in trigger.small["verb_or_noun"]))


def is_verb(trigger: Trigger, word: str) -> bool:
    """Tell whether a word may be an infinitive: by its ending, where the language has such; not an article."""
    endings = tuple(trigger.small["infinitive_endings"])
    return (
        bool(word)
        and word not in trigger.small["article"]
        and word not in trigger.small["not_verbs"]
        and (not endings or word.endswith(endings))
    )
