"""Flights that drone operators file with the host (ASTM F3548-21), drawn as notices of kind flight under the name `host/<id>`.

Their place is open to all, nobody has to be told of them, and they have no page of their own: what the map says of one is all there is.
"""

from typing import NamedTuple

from msgspec import Raw

from garant.answers.extents import volumes_of
from garant.answers.flights import DRONE, flying
from garant.answers.in_force import hull
from garant.answers.receipts_due import Life
from garant.desk.map_notices import NoticeDrawn, outlines
from garant.desk.map_view import View
from garant.state.flights import ref_of
from garant.state.rows import OperationalIntentRow
from garant.statement.words import HOST


class _Made(NamedTuple):
    """What one version of a flight covers: the entry that it came with, its window, its outlines."""

    entry: int
    start_ms: int | None
    end_ms: int | None
    parts: Raw


class Flights:
    """Draws the flights of one log as it grows: a version's outlines are made once. For one thread at a time."""

    def __init__(self) -> None:
        """Keep nothing yet."""
        self._made: dict[str, _Made] = {}

    def drawn(self, view: View, at_ms: int, most: int) -> list[NoticeDrawn]:
        """Give the flights that are not over, by reference, at most so many; none in the picture of another party, who was told of none."""
        if view.known_to is not None:
            return []
        rows = view.state.operational_intents.rows
        flown = {name: rows[name] for name in sorted(flying(view.state))[:most]}
        self._made = {name: self._covers(name, row) for name, row in flown.items()}
        return [_drawn(name, row, self._made[name], at_ms) for name, row in flown.items()]

    def _covers(self, name: str, row: OperationalIntentRow) -> _Made:
        made = self._made.get(name)
        if made is not None and made.entry == row.index:
            return made
        volumes = volumes_of(row.extents)
        window = hull([volume.window() for volume in volumes])
        return _Made(row.index, window.start_ms, window.end_ms, outlines(volumes))


def _drawn(name: str, row: OperationalIntentRow, made: _Made, at_ms: int) -> NoticeDrawn:
    said = row.said
    return NoticeDrawn(
        ref=ref_of(name), version=said.version, index=row.index, t_ms=row.t_ms, party=HOST, kind="flight", activity=DRONE,
        status=said.status, standing="filed" if said.state == "Accepted" else "started",
        life=_life(said.state, made.start_ms, made.end_ms, at_ms), emergency=said.state == "Contingent",
        protected=False, hidden=False, light=None, recipients=(), start_ms=made.start_ms, end_ms=made.end_ms, over_ms=None,
        region=None, purpose=None, text=None, parts=made.parts,
    )  # fmt: skip


def _life(state: str, start_ms: int | None, end_ms: int | None, at_ms: int) -> Life:
    if end_ms is not None and end_ms <= at_ms:
        return "expired"
    if state != "Accepted":
        return "underway"
    return "in force" if start_ms is None or start_ms <= at_ms else "filed"
