"""A probe at the host: answered at the next index, from what others hide alone, for two to read; and nothing that bisects for ever."""

from typing import Any

import pytest

from garant.answers.touches import days, touches
from garant.limits import LOOKS_PER_DAY
from garant.node.again import Again
from garant.node.replay import replay
from garant.node.sealed import withheld_for
from garant.node.submission import Admission, SignedRefusal, Submission
from garant.statement.kinds import ProbeAnswer, Verdict
from garant.statement.withheld import COARSE
from tests.answers.around import BOW_TIE, circle, filed, sides, stepped
from tests.fold.test_probes import HIDE, probe, word
from tests.node.test_again import Nothing
from tests.world import ANSWER, HOST_ROOT, Side, World, fold


@pytest.fixture
def world() -> World:
    return World(rules_level=4)


def answer_to(world: World, ref: str) -> ProbeAnswer:
    return world.state.probe_answers.rows[ref].said


def told(world: World, ref: str, party: str | None) -> list[str]:
    row = world.state.probe_answers.rows[ref]
    pairs = withheld_for(world.store, row.said, row.id, party)
    assert all((pair.notice, pair.word) == (ref, COARSE) for pair in pairs)
    return [pair.other for pair in pairs]


def verdict_on(world: World, ref: str, version: int = 1) -> Verdict:
    return world.state.verdicts.rows[f"{ref}@{version:06d}"].said


def objections(world: World, beside: Any = None) -> list[str]:  # noqa: ANN401 - whatever keeps disclosures
    again, records = Again(beside or world.store), list(world.store.records())
    replay(records, len(records), take=again.take)
    return [one.sentence for one in again.objections]


# The answer


def test_it_stands_at_the_next_index_and_in_the_same_commit(world: World, tr: Side) -> None:
    heads = len(world.store._heads)
    admitted = world.admit(tr.unit, probe(), HIDE)
    row = world.state.probe_answers.rows["tr/plan"]
    assert (row.index, row.said.log_size) == (admitted.index + 1, admitted.index + 1)
    assert len(world.store._heads) == heads + 1


def test_what_others_hide_is_told_coarsely_to_two(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("hidden", to=["tr"]), HIDE)
    world.admit(tr.unit, probe(), HIDE)
    assert answer_to(world, "tr/plan").result == "not_clear"
    assert [told(world, "tr/plan", party) for party in ("tr", "ru", "reg", None)] == [["ru/hidden"], ["ru/hidden"], [], []]


def test_an_answer_has_no_place_no_time_and_no_distance(world: World, tr: Side, ru: Side) -> None:
    """Whatever is hidden, and wherever: the answers differ in bookkeeping and digests alone."""
    shapes = []
    for east_m, radius_m in ((0, 500), (900, 20_000)):
        other = World(rules_level=4)
        mine, theirs = sides(other)
        other.admit(theirs.unit, filed("hidden", circle(east_m, radius_m=radius_m, minutes=(0, 900)), to=["tr"]), HIDE)
        other.admit(mine.unit, probe(), HIDE)
        said = answer_to(other, "tr/plan")
        shapes.append((said.probe, said.result, said.log_size, said.status, len(said.withheld or ())))
        assert [name for name in said.__struct_fields__ if name in ("place", "closest_cm", "start", "end", "pairs")] == []
    assert shapes[0] == shapes[1]


def test_nothing_hidden_is_met(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("hidden", circle(90_000), to=["tr"]), HIDE)
    world.admit(ru.unit, filed("open"))
    world.admit(tr.unit, probe(), HIDE)
    assert (answer_to(world, "tr/plan").result, answer_to(world, "tr/plan").withheld) == ("clear", None)


def test_ones_own_hidden_things_are_no_news(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, filed("hidden", to=["ru"]), HIDE)
    world.admit(tr.unit, probe(), HIDE)
    assert answer_to(world, "tr/plan").result == "clear"


def test_only_what_is_news_counts(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("hidden", to=["tr"], kind="site", activity="medical_site"), HIDE)
    world.admit(tr.unit, probe(), HIDE)
    world.admit(tr.unit, probe("other-status", status="actual", kind="exercise", activity="joint_patrol"), HIDE)
    world.admit(tr.unit, probe("exercise", kind="exercise", activity="joint_patrol"), HIDE)
    results = {name: answer_to(world, f"tr/{name}").result for name in ("plan", "other-status", "exercise")}
    assert results == {"plan": "clear", "other-status": "clear", "exercise": "not_clear"}


def test_what_the_host_was_not_shown_is_undetermined(world: World, tr: Side, ru: Side) -> None:
    unseen = world.compose(tr.unit, probe("unseen"), HIDE)
    assert isinstance(world.host.submit([Submission(unseen.envelope)])[0], Admission)
    world.admit(tr.unit, probe("bow-tie", BOW_TIE), HIDE)
    sealed = world.compose(ru.unit, filed("hidden", to=["tr"]), HIDE)
    world.host.submit([Submission(sealed.envelope)])
    world.admit(tr.unit, probe("against-unseen"), HIDE)
    assert [answer_to(world, f"tr/{name}").result for name in ("unseen", "bow-tie", "against-unseen")] == ["undetermined"] * 3


def test_everybody_folds_it_to_the_same_state(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("hidden", to=["tr"]), HIDE)
    world.admit(tr.unit, probe(), HIDE)
    assert fold(world.leaves()).state.digest() == world.state.digest()
    assert not objections(world)
    assert not objections(world, Nothing())


def test_who_keeps_the_disclosures_objects_to_another_answer(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("garant.node.probing.asked", lambda changes: ())
    world = World(rules_level=4)
    tr, ru = sides(world)
    world.admit(ru.unit, filed("hidden", to=["tr"]), HIDE)
    world.admit(tr.unit, probe(), HIDE)
    world.admit(ANSWER, word(log_size=world.state.size))
    assert objections(world) == ["it withholds 0 things; there are 1"]
    assert not objections(world, Nothing())


# Looking for a hidden place by halves


def halves(world: World, side: Side, ask: Any) -> tuple[int, int]:  # noqa: ANN401 - a way of asking
    """Halve an interval of 40 km while there are answers; give what is left of it in metres, and how many answers came."""
    low, high, answers = 0, 40_000, 0
    while high - low > 100:
        middle = (low + high) // 2
        met = ask(world, side, answers, circle((low + middle) // 2, radius_m=(middle - low) // 2))
        if met is None:
            break
        low, high, answers = (low, middle, answers + 1) if met else (middle, high, answers + 1)
    return high - low, answers


def by_probes(world: World, side: Side, number: int, volume: dict[str, Any]) -> bool | None:
    answer = world.say(side.unit, probe(f"p{number}", volume), HIDE)
    return None if isinstance(answer, SignedRefusal) else answer_to(world, f"tr/p{number}").result == "not_clear"


def by_notices(world: World, side: Side, number: int, volume: dict[str, Any]) -> bool | None:
    """File a small notice, read its verdict, and withdraw it."""
    world.admit(side.unit, filed(f"n{number}", volume))
    said = verdict_on(world, f"tr/n{number}")
    world.admit(side.unit, stepped(f"tr/n{number}", 1, "withdraw"))
    return None if any(one.what == "what is hidden" for one in said.undetermined or ()) else bool(said.withheld)


@pytest.mark.parametrize("ask", [by_probes, by_notices])
def test_halving_ends_with_the_looks_of_the_day(world: World, tr: Side, ru: Side, ask: Any) -> None:  # noqa: ANN401
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "looks_per_day": 4})
    world.admit(ru.unit, filed("hidden", circle(13_370, radius_m=50), to=["tr"]), HIDE)
    left_m, answers = halves(world, tr, ask)
    assert (left_m, answers) == (2_500, 4), "four answers halve 40 km four times, and no more that day"


def test_without_an_end_to_looks_halving_would_find_it(world: World, tr: Side, ru: Side) -> None:
    """So the test above can fail."""
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "looks_per_day": 1_000})
    world.admit(ru.unit, filed("hidden", circle(13_370, radius_m=50), to=["tr"]), HIDE)
    assert halves(world, tr, by_notices)[0] <= 100


def test_whoever_has_looked_enough_is_still_heard_and_told_to_call(world: World, tr: Side, ru: Side) -> None:
    """Every notice is taken. What it is told of hidden things is the same words whether it meets one or not, and never `clear`."""
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "looks_per_day": 0})
    world.admit(ru.unit, filed("hidden", to=["tr"]), HIDE)
    world.admit(tr.unit, filed("near"))
    world.admit(tr.unit, filed("far", circle(90_000)))
    near, far = verdict_on(world, "tr/near"), verdict_on(world, "tr/far")
    assert (near.result, near.withheld, near.undetermined) == (far.result, None, far.undetermined)
    assert near.result == "undetermined"
    assert near.undetermined is not None
    assert near.undetermined[-1].because.endswith(COARSE)
    assert not objections(world)


def test_a_hidden_notice_still_warns_of_open_ones(world: World, tr: Side, ru: Side) -> None:
    """Those who filed openly must not miss a warning because somebody else has looked too often."""
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "looks_per_day": 0})
    world.admit(tr.unit, filed("open"))
    world.admit(ru.unit, filed("hidden", to=["tr"]), HIDE)
    assert len(verdict_on(world, "ru/hidden").withheld or ()) == 1
    assert not objections(world)


def test_the_default_leaves_room_for_a_plan_and_its_variants(world: World, tr: Side) -> None:
    assert [(day.party, day.looks, day.allowed, day.spent) for day in days(world.state, world.clock())] == [
        ("ru", 0, LOOKS_PER_DAY, False),
        ("tr", 0, LOOKS_PER_DAY, False),
    ]


# Who sees it


def seen_by(world: World, party: str | None) -> list[tuple[object, ...]]:
    rows = touches(world.state, party, lambda row: withheld_for(world.store, row.said, row.id, party))
    return [(one.by, one.form, one.ref, one.result, one.touched, one.back_ms is not None) for one in rows]


def test_an_owner_sees_who_touched_what_it_hides(world: World, tr: Side, ru: Side) -> None:
    world.side("us")
    world.admit(ru.unit, filed("hidden", to=["tr"]), HIDE)
    world.admit(tr.unit, probe(), HIDE)
    world.admit(tr.unit, probe("far", circle(90_000)), HIDE)
    world.admit(tr.unit, filed("near"))
    world.clock.turn(60_000)
    world.admit(tr.unit, stepped("tr/near", 1, "withdraw"))
    by_probe, by_notice = ("tr", "probe", "tr/plan"), ("tr", "notice", "tr/near")
    assert seen_by(world, "ru") == [(*by_probe, None, ("ru/hidden",), False), (*by_notice, None, ("ru/hidden",), True)]
    assert seen_by(world, "tr") == [(*by_probe, "not_clear", ("ru/hidden",), False), ("tr", "probe", "tr/far", "clear", (), False)]
    assert seen_by(world, "us") == seen_by(world, None) == []
