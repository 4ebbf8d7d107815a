"""Flights of drone operators that come after a notice: no verdict names them, the list of notices does."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.answers.around import amended, circle, filed
from tests.answers.flying import GATEWAY, extent, flight, flight_id, landed, skies
from tests.desk.data_desk import DataDesk, data_desk
from tests.world import Side, World

FLIGHT = f"host/{flight_id(1)}"


@pytest.fixture
def world() -> World:
    return skies()


@pytest.fixture
def tr(world: World) -> Side:
    world.side("ru")
    return world.side("tr")


@pytest.fixture
def desk(world: World, tr: Side) -> Iterator[DataDesk]:
    with data_desk(world, "tr") as one:
        yield one


def hazard(name: str, *volumes: dict[str, Any]) -> dict[str, Any]:
    """Give what every flight is in conflict with."""
    return filed(name, *(volumes or (circle(minutes=(0, 600)),)), kind="hazard_area", activity="presence")


def met(desk: DataDesk) -> dict[str, list[str]]:
    return {one["ref"]: one["conflicts"] for one in desk.get("/desk/v1/notices")["notices"]}


def test_a_flight_that_comes_later_stands_at_the_notice(world: World, desk: DataDesk, tr: Side) -> None:
    world.admit(tr.unit, hazard("here"))
    world.admit(tr.unit, hazard("elsewhere", circle(50_000, minutes=(0, 600))))
    assert met(desk) == {"tr/here": [], "tr/elsewhere": []}
    world.admit(GATEWAY, flight())
    assert met(desk) == {"tr/here": [FLIGHT], "tr/elsewhere": []}
    beside = desk.get("/desk/v1/notice", name="tr/here")
    assert beside["recorded"]["conflicts"] == [], "the verdict is of the instant of filing"
    assert [one["notice"] for one in beside["now"]["conflicts"]] == [FLIGHT]


def test_it_goes_when_the_flight_is_changed_or_has_landed(world: World, desk: DataDesk, tr: Side) -> None:
    world.admit(tr.unit, hazard("here"))
    world.admit(GATEWAY, flight())
    assert met(desk)["tr/here"] == [FLIGHT]
    world.admit(GATEWAY, flight(1, extent(60_000), version=2))
    assert met(desk)["tr/here"] == []
    world.admit(GATEWAY, flight(version=3))
    assert met(desk)["tr/here"] == [FLIGHT]
    world.admit(GATEWAY, landed(version=3))
    assert met(desk)["tr/here"] == []


def test_it_goes_when_the_notice_moves_and_when_the_flights_time_is_over(world: World, desk: DataDesk, tr: Side) -> None:
    world.admit(tr.unit, hazard("moves"))
    world.admit(tr.unit, hazard("stays"))
    world.admit(GATEWAY, flight(1, extent(minutes=(0, 100))))
    assert (FLIGHT in met(desk)["tr/moves"], FLIGHT in met(desk)["tr/stays"]) == (True, True)
    world.admit(tr.unit, amended("tr/moves", 2, circle(50_000, minutes=(0, 600)), kind="hazard_area", activity="presence"))
    assert (FLIGHT in met(desk)["tr/moves"], FLIGHT in met(desk)["tr/stays"]) == (False, True)
    world.clock.turn(101 * 60_000)
    assert FLIGHT not in met(desk)["tr/stays"]


def test_a_flight_that_was_there_first_stands_in_the_verdict_once(world: World, desk: DataDesk, tr: Side) -> None:
    world.admit(GATEWAY, flight())
    world.admit(tr.unit, hazard("here"))
    assert met(desk) == {"tr/here": [FLIGHT]}


def test_below_the_rules_level_flights_are_no_notices() -> None:
    world = skies(4)
    _, side = world.side("ru"), world.side("tr")
    world.admit(side.unit, hazard("here"))
    world.admit(GATEWAY, flight())
    with data_desk(world, "tr") as desk:
        assert met(desk) == {"tr/here": []}
