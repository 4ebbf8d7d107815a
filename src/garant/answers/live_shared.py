"""The live notices as one party may read them: those that are open to all, in one index for everybody, and those shown to it alone.

    shared = SharedLive(open_live, own_live)     own_live = Live(disclosed_to_party, hidden_only=True)

It answers as one `Live.of(state, disclosed_to_party)` would, without an index of everything for each party.
"""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from garant.answers.asked import Asked
from garant.answers.live import Live
from garant.statement.words import Status

if TYPE_CHECKING:
    from garant.space.body import Body
    from garant.space.index import Meeting


class SharedLive(Live):
    """Two sets of live notices that have none in common, asked as one. Both are fed by whoever made them."""

    def __init__(self, shared: Live, own: Live) -> None:
        """Ask both; `own` knows every notice that hides where it is, whether or not that was shown to its party."""
        super().__init__()
        self._shared, self._own = shared, own
        self.book = shared.book

    def meetings(self, asked: Asked, body: "Body", now_ms: int) -> "list[tuple[Asked, Meeting]]":
        """Give what a body meets in either, in id order."""
        found = [*self._shared.meetings(asked, body, now_ms), *self._own.meetings(asked, body, now_ms)]
        return sorted(found, key=lambda one: one[0].ref)

    def blocked(self, asked: Asked, body: "Body", what: int, low: int, high: int, now_ms: int) -> list[tuple[Asked, float, float]]:
        """Give the shifts at which a body would meet each live notice of either."""
        shared = self._shared.blocked(asked, body, what, low, high, now_ms)
        return [*shared, *self._own.blocked(asked, body, what, low, high, now_ms)]

    def considered(self, asked: Asked, body: "Body", now_ms: int) -> int:
        """Count the live notices of both whose window overlaps."""
        return self._shared.considered(asked, body, now_ms) + self._own.considered(asked, body, now_ms)

    def has_known(self, status: Status) -> bool:
        """Tell whether either knows the body of a live notice of a status."""
        return self._shared.has_known(status) or self._own.has_known(status)

    def hidden(self, asked: Asked) -> int:
        """Count the other live notices whose place was not shown to the party."""
        return self._own.hidden(asked)

    def misshapen(self, asked: Asked, now_ms: int) -> Iterator[tuple[str, str]]:
        """Give the other live notices of both that have no shape that can be."""
        yield from sorted([*self._shared.misshapen(asked, now_ms), *self._own.misshapen(asked, now_ms)])
