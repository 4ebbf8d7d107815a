"""How an answer looks at statements that may hide members: as open to all, or as its reader may see them.

An answer is handed a `See`. The node makes one for a party (`node.sealed`); `as_open` shows what everybody may read.
"""

from typing import Protocol, TypeVar

from garant.state.rows import Recorded
from garant.statement.kinds import Hiding

H = TypeVar("H", bound=Hiding)


class See(Protocol):
    """Gives what a row's statement says to a reader."""

    def __call__(self, row: Recorded[H], /) -> H:
        """Give the statement with those members that the reader may see."""
        ...


def as_open(row: Recorded[H], /) -> H:
    """Give what is open to all."""
    return row.said
