"""An account: one source with what was read in it, and whence its date is known.

The date is what somebody says (`--published`), else what the page says of itself, else its dateline, else its file's name. Otherwise it is
unknown, and relative dates stay words.
"""

from dataclasses import dataclass, field, replace
from datetime import date

from garant.reading.furniture import Block
from garant.reading.mentions import Places
from garant.reading.read import Reading, read
from garant.reading.sources import Source, source_of
from garant.reading.values import Span


@dataclass(frozen=True, slots=True)
class Account:
    """A source and its reading. `dated_by` says whence the date is known; empty: it is not known."""

    source: Source
    reading: Reading
    dated_by: str
    id: str = field(init=False)
    """A short name for it, the same whenever it is read: its day, and the beginning of its hash."""

    def __post_init__(self) -> None:
        """Make its name."""
        object.__setattr__(self, "id", f"{self.reading.published or 'undated'}-{self.source.sha256[:8]}")

    @property
    def title(self) -> str:
        """Give its title: the page's own, the first headline, or the first words."""
        if self.source.title:
            return self.source.title
        shown = [block for block in self.reading.blocks if block.kind in ("title", "content")]
        block = next((one for one in shown if one.kind == "title"), shown[0] if shown else None)
        words = " ".join(self.words(block.span).split()) if block else self.source.name
        return words if len(words) <= _TITLE_CHARACTERS else f"{words[: _TITLE_CHARACTERS - 1].rsplit(' ', 1)[0]}…"

    def words(self, span: Span) -> str:
        """Give the words of the text in a span."""
        return self.reading.text[span.start : span.end]


_TITLE_CHARACTERS = 120


@dataclass(frozen=True, slots=True)
class Wish:
    """How somebody wants files to be read: the language, the date and the encoding, each empty where the file should say it itself."""

    language: str = ""
    published: date | None = None
    encoding: str = ""


def account_of(data: bytes, name: str, wish: Wish = Wish(), places: Places | None = None) -> Account:
    """Read a file; `places` knows places by name. Refuses what cannot be read, in a sentence that says why."""
    source = source_of(data, name, wish.encoding)
    published, dated_by = (wish.published, "as was said") if wish.published else (source.published, "by the page's own data")
    reading = read(source.text, wish.language, published, places=places)
    if published is None:
        dated_by = "by its dateline"
    if reading.published is None and source.dated_by_name:
        reading, dated_by = read(source.text, wish.language, source.dated_by_name, places=places), "by its file's name"
    return Account(source, _with_aside(reading, source), dated_by if reading.published else "")


def _with_aside(reading: Reading, source: Source) -> Reading:
    """Show behind the text what was set aside before it was read; every offset stays."""
    text, blocks = reading.text, list(reading.blocks)
    for line, because in source.aside:
        text += "\n" + line
        blocks.append(Block(Span(len(text) - len(line), len(text)), "furniture", because))
    return replace(reading, text=text, blocks=tuple(blocks))
