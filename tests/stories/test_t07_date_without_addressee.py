"""T7. "All heavy weapons by 10 October": a hard date, and nobody whom it names.

The memorandum of 17 September 2018 says by when heavy weapons leave the zone, to the day, but not who withdraws them: the opposition
groups that held them had signed nothing. Such a measure is stored as it was written, and the blank is shown, never filled.
"""

import pytest

from garant import instant
from garant.answers.commitments import Commitment, of_agreement
from garant.answers.gaps import counts, gaps, tally
from garant.answers.owed import owed
from garant.statement.values import Absent, By
from tests.world import ACCEPTANCE, AGREEMENT, World

MEASURE = {
    "name": "heavy-weapons",
    "form": "withdraw_weapons",
    "text": {"en": "All tanks, rocket systems, artillery and mortars leave the zone by 10 October."},
    "standing": "agreed",
    "addressee": {"is": "none", "note": "the text names nobody"},
    "deadline": {"is": "by", "date": "2018-10-10"},
    "verification": "partial",
}


def test_a_measure_with_a_date_and_no_addressee_is_stored_and_shown_as_a_gap() -> None:
    world = World()
    for name in ("tr", "ru"):
        world.enrol(name)
    reg = world.side("reg")
    world.admit(reg.headquarters, {**AGREEMENT, "measures": [MEASURE]})

    (row,) = world.state.measures.values("reg/zone-2018#")
    assert row.measure.deadline == By(date="2018-10-10")
    assert row.measure.addressee == Absent(note="the text names nobody")

    found = gaps(world.state, "reg/zone-2018")
    assert [(gap.measure, gap.place, gap.how, gap.note) for gap in found] == [
        ("reg/zone-2018#heavy-weapons", "addressee", "none", "the text names nobody")
    ]
    assert counts(found) == {("addressee", "none"): 1}


def test_it_binds_nobody_who_did_not_accept_it() -> None:
    world = World()
    for name in ("tr", "ru"):
        world.enrol(name)
    world.admit(world.side("reg").headquarters, {**AGREEMENT, "measures": [MEASURE]})
    assert not len(world.state.acceptances)


# What becomes of it when its day has come

LONG_AFTER = instant.parse("2018-11-01T00:00:00Z")


@pytest.fixture
def accepted() -> World:
    """Both who signed have accepted the memorandum; the measure still names nobody."""
    world = World(rules_level=3)
    sides = {name: world.side(name) for name in ("tr", "ru", "reg", "un")}
    world.admit(sides["reg"].headquarters, {**AGREEMENT, "status": "actual", "measures": [MEASURE]})
    for name in ("tr", "ru"):
        world.admit(sides[name].headquarters, ACCEPTANCE)
    return world


def commitment(world: World, at_ms: int = LONG_AFTER) -> Commitment:
    (found,) = of_agreement(world.state, "reg/zone-2018", "actual", at_ms)
    return found


def test_its_day_passes_and_nobody_is_late(accepted: World) -> None:
    found = commitment(accepted)
    assert (found.stage, found.owers, found.bound) == ("overdue", None, ())
    assert [due.date for due in found.clock.dues] == ["2018-10-10"]


def test_nobody_owes_it_although_both_are_bound_by_the_text(accepted: World) -> None:
    for party in ("tr", "ru"):
        side = owed(accepted.state, party, [commitment(accepted)])
        assert (side.owes, side.owed, len(side.unanswered)) == ((), (), 1)


def test_on_the_day_itself_it_is_not_over_yet_anywhere_it_matters(accepted: World) -> None:
    assert commitment(accepted, instant.parse("2018-10-10T20:59:59Z")).stage == "due_soon"
    assert commitment(accepted, instant.parse("2018-10-11T12:00:00Z")).stage == "overdue"


def test_among_all_measures_it_is_the_one_with_a_date_and_no_addressee(accepted: World) -> None:
    measures = [row.measure for row in accepted.state.measures.values("reg/zone-2018#")]
    assert (tally("all", [measures]).undated, tally("all", [measures]).dated_unaddressed) == (0, 1)
