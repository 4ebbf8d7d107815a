"""A question that `garant show` answers: what it is asked with, and who answers it. Each `show_*` module has some of them."""

from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from rich.console import RenderableType

from garant.node.ports import EntryStore
from garant.state.state import State


class Asked(NamedTuple):
    """A question: the log's state and store, which thing (or all), as whom, in which language, as of when; in which theatre's directory."""

    state: State
    store: EntryStore
    name: str
    party: str | None
    language: str
    at_ms: int
    directory: Path | None = None

    def wants(self, name: str) -> bool:
        """Tell whether a thing is asked for."""
        return self.name in ("", name)


Shown = tuple[object, RenderableType]
"""An answer as data, and as something to print."""


class Question(NamedTuple):
    """A question: what it asks after, the table of the state that has the names, and who answers it."""

    noun: str
    table: str
    answer: Callable[[Asked], Shown]
    about: str
