"""What is compared many at a time is never passed by wrongly: whoever is near at some instant is said to be, and when."""

import numpy as np
import pytest
from numpy.typing import NDArray

from garant.space import lanes
from garant.space.lanes import END, LANES, MOVING, OWNER, START, STILL, WHOLES, meanwhile, overlaps, sift
from garant.space.spread import FIRST

Reals = NDArray[np.float32]
Wholes = NDArray[np.int32]
Moments = NDArray[np.float64]

HOUR = 3_600_000
COUNT = 200


def _columns(seed: int, *, moving: bool) -> tuple[Reals, Wholes]:
    """Give columns of spans in 60 by 60 km and an hour, most of which move, climb or descend."""
    chance = np.random.default_rng(seed)
    reals, wholes = np.zeros((MOVING if moving else STILL, COUNT + LANES), np.float32), np.zeros((WHOLES, COUNT + LANES), np.int32)
    start = np.sort(chance.integers(0, HOUR, COUNT))
    wholes[START, :COUNT], wholes[END, :COUNT] = start, start + chance.integers(1, HOUR, COUNT)
    wholes[START, COUNT:] = lanes.NEVER_STARTS
    wholes[OWNER], wholes[lanes.ENTRY] = np.arange(COUNT + LANES), FIRST
    wholes[lanes.LOWER], wholes[lanes.UPPER] = -10_000_000, 10_000_000
    wholes[[lanes.LON_1, lanes.LAT_1]], wholes[[lanes.LON_2, lanes.LAT_2]] = -lanes.EVERYWHERE, lanes.EVERYWHERE
    reals[[lanes.WEST, lanes.SOUTH]], reals[[lanes.EAST, lanes.NORTH]] = -1e9, 1e9
    reals[[lanes.X, lanes.Y]] = chance.uniform(-30_000, 30_000, (2, COUNT + LANES))
    reals[lanes.OUTER] = chance.uniform(50, 8_000, COUNT + LANES)
    reals[lanes.INNER] = reals[lanes.OUTER] - 2_000
    if moving:
        goes = chance.random(COUNT + LANES) < 0.8
        reals[[lanes.EASTWARD, lanes.NORTHWARD]] = goes * chance.normal(0, 0.01, (2, COUNT + LANES))
        reals[lanes.SINK] = reals[lanes.CLIMB] = goes * chance.normal(0, 0.05, COUNT + LANES)
        reals[lanes.FLOOR] = chance.uniform(0, 300_000, COUNT + LANES)
        reals[lanes.TOP] = reals[lanes.FLOOR] + chance.uniform(5_000, 150_000, COUNT + LANES)
        reals[lanes.INNER, goes] = -1e9
    return reals, wholes


def _at(reals: Reals, wholes: Wholes, i: int, moments: Moments) -> list[Moments]:
    """Give where a span is at some moments: x, y, floor and top."""
    on = moments - float(wholes[START, i])
    rows = ((lanes.X, lanes.EASTWARD), (lanes.Y, lanes.NORTHWARD), (lanes.FLOOR, lanes.SINK), (lanes.TOP, lanes.CLIMB))
    return [float(reals[row, i]) + float(reals[speed, i]) * on for row, speed in rows]


@pytest.mark.parametrize("seed", range(3))
def test_who_is_near_at_some_instant_passes_near_and_meanwhile(seed: int) -> None:
    reals, wholes = _columns(seed, moving=True)
    seen = said = 0
    for i in range(0, COUNT - LANES, 2):
        bits = overlaps(reals, wholes, i, i + 1)
        hits = np.array([(i, i + 1 + lane) for lane in range(LANES)], np.int32)
        near, _ = sift(hits, 0, reals, wholes)
        for lane in range(LANES):
            j = i + 1 + lane
            moments = np.linspace(max(wholes[START, i], wholes[START, j]), min(wholes[END, i], wholes[END, j]), 2_000)
            assert bool(bits >> lane & 1) == (moments[0] < moments[-1])
            (x, y, floor, top), (u, v, low, high) = (_at(reals, wholes, one, moments) for one in (i, j))
            meets = (np.hypot(x - u, y - v) <= reals[lanes.OUTER, i] + reals[lanes.OUTER, j]) & (floor <= high) & (low <= top)
            if bits >> lane & 1 and meets.any():
                seen += 1
                come, go = meanwhile(reals, wholes, i, j)
                assert near >> lane & 1
                assert come <= moments[meets][0] <= moments[meets][-1] <= go
            said += (near & bits) >> lane & 1
    assert 50 < seen <= said < 1.1 * seen


def test_what_stands_still_is_near_by_its_circles_and_surely_meets_by_the_inner_ones() -> None:
    reals, wholes = _columns(9, moving=False)
    chance = np.random.default_rng(9)
    hits = chance.integers(0, COUNT, (LANES * 40, 2)).astype(np.int32)
    kinds = set[tuple[bool, bool]]()
    for first in range(0, len(hits), LANES):
        near, sure = sift(hits, first, reals, wholes)
        for lane in range(LANES):
            i, j = hits[first + lane]
            far = float(np.hypot(*(reals[[lanes.X, lanes.Y], i].astype(float) - reals[[lanes.X, lanes.Y], j])))
            inner = reals[lanes.INNER, [i, j]].astype(float)
            kinds.add((bool(near >> lane & 1), bool(sure >> lane & 1)))
            assert bool(near >> lane & 1) == (far <= reals[lanes.OUTER, [i, j]].astype(float).sum())
            assert bool(sure >> lane & 1) == bool((inner > 0).all() and far <= inner.sum())
    assert kinds == {(True, True), (True, False), (False, False)}
