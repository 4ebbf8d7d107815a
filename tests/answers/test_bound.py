"""Who is bound: those who accepted, themselves or through their representative; a registrar's entry binds nobody."""

from typing import Any

import pytest

from garant.answers.bound import bonds, bound_parties
from tests.world import ACCEPTANCE, AGREEMENT, Side, World

REF = "reg/zone-2018"
SPEAKS: dict[str, Any] = {"type": "representation/1", "party": "tr", "represented": "sna", "scope": {"en": "all"}}


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def reg(world: World, ru: Side, tr: Side) -> Side:
    reg = world.side("reg")
    world.admit(reg.headquarters, AGREEMENT)
    return reg


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


pytestmark = pytest.mark.usefixtures("reg")


def test_a_registrars_entry_binds_nobody(world: World) -> None:
    assert bound_parties(world.state, REF, "actual") == ()
    assert bonds(world.state) == []


def test_a_party_binds_itself(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, {**ACCEPTANCE, "reservation": "Not on Sundays."})
    (bond,) = bonds(world.state, REF)
    assert (bond.agreement, bond.party, bond.by, bond.through, bond.accepts) == (REF, "tr", "tr", None, True)
    assert (bond.status, bond.reservation, bond.measures) == ("actual", "Not on Sundays.", ())
    assert bound_parties(world.state, REF, "actual") == ("tr",)


def test_a_party_may_bind_itself_to_some_measures(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, {**ACCEPTANCE, "measures": ["m1"]})
    assert bonds(world.state)[0].measures == ("m1",)


def test_who_rejects_is_not_bound_and_has_said_so(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, {**ACCEPTANCE, "binds": "rejects"})
    assert bound_parties(world.state, REF, "actual") == ()
    assert [(bond.party, bond.accepts) for bond in bonds(world.state)] == [("tr", False)]


def test_a_later_rejection_ends_the_bond(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, ACCEPTANCE)
    world.admit(tr.headquarters, {**ACCEPTANCE, "binds": "rejects"})
    assert bound_parties(world.state, REF, "actual") == ()


def test_a_representative_binds_the_other_party_and_is_named(world: World, tr: Side) -> None:
    sna = world.side("sna")
    world.admit([tr.headquarters, sna.headquarters], SPEAKS)
    world.admit(tr.headquarters, {**ACCEPTANCE, "on_behalf_of": "sna"})
    (bond,) = bonds(world.state, REF)
    assert (bond.party, bond.by, bond.through) == ("sna", "tr", "tr")
    assert bound_parties(world.state, REF, "actual") == ("sna",)


def test_an_exercise_binds_in_the_exercise_only(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, {**ACCEPTANCE, "status": "exercise"})
    world.admit(ru.headquarters, ACCEPTANCE)
    assert bound_parties(world.state, REF, "exercise") == ("tr",)
    assert bound_parties(world.state, REF, "actual") == ("ru",)
    assert bound_parties(world.state, REF, "test") == ()


def test_an_exercise_does_not_take_back_what_was_accepted_in_earnest(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, ACCEPTANCE)
    world.admit(tr.headquarters, {**ACCEPTANCE, "binds": "rejects", "status": "exercise"})
    assert bound_parties(world.state, REF, "actual") == ("tr",)


def test_one_agreements_bonds_are_not_anothers(world: World, reg: Side, tr: Side, ru: Side) -> None:
    world.admit(reg.headquarters, {**AGREEMENT, "name": "zone-2018b"})
    world.admit(tr.headquarters, ACCEPTANCE)
    world.admit(ru.headquarters, {**ACCEPTANCE, "agreement": "reg/zone-2018b"})
    assert [(bond.agreement, bond.party) for bond in bonds(world.state)] == [(REF, "tr"), ("reg/zone-2018b", "ru")]
    assert [bond.party for bond in bonds(world.state, REF)] == ["tr"]
