"""People in drafts: parties by their ids, others by what they are; offices, never names of persons.

A statement stays in the log for ever, and its readers need to know which office spoke, not who held it. So whatever a draft quotes from its
source is quoted without persons' names: where a name stands beside an office the office remains, where it stands for one the office is put
in brackets, and what seems to be somebody's name and nothing more becomes `[…]`. The source itself, named by its hash, keeps all its words.

    le ministre russe de la Défense Sergueï Choïgou a promis     le ministre russe de la Défense a promis
    Lavrov s'est dit optimiste                                   [ru foreign minister] s'est dit optimiste

A name is known by its capitals, by what the lexicon does not have, and by the mentions that were read: a surname that stands alone all
through a text stays unknown, and stands in the quotation (`docs/explanation-reading.md`).
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from garant.limits import TEXT_CHARACTERS_MAX
from garant.reading.lexicon import file_of, lexicon
from garant.reading.sources_account import Account
from garant.reading.values import Someone, Span
from garant.reading.words import Token, tokens

SOMEBODY = "[…]"
_PARTICLES = frozenset(["al", "el", "ben", "bin", "ibn", "de", "van", "von", "der", "da", "al-", "el-", "bint", "abu", "abou"])
_CIVIL = frozenset(["m", "mm", "mme", "mmes", "mlle", "mr", "mrs", "ms", "messrs", "dr", "pr", "gen", "general", "lt", "col"])
_LONE = 3
"""A name that is looked for elsewhere in a text has at least so many letters."""


class People:
    """The persons of one account, so that they can be left out of what is quoted."""

    def __init__(self, account: Account) -> None:
        """Learn which words of a text are persons' names, and which office each stands for."""
        self._account = account
        self._known = _known_words(account.reading.language)
        self._places = lexicon(account.reading.language).small.get("locative", frozenset())
        self._who = sorted((one for one in account.reading.mentions if one.sort in ("who", "person")), key=lambda one: one.span.start)
        self._names: dict[str, Someone | None] = {}
        for mention in self._who:
            self._learn(mention.span, mention.people, is_person=mention.sort == "person")

    def quoted(self, span: Span, characters_max: int = TEXT_CHARACTERS_MAX) -> str:
        """Give the words of a span on one line, without persons' names."""
        text, at, out = self._account.reading.text, span.start, list[str]()
        for start, end, words in self._replaced(span):
            if start >= at:
                out += [text[at:start], words]
                at = end
        return shortened(tidy("".join([*out, text[at : span.end]])), characters_max)

    def stripped(self, words: str, characters_max: int = TEXT_CHARACTERS_MAX) -> str:
        """Give words that are no span of the text, without the names that the text has."""
        out, at = list[str](), 0
        for token in tokens(words):
            if token.is_capital and token.plain in self._names:
                out += [words[at : token.start], SOMEBODY]
                at = token.end
        whole = re.sub(r"(\[…\][ -]*)+(?=\[…\])", "", tidy("".join([*out, words[at:]])))
        return shortened(whole, characters_max)

    def described(self, someone: Someone) -> str:
        """Say who somebody is that is no party here: the lexicon's name of a state or body, else the text's words, or the office."""
        known = party_names(self._account.reading.language).get(someone.party or "")
        if known:
            return known
        row = tokens(someone.text)
        runs = list(_runs(row, self._known)) if someone.office else []
        words, at = "", 0
        for first, last in runs:
            if not (first and row[first - 1].plain in _of()):
                words, at = words + someone.text[at : row[first].start], row[last].end
        left = _LINK_AT_END.sub("", tidy(words + someone.text[at:])).strip(" ,")
        left = self.stripped(left) if someone.office or someone.party else left
        return left if any(char.isalpha() for char in left.replace(SOMEBODY, "")) else (someone.office or "not stated")

    def _learn(self, span: Span, people: tuple[Someone, ...], *, is_person: bool) -> None:
        row = tokens(self._account.words(span), span.start)
        if is_person and self._is_place(span):
            return
        runs = [(0, len(row) - 1)] if is_person else list(_runs(row, self._known))
        for number, (first, last) in enumerate(runs):
            someone = None if is_person or not people else people[min(number, len(people) - 1)]
            for token in row[first : last + 1]:
                if token.is_capital and len(token.plain) >= _LONE and token.plain not in self._known:
                    self._names.setdefault(token.plain, someone)

    def _is_place(self, span: Span) -> bool:
        """Tell whether what looks like a name stands where a place does: behind `in`, `near`, `à`."""
        before = tokens(self._account.reading.text[max(0, span.start - 24) : span.start])
        return bool(before) and before[-1].plain in self._places

    def _replaced(self, span: Span) -> Iterator[tuple[int, int, str]]:
        """Give the pieces of a span that are replaced, in their order."""
        found: list[tuple[int, int, str]] = []
        for mention in self._who:
            if mention.span.end <= span.start or mention.span.start >= span.end:
                continue
            if mention.sort == "person":
                found += [] if self._is_place(mention.span) else [(*_clipped(mention.span, span), SOMEBODY)]
            else:
                found += self._of_office(mention.span, mention.people, span)
        taken = [(start, end) for start, end, _ in found]
        for token in tokens(self._account.words(span), span.start):
            if token.is_capital and token.plain in self._names and not any(start <= token.start < end for start, end in taken):
                found.append((token.start, token.end, _office(self._names[token.plain])))
        return iter(sorted(found))

    def _of_office(self, mention: Span, people: tuple[Someone, ...], span: Span) -> Iterator[tuple[int, int, str]]:
        """Take the names out of a mention; where nothing else is in it, put the office."""
        row = tokens(self._account.words(mention), mention.start)
        runs = list(_runs(row, self._known))
        named = sum(last - first + 1 for first, last in runs)
        alone = named == sum(token.text[:1].isalpha() for token in row) or named == len(row)
        for number, (first, last) in enumerate(runs):
            piece = _clipped(Span(row[first].start, row[last].end), span)
            if piece[0] < piece[1]:
                someone = people[min(number, len(people) - 1)] if people else None
                yield (*piece, _office(someone) if alone else "")


def shortened(words: str, characters_max: int) -> str:
    """Cut words that are too many, at the end of one, and show it."""
    return words if len(words) <= characters_max else f"{words[: characters_max - 1].rsplit(' ', 1)[0]}…"


def _office(someone: Someone | None) -> str:
    words = " ".join(filter(None, (someone.party, someone.office))) if someone else ""
    return f"[{words}]" if words else SOMEBODY


def _clipped(piece: Span, span: Span) -> tuple[int, int]:
    return max(piece.start, span.start), min(piece.end, span.end)


def _runs(row: Sequence[Token], known: frozenset[str]) -> Iterator[tuple[int, int]]:
    """Give where names stand in a row of tokens: from the first to the last token of each."""
    at = 0
    while at < len(row):
        if not _is_name(row[at], known):
            at += 1
            continue
        last = at
        while last + 1 < len(row) and (_is_name(row[last + 1], known) or (_joins(row[last + 1]) and _is_name_at(row, last + 2, known))):
            last += 1
        first = at
        while first and (row[first - 1].plain in _CIVIL or (row[first - 1].text == "." and first > 1 and row[first - 2].plain in _CIVIL)):
            first -= 1
        yield first, last
        at = last + 1


def _is_name(token: Token, known: frozenset[str]) -> bool:
    return (
        token.is_capital and token.text[:1].isalpha() and len(token.plain) > 1 and token.plain not in known and token.text[-1] not in "'’"
    )


def _is_name_at(row: Sequence[Token], at: int, known: frozenset[str]) -> bool:
    return at < len(row) and _is_name(row[at], known)


def _joins(token: Token) -> bool:
    return token.plain in _PARTICLES or token.text in "-–." or (len(token.text) == 1 and token.is_capital)


def _of() -> frozenset[str]:
    return frozenset(("de", "d'", "du", "des", "of", "for", "in", "à", "a", "the"))


_LINK_AT_END = re.compile(r"[ ,]+(et|and|&)$")
_BLANKS = re.compile(r"\s+")
_BEFORE_SIGN = re.compile(r"[ \n]+([,.)\]])")
_DOUBLED = re.compile(r",(?=\s*[,.])")


def tidy(words: str) -> str:
    """Put words on one line, without the blanks that cutting and joining leaves."""
    words = _BEFORE_SIGN.sub(r"\1", _BLANKS.sub(" ", words).replace("' ", "'").replace("’ ", "’").replace(" 's", "'s").replace(" ’s", "’s"))
    return _DOUBLED.sub("", words).replace("( ", "(").strip()


@lru_cache
def party_names(language: str) -> Mapping[str, str]:
    """Give the first name that a language's lexicon has for each party."""
    return {name: str(entry["names"][0]) for name, entry in file_of(language, "names")["party"].items() if entry.get("names")}


@lru_cache
def _known_words(language: str) -> frozenset[str]:
    """Give every word of a language's names and offices, months and days, and the small words that are no names."""
    told = [file_of(language, name) for name in ("names", "offices", "dates")]
    words = {token.plain for text in _texts(told) for token in tokens(text)}
    return frozenset(words) | frozenset().union(*lexicon(language).small.values())


def _texts(value: Any) -> Iterable[str]:  # noqa: ANN401 - whatever a file has
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        yield from (str(key) for key in value)
        for one in value.values():
            yield from _texts(one)
    elif isinstance(value, list):
        for one in value:
            yield from _texts(one)
