"""What incidents come to: whose word counts, what follows a merger, what silence is, and when a report came."""

from typing import Any

import pytest

from garant.answers import access
from garant.answers.incidents import IncidentLine, incident, incidents
from garant.answers.incidents_when import window_of
from garant.answers.matching_queue import queue
from garant.instant import DAY_MS, HOUR_MS, MINUTE_MS, parse
from tests.fold.test_incidents import INCIDENT, REPORTED, THE, position, step
from tests.fold.test_incidents import access as access_event
from tests.world import Side, World


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def told(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, INCIDENT)
    world.admit(tr.headquarters, {**INCIDENT, "name": "shots-2"})


def the(world: World, ref: str = THE) -> IncidentLine:
    return incident(world.state, ref, world.clock.ms)


@pytest.mark.usefixtures("told")
def test_a_sides_own_word_counts_before_its_representatives_and_that_before_a_reported_one(world: World, ru: Side) -> None:
    hill, reg = world.side("hill"), world.side("reg")
    speaks = {"type": "representation/1", "party": "ru", "represented": "hill", "scope": {"en": "all"}, "status": "exercise"}
    world.admit([ru.headquarters, hill.headquarters], speaks)
    hows = []
    for key, said in (
        (reg.headquarters, position("confirms", **REPORTED, by={"party": "hill"})),
        (ru.headquarters, position("contests", on_behalf_of="hill")),
        (hill.headquarters, position("denies")),
    ):
        world.admit(key, said)
        (side,) = (one for one in the(world).sides if one.party == "hill")
        assert side.word is not None
        hows.append((side.word.says, side.word.how, len(side.others)))
    assert hows == [("confirms", "reported", 0), ("contests", "represented", 1), ("denies", "signed", 2)]


@pytest.mark.usefixtures("told")
def test_a_reported_word_ends_nobodys_clock(world: World, ru: Side) -> None:
    reg = world.side("reg")
    world.admit(reg.headquarters, position("confirms", **REPORTED, by={"party": "ru"}))
    late = the(world).t_ms + 15 * DAY_MS + 1
    assert incident(world.state, THE, late).sides[0].overdue
    world.admit(ru.headquarters, position("confirms"))
    assert not incident(world.state, THE, late).sides[0].overdue


@pytest.mark.usefixtures("told")
def test_who_is_blamed_and_was_not_told_has_no_clock(world: World, tr: Side) -> None:
    world.side("ir")
    world.admit(tr.headquarters, {**INCIDENT, "name": "shots-3", "against": [{"party": "ir"}]})
    silent = {side.party: (side.told_ms is not None, side.due_ms is not None) for side in the(world, "tr/shots-3").sides}
    assert silent == {"ir": (False, False), "ru": (True, True)}


@pytest.mark.usefixtures("told")
def test_what_was_said_of_a_merged_incident_is_shown_with_what_it_became(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.headquarters, position("contests"))
    entered = {"type": "book/1", "status": "exercise", "name": "b", "capacity": "party", "by": {"party": "ru"}, "start": "2018-09-17"}
    world.admit(
        ru.headquarters, {**entered, "total": 1, "items": [{"name": "1", "form": "violation", "place": {"district": "Upper valley"}}]}
    )
    match = {"type": "match/1", "status": "exercise", "one": f"incident:{THE}", "other": "item:ru/b#1", "says": "same"}
    world.admit(ru.headquarters, match)
    world.admit(tr.headquarters, step("merged", into="tr/shots-2"))
    line = the(world, "tr/shots-2")
    assert (line.merged, line.sides[0].word and line.sides[0].word.about) == ((THE,), f"incident:{THE}")
    assert [one.thing for one in line.matches] == ["item:ru/b#1"]
    assert [(one.incident, one.step) for one in line.steps][-1] == (THE, "merged")
    assert (the(world).into, the(world).standing) == ("tr/shots-2", "merged")
    assert [(pair.one, pair.stands) for pair in queue(world.state).pairs] == [("incident:tr/shots-2", "same_by_one")]


@pytest.mark.usefixtures("told")
def test_what_was_withdrawn_stays_with_what_others_said_of_it(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.headquarters, position("confirms"))
    world.admit(tr.headquarters, step("withdrawn"))
    line = the(world)
    assert (line.standing, line.sides[0].word and line.sides[0].word.says) == ("withdrawn", "confirms")


@pytest.mark.usefixtures("told")
def test_an_excluded_party_by_anybodys_word_takes_the_coordinates_away(world: World, ru: Side) -> None:
    assert the(world).said.place is not None
    assert the(world).said.place.position is not None  # type: ignore[union-attr]
    world.admit(ru.headquarters, position("says_excluded_party"))
    place = the(world).said.place
    assert place is not None
    assert (place.position, place.name, the(world).where) == (None, "Mill bridge", "uncoordinated")


@pytest.mark.usefixtures("told")
def test_all_incidents_are_the_same_as_each_one(world: World) -> None:
    assert incidents(world.state, world.clock.ms) == [the(world), the(world, "tr/shots-2")]


@pytest.mark.parametrize(
    ("members", "reach_ms"),
    [({}, MINUTE_MS), ({"time_precision": "hour"}, HOUR_MS)],
    ids=["minute", "hour"],
)
def test_a_precise_time_is_an_instant_and_what_lies_about_it(
    world: World, tr: Side, ru: Side, members: dict[str, Any], reach_ms: int
) -> None:
    world.admit(tr.headquarters, {**INCIDENT, **members})
    window = window_of(the(world).said)
    at_ms = parse("2018-09-17T11:20:00Z")
    assert window == (at_ms - reach_ms, at_ms + reach_ms)


def test_a_day_is_that_day_anywhere_on_earth_and_what_is_not_dated_has_no_window(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, {**INCIDENT, "time_precision": "day"})
    window = window_of(the(world).said)
    assert window == (parse("2018-09-16T10:00:00Z"), parse("2018-09-18T12:00:00Z"))
    world.admit(tr.headquarters, {**INCIDENT, "name": "shots-2", "when": {"is": "unknown", "because": "not_stated"}})
    line = the(world, "tr/shots-2")
    assert (window_of(line.said), line.timeliness.stands) == (None, "undetermined")


def test_lost_minutes_are_added_and_unknown_ones_are_counted_as_that(world: World, tr: Side) -> None:
    times = {"arrived": "2018-09-17T12:00:00Z", "left": "2018-09-17T13:30:00Z"}
    world.admit(tr.unit, access_event(**times))
    world.admit(tr.unit, access_event(name="gate-2", **times, minutes_lost=20))
    world.admit(tr.unit, access_event(name="gate-3"))
    lines = access.access_events(world.state, world.clock.ms)
    assert [line.minutes_lost for line in lines] == [90, 20, None]
    total = access.lost(lines)
    assert (total.events, total.minutes, total.unknown) == (3, 110, 1)
