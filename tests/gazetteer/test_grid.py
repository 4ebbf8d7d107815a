"""The military grid: references of the whole earth, as NGA's GeoTrans reads and writes them (by way of the `mgrs` package, 1.6.0)."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.errors import Code, Refused
from garant.gazetteer import grid
from garant.gazetteer.places import distance_m
from garant.space import earth

KNOWN = [
    ("37SFV0367810888", 401408384, 353358760),
    ("37SBV8618978780", 366299968, 359300028),
    ("37UDP1067718761", 378021981, 480158998),
    ("33SVS57203887", 145424704, 328872016),
    ("38PMB148993", 442066051, 153694886),
    ("52SCH2439607702", 1269999985, 380000012),
    ("32VKN9723000510", 53200047, 603900030),
    ("33XWG2320858567", 159999896, 779999982),
    ("35XMH57407070", 249999575, 790000101),
    ("19HDD0658248269", -699999970, -329999957),
    ("60KWF5209", 1774959269, -180022076),
    ("31NAA6602100000", 5, 45),
    ("35MQV2259599889", 290000005, -9991),
    ("30NYL75", -5199735, 50164200),
]
"""Reference, longitude and latitude of the middle of its square in 1e-7 degree."""


@pytest.mark.parametrize(("reference", "lon", "lat"), KNOWN)
def test_a_reference_means_what_others_read_in_it(reference: str, lon: int, lat: int) -> None:
    square = grid.parse(reference)
    assert abs(square.point[0] - lon) <= 1
    assert abs(square.point[1] - lat) <= 1


@pytest.mark.parametrize(("reference", "lon", "lat"), KNOWN)
def test_a_position_has_the_reference_that_others_give_it(reference: str, lon: int, lat: int) -> None:
    digits = sum(mark.isdigit() for mark in reference[4:]) // 2
    assert grid.reference((lon, lat), digits) == reference


@given(st.integers(-1_799_999_999, 1_799_999_999), st.integers(-799_999_999, 839_999_999), st.sampled_from([1, 2, 3, 4, 5]))
def test_a_position_lies_in_the_square_of_its_reference(lon: int, lat: int, digits: int) -> None:
    square = grid.parse(grid.reference((lon, lat), digits))
    assert square.side_m == 10 ** (5 - digits)
    assert distance_m(square.point, (lon, lat)) <= square.reach_m * 1.001 + 0.1


@pytest.mark.parametrize(
    "wrong", ["", "37", "37SDV", "37SDV1", "37SDV123", "00SDV1212", "61SDV1212", "37IDV1212", "37SJV1212", "37SDW1212", "37SDV123456123456"]
)
def test_what_is_no_square_is_refused(wrong: str) -> None:
    with pytest.raises(Refused) as caught:
        grid.parse(wrong)
    assert caught.value.refusal.code == Code.BAD_VALUE


def test_blanks_and_small_letters_are_read() -> None:
    assert grid.parse("37s fv 03678 10888") == grid.parse("37SFV0367810888")


@pytest.mark.parametrize("lat", [840_000_000, -810_000_000])
def test_the_poles_are_not_on_it(lat: int) -> None:
    with pytest.raises(Refused):
        grid.reference((0, lat))


def test_the_ellipsoid_is_the_one_of_the_room_for_space() -> None:
    assert (grid._A_M, grid._FLATTENING, grid._E2) == (earth.A_M, earth.FLATTENING, earth.E2)
