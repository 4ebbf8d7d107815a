"""Flights that come too close: ours beside PyMEOS and BlueSky's detection.

Ours must find whatever a peer finds, unless the two pass each other at the very limit: each difference is looked at by itself, with
positions a twentieth of a second apart and Karney's geodesics between them.
"""

import statistics
from typing import NamedTuple

import numpy as np
from geographiclib.geodesic import Geodesic

from bench.deconfliction import crowds, flight_peers, flights, ours
from bench.deconfliction.agreement import PairSet, as_set
from bench.deconfliction.areas import UNIT, Floats, Ints
from bench.deconfliction.flight_peers import PART
from bench.deconfliction.flights import DAY_MS, LEVEL_CM, NEAR_CM, Flights
from bench.deconfliction.peer import Absent, Pairs
from bench.deconfliction.race import Lap, in_turn, once
from bench.table import progress

HOUR_MS = 3_600_000
SLACK = 0.005
"""What a projection and a sphere may differ from the ellipsoid by, of a distance."""
LOOK_MS = 50
"""The interval at which a pair that is in doubt is looked at."""


class Seen(NamedTuple):
    """What one of them took, and the pairs that it found."""

    lap: Lap
    pairs: PairSet


def table(count: int, hours: int) -> str:
    """Measure ours and PyMEOS over the day, BlueSky over so many of its hours."""
    load = flights.make(count)
    mine, theirs, alone = _in_turn(load)
    for one in (mine, theirs, alone):
        progress(f"flights: {one.lap.absent or f'{one.lap.who} finds {len(one.pairs):,} pairs'}")
    stepped = _stepped(load, hours)
    progress(f"flights: {stepped.lap.absent or f'BlueSky finds {len(stepped.pairs):,} pairs in {hours} h'}")
    seen = [one for one in (theirs, stepped) if not one.lap.absent]
    counts = [f"\n{count:,} flights of a day that come within 5 nautical miles and 1,000 feet: {_size(mine, theirs):,} pairs"]
    return "\n".join([*counts, *_differences(load, mine, seen), *once([mine.lap, theirs.lap, alone.lap, stepped.lap])])


def _size(mine: Seen, theirs: Seen) -> int:
    return len((theirs if mine.lap.absent else mine).pairs)


def _in_turn(load: Flights) -> tuple[Seen, Seen, Seen]:
    """Let ours and PyMEOS, helped and alone, take turns over the whole day."""
    mine, helped = Lap("Garant"), Lap("PyMEOS, on a plane, helped by an STRtree of legs")
    alone = Lap("PyMEOS alone, on a plane, by its R-tree of trips")
    found = [list[Pairs](), list[Pairs](), list[Pairs]()]
    screening = crowds.screening(ours.flight(load, at) for at in range(len(load)))
    runners = [(mine, lambda: found[0].append(screening()))]
    try:
        trips = flight_peers.trips(load)
        with_help, without = flight_peers.meos_helped(trips), flight_peers.meos_alone(trips)
        runners += [(helped, lambda: found[1].append(with_help())), (alone, lambda: found[2].append(without()))]
    except Absent as why:
        helped.absent = alone.absent = str(why)
    in_turn(runners)
    seen = [as_set(pairs[0]) if pairs else frozenset() for pairs in found]
    assert seen[2] == {pair for pair in seen[1] if pair[0] % PART == 0}, "PyMEOS says something else about whole trips than about legs"
    return Seen(mine, seen[0]), Seen(helped, seen[1]), Seen(_whole(alone), seen[2])


def _whole(part: Lap) -> Lap:
    """Say what the whole day would take where one trip of some was compared with all later ones."""
    if part.absent:
        return part
    took_s = [one * PART for one in part.rounds_s]
    return Lap(part.who, rounds_s=took_s, note=f"{statistics.median(part.rounds_s):.1f} s for one trip of {PART}, times {PART}")


def _stepped(load: Flights, hours: int) -> Seen:
    """Let BlueSky look at the middle of the day, and say what the whole day would take."""
    who = "BlueSky, compiled detection alone, every 10 s"
    middle = int(np.median(load.starts_ms))
    try:
        steps = flight_peers.bluesky(load, middle, middle + hours * HOUR_MS)
    except Absent as why:
        return Seen(Lap(who, absent=str(why)), frozenset())
    times = DAY_MS / HOUR_MS / hours
    note = f"{steps.took_s:.1f} s for {hours} h, times {times:g}"
    return Seen(Lap(who, rounds_s=[steps.took_s * times], note=note), frozenset(steps.seen_ms))


def _differences(load: Flights, mine: Seen, others: list[Seen]) -> list[str]:
    """Assert that nothing is missed, and give how many pairs are seen otherwise."""
    if mine.lap.absent:
        return []
    lines = []
    for other in others:
        missed = other.pairs - mine.pairs
        for pair in missed:
            assert least_excess(load, *pair) > -SLACK, f"flights {pair} come too close, and ours does not say so"
        lines.append(f"  not found by ours, but by {other.lap.who.split(',')[0]}: {len(missed)}, each of them at the very limit")
    whole = others[:1] if others and others[0].lap.who.startswith("PyMEOS") else []
    for other in whole:
        more = mine.pairs - other.pairs
        for pair in more:
            assert least_excess(load, *pair) < SLACK, f"flights {pair} do not come too close, and ours says so"
        lines.append(f"  found by ours, but not by {other.lap.who.split(',')[0]}: {len(more)}, each of them at the very limit")
    return lines


def least_excess(load: Flights, one: int, other: int) -> float:
    """Give by how much two flights stay clear at their worst instant, as a share of the limit: negative where they are too close."""
    start = max(load.starts_ms[one], load.starts_ms[other])
    end = min(load.ends_ms[one], load.ends_ms[other])
    corners = [load.times_ms[load.of(at)] for at in (one, other)]
    moments = np.unique(np.clip(np.concatenate([np.arange(start, end, LOOK_MS), *corners]), start, end))
    here, there = (_place(load, at, moments) for at in (one, other))
    level = np.abs(here[:, 2] - there[:, 2]) / LEVEL_CM
    east = (here[:, 0] - there[:, 0]) * np.cos(np.radians(here[:, 1]))
    rough = np.maximum(np.hypot(east, here[:, 1] - there[:, 1]) * 11_120_000 / NEAR_CM, level)
    closest = np.argsort(rough)[:50].tolist()
    return min(max(_metres(here[at], there[at]) * 100 / NEAR_CM, float(level[at])) for at in closest) - 1


def _place(load: Flights, at: int, moments: Ints) -> Floats:
    """Give longitude and latitude in degrees, and altitude in cm, at these moments; straight between two points."""
    rows = load.of(at)
    parts = (load.points[rows, 0] * UNIT, load.points[rows, 1] * UNIT, load.altitudes_cm[rows])
    return np.column_stack([np.interp(moments, load.times_ms[rows], part) for part in parts])


def _metres(here: Floats, there: Floats) -> float:
    return float(Geodesic.WGS84.Inverse(here[1], here[0], there[1], there[0])["s12"])
