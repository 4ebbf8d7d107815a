"""The face of a notice: its lead, its life, its versions, and receipts that are due or overdue, level by level."""

from typing import Any

import pytest

from garant import instant
from garant.answers.defaults import CLOCKS, clock, default_lead
from garant.answers.ladder import ladders
from garant.answers.receipts_due import Face, face, overdue
from garant.instant import DAY_MS, HOUR_MS, MINUTE_MS
from tests.world import CIRCLE, HOST_ROOT, NOTICE, START_MS, Member, Side, World, make_key, receipt, relay

REF = "tr/patrol-1"


def timed(start: str | None = "2018-09-20T06:00:00Z", end: str | None = "2018-09-20T12:00:00Z", **more: object) -> dict[str, Any]:
    window = {name: value for name, value in (("start", start), ("end", end)) if value}
    return {**NOTICE, "volumes": [{**CIRCLE, **window}], **more}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def tr(world: World, ru: Side) -> Side:
    return world.side("tr")


def shown(world: World, at_ms: int | None = None) -> Face:
    return face(world.state, REF, world.clock.ms if at_ms is None else at_ms)


def stands(world: World, at_ms: int | None = None) -> dict[str, str]:
    return {due.level: due.stands for due in shown(world, at_ms).due}


# Receipts by the clock


def test_each_level_has_its_own_clock(world: World, tr: Side) -> None:
    world.admit(tr.unit, timed())
    due = {due.level: due.by_ms for due in shown(world).due}
    assert due == {"headquarters": START_MS + 2 * HOUR_MS, "unit": START_MS + 12 * HOUR_MS}
    assert [stands(world, START_MS + 2 * HOUR_MS + extra) for extra in (0, 1)] == [
        {"headquarters": "due", "unit": "due"},
        {"headquarters": "overdue", "unit": "due"},
    ]
    assert [(ref, due.party, due.level) for ref, due in overdue(world.state, START_MS + DAY_MS, "ru")] == [
        (REF, "ru", "headquarters"),
        (REF, "ru", "unit"),
    ]
    assert overdue(world.state, START_MS + DAY_MS, "tr") == []


def test_the_charter_sets_the_theatres_own_clocks(world: World, tr: Side) -> None:
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "clocks": {"unit": "PT30M"}})
    world.admit(tr.unit, timed())
    assert (clock(world.state, "unit"), clock(world.state, "headquarters")) == ("PT30M", CLOCKS["headquarters"])
    assert stands(world, START_MS + 31 * MINUTE_MS) == {"headquarters": "due", "unit": "overdue"}


def test_a_notice_may_ask_for_earlier_receipts_and_none_is_due_after_its_start(world: World, tr: Side) -> None:
    world.admit(tr.unit, timed(acknowledge_by="2018-09-17T12:30:00Z"))
    assert {due.by_ms for due in shown(world).due} == {START_MS + 30 * MINUTE_MS}
    world.admit(tr.unit, timed(name="soon", start="2018-09-17T12:00:50Z"))
    assert {due.by_ms for due in face(world.state, "tr/soon", START_MS).due} == {START_MS + 50_000}


def test_a_receipt_is_in_time_or_late_and_a_query_is_an_answer(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, timed())
    world.admit(ru.headquarters, receipt("acknowledged", "headquarters"))
    world.clock.turn(13 * HOUR_MS)
    world.admit(ru.unit, receipt("acknowledged", "unit"))
    assert stands(world) == {"headquarters": "in time", "unit": "late"}
    for word in ("queried", "objects", "unable"):
        world.clock.turn(1)
        world.admit(ru.headquarters, receipt(word, "headquarters"))
        assert stands(world, START_MS + 30 * DAY_MS)["headquarters"] == word


def test_what_is_delivered_is_not_acknowledged(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, timed())
    world.admit(ru.desk, receipt("delivered", "headquarters"))
    assert stands(world, START_MS + 3 * HOUR_MS)["headquarters"] == "overdue"


def test_what_is_over_is_owed_by_nobody(world: World, tr: Side) -> None:
    world.admit(tr.unit, timed())
    world.admit(tr.unit, {"type": "notice_step/1", "status": "exercise", "notice": REF, "version": 1, "step": "withdraw"})
    assert shown(world, START_MS + DAY_MS).due == ()


# Several units


def units(world: World, party: str, *duties: str) -> list[Any]:
    member = Member(party, [make_key(f"{party} root 0")])
    keys = []
    for number, duty in enumerate(duties):
        key = make_key(f"{party} unit {number}")
        grant = {"type": "grant/1", "key": key.public, "role": "officer", "level": "unit", "duty": {"en": duty}}
        world.admit(member.roots, grant)
        keys.append(key)
    return keys


def test_a_recipient_with_several_units_is_green_when_each_has_the_word(world: World, tr: Side, ru: Side) -> None:
    _, night = units(world, "ru", "second post", "second post")
    world.admit(tr.unit, timed())
    world.admit(ru.unit, receipt("acknowledged", "unit"))
    [one] = ladders(world.state, REF)
    assert (one.light, sorted((unit.duty["en"], unit.acknowledged) for unit in one.units)) == (
        "amber",
        [("officer at unit", True), ("second post", False)],
    )
    assert stands(world, START_MS + 13 * HOUR_MS)["unit"] == "overdue"
    world.admit(night, receipt("acknowledged", "unit"))
    assert ladders(world.state, REF)[0].light == "green", "two keys of one duty are one unit"


def test_a_unit_that_came_later_or_was_revoked_does_not_change_the_light(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, timed())
    units(world, "ru", "a later post")
    world.admit(ru.unit, receipt("acknowledged", "unit"))
    assert ladders(world.state, REF)[0].light == "green"


def test_a_unit_without_a_key_is_reached_by_relay_as_before(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, timed())
    world.admit(ru.sector, {**receipt("acknowledged", "unit"), "relay": relay()})
    assert ladders(world.state, REF)[0].light == "green"


def test_below_level_three_nobody_knows_which_unit_it_was() -> None:
    world = World(rules_level=2)
    ru, tr = world.side("ru"), world.side("tr")
    units(world, "ru", "second post")
    world.admit(tr.unit, NOTICE)
    world.admit(ru.unit, receipt("acknowledged", "unit"))
    [one] = ladders(world.state, REF)
    assert (one.light, one.units) == ("green", ())


# Its lead


What = tuple[str, str, dict[str, Any]]
PATROL: What = ("patrol", "joint_patrol", {})
CONVOY: What = ("movement", "aid_convoy", {})
EMERGENCY: What = ("movement", "aid_convoy", {"emergency": True})
LEADS = [
    (PATROL, "2018-09-17T12:00:50Z", (50_000, None, False)),
    (PATROL, "2018-09-17T11:00:00Z", (-HOUR_MS, None, True)),
    (CONVOY, "2018-09-19T12:00:00Z", (48 * HOUR_MS, 48 * HOUR_MS, False)),
    (CONVOY, "2018-09-19T11:59:59Z", (48 * HOUR_MS - 1000, 48 * HOUR_MS, True)),
    (EMERGENCY, "2018-09-18T12:00:00Z", (24 * HOUR_MS, 24 * HOUR_MS, False)),
]


@pytest.mark.parametrize(("what", "start", "lead"), LEADS)
def test_the_lead_is_on_the_face(world: World, tr: Side, what: What, start: str, lead: tuple[object, ...]) -> None:
    kind, activity, more = what
    world.admit(tr.unit, timed(start=start, end="2018-09-30T00:00:00Z", kind=kind, activity=activity, **more))
    assert shown(world).lead == lead


def test_a_hidden_start_has_no_known_lead(world: World, tr: Side) -> None:
    world.admit(tr.unit, timed(kind="movement", activity="aid_convoy"), ["volumes"])
    assert shown(world).lead == (None, 48 * HOUR_MS, None)
    assert default_lead("site", emergency=False) is None


# Its life and its versions


def test_the_words_of_its_life(world: World, tr: Side) -> None:
    world.admit(tr.unit, timed())
    start, end = instant.parse("2018-09-20T06:00:00Z"), instant.parse("2018-09-20T12:00:00Z")
    assert [shown(world, at_ms).life for at_ms in (START_MS, start - 1, start, end - 1, end)] == [
        "filed", "filed", "in force", "in force", "expired",
    ]  # fmt: skip
    step = {"type": "notice_step/1", "status": "exercise", "notice": REF, "version": 1}
    world.admit(tr.unit, {**step, "step": "start"})
    assert shown(world, end).life == "underway"
    world.admit(tr.unit, {**step, "step": "end"})
    assert shown(world, end).life == "ended"


def test_versions_say_what_changed(world: World, tr: Side) -> None:
    world.admit(tr.unit, timed())
    again = {name: value for name, value in timed(end="2018-09-20T13:00:00Z", purpose="repair").items() if name != "name"}
    world.clock.turn(HOUR_MS)
    world.admit(tr.unit, {**again, "type": "notice_amendment/1", "notice": REF, "version": 2, "to": ["ru", "tr"]})
    world.admit(tr.unit, {**again, "type": "notice_amendment/1", "notice": REF, "version": 3, "to": ["ru", "tr"]}, ["volumes"])
    assert [(one.version, one.changed) for one in shown(world).versions] == [
        (1, ()),
        (2, ("to", "purpose", "volumes")),
        (3, ("volumes", "hidden")),
    ]
    assert (shown(world).filed_ms, shown(world).t_ms) == (START_MS, START_MS + HOUR_MS)
