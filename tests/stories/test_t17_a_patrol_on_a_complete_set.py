"""T17. Repair truces along the contact line: a crew, and the monitors' patrol with it, goes only on a complete set of written guarantees.

The mission asked each side for a written guarantee for a window, and mirrored the patrol to it: one guarantee missing, or two windows
that had no hour in common, and nobody went. A refusal and a silence were both reported, and were not the same thing.

So each answer is kept, silence is shown as silence since when, and the set is complete while all have granted and their windows overlap.
The patrol's notice stands where its filer put it all the while: no answer makes it a permission, and none is waited for by the program.
"""

from typing import Any

import pytest

from garant import instant
from garant.answers.receipts_due import face
from garant.answers.requests import RequestLine, request, silent
from garant.errors import Code
from garant.instant import HOUR_MS, Window
from tests.fold.refusing import refuses
from tests.world import START_MS, Side, World

ASK = {
    "type": "request/1",
    "status": "actual",
    "name": "repair-truce",
    "capacity": "party",
    "form": "guarantee",
    "of": [{"party": "north"}, {"party": "south"}],
    "to": ["north", "south"],
    "about": ["notice:monitor/patrol-7"],
    "version": 1,
    "text": {"en": "No fire within 2 km of the pumping station while the crew works."},
    "valid_from": "2018-09-18T06:00:00Z",
    "valid_until": "2018-09-18T14:00:00Z",
    "reply_by": "2018-09-17T18:00:00Z",
}
PATROL = {
    "type": "notice/1",
    "status": "actual",
    "name": "patrol-7",
    "kind": "patrol",
    "activity": "monitoring_patrol",
    "to": ["north", "south"],
    "volumes": [
        {
            "shape": {"is": "circle", "center": [377_000_000, 480_000_000], "radius_cm": 200_000},
            "start": "2018-09-18T06:00:00Z",
            "end": "2018-09-18T14:00:00Z",
        }
    ],
}
REF = "monitor/repair-truce"


def said(answer: str, **more: object) -> dict[str, Any]:
    return {"type": "reply/1", "status": "actual", "request": REF, "capacity": "party", "answer": answer, **more}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def north(world: World) -> Side:
    return world.side("north")


@pytest.fixture
def south(world: World) -> Side:
    return world.side("south")


@pytest.fixture
def monitor(world: World, north: Side, south: Side) -> Side:
    monitor = world.side("monitor")
    world.admit(monitor.headquarters, PATROL)
    world.admit(monitor.headquarters, ASK)
    return monitor


pytestmark = pytest.mark.usefixtures("monitor")


def line(world: World, at_ms: int | None = None) -> RequestLine:
    return request(world.state, REF, world.clock.ms if at_ms is None else at_ms)


def answers(world: World, at_ms: int | None = None) -> dict[str | None, str]:
    return {one.who.party: one.answer for one in line(world, at_ms).asked}


def test_one_guarantee_of_two_is_no_set(world: World, north: Side) -> None:
    world.admit(north.headquarters, said("granted"))
    assert answers(world) == {"north": "granted", "south": "no reply"}
    assert (line(world).complete, [who.party for who in line(world).missing]) == (False, ["south"])


def test_silence_is_shown_since_when_and_is_overdue_after_its_time(world: World, north: Side) -> None:
    world.admit(north.headquarters, said("granted"))
    assert list(silent(world.state, START_MS + HOUR_MS)) == []
    [(ref, one)] = silent(world.state, START_MS + 7 * HOUR_MS)
    assert (ref, one.who.party, one.since_ms, one.overdue) == (REF, "south", START_MS, True)


def test_the_set_is_complete_for_the_hours_that_all_guarantees_share(world: World, north: Side, south: Side) -> None:
    world.admit(north.headquarters, said("granted", valid_from="2018-09-18T07:00:00Z"))
    world.admit(south.headquarters, said("granted", valid_until="2018-09-18T12:00:00Z", conditions="the crew carries white flags"))
    found = line(world)
    assert (found.complete, found.window) == (True, instant.window("2018-09-18T07:00:00Z", "2018-09-18T12:00:00Z"))
    assert [one.conditions for one in found.asked] == [None, "the crew carries white flags"]


def test_two_guarantees_without_an_hour_in_common_are_no_set(world: World, north: Side, south: Side) -> None:
    world.admit(north.headquarters, said("granted", valid_until="2018-09-18T09:00:00Z"))
    world.admit(south.headquarters, said("granted", valid_from="2018-09-18T09:00:00Z"))
    assert (line(world).complete, line(world).common, line(world).window) == (False, False, None)


def test_a_guarantee_that_is_refused_then_granted_then_withdrawn_is_kept_each_time(world: World, north: Side, south: Side) -> None:
    world.admit(north.headquarters, said("granted"))
    world.admit(south.headquarters, said("refused", text={"en": "Demining is not finished."}))
    assert answers(world)["south"] == "refused"
    world.admit(south.headquarters, said("granted"))
    assert line(world).complete
    world.admit(south.headquarters, said("withdrawn"))
    assert (answers(world)["south"], line(world).complete, line(world).asked[1].replies) == ("withdrawn", False, 3)


def test_a_guarantee_ends_with_its_window(world: World, north: Side, south: Side) -> None:
    world.admit(north.headquarters, said("granted"))
    world.admit(south.headquarters, said("granted"))
    after = instant.parse("2018-09-18T14:00:00Z")
    assert (line(world, after - 1).complete, line(world, after).complete) == (True, False)
    assert answers(world, after) == {"north": "lapsed", "south": "lapsed"}


def test_nobody_withdraws_what_it_never_granted_and_nobody_answers_for_another(world: World, north: Side, south: Side) -> None:
    refuses(world, Code.WRONG_STEP, south.headquarters, said("withdrawn"))
    third = world.side("third")
    refuses(world, Code.NOT_A_RECIPIENT, third.headquarters, said("granted"))
    refuses(world, Code.NOT_REPRESENTED, north.headquarters, said("granted", on_behalf_of="south"))


def test_the_patrols_notice_is_the_same_whatever_was_answered(world: World, monitor: Side, north: Side, south: Side) -> None:
    """No path leads from a notice to a permission, nor from a refusal to an order to stay (guard-rail 3)."""
    before = world.state.notices.rows["monitor/patrol-7"], face(world.state, "monitor/patrol-7", START_MS)
    world.admit(north.headquarters, said("granted"))
    world.admit(south.headquarters, said("refused", text={"en": "No reason is given."}))
    assert (world.state.notices.rows["monitor/patrol-7"], face(world.state, "monitor/patrol-7", START_MS)) == before
    world.admit(
        monitor.headquarters, {"type": "notice_step/1", "status": "actual", "notice": "monitor/patrol-7", "version": 1, "step": "start"}
    )


def test_without_windows_a_set_of_grants_is_complete_at_all_times(world: World, monitor: Side, north: Side, south: Side) -> None:
    asked = {name: value for name, value in ASK.items() if not name.startswith(("valid", "reply", "version"))}
    world.admit(monitor.headquarters, {**asked, "name": "open-ended"})
    for side in (north, south):
        world.admit(side.headquarters, {**said("granted"), "request": "monitor/open-ended"})
    assert request(world.state, "monitor/open-ended", START_MS).window == Window(None, None)
