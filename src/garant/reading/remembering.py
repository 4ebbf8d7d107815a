"""Remembering whom a sentence named, so that the next one's pronouns find them: its subject, those named together, rivals."""

from collections.abc import Iterator, Sequence

from garant.reading.atoms import Atom, Mention
from garant.reading.lexicon import Lexicon
from garant.reading.memory import Memory
from garant.reading.values import Someone
from garant.reading.words import plain

_TURN_MAX = 7
_HEADING = frozenset({"-", "–", "—", ":"})
"""Behind a name that begins a line, these make it a heading."""


def remember(lexicon: Lexicon, memory: Memory, atoms: Sequence[Atom]) -> None:
    """Remember whom a sentence names: together, in an office, as its subject, against each other."""
    memory.countries.update(_countries(lexicon, atoms))
    memory.beside(one for atom in atoms if isinstance(atom, Mention) and atom.sort == "who" for one in atom.people)
    subject: Someone | None = None
    plural: tuple[Someone, ...] | None = None
    for at, atom in enumerate(atoms):
        if isinstance(atom, Mention) and atom.sort == "who":
            memory.note(atom.people)
            memory.name_rivals((lexicon.rivals.get(one.party or ""), one.party) for one in atom.people)
            governed = _is_governed(lexicon, atoms, at)
            if plural is None and not governed:
                plural = atom.people if len(atom.people) > 1 or is_plural(lexicon, atom) or _is_of_several(lexicon, atoms, at) else ()
            heads = at == 0 and len(atoms) > 1 and atoms[1].plain in _HEADING
            if subject is None and not governed and not heads and len(atom.people) == 1 and atom.has_party:
                subject = atom.people[0]
    memory.subject_before, memory.subject = memory.subject, subject or memory.subject
    if plural is not None:
        memory.plural, memory.last_plural = plural, plural or memory.last_plural


def free(lexicon: Lexicon, atoms: Sequence[Atom]) -> list[tuple[Someone, ...]]:
    """Give whom no preposition governs: what is told of `he` they may have done: `Reçu par son homologue, il a ...`."""
    row = enumerate(atoms)
    return [one.people for at, one in row if isinstance(one, Mention) and one.sort == "who" and not _is_governed(lexicon, atoms, at)]


def _is_governed(lexicon: Lexicon, atoms: Sequence[Atom], at: int) -> bool:
    """Tell whether a preposition stands before somebody, or before the article there: `avec les Iraniens`."""
    small, place = lexicon.small, at - 1
    while place > 0 and atoms[place].plain in small["article"] - small["governing"]:
        place -= 1
    sent = place > 0 and atoms[place - 1].plain in small["on_behalf"]
    return place >= 0 and atoms[place].plain in small["governing"] and not sent


def _countries(lexicon: Lexicon, atoms: Sequence[Atom]) -> Iterator[str]:
    """Give the countries that are told as places, by places in them, or by an adjective: `in Syria`, `in Idlib`, `the Syrian town`."""
    for atom in atoms:
        if isinstance(atom, Mention):
            yield from [lexicon.lands[atom.id]] if atom.sort == "place" and atom.id in lexicon.lands else []
            yield from (one.party for one in atom.people if one.party and len(one.party) == len("sy"))
        elif found := lexicon.adjectives.at([atom.token], 0):
            yield found[0].id


def is_plural(lexicon: Lexicon, mention: Mention) -> bool:
    """Tell whether somebody is told in the plural: `members of the Council`, `les États-Unis`, `the rebels`."""
    one = mention.people[0]
    first = one.text.split()[0]
    return bool(one.party) and (plain(one.text) in lexicon.small["plural_names"] or (first[:1].islower() and first.endswith("s")))


def _is_of_several(lexicon: Lexicon, atoms: Sequence[Atom], at: int) -> bool:
    """Tell whether an article in the plural stands before a force, or a sentence begins with several: `Les FDS`, `Militants of`."""
    one, small = atoms[at], lexicon.small
    before = atoms[at - 1].plain if at else ""
    first = one.people[0].text.split()[0] if isinstance(one, Mention) else ""
    begins = at == 0 and first.endswith("s") and isinstance(one, Mention) and one.people[0].party in lexicon.rivals
    return begins or before in small["several"]


def turn(lexicon: Lexicon, memory: Memory, atoms: Sequence[Atom]) -> None:
    """Remember which country a sentence turns to: `Turning to Yemen`, `In Sudan,`."""
    small = lexicon.small
    for at, atom in enumerate(atoms[:_TURN_MAX]):
        if isinstance(atom, Mention):
            opened = at and atoms[0].plain in small["turning_from"] and atoms[at - 1].plain in {*small["turning"], *small["article"]}
            ends = at + 1 < len(atoms) and atoms[at + 1].plain in (",", ":", ".")
            if opened and ends and atom.sort in ("who", "place") and len(atom.people) == 1 and atom.people[0].office is None:
                memory.topic = atom.people[0].party if len(atom.people[0].party or "") == len("xx") else memory.topic
            return
