"""The rules of the line: who may open, call, take, say and read back; and that a STOP goes on by the clock alone, and to nobody else."""

from typing import Any

import pytest

from garant.errors import Code
from tests.fold.calling import CALL, CHANNEL, escalation, id_of, line, message, roster, staffed, step
from tests.fold.refusing import refuses
from tests.world import ANSWER, SOURCE, World

SECOND_MS = 1_000
NEXT: dict[str, Any] = {"level": "headquarters", "place": 2}
WORD: dict[str, Any] = {
    "type": "channel_word/1",
    "status": "exercise",
    "channel": "tr/line-1",
    "capacity": "party",
    "when": {"is": "dated", "date": "2018-09-17"},
}


def ringing() -> tuple[World, Any, Any]:
    world, tr, ru = staffed()
    world.admit(tr.unit, CALL)
    return world, tr, ru


# channels


@pytest.mark.parametrize(
    ("code", "members"),
    [
        (Code.NAME_TAKEN, {}),
        (Code.UNKNOWN_PARTY, {"name": "b", "between": ["tr", "us"]}),
        (Code.NOT_A_REGISTRAR, {"name": "b", "capacity": "registrar", "sources": [SOURCE]}),
        (Code.BAD_VALUE, {"name": "b", "answer_within": "P1M"}),
        (Code.UNKNOWN_REFERENCE, {"name": "b", "about": ["notice:tr/none"]}),
    ],
)
def test_a_channel_is_refused(code: Code, members: dict[str, Any]) -> None:
    world, tr, _ = line()
    refuses(world, code, tr.headquarters, {**CHANNEL, **members})


def test_a_channel_is_entered_by_a_side_of_it_or_by_a_registrar_with_its_source() -> None:
    world, _, _ = line()
    us, reg = world.side("us"), world.side("reg")
    refuses(world, Code.NOT_YOURS, us.headquarters, CHANNEL)
    of_others = {**CHANNEL, "capacity": "registrar"}
    refuses(world, Code.SOURCE_MISSING, reg.headquarters, of_others)
    world.admit(reg.headquarters, {**of_others, "sources": [SOURCE]})


def test_a_word_on_a_channel_is_of_a_side_of_it() -> None:
    world, tr, _ = line()
    us = world.side("us")
    refuses(world, Code.NOT_YOURS, us.headquarters, {**WORD, "declares": "suspended"})
    refuses(world, Code.UNKNOWN_REFERENCE, tr.headquarters, {**WORD, "channel": "tr/other", "declares": "suspended"})
    refuses(world, Code.OTHER_STATUS, tr.headquarters, {**WORD, "status": "actual", "declares": "suspended"})
    refuses(world, Code.UNKNOWN_PARTY, tr.headquarters, {**WORD, "declares": "open", "by": {"party": "nobody"}})
    world.admit(tr.unit, {**WORD, "observes": "in_use"})


@pytest.mark.parametrize("both", [{}, {"declares": "open", "observes": "silent"}])
def test_declared_and_observed_are_two_words(both: dict[str, str]) -> None:
    world, tr, _ = line()
    with pytest.raises(Exception, match="either what is declared or what is observed"):
        world.compose(tr.headquarters, {**WORD, **both})


# rosters


def test_a_roster_is_of_a_side_of_the_channel() -> None:
    world, _, _ = line()
    us = world.side("us")
    refuses(world, Code.NOT_YOURS, us.headquarters, roster("headquarters", "duty officer"))


def test_a_key_on_a_roster_is_an_officers_of_that_party() -> None:
    world, tr, ru = line()
    for key in (tr.unit, ru.desk):
        named = roster("unit", order=[{"duty": {"en": "post"}, "key": id_of(key)}])
        refuses(world, Code.UNKNOWN_KEY, ru.headquarters, named)
    world.admit(ru.headquarters, roster("unit", order=[{"duty": {"en": "post"}, "key": id_of(ru.unit)}]))


@pytest.mark.parametrize(
    ("members", "sentence"),
    [
        ({"valid_from": "2018-09-18T00:00:00Z", "valid_until": "2018-09-18T00:00:00Z"}, "begin before it ends"),
        ({"numbers": ["1", "2"]}, "one number for each"),
    ],
)
def test_a_roster_that_contradicts_itself_cannot_be_said(members: dict[str, Any], sentence: str) -> None:
    world, _, ru = line()
    with pytest.raises(Exception, match=sentence):
        world.compose(ru.headquarters, roster("sector", "duty officer", **members))


def test_only_headquarters_sets_rosters() -> None:
    world, _, ru = line()
    refuses(world, Code.NOT_AUTHORISED, ru.sector, roster("sector", "duty officer"))


# calls


@pytest.mark.parametrize(
    ("code", "members"),
    [
        (Code.MISSING_MEMBER, {"to": None}),
        (Code.BAD_VALUE, {"to": ["ru", "us"]}),
        (Code.NOT_A_RECIPIENT, {"to": ["us"]}),
        (Code.NOT_A_RECIPIENT, {"to": ["tr"]}),
        (Code.UNKNOWN_REFERENCE, {"channel": "tr/other"}),
        (Code.UNKNOWN_REFERENCE, {"about": ["incident:tr/none"]}),
        (Code.OTHER_STATUS, {"status": "actual"}),
        (Code.BAD_VALUE, {"happened": "2018-09-17T12:00:01Z"}),
    ],
)
def test_a_call_is_refused(code: Code, members: dict[str, Any]) -> None:
    world, tr, _ = line()
    world.side("us")
    refuses(world, code, tr.unit, {name: value for name, value in {**CALL, **members}.items() if value is not None})


def test_who_is_no_side_of_a_channel_cannot_call_on_it() -> None:
    world, _, _ = line()
    refuses(world, Code.NOT_YOURS, world.side("us").unit, CALL)


def test_a_call_has_a_name_of_its_own() -> None:
    world, tr, _ = ringing()
    refuses(world, Code.NAME_TAKEN, tr.unit, CALL)


@pytest.mark.parametrize("level", ["headquarters", "sector", "unit"])
def test_any_officer_of_the_called_party_takes_a_stop(level: str) -> None:
    world, _, ru = ringing()
    world.admit(getattr(ru, level), step("taken"))
    row = world.state.calls.rows["tr/stop-1"]
    assert (row.standing, row.taken_by, row.taken_key) == ("taken", "ru", id_of(getattr(ru, level)))


def test_a_desks_machine_takes_no_call() -> None:
    world, _, ru = ringing()
    refuses(world, Code.NOT_AUTHORISED, ru.desk, step("taken"))


def test_who_may_say_what_became_of_a_call() -> None:
    world, tr, ru = ringing()
    refuses(world, Code.NOT_YOURS, tr.unit, step("taken"))
    refuses(world, Code.NOT_YOURS, ru.unit, step("missed"))
    refuses(world, Code.NOT_YOURS, ru.unit, step("failed"))
    refuses(world, Code.NOT_YOURS, world.side("us").unit, step("ended"))
    refuses(world, Code.UNKNOWN_REFERENCE, tr.unit, step("missed", call="tr/other"))
    refuses(world, Code.BAD_VALUE, ru.unit, step("taken", happened="2018-09-17T13:00:00Z"))


def test_the_life_of_a_call() -> None:
    world, tr, ru = ringing()
    world.admit(tr.unit, step("missed"))
    refuses(world, Code.WRONG_STEP, tr.unit, step("failed"))
    world.admit(ru.unit, step("taken", text={"en": "Calling back."}))
    refuses(world, Code.WRONG_STEP, ru.sector, step("taken"))
    world.admit(tr.unit, step("ended"))
    refuses(world, Code.WRONG_STEP, ru.unit, step("ended"))


# what is said


def test_what_is_read_back_or_answered_was_said_by_the_other_side_in_the_same_call() -> None:
    world, tr, ru = ringing()
    call = world.state.calls.rows["tr/stop-1"].id
    refuses(world, Code.NOT_YOURS, world.side("us").unit, message())
    refuses(world, Code.UNKNOWN_REFERENCE, ru.unit, message("read_back", of="ab" * 32))
    refuses(world, Code.WRONG_STEP, tr.unit, message("read_back", of=call))
    refuses(world, Code.WRONG_STEP, tr.unit, message("reply", of=call))
    refuses(world, Code.BAD_VALUE, ru.unit, message(happened="2018-09-17T13:00:00Z"))
    refuses(world, Code.UNKNOWN_REFERENCE, ru.unit, message(about=["call:tr/none"]))
    world.admit(tr.unit, message("translation", of=call, language="ru"))
    world.admit(ru.unit, message("read_back", of=call))


@pytest.mark.parametrize("members", [{"form": "read_back"}, {"of": "ab" * 32}])
def test_a_read_back_of_nothing_and_a_word_of_something_cannot_be_said(members: dict[str, Any]) -> None:
    world, _, ru = ringing()
    with pytest.raises(Exception, match="name in `of`"):
        world.compose(ru.unit, message(**members))


# the clock


def test_a_stop_goes_on_when_the_time_to_answer_is_over_and_not_a_millisecond_before() -> None:
    world, _, _ = ringing()
    world.clock.turn(60 * SECOND_MS - 1)
    refuses(world, Code.WRONG_STEP, ANSWER, escalation(**NEXT))
    world.clock.turn(1)
    world.admit(ANSWER, escalation(**NEXT))
    world.clock.turn(60 * SECOND_MS - 1)
    refuses(world, Code.WRONG_STEP, ANSWER, escalation(2, level="sector", place=1))


@pytest.mark.parametrize(
    "wrong", [{}, {"level": "headquarters", "place": 1}, {"level": "sector", "place": 1}, {"level": "unit", "place": 1}]
)
def test_it_goes_to_the_next_on_duty_and_to_nobody_else(wrong: dict[str, Any]) -> None:
    world, _, _ = ringing()
    world.clock.turn(60 * SECOND_MS)
    refuses(world, Code.WRONG_STEP, ANSWER, escalation(**wrong))


def test_an_escalation_names_the_attempt_that_is_under_way() -> None:
    world, _, _ = ringing()
    world.clock.turn(60 * SECOND_MS)
    refuses(world, Code.WRONG_VERSION, ANSWER, escalation(2, **NEXT))
    refuses(world, Code.UNKNOWN_REFERENCE, ANSWER, {**escalation(**NEXT), "call": "tr/none"})


def test_only_the_host_escalates() -> None:
    world, tr, _ = ringing()
    world.clock.turn(60 * SECOND_MS)
    refuses(world, Code.NOT_AUTHORISED, tr.headquarters, {**escalation(**NEXT), "party": "tr"})


@pytest.mark.parametrize("members", [{"urgency": "urgent"}, {"happened": "2018-09-17T11:59:00Z"}])
def test_what_is_no_stop_that_rings_now_goes_nowhere_by_the_clock(members: dict[str, Any]) -> None:
    world, tr, _ = staffed()
    world.admit(tr.unit, {**CALL, **members})
    world.clock.turn(60 * SECOND_MS)
    refuses(world, Code.WRONG_STEP, ANSWER, escalation(**NEXT))


def test_a_stop_that_was_taken_goes_no_further() -> None:
    world, _, ru = ringing()
    world.admit(ru.unit, step("taken"))
    world.clock.turn(60 * SECOND_MS)
    refuses(world, Code.WRONG_STEP, ANSWER, escalation(**NEXT))


def test_where_nobody_is_left_the_host_says_so_once_and_the_call_can_still_be_taken() -> None:
    world, _, ru = ringing()
    for attempt, next_ in enumerate([NEXT, {"level": "sector", "place": 1}, {}], 1):
        world.clock.turn(60 * SECOND_MS)
        world.admit(ANSWER, escalation(attempt, **next_))
    world.clock.turn(60 * SECOND_MS)
    refuses(world, Code.WRONG_STEP, ANSWER, escalation(4))
    world.admit(ru.unit, step("taken"))


def test_a_roster_of_tomorrow_does_not_replace_todays() -> None:
    world, _, ru = ringing()
    world.admit(ru.headquarters, roster("headquarters", "tomorrow's officer", valid_from="2018-09-18T00:00:00Z"))
    world.clock.turn(60 * SECOND_MS)
    world.admit(ANSWER, escalation(**NEXT))


def test_a_roster_that_was_entered_while_it_rang_counts_from_then_on() -> None:
    world, _, ru = ringing()
    world.admit(ru.headquarters, roster("headquarters", "the only officer"))
    world.clock.turn(60 * SECOND_MS)
    refuses(world, Code.WRONG_STEP, ANSWER, escalation(**NEXT))
    world.admit(ANSWER, escalation(level="sector", place=1))


def test_a_level_without_a_place_cannot_be_said() -> None:
    world, _, _ = ringing()
    with pytest.raises(Exception, match="by level and place, or neither"):
        world.compose(ANSWER, escalation(level="sector"))


def test_a_line_may_ring_for_longer() -> None:
    world, tr, ru = line(answer_within="PT2M")
    world.admit(ru.headquarters, roster("headquarters", "duty officer", "deputy"))
    world.admit(tr.unit, CALL)
    world.clock.turn(119 * SECOND_MS)
    refuses(world, Code.WRONG_STEP, ANSWER, escalation(**NEXT))
    world.clock.turn(SECOND_MS)
    world.admit(ANSWER, escalation(**NEXT))
