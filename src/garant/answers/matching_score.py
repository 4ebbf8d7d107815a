"""How alike two reports are: a score in thousandths, by a few steps, each with its reason in words.

    time     windows overlap: 400, 330, 250 or 150, the longer the time that both span (an hour, 3 h, 12 h, more); or they lie at most
             10 min apart: 330, 30 min: 250, 2 h: 120. Further apart, they are not one event
    place    positions within 500 m: 400, 2 km: 330, 5 km: 220, 10 km: 100; without two positions the names: the same 350, alike across
             scripts 260, the same district alone 150. With neither, they are not one event
    kind     the same: 200, one family (mortar and artillery fire): 130, one of them unspecified: 80

A score is of two *reports*, never of a place or of people, and nothing follows from it: people confirm or reject, signed.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from math import cos, radians
from typing import Final, NamedTuple

from garant.instant import HOUR_MS, MINUTE_MS, Window
from garant.statement.words import Status

_SPANS = ((HOUR_MS, 400), (3 * HOUR_MS, 330), (12 * HOUR_MS, 250))
_LONG_SPAN = 150
_GAPS = ((10 * MINUTE_MS, 330), (30 * MINUTE_MS, 250), (2 * HOUR_MS, 120))
GAP_MAX_MS: Final = _GAPS[-1][0]
_NEAR = ((500.0, 400), (2_000.0, 330), (5_000.0, 220), (10_000.0, 100))
_SAME_NAME, _ALIKE, _SAME_DISTRICT = 350, 260, 150
_SAME_KIND, _SAME_FAMILY, _UNSPECIFIED = 200, 130, 80

_FAMILIES = (
    "artillery_fire mortar_fire rocket_fire shelling tank_fire howitzer_fire mlrs_fire multiple_rocket_fire indirect_fire atgm_fire",
    "small_arms_fire sniper_fire machine_gun_fire heavy_machine_gun_fire firefight burst shot",
    "air_strike barrel_bomb helicopter_strike uav_strike flight_uav flight_fixed_wing flight_rotary air_activity",
    "explosion mine_explosion ied mine",
    "ground_movement deploy_heavy_weapons reinforce weapons_in_zone enter_area",
    "obstruct_humanitarian_access search_convoy_more_than_once access_refused",
)
FAMILIES: Final[Mapping[str, int]] = {word: number for number, line in enumerate(_FAMILIES) for word in line.split()}
"""A kind of event, and the number of its family."""

VAGUE: Final = frozenset({"unknown", "undetermined", "violation", "ceasefire_violation", "fire", "any_weapon_fire", "incident", "other"})
"""Kinds that say no more than that there was something."""


class Report(NamedTuple):
    """One report of an event, ready to be compared. `source`: the list that it is from; `name`, `sound`, `district`: keys, or empty."""

    thing: str
    side: str
    source: str
    status: Status
    window: Window
    point: tuple[int, int] | None
    name: str
    sound: str
    district: str
    form: str


@dataclass(frozen=True, slots=True)
class Scored:
    """Two reports that may be one event, in the order of their text, with the score, its parts and why."""

    one: str
    other: str
    score: int
    time: int
    place: int
    kind: int
    reasons: tuple[str, ...]


def score(a: Report, b: Report) -> Scored | None:
    """Score two reports; None where they cannot be one event."""
    time, time_why = _time(a.window, b.window)
    if time == 0:
        return None
    place, place_why = _place(a, b)
    if place == 0:
        return None
    kind, kind_why = _kind(a.form, b.form)
    one, other = sorted((a.thing, b.thing))
    return Scored(one, other, time + place + kind, time, place, kind, (time_why, place_why, kind_why))


def may_meet(a: Report, b: Report) -> bool:
    """Tell whether two reports are ever compared: of one status, from two lists, and two items of one side are two items."""
    lists = a.thing.startswith("item:") and b.thing.startswith("item:")
    return a.status == b.status and a.source != b.source and (a.side != b.side or not lists)


def bounds(window: Window) -> tuple[int, int]:
    """Give the start and the end of a report's window."""
    return window.start_ms or 0, window.end_ms or 0


def _time(a: Window, b: Window) -> tuple[int, str]:
    (a_start, a_end), (b_start, b_end) = bounds(a), bounds(b)
    gap = max(a_start, b_start) - min(a_end, b_end)
    if gap > 0:
        minutes = -(-gap // MINUTE_MS)
        return next((points for most, points in _GAPS if gap <= most), 0), f"{minutes} min apart"
    span = max(a_end, b_end) - min(a_start, b_start)
    for most, points in _SPANS:
        if span <= most:
            return points, f"times overlap within {most // HOUR_MS} h"
    return _LONG_SPAN, "times overlap, within more than 12 h"


def _place(a: Report, b: Report) -> tuple[int, str]:
    if a.point is not None and b.point is not None:
        apart_m = _apart_m(a.point, b.point)
        for most, points in _NEAR:
            if apart_m <= most:
                return points, f"{apart_m / 1000:.1f} km apart"
        return 0, ""
    if a.name and a.name == b.name:
        return _SAME_NAME, "same place name"
    if a.sound and a.sound == b.sound:
        return _ALIKE, "place names sound alike"
    if a.district and a.district == b.district:
        return _SAME_DISTRICT, "same district"
    return 0, ""


_M_PER_UNIT = 0.0111320
"""Metres of a 1e-7 degree of latitude, to half a percent: enough to tell whether two reports may be one event."""


def _apart_m(a: tuple[int, int], b: tuple[int, int]) -> float:
    east = (a[0] - b[0]) * cos(radians((a[1] + b[1]) / 2e7))
    return float((east * east + (a[1] - b[1]) ** 2) ** 0.5 * _M_PER_UNIT)


def _kind(a: str, b: str) -> tuple[int, str]:
    if a in VAGUE or b in VAGUE:
        return _UNSPECIFIED, "kind not specified"
    if a == b:
        return _SAME_KIND, "same kind"
    family = FAMILIES.get(a)
    if family is not None and family == FAMILIES.get(b):
        return _SAME_FAMILY, "kinds of one family"
    return 0, "different kinds"
