"""A calendar of the register: another library reads it, a day stays a day, what recurs does so as a deadline, the undated are left out."""

from datetime import UTC, date, datetime
from itertools import islice
from typing import Any

import pytest
import vobject
from dateutil.rrule import rrulestr

from garant import instant
from garant.answers.agenda_dates import DatedThing, Repeats, dated_things
from garant.answers.calendar import later, moment
from garant.answers.seen import as_open
from garant.errors import Code, Refused
from garant.exchange.icalendar import calendar
from garant.node.sealed import reader
from tests.world import ACCEPTANCE, AGREEMENT, MEASURE, MEETING, PROPOSAL, Side, World

AT_MS = instant.parse("2018-09-20T00:00:00Z")
ORIGIN = "exercise.garant.example/calendar"
THING = DatedThing("meeting", "meeting:tr/round-1", "actual", {"en": "Round, one"}, ("tr", "ru"), day="2018-10-01")


def made(*things: DatedThing, zone: str = "Asia/Damascus") -> str:
    return calendar(things, ORIGIN, AT_MS, zone).decode()


def events(text: str) -> list[Any]:
    """Read a calendar with another library than the one that wrote it."""
    return list(getattr(vobject.readOne(text), "vevent_list", []))


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


# The file


def test_lines_are_folded_and_end_as_the_standard_says() -> None:
    data = calendar(
        [DatedThing("meeting", "meeting:tr/x", "actual", {"en": "é" * 200 + "; a, b\nc"}, (), day="2018-10-01")], ORIGIN, AT_MS, "UTC"
    )
    lines = data.split(b"\r\n")
    assert data.endswith(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert max(map(len, lines)) <= 75
    (event,) = events(data.decode())
    assert event.summary.value == "Meeting: " + "é" * 200 + "; a, b\nc"


def test_a_day_stays_a_day_and_ends_before_the_next() -> None:
    (event,) = events(made(THING))
    assert (event.dtstart.value, event.dtend.value) == (date(2018, 10, 1), date(2018, 10, 2))
    (span,) = events(made(DatedThing("meeting", "meeting:tr/x", "actual", {"en": "x"}, (), day="2018-10-01", until="2018-10-03")))
    assert span.dtend.value == date(2018, 10, 4)


def test_an_instant_is_in_utc() -> None:
    (event,) = events(made(DatedThing("request", "request:tr/x", "actual", {"en": "x"}, (), at_ms=instant.parse("2018-10-01T09:30:00Z"))))
    assert event.dtstart.value == datetime(2018, 10, 1, 9, 30, tzinfo=UTC)


def test_what_is_not_dated_is_not_there() -> None:
    assert not events(made(DatedThing("meeting", "meeting:tr/x", "actual", {"en": "x"}, (), not_dated="unknown")))


def test_each_has_a_name_of_its_own_that_stays_the_same() -> None:
    other = DatedThing("commitment", "measure:reg/a#m1", "exercise", {"en": "x"}, (), day="2018-10-01", reading="ru", hidden=True)
    first, second = events(made(THING, other))
    assert first.uid.value == "meeting:tr/round-1.meeting@exercise.garant.example/calendar"
    assert second.uid.value == "measure:reg/a#m1.commitment.ru@exercise.garant.example/calendar"
    assert made(THING, other) == made(THING, other)


def test_a_call_for_nobody_and_no_alarm() -> None:
    text = made(THING)
    assert not [word for word in ("ATTENDEE", "ORGANIZER", "VALARM", "METHOD") if word in text]
    assert "It informs" in events(text)[0].description.value


def test_what_is_not_open_to_all_is_marked_and_an_exercise_says_so() -> None:
    (event,) = events(
        made(DatedThing("meeting", "meeting:tr/x", "exercise", {"en": "x"}, (), day="2018-10-01", hidden=True, certainty="cancelled"))
    )
    assert (event.contents["class"][0].value, event.status.value, event.summary.value) == (
        "CONFIDENTIAL",
        "CANCELLED",
        "[exercise] Meeting: x",
    )


# What recurs


def repeating(every: str, day: str = "2018-10-01", at: tuple[str, ...] = (), offset: str | None = None) -> DatedThing:
    return DatedThing("report", "measure:reg/a#m1", "actual", {"en": "Report"}, (), day=day, repeats=Repeats(every, at, offset))


@pytest.mark.parametrize(
    ("every", "first"),
    [
        ("P14D", "2018-10-01"), ("P1W", "2018-10-01"), ("P10D", "2018-01-31"), ("P1M", "2018-01-31"), ("P6M", "2018-08-31"),
        ("P3M", "2018-11-29"), ("P1Y", "2016-02-29"),
    ],
)  # fmt: skip
def test_it_recurs_on_the_days_on_which_the_deadline_does(every: str, first: str) -> None:
    """A month after 31 January is the last of February: in the rule of a calendar as in our own clocks."""
    (event,) = events(made(repeating(every, first)))
    start = datetime.combine(event.dtstart.value, datetime.min.time())
    theirs = [one.date().isoformat() for one in islice(rrulestr(event.rrule.value, dtstart=start), 24)]
    assert theirs == [later(moment(first), every, number).last_day for number in range(24)]


def test_a_month_and_a_day_has_no_rule_and_stands_once() -> None:
    (event,) = events(made(repeating("P1M1D")))
    assert "rrule" not in event.contents


def test_fixed_hours_are_on_the_theatres_clocks_with_their_zone() -> None:
    text = made(repeating("P1D", at=("12:00", "16:00")))
    assert [event.dtstart.value.hour for event in events(text)] == [12, 16]
    assert len({event.uid.value for event in events(text)}) == 2
    assert text.count("DTSTART;TZID=Asia/Damascus:20181001T1") == 2


def test_the_zone_is_spelt_out_with_each_change_of_its_clocks() -> None:
    """In 2018 summer began in Damascus on 30 March and ended on 26 October; since 2022 it never ends."""
    text = made(repeating("P1D", at=("12:00",))).replace("\r\n ", "")
    summer, winter = (part for part in text.split("BEGIN:") if part.startswith(("DAYLIGHT", "STANDARD")) and "RDATE" in part)
    assert "20180330T010000" in summer
    assert "TZOFFSETTO:+0300" in summer
    assert "20181026T000000" in winter
    assert "TZOFFSETTO:+0200" in winter
    assert max(winter.split("RDATE:")[1].split("\r\n")[0].split(",")) < "2022"


def test_fixed_hours_with_an_offset_are_in_utc() -> None:
    (event,) = events(made(repeating("P1D", at=("12:00",), offset="+02:00")))
    assert event.dtstart.value == datetime(2018, 10, 1, 10, tzinfo=UTC)


def test_a_time_zone_that_nobody_knows_is_refused_only_where_it_is_needed() -> None:
    assert events(made(THING, zone="Nowhere/Town"))
    with pytest.raises(Refused) as caught:
        made(repeating("P1D", at=("12:00",)), zone="Nowhere/Town")
    assert caught.value.refusal.code == Code.BAD_VALUE


# From the register


def by_thing(world: World, party: str | None = None) -> dict[tuple[str, str], DatedThing]:
    see = reader(world.store, world.state, party) if party else as_open
    return {(one.sort, one.thing): one for one in dated_things(world.state, AT_MS, party, see)}


def test_meetings_are_dated_or_listed_with_the_reason(world: World, tr: Side) -> None:
    whens = {
        "day": {"is": "dated", "date": "2018-10-01"},
        "hour": {"is": "dated", "date": "2018-10-01", "utc": "2018-10-01T09:00:00Z"},
        "month": {"is": "dated", "date": "2018-10", "words": "in October"},
        "unknown": {"is": "unknown", "because": "not_stated"},
        "none": {"is": "none"},
        "disputed": {"is": "disputed", "readings": [{"by": "tr", "says": "soon"}]},
    }
    for name, when in whens.items():
        world.admit(tr.headquarters, {**MEETING, "name": name, "when": when})
    found = {name: by_thing(world)["meeting", f"meeting:tr/{name}"] for name in whens}
    assert (found["day"].day, found["hour"].at_ms) == ("2018-10-01", instant.parse("2018-10-01T09:00:00Z"))
    assert {name: one.not_dated for name, one in found.items() if one.not_dated} == {
        "month": "not_a_whole_day", "unknown": "unknown", "none": "none", "disputed": "disputed",
    }  # fmt: skip
    assert found["month"].words == "in October"


def test_what_became_of_it_and_the_next_one(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, MEETING)
    outcome = {"type": "meeting_outcome/1", "meeting": "tr/round-1", "capacity": "party", "stands": "postponed", "when": {"is": "none"}}
    world.admit(tr.headquarters, {**outcome, "next_when": {"is": "dated", "date": "2018-10-08"}})
    found = by_thing(world)
    assert found["meeting", "meeting:tr/round-1"].certainty == "cancelled"
    assert found["next_meeting", "meeting:tr/round-1"].day == "2018-10-08"


def test_deadlines_reports_and_replies(world: World, tr: Side) -> None:
    ru, reg = world.side("ru"), world.side("reg")
    report = {**MEASURE, "name": "m2", "deadline": {"is": "every", "period": "P14D", "first": "2018-09-01"}}
    waits = {**MEASURE, "name": "m3", "deadline": {"is": "after", "event": "Day D", "period": "P7D"}}
    year = {**MEASURE, "name": "m4", "deadline": {"is": "by", "date": "2019"}}
    world.admit(reg.headquarters, {**AGREEMENT, "measure_count": 4, "measures": [MEASURE, report, waits, year]})
    ask = {"type": "request/1", "name": "ask", "capacity": "party", "form": "access", "of": [{"party": "ru"}]}
    world.admit(tr.unit, {**ask, "text": {"en": "May we?"}, "reply_by": "2018-09-22T12:00:00Z"})
    world.admit(tr.headquarters, {**PROPOSAL, "reply_by": "2018-09-23T12:00:00Z"})
    found = by_thing(world)
    assert (found["commitment", "measure:reg/zone-2018#m1"].day, found["commitment", "measure:reg/zone-2018#m1"].certainty) == (
        "2018-10-10", "tentative",
    )  # fmt: skip
    assert found["report", "measure:reg/zone-2018#m2"].repeats == Repeats("P14D", ())
    assert found["report", "measure:reg/zone-2018#m2"].day == "2018-09-29"
    assert found["commitment", "measure:reg/zone-2018#m3"].not_dated == "waits_for_event"
    assert found["commitment", "measure:reg/zone-2018#m4"].not_dated == "not_a_whole_day"
    assert found["request", "request:tr/ask"].at_ms == instant.parse("2018-09-22T12:00:00Z")
    assert found["proposal", "proposal:tr/swap"].at_ms == instant.parse("2018-09-23T12:00:00Z")
    world.admit(ru.headquarters, ACCEPTANCE)
    world.admit(ru.headquarters, {"type": "reply/1", "request": "tr/ask", "capacity": "party", "answer": "granted"})
    world.admit(ru.headquarters, {"type": "proposal_reply/1", "proposal": "tr/swap", "capacity": "party", "reply": "refused"})
    assert not {"request", "proposal"} & {sort for sort, _ in by_thing(world)}


def test_a_party_gets_what_concerns_it_and_what_it_may_read(world: World, tr: Side) -> None:
    world.side("ru")
    world.side("us")
    ask = {"type": "request/1", "name": "ask", "capacity": "party", "form": "access", "of": [{"party": "ru"}], "share": ["ru"]}
    world.admit(tr.unit, {**ask, "text": {"en": "A secret place?"}, "reply_by": "2018-09-22T12:00:00Z"}, ["text"])
    assert ("request", "request:tr/ask") not in by_thing(world, "us")
    mine, everybodys = by_thing(world, "ru")["request", "request:tr/ask"], by_thing(world)["request", "request:tr/ask"]
    assert (mine.title, mine.hidden) == ({"en": "A secret place?"}, True)
    assert (everybodys.title, everybodys.hidden) == ({"en": "access"}, False)
