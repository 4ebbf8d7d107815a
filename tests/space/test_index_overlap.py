"""Areas touch for the index exactly when they do for the plane."""

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from garant.space.overlap import areas_meet
from garant.space.plane import areas_touch, box
from tests.space.workloads import SPOTS, area, cap, seam
from tests.space.workloads import box as rectangle

EDGES = np.zeros((256, 2), np.int32)
Rows = NDArray[np.int32]


def _rows(rings: Sequence[Sequence[tuple[int, int]]]) -> Rows:
    return np.array([position for ring in rings for position in ring], np.int32)


def _agree(one: Rows, other: Rows) -> bool:
    """Hold the answer against that of the plane, from both sides, and give it."""
    touch = areas_touch(one, 0, len(one), other, 0, len(other))[0]
    assert areas_meet(one, 0, len(one), box(one, 0, len(one)), other, 0, len(other), EDGES) == touch
    assert areas_meet(other, 0, len(other), box(other, 0, len(other)), one, 0, len(one), EDGES) == touch
    return touch


@pytest.mark.parametrize("name", SPOTS)
def test_areas_of_every_kind_at_every_spot(name: str) -> None:
    random, answers = Random(name), set[bool]()
    made = [_rows(random.choice((area, area, rectangle, cap, seam))(random, SPOTS[name]).lines) for _ in range(50)]
    for number, one in enumerate(made):
        answers |= {_agree(one, other) for other in made[:number]}
    assert answers == {True, False}


def test_an_area_in_the_hole_of_another_does_not_touch_it() -> None:
    outer, hole = _square(0, 0, 100_000), _square(0, 0, 50_000)
    assert not _agree(_rows([outer, hole]), _rows([_square(0, 0, 40_000)]))
    assert _agree(_rows([outer, hole]), _rows([_square(0, 0, 60_000)]))
    assert _agree(_rows([outer, hole]), _rows([_square(75_000, 0, 10_000)]))
    assert _agree(_rows([outer]), _rows([_square(0, 0, 40_000)]))


def test_neighbours_that_share_an_edge_or_a_corner_touch() -> None:
    one = _rows([_square(0, 0, 10_000)])
    assert _agree(one, _rows([_square(20_000, 0, 10_000)]))
    assert _agree(one, _rows([_square(20_000, 20_000, 10_000)]))
    assert not _agree(one, _rows([_square(20_100, 0, 10_000)]))
    assert not _agree(one, _rows([_square(20_100, 20_100, 10_000)]))


def test_more_corners_than_can_be_listed() -> None:
    many = [(round(100_000 * np.cos(angle)), round(100_000 * np.sin(angle))) for angle in np.linspace(0, 2 * np.pi, 400, endpoint=False)]
    one = _rows([[*many, many[0]]])
    assert _agree(one, _rows([_square(0, 0, 10_000)]))
    assert not _agree(one, _rows([_square(300_000, 0, 10_000)]))


def _square(lon: int, lat: int, half: int) -> list[tuple[int, int]]:
    return [(lon + x * half, lat + y * half) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))]
