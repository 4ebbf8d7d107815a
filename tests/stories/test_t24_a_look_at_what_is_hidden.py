"""T24. A hospital that gave its place in confidence was found by asking about the map, square by square.

Whoever coordinates fires or convoys must learn that something is there, and must not learn where. One side plans an exercise near a
hospital that hides its place: the host says "coordinate by hotline" and nothing else; the hospital's owner sees who asked, and when. The
same side goes on asking, with ever smaller squares: after its looks of the day it learns nothing more, and every question is on record.
"""

import pytest

from garant.answers.touches import days, touches
from garant.errors import Code
from garant.node.sealed import withheld_for
from garant.statement.withheld import COARSE
from tests.fold.refusing import refuses
from tests.world import HOST_ROOT, Side, World

PLACE = [366_339_000, 359_306_000]
HOSPITAL = {
    "type": "notice/1", "status": "actual", "name": "site-1", "kind": "site", "activity": "medical_site", "to": ["ru", "tr"],
    "protected": True, "region": "Idlib governorate", "purpose": "so that it is not hit", "owner_agrees": "in writing",
    "volumes": [{"shape": {"is": "circle", "center": PLACE, "radius_cm": 10_000}}],
}  # fmt: skip
LOOKS = 3


def plan(name: str, east_units: int, radius_m: int) -> dict[str, object]:
    """Plan an exercise some 1e-7 degrees east of the hospital."""
    circle = {"is": "circle", "center": [PLACE[0] + east_units, PLACE[1]], "radius_cm": radius_m * 100}
    planned = {"kind": "exercise", "activity": "joint_patrol", "volumes": [{"shape": circle}]}
    return {"type": "probe/1", "status": "actual", "name": name, **planned}


@pytest.fixture
def world() -> World:
    return World(rules_level=4)


@pytest.fixture
def un(world: World) -> Side:
    return world.side("un")


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture(autouse=True)
def told(world: World, un: Side, ru: Side) -> None:
    world.side("tr")
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "looks_per_day": LOOKS})
    world.admit(un.headquarters, HOSPITAL, ("volumes", "purpose", "owner_agrees"))


def seen_by(world: World, party: str) -> list[tuple[str, str, tuple[str, ...]]]:
    rows = touches(world.state, party, lambda row: withheld_for(world.store, row.said, row.id, party))
    return [(one.by, one.ref, one.touched) for one in rows]


def test_who_plans_is_told_to_call_and_the_owner_sees_who_asked(world: World, ru: Side) -> None:
    world.admit(ru.headquarters, plan("autumn", 0, 3_000), ("volumes",))
    answer = world.state.probe_answers.rows["ru/autumn"]
    assert answer.said.result == "not_clear"
    [pair] = withheld_for(world.store, answer.said, answer.id, "ru")
    assert (pair.other, pair.word) == ("un/site-1", COARSE)
    assert seen_by(world, "un") == [("ru", "ru/autumn", ("un/site-1",))]
    assert seen_by(world, "tr") == []


def test_nothing_in_the_log_tells_where_either_of_them_is(world: World, ru: Side) -> None:
    world.admit(ru.headquarters, plan("autumn", 0, 3_000), ("volumes",))
    assert not any(str(PLACE[0]).encode() in leaf or b"center" in leaf for leaf in world.leaves())


def test_asking_square_by_square_ends(world: World, ru: Side) -> None:
    for number in range(LOOKS):
        world.admit(ru.unit, plan(f"square-{number}", 4_000_000 * number, 1_000), ("volumes",))
    refuses(world, Code.TOO_MANY, ru.headquarters, plan("one-more", 0, 500), ("volumes",))
    drawn = {**plan("field", 0, 500), "type": "notice/1", "to": ["un"]}
    world.admit(ru.unit, drawn)
    verdict = world.state.verdicts.rows["ru/field@000001"].said
    assert (verdict.result, verdict.withheld) == ("undetermined", None), "the notice is heard, and told to telephone"
    assert [(day.looks, day.spent) for day in days(world.state, world.clock()) if day.party == "ru"] == [(LOOKS, True)]
    assert [ref for _, ref, _ in seen_by(world, "un")] == ["ru/square-0"], "the one that touched it; the others missed"
