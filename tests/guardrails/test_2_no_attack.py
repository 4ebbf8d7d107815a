"""Guard-rail 2. Nothing here describes an attack but a measure that prohibits one; a danger is a small box with an end that all can see.

What a hazard area may cover is in `tests/fold/test_hazards.py`; here are the ways around it.
"""

from typing import Any

import pytest

from garant import instant
from garant.errors import Code, Refused
from garant.limits import HAZARD_DURATION_MS_MAX
from garant.statement.activities import ATTACKS, DECLARED
from tests.fold.refusing import refuses
from tests.world import AGREEMENT, CIRCLE, MEASURE, NOTICE, START_MS, Side, World

WINDOW = {"start": instant.text(START_MS), "end": instant.text(START_MS + HAZARD_DURATION_MS_MAX)}
HAZARD: dict[str, Any] = {**NOTICE, "kind": "hazard_area", "activity": "hazard", "volumes": [{**CIRCLE, **WINDOW}]}
KINDS = ["site", "movement", "flight", "patrol", "works", "exercise", "presence"]


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def tr(world: World) -> Side:
    world.enrol("ru")
    return world.side("tr")


def test_an_attack_is_no_activity_that_can_be_declared() -> None:
    assert not ATTACKS & DECLARED


@pytest.mark.parametrize("kind", [*KINDS, "hazard_area"])
@pytest.mark.parametrize("activity", sorted(ATTACKS))
def test_no_kind_of_notice_names_an_attack(world: World, tr: Side, kind: str, activity: str) -> None:
    refuses(world, Code.ATTACK_ACTIVITY, tr.unit, {**HAZARD, "kind": kind, "activity": activity})


def test_an_attack_cannot_be_hidden_either(world: World, tr: Side) -> None:
    """The activity of a notice is always open, so that the rule can see it."""
    with pytest.raises(Refused) as caught:
        world.compose(tr.unit, {**NOTICE, "activity": "air_strike"}, hide=["activity"])
    assert caught.value.refusal.code == Code.MISSING_MEMBER
    refuses(world, Code.ATTACK_ACTIVITY, tr.unit, {**NOTICE, "activity": "air_strike"}, hide=["volumes"])


def test_a_measure_prohibits_an_attack(world: World, tr: Side) -> None:
    reg = world.side("reg")
    world.admit(reg.headquarters, {**AGREEMENT, "measures": [{**MEASURE, "prohibited": sorted(ATTACKS)}]})


@pytest.mark.parametrize("activity", sorted(ATTACKS))
def test_no_measure_allows_an_attack(world: World, tr: Side, activity: str) -> None:
    reg = world.side("reg")
    allowing = {**MEASURE, "with_notice": [{"activities": [activity], "notice": "PT1H"}]}
    refuses(world, Code.ATTACK_ACTIVITY, reg.headquarters, {**AGREEMENT, "measures": [allowing]})


def test_a_hazard_area_within_its_limits_warns(world: World, tr: Side) -> None:
    world.admit(tr.unit, HAZARD)


def test_an_endless_hazard_area_is_refused(world: World, tr: Side) -> None:
    refuses(world, Code.HAZARD_TOO_LARGE, tr.unit, {**HAZARD, "volumes": [CIRCLE]})


def test_a_hidden_hazard_area_is_refused(world: World, tr: Side) -> None:
    refuses(world, Code.HAZARD_TOO_LARGE, tr.unit, {**HAZARD, "share": ["ru"]}, hide=["volumes"])


def test_a_hazard_area_cannot_cover_a_country_piece_by_piece(world: World, tr: Side) -> None:
    pieces = [
        {**CIRCLE, **WINDOW, "shape": {"is": "circle", "center": [number * 9_000_000, 0], "radius_cm": 5_000_000}} for number in range(9)
    ]
    refuses(world, Code.HAZARD_TOO_LARGE, tr.unit, {**HAZARD, "volumes": pieces})


@pytest.mark.parametrize("kind", KINDS)
def test_a_hazard_keeps_its_limits_under_any_kind(world: World, tr: Side, kind: str) -> None:
    refuses(world, Code.HAZARD_TOO_LARGE, tr.unit, {**HAZARD, "kind": kind, "volumes": [CIRCLE]})
