"""An excerpt: a few entries, folded alone, give the keys that were in force, and the same law judges what those keys signed."""

from collections.abc import Mapping
from typing import Any

import pytest

from garant.errors import Code, Refused
from garant.fold.excerpt import AUTHORITY, witness
from garant.node.ledger import read
from garant.node.saying import SigningKey
from garant.state.state import State
from garant.statement import envelope
from garant.statement.entry import Entry
from tests.world import AGREEMENT, HOST_ROOT, NOTICE, START_MS, Side, World, fold, make_key, receipt


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def tr(world: World, ru: Side) -> Side:
    return world.side("tr")


def shown(world: World, *left_out: int) -> State:
    """Witness the entries of a log, without some."""
    state = State()
    for index, leaf in enumerate(world.leaves()):
        if index not in left_out:
            witness(state, read(leaf), index)
    return state


def judged(world: World, state: State, key: SigningKey, members: Mapping[str, Any]) -> Code | None:
    entry = Entry(envelope.decode(world.forge(key, members).envelope), START_MS)
    try:
        witness(state, entry, 99)
    except Refused as refused:
        return refused.refusal.code
    return None


def test_the_authority_of_a_log_gives_the_keys_of_a_log(world: World, tr: Side) -> None:
    assert dict(shown(world).keys.items()) == dict(fold(world.leaves()).state.keys.items())


def test_what_is_no_authority_changes_nothing(world: World, tr: Side) -> None:
    state = shown(world)
    before = list(state.rows())
    assert judged(world, state, tr.unit, NOTICE) is None
    assert list(state.rows()) == before


def test_a_rotation_and_an_amendment_are_authority_too(world: World, tr: Side) -> None:
    new = make_key("tr's new root")
    world.admit([*tr.roots, new], {"type": "root/1", "party": "tr", "roots": {"version": 2, "keys": [new.public], "threshold": 1}})
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "rules_level": 2})
    state = shown(world)
    assert state.parties.rows["tr"].roots.version == 2
    assert state.charters.rows["charter"].charter.rules_level == 2
    assert {kind.__name__ for kind in AUTHORITY} == {"Charter", "CharterAmendment", "Party", "Root", "Grant", "Representation"}


def test_without_the_charter_nothing_is_judged(world: World, tr: Side) -> None:
    assert judged(world, State(), tr.unit, NOTICE) == Code.NO_CHARTER


def test_without_its_grant_a_key_is_unknown(world: World, tr: Side) -> None:
    state = shown(world, world.state.keys.rows[tr.unit.id].index)
    assert judged(world, state, tr.unit, NOTICE) == Code.UNKNOWN_KEY
    assert judged(world, state, tr.sector, NOTICE) is None


def test_authority_is_judged_by_the_same_law(world: World, tr: Side) -> None:
    assert judged(world, shown(world), tr.unit, {**AGREEMENT, "capacity": "party"}) == Code.NOT_AUTHORISED


def test_levels_of_receipts_are_judged_by_the_same_law(world: World, tr: Side, ru: Side) -> None:
    state = shown(world)
    assert judged(world, state, ru.unit, receipt(level="unit")) is None
    assert judged(world, state, ru.sector, receipt(level="unit")) == Code.WRONG_LEVEL
    assert judged(world, state, ru.desk, receipt(level="headquarters")) == Code.NOT_AUTHORISED
