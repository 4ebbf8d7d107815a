"""Where somebody means: positions in every form, names in any script, both of them compared; and the names on the map."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.desk.data_desk import DataDesk, data_desk
from tests.world import World


@pytest.fixture(scope="module")
def desk() -> Iterator[DataDesk]:
    world = World()
    world.side("tr")
    with data_desk(world, "tr") as one:
        yield one


def where(desk: DataDesk, text: str, **more: str) -> dict[str, Any]:
    return dict(desk.get("/desk/v1/where", text=text, **more))


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("35.33588 40.14084", "degrees"), ("35.33588, 40.14084", "degrees"), ("35°20'09.2\"N 40°08'27.0\"E", "dms"),
        ("N35.33588 E40.14084", "dms"), ("37SFV0367810888", "mgrs"), ("37S FV 03678 10888", "mgrs"),
    ],
)  # fmt: skip
def test_a_position_is_read_and_shown_back_in_every_form(desk: DataDesk, text: str, form: str) -> None:
    found = where(desk, text)
    read = found["read"]
    assert read["form"] == form
    assert read["point"] == pytest.approx([40.14084, 35.33588], abs=1e-4)
    assert (read["degrees"][:8], read["dms"][:8], read["mgrs"][:5]) == ("35.33588", "35°20'09", "37SFV") or form != "degrees"
    assert found["places"][0]["name"]["en"] == "Deir ez-Zor"
    assert found["places"][0]["distance_m"] < 6_000
    for spelt in (read["degrees"], read["dms"], read["mgrs"]):
        assert where(desk, spelt)["read"]["point"] == pytest.approx(read["point"], abs=3e-5)


@pytest.mark.parametrize("name", ["Deir ez-Zor", "دير الزور", "Дейр-эз-Зор", "deir ezzor"])
def test_a_name_is_found_in_any_script(desk: DataDesk, name: str) -> None:
    found = where(desk, name)
    assert found["read"] is None
    assert found["refused"] is None
    assert "Deir ez-Zor" in [one["name"]["en"] for one in found["places"]]


def test_of_several_places_of_a_name_the_nearest_comes_first(desk: DataDesk) -> None:
    found = where(desk, "Aleppo", near="37.1,36.2")["places"]
    assert found[0]["name"]["en"] == "Aleppo"
    assert found[0]["distance_m"] < 10_000
    assert desk.refused("GET", "/desk/v1/where", asks={"text": "Aleppo", "near": "here"}) == "bad_value"


def test_a_name_and_a_position_are_compared(desk: DataDesk) -> None:
    good, bad = where(desk, "Deir ez-Zor 35.33588 40.14084"), where(desk, "35.93 36.63, Deir ez-Zor")
    assert (good["name"], good["compared"]["agrees"]) == ("Deir ez-Zor", True)
    assert (bad["compared"]["agrees"], bad["compared"]["distance_m"] > 300_000) == (False, True)
    assert where(desk, "Xqzvkrw 35.33588 40.14084")["compared"]["agrees"] is None


@pytest.mark.parametrize("text", ["Xqzvkrw", "91.0 36.0", "°", "'; DROP TABLE", "<b>"])
def test_what_means_no_place_is_said_in_a_sentence(desk: DataDesk, text: str) -> None:
    found = where(desk, text)
    assert (found["read"], found["places"]) == (None, [])
    assert "write 35.33588 40.14084" in found["refused"]["sentence"]


def test_the_largest_places_of_a_box_come_first(desk: DataDesk) -> None:
    box = {"west": 35, "south": 32, "east": 43, "north": 38}
    found = desk.get("/desk/v1/places", **box, most=40)["places"]
    assert len(found) == 40
    assert [one["rank"] for one in found] == sorted(one["rank"] for one in found)
    names = {one["name"]["en"]: one for one in found}
    assert {"Aleppo", "Damascus"} <= names.keys()
    assert (names["Aleppo"]["name"]["ar"], names["Damascus"]["name"]["ru"]) == ("حلب", "Дамаск")
    assert all(35 <= lon <= 43 and 32 <= lat <= 38 for lon, lat in (one["point"] for one in found))


def test_a_box_that_is_inside_out_is_refused(desk: DataDesk) -> None:
    assert desk.refused("GET", "/desk/v1/places", asks={"west": 35, "south": 38, "east": 43, "north": 32}) == "bad_value"
    assert desk.refused("GET", "/desk/v1/places", asks={"west": 35, "south": 32, "east": 243, "north": 38}) == "bad_request"
