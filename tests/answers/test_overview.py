"""Overviews: one line for each thing, made of plain values, with what is open, hidden and unanswered in it."""

from typing import Any

import pytest

from garant.answers import overview
from garant.statement import disclosure
from garant.statement.kinds import Agreement
from tests.world import ACCEPTANCE, AGREEMENT, MEASURE, NOTICE, START_MS, Side, World, receipt

REF = "reg/zone-2018"
GUARANTOR: dict[str, Any] = {"guarantors": [{"party": "ir"}, {"text": "the United Nations"}]}


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def tr(world: World, ru: Side) -> Side:
    return world.side("tr")


@pytest.fixture
def reg(world: World, tr: Side) -> Side:
    return world.side("reg")


# Parties


def line(world: World, party: str) -> overview.PartyLine:
    (found,) = (one for one in overview.parties(world.state) if one.party == party)
    return found


def test_a_partys_line_shows_its_roots_and_the_keys_in_force(world: World, tr: Side) -> None:
    world.admit(tr.roots, {"type": "revoke/1", "key": tr.sector.id, "because": "lost"})
    found = line(world, "tr")
    assert (found.root_keys, found.threshold, found.category, found.guarantor) == (1, 1, "state", False)
    assert [(key.role, key.level) for key in found.keys] == [("officer", "headquarters"), ("officer", "unit"), ("desk", "headquarters")]


def test_a_representation_is_shown_on_both_sides_while_it_lasts(world: World, tr: Side) -> None:
    sna = world.side("sna")
    speaks = {"type": "representation/1", "party": "tr", "represented": "sna", "scope": {"en": "all"}}
    world.admit([tr.headquarters, sna.headquarters], speaks)
    assert (line(world, "tr").speaks_for, line(world, "sna").spoken_for_by) == (("sna",), ("tr",))
    world.admit(sna.headquarters, {"type": "representation_end/1", "representative": "tr", "represented": "sna"})
    assert (line(world, "tr").speaks_for, line(world, "sna").spoken_for_by) == ((), ())


def test_to_be_named_in_a_text_is_not_to_be_bound_by_it(world: World, tr: Side, reg: Side) -> None:
    world.enrol("ir")
    world.admit(reg.headquarters, {**AGREEMENT, **GUARANTOR})
    world.admit(tr.headquarters, ACCEPTANCE)
    assert [(one.party, one.named_in, len(one.bonds)) for one in overview.parties(world.state)] == [
        ("ir", (REF,), 0),
        ("reg", (), 0),
        ("ru", (REF,), 0),
        ("tr", (REF,), 1),
    ]


# Agreements


def test_an_agreements_line_shows_its_gaps_bonds_and_changes(world: World, tr: Side, reg: Side) -> None:
    entered = world.admit(reg.headquarters, {**AGREEMENT, "measure_count": 2}).index
    world.admit(reg.headquarters, {"type": "agreement_part/1", "agreement": REF, "measures": [{**MEASURE, "name": "m2"}]})
    world.admit(tr.headquarters, ACCEPTANCE)
    unknown = {"is": "unknown", "because": "not_stated"}
    ended = {"type": "agreement_change/1", "agreement": REF, "capacity": "party", "change": "suspended", "effective": unknown}
    world.admit(tr.headquarters, ended)
    found = overview.agreement(world.state, REF)
    assert ([one.name for one in found.measures], found.hidden, found.index) == (["m1", "m2"], 0, entered)
    assert [(gap.measure, gap.place) for gap in found.gaps] == [
        (f"{REF}#{name}", place) for name in ("m1", "m2") for place in ("addressee", "verification")
    ]
    assert ([bond.party for bond in found.bonds], found.changes) == (["tr"], ("suspended",))


def test_what_is_sealed_is_counted_for_all_and_shown_to_those_who_hold_it(world: World, reg: Side) -> None:
    admitted = world.admit(reg.headquarters, AGREEMENT, hide=["measures"])
    closed = overview.agreement(world.state, REF)
    assert (closed.measures, closed.hidden, closed.gaps) == ((), 1, ())
    revealed = disclosure.reveal(world.state.agreements.rows[REF].said, world.store.disclosures(admitted.id))
    assert isinstance(revealed, Agreement)
    opened = overview.agreement(world.state, REF, revealed)
    assert ([one.name for one in opened.measures], opened.hidden, len(opened.gaps)) == (["m1"], 0, 2)


# Notices


def test_a_notices_line_is_its_newest_version_and_knows_when_it_was_filed(world: World, tr: Side) -> None:
    world.admit(tr.unit, NOTICE)
    world.clock.turn(60_000)
    content = {name: value for name, value in NOTICE.items() if name not in ("type", "name")}
    world.admit(tr.unit, {**content, "type": "notice_amendment/1", "notice": "tr/patrol-1", "version": 2, "purpose": "liaison"})
    found = overview.notice(world.state, "tr/patrol-1")
    assert (found.version, found.standing, found.said.purpose) == (2, "filed", "liaison")
    assert (found.filed_ms, found.t_ms) == (START_MS, START_MS + 60_000)


def test_a_notice_is_green_when_all_have_it_and_red_when_one_objects(world: World, tr: Side, ru: Side) -> None:
    sy = world.side("sy")
    world.admit(tr.unit, {**NOTICE, "to": ["ru", "sy"]})

    def light() -> str:
        return overview.notice(world.state, "tr/patrol-1").light

    assert light() == "amber"
    world.admit(ru.unit, receipt())
    assert light() == "amber"
    world.admit(sy.unit, receipt())
    assert light() == "green"
    world.admit(sy.headquarters, receipt("objects", "headquarters"))
    assert light() == "red"


def test_all_notices_or_those_named(world: World, tr: Side) -> None:
    for name in ("b", "a", "c"):
        world.admit(tr.unit, {**NOTICE, "name": name})
    assert [one.ref for one in overview.notices(world.state)] == ["tr/a", "tr/b", "tr/c"]
    assert [one.ref for one in overview.notices(world.state, ["tr/c", "tr/a"])] == ["tr/a", "tr/c"]
