"""Clocks: a deadline as the text has it, and when it runs out; what nobody can date is never dated."""

from datetime import UTC, date, datetime
from typing import Any

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant import instant
from garant.answers import calendar
from garant.answers.calendar import later, moment
from garant.answers.clocks import Clock, clock_of
from garant.answers.clocks_events import Terms, terms_of
from garant.statement.values import Deadline
from tests.world import AGREEMENT, SOURCE, Side, World

H = instant.HOUR_MS
REF = "reg/zone-2018"


def ms(text: str) -> int:
    return instant.parse(text)


# The calendar, against published cases


@pytest.mark.parametrize(
    ("day", "duration", "times", "after"),
    [
        # java.time.LocalDate.plusMonths, from its documentation and tests: the last valid day of a shorter month
        ("2007-03-31", "P1M", 1, "2007-04-30"),
        ("2008-02-29", "P1Y", 1, "2009-02-28"),
        ("2007-03-31", "P11M", 1, "2008-02-29"),
        ("2008-02-29", "P4Y", 1, "2012-02-29"),
        # python-dateutil's relativedelta, from its documentation
        ("2003-01-27", "P1M", 1, "2003-02-27"),
        ("2003-01-31", "P1M", 1, "2003-02-28"),
        ("2003-01-31", "P2M", 1, "2003-03-31"),
        ("2000-02-28", "P1Y", 1, "2001-02-28"),
        ("2000-02-29", "P1Y", 1, "2001-02-28"),
        ("1999-03-01", "P1Y", 1, "2000-03-01"),
        # twice a month is two months: the end of February does not pull March down
        ("2018-01-31", "P1M", 2, "2018-03-31"),
        ("2017-05-04", "P6M", 1, "2017-11-04"),
        ("2017-05-04", "P6M", 3, "2018-11-04"),
        ("2020-10-23", "P3M", 1, "2021-01-23"),
        ("2020-03-05", "P7D", 1, "2020-03-12"),
        ("2017-05-04", "P2W", 1, "2017-05-18"),
        ("2018-12-31", "P1M1D", 1, "2019-02-01"),
        ("9999-12-31", "P1Y", 1, "9999-12-31"),
    ],
)
def test_a_period_on_the_calendar(day: str, duration: str, times: int, after: str) -> None:
    assert later(moment(day), duration, times).date == after


def add_months(day: date, months: int) -> date:
    """Add months as the standard library lets one do it: try the day, else the one before."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    for number in range(day.day, 27, -1):
        try:
            return date(year, month + 1, number)
        except ValueError:
            continue
    return date(year, month + 1, day.day)


@given(st.dates(date(1900, 1, 1), date(2400, 1, 1)), st.integers(0, 600))
def test_months_are_those_of_an_oracle(day: date, months: int) -> None:
    assert later(moment(day.isoformat()), f"P{months}M").date == add_months(day, months).isoformat()


def test_a_bare_day_is_that_day_anywhere() -> None:
    day = moment("2018-10-10")
    assert (day.first_ms, day.last_ms) == (ms("2018-10-09T10:00:00Z"), ms("2018-10-11T12:00:00Z"))
    assert day.ends == (ms("2018-10-10T10:00:00Z"), ms("2018-10-11T12:00:00Z"))


def test_a_month_ends_with_its_last_day() -> None:
    assert moment("2017-02").ends[1] == ms("2017-03-01T12:00:00Z")
    assert moment("2016").ends[1] == ms("2017-01-01T12:00:00Z")
    assert calendar.days_of("2016-02") == ("2016-02-01", "2016-02-29")


def test_months_go_by_the_day_of_the_text_and_not_of_greenwich() -> None:
    """31 January 00:00 in Damascus is 30 January in Greenwich; a month later is 28 February there, not 27."""
    start = moment("2018-01-31", "2018-01-30T22:00:00Z")
    assert later(start, "P1M").first_ms == ms("2018-02-27T22:00:00Z")
    assert later(start, "P1M").date == "2018-02-28"


def test_hours_after_a_bare_day_are_as_uncertain_as_the_day() -> None:
    end = later(moment("2019-10-23"), "PT150H")
    assert end.ends == (ms("2019-10-22T10:00:00Z") + 150 * H, ms("2019-10-24T12:00:00Z") + 150 * H)
    exact = later(moment("2019-10-23", "2019-10-23T09:00:00Z"), "PT150H")
    assert exact.ends == (ms("2019-10-29T15:00:00Z"), ms("2019-10-29T15:00:00Z"))


# Deadlines


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def reg(world: World) -> Side:
    reg = world.side("reg")
    for name in ("tr", "ru"):
        world.side(name)
    known = {"in_force": {"is": "dated", "date": "2018-09-20"}, "status": "actual"}
    world.admit(reg.headquarters, {**AGREEMENT, **known})
    return reg


def deadline(**members: object) -> Deadline:
    found: Deadline = msgspec.convert(members, Deadline)
    return found


def clock(world: World, now: str, until_ms: int | None = None, /, **members: object) -> Clock:
    return clock_of(deadline(**members), terms_of(world.state, REF, "actual"), ms(now), "P2D", until_ms)


def ends(found: Clock) -> list[tuple[str, str]]:
    return [(one.by, instant.text(one.ends_ms)) for one in found.dues]


@pytest.mark.parametrize(
    ("at", "standing"),
    [
        ("2018-10-01T00:00:00Z", "running"),
        ("2018-10-08T09:59:59Z", "running"),
        ("2018-10-08T10:00:00Z", "soon"),
        ("2018-10-10T10:00:00Z", "may_be_over"),
        ("2018-10-11T11:59:59Z", "may_be_over"),
        ("2018-10-11T12:00:00Z", "over"),
    ],
)
def test_a_day_is_over_when_it_is_over_everywhere(world: World, reg: Side, at: str, standing: str) -> None:
    assert clock(world, at, **{"is": "by", "date": "2018-10-10"}).standing == standing


def test_an_instant_is_over_at_that_instant(world: World, reg: Side) -> None:
    exact = {"is": "by", "date": "2016-02-27", "utc": "2016-02-26T22:00:00Z", "words": "00:00 Damascus"}
    assert clock(world, "2016-02-26T21:59:59.999Z", **exact).standing == "soon"
    assert clock(world, "2016-02-26T22:00:00Z", **exact).standing == "over"


@pytest.mark.parametrize(
    ("members", "form"),
    [
        ({"is": "unknown", "because": "not_stated"}, "unknown"),
        ({"is": "none"}, "none"),
        ({"is": "disputed", "readings": [{"by": "tr", "says": "soon"}]}, "disputed"),
        ({"is": "every", "words": "each Astana meeting"}, "every"),
        ({"is": "after", "event": "signature", "words": "without delay"}, "after"),
    ],
)
def test_what_nobody_can_date_is_never_dated(world: World, reg: Side, members: dict[str, Any], form: str) -> None:
    found = clock(world, "2099-01-01T00:00:00Z", **members)
    assert (found.form, found.standing, found.dues) == (form, "undated", ())


def test_from_signature_and_from_the_entry_into_force(world: World, reg: Side) -> None:
    assert ends(clock(world, "2018-09-18T00:00:00Z", **{"is": "after", "event": "signature", "period": "P7D"})) == [
        ("", "2018-09-25T12:00:00Z")
    ]
    assert ends(clock(world, "2018-09-18T00:00:00Z", **{"is": "after", "event": "in_force", "period": "P1M"})) == [
        ("", "2018-10-21T12:00:00Z")
    ]


def test_a_disputed_deadline_has_a_clock_for_each_reading_and_is_never_over(world: World, reg: Side) -> None:
    readings = [
        {"by": "S19", "says": "two weeks", "due": {"is": "after", "event": "signature", "period": "P2W"}},
        {"by": "S20", "says": "by the 25th", "due": {"is": "by", "date": "2018-09-25"}},
        {"by": "S21", "says": "soon"},
    ]
    found = clock(world, "2030-01-01T00:00:00Z", **{"is": "disputed", "readings": readings})
    assert found.standing == "disputed"
    assert ends(found) == [("S19", "2018-10-02T12:00:00Z"), ("S20", "2018-09-26T12:00:00Z")]


# Events

AFTER_D = {"is": "after", "event": "Day D", "period": "P2D"}
HAPPENED: dict[str, Any] = {"type": "event/1", "agreement": REF, "capacity": "registrar", "event": "day  d", "sources": [SOURCE]}


def happened(world: World, side: Side, date: str, **members: object) -> None:
    capacity = {"capacity": "registrar", "sources": [SOURCE]} if side.name == "reg" else {"capacity": "party"}
    plain = {name: value for name, value in HAPPENED.items() if name not in ("capacity", "sources")}
    world.admit(side.headquarters, {**plain, **capacity, "when": {"is": "dated", "date": date}, **members})


def test_it_waits_until_somebody_says_that_the_event_happened(world: World, reg: Side) -> None:
    waiting = clock(world, "2018-09-30T00:00:00Z", **AFTER_D)
    assert (waiting.standing, waiting.waits_for, waiting.dues) == ("waiting", "Day D", ())
    happened(world, reg, "2018-09-28")
    assert ends(clock(world, "2018-09-30T00:00:00Z", **AFTER_D)) == [("reg", "2018-10-01T12:00:00Z")]


def test_several_who_differ_make_it_disputed_and_several_who_agree_do_not(world: World) -> None:
    reg, tr, ru = (world.side(name) for name in ("reg", "tr", "ru"))
    world.admit(reg.headquarters, AGREEMENT)
    happened(world, tr, "2018-09-28")
    happened(world, ru, "2018-09-28", when={"is": "dated", "date": "2018-09-28", "utc": "2018-09-28T06:00:00Z"})
    found = clock(world, "2018-10-01T00:00:00Z", **AFTER_D)
    assert ends(found) == [("ru", "2018-09-30T06:00:00Z")]
    happened(world, tr, "2018-09-29")
    found = clock(world, "2030-01-01T00:00:00Z", **AFTER_D)
    assert found.standing == "disputed"
    assert sorted(ends(found)) == [("ru", "2018-09-30T06:00:00Z"), ("tr", "2018-10-02T12:00:00Z")]


def test_events_of_another_status_do_not_start_it(world: World, reg: Side) -> None:
    happened(world, reg, "2018-09-28", status="exercise")
    assert clock(world, "2018-09-30T00:00:00Z", **AFTER_D).standing == "waiting"
    exercise = clock_of(deadline(**AFTER_D), terms_of(world.state, REF, "exercise"), ms("2018-09-29T00:00:00Z"), "P2D")
    assert exercise.standing == "soon"


def test_the_newest_word_on_the_entry_into_force_counts_before_the_text(world: World, reg: Side) -> None:
    change = {"type": "agreement_change/1", "agreement": REF, "capacity": "registrar", "change": "in_force", "sources": [SOURCE]}
    world.admit(reg.headquarters, {**change, "effective": {"is": "dated", "date": "2018-10-01"}})
    found = clock(world, "2018-10-01T00:00:00Z", **{"is": "after", "event": "in_force", "period": "P1D"})
    assert ends(found) == [("reg", "2018-10-03T12:00:00Z")]


def test_without_any_agreement_nothing_can_be_known() -> None:
    found = clock_of(deadline(**AFTER_D), Terms(World().state, "actual"), 0, "P2D")
    assert found.standing == "waiting"


# What recurs


def test_what_recurs_counts_from_first_or_from_the_entry_into_force(world: World, reg: Side) -> None:
    weekly = clock(world, "2018-10-20T00:00:00Z", **{"is": "every", "period": "P7D"})
    assert [one.day for one in weekly.past] == ["2018-09-27", "2018-10-04", "2018-10-11", "2018-10-18"]
    assert weekly.dues[0].date == "2018-10-25"
    first = clock(world, "2018-10-20T00:00:00Z", **{"is": "every", "period": "P7D", "first": "2018-10-01"})
    assert [one.day for one in first.past] == ["2018-10-01", "2018-10-08", "2018-10-15"]


def test_half_years_keep_their_day(world: World, reg: Side) -> None:
    found = clock(world, "2020-06-01T00:00:00Z", **{"is": "every", "period": "P6M", "first": "2018-08-31"})
    assert [one.day for one in found.past] == ["2018-08-31", "2019-02-28", "2019-08-31", "2020-02-29"]


def test_fixed_hours_are_exact_where_their_offset_is_known(world: World, reg: Side) -> None:
    daily = {"is": "every", "at": ["12:00", "16:00"], "utc_offset": "+03:00", "first": "2018-10-01"}
    found = clock(world, "2018-10-02T10:00:00Z", **daily)
    assert [(one.day, one.nth, instant.text(one.due.ends_ms)) for one in found.past] == [
        ("2018-10-01", 0, "2018-10-01T09:00:00Z"),
        ("2018-10-01", 1, "2018-10-01T13:00:00Z"),
        ("2018-10-02", 0, "2018-10-02T09:00:00Z"),
    ]
    assert ends(found) == [("", "2018-10-02T13:00:00Z")]
    early = clock(world, "2018-09-30T20:00:00Z", **{**daily, "at": ["00:30"]})
    assert (early.dues[0].date, instant.text(early.dues[0].ends_ms)) == ("2018-10-01", "2018-09-30T21:30:00Z")


def test_fixed_hours_without_an_offset_are_as_wide_as_the_clocks_of_the_earth(world: World, reg: Side) -> None:
    (due,) = clock(world, "2018-09-30T00:00:00Z", **{"is": "every", "at": ["12:00"], "first": "2018-10-01"}).dues
    assert (instant.text(due.ends_first_ms), instant.text(due.ends_ms)) == ("2018-09-30T22:00:00Z", "2018-10-02T00:00:00Z")


def test_it_stops_where_its_agreement_ends(world: World, reg: Side) -> None:
    found = clock(world, "2018-11-01T00:00:00Z", ms("2018-10-06T00:00:00Z"), **{"is": "every", "period": "P7D"})
    assert ([one.day for one in found.past], found.dues) == (["2018-09-27", "2018-10-04"], ())


@pytest.mark.parametrize("period", ["PT1S", "P0D", "P9999Y"])
def test_a_hostile_period_costs_no_more_than_any(world: World, reg: Side, period: str) -> None:
    found = clock(world, "2026-01-01T00:00:00Z", **{"is": "every", "period": period})
    assert len(found.past) <= 20_000


def test_start_by_and_finish_by(world: World, reg: Side) -> None:
    between = {
        "is": "between",
        "start_by": {"is": "by", "date": "2018-09-25"},
        "finish_by": {"is": "after", "event": "signature", "period": "P14D"},
    }
    found = clock(world, "2018-09-27T00:00:00Z", **between)
    assert ([one.date for one in found.starts], found.start_standing) == (["2018-09-25"], "over")
    assert (ends(found), found.standing) == ([("", "2018-10-02T12:00:00Z")], "running")


def test_texts_and_days_are_those_of_the_standard_library() -> None:
    end = datetime(2018, 10, 11, 12, tzinfo=UTC)
    assert moment("2018-10-10").last_ms == int(end.timestamp() * 1000)
