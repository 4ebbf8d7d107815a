"""The law of commitments: who reports what it owes, who verifies, who moves a deadline, who declares and who observes a step of a plan."""

from typing import Any

import pytest

from garant.errors import Code
from tests.fold.refusing import refuses
from tests.world import ACCEPTANCE, AGREEMENT, MEASURE, SOURCE, Side, World

M1, REF = "measure:reg/zone-2018#m1", "reg/zone-2018#m1"
DAY: dict[str, Any] = {"is": "dated", "date": "2018-10-09"}
REPORT: dict[str, Any] = {"type": "fulfilment/1", "of": M1, "capacity": "party", "says": "done", "when": DAY}
VERIFIED: dict[str, Any] = {"type": "verification/1", "of": M1, "capacity": "party", "grade": 2, "when": DAY}
EVENT: dict[str, Any] = {"type": "event/1", "agreement": "reg/zone-2018", "capacity": "party", "event": "Day D", "when": DAY}
CHANGE: dict[str, Any] = {"type": "measure_change/1", "measure": REF, "capacity": "party", "change": "lapsed", "effective": DAY}
LATER: dict[str, Any] = {"change": "extended", "deadline": {"is": "by", "date": "2018-11-10"}}
STEPS: list[dict[str, Any]] = [
    {"name": "a", "text": {"en": "tr leaves"}, "of": {"party": "tr"}},
    {"name": "b", "text": {"en": "ru leaves"}, "of": {"party": "ru"}, "after": ["a"]},
]
PLAN: dict[str, Any] = {
    "type": "plan/1",
    "name": "apart",
    "capacity": "party",
    "form": "withdrawal",
    "order": "ordered",
    "title": {"en": "Apart"},
    "standing": "agreed",
    "between": [{"party": "tr"}, {"party": "ru"}],
    "steps": STEPS,
}
WORD: dict[str, Any] = {
    "type": "plan_word/1",
    "plan": "tr/apart",
    "step": "a",
    "capacity": "party",
    "basis": "declared",
    "says": "done",
    "when": DAY,
}
FROM_SOURCE: dict[str, Any] = {"capacity": "registrar", "sources": [SOURCE]}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def sides(world: World) -> dict[str, Side]:
    made = {name: world.side(name) for name in ("reg", "tr", "ru", "un")}
    owed = {**MEASURE, "addressee": [{"party": "tr"}]}
    open_ = {**MEASURE, "name": "m2"}
    world.admit(made["reg"].headquarters, {**AGREEMENT, "measures": [owed, open_], "measure_count": 2})
    return made


# Reports


def test_whoever_owes_it_reports_it(world: World, sides: dict[str, Side]) -> None:
    got = world.admit(sides["tr"].headquarters, REPORT)
    (row,) = world.state.fulfilments.values(f"{M1}@")
    assert (row.index, row.said.says) == (got.index, "done")


def test_nobody_reports_what_another_owes(world: World, sides: dict[str, Side]) -> None:
    refuses(world, Code.NOT_YOURS, sides["ru"].headquarters, REPORT)
    world.admit(sides["ru"].headquarters, {**REPORT, "of": "measure:reg/zone-2018#m2"})


def test_nobody_reports_for_one_that_it_does_not_represent(world: World, sides: dict[str, Side]) -> None:
    refuses(world, Code.NOT_REPRESENTED, sides["ru"].headquarters, {**REPORT, "on_behalf_of": "tr"})
    speaking = {"type": "representation/1", "represented": "tr", "scope": {"en": "all"}}
    world.admit([sides["ru"].headquarters, sides["tr"].headquarters], speaking)
    world.admit(sides["ru"].headquarters, {**REPORT, "on_behalf_of": "tr"})
    refuses(world, Code.NOT_REPRESENTED, sides["ru"].headquarters, {**REPORT, "on_behalf_of": "tr", "status": "exercise"})


@pytest.mark.parametrize(("of", "code"), [("zone:reg/zone-2018#z1", Code.BAD_VALUE), (f"{M1}9", Code.UNKNOWN_REFERENCE)])
def test_what_is_reported_is_a_commitment_that_is_there(world: World, sides: dict[str, Side], of: str, code: Code) -> None:
    refuses(world, code, sides["tr"].headquarters, {**REPORT, "of": of})
    refuses(world, code, sides["un"].unit, {**VERIFIED, "of": of})


def test_a_registrar_names_whose_word_it_reports_and_nobody_else_does(world: World, sides: dict[str, Side]) -> None:
    refuses(world, Code.BAD_VALUE, sides["reg"].headquarters, {**REPORT, **FROM_SOURCE})
    refuses(world, Code.BAD_VALUE, sides["tr"].headquarters, {**REPORT, "by": {"party": "tr"}})
    refuses(world, Code.SOURCE_MISSING, sides["reg"].headquarters, {**REPORT, "capacity": "registrar", "by": {"party": "tr"}})
    refuses(world, Code.NOT_A_REGISTRAR, sides["tr"].headquarters, {**REPORT, **FROM_SOURCE, "by": {"party": "tr"}})
    world.admit(sides["reg"].headquarters, {**REPORT, **FROM_SOURCE, "by": {"text": "a ministry"}})


def test_what_shows_it_must_be_there(world: World, sides: dict[str, Side]) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, sides["tr"].headquarters, {**REPORT, "evidence": ["evidence:tr/photo"]})


def test_headquarters_reports_and_any_officer_verifies(world: World, sides: dict[str, Side]) -> None:
    refuses(world, Code.NOT_AUTHORISED, sides["tr"].unit, REPORT)
    refuses(world, Code.NOT_AUTHORISED, sides["un"].desk, VERIFIED)
    world.admit(sides["un"].unit, VERIFIED)


def test_nobody_verifies_what_it_alone_owes(world: World, sides: dict[str, Side]) -> None:
    refuses(world, Code.NOT_YOURS, sides["tr"].headquarters, VERIFIED)
    refuses(world, Code.NOT_YOURS, sides["reg"].headquarters, {**VERIFIED, **FROM_SOURCE, "by": {"party": "tr"}})
    world.admit(sides["reg"].headquarters, {**VERIFIED, **FROM_SOURCE, "by": {"party": "un"}})


def test_a_grade_is_none_to_three(world: World, sides: dict[str, Side]) -> None:
    for grade in (-1, 4):
        with pytest.raises(Exception, match="grade"):
            world.compose(sides["un"].unit, {**VERIFIED, "grade": grade})


# Events and changes


def test_an_event_is_one_of_an_agreement_that_is_there(world: World, sides: dict[str, Side]) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, sides["tr"].headquarters, {**EVENT, "agreement": "reg/none"})
    refuses(world, Code.SOURCE_MISSING, sides["reg"].headquarters, {**EVENT, "capacity": "registrar"})
    refuses(world, Code.NOT_AUTHORISED, sides["tr"].sector, EVENT)
    world.admit(sides["tr"].headquarters, EVENT)
    world.admit(sides["ru"].headquarters, EVENT)
    assert len(world.state.events) == 2


def test_who_has_no_part_in_an_agreement_changes_none_of_its_measures(world: World, sides: dict[str, Side]) -> None:
    refuses(world, Code.NOT_YOURS, sides["tr"].headquarters, CHANGE)
    world.admit(sides["tr"].headquarters, {**ACCEPTANCE, "binds": "rejects"})
    refuses(world, Code.NOT_YOURS, sides["tr"].headquarters, CHANGE)
    world.admit(sides["tr"].headquarters, ACCEPTANCE)
    world.admit(sides["tr"].headquarters, CHANGE)
    refuses(world, Code.NOT_YOURS, sides["tr"].headquarters, {**CHANGE, "status": "exercise"})


def test_a_change_is_one_of_measures_that_are_there(world: World, sides: dict[str, Side]) -> None:
    hq = sides["reg"].headquarters
    refuses(world, Code.UNKNOWN_REFERENCE, hq, {**CHANGE, **FROM_SOURCE, "measure": "reg/zone-2018#m9"})
    refuses(world, Code.UNKNOWN_REFERENCE, hq, {**CHANGE, **FROM_SOURCE, "change": "superseded", "superseded_by": "reg/zone-2018#m9"})
    refuses(world, Code.SOURCE_MISSING, hq, {**CHANGE, "capacity": "registrar"})
    world.admit(hq, {**CHANGE, **FROM_SOURCE, **LATER})


@pytest.mark.parametrize(
    "change", [{"change": "extended"}, {**LATER, "change": "lapsed"}, {"change": "superseded"}, {"superseded_by": REF}]
)
def test_a_change_says_what_it_must_and_no_more(world: World, sides: dict[str, Side], change: dict[str, Any]) -> None:
    with pytest.raises(Exception, match="and only then"):
        world.compose(sides["reg"].headquarters, {**CHANGE, **change})


# Plans


def test_a_plan_is_entered_by_one_of_its_sides_or_by_a_registrar(world: World, sides: dict[str, Side]) -> None:
    refuses(world, Code.NOT_YOURS, sides["un"].headquarters, PLAN)
    refuses(world, Code.SOURCE_MISSING, sides["reg"].headquarters, {**PLAN, "capacity": "registrar"})
    world.admit(sides["reg"].headquarters, {**PLAN, **FROM_SOURCE})
    world.admit(sides["tr"].headquarters, PLAN)
    refuses(world, Code.NAME_TAKEN, sides["tr"].headquarters, PLAN)


def test_a_plan_refers_to_parties_and_things_that_are_there(world: World, sides: dict[str, Side]) -> None:
    hq = sides["tr"].headquarters
    refuses(world, Code.UNKNOWN_PARTY, hq, {**PLAN, "between": [{"party": "tr"}, {"party": "xx"}]})
    refuses(world, Code.UNKNOWN_REFERENCE, hq, {**PLAN, "about": ["agreement:reg/none"]})
    handed = {"form": "channel", "thing": "channel:tr/line", "to": {"party": "ru"}}
    refuses(world, Code.UNKNOWN_REFERENCE, hq, {**PLAN, "steps": [{**STEPS[0], "hands_over": handed}]})


@pytest.mark.parametrize(
    ("steps", "told"),
    [
        ([STEPS[0], STEPS[0]], "names of their own"),
        ([{**STEPS[0], "together_with": ["c"]}], "names of their own"),
        ([{**STEPS[0], "after": ["a"]}], "circle"),
        ([{**STEPS[0], "after": ["b"]}, STEPS[1]], "circle"),
    ],
)
def test_steps_have_names_and_an_order_that_ends(world: World, sides: dict[str, Side], steps: list[Any], told: str) -> None:
    with pytest.raises(Exception, match=told):
        world.compose(sides["tr"].headquarters, {**PLAN, "steps": steps})


@pytest.fixture
def plan(world: World, sides: dict[str, Side]) -> None:
    world.admit(sides["tr"].headquarters, PLAN)


def test_whose_step_it_is_declares_and_others_observe(world: World, sides: dict[str, Side], plan: None) -> None:
    world.admit(sides["tr"].unit, WORD)
    refuses(world, Code.NOT_YOURS, sides["ru"].unit, WORD)
    refuses(world, Code.NOT_YOURS, sides["tr"].unit, {**WORD, "basis": "observed"})
    world.admit(sides["un"].unit, {**WORD, "basis": "observed"})


def test_the_sides_of_a_plan_hold_it_and_nobody_else(world: World, sides: dict[str, Side], plan: None) -> None:
    for says in ("holds", "releases"):
        refuses(world, Code.NOT_YOURS, sides["un"].unit, {**WORD, "says": says})
        refuses(world, Code.BAD_VALUE, sides["ru"].unit, {**WORD, "says": says, "basis": "observed"})
        world.admit(sides["ru"].unit, {**WORD, "says": says})


def test_a_word_on_a_plan_meets_a_step_that_is_there_in_its_own_status(world: World, sides: dict[str, Side], plan: None) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, sides["tr"].unit, {**WORD, "plan": "tr/none"})
    refuses(world, Code.UNKNOWN_REFERENCE, sides["tr"].unit, {**WORD, "step": "c"})
    refuses(world, Code.OTHER_STATUS, sides["tr"].unit, {**WORD, "status": "exercise"})
    refuses(world, Code.BAD_VALUE, sides["reg"].headquarters, {**WORD, **FROM_SOURCE})
    world.admit(sides["reg"].headquarters, {**WORD, **FROM_SOURCE, "by": {"text": "villagers"}, "basis": "observed"})


# Before its time


def test_all_of_it_waits_for_the_third_level() -> None:
    world = World(rules_level=2)
    reg, tr = world.side("reg"), world.side("tr")
    world.enrol("ru")
    world.admit(reg.headquarters, AGREEMENT)
    for members in (REPORT, VERIFIED, EVENT, CHANGE, PLAN, WORD):
        refuses(world, Code.UNKNOWN_KIND, tr.headquarters, members)


def test_fixed_hours_have_their_offset_and_no_offset_stands_alone(world: World, sides: dict[str, Side]) -> None:
    def entered(**deadline: object) -> dict[str, Any]:
        return {**AGREEMENT, "name": "daily", "measures": [{**MEASURE, "deadline": {"is": "every", **deadline}}]}

    with pytest.raises(Exception, match="utc_offset"):
        world.compose(sides["reg"].headquarters, entered(period="P1D", utc_offset="+03:00"))
    world.admit(sides["reg"].headquarters, entered(at=["12:00", "16:00"], utc_offset="+03:00"))
