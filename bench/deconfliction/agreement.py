"""Whether two say the same. Only pairs within a metre of touching may be seen otherwise: there, ours may go either way."""

import shapely

from bench.deconfliction.areas import KM_PER_DEGREE, Areas
from bench.deconfliction.peer import Pairs

TOUCHING_DEGREES = 1.0 / (KM_PER_DEGREE * 1000)
"""A metre northward; a metre eastward is a little more, so this is the stricter of the two."""

PairSet = frozenset[tuple[int, int]]


def as_set(pairs: Pairs) -> PairSet:
    """Give pairs to compare."""
    return frozenset(zip(pairs.first.tolist(), pairs.second.tolist(), strict=True))


def settle(load: Areas, one: PairSet, other: PairSet) -> PairSet:
    """Assert that two sets of pairs of areas are the same but for pairs within a metre of touching, and give those."""
    apart = one ^ other
    for first, second in apart:
        here, there = load.shapes[first], load.shapes[second]
        gap = shapely.distance(here, there)
        deep = shapely.intersects(here.buffer(-TOUCHING_DEGREES), there)
        assert gap <= TOUCHING_DEGREES and not deep, f"areas {first} and {second} are seen differently, and do not just touch"  # noqa: PT018
    return apart
