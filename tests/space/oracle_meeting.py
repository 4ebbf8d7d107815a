"""The oracle: whether two things meet, from when to when, and how close they come; from the areas' and the geodesics' oracles.

A result within a metre may go either way, so it answers with bounds: what must be found with all reaches a metre shorter (`inner`), and
what may be found with all a metre longer (`outer`). Areas that share a position must be found, however little they share.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from math import inf, isnan, radians
from typing import Any, NamedTuple

import numpy as np
from shapely.geometry.base import BaseGeometry

from tests.space.oracle_areas import drawn, touch
from tests.space.oracle_geodesic import chord, edges_apart, edges_of, inverse, point
from tests.space.oracle_moving import leg_to_edges, leg_to_leg
from tests.space.volumes import Span, Thing, Volume

SLACK_M = 1.0
SLACK_CM = 3.1
"""By how much the altitudes of a climbing leg may be taken too wide, and not at all too narrow; level ones are compared exactly."""
EXACT_CM = 0.01


Leg = tuple[Any, float, float]
"""A leg (as `oracle_moving` has it), and its altitudes at start and end, in cm."""


class Times(NamedTuple):
    """First and last instant of a meeting, in ms; infinite where unbounded."""

    start: float
    end: float


@dataclass
class Expected:
    """What may be answered: a meeting if `must`, none unless `outer`; times and distance between the inner and the outer ones."""

    must: bool = False
    inner: Times | None = None
    outer: Times | None = None
    nearest_m: float = inf
    """Of all pieces whose times and altitudes overlap."""
    hit_nearest_m: float = inf
    """Of those pieces alone that meet."""
    sure_nearest_m: float = inf
    """The same with the shorter reaches: not further than that if they must meet."""
    lines_apart_m: float = inf
    """Between centres, lines, movers and edges, whatever their reaches; less than zero within an area."""

    def add(self, other: "Expected") -> None:
        self.must |= other.must
        self.inner, self.outer = _hull(self.inner, other.inner), _hull(self.outer, other.outer)
        self.nearest_m = min(self.nearest_m, other.nearest_m)
        self.hit_nearest_m = min(self.hit_nearest_m, other.hit_nearest_m)
        self.sure_nearest_m = min(self.sure_nearest_m, other.sure_nearest_m)
        self.lines_apart_m = min(self.lines_apart_m, other.lines_apart_m)


@dataclass
class Ready:
    """A volume made ready: its edges in radians, its picture on the map, its legs, and a ball around it."""

    volume: Volume
    edges: Any
    picture: BaseGeometry | None
    centre: tuple[float, float, float]
    radius_m: float
    legs: list[Leg] = field(default_factory=list)


@lru_cache(maxsize=100_000)
def ready(volume: Volume) -> Ready:
    edges = np.concatenate([edges_of(list(line)) for line in volume.lines])
    middle = point(float(edges[:, [0, 2]].mean()), float(edges[:, [1, 3]].mean()))
    if volume.shape == "route":
        legs = _legs(volume)
        radius = max(chord(middle, point(*edge[:2])) for edge in edges) + sum(leg[3] for leg, _, _ in legs)
        return Ready(volume, edges, None, middle, radius, legs)
    spans = np.hypot(edges[:, 2] - edges[:, 0], edges[:, 3] - edges[:, 1]) * 6.5e6
    radius = max(chord(middle, point(*edge[:2])) + span for edge, span in zip(edges, spans, strict=True))
    return Ready(volume, edges, drawn(volume), middle, radius)


def _legs(volume: Volume) -> list[Leg]:
    (line,) = volume.lines
    legs: list[Leg] = []
    for k, (a, b) in enumerate(pairwise(line)):
        lon, lat, lon_2, lat_2 = (radians(unit / 1e7) for unit in (*a, *b))
        length, azimuth = inverse(lon, lat, lon_2, lat_2)
        start, end = volume.times_ms[k : k + 2]
        low, high = volume.altitudes_cm[k : k + 2] if volume.altitudes_cm else (0, 0)
        legs.append((np.array([lon, lat, azimuth, length, start, end]), float(low), float(high)))
    return legs


def expected(one: Thing, other: Thing) -> Expected:
    """Give what the answer must be for two things."""
    answer = Expected()
    limit_m = max(volume.reach_cm for volume in one) / 100 + max(volume.reach_cm for volume in other) / 100 + 10
    for volume in one:
        for opposite in other:
            answer.add(pieces(ready(volume), ready(opposite), limit_m))
    return answer


def pieces(one: Ready, other: Ready, limit_m: float) -> Expected:
    """Give what the answer must be for two volumes."""
    shared = _overlap(one.volume.span_ms, other.volume.span_ms)
    if shared.start >= shared.end or chord(one.centre, other.centre) - one.radius_m - other.radius_m > limit_m:
        return Expected()
    if one.legs or other.legs:
        return _moving(one, other, shared, limit_m) if one.legs else _moving(other, one, shared, limit_m)
    return _standing(one, other, shared, limit_m) if bands_touch(one.volume.band_cm, other.volume.band_cm) else Expected()


def _standing(one: Ready, other: Ready, shared: Times, limit_m: float) -> Expected:
    reach_m = (one.volume.reach_cm + other.volume.reach_cm) / 100
    with_area = "area" in (one.volume.shape, other.volume.shape)
    meet = bool(with_area and one.picture and other.picture and touch(one.picture, other.picture))
    distance = 0.0 if meet else edges_apart(one.edges, other.edges, limit_m)
    if distance > reach_m + SLACK_M:
        return Expected(nearest_m=_between(one, other, distance), lines_apart_m=distance)
    must = meet or distance <= reach_m - SLACK_M
    nearest = _between(one, other, distance)
    return Expected(must, shared if must else None, shared, nearest, nearest, nearest if must else inf, distance)


def _between(one: Ready, other: Ready, distance: float) -> float:
    """Give the distance of the bodies: a circle is the whole disc."""
    return max(0.0, distance - sum(ready.volume.reach_cm / 100 for ready in (one, other) if ready.volume.shape == "circle"))


def _moving(one: Ready, other: Ready, shared: Times, limit_m: float) -> Expected:
    answer = Expected()
    for leg, low_cm, high_cm in one.legs:
        if other.legs:
            for leg_2, low_2, high_2 in other.legs:
                times = Times(max(shared.start, leg[4], leg_2[4]), min(shared.end, leg[5], leg_2[5]))
                answer.add(_leg(one, other, (leg, low_cm, high_cm), (leg_2, low_2, high_2), times, limit_m))
        else:
            times = Times(max(shared.start, leg[4]), min(shared.end, leg[5]))
            answer.add(_leg(one, other, (leg, low_cm, high_cm), None, times, limit_m))
    return answer


def _leg(one: Ready, other: Ready, leg: Leg, leg_2: Leg | None, times: Times, limit_m: float) -> Expected:
    """Give what the answer must be for one leg and what stands, or another leg, between two times."""
    answer = Expected()
    if times.start >= times.end:
        return answer
    reach_m = (one.volume.reach_cm + other.volume.reach_cm) / 100
    ours = [altitudes(one.volume, leg, time) for time in times]
    theirs = [altitudes(other.volume, leg_2, time) for time in times]
    for slack_cm, slack_m in ((SLACK_CM, SLACK_M), (-EXACT_CM, -SLACK_M)):
        within = level_times(ours, theirs, times, slack_cm)
        if within is None:
            continue
        apart_m, hit = _finding(leg, other, leg_2, within, reach_m + slack_m, limit_m)
        nearest = _between(one, other, apart_m)
        if slack_m > 0:
            answer.add(Expected(outer=hit, nearest_m=nearest, hit_nearest_m=nearest if hit else inf, lines_apart_m=apart_m))
        elif hit:
            answer.add(Expected(must=True, inner=hit, sure_nearest_m=nearest))
    return answer


def _finding(mover: Leg, other: Ready, leg: Leg | None, within: Times, threshold_m: float, limit_m: float) -> tuple[float, Times | None]:
    """Give the least distance of a mover from what stands, or from another mover, and when they are within the threshold."""
    thresholds = np.array([threshold_m])
    if leg is None:
        found = leg_to_edges(mover[0], other.edges, other.volume.shape == "area", within.start, within.end, thresholds, limit_m)
    else:
        found = leg_to_leg(mover[0], leg[0], within.start, within.end, thresholds)
    return float(found[0]), None if isnan(found[2]) else Times(float(found[2]), float(found[3]))


def altitudes(volume: Volume, leg: Leg | None, time: float) -> tuple[float, float]:
    """Give the lower and upper altitude of a volume at a time, with its vertical buffer, in cm."""
    if volume.altitudes_cm is None or leg is None:
        lower, upper = volume.band_cm
        return (-inf if lower is None else lower - volume.vertical_cm, inf if upper is None else upper + volume.vertical_cm)
    row, low, high = leg
    middle = low if low == high else low + (high - low) * float((time - row[4]) / (row[5] - row[4]))
    return middle - volume.vertical_cm, middle + volume.vertical_cm


def level_times(ours: list[tuple[float, float]], theirs: list[tuple[float, float]], times: Times, slack_cm: float) -> Times | None:
    """Give between which times two altitude bands, given at both ends of `times` and straight between, overlap."""
    first, last = 0.0, 1.0
    for lower, upper in ((ours, theirs), (theirs, ours)):
        at_start, at_end = lower[0][0] - upper[0][1], lower[1][0] - upper[1][1]
        if at_start == at_end:
            if at_start > (0.0 if lower[0] == lower[1] and upper[0] == upper[1] else slack_cm):
                return None
            continue
        root = (slack_cm - at_start) / (at_end - at_start)
        first, last = (first, min(last, root)) if at_end > at_start else (max(first, root), last)
    length = times.end - times.start
    return Times(times.start + length * first, times.start + length * last) if first < last else None


def bands_touch(one: Span, other: Span) -> bool:
    """Tell whether two closed altitude bands overlap or touch."""
    (low, high), (low_2, high_2) = one, other
    return (low is None or high_2 is None or low <= high_2) and (low_2 is None or high is None or low_2 <= high)


def _overlap(one: Span, other: Span) -> Times:
    starts = [-inf if span[0] is None else span[0] for span in (one, other)]
    ends = [inf if span[1] is None else span[1] for span in (one, other)]
    return Times(max(starts), min(ends))


def _hull(one: Times | None, other: Times | None) -> Times | None:
    if one is None or other is None:
        return one or other
    return Times(min(one.start, other.start), max(one.end, other.end))
