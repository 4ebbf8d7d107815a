"""Texts of the corpus with what is marked in them; `corpus/README.md` has the rules by which they are marked."""

import tomllib
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from garant.reading.values import Span
from garant.reading.words import sentences

CORPUS = Path(__file__).parent / "corpus"
PRESS = Path(__file__).parents[3] / "shared" / "record" / "press"
HELD, SEEN = "held", "seen"
"""So begin the names of texts that nobody tunes on, and of those that were held back once."""
HELD_SETS = ("held4-", "held6-")
"""The sets of texts that nobody tunes on, whose figures are told apart: on many conflicts, and most on Syria."""

Marked = Mapping[str, Any]


@dataclass(frozen=True)
class Text:
    """A text of the corpus, with what is marked in it."""

    name: str
    text: str
    marked: Marked

    @property
    def language(self) -> str:
        """Give the language that the text is in."""
        return str(self.marked["language"])

    def marks(self, kinds: Iterable[str]) -> list[Marked]:
        """Give the marks of some kinds."""
        return [one | {"kind": kind} for kind in kinds for one in self.marked.get(kind, ())]

    @cached_property
    def _sentences(self) -> tuple[Span, ...]:
        return tuple(sentences(self.text))

    def where(self, words: str) -> tuple[Span, ...]:
        """Give the sentences in which words stand, wherever they do."""
        starts, at = list[int](), self.text.find(words)
        while at >= 0:
            starts.append(at)
            at = self.text.find(words, at + 1)
        return tuple(one for one in self._sentences for at in starts if one.start < at + len(words) and at < one.end)


def corpus(prefix: str = "", *, held: bool = False) -> Iterator[Text]:
    """Give the texts whose names begin so: those that may be tuned on, or those that are held back."""
    for path in sorted(CORPUS.glob("*.toml")):
        if path.stem.startswith(prefix) and path.stem.startswith(HELD) == held:
            marked = tomllib.loads(path.read_text(encoding="utf-8"))
            source = PRESS / marked["press"] if "press" in marked else path.with_suffix(".txt")
            if source.exists():
                yield Text(path.stem, source.read_text(encoding="utf-8"), marked)
