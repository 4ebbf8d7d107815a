"""Asking the host about what others hide: a signed, counted probe for each notice of a file, and the coarse word that comes back."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from garant import bootstrap
from garant.cli.telling import Desk
from garant.exchange import members
from garant.node.sealed import withheld_for
from garant.state.looks import allowed, looks
from garant.statement.withheld import COARSE

if TYPE_CHECKING:
    from garant.exchange import Feature

_ASKED = ("name", "status", "kind", "activity", "volumes")
"""What a probe says of a notice: nothing that only people need."""


@dataclass(frozen=True, slots=True)
class Probed:
    """What the host answered to a probe: its result, which hidden notices were touched, the coarse word, and the looks left today."""

    probe: str
    index: int
    result: str
    touched: tuple[str, ...]
    word: str | None
    looks_left: int


def probed(desk: Desk, feature: "Feature", *, as_json: bool) -> Probed:
    """Ask the host about a notice. Its place is hidden, and shown to the host alone; the name of the probe says nothing of it."""
    name = f"probe-{bootstrap.salt()[:6].hex()}"
    whole = members(feature, name)
    asked = {"type": "probe/1", **{member: whole[member] for member in _ASKED if member in whole}}
    desk.say(asked, as_json=as_json, hide=("volumes",))
    ref = f"{desk.party}/{name}"
    row, state = desk.state.probe_answers.rows[ref], desk.state
    touched = tuple(pair.other for pair in withheld_for(desk.store, row.said, row.id, desk.party))
    left = max(0, allowed(state) - looks(state, desk.party, row.t_ms))
    return Probed(ref, state.probes.rows[ref].index, row.said.result, touched, COARSE if touched else None, left)
