"""The oracle for things that move: distance as a function of time, looked at often, then closer where it is least or passes a threshold.

A leg is a row (lon, lat, azimuth, length, start, end): radians, metres, and milliseconds since some origin.
A finding is a row (least distance, when, then for each threshold the first and last time at or below it; nan where never).
"""

from math import inf, nan
from typing import Any

import numpy as np

from tests.space.oracle_geodesic import GOLDEN, Edge, Floats, at_least, direct, golden_steps, ground, nearest, point, to_edges
from tests.space.oracle_kernel import kernel

LOOKS = 33
FINER = 12
TURN = 6.283185307179586
Leg = Any
"""A float64 array of six."""


@kernel
def where(leg: Leg, t: float) -> tuple[float, float]:
    """Give the place of a leg's mover at a time."""
    if leg[3] == 0.0:
        return leg[0], leg[1]
    return direct(leg[0], leg[1], leg[2], leg[3] * (t - leg[4]) / (leg[5] - leg[4]))


@kernel
def holds(edges: Floats, lon: float, lat: float) -> bool:
    """Tell whether an area with these edges holds a place, by counting edges to its north."""
    for shift in (-TURN, 0.0, TURN):
        odd = False
        x = lon + shift
        for k in range(len(edges)):
            if (edges[k, 0] > x) != (edges[k, 2] > x):
                share = (x - edges[k, 0]) / (edges[k, 2] - edges[k, 0])
                if edges[k, 1] + share * (edges[k, 3] - edges[k, 1]) > lat:
                    odd = not odd
        if odd:
            return True
    return False


@kernel
def apart_at(leg: Leg, t: float, edges: Floats, area: bool, limit: float) -> float:
    """Give the distance from the mover to the edges at a time; within an area, minus that."""
    lon, lat = where(leg, t)
    distance = to_edges(lon, lat, edges, limit)
    return -distance if area and holds(edges, lon, lat) else distance


@kernel
def chord_then(leg: Leg, t: float, edge: Edge) -> float:
    """Give the chord from the mover to one edge at a time."""
    lon, lat = where(leg, t)
    return nearest(point(lon, lat), edge)[0]


@kernel
def leg_ball(leg: Leg, low: float, high: float) -> tuple[tuple[float, float, float], float]:
    """Give a ball round the mover's way between two times."""
    lon, lat = where(leg, (low + high) / 2)
    return point(lon, lat), 1.01 * leg[3] * (high - low) / (leg[5] - leg[4]) / 2 + 0.01


@kernel
def edge_minima(leg: Leg, edge: Edge, low: float, high: float, times: Floats, count: int) -> int:
    """Add to `times` when the mover is nearest to an edge, each time that it is; give their new count."""
    for k in range(1, LOOKS - 1):
        first, last = low + (high - low) * (k - 1) / (LOOKS - 1), low + (high - low) * (k + 1) / (LOOKS - 1)
        middle = chord_then(leg, (first + last) / 2, edge)
        falls, rises = chord_then(leg, first, edge) >= middle, chord_then(leg, last, edge) >= middle
        if (falls or k == 1) and (rises or k == LOOKS - 2):
            count = minima_between(leg, edge, first, last, times, count)
    return count


@kernel
def minima_between(leg: Leg, edge: Edge, low: float, high: float, times: Floats, count: int) -> int:
    """Do the same for a part of the time in which there is at least one minimum, and perhaps more."""
    step = (high - low) / FINER
    before, here = inf, chord_then(leg, low, edge)
    for k in range(FINER + 1):
        after = chord_then(leg, low + (k + 1) * step, edge) if k < FINER else inf
        if here <= before and here <= after and count < len(times):
            times[count] = golden_time(leg, edge, max(low, low + (k - 1) * step), min(high, low + (k + 1) * step))
            count += 1
        before, here = here, after
    return count


@kernel
def golden_time(leg: Leg, edge: Edge, low: float, high: float) -> float:
    """Give when between two times the mover is nearest to an edge."""
    a, b = low, high
    c, d = b - GOLDEN * (b - a), a + GOLDEN * (b - a)
    at_c, at_d = chord_then(leg, c, edge), chord_then(leg, d, edge)
    for _ in range(golden_steps(leg[3] * (high - low) / (leg[5] - leg[4]))):
        if at_c < at_d:
            b, d, at_d = d, c, at_c
            c = b - GOLDEN * (b - a)
            at_c = chord_then(leg, c, edge)
        else:
            a, c, at_c = c, d, at_d
            d = a + GOLDEN * (b - a)
            at_d = chord_then(leg, d, edge)
    return (a + b) / 2


@kernel
def looked_at(leg: Leg, edges: Floats, low: float, high: float, limit: float) -> Floats:
    """Give the times to look at: evenly spread ones, those of the minima, and the middles between these."""
    minima = np.empty(16 * len(edges) + 16)
    count = 0
    centre, radius = leg_ball(leg, low, high)
    for k in range(len(edges)):
        if at_least(centre, radius, edges[k]) <= limit:
            count = edge_minima(leg, edges[k], low, high, minima, count)
    found = np.sort(minima[:count])
    return np.sort(np.concatenate((np.linspace(low, high, LOOKS), found, (found[1:] + found[:-1]) / 2)))


@kernel
def leg_to_edges(leg: Leg, edges: Floats, area: bool, low: float, high: float, thresholds: Floats, limit: float) -> Floats:
    """Give the finding of a mover and what stands, between two times."""
    times = looked_at(leg, edges, low, high, limit)
    values = np.array([apart_at(leg, t, edges, area, limit) for t in times])
    finding = np.full(2 + 2 * len(thresholds), nan)
    k = np.argmin(values)
    finding[0], finding[1] = values[k], times[k]
    for n in range(len(thresholds)):
        below = np.nonzero(values <= thresholds[n])[0]
        if len(below):
            first, last = below[0], below[-1]
            finding[2 + 2 * n], finding[3 + 2 * n] = times[first], times[last]
            if first > 0:
                finding[2 + 2 * n] = edge_passing(leg, times[first], times[first - 1], edges, area, thresholds[n], limit)
            if last < len(times) - 1:
                finding[3 + 2 * n] = edge_passing(leg, times[last], times[last + 1], edges, area, thresholds[n], limit)
    return finding


@kernel
def edge_passing(leg: Leg, below: float, above: float, edges: Floats, area: bool, threshold: float, limit: float) -> float:
    """Give when the distance to what stands passes the threshold between two times."""
    for _ in range(45):
        middle = (below + above) / 2
        if apart_at(leg, middle, edges, area, limit) <= threshold:
            below = middle
        else:
            above = middle
    return below


@kernel
def movers_apart(leg: Leg, other: Leg, t: float) -> float:
    """Give the distance of two movers at a time."""
    (lon, lat), (lon_2, lat_2) = where(leg, t), where(other, t)
    return ground(lon, lat, lon_2, lat_2)


@kernel
def leg_to_leg(leg: Leg, other: Leg, low: float, high: float, thresholds: Floats) -> Floats:
    """Give the finding of two movers between two times."""
    grid = np.linspace(low, high, 2 * LOOKS)
    values = np.array([movers_apart(leg, other, t) for t in grid])
    minima = [low]
    for k in range(len(grid)):
        if (k == 0 or values[k] <= values[k - 1]) and (k == len(grid) - 1 or values[k] <= values[k + 1]):
            a, b = grid[max(0, k - 1)], grid[min(len(grid) - 1, k + 1)]
            for _ in range(50):
                c, d = b - GOLDEN * (b - a), a + GOLDEN * (b - a)
                if movers_apart(leg, other, c) < movers_apart(leg, other, d):
                    b = d
                else:
                    a = c
            minima.append((a + b) / 2)
    times = np.sort(np.concatenate((grid, np.array(minima))))
    values = np.array([movers_apart(leg, other, t) for t in times])
    finding = np.full(2 + 2 * len(thresholds), nan)
    nearest_at = np.argmin(values)
    finding[0], finding[1] = values[nearest_at], times[nearest_at]
    for n in range(len(thresholds)):
        below = np.nonzero(values <= thresholds[n])[0]
        if len(below):
            first, last = below[0], below[-1]
            finding[2 + 2 * n], finding[3 + 2 * n] = times[first], times[last]
            if first > 0:
                finding[2 + 2 * n] = mover_passing(leg, other, times[first], times[first - 1], thresholds[n])
            if last < len(times) - 1:
                finding[3 + 2 * n] = mover_passing(leg, other, times[last], times[last + 1], thresholds[n])
    return finding


@kernel
def mover_passing(leg: Leg, other: Leg, below: float, above: float, threshold: float) -> float:
    """Give when the distance of two movers passes the threshold between two times."""
    for _ in range(45):
        middle = (below + above) / 2
        if movers_apart(leg, other, middle) <= threshold:
            below = middle
        else:
            above = middle
    return below
