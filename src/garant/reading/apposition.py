"""What a comma tells of somebody who is named right before it: another office, or what he is at the head of.

le maréchal Barasi, chef de l'Armée nationale libyenne,     theirs
son hôte, le ministre turc,                                 the minister
General Ellery, who heads U.S. air operations,              theirs
les deux ministres, le russe et le turc,                    one of each
"""

from collections.abc import Sequence

from garant.reading.lexicon import Lexicon
from garant.reading.memory import Memory
from garant.reading.names import name_at
from garant.reading.offices import Office, office_at
from garant.reading.words import Token

_HEADED_MAX = 5
"""Tokens: behind `who heads`, what is headed stands no further."""


def told_further(lexicon: Lexicon, memory: Memory, row: Sequence[Token], at: int, found: Office) -> Office:
    """Give an office without a party that of what a comma tells further: `le maréchal Barasi, chef de l'Armée nationale libyenne,`."""
    several = _told_apart(lexicon, row, at + found.length) if not any(one.party for one in found.people) else None
    if several:
        one = found.people[0]
        people = tuple(one._replace(party=party) for party in several[0])
        return Office(people, found.length + several[1], sure=True)
    one, place = found.people[0], at + found.length
    head = lexicon.heads.at(row, at)
    guest = head is not None and head[0].id == "adversary" and not found.sure
    if not guest and (len(found.people) > 1 or one.party or not one.office or found.length == 1):
        return found
    if "," not in (_plain(row, place), _plain(row, place - 1)):
        return found
    place += _plain(row, place) == ","
    if _plain(row, place) in lexicon.small["relative"]:
        return _by_what_it_heads(lexicon, row, place + 1, found)
    place += _plain(row, place) in lexicon.small["article"]
    told = office_at(lexicon, memory, row, place, (), nested=True) if place < len(row) else None
    if told is None or not told.sure or len(told.people) > 1:
        return found
    words, _ = name_at(lexicon, row, at + 1)
    length = place + told.length - at
    memory.learn([_plain(row, at), *words], told.people[0])
    return Office(told.people, length + (_plain(row, at + length) == ","), sure=True)


def _told_apart(lexicon: Lexicon, row: Sequence[Token], place: int) -> tuple[tuple[str, ...], int] | None:
    """Give whose several are, each told by its adjective, and in how many tokens: `Les deux ministres, le russe et le turc,`."""
    if _plain(row, place) != ",":
        return None
    small, parties, at = lexicon.small, list[str](), place + 1
    while True:
        at += _plain(row, at) in small["article"]
        found = lexicon.adjectives.at(row, at)
        if found is None:
            break
        parties.append(found[0].id)
        at += found[1]
        at += _plain(row, at) in small["one_of_them"]
        linked = _plain(row, at + 1) in small["article"] or lexicon.adjectives.at(row, at + 1)
        at += bool(linked) and _plain(row, at) in {",", *small["and"]}
    ends = _plain(row, at) in (",", "")
    return (tuple(dict.fromkeys(parties)), at + 1 - place) if ends and len(set(parties)) > 1 else None


def _by_what_it_heads(lexicon: Lexicon, row: Sequence[Token], place: int, found: Office) -> Office:
    """Give an office that of what it heads: `General Ellery, who heads U.S. air operations`."""
    verbs = lexicon.verbs
    if place >= len(row) or not any(verb in verbs.classes["head"] for verb, _ in verbs.forms.get(row[place].text.casefold(), ())):
        return found
    for at in range(place + 1, min(place + _HEADED_MAX, len(row))):
        named = lexicon.adjectives.at(row, at) or lexicon.phrases.at(row, at)
        if named and named[0].sort in ("adjective", "party", "metonym"):
            return found._replace(people=(found.people[0]._replace(party=named[0].id),))
    return found


def _plain(row: Sequence[Token], at: int) -> str:
    return row[at].plain if 0 <= at < len(row) else ""
