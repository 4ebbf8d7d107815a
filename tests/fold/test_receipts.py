"""Receipts: the recipient's word on one version, at the signing key's own level; by relay for a level below; a desk says "delivered"."""

from itertools import product
from typing import Any

import pytest

from garant.errors import Code
from garant.statement.words import LEVELS
from tests.fold.refusing import refuses
from tests.world import NOTICE, Member, Side, World, receipt, relay

OFFICERS_STEPS = ["delivered", "acknowledged", "disseminated", "queried", "objects", "unable"]


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def tr(world: World, ru: Side) -> Side:
    tr = world.side("tr")
    world.admit(tr.unit, NOTICE)
    return tr


def relayed(level: str, *, read_back: bool = True, unit: str = "the post") -> dict[str, Any]:
    return {**receipt(level=level), "relay": relay(read_back=read_back, unit=unit)}


# Who may say how far the word has come


@pytest.mark.usefixtures("tr")
@pytest.mark.parametrize(("level", "step"), list(product(LEVELS, OFFICERS_STEPS)))
def test_an_officer_speaks_for_its_own_level(world: World, ru: Side, level: str, step: str) -> None:
    world.admit(getattr(ru, level), receipt(step, level))
    (row,) = world.state.receipts.values("tr/patrol-1@000001>ru:")
    assert (row.said.level, row.said.step) == (level, step)


@pytest.mark.usefixtures("tr")
@pytest.mark.parametrize(("own", "level"), [pair for pair in product(LEVELS, LEVELS) if pair[0] != pair[1]])
def test_an_officer_speaks_for_no_other_level(world: World, ru: Side, own: str, level: str) -> None:
    refuses(world, Code.WRONG_LEVEL, getattr(ru, own), receipt(level=level))


@pytest.mark.usefixtures("tr")
@pytest.mark.parametrize(("own", "level"), list(product(LEVELS, LEVELS)))
def test_a_relay_receipt_is_about_a_level_below(world: World, ru: Side, own: str, level: str) -> None:
    if LEVELS.index(own) > LEVELS.index(level):
        world.admit(getattr(ru, own), relayed(level))
    else:
        refuses(world, Code.WRONG_LEVEL, getattr(ru, own), relayed(level))


@pytest.mark.usefixtures("tr")
def test_a_desk_says_delivered(world: World, ru: Side) -> None:
    world.admit(ru.desk, receipt("delivered", "headquarters"))


@pytest.mark.usefixtures("tr")
@pytest.mark.parametrize("step", [step for step in OFFICERS_STEPS if step != "delivered"])
def test_a_desk_says_nothing_else(world: World, ru: Side, step: str) -> None:
    refuses(world, Code.NOT_AUTHORISED, ru.desk, receipt(step, "headquarters"))


@pytest.mark.usefixtures("tr")
def test_a_desk_relays_nothing(world: World, ru: Side) -> None:
    refuses(world, Code.NOT_AUTHORISED, ru.desk, {**receipt("delivered"), "relay": relay()})


@pytest.mark.usefixtures("tr")
def test_a_desk_speaks_for_its_own_level(world: World, ru: Side) -> None:
    refuses(world, Code.WRONG_LEVEL, ru.desk, receipt("delivered", "unit"))


@pytest.mark.usefixtures("tr")
def test_an_officer_beside_a_desk_does_not_lend_it_weight(world: World, ru: Side) -> None:
    refuses(world, Code.NOT_AUTHORISED, [ru.desk, ru.headquarters], receipt(level="headquarters"))


@pytest.mark.usefixtures("tr")
def test_an_officer_and_a_desk_say_delivered_together(world: World, ru: Side) -> None:
    world.admit([ru.desk, ru.headquarters], receipt("delivered", "headquarters"))


@pytest.mark.usefixtures("tr")
def test_a_root_key_signs_no_receipts(world: World, ru: Side) -> None:
    refuses(world, Code.NOT_AUTHORISED, ru.roots, receipt(level="headquarters"))


# What it is about


@pytest.mark.usefixtures("tr")
def test_whom_a_notice_was_not_addressed_to_has_nothing_to_acknowledge(world: World) -> None:
    sy = world.side("sy")
    refuses(world, Code.NOT_A_RECIPIENT, sy.unit, receipt())


def test_a_filer_does_not_acknowledge_its_own_notice(world: World, tr: Side) -> None:
    refuses(world, Code.NOT_A_RECIPIENT, tr.unit, receipt())


@pytest.mark.usefixtures("tr")
def test_a_notice_that_is_not_there_cannot_be_acknowledged(world: World, ru: Side) -> None:
    refuses(world, Code.UNKNOWN_REFERENCE, ru.unit, receipt(notice="tr/patrol-9"))


@pytest.mark.usefixtures("tr")
def test_nor_a_version_that_is_not_there(world: World, ru: Side) -> None:
    refuses(world, Code.WRONG_VERSION, ru.unit, receipt(version=2))


@pytest.mark.usefixtures("tr")
def test_an_exercise_is_not_acknowledged_in_earnest(world: World, ru: Side) -> None:
    refuses(world, Code.OTHER_STATUS, ru.unit, {**receipt(), "status": "actual"})


def test_an_old_version_may_still_be_acknowledged_by_those_it_was_addressed_to(world: World, tr: Side, ru: Side) -> None:
    world.enrol("sy")
    content = {name: value for name, value in NOTICE.items() if name not in ("type", "name")}
    world.admit(tr.unit, {**content, "type": "notice_amendment/1", "notice": "tr/patrol-1", "version": 2, "to": ["sy"]})
    world.admit(ru.unit, receipt(version=1))
    refuses(world, Code.NOT_A_RECIPIENT, ru.unit, receipt(version=2))


# Once is enough, and nothing new is lost


@pytest.mark.usefixtures("tr")
def test_the_same_key_says_the_same_thing_once(world: World, ru: Side) -> None:
    world.admit(ru.unit, receipt())
    refuses(world, Code.NOTHING_CHANGED, ru.unit, receipt())


@pytest.mark.usefixtures("tr")
def test_the_units_own_word_and_a_relay_stay_distinct(world: World, ru: Side) -> None:
    world.admit(ru.sector, relayed("unit"))
    world.admit(ru.unit, receipt())
    assert len(world.state.receipts) == 2


@pytest.mark.usefixtures("tr")
def test_a_read_back_that_comes_later_is_recorded(world: World, ru: Side) -> None:
    world.admit(ru.sector, relayed("unit", read_back=False))
    world.admit(ru.sector, relayed("unit", read_back=True))
    assert len(world.state.receipts) == 2


@pytest.mark.usefixtures("tr")
def test_a_second_unit_reached_by_relay_is_recorded(world: World, ru: Side) -> None:
    world.admit(ru.sector, relayed("unit", unit="the northern post"))
    world.admit(ru.sector, relayed("unit", unit="the southern post"))
    assert len(world.state.receipts) == 2


@pytest.mark.usefixtures("tr")
def test_a_second_unit_with_its_own_key_is_recorded(world: World, ru: Side) -> None:
    world.admit(ru.unit, receipt())
    world.admit(world.grant(Member("ru", ru.roots), "unit", name="second"), receipt())
    assert len(world.state.receipts) == 2


@pytest.mark.usefixtures("tr")
def test_a_second_question_is_recorded(world: World, ru: Side) -> None:
    world.admit(ru.unit, {**receipt("queried"), "text": {"en": "Which road?"}})
    world.admit(ru.unit, {**receipt("queried"), "text": {"en": "From when?"}})
    assert len(world.state.receipts) == 2
