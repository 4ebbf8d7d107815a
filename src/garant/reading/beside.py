"""Whose an office is by what stands beside it: somebody right before it, a genitive, or the country that the sentence came to.

the US envoy, Ambassador Gail Escott,                       the same person, told twice
the movement's leadership                                   the movement's
arrived in Myanmar and was received by the foreign minister     Myanmar's
In Moscow, Foreign Minister Gusev received                  Russia's
The president and his Russian counterpart                   not Russia's
"""

from collections.abc import Mapping, Sequence

from garant.reading.atoms import Atom, Mention
from garant.reading.memory import Memory
from garant.reading.offices import Office

Small = Mapping[str, frozenset[str]]
_STATE = 2
"""Letters of the id of a state."""
_OPENING = 3
"""Atoms: a place that opens a sentence, its preposition and its comma."""


def stands_beside(small: Small, before: Sequence[Atom]) -> int | None:
    """Give where somebody stands right before an office, behind a comma or `and`; what is in a place still stands beside it."""
    at = len(before) - 1
    at -= at >= 0 and before[at].plain in small["article"]
    if at < 1 or before[at].plain not in {",", *small["and"]}:
        return None
    at -= 1
    if at > 1 and before[at].sort in ("place", "who") and before[at - 1].plain in small["locative"]:
        at -= 2
    one = before[at]
    if not isinstance(one, Mention) or one.sort != "who" or not one.sure or len(one.people) != 1:
        return None
    return at if one.people[0].party and one.people[0].office else None


def owned(small: Small, before: Sequence[Atom], found: Office) -> Office:
    """Give an office without a party to whoever stands before it in the genitive: `the movement's leadership`."""
    owner = before[-2] if len(before) > 1 and before[-1].plain in ("'s", "'") else _of_whose(small, before)
    if found.sure or not isinstance(owner, Mention) or owner.sort != "who" or not all(one.party for one in owner.people):
        return found
    return found._replace(people=tuple(found.people[0]._replace(party=one.party) for one in owner.people))


def _of_whose(small: Small, before: Sequence[Atom]) -> Atom | None:
    """Give the one before `whose`, `dont le`: `l'opposition, dont le coordinateur`."""
    at = len(before) - 1
    at -= at >= 0 and before[at].plain in small["article"]
    if at < 1 or before[at].plain not in small["whose"]:
        return None
    return before[at - 1] if before[at - 1].plain != "," else before[at - 2] if at > 1 else None


def unlike(memory: Memory, before: list[Atom], found: Office) -> None:
    """Give an office that was only guessed to another where its counterpart is of the same: `le président et son homologue russe`."""
    last = next((place for place in range(len(before) - 1, -1, -1) if before[place].sort == "who"), 0)
    one, party = before[last] if before else None, found.people[0].party
    if party and found.sure and isinstance(one, Mention) and not one.sure and len(one.people) == 1 and one.people[0].party == party:
        other = next((who.party for who in memory.together(2) if who.party != party), None)
        before[last] = one._replace(people=(one.people[0]._replace(party=other),))


def host_of(small: Small, before: Sequence[Atom], found: Office, *, first: bool) -> str | None:
    """Give the state whose an office is that no words give to anybody: where the sentence came to, or opens (`first`: nobody before)."""
    office = found.people[0].office
    if found.sure or len(found.people) > 1 or office not in small["national_too"] | small["sources"]:
        return None
    if office in small["sources"]:
        return _opened_in(small, before)
    return (_opened_in(small, before) if first else None) or _came_to(small, before)


def _opened_in(small: Small, before: Sequence[Atom]) -> str | None:
    opened = [atom for atom in before[:_OPENING] if atom.plain not in small["article"]]
    closes = len(opened) == _OPENING and opened[0].plain in small["locative"] and opened[-1].plain == ","
    house = opened[1] if closes else None
    named = house.people[0].party if isinstance(house, Mention) and house.sort == "who" else None
    return named or (_state(house) if house else None)


def _came_to(small: Small, before: Sequence[Atom]) -> str | None:
    words = [atom.plain for atom in before[-2:]]
    if words[-1:] == [""] or not any(word in {*small["by"], *small["with"]} for word in words):
        return None
    return next((state for at in range(len(before) - 1, 0, -1) if (state := _state(before[at]) or _towards(small, before, at))), None)


def _towards(small: Small, before: Sequence[Atom], at: int) -> str | None:
    """Give the state whose capital somebody goes to: `travel to Tehran for talks with the foreign minister`."""
    atom = before[at]
    goes = (
        isinstance(atom, Mention) and before[at - 1].plain in small["towards"] and len(atom.people) == 1 and atom.people[0].office is None
    )
    party = atom.people[0].party if isinstance(atom, Mention) and goes else None
    return party if party and len(party) == _STATE else None


def _state(atom: Atom) -> str | None:
    return atom.id if isinstance(atom, Mention) and atom.sort == "place" and len(atom.id) == _STATE else None
