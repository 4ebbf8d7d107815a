"""The index that comes with Garant, and an operator's own places: what a name may mean, and what is near a position."""

import time
from pathlib import Path

import pytest

from garant.errors import Code, Refused
from garant.gazetteer.index import PlaceIndex
from garant.gazetteer.places import REACH_M, SORTS, NamedPlace, distance_m, sort_of
from garant.storage import place_files

TSV = Path(place_files.__file__).parent / "places.tsv"
BYTES_MAX = 2_000_000


@pytest.fixture(scope="module")
def index() -> PlaceIndex:
    return place_files.read_index()


@pytest.mark.parametrize(
    ("spellings", "country"),
    [
        (("Idlib", "Idleb", "إدلب", "Идлиб", "İdlib", "IDLIB"), "SY"),
        (("Deir ez-Zor", "دير الزور", "Дейр-эз-Зор", "Deyrizor"), "SY"),
        (("Aleppo", "Alep", "Halep", "حلب", "Алеппо"), "SY"),
        (("Donetsk", "Донецк", "Донецьк"), "UA"),
        (("Debaltseve", "Дебальцево", "Дебальцеве"), "UA"),
        (("Sirte", "سرت"), "LY"),
        (("Al Hudaydah", "Hodeidah", "الحديدة"), "YE"),
        (("Kobani", "Ayn al-Arab", "عين العرب"), "SY"),
        (("Kaesong", "개성시"), "KP"),
        (("Tskhinvali", "ცხინვალი", "Цхинвали"), "GE"),
    ],
)
def test_one_place_in_several_scripts(index: PlaceIndex, spellings: tuple[str, ...], country: str) -> None:
    found = [{one.place for one in index.listed(name) if one.place.country == country} for name in spellings]
    assert len(set.intersection(*found)) == 1


def test_a_name_that_nobody_listed_is_found_by_its_sound_and_marked_as_a_guess(index: PlaceIndex) -> None:
    first = index.candidates("Edlib")[0]
    assert (first.place.name, first.how) == ("Idlib", "alike")
    assert len({one.place.id for one in index.candidates("Serakib")}) == len(index.candidates("Serakib"))


def test_several_places_bear_one_name(index: PlaceIndex) -> None:
    assert {one.place.country for one in index.candidates("Homs")} == {"LY", "SY"}


@pytest.mark.parametrize("name", ["", "Nowhere at all", "??", "xq"])
def test_a_name_of_nothing_means_nothing(index: PlaceIndex, name: str) -> None:
    assert index.listed(name) == ()


def test_the_nearest_named_place(index: PlaceIndex) -> None:
    found = index.nearest((401_500_000, 353_400_000), 3)
    assert found[0].place.name == "Deir ez-Zor"
    assert 900 < found[0].distance_m < 1_000
    assert [one.distance_m for one in found] == sorted(one.distance_m for one in found)
    assert index.nearest((0, 0)) == ()


def test_a_hundred_thousand_names_are_looked_up_in_a_breath(index: PlaceIndex) -> None:
    names = [name for place in index.places for name in place.names][:100_000]
    start = time.process_time()
    found = sum(bool(index.candidates(name)) for name in names)
    assert found == len(names)
    assert time.process_time() - start < 10


# The file


def test_the_file_is_small_sorted_and_says_where_it_is_from() -> None:
    text = TSV.read_text(encoding="utf-8")
    assert TSV.stat().st_size < BYTES_MAX
    assert "GeoNames" in text.split("\n")[0]
    assert "CC BY 4.0" in text.split("\n")[0]
    rows = [line.split("\t") for line in text.split("\n") if line and not line.startswith("#")]
    assert [(row[2], int(row[0][3:])) for row in rows] == sorted((row[2], int(row[0][3:])) for row in rows)
    assert len({row[0] for row in rows}) == len(rows)


def test_every_sort_has_its_reach() -> None:
    assert set(REACH_M) == set(SORTS)
    assert [sort_of(people) for people in (0, 4_999, 5_000, 50_000, 500_000)] == ["village", "village", "town", "city", "great_city"]


def test_distances_are_geodesic() -> None:
    assert distance_m((400_000_000, 350_000_000), (400_000_000, 350_000_000)) == 0
    assert abs(distance_m((400_000_000, 350_000_000), (400_000_000, 360_000_000)) - 110_949.6) < 5


# An operator's own places


OWN = "# our own\nown:hill-1\tsite\tSY\t40.10000\t35.25000\tHill of the mast|تل السارية\n"


def test_what_comes_with_garant_is_read_once_a_process_and_own_places_whenever_they_are_asked_for(tmp_path: Path) -> None:
    file = tmp_path / "places.tsv"
    file.write_text(OWN, encoding="utf-8")
    assert place_files.read_index() is place_files.read_index()
    first = place_files.read_index(file)
    file.write_text(OWN.replace("hill-1", "hill-2"), encoding="utf-8")
    assert len(first) == len(place_files.read_index(file)) == len(place_files.read_index()) + 1
    assert "own:hill-2" in {place.id for place in place_files.read_index(file).places}


def test_own_places_stand_beside_the_others(tmp_path: Path) -> None:
    file = tmp_path / "places.tsv"
    file.write_text(OWN, encoding="utf-8")
    index = place_files.read_index(file)
    (found,) = index.candidates("تل السارية")
    assert found.place == NamedPlace("own:hill-1", "site", "SY", (401_000_000, 352_500_000), ("Hill of the mast", "تل السارية"))


@pytest.mark.parametrize(
    ("code", "line"),
    [
        (Code.BAD_VALUE, "own:a\tsite\tSY\t40.1\t35.2"),
        (Code.BAD_VALUE, "Own a\tsite\tSY\t40.1\t35.2\tA"),
        (Code.BAD_VALUE, "own:a\thideout\tSY\t40.1\t35.2\tA"),
        (Code.BAD_VALUE, "own:a\tsite\tSyria\t40.1\t35.2\tA"),
        (Code.BAD_VALUE, "own:a\tsite\tSY\t181\t35.2\tA"),
        (Code.BAD_VALUE, "own:a\tsite\tSY\t40.1\tnorth\tA"),
        (Code.BAD_VALUE, "own:a\tsite\tSY\t40.1\t35.2\t | "),
    ],
)
def test_a_line_that_is_no_place_is_refused_by_its_number(tmp_path: Path, code: Code, line: str) -> None:
    file = tmp_path / "places.tsv"
    file.write_text(f"{OWN}{line}\n", encoding="utf-8")
    with pytest.raises(Refused) as caught:
        place_files.read_index(file)
    assert caught.value.refusal.code == code
    assert caught.value.refusal.where.endswith("places.tsv:3")


def test_what_is_no_text_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "places.tsv"
    file.write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused) as caught:
        place_files.read_index(file)
    assert caught.value.refusal.code == Code.UNREADABLE
