"""Who holds an office: the parties that its words name, else whom the text named before, whose text it is, or whose capital it comes from.

A pronoun (`they`, `both sides`, `he`) stands for whom the text named last in that number. An office without a party (`the minister`) is
that of the name beside it; in a communiqué its issuer's; else that of the one who held it when it was named before.
"""

from collections import Counter

from garant.reading.lexicon import Lexicon
from garant.reading.memory import Memory
from garant.reading.offices_again import Before, Title, again, is_plural
from garant.reading.values import Someone
from garant.reading.words import plain

_PRONOUNS = frozenset({"him", "both", "they", "he", "people", "adversary", "movement", "former", "latter"})
_TWO, _SIDES_MAX, _MANY = 2, 3, 20


def holders(lexicon: Lexicon, memory: Memory, title: Title, before: Before) -> tuple[tuple[Someone, ...], bool]:
    """Give who it is, and whether that is named rather than guessed."""
    text, kind = title.text, title.head.id
    if kind in _PRONOUNS and not (kind == "adversary" and title.parties):
        return _pronoun(lexicon, memory, title, before), kind == "people"
    last = before[-1][-1] if before else memory.single
    if kind == "counterpart":
        held = next((people[-1] for people in reversed(before) if people[-1].office), last)
        title = title._replace(office=held.office if held else None)
    fixed = title.head.more.get("party")
    parties = title.parties or ((str(fixed),) if fixed else ())
    if parties:
        return tuple(Someone(party, text, title.office) for party in parties), True
    named = [memory.known(words) for words in title.names]
    if len(named) > 1 and all(named):
        return tuple(one for one in named if one), True
    theirs = _possessed(lexicon, memory, title, before)
    if theirs:
        return theirs, False
    several = _severalagain(lexicon, memory, title)
    return (several, False) if several else ((again(lexicon, memory, title, before),), False)


def _severalagain(lexicon: Lexicon, memory: Memory, title: Title) -> tuple[Someone, ...]:
    """Give those of one office whom the text named together before: `the commanders`, `les ministres`."""
    definite = title.lead in lexicon.small["definite"] and title.office is not None and not title.names
    if not definite or title.text.casefold().split()[0][-1:] not in ("s", "x"):
        return ()
    return next((people for people in reversed(memory.groups) if all(one.office == title.office for one in people)), ())


def _pronoun(lexicon: Lexicon, memory: Memory, title: Title, before: Before) -> tuple[Someone, ...]:
    """Give whom a pronoun stands for, or its words."""
    nobody = Someone(None, title.text)
    match title.head.id:
        case "both" | "they":
            people = _together(lexicon, memory, title, before)
            collective = any(word in lexicon.small["collective"] for word in plain(title.text).split())
            return tuple(one._replace(office=None) for one in people) if collective else people
        case "adversary":
            return (_other(memory, before) or nobody,)
        case "he":
            return (_he(memory, before) or nobody,)
        case "him":
            return (_him(memory, before) or nobody,)
        case "movement":
            return (memory.armed or memory.rebel() or nobody,)
        case "former" | "latter":
            return (_of_a_pair(memory, before, last=title.head.id == "latter") or nobody,)
        case _:
            return (nobody,)


def _him(memory: Memory, before: Before) -> Someone | None:
    """Give whom `him` stands for: the last one in an office who is not the sentence's subject."""
    inside = [people[0] for people in before if len(people) == 1 and people[0].office and people[0].party]
    if len(inside) > 1 and inside[-2].party != inside[-1].party:
        return inside[-2]  # `The minister was in Moscow, where his host gave him lunch`
    here = {one.party for people in before for one in people} or {memory.subject.party if memory.subject else None}
    spoken_of = [memory.subject] if memory.subject and memory.subject.office else []
    return next((one for one in (*spoken_of, *reversed(memory.recent)) if one.office and one.party not in here), None)


def _of_a_pair(memory: Memory, before: Before, *, last: bool) -> Someone | None:
    """Give the first or the last of those whom the sentence, or else the text, named together or spoke of last."""
    named = [people for people in before if people[0].party]
    if named:
        return named[-1][-1] if last else named[0][0]
    if memory.group and memory.group[-1] == memory.last:
        return memory.group[-1] if last else memory.group[0]
    other = next((one for one in reversed(memory.recent) if not memory.subject or one.party != memory.subject.party), None)
    return (other or memory.single) if last else None


def _possessed(lexicon: Lexicon, memory: Memory, title: Title, before: Before) -> tuple[Someone, ...]:
    """Give whose `leurs ministres`, `its president` are, where no party is named."""
    if title.lead in lexicon.small["our"] and not memory.issuer and is_plural(lexicon, title) and title.office != "military":
        return tuple(one._replace(text=title.text, office=title.office) for one in memory.together(_TWO))
    if title.lead in lexicon.small["our"] and memory.issuer:
        return (Someone("un" if memory.issuer.party == "unsc" else memory.issuer.party, title.text, title.office),)
    if title.head.id == "counterpart" and not is_plural(lexicon, title):
        other = _other(memory, before)
        return (Someone(other.party, title.text, title.office),) if other else ()
    if title.lead in lexicon.small["their"] and is_plural(lexicon, title):
        pair = next((people for people in reversed(before) if len(people) > 1), None) or memory.together(_TWO)
        if pair:
            return tuple(one._replace(text=title.text, office=title.office) for one in pair)
    owner = _owner(memory, before, title) if title.lead in lexicon.small["possessive"] else None
    return (Someone(owner.party, title.text, title.office),) if owner and owner.party else ()


def _owner(memory: Memory, before: Before, title: Title) -> Someone | None:
    """Give whose `its president`, `leur porte-parole` is: the sentence's only one, else whom the text spoke of last."""
    if title.names:
        return None
    inside = [people for people in before if any(one.party for one in people)]
    if inside:
        return inside[0][0] if len(inside[0]) == 1 else None
    return memory.plural[0] if len(memory.plural) == 1 else memory.subject


def _other(memory: Memory, before: Before) -> Someone | None:
    """Give the other of two who were named together, where a sentence has named the one."""
    one = next((people[0] for people in before if len(people) == 1 and people[0].party), None) or memory.subject
    pair = memory.met if one in memory.met else memory.together(2)
    if one and not any(who.party == one.party for who in pair):
        most = (two for two, _ in memory.pairs.most_common() if one.party in two)
        pair = tuple(Someone(party, party) for party in next(most, ()))
    return (
        next((other for other in pair if other.party != one.party), None) if one and any(who.party == one.party for who in pair) else None
    )


def _is_unnamed_plural(people: tuple[Someone, ...]) -> bool:
    """Tell whether it is several whose party no word names: `les délégués`."""
    one = people[0]
    return len(people) == 1 and one.party is None and one.office is not None and one.text.split()[-1].endswith(("s", "x"))


def _together(lexicon: Lexicon, memory: Memory, title: Title, before: Before) -> tuple[Someone, ...]:
    inside = next((people for people in reversed(before) if len(people) > 1), ())
    if plain(title.text) in lexicon.small["we"]:
        issuer = memory.issuer or Someone(None, title.text)
        return (issuer._replace(party="un") if issuer.party == "unsc" else issuer,)
    unnamed = any(_is_unnamed_plural(people) for people in before)
    if title.head.id == "they" and (inside or ((memory.plural or memory.last_plural) and not unnamed)):
        return inside or memory.plural or memory.last_plural
    if any(word in lexicon.small["mediators"] for word in plain(title.text).split()):
        return memory.mediators(int(title.head.more.get("count", 0))) or (Someone(None, title.text),)
    alone = memory.subject if title.head.id == "they" else None
    if plain(title.text).split()[0] in lexicon.small["isolating"]:
        most_named = memory.together(0, most=_SIDES_MAX, foes=True)
        return (most_named if len(most_named) == _TWO else ()) or memory.together(_TWO) or (Someone(None, title.text),)
    singles = tuple(dict.fromkeys(people[0] for people in before if len(people) == 1 and people[0].party))
    if title.head.more.get("count") == _TWO == len({one.party for one in singles}) == len(before):
        return singles[:_TWO]
    foes = _foes(lexicon, memory, title)
    if foes:
        return foes
    sides = any(word in lexicon.small["sides"] for word in plain(title.text).split())
    if sides and len(memory.together(0, most=_SIDES_MAX)) < _TWO:
        return memory.together(_TWO) or inside or (alone or Someone(None, title.text),)
    most = _SIDES_MAX if title.head.id == "both" else _MANY
    named = title.head.more.get("named", ())
    if named and (title.head.more.get("known") or all(party in memory.seen | memory.countries for party in named)):
        return tuple(Someone(party, title.text) for party in named)
    return memory.together(int(title.head.more.get("count", 0)), most=most, foes=sides) or inside or (alone or Someone(None, title.text),)


def _foes(lexicon: Lexicon, memory: Memory, title: Title) -> tuple[Someone, ...]:
    """Give those who accuse each other, where `the two sides` is said of a text that has not named two together more than once."""
    sides = any(word in lexicon.small["sides"] for word in plain(title.text).split())
    parties = [frozenset(one.party for one in people) for people in memory.groups]
    if not sides or title.head.id != "both" or any(parties.count(pair) > 1 for pair in parties if len(pair) == _TWO):
        return ()
    count: Counter[frozenset[str | None]] = Counter()
    for pair, times in memory.adversaries.items():
        count[frozenset(one.party for one in pair)] += times
    best = next((pair for pair, _ in count.most_common(1)), frozenset())
    return next((pair for pair in memory.adversaries if frozenset(one.party for one in pair) == best), ())


def _he(memory: Memory, before: Before) -> Someone | None:
    inside = next((people[0] for people in before if len(people) == 1 and people[0].party), None)
    return inside or memory.subject or memory.single
