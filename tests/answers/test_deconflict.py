"""The answer to a notice: what it meets and what not, what cannot be told, and what it comes to."""

from typing import Any

import pytest

from garant.answers.asked import Asked, asked_of
from garant.answers.deconflict import Answer, answer
from garant.answers.live import Live
from garant.instant import HOUR_MS, MINUTE_MS
from tests.answers.around import BOW_TIE, SPOT, amended, circle, filed
from tests.world import AGREEMENT, HOST_ROOT, MEASURE, START_MS, Side, World

ME = "tr/me"


@pytest.fixture
def world() -> World:
    return World(rules_level=2, silent=True)


def asked(world: World, ref: str = ME) -> Asked:
    row = world.state.notices.rows[ref]
    return asked_of(ref, row.version, world.state.notice_versions.rows[f"{ref}@{row.version:06d}"].said)


def answered(world: World, ref: str = ME, now_ms: int | None = None) -> Answer:
    return answer(world.state, Live.of(world.state), asked(world, ref), world.clock() if now_ms is None else now_ms)


def found(got: Answer) -> list[tuple[str, str]]:
    return [(one.notice, one.news) for one in got.conflicts]


# What it meets


def test_alone_it_meets_nothing(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("me"))
    got = answered(world)
    assert (got.result, got.conflicts, got.hits, got.undetermined) == ("clear", (), (), ())
    assert (got.considered, got.log_size, got.version) == (0, world.state.size, 1)


def test_a_conflict_says_with_whom_how_near_when_and_where(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("other", circle(800, minutes=(30, 90)), to=["tr"]))
    world.admit(tr.unit, filed("me", circle(minutes=(60, 120))))
    got = answered(world)
    (one,) = got.conflicts
    assert (got.result, got.considered) == ("not_clear", 1)
    assert (one.notice, one.version, one.party, one.kind, one.activity) == ("ru/other", 1, "ru", "patrol", "joint_patrol")
    assert one.closest_m == 0
    assert (one.start_ms, one.end_ms) == (START_MS + 60 * MINUTE_MS, START_MS + 90 * MINUTE_MS)
    assert abs(one.place[0] - SPOT[0] - 400 * 111) < 100 * 111
    assert abs(one.place[1] - SPOT[1]) < 1_000


def test_conflicts_stand_in_the_order_of_their_names(world: World, tr: Side, ru: Side) -> None:
    for key, name in ((tr.unit, "zz"), (ru.unit, "b"), (ru.unit, "B"), (tr.unit, "a")):
        world.admit(key, filed(name, to=["tr"]))
    world.admit(tr.unit, filed("me"))
    assert [one.notice for one in answered(world).conflicts] == ["ru/B", "ru/b", "tr/a", "tr/zz"], "its own party's count too"


def test_two_that_are_never_there_together_do_not_meet(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("before", circle(minutes=(0, 60))))
    world.admit(tr.unit, filed("above", circle(lower_cm=60_001)))
    world.admit(tr.unit, filed("me", circle(minutes=(60, 120), lower_cm=0, upper_cm=60_000)))
    got = answered(world)
    assert (got.result, got.considered) == ("clear", 1), "the one above is there at the same time, so it was looked at"


def test_the_version_before_is_no_conflict(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("me"))
    live = Live.of(world.state)
    world.admit(tr.unit, amended(ME, 2, circle(100)))
    got = answer(world.state, live, asked(world), world.clock())
    assert (got.result, got.considered) == ("clear", 0)


def test_what_is_over_when_it_is_given_does_not_meet(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("other", circle(minutes=(None, 10))))
    world.admit(tr.unit, filed("me"))
    assert answered(world).result == "not_clear"
    assert answered(world, now_ms=START_MS + 10 * MINUTE_MS).result == "clear"


def test_statuses_do_not_meet(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("other", status="test"))
    world.admit(tr.unit, filed("hiding", status="actual"), hide=["volumes"])
    world.admit(tr.unit, filed("me"))
    assert (answered(world).result, answered(world).considered) == ("clear", 0)


# What is news


def test_what_only_informs_is_told_and_stands_against_nothing(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("flight", kind="flight", activity="flight_uav"))
    world.admit(tr.unit, filed("me"))
    assert (found(answered(world)), answered(world).result) == ([("tr/flight", "inform")], "clear")


def test_what_is_no_news_is_left_out_and_was_looked_at(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("school", kind="site", activity="school"))
    world.admit(tr.unit, filed("me", kind="site", activity="shelter_site"))
    assert (found(answered(world)), answered(world).considered) == ([], 1)


def test_the_charter_decides_what_is_news(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("other"))
    world.admit(tr.unit, filed("me"))
    news = [{"kinds": ["patrol", "patrol"], "news": "ignore"}]
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "news": news})
    assert found(answered(world)) == []


# What cannot be told


def reasons(got: Answer) -> list[tuple[str, str]]:
    return [(one.what, one.because) for one in got.undetermined]


def test_who_hides_gets_no_answer_about_places(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("other"))
    world.admit(tr.unit, filed("me", circle(minutes=(60, None))), hide=["volumes"])
    got = answered(world)
    assert (got.result, got.conflicts, got.considered, got.lead_given_ms) == ("undetermined", (), 0, None)
    assert reasons(got) == [(ME, "it hides where and when it is")]


def test_a_shape_that_cannot_be_gets_none_either(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("other"))
    world.admit(tr.unit, filed("me", BOW_TIE))
    got = answered(world)
    assert (got.result, got.conflicts) == ("undetermined", ())
    assert [one.what for one in got.undetermined] == [ME]


@pytest.mark.parametrize("count", [1, 3])
def test_others_that_hide_are_counted_in_one_line(world: World, tr: Side, count: int) -> None:
    for number in range(count):
        world.admit(tr.unit, filed(f"hiding-{number}"), hide=["volumes"])
    world.admit(tr.unit, filed("me"))
    because = "1 live notice hides where it is" if count == 1 else "3 live notices hide where they are"
    assert (answered(world).result, reasons(answered(world))) == ("undetermined", [("other notices", because)])


def test_others_without_a_shape_are_named(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("bow", BOW_TIE))
    world.admit(tr.unit, filed("me"))
    got = answered(world)
    assert (got.result, [one.what for one in got.undetermined]) == ("undetermined", ["tr/bow"])


def test_a_conflict_outweighs_what_cannot_be_told(world: World, tr: Side) -> None:
    world.admit(tr.unit, filed("hiding"), hide=["volumes"])
    world.admit(tr.unit, filed("other"))
    world.admit(tr.unit, filed("me"))
    got = answered(world)
    assert (got.result, len(got.conflicts), len(got.undetermined)) == ("not_clear", 1, 1)


# How much warning


@pytest.mark.parametrize(
    ("windows", "given_ms"),
    [
        ([(60, 120)], HOUR_MS),
        ([(180, None), (60, 120)], HOUR_MS),
        ([(-30, 120)], -HOUR_MS // 2),
        ([(None, 120)], None),
        ([(60, 120), (None, 30)], None),
    ],
)
def test_the_lead_is_from_when_it_was_given_to_the_first_start(
    world: World, tr: Side, windows: list[tuple[int | None, int | None]], given_ms: int | None
) -> None:
    world.admit(tr.unit, filed("me", *(circle(minutes=window) for window in windows)))
    assert answered(world).lead_given_ms == given_ms
    later = answered(world, now_ms=START_MS + MINUTE_MS).lead_given_ms
    assert later == (None if given_ms is None else given_ms - MINUTE_MS)


# Rules


def ruled(world: World, **measure: Any) -> None:  # noqa: ANN401 - JSON
    reg = world.side("reg")
    world.admit(reg.headquarters, {**AGREEMENT, "status": "exercise", "measures": [{**MEASURE, **measure}]})


@pytest.mark.parametrize(
    ("measure", "result", "required_ms"),
    [
        ({"prohibited": ["joint_patrol"]}, "not_clear", None),
        ({"with_notice": [{"activities": ["joint_patrol"], "notice": "PT2H"}]}, "not_clear", 2 * HOUR_MS),
        ({"with_notice": [{"activities": ["joint_patrol"], "notice": "PT30M"}]}, "clear", HOUR_MS // 2),
        ({"with_consent": [{"activities": ["joint_patrol"], "of": {"party": "ru"}}]}, "not_clear", None),
        ({"prohibited": ["joint_patrol"], "exempts": [{"parties": ["tr"]}]}, "clear", None),
        ({"prohibited": ["joint_patrol"], "zone": {"is": "unknown", "because": "not_stated"}}, "undetermined", None),
        ({"prohibited": ["flight_uav"]}, "clear", None),
    ],
    ids=["prohibited", "too late", "in time", "consent", "exempt", "zone unknown", "another activity"],
)
@pytest.mark.usefixtures("ru")
def test_rules_are_part_of_the_answer(world: World, tr: Side, measure: dict[str, Any], result: str, required_ms: int | None) -> None:
    ruled(world, **measure)
    world.admit(tr.unit, filed("me", circle(minutes=(60, 120))))
    got = answered(world)
    assert (got.result, got.lead_required_ms) == (result, required_ms)
    assert all(hit.measure == "reg/zone-2018#m1" for hit in got.hits)


def test_a_rule_round_notices_finds_those_that_are_live(world: World, tr: Side, ru: Side) -> None:
    zone = {"name": "z1", "title": {"en": "Round a convoy"}, "status": "described"}
    rule = {"is": "around_notice", "activities": ["aid_convoy"], "radius_m": 3_000}
    reg = world.side("reg")
    measures = [{**MEASURE, "prohibited": ["joint_patrol"], "zone": ["z1"]}]
    world.admit(reg.headquarters, {**AGREEMENT, "status": "exercise", "measures": measures, "zones": [{**zone, "rule": rule}]})
    world.admit(tr.unit, filed("me"))
    assert answered(world).result == "clear"
    world.admit(ru.unit, filed("convoy", circle(3_500), kind="movement", activity="aid_convoy", to=["tr"]))
    got = answered(world)
    assert (got.result, got.conflicts, [hit.zone for hit in got.hits]) == ("not_clear", (), ["reg/zone-2018#z1"])
    world.admit(ru.unit, {"type": "notice_step/1", "status": "exercise", "notice": "ru/convoy", "version": 1, "step": "withdraw"})
    assert answered(world).result == "clear"
