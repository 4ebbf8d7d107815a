"""Rows of a table as they lie in a snapshot, side by side: found by their key where they lie, and copied out when somebody asks.

    ...\\nnotices\\ttr/n1\\t{...}\\nnotices\\ttr/n2\\t{...}\\n...
        ^ a place: the line here, and those up to the next place, stand in the order of their keys

To make an object of each of a million rows took longer than everything else that a start from a snapshot does. Here every sixteenth row's
key is made, and the lines between two of them are looked through when a key lies there. Nothing here is ever written to: copies share it.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Protocol

APART = 16
"""Lines from one place to the next: a few kilobytes, which are looked through in a microsecond."""


class Text(Protocol):
    """Bytes, or a file's copy in memory."""

    def __getitem__(self, part: slice, /) -> bytes:
        """Give a part."""

    def find(self, sub: bytes, start: int = ..., /) -> int:
        """Find a byte."""


class Packed:
    """Rows in bytes, by key, as `dict` has them: in the order of their keys."""

    __slots__ = ("_count", "_keys", "_last", "_lines", "_named", "_places")

    def __init__(self, lines: Text, table: bytes, places: Sequence[int], end: int, count: int) -> None:
        """Take the lines from the first of the places up to `end`, `count` rows of a table in order; the key at each place is read."""
        self._lines, self._named, self._count = lines, table + b"\t", count
        self._places = [*places, end]
        self._keys = [key_at(lines, place).decode() for place in places]
        self._last: tuple[str, bytes | None] = "", None

    def __len__(self) -> int:
        """Count the rows."""
        return self._count

    def __contains__(self, key: str) -> bool:
        """Tell whether a key has a row."""
        return self.get(key) is not None

    def get(self, key: str) -> bytes | None:
        """Give the row under a key, or None. What was asked for last is at hand: a row is looked for before it is put."""
        asked, row = self._last
        if asked != key:
            row = self._found(key)
            self._last = key, row
        return row

    def at(self, place: int) -> tuple[str, bytes]:
        """Give the key and the row of the line at a place."""
        _, key, row = self._lines[place : self._lines.find(b"\n", place)].split(b"\t", 2)
        return key.decode(), row

    def _found(self, key: str) -> bytes | None:
        number = bisect_right(self._keys, key)
        wanted = b"%s%s\t" % (self._named, key.encode("utf-8", "surrogatepass"))
        lines = self._block(number - 1) if number else b""
        at = 0 if lines.startswith(wanted) else lines.find(b"\n" + wanted) + 1
        if (not at and not lines.startswith(wanted)) or "\n" in key:
            return None
        return lines[at + len(wanted) : lines.index(b"\n", at)]

    def _block(self, number: int) -> bytes:
        return self._lines[self._places[number] : self._places[number + 1]]

    def __iter__(self) -> Iterator[str]:
        """Give the keys in order."""
        return (key for key, _ in self.items())

    def __reversed__(self) -> Iterator[str]:
        """Give the keys, the last first."""
        for number in range(len(self._keys) - 1, -1, -1):
            yield from reversed([_key(line) for line in _split(self._block(number))])

    def items(self) -> Iterator[tuple[str, bytes]]:
        """Give keys and rows in the order of the keys."""
        for start, end in pairwise(self._places):
            for line in _split(self._lines[start:end]):
                _, key, row = line.split(b"\t", 2)
                yield key.decode(), row


def key_at(lines: Text, place: int) -> bytes:
    """Give the key of the line at a place."""
    start = lines.find(b"\t", place) + 1
    return lines[start : lines.find(b"\t", start)]


def _split(lines: bytes) -> list[bytes]:
    return lines.split(b"\n")[:-1]


def _key(line: bytes) -> str:
    return line.split(b"\t", 2)[1].decode()
