"""T14. Nothing is owed after a notified site is hit: from the notice to the incident, and from there to what is owed, with its clock.

A humanitarian organisation had notified its clinic; headquarters of one side had acknowledged, its unit never had. The clinic is hit. Until
now that was the end of it: "we were never told", and nothing follows.

So whoever looks at the incident sees which notices were in force there at that time and who had acknowledged them *by then*; the other
side's answer or silence, since when; what monitors found, with who dissents; and what is owed after it, by whom, by when, and whether it
came.
"""

from typing import Any

import pytest

from garant.answers.incidents import IncidentLine, incident
from garant.answers.nearby import NO_PERMISSION, concerned, nearby
from garant.instant import DAY_MS, HOUR_MS, MINUTE_MS
from tests.world import AGREEMENT, MEASURE, SOURCE, START_MS, Side, World, receipt

CLINIC = [366_100_000, 359_300_000]
CLINIC_NOTICE: dict[str, Any] = {
    "type": "notice/1", "status": "exercise", "name": "clinic", "kind": "site", "activity": "medical_site", "to": ["side"],
    "volumes": [{"shape": {"is": "circle", "center": CLINIC, "radius_cm": 10_000}}],
}  # fmt: skip
FAR = [{"shape": {"is": "circle", "center": [370_100_000, 359_300_000], "radius_cm": 10_000}}]
VALLEY = [[365_000_000, 358_000_000], [367_000_000, 358_000_000], [367_000_000, 360_000_000], [365_000_000, 360_000_000]]
ZONE = {
    "name": "z1", "title": {"en": "The valley"}, "status": "delineated",
    "rule": {"is": "polygon", "area": {"is": "area", "polygons": [[[*VALLEY, VALLEY[0]]]]}},
}  # fmt: skip
CEASEFIRE = {
    **AGREEMENT, "status": "exercise", "measures": [{**MEASURE, "prohibited": ["artillery_fire"], "zone": ["z1"]}], "zones": [ZONE],
    "between": [{"party": "side"}, {"text": "others"}],
}  # fmt: skip
HIT: dict[str, Any] = {
    "type": "incident/1", "status": "exercise", "name": "clinic-hit", "capacity": "party", "basis": "own_observation",
    "form": "artillery_fire", "standing": "said", "when": {"is": "dated", "date": "2018-09-18", "utc": "2018-09-18T11:00:00Z"},
    "time_precision": "minute", "place": {"name": "Mill", "position": [366_103_000, 359_301_000], "precision": "exact"},
    "district": "Upper valley", "by": "undetermined", "against": [{"party": "side"}], "to": ["side"],
    "effects": [{"form": "wounded", "count": "undetermined"}], "notices": ["aid/clinic"],
}  # fmt: skip
SHELL_MS = START_MS + 23 * HOUR_MS


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def aid(world: World) -> Side:
    return world.side("aid")


@pytest.fixture
def side(world: World, aid: Side) -> Side:
    """Give the side that was told: its headquarters acknowledges before the clinic is hit, its unit an hour after."""
    side = world.side("side")
    world.admit(aid.headquarters, CLINIC_NOTICE)
    world.admit(aid.headquarters, {**CLINIC_NOTICE, "name": "far-away", "volumes": FAR})
    world.admit(aid.headquarters, {**CLINIC_NOTICE, "name": "withdrawn"})
    gone = {"type": "notice_step/1", "status": "exercise", "notice": "aid/withdrawn", "version": 1, "step": "withdraw"}
    world.admit(aid.headquarters, gone)
    world.admit(side.headquarters, receipt("acknowledged", "headquarters", notice="aid/clinic"))
    world.clock.ms = SHELL_MS + HOUR_MS
    world.admit(side.unit, receipt("acknowledged", "unit", notice="aid/clinic"))
    world.admit(aid.headquarters, {**CLINIC_NOTICE, "name": "afterwards"})
    world.admit(aid.headquarters, HIT)
    return side


def hit(world: World, at_ms: int | None = None) -> IncidentLine:
    return incident(world.state, "aid/clinic-hit", world.clock.ms if at_ms is None else at_ms)


def test_the_notice_in_force_there_is_found_with_who_had_acknowledged_it_by_then(world: World, side: Side) -> None:
    found = nearby(world.state, hit(world).said)
    (near,) = found.found
    assert (near.notice, near.version, near.filed_before, near.distance_m < 200) == ("aid/clinic", 1, True, True)
    (heard,) = near.recipients
    assert (heard.party, heard.light, heard.level) == ("side", "amber", "headquarters")
    assert found.says == NO_PERMISSION


def test_an_incident_that_nobody_dates_or_places_is_near_nothing_that_is_known(world: World, aid: Side, side: Side) -> None:
    open_ = {"is": "unknown", "because": "not_stated"}
    world.admit(aid.headquarters, {**HIT, "name": "undated", "when": open_, "time_precision": "unknown"})
    world.admit(aid.headquarters, {**HIT, "name": "somewhere", "place": {"district": "Upper valley"}})
    for name, why in (("undated", "when it was is not known"), ("somewhere", "its place has no coordinates")):
        found = nearby(world.state, incident(world.state, f"aid/{name}", world.clock.ms).said)
        assert (found.found, found.undetermined) == ((), (why,))


def test_the_measure_is_found_where_it_lay(world: World, aid: Side, side: Side) -> None:
    reg = world.side("reg")
    world.admit(reg.headquarters, {**CEASEFIRE, "sources": [SOURCE]})
    (found,) = concerned(world.state, hit(world).said).hits
    assert (found.measure, found.says, found.zone, found.readings) == ("reg/zone-2018#m1", "prohibited", "reg/zone-2018#z1", ("text",))


def test_silence_is_shown_as_silence_and_has_a_clock(world: World, side: Side) -> None:
    (silent,) = hit(world).sides
    assert (silent.party, silent.word, silent.told_ms, silent.overdue) == ("side", None, world.clock.ms, False)
    assert silent.due_ms == world.clock.ms + 15 * DAY_MS
    assert hit(world, silent.due_ms + 1).sides[0].overdue
    word = {"type": "position/1", "status": "exercise", "about": "incident:aid/clinic-hit", "capacity": "party", "says": "contests"}
    world.admit(side.headquarters, word)
    (spoken,) = hit(world, silent.due_ms + 1).sides
    assert spoken.word is not None
    assert (spoken.word.says, spoken.word.how, spoken.overdue) == ("contests", "signed", False)


def test_a_finding_is_graded_in_three_parts_and_its_dissent_stands_beside_it(world: World, side: Side) -> None:
    found(world)
    (line,) = hit(world).findings
    assert (line.said.occurrence, line.said.breach, line.said.attribution) == ("established", "interpretation_disputed", "side")
    assert line.said.dissent is not None
    assert line.said.dissent[0].text == "Attribution is not established."


def found(world: World) -> None:
    mission = world.grant(world.enrol("mission", category="monitor"), "headquarters")
    finding = {
        "type": "finding/1", "status": "exercise", "name": "f-1", "incident": "aid/clinic-hit", "capacity": "party",
        "by": [{"party": "mission"}], "occurrence": "established", "breach": "interpretation_disputed", "attribution": "side",
        "attributed_to": {"party": "side"}, "confidence": "medium",
        "dissent": [{"by": {"text": "the side's member"}, "text": "Attribution is not established."}],
    }  # fmt: skip
    world.admit(mission, finding)


def test_what_is_owed_after_it_has_a_clock_and_is_seen_to_come_or_not(world: World, side: Side) -> None:
    found(world)
    inquiry = {
        "type": "follow_up/1", "status": "exercise", "name": "inquiry", "about": "finding:mission/f-1", "capacity": "party",
        "form": "inquiry", "owed_by": [{"party": "side"}], "owed_to": [{"party": "aid"}], "agreed": True,
        "deadline": {"is": "by", "date": "2018-10-18", "utc": "2018-10-18T12:00:00Z"}, "text": {"en": "Its result in writing."},
    }  # fmt: skip
    world.admit(side.headquarters, inquiry)
    (owed,) = hit(world).follow_ups
    assert (owed.clock.standing, owed.reported, owed.grade) == ("running", None, None)
    (owed,) = hit(world, START_MS + 40 * DAY_MS).follow_ups
    assert owed.clock.standing == "over"
    done = {
        "type": "fulfilment/1", "status": "exercise", "of": "follow_up:side/inquiry", "capacity": "party", "says": "done",
        "when": {"is": "dated", "date": "2018-10-01"},
    }  # fmt: skip
    world.admit(side.headquarters, done)
    (owed,) = hit(world).follow_ups
    assert owed.reported == "done"


def test_the_report_itself_came_in_time(world: World, side: Side) -> None:
    assert hit(world).timeliness.stands == "in_time"


def test_a_report_after_fifteen_days_is_late_and_still_on_record(world: World, aid: Side, side: Side) -> None:
    world.clock.ms = SHELL_MS + 15 * DAY_MS + 2 * MINUTE_MS
    world.admit(aid.headquarters, {**HIT, "name": "late"})
    assert incident(world.state, "aid/late", world.clock.ms).timeliness.stands == "late"
