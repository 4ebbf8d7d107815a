"""Gaps: what a text leaves open is shown place by place, in three different ways, counted, and never filled."""

from collections import Counter
from typing import Any

import pytest

from garant.answers import gaps
from garant.answers.gaps import PLACES, Gap
from tests.world import AGREEMENT, MEASURE, Side, World

REF = "reg/zone-2018"
OPEN: dict[str, dict[str, Any]] = {
    "unknown": {"is": "unknown", "because": "not_stated"},
    "none": {"is": "none"},
    "disputed": {"is": "disputed", "readings": [{"by": "tr", "says": "the north"}, {"by": "ru", "says": "the south"}]},
}
CLOSED: dict[str, Any] = {
    **MEASURE,
    "addressee": [{"party": "tr"}],
    "deadline": {"is": "by", "date": "2018-10-10"},
    "verification": "yes",
}


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def reg(world: World) -> Side:
    world.enrol("tr")
    world.enrol("ru")
    return world.side("reg")


def enter(world: World, reg: Side, *measures: dict[str, Any], hide: tuple[str, ...] = (), name: str = "zone-2018") -> None:
    world.admit(reg.headquarters, {**AGREEMENT, "name": name, "measures": list(measures), "measure_count": len(measures)}, hide)


def test_a_measure_that_says_everything_has_no_gap(world: World, reg: Side) -> None:
    enter(world, reg, CLOSED)
    assert gaps.gaps(world.state) == []


@pytest.mark.parametrize("how", OPEN)
@pytest.mark.parametrize("place", PLACES)
def test_each_place_can_be_open_in_each_way(world: World, reg: Side, place: str, how: str) -> None:
    enter(world, reg, {**CLOSED, place: OPEN[how]})
    (gap,) = gaps.gaps(world.state)
    assert (gap.measure, gap.place, gap.how) == (f"{REF}#m1", place, how)


def test_a_disputed_place_shows_each_reading_with_who_gives_it(world: World, reg: Side) -> None:
    enter(world, reg, {**CLOSED, "zone": OPEN["disputed"]})
    (gap,) = gaps.gaps(world.state)
    assert gap.note == "tr: the north; ru: the south"


@pytest.mark.parametrize(
    ("value", "note"),
    [
        ({"is": "unknown", "because": "confidential"}, "confidential"),
        ({"is": "unknown", "because": "confidential", "note": "the annex is secret"}, "the annex is secret"),
        ({"is": "unknown", "because": "not_stated"}, ""),
        ({"is": "none", "note": "the text was read twice"}, "the text was read twice"),
    ],
)
def test_a_gap_carries_the_reason_that_was_given(world: World, reg: Side, value: dict[str, str], note: str) -> None:
    enter(world, reg, {**CLOSED, "deadline": value})
    assert [gap.note for gap in gaps.gaps(world.state)] == [note]


@pytest.mark.parametrize("place", ["zone", "content"])
def test_a_place_that_a_measure_does_not_have_is_no_gap(world: World, reg: Side, place: str) -> None:
    assert place not in CLOSED
    enter(world, reg, CLOSED)
    assert gaps.gaps(world.state) == []


def test_one_agreements_gaps_are_not_anothers(world: World, reg: Side) -> None:
    enter(world, reg, {**CLOSED, "deadline": OPEN["none"]})
    enter(world, reg, {**CLOSED, "addressee": OPEN["none"]}, name="zone-2018b")
    assert [gap.place for gap in gaps.gaps(world.state, REF)] == ["deadline"]
    assert [gap.place for gap in gaps.gaps(world.state)] == ["deadline", "addressee"]


def test_gaps_come_by_measure_and_place(world: World, reg: Side) -> None:
    everything: dict[str, Any] = dict.fromkeys(PLACES, OPEN["none"])
    enter(world, reg, {**CLOSED, "name": "m2", **everything}, {**CLOSED, **everything})
    assert [(gap.measure[-2:], gap.place) for gap in gaps.gaps(world.state)] == [(m, place) for m in ("m1", "m2") for place in PLACES]


def test_gaps_are_counted_by_place_and_way(world: World, reg: Side) -> None:
    enter(
        world,
        reg,
        {**CLOSED, "deadline": OPEN["none"]},
        {**CLOSED, "name": "m2", "deadline": OPEN["none"], "addressee": OPEN["unknown"]},
        {**CLOSED, "name": "m3", "deadline": OPEN["unknown"]},
    )
    expected = {("deadline", "none"): 2, ("deadline", "unknown"): 1, ("addressee", "unknown"): 1}
    assert gaps.counts(gaps.gaps(world.state)) == Counter(expected)


def test_parts_bring_their_gaps(world: World, reg: Side) -> None:
    world.admit(reg.headquarters, {**AGREEMENT, "measures": [CLOSED], "measure_count": 2})
    late = {**CLOSED, "name": "m2", "verification": OPEN["unknown"]}
    world.admit(reg.headquarters, {"type": "agreement_part/1", "agreement": REF, "measures": [late]})
    assert gaps.gaps(world.state) == [Gap(f"{REF}#m2", "verification", "unknown", "")]


def test_sealed_measures_are_not_guessed(world: World, reg: Side) -> None:
    enter(world, reg, {**CLOSED, "deadline": OPEN["none"]}, hide=("measures",))
    assert gaps.gaps(world.state) == []


def test_measures_that_somebody_may_read_have_their_gaps_too(world: World, reg: Side) -> None:
    enter(world, reg, CLOSED, {**CLOSED, "name": "m2", "deadline": OPEN["none"]})
    said = world.state.agreements.rows[REF].said
    assert gaps.of_measures(REF, said.measures or ()) == gaps.gaps(world.state)
