"""Words with capitals: names of persons and places that no lexicon has, and pairs such as `russo-turques`, `US-Taliban`."""

from collections.abc import Callable, Sequence

from garant.reading.lexicon import Lexicon, Named
from garant.reading.words import Token, plain

_NAME_TOKENS_MAX = 5
_PARTICLES = frozenset(["al", "el", "ben", "bin", "ibn", "de", "van", "von", "der", "abu", "abou"])
_TWO = 2


def name_at(lexicon: Lexicon, row: Sequence[Token], at: int) -> tuple[list[str], int]:
    """Give the plain words of a name at a token, and how many tokens it has: words with capitals that the lexicon does not have."""
    place = at
    while place < len(row) and place - at < _NAME_TOKENS_MAX and _is_name(lexicon, row, place, at):
        place += 1
    while place > at and not row[place - 1].is_capital and "-" not in row[place - 1].text:
        place -= 1
    words = list[str]()
    for token in row[at:place]:
        words.extend((token.plain, token.plain.partition("-")[2]) if token.plain.startswith(("al-", "el-")) else (token.plain,))
    return words, place - at


def _is_name(lexicon: Lexicon, row: Sequence[Token], place: int, at: int) -> bool:
    token = row[place]
    if not token.text[:1].isalpha() or token.text[-1] in "'’":
        return False
    if not token.is_capital:
        return place > at and (token.plain in _PARTICLES or token.plain.startswith(("al-", "el-")))
    if token.plain in lexicon.small["gatherings"] or token.plain in lexicon.small["not_a_name"] or token.plain in lexicon.dates["months"]:
        return False
    known = lexicon.phrases.at(row, place) or lexicon.adjectives.at(row, place) or lexicon.heads.at(row, place)
    return known is None and not pair_at(lexicon, token)


def title_at(lexicon: Lexicon, row: Sequence[Token], at: int) -> int:
    """Count the tokens of titles before a name: `M.`, `H.E.`, `Major General`, `le général`."""
    place = at
    while place < len(row) and row[place].plain in lexicon.small["titles"]:
        stop = place + 1 < len(row) and row[place + 1].text == "."
        place += 2 if stop else 1
    return place - at


def state_at(lexicon: Lexicon, row: Sequence[Token], at: int) -> tuple[Named, int] | None:
    """Give the state that its full name begins with at a token: `Federal Democratic Republic of Ethiopia`, `République d'Arménie`."""
    kinds, of = lexicon.small["polities"], lexicon.small["of"]
    place = _past(row, at, lambda token: token.is_capital and token.plain not in kinds)
    begins = row[at].is_capital and row[at].plain not in lexicon.small["article"]
    if place >= len(row) or row[place].plain not in kinds or not begins:
        return None
    linked = _past(row, place + 1, lambda token: token.text.isalpha() and token.plain not in of | lexicon.small["governing"])
    behind = _past(row, linked, lambda token: token.plain in of)
    found = lexicon.phrases.at(row, behind) if behind > linked else None
    state = found is not None and found[0].sort == "party" and len(found[0].id) == _TWO
    return (found[0], behind + found[1] - at) if found and state else None


def resolution_at(lexicon: Lexicon, row: Sequence[Token], at: int) -> tuple[str, int] | None:
    """Give the number of `resolution 2254 (2015)`, `la résolution n° 2254`, and how many tokens it has."""
    if row[at].plain not in lexicon.small["resolution"]:
        return None
    place = at + 1
    while place < len(row) and row[place].plain in ("n", "no", "°", ".", "nos", "o"):
        place += 1
    if place >= len(row) or not row[place].plain.isdecimal():
        return None
    behind = [token.text for token in row[place + 1 : place + 4 : 2]]
    return row[place].plain, place + (4 if behind == ["(", ")"] else 1) - at


def _past(row: Sequence[Token], at: int, fits: Callable[[Token], bool]) -> int:
    """Give where the words from a token on end that fit, after a few at most."""
    return next((place for place in range(at, at + _NAME_TOKENS_MAX) if place >= len(row) or not fits(row[place])), at + _NAME_TOKENS_MAX)


def pair_at(lexicon: Lexicon, token: Token) -> tuple[str, ...]:
    """Give both parties of a word such as `russo-turques`, or nothing."""
    if "-" not in token.text:
        return ()
    parts = token.text.split("-")
    known = [_half(lexicon, part, last=place == len(parts) - 1) for place, part in enumerate(parts)]
    found = tuple(party for party in known if party)
    return found if len(found) == len(parts) >= _TWO else ()


def _half(lexicon: Lexicon, part: str, *, last: bool) -> str | None:
    token = Token(part, plain(part), 0, 0)
    if not last and token.plain in lexicon.prefixes:
        return lexicon.prefixes[token.plain]
    found = lexicon.adjectives.at([token], 0) or lexicon.phrases.at([token], 0)
    return found[0].id if found and found[0].sort in ("adjective", "party", "metonym") else None
