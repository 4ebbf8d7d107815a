"""Crowds that take the screen's side ways: what is too large for cells, ticks longer than a millisecond, outlines close together."""

from dataclasses import replace
from random import Random

from garant.space.body import Sketch
from garant.space.crowd import Crowd
from garant.space.screen import screen
from garant.space.span import spans_of
from garant.space.spread import spread
from tests.space.bodies import body_of, draw
from tests.space.test_screen import assert_same, by_brute_force, by_index, by_screen
from tests.space.volumes import Thing, Volume
from tests.space.workloads import HOUR_MS, SPOTS, START_MS, area, crowd

CENTURY_MS = 100 * 365 * 24 * HOUR_MS


def dots(count: int) -> list[Thing]:
    """Give small circles all over a country."""
    random, spot = Random(5), SPOTS["country"]
    places = [tuple(middle + random.randrange(-15_000_000, 15_000_000) for middle in spot[:2]) for _ in range(count)]
    return [(Volume("circle", (((lon, lat),),), reach_cm=50_000, window_ms=(START_MS, START_MS + HOUR_MS)),) for lon, lat in places]


def test_what_is_too_large_for_cells_is_held_against_all() -> None:
    wide = [
        (Volume("circle", ((SPOTS["country"][:2],),), reach_cm=reach, window_ms=(START_MS, None)),) for reach in (10_000_000, 15_000_000)
    ]
    bodies = [body_of(thing) for thing in [wide[0], *dots(1_000), wide[1]]]
    cells = spread(spans_of(Crowd.of(bodies)).spans)
    assert len(cells.large) == len(wide)
    found = by_screen(bodies)
    assert_same(found, dict(sorted(by_index(bodies).items())))
    assert sum(0 in pair for pair in found) > 100


def test_windows_a_century_apart_are_told_to_the_millisecond() -> None:
    (one,) = dots(1)[0]
    after = replace(one, window_ms=(START_MS + HOUR_MS, START_MS + HOUR_MS + 1))
    late = replace(one, window_ms=(START_MS + CENTURY_MS, None))
    bodies = [body_of(thing) for thing in [*crowd(3, SPOTS["town"], 40), (late,), (one,), (after,)]]
    assert_same(by_screen(bodies), by_brute_force(bodies))


def test_outlines_close_together() -> None:
    random = Random(11)
    areas = [
        (replace(area(random, SPOTS[name]), window_ms=(None, None), reach_cm=0),) for name in ("town", "antimeridian") for _ in range(60)
    ]
    bodies = [body_of(thing) for thing in areas]
    assert_same(by_screen(bodies), by_brute_force(bodies))


def test_a_crowd_that_is_drawn_is_that_of_its_bodies() -> None:
    things = [thing for number, spot in enumerate(SPOTS.values()) for thing in crowd(number, spot, 20)]
    sketch = Sketch()
    for thing in things:
        draw(sketch, thing)
        sketch.end_of_body()
    found = screen(sketch.crowd())
    assert list(found.meetings()) == list(screen([body_of(thing) for thing in things]).meetings())
