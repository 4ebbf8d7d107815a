"""Questions for the tests of rules, in a few words: a notice that nobody has filed yet, at places counted in metres from a made-up town.

asked("flight_uav", disc(0, 9_000))      a flight within a metre of a point 9 km north of the town
place(2_000, 0)                          a position 2 km east of it
"""

from math import cos, radians
from typing import Any

import msgspec

from garant import instant
from garant.answers.asked import Asked
from garant.answers.bodies import body_of
from garant.answers.places import Around
from garant.answers.rulebook import Rulebook
from garant.answers.rules import RuleHit, RulesFound, rule_hits
from garant.state.state import State
from garant.statement.shapes import Volume
from tests.world import AGREEMENT, MEASURE, START_MS

LON, LAT = 360_000_000, 350_000_000
NORTH_M = 1e7 / 110_941
"""Units of latitude in a metre at the town."""
EAST_M = 1e7 / (111_319.5 * cos(radians(35)) * 1.0011)
"""Units of longitude."""

DAY_MS = instant.DAY_MS


def place(east_m: float, north_m: float) -> tuple[int, int]:
    """Give the position so far east and north of the town; good to a metre or two within some 30 km."""
    return round(LON + east_m * EAST_M), round(LAT + north_m * NORTH_M)


def ring(*corners: tuple[float, float]) -> list[tuple[int, int]]:
    """Give a closed ring through corners in metres."""
    return [place(*corner) for corner in (*corners, corners[0])]


def square(half_m: float, east_m: float = 0, north_m: float = 0) -> dict[str, Any]:
    """Give an area: a square about a place."""
    west, east, south, north = east_m - half_m, east_m + half_m, north_m - half_m, north_m + half_m
    return {"is": "area", "polygons": [[ring((west, south), (east, south), (east, north), (west, north))]]}


def disc(east_m: float, north_m: float, radius_m: float = 1, **members: object) -> dict[str, Any]:
    """Give a volume: a circle, for the day after the small world's start unless it says otherwise."""
    shape = {"is": "circle", "center": place(east_m, north_m), "radius_cm": round(radius_m * 100)}
    return {"shape": shape, "start": instant.text(START_MS + DAY_MS), "end": instant.text(START_MS + 2 * DAY_MS), **members}


def volumes(*shown: dict[str, Any]) -> tuple[Volume, ...]:
    """Type volumes."""
    return msgspec.convert(shown, tuple[Volume, ...])


def asked(activity: str, *shown: dict[str, Any], **members: object) -> Asked:
    """Ask about a notice by `tr`."""
    plain = {"ref": "tr/asked", "version": 1, "party": "tr", "kind": "flight", "purpose": None, "status": "actual"}
    whole: dict[str, Any] = {**plain, "activity": activity, "volumes": volumes(*shown) if shown else None, **members}
    return Asked(**whole)


def nobody(*_: object) -> tuple[()]:
    """Find no live notice anywhere."""
    return ()


def found(state: State, one: Asked, around: Around = nobody, now_ms: int = START_MS, book: Rulebook | None = None) -> RulesFound:
    """Hold all measures of a state against a notice."""
    body = body_of(one.volumes) if one.volumes else None
    return rule_hits(state, one, body, around, now_ms, book)


def the_hit(state: State, one: Asked, around: Around = nobody) -> RuleHit:
    """Give the one hit that there is."""
    (hit,) = found(state, one, around).hits
    return hit


def zone(rule: dict[str, Any], name: str = "z1", **members: object) -> dict[str, Any]:
    """Give a zone of an agreement."""
    return {"name": name, "title": {"en": name}, "rule": rule, "status": "described", **members}


def measure(name: str = "m1", **members: object) -> dict[str, Any]:
    """Give a measure in zone z1; None leaves a member out."""
    whole = {**MEASURE, "name": name, "zone": ["z1"], **members}
    return {member: value for member, value in whole.items() if value is not None}


def agreement(*measures: dict[str, Any], zones: tuple[dict[str, Any], ...] = (), **members: object) -> dict[str, Any]:
    """Give an agreement with these measures and zones."""
    known = {"in_force": {"is": "dated", "date": "2018-09-01"}, "status": "actual"}
    parts = {"zones": list(zones)} if zones else {}
    return {**AGREEMENT, **known, "measures": list(measures), "measure_count": len(measures), **parts, **members}
