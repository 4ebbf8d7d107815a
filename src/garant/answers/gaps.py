"""Gaps: what the texts leave open, measure by measure. A gap is shown and counted, never filled.

Five things can be open in a measure: to whom it is addressed, by when, what exactly, where, and how it is verified. Each stands as
`unknown` (the sources do not say, or it is confidential), `none` (the text was read and says nothing) or `disputed`.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from garant.state.state import State
from garant.statement.kinds.agreements import Measure
from garant.statement.values import Absent, Disputed, Unknown

Place = Literal["addressee", "deadline", "content", "zone", "verification"]
How = Literal["unknown", "none", "disputed", "sealed"]

PLACES: tuple[Place, ...] = ("addressee", "deadline", "content", "zone", "verification")


@dataclass(frozen=True, slots=True)
class Gap:
    """One thing left open: `measure` is `party/agreement#measure`, or the agreement when it is sealed as a whole."""

    measure: str
    place: Place
    how: How
    note: str


def gaps(state: State, agreement: str = "") -> list[Gap]:
    """Give all gaps, or those of one agreement, by measure and place."""
    prefix = f"{agreement}#" if agreement else ""
    return [gap for ref, row in state.measures.items(prefix) for gap in _of(ref, row.measure)]


def of_measures(agreement: str, measures: Iterable[Measure]) -> list[Gap]:
    """Give the gaps of these measures of an agreement, in their order."""
    return [gap for measure in measures for gap in _of(f"{agreement}#{measure.name}", measure)]


def counts(found: list[Gap]) -> Counter[tuple[Place, How]]:
    """Count gaps by place and by how they are open."""
    return Counter((gap.place, gap.how) for gap in found)


def _of(ref: str, measure: Measure) -> Iterator[Gap]:
    for place in PLACES:
        how = _how(getattr(measure, place))
        if how:
            yield Gap(ref, place, how, _note(getattr(measure, place)))


def _how(value: object) -> How | None:
    match value:
        case Unknown():
            return "unknown"
        case Absent():
            return "none"
        case Disputed():
            return "disputed"
        case _:
            return None


def _note(value: object) -> str:
    if isinstance(value, Disputed):
        return "; ".join(f"{reading.by}: {reading.says}" for reading in value.readings)
    confidential = isinstance(value, Unknown) and value.because == "confidential"
    return getattr(value, "note", None) or ("confidential" if confidential else "")
