"""Guard-rail 7. What is unknown stays unknown: three different answers survive every way through the log, and nothing fills them."""

from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from garant.answers.gaps import PLACES, gaps
from garant.state import snapshot
from garant.statement.values import Absent, Disputed, Unknown
from garant.statement.words import Standing
from tests.world import AGREEMENT, MEASURE, World, fold

texts = st.text(alphabet=st.characters(categories=["L", "N", "Zs"]), min_size=1, max_size=20)
reading = st.fixed_dictionaries({"by": texts, "says": texts})
unknown = st.fixed_dictionaries(
    {"is": st.just("unknown"), "because": st.sampled_from(["not_stated", "confidential", "not_read"])}, optional={"note": texts}
)
none = st.fixed_dictionaries({"is": st.just("none")}, optional={"note": texts})
disputed = st.fixed_dictionaries({"is": st.just("disputed"), "readings": st.lists(reading, min_size=1, max_size=3)})
opened = st.one_of(unknown, none, disputed)
WORD: dict[object, str] = {Unknown: "unknown", Absent: "none", Disputed: "disputed"}
CLOSED: dict[str, Any] = {**MEASURE, "addressee": [{"text": "everybody"}], "verification": "yes"}


def told(measure: dict[str, Any]) -> World:
    """Enter an agreement with one measure."""
    world = World()
    for name in ("tr", "ru"):
        world.enrol(name)
    world.admit(world.side("reg").headquarters, {**AGREEMENT, "measures": [measure]})
    return world


@given(st.dictionaries(st.sampled_from(PLACES), opened, min_size=1))
@settings(max_examples=60, deadline=None)
def test_what_is_open_comes_through_the_log_as_it_was_said(places: dict[str, dict[str, Any]]) -> None:
    world = told({**CLOSED, **places})
    again = fold(world.leaves()).state
    for state in (world.state, again, snapshot.load(snapshot.dump(again))):
        (row,) = state.measures.values()
        found = {
            place: getattr(row.measure, place) for place in PLACES if isinstance(getattr(row.measure, place), Unknown | Absent | Disputed)
        }
        assert {place: WORD[type(value)] for place, value in found.items()} == {place: value["is"] for place, value in places.items()}
        assert {gap.place: gap.how for gap in gaps(state)} == {place: value["is"] for place, value in places.items()}


@pytest.mark.parametrize("place", PLACES)
def test_the_three_answers_are_three_different_states(place: str) -> None:
    ways: list[dict[str, Any]] = [
        {"is": "unknown", "because": "not_stated"},
        {"is": "none"},
        {"is": "disputed", "readings": [{"by": "tr", "says": "nothing"}]},
    ]
    digests = {told({**CLOSED, place: way}).state.digest() for way in ways}
    assert len(digests) == 3


def test_why_it_is_unknown_is_kept() -> None:
    reasons = ("not_stated", "confidential", "not_read")
    worlds = [told({**CLOSED, "deadline": {"is": "unknown", "because": reason}}) for reason in reasons]
    assert [getattr(next(world.state.measures.values()).measure.deadline, "because", None) for world in worlds] == list(reasons)


def test_a_later_part_fills_no_gap_of_an_earlier_one() -> None:
    world = World()
    for name in ("tr", "ru"):
        world.enrol(name)
    reg = world.side("reg")
    world.admit(reg.headquarters, {**AGREEMENT, "measure_count": 2})
    answer = {**CLOSED, "name": "m2", "text": {"en": "The sides answer for it."}}
    world.admit(reg.headquarters, {"type": "agreement_part/1", "agreement": "reg/zone-2018", "measures": [answer]})
    assert {gap.measure for gap in gaps(world.state)} == {"reg/zone-2018#m1"}


@pytest.mark.parametrize("standing", Standing.__args__)  # type: ignore[attr-defined]
def test_how_a_thing_stands_is_kept(standing: str) -> None:
    (row,) = told({**CLOSED, "standing": standing}).state.measures.values()
    assert row.measure.standing == standing
