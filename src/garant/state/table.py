"""One table of the state: rows of one type by key, and the order of the keys."""

from bisect import bisect_left
from collections.abc import Callable, Iterator
from heapq import merge
from itertools import chain, islice, takewhile
from typing import Generic, TypeVar

from garant.state.layered import Layered
from garant.state.rows import Row

R = TypeVar("R", bound=Row)


class Table(Generic[R]):
    """Rows of one type, by key. Keys are put in order when somebody asks for that.

    Those that came since are a short list of their own, so that asking after each new row stays cheap in a long table. Likewise the rows
    that were put since all were last copied are kept apart: the copies of a long table share what was there then (`layered`).
    """

    __slots__ = ("_order", "_since", "_under", "get", "rows")

    get: Callable[[str], R | None]
    """Gives the row under a key, or None. It is the rows' own: a state is asked some twenty times for each entry."""

    def __init__(self, rows: dict[str, R] | None = None, order: tuple[list[str], list[str]] = ([], [])) -> None:
        """Start empty, or with these rows; `order`: what another table of the same rows knows of their order."""
        self.rows: dict[str, R] = {} if rows is None else rows
        self.get = self.rows.get
        self._order = order
        self._under: dict[str, R] | None = None
        self._since: dict[str, R] = {}

    def put(self, key: str, row: R) -> R | None:
        """Write a row, and give the one that it replaces. Only `State.put` calls this."""
        old = self.rows.get(key)
        self.rows[key] = row
        if self._under is not None:
            self._since[key] = row
        return old

    def copy(self, earlier: "Table[R] | None" = None) -> "Table[R]":
        """Give a table of its own with the same rows; the order of the keys goes on from that of a copy made earlier."""
        made = self if earlier is None else earlier
        return Table(self._copied(), made._order)  # noqa: SLF001 - of its own kind

    def _copied(self) -> dict[str, R]:
        if len(self.rows) < LONG or isinstance(self.rows, Layered):
            return self.rows.copy()
        if self._under is None or len(self._since) > len(self.rows) // _SHARE:
            self._under, self._since = self.rows.copy(), {}
        return Layered(self._under, self._since, len(self.rows))

    def __contains__(self, key: str) -> bool:
        """Tell whether a key has a row."""
        return key in self.rows

    def __len__(self) -> int:
        """Count the rows."""
        return len(self.rows)

    def in_order(self) -> list[str]:
        """Give all keys in order (by code point)."""
        return list(merge(*self._sorted()))

    def items(self, prefix: str = "") -> Iterator[tuple[str, R]]:
        """Give keys and rows in key order (by code point), those only whose key starts with `prefix`."""
        if not self.rows:
            return
        older, newer = (_beginning(order, prefix) for order in self._sorted())
        first = next(newer, None)
        for key in older if first is None else merge(older, chain((first,), newer)):
            yield key, self.rows[key]

    def _sorted(self) -> tuple[list[str], list[str]]:
        """Give the keys in two lists, each in order. Rows never leave, so the newest are sorted in. Never changes a list given out."""
        older, newer = self._order
        if new := len(self.rows) - len(older) - len(newer):
            newer = sorted([*newer, *islice(reversed(self.rows), new)])
            many = len(newer) > _NEWER_MAX + len(older) // 64
            self._order = (sorted([*older, *newer]), []) if many else (older, newer)
        return self._order

    def values(self, prefix: str = "") -> Iterator[R]:
        """Give rows in key order."""
        return (row for _, row in self.items(prefix))


_NEWER_MAX = 256
LONG = 4_096
"""Rows that take longer to copy than to lay a few over: below it a copy takes a fifth of a millisecond at most."""

_SHARE = 64
"""All rows are copied again when one in so many was put since."""


def _beginning(order: list[str], prefix: str) -> Iterator[str]:
    """Give those of some keys in order that begin with a prefix."""
    places = range(bisect_left(order, prefix), len(order))
    return takewhile(lambda key: key.startswith(prefix), map(order.__getitem__, places))
