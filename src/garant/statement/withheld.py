"""What a verdict, or the answer to a probe, says to two parties alone: that one of them hides a notice which the other's meets.

Both get the same coarse word, with no place, no distance and no suggestion. `withheld` lists the digests (`notice` may be a probe):

    disclosure = base64url(JSON [salt, {"notice": ref, "other": ref, "word": "coordinate by hotline"}])
    digest     = base64url(SHA-256(ASCII(disclosure)))

The disclosures are kept beside the log and shown to the two parties; how, is `node.sealed`'s business.
"""

from collections.abc import Iterable, Sequence
from typing import Final, Literal

import msgspec

from garant.errors import Code, Refused
from garant.statement import disclosure
from garant.statement.kinds import ProbeAnswer, Verdict
from garant.statement.values import Part
from garant.statement.words import Ref

COARSE: Final = "coordinate by hotline"
"""All that they are told."""

Withholding = Verdict | ProbeAnswer
"""The host's words that withhold something."""


class Withheld(Part, frozen=True, kw_only=True):
    """Two notices that meet, one of them hidden: `notice` is the one that was answered, or the probe."""

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


def reveal(said: Withholding, texts: Iterable[str]) -> tuple[Withheld, ...]:
    """Read what the host withheld; refuse a disclosure that matches no digest, or is about another notice."""
    return tuple(sorted((_read(said, text) for text in texts), key=lambda pair: pair.other))


def _read(said: Withholding, text: str) -> Withheld:
    if not text.isascii() or disclosure.digest(text) not in (said.withheld or ()):
        raise Refused(Code.BAD_DISCLOSURE, "a disclosure matches no digest of this verdict")
    try:
        pair = msgspec.convert(disclosure.read_item(text), Withheld)
    except msgspec.ValidationError as error:
        raise Refused(Code.BAD_DISCLOSURE, f"what a verdict withholds has the wrong form: {error}") from error
    about = said.notice if isinstance(said, Verdict) else said.probe
    if pair.notice != about:
        raise Refused(Code.BAD_DISCLOSURE, f"it is about {pair.notice}, and this verdict about {about}")
    return pair
