"""Areas to be judged, valid and not: on small grids, where everything touches everything, and at the scale of countries and of the globe.

An area is a list of polygons, a polygon a list of rings, a ring a list of (lon, lat) in 1e-7 degree; seeds make them again.
"""

from collections.abc import Callable, Iterator
from math import atan2, cos, pi, sin
from random import Random

Position = tuple[int, int]
Ring = list[Position]
Polygon = list[Ring]

SCALES = (1, 10_000, 24_000_000)
"""Units between two lines of the grid: 1 cm, 100 m, and such that 36 lines span the globe's latitudes."""


def square(x: int, y: int, side: int) -> Ring:
    return [(x, y), (x + side, y), (x + side, y + side), (x, y + side), (x, y)]


def scribble(random: Random, count: int, width: int) -> Ring:
    """Give a closed ring of any positions; it mostly crosses itself."""
    x, y, side = random.randrange(width), random.randrange(width), random.randrange(1, width + 1)
    ring = [(x + random.randrange(side), y + random.randrange(side)) for _ in range(count)]
    return [*ring, ring[0]]


def star(random: Random, count: int, radius: int, center: Position) -> Ring:
    """Give a closed ring round a position, in the order of the directions from it; it is mostly simple."""
    x, y = center
    spots = {(x + random.randrange(-radius, radius + 1), y + random.randrange(-radius, radius + 1)) for _ in range(count)} - {center}
    ring = sorted(spots, key=lambda spot: (atan2(spot[1] - y, spot[0] - x), spot))
    return [*ring, ring[0]] if len(ring) > 2 else square(x, y, radius)


def one_ring(random: Random, width: int) -> list[Polygon]:
    return [[scribble(random, random.randrange(3, 7), width) if random.random() < 0.6 else star(random, 12, width, (0, 0))]]


def with_holes(random: Random, width: int) -> list[Polygon]:
    outer = square(0, 0, 2 * width) if random.random() < 0.5 else star(random, 12, 2 * width, (width, width))
    return [[outer, *(_hole(random, width) for _ in range(random.randrange(1, 4)))]]


def _hole(random: Random, width: int) -> Ring:
    if random.random() < 0.6:
        return scribble(random, 3, width)
    return star(random, 5, 2, (random.randrange(2 * width), random.randrange(2 * width)))


def several(random: Random, width: int) -> list[Polygon]:
    area = [[_hole(random, width)] for _ in range(random.randrange(2, 4))]
    if random.random() < 0.3:
        area[0].append(scribble(random, 3, width))
    return area


def on_a_grid(seed: int, count: int) -> Iterator[list[Polygon]]:
    """Yield areas on grids of 2 to 12 lines, at the scales above; about four of ten are valid."""
    random = Random(seed)
    makers: tuple[Callable[[Random, int], list[Polygon]], ...] = (one_ring, one_ring, with_holes, with_holes, several)
    for _ in range(count):
        area = random.choice(makers)(random, random.choice((2, 3, 4, 5, 6, 8, 12)))
        yield _scaled(area, random.choice(SCALES), random.random() < 0.5)


def _scaled(area: list[Polygon], scale: int, repeats: bool) -> list[Polygon]:
    """Scale a grid to positions; some positions are then written twice, which changes nothing."""
    return [
        [[(x * scale, y * scale) for k, (x, y) in enumerate(ring) for _ in range(2 if repeats and k % 5 == 1 else 1)] for ring in polygon]
        for polygon in area
    ]


def wavy(random: Random, count: int, center: Position, radius: int) -> Ring:
    """Give a ring of `count` positions like a coast or a border, which does not cross itself if `radius` is well above `count`."""
    waves = [(random.randrange(2, 40), random.random() * 2 * pi, random.random() * 0.15) for _ in range(4)]
    ring = []
    for k in range(count):
        angle = 2 * pi * k / count
        reach = radius * (0.6 + sum(size * sin(often * angle + phase) for often, phase, size in waves) / 2)
        ring.append((center[0] + round(reach * cos(angle)), center[1] + round(reach * sin(angle) / 2)))
    return [*ring, ring[0]]


def nearly(random: Random) -> list[Polygon]:
    """Give a border and a second polygon or hole with a corner on one of its edges, or 1e-7 degree beside it: the exact cases."""
    radius = random.choice((10_000, 10_000_000, 1_700_000_000))
    border = wavy(random, random.choice((4, 30, 200)), (0, 0), radius)
    k, share = random.randrange(len(border) - 1), random.choice((0.0, 1.0, 0.5, random.random()))
    (ax, ay), (bx, by) = border[k], border[k + 1]
    step = random.choice((0, 0, -1, 1))
    x, y = round(ax + (bx - ax) * share) + step, round(ay + (by - ay) * share) + random.choice((0, step))
    inward = random.random() < 0.5
    shrink = 0.7 if inward else 1.03
    corner = [(x, y), (round(x * shrink) + random.randrange(-9, 9), round(y * shrink)), (round(x * shrink), round(y * shrink) + 5), (x, y)]
    if random.random() < 0.2:
        return [[[*border[: k + 1], (x, y), *border[k + 1 :]]]]
    return [[border, corner]] if inward else [[border], [corner]]
