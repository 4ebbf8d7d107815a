"""Books and matches: one side's list stays that side's, others reply to it, and a pair is one event for who has signed that."""

from typing import Any

import pytest

from garant.errors import Code
from tests.fold.refusing import refuses
from tests.fold.test_incidents import INCIDENT, malformed
from tests.world import SOURCE, Side, World

REPORTED: dict[str, Any] = {"capacity": "registrar", "sources": [SOURCE]}


def item(name: str, **members: object) -> dict[str, Any]:
    return {"name": name, "form": "shelling", "place": {"name": "Oak"}, **members}


def book(side: str, *items: dict[str, Any], **members: object) -> dict[str, Any]:
    return {
        "type": "book/1", "status": "exercise", "name": "day-1", "capacity": "party", "by": {"party": side}, "start": "2018-09-17",
        "total": 2, **({"items": list(items)} if items else {}), **members,
    }  # fmt: skip


def reply(by: str, **members: object) -> dict[str, Any]:
    return {
        "type": "book_reply/1", "status": "exercise", "book": "tr/day-1", "capacity": "party", "by": {"party": by}, "confirms": 1, **members
    }  # fmt: skip


def match(one: str = "item:ru/day-1#1", other: str = "item:tr/day-1#1", says: str = "same", **members: object) -> dict[str, Any]:
    return {"type": "match/1", "status": "exercise", "one": one, "other": other, "says": says, **members}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


@pytest.fixture
def ru(world: World) -> Side:
    return world.side("ru")


@pytest.fixture
def reg(world: World) -> Side:
    return world.side("reg")


@pytest.fixture
def books(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, book("tr", item("1"), item("2")))
    world.admit(ru.headquarters, book("ru", item("1")))


@pytest.mark.usefixtures("books")
def test_a_side_enters_its_own_book_only(world: World, tr: Side) -> None:
    refuses(world, Code.NOT_YOURS, tr.headquarters, book("ru", name="day-2"))
    refuses(world, Code.NAME_TAKEN, tr.headquarters, book("tr"))
    refuses(world, Code.NOT_AUTHORISED, tr.unit, book("tr", name="day-2"))


@pytest.mark.usefixtures("books")
def test_a_registrar_enters_published_ones_with_their_source(world: World, tr: Side, reg: Side) -> None:
    refuses(world, Code.SOURCE_MISSING, reg.headquarters, book("ru", capacity="registrar"))
    refuses(world, Code.NOT_A_REGISTRAR, tr.headquarters, book("ru", name="day-2", **REPORTED))
    refuses(world, Code.UNKNOWN_PARTY, reg.headquarters, book("sy", **REPORTED))
    world.admit(reg.headquarters, book("ru", **REPORTED))


@pytest.mark.usefixtures("books")
def test_items_are_added_by_whoever_entered_the_book_and_have_names_of_their_own(world: World, tr: Side, ru: Side) -> None:
    part = {"type": "book_part/1", "status": "exercise", "book": "tr/day-1", "items": [item("3")]}
    refuses(world, Code.NOT_YOURS, ru.headquarters, part)
    refuses(world, Code.UNKNOWN_REFERENCE, tr.headquarters, {**part, "book": "tr/nothing"})
    refuses(world, Code.OTHER_STATUS, tr.headquarters, {**part, "status": "actual"})
    refuses(world, Code.NAME_TAKEN, tr.headquarters, {**part, "items": [item("1")]})
    refuses(world, Code.NAME_TAKEN, tr.headquarters, {**part, "items": [item("3"), item("3")]})
    world.admit(tr.headquarters, part)


def test_an_item_about_an_excluded_group_has_no_coordinates(world: World, tr: Side) -> None:
    place = {"name": "Oak", "position": [366_100_000, 359_300_000]}
    refuses(world, Code.NO_GEOMETRY, tr.headquarters, book("tr", item("1", place=place, excluded_party="a group")))
    world.admit(tr.headquarters, book("tr", item("1", excluded_party="a group")))


def test_an_item_ends_after_it_has_begun(world: World, tr: Side) -> None:
    wrong = item("1", start="2018-09-17T12:00:00Z", end="2018-09-17T11:00:00Z")
    malformed(world, tr, book("tr", wrong))


@pytest.mark.usefixtures("books")
def test_the_other_side_replies_for_itself(world: World, tr: Side, ru: Side, reg: Side) -> None:
    refuses(world, Code.NOT_YOURS, tr.headquarters, reply("ru"))
    refuses(world, Code.BAD_VALUE, tr.headquarters, reply("tr"))
    refuses(world, Code.UNKNOWN_REFERENCE, ru.headquarters, reply("ru", book="tr/nothing"))
    refuses(world, Code.OTHER_STATUS, ru.headquarters, reply("ru", status="actual"))
    refuses(world, Code.SOURCE_MISSING, reg.headquarters, reply("ru", capacity="registrar"))
    refuses(world, Code.BAD_VALUE, ru.headquarters, reply("ru", does_not_confirm=2))
    refuses(world, Code.NOTHING_CHANGED, ru.headquarters, {name: value for name, value in reply("ru").items() if name != "confirms"})
    world.admit(ru.headquarters, reply("ru"))
    world.admit(ru.headquarters, reply("ru", confirms=2))
    world.admit(reg.headquarters, reply("ru", **REPORTED))
    assert [row.said.confirms for row in world.state.book_replies.values()] == [1, 2]


@pytest.mark.usefixtures("books")
def test_or_for_a_party_that_it_represents(world: World, ru: Side, reg: Side) -> None:
    hill = world.side("hill")
    refuses(world, Code.NOT_REPRESENTED, ru.headquarters, reply("hill", on_behalf_of="hill"))
    speaks = {"type": "representation/1", "party": "ru", "represented": "hill", "scope": {"en": "all"}, "status": "exercise"}
    world.admit([ru.headquarters, hill.headquarters], speaks)
    world.admit(ru.headquarters, reply("hill", on_behalf_of="hill"))
    refuses(world, Code.NOT_YOURS, ru.headquarters, reply("ru", on_behalf_of="hill"))
    refuses(world, Code.BAD_VALUE, reg.headquarters, reply("hill", **REPORTED, on_behalf_of="hill"))


@pytest.mark.usefixtures("books")
def test_items_and_incidents_are_matched_and_nothing_else(world: World, tr: Side, ru: Side) -> None:
    world.admit(tr.headquarters, INCIDENT)
    refuses(world, Code.BAD_VALUE, ru.headquarters, match("book:ru/day-1"))
    refuses(world, Code.UNKNOWN_REFERENCE, ru.headquarters, match(other="item:tr/day-1#9"))
    refuses(world, Code.BAD_VALUE, ru.headquarters, match("item:tr/day-1#1", "item:tr/day-1#2"))
    malformed(world, ru, match("item:tr/day-1#1", "item:ru/day-1#1"))
    malformed(world, ru, match("item:tr/day-1#1", "item:tr/day-1#1"))
    world.admit(ru.headquarters, match("incident:tr/shots-1", "item:ru/day-1#1"))


@pytest.mark.usefixtures("books")
def test_a_later_word_on_a_pair_takes_the_place_of_ones_own_and_of_nobody_elses(world: World, tr: Side, ru: Side) -> None:
    world.admit(ru.headquarters, match())
    world.admit(tr.headquarters, match(says="different"))
    world.admit(ru.headquarters, match(says="different"))
    assert [row.said.says for row in world.state.matches.values()] == ["different", "different"]


@pytest.mark.usefixtures("books")
def test_an_item_has_the_status_of_its_book(world: World, ru: Side) -> None:
    refuses(world, Code.OTHER_STATUS, ru.headquarters, match(status="actual"))
    about = {"type": "position/1", "about": "item:tr/day-1#1", "capacity": "party", "says": "confirms"}
    refuses(world, Code.OTHER_STATUS, ru.headquarters, {**about, "status": "actual"})
    world.admit(ru.headquarters, {**about, "status": "exercise"})


@pytest.mark.usefixtures("books")
def test_no_word_changes_a_count(world: World, tr: Side, ru: Side) -> None:
    before = dict(world.state.books.items())
    world.admit(ru.headquarters, match())
    world.admit(tr.headquarters, match())
    world.admit(ru.headquarters, reply("ru"))
    assert dict(world.state.books.items()) == before
