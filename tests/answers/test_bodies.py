"""Volumes become bodies: each shape covers what it says, and what covers nothing definite is refused by its vertex."""

from typing import Any

import pytest

from garant.answers.bodies import body_of
from garant.errors import Code, Refused
from garant.space.index import meet
from tests.answers.asking import DAY_MS, disc, place, square, volumes
from tests.world import START_MS

LINE = [place(0, 0), place(3_000, 0)]
DAY = {"start": "2018-09-18T12:00:00Z", "end": "2018-09-19T12:00:00Z"}
ROUTE = {"is": "route", "line": LINE, "times": ["2018-09-18T12:00:00Z", "2018-09-18T13:00:00Z"], "buffer_cm": 10_000}
SHAPES: dict[str, dict[str, Any]] = {
    "area": {"shape": square(100, 0, 0), **DAY},
    "circle": disc(0, 0, 100),
    "corridor": {"shape": {"is": "corridor", "line": LINE, "buffer_cm": 10_000}, **DAY},
    "route": {"shape": ROUTE},
}


def meets(one: dict[str, Any], other: dict[str, Any], wider_cm: int = 0) -> bool:
    return meet(body_of(volumes(one), wider_cm), body_of(volumes(other))) is not None


@pytest.mark.parametrize("name", SHAPES)
def test_a_shape_covers_what_it_says(name: str) -> None:
    assert meets(SHAPES[name], disc(0, 98, 0))
    assert not meets(SHAPES[name], disc(0, 103, 0))


@pytest.mark.parametrize("name", SHAPES)
def test_wider_covers_more_and_leaves_distances_alone(name: str) -> None:
    assert meets(SHAPES[name], disc(0, 595, 0), wider_cm=50_000)
    assert not meets(SHAPES[name], disc(0, 605, 0), wider_cm=50_000)
    met = meet(body_of(volumes(SHAPES[name]), 50_000), body_of(volumes(disc(0, 500, 0))))
    assert met is not None
    assert met.closest_m == pytest.approx(400 if name in ("area", "circle") else 500, abs=3)


def test_bands_and_windows_are_kept() -> None:
    low, high = disc(0, 0, 100, upper_cm=10_000), disc(0, 0, 100, lower_cm=10_001)
    assert not meets(low, high)
    assert meets(low, disc(0, 0, 100, lower_cm=10_000))
    later = disc(0, 0, 100, start="2018-09-19T12:00:00Z", end=None)
    assert not meets(low, later)
    assert body_of(volumes(low)).window == (START_MS + DAY_MS, START_MS + 2 * DAY_MS)
    assert body_of(volumes(later)).window == (START_MS + 2 * DAY_MS, None)


def test_a_mover_is_where_it_is_when_it_is_there() -> None:
    met = meet(body_of(volumes(SHAPES["route"])), body_of(volumes(disc(1_500, 0, 1))))
    assert met is not None
    assert met.closest_at_ms == pytest.approx(START_MS + DAY_MS + 1_800_000, abs=5_000)
    assert met.end_ms is not None
    assert met.start_ms is not None
    assert met.end_ms - met.start_ms == pytest.approx(2 * 101 / 3_000 * 3_600_000, abs=5_000)


def test_a_bow_tie_is_refused_by_its_vertex() -> None:
    bow = [place(0, 0), place(100, 100), place(100, 0), place(0, 100), place(0, 0)]
    with pytest.raises(Refused) as caught:
        body_of(volumes(disc(0, 0), {"shape": {"is": "area", "polygons": [[bow]]}}))
    assert caught.value.refusal.code == Code.BAD_SHAPE
    assert caught.value.refusal.where == "volumes[1].shape.polygons[0][0][2]"


def test_a_leg_to_the_other_side_of_the_earth_is_refused() -> None:
    route = {**ROUTE, "line": [[0, 0], [1_800_000_000, 0]]}
    with pytest.raises(Refused) as caught:
        body_of(volumes({"shape": route}))
    assert caught.value.refusal.where == "volumes[0].shape.line[1]"
