"""Where: what tells that a name is a place, and which of the places in a sentence is that of what happened.

dans la ville côtière russe de Sotchi     a place, by `ville`
travelled to Kyiv                         a place, by where one goes
talks on the crisis in Idlib              Idlib is where the crisis is, not where the talks were
met in Sochi, while shells fell on Sake   Sake is where the other thing happened
"""

from collections.abc import Callable, Iterator, Mapping, Sequence

from garant.reading.atoms import Atom, Mention
from garant.reading.clauses import Clauses

FAR = 14
"""Atoms: beyond this, what is found belongs to something else."""
_NEAR, _TWO = 4, 2
_STOPS = frozenset('.;:!?«»“”"(),')

Small = Mapping[str, frozenset[str]]


def tells_place(small: Small, plain: Callable[[int], str], at: int, *, known: bool = False) -> bool:
    """Tell whether the words before (`plain` gives each) make a place of a name: `in`, `à`, a word such as `city`, a verb of going.

    `known`: the name is one of a place, so that a comma may stand before it: `the capital, Muscat`.
    """
    return plain(at - 1) in small["locative"] or _is_of_a_town(small, plain, at, known=known) or _is_gone_to(small, plain, at)


def _is_of_a_town(small: Small, plain: Callable[[int], str], at: int, *, known: bool) -> bool:
    linked = plain(at - 1) in small["of_whom"] or (known and plain(at - 1) == ",")
    for back in range(at - 1 - linked, at - 1 - linked - _NEAR, -1):
        word = plain(back)
        if word in small["place_nouns"]:
            return linked or known
        if not word or word in _STOPS or word in small["article"] or word in small["of_whom"] or word in small["locative"]:
            return False
    return False


def _is_gone_to(small: Small, plain: Callable[[int], str], at: int) -> bool:
    return plain(at - 1) in small["towards"] and any(plain(back) in small["going"] for back in range(at - 2, at - 2 - _NEAR, -1))


def is_another(small: Small, before: Sequence[Atom]) -> bool:
    """Tell whether a place and `and` stand before a name: `travelled to Pristina and Belgrade`."""
    return len(before) > 1 and before[-2].sort == "place" and before[-1].plain in small["and"]


def place_of(clauses: Clauses, small: Small, start: int, end: int) -> Mention | None:
    """Give where something happened that the atoms from `start` to before `end` tell.

    A town rather than a country, what follows rather than what precedes.
    """
    found = [(at, atom) for at, atom in _places(clauses, small, start, end) if _is_of_the_clause(clauses, small, start, end, at)]
    towns = [(at, atom) for at, atom in found if not atom.people]
    behind = [(at, atom) for at, atom in towns if at >= end]
    countries = [(at, atom) for at, atom in found if atom.people and at >= end]
    return next((atom for _, atom in (*behind, *reversed(towns), *countries)), None)


def _places(clauses: Clauses, small: Small, start: int, end: int) -> Iterator[tuple[int, Mention]]:
    """Give the places near by that are where something is, and not what it is about."""
    for at, atom in enumerate(clauses.atoms):
        if isinstance(atom, Mention) and atom.sort == "place" and -FAR <= at - end <= 2 * FAR:
            governs = _preposition(clauses, small, at)
            if _is_beside(clauses, small, at, start, end) or (
                governs is not None and not _is_of_a_matter(clauses, small, governs, start, end)
            ):
                yield at, atom


def _is_beside(clauses: Clauses, small: Small, at: int, start: int, end: int) -> bool:
    """Tell whether a place stands beside the words that tell it: `the Geneva talks`, `visited Damascus`, `les pourparlers d'Astana`."""
    of = at > 1 and clauses.atoms[at - 1].plain in small["of_whom"] and clauses.atoms[at - 2].plain in small["gatherings"]
    return of or start <= at - 1 < end or at == start - 1


def _preposition(clauses: Clauses, small: Small, at: int) -> int | None:
    """Give where the preposition stands that makes a place of it, over an article, an adjective, a word such as `city`."""
    steps = 1 + _NEAR if _is_of_a_town(small, lambda k: clauses.atoms[k].plain if k >= 0 else "", at, known=True) else _TWO
    first = at - 1 - (steps > _TWO and clauses.atoms[at - 1].plain == ",")
    for back in range(first, max(-1, first - 1 - steps), -1):
        word = clauses.atoms[back].plain
        if word in small["locative"] or word in small["towards"]:
            return back
        if word in _STOPS or isinstance(clauses.atoms[back], Mention) or (steps == _TWO and word in small["of_whom"]):
            return None
    return None


def _is_of_a_matter(clauses: Clauses, small: Small, preposition: int, start: int, end: int) -> bool:
    """Tell whether a preposition belongs to what something is about: `la situation dans la province`, `the ceasefire in Syria`."""
    return preposition > 0 and not start <= preposition - 1 < end and clauses.atoms[preposition - 1].plain in small["matters"]


def _is_of_the_clause(clauses: Clauses, small: Small, start: int, end: int, at: int) -> bool:
    """Tell whether no other verb stands between: one may, that of a noun, or of a relative clause behind it."""
    low, high = (end, at) if at >= end else (at, start)
    if any(clauses.atoms[between].plain == ";" for between in range(low, high)):
        return False
    verbs = [group for group in clauses.groups if group.finite and low <= group.start < high]
    if at < start:
        return len(verbs) <= 1
    is_verb = any(group.finite for place in range(start, end) if (group := clauses.at(place)))
    if not is_verb:
        own = _opens_a_clause(clauses, small, start)
        verbs = [group for group in verbs if not clauses.has(group.start - 1, "relative")][own:]
    return not any(_begins_clause(clauses, small, end, group.start) for group in verbs)


def _begins_clause(clauses: Clauses, small: Small, low: int, start: int) -> bool:
    """Tell whether a clause begins between two atoms: behind a comma, `and`, `that`; else what looks like a verb is a noun."""
    return any(atom.plain == "," or atom.plain in small["and"] or atom.plain in small["that"] for atom in clauses.atoms[low:start])


def _opens_a_clause(clauses: Clauses, small: Small, start: int) -> bool:
    """Tell whether a noun stands in a clause of its own verb: no verb before it, or a comma, a colon or `that` between."""
    before = [group.end for group in clauses.groups if group.finite and group.end <= start]
    return not before or any(atom.plain in (",", ":") or atom.plain in small["that"] for atom in clauses.atoms[max(before) : start])
