"""A long table's copy, made in the time that what came lately takes: a few rows above many that earlier copies have as well.

    rows of the table    a b c d e f g h        h came, and c was replaced, since all were last copied
    under                a b c d e f g          shared by all copies since, and never written to
    its own              c h                    copied each time

A table holds up its writer while it is copied, and to copy a million rows after each notice took 20 ms of everybody's.
"""

from collections.abc import ItemsView, Iterator, KeysView, ValuesView
from typing import Any, TypeVar

from garant.state.rows import Row

R = TypeVar("R", bound=Row)


class Layered(dict[str, R]):
    """Rows by key, like any dict of rows, in the order in which they came.

    Its own storage is the few, for speed: what looks into that storage (`dict.items(rows)`) has to look `under` it too.
    """

    __slots__ = ("_count", "under")

    def __init__(self, under: dict[str, R], own: dict[str, R], count: int) -> None:
        """Lay rows over others, which nobody writes to any more; together they have so many keys."""
        super().__init__(own)
        self.under, self._count = under, count

    def copy(self) -> "Layered[R]":
        """Give the same rows once more."""
        return Layered(self.under, dict(dict.items(self)), self._count)

    def __setitem__(self, key: str, row: R) -> None:
        """Put a row in."""
        self._count += key not in self
        super().__setitem__(key, row)

    def __missing__(self, key: str) -> R:
        """Give a row from underneath."""
        return self.under[key]

    def __contains__(self, key: object) -> bool:
        """Tell whether a key has a row."""
        return super().__contains__(key) or key in self.under

    def get(self, key: str, default: Any = None) -> Any:  # noqa: ANN401 - as a dict has it
        """Give a row, or something else where there is none."""
        return self[key] if key in self else default  # noqa: SIM401 - it is what that would call

    def __len__(self) -> int:
        """Count the rows."""
        return self._count

    def __iter__(self) -> Iterator[str]:
        """Give the keys, those that came first before the others."""
        yield from self.under
        yield from (key for key in super().__iter__() if key not in self.under)

    def __reversed__(self) -> Iterator[str]:
        """Give the keys, those that came last before the others."""
        yield from (key for key in super().__reversed__() if key not in self.under)
        yield from reversed(self.under)

    def keys(self) -> KeysView[str]:  # type: ignore[override]
        """Give all keys."""
        return KeysView(self)

    def values(self) -> ValuesView[R]:  # type: ignore[override]
        """Give all rows."""
        return ValuesView(self)

    def items(self) -> ItemsView[str, R]:  # type: ignore[override]
        """Give all keys and rows."""
        return ItemsView(self)
