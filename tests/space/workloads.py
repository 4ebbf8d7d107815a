"""Things that may meet, seeded: every kind of shape, at every size, in places where longitude, latitude or time play tricks.

A *spot* is where a crowd of things lies, and how wide it lies about: so that some meet and some do not. Windows start and end on the hour
and bands lie on whole hundreds of metres, so that many touch without overlapping. Plain integers; nothing here knows `garant`.
"""

from collections.abc import Callable
from math import cos, pi, radians, sin
from random import Random
from typing import NamedTuple

import shapely

from tests.space.volumes import FREE, Position, Span, Thing, Volume

EAST, NORTH = 1_800_000_000, 900_000_000
METRE = 1e7 / 111_320
"""Units of latitude in about a metre."""
START_MS = 1_537_171_200_000
HOUR_MS = 3_600_000


class Spot(NamedTuple):
    """A place in 1e-7 degree and the width (m) of what lies about it."""

    lon: int
    lat: int
    width_m: float


SPOTS = {
    "tiny": Spot(366_100_000, 359_300_000, 60),
    "town": Spot(366_100_000, 359_300_000, 6_000),
    "country": Spot(380_000_000, 350_000_000, 300_000),
    "continent": Spot(200_000_000, 100_000_000, 1_500_000),
    "equator": Spot(95_000_000, 0, 40_000),
    "greenwich": Spot(0, 515_000_000, 20_000),
    "antimeridian": Spot(EAST, -170_000_000, 60_000),
    "antimeridian, wide": Spot(-EAST, 640_000_000, 900_000),
    "north pole": Spot(400_000_000, NORTH - 3_000_000, 60_000),
    "north pole, wide": Spot(-1_000_000_000, NORTH - 20_000_000, 700_000),
    "south pole": Spot(0, -NORTH, 30_000),
    "high latitude": Spot(250_000_000, 780_000_000, 120_000),
}


def crowd(seed: int, spot: Spot, count: int) -> list[Thing]:
    """Give `count` things about a spot."""
    random = Random(seed)
    return [thing(random, spot) for _ in range(count)]


def thing(random: Random, spot: Spot) -> Thing:
    """Give one thing: mostly of one piece."""
    pieces = random.choice((1, 1, 1, 1, 2, 3))
    return tuple(random.choice(MAKERS)(random, spot) for _ in range(pieces))


def area(random: Random, spot: Spot) -> Volume:
    """Give a valid polygon with three to forty corners, some with a hole."""
    while True:
        lines = _rings(random, spot)
        if shapely.is_valid(shapely.Polygon(lines[0], lines[1:])):
            return Volume("area", lines, band_cm=band(random), window_ms=window(random))


def _rings(random: Random, spot: Spot) -> tuple[tuple[Position, ...], ...]:
    center, size = somewhere(random, spot), _size(random, spot)
    corners = random.choice((3, 4, 5, 8, 12, 40))
    outer = _around(random, center, size, corners)
    return (outer, _around(random, center, size / 3, 4)) if random.random() < 0.3 else (outer,)


def box(random: Random, spot: Spot) -> Volume:
    """Give a polygon between two meridians and two parallels, on a grid: such share edges and corners."""
    lon, lat = somewhere(random, spot)
    step = max(1, round(spot.width_m * METRE / 4))
    west, south = max(-EAST, lon // step * step), max(-NORTH, lat // step * step)
    east, north = min(EAST, west + step * random.choice((1, 1, 2))), min(NORTH, south + step)
    if east <= west or north <= south:
        west, south, east, north = EAST - step, -step, EAST, 0
    ring = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return Volume("area", (ring,), band_cm=band(random), window_ms=window(random))


def seam(random: Random, spot: Spot) -> Volume:
    """Give a box on one side of the edge of the map."""
    lat, high = max(-NORTH, min(NORTH - 1, spot.lat - round(_size(random, spot) * METRE))), round(_size(random, spot) * METRE) + 1
    wide = min(EAST, round(_size(random, spot) * METRE / max(0.01, cos(radians(spot.lat / 1e7))))) + 1
    west, east = random.choice(((EAST - wide, EAST), (-EAST, wide - EAST)))
    south, north = lat, min(NORTH, lat + high)
    ring = ((west, south), (east, south), (east, north), (west, north), (west, south))
    return Volume("area", (ring,), band_cm=band(random), window_ms=window(random))


def cap(random: Random, spot: Spot) -> Volume:
    """Give everything beyond a parallel: a polygon from -180 to 180 with an edge on the pole. Where no pole is near, a box."""
    if abs(spot.lat) < 600_000_000:
        return box(random, spot)
    pole = NORTH if spot.lat > 0 else -NORTH
    edge = pole - round(_size(random, spot) * METRE) * (1 if pole > 0 else -1)
    ring = ((-EAST, edge), (EAST, edge), (EAST, pole), (-EAST, pole), (-EAST, edge))
    return Volume("area", (ring,), band_cm=band(random), window_ms=window(random))


def circle(random: Random, spot: Spot) -> Volume:
    return Volume("circle", ((somewhere(random, spot),),), reach(random, spot), band_cm=band(random), window_ms=window(random))


def corridor(random: Random, spot: Spot) -> Volume:
    line = way(random, spot, random.choice((2, 2, 3, 6)))
    return Volume("corridor", (line,), reach(random, spot) // 4, band_cm=band(random), window_ms=window(random))


def route(random: Random, spot: Spot) -> Volume:
    """Give something that moves; a third with altitudes, some of which wait on the way or are in no hurry."""
    line = way(random, spot, random.choice((2, 2, 3, 5)))
    if random.random() < 0.15:
        line = (line[0], *line)
    start = START_MS + HOUR_MS * random.randrange(6)
    step = random.choice((HOUR_MS, HOUR_MS // 2, 600_000, 1 + random.randrange(3 * HOUR_MS)))
    altitudes = tuple(10_000 * random.randrange(6) for _ in line) if random.random() < 0.4 else None
    return Volume(
        "route",
        (line,),
        reach(random, spot) // 4,
        band_cm=FREE if altitudes else band(random),
        times_ms=tuple(start + step * k for k in range(len(line))),
        altitudes_cm=altitudes,
        vertical_cm=random.choice((0, 0, 5_000, 10_000)),
    )


Maker = Callable[[Random, Spot], Volume]
MAKERS: tuple[Maker, ...] = (area, area, box, circle, circle, corridor, corridor, route, route, route, seam, cap)


def somewhere(random: Random, spot: Spot) -> Position:
    """Give a place within the spot's width; now and then exactly on a line of its grid, at the edge of the map or the pole."""
    east_m, north_m = (random.gauss(0, 0.5) * spot.width_m for _ in range(2))
    if random.random() < 0.2:
        east_m, north_m = (round(metres / spot.width_m * 4) * spot.width_m / 4 for metres in (east_m, north_m))
    return beside((spot.lon, spot.lat), east_m, north_m)


def beside(center: Position, east_m: float, north_m: float) -> Position:
    """Give the place about so far to the east and north, on over the pole or the edge of the map where that leads there."""
    lat = center[1] + round(north_m * METRE)
    lon = center[0] + round(east_m * METRE / max(0.02, cos(radians(min(abs(lat), NORTH) / 1e7))))
    if abs(lat) > NORTH:
        lat, lon = (2 * NORTH if lat > 0 else -2 * NORTH) - lat, lon + EAST
    return (lon + EAST) % (2 * EAST) - EAST if abs(lon) > EAST else lon, lat


def way(random: Random, spot: Spot, count: int) -> tuple[Position, ...]:
    """Give a line that stays on one side of the edge of the map, which it may reach."""
    line = [somewhere(random, spot)]
    while len(line) < count:
        lon, lat = somewhere(random, spot)
        side = 1 if line[0][0] > 0 else -1
        line.append((side * EAST if abs(lon - line[0][0]) > EAST else lon, lat))
    return tuple(line)


def reach(random: Random, spot: Spot) -> int:
    """Give a radius or buffer in cm, at most 500 km."""
    return min(50_000_000, round(100 * _size(random, spot))) if random.random() < 0.9 else 0


def band(random: Random) -> Span:
    """Give an altitude band in cm on hundreds of metres; a third are unbounded below, above or both."""
    low = 10_000 * random.randrange(5)
    return random.choice(((low, low + 10_000), (low, low + 20_000), (low, low), (None, low), (low, None), FREE, (0, 50_000), (0, 50_000)))


def window(random: Random) -> Span:
    """Give a window on the hour; touching ones are common, and some have no end."""
    start = START_MS + HOUR_MS * random.randrange(6)
    return random.choice(
        ((start, start + HOUR_MS), (start, start + 3 * HOUR_MS), (None, start), (start, None), FREE, (START_MS, START_MS + 9 * HOUR_MS))
    )


def _size(random: Random, spot: Spot) -> float:
    return spot.width_m * 10 ** random.uniform(-2, -0.3)


def _around(random: Random, center: Position, size_m: float, corners: int) -> tuple[Position, ...]:
    """Give a closed ring round a place, kept on the map."""
    ring = []
    for k in range(corners):
        angle, far = 2 * pi * k / corners, size_m * random.uniform(0.5, 1)
        lat = max(-NORTH, min(NORTH, center[1] + round(far * sin(angle) * METRE)))
        stretch = max(0.05, cos(radians(center[1] / 1e7)))
        ring.append((max(-EAST, min(EAST, center[0] + round(far * cos(angle) * METRE / stretch))), lat))
    return (*ring, ring[0])
