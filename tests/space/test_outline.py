"""Plain areas touch by their outlines exactly when they do for the plane."""

from collections.abc import Sequence
from random import Random

import numpy as np
import pytest
from numpy.typing import NDArray

from garant.space.outline import is_plain, outlines_touch, plain_box
from garant.space.plane import areas_touch
from tests.space.workloads import SPOTS, area, cap, seam
from tests.space.workloads import box as rectangle

Rows = NDArray[np.int32]


def _rows(rings: Sequence[Sequence[tuple[int, int]]]) -> Rows:
    return np.array([position for ring in rings for position in ring], np.int32)


def _agree(one: Rows, other: Rows) -> bool:
    """Hold the answer about two plain areas against that of the plane, from both sides; give the plane's."""
    touch: bool = areas_touch(one, 0, len(one), other, 0, len(other))[0]
    its, that = plain_box(one, 0, len(one)), plain_box(other, 0, len(other))
    if is_plain(its) and is_plain(that):
        assert outlines_touch(one, 0, len(one), its, other, 0, len(other), that) == touch
        assert outlines_touch(other, 0, len(other), that, one, 0, len(one), its) == touch
    return touch


@pytest.mark.parametrize("name", SPOTS)
def test_areas_of_every_kind_at_every_spot(name: str) -> None:
    random, answers = Random(name), set[bool]()
    made = [_rows(random.choice((area, area, rectangle, cap, seam))(random, SPOTS[name]).lines) for _ in range(50)]
    for number, one in enumerate(made):
        answers |= {_agree(one, other) for other in made[:number]}
    assert answers == {True, False}


@pytest.mark.parametrize(
    ("rings", "plain"),
    [
        ([(0, 0, 1_000)], True),
        ([(0, 0, 1_000), (0, 0, 500)], False),
        ([(1_799_999_000, 0, 1_000)], False),
        ([(0, 899_999_000, 1_000)], False),
        ([(0, 0, 0)], False),
    ],
)
def test_an_area_is_plain_with_one_ring_away_from_the_poles_and_the_edge_of_the_map(rings: list[tuple[int, int, int]], plain: bool) -> None:
    rows = _rows([_square(*ring) for ring in rings])
    assert is_plain(plain_box(rows, 0, len(rows))) == plain


def test_holes_are_the_business_of_the_plane() -> None:
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


@pytest.mark.parametrize("corners", range(3, 26))
def test_outlines_of_any_number_of_corners_among_others(corners: int) -> None:
    """Corners are looked at eight at a time: however many there are, none is left out, and no neighbour's is taken in."""
    random, answers = Random(corners), list[bool]()
    for _ in range(150):
        one, other = _star(random, corners, (0, 0)), _star(random, random.randint(3, 25), (random.randint(-9, 9) * 10_000, 15_000))
        before, after = _star(random, 9, (40_000, 0)), _star(random, 9, (0, 0))
        rows = _rows([before, one, after, other, after])
        places = [(len(before), len(one)), (len(before) + len(one) + len(after), len(other))]
        (p, its), (q, that) = [(place, plain_box(rows, *place)) for place in places]
        answers.append(areas_touch(rows, *p, rows, *q)[0])
        assert outlines_touch(rows, *p, its, rows, *q, that) == outlines_touch(rows, *q, that, rows, *p, its) == answers[-1]
    assert 20 < sum(answers) < 140


def _star(random: Random, corners: int, middle: tuple[int, int]) -> list[tuple[int, int]]:
    """Give an outline whose corners lie near and far from its middle in turn."""
    angles = np.sort([random.uniform(0, 2 * np.pi) for _ in range(corners)])
    ways = [(np.cos(angle), np.sin(angle), random.uniform(5_000, 60_000)) for angle in angles]
    line = [(middle[0] + round(east * far), middle[1] + round(north * far)) for east, north, far in ways]
    return [*line, line[0]]


def test_outlines_of_many_corners() -> None:
    many = [(round(100_000 * np.cos(angle)), round(100_000 * np.sin(angle))) for angle in np.linspace(0, 2 * np.pi, 400, endpoint=False)]
    one = _rows([[*many, many[0]]])
    assert _agree(one, _rows([_square(0, 0, 10_000)]))
    assert _agree(one, _rows([_square(100_000, 0, 10_000)]))
    assert not _agree(one, _rows([_square(300_000, 0, 10_000)]))


def _square(lon: int, lat: int, half: int) -> list[tuple[int, int]]:
    return [(lon + x * half, lat + y * half) for x, y in ((-1, -1), (1, -1), (1, 1), (-1, 1), (-1, -1))]


@pytest.mark.parametrize("corners", range(3, 45))
def test_a_box_holds_all_corners_and_no_more_and_a_ring_that_comes_back_is_not_plain(corners: int) -> None:
    random = Random(corners)
    rows = _rows([[(-7, -7)], _star(random, corners, (380_000_000, 350_000_000)), [(9, 9)]])
    ring = rows[1:-1]
    west, south, east, north = plain_box(rows, 1, len(ring))
    assert [west, south, east, north] == [*ring.min(axis=0).tolist(), *ring.max(axis=0).tolist()]
    for place in range(2, corners + 1):
        again = rows.copy()
        again[place] = again[1]
        assert not is_plain(plain_box(again, 1, len(ring)))
