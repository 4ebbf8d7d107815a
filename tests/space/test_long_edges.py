"""Edges that are thousands of kilometres long: passed by in stretches where nothing is near, and answered as if drawn with many corners."""

from collections.abc import Sequence
from itertools import pairwise

import pytest

from garant.instant import Window
from garant.space.body import Body, Sketch
from garant.space.index import meet

DEGREE = 10_000_000
ALWAYS = Window(None, None)
CAP = ((-179, 78), (179, 78), (178, 79), (-178, 79), (-179, 78))
"""Along two circles of latitude nearly all the way round."""
SLANTED = ((-170, -5), (170, 60), (170, 61), (-170, -4), (-170, -5))
PARTS = 400

Places = Sequence[tuple[float, float]]


def _drawn(places: Places) -> list[tuple[int, int]]:
    return [(round(lon * DEGREE), round(lat * DEGREE)) for lon, lat in places]


def _with_many_corners(places: Places) -> Places:
    cut = [(a[0] + (b[0] - a[0]) * k / PARTS, a[1] + (b[1] - a[1]) * k / PARTS) for a, b in pairwise(places) for k in range(PARTS)]
    return [*cut, places[-1]]


def area(places: Places) -> Body:
    sketch = Sketch()
    sketch.area([_drawn(places)], (None, None), ALWAYS)
    return sketch.body()


def corridor(places: Places, buffer_m: int) -> Body:
    sketch = Sketch()
    sketch.corridor(_drawn(places), buffer_m * 100, (None, None), ALWAYS)
    return sketch.body()


@pytest.mark.parametrize("outline", [CAP, SLANTED], ids=["cap", "slanted"])
@pytest.mark.parametrize("north", [-0.4, -0.1, -0.011, 0.011, 0.3, 1.7])
@pytest.mark.parametrize("buffer_m", [1_000, 9_000, 300_000])
def test_a_long_edge_is_answered_as_many_short_ones(outline: Places, north: float, buffer_m: int) -> None:
    """Beside the middle of the first edge, and along it for a while."""
    (lon, lat), (lon_2, lat_2) = outline[0], outline[1]
    spots = [(lon + (lon_2 - lon) * share, lat + (lat_2 - lat) * share + north) for share in (0.43, 0.431, 0.5)]
    way = corridor(spots, buffer_m)
    one, other = meet(way, area(outline)), meet(way, area(_with_many_corners(outline)))
    assert (one is None) == (other is None)
    if one and other:
        assert abs(one.closest_m - other.closest_m) < 1.0
