"""Flights of drone operators among the notices: met where they are until they are over, from the rules level on that has them.

Below that level nothing of them is in any answer or verdict: older logs fold, and are computed again, as ever.
"""

from typing import Any

import pytest

from garant.answers.answer_data import recorded
from garant.answers.asked import Asked
from garant.answers.bodies import body_of
from garant.answers.deconflict import Answer, answer
from garant.answers.live import Live
from garant.instant import MINUTE_MS
from garant.statement.kinds import Verdict
from tests.answers.around import SPOT, amended, circle, filed
from tests.answers.flying import GATEWAY, extent, flight, flight_id, landed, skies
from tests.node.test_again import again
from tests.world import HOST_ROOT, START_MS, World

REF = f"host/{flight_id(1)}"


def verdict(world: World, version: str = "tr/me@000001") -> Verdict:
    said: Verdict = world.state.verdicts.rows[version].said
    return said


def asked(world: World, *volumes: dict[str, Any], status: Any = "exercise") -> Answer:  # noqa: ANN401 - a status
    import msgspec

    from garant.statement.shapes import Volume

    typed = msgspec.convert(list(volumes or (circle(),)), tuple[Volume, ...])
    one = Asked("tr/q", 1, "tr", "patrol", "joint_patrol", None, status, typed)
    return answer(world.state, Live.of(world.state), one, world.clock())


def met(found: Answer) -> list[str]:
    return [one.notice for one in found.conflicts]


# What a notice meets


def test_a_notice_learns_that_it_meets_a_flight() -> None:
    world = skies()
    tr = world.side("tr")
    world.side("ru")
    world.admit(GATEWAY, flight())
    world.admit(tr.unit, filed("me"))
    said = verdict(world)
    assert (said.result, said.answers, said.considered) == ("clear", 2, 1), "to meet is news for both, and no conflict of these kinds"
    (pair,) = said.pairs or ()
    assert (pair.notice, pair.version, pair.news, pair.closest_cm) == (REF, 1, "inform", 0)
    world.admit(tr.unit, filed("danger", circle(minutes=(0, 60)), kind="hazard_area", activity="presence"))
    danger = verdict(world, "tr/danger@000001")
    assert (danger.result, [one.news for one in danger.pairs or ()]) == ("not_clear", ["conflict", "conflict"])
    found = recorded(world.state, said)
    assert [(one.notice, one.party, one.kind, one.activity) for one in found.conflicts] == [(REF, "host", "flight", "flight_uav")]
    checked = again(world)
    assert (checked.recomputed, checked.not_recomputed, checked.objections) == (2, 0, [])


def test_a_flight_that_moves_changes_state_or_lands() -> None:
    world = skies()
    world.admit(GATEWAY, flight())
    assert met(asked(world)) == [REF]
    for version, state in enumerate(("Activated", "Nonconforming", "Contingent"), 2):
        world.admit(GATEWAY, flight(version=version, state=state))
        assert met(asked(world)) == [REF]
    world.admit(GATEWAY, flight(1, extent(9_000), version=5, state="Activated"))
    assert met(asked(world)) == []
    assert met(asked(world, circle(9_000))) == [REF]
    world.admit(GATEWAY, landed(version=5))
    assert met(asked(world, circle(9_000))) == []


def test_a_flight_is_met_at_its_height_in_its_time_and_of_its_status() -> None:
    world = skies()
    world.admit(GATEWAY, flight(1, extent(minutes=(10, 20))))
    assert met(asked(world, circle(minutes=(5, 10)))) == []
    assert met(asked(world, circle(minutes=(5, 11)))) == [REF]
    assert met(asked(world, circle(minutes=(20, 30)))) == []
    assert met(asked(world, circle(lower_cm=50_001))) == []
    assert met(asked(world, status="actual")) == []
    world.clock.turn(20 * MINUTE_MS)
    world.side("tr")
    assert (met(asked(world)), asked(world).considered) == ([], 0)


def test_a_flight_that_comes_to_have_another_status_is_of_that_one_alone() -> None:
    world = skies()
    fed = Live()
    world.host.followers.append(fed.feed)
    world.admit(GATEWAY, flight())
    assert fed.has_known("exercise")
    world.admit(GATEWAY, flight(version=2, status="test"))
    for live in (fed, Live.of(world.state)):
        assert (live.has_known("exercise"), live.has_known("test")) == (False, True)


def test_a_polygon_is_met_where_it_is() -> None:
    world = skies()
    corners = [[SPOT[0] + east, SPOT[1] + north] for east, north in ((0, 0), (100_000, 0), (100_000, 100_000), (0, 100_000))]
    whole = {name: value for name, value in extent().items() if name not in ("center", "radius_cm")}
    world.admit(GATEWAY, flight(1, {**whole, "polygon": corners}))
    assert met(asked(world, circle(500, radius_m=1))) == [REF]
    assert met(asked(world, circle(-500, radius_m=400))) == []


def test_a_hidden_notice_gets_the_coarse_word_alone() -> None:
    world = skies()
    tr = world.side("tr")
    world.side("ru")
    world.admit(GATEWAY, flight())
    world.admit(tr.unit, filed("me", circle(minutes=(0, 60)), kind="exercise", activity="presence"), ("volumes",))
    said = verdict(world)
    assert (said.result, said.pairs, len(said.withheld or ())) == ("not_clear", None, 1)
    assert again(world).objections == []


def test_a_notice_of_a_flights_name_hides_no_flight() -> None:
    world = skies()
    tr = world.side("tr")
    world.side("ru")
    live = Live.of(world.state)
    world.host.followers.append(live.feed)
    world.admit(GATEWAY, flight())
    world.admit(tr.unit, filed(flight_id(1), circle(9_000)))
    one = asked(world).asked
    assert [other.ref for other, _ in live.meetings(one, body_of(one.volumes or ()), world.clock())] == [REF]


# From which rules level on


def test_below_the_rules_level_there_are_none() -> None:
    world = skies(4)
    tr = world.side("tr")
    world.side("ru")
    world.admit(GATEWAY, flight())
    world.admit(tr.unit, filed("me"))
    assert (met(asked(world)), asked(world).version) == (["tr/me"], 1)
    assert (verdict(world).pairs, verdict(world).considered, verdict(world).answers) == (None, 0, 1)
    live = Live()
    live.feed(world.state, ())
    assert not live.has_known("exercise")
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "rules_level": 5})
    assert met(asked(world)) == [REF, "tr/me"]
    world.admit(tr.unit, amended("tr/me", 2))
    assert [one.notice for one in verdict(world, "tr/me@000002").pairs or ()] == [REF]
    checked = again(world)
    assert (checked.recomputed, checked.not_recomputed, checked.objections) == (2, 0, []), "each in its own way"


def test_a_host_that_leaves_a_flight_out_is_objected_to() -> None:
    from tests.world import ANSWER
    from tests.world import verdict as plain

    world = skies(silent=True)
    tr = world.side("tr")
    world.side("ru")
    world.admit(GATEWAY, flight())
    world.admit(tr.unit, filed("me"))
    world.admit(ANSWER, plain(notice="tr/me", log_size=world.state.size, answers=2))
    said = [one.sentence for one in again(world).objections]
    assert "it counts 0 pairs; there are 1" in said


# Kept beside the state


@pytest.mark.parametrize("ask_between", [False, True])
def test_fed_entry_by_entry_it_is_what_it_would_be_anew(ask_between: bool) -> None:
    world = skies()
    fed = Live()
    world.host.followers.append(fed.feed)
    where = body_of(_volumes(world))
    for step in range(24):
        world.clock.turn(15 * MINUTE_MS)
        number, version = step % 5, step // 5 + 1
        state = "Accepted" if version == 1 else "Activated"
        start = (world.clock() - START_MS) // MINUTE_MS
        world.admit(GATEWAY, flight(number, extent(step * 50, (start, start + 40)), version=version, state=state))
        if step % 7 == 6:
            world.admit(GATEWAY, landed(number, version))
            world.admit(GATEWAY, flight(number, extent(0, (start, start + 90)), version=1))
            world.admit(GATEWAY, landed(number, 1))
            break
        if ask_between or step % 7 == 5:
            _same(world, fed, where)
    _same(world, fed, where)


def _volumes(world: World) -> Any:  # noqa: ANN401 - volumes
    return asked(world, circle(radius_m=5_000)).asked.volumes


def _same(world: World, fed: Live, where: Any) -> None:  # noqa: ANN401 - a body
    one = asked(world, circle(radius_m=5_000)).asked
    anew = Live.of(world.state)
    now_ms = world.clock()
    both = [sorted((other.ref, other.version) for other, _ in live.meetings(one, where, now_ms)) for live in (fed, fed.copy(), anew)]
    assert both[0] == both[1] == both[2]
    assert fed.considered(one, where, now_ms) == anew.considered(one, where, now_ms)


def test_every_part_of_a_long_flight_is_met() -> None:
    world = skies()
    part = {"type": "operational_intent_part/1", "party": "host", "client": "uss1", "status": "exercise", "id": flight_id(1), "version": 1}
    world.admit(GATEWAY, {**part, "part": 1, "extents": [extent(9_000, minutes=(0, 90))]})
    world.admit(GATEWAY, flight(1, extent(minutes=(0, 10)), parts=1))
    assert met(asked(world, circle(9_000))) == [REF]
    world.clock.turn(60 * MINUTE_MS)
    world.side("tr")
    assert met(asked(world, circle(9_000))) == [REF], "it is not over before its last part"
