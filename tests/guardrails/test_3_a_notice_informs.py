"""Guard-rail 3. A notice informs; nothing that is said about it makes it anything else.

The words themselves are walked in story T12.
"""

from itertools import product
from typing import Any

import msgspec
import pytest

from garant.errors import Code
from garant.statement.host_word import ReceiptsAnswer
from garant.statement.kinds.base import Seen
from tests.fold.refusing import refuses_submission
from tests.world import NOTICE, Side, World, receipt, relay

STEPS = ["delivered", "acknowledged", "disseminated", "queried", "objects", "unable"]


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


@pytest.mark.usefixtures("tr")
def test_a_notice_is_the_same_before_and_after_every_receipt_that_there_is(world: World, ru: Side) -> None:
    before = list(world.state.notices.items()), list(world.state.notice_versions.items())
    for level, step in product(("headquarters", "sector", "unit"), STEPS):
        world.admit(getattr(ru, level), receipt(step, level))
    world.admit(ru.sector, {**receipt(), "relay": relay()})
    assert (list(world.state.notices.items()), list(world.state.notice_versions.items())) == before


def test_a_notice_may_start_whoever_has_answered(world: World, tr: Side, ru: Side) -> None:
    """A start waits for nobody: not for a receipt, and not for an objection to be withdrawn."""
    start: dict[str, Any] = {"type": "notice_step/1", "status": "exercise", "notice": "tr/patrol-1", "version": 1, "step": "start"}
    world.admit(ru.headquarters, receipt("objects", "headquarters"))
    world.admit(tr.unit, start)


@pytest.mark.parametrize("step", ["approved", "permitted", "cleared", "authorised", "granted", "accepted", "sent", "overdue"])
def test_a_receipt_has_no_step_that_permits(world: World, tr: Side, ru: Side, step: str) -> None:
    refuses_submission(world, Code.BAD_VALUE, world.forge(ru.unit, receipt(), step=step))


@pytest.mark.parametrize("member", ["approved", "approved_by", "permission", "clearance", "consent", "valid_for"])
@pytest.mark.parametrize("kind", ["notice", "receipt"])
def test_neither_a_notice_nor_a_receipt_has_a_member_that_permits(world: World, tr: Side, ru: Side, kind: str, member: str) -> None:
    key, members = (tr.unit, {**NOTICE, "name": "patrol-2"}) if kind == "notice" else (ru.unit, receipt())
    refuses_submission(world, Code.UNKNOWN_MEMBER, world.forge(key, members, **{member: "yes"}))


def test_the_word_that_no_notice_was_given_says_that_this_permits_nothing() -> None:
    spelled = {"type": "receipts/1", "log": "a.example/log", "head": Seen(size=0, root="0" * 64), "time": "2018-09-17T12:00:00Z"}
    word = msgspec.convert({**spelled, "notice": "nobody's", "receipts": 0}, ReceiptsAnswer)
    assert word.note == "absence of notice removes no protection and permits nothing"


@pytest.mark.parametrize("note", ["", "free to act", "no notice was given"])
def test_nothing_else_can_be_said_in_its_place(note: str) -> None:
    spelled = {"type": "receipts/1", "log": "a.example/log", "head": {"size": 0, "root": "0" * 64}, "time": "2018-09-17T12:00:00Z"}
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert({**spelled, "notice": "nobody's", "receipts": 0, "note": note}, ReceiptsAnswer)
