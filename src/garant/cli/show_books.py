"""Two books and their match queue, on paper."""

from collections.abc import Mapping
from typing import Any, Final

from rich.console import RenderableType

from garant.cli.questions import Sheet
from garant.node.questions.asked import Asked
from garant.terminal import books as sheets


def _books(asked: Asked, found: Any, _language: str) -> RenderableType:  # noqa: ANN401 - one book, or days
    return sheets.book(found[0]) if asked.name else sheets.books(found)


SHEETS: Final[Mapping[str, Sheet]] = {
    "books": _books,
    "matches": lambda _asked, found, _language: sheets.matches(found),
}
