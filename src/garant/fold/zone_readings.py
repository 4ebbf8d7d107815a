"""The rule of readings: any party may say how it draws a zone that is there. It binds nobody, and takes no other reading away."""

from collections.abc import Iterator

from garant.errors import Code
from garant.fold.agreements import recorded
from garant.fold.case import Case, require, require_registered, require_there
from garant.fold.zone_rules import require_fitting
from garant.state.state import Put, State
from garant.statement.kinds import ZoneAcceptance, ZoneReading


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


def zone_acceptance(state: State, case: Case) -> Iterator[Put]:
    """A party takes another's reading as its own, or says that it does not; its newest word counts."""
    said: ZoneAcceptance = case.said
    require_there(state, "zones", said.zone, "$.zone")
    read = f"{said.zone}>{said.reading_of}:{said.status}"
    require(read in state.zone_readings, Code.UNKNOWN_REFERENCE, f"{said.reading_of!r} has no reading of {said.zone}", "$.reading_of")
    require(said.reading_of != said.party, Code.NOTHING_CHANGED, "a party's own reading is its own already", "$.reading_of")
    old = state.zone_acceptances.get(f"{read}>{said.party}")
    same = (
        old is not None and old.index > state.zone_readings.rows[read].index and (old.said.binds, old.said.text) == (said.binds, said.text)
    )
    require(not same, Code.NOTHING_CHANGED, f"{said.party!r} has said so of this reading already", "$.binds")
    yield Put("zone_acceptances", f"{read}>{said.party}", recorded(case))


def _words(said: ZoneReading) -> tuple[object, ...]:
    return said.capacity, said.drawing, said.note, said.sources
