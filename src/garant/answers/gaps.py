"""Gaps: what the texts leave open, measure by measure. A gap is shown and counted, never filled.

Five things can be open in a measure: to whom it is addressed, by when, what exactly, where, and how it is verified. Each stands as
`unknown` (the sources do not say, or it is confidential), `none` (the text was read and says nothing) or `disputed`.

Counted for one agreement or a set of them (`tally`): how many measures have no deadline that is stated or known, and how many have a date
and nobody whom they name. A disputed deadline is not counted as missing: there are several.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Literal

from garant.state.state import State
from garant.statement.kinds.agreements import Measure
from garant.statement.values import Absent, By, Disputed, Unknown

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


@dataclass(frozen=True, slots=True)
class Tally:
    """How much a text, or a set of them, leaves open: how many measures have no known date, and how many a date and no addressee."""

    of: str
    agreements: int
    measures: int
    undated: int
    dated_unaddressed: int
    gaps: int


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


def tally(of: str, texts: Iterable[Iterable[Measure]]) -> Tally:
    """Count over the measures of some agreements; `of` names them together."""
    each = [list(measures) for measures in texts]
    measures = [one for some in each for one in some]
    undated = sum(isinstance(one.deadline, Unknown | Absent) for one in measures)
    unaddressed = sum(isinstance(one.deadline, By) and not isinstance(one.addressee, tuple) for one in measures)
    found = sum(len(list(_of("", one))) for one in measures)
    return Tally(of, len(each), len(measures), undated, unaddressed, found)


def tallies(texts: Iterable[tuple[str, str | None, Iterable[Measure]]]) -> list[Tally]:
    """Count each agreement (its reference, its tier, its measures), then each tier (`tier:core`), then all of them."""
    given = [(ref, tier, list(measures)) for ref, tier, measures in texts]
    tiers = sorted({tier for _, tier, _ in given if tier})
    each = [tally(ref, [measures]) for ref, _, measures in given]
    by_tier = [tally(f"tier:{tier}", [measures for _, one, measures in given if one == tier]) for tier in tiers]
    return [*each, *by_tier, tally("all", [measures for *_, measures in given])]


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
