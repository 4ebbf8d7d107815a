"""Incidents, findings and what is owed after them, and teams that were kept away, on paper."""

from collections.abc import Mapping
from typing import Final

from rich.console import RenderableType

from garant.cli.questions import Sheet
from garant.node.questions.asked import Asked
from garant.node.questions.incidents import IncidentFound
from garant.terminal import incidents as sheets


def _incidents(asked: Asked, found: list[IncidentFound], language: str) -> RenderableType:
    if not asked.name:
        return sheets.incidents([one.line for one in found], language)
    line, near, rules = found[0]
    assert near is not None and rules is not None  # noqa: S101, PT018 - it was asked for by name
    return sheets.incident(line, near, rules, language)


SHEETS: Final[Mapping[str, Sheet]] = {
    "incidents": _incidents,
    "access": lambda _asked, found, _language: sheets.access(found.events),
}
