"""T5. 2 February 2022: headquarters had been told of the monitors' flight; the soldier beside the road had not.

A monitoring mission announced the flight of its unmanned aircraft, as agreed, to the sides' headquarters. At the place itself a soldier
who knew nothing of it threatened to shoot it down.

So a notice stays amber until the *unit* has the word, whoever above it has acknowledged.
"""

import pytest

from garant.answers.ladder import Ladder, ladders
from tests.world import Side, World, receipt, relay

FLIGHT = {
    "type": "notice/1",
    "status": "actual",
    "name": "uav-0202",
    "kind": "flight",
    "activity": "flight_uav",
    "to": ["side"],
    "volumes": [{"shape": {"is": "circle", "center": [377_000_000, 480_000_000], "radius_cm": 300_000}, "upper_cm": 30_000}],
}


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def side(world: World) -> Side:
    side, monitor = world.side("side"), world.side("monitor")
    world.admit(monitor.headquarters, FLIGHT)
    return side


def word(step: str, level: str) -> dict[str, object]:
    return {**receipt(step, level, notice="monitor/uav-0202"), "status": "actual"}


def ladder(world: World) -> Ladder:
    (found,) = ladders(world.state, "monitor/uav-0202")
    return found


def test_headquarters_acknowledged_and_the_unit_did_not(world: World, side: Side) -> None:
    world.admit(side.desk, word("delivered", "headquarters"))
    world.admit(side.headquarters, word("acknowledged", "headquarters"))
    found = ladder(world)
    assert found.light == "amber"
    assert [(rung.level, rung.step) for rung in found.rungs] == [("headquarters", "acknowledged"), ("sector", "sent"), ("unit", "sent")]


def test_passing_it_down_is_not_having_it(world: World, side: Side) -> None:
    world.admit(side.headquarters, word("disseminated", "headquarters"))
    world.admit(side.sector, word("disseminated", "sector"))
    assert ladder(world).light == "amber"


def test_read_out_by_radio_and_not_read_back_is_not_having_it(world: World, side: Side) -> None:
    world.admit(side.sector, {**word("acknowledged", "unit"), "relay": relay(read_back=False)})
    assert ladder(world).light == "amber"


def test_read_back_by_radio_is_green_and_shown_as_a_relay(world: World, side: Side) -> None:
    world.admit(side.sector, {**word("acknowledged", "unit"), "relay": relay(read_back=True)})
    assert (ladder(world).light, ladder(world).rungs[2].relayed) == ("green", True)


def test_the_units_own_word_is_green(world: World, side: Side) -> None:
    world.admit(side.unit, word("acknowledged", "unit"))
    assert (ladder(world).light, ladder(world).rungs[2].relayed) == ("green", False)
