"""What a language is known by. All of it is data: TOML files in `data/<language>/`, which a linguist can read, extend and check.

    names.toml      parties by their names, adjectives and metonyms; groups; media; places that are not in the gazetteer
    offices.toml    offices and institutions: the head, what may complete it, which office it is
    dates.toml      months, days, words for times, prepositions
    cues.toml       who says a thing and how it stands; conditions; negation; what a text leaves open
    frames.toml     what happened or was agreed: patterns, and the kind of item that they make
    furniture.toml  lines of a page that are no content

Phrases are compared in their plain form: no case, no accents; but a name that is written with a capital needs one in the text, and initials
of up to four letters need all of theirs: `US` is not `us`. `docs/how-to/add-a-language.md` tells how to add a folder.
"""

import re
import tomllib
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from importlib.resources import files
from typing import Any, NamedTuple

from garant.reading.patterns import Patterns
from garant.reading.verbs import Verbs, verbs
from garant.reading.words import Token, plain, tokens

LANGUAGES = tuple(sorted(folder.name for folder in files("garant.reading").joinpath("data").iterdir() if folder.is_dir()))
_INITIALS_MAX = 4
_GENITIVE = frozenset({"'s", "'"})


class Named(NamedTuple):
    """What a phrase of the lexicon stands for: its sort, the id (or words), and remarks of its entry."""

    sort: str
    id: str
    more: Mapping[str, Any]


class _Phrase(NamedTuple):
    """A phrase: its plain words, which of them must have a capital (-1: none), whether all of that word's letters must."""

    words: tuple[str, ...]
    capital: int
    whole: bool
    named: Named

    @classmethod
    def of(cls, text: str, named: Named, *, cased: bool) -> "_Phrase":
        row = tokens(text)
        capital = next((at for at, token in enumerate(row) if token.is_capital), -1) if cased else -1
        whole = capital >= 0 and row[capital].text.isupper() and 1 < len(row[capital].text) <= _INITIALS_MAX
        return cls(tuple(token.plain for token in row), capital, whole, named)

    def fits(self, row: Sequence[Token], place: int) -> bool:
        count = len(self.words)
        if place + count > len(row) or any(row[place + k].plain != self.words[k] for k in range(1, count)):
            return False
        if self.capital < 0:
            return True
        text = row[place + self.capital].text
        return text.isupper() if self.whole else text[:1].isupper()


class Phrases:
    """Phrases by their plain words; the longest one counts."""

    def __init__(self, pairs: Iterable[tuple[str, Named]], *, cased: bool = False) -> None:
        """Learn phrases; `cased` where capitals count."""
        self._by_first: dict[str, list[_Phrase]] = {}
        for text, named in pairs:
            phrase = _Phrase.of(text, named, cased=cased)
            self._by_first.setdefault(phrase.words[0], []).append(phrase)
        self._by_two: dict[tuple[str, str], list[_Phrase]] = {}
        for known in self._by_first.values():
            known.sort(key=lambda phrase: -len(phrase.words))
            for phrase in known:
                self._by_two.setdefault((phrase.words[0], phrase.words[1] if len(phrase.words) > 1 else ""), []).append(phrase)

    @property
    def firsts(self) -> Iterable[str]:
        """Give the words that phrases begin with."""
        return self._by_first

    def at(self, row: Sequence[Token], place: int) -> tuple[Named, int] | None:
        """Give what the longest phrase at a token stands for, and how many tokens it has."""
        if place >= len(row) or (first := row[place].plain) not in self._by_first:
            return None
        second = row[place + 1].plain if place + 1 < len(row) else ""
        for phrase in (*(self._by_two.get((first, second), ()) if second else ()), *self._by_two.get((first, ""), ())):
            if phrase.fits(row, place):
                return phrase.named, len(phrase.words)
        return None


@dataclass(frozen=True)
class Lexicon:
    """One language."""

    language: str
    phrases: Phrases
    adjectives: Phrases
    prefixes: Mapping[str, str]
    heads: Phrases
    complements: Phrases
    dates: Mapping[str, Any]
    cues: Mapping[str, Any]
    verbs: Verbs
    grammar: Mapping[str, frozenset[str]]
    speech: Patterns[Mapping[str, Any]]
    frames: Patterns[Mapping[str, Any]]
    furniture: Mapping[str, Any]
    leads: Mapping[str, Sequence[Sequence[str]]]
    """The phrases that say how exact a number is, by their first words."""
    rivals: Mapping[str, str]
    """The state that an armed group or a rival authority stands in, by its id."""
    lands: Mapping[str, str]
    """The country of a place, by its id."""
    small: Mapping[str, frozenset[str]]

    def may_open(self, row: Sequence[Token], at: int, called: Container[str]) -> bool:
        """Tell whether a token may begin a mention other than a date; most words do not, and are asked nothing further.

        `called`: the words by which a text itself calls somebody.
        """
        token = row[at]
        odd = token.is_capital or "-" in token.text or token.plain[:1].isdecimal()
        return odd or token.plain in self._opening or token.plain in called or (at > 0 and row[at - 1].plain in _GENITIVE)

    @cached_property
    def _opening(self) -> frozenset[str]:
        words = (*self.cues["numbers"], *self.cues["scales"], *self.cues["about_one"], *self.leads)
        small = (self.small[name] for name in ("resolution", "peacekeeping", "titles"))
        return frozenset(words).union(*small, *(one.firsts for one in (self.phrases, self.adjectives, self.heads)))


@lru_cache
def small_words(language: str) -> frozenset[str]:
    """Give the words by which a language is known, without what else its lexicon takes to read."""
    return frozenset(map(plain, file_of(language, "cues")["small"]["language"]))


@lru_cache
def lexicon(language: str) -> Lexicon:
    """Load a language from its files."""
    names, offices, dates, cues, frames, furniture = (file_of(language, name) for name in _FILES)
    file = file_of(language, "verbs")
    known = verbs(file)
    forms = lru_cache(lambda name: frozenset(known.of_class(name)))
    return Lexicon(
        language=language,
        phrases=Phrases(_named(names), cased=True),
        adjectives=Phrases(_adjectives(names), cased=True),
        prefixes={plain(word): party for party, entry in names["party"].items() for word in entry.get("prefixes", ())},
        heads=Phrases((word, Named("head", one["id"], one)) for one in offices["head"] for word in one["words"]),
        complements=Phrases((word, Named("complement", one["id"], one)) for one in offices["complement"] for word in one["words"]),
        dates=dates,
        cues=cues,
        verbs=known,
        grammar={name: frozenset(words) for name, words in file["grammar"].items()},
        speech=Patterns(((_filled(text, cues), one) for one in cues["speech"] for text in one["patterns"]), forms),
        frames=Patterns(((_filled(text, frames), one) for one in frames["frame"] for text in one["patterns"]), forms),
        furniture=furniture,
        rivals={party: state for party, entry in names["party"].items() if (state := _stands_in(entry))},
        lands={place: entry["country"] for place, entry in names["place"].items() if "country" in entry},
        leads=_by_first(phrase.split() for phrase in cues["about"]),
        small={name: frozenset(map(plain, words)) for name, words in cues["small"].items()},
    )


def _by_first(phrases: Iterable[Sequence[str]]) -> dict[str, list[Sequence[str]]]:
    found: dict[str, list[Sequence[str]]] = {}
    for words in phrases:
        found.setdefault(words[0], []).append(words)
    return found


def _stands_in(entry: Mapping[str, Any]) -> str | None:
    return entry.get("state") or (entry.get("country") if "elsewhere" in entry else None)


_FILES = ("names", "offices", "dates", "cues", "frames", "furniture")
_LIST = re.compile(r"\{(\w+)\}")
_SORTS = ("party", "group", "medium", "place", "instrument", "zone", "process", "pair")


@lru_cache
def file_of(language: str, name: str) -> Mapping[str, Any]:
    """Give what a file of a language says, read once; nobody changes it."""
    return tomllib.loads(files("garant.reading").joinpath("data", language, f"{name}.toml").read_text(encoding="utf-8"))


def _filled(pattern: str, file: Mapping[str, Any]) -> str:
    """Put a file's own lists of words in where a pattern names them: `({talks}|visit)`."""
    return _LIST.sub(lambda match: "|".join(file["words"][match[1]]), pattern)


def _adjectives(names: Mapping[str, Any]) -> Iterator[tuple[str, Named]]:
    for party, entry in names["party"].items():
        for word in entry.get("adjectives", ()):
            yield word, Named("adjective", party, entry)


def _named(names: Mapping[str, Any]) -> Iterator[tuple[str, Named]]:
    for sort in _SORTS:
        for name, entry in names.get(sort, {}).items():
            yield from ((word, Named(sort, name, entry)) for word in entry.get("names", ()))
            yield from ((word, Named("metonym", name, entry)) for word in entry.get("metonyms", ()))
            yield from ((word, Named("people", name, entry)) for word in entry.get("people", ()))
            yield from ((word, Named("generic", name, entry)) for word in entry.get("generic", ()))
