"""What belongs in a proof: the statement, everything that gathers around it, and the authority behind every signature."""

from typing import Any

import pytest

from garant.answers.evidence import authority, related, representation_of, subject_of
from garant.node.ledger import read
from garant.statement.kinds import Statement
from tests.world import (
    ACCEPTANCE,
    AGREEMENT,
    CONTACT,
    HOST_ROOT,
    MEASURE,
    NOTICE,
    PROPOSAL,
    READOUT,
    SOURCE,
    Member,
    Side,
    World,
    make_key,
    receipt,
)

CONTENT = {name: value for name, value in NOTICE.items() if name not in ("type", "name")}
OWN = {**{name: value for name, value in AGREEMENT.items() if name != "sources"}, "capacity": "party", "measure_count": 2}


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def tr(world: World, ru: Side) -> Side:
    return world.side("tr")


def said(world: World, index: int) -> Statement:
    return read(world.leaves()[index]).signed.said


def gathered(world: World, index: int) -> list[int]:
    return sorted(related(world.state, said(world, index)))


# What gathers around a statement


def test_around_a_notice_gather_its_versions_steps_and_receipts(world: World, tr: Side, ru: Side) -> None:
    first = world.admit(tr.unit, NOTICE).index
    delivered = world.admit(ru.desk, receipt("delivered", "headquarters")).index
    second = world.admit(tr.unit, {**CONTENT, "type": "notice_amendment/1", "notice": "tr/patrol-1", "version": 2}).index
    start = {"type": "notice_step/1", "status": "exercise", "notice": "tr/patrol-1", "version": 2, "step": "start"}
    started = world.admit(tr.unit, start).index
    acknowledged = world.admit(ru.unit, receipt(version=2)).index
    world.admit(tr.unit, {**NOTICE, "name": "patrol-11"})
    expected = [first, delivered, second, started, acknowledged]
    for index in (first, delivered, second, started, acknowledged):
        assert gathered(world, index) == expected


def test_around_an_agreement_gather_its_parts_acceptances_and_changes(world: World, tr: Side, ru: Side) -> None:
    ref = "tr/zone-2018"
    entered = world.admit(tr.headquarters, OWN).index
    part = {"type": "agreement_part/1", "agreement": ref, "measures": [{**MEASURE, "name": "m2"}]}
    added = world.admit(tr.headquarters, part).index
    accepted = world.admit(ru.headquarters, {**ACCEPTANCE, "agreement": ref}).index
    change = {"type": "agreement_change/1", "agreement": ref, "capacity": "party", "change": "suspended"}
    changed = world.admit(ru.headquarters, {**change, "effective": {"is": "unknown", "because": "not_stated"}}).index
    for index in (entered, added, accepted, changed):
        assert gathered(world, index) == [entered, added, accepted, changed]


def test_around_a_notice_gather_the_verdicts_on_its_versions() -> None:
    world = World(rules_level=2)
    world.side("ru")
    tr = world.side("tr")
    first = world.admit(tr.unit, NOTICE)
    second = world.admit(tr.unit, {**CONTENT, "type": "notice_amendment/1", "notice": "tr/patrol-1", "version": 2})
    world.admit(tr.unit, {**NOTICE, "name": "patrol-11"})
    expected = [first.index, first.verdict, second.index, second.verdict]
    for index in expected:
        assert index is not None
        assert gathered(world, index) == expected


def test_around_an_agreement_gather_the_readings_of_its_zones() -> None:
    world = World(rules_level=2)
    tr, ru = world.side("tr"), world.side("ru")
    zone = {"name": "z1", "title": {"en": "Along the line"}, "rule": {"is": "depth_from_line", "line": "the line"}, "status": "described"}
    entered = world.admit(tr.headquarters, {**OWN, "measure_count": 1, "zones": [zone]}).index
    world.admit(tr.headquarters, {**OWN, "name": "zone-20181", "measure_count": 1, "zones": [zone]})
    drawing = {"course": [[366_000_000, 359_000_000], [367_000_000, 359_000_000]], "side": "left"}
    reading = {"type": "zone_reading/1", "capacity": "party", "drawing": drawing}
    read = world.admit(ru.headquarters, {**reading, "zone": "tr/zone-2018#z1"}).index
    world.admit(ru.headquarters, {**reading, "zone": "tr/zone-20181#z1"})
    assert gathered(world, entered) == gathered(world, read) == [entered, read]


def test_around_a_contact_gather_the_readouts_of_all_sides(world: World, tr: Side, ru: Side) -> None:
    met = world.admit(tr.headquarters, CONTACT).index
    ours = world.admit(tr.headquarters, READOUT).index
    theirs = world.admit(ru.headquarters, {**READOUT, "by": [{"party": "ru"}]}).index
    assert gathered(world, met) == gathered(world, theirs) == [met, ours, theirs]


def test_around_a_proposal_gather_its_replies(world: World, tr: Side, ru: Side) -> None:
    made = world.admit(tr.headquarters, PROPOSAL).index
    reply = {"type": "proposal_reply/1", "proposal": "tr/swap", "capacity": "party", "reply": "refused"}
    assert gathered(world, made) == [made]
    answered = world.admit(ru.headquarters, reply).index
    assert gathered(world, made) == gathered(world, answered) == [made, answered]


def test_things_of_different_kinds_may_have_one_name_and_do_not_mix(world: World, tr: Side, ru: Side) -> None:
    notice = world.admit(tr.unit, {**NOTICE, "name": "same"}).index
    acknowledged = world.admit(ru.unit, receipt(notice="tr/same")).index
    agreement = world.admit(tr.headquarters, {**OWN, "name": "same"}).index
    accepted = world.admit(ru.headquarters, {**ACCEPTANCE, "agreement": "tr/same"}).index
    contact = world.admit(tr.headquarters, {**CONTACT, "name": "same"}).index
    readout = world.admit(tr.headquarters, {**READOUT, "contact": "tr/same"}).index
    assert gathered(world, notice) == gathered(world, acknowledged) == [notice, acknowledged]
    assert gathered(world, agreement) == gathered(world, accepted) == [agreement, accepted]
    assert gathered(world, contact) == gathered(world, readout) == [contact, readout]


def test_what_nothing_gathers_around_stands_alone(world: World, tr: Side) -> None:
    index = world.admit(tr.headquarters, {**CONTACT, "name": "alone"}).index
    assert gathered(world, index) == [index]
    assert gathered(world, 0) == []
    assert subject_of(said(world, 0)) is None


# The authority behind a signature


def shown(world: World, *keyids: str) -> set[int]:
    return set(authority(world.state, keyids))


def test_behind_an_officer_stand_its_grant_its_party_and_the_charter(world: World, tr: Side) -> None:
    row = world.state.keys.rows[tr.unit.id]
    party = world.state.parties.rows["tr"].index
    assert shown(world, tr.unit.id) == {0, party, row.index}


def test_behind_a_root_key_stand_its_party_and_the_charter(world: World, tr: Side) -> None:
    assert shown(world, tr.roots[0].id) == {0, world.state.parties.rows["tr"].index}


def test_behind_the_hosts_key_stands_the_charter(world: World) -> None:
    assert shown(world, HOST_ROOT.id) == {0}


def test_behind_an_unknown_key_stands_nothing_of_its_own(world: World) -> None:
    assert shown(world, "0" * 64) == {0}


def test_every_rotation_and_every_amendment_is_shown(world: World, tr: Side) -> None:
    new = make_key("tr's new root")
    roots = {"version": 2, "keys": [new.public], "threshold": 1}
    rotated = world.admit([*tr.roots, new], {"type": "root/1", "party": "tr", "roots": roots}).index
    amendment = {"type": "charter_amendment/1", "party": "host", "version": 2, "title": {"en": "Renamed"}}
    amended = world.admit(HOST_ROOT, amendment).index
    officer = world.grant(Member("tr", [new]), "unit", name="the second")
    joined, granted = world.state.parties.rows["tr"].history[0], world.state.keys.rows[officer.id].index
    assert shown(world, officer.id) == {0, amended, joined, rotated, granted}


# Speaking for another


def test_who_accepts_for_another_leans_on_the_representation_in_force_then(world: World, tr: Side) -> None:
    sna, reg = world.side("sna"), world.side("reg")
    speaks: dict[str, Any] = {"type": "representation/1", "party": "tr", "represented": "sna", "scope": {"en": "all"}}
    made = world.admit([tr.headquarters, sna.headquarters], speaks).index
    world.admit(reg.headquarters, {**AGREEMENT, "sources": [SOURCE]})
    accepted = world.admit(tr.headquarters, {**ACCEPTANCE, "on_behalf_of": "sna"}).index
    world.admit(tr.headquarters, {"type": "representation_end/1", "representative": "tr", "represented": "sna"})
    world.admit([tr.headquarters, sna.headquarters], speaks)
    assert representation_of(world.state, accepted) == made
    assert representation_of(world.state, made) is None
