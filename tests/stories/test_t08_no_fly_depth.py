"""T8. Texts that keep aircraft away from a line give each class a depth of its own, and leave some alone.

Fixed wings stay further from the line than drones do; airliners on their airways are exempt; a helicopter that fetches the wounded may come
near, if the other side has been told in time. On a map that is a band for each class; at a desk at night it is a question: this aircraft,
on this course, at this hour?

The answer names the measure, the band, who is bound, and how much notice was asked for and given. It permits nothing, and it stops nobody:
the notice is on record whatever the answer says.
"""

import re
from typing import Any

import pytest

from garant import instant
from garant.statement.kinds import Verdict
from tests.answers.asking import agreement, place, zone
from tests.world import ACCEPTANCE, NOTICE, START_MS, Side, World

LINE = {"course": [place(-40_000, 0), place(-10_000, 2_000), place(15_000, -1_000), place(40_000, 0)], "side": "left"}
REF = "reg/line-air"


def band(name: str, depth_m: int) -> dict[str, Any]:
    return zone({"is": "depth_from_line", "line": "the line of contact", "depth_m": depth_m}, name, drawing=LINE)


def rule(name: str, zone_name: str, **members: object) -> dict[str, Any]:
    text = {"name": name, "form": "prohibit_activity", "text": {"en": "Aircraft stay away from the line."}, "standing": "agreed"}
    open_ended = {"addressee": {"is": "none"}, "deadline": {"is": "none"}, "verification": "yes"}
    return {**text, **open_ended, "zone": [zone_name], **members}


AIR = agreement(
    rule(
        "crewed",
        "far",
        prohibited=["flight_fixed_wing", "flight_rotary"],
        with_notice=[{"activities": ["medevac_flight"], "notice": "PT2H"}],
        exempts=[{"activities": ["airliner", "civil_flight"], "note": "airliners on published airways"}],
    ),
    rule("drones", "near", prohibited=["flight_uav"]),
    zones=(band("far", 25_000), band("near", 5_000)),
    name="line-air",
    end={"is": "none"},
)


@pytest.fixture
def world() -> World:
    return World(rules_level=2)


@pytest.fixture
def un(world: World) -> Side:
    """Let in a monitoring mission that has accepted the text, as both sides have."""
    tr, ru, un, reg = (world.side(name) for name in ("tr", "ru", "un", "reg"))
    world.admit(reg.headquarters, AIR)
    for side in (tr, ru, un):
        world.admit(side.headquarters, {**ACCEPTANCE, "agreement": REF, "status": "actual"})
    return un


def flight(activity: str, *course: tuple[float, float], in_hours: float = 12) -> dict[str, Any]:
    """Give notice of a flight: an hour from each position (metres east and north of the middle of the line) to the next."""
    start = START_MS + round(in_hours * instant.HOUR_MS)
    times = [instant.text(start + k * instant.HOUR_MS) for k in range(len(course))]
    shape = {"is": "route", "line": [place(*there) for there in course], "times": times, "buffer_cm": 10_000, "vertical_buffer_cm": 10_000}
    whole = {"name": "f1", "kind": "flight", "activity": activity, "status": "actual", "to": ["tr", "ru"]}
    return {**NOTICE, **whole, "volumes": [{"shape": shape, "lower_cm": 50_000, "upper_cm": 150_000}]}


def verdict(world: World, un: Side, said: dict[str, Any]) -> Verdict:
    world.admit(un.unit, said)
    return world.state.verdicts.rows["un/f1@000001"].said


ALONG = ((-8_000, 12_000), (8_000, 12_000))
"""Twelve kilometres from the line, all the way."""


@pytest.mark.parametrize(("in_hours", "result", "met"), [(12, "clear", True), (2, "clear", True), (1.9, "not_clear", False)])
def test_a_medevac_helicopter_with_prior_notice_and_without(world: World, un: Side, in_hours: float, result: str, met: bool) -> None:
    said = verdict(world, un, flight("medevac_flight", *ALONG, in_hours=in_hours))
    (hit,) = said.hits or ()
    assert (said.result, hit.measure, hit.says, hit.met, hit.binds) == (result, f"{REF}#crewed", "notice_required", met, True)
    assert (said.lead_given_s, said.lead_required_s) == (in_hours * 3_600, 7_200)


def test_another_helicopter_there_is_prohibited(world: World, un: Side) -> None:
    said = verdict(world, un, flight("flight_rotary", *ALONG))
    assert (said.result, [hit.says for hit in said.hits or ()]) == ("not_clear", ["prohibited"])


def test_an_airliner_is_exempt_and_the_text_says_why(world: World, un: Side) -> None:
    said = verdict(world, un, flight("airliner", *ALONG))
    (hit,) = said.hits or ()
    assert (said.result, hit.says, hit.because) == ("clear", "exempt", "exempt: airliners on published airways")


@pytest.mark.parametrize(
    ("activity", "north_m", "measures"),
    [
        ("flight_uav", 4_000, [f"{REF}#drones"]),
        ("flight_uav", 7_000, []),
        ("flight_fixed_wing", 20_000, [f"{REF}#crewed"]),
        ("flight_fixed_wing", 27_500, []),
        ("flight_fixed_wing", -3_000, []),
    ],
    ids=["drone inside", "drone beyond its own depth", "jet inside", "jet beyond", "on the other side of the line"],
)
def test_each_class_has_its_own_depth(world: World, un: Side, activity: str, north_m: float, measures: list[str]) -> None:
    said = verdict(world, un, flight(activity, (-8_000, north_m), (8_000, north_m)))
    assert [hit.measure for hit in said.hits or ()] == measures
    assert said.result == ("not_clear" if measures else "clear")


def test_a_flight_into_the_band_is_in_it_for_as_long_as_it_is(world: World, un: Side) -> None:
    """From 45 km north to 2 km north in an hour; there the line runs 800 m north of its middle, so the band begins at 25.8 km."""
    (hit,) = verdict(world, un, flight("flight_rotary", (0, 45_000), (0, 2_000))).hits or ()
    assert hit.start is not None
    assert hit.end is not None
    minutes = (instant.parse(hit.end) - instant.parse(hit.start)) / instant.MINUTE_MS
    assert minutes == pytest.approx((25.8 + 0.1 - 2) / 43 * 60, abs=0.5)
    assert instant.parse(hit.end) == START_MS + 13 * instant.HOUR_MS


def test_it_leaves_the_band_where_it_crosses_the_line(world: World, un: Side) -> None:
    """It ends 800 m south of the line there; past the line by its buffer it is out."""
    (hit,) = verdict(world, un, flight("flight_rotary", (0, 10_000), (0, 0))).hits or ()
    assert hit.end is not None
    assert instant.parse(hit.end) - START_MS - 12 * instant.HOUR_MS == pytest.approx((10 - 0.7) / 10 * instant.HOUR_MS, abs=10_000)


def test_no_word_of_an_answer_is_a_permit(world: World, un: Side) -> None:
    for number, activity in enumerate(("medevac_flight", "airliner", "flight_rotary", "flight_uav")):
        world.admit(un.unit, {**flight(activity, *ALONG), "name": f"g{number}"})
        said = world.state.verdicts.rows[f"un/g{number}@000001"].said
        assert not re.search(r"permi|approv|authori|licen|allow|grant", str(said), re.IGNORECASE)
