"""Paper and ink: where to print, how to show untrusted text, and the few words and colours that mean something.

Colour only ever repeats what a word says, so nothing is lost without it (`NO_COLOR`, a pipe, a colour-blind reader).
"""

import unicodedata
from collections.abc import Mapping

from rich.console import Console
from rich.text import Text

from garant import instant

WIDTH_WITHOUT_TERMINAL = 110
_FIRST_STRONG_ISOLATE, _POP_ISOLATE = "\u2068", "\u2069"
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_RIGHT_TO_LEFT = frozenset({"R", "AL", "AN"})

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


def paper(*, errors: bool = False) -> Console:
    """Give somewhere to print: standard output, or standard error. Colour only on a terminal; a pipe gets a fixed width."""
    console = Console(stderr=errors, highlight=False, markup=False, emoji=False)
    return (
        console if console.is_terminal else Console(stderr=errors, highlight=False, markup=False, emoji=False, width=WIDTH_WITHOUT_TERMINAL)
    )


def safe(text: str) -> str:
    """Make untrusted text fit to print: nothing that moves a cursor or turns a direction, right-to-left text isolated."""
    plain = "".join(
        " " if mark == "\n" else f"\\u{ord(mark):04x}" if unicodedata.category(mark) in _HIDDEN_CATEGORIES else mark for mark in text
    )
    turns = any(unicodedata.bidirectional(mark) in _RIGHT_TO_LEFT for mark in plain)
    return f"{_FIRST_STRONG_ISOLATE}{plain}{_POP_ISOLATE}" if turns else plain


def ink(text: str, style: str = "") -> Text:
    """Give untrusted text to print, in a style."""
    return Text(safe(text), style=style)


def word(text: str) -> Text:
    """Give a word in its own colour, if it has one."""
    return Text(safe(text), style=STYLES.get(text, ""))


def pick(texts: Mapping[str, str] | None, language: str = "en") -> str:
    """Choose the text in a language, in English, or in whatever there is."""
    if not texts:
        return ""
    return texts.get(language) or texts.get("en") or next(iter(texts.values()))


def clock(instant_ms: int | None) -> str:
    """Give an instant in UTC, to the minute."""
    return "" if instant_ms is None else instant.text(instant_ms)[:16].replace("T", " ") + "Z"
