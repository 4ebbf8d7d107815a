"""The rules of requests, replies and disclosures: who may ask, who answers, who opens what is hidden. None of it touches a notice."""

from typing import Any

import pytest

from garant.errors import Code
from garant.statement import disclosure
from tests.fold.refusing import refuses
from tests.world import CIRCLE, NOTICE, SOURCE, Side, World

REF = "tr/ask-1"


def ask(**more: object) -> dict[str, Any]:
    members = {"name": "ask-1", "capacity": "party", "form": "guarantee", "of": [{"party": "ru"}, {"text": "the local council"}]}
    return {"type": "request/1", "status": "exercise", **members, **more}


def said(answer: str = "granted", **more: object) -> dict[str, Any]:
    return {"type": "reply/1", "status": "exercise", "request": REF, "capacity": "party", "answer": answer, **more}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def tr(world: World, ru: Side) -> Side:
    tr = world.side("tr")
    world.admit(tr.unit, NOTICE)
    return tr


@pytest.fixture
def asked(world: World, tr: Side) -> int:
    return world.admit(tr.headquarters, ask()).index


# Asking


def test_a_request_is_named_once(world: World, tr: Side, asked: int) -> None:
    refuses(world, Code.NAME_TAKEN, tr.headquarters, ask())


@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"about": ["incident:tr/none"]}, Code.UNKNOWN_REFERENCE),
        ({"of": [{"party": "nobody"}]}, Code.UNKNOWN_PARTY),
        ({"version": 1}, Code.BAD_VALUE),
        ({"version": 1, "about": ["notice:tr/patrol-1", "notice:tr/patrol-1"]}, Code.BAD_VALUE),
        ({"version": 2, "about": ["notice:tr/patrol-1"]}, Code.WRONG_VERSION),
        ({"by": {"party": "ru"}}, Code.BAD_VALUE),
        ({"capacity": "registrar", "by": {"party": "ru"}}, Code.NOT_A_REGISTRAR),
        ({"status": "actual", "about": ["notice:tr/patrol-1"]}, Code.OTHER_STATUS),
    ],
)
def test_a_request_that_does_not_fit_what_is_there_is_refused(world: World, tr: Side, more: dict[str, Any], code: Code) -> None:
    refuses(world, code, tr.headquarters, ask(**more))


def test_a_window_ends_after_it_starts(world: World, tr: Side) -> None:
    window = {"valid_from": "2018-09-18T06:00:00Z", "valid_until": "2018-09-18T06:00:00Z"}
    with pytest.raises(Exception, match="start"):
        world.compose(tr.headquarters, ask(**window))
    with pytest.raises(Exception, match="start"):
        world.compose(tr.headquarters, said(**window))


def test_what_a_request_hides_is_in_order(world: World, tr: Side) -> None:
    with pytest.raises(Exception, match="sorted"):
        world.compose(tr.headquarters, ask(_sd=["B" * 43, "A" * 43]))


# Answering


@pytest.mark.usefixtures("asked")
@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"request": "tr/none"}, Code.UNKNOWN_REFERENCE),
        ({"status": "actual"}, Code.OTHER_STATUS),
        ({"by": {"party": "ru"}}, Code.BAD_VALUE),
        ({"answer": "refused"}, Code.MISSING_MEMBER),
        ({"answer": "answered"}, Code.MISSING_MEMBER),
        ({"answer": "withdrawn"}, Code.WRONG_STEP),
        ({"on_behalf_of": "tr"}, Code.NOT_A_RECIPIENT),
        ({"capacity": "registrar", "by": {"party": "ru"}, "sources": [SOURCE]}, Code.NOT_A_REGISTRAR),
    ],
)
def test_an_answer_that_does_not_fit_the_question_is_refused(world: World, ru: Side, more: dict[str, Any], code: Code) -> None:
    refuses(world, code, ru.headquarters, said(**more))


@pytest.mark.usefixtures("asked")
def test_who_was_not_asked_does_not_answer(world: World, tr: Side) -> None:
    refuses(world, Code.NOT_A_RECIPIENT, tr.headquarters, said())


@pytest.mark.usefixtures("asked")
def test_only_a_headquarters_answers(world: World, ru: Side) -> None:
    refuses(world, Code.NOT_AUTHORISED, ru.unit, said())


def test_a_clarification_grants_nothing(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, ask(form="clarification"))
    refuses(world, Code.BAD_VALUE, ru.headquarters, said())
    world.admit(ru.headquarters, said("answered", text={"en": "The line of 15 May is meant."}))


@pytest.mark.usefixtures("asked")
def test_a_registrar_reports_the_answer_of_one_that_is_no_party(world: World) -> None:
    reg = world.side("reg")
    council: dict[str, Any] = {"capacity": "registrar", "by": {"text": "the local council"}, "sources": [SOURCE]}
    world.admit(reg.headquarters, said("refused", text={"en": "No reason is given."}, **council))
    other = {**council, "by": {"text": "another council"}}
    refuses(world, Code.NOT_A_RECIPIENT, reg.headquarters, said(**other))
    refuses(world, Code.BAD_VALUE, reg.headquarters, said(on_behalf_of="ru", **council))


@pytest.mark.usefixtures("asked")
def test_an_answer_writes_itself_alone(world: World, ru: Side) -> None:
    before = {name: world.state.table(name).items() for name in ("notices", "requests", "measures")}
    kept = {name: list(rows) for name, rows in before.items()}
    world.admit(ru.headquarters, said())
    assert {name: list(world.state.table(name).items()) for name in kept} == kept


# Opening what is hidden


def opening(world: World, **more: object) -> dict[str, Any]:
    row = world.state.notice_versions.rows["tr/sealed@000001"]
    digests = sorted(map(disclosure.digest, world.store.disclosures(row.id)))
    members = {"of": "notice:tr/sealed", "version": 1, "members": digests, "readers": ["ru"], "purpose": "an inquiry"}
    return {"type": "disclosure/1", "status": "exercise", **members, **more}


@pytest.fixture
def hidden(world: World, tr: Side) -> int:
    return world.admit(tr.unit, {**NOTICE, "name": "sealed", "volumes": [CIRCLE]}, ["volumes"]).index


@pytest.mark.usefixtures("hidden", "asked")
@pytest.mark.parametrize(
    ("more", "code"),
    [
        ({"of": "notice:tr/none"}, Code.UNKNOWN_REFERENCE),
        ({"version": 2}, Code.WRONG_VERSION),
        ({"version": None}, Code.WRONG_VERSION),
        ({"members": ["A" * 43]}, Code.BAD_DISCLOSURE),
        ({"readers": ["nobody"]}, Code.UNKNOWN_PARTY),
        ({"status": "actual"}, Code.OTHER_STATUS),
        ({"of": "request:tr/ask-1"}, Code.BAD_VALUE),
        ({"of": "request:tr/ask-1", "version": None}, Code.BAD_DISCLOSURE),
    ],
)
def test_a_disclosure_of_what_is_not_hidden_there_is_refused(world: World, tr: Side, more: dict[str, Any], code: Code) -> None:
    members = {name: value for name, value in opening(world, **more).items() if value is not None}
    refuses(world, code, tr.headquarters, members)


@pytest.mark.usefixtures("hidden")
def test_only_its_own_party_opens_it_and_only_at_headquarters(world: World, tr: Side, ru: Side) -> None:
    refuses(world, Code.NOT_YOURS, ru.headquarters, opening(world))
    refuses(world, Code.NOT_AUTHORISED, tr.unit, opening(world))


def test_what_hides_nothing_is_not_opened(world: World, tr: Side) -> None:
    reg = world.side("reg")
    call = {"type": "contact/1", "status": "exercise", "name": "c", "capacity": "party", "form": "call", "level": "ministers",
            "between": [{"party": "tr"}, {"party": "ru"}], "when": {"is": "dated", "date": "2018-09-17"}}  # fmt: skip
    world.admit(tr.headquarters, call)
    members = {"of": "contact:tr/c", "members": ["A" * 43], "readers": ["ru"], "purpose": "none"}
    refuses(world, Code.BAD_DISCLOSURE, reg.headquarters, {"type": "disclosure/1", "status": "exercise", **members})
