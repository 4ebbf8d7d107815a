"""One party's side: what it owes, what it is owed, what is only claimed, what depends on a condition, what nobody can date."""

from garant import instant
from garant.answers.commitments import Commitment, commitments
from garant.answers.owed import Owed, owed
from tests.answers.pledging import BOTH, REF, Pledged, measure
from tests.world import CONTACT, READOUT

AT = "2018-10-12T00:00:00Z"


def side(made: Pledged, party: str) -> Owed:
    return owed(made.world.state, party, commitments(made.world.state, instant.parse(AT)))


def names(found: tuple[Commitment, ...]) -> list[str]:
    return [one.thing.rpartition("#")[2] for one in found]


def test_what_one_owes_the_other_is_owed() -> None:
    made = Pledged.of(measure(), measure("m2", addressee=[{"party": "ru"}]), measure("m3", addressee=BOTH))
    tr, ru = side(made, "tr"), side(made, "ru")
    assert (names(tr.owes), names(tr.owed)) == (["m1", "m3"], ["m2", "m3"])
    assert (names(ru.owes), names(ru.owed)) == (["m2", "m3"], ["m1", "m3"])


def test_what_binds_nobody_is_claimed_and_never_owed() -> None:
    made = Pledged.of(measure(), measure("m2", addressee=[{"text": "the groups"}]), accept=("ru",))
    tr, ru = side(made, "tr"), side(made, "ru")
    assert (tr.owes, names(tr.claimed)) == ((), ["m1"])
    assert (ru.owed, names(ru.unanswered)) == ((), ["m1", "m2"])


def test_a_stranger_owes_nothing_and_is_owed_nothing() -> None:
    un = side(Pledged.of(measure()), "un")
    assert (un.owes, un.owed, un.claimed, un.unanswered) == ((), (), (), ())


def test_what_has_a_condition_stands_apart() -> None:
    made = Pledged.of(measure(condition="if asked"), measure("m2"))
    tr = side(made, "tr")
    assert (names(tr.owes), names(tr.conditional)) == (["m2"], ["m1"])


def test_a_word_on_a_condition_binds_nobody_and_is_shown() -> None:
    made = Pledged.of(measure())
    made.world.admit(made.sides["tr"].headquarters, {**CONTACT, "status": "actual"})
    made.world.admit(made.sides["tr"].headquarters, {**READOUT, "contact": "tr/call-1", "status": "actual", "standing": "conditional"})
    assert [one.ref for one in side(made, "tr").undertakings] == ["tr/call-1"]
    assert side(made, "ru").undertakings == ()


def test_what_nobody_can_date_is_told_apart() -> None:
    undated = {"is": "unknown", "because": "not_stated"}
    made = Pledged.of(measure(), measure("m2", deadline=undated), measure("m3", deadline=undated, addressee=BOTH))
    assert names(side(made, "tr").undated) == ["m2", "m3"]
    assert names(side(made, "ru").undated) == ["m3", "m2"]


def test_what_has_lapsed_is_owed_no_more_and_what_is_done_is_still_listed() -> None:
    made = Pledged.of(measure(), measure("m2"))
    made.change("reg", "m1", "lapsed")
    made.report("tr", "m2")
    tr = side(made, "tr")
    assert [(one.thing, one.stage) for one in tr.owes] == [(f"measure:{REF}#m2", "reported_done")]
