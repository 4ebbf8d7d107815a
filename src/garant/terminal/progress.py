"""Long work shows how far it is: on a terminal only, on standard error, so that output stays clean."""

from collections.abc import Iterator
from contextlib import contextmanager

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn

from garant.terminal.paper import paper, safe

LONG = 2_000
"""From this many steps on, work is long enough to be watched."""

_WHAT_CHARACTERS = 60


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
        self._bar.update(self._task, completed=done, total=total, description=_short(what))


def _short(what: str) -> str:
    return safe(what if len(what) <= _WHAT_CHARACTERS else f"{what[: _WHAT_CHARACTERS - 1]}…")


@contextmanager
def progress(what: str, total: int = LONG, watched: int = LONG) -> Iterator[Meter]:
    """Give the meter of a piece of work; work of few steps (below `watched`) is not shown."""
    out = paper(errors=True)
    columns = (BarColumn(bar_width=24), MofNCompleteColumn(), TextColumn("{task.description}", markup=False))
    hidden = not out.is_terminal or total < watched
    with Progress(*columns, console=out.console, transient=True, disable=hidden) as bar:
        yield Meter(bar, bar.add_task(what, total=total))
