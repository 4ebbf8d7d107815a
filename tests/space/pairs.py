"""Things that nearly meet, on purpose: each generator takes a seeded random and yields pairs that stand on the edge of an answer.

at_the_threshold   reaches set so that 2 cm more than the allowed metre decides
neighbours         areas that share an edge, a corner or a stretch, and areas a little apart
companions         movers that follow, overtake, meet and pass each other
by_altitude        movers that climb into a band, or just reach it
"""

from collections.abc import Callable, Iterator
from dataclasses import replace
from random import Random

import shapely

from tests.space.oracle_meeting import expected
from tests.space.rings import wavy
from tests.space.volumes import FREE, Position, Thing, Volume
from tests.space.workloads import EAST, HOUR_MS, NORTH, SPOTS, START_MS, Spot, area, beside, circle, corridor, route, way

Pair = tuple[Thing, Thing]
PairMaker = Callable[[Random], Iterator[Pair]]

BEYOND_CM = 102
"""A metre may go either way; two centimetres more may not."""
REACH_MAX_CM = 50_000_000


def spot_of(random: Random) -> Spot:
    return random.choice(list(SPOTS.values()))


def anywhere(random: Random) -> Spot:
    """Give a spot of any width anywhere."""
    return Spot(random.randrange(-EAST, EAST), random.randrange(-NORTH, NORTH), 10 ** random.uniform(1, 5.9))


def always(volume: Volume) -> Volume:
    """Give the same at all altitudes, and at all times if it stands."""
    return replace(volume, band_cm=FREE, window_ms=FREE, altitudes_cm=None)


def at_the_threshold(random: Random) -> Iterator[tuple[Thing, Thing, bool]]:
    """Yield pairs, and whether they meet: of one geometry the one with too short a reach, and the one with enough."""
    spot = anywhere(random) if random.random() < 0.7 else spot_of(random)
    one = always(random.choice((circle, circle, corridor, route, route))(random, spot)).with_reach(0)
    other = always(random.choice((area, circle, corridor, route, route))(random, spot)).with_reach(0)
    if one.times_ms and other.times_ms:
        later = one.times_ms[0] + random.randrange(HOUR_MS) - other.times_ms[0]
        other = replace(other, times_ms=tuple(time + later for time in other.times_ms))
    apart_m = expected((one.with_reach(REACH_MAX_CM),), (other.with_reach(0 if other.shape == "area" else REACH_MAX_CM),)).lines_apart_m
    share = 1.0 if other.shape == "area" else random.choice((1.0, 0.5))
    for reach_cm, meets in ((apart_m * 100 - BEYOND_CM, False), (apart_m * 100 + BEYOND_CM, True)):
        if 0 < reach_cm * share < REACH_MAX_CM:
            yield (one.with_reach(round(reach_cm * share)),), (other.with_reach(round(reach_cm) - round(reach_cm * share)),), meets


def neighbours(random: Random) -> Iterator[Pair]:
    """Yield two areas: the second has an edge, a stretch of one or a corner of the first's, as it is or moved by one unit."""
    spot = anywhere(random) if random.random() < 0.7 else spot_of(random)
    first = area(random, spot) if random.random() < 0.7 else _country(random, spot)
    ring = first.lines[0]
    k = random.randrange(len(ring) - 1)
    (ax, ay), (bx, by) = ring[k], ring[k + 1]
    shift = random.choice((0, 0, 1, -1, random.randrange(-2_000, 2_000), random.randrange(-100, 100)))
    shares = random.choice(((0.0, 1.0), (0.25, 0.75), (0.0, 0.5), (0.5, 0.5)))
    (px, py), (qx, qy) = [(round(ax + (bx - ax) * share) + shift, round(ay + (by - ay) * share)) for share in shares]
    far = (px + qx) // 2 + random.randrange(-2, 3) * (qy - py + 50), (py + qy) // 2 + random.randrange(-2, 3) * (px - qx + 50)
    second = [(px, py), (qx, qy) if (px, py) != (qx, qy) else (px + 50 * (far[1] > py) + 7, far[1]), far]
    polygon = [_on_the_map(position) for position in (*second, second[0])]
    if shapely.is_valid(shapely.Polygon(polygon)):
        yield (always(first),), (Volume("area", (tuple(polygon),)),)


def _on_the_map(position: Position) -> Position:
    return max(-EAST, min(EAST, position[0])), max(-NORTH, min(NORTH, position[1]))


def _country(random: Random, spot: Spot) -> Volume:
    """Give a border of hundreds of positions, where it lies on the map and does not cross itself; else a plain area."""
    ring = wavy(random, random.choice((60, 400)), (spot.lon, spot.lat), round(spot.width_m * 90))
    valid = shapely.is_valid(shapely.Polygon(ring)) and all(_on_the_map(position) == position for position in ring)
    return Volume("area", (tuple(ring),)) if valid else area(random, spot)


def beside_long_edges(random: Random) -> Iterator[Pair]:
    """Yield an area with long edges (or a corridor with a long one) and something small beside the middle of one of them."""
    wide, high = (round(10 ** random.uniform(6.5, 8.7)) for _ in range(2))
    west, south = random.randrange(-EAST, EAST - wide), random.randrange(-NORTH, NORTH - high)
    tilt = random.choice((0, 0, random.randrange(-wide // 3, wide // 3)))
    lean = random.choice((0, 0, random.randrange(-high // 3, high // 3)))
    line = [(west, south), (west + wide, south + lean), (west + wide + tilt, south + high), (west + tilt, south + high)]
    ring = tuple(_on_the_map(position) for position in (*line, line[0]))
    if not shapely.is_valid(shapely.Polygon(ring)):
        return
    k, share = random.randrange(4), random.choice((0.5, 0.5, random.random()))
    (ax, ay), (bx, by) = ring[k], ring[k + 1]
    reach_m = 10 ** random.uniform(0.5, 4)
    beside_m = reach_m * random.choice((0.5, 0.9, 1.1, 2.0, 0.0))
    spot = beside(
        (round(ax + (bx - ax) * share), round(ay + (by - ay) * share)),
        *random.choice(((beside_m, 0), (-beside_m, 0), (0, beside_m), (0, -beside_m))),
    )
    small = Spot(*spot, 1 + beside_m / 10)
    one = Volume("area", (ring,)) if random.random() < 0.7 else Volume("corridor", (ring[k : k + 2],))
    other = always(random.choice((circle, corridor, route))(random, small)).with_reach(round(reach_m * 100))
    yield (one,), (other,)


def companions(random: Random) -> Iterator[Pair]:
    """Yield two routes that have much to do with each other."""
    spot = anywhere(random) if random.random() < 0.7 else spot_of(random)
    line = way(random, spot, random.choice((2, 3, 5)))
    step = random.choice((60_000, 600_000, HOUR_MS))
    times = tuple(START_MS + step * k for k in range(len(line)))
    other_line, other_times = random.choice((_follower, _opposite, _alongside, _crossing))(random, spot, line, times)
    reaches = [random.choice((0, 100, 5_000, round(spot.width_m * random.random()))) for _ in range(2)]
    one = Volume("route", (line,), reaches[0], times_ms=times)
    yield (one,), (Volume("route", (other_line,), reaches[1], times_ms=other_times),)


Way = tuple[tuple[Position, ...], tuple[int, ...]]


def _follower(random: Random, spot: Spot, line: tuple[Position, ...], times: tuple[int, ...]) -> Way:
    """Give the same way, later."""
    delay = random.choice((1, 1_000, 60_000, 600_000))
    return line, tuple(time + delay for time in times)


def _opposite(random: Random, spot: Spot, line: tuple[Position, ...], times: tuple[int, ...]) -> Way:
    """Give the same way from its end."""
    return line[::-1], times


def _alongside(random: Random, spot: Spot, line: tuple[Position, ...], times: tuple[int, ...]) -> Way:
    """Give a way to the side of it, slower or faster."""
    east_m, north_m = (random.choice((-1, 1)) * spot.width_m * 10 ** random.uniform(-3, -0.5) for _ in range(2))
    haste = random.choice((1.0, 0.9, 1.5))
    return tuple(beside(position, east_m, north_m) for position in line), tuple(
        times[0] + round((time - times[0]) * haste) for time in times
    )


def _crossing(random: Random, spot: Spot, line: tuple[Position, ...], times: tuple[int, ...]) -> Way:
    """Give another way that passes the same position, at nearly the same time."""
    middle = len(line) // 2
    other = (*way(random, spot, middle + 1)[:middle], line[middle], *way(random, spot, len(line))[middle + 1 :])
    delay = random.choice((0, 0, 1, 500, 5_000, 100_000))
    return other, tuple(time + delay for time in times)


def by_altitude(random: Random) -> Iterator[Pair]:
    """Yield a climbing or sinking route, and what it passes above, below, or in the middle of its climb."""
    spot = anywhere(random) if random.random() < 0.7 else spot_of(random)
    line = way(random, spot, random.choice((2, 3, 4)))
    times = tuple(START_MS + HOUR_MS * k for k in range(len(line)))
    climb = tuple(random.choice((0, 10_000, 20_000, 50_000)) for _ in line)
    vertical = random.choice((0, 1, 5_000))
    one = Volume("route", (line,), round(spot.width_m * 20), times_ms=times, altitudes_cm=climb, vertical_cm=vertical)
    low = random.choice(climb) + random.choice((-vertical, vertical, vertical + 1, -vertical - 1, 3_333))
    band = random.choice(((low, low + 5_000), (low - 5_000, low), (low, low), (None, low), (low, None)))
    other = replace(always(random.choice((area, circle, corridor))(random, spot)), band_cm=band)
    if random.random() < 0.3:
        altitudes = tuple(random.choice((0, 10_000, 20_000)) + random.choice((0, vertical, 1)) for _ in line)
        other = replace(one, lines=(way(random, spot, len(line)),), altitudes_cm=altitudes, vertical_cm=random.choice((0, 10_000)))
    yield (one,), (other,)
