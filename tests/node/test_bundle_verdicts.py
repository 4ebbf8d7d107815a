"""Proofs of notices show the host's verdicts with them, and proofs of agreements how their zones are read."""

from typing import Any

import pytest

from garant.errors import Code
from garant.node.checking import Finding
from garant.node.saying import SigningKey
from garant.statement.kinds import Verdict, ZoneReading, kind_of
from tests.answers.around import amended, circle, filed
from tests.fold.test_zones import entered, zone
from tests.node.test_bundle import bundle_of, checked, forged, kinds, refuses, signed_log, without
from tests.world import ANSWER, CHECKPOINT, HOST_ROOT, Side, World, make_key, receipt, verdict

LINE = {"is": "depth_from_line", "line": "the line", "depth_m": 1_000}
READING: dict[str, Any] = {
    "type": "zone_reading/1",
    "status": "exercise",
    "zone": "reg/zone-2018#z1",
    "capacity": "party",
    "drawing": {"course": [[366_000_000, 359_000_000], [367_000_000, 359_000_000]], "side": "left"},
}


@pytest.fixture
def world() -> World:
    return World(rules_level=2)


def shown(found: Finding) -> list[str]:
    return sorted(kind_of(one.said) for one in (found.subject, *found.others))


@pytest.fixture
def history(world: World, tr: Side, ru: Side) -> list[int]:
    """Give the indexes of a notice, its verdict, its amendment, the verdict on that, and a receipt."""
    first = world.admit(tr.unit, filed("me"))
    second = world.admit(tr.unit, amended("tr/me", 2, circle(100)))
    third = world.admit(ru.unit, receipt(notice="tr/me", version=2))
    assert first.verdict is not None
    assert second.verdict is not None
    return [first.index, first.verdict, second.index, second.verdict, third.index]


def test_a_proof_of_a_notice_shows_the_verdict_on_each_version(world: World, history: list[int]) -> None:
    for index in history:
        found = checked(bundle_of(world, index), world.key)
        assert shown(found) == ["notice/1", "notice_amendment/1", "receipt/1", "verdict/1", "verdict/1"]
        (first, second) = (one for one in (found.subject, *found.others) if isinstance(one.said, Verdict))
        assert {first.index, second.index} == {history[1], history[3]}
        assert {row.role for row in (*first.signers, *second.signers)} == {"answer"}


def test_after_a_change_of_the_answer_key_old_verdicts_are_proven(world: World, tr: Side, history: list[int]) -> None:
    fresh = make_key("a fresh answer key")
    world.admit(HOST_ROOT, {"type": "charter_amendment/1", "party": "host", "version": 2, "answer_key": fresh.public})
    world.admit(tr.unit, amended("tr/me", 3, circle(200)))
    found = checked(bundle_of(world, history[0]), world.key)
    signed = [one.signers[0].public_key for one in found.others if isinstance(one.said, Verdict)]
    assert signed == [ANSWER.public, ANSWER.public, fresh.public]


def test_a_verdict_on_a_version_that_is_not_shown_proves_nothing(world: World, history: list[int]) -> None:
    bundle = bundle_of(world, history[1])
    assert kinds(bundle).count("notice_amendment") == 1
    refuses(without(without(bundle, "receipt"), "notice_amendment"), world.key, Code.BAD_PROOF)


@pytest.mark.parametrize(("signer", "code"), [(CHECKPOINT, Code.NOT_AUTHORISED), (make_key("tr unit officer "), Code.FOREIGN_KEY)])
def test_a_verdict_by_another_key_proves_nothing(world: World, tr: Side, history: list[int], signer: SigningKey, code: Code) -> None:
    wrong = forged(world, signer, verdict(notice="tr/me", version=2, log_size=world.state.size))
    refuses(signed_log([*world.leaves(), wrong]), world.key, code)


def test_a_verdict_of_another_status_proves_nothing(world: World, tr: Side) -> None:
    world.silent = True
    world.restart()
    world.admit(tr.unit, filed("me"))
    wrong = forged(world, ANSWER, verdict(notice="tr/me", log_size=world.state.size), status="test")
    refuses(signed_log([*world.leaves(), wrong]), world.key, Code.BAD_PROOF)


def test_a_proof_of_an_agreement_shows_how_its_zones_are_read(world: World, tr: Side, ru: Side) -> None:
    reg = world.side("reg")
    agreement = world.admit(reg.headquarters, {**entered(zone(LINE)), "status": "exercise"})
    mine = world.admit(tr.headquarters, READING)
    theirs = world.admit(ru.headquarters, {**READING, "drawing": {**READING["drawing"], "side": "right"}})
    for index in (agreement.index, mine.index, theirs.index):
        found = checked(bundle_of(world, index), world.key)
        assert shown(found) == ["agreement/1", "zone_reading/1", "zone_reading/1"]
        assert {one.said.party for one in (found.subject, *found.others) if isinstance(one.said, ZoneReading)} == {"tr", "ru"}
