"""The scenario's incidents and books against the record: what was alleged and counted, by whom, and nothing beside it."""

import re

import pytest

from garant.statement.kinds import Book, BookReply, Incident, Position
from garant.statement.values import Dated, Disputed, Unknown
from tests.demo.test_scenario_files import Members, of_kind, press, record, says

__all__ = ["press"]

_WHEN = {"2018-02-08": "before 8 February 2018", "2016-07-15": "15 July 2016"}


def positions(incident: str) -> list[Position]:
    return [say.said for say in says() if isinstance(say.said, Position) and say.said.about == f"incident:reg/{incident}"]


def test_every_incident_of_the_record_is_there(press: Members) -> None:
    assert set(of_kind(Incident)) >= {row["id"] for row in press["incidents"]}
    for row in press["incidents"]:
        ours = of_kind(Incident)[row["id"]]
        assert row["source"] in {source.name for source in ours.sources or ()}
        assert ours.observer is None
        assert ours.place is None or not ours.place.is_pointed


def test_an_incident_is_dated_as_far_as_the_record_dates_it(press: Members) -> None:
    for row in press["incidents"]:
        ours, date = of_kind(Incident)[row["id"]].when, row.get("date", {})
        if "day" in date:
            assert isinstance(ours, Dated)
            assert (ours.date, bool(ours.outside)) == (str(date["day"]["value"]), date["day"]["source"] == "external")
        else:
            assert isinstance(ours, Unknown)
        told = ours.words if isinstance(ours, Dated) else getattr(ours, "note", "")
        limit = date.get("before") or date.get("until")
        assert limit is None or _WHEN[str(limit)] in (told or "")


def test_each_side_says_of_it_what_the_record_has_and_a_registrar_reports_it(press: Members) -> None:
    for row in press["incidents"]:
        ours = positions(row["id"])
        assert all(one.capacity == "registrar" and one.by is not None for one in ours)
        theirs = row.get("positions", [])
        assert len(ours) == len(theirs)
        for one, their in zip(ours, theirs, strict=True):
            who = one.by and (one.by.party or one.by.text or "")
            assert who
            assert who == their["party"] or set(re.findall(r"[a-z]+", their["party"])) & set(re.findall(r"[a-z]+", who))
            assert one.says == their["says"] or their["says"] == "neither side respected it"
            assert (one.against and one.against.party) == their.get("against")


def test_the_pilot_s_incident_blames_nobody(press: Members) -> None:
    ours = of_kind(Incident)["i-pilot"]
    assert isinstance(ours.by, Unknown)
    assert ours.against is None
    assert isinstance(ours.district, Unknown)


def bulletin(day: int) -> Members:
    """Give a day of the bulletins, which the file holds as a list."""
    return list(record("bulletins.yaml"))[day]  # type: ignore[return-value]


@pytest.mark.parametrize("day", range(5))
def test_every_book_of_the_record_is_there_with_its_counts(day: int) -> None:
    row = bulletin(day)
    for side, theirs in row["books"].items():
        ours = of_kind(Book)[f"{side}-{row['date']}"]
        readings = {one.by: one.says for one in ours.total.readings} if isinstance(ours.total, Disputed) else {"text": str(ours.total)}
        assert readings["text"] == str(theirs["total"])
        assert isinstance(ours.total, Disputed) == (side == "ru" and "note" in row)
        places = theirs.get("by_place")
        if isinstance(places, dict):
            assert isinstance(ours.by_place, tuple)
            assert {one.place: one.count for one in ours.by_place} == places
        assert isinstance(ours.by_place, Unknown) == (places == "unknown")
        assert ours.rest == theirs.get("rest")
        assert ours.items is None


@pytest.mark.parametrize("day", range(5))
def test_what_one_side_says_of_the_others_book_is_as_in_the_record(day: int) -> None:
    row = bulletin(day)
    ours = [say.said for say in says() if isinstance(say.said, BookReply) and say.said.book == f"reg/tr-{row['date']}"]
    assert len(ours) == ("ru_on_tr" in row)
    for one in ours:
        assert one.by.party == "ru"
        assert {name: getattr(one, name) for name in row["ru_on_tr"]} == row["ru_on_tr"]
