"""Shifts that neighbours block: compared with shifting the body step by step and meeting again, for every pair of kinds."""

import random
from collections.abc import Callable
from math import isclose

import pytest

from garant.instant import Window
from garant.space.body import Body, Sketch
from garant.space.index import Index, meet
from garant.space.shift import HIGHER, LATER

HOUR = 3_600_000
STEP_MS = 20_000
STEP_CM = 5_000
CENTRE = (366_000_000, 359_000_000)

Draw = Callable[[random.Random, int, int], Body]
"""draw(random, later_ms, higher_cm): the same body for the same seed, shifted."""


def _position(rng: random.Random, width: int = 1_500_000) -> tuple[int, int]:
    return CENTRE[0] + rng.randint(-width, width), CENTRE[1] + rng.randint(-width, width)


def _frame(rng: random.Random, later: int, up: int) -> tuple[tuple[int, int], Window]:
    start, low = rng.randint(0, 6 * HOUR) + later, rng.randint(0, 200_000) + up
    return (low, low + rng.randint(10_000, 100_000)), Window(start, start + rng.randint(HOUR // 6, 2 * HOUR))


def circle(rng: random.Random, later: int, up: int) -> Body:
    sketch = Sketch()
    sketch.circle(_position(rng), rng.randint(50_000, 800_000), *_frame(rng, later, up))
    return sketch.body()


def area(rng: random.Random, later: int, up: int) -> Body:
    (x, y), w, h = _position(rng), rng.randint(10_000, 800_000), rng.randint(10_000, 800_000)
    sketch = Sketch()
    sketch.area([[(x, y), (x + w, y), (x + w, y + h), (x, y + h), (x, y)]], *_frame(rng, later, up))
    return sketch.body()


def corridor(rng: random.Random, later: int, up: int) -> Body:
    sketch = Sketch()
    sketch.corridor([_position(rng) for _ in range(3)], rng.randint(10_000, 200_000), *_frame(rng, later, up))
    return sketch.body()


def route(rng: random.Random, later: int, up: int) -> Body:
    start = rng.randint(0, 6 * HOUR) + later
    times = [start + k * rng.randint(HOUR // 12, HOUR // 3) for k in range(4)]
    line = [_position(rng) for _ in times]
    levels = [rng.randint(0, 250_000) + up for _ in times]
    sketch = Sketch()
    sketch.route(line, sorted(times), rng.randint(50_000, 500_000), 15_000, levels, (None, None))
    return sketch.body()


KINDS: tuple[Draw, ...] = (circle, area, corridor, route)


def _drawn(draw: Draw, seed: int, later: int = 0, up: int = 0) -> Body:
    while True:
        try:
            return draw(random.Random(seed), later, up)
        except ZeroDivisionError:
            seed += 1


@pytest.mark.parametrize("first", KINDS)
@pytest.mark.parametrize("second", KINDS)
@pytest.mark.parametrize("what", [LATER, HIGHER], ids=["later", "higher"])
def test_blocked_shifts_are_those_that_meet(first: Draw, second: Draw, what: int) -> None:
    unit, limit = (STEP_MS, 8 * HOUR) if what == LATER else (STEP_CM, 300_000)
    wrong = []
    for seed in range(6):
        index = Index()
        index.put("other", _drawn(second, 1_000 + seed))
        body = _drawn(first, seed)
        spans = [(low, high) for _, low, high in index.blocked(body, what, -limit, limit)]
        for by in range(-limit, limit + 1, unit * 9):
            moved = _drawn(first, seed, by, 0) if what == LATER else _drawn(first, seed, 0, by)
            inside = any(low <= by <= high for low, high in spans)
            edge = any(isclose(by, end, abs_tol=unit / 4) for span in spans for end in span)
            if not edge and inside != bool(index.meetings(moved)):
                wrong.append((seed, by, inside, spans))
    assert not wrong


def test_what_never_meets_blocks_nothing() -> None:
    index, sketch = Index(), Sketch()
    sketch.circle((0, 0), 1_000, (None, None), Window(0, HOUR))
    index.put("far", sketch.body())
    assert not index.blocked(_drawn(circle, 1), LATER, 0, 24 * HOUR)
    assert meet(_drawn(circle, 1), sketch.body()) is None
