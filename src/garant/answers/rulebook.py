"""What is kept between questions about rules: which measures name an activity, and what zones cover, all in one index.

With it, an answer costs what the few measures cost that name the activity, however many there are. It is no knowledge of its own: without
it, or with a fresh one, every answer is the same.
"""

from collections.abc import Iterable
from itertools import islice
from typing import TYPE_CHECKING

from garant.answers.sayings import names
from garant.answers.zones import ZoneShape, ZoneShapes
from garant.state.state import State

if TYPE_CHECKING:
    from garant.space.body import Body
    from garant.space.index import Index, Meeting


class Rulebook:
    """Serves the states of one log, best always the same one as it grows; never those of two logs."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self.shapes = ZoneShapes()
        self._index: Index | None = None
        self._state: State | None = None
        self._seen = 0
        self._naming: dict[str, list[str]] = {}

    def measures_naming(self, state: State, activity: str) -> list[str]:
        """Give the references of the measures that name an activity, in order."""
        if state is not self._state:
            self._state, self._seen, self._naming = state, 0, {}
        rows = state.measures.rows
        for ref, row in islice(rows.items(), self._seen, None):
            for word in names(row.measure):
                self._naming.setdefault(word, []).append(ref)
        self._seen = len(rows)
        return sorted(self._naming.get(activity, ()))

    def take_in(self, shapes: Iterable[ZoneShape]) -> bool:
        """Put shapes into the index; tell whether any of them was not there yet."""
        from garant.space.index import Index

        index = self._index = self._index or Index()
        new = [shape for shape in shapes if shape.key not in index]
        for shape in new:
            index.put(shape.key, shape.body)
        return bool(new)

    def meetings(self, body: "Body") -> "dict[str, Meeting]":
        """Give the meetings of a body with all shapes that were taken in, by their keys."""
        return {} if self._index is None else {met.id: met for met in self._index.meetings(body)}
