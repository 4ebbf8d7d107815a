"""The rule of readings: any party may say how it draws a zone that is there. It binds nobody, and takes no other reading away."""

from collections.abc import Iterator

from garant.errors import Code
from garant.fold.agreements import recorded
from garant.fold.case import Case, require, require_registered, require_there
from garant.fold.zone_rules import require_fitting
from garant.state.state import Put, State
from garant.statement.kinds import ZoneReading


def zone_reading(state: State, case: Case) -> Iterator[Put]:
    """A reading takes the place of the same party's earlier one of that status."""
    said: ZoneReading = case.said
    require_there(state, "zones", said.zone, "$.zone")
    require_registered(state, said)
    require_fitting(state.zones.rows[said.zone].zone.rule, said.drawing, "$.drawing")
    key = f"{said.zone}>{said.party}:{said.status}"
    old = state.zone_readings.get(key)
    require(old is None or _words(old.said) != _words(said), Code.NOTHING_CHANGED, f"{said.party!r} reads {said.zone} so already", "$")
    yield Put("zone_readings", key, recorded(case))


def _words(said: ZoneReading) -> tuple[object, ...]:
    return said.capacity, said.drawing, said.note, said.sources
