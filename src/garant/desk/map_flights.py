"""Flights that drone operators file with the host (ASTM F3548-21), drawn as notices of kind flight under the name `host/<id>`.

Their place is open to all, nobody has to be told of them, and they have no page of their own: what the map says of one is all there is.
"""

from garant.answers.extents import volumes_of
from garant.answers.flights import DRONE, flying
from garant.answers.in_force import hull
from garant.answers.receipts_due import Life
from garant.desk.map_notices import NoticeDrawn, outlines
from garant.desk.map_view import View
from garant.state.flights import ref_of
from garant.state.rows import OperationalIntentRow
from garant.statement.words import HOST


def flights_drawn(view: View, at_ms: int, most: int) -> list[NoticeDrawn]:
    """Give the flights that are not over, by reference, at most so many; none in the picture of another party, who was told of none."""
    if view.known_to is not None:
        return []
    intents = view.state.operational_intents
    return [_drawn(name, intents.rows[name], at_ms) for name in sorted(flying(view.state))[:most]]


def _drawn(name: str, row: OperationalIntentRow, at_ms: int) -> NoticeDrawn:
    said, volumes = row.said, volumes_of(row.extents)
    window = hull([volume.window() for volume in volumes])
    return NoticeDrawn(
        ref=ref_of(name), version=said.version, index=row.index, t_ms=row.t_ms, party=HOST, kind="flight", activity=DRONE,
        status=said.status, standing="filed" if said.state == "Accepted" else "started",
        life=_life(said.state, window.start_ms, window.end_ms, at_ms), emergency=said.state == "Contingent",
        protected=False, hidden=False, light=None, recipients=(), start_ms=window.start_ms, end_ms=window.end_ms, over_ms=None,
        region=None, purpose=None, text=None, parts=outlines(volumes),
    )  # fmt: skip


def _life(state: str, start_ms: int | None, end_ms: int | None, at_ms: int) -> Life:
    if end_ms is not None and end_ms <= at_ms:
        return "expired"
    if state != "Accepted":
        return "underway"
    return "in force" if start_ms is None or start_ms <= at_ms else "filed"
