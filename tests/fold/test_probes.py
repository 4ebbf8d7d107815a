"""Probes: an officer asks with a hidden place while its party has looks left today, and the host answers once.

Looks are counted in the log's own time: probes, verdicts that withheld something, and what was said for less than a day.
"""

from typing import Any

import pytest

from garant.errors import Code
from garant.instant import DAY_MS, HOUR_MS
from garant.limits import LOOKS_PER_DAY
from garant.state.looks import looks
from tests.answers.around import amended, circle, filed, sides, stepped
from tests.fold.refusing import refuses
from tests.world import ANSWER, CHARTER, HOST_ROOT, Side, World

HIDE = ("volumes",)


def probe(name: str = "plan", *volumes: Any, **members: object) -> dict[str, Any]:  # noqa: ANN401 - volumes of JSON
    planned = {"kind": "patrol", "activity": "joint_patrol", "volumes": list(volumes or (circle(),))}
    return {"type": "probe/1", "status": "exercise", "name": name, **planned, **members}


def word(**members: object) -> dict[str, Any]:
    whole = {"status": "exercise", "party": "host", "probe": "tr/plan", "result": "clear", "log_size": 1, "answers": 1}
    return {"type": "probe_answer/1", **whole, **members}


@pytest.fixture
def world() -> World:
    return World(rules_level=4)


def had(world: World, party: str = "tr") -> int:
    return looks(world.state, party, world.clock())


def test_a_probe_hides_its_place(world: World, tr: Side) -> None:
    refuses(world, Code.MISSING_MEMBER, tr.unit, probe())
    refuses(world, Code.MISSING_MEMBER, tr.unit, {name: value for name, value in probe().items() if name != "volumes"})
    world.admit(tr.unit, probe(), HIDE)
    assert b"volumes" not in world.leaves()[-2]


def test_a_probe_names_what_a_notice_may_name(world: World, tr: Side) -> None:
    refuses(world, Code.ATTACK_ACTIVITY, tr.unit, probe(activity="air_strike"))
    refuses(world, Code.UNKNOWN_ACTIVITY, tr.unit, probe(activity="picnic"))


def test_a_name_is_used_once(world: World, tr: Side) -> None:
    world.admit(tr.unit, probe(), HIDE)
    world.clock.turn(1)
    refuses(world, Code.NAME_TAKEN, tr.unit, probe(), HIDE)


def test_officers_probe_and_nobody_else(world: World, tr: Side) -> None:
    for key in (tr.desk, tr.roots[0], ANSWER):
        refuses(world, Code.NOT_AUTHORISED, key, probe(), HIDE)


def test_the_looks_of_a_day_are_used_up_and_come_back(world: World, tr: Side, ru: Side) -> None:
    for number in range(LOOKS_PER_DAY):
        world.admit(tr.unit, probe(f"p{number}"), HIDE)
    refuses(world, Code.TOO_MANY, tr.headquarters, probe("one-more"), HIDE)
    world.admit(ru.unit, probe("another-party"), HIDE)
    world.clock.turn(DAY_MS)
    world.admit(tr.headquarters, probe("one-more"), HIDE)
    assert (had(world), had(world, "ru")) == (1, 0)


def test_a_theatre_may_have_no_looks_at_all(world: World, tr: Side) -> None:
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "looks_per_day": 0})
    refuses(world, Code.TOO_MANY, tr.unit, probe(), HIDE)


def test_the_charter_says_how_many(world: World, tr: Side) -> None:
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "looks_per_day": 1})
    world.admit(tr.unit, probe(), HIDE)
    refuses(world, Code.TOO_MANY, tr.unit, probe("two"), HIDE)


def test_how_many_is_said_from_the_fourth_level_on() -> None:
    world = World(open=False)
    refuses(world, Code.UNKNOWN_MEMBER, HOST_ROOT, {**CHARTER, "rules_level": 3, "looks_per_day": 5})
    world.admit(HOST_ROOT, {**CHARTER, "rules_level": 4, "looks_per_day": 5})


def test_a_verdict_that_withheld_something_is_a_look(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("hidden", to=["tr"]), HIDE)
    world.admit(tr.unit, filed("far", circle(90_000)))
    assert had(world) == 0
    world.admit(tr.unit, filed("near"))
    assert (had(world), had(world, "ru")) == (1, 0)
    world.admit(tr.unit, stepped("tr/near", 1, "withdraw"))
    assert had(world) == 1, "it was counted already"


@pytest.mark.parametrize(("hours", "count"), [(1, 1), (23, 1), (24, 0), (30, 0)])
def test_a_notice_that_is_soon_taken_back_is_a_look(world: World, tr: Side, ru: Side, hours: int, count: int) -> None:
    world.admit(tr.unit, filed("one"))
    world.admit(tr.unit, filed("two", circle(90_000)))
    world.clock.turn(hours * HOUR_MS)
    world.admit(tr.unit, stepped("tr/one", 1, "withdraw"))
    assert had(world) == count
    world.admit(tr.unit, amended("tr/two", 2, circle(91_000)))
    assert had(world) == 2 * count


def test_what_starts_or_ends_is_no_look(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, filed("one"))
    for step in ("confirm", "start", "end"):
        world.admit(tr.unit, stepped("tr/one", 1, step))
    assert had(world) == 0


def test_below_the_fourth_level_nothing_is_counted() -> None:
    world = World(rules_level=3)
    tr, ru = sides(world)
    world.admit(ru.unit, filed("hidden", to=["tr"]), HIDE)
    world.admit(tr.unit, filed("near"))
    world.admit(tr.unit, amended("tr/near", 2, circle(90_000)))
    assert not len(world.state.looks)


def test_the_host_answers_once_and_in_keeping(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, probe(), HIDE)
    refuses(world, Code.NOTHING_CHANGED, ANSWER, word(log_size=world.state.size - 1))
    refuses(world, Code.UNKNOWN_REFERENCE, ANSWER, word(probe="tr/no-plan"))
    refuses(world, Code.NOT_AUTHORISED, tr.headquarters, word(party="tr"))


@pytest.mark.parametrize(
    ("members", "code"),
    [
        ({"status": "actual"}, Code.OTHER_STATUS),
        ({"log_size": 999}, Code.SEEN_AHEAD),
        ({"log_size": 1}, Code.BAD_VALUE),
        ({"result": "not_clear"}, Code.BAD_VALUE),
        ({"withheld": ["A" * 43]}, Code.BAD_VALUE),
    ],
)
def test_an_answer_that_does_not_fit_is_refused(monkeypatch: pytest.MonkeyPatch, members: dict[str, Any], code: Code) -> None:
    monkeypatch.setattr("garant.node.probing.asked", lambda changes: ())
    world = World(rules_level=4)
    tr, _ = sides(world)
    world.admit(tr.unit, probe(), HIDE)
    size = world.state.size
    refuses(world, code, ANSWER, word(**{"log_size": size, **members}))
    world.admit(ANSWER, word(log_size=size))
