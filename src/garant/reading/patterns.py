"""Patterns over a sentence: how a linguist says what to look for, and how it is found.

A sentence is a row of *atoms*: mentions (somebody, a place, a date) and the tokens between them. A pattern is a row of elements:

    accord          this word (plain: without case and accents)
    conven*         any word that begins so
    *ront           any word that ends so
    (a|ont|avait)   one of these
    !a                  this word with the very accents that it has here: `a`, not `à`
    @agree              any form of a verb of this class (`verbs.toml`); `@agree.past.pp`: some of its forms
    <who> <date>    a mention of this class
    ?               after an element: it may be missing
    ..4             up to four atoms of any kind, but no sign that ends a clause
    =content        from here to the end of the pattern's reach this is called `content`

The first element of a pattern is a word or a class. Of several places where a pattern fits, each is found once, the shortest fit first.
A parenthesis between commas, or a sign that opens a quotation, may stand before any element but the first:
`s'est engagé, dans une lettre, à retirer`, `a dénoncé « une agression`.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache, partial
from typing import Generic, NamedTuple, Protocol, TypeVar

from garant.errors import Code, Refused
from garant.reading.words import plain

Forms = Callable[[str], frozenset[str]]
"""Gives the printed forms of the verbs of a class."""

_ELEMENT = re.compile(r"\.\.(\d+)|=(\w+)|<([\w|]+)>(\??)|\(([^)]*)\)(\??)|(\S+?)(\??)(?=\s|$)")
VERB = "@"
"""Among the names of a fit: where an element stands that is a form of a verb."""
_SEVERAL = re.compile(r"\(([^) ]* [^)]*)\)(\??)")
"""Alternatives of which one has several words."""
_WORDS_MAX = 65_536
"""Words whose patterns are remembered; a theatre's press has fewer."""
_BREAKS, _QUOTES = frozenset('.,;:!?«»“”"'), frozenset('«“"')


class Atom(Protocol):
    """What patterns look at: the class of a mention (empty for a token), and a token's plain form."""

    @property
    def sort(self) -> str:
        """Give the class of a mention; empty for a token."""
        ...

    @property
    def plain(self) -> str:
        """Give a token's plain form; empty for a mention."""
        ...

    @property
    def printed(self) -> str:
        """Give a token as it is printed, without case; empty for a mention."""
        ...


class Element(NamedTuple):
    """One element: words and beginnings of words, or classes of mentions, or a gap; or the name of what follows."""

    words: frozenset[str]
    printed: frozenset[str]
    stems: tuple[str, ...]
    endings: tuple[str, ...]
    sorts: frozenset[str]
    optional: bool
    gap: int
    name: str
    verb: bool = False

    def fits(self, atom: Atom) -> bool:
        """Tell whether an atom is one of these."""
        if atom.sort:
            return atom.sort in self.sorts
        word = atom.plain
        return (
            word in self.words
            or (bool(self.printed) and atom.printed in self.printed)
            or (bool(self.stems) and word.startswith(self.stems))
            or (bool(self.endings) and word.endswith(self.endings))
        )


class Fit(NamedTuple):
    """Where a pattern fits: from an atom to before another; the atoms of each class and of each name in it."""

    start: int
    end: int
    places: tuple[int, ...]
    names: dict[str, int]


class Row(NamedTuple):
    """What a pattern is fitted to: atoms, and where a parenthesis that it may pass over begins and goes on behind."""

    atoms: Sequence[Atom]
    skips: Mapping[int, int]


_NO_SKIPS: Mapping[int, int] = {}


@dataclass(frozen=True, slots=True)
class Pattern:
    """A pattern, compiled."""

    text: str
    elements: tuple[Element, ...]
    needs: tuple[frozenset[str], ...] = ()
    """Behind the first element: words of which one must stand in a sentence that the pattern fits."""

    @classmethod
    def of(cls, text: str, forms: "Forms" = lambda _: frozenset()) -> "Pattern":
        """Compile a pattern; `forms` gives those of a class of verbs. Refuses with `bad_value` one that is empty or begins with a gap."""
        return _pattern(text, partial(_element, forms=forms))

    def fit(self, atoms: Sequence[Atom], start: int, skips: Mapping[int, int] = _NO_SKIPS) -> Fit | None:
        """Fit the pattern at an atom, or give None."""
        return _fit(self.elements, 0, Row(atoms, skips), start, start, (), {})


def _pattern(text: str, element: Callable[[str], Element]) -> Pattern:
    _first(text, element)
    elements = tuple(element(match[0]) for match in _ELEMENT.finditer(text.strip()))
    return Pattern(text, elements, tuple(filter(None, map(_needed, elements[1:]))))


def _first(text: str, element: Callable[[str], Element]) -> Element:
    """Give the element that a pattern begins with, which must be there."""
    begun = _ELEMENT.search(text)
    if begun is None or (first := element(begun[0])).gap or first.optional:
        raise Refused(Code.BAD_VALUE, f"a pattern begins with a word or a class that must be there: {text!r}")
    return first if not first.name else next(one for match in _ELEMENT.finditer(text) if not (one := element(match[0])).name)


def _beginnings(element: Element) -> frozenset[str]:
    """Give what an atom may be called that is the first of a pattern: words, `stem*`, `*ending`, `<class>`."""
    return frozenset(
        [
            *element.words,
            *map(plain, element.printed),
            *(f"{stem[:3]}*" for stem in element.stems),
            *(f"*{ending[-2:]}" for ending in element.endings),
            *(f"<{sort}>" for sort in element.sorts),
        ]
    )


def _needed(element: Element) -> frozenset[str]:
    """Give the plain words of which one must be there for an element; none where it may be missing, or be another word."""
    open_ended = element.optional or element.stems or element.endings or element.sorts
    return frozenset() if open_ended else element.words | frozenset(map(plain, element.printed))


def _element(text: str, forms: Forms) -> Element:
    [(gap, name, sorts, sorts_optional, several, several_optional, word, optional)] = _ELEMENT.findall(text)
    given = several.split("|") if several else [word] if word else []
    alternatives = [plain(one) for one in given if one[0] not in "!@"]
    classes = [forms(one[1:]) for one in given if one[0] == "@"]
    exact = frozenset(one[1:].casefold() for one in given if one[0] == "!")
    return Element(
        words=frozenset(one for one in alternatives if "*" not in one),
        printed=exact.union(*classes) if exact or len(classes) != 1 else classes[0],
        stems=tuple(one[:-1] for one in alternatives if one.endswith("*")),
        endings=tuple(one[1:] for one in alternatives if one.startswith("*")),
        sorts=frozenset(sorts.split("|")) if sorts else frozenset(),
        optional=bool(sorts_optional or several_optional or optional),
        gap=int(gap or 0),
        name=name,
        verb=bool(classes),
    )


def _fit(
    elements: tuple[Element, ...], at: int, row: Row, place: int, start: int, found: tuple[int, ...], names: dict[str, int]
) -> Fit | None:
    """Fit elements from `at` on to atoms from `place` on; the shortest way first."""
    if at == len(elements):
        return Fit(start, place, found, names)
    element, atoms = elements[at], row.atoms
    if element.name:
        return _fit(elements, at + 1, row, place, start, found, {**names, element.name: place})
    if element.gap:
        return _fit_gap(elements, at, row, place, start, found, names)
    if place < len(atoms) and element.fits(atoms[place]):
        known = {VERB: place, **names} if element.verb and atoms[place].plain not in element.words else names
        fit = _fit(elements, at + 1, row, place + 1, start, (*found, place), known)
        if fit:
            return fit
    quoted = place + 1 if start < place < len(atoms) and atoms[place].plain in _QUOTES else None
    behind = row.skips.get(place, quoted) if place > start else None
    if behind is not None:
        fit = _fit(elements, at, row, behind, start, found, names)
        if fit:
            return fit
    return _fit(elements, at + 1, row, place, start, found, names) if element.optional else None


def _fit_gap(
    elements: tuple[Element, ...], at: int, row: Row, place: int, start: int, found: tuple[int, ...], names: dict[str, int]
) -> Fit | None:
    """Fit what follows a gap behind up to so many atoms; no sign that ends a clause is passed but round a parenthesis."""
    for _ in range(elements[at].gap + 1):
        fit = _fit(elements, at + 1, row, place, start, found, names)
        if fit or place >= len(row.atoms):
            return fit
        if _breaks(row.atoms[place]):
            return None
        place += 1
    return None


def _spread(text: str) -> Iterator[str]:
    """Give a pattern once for each alternative of several words: `(truce|cease fire) ends`."""
    found = _SEVERAL.search(text)
    if found is None:
        yield text
        return
    single = [one for one in found[1].split("|") if " " not in one]
    for one in ([f"({'|'.join(single)})"] if single else []) + [one for one in found[1].split("|") if " " in one]:
        yield from _spread(text[: found.start()] + one + found[2] * (one[0] == "(") + text[found.end() :])


def _breaks(atom: Atom) -> bool:
    return not atom.sort and atom.plain in _BREAKS


T = TypeVar("T")


class _Begun(NamedTuple, Generic[T]):
    """A pattern that an atom may begin; as bits, which words it needs; and what it stands for."""

    pattern: Pattern
    needs: int
    meaning: T


class Patterns(Generic[T]):
    """Many patterns, each with what it stands for, found by what they begin with.

    A lexicon has thousands of them, and a text few of the words that they begin with: what a word begins is compiled when it is met first.
    """

    def __init__(self, pairs: Iterable[tuple[str, T]], forms: Forms = lambda _: frozenset()) -> None:
        """Learn patterns; `forms` gives the printed forms of a class of verbs. Refuses with `bad_value` one that begins with a gap."""
        self._element = lru_cache(maxsize=None)(partial(_element, forms=forms))
        self._bit_of: dict[frozenset[str], int] = {}
        self._bits: dict[str, int] = {}
        self._texts = [(one, meaning) for text, meaning in pairs for one in _spread(text)]
        by_element: dict[Element, list[int]] = {}
        for number, (text, _) in enumerate(self._texts):
            by_element.setdefault(_first(text, self._element), []).append(number)
        self._numbers: dict[str, list[int]] = {}
        for element, numbers in by_element.items():
            for beginning in _beginnings(element):
                self._numbers.setdefault(beginning, []).extend(numbers)
        self._compiled = lru_cache(maxsize=None)(self._compile)
        self._begun_by = lru_cache(maxsize=_WORDS_MAX)(self._begins)

    def find(self, atoms: Sequence[Atom], skips: Mapping[int, int] = _NO_SKIPS) -> Iterator[tuple[Fit, T]]:
        """Give every fit in a sentence, by where it begins; parentheses between commas may be passed over (`skips`: to where from each)."""
        begun = [(start, row) for start, atom in enumerate(atoms) if (row := self._begun_by(atom.plain, atom.sort))]
        there = 0
        for word in {atom.plain for atom in atoms} if begun else ():
            there |= self._bits.get(word, 0)
        for start, row in begun:
            for pattern, needs, meaning in row:
                fit = pattern.fit(atoms, start, skips) if needs & there == needs else None
                if fit:
                    yield fit, meaning

    def _begins(self, word: str, sort: str) -> tuple[_Begun[T], ...]:
        """Give the patterns that a word, or a mention of a class, may begin."""
        beginnings = (f"<{sort}>",) if sort else (word, f"{word[:3]}*", f"*{word[-2:]}")
        return tuple(self._compiled(number) for beginning in beginnings for number in sorted(self._numbers.get(beginning, ())))

    def _compile(self, number: int) -> _Begun[T]:
        text, meaning = self._texts[number]
        pattern, needs = _pattern(text, self._element), 0
        for words in pattern.needs:
            needs |= self._bit(words)
        return _Begun(pattern, needs, meaning)

    def _bit(self, words: frozenset[str]) -> int:
        """Give the bit that tells that one of some words is there; each of the words knows it from now on."""
        if words not in self._bit_of:
            self._bit_of[words] = 1 << len(self._bit_of)
            for word in words:
                self._bits[word] = self._bits.get(word, 0) | self._bit_of[words]
        return self._bit_of[words]
