"""T7. "All heavy weapons by 10 October": a hard date, and nobody whom it names.

The memorandum of 17 September 2018 says by when heavy weapons leave the zone, to the day, but not who withdraws them: the opposition
groups that held them had signed nothing. Such a measure is stored as it was written, and the blank is shown, never filled.
"""

from garant.answers.gaps import counts, gaps
from garant.statement.values import Absent, By
from tests.world import AGREEMENT, World

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
