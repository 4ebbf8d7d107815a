"""Places compared with themselves, with a read-back, and with what a notice draws."""

import pytest

from garant.answers.places_drawn import mentioned, names_in
from garant.answers.places_said import ROUNDING_M, added, compare, compare_all, point_of, read_back
from garant.gazetteer import grid
from garant.gazetteer.index import PlaceIndex
from garant.gazetteer.places import NamedPlace
from garant.statement.shapes import Circle, Route, Volume
from garant.statement.values import Place

HERE = (400_000_000, 350_000_000)
METRE = 90
"""1e-7 degree of latitude, about."""


def named(id_: str, sort: str, lat: int, *names: str) -> NamedPlace:
    return NamedPlace(id_, sort, "SY", (HERE[0], HERE[1] + lat), names)  # type: ignore[arg-type]


INDEX = PlaceIndex(
    [
        named("own:a", "village", 0, "Tell Abyad", "تل أبيض"),
        named("own:b", "village", 50_000 * METRE, "Tell Abyad"),
        named("own:c", "city", 100_000 * METRE, "Great Place"),
        named("own:d", "area", -30_000 * METRE, "The Valley"),
    ]
)


def at(metres: int) -> tuple[int, int]:
    return HERE[0], HERE[1] + metres * METRE


@pytest.mark.parametrize(("metres", "agrees"), [(0, True), (1_900, True), (2_100, False), (25_000, False), (48_500, True)])
def test_of_places_with_one_name_the_nearest_is_meant(metres: int, agrees: bool) -> None:
    assert compare(INDEX, Place(name="tell abyad", position=at(metres))).agrees is agrees


@pytest.mark.parametrize(
    ("precision", "agrees"), [("exact", False), ("settlement", False), ("area", True), ("governorate", True), ("unknown", True)]
)
def test_what_is_known_less_precisely_may_lie_further_off(precision: str, agrees: bool) -> None:
    place = Place(name="Tell Abyad", position=at(-8_000), precision=precision)  # type: ignore[arg-type]
    assert compare(INDEX, place).agrees is agrees


def test_a_name_for_more_than_a_point_reaches_further() -> None:
    assert compare(INDEX, Place(name="The Valley", position=at(-12_000))).agrees
    assert not compare(INDEX, Place(name="The Valley", position=at(-8_000))).agrees


def test_an_unknown_name_is_unknown_and_against_nothing() -> None:
    found = compare(INDEX, Place(name="Elsewhere", position=at(1_000)))
    assert (found.unknown_name, found.agrees) == (True, True)
    assert found.nearest is not None
    assert (found.nearest.name, round(found.nearest_m or 0, -2)) == ("Tell Abyad", 1_000)


def test_a_name_that_only_sounds_alike_counts_nearby_and_is_marked() -> None:
    near = compare(INDEX, Place(name="Tal Abyadh", position=at(300)))
    assert near.alike is not None
    assert (near.agrees, near.unknown_name) == (True, False)
    off = compare(INDEX, Place(name="Tal Abyadh", position=at(-9_000)))
    assert (off.agrees, off.unknown_name, off.alike) == (False, False, near.alike)
    far = compare(INDEX, Place(name="Tal Abyadh", position=at(-60_000)))
    assert (far.agrees, far.unknown_name, far.alike) == (True, True, None)


def test_a_name_alone_and_a_position_alone_disagree_with_nothing() -> None:
    assert compare(INDEX, Place(name="Great Place")).agrees
    assert compare(INDEX, Place(position=at(0))).agrees
    assert point_of(Place(name="Great Place")) is None


def test_position_and_grid_may_differ_by_the_square_and_by_rounding() -> None:
    coarse = grid.reference(HERE, 2)
    assert compare(INDEX, Place(position=HERE, mgrs=coarse)).agrees
    fine = grid.reference(HERE)
    assert compare(INDEX, Place(position=at(ROUNDING_M - 5), mgrs=fine)).agrees
    (wrong,) = compare(INDEX, Place(position=at(500), mgrs=fine)).discrepancies
    assert wrong.between == ("position", "mgrs")
    assert 480 < wrong.distance_m < 520


def test_a_reference_that_names_no_square_is_told() -> None:
    found = compare(INDEX, Place(name="Great Place", mgrs="37SJV1212"))
    assert (found.bad_grid, found.agrees) == (True, False)


def test_several_and_none() -> None:
    assert compare_all(INDEX, None) == ()
    assert len(compare_all(INDEX, [Place(name="A"), Place(name="B")])) == 2


# read-backs


def test_each_place_is_held_against_the_one_that_fits_it_best() -> None:
    said = [Place(name="Tell Abyad", position=at(0)), Place(name="Great Place", position=at(100_000))]
    good = read_back(said, list(reversed(said)))
    assert all(one.agrees for one in good)
    assert [one.distance_m for one in good] == [0, 0]


def test_one_that_did_not_come_back_is_missing_and_not_far_away() -> None:
    said = [Place(name="Tell Abyad", position=at(0)), Place(name="Great Place", position=at(100_000))]
    first, second = read_back(said, said[1:])
    assert (first.back, first.position_missing) == (None, True)
    assert second.agrees


def test_what_came_back_and_was_never_said_is_told() -> None:
    said = [Place(name="Tell Abyad", position=at(0))]
    back = [*said, Place(name="Great Place")]
    assert added(said, back) == (back[1],)
    assert added(said, None) == ()


def test_another_name_at_the_same_position_does_not_agree() -> None:
    (one,) = read_back([Place(name="Tell Abyad", position=at(0))], [Place(name="Great Place", position=at(0))])
    assert (one.same_name, one.agrees) == (False, False)


def test_a_position_read_back_on_the_grid_agrees_within_its_square() -> None:
    (one,) = read_back([Place(position=HERE)], [Place(mgrs=grid.reference(HERE, 3))])
    assert one.agrees


# words and drawings


def drawn(metres: int, radius_m: int = 100) -> tuple[Volume, ...]:
    return (Volume(shape=Circle(center=at(metres), radius_cm=radius_m * 100)),)


def test_names_are_found_in_a_text_longest_first_and_with_a_capital() -> None:
    text = "Patrol from Tell Abyad, by the valley; past The Valley to تل أبيض."
    assert list(names_in(INDEX, text)) == ["Tell Abyad", "The Valley", "تل أبيض"]


def test_a_name_that_does_not_reach_what_is_drawn_is_told() -> None:
    (one,) = mentioned(INDEX, ["Post at Great Place"], drawn(91_000))
    assert (one.name, one.allowed_m) == ("Great Place", 6_000)
    assert 8_800 < one.distance_m < 9_100


@pytest.mark.parametrize("texts", [["Post at Tell Abyad"], ["From Great Place to Tell Abyad"], ["A post"], [], ["great place"]], ids=str)
def test_where_one_name_fits_or_none_is_there_nothing_is_told(texts: list[str]) -> None:
    assert mentioned(INDEX, texts, drawn(0)) == ()


def test_inside_a_large_drawing_every_name_fits() -> None:
    assert mentioned(INDEX, ["Great Place"], drawn(60_000, 60_000)) == ()


def test_what_is_too_far_off_is_about_something_else() -> None:
    assert mentioned(INDEX, ["As agreed at Great Place"], drawn(-200_000)) == ()


def test_without_a_drawing_or_with_one_that_covers_nothing_nothing_is_told() -> None:
    turned = Route(line=(HERE, (HERE[0] + 1_800_000_000, HERE[1])), times=("2027-03-01T00:00:00Z", "2027-03-01T01:00:00Z"), buffer_cm=0)
    assert mentioned(INDEX, ["Great Place"], ()) == ()
    assert mentioned(INDEX, ["Great Place"], (Volume(shape=turned),)) == ()
