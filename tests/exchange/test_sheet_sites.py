"""Spreadsheets of sites and movements: good rows become drafts that the log takes, and every doubt names its cell and how to mend it."""

from typing import Any

import pytest

from garant.errors import Code, Refused
from garant.exchange.sheet import Cell
from garant.exchange.site_sheet import Doubt, Known, SiteSheet, Wanted, read_site_sheet
from garant.exchange.site_sheet_headings import ACTIVITIES, HEADINGS
from garant.exchange.site_sheet_values import Doubtful, clock_of, instant_of, position_in, position_of
from garant.gazetteer.grid import reference
from garant.gazetteer.index import PlaceIndex
from garant.gazetteer.places import NamedPlace, distance_m
from garant.statement.activities import DECLARED
from garant.statement.kinds import Notice
from tests.exchange.test_sheets import workbook
from tests.world import World

SYRIA = (350_000_000, 320_000_000, 425_000_000, 375_000_000)
INDEX = PlaceIndex(
    [
        NamedPlace("own:idlib", "city", "SY", (366_339_000, 359_306_000), ("Idlib", "إدلب")),
        NamedPlace("own:deir", "city", "SY", (401_408_000, 353_359_000), ("Deir ez-Zor",)),
    ]
)
GOOD = {"name": "Clinic", "type": "clinic", "latitude": "35.9306", "longitude": "36.6339", "place": "Idlib"}


def read(*rows: dict[str, str], index: PlaceIndex | None = INDEX, known: tuple[Known, ...] = (), **wanted: Any) -> SiteSheet:  # noqa: ANN401
    headings = list(dict.fromkeys(name for row in rows for name in row))
    lines = [headings, *([row.get(name, "") for name in headings] for row in rows)]
    data = "\n".join("\t".join(line) for line in lines).encode()
    return read_site_sheet(data, Wanted(**{"to": ("ru",), "bounds": SYRIA, **wanted}), index, known)


def only(found: SiteSheet) -> Doubt:
    [doubt] = found.doubts
    return doubt


def test_a_good_row_is_a_draft_that_the_log_takes() -> None:
    [draft] = read(GOOD).drafts
    world = World(rules_level=3)
    world.side("ru")
    world.admit(world.side("un").unit, draft.members)
    said = world.state.notice_versions.rows["un/Clinic@000001"].said
    assert isinstance(said, Notice)
    assert (said.kind, said.activity, said.text) == ("site", "medical_site", {"en": "Clinic; Idlib"})


HEADED = {
    "en": ("Name", "Type", "Latitude", "Longitude", "School"),
    "fr": ("Nom", "Catégorie", "Latitude", "Longitude", "École"),
    "ar": ("الاسم", "النوع", "خط العرض", "خط الطول", "مدرسة"),
    "tr": ("Adı", "Türü", "Enlem", "Boylam", "Okul"),
    "ru": ("Название", "Тип", "Широта", "Долгота", "Школа"),
}


@pytest.mark.parametrize("language", HEADED)
def test_headings_and_types_are_known_in_five_languages(language: str) -> None:
    name, kind, latitude, longitude, school = HEADED[language]
    [draft] = read({name: "A", kind: school, latitude: "35.9306", longitude: "36.6339"}, language=language).drafts
    assert (draft.activity, draft.members["text"]) == ("school", {language: "A"})


def test_every_word_of_the_tables_leads_to_something_that_is_there() -> None:
    assert set(ACTIVITIES.values()) <= DECLARED
    assert {"name", "activity", "lat", "lon", "origin lat", "destination lon", "start", "end", "region"} <= set(HEADINGS.values())


WRITTEN = [
    ("35.9306", "36.6339"),
    ("35,9306", "36,6339"),
    ("٣٥٫٩٣٠٦", "٣٦٫٦٣٣٩"),
    ("35°55'50.16\"N", "36°38'02.04\"E"),
    ("N 35 55 50.16", "E 36 38 02.04"),
]


@pytest.mark.parametrize(("latitude", "longitude"), WRITTEN)
def test_one_place_however_it_is_written(latitude: str, longitude: str) -> None:
    assert position_of(latitude, longitude) == (366_339_000, 359_306_000)


def test_a_grid_reference_and_a_single_cell_are_positions_too() -> None:
    [one] = read({"name": "A", "type": "school", "coordinates": "35.9306, 36.6339"}).drafts
    assert one.points == (position_in("35.9306 36.6339"),)
    written = reference((366_339_000, 359_306_000))
    [two] = read({"name": "A", "type": "school", "MGRS": f"{written[:5]} {written[5:]}"}).drafts
    assert distance_m(two.points[0], one.points[0]) < 2


DOUBTS: list[tuple[dict[str, str], str, str]] = [
    ({"type": "castle"}, "activity", "not known"),
    ({"type": ""}, "activity", "no type"),
    ({"latitude": ""}, "lat", "no position"),
    ({"latitude": "north"}, "lat", "no position"),
    ({"latitude": "36.9339", "longitude": "35.1306", "place": "", "type": "school"}, "", ""),
    ({"latitude": "41.1408", "longitude": "35.3359", "place": ""}, "lat", "swapped"),
    ({"latitude": "0", "longitude": "0", "place": ""}, "lat", "Guinea"),
    ({"latitude": "48.2", "longitude": "16.37", "place": ""}, "lat", "outside"),
    ({"latitude": "35.9", "longitude": "36.6", "place": ""}, "lat", "ten kilometres"),
    ({"place": "Deir ez-Zor"}, "place", "km from Deir ez-Zor"),
    ({"name": "=1+1"}, "name", "computed"),
    ({"name": "a" * 4_001}, "name", "4000 characters"),
    ({"radius": "very wide"}, "radius", "no length"),
    ({"radius": "900000"}, "radius", "no length"),
    ({"start date": "03/04/2019 06:00"}, "start", "two different days"),
    ({"start date": "31 February 2019"}, "start", "no such day"),
    ({"start date": "soon"}, "start", "no date"),
    ({"start date": "2019-04-03"}, "start", "which clock"),
    ({"start date": "2019-04-03 06:00Z", "end date": "2019-04-02 06:00Z"}, "end", "before it starts"),
]


@pytest.mark.parametrize(("change", "column", "why"), DOUBTS)
def test_a_doubt_names_its_cell_and_how_to_mend_it(change: dict[str, str], column: str, why: str) -> None:
    found = read({**GOOD, **change})
    if not column:
        assert (len(found.drafts), found.doubts) == (1, ())
        return
    doubt = only(found)
    assert found.drafts == ()
    assert (doubt.row, doubt.column) == (2, column)
    assert why in doubt.why
    assert doubt.mend


def test_swapped_numbers_are_found_by_the_name_of_the_place() -> None:
    """Both orders lie in the theatre; the name tells which was meant."""
    doubt = only(read({**GOOD, "latitude": "36.6339", "longitude": "35.9306"}))
    assert (doubt.column, doubt.mend) == ("place", "swap latitude and longitude: then they fit")


def test_a_site_nine_kilometres_from_its_name_is_found() -> None:
    assert "9.0 km" in only(read({**GOOD, "latitude": "36.01154"})).why


def test_all_doubts_of_a_row_are_told_at_once_and_good_rows_beside_it_stay_good() -> None:
    found = read({**GOOD, "type": "castle", "latitude": "x"}, {**GOOD, "name": "Second"})
    assert [(doubt.row, doubt.column) for doubt in found.doubts] == [(2, "activity"), (2, "lat")]
    assert ([draft.row for draft in found.drafts], found.rows, found.doubtful_rows) == ([3], 2, 1)


def test_the_same_site_twice_is_found_by_name_and_by_place() -> None:
    found = read(GOOD, GOOD, {**GOOD, "name": "Other", "latitude": "35.9307"}, {**GOOD, "name": "School", "type": "school"})
    assert [(doubt.row, doubt.column) for doubt in found.doubts] == [(3, "id"), (3, "position"), (4, "position"), (4, "position")]
    assert [draft.row for draft in found.drafts] == [2, 5], "a school beside a clinic is another site"


def test_what_is_on_record_is_not_filed_again() -> None:
    by_name, by_place = Known("un/Clinic", "school", None), Known("un/site-9", "medical_site", (366_339_000, 359_306_500))
    assert "un/Clinic is on record" in only(read(GOOD, known=(by_name,))).why
    assert "un/site-9 on record" in only(read(GOOD, known=(by_place,))).why


CLOCKED = [
    ("2019-04-03 06:00", "+03:00", False, "2019-04-03T03:00:00Z"),
    ("2019-04-03T06:00:00Z", None, False, "2019-04-03T06:00:00Z"),
    ("2019/4/3 6:00 +0200", None, False, "2019-04-03T04:00:00Z"),
    ("3.4.2019", "+03:00", False, "2019-04-02T21:00:00Z"),
    ("3.4.2019", "+03:00", True, "2019-04-03T21:00:00Z"),
    ("23/04/2019", "Z", False, "2019-04-23T00:00:00Z"),
    ("04/23/2019", "Z", False, "2019-04-23T00:00:00Z"),
    ("4/4/2019", "Z", False, "2019-04-04T00:00:00Z"),
    ("3 avril 2019", "Z", False, "2019-04-03T00:00:00Z"),
    ("3 Nisan 2019", "Z", False, "2019-04-03T00:00:00Z"),
    ("3 апреля 2019", "Z", False, "2019-04-03T00:00:00Z"),
    ("٣ نيسان ٢٠١٩", "Z", False, "2019-04-03T00:00:00Z"),
]


@pytest.mark.parametrize(("text", "clock", "ends", "told"), CLOCKED)
def test_one_instant_however_it_is_written(text: str, clock: str | None, ends: bool, told: str) -> None:
    assert instant_of(Cell(text), clock_of(clock) if clock else None, ends=ends) == told


@pytest.mark.parametrize("text", ["9999-12-31", "2019-02-29", "32.1.2019", "2019-04-03 25:00Z", "03-04-2019", "1/2/19"])
def test_what_is_no_one_instant_is_in_doubt(text: str) -> None:
    with pytest.raises(Doubtful):
        instant_of(Cell(text), clock_of("-12:00"), ends=True)


def movement(**change: str) -> dict[str, str]:
    row = {
        "id": "convoy 7", "type": "convoy", "origin": "Idlib", "origin latitude": "35.9306", "origin longitude": "36.6339",
        "destination": "Deir ez-Zor", "destination latitude": "35.3359", "destination longitude": "40.1408",
        "departure": "2019-04-03 06:00", "arrival": "2019-04-03 18:00", "vehicles": "12",
    }  # fmt: skip
    return {**row, **change}


def test_a_movement_is_its_two_ends_and_no_road_is_made_up() -> None:
    [draft] = read(movement(), clock=clock_of("+03:00")).drafts
    shapes = [volume["shape"]["is"] for volume in draft.members["volumes"]]
    assert (draft.name, draft.members["kind"], shapes) == ("convoy-7", "movement", ["circle", "circle"])
    assert {volume["start"] for volume in draft.members["volumes"]} == {"2019-04-03T03:00:00Z"}
    assert draft.members["text"] == {"en": "Idlib - Deir ez-Zor; vehicles: 12"}


def test_a_road_is_drawn_where_the_row_gives_positions_on_it() -> None:
    [draft] = read(movement(route="35.5 38.01; 35.4123 39.0312"), clock=clock_of("Z")).drafts
    shape = draft.members["volumes"][2]["shape"]
    assert (shape["is"], len(shape["line"])) == ("corridor", 4)
    assert "no position" in only(read(movement(route="along the river"), clock=clock_of("Z"))).why


@pytest.mark.parametrize("end", ["departure", "arrival"])
def test_a_movement_says_when(end: str) -> None:
    assert only(read(movement(**{end: ""}), clock=clock_of("Z"))).column == {"departure": "start", "arrival": "end"}[end]


def test_a_protected_site_tells_nothing_but_its_region() -> None:
    row = {**GOOD, "governorate": "Idlib", "consent": "in writing", "purpose": "protection"}
    [draft] = read(row, protected=True).drafts
    assert draft.name == "row-2"
    assert draft.hide == ("volumes", "purpose", "owner_agrees", "text")
    world = World(rules_level=3)
    world.side("ru")
    world.admit(world.side("un").unit, draft.members, draft.hide)
    open_part = b"".join(world.leaves())
    assert b"Clinic" not in open_part
    assert b"3663390" not in open_part


def test_a_protected_site_without_consent_or_region_is_in_doubt() -> None:
    assert [doubt.column for doubt in read(GOOD, protected=True).doubts] == ["region", "owner_agrees", "purpose"]


def test_a_workbook_reads_as_a_text_does() -> None:
    data = workbook(
        ["Sites of April"], [], ["Name", "Type", "Latitude", "Longitude", "Colour"], ["Clinic", "clinic", 35.9306, 36.6339, "red"]
    )
    found = read_site_sheet(data, Wanted(to=("ru",)), INDEX)
    assert ([draft.row for draft in found.drafts], found.unread) == ([4], ("Colour",))


@pytest.mark.parametrize("data", [b"", b"a,b\n1,2\n", b"name\nA\n"])
def test_without_headings_nothing_is_guessed(data: bytes) -> None:
    with pytest.raises(Refused) as refused:
        read_site_sheet(data, Wanted(to=("ru",)))
    assert refused.value.refusal.code == Code.UNREADABLE


def test_two_headings_for_one_thing_are_refused() -> None:
    with pytest.raises(Refused) as refused:
        read_site_sheet(b"name,lat,latitude,lon\n", Wanted(to=("ru",)))
    assert "mean the same" in refused.value.refusal.sentence


def test_ten_thousand_rows_take_seconds() -> None:
    rows = [f"S{number},school,35.{number:05d},36.{number * 7 % 100_000:05d}" for number in range(10_000)]
    found = read_site_sheet("\n".join(["name,type,lat,lon", *rows]).encode(), Wanted(to=("ru",)))
    assert found.rows == 10_000
