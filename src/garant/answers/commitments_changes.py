"""What became of a measure since it was stated: extended, suspended, resumed, superseded, lapsed.

A registrar's word, with its source, counts at once. A party's own word counts when all who are bound have said the same: nobody moves its
own deadline, or lets its own duty lapse, alone. Until then `alone` says who says what. Where nobody is bound, whoever entered the
agreement speaks for its text.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from garant.answers.bound import Bond
from garant.answers.calendar import moment_of
from garant.state.state import State
from garant.statement.kinds import MeasureChange
from garant.statement.values import Deadline
from garant.statement.words import Status

Stop = Literal["suspended", "superseded", "lapsed"]


@dataclass(frozen=True, slots=True)
class Changed:
    """What counts by now: the newest deadline of an extension, what stops the measure, by what it is superseded; and what is said alone."""

    deadline: Deadline | None = None
    stop: Stop | None = None
    superseded_by: str | None = None
    alone: tuple[str, ...] = ()


def changed(state: State, measure: str, status: Status, bonds: Iterable[Bond], at_ms: int) -> Changed:
    """Give what became of a measure (`party/agreement#measure`) by an instant; `bonds` are those who accepted it in this status."""
    voices = {bond.party: frozenset({bond.party, bond.by}) for bond in bonds}
    enterer = state.agreements.rows[measure.partition("#")[0]].said.party
    voices = voices or {enterer: frozenset({enterer})}
    found, open_words = Changed(), dict[str, MeasureChange]()
    for row in state.measure_changes.values(f"{measure}@"):
        said: MeasureChange = row.said
        if said.status != status or not _effective(said, at_ms):
            continue
        open_words[said.party] = said
        if said.capacity == "registrar" or _agreed(said, open_words, voices):
            found, open_words = _after(found, said), {}
    return replace(found, alone=tuple(f"{party} alone says: {said.change}" for party, said in sorted(open_words.items())))


def _effective(said: MeasureChange, at_ms: int) -> bool:
    begins = moment_of(said.effective)
    return begins is None or begins.first_ms <= at_ms


def _agreed(said: MeasureChange, words: dict[str, MeasureChange], voices: dict[str, frozenset[str]]) -> bool:
    same = {party for party, word in words.items() if _content(word) == _content(said)}
    return all(same & heard for heard in voices.values())


def _content(said: MeasureChange) -> tuple[object, ...]:
    return said.change, said.deadline, said.superseded_by


def _after(found: Changed, said: MeasureChange) -> Changed:
    match said.change:
        case "extended":
            return replace(found, deadline=said.deadline, stop=None)
        case "resumed":
            return replace(found, stop=None)
        case "superseded":
            return replace(found, stop="superseded", superseded_by=said.superseded_by)
        case "suspended" | "lapsed" as stop:
            return replace(found, stop=stop)
