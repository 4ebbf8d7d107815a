"""A desk whose clock is not its host's: it says so, from the stamps of what comes fresh, and is quiet about all that is merely late."""

from pathlib import Path
from random import Random

import pytest

from garant.desk.line import APART_MS_MAX, apart_ms
from garant.desk.opening import Outside, running
from tests.api.reading import reading
from tests.desk.desks import made, until
from tests.node.scene import notice
from tests.world import Side, World, salts

HOUR_MS = 3_600_000
NOW_MS = 1_537_185_600_000


@pytest.fixture
def world() -> World:
    return World(rules_level=4)


@pytest.fixture
def tr(world: World) -> Side:
    world.side("ru")
    return world.side("tr")


@pytest.mark.parametrize("wrong_ms", [HOUR_MS, -HOUR_MS, 0], ids=["an hour fast", "an hour slow", "right"])
def test_a_clock_that_is_wrong_is_said(world: World, tr: Side, tmp_path: Path, wrong_ms: int) -> None:
    with reading(world) as host:
        place = made(tmp_path, world, tr, host.url)
        with running(place, Outside(lambda: world.clock() + wrong_ms, salts, Random(7)), lambda _: None) as office:
            until(lambda: office.standing().picture.reached_ms is not None)
            host.hosted.hand_in(world.compose(tr.sector, notice("fresh")))
            until(lambda: office.picture.head().size == world.state.size and office.standing().picture.apart_ms is not None)
            assert office.standing().picture.apart_ms == -wrong_ms


@pytest.mark.parametrize(
    ("stamp_ms", "before_ms", "apart"),
    [
        (NOW_MS - 500, NOW_MS - 1_000, 0),
        (NOW_MS - 3_000, NOW_MS - 1_000, 0),
        (NOW_MS + 2_000, NOW_MS - 1_000, 0),
        (NOW_MS - HOUR_MS, NOW_MS - 2 * HOUR_MS, 0),
        (NOW_MS - HOUR_MS, None, None),
        (NOW_MS + HOUR_MS, None, HOUR_MS),
        (NOW_MS - 1_000 - APART_MS_MAX - 1, NOW_MS - 1_000, -APART_MS_MAX - 1),
    ],
    ids=["fresh", "a little late", "a little early", "after a long silence", "the first look", "ahead at first look", "behind"],
)
def test_what_a_stamp_tells_of_a_clock(stamp_ms: int, before_ms: int | None, apart: int | None) -> None:
    assert apart_ms(stamp_ms, before_ms, NOW_MS) == apart
