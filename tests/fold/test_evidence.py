"""The rules of evidence and of custody: a blob that is named, things that are there, hands through which it went."""

from hashlib import sha256
from typing import Any

import pytest

from garant.answers.custody import evidence
from garant.answers.reading_rights import may_have
from garant.errors import Code
from garant.node.submission import Admission
from tests.fold.refusing import refuses, refuses_submission
from tests.world import NOTICE, Side, World

DATA = b"a log of the day\n"
SHA = sha256(DATA).hexdigest()
REF = "un/log-1"


def blob(data: bytes = DATA, **more: object) -> dict[str, Any]:
    members = {"sha256": sha256(data).hexdigest(), "size_bytes": len(data), "media_type": "text/plain", "title": {"en": "log-1"}}
    return {"type": "blob/1", "status": "exercise", **members, **more}


def found(**more: object) -> dict[str, Any]:
    members = {"name": "log-1", "blob": SHA, "form": "log", "about": ["notice:un/patrol-1"]}
    return {"type": "evidence/1", "status": "exercise", **members, **more}


def step(word: str, **more: object) -> dict[str, Any]:
    return {"type": "custody/1", "status": "exercise", "evidence": REF, "step": word, **more}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def un(world: World, ru: Side) -> Side:
    un = world.side("un")
    world.admit(un.unit, NOTICE)
    submission = world.compose(un.unit, blob())
    [answer] = world.host.submit([submission._replace(blob=DATA)])
    assert isinstance(answer, Admission)
    world.admit(un.unit, found())
    return un


def test_the_bytes_lie_beside_the_log(world: World, un: Side) -> None:
    assert world.store.blob(SHA) == DATA
    assert DATA not in b"".join(world.leaves())


@pytest.mark.parametrize("data", [b"other bytes\n", b""], ids=["other", "none"])
def test_bytes_that_are_not_those_that_are_named_are_refused(world: World, un: Side, data: bytes) -> None:
    submission = world.compose(un.unit, blob(b"a second log\n"))
    refuses_submission(world, Code.BAD_VALUE, submission._replace(blob=data))


def test_bytes_beside_a_statement_that_names_none_are_refused(world: World, un: Side) -> None:
    refuses_submission(world, Code.BAD_VALUE, world.compose(un.unit, step("sealed"))._replace(blob=DATA))


def test_more_bytes_than_a_store_keeps_are_refused(world: World, un: Side, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("garant.node.beside.BLOB_BYTES_MAX", 4)
    refuses_submission(world, Code.TOO_LARGE, world.compose(un.unit, blob(b"12345"))._replace(blob=b"12345"))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({}, Code.NAME_TAKEN),
        ({"name": "log-2", "blob": "0" * 64}, Code.UNKNOWN_REFERENCE),
        ({"name": "log-2", "derived_from": ["0" * 64]}, Code.UNKNOWN_REFERENCE),
        ({"name": "log-2", "derived_from": [SHA]}, Code.BAD_VALUE),
        ({"name": "log-2", "about": ["incident:un/none"]}, Code.UNKNOWN_REFERENCE),
        ({"name": "log-2", "status": "actual"}, Code.OTHER_STATUS),
    ],
)
def test_evidence_of_what_is_not_there_is_refused(world: World, un: Side, more: dict[str, Any], code: Code) -> None:
    refuses(world, code, un.unit, found(**more))


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"evidence": "un/none"}, Code.UNKNOWN_REFERENCE),
        ({"status": "actual"}, Code.OTHER_STATUS),
        ({"step": "handed_over"}, Code.BAD_VALUE),
        ({"step": "sealed", "other": "ru"}, Code.BAD_VALUE),
        ({"step": "handed_over", "other": "nobody"}, Code.UNKNOWN_PARTY),
        ({"step": "handed_over", "other": "un"}, Code.BAD_VALUE),
    ],
)
def test_a_step_that_does_not_fit_is_refused(world: World, un: Side, more: dict[str, Any], code: Code) -> None:
    refuses(world, code, un.unit, {**step("sealed"), **more})


def test_who_never_held_it_says_nothing_of_it(world: World, un: Side, ru: Side) -> None:
    refuses(world, Code.NOT_YOURS, ru.unit, step("received", other="un"))


def test_a_chain_without_a_gap(world: World, un: Side, ru: Side) -> None:
    world.admit(un.unit, step("sealed", seal="A-17"))
    world.admit(un.unit, step("handed_over", other="ru"))
    assert evidence(world.state, REF).open_end == "handed to ru, which has not said that it received it"
    world.admit(ru.unit, step("received", other="un"))
    world.admit(ru.unit, step("opened"))
    line = evidence(world.state, REF)
    assert (line.holder, line.gaps, [link.gap for link in line.chain]) == ("ru", 0, ["", "", "", ""])


def test_what_does_not_follow_is_shown_and_not_refused(world: World, un: Side, ru: Side) -> None:
    world.admit(un.unit, step("handed_over", other="ru", happened="2018-09-17T10:00:00Z"))
    world.admit(un.unit, step("opened", happened="2018-09-17T09:00:00Z"))
    world.admit(ru.unit, step("received", other="un"))
    line = evidence(world.state, REF)
    assert [link.gap for link in line.chain] == [
        "",
        "ru has not said that it received it; it happened before the step before it",
        "un has not said that it handed it to ru",
    ]
    world.admit(ru.unit, step("lost"))
    world.admit(ru.unit, step("copied"))
    line = evidence(world.state, REF)
    assert (line.holder, line.chain[-1].gap) == ("ru", "it was lost")


def test_its_bytes_are_for_those_into_whose_hands_it_came(world: World, un: Side, ru: Side) -> None:
    assert [may_have(world.state, SHA, party) for party in ("un", "ru", None)] == [True, False, False]
    world.admit(un.unit, step("handed_over", other="ru"))
    assert [may_have(world.state, SHA, party) for party in ("un", "ru", None)] == [True, True, False]


def test_nobody_takes_bytes_by_calling_another_ones_blob_its_own_evidence(world: World, un: Side, ru: Side) -> None:
    world.admit(ru.unit, {**NOTICE, "to": ["un"]})
    world.admit(ru.unit, found(name="mine", about=["notice:ru/patrol-1"]))
    world.admit(ru.unit, {**step("handed_over", other="un"), "evidence": "ru/mine"})
    assert not may_have(world.state, SHA, "ru")


def test_an_open_blob_is_for_everybody_and_one_with_recipients_for_them(world: World, un: Side) -> None:
    one, two = b"open\n", b"for ru\n"
    world.admit(un.unit, blob(one, open=True))
    world.admit(un.unit, blob(two, to=["ru"]))
    assert may_have(world.state, sha256(one).hexdigest(), None)
    assert [may_have(world.state, sha256(two).hexdigest(), party) for party in (None, "tr", "ru")] == [False, False, True]


def test_below_level_three_a_blob_says_nothing_of_who_may_have_it() -> None:
    world = World(rules_level=2)
    refuses(world, Code.UNKNOWN_MEMBER, world.side("un").unit, blob(open=True))
