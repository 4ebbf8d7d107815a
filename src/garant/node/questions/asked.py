"""A question by name: what it is asked with, and who finds the answer. Each module here has some of them."""

from collections.abc import Callable
from typing import Any, NamedTuple

from garant.errors import Code, Refused
from garant.gazetteer.index import PlaceIndex
from garant.node.ports import EntryStore
from garant.state.state import State

Places = Callable[[], PlaceIndex]
"""Gives the place index; it is read when a question needs it."""


class Asked(NamedTuple):
    """What a question is asked with: the log's state and store, after which thing (or all), as whom, as of when (ms), by which places."""

    state: State
    store: EntryStore
    name: str
    party: str | None
    at_ms: int
    places: Places

    def wants(self, name: str) -> bool:
        """Tell whether a thing is asked for."""
        return self.name in ("", name)

    def names(self, table: str) -> list[str]:
        """Give the keys of a table that are asked for, in order."""
        return [ref for ref, _ in self.state.table(table).items() if self.wants(ref)]


def require_party(asked: Asked) -> str:
    """Give the party that asks. Refuses with `usage` a question of nobody's."""
    if asked.party is None:
        raise Refused(Code.USAGE, "say whose: --as PARTY")
    return asked.party


def as_found(found: object) -> object:
    """Tell what was found as it is."""
    return found


class Question(NamedTuple):
    """A question: what it asks after, the table of the state that has the names, what it tells, who answers, and how that is data."""

    noun: str
    table: str
    about: str
    find: Callable[[Asked], Any]
    data: Callable[[Any], object] = as_found
