"""Marks pass pieces by; nothing that meets is passed by, wherever on the earth, however large, whenever."""

from itertools import product
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from garant.instant import Window
from garant.space.body import Body, Sketch
from garant.space.earth import lon_lat
from garant.space.index import Index
from garant.space.mark import LANES, MARK, Look, look_of, moment_of, scan, write_mark
from garant.space.meeting import pieces_meet
from garant.space.piece import PIECE
from tests.space.bodies import body_of
from tests.space.workloads import HOUR_MS, SPOTS, START_MS, crowd

DEGREE = 10_000_000
METRE_CM = 100
ROWS = np.zeros(1, PIECE)
"""Pieces are asked for ahead, and not read."""


def circle(lon: float, lat: float, radius_m: float, *, band: tuple[int, int] = (0, 100), window: Window) -> Body:
    sketch = Sketch()
    sketch.circle((round(lon * DEGREE), round(lat * DEGREE)), round(radius_m * METRE_CM), band, window)
    return sketch.body()


@pytest.mark.parametrize("name", SPOTS)
def test_what_the_exact_test_says_of_pieces_the_index_finds(name: str) -> None:
    """The exact test alone, which knows no marks and no cells, is held beside the index."""
    bodies = [body_of(thing) for thing in crowd(5, SPOTS[name], 10)]
    index = Index()
    for number, body in enumerate(bodies):
        index.put(f"{number:02}", body)
    for one in bodies:
        met = {
            f"{number:02}"
            for number, other in enumerate(bodies)
            for p, q in product(one.pieces, other.pieces)
            if pieces_meet(p, one.vertices, one.fixes, q, other.vertices, other.fixes)[0]
        }
        assert set(index.met(one)) >= met


HOUR = Window(START_MS, START_MS + HOUR_MS)
BEFORE_1900 = Window(-2_500_000_000_000, -2_400_000_000_000)
AFTER_2200 = Window(7_300_000_000_000, 7_400_000_000_000)


@pytest.mark.parametrize(
    "window", [HOUR, BEFORE_1900, AFTER_2200, Window(None, None), Window(None, HOUR.start_ms), Window(HOUR.end_ms, None)]
)
@pytest.mark.parametrize("radius_m", [1.0, 900.0, 20_000.0, 120_000.0, 500_000.0, 3_000_000.0])
@pytest.mark.parametrize("place", [(0.0, 0.0), (179.9999, 10.0), (-179.9999, -60.0), (37.0, 89.9999), (12.0, -90.0)])
def test_circles_that_just_touch_are_found(place: tuple[float, float], radius_m: float, window: Window) -> None:
    """Round a circle, further and further away than both together reach: those that meet are those within reach, in each direction."""
    lon, lat = place
    index = Index()
    index.put("here", circle(lon, lat, radius_m, window=window))
    for north, east in ((1, 0), (-1, 0), (0, 1), (0, -1)):
        degrees = 1.9 * radius_m / 111_700
        away = lat + north * degrees
        if abs(away) < 90:
            around = (lon + east * degrees + 180) % 360 - 180
            assert index.met(circle(around, away, radius_m, window=window)) == ["here"]


def _marks(body: Body, count: int, size: int) -> NDArray[Any]:
    marks = np.zeros(count + LANES, MARK)
    for place in range(count):
        write_mark(marks[place], body.pieces[0], place, size, 1, 0)
    return marks


@pytest.mark.parametrize("count", [1, 15, 16, 17, 40])
def test_a_run_is_compared_to_its_end_and_no_further(count: int) -> None:
    body = circle(38, 35, 500, window=Window(HOUR_MS, 2 * HOUR_MS))
    marks, near = _marks(body, count + 3, 0), np.zeros(64, np.int32)
    piece = body.pieces[0]
    look = look_of(piece, np.radians(38.0), np.radians(35.0), 0)
    begin, end = moment_of(int(piece["start"]), 0, 1), moment_of(int(piece["end"]), 0, 1)
    assert scan(look, begin, end, 0, count, marks, ROWS, near, 0) == count
    assert near[:count].tolist() == list(range(count))
    assert scan(look, end + 10, end + 20, 0, count, marks, ROWS, near, 0) == 0


def test_a_mark_tells_apart_what_is_elsewhere_or_higher() -> None:
    body = circle(38, 35, 500, window=Window(HOUR_MS, 2 * HOUR_MS))
    marks, near = _marks(body, 1, 0), np.zeros(4, np.int32)
    for other in (
        circle(38.02, 35, 500, window=HOUR),
        circle(38, 35.02, 500, window=HOUR),
        circle(38, 35, 500, band=(20_000, 30_000), window=HOUR),
    ):
        piece = other.pieces[0]
        lon, lat = lon_lat((piece["x"], piece["y"], piece["z"]))
        assert scan(look_of(piece, lon, lat, 0), 0, 65_535, 0, 1, marks, ROWS, near, 0) == 0


def _fits(look: Look, mark: np.void, since: int, until: int) -> bool:
    """Tell whether a mark fits, number by number; angles go round."""
    east, north = (
        np.float32((int(mark[name]) - int(of) + 32_768) % 65_536 - 32_768) for name, of in (("lon", look.lon), ("lat", look.lat))
    )
    reach = np.float32(mark["outer"]) + np.float32(look.reach)
    near = east * east * np.float32(look.east) + north * north * np.float32(look.north) <= reach * reach
    return bool(near and mark["start"] <= until and mark["end"] >= since and mark["lower"] <= look.upper and mark["upper"] >= look.lower)


@pytest.mark.parametrize("count", range(1, 40))
def test_marks_side_by_side_fit_as_they_do_one_by_one(count: int) -> None:
    chance = np.random.default_rng(count)
    near, times = np.zeros(64, np.int32), 0
    for _ in range(2_000 // count):
        marks = np.frombuffer(chance.bytes((count + LANES) * MARK.itemsize), MARK).copy()
        marks["piece"] = np.arange(len(marks))
        marks["outer"][::2] //= 8
        lon, lat, since, until = chance.integers(0, 65_536, 4).tolist()
        lower, upper = sorted(chance.integers(0, 256, 2).tolist())
        look = Look(lon, lat, float(chance.integers(0, 9_000)), 0.5, 1.0, lower, upper)
        found = near[: scan(look, since, until, 0, count, marks, ROWS, near, 0)].tolist()
        assert found == [place for place in range(count) if _fits(look, marks[place], since, until)]
        times += len(found)
    assert times > 5
