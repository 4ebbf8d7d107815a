"""The load of flights: 10,000 routes over a day, of 20 to 60 points each, in the theatre of `areas`.

A flight goes from one place to another (seven of ten times round a hot spot) by bent legs of 2 to 20 km, at 50 to 230 m/s; it climbs,
cruises with small changes of height, and descends. Two conflict when they come within 5 nautical miles and 1,000 feet of each other.
"""

from dataclasses import dataclass

import numpy as np

from bench.deconfliction.areas import SIZE_KM, START_MS, UNIT, Floats, Ints, log_uniform, positions

NEAR_CM = 926_000
"""5 nautical miles."""
LEVEL_CM = 30_480
"""1,000 feet."""
DAY_MS = 24 * 3_600_000
POINTS = (20, 61)
SPEED_M_S = (50.0, 230.0)
LEG_KM = (2.0, 20.0)
CRUISE_CM = (60_000, 900_000)
CLIMB_LEGS = 6


@dataclass(frozen=True)
class Flights:
    """So many flights; the points of flight i are rows `first[i]:first[i + 1]`, in order of time.

    Positions (lon, lat) in 1e-7 degree, altitudes in cm, times in ms, strictly rising.
    """

    points: Ints
    altitudes_cm: Ints
    times_ms: Ints
    first: Ints

    def __len__(self) -> int:
        """Give how many."""
        return len(self.first) - 1

    def of(self, at: int) -> slice:
        """Give the rows of one flight."""
        return slice(int(self.first[at]), int(self.first[at + 1]))

    @property
    def starts_ms(self) -> Ints:
        """Give when each begins."""
        return self.times_ms[self.first[:-1]]

    @property
    def ends_ms(self) -> Ints:
        """Give when each ends."""
        return self.times_ms[self.first[1:] - 1]


def make(count: int, seed: int = 1) -> Flights:
    """Make so many flights, the same ones for the same seed and count."""
    chance = np.random.default_rng(seed)
    sizes = chance.integers(*POINTS, count)
    first = np.concatenate([[0], np.cumsum(sizes)])
    owner = np.repeat(np.arange(count), sizes)
    step = np.arange(first[-1]) - first[owner]
    legs_km = np.where(step == 0, 0.0, chance.uniform(*LEG_KM, len(owner)))
    points = positions(_walk(chance, legs_km, owner, first))
    return Flights(points, _heights(chance, step, sizes, owner), _times(chance, legs_km, owner, first), first)


def _walk(chance: np.random.Generator, legs_km: Floats, owner: Ints, first: Ints) -> Floats:
    """Walk each flight from its start, its bearing turning a little at every point; folded back at the edge of the theatre."""
    count = len(first) - 1
    start = chance.uniform(-0.5, 0.5, (count, 2)) * SIZE_KM
    turns = chance.normal(0, 0.25, len(owner))
    turns[first[:-1]] = chance.uniform(0, 2 * np.pi, count)
    bearing = _running(turns, owner, first)
    east, north = (_running(legs_km * part(bearing), owner, first) for part in (np.sin, np.cos))
    placed = start[owner] + np.column_stack([east, north])
    size = np.array(SIZE_KM)
    folded: Floats = np.abs((placed + 1.5 * size) % (2 * size) - size) - size / 2
    return folded


def _heights(chance: np.random.Generator, step: Ints, sizes: Ints, owner: Ints) -> Ints:
    cruise = chance.integers(*CRUISE_CM, len(sizes))
    from_end = np.minimum(step, sizes[owner] - 1 - step)
    share = np.minimum(1.0, (from_end + 0.2) / CLIMB_LEGS)
    heights: Ints = np.rint(cruise[owner] * share).astype(np.int64) + chance.integers(-3_000, 3_000, len(owner))
    return heights


def _times(chance: np.random.Generator, legs_km: Floats, owner: Ints, first: Ints) -> Ints:
    count = len(first) - 1
    speed = log_uniform(chance, SPEED_M_S, count)
    took = _running(legs_km * 1e6 / speed[owner], owner, first)
    begins = START_MS + chance.integers(0, DAY_MS, count)
    return begins[owner] + np.rint(took).astype(np.int64) + np.arange(len(owner)) - first[owner]


def _running(parts: Floats, owner: Ints, first: Ints) -> Floats:
    """Give the running sum within each flight."""
    total = np.cumsum(parts)
    before = total[first[:-1]] - parts[first[:-1]]
    summed: Floats = total - before[owner]
    return summed


def at_instant(flights: Flights, now_ms: int) -> tuple[Ints, Floats, Floats]:
    """Give the flights in the air at an instant, where they are, and what that changes by in a second.

    Both arrays have a row a flight: longitude and latitude in degrees (straight between two points), altitude in metres.
    """
    active = np.flatnonzero((flights.starts_ms <= now_ms) & (flights.ends_ms > now_ms))
    after = np.searchsorted(_clock(flights), active * _FAR_MS + (now_ms - START_MS), "right")
    place = [np.column_stack([flights.points[row] * UNIT, flights.altitudes_cm[row] / 100]) for row in (after - 1, after)]
    rates = (place[1] - place[0]) * (1000 / (flights.times_ms[after] - flights.times_ms[after - 1]))[:, None]
    return active, place[0] + rates * ((now_ms - flights.times_ms[after - 1]) / 1000)[:, None], rates


_FAR_MS = 1 << 40
"""Longer than any load."""


def _clock(flights: Flights) -> Ints:
    """Give a time for each point that rises through all flights, one after the other."""
    owner = np.repeat(np.arange(len(flights)), np.diff(flights.first))
    return owner * _FAR_MS + flights.times_ms - START_MS
