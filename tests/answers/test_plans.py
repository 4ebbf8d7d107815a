"""Plans: declared and observed side by side, what holds what and why, what is due by when, who has what was handed over."""

from typing import Any

import pytest

from garant import instant
from garant.answers.plans import Hold, PlanView, Step, plan, plans
from tests.world import AGREEMENT, Side, World

AT = "2018-10-01T00:00:00Z"
DAY: dict[str, Any] = {"is": "dated", "date": "2018-09-30"}


def step(name: str, party: str, **members: object) -> dict[str, Any]:
    return {"name": name, "text": {"en": name}, "of": {"party": party}, **members}


class Played:
    """A plan between tr and ru, which un watches."""

    def __init__(self, *steps: dict[str, Any], **members: object) -> None:
        self.world = World(rules_level=3)
        self.sides: dict[str, Side] = {name: self.world.side(name) for name in ("reg", "tr", "ru", "un")}
        self.world.admit(self.sides["reg"].headquarters, AGREEMENT)
        plain = {"form": "withdrawal", "order": "ordered", "title": {"en": "Apart"}, "standing": "agreed"}
        said = {"name": "apart", "capacity": "party", "between": [{"party": "tr"}, {"party": "ru"}], **plain, **members}
        self.world.admit(self.sides["tr"].headquarters, {"type": "plan/1", **said, **({"steps": list(steps)} if steps else {})})

    def word(self, party: str, name: str, says: str, **members: object) -> None:
        owner = next(one.of.party for one in self.world.state.plans.rows["tr/apart"].said.steps or () if one.name == name)
        basis = "declared" if owner == party or says in ("holds", "releases") else "observed"
        said = {"plan": "tr/apart", "step": name, "capacity": "party", "basis": basis, "says": says, "when": DAY, **members}
        self.world.admit(self.sides[party].unit, {"type": "plan_word/1", **said})

    def view(self, at: str = AT) -> PlanView:
        return plan(self.world.state, "tr/apart", instant.parse(at))

    def steps(self, at: str = AT) -> dict[str, Step]:
        return {one.step.name: one for one in self.view(at).steps}

    def stages(self) -> list[str]:
        return [one.stage for one in self.view().steps]


def test_a_plan_without_steps_says_so_and_has_no_date() -> None:
    view = Played(deadline={"is": "unknown", "because": "not_stated"}).view()
    assert (view.steps, view.clock.standing, view.held) == ((), "undated", False)


def test_steps_wait_for_those_before_them() -> None:
    made = Played(step("a", "tr"), step("b", "ru", after=["a"]))
    assert made.stages() == ["open", "waiting"]
    assert made.steps()["b"].waits_for == ("a",)
    made.word("tr", "a", "done")
    assert made.stages() == ["done", "open"]


def test_declared_and_observed_stand_side_by_side_with_what_differs() -> None:
    made = Played(step("a", "tr", quantity=20, unit="vehicles"))
    made.word("tr", "a", "done", quantity=20)
    made.word("un", "a", "done", quantity=18)
    made.word("ru", "a", "not_done")
    one = made.steps()["a"]
    assert (one.stage, one.declared and one.declared.quantity) == ("done", 20)
    assert [(word.by, word.says, word.quantity) for word in one.observed] == [("un", "done", 18), ("ru", "not_done", None)]
    assert one.differs == ("declared: 20; observed by un: 18", "declared: done; observed by ru: not_done")


def test_what_is_observed_before_it_is_declared_differs_too() -> None:
    made = Played(step("a", "tr"))
    made.word("un", "a", "done")
    assert (made.steps()["a"].stage, made.steps()["a"].differs) == ("open", ("declared: nothing; observed by un: done",))


@pytest.mark.parametrize("order", ["simultaneous", "reciprocal"])
def test_when_one_side_holds_all_that_go_together_hold(order: str) -> None:
    made = Played(step("a", "tr"), step("b", "ru"), step("c", "tr", phase="second"), order=order)
    made.word("tr", "a", "ready")
    made.word("ru", "b", "holds")
    assert made.stages() == ["held", "held", "open"]
    assert made.steps()["a"].holds == (Hold("ru", "b"),)
    made.word("ru", "b", "releases")
    assert made.stages() == ["ready", "open", "open"]


def test_together_with_reaches_both_ways_and_what_comes_after_holds_as_well() -> None:
    made = Played(step("a", "tr"), step("b", "ru", together_with=["a"]), step("c", "tr", after=["b"]), step("d", "ru"))
    made.word("ru", "a", "holds")
    assert made.stages() == ["held", "held", "held", "open"]
    assert made.steps()["c"].holds == (Hold("ru", "a"),)


def test_each_side_releases_its_own_hold_alone() -> None:
    made = Played(step("a", "tr"))
    made.word("tr", "a", "holds")
    made.word("ru", "a", "holds")
    made.word("ru", "a", "releases")
    assert made.steps()["a"].holds == (Hold("tr", "a"),)


def test_what_is_done_is_not_undone_by_a_hold() -> None:
    made = Played(step("a", "tr"), step("b", "ru"), order="simultaneous")
    made.word("tr", "a", "done")
    made.word("ru", "b", "holds")
    assert made.stages() == ["done", "held"]


def test_a_countdown_to_the_start_and_an_end_that_runs_from_the_beginning() -> None:
    start, finish = {"is": "by", "date": "2018-10-03"}, {"is": "after", "event": "begun", "period": "P7D"}
    made = Played(step("a", "tr", start_by=start, finish_by=finish), begun={"is": "dated", "date": "2018-10-01"})
    one = made.steps("2018-10-02T00:00:00Z")["a"]
    assert one.start is not None
    assert one.finish is not None
    assert (one.start.standing, one.start.dues[0].date, one.finish.dues[0].date) == ("soon", "2018-10-03", "2018-10-08")


def test_a_deadline_may_run_from_a_step() -> None:
    made = Played(step("a", "tr"), step("b", "ru", after=["a"], finish_by={"is": "after", "event": "a", "period": "PT48H"}))
    assert made.steps()["b"].finish is not None
    assert made.steps()["b"].finish.waits_for == "a"  # type: ignore[union-attr]
    made.word("tr", "a", "done", when={"is": "dated", "date": "2018-09-30", "utc": "2018-09-30T12:00:00Z"})
    (due,) = made.steps()["b"].finish.dues  # type: ignore[union-attr]
    assert instant.text(due.ends_ms) == "2018-10-02T12:00:00Z"


def test_equal_quantities_are_told_and_unequal_ones_too() -> None:
    made = Played(step("a", "tr", quantity=50, unit="buses"), step("b", "ru", quantity=50, unit="buses"), order="simultaneous")
    (balance,) = made.view().balances
    assert (balance.planned, balance.equal_planned) == ((50, 50), True)
    made.word("tr", "a", "done", quantity=50)
    made.word("ru", "b", "done", quantity=35)
    made.word("un", "b", "done", quantity=34)
    (balance,) = made.view().balances
    assert (balance.declared, balance.equal_declared, balance.observed) == ((50, 35), False, (None, 34))


def test_what_does_not_go_together_is_not_weighed() -> None:
    assert Played(step("a", "tr", quantity=5, unit="posts"), step("b", "ru", quantity=7, unit="posts")).view().balances == ()


def test_what_is_handed_over_has_its_new_holder_when_that_is_declared() -> None:
    made = Played(step("a", "tr", hands_over={"form": "duty", "text": "the hotline", "to": {"party": "un"}}))
    assert made.steps()["a"].holder is None
    made.word("tr", "a", "done")
    one = made.steps()["a"]
    assert (one.holder and one.holder.party, one.holder_observed) == ("un", False)
    made.word("un", "a", "done")
    assert made.steps()["a"].holder_observed


def test_all_plans_come_by_reference() -> None:
    assert [one.ref for one in plans(Played(step("a", "tr")).world.state, 0)] == ["tr/apart"]
