"""The receipt ladder of a notice: for each recipient and level, how far the word has come.

    sent -> delivered -> acknowledged -> disseminated          or queried, objects, unable

A recipient is **green** only when its unit has the word: by the unit's own acknowledgement, or by a relay receipt with read-back, which
is shown as that. Until then it is **amber**: headquarters knowing is not the unit knowing. Receipts count for the version that they
name; an amendment starts the ladder afresh. No rung of this ladder is a permission.
"""

from dataclasses import dataclass
from typing import Literal

from garant.state.rows import Recorded
from garant.state.state import State
from garant.statement.kinds import Receipt
from garant.statement.words import LEVELS, Level

Light = Literal["amber", "green", "red"]
Step = Literal["sent", "delivered", "acknowledged", "disseminated", "queried", "objects", "unable"]

_RISING: tuple[Step, ...] = ("sent", "delivered", "acknowledged", "disseminated")
_STOPPING: frozenset[str] = frozenset({"queried", "objects", "unable"})


@dataclass(frozen=True, slots=True)
class Rung:
    """How far the word has come at one level of one recipient: the newest step, when, and whether by relay."""

    level: Level
    step: Step
    t_ms: int | None
    relayed: bool


@dataclass(frozen=True, slots=True)
class Ladder:
    """One recipient's rungs, headquarters first, and its light."""

    party: str
    light: Light
    rungs: tuple[Rung, ...]


def ladders(state: State, notice: str, version: int | None = None) -> list[Ladder]:
    """Give the ladder of each recipient of a notice's version (the newest by default), by party."""
    row = state.notices.rows[notice]
    number = row.version if version is None else version
    told = state.notice_versions.rows[f"{notice}@{number:06d}"]
    return [_ladder(state, f"{notice}@{number:06d}>{party}:", party, told.t_ms) for party in sorted(told.said.to or ())]


def _ladder(state: State, prefix: str, party: str, sent_ms: int) -> Ladder:
    receipts = sorted(state.receipts.values(prefix), key=lambda row: row.index)
    rungs = tuple(_rung(level, [row for row in receipts if row.said.level == level], sent_ms) for level in reversed(LEVELS))
    return Ladder(party, _light(rungs, receipts), rungs)


def _rung(level: Level, receipts: list[Recorded[Receipt]], sent_ms: int) -> Rung:
    """Give the rung: the highest step, a level's own before a relay; but an objection stays, and a query stays until acknowledged."""
    risen = sorted(
        (row for row in receipts if row.said.step in _RISING),
        key=lambda row: (_RISING.index(row.said.step), row.said.relay is None),
    )
    settled = max((row.index for row in risen if row.said.step != "delivered"), default=-1)
    stopped = [row for row in receipts if row.said.step in _STOPPING and (row.said.step != "queried" or row.index > settled)]
    best = stopped[-1] if stopped else risen[-1] if risen else None
    if best is None:
        return Rung(level, "sent", sent_ms if level == "headquarters" else None, relayed=False)
    return Rung(level, best.said.step, best.t_ms, relayed=best.said.relay is not None)


def _light(rungs: tuple[Rung, ...], receipts: list[Recorded[Receipt]]) -> Light:
    if any(rung.step in ("objects", "unable") for rung in rungs):
        return "red"
    reached = any(_reaches_the_unit(row.said) for row in receipts)
    return "green" if reached and not any(rung.step == "queried" for rung in rungs) else "amber"


def _reaches_the_unit(said: Receipt) -> bool:
    acknowledged = said.level == "unit" and said.step in ("acknowledged", "disseminated")
    return acknowledged and (said.relay is None or said.relay.read_back)
