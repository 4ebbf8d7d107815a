"""Hazard areas: the only way to warn of danger is a box that everybody sees, with an end, and not a large one (guard-rail 2)."""

from typing import Any

import pytest

from garant import instant
from garant.errors import Code
from garant.limits import HAZARD_DURATION_MS_MAX, HAZARD_EXTENT_UNITS_MAX, HAZARD_RADIUS_CM_MAX
from tests.fold.refusing import refuses
from tests.world import NOTICE, START_MS, Side, World

EDGE = HAZARD_EXTENT_UNITS_MAX
WEST, SOUTH = 360_000_000, 350_000_000


def when(start_ms: int = START_MS, lasts_ms: int = HAZARD_DURATION_MS_MAX) -> dict[str, str]:
    return {"start": instant.text(start_ms), "end": instant.text(start_ms + lasts_ms)}


def circle(radius_cm: int = HAZARD_RADIUS_CM_MAX, center: tuple[int, int] = (WEST, SOUTH)) -> dict[str, Any]:
    return {"is": "circle", "center": list(center), "radius_cm": radius_cm}


def box(width: int = EDGE, height: int = EDGE, west: int = WEST) -> dict[str, Any]:
    corners = [[west, SOUTH], [west + width, SOUTH], [west + width, SOUTH + height], [west, SOUTH + height], [west, SOUTH]]
    return {"is": "area", "polygons": [[corners]]}


def volume(shape: dict[str, Any], **window: str) -> dict[str, Any]:
    return {"shape": shape, "lower_cm": 0, "upper_cm": 600_000, **(window or when())}


def hazard(*volumes: dict[str, Any]) -> dict[str, Any]:
    return {**NOTICE, "kind": "hazard_area", "activity": "hazard", "volumes": list(volumes)}


@pytest.fixture
def world() -> World:
    world = World()
    world.enrol("ru")
    return world


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.mark.parametrize("shape", [circle(), box()], ids=["circle", "box"])
def test_a_hazard_area_up_to_the_limits_is_recorded(world: World, tr: Side, shape: dict[str, Any]) -> None:
    world.admit(tr.unit, hazard(volume(shape)))


LINE = [[WEST, SOUTH], [WEST + 1_000, SOUTH]]
TIMES = [instant.text(START_MS), instant.text(START_MS + 1_000)]
TOO_MUCH: dict[str, dict[str, Any]] = {
    "a circle of more than 50 km": volume(circle(HAZARD_RADIUS_CM_MAX + 1)),
    "a box of more than a degree in width": volume(box(width=EDGE + 1)),
    "a box of more than a degree in height": volume(box(height=EDGE + 1)),
    "polygons far apart": volume({"is": "area", "polygons": [*box()["polygons"], *box(west=WEST + 1)["polygons"]]}),
    "a corridor": volume({"is": "corridor", "line": LINE, "buffer_cm": 100}),
    "a route": {"shape": {"is": "route", "line": LINE, "times": TIMES, "buffer_cm": 100}},
    "more than a week": volume(circle(), **when(lasts_ms=HAZARD_DURATION_MS_MAX + 1)),
    "no end": volume(circle(), start=TIMES[0]),
    "no start": volume(circle(), end=TIMES[1]),
}


@pytest.mark.parametrize("too_much", TOO_MUCH.values(), ids=TOO_MUCH)
def test_a_hazard_area_beyond_the_limits_is_refused(world: World, tr: Side, too_much: dict[str, Any]) -> None:
    refuses(world, Code.HAZARD_TOO_LARGE, tr.unit, hazard(too_much))
    refuses(world, Code.HAZARD_TOO_LARGE, tr.unit, hazard(volume(circle()), too_much))


def test_small_boxes_side_by_side_are_a_large_one(world: World, tr: Side) -> None:
    refuses(world, Code.HAZARD_TOO_LARGE, tr.unit, hazard(volume(box()), volume(box(west=WEST + EDGE))))


def test_circles_far_apart_are_a_large_area(world: World, tr: Side) -> None:
    refuses(world, Code.HAZARD_TOO_LARGE, tr.unit, hazard(volume(circle()), volume(circle(center=(WEST + EDGE + 1, SOUTH)))))


def test_week_after_week_is_no_end(world: World, tr: Side) -> None:
    next_week = when(START_MS + HAZARD_DURATION_MS_MAX)
    refuses(world, Code.HAZARD_TOO_LARGE, tr.unit, hazard(volume(circle()), volume(circle(), **next_week)))


@pytest.mark.parametrize("member", ["volumes", "text", "purpose"])
def test_a_hazard_area_hides_nothing(world: World, tr: Side, member: str) -> None:
    full = {**hazard(volume(circle())), "text": {"en": "Unexploded ordnance"}, "purpose": "warning"}
    refuses(world, Code.HAZARD_TOO_LARGE, tr.unit, full, hide=[member])


def test_a_hazard_by_another_name_has_the_same_limits(world: World, tr: Side) -> None:
    refuses(world, Code.HAZARD_TOO_LARGE, tr.unit, {**hazard(volume(circle(), start=TIMES[0])), "kind": "works"})


def test_no_amendment_grows_a_hazard_area_beyond_the_limits(world: World, tr: Side) -> None:
    small = hazard(volume(circle(100)))
    world.admit(tr.unit, small)
    grown = {name: value for name, value in hazard(TOO_MUCH["no end"]).items() if name != "name"}
    refuses(world, Code.HAZARD_TOO_LARGE, tr.unit, {**grown, "type": "notice_amendment/1", "notice": "tr/patrol-1", "version": 2})


def test_no_amendment_turns_another_notice_into_a_large_hazard_area(world: World, tr: Side) -> None:
    world.admit(tr.unit, NOTICE)
    content = {name: value for name, value in hazard(TOO_MUCH["no end"]).items() if name != "name"}
    refuses(world, Code.HAZARD_TOO_LARGE, tr.unit, {**content, "type": "notice_amendment/1", "notice": "tr/patrol-1", "version": 2})
