"""A side's list as a spreadsheet has it, and bulletins of counts: what is read, and what is refused with its row and column."""

from typing import Any

import msgspec
import pytest

from garant.errors import Code, Refused
from garant.exchange import bulletins
from garant.exchange.book_sheet import items, parts
from garant.statement.kinds.books import BookItem

DAY = "2027-03-01"


def read(text: str, offset: str = "+03:00") -> list[dict[str, Any]]:
    return items(text.encode(), DAY, offset)


def refusal(text: str, offset: str = "+03:00") -> tuple[Code, str]:
    with pytest.raises(Refused) as caught:
        read(text, offset)
    return caught.value.refusal.code, caught.value.refusal.where


def test_a_row_becomes_an_item_in_utc() -> None:
    (item,) = read(
        "No,Time,End,Kind,Settlement,Governorate,Latitude,Longitude,Remarks\n7,14:20,14:35,Mortar fire,Oak,Hama,35.5,36.25,Two rounds\n"
    )
    assert item == {
        "name": "7", "form": "mortar_fire", "start": "2027-03-01T11:20:00Z", "end": "2027-03-01T11:35:00Z", "text": "Two rounds",
        "place": {"name": "Oak", "district": "Hama", "position": [362_500_000, 355_000_000], "precision": "exact"},
    }  # fmt: skip
    msgspec.convert(item, BookItem)


def test_headings_may_come_in_any_order_and_cells_may_be_missing() -> None:
    assert read("place;kind\nOak;\n") == [{"name": "row-2", "form": "violation", "place": {"name": "Oak", "precision": "settlement"}}]


def test_an_instant_in_utc_stays_as_it_is_and_a_night_goes_on_after_midnight() -> None:
    (one, other) = read("item,start,end,place\na,2027-03-01T09:00:00Z,,Oak\nb,23:50,00:20,Oak\n")
    assert (one["start"], other["start"], other["end"]) == ("2027-03-01T09:00:00Z", "2027-03-01T20:50:00Z", "2027-03-01T21:20:00Z")


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("item,time,place\na,noon,Oak\n", "row 2, start"),
        ("item,kind,place\na,1,Oak\n", "row 2, kind"),
        ("item,kind,place\nb,fire,Oak\na,fire,\n", "row 3, place"),
        ("item,place,lat,lon\na,Oak,95,36\n", "row 2, position"),
        ("item,place,lat,lon\na,Oak,35,\n", "row 2, position"),
        ("item,place,excluded,position\na,Oak,a group,35.5 36.2\n", "row 2, excluded"),
    ],
    ids=["time", "kind", "place", "latitude", "half a position", "excluded"],
)
def test_what_cannot_be_read_is_refused_with_its_row_and_column(text: str, where: str) -> None:
    assert refusal(text) == (Code.BAD_VALUE, where)


def test_an_excluded_group_has_no_coordinates() -> None:
    (item,) = read("item,place,excluded\na,Oak,a group\n")
    assert (item["excluded_party"], item["place"]) == ("a group", {"name": "Oak", "precision": "settlement"})


@pytest.mark.parametrize("text", ["", "item,place\n", "a,b\n1,2\n"], ids=["empty", "headings alone", "other headings"])
def test_what_is_no_list_is_unreadable(text: str) -> None:
    assert refusal(text)[0] == Code.UNREADABLE


def test_an_offset_is_one() -> None:
    assert refusal("item,place\na,Oak\n", "Damascus")[0] == Code.USAGE


def test_nothing_is_computed() -> None:
    (item,) = read('item,place,text\na,Oak,"=2+2"\n')
    assert "text" not in item


def test_long_lists_are_cut_into_statements() -> None:
    found = read("item,place\n" + "".join(f"{number},Oak\n" for number in range(1_000)))
    cut = list(parts(found))
    assert [item for part in cut for item in part] == found
    assert max(map(len, cut)) <= 200


# Bulletins

BULLETIN = {"date": DAY, "source": "A paper, 2 March 2027 (https://example.org/b)", "books": {"ru": {"total": 2}}}


def said(**members: object) -> list[dict[str, Any]]:
    return list(bulletins.statements({**BULLETIN, **members}, "reg", "actual"))


def test_toml_and_json_say_the_same() -> None:
    toml = b'[[bulletin]]\ndate = "2027-03-01"\nsource = "A paper"\nbooks.ru = { total = 2 }\n'
    json = b'[{"date": "2027-03-01", "source": "A paper", "books": {"ru": {"total": 2}}}]'
    assert bulletins.read(toml, "b.toml") == bulletins.read(json, "b.json")


def test_a_source_has_its_address() -> None:
    (book,) = said()
    assert book["sources"][0] == {
        "name": "bulletin-2027-03-01", "title": "A paper, 2 March 2027", "url": "https://example.org/b", "form": "press report",
    }  # fmt: skip


def test_ones_own_book_is_ones_own_and_anothers_a_registrars_report() -> None:
    held = {**BULLETIN, "books": {"ru": {"total": 2}, "tr": {"total": 3}}}
    assert [one["capacity"] for one in bulletins.statements(held, "tr", "actual")] == ["registrar", "party"]


@pytest.mark.parametrize(
    "members",
    [
        {"date": "yesterday"}, {"source": ""}, {"books": {"ru": {"total": -1}}}, {"books": {"ru": {"total": 1, "by_place": []}}},
        {"bokos": {}},
        {"books": {"ru": {"total": True}}}, {"ru_on_tr": {"confirms": "many"}},
    ],
    ids=lambda members: next(iter(members)),
)  # fmt: skip
def test_what_is_no_bulletin_is_refused(members: dict[str, Any]) -> None:
    with pytest.raises(Refused):
        said(**members)


@pytest.mark.parametrize("data", [b"", b"x = 1", b"[1]", b"\xff", b"{", b"[]"])
def test_what_holds_no_bulletins_is_unreadable(data: bytes) -> None:
    with pytest.raises(Refused) as caught:
        bulletins.read(data, "b")
    assert caught.value.refusal.code == Code.UNREADABLE


@pytest.mark.parametrize(
    "members",
    [
        {"books": {"north": "twelve"}},
        {"books": {"north": [12]}},
        {"north_on_south": "confirms"},
        {"north_on_south": 3},
    ],
)
def test_a_book_or_a_reply_that_is_no_table_is_refused(members: dict[str, Any]) -> None:
    with pytest.raises(Refused) as caught:
        said(**members)
    assert caught.value.refusal.code == Code.BAD_VALUE


@pytest.mark.parametrize(
    "data",
    [
        b"[" * 100_000,
        b'[{"date":' + b"[" * 100_000,
        b'[{"date": ' + b"9" * 10_000 + b"}]",
        b"bulletin = " + b"[" * 100_000,
        b"bulletin = " + b"9" * 10_000,
        b"[[bulletin]]\na" + b".a" * 100_000 + b" = 1",
    ],
    ids=["json lists", "json within", "json number", "toml lists", "toml number", "toml keys"],
)
def test_bulletins_that_are_too_deep_or_too_long_are_unreadable(data: bytes) -> None:
    with pytest.raises(Refused) as caught:
        bulletins.read(data, "b")
    assert caught.value.refusal.code in (Code.UNREADABLE, Code.TOO_LARGE)
