"""Long work shows how far it is: on a terminal only, on standard error, so that output stays clean."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from garant.terminal.paper import paper, safe

_WHAT_CHARACTERS = 80


class Meter:
    """Shows how much is done, and of what."""

    def __init__(self, bar: Progress, task: TaskID) -> None:
        """Draw on `bar`."""
        self._bar, self._task = bar, task

    def __call__(self, done: int) -> None:
        """Show how much is done."""
        self._bar.update(self._task, completed=done)

    def step(self, done: int, total: int, what: str) -> None:
        """Show how much is done of how much, and what is going on."""
        self._bar.update(self._task, completed=done, total=total, description=safe(what)[:_WHAT_CHARACTERS])


@contextmanager
def progress(what: str, total: int) -> Iterator[Meter]:
    """Give the meter of a piece of work."""
    columns = (BarColumn(bar_width=24), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    console = paper(errors=True)
    with Progress(*columns, console=console, transient=True, disable=not console.is_terminal) as bar:
        yield Meter(bar, bar.add_task(what, total=total))
