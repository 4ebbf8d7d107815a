"""What a verdict says to two parties alone: that one of them has a hidden notice which the other's meets.

Both get the same coarse word, with no place, no distance and no suggestion. The verdict's `withheld` lists the digests:

    disclosure = base64url(JSON [salt, {"notice": ref, "other": ref, "word": "coordinate by hotline"}])
    digest     = base64url(SHA-256(ASCII(disclosure)))

The disclosures are kept beside the log and shown to the two parties; how, is `node.sealed`'s business.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec

from garant.errors import Code, Refused
from garant.statement import disclosure
from garant.statement.kinds import Verdict
from garant.statement.values import Part
from garant.statement.words import Ref

COARSE: Final = "coordinate by hotline"
"""All that they are told."""


class Withheld(Part, frozen=True, kw_only=True):
    """Two notices that meet, one of them hidden: `notice` is the verdict's own."""

    notice: Ref
    other: Ref
    word: Literal["coordinate by hotline"]

    @property
    def parties(self) -> tuple[str, str]:
        """Give whose notices they are: those that may read this."""
        return self.notice.partition("/")[0], self.other.partition("/")[0]


def conceal(pairs: Sequence[Withheld], salts: Iterable[bytes]) -> tuple[str, ...]:
    """Give the disclosure of each pair, sorted by digest, so that their order tells nothing. `salts`: 32 fresh random bytes for each."""
    texts = (disclosure.hide_item(pair, salt) for pair, salt in zip(pairs, salts, strict=True))
    return tuple(sorted(texts, key=disclosure.digest))


def reveal(said: Verdict, texts: Iterable[str]) -> tuple[Withheld, ...]:
    """Read the disclosures of a verdict; refuse one that matches no digest of it, or is about another notice."""
    return tuple(sorted((_read(said, text) for text in texts), key=lambda pair: pair.other))


def _read(said: Verdict, text: str) -> Withheld:
    if not text.isascii() or disclosure.digest(text) not in (said.withheld or ()):
        raise Refused(Code.BAD_DISCLOSURE, "a disclosure matches no digest of this verdict")
    try:
        pair = msgspec.convert(disclosure.read_item(text), Withheld)
    except msgspec.ValidationError as error:
        raise Refused(Code.BAD_DISCLOSURE, f"what a verdict withholds has the wrong form: {error}") from error
    if pair.notice != said.notice:
        raise Refused(Code.BAD_DISCLOSURE, f"it is about {pair.notice}, and this verdict about {said.notice}")
    return pair
