"""The ladder of a notice: headquarters knowing is not the unit knowing, and a relay is shown as a relay."""

import pytest

from garant.answers.ladder import Ladder, ladders
from tests.world import NOTICE, START_MS, Side, World, receipt, relay

REF = "tr/patrol-1"


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


pytestmark = pytest.mark.usefixtures("tr")


def ladder(world: World) -> Ladder:
    (found,) = ladders(world.state, REF)
    return found


def steps(world: World) -> dict[str, str]:
    return {rung.level: rung.step for rung in ladder(world).rungs}


def test_a_notice_is_first_of_all_sent(world: World) -> None:
    found = ladder(world)
    assert (found.party, found.light) == ("ru", "amber")
    assert [(rung.level, rung.step, rung.t_ms) for rung in found.rungs] == [
        ("headquarters", "sent", START_MS),
        ("sector", "sent", None),
        ("unit", "sent", None),
    ]


def test_every_recipient_has_a_ladder_of_its_own(world: World, tr: Side) -> None:
    sy = world.side("sy")
    world.admit(tr.unit, {**NOTICE, "name": "patrol-2", "to": ["sy", "ru"]})
    world.admit(sy.unit, receipt(notice="tr/patrol-2"))
    assert [(one.party, one.light) for one in ladders(world.state, "tr/patrol-2")] == [("ru", "amber"), ("sy", "green")]


def test_it_stays_amber_until_the_unit_has_it(world: World, ru: Side) -> None:
    world.admit(ru.desk, receipt("delivered", "headquarters"))
    assert ladder(world).light == "amber"
    world.admit(ru.headquarters, receipt("acknowledged", "headquarters"))
    assert ladder(world).light == "amber"
    world.admit(ru.headquarters, receipt("disseminated", "headquarters"))
    assert ladder(world).light == "amber"
    world.admit(ru.sector, receipt("acknowledged", "sector"))
    assert ladder(world).light == "amber"
    world.admit(ru.unit, receipt("acknowledged", "unit"))
    assert ladder(world).light == "green"
    assert steps(world) == {"headquarters": "disseminated", "sector": "acknowledged", "unit": "acknowledged"}


def test_delivered_is_what_a_desk_says_and_nobody_has_read_it(world: World, ru: Side) -> None:
    world.clock.turn(5_000)
    world.admit(ru.desk, receipt("delivered", "headquarters"))
    top = ladder(world).rungs[0]
    assert (top.step, top.t_ms, top.relayed) == ("delivered", START_MS + 5_000, False)


def test_delivered_to_the_unit_is_not_known_to_the_unit(world: World, ru: Side) -> None:
    world.admit(ru.unit, receipt("delivered", "unit"))
    assert ladder(world).light == "amber"


def test_a_lower_step_that_comes_later_takes_nothing_back(world: World, ru: Side) -> None:
    world.admit(ru.headquarters, receipt("acknowledged", "headquarters"))
    world.admit(ru.headquarters, receipt("delivered", "headquarters"))
    assert steps(world)["headquarters"] == "acknowledged"


# By relay


def test_a_relay_with_read_back_reaches_the_unit_and_is_shown_as_a_relay(world: World, ru: Side) -> None:
    world.admit(ru.sector, {**receipt(), "relay": relay(read_back=True)})
    found = ladder(world)
    assert (found.light, found.rungs[2].step, found.rungs[2].relayed) == ("green", "acknowledged", True)


def test_a_relay_without_read_back_stays_amber(world: World, ru: Side) -> None:
    world.admit(ru.sector, {**receipt(), "relay": relay(read_back=False)})
    found = ladder(world)
    assert (found.light, found.rungs[2].step, found.rungs[2].relayed) == ("amber", "acknowledged", True)


def test_a_read_back_that_comes_later_makes_it_green(world: World, ru: Side) -> None:
    world.admit(ru.sector, {**receipt(), "relay": relay(read_back=False)})
    world.admit(ru.sector, {**receipt(), "relay": relay(read_back=True)})
    assert ladder(world).light == "green"


def test_a_relay_to_the_sector_is_not_known_to_the_unit(world: World, ru: Side) -> None:
    world.admit(ru.headquarters, {**receipt(level="sector"), "relay": relay()})
    assert ladder(world).light == "amber"


@pytest.mark.parametrize("own_first", [True, False])
def test_the_units_own_word_is_shown_before_a_relay(world: World, ru: Side, own_first: bool) -> None:
    said = [(ru.unit, receipt()), (ru.sector, {**receipt(), "relay": relay(read_back=False)})]
    for key, members in said if own_first else reversed(said):
        world.admit(key, members)
    found = ladder(world)
    assert (found.light, found.rungs[2].relayed) == ("green", False)


# When somebody says stop


@pytest.mark.parametrize("step", ["objects", "unable"])
@pytest.mark.parametrize("level", ["headquarters", "sector", "unit"])
def test_who_objects_or_is_unable_turns_it_red(world: World, ru: Side, level: str, step: str) -> None:
    world.admit(ru.unit, receipt("acknowledged", "unit"))
    world.admit(getattr(ru, level), receipt(step, level))
    assert ladder(world).light == "red"
    assert steps(world)[level] == step


@pytest.mark.parametrize("level", ["headquarters", "sector", "unit"])
def test_a_question_keeps_it_amber(world: World, ru: Side, level: str) -> None:
    world.admit(ru.unit, receipt("acknowledged", "unit"))
    world.admit(getattr(ru, level), receipt("queried", level))
    assert ladder(world).light == "amber"


def test_an_objection_is_not_hidden_by_what_comes_after(world: World, ru: Side) -> None:
    world.admit(ru.unit, receipt("objects", "unit"))
    world.admit(ru.unit, receipt("acknowledged", "unit"))
    found = ladder(world)
    assert (found.light, found.rungs[2].step) == ("red", "objects")


# Versions


def test_an_amendment_starts_the_ladder_afresh(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, receipt())
    content = {name: value for name, value in NOTICE.items() if name not in ("type", "name")}
    world.admit(tr.unit, {**content, "type": "notice_amendment/1", "notice": REF, "version": 2})
    assert ladder(world).light == "amber"
    (old,) = ladders(world.state, REF, 1)
    assert old.light == "green"
    world.admit(ru.unit, receipt(version=2))
    assert ladder(world).light == "green"


def test_a_notice_whose_name_begins_like_another_lends_it_nothing(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, {**NOTICE, "name": "patrol-11"})
    world.admit(ru.unit, receipt(notice="tr/patrol-11"))
    assert ladder(world).light == "amber"


def test_a_party_whose_name_begins_like_another_lends_it_nothing(world: World, tr: Side) -> None:
    rus = world.side("rus")
    world.admit(tr.unit, {**NOTICE, "name": "patrol-2", "to": ["ru", "rus"]})
    world.admit(rus.unit, receipt(notice="tr/patrol-2"))
    assert {one.party: one.light for one in ladders(world.state, "tr/patrol-2")} == {"ru": "amber", "rus": "green"}
