"""T13. A mission for patients, on a road where a patrol is at the same hours: what may be suggested, and what becomes of it.

"Not now" is no answer to somebody with patients in the car; "after one o'clock" is. So whoever files a notice that meets something is told
the least delay, and the least earlier start, with which it would not. Each was tried before it is said: with the same exact test, against
everything that is live, and against the rules, how much notice they ask for included.

A suggestion is a sum that anybody can do for their own plan. Nobody offers it, nobody has to take it, and taking it asks nobody's leave:
the new version is a notice like any other, and the host answers it like any other.
"""

from typing import Any

import pytest

from garant import instant
from garant.answers.asked import asked_of
from garant.answers.deconflict import answer
from garant.answers.live import Live
from garant.answers.suggest import Suggestion, suggestions
from garant.instant import HOUR_MS
from garant.statement.kinds import Verdict
from tests.answers.asking import agreement, measure, place, zone
from tests.world import ACCEPTANCE, NOTICE, START_MS, Side, World

ROAD = [place(-20_000, 0), place(0, 0), place(20_000, 1_000)]
REF = "reg/road"
TEXT = agreement(
    measure(zone=["corridor"], with_notice=[{"activities": ["medical_evacuation"], "notice": "PT24H"}]),
    zones=(zone({"is": "road_band", "road": "the road", "left_m": 6_000, "right_m": 6_000}, "corridor", drawing={"course": ROAD}),),
    name="road",
    end={"is": "none"},
)


def at(hours: float) -> str:
    """Give the instant so many hours after the start of this small world."""
    return instant.text(START_MS + round(hours * HOUR_MS))


@pytest.fixture
def world() -> World:
    return World(rules_level=2)


@pytest.fixture
def tr(world: World) -> Side:
    """Let in whose patrol drives along the road, and who has accepted the text."""
    tr, reg = world.side("tr"), world.side("reg")
    world.enrol("ru")
    world.admit(reg.headquarters, TEXT)
    world.admit(tr.headquarters, {**ACCEPTANCE, "agreement": REF, "status": "actual"})
    return tr


@pytest.fixture
def un(world: World, tr: Side) -> Side:
    un = world.side("un")
    world.admit(un.headquarters, {**ACCEPTANCE, "agreement": REF, "status": "actual"})
    return un


def patrol(start: float, end: float, name: str = "patrol-1") -> dict[str, Any]:
    """Say where a patrol is between two hours: somewhere along the road."""
    volume = {"shape": {"is": "corridor", "line": ROAD, "buffer_cm": 20_000}, "start": at(start), "end": at(end)}
    return {**NOTICE, "name": name, "kind": "patrol", "activity": "joint_patrol", "status": "actual", "to": ["ru"], "volumes": [volume]}


def drive(start: float) -> dict[str, Any]:
    """Say where a mission is: an hour and a half from one end of the road to the other."""
    shape = {"is": "route", "line": ROAD, "times": [at(start), at(start + 0.75), at(start + 1.5)], "buffer_cm": 30_000}
    whole = {"kind": "movement", "activity": "medical_evacuation", "status": "actual", "to": ["tr"], "volumes": [{"shape": shape}]}
    return {**NOTICE, "name": "mission-1", **whole}


def amended(start: float, version: int = 2) -> dict[str, Any]:
    members = {name: value for name, value in drive(start).items() if name != "name"}
    return {**members, "type": "notice_amendment/1", "notice": "un/mission-1", "version": version}


def verdict(world: World, version: int = 1) -> Verdict:
    """Read the host's answer to a version of the mission."""
    return world.state.verdicts.rows[f"un/mission-1@{version:06d}"].said


def suggested(world: World) -> dict[str, Suggestion]:
    """Ask what would help, as a desk does that has just read the verdict."""
    live, said = Live.of(world.state), world.state.notice_versions.rows["un/mission-1@000001"].said
    found = answer(world.state, live, asked_of("un/mission-1", 1, said), world.state.t_ms)
    return {one.change: one for one in suggestions(world.state, live, found, world.state.t_ms)}


def delay_hours(world: World) -> float:
    by_ms = suggested(world)["delay"].by_ms
    assert by_ms is not None
    return by_ms / HOUR_MS


def test_a_mission_that_meets_a_patrol_is_told_the_least_delay(world: World, tr: Side, un: Side) -> None:
    world.admit(tr.unit, patrol(30, 36))
    world.admit(un.unit, drive(32))
    said = verdict(world)
    (pair,) = said.pairs or ()
    assert (said.result, pair.notice, pair.news, pair.closest_cm) == ("not_clear", "tr/patrol-1", "conflict", 0)
    assert delay_hours(world) == 4


def test_taken_it_is_found_with_nothing_against_it_and_a_moment_less_is_not(world: World, tr: Side, un: Side) -> None:
    world.admit(tr.unit, patrol(30, 36))
    world.admit(un.unit, drive(32))
    world.admit(un.unit, amended(36))
    assert (verdict(world, 2).result, verdict(world, 2).pairs) == ("clear", None)
    world.admit(un.unit, amended(36 - 1 / 60, version=3))
    assert verdict(world, 3).result == "not_clear"


def test_the_first_gap_counts_only_if_the_whole_mission_fits_in_it(world: World, tr: Side, un: Side) -> None:
    """An hour lies between the patrols, and the mission takes an hour and a half."""
    world.admit(tr.unit, patrol(30, 36))
    world.admit(tr.unit, patrol(37, 40, name="patrol-2"))
    world.admit(un.unit, drive(32))
    assert delay_hours(world) == 8


def test_an_earlier_start_is_suggested_only_with_the_notice_that_the_text_asks_for(world: World, tr: Side, un: Side) -> None:
    """An hour and a half before the patrol there would be nobody on the road, but 24 hours have to lie before that."""
    world.admit(tr.unit, patrol(30, 36))
    world.admit(un.unit, drive(32))
    assert suggested(world)["earlier"].by_ms == -3.5 * HOUR_MS


@pytest.mark.parametrize("patrolled", [(24.5, 36), (25, 36)])
def test_without_that_notice_no_earlier_start_is_suggested(world: World, tr: Side, un: Side, patrolled: tuple[float, float]) -> None:
    world.admit(tr.unit, patrol(*patrolled))
    world.admit(un.unit, drive(32))
    found = suggested(world)
    assert not found["earlier"].is_found
    assert found["delay"].is_found


def test_a_patrol_all_day_and_all_night_leaves_nothing_to_suggest_and_that_is_said(world: World, tr: Side, un: Side) -> None:
    world.admit(tr.unit, patrol(1, 100))
    world.admit(un.unit, drive(32))
    assert [(change, one.is_found, one.within) for change, one in suggested(world).items()] == [
        ("delay", False, "24 h"),
        ("earlier", False, "24 h"),
    ]
    assert verdict(world).notice == "un/mission-1", "it is on record all the same"


def test_a_suggestion_changes_nothing_by_itself(world: World, tr: Side, un: Side) -> None:
    world.admit(tr.unit, patrol(30, 36))
    world.admit(un.unit, drive(32))
    before = world.picture()
    assert suggested(world)["delay"].is_found
    assert world.picture() == before
    assert world.state.notices.rows["un/mission-1"].version == 1
