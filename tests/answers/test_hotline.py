"""Lines as they stand at an instant: declared, observed, tested, staffed; and the telephones that a party may read."""

from typing import Any

import pytest

from garant.answers.hotline import channel, channels, rosters
from garant.answers.hotline_calls import Calls
from garant.answers.hotline_telephones import telephones
from garant.gazetteer.index import PlaceIndex
from garant.node.sealed import as_seen_by
from garant.statement.kinds import Channel, Roster
from tests.fold.calling import CALL, line, message, roster, staffed, step
from tests.world import START_MS, Side, World

HOUR_MS = 3_600_000
DAY_MS = 24 * HOUR_MS
LINE = "tr/line-1"


def say(world: World, side: Side, **members: object) -> None:
    """Let a side say a word on the line."""
    when = {"is": "dated", "date": "2018-09-17"}
    base: dict[str, Any] = {"type": "channel_word/1", "status": "exercise", "channel": LINE, "capacity": "party", "when": when}
    world.admit(side.headquarters, {**base, **members})


def test_nothing_is_taken_for_granted() -> None:
    world, _, _ = staffed()
    found = channel(world.state, LINE, world.clock())
    assert (found.stands, found.declared, found.observed) == ("unknown", (), None)


def test_parties_that_declare_different_things_are_both_heard() -> None:
    world, tr, ru = staffed()
    say(world, tr, declares="open")
    say(world, ru, declares="open")
    assert channel(world.state, LINE, world.clock()).stands == "open"
    world.clock.turn(1)
    say(world, ru, declares="suspended")
    found = channel(world.state, LINE, world.clock())
    assert found.stands == "disputed"
    assert [(one.party, one.declares) for one in found.declared] == [("ru", "suspended"), ("tr", "open")]
    assert channel(world.state, LINE, world.clock() - 1).stands == "open", "as it was known then"


@pytest.mark.parametrize(
    ("urgency", "came", "shows"),
    [
        ("test", "taken", "in_use"), ("test", "missed", "failed_test"), ("test", "failed", "failed_test"),
        ("routine", "missed", "silent"), ("routine", "failed", "failed_test"), ("stop", "taken", "in_use"),
    ],
)  # fmt: skip
def test_what_a_call_shows_of_the_line(urgency: str, came: str, shows: str) -> None:
    world, tr, ru = staffed()
    world.admit(tr.unit, {**CALL, "urgency": urgency})
    world.admit(ru.unit if came == "taken" else tr.unit, step(came))
    found = channel(world.state, LINE, world.clock()).observed
    assert found is not None
    assert (found.observes, found.source, found.ref) == (shows, "call", "tr/stop-1")


def test_the_newest_sign_counts_and_each_partys_own_word_is_kept() -> None:
    world, tr, ru = staffed()
    say(world, ru, observes="silent")
    world.clock.turn(HOUR_MS)
    world.admit(tr.unit, {**CALL, "urgency": "test"})
    world.admit(ru.unit, step("taken"))
    found = channel(world.state, LINE, world.clock())
    assert found.observed is not None
    assert found.observed.observes == "in_use"
    assert [(one.party, one.observes) for one in found.observed_by] == [("ru", "silent")]


def test_a_test_that_is_overdue_makes_a_line_silent() -> None:
    world, tr, ru = staffed()
    assert channel(world.state, LINE, START_MS + DAY_MS).test_overdue
    world.clock.turn(HOUR_MS)
    world.admit(tr.unit, {**CALL, "urgency": "test"})
    world.admit(ru.unit, step("taken"))
    in_time, late = (channel(world.state, LINE, START_MS + DAY_MS + at) for at in (HOUR_MS - 1, HOUR_MS))
    assert (in_time.test_overdue, late.test_overdue) == (False, True)
    assert late.observed is not None
    assert (late.observed.observes, late.observed.source, late.observed.party) == ("silent", "clock", None)
    assert late.test_due_ms == START_MS + HOUR_MS + DAY_MS


def test_what_was_not_known_yet_is_not_there() -> None:
    world, _, _ = staffed()
    assert channels(world.state, START_MS - 1) == []


def test_everybody_on_duty_stands_in_the_order_in_which_they_are_called() -> None:
    world, _, ru = staffed()
    world.admit(ru.headquarters, roster("unit", "post", valid_from="2018-09-18T00:00:00Z"))
    today, tomorrow = (rosters(world.state, START_MS + at) for at in (0, DAY_MS))
    assert [(one.party, [duty.level for duty in one.line]) for one in today] == [
        ("ru", ["headquarters", "headquarters", "sector"]),
        ("tr", []),
    ]
    assert [duty.level for duty in tomorrow[0].line] == ["headquarters", "headquarters", "sector", "unit"]


# calls


def calls(world: World, at_ms: int | None = None) -> Calls:
    return Calls(world.state, world.clock() if at_ms is None else at_ms, PlaceIndex([]))


def test_a_call_is_told_as_it_was_known_then() -> None:
    world, tr, ru = staffed()
    world.admit(tr.unit, CALL)
    world.clock.turn(30_000)
    world.admit(ru.unit, step("taken"))
    world.admit(tr.unit, step("ended"))
    assert calls(world).one("tr/stop-1").stands == "ended"
    before = calls(world, START_MS + 29_999).one("tr/stop-1")
    assert (before.stands, before.taken, before.due) == ("ringing", None, False)
    assert before.attempts[0].rang_s is None
    assert calls(world, START_MS - 1).all() == []


def test_a_party_sees_the_calls_that_it_missed() -> None:
    world, tr, _ = staffed()
    world.admit(tr.unit, {**CALL, "urgency": "urgent"})
    world.admit(tr.unit, step("missed"))
    assert [one.ref for one in calls(world).missed_by("ru")] == ["tr/stop-1"]
    assert calls(world).missed_by("tr") == []
    assert [one.ref for one in calls(world).all("tr")] == ["tr/stop-1"]
    assert calls(world).all("us") == []


@pytest.mark.parametrize(
    ("steps", "waits"),
    [((), True), (("missed",), True), (("failed",), True), (("taken",), False), (("missed", "taken"), False), (("ended",), False)],
)
def test_a_stop_waits_for_those_it_calls_until_it_is_taken_or_over(steps: tuple[str, ...], waits: bool) -> None:
    world, tr, ru = staffed()
    world.admit(tr.unit, CALL)
    for word in steps:
        world.admit(ru.unit if word == "taken" else tr.unit, step(word))
    assert [one.ref for one in calls(world).stops_to("ru")] == (["tr/stop-1"] if waits else [])
    assert calls(world).stops_to("tr") == [], "their own call is no alarm of theirs"


def test_only_a_stop_that_rings_here_is_an_alarm() -> None:
    world, tr, _ = staffed()
    world.admit(tr.unit, {**CALL, "urgency": "urgent"})
    world.admit(tr.unit, {**CALL, "name": "stop-2", "happened": "2018-09-17T00:00:00Z"})
    assert calls(world).stops_to("ru") == []


def test_a_reply_that_is_asked_for_is_due_overdue_and_answered() -> None:
    world, tr, ru = staffed()
    world.admit(tr.unit, {**CALL, "reply_by": "2018-09-17T12:10:00Z"})
    of = world.state.calls.rows["tr/stop-1"].id
    (due,) = calls(world).owed_by("ru")
    assert (due.why, due.stands, due.due_ms) == ("asked", "due", START_MS + 600_000)
    assert calls(world, START_MS + 600_001).owed_by("ru")[0].stands == "overdue"
    world.admit(ru.unit, message("reply", of=of, promised_by="2018-09-17T12:30:00Z"))
    assert [one.why for one in calls(world).owed_by("ru")] == ["asked", "promised"], "a promise is no reply yet"
    world.clock.turn(60_000)
    world.admit(ru.unit, message("reply", of=of))
    assert [one.stands for one in calls(world).one("tr/stop-1").owed] == ["answered", "answered"]
    assert calls(world).owed_by("ru") == []


def test_a_promise_in_passing_is_given_by_any_later_reply() -> None:
    world, tr, ru = staffed()
    world.admit(tr.unit, CALL)
    world.admit(ru.unit, message(promised_by="2018-09-17T12:30:00Z"))
    assert len(calls(world).owed_by("ru")) == 1
    world.admit(ru.unit, message("reply", of=world.state.calls.rows["tr/stop-1"].id))
    assert calls(world).owed_by("ru") == []


def test_translations_stand_beside_what_they_translate() -> None:
    world, tr, _ = staffed()
    world.admit(tr.unit, CALL)
    of = world.state.calls.rows["tr/stop-1"].id
    world.admit(tr.unit, message("translation", of=of, language="ru", text={"ru": "Прекратите огонь."}))
    call, translation = calls(world).one("tr/stop-1").words
    assert (call.form, translation.form, translation.of, translation.language) == ("call", "translation", call.id, "ru")


# telephones


def hidden_numbers() -> tuple[World, Side, Side]:
    world, tr, ru = line()
    world.side("us")
    told = roster("headquarters", "duty officer", "deputy", numbers=["2001", "2002"], share=["tr"])
    world.admit(ru.headquarters, told, hide=["numbers"])
    world.admit(ru.headquarters, roster("unit", "post"))
    return world, tr, ru


def sheet(world: World, party: str) -> Any:  # noqa: ANN401 - the sheet, asked in few words
    def see(said: Channel | Roster, statement_id: str) -> Channel | Roster:
        return as_seen_by(world.store, said, statement_id, party)

    return telephones(world.state, party, world.clock(), see)


def test_the_other_side_has_the_numbers_on_paper_and_those_that_were_not_given_as_not_given() -> None:
    world, _, _ = hidden_numbers()
    found = sheet(world, "tr")
    assert [line.party for line in found.lines] == ["ru", "tr"]
    assert [(one.level, one.number) for one in found.lines[0].on_duty] == [
        ("headquarters", "2001"),
        ("headquarters", "2002"),
        ("unit", None),
    ]
    assert (found.log_size, found.log_ms) == (world.state.size, world.state.t_ms)


def test_who_is_no_side_of_the_line_has_no_sheet_of_it() -> None:
    world, _, _ = hidden_numbers()
    assert sheet(world, "us").lines == ()


def test_a_number_that_was_not_shared_is_nowhere_on_the_sheet() -> None:
    world, _, ru = line()
    world.admit(ru.headquarters, roster("headquarters", "duty officer", numbers=["9999-secret"]), hide=["numbers"])
    assert "9999" not in repr(sheet(world, "tr"))
    assert "9999" in repr(sheet(world, "ru"))
