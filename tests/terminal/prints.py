"""How something looks on a terminal of a given width, and in a pipe."""

import io
from contextlib import redirect_stdout

from rich.console import Console, RenderableType

from garant.terminal.paper import Paper, paper


def on_a_terminal(shown: RenderableType, width: int = 80, *, colour: bool = False) -> str:
    out = io.StringIO()
    system = "standard" if colour else None
    console = Console(file=out, width=width, force_terminal=True, color_system=system, highlight=False, markup=False, emoji=False)  # type: ignore[arg-type]
    Paper(console).print(shown)
    return out.getvalue()


def in_a_pipe(shown: RenderableType) -> str:
    out = io.StringIO()
    with redirect_stdout(out):
        paper().print(shown)
    return out.getvalue()
