"""T15. The four towns: so many people out of two towns, as many out of two others, at the same hour, or nobody at all.

In such agreements nothing is done because of trust: each side's buses leave only when the other's do, step by step and number by number.
When in one town something stops, everything has to stop at once, in all four; and afterwards each side says that the other began.

So the steps of a plan that go together hold together. Who holds, since when, and what is held because of it, is on record. The numbers
stand side by side: what was agreed, what each side declares, what was observed. The people are counts, and nothing else.
"""

from typing import Any

import pytest

from garant import instant
from garant.answers.plans import Hold, PlanView, plan
from tests.world import Side, World

DAY: dict[str, Any] = {"is": "dated", "date": "2017-04-14"}
START_BY: dict[str, Any] = {"is": "by", "date": "2017-04-14", "utc": "2017-04-14T03:00:00Z", "words": "06:00 local time"}
PLAN: dict[str, Any] = {
    "type": "plan/1",
    "name": "four-towns",
    "capacity": "party",
    "form": "evacuation",
    "order": "simultaneous",
    "title": {"en": "Four towns (made up after public accounts)"},
    "standing": "agreed",
    "between": [{"party": "east"}, {"party": "west"}],
    "steps": [
        {"name": "east-buses", "text": {"en": "Buses leave the two eastern towns."}, "of": {"party": "east"}, "phase": "first day",
         "quantity": 50, "unit": "buses", "start_by": START_BY},
        {"name": "west-buses", "text": {"en": "Buses leave the two western towns."}, "of": {"party": "west"}, "phase": "first day",
         "quantity": 50, "unit": "buses", "start_by": START_BY},
        {"name": "exchange", "text": {"en": "The buses pass each other at the exchange point."}, "of": {"party": "rc"}, "phase": "evening",
         "after": ["east-buses", "west-buses"], "hands_over": {"form": "duty", "text": "the convoys", "to": {"party": "rc"}}},
    ],
}  # fmt: skip


class Story:
    """Two sides, a humanitarian organisation that carries, and observers."""

    def __init__(self) -> None:
        self.world = World(rules_level=3)
        self.sides: dict[str, Side] = {name: self.world.side(name) for name in ("east", "west", "rc", "monitor")}
        self.world.admit(self.sides["east"].headquarters, PLAN)

    def say(self, party: str, name: str, says: str, **members: object) -> None:
        observed = party == "monitor"
        word = {"plan": "east/four-towns", "step": name, "capacity": "party", "basis": "observed" if observed else "declared", "says": says}
        self.world.admit(self.sides[party].unit, {"type": "plan_word/1", "when": DAY, **word, **members})

    def view(self, at: str = "2017-04-14T00:00:00Z") -> PlanView:
        return plan(self.world.state, "east/four-towns", instant.parse(at))

    def stages(self) -> list[str]:
        return [one.stage for one in self.view().steps]


@pytest.fixture
def story() -> Story:
    return Story()


def test_both_are_ready_and_the_hour_is_counted_down(story: Story) -> None:
    story.say("east", "east-buses", "ready")
    story.say("west", "west-buses", "ready")
    assert story.stages() == ["ready", "ready", "waiting"]
    east = story.view("2017-04-14T02:00:00Z").steps[0]
    assert east.start is not None
    assert (east.start.standing, instant.text(east.start.dues[0].ends_ms)) == ("soon", "2017-04-14T03:00:00Z")


def test_one_side_holds_and_so_does_everything(story: Story) -> None:
    story.say("east", "east-buses", "started")
    story.say("west", "west-buses", "holds", text={"en": "Fewer came than was agreed."})
    assert story.stages() == ["held", "held", "held"]
    assert {hold for step in story.view().steps for hold in step.holds} == {Hold("west", "west-buses")}


def test_only_who_holds_can_release_it(story: Story) -> None:
    story.say("west", "west-buses", "holds")
    story.say("east", "west-buses", "releases")
    assert story.stages() == ["held", "held", "held"]
    story.say("west", "west-buses", "releases")
    assert story.stages() == ["open", "open", "waiting"]


def test_unequal_numbers_are_told_as_declared_and_as_observed(story: Story) -> None:
    story.say("east", "east-buses", "done", quantity=50)
    story.say("west", "west-buses", "done", quantity=50)
    story.say("monitor", "west-buses", "done", quantity=35)
    (balance,) = story.view().balances
    assert (balance.planned, balance.declared, balance.observed) == ((50, 50), (50, 50), (None, 35))
    assert story.view().steps[1].differs == ("declared: 50; observed by monitor: 35",)


def test_afterwards_the_convoys_are_with_the_organisation_as_declared_and_then_as_seen(story: Story) -> None:
    story.say("east", "east-buses", "done")
    story.say("west", "west-buses", "done")
    story.say("rc", "exchange", "done")
    last = story.view().steps[2]
    assert (last.holder and last.holder.party, last.holder_observed) == ("rc", False)
    story.say("monitor", "exchange", "done")
    assert story.view().steps[2].holder_observed
