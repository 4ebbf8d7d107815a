"""Joining: one mention of several that stand together (`la Russie, la Turquie et l'Iran`), or beside their initials (`... (RSF)`)."""

from collections.abc import Sequence

from garant.reading.atoms import Atom, Mention
from garant.reading.values import Span


def joined(atoms: Sequence[Atom], ands: frozenset[str]) -> list[Atom]:
    """Make one mention of several that stand together: `la Russie, la Turquie et l'Iran`. Commas join only up to an `and`."""
    row: list[Atom] = []
    commas: list[int] = []
    atoms = _abbreviated(atoms)
    for at, atom in enumerate(atoms):
        is_who = isinstance(atom, Mention) and atom.sort == "who"
        count, link = _link_before(row, ands) if is_who else (0, "")
        if link and _stands_apart(row, atoms, at, count, link, listed=bool(commas)):
            link = ""
        first = _before_parenthesis(row, ands) if is_who and link != "," else None
        row.append(atom)
        if first is not None:
            row[first:] = [_both_of(row[first], row[-1], row[-1].span.end)]
            continue
        if link == "and" or (link == "," and len(row) == count + 2 and count == 1):
            first = commas[0] if commas and _follows(row, commas, len(row) - 2 - count) else len(row) - 2 - count
            row[first:] = [_one_of(row[first:])]
            commas = []
        elif link == ",":
            commas = (
                [*commas, len(row) - 2 - count] if not commas or _follows(row, commas, len(row) - 2 - count) else [len(row) - 2 - count]
            )
    return row


def _stands_apart(row: Sequence[Atom], atoms: Sequence[Atom], at: int, count: int, link: str, *, listed: bool) -> bool:
    """Tell whether a comma parts two: `Rwanda, Kinshasa says, is`; `Baku, he said`; `the M23, as well as Rwanda's denial`."""
    one, before, after = atoms[at], row[-count - 1], [atom.plain for atom in atoms[at + 1 : at + 3]]
    if link == "and" and not listed and any(atom.plain == "," for atom in row[-count:]) and after[:1] and after[0] in _FINITE:
        return True
    if link == "and":
        return any(atom.plain == "," for atom in row[-count:]) and after[:1] in (["'s"], ["a"], ["to"])
    same = isinstance(before, Mention) and isinstance(one, Mention) and not one.sure and set(before.people) == set(one.people)
    return same or (after[1:] == [","] and not any(atom.plain == "," for atom in row[:-count]))


def _before_parenthesis(row: Sequence[Atom], ands: frozenset[str]) -> int | None:
    """Give where somebody stands whom a parenthesis parts from the next: `the GNA, recognised by the UN, and the LNA`."""
    at = len(row) - 1
    while at >= 0 and row[at].plain in _ARTICLES:
        at -= 1
    if at < 1 or row[at].plain not in ands or row[at - 1].plain != ",":
        return None
    for place in range(at - 2, max(0, at - 2 - _PARENTHESIS_MAX), -1):
        before = row[place - 2] if row[place - 1].plain == ")" else row[place - 1]
        if row[place].plain == ",":
            told = row[place + 1].plain
            opens = bool(told) and told not in ands and told not in _ARTICLES
            return row.index(before) if opens and isinstance(before, Mention) and before.sort == "who" else None
    return None


def _both_of(one: Atom, other: Atom, end: int) -> Mention:
    found = _one_of([one, other])
    return found._replace(span=Span(one.span.start, end))


def _follows(row: Sequence[Atom], commas: Sequence[int], place: int) -> bool:
    """Tell whether the mention at a place is the one that the last comma led to."""
    between = row[commas[-1] + 1 : place]
    return bool(between) and not any(isinstance(atom, Mention) for atom in between)


def _one_of(atoms: Sequence[Atom]) -> Mention:
    """Make one mention of the mentions among atoms."""
    found = [atom for atom in atoms if isinstance(atom, Mention)]
    people = tuple(dict.fromkeys(one for atom in found for one in atom.people))
    return found[0]._replace(people=people, span=Span(found[0].span.start, found[-1].span.end), sure=all(atom.sure for atom in found))


def _abbreviated(atoms: Sequence[Atom]) -> list[Atom]:
    """Take `(RSF)` behind `Rapid Support Forces` into it."""
    row: list[Atom] = []
    for atom in atoms:
        row.append(atom)
        head, opens, short, _ = ([None] * 4 + row)[-4:]
        enclosed = atom.plain == ")" and opens is not None and opens.plain == "("
        if enclosed and isinstance(head, Mention) and isinstance(short, Mention) and _same(head, short):
            row[-4:] = [head._replace(span=Span(head.span.start, atom.span.end))]
    return row


def _same(one: Mention, other: Mention) -> bool:
    """Tell whether initials name the party, or the last of the parties, of the mention before them."""
    parties = {who.party for who in other.people}
    return one.sort == other.sort == "who" and parties in ({who.party for who in one.people}, {one.people[-1].party})


_ARTICLES = frozenset(
    {
        "by",
        "par",
        "la",
        "le",
        "les",
        "l'",
        "the",
        "de",
        "du",
        "des",
        "d'",
        "with",
        "avec",
        "entre",
        "of",
        "both",
        "its",
        "their",
        "his",
        "her",
    }
    | {
        "son",
        "sa",
        "ses",
        "leur",
        "leurs",
        "a",
        "an",
        "un",
        "une",
        "senior",
        "top",
        "haut",
        "hauts",
        "as",
        "well",
        "ainsi",
        "que",
        "paramilitary",
        "rebel",
        "paramilitaires",
        "guerilla",
        "guerrilla",
        "celui",
        "celle",
        "ceux",
        "celles",
        "that",
        "those",
        "mouvement",
        "groupe",
        "movement",
    }
)
_FINITE = frozenset(
    {"was", "were", "is", "are", "has", "have", "had", "will", "would", "did", "a", "ont", "est", "sont", "etait", "etaient"}
)
"""Behind somebody after `, and` these begin what is told next: `, and an Omani delegation was in Sana'a`."""
_LINKS_MAX = 4
_PARENTHESIS_MAX = 7


def _link_before(row: Sequence[Atom], ands: frozenset[str]) -> tuple[int, str]:
    """Count the words between a mention at the end of a row and the next one, and tell what links them: `and`, a comma, nothing."""
    words = list[str]()
    for atom in reversed(row[-_LINKS_MAX - 1 :]):
        if isinstance(atom, Mention) and atom.sort == "person" and words:
            words.append("")  # `Russia's Sergei Zorin and Turkey's ...`
            continue
        if atom.plain == "'s" and words and words[-1] == "":
            words.append(atom.plain)
            continue
        if isinstance(atom, Mention):
            link = "and" if any(word in ands or word in ("well", "ainsi") for word in words) else "," if "," in words else ""
            return (len(words), link) if atom.sort == "who" else (0, "")
        if atom.plain not in _ARTICLES and atom.plain not in ands and atom.plain != ",":
            return 0, ""
        words.append(atom.plain)
    return 0, ""
