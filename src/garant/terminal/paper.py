"""Paper and ink: where to print, how to show untrusted text, and the few words and colours that mean something.

* Untrusted text goes through `safe` (or `ink`, which is safe text in a style). What would move a cursor, turn a direction or be
  invisible is spelt out; right-to-left text is isolated, so that it cannot reorder what stands beside it.
* An isolate never reaches over the end of a line: `Ink` closes it there and opens it again on the next.
* Colour only ever repeats what a word says, so nothing is lost without it (`NO_COLOR`, a pipe, a colour-blind reader).
* A terminal gets its own width; a pipe gets a fixed one, no colour and no blanks at the ends of lines.
"""

import re
import unicodedata
from collections.abc import Mapping

from rich.console import Console, Group, JustifyMethod, OverflowMethod, RenderableType
from rich.containers import Lines
from rich.text import Text

from garant import instant
from garant.terminal.streams import mute, put

WIDTH_WITHOUT_TERMINAL = 110
_OPEN, _CLOSE = "\u2068", "\u2069"
"""First strong isolate, and pop directional isolate."""

_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})
_JOINERS = frozenset({"\u200c", "\u200d"})
"""Invisible, and part of how Persian and Kurdish are written: they stay between letters of such scripts."""

STYLES: Mapping[str, str] = {
    "green": "bold green",
    "amber": "bold yellow",
    "red": "bold red",
    "unknown": "yellow",
    "none": "magenta",
    "disputed": "red",
    "sealed": "cyan",
    "exercise": "italic",
}
"""Words that have a colour."""


class Ink(Text):
    """Text whose isolates end with each line, wherever it is wrapped."""

    def wrap(
        self,
        console: Console,
        width: int,
        *,
        justify: JustifyMethod | None = None,
        overflow: OverflowMethod | None = None,
        tab_size: int = 8,
        no_wrap: bool | None = None,
    ) -> Lines:
        """Wrap, then close what a line leaves open and open it again on the next."""
        lines = super().wrap(console, width, justify=justify, overflow=overflow, tab_size=tab_size, no_wrap=no_wrap)
        return Lines(_balanced(lines))


def _balanced(lines: Lines) -> list[Text]:
    depth, done = 0, []
    for line in lines:
        before = depth
        depth = max(0, depth + line.plain.count(_OPEN) - line.plain.count(_CLOSE))
        done.append(_enclosed(line, _OPEN * before, _CLOSE * depth) if before or depth else line)
    return done


def _enclosed(line: Text, opening: str, closing: str) -> Text:
    """Put marks around a line; what fills it up to its width stays outside."""
    end = len(line.plain.rstrip(" "))
    return Text.assemble(opening, line[:end], closing, line[end:])


class Paper:
    """Somewhere to print."""

    def __init__(self, console: Console) -> None:
        """Print on a console."""
        self.console = console

    @property
    def is_terminal(self) -> bool:
        """Tell whether somebody is looking."""
        return self.console.is_terminal

    def print(self, shown: RenderableType) -> None:
        """Print one thing on lines of its own. `unbroken` ink keeps its lines, however long."""
        whole = isinstance(shown, Ink) and shown.no_wrap is True
        one = Group(Ink(shown) if isinstance(shown, str) else shown)  # a bare text would be joined with others, and be ink no more
        if self.is_terminal:
            self.console.print(one, soft_wrap=whole)
            return
        with self.console.capture() as caught:
            self.console.print(one, soft_wrap=whole)
        put("\n".join(line.rstrip() for line in caught.get().split("\n")), self.console.file)


class _Console(Console):
    def on_broken_pipe(self) -> None:
        """Go on in silence when nobody reads any more: what a command found is in its exit code."""
        mute(self.file)


def paper(*, errors: bool = False) -> Paper:
    """Give somewhere to print: standard output, or standard error. Colour only on a terminal; a pipe gets a fixed width."""
    console = _Console(stderr=errors, highlight=False, markup=False, emoji=False)
    if not console.is_terminal:
        console = _Console(stderr=errors, highlight=False, markup=False, emoji=False, width=WIDTH_WITHOUT_TERMINAL)
    return Paper(console)


def safe(text: str) -> str:
    """Make untrusted text fit to print: nothing that moves a cursor or turns a direction, right-to-left text isolated."""
    plain = "".join(_shown(text, place) for place in range(len(text))) if not _is_plain(text) else text
    turns = any(unicodedata.bidirectional(mark) in _RIGHT_TO_LEFT for mark in plain)
    return f"{_OPEN}{plain}{_CLOSE}" if turns else plain


_PLAIN = re.compile(r"[ -~]*\Z")


def _is_plain(text: str) -> bool:
    return _PLAIN.match(text) is not None


def _shown(text: str, place: int) -> str:
    mark = text[place]
    if mark == "\n":
        return " "
    if mark in _JOINERS and _joins(text, place):
        return mark
    return spelt(mark) if unicodedata.category(mark) in _HIDDEN_CATEGORIES else mark


def spelt(mark: str) -> str:
    """Spell a character out, as in Python's and JSON's texts."""
    return f"\\u{ord(mark):04x}" if ord(mark) <= _LAST_IN_FOUR_DIGITS else f"\\U{ord(mark):08x}"


_LAST_IN_FOUR_DIGITS = 0xFFFF


def _joins(text: str, place: int) -> bool:
    around = (text[place - 1 : place], text[place + 1 : place + 2])
    return all(unicodedata.bidirectional(mark) == "AL" for mark in around if mark) and all(around)


def assemble(*parts: str | Text | tuple[str, str]) -> Ink:
    """Put texts one after the other: ink as it is, our own words plain or with a style."""
    whole = Ink()
    for part in parts:
        whole.append(*part) if isinstance(part, tuple) else whole.append(part)
    return whole


def unbroken(*parts: str | Text | tuple[str, str]) -> Ink:
    """Put texts together that nobody may break into lines: a key, a command to copy."""
    whole = assemble(*parts)
    whole.no_wrap = True
    return whole


def ink(text: str, style: str = "") -> Ink:
    """Give untrusted text to print, in a style."""
    return Ink(safe(text), style=style)


def word(text: str) -> Ink:
    """Give a word in its own colour, if it has one."""
    return Ink(safe(text), style=STYLES.get(text, ""))


def pick(texts: Mapping[str, str] | None, language: str = "en") -> str:
    """Choose the text in a language, in English, or in whatever there is."""
    if not texts:
        return ""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()))


def clock(instant_ms: int | None) -> str:
    """Give an instant in UTC, to the minute."""
    return "" if instant_ms is None else instant.text(instant_ms)[:16].replace("T", " ") + "Z"
