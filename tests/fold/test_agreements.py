"""Agreements: entered by a side or by a registrar with a source, whole in what they refer to, accepted by those they bind."""

from typing import Any

import pytest

from garant.errors import Code
from tests.fold.refusing import refuses
from tests.world import ACCEPTANCE, AGREEMENT, MEASURE, SOURCE, Side, World

REF = "reg/zone-2018"
PART: dict[str, Any] = {"type": "agreement_part/1", "agreement": REF}
CHANGE: dict[str, Any] = {
    "type": "agreement_change/1",
    "agreement": REF,
    "capacity": "registrar",
    "change": "extended",
    "effective": {"is": "dated", "date": "2019-01-01"},
    "sources": [SOURCE],
}
ZONE: dict[str, Any] = {"name": "z1", "title": {"en": "The zone"}, "rule": {"is": "districts", "units": ["Idlib"]}, "status": "described"}
OWN: dict[str, Any] = {**{name: value for name, value in AGREEMENT.items() if name != "sources"}, "capacity": "party"}


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def reg(world: World) -> Side:
    return world.side("reg")


@pytest.fixture
def tr(world: World, reg: Side) -> Side:
    world.enrol("ru")
    return world.side("tr")


def measure(name: str, **members: object) -> dict[str, Any]:
    return {**MEASURE, "name": name, **members}


# Entering


def test_a_registrar_enters_a_public_text_with_its_source(world: World, reg: Side, tr: Side) -> None:
    admitted = world.admit(reg.headquarters, AGREEMENT)
    row = world.state.agreements.rows[REF]
    assert (row.index, row.measures, row.zones, row.sources) == (admitted.index, ("m1",), (), ("s1",))
    assert world.state.measures.rows[f"{REF}#m1"].measure.standing == "agreed"


def test_a_side_enters_its_own_without_a_source(world: World, reg: Side, tr: Side) -> None:
    world.admit(tr.headquarters, OWN)
    assert "tr/zone-2018" in world.state.agreements


def test_who_is_not_named_in_the_charter_is_no_registrar(world: World, reg: Side, tr: Side) -> None:
    refuses(world, Code.NOT_A_REGISTRAR, tr.headquarters, AGREEMENT)


def test_a_registrar_names_its_source(world: World, reg: Side, tr: Side) -> None:
    refuses(world, Code.SOURCE_MISSING, reg.headquarters, {**OWN, "capacity": "registrar"})


def test_a_name_is_used_once_by_each_party(world: World, reg: Side, tr: Side) -> None:
    world.admit(reg.headquarters, AGREEMENT)
    refuses(world, Code.NAME_TAKEN, reg.headquarters, AGREEMENT)
    world.admit(tr.headquarters, OWN)


@pytest.mark.parametrize("blank", ["title", "between", "in_force", "end"])
def test_a_blank_is_no_answer(world: World, reg: Side, tr: Side, blank: str) -> None:
    refuses(world, Code.MISSING_MEMBER, reg.headquarters, {name: value for name, value in AGREEMENT.items() if name != blank})


@pytest.mark.parametrize("blank", ["title", "between", "in_force", "end"])
def test_what_is_hidden_is_no_blank(world: World, reg: Side, tr: Side, blank: str) -> None:
    world.admit(reg.headquarters, AGREEMENT, hide=[blank])


def test_somebody_called_a_party_must_be_one(world: World, reg: Side) -> None:
    refuses(world, Code.UNKNOWN_PARTY, reg.headquarters, AGREEMENT)


def test_an_addressee_deep_in_a_measure_must_be_a_party_too(world: World, reg: Side, tr: Side) -> None:
    strange = [measure("m1", addressee=[{"party": "sy"}])]
    refuses(world, Code.UNKNOWN_PARTY, reg.headquarters, {**AGREEMENT, "measures": strange})
    world.admit(reg.headquarters, {**AGREEMENT, "measures": [measure("m1", addressee=[{"text": "Syria"}])]})


def test_what_an_agreement_refers_to_must_be_there(world: World, reg: Side, tr: Side) -> None:
    later = {**AGREEMENT, "name": "protocol-2020", "refers_to": [REF]}
    refuses(world, Code.UNKNOWN_REFERENCE, reg.headquarters, later)
    world.admit(reg.headquarters, AGREEMENT)
    world.admit(reg.headquarters, later)


@pytest.mark.parametrize(
    "members",
    [
        {"measures": [measure("m1"), measure("m1")], "measure_count": 2},
        {"zones": [ZONE, ZONE]},
        {"sources": [SOURCE, SOURCE]},
    ],
    ids=["measures", "zones", "sources"],
)
def test_no_name_stands_twice_in_an_agreement(world: World, reg: Side, tr: Side, members: dict[str, Any]) -> None:
    refuses(world, Code.NAME_TAKEN, reg.headquarters, {**AGREEMENT, **members})


def test_there_are_no_more_measures_than_it_says(world: World, reg: Side, tr: Side) -> None:
    refuses(world, Code.BAD_VALUE, reg.headquarters, {**AGREEMENT, "measures": [measure("m1"), measure("m2")]})


@pytest.mark.parametrize(
    "members", [{"measures": [measure("m1", sources=["s9"])]}, {"zones": [{**ZONE, "sources": ["s9"]}]}], ids=["measure", "zone"]
)
def test_a_cited_source_is_listed(world: World, reg: Side, tr: Side, members: dict[str, Any]) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, reg.headquarters, {**AGREEMENT, **members})


def test_a_measure_applies_to_a_zone_that_is_there(world: World, reg: Side, tr: Side) -> None:
    in_a_zone = [measure("m1", zone=["z1"])]
    refuses(world, Code.UNKNOWN_REFERENCE, reg.headquarters, {**AGREEMENT, "measures": in_a_zone})
    world.admit(reg.headquarters, {**AGREEMENT, "measures": in_a_zone, "zones": [ZONE]})


def test_a_measure_may_apply_to_another_agreements_zone(world: World, reg: Side, tr: Side) -> None:
    world.admit(reg.headquarters, {**AGREEMENT, "zones": [ZONE]})
    world.admit(reg.headquarters, {**AGREEMENT, "name": "protocol-2020", "measures": [measure("m1", zone=[f"{REF}#z1"])]})


def test_hidden_zones_are_not_judged(world: World, reg: Side, tr: Side) -> None:
    sealed = {**AGREEMENT, "measures": [measure("m1", zone=["z1"])], "zones": [ZONE]}
    world.admit(reg.headquarters, sealed, hide=["zones"])


@pytest.mark.parametrize(
    "allowed",
    [
        {"with_notice": [{"activities": ["inspection", "air_strike"], "notice": "PT1H"}]},
        {"with_consent": [{"activities": ["mortar_fire"], "of": {"text": "the other side"}}]},
    ],
    ids=["with notice", "with consent"],
)
def test_an_attack_is_only_ever_prohibited(world: World, reg: Side, tr: Side, allowed: dict[str, Any]) -> None:
    refuses(world, Code.ATTACK_ACTIVITY, reg.headquarters, {**AGREEMENT, "measures": [measure("m1", **allowed)]})
    world.admit(reg.headquarters, {**AGREEMENT, "measures": [measure("m1", prohibited=["air_strike", "mortar_fire"])]})


# Adding parts


def test_a_long_agreement_goes_on_in_parts(world: World, reg: Side, tr: Side) -> None:
    world.admit(reg.headquarters, {**AGREEMENT, "measure_count": 3})
    world.admit(reg.headquarters, {**PART, "measures": [measure("m2", zone=["z1"])], "zones": [ZONE]})
    world.admit(reg.headquarters, {**PART, "measures": [measure("m3", sources=["s1"])]})
    row = world.state.agreements.rows[REF]
    assert (row.measures, row.zones) == (("m1", "m2", "m3"), ("z1",))
    assert len(world.state.agreement_parts) == 2


def test_a_part_belongs_to_an_agreement(world: World, reg: Side) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, reg.headquarters, {**PART, "zones": [ZONE]})


def test_only_who_entered_it_adds_parts(world: World, reg: Side, tr: Side) -> None:
    world.admit(reg.headquarters, {**AGREEMENT, "measure_count": 2})
    refuses(world, Code.NOT_YOURS, tr.headquarters, {**PART, "measures": [measure("m2")]})


def test_a_part_has_its_agreements_status(world: World, reg: Side, tr: Side) -> None:
    world.admit(reg.headquarters, {**AGREEMENT, "measure_count": 2})
    refuses(world, Code.OTHER_STATUS, reg.headquarters, {**PART, "status": "exercise", "measures": [measure("m2")]})


def test_parts_stay_within_the_count(world: World, reg: Side, tr: Side) -> None:
    world.admit(reg.headquarters, AGREEMENT)
    refuses(world, Code.BAD_VALUE, reg.headquarters, {**PART, "measures": [measure("m2")]})


def test_a_part_repeats_no_name(world: World, reg: Side, tr: Side) -> None:
    world.admit(reg.headquarters, {**AGREEMENT, "measure_count": 2})
    refuses(world, Code.NAME_TAKEN, reg.headquarters, {**PART, "measures": [measure("m1")]})


def test_a_part_may_apply_to_zones_that_its_agreement_hides(world: World, reg: Side, tr: Side) -> None:
    world.admit(reg.headquarters, {**AGREEMENT, "zones": [ZONE], "measure_count": 2}, hide=["zones"])
    world.admit(reg.headquarters, {**PART, "measures": [measure("m2", zone=["z1"])]})


def test_a_part_may_hide_the_zones_that_it_brings(world: World, reg: Side, tr: Side) -> None:
    world.admit(reg.headquarters, {**AGREEMENT, "measure_count": 2})
    world.admit(reg.headquarters, {**PART, "zones": [ZONE], "measures": [measure("m2", zone=["z1"])]}, hide=["zones"])


# Accepting


@pytest.fixture
def agreed(world: World, reg: Side, tr: Side) -> None:
    world.admit(reg.headquarters, AGREEMENT)


@pytest.mark.usefixtures("agreed")
def test_a_party_binds_itself(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, ACCEPTANCE)
    assert world.state.acceptances.rows[f"{REF}>tr:actual:tr"].said.binds == "accepts"


@pytest.mark.usefixtures("agreed")
def test_a_later_word_takes_the_place_of_the_earlier(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, ACCEPTANCE)
    world.admit(tr.headquarters, {**ACCEPTANCE, "binds": "rejects"})
    assert world.state.acceptances.rows[f"{REF}>tr:actual:tr"].said.binds == "rejects"


@pytest.mark.usefixtures("agreed")
def test_what_is_accepted_must_be_there(world: World, tr: Side) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, tr.headquarters, {**ACCEPTANCE, "agreement": "reg/nothing"})
    refuses(world, Code.UNKNOWN_REFERENCE, tr.headquarters, {**ACCEPTANCE, "measures": ["m1", "m9"]})
    world.admit(tr.headquarters, {**ACCEPTANCE, "measures": ["m1"]})


def test_measures_of_a_sealed_agreement_may_be_accepted_by_name(world: World, reg: Side, tr: Side) -> None:
    world.admit(reg.headquarters, AGREEMENT, hide=["measures"])
    world.admit(tr.headquarters, {**ACCEPTANCE, "measures": ["m1"]})


@pytest.fixture
def sna(world: World, reg: Side, tr: Side) -> Side:
    world.admit(reg.headquarters, AGREEMENT)
    return world.side("sna")


SPEAKS: dict[str, Any] = {"type": "representation/1", "party": "tr", "represented": "sna", "scope": {"en": "all"}}
FOR_SNA = {**ACCEPTANCE, "on_behalf_of": "sna"}


def test_a_representative_binds_whom_it_represents(world: World, tr: Side, sna: Side) -> None:
    world.admit([tr.headquarters, sna.headquarters], SPEAKS)
    world.admit(tr.headquarters, FOR_SNA)
    assert world.state.acceptances.rows[f"{REF}>sna:actual:tr"].said.party == "tr"


def test_without_a_representation_nobody_speaks_for_another(world: World, tr: Side, sna: Side) -> None:
    refuses(world, Code.NOT_REPRESENTED, tr.headquarters, FOR_SNA)


def test_a_representation_does_not_work_backwards(world: World, tr: Side, sna: Side) -> None:
    world.admit([tr.headquarters, sna.headquarters], SPEAKS)
    refuses(world, Code.NOT_REPRESENTED, sna.headquarters, {**ACCEPTANCE, "on_behalf_of": "tr"})


def test_an_ended_representation_binds_nobody(world: World, tr: Side, sna: Side) -> None:
    world.admit([tr.headquarters, sna.headquarters], SPEAKS)
    world.admit(sna.headquarters, {"type": "representation_end/1", "representative": "tr", "represented": "sna"})
    refuses(world, Code.NOT_REPRESENTED, tr.headquarters, FOR_SNA)


def test_what_was_accepted_before_the_end_stays(world: World, tr: Side, sna: Side) -> None:
    world.admit([tr.headquarters, sna.headquarters], SPEAKS)
    world.admit(tr.headquarters, FOR_SNA)
    world.admit(sna.headquarters, {"type": "representation_end/1", "representative": "tr", "represented": "sna"})
    assert world.state.acceptances.rows[f"{REF}>sna:actual:tr"].said.binds == "accepts"


def test_a_representation_in_an_exercise_binds_nobody_outside_it(world: World, tr: Side, sna: Side) -> None:
    world.admit([tr.headquarters, sna.headquarters], {**SPEAKS, "status": "exercise"})
    refuses(world, Code.NOT_REPRESENTED, tr.headquarters, FOR_SNA)
    world.admit(tr.headquarters, {**FOR_SNA, "status": "exercise"})


# What became of it


@pytest.mark.usefixtures("agreed")
def test_a_registrar_tells_what_became_of_it(world: World, reg: Side) -> None:
    world.admit(reg.headquarters, CHANGE)
    (row,) = world.state.agreement_changes.values(f"{REF}@")
    assert row.said.change == "extended"


def own(change: str, **members: object) -> dict[str, Any]:
    return {**{name: value for name, value in CHANGE.items() if name != "sources"}, "capacity": "party", "change": change, **members}


@pytest.mark.usefixtures("agreed")
def test_who_accepted_it_may_denounce_it(world: World, tr: Side) -> None:
    refuses(world, Code.NOT_YOURS, tr.headquarters, own("denounced"))
    world.admit(tr.headquarters, ACCEPTANCE)
    world.admit(tr.headquarters, own("denounced"))


@pytest.mark.usefixtures("agreed")
def test_who_accepted_it_in_an_exercise_does_not_denounce_it_in_earnest(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, {**ACCEPTANCE, "status": "exercise"})
    refuses(world, Code.NOT_YOURS, tr.headquarters, own("denounced"))


def test_who_entered_it_tells_what_became_of_it(world: World, reg: Side, tr: Side) -> None:
    world.admit(tr.headquarters, OWN)
    world.admit(tr.headquarters, own("suspended", agreement="tr/zone-2018"))


@pytest.mark.usefixtures("agreed")
def test_a_change_by_a_registrar_needs_both_the_charter_and_a_source(world: World, reg: Side, tr: Side) -> None:
    refuses(world, Code.NOT_A_REGISTRAR, tr.headquarters, CHANGE)
    refuses(world, Code.SOURCE_MISSING, reg.headquarters, {name: value for name, value in CHANGE.items() if name != "sources"})


@pytest.mark.usefixtures("agreed")
def test_what_changed_and_what_superseded_it_must_be_there(world: World, reg: Side) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, reg.headquarters, {**CHANGE, "agreement": "reg/nothing"})
    superseded = {**CHANGE, "change": "superseded", "superseded_by": "reg/protocol-2020"}
    refuses(world, Code.UNKNOWN_REFERENCE, reg.headquarters, superseded)
    world.admit(reg.headquarters, {**AGREEMENT, "name": "protocol-2020"})
    world.admit(reg.headquarters, superseded)


@pytest.mark.usefixtures("agreed")
@pytest.mark.parametrize(
    "members", [{"change": "superseded"}, {"change": "extended", "superseded_by": REF}], ids=["no successor", "one too many"]
)
def test_a_successor_is_named_when_it_was_superseded_and_only_then(world: World, reg: Side, members: dict[str, str]) -> None:
    refuses(world, Code.BAD_VALUE, reg.headquarters, {**CHANGE, **members})


def test_who_is_no_side_of_an_agreement_leaves_it_to_a_registrar(world: World, tr: Side) -> None:
    other = world.side("jo")
    refuses(world, Code.NOT_YOURS, other.headquarters, {**AGREEMENT, "capacity": "party"})


def test_a_measure_prohibits_only_what_the_vocabulary_knows(world: World, reg: Side, tr: Side) -> None:
    strange = {**AGREEMENT, "measures": [{**MEASURE, "prohibited": ["air_strikes"]}]}
    refuses(world, Code.UNKNOWN_ACTIVITY, reg.headquarters, strange)
