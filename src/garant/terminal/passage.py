"""A passage of a source, with the words marked that something rests on: in numbered brackets, so that nothing is lost without colour."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from garant.terminal.paper import Ink, assemble, ink


class Mark(NamedTuple):
    """From a character of a text to before another, and the number that the words get."""

    start: int
    end: int
    number: int


def passages(text: str, marks: Sequence[Mark]) -> Iterator[Ink]:
    """Give each line of a text that has marks in it. Marks do not overlap; one that reaches over the end of a line ends with it."""
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        held = sorted(mark for mark in marks if start <= mark.start < end)
        if held:
            yield assemble(*_pieces(text, start, end, held))
        start = end + 1


def _pieces(text: str, start: int, end: int, marks: Sequence[Mark]) -> Iterator[Ink]:
    for mark in marks:
        yield ink(text[start : mark.start])
        yield Ink(f"[{mark.number} ", style="cyan")
        yield ink(text[mark.start : min(mark.end, end)], "bold")
        yield Ink("]", style="cyan")
        start = min(mark.end, end)
    yield ink(text[start:end])
