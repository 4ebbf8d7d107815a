"""Agreements of the same families as the record's, which are not in it: each is said in its own words, folded, shown, and used.

In our own words, after published mechanisms: military annexes with no-fly depths by class of aircraft and by sector of a line; incidents at
sea (buffers round vessels, warnings days ahead); a grain corridor (44 hours ahead, a daily plan at fixed hours); a monitored cessation of
hostilities with weekly reports and redeployment within so many days; exceptions that a prior notice opens.

What they oblige to is a clock; what they prohibit, or allow with notice, meets notices. Nothing of it needed a new word of the language.
"""

from typing import Any

import pytest
from rich.console import Console

from garant import instant
from garant.answers import overview
from garant.answers.asked import Asked
from garant.answers.bodies import body_of
from garant.answers.commitments import Commitment, of_agreement
from garant.answers.live import Live
from garant.answers.rules import RuleHit, rule_hits
from garant.terminal import commitments as sheets
from garant.terminal import tables
from tests.answers.asking import agreement, asked, disc, found, measure, place, zone
from tests.world import ACCEPTANCE, SOURCE, START_MS, Side, World

REF = "reg/zone-2018"


class Agreed:
    """An agreement that `tr` and `ru` have accepted; `un` sails, flies and reports too."""

    def __init__(self, *measures: dict[str, Any], zones: tuple[dict[str, Any], ...] = ()) -> None:
        self.world = World(rules_level=3)
        self.sides: dict[str, Side] = {name: self.world.side(name) for name in ("reg", "tr", "ru", "un")}
        self.world.admit(self.sides["reg"].headquarters, agreement(*measures, zones=zones))
        for name in ("tr", "ru", "un"):
            self.world.admit(self.sides[name].headquarters, {**ACCEPTANCE, "status": "actual"})

    def hits(self, one: Asked) -> list[tuple[str, str, bool]]:
        """Give which measures speak of a notice, what they say, and whether enough notice was given."""
        return [(hit.measure.rpartition("#")[2], hit.says, hit.met) for hit in found(self.world.state, one).hits]

    def one(self, name: str, at: str) -> Commitment:
        """Give a commitment as of an instant."""
        every = of_agreement(self.world.state, REF, "actual", instant.parse(at))
        return next(one for one in every if one.thing == f"measure:{REF}#{name}")

    def report(self, party: str, name: str, period: str) -> None:
        """Report one time of a thing that recurs."""
        said = {"of": f"measure:{REF}#{name}", "capacity": "party", "says": "done", "period": period}
        self.world.admit(self.sides[party].headquarters, {"type": "fulfilment/1", **said, "when": {"is": "dated", "date": period}})

    def shown(self, at: str) -> str:
        """Print it: its measures, and its commitments."""
        every = list(of_agreement(self.world.state, REF, "actual", instant.parse(at)))
        console = Console(width=400, no_color=True)
        with console.capture() as caught:
            console.print(tables.agreement(overview.agreement(self.world.state, REF)), sheets.whole(every, instant.parse(at)))
        return caught.get()


def duty(name: str, text: str, **members: object) -> dict[str, Any]:
    """Give a measure by its text, without a zone unless it says so."""
    return measure(name, **{"text": {"en": text}, "zone": None, "addressee": [{"party": "tr"}, {"party": "ru"}], **members})


# No-fly depths by class of aircraft, and by sector of the line


def band(name: str, depth_m: int, west_m: float, east_m: float) -> dict[str, Any]:
    line = {"course": [place(west_m, 0), place(east_m, 0)], "side": "left"}
    return zone({"is": "depth_from_line", "line": f"the line, {name} sector", "depth_m": depth_m}, name, drawing=line)


@pytest.fixture(scope="module")
def annex() -> Agreed:
    """In the west, among villages, aircraft stay further away than in the east."""
    sectors = (band("west-crewed", 15_000, -20_000, 0), band("east-crewed", 10_000, 0, 20_000), band("all-uav", 6_000, -20_000, 20_000))
    return Agreed(
        duty(
            "crewed-west", "Combat aircraft stay 15 km away in the western sector.", zone=["west-crewed"], prohibited=["flight_fixed_wing"]
        ),
        duty(
            "crewed-east", "Combat aircraft stay 10 km away in the eastern sector.", zone=["east-crewed"], prohibited=["flight_fixed_wing"]
        ),
        duty("uav", "Unmanned aircraft stay 6 km away in both.", zone=["all-uav"], prohibited=["flight_uav"]),
        duty(
            "rotary",
            "Helicopters fly there when notified six hours before.",
            zone=["west-crewed", "east-crewed"],
            with_notice=[{"activities": ["flight_rotary"], "notice": "PT6H"}],
        ),
        zones=sectors,
    )


@pytest.mark.parametrize(
    ("activity", "east_m", "north_m", "measures"),
    [
        ("flight_fixed_wing", -10_000, 12_000, ["crewed-west"]),
        ("flight_fixed_wing", 10_000, 12_000, []),
        ("flight_fixed_wing", 10_000, 9_000, ["crewed-east"]),
        ("flight_uav", -10_000, 9_000, []),
        ("flight_uav", 10_000, 5_000, ["uav"]),
        ("flight_rotary", 10_000, 9_000, ["rotary"]),
        ("airliner", 10_000, 1_000, []),
    ],
)
def test_the_depth_depends_on_the_class_and_on_the_sector(
    annex: Agreed, activity: str, east_m: float, north_m: float, measures: list[str]
) -> None:
    assert [name for name, _, _ in annex.hits(asked(activity, disc(east_m, north_m)))] == measures


def test_a_helicopter_notified_a_day_ahead_has_given_enough_notice(annex: Agreed) -> None:
    assert annex.hits(asked("flight_rotary", disc(10_000, 5_000))) == [("rotary", "notice_required", True)]


# Incidents at sea: buffers that move with a vessel, and warnings days ahead


@pytest.fixture
def sea() -> Agreed:
    round_vessels = zone({"is": "around_notice", "activities": ["vessel_transit"], "radius_m": 1_500}, "buffer")
    return Agreed(
        duty("keep-off", "Ships stay 1,500 m from those that transit.", zone=["buffer"], prohibited=["approach_vessel"]),
        duty(
            "warn",
            "Exercises that endanger shipping are announced three to five days before.",
            with_notice=[{"activities": ["live_fire_exercise", "maritime_exercise"], "notice": "P3D"}],
        ),
        duty("yearly", "Both meet once a year.", form="report", deadline={"is": "every", "period": "P1Y", "first": "2018-06-01"}),
        zones=(round_vessels,),
    )


def around_a_vessel(made: Agreed, one: Asked) -> list[RuleHit]:
    """Hold a notice against the zone that lies round whatever is notified to transit."""
    body = body_of(one.volumes or ())
    live = Live.of(made.world.state)
    return list(rule_hits(made.world.state, one, body, live.around(one, START_MS), START_MS).hits)


def test_the_buffer_goes_where_the_vessel_goes(sea: Agreed) -> None:
    day = instant.DAY_MS
    times = [instant.text(START_MS + day + hours * instant.HOUR_MS) for hours in (0, 2)]
    sails = {"is": "route", "line": [place(0, 0), place(40_000, 0)], "times": times, "buffer_cm": 5_000, "vertical_buffer_cm": 0}
    said = {"type": "notice/1", "status": "actual", "name": "ship-1", "kind": "movement", "activity": "vessel_transit", "to": ["tr", "ru"]}
    sea.world.admit(sea.sides["un"].unit, {**said, "volumes": [{"shape": sails}]})

    def near(east_m: float, from_hours: float, until_hours: float) -> list[str]:
        start, end = (instant.text(START_MS + day + round(hours * instant.HOUR_MS)) for hours in (from_hours, until_hours))
        one = asked("approach_vessel", disc(east_m, 1_000, start=start, end=end), kind="movement")
        return [hit.says for hit in around_a_vessel(sea, one)]

    assert near(20_000, 0.9, 1.1) == ["prohibited"]
    assert near(20_000, 1.5, 2.0) == []
    assert near(36_000, 1.7, 1.9) == ["prohibited"]


@pytest.mark.parametrize(("days", "met"), [(1, False), (4, True)])
def test_an_exercise_at_sea_is_announced_days_before(sea: Agreed, days: int, met: bool) -> None:
    start, end = (instant.text(START_MS + day * instant.DAY_MS) for day in (days, days + 1))
    assert sea.hits(asked("maritime_exercise", disc(0, 0, start=start, end=end), kind="exercise")) == [("warn", "notice_required", met)]


def test_the_yearly_consultation_is_a_clock(sea: Agreed) -> None:
    one = sea.one("yearly", "2019-05-31T00:00:00Z")
    assert (one.stage, [due.date for due in one.clock.dues]) == ("overdue", ["2019-06-01"])
    sea.report("tr", "yearly", "2018-06-01")
    assert sea.one("yearly", "2019-05-20T00:00:00Z").stage == "in_force"


# A corridor for grain: 44 hours ahead, and a daily plan at noon and at four


@pytest.fixture
def corridor() -> Agreed:
    lane = zone(
        {"is": "road_band", "road": "the corridor", "left_m": 1_500, "right_m": 1_500},
        "lane",
        drawing={"course": [place(0, 0), place(30_000, 0)]},
    )
    return Agreed(
        duty(
            "ahead",
            "Ships are filed 44 hours before they enter.",
            zone=["lane"],
            with_notice=[{"activities": ["vessel_transit"], "notice": "PT44H"}],
        ),
        duty(
            "plan",
            "The plan of the next day is sent at 12:00 and confirmed at 16:00.",
            form="report",
            addressee=[{"party": "un"}],
            deadline={"is": "every", "at": ["12:00", "16:00"], "utc_offset": "+03:00", "first": "2018-09-18"},
        ),
        zones=(lane,),
    )


@pytest.mark.parametrize(("hours", "met"), [(43, False), (44, True)])
def test_a_ship_is_filed_44_hours_ahead(corridor: Agreed, hours: int, met: bool) -> None:
    start, end = (instant.text(START_MS + hour * instant.HOUR_MS) for hour in (hours, hours + 3))
    one = asked("vessel_transit", disc(10_000, 0, start=start, end=end), kind="movement")
    assert corridor.hits(one) == [("ahead", "notice_required", met)]


def test_the_daily_plan_is_due_at_noon_and_at_four_each_day(corridor: Agreed) -> None:
    one = corridor.one("plan", "2018-09-18T10:00:00Z")
    assert [(missed.day, missed.nth) for missed in one.unreported] == [("2018-09-18", 0)]
    assert [instant.text(due.ends_ms) for due in one.clock.dues] == ["2018-09-18T13:00:00Z"]
    for _ in range(2):
        corridor.report("un", "plan", "2018-09-18")
    assert corridor.one("plan", "2018-09-18T18:00:00Z").unreported == ()


# A monitored cessation: weekly reports, redeployment within so many days, verified afterwards


@pytest.fixture
def monitored() -> Agreed:
    return Agreed(
        duty(
            "weekly",
            "The mission reports every week.",
            form="report",
            addressee=[{"party": "un"}],
            deadline={"is": "every", "period": "P7D", "first": "2018-09-24"},
        ),
        duty(
            "redeploy",
            "Forces redeploy within 30 days of the verification of their locations.",
            form="withdraw_forces",
            deadline={
                "is": "between",
                "start_by": {"is": "after", "event": "locations verified", "period": "P7D"},
                "finish_by": {"is": "after", "event": "locations verified", "period": "P30D"},
            },
        ),
    )


def test_redeployment_waits_for_its_event_and_then_has_two_clocks(monitored: Agreed) -> None:
    waiting = monitored.one("redeploy", "2018-10-01T00:00:00Z")
    assert (waiting.clock.standing, waiting.clock.waits_for, waiting.stage) == ("waiting", "locations verified", "in_force")
    event = {"type": "event/1", "agreement": REF, "capacity": "registrar", "event": "Locations verified", "sources": [SOURCE]}
    monitored.world.admit(monitored.sides["reg"].headquarters, {**event, "status": "actual", "when": {"is": "dated", "date": "2018-10-01"}})
    one = monitored.one("redeploy", "2018-10-10T00:00:00Z")
    assert ([due.date for due in one.clock.starts], one.clock.start_standing) == (["2018-10-08"], "over")
    assert ([due.date for due in one.clock.dues], one.stage) == (["2018-10-31"], "in_force")
    assert monitored.one("redeploy", "2018-11-02T00:00:00Z").stage == "overdue"


def test_a_week_without_a_report_is_counted(monitored: Agreed) -> None:
    for day in ("2018-09-24", "2018-10-08"):
        monitored.report("un", "weekly", day)
    assert [one.day for one in monitored.one("weekly", "2018-10-12T00:00:00Z").unreported] == ["2018-10-01"]


# Exceptions with prior notice


@pytest.fixture
def excepted() -> Agreed:
    return Agreed(
        duty(
            "exercises",
            "No exercises near the line, but for those of which the other side is told 42 days before, and demining.",
            prohibited=["field_exercise", "live_fire_exercise"],
            with_notice=[{"activities": ["field_exercise"], "notice": "P42D"}],
            exempts=[
                {"activities": ["live_fire_exercise"], "purposes": ["disposal of found ammunition"], "note": "disposal of ammunition"}
            ],
        ),
    )


@pytest.mark.parametrize(
    ("activity", "days", "purpose", "hit"),
    [
        ("field_exercise", 10, None, ("exercises", "notice_required", False)),
        ("field_exercise", 43, None, ("exercises", "notice_required", True)),
        ("live_fire_exercise", 43, None, ("exercises", "prohibited", False)),
        ("live_fire_exercise", 1, "Disposal of found ammunition", ("exercises", "exempt", False)),
    ],
)
def test_a_prior_notice_opens_an_exception(
    excepted: Agreed, activity: str, days: int, purpose: str | None, hit: tuple[str, str, bool]
) -> None:
    start, end = (instant.text(START_MS + day * instant.DAY_MS) for day in (days, days + 1))
    assert excepted.hits(asked(activity, disc(0, 0, start=start, end=end), kind="exercise", purpose=purpose)) == [hit]


# All of them are shown


@pytest.mark.parametrize("name", ["annex", "sea", "corridor", "monitored", "excepted"])
def test_each_is_shown_with_all_that_it_says(name: str, request: pytest.FixtureRequest) -> None:
    made: Agreed = request.getfixturevalue(name)
    printed = made.shown("2018-10-12T00:00:00Z")
    for row in made.world.state.measures.values(f"{REF}#"):
        assert printed.count(row.measure.text["en"]) == 2
