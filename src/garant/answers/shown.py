"""What of a theatre's own is shown to drone operators, as constraints of the host's own (ASTM F3548-21): areas that others must heed.

    showing = Showing(frozenset({"hazard_area"}), zones=True, status="actual")
    shown(state, showing, "notice:tr/danger-1")      its extents; None when it is not (or no longer) to be shown
    touched(state, showing, changes)                 what an entry may have changed of it

Shown is only what everybody who follows the log reads: a live notice of a kind that was chosen, and where a measure that somebody accepted
forbids drones or asks for notice or consent. Never what hides its place, is protected, or nobody has drawn; of status, only the one that
operators' flights have (guard-rail 6). Kinds that tell of people on the ground are no choice here (guard-rails 1 and 2): whoever flies
learns where not to, and not where others are.

A constraint informs operators, as a notice does parties: that none is shown permits nothing (guard-rail 3).
"""

from collections.abc import Iterable, Iterator
from typing import Literal, NamedTuple

from msgspec.structs import replace

from garant import instant
from garant.answers import bound
from garant.answers.asked import Asked
from garant.answers.bodies import body_of
from garant.answers.extents import SINCE, UNTIL, extents_of
from garant.answers.filed import maybe_live
from garant.answers.flights import DRONE
from garant.answers.in_force import force_of
from garant.answers.sayings import sayings
from garant.answers.zones import covered
from garant.instant import Window
from garant.state.state import Put, State
from garant.statement.kinds.f3548 import Extent
from garant.statement.words import Status

ShownKind = Literal["flight", "hazard_area", "exercise"]
"""Kinds of notices that may be shown: what is in the air, and what is dangerous to be in."""

_GONE = ("ended", "withdrawn")
_OF_MEASURES = frozenset(
    {"measures", "agreements", "acceptances", "agreement_changes", "zones", "zone_readings", "measure_changes", "zone_acceptances"}
)
_US_PER_MS = 1_000


class Showing(NamedTuple):
    """What a host shows: notices of these kinds, the zones of measures or not, all of one status."""

    kinds: frozenset[ShownKind]
    zones: bool
    status: Status


def things(state: State) -> Iterator[str]:
    """Name everything that is there and may be shown: `notice:party/name`, `measure:party/agreement#name`."""
    yield from (f"notice:{ref}" for ref, *_ in maybe_live(state))
    yield from (f"measure:{ref}" for ref in state.measures.rows)


def touched(state: State, showing: Showing, changes: Iterable[Put]) -> Iterator[str]:
    """Name what an entry may have changed of that. A word on an agreement or a zone may be about any measure."""
    if showing.kinds:
        yield from (f"notice:{change.key}" for change in changes if change.table == "notices")
    if showing.zones and any(change.table in _OF_MEASURES for change in changes):
        yield from (f"measure:{ref}" for ref in state.measures.rows)


def shown(state: State, showing: Showing, thing: str) -> tuple[Extent, ...] | None:
    """Give the extents of a thing as it stands. Refuses with `too_large` or `bad_shape` what cannot be shown."""
    sort, _, ref = thing.partition(":")
    extents = _notice(state, showing, ref) if sort == "notice" else _measure(state, showing, ref) if showing.zones else ()
    now = instant.micros_text(state.t_ms * _US_PER_MS)
    return extents if any((one.end or "") > now for one in extents) else None


def sort_of(state: State, thing: str) -> str:
    """Say what a thing is, as a word for machines: the `type` of a constraint."""
    sort, _, ref = thing.partition(":")
    if sort == "measure":
        return "garant.measure"
    row = state.notices.rows[ref]
    return f"garant.notice.{state.notice_versions.rows[f'{ref}@{row.version:06d}'].said.kind}"


def _notice(state: State, showing: Showing, ref: str) -> tuple[Extent, ...]:
    row = state.notices.rows[ref]
    said = state.notice_versions.rows[f"{ref}@{row.version:06d}"].said
    chosen = row.status == showing.status and row.standing not in _GONE and said.kind in showing.kinds
    if not chosen or said.protected or said.volumes is None:
        return ()
    return extents_of(body_of(said.volumes))


def _measure(state: State, showing: Showing, ref: str) -> tuple[Extent, ...]:
    agreement, _, name = ref.partition("#")
    measure = state.measures.rows[ref].measure
    asked = Asked("", 1, "", "flight", DRONE, None, showing.status, None)
    heeded = any(saying.says != "exempt" for saying in sayings(measure, asked))
    accepted = [one for one in bound.bonds(state, agreement) if one.accepts and one.status == showing.status]
    accepted = [one for one in accepted if not one.measures or name in one.measures]
    if not (heeded and accepted and isinstance(measure.zone, tuple)):
        return ()
    windows = force_of(state, agreement, measure.validity(), showing.status, accepted).windows
    zones = [zone if "#" in zone else f"{agreement}#{zone}" for zone in measure.zone]
    bodies = [shape.body for zone in zones for shape in covered(state, zone, showing.status).shapes]
    extents = dict.fromkeys(extent for body in bodies for extent in extents_of(body))
    return tuple(_during(extent, window) for extent in extents for window in windows)


def _during(extent: Extent, window: Window) -> Extent:
    """Give an extent of a zone, which has no time of its own, while a measure may be in force."""
    start = SINCE if window.start_ms is None else instant.micros_text(max(0, window.start_ms) * _US_PER_MS)
    end = UNTIL if window.end_ms is None else instant.micros_text(window.end_ms * _US_PER_MS)
    return replace(extent, start=start, end=end)
