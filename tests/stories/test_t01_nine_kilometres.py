"""T1. Deir ez-Zor, 17 September 2016: the position that was passed on lay about nine kilometres from where it should have.

Before the strikes one side told the other where they would be, for it to say whether anybody of its own was near. The place was named, and
the position that went with it was about nine kilometres off. Nobody held the one against the other.

So a name and a position are compared when they are entered, and again when they are read back. What disagrees is told with its distance;
what was said stays as it was said.
"""

from pathlib import Path
from typing import Any

import pytest

from garant.answers.hotline_calls import Calls
from garant.answers.hotline_words import Said
from garant.answers.places_said import compare
from garant.gazetteer import grid
from garant.gazetteer.index import PlaceIndex
from garant.statement.values import Place
from garant.storage.place_files import read_index
from tests.cli.desk import fine, make_theatre
from tests.cli.drawn import NOON, circle, collection
from tests.fold.calling import CALL, message, staffed, step
from tests.world import Side, World

CITY = (401_408_400, 353_358_800)
NINE_KM_SOUTH = (401_408_400, 352_547_000)
SAID: dict[str, Any] = {"name": "Deir ez-Zor", "position": NINE_KM_SOUTH}


@pytest.fixture(scope="module")
def index() -> PlaceIndex:
    return read_index()


def words(world: World, index: PlaceIndex) -> tuple[Said, ...]:
    return Calls(world.state, world.clock(), index).one("tr/stop-1").words


def test_at_entry_the_name_and_the_position_are_held_against_each_other(index: PlaceIndex) -> None:
    (wrong,) = compare(index, Place(**SAID)).discrepancies
    assert wrong.between == ("name", "position")
    assert wrong.named is not None
    assert wrong.named.name == "Deir ez-Zor"
    assert 8_990 < wrong.distance_m < 9_020
    assert wrong.allowed_m == 6_000


@pytest.mark.parametrize("name", ["دير الزور", "Дейр-эз-Зор", "Deyrizor", "DEIR EZ-ZOR", "Deir al-Zour", "Deir az Zor"])
def test_in_whatever_script_or_spelling_it_was_said(index: PlaceIndex, name: str) -> None:
    assert compare(index, Place(name=name, position=CITY)).agrees
    wrong = compare(index, Place(name=name, position=NINE_KM_SOUTH))
    assert not wrong.agrees or wrong.unknown_name


def test_where_both_are_right_nothing_is_said(index: PlaceIndex) -> None:
    reference = grid.reference(CITY)
    found = compare(index, Place(name="Deir ez-Zor", position=CITY, mgrs=reference))
    assert found.agrees
    assert not found.unknown_name


def test_a_slip_in_the_grid_reference_is_found_by_the_position_beside_it(index: PlaceIndex) -> None:
    found = compare(index, Place(name="Deir ez-Zor", position=CITY, mgrs=grid.reference(NINE_KM_SOUTH)))
    assert [one.between for one in found.discrepancies] == [("name", "mgrs"), ("position", "mgrs")]


@pytest.fixture
def scene(index: PlaceIndex) -> tuple[World, Side, Side]:
    """Make the call, with the name and the position that do not agree; taken by a unit."""
    world, tr, ru = staffed()
    world.admit(tr.unit, {**CALL, "places": [SAID]})
    world.admit(ru.unit, step("taken"))
    return world, tr, ru


def test_the_call_is_on_record_as_it_was_said_and_flagged(scene: tuple[World, Side, Side], index: PlaceIndex) -> None:
    (call,) = words(scene[0], index)
    assert call.places == (Place(**SAID),)
    assert not call.agrees


def test_read_back_by_the_place_it_names_the_nine_kilometres_come_out(scene: tuple[World, Side, Side], index: PlaceIndex) -> None:
    world, _, ru = scene
    of = world.state.calls.rows["tr/stop-1"].id
    world.admit(ru.unit, message("read_back", of=of, places=[{"name": "Deir ez-Zor", "position": CITY}]))
    (back,) = words(world, index)[1].read_back
    assert not back.agrees
    assert back.distance_m is not None
    assert 8_990 < back.distance_m < 9_020
    assert back.same_name


def test_read_back_as_it_was_said_it_is_a_good_read_back_of_a_doubtful_place(scene: tuple[World, Side, Side], index: PlaceIndex) -> None:
    world, _, ru = scene
    of = world.state.calls.rows["tr/stop-1"].id
    world.admit(ru.unit, message("read_back", of=of, places=[{"name": "Deyrizor", "mgrs": grid.reference(NINE_KM_SOUTH)}]))
    back = words(world, index)[1]
    assert all(one.agrees for one in back.read_back)
    assert not back.agrees, "the place is as doubtful as before"


@pytest.mark.parametrize(
    ("places", "missing"),
    [([], True), ([{"name": "Deir ez-Zor"}], True), ([{"position": NINE_KM_SOUTH}], False)],
    ids=["none", "name", "position"],
)
def test_a_position_that_did_not_come_back_is_missing(
    scene: tuple[World, Side, Side], index: PlaceIndex, places: list[Any], missing: bool
) -> None:
    world, _, ru = scene
    of = world.state.calls.rows["tr/stop-1"].id
    members: dict[str, Any] = {"places": places} if places else {}
    world.admit(ru.unit, message("read_back", of=of, **members))
    (back,) = words(world, index)[1].read_back
    assert (back.position_missing, back.agrees) == (missing, not missing)


def test_a_notice_that_names_one_place_and_draws_another_is_told_before_it_is_filed(tmp_path: Path) -> None:
    theatre = make_theatre(tmp_path)
    lon, lat = (value / 1e7 for value in NINE_KM_SOUTH)
    drawn = circle(
        "post-1", lon, lat, NOON, kind="site", activity="observation_post", party="north", to=["south"], text={"en": "Post at Deir ez-Zor"}
    )
    told = fine("check", theatre, "-", "--json", stdin=collection(drawn)).json()
    (doubt,) = told["look_again"]
    assert (doubt["id"], doubt["name"], doubt["allowed_m"]) == ("post-1", "Deir ez-Zor", 6_000)
    assert 8_400 < doubt["distance_m"] < 9_020
    filed = fine("notice", "file", theatre, "-", "--key", tmp_path / "north-headquarters.key", stdin=collection(drawn)).out
    assert "look again" in filed
    assert "km from what it draws" in filed
