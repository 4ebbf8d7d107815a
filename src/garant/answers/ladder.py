"""The receipt ladder of a notice: for each recipient and level, how far the word has come.

    sent -> delivered -> acknowledged -> disseminated          or queried, objects, unable

A recipient is **green** only when its unit has the word: by the unit's own acknowledgement, or by a relay receipt with read-back, which
is shown as that. Until then it is **amber**: headquarters knowing is not the unit knowing. A recipient that had granted keys to several
unit-level duties is green when each of them has acknowledged, since one unit's word is not another's; which of them have is told (`units`).
Receipts count for the version that they name; an amendment starts the ladder afresh. No rung of this ladder is a permission.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from garant.state.rows import ReceiptRow
from garant.state.state import State
from garant.statement import canonical
from garant.statement.kinds import Receipt
from garant.statement.words import LEVELS, Level, Texts

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
class UnitDuty:
    """A duty at unit level whose key was in force when the notice was given and still is, and whether it has acknowledged."""

    duty: Texts
    acknowledged: bool


@dataclass(frozen=True, slots=True)
class Ladder:
    """One recipient's rungs, headquarters first, its light, and its unit-level duties as far as they have keys."""

    party: str
    light: Light
    rungs: tuple[Rung, ...]
    units: tuple[UnitDuty, ...] = ()


def ladders(state: State, notice: str, version: int | None = None) -> list[Ladder]:
    """Give the ladder of each recipient of a notice's version (the newest by default), by party."""
    row = state.notices.rows[notice]
    number = row.version if version is None else version
    told = state.notice_versions.rows[f"{notice}@{number:06d}"]
    return [ladder(state, notice, number, party) for party in sorted(told.said.to or ())]


def ladder(state: State, notice: str, version: int, party: str) -> Ladder:
    """Give the ladder of one party: a recipient of a notice's version, or a reader to whom what it hides was disclosed."""
    key = f"{notice}@{version:06d}"
    told = state.notice_versions.rows[key]
    receipts = sorted(state.receipts.values(f"{key}>{party}:"), key=lambda row: row.index)
    rungs = tuple(_rung(level, [row for row in receipts if row.said.level == level], told.t_ms) for level in reversed(LEVELS))
    units = _units(state, party, told.index, receipts)
    return Ladder(party, _light(rungs, receipts, units), rungs, units)


def _rung(level: Level, receipts: Sequence[ReceiptRow], sent_ms: int) -> Rung:
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


def _units(state: State, party: str, told: int, receipts: Sequence[ReceiptRow]) -> tuple[UnitDuty, ...]:
    """Give a party's unit-level duties. Two keys of one duty (a day and a night shift) are one."""
    own = [row for row in receipts if _reaches_the_unit(row.said) and row.said.relay is None]
    signed = {keyid for row in own for keyid in row.by}
    if any(not row.by for row in own):
        return ()
    duties: dict[bytes, UnitDuty] = {}
    for keyid, key in state.keys.rows.items():
        if key.party == party and key.role == "officer" and key.level == "unit" and key.until is None and key.index < told:
            duty = key.duty or {}
            name = canonical.encode(duty)
            before = name in duties and duties[name].acknowledged
            duties[name] = UnitDuty(duty, acknowledged=before or keyid in signed)
    return tuple(duties[name] for name in sorted(duties))


def _light(rungs: tuple[Rung, ...], receipts: Sequence[ReceiptRow], units: tuple[UnitDuty, ...]) -> Light:
    if any(rung.step in ("objects", "unable") for rung in rungs):
        return "red"
    queried = any(rung.step == "queried" for rung in rungs)
    several = len(units) > 1
    reached = all(unit.acknowledged for unit in units) if several else any(_reaches_the_unit(row.said) for row in receipts)
    return "green" if reached and not queried else "amber"


def _reaches_the_unit(said: Receipt) -> bool:
    acknowledged = said.level == "unit" and said.step in ("acknowledged", "disseminated")
    return acknowledged and (said.relay is None or said.relay.read_back)
