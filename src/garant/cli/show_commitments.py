"""Commitments, what is owed, gaps, plans and the lines of zones, on paper."""

from collections.abc import Mapping
from typing import Final

from rich.console import Group, RenderableType

from garant.cli.questions import Sheet
from garant.node.questions.asked import Asked
from garant.node.questions.commitments import GapsFound, Promised
from garant.terminal import commitments as sheets
from garant.terminal import lines as zone_sheets
from garant.terminal import owed as owed_sheets
from garant.terminal import plans as plan_sheets
from garant.terminal.paper import Ink, pick


def _commitments(asked: Asked, found: Promised, language: str) -> RenderableType:
    held, at_ms = found.commitments, asked.at_ms
    shown = sheets.whole(held, at_ms, language) if asked.name else sheets.overview(held, at_ms)
    return Group(shown, Ink(), sheets.renewals(found.renewals, at_ms))


def _gaps(_asked: Asked, found: GapsFound, language: str) -> RenderableType:
    words = {f"{line.ref}#{measure.name}": pick(measure.text, language) for line in found.texts for measure in line.measures}
    told = ", ".join(f"{what}: {count}" for what, count in found.counts.items())
    sums = Ink(f"{len(found.gaps)} gaps in {len(words)} measures{': ' if told else ''}{told}")
    return Group(sheets.gaps(found.gaps, words, found.questions), sums, Ink(), sheets.tallies(found.tallies))


SHEETS: Final[Mapping[str, Sheet]] = {
    "gaps": _gaps,
    "commitments": _commitments,
    "owed": lambda asked, found, language: owed_sheets.owed(found, asked.at_ms, language),
    "plans": lambda asked, found, language: plan_sheets.plans(found, asked.at_ms, language),
    "zones": lambda _asked, found, language: zone_sheets.zones(found, language),
}
