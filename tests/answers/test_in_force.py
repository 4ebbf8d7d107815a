"""When a measure may be in force: dates as vague as they are, what became of the agreement, and who alone says so."""

from typing import Any

import pytest

from garant import instant
from garant.answers import bound
from garant.answers.in_force import Force, force_of
from garant.instant import Window
from garant.statement.words import Status
from tests.answers.asking import agreement, measure
from tests.world import ACCEPTANCE, Side, World

REF = "reg/zone-2018"
ALWAYS = Window(None, None)
DAY = {"is": "dated", "date": "2018-09-20"}
NOON = {"is": "dated", "date": "2018-09-20", "utc": "2018-09-20T12:00:00Z"}
LATER = {"is": "dated", "date": "2018-09-25", "utc": "2018-09-25T00:00:00Z"}
UNKNOWN = {"is": "unknown", "because": "not_stated"}
NONE = {"is": "none"}
START = "2018-08-31T10:00:00Z"
"""The first instant of 1 September, the day on which the tests' agreement enters into force, anywhere on earth."""


@pytest.fixture
def world() -> World:
    return World(rules_level=2)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def reg(world: World, tr: Side, ru: Side) -> Side:
    return world.side("reg")


def change(word: str, effective: dict[str, Any] = NOON, **members: object) -> dict[str, Any]:
    source = {"sources": [{"name": "s9", "title": "A public text"}]} if members.get("capacity") == "registrar" else {}
    plain = {"type": "agreement_change/1", "status": "actual", "agreement": REF, "capacity": "party"}
    return {**plain, "change": word, "effective": effective, **source, **members}


def registered(word: str, effective: dict[str, Any] = NOON, **members: object) -> dict[str, Any]:
    return change(word, effective, capacity="registrar", **members)


def force(world: World, valid: Window = ALWAYS, status: Status = "actual") -> Force:
    bonds = [bond for bond in bound.bonds(world.state, REF) if bond.accepts and bond.status == status]
    return force_of(world.state, REF, valid, status, bonds)


def spelt(found: Force) -> list[tuple[str | None, str | None]]:
    return [tuple(None if ms is None else instant.text(ms) for ms in window) for window in found.windows]  # type: ignore[misc]


def accept(world: World, *sides: Side) -> None:
    for side in sides:
        world.admit(side.headquarters, {**ACCEPTANCE, "status": "actual"})


# What the text says


@pytest.mark.parametrize(
    ("members", "windows", "notes"),
    [
        ({"in_force": DAY}, [("2018-09-19T10:00:00Z", None)], ()),
        ({"in_force": NOON}, [("2018-09-20T12:00:00Z", None)], ()),
        ({"in_force": {"is": "dated", "date": "2018-09"}}, [("2018-08-31T10:00:00Z", None)], ()),
        ({"in_force": {"is": "dated", "date": "2018"}}, [("2017-12-31T10:00:00Z", None)], ()),
        ({"in_force": UNKNOWN}, [(None, None)], ("in force: unknown",)),
        ({"end": DAY}, [(START, "2018-09-21T12:00:00Z")], ()),
        ({"end": NOON}, [(START, "2018-09-20T12:00:00Z")], ()),
        ({"end": {"is": "dated", "date": "2018-12"}}, [(START, "2019-01-01T12:00:00Z")], ()),
        ({"end": UNKNOWN}, [(START, None)], ("its end: unknown",)),
        ({"end": {"is": "after", "event": "in_force", "period": "P6M"}}, [(START, None)], ("its end: unknown",)),
    ],
)
def test_a_date_may_be_that_day_anywhere_and_what_is_unknown_is_said(
    world: World, reg: Side, members: dict[str, Any], windows: list[tuple[str | None, str | None]], notes: tuple[str, ...]
) -> None:
    world.admit(reg.headquarters, agreement(measure(zone=None), **members))
    assert (spelt(force(world)), force(world).notes) == (windows, notes)


def test_a_measure_may_hold_for_less(world: World, reg: Side) -> None:
    world.admit(reg.headquarters, agreement(measure(zone=None), in_force=UNKNOWN, end=UNKNOWN))
    valid = instant.window("2018-09-20T00:00:00Z", "2018-09-21T00:00:00Z")
    assert force(world, valid) == Force((valid,), ())


# What became of it


@pytest.mark.parametrize(
    ("changes", "windows"),
    [
        ([registered("suspended")], [(START, "2018-09-20T12:00:00Z")]),
        ([registered("suspended", DAY)], [(START, "2018-09-21T12:00:00Z")]),
        ([registered("suspended", until=LATER)], [(START, "2018-09-20T12:00:00Z"), ("2018-09-25T00:00:00Z", None)]),
        ([registered("suspended"), registered("resumed", LATER)], [(START, "2018-09-20T12:00:00Z"), ("2018-09-25T00:00:00Z", None)]),
        ([registered("suspended"), registered("resumed", UNKNOWN)], [(START, "2018-09-20T12:00:00Z"), ("2018-09-20T12:00:00Z", None)]),
        ([registered("suspended", UNKNOWN)], [(START, None)]),
        ([registered("denounced")], [(START, "2018-09-20T12:00:00Z")]),
        ([registered("expired")], [(START, "2018-09-20T12:00:00Z")]),
        ([registered("superseded", superseded_by=REF)], [(START, "2018-09-20T12:00:00Z")]),
        ([registered("expired"), registered("extended", until=LATER)], [(START, "2018-09-25T00:00:00Z")]),
        ([registered("expired"), registered("in_force", LATER)], [("2018-09-25T00:00:00Z", None)]),
        ([registered("in_force", LATER)], [("2018-09-25T00:00:00Z", None)]),
    ],
    ids=lambda value: "+".join(one["change"] for one in value) if value and isinstance(value[0], dict) else "",
)
def test_a_registrars_word_with_its_source_counts_for_all(
    world: World, reg: Side, tr: Side, ru: Side, changes: list[dict[str, Any]], windows: list[tuple[str | None, str | None]]
) -> None:
    world.admit(reg.headquarters, agreement(measure(zone=None)))
    accept(world, tr, ru)
    for one in changes:
        world.admit(reg.headquarters, one)
    assert spelt(force(world)) == windows


def test_one_partys_word_alone_takes_nothing_from_the_other(world: World, reg: Side, tr: Side, ru: Side) -> None:
    world.admit(reg.headquarters, agreement(measure(zone=None)))
    accept(world, tr, ru)
    world.admit(ru.headquarters, change("suspended"))
    assert (START, None) in spelt(force(world))
    assert force(world).notes == ("ru says: suspended",)
    world.admit(tr.headquarters, change("suspended", LATER))
    assert spelt(force(world))[-1] == (START, "2018-09-25T00:00:00Z")
    assert force(world).notes == ()
    world.admit(ru.headquarters, change("resumed", LATER))
    assert spelt(force(world))[-1] == ("2018-09-25T00:00:00Z", None)
    assert force(world).notes == ("tr says: suspended",)


def test_the_word_of_the_only_one_who_accepted_counts(world: World, reg: Side, tr: Side) -> None:
    world.admit(reg.headquarters, agreement(measure(zone=None)))
    accept(world, tr)
    world.admit(tr.headquarters, change("denounced"))
    assert (spelt(force(world)), force(world).notes) == ([(START, "2018-09-20T12:00:00Z")], ())


def test_what_is_said_in_an_exercise_changes_nothing_in_earnest(world: World, reg: Side, tr: Side) -> None:
    world.admit(reg.headquarters, agreement(measure(zone=None)))
    world.admit(reg.headquarters, registered("expired", status="exercise"))
    assert spelt(force(world)) == [(START, None)]
    assert spelt(force(world, status="exercise")) == [(START, "2018-09-20T12:00:00Z")]
