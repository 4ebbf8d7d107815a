"""A picture held still: the state at a head, copied, so that nobody who writes waits while a question is asked of it.

Rows are frozen, so a copy is the tables alone, of those only such as changed since the last one, and of a long one only what came lately
(`state.layered`). One copy serves all who ask at the same head.
"""

from threading import Lock
from typing import NamedTuple

from garant.answers.live import Live
from garant.node.ledger import Ledger
from garant.node.picture import Picture
from garant.state.state import State


class Still(NamedTuple):
    """A log as it stood: its state, its root, and up to which instant (ms) it was known to be whole when it was asked."""

    state: State
    root: bytes
    as_of_ms: int


class Stills:
    """Gives a picture held still, as it is now."""

    def __init__(self, picture: Picture) -> None:
        """Copy a picture, when somebody asks."""
        self._picture = picture
        self._lock = Lock()
        self._last: tuple[State, bytes] | None = None
        self._ledger: Ledger | None = None

    def now(self) -> Still:
        """Give the picture as it is now: nothing that was acknowledged is missing. It waits for the writer's group, and no longer."""
        with self._lock:
            as_of_ms = self._picture.as_of_ms()
            with self._picture.reading() as ledger:
                return Still(*self._copied(ledger), as_of_ms)

    def with_live(self) -> tuple[Still, Live | None]:
        """Give the picture as it is now, and a copy of what is live in it, if that is known already."""
        with self._lock:
            as_of_ms = self._picture.as_of_ms()
            with self._picture.reading() as ledger:
                return Still(*self._copied(ledger), as_of_ms), self._picture.live()

    def _copied(self, ledger: Ledger) -> tuple[State, bytes]:
        last = self._last[0] if self._last and self._ledger is ledger else None
        if self._last is None or last is None or last.size != ledger.state.size:
            same = () if last is None else ledger.same_since(last.size)
            self._last, self._ledger = (ledger.state.copy(last, same), ledger.tree.root()), ledger
        return self._last
