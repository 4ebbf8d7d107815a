"""The figures of a daily report: what falls into its day, what is counted apart, what could not be seen, what stands and is owed."""

import pytest

from garant import instant
from garant.answers.daily import Daily, daily
from garant.answers.daily_incidents import Count
from tests.answers.day import BEFORE, END_MS, NOW, SHELLING, a_day, a_world, incident
from tests.world import Side, World


@pytest.fixture
def world() -> World:
    return a_world()


@pytest.fixture
def sides(world: World) -> tuple[Side, Side]:
    return a_day(world)


def report(world: World) -> Daily:
    return daily(world.state, NOW, BEFORE, party="tr")


def test_counts_by_place_and_kind_with_the_day_before(world: World, sides: tuple[Side, Side]) -> None:
    found = report(world).incidents
    assert found.count == Count(now=4, undetermined=2, before=1)
    assert {(one.district, kind.form): kind.count for one in found.places for kind in one.kinds} == {
        ("Jisr al-Shughur", "air_strike"): Count(1, 0, 0),
        ("Jisr al-Shughur", "shelling"): Count(1, 1, 1),
        ("Maarrat al-Numan", "small_arms_fire"): Count(1, 0, 0),
        (None, "explosion"): Count(1, 1, 0),
    }


def test_nothing_said_of_an_excluded_group_is_drawn(world: World, sides: tuple[Side, Side]) -> None:
    jisr = report(world).incidents.places[0]
    assert (jisr.count.now, jisr.drawn) == (2, 1)


def test_a_district_is_told_to_a_tenth_of_a_degree(world: World, sides: tuple[Side, Side]) -> None:
    assert {one.district: one.about for one in report(world).incidents.places} == {
        "Jisr al-Shughur": (362_000_000, 358_000_000), "Maarrat al-Numan": (366_000_000, 356_000_000), None: None,
    }  # fmt: skip


@pytest.mark.parametrize(
    ("utc", "counted"),
    [
        ("2018-09-16T16:30:00Z", (1, 0)),
        ("2018-09-16T16:29:59Z", (0, 1)),
        ("2018-09-17T16:30:00Z", (0, 0)),
        ("2018-09-17", (1, 0)),
        ("2018-09-16", (0, 1)),
        ("2018-09-01", (0, 0)),
    ],
)
def test_the_day_is_half_open(world: World, utc: str, counted: tuple[int, int]) -> None:
    tr = world.side("tr")
    world.clock.turn(END_MS - world.clock() - 1)
    world.admit(tr.headquarters, incident("one", "shelling", "Idlib", utc))
    count = report(world).incidents.count
    assert (count.now, count.before) == counted


def test_what_was_entered_late_is_counted_where_it_belongs_and_told_apart(world: World) -> None:
    tr = world.side("tr")
    world.clock.turn(END_MS - world.clock() - 1)
    world.admit(tr.headquarters, incident("long-ago", "shelling", "Idlib", "2018-08-01"))
    world.admit(tr.headquarters, incident("yesterday", "shelling", "Idlib", "2018-09-16"))
    found = report(world).incidents
    assert (found.late, found.count.now, found.count.before) == (2, 0, 1)


def test_what_has_no_time_is_counted_when_it_was_entered_and_told_apart(world: World) -> None:
    tr = world.side("tr")
    world.clock.turn(END_MS - world.clock() - 1)
    unknown = {
        **SHELLING,
        "name": "some-time",
        "when": {"is": "unknown", "because": "not_stated"},
        "time_precision": "unknown",
        "to": ["tr"],
    }
    world.admit(tr.headquarters, {name: value for name, value in unknown.items() if name != "to"})
    found = report(world).incidents
    assert (found.undated, found.count.now) == (1, 1)


@pytest.mark.parametrize("step", ["withdrawn", "merged"])
def test_what_is_gone_is_counted_nowhere(world: World, sides: tuple[Side, Side], step: str) -> None:
    into = {"into": "tr/fire-2"} if step == "merged" else {}
    world.admit(sides[0].headquarters, {"type": "incident_step/1", "status": "actual", "incident": "tr/shelling-1", "step": step, **into})
    assert report(world).incidents.count.now == 3


def test_only_equal_statuses_meet(world: World, sides: tuple[Side, Side]) -> None:
    found = daily(world.state, NOW, BEFORE, party="tr", status="exercise")
    assert (found.incidents.count.now, found.notices, found.calls, found.access, found.channels, found.commitments, found.counts) == (
        0, (), (), (), (), (), (),
    )  # fmt: skip


def test_what_could_not_be_seen(world: World, sides: tuple[Side, Side]) -> None:
    found = report(world)
    assert [(one.ref, one.minutes_lost) for one in found.access] == [("tr/turned-away", 50)]
    assert [(one.ref, one.test_overdue) for one in found.channels] == [("tr/air-line", True)]
    assert [(one.thing, one.why) for one in found.ungone] == [("notice:tr/patrol-9", "never_started")]


def test_a_request_without_a_complete_set_is_a_patrol_that_could_not_go(world: World, sides: tuple[Side, Side]) -> None:
    asked = {
        "type": "request/1", "status": "actual", "name": "truce-1", "capacity": "party", "form": "guarantee", "of": [{"party": "ru"}],
        "valid_from": "2018-09-17T12:30:00Z", "valid_until": "2018-09-17T14:00:00Z",
    }  # fmt: skip
    world.admit(sides[0].headquarters, asked)
    assert [(one.thing, one.why, one.of) for one in report(world).ungone][1:] == [("request:tr/truce-1", "no_answer", ("ru",))]


def test_a_stop_and_how_long_it_rang(world: World, sides: tuple[Side, Side]) -> None:
    [one] = report(world).calls
    assert (one.ref, one.called, one.taken_by, one.taken_after_ms) == ("tr/stop-1", ("ru",), "ru", 95_000)


def test_what_stands_and_what_is_owed(world: World, sides: tuple[Side, Side]) -> None:
    found = report(world)
    assert [(one.ref, one.ladders[0].light) for one in found.notices] == [("tr/post-1", "amber")]
    assert [(one.thing, one.stage, one.bound) for one in found.commitments] == [("measure:tr/memorandum#m1", "overdue", ("ru",))]
    assert [(one.ref, one.said.delivered) for one in found.counts] == [("ru/returns-17", 412)]


def test_a_quiet_day(world: World) -> None:
    found = report(world)
    assert (found.incidents.count, found.incidents.places) == (Count(0, 0, 0), ())
    assert NOW.end_ms - NOW.start_ms == instant.DAY_MS
