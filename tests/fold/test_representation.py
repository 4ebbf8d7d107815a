"""Representation: headquarters of both sides sign it, either side ends it, and nothing else makes one party speak for another."""

from typing import Any

import pytest

from garant.errors import Code
from tests.fold.refusing import refuses
from tests.world import HOST_ROOT, Side, World, make_key

SPEAKS: dict[str, Any] = {"type": "representation/1", "party": "tr", "represented": "sna", "scope": {"en": "Astana rounds"}}
ENDS: dict[str, Any] = {"type": "representation_end/1", "representative": "tr", "represented": "sna"}


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def sna(world: World) -> Side:
    return world.side("sna")


def test_both_sides_sign_it(world: World, tr: Side, sna: Side) -> None:
    admitted = world.admit([tr.headquarters, sna.headquarters], SPEAKS)
    row = world.state.representations.rows["tr>sna"]
    assert (row.index, row.id, row.representative, row.represented, row.ended) == (admitted.index, admitted.id, "tr", "sna", None)


@pytest.mark.parametrize("alone", ["tr", "sna"])
def test_one_side_alone_is_not_enough(world: World, tr: Side, sna: Side, alone: str) -> None:
    refuses(world, Code.NOT_AUTHORISED, {"tr": tr, "sna": sna}[alone].headquarters, SPEAKS)


@pytest.mark.parametrize("level", ["sector", "unit", "desk"])
def test_less_than_headquarters_is_not_enough(world: World, tr: Side, sna: Side, level: str) -> None:
    refuses(world, Code.NOT_AUTHORISED, [tr.headquarters, getattr(sna, level)], SPEAKS)


def test_a_lower_level_beside_headquarters_spoils_it(world: World, tr: Side, sna: Side) -> None:
    refuses(world, Code.NOT_AUTHORISED, [tr.headquarters, sna.headquarters, sna.unit], SPEAKS)


def test_a_third_party_has_no_part_in_it(world: World, tr: Side, sna: Side) -> None:
    ru = world.side("ru")
    refuses(world, Code.FOREIGN_KEY, [tr.headquarters, sna.headquarters, ru.headquarters], SPEAKS)


def test_nobody_represents_itself(world: World, tr: Side) -> None:
    refuses(world, Code.BAD_VALUE, tr.headquarters, {**SPEAKS, "represented": "tr"})


def test_the_host_is_no_party_and_cannot_be_represented(world: World, tr: Side) -> None:
    officer = make_key("an officer of the host")
    world.admit(HOST_ROOT, {"type": "grant/1", "key": officer.public, "role": "officer", "level": "headquarters", "duty": {"en": "x"}})
    refuses(world, Code.UNKNOWN_PARTY, [tr.headquarters, officer], {**SPEAKS, "represented": "host"})


def test_it_is_made_once_at_a_time(world: World, tr: Side, sna: Side) -> None:
    both = [tr.headquarters, sna.headquarters]
    world.admit(both, SPEAKS)
    refuses(world, Code.NAME_TAKEN, both, SPEAKS)
    world.admit(tr.headquarters, ENDS)
    world.admit(both, SPEAKS)


@pytest.mark.parametrize("side", ["tr", "sna"])
def test_either_side_ends_it(world: World, tr: Side, sna: Side, side: str) -> None:
    world.admit([tr.headquarters, sna.headquarters], SPEAKS)
    admitted = world.admit({"tr": tr, "sna": sna}[side].headquarters, ENDS)
    assert world.state.representations.rows["tr>sna"].ended == admitted.index


def test_a_third_party_does_not_end_it(world: World, tr: Side, sna: Side) -> None:
    ru = world.side("ru")
    world.admit([tr.headquarters, sna.headquarters], SPEAKS)
    refuses(world, Code.NOT_YOURS, ru.headquarters, ENDS)


def test_what_is_not_there_cannot_be_ended(world: World, tr: Side, sna: Side) -> None:
    refuses(world, Code.NOT_REPRESENTED, tr.headquarters, ENDS)
    world.admit([tr.headquarters, sna.headquarters], SPEAKS)
    world.admit(tr.headquarters, ENDS)
    refuses(world, Code.NOT_REPRESENTED, tr.headquarters, ENDS)


def test_a_unit_does_not_end_it(world: World, tr: Side, sna: Side) -> None:
    world.admit([tr.headquarters, sna.headquarters], SPEAKS)
    refuses(world, Code.NOT_AUTHORISED, tr.unit, ENDS)


def test_an_exercise_does_not_end_what_is_actual(world: World, tr: Side, sna: Side) -> None:
    world.admit([tr.headquarters, sna.headquarters], SPEAKS)
    refuses(world, Code.OTHER_STATUS, sna.headquarters, {**ENDS, "status": "exercise"})
