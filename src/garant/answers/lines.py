"""How far a zone's lines are settled, and how differently the parties read them.

    described, map_to_follow, sealed     as the text says, while nothing more is known
    delineated      all who are bound by the agreement have the same reading: their own, or one that they accepted
    contested       those who are bound have different readings, or one rejects another's

A drawing in a text is the reading of all who accepted that text, until they say another. An acceptance is of the reading that stood then:
when its owner draws it anew, the acceptance is of an earlier one and counts no more. A registrar's drawing, and a reading of somebody who
is not bound, is shown and settles nothing. A zone where parties are is never drawn (guard-rail 1).
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal, NamedTuple

from garant.answers import bound
from garant.answers.commitments import statuses
from garant.answers.lines_apart import apart_m
from garant.answers.zones import TEXT
from garant.state.state import State
from garant.statement.kinds import ZoneReading
from garant.statement.words import Status, Texts
from garant.statement.zones import Drawing, Zone

Standing = Literal["described", "map_to_follow", "delineated", "contested", "sealed"]


@dataclass(frozen=True, slots=True)
class Reading:
    """A drawing of a zone: whose (`text`, or a party), who has taken it as its own since, who has said that it does not."""

    by: str
    registrar: bool
    drawing: Drawing
    note: Texts | None
    accepted_by: tuple[str, ...] = ()
    rejected_by: tuple[str, ...] = ()
    outdated_by: tuple[str, ...] = ()
    """Who had said so of an earlier drawing."""


@dataclass(frozen=True, slots=True)
class ZoneLine:
    """A zone of one status: what the text says of its lines, how they stand, each reading, who is bound and has none, and how far apart.

    `apart_m` is the largest distance between the outlines of two readings, in metres; None where there are no two.
    """

    zone: str
    status: Status
    said: Zone
    standing: Standing
    bound: tuple[str, ...]
    readings: tuple[Reading, ...]
    silent: tuple[str, ...]
    apart_m: float | None


class _Word(NamedTuple):
    accepts: bool
    fresh: bool


def lines(state: State) -> list[ZoneLine]:
    """Give all zones that are not hidden, by reference and status: that of their agreement, and those in which it was accepted."""
    return [line(state, zone, status) for zone, _ in state.zones.items() for status in statuses(state, zone.partition("#")[0])]


def line(state: State, zone: str, status: Status) -> ZoneLine:
    """Give how the lines of one zone (`party/agreement#zone`) stand in a status."""
    said = state.zones.rows[zone].zone
    parties = bound.bound_parties(state, zone.partition("#")[0], status)
    readings = tuple(_readings(state, zone, status))
    own = {party: _own(state, zone, status, party, readings) for party in parties}
    drawn = list(dict.fromkeys(reading.drawing for reading in readings))
    return ZoneLine(
        zone=zone,
        status=status,
        said=said,
        standing=_standing(said, own, readings),
        bound=parties,
        readings=readings,
        silent=tuple(party for party, drawing in own.items() if drawing is None),
        apart_m=max((apart_m(one, other) for place, one in enumerate(drawn) for other in drawn[place + 1 :]), default=None),
    )


def _standing(said: Zone, own: Mapping[str, Drawing | None], readings: tuple[Reading, ...]) -> Standing:
    if said.status == "sealed":
        return "sealed"
    drawn = {drawing for drawing in own.values() if drawing is not None}
    rejected = any(set(reading.rejected_by) & own.keys() for reading in readings if reading.by in own)
    if len(drawn) > 1 or (rejected and len(own) > 1):
        return "contested"
    return "delineated" if drawn and None not in own.values() else said.status


def _readings(state: State, zone: str, status: Status) -> Iterator[Reading]:
    """Give the text's own drawing first, then the readings, by party."""
    said = state.zones.rows[zone].zone
    agreement = state.agreements.rows[zone.partition("#")[0]].said
    if said.drawing is not None:
        yield Reading(TEXT, agreement.capacity == "registrar", said.drawing, None)
    for row in state.zone_readings.values(f"{zone}>"):
        if row.said.status == status:
            words = _words(state, zone, status, row.said, row.index)
            yield Reading(
                by=row.said.party,
                registrar=row.said.capacity == "registrar",
                drawing=row.said.drawing,
                note=row.said.note,
                accepted_by=tuple(party for party, word in words.items() if word.fresh and word.accepts),
                rejected_by=tuple(party for party, word in words.items() if word.fresh and not word.accepts),
                outdated_by=tuple(party for party, word in words.items() if not word.fresh),
            )


def _words(state: State, zone: str, status: Status, said: ZoneReading, since: int) -> dict[str, _Word]:
    rows = state.zone_acceptances.values(f"{zone}>{said.party}:{status}>")
    return {row.said.party: _Word(row.said.binds == "accepts", row.index > since) for row in rows}


def _own(state: State, zone: str, status: Status, party: str, readings: tuple[Reading, ...]) -> Drawing | None:
    """Give the drawing that a party has: the newest of its own and those that it accepted, else the text's."""
    found: list[tuple[int, Drawing]] = []
    for reading in readings:
        key = f"{zone}>{reading.by}:{status}"
        if reading.by == party and not reading.registrar:
            found.append((state.zone_readings.rows[key].index, reading.drawing))
        elif party in reading.accepted_by:
            found.append((state.zone_acceptances.rows[f"{key}>{party}"].index, reading.drawing))
    texts = (reading.drawing for reading in readings if reading.by == TEXT and not reading.registrar)
    return max(found, key=lambda one: one[0])[1] if found else next(texts, None)
