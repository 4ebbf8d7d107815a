"""Storage sites: versions, found against declared, absences and refusals, hidden figures, and the next inspection."""

from typing import Any

import pytest

from garant import instant
from garant.answers.seen import as_open
from garant.answers.storages import StoragePicture, elsewhere, storage, storages
from garant.node.sealed import reader
from tests.fold.test_counts import LOOK, SITE
from tests.world import AGREEMENT, MEASURE, Side, World

AT_MS = instant.parse("2018-11-01T00:00:00Z")
TANKS = {"form": "tank", "count": 22}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


def depot(world: World, at: str = "2018-11-01T00:00:00Z", party: str | None = None) -> StoragePicture:
    see = reader(world.store, world.state, party) if party else as_open
    return storage(world.state, "tr/depot", instant.parse(at), see)


def look(world: World, ru: Side, name: str, date: str = "2018-09-18", **members: Any) -> None:  # noqa: ANN401
    said = {**LOOK, "name": name, "when": {"is": "dated", "date": date}, **members}
    world.admit(ru.unit, {key: value for key, value in said.items() if value is not None})


def test_found_stands_beside_what_was_declared_when_it_was_entered(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, SITE)
    look(world, ru, "first", absent=[{"form": "tank", "count": 1, "because": "in repair"}])
    world.admit(tr.headquarters, {**SITE, "holdings": [{"form": "tank", "count": 20}, {"form": "mortar", "count": 4}]})
    look(world, ru, "second", found=[{"form": "tank", "count": 20}])
    first, second = depot(world).inspections
    (tanks,) = first.classes
    assert (first.against, tanks.declared, tanks.found, tanks.missing, tanks.unexplained, tanks.because) == (1, 24, 22, 2, 1, "in repair")
    assert [(one.form, one.declared, one.found, one.missing) for one in second.classes] == [("tank", 20, 20, 0), ("mortar", 4, None, None)]
    assert [version.version for version in depot(world).versions] == [1, 2]


def test_unknown_figures_are_not_nothing(world: World, tr: Side, ru: Side) -> None:
    unknown = {"is": "unknown", "because": "not_stated"}
    world.admit(tr.headquarters, {**SITE, "holdings": [{"form": "tank", "count": unknown}]})
    look(world, ru, "first")
    (tanks,) = depot(world).inspections[0].classes
    assert (tanks.found, tanks.missing, tanks.unexplained) == (22, None, None)


def test_hidden_figures_are_hidden_and_whoever_may_read_them_compares(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, {**SITE, "share": ["ru"]}, ["holdings"])
    world.admit(ru.unit, LOOK, ["found"])
    assert (depot(world).versions[0].hides, depot(world).versions[0].said.holdings, depot(world).inspections[0].outcome) == (
        True,
        None,
        "hidden",
    )
    (tanks,) = depot(world, party="ru").inspections[0].classes
    assert tanks.missing == 2
    assert depot(world, party="tr").inspections[0].outcome == "hidden"


def test_an_inspection_that_was_turned_away_has_its_access_event(world: World, tr: Side, ru: Side) -> None:
    event = {
        "type": "access_event/1", "name": "away", "capacity": "party", "team": "Patrol", "district": "Upper valley",
        "outcome": "refused", "refused_by": [{"party": "tr"}], "reason": "not today",
    }  # fmt: skip
    world.admit(tr.headquarters, SITE)
    world.admit(ru.unit, event)
    look(world, ru, "away", found=None, access="ru/away")
    (away,) = depot(world).inspections
    assert away.access is not None
    assert (away.outcome, away.access.reason, away.classes) == ("refused", "not today", ())


@pytest.fixture
def fortnightly(world: World, tr: Side, ru: Side) -> None:
    reg = world.side("reg")
    measure = {**MEASURE, "deadline": {"is": "every", "period": "P14D", "first": "2018-09-01"}}
    world.admit(reg.headquarters, {**AGREEMENT, "measures": [measure]})
    world.admit(tr.headquarters, {**SITE, "measure": "reg/zone-2018#m1"})


@pytest.mark.usefixtures("fortnightly")
def test_the_next_one_is_due_so_long_after_the_last_that_saw_the_site(world: World, ru: Side) -> None:
    before = depot(world, "2018-09-03T00:00:00Z").due
    assert before is not None
    assert (before.due, before.last, before.overdue) == ("2018-09-01", None, True)
    look(world, ru, "first", "2018-09-18")
    look(world, ru, "without-figures", "2018-09-25", found=None)
    states = [depot(world, at).due for at in ("2018-09-20T00:00:00Z", "2018-10-10T00:00:00Z")]
    assert [(due.last, due.due, due.overdue) for due in states if due] == [
        ("2018-09-25", "2018-10-09", False),
        ("2018-09-25", "2018-10-09", False),
    ]
    late = depot(world, "2018-10-10T12:00:00Z").due
    assert late is not None
    assert late.overdue


@pytest.mark.usefixtures("fortnightly")
def test_one_that_was_refused_puts_nothing_off(world: World, ru: Side) -> None:
    event = {
        "type": "access_event/1", "name": "away", "capacity": "party", "team": "Patrol", "district": "Upper valley",
        "outcome": "refused", "refused_by": [{"party": "tr"}], "reason": {"is": "none"},
    }  # fmt: skip
    world.admit(ru.unit, event)
    look(world, ru, "first", "2018-09-18")
    look(world, ru, "away", "2018-10-02", found=None, access="ru/away")
    due = depot(world).due
    assert due is not None
    assert (due.last, due.due) == ("2018-09-18", "2018-10-02")


def test_nobody_says_how_often(world: World, tr: Side) -> None:
    world.admit(tr.headquarters, SITE)
    assert depot(world).due is None
    assert [one.ref for one in storages(world.state, AT_MS)] == ["tr/depot"]


def test_an_inspection_of_no_declared_site_is_shown_too(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, SITE)
    look(world, ru, "bush", storage=None)
    (found,) = elsewhere(world.state)
    assert (found.against, [(one.form, one.declared, one.found) for one in found.classes]) == (0, [("tank", None, 22)])
