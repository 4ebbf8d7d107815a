"""Guard-rail 6. Actual, exercise and test are three worlds in one log: what is said in one changes nothing in another."""

from collections.abc import Mapping
from itertools import permutations
from typing import Any

import pytest

from garant.answers.bound import bound_parties
from garant.errors import Code
from tests.fold.refusing import refuses, refuses_submission
from tests.world import ACCEPTANCE, AGREEMENT, CONTACT, NOTICE, PROPOSAL, READOUT, Side, World, receipt

STATUSES = ("actual", "exercise", "test")
PAIRS = list(permutations(STATUSES, 2))
CONTENT = {name: value for name, value in NOTICE.items() if name not in ("type", "name")}


@pytest.fixture
def world() -> World:
    return World()


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def reg(world: World) -> Side:
    return world.side("reg")


About = tuple[Mapping[str, Any], str, Mapping[str, Any]]
"""What is said first, who says something about it, and what."""

ABOUT: tuple[About, ...] = (
    (NOTICE, "ru.unit", receipt()),
    (NOTICE, "tr.headquarters", {**CONTENT, "type": "notice_amendment/1", "notice": "tr/patrol-1", "version": 2}),
    (NOTICE, "tr.headquarters", {"type": "notice_step/1", "notice": "tr/patrol-1", "version": 1, "step": "withdraw"}),
    (CONTACT, "tr.headquarters", READOUT),
    (PROPOSAL, "ru.headquarters", {"type": "proposal_reply/1", "proposal": "tr/swap", "capacity": "party", "reply": "accepted"}),
)


@pytest.mark.parametrize(("one", "other"), PAIRS)
@pytest.mark.parametrize("about", ABOUT, ids=[str(then["type"]) for _, _, then in ABOUT])
def test_what_is_about_something_has_its_status(world: World, tr: Side, ru: Side, about: About, one: str, other: str) -> None:
    first, who, then = about
    side, _, level = who.partition(".")
    key = getattr({"tr": tr, "ru": ru}[side], level)
    world.admit(tr.headquarters, {**first, "status": one})
    refuses(world, Code.OTHER_STATUS, key, {**then, "status": other})
    world.admit(key, {**then, "status": one})


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_part_has_its_agreements_status(world: World, tr: Side, ru: Side, reg: Side, one: str, other: str) -> None:
    world.admit(reg.headquarters, {**AGREEMENT, "status": one, "measure_count": 2})
    part = {"type": "agreement_part/1", "agreement": "reg/zone-2018", "measures": [{**AGREEMENT["measures"][0], "name": "m2"}]}
    refuses(world, Code.OTHER_STATUS, reg.headquarters, {**part, "status": other})
    world.admit(reg.headquarters, {**part, "status": one})


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_an_acceptance_binds_in_its_own_world_only(world: World, tr: Side, ru: Side, reg: Side, one: str, other: str) -> None:
    world.admit(reg.headquarters, AGREEMENT)
    world.admit(tr.headquarters, {**ACCEPTANCE, "status": one})
    assert bound_parties(world.state, "reg/zone-2018", one) == ("tr",)  # type: ignore[arg-type]
    assert bound_parties(world.state, "reg/zone-2018", other) == ()  # type: ignore[arg-type]


@pytest.mark.parametrize(("one", "other"), PAIRS)
def test_a_representation_speaks_and_ends_in_its_own_world_only(world: World, tr: Side, ru: Side, reg: Side, one: str, other: str) -> None:
    world.admit(reg.headquarters, AGREEMENT)
    speaks = {"type": "representation/1", "party": "tr", "represented": "ru", "scope": {"en": "all"}, "status": one}
    world.admit([tr.headquarters, ru.headquarters], speaks)
    refuses(world, Code.NOT_REPRESENTED, tr.headquarters, {**ACCEPTANCE, "on_behalf_of": "ru", "status": other})
    end = {"type": "representation_end/1", "representative": "tr", "represented": "ru"}
    refuses(world, Code.OTHER_STATUS, ru.headquarters, {**end, "status": other})
    world.admit(ru.headquarters, {**end, "status": one})


def test_there_is_no_fourth_status(world: World, tr: Side, ru: Side) -> None:
    refuses_submission(world, Code.BAD_VALUE, world.forge(tr.unit, dict(NOTICE), status="training"))


def test_every_message_carries_one(world: World, tr: Side, ru: Side) -> None:
    refuses_submission(world, Code.MISSING_MEMBER, world.forge(tr.unit, dict(NOTICE), status=None))
