"""Notices a line each, what stands beside one, and the items of a book: as our own party may read them, whoever filed what when."""

from collections.abc import Iterator
from typing import Any

import pytest

from tests.answers.around import amended, circle, filed, stepped
from tests.desk.data_desk import DataDesk, data_desk
from tests.world import START_MS, Side, World, receipt

LIST, BESIDE, ITEMS = "/desk/v1/notices", "/desk/v1/notice", "/desk/v1/items"


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
def desk(world: World, tr: Side, ru: Side) -> Iterator[DataDesk]:
    with data_desk(world, "tr") as one:
        yield one


def listed(desk: DataDesk, **asks: object) -> dict[str, dict[str, Any]]:
    """Give what is listed, by reference."""
    return {one["ref"]: one for one in desk.get(LIST, **asks)["notices"]}


# The list


def test_a_notice_has_its_window_its_lights_and_the_receipts_that_are_waited_for(world: World, desk: DataDesk, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, filed("post", circle(minutes=(600, 700)), to=["ru"]))
    [found] = listed(desk).values()
    assert (found["party"], found["to"], found["life"], found["version"]) == ("tr", ["ru"], "filed", 1)
    assert (found["start_ms"], found["end_ms"]) == (START_MS + 600 * 60_000, START_MS + 700 * 60_000)
    assert found["recipients"] == [{"party": "ru", "light": "amber"}]
    assert {(due["party"], due["level"], due["stands"]) for due in found["due"]} == {("ru", "headquarters", "due"), ("ru", "unit", "due")}
    world.admit(ru.unit, receipt(notice="tr/post"))
    [found] = listed(desk).values()
    assert found["recipients"] == [{"party": "ru", "light": "green"}]
    assert {due["level"] for due in found["due"]} <= {"headquarters"}


@pytest.mark.parametrize("step", ["end", "withdraw"])
def test_what_is_over_is_listed_when_it_is_asked_for(world: World, desk: DataDesk, tr: Side, step: str) -> None:
    world.admit(tr.unit, filed("post"))
    if step == "end":
        world.admit(tr.unit, stepped("tr/post", 1, "start"))
    world.admit(tr.unit, stepped("tr/post", 1, step))
    assert listed(desk) == {}
    assert list(listed(desk, over="true")) == ["tr/post"]


def test_a_notice_whose_window_is_over_is_over_by_the_clock_alone(world: World, desk: DataDesk, tr: Side) -> None:
    world.admit(tr.unit, filed("post", circle(minutes=(1, 30))))
    assert list(listed(desk)) == ["tr/post"]
    world.clock.turn(31 * 60_000)
    assert listed(desk) == {}
    assert listed(desk, over="true")["tr/post"]["life"] == "expired"


def test_a_conflict_stands_at_both_notices_whichever_was_filed_first(world: World, desk: DataDesk, tr: Side, ru: Side) -> None:
    """A verdict is of the instant of filing: that of the first knows nothing of the second."""
    world.admit(tr.unit, filed("ours"))
    world.admit(ru.unit, filed("theirs", circle(100)))
    found = listed(desk)
    assert (found["tr/ours"]["conflicts"], found["ru/theirs"]["conflicts"]) == (["ru/theirs"], ["tr/ours"])
    assert found["tr/ours"]["result"] == "clear"
    world.admit(ru.unit, amended("ru/theirs", 2, circle(5_000)))
    assert all(one["conflicts"] == [] for one in listed(desk).values())


def test_what_is_hidden_from_us_has_no_window(world: World, desk: DataDesk, ru: Side) -> None:
    world.admit(ru.unit, filed("secret", share=["ru"]), hide=("volumes",))
    found = listed(desk)["ru/secret"]
    assert (found["hidden"], found["start_ms"], found["end_ms"]) == (True, None, None)
    with data_desk(world, "ru") as own:
        assert listed(own)["ru/secret"]["hidden"] is False


# Beside one


def test_beside_a_notice_stands_what_it_met_then_and_what_it_meets_now(world: World, desk: DataDesk, tr: Side, ru: Side) -> None:
    world.admit(tr.unit, filed("ours"))
    world.admit(ru.unit, filed("theirs", circle(100)))
    told = desk.get(BESIDE, name="tr/ours")
    assert told["recorded"]["result"] == "clear"
    assert [one["notice"] for one in told["now"]["conflicts"]] == ["ru/theirs"]
    assert told["now"]["result"] == "not_clear"
    assert "never a permission" in told["informs"]


def test_suggestions_are_for_its_filer(world: World, desk: DataDesk, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("theirs", circle(100, minutes=(0, 60))))
    world.admit(tr.unit, filed("ours", circle(minutes=(30, 90))))
    assert desk.get(BESIDE, name="tr/ours")["now"]["suggestions"] != []
    assert desk.get(BESIDE, name="ru/theirs")["now"]["suggestions"] == []


def test_every_version_is_a_statement(world: World, desk: DataDesk, tr: Side) -> None:
    world.admit(tr.unit, filed("post"))
    world.admit(tr.unit, amended("tr/post", 2))
    told = desk.get(BESIDE, name="tr/post")
    assert [one["version"] for one in told["versions"]] == [1, 2]
    for one in told["versions"]:
        assert world.store.find(one["id"]) == one["index"]


def test_what_is_over_meets_nothing_now_and_keeps_its_verdict(world: World, desk: DataDesk, tr: Side) -> None:
    world.admit(tr.unit, filed("post"))
    world.admit(tr.unit, stepped("tr/post", 1, "withdraw"))
    told = desk.get(BESIDE, name="tr/post")
    assert (told["now"], told["recorded"]["result"]) == (None, "clear")


def test_where_the_host_said_no_verdict_there_is_none() -> None:
    silent = World(rules_level=3, silent=True)
    tr, _ = silent.side("tr"), silent.side("ru")
    silent.admit(tr.unit, filed("post"))
    with data_desk(silent, "tr") as desk:
        told = desk.get(BESIDE, name="tr/post")
    assert told["recorded"] is None
    assert told["now"]["result"] == "clear"


def test_of_a_conflict_with_something_hidden_both_are_told_a_word_and_no_place(world: World, desk: DataDesk, tr: Side, ru: Side) -> None:
    world.admit(ru.unit, filed("secret", circle(100), share=["ru"]), hide=("volumes",))
    world.admit(tr.unit, filed("ours"))
    told = desk.get(BESIDE, name="tr/ours")
    assert (told["recorded"]["withheld"], told["recorded"]["conflicts"]) == (1, [])
    assert told["recorded"]["coordinate"] == [{"notice": "tr/ours", "other": "ru/secret", "word": "coordinate by hotline"}]
    assert listed(desk)["tr/ours"]["withheld"] == 1


def test_a_name_that_is_not_in_the_log_is_refused(desk: DataDesk) -> None:
    assert desk.refused("GET", BESIDE, asks={"name": "tr/nothing"}) == "unknown_reference"
    assert desk.refused("GET", ITEMS, asks={"book": "tr/nothing"}) == "unknown_reference"


# The items of a book

BOOK = {
    "type": "book/1",
    "status": "exercise",
    "name": "day",
    "capacity": "party",
    "by": {"party": "ru"},
    "start": "2018-09-17",
    "total": 2,
}
SHELLING = {"name": "a", "form": "shelling", "place": {"name": "Mill", "position": [366_100_000, 359_300_000], "precision": "exact"}}
FIRE = {"name": "b", "form": "small_arms_fire", "place": {"name": "Ford"}, "text": "<b>a burst</b>"}


def test_a_books_items_stand_as_they_were_said_with_the_sides_words(world: World, desk: DataDesk, tr: Side, ru: Side) -> None:
    world.admit(ru.headquarters, {**BOOK, "items": [SHELLING, FIRE]})
    position = {"type": "position/1", "status": "exercise", "about": "item:ru/day#b", "capacity": "party", "says": "confirms"}
    world.admit(tr.headquarters, position)
    told = desk.get(ITEMS, book="ru/day")
    assert [one["thing"] for one in told["items"]] == ["item:ru/day#a", "item:ru/day#b"]
    assert [one["item"] for one in told["items"]] == [SHELLING, FIRE]
    assert [[word["says"] for word in one["words"]] for one in told["items"]] == [[], ["confirms"]]


def test_an_item_that_anybody_says_is_of_an_excluded_party_has_no_coordinates(world: World, desk: DataDesk, tr: Side, ru: Side) -> None:
    world.admit(ru.headquarters, {**BOOK, "items": [SHELLING]})
    says = {"type": "position/1", "status": "exercise", "about": "item:ru/day#a", "capacity": "party", "says": "says_excluded_party"}
    world.admit(tr.headquarters, says)
    [item] = desk.get(ITEMS, book="ru/day")["items"]
    assert item["item"]["place"] == {"name": "Mill", "precision": "exact"}
