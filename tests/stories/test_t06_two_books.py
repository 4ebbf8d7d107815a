"""T6. Two books a day, 2017: what two sides of one commission recorded, day by day, and never matched item by item.

On 22 January one side counted 2 violations and the other 12; of those 12 the first confirmed 3. On 25 March it was 13 and 19, of which
one was said to concern an excluded party. On 25 February a bulletin's headline said 15, and its text 14.

So the books of a day stand side by side as they were published, with what each side says of the other's. Counts alone are never taken for
items; where both sides give items, the software proposes pairs with its reasons, and people confirm or reject them, signed. No match
changes any count.
"""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
import yaml

from garant.answers.books import BookLine, DayLine, book, days
from garant.answers.matching_queue import Pair, queue
from garant.exchange import bulletins
from tests.world import Side, World

FILE = Path(__file__).with_name("bulletins.toml")
RECORD = Path(__file__).parents[2].parent / "shared" / "record" / "bulletins.yaml"
CI = os.environ.get("CI", "").lower() in {"true", "1"}
with_record = pytest.mark.skipif(not RECORD.is_file() and not CI, reason="the record is not kept in the repository")


@pytest.fixture
def world() -> World:
    world = World(rules_level=3)
    registrar, _, _ = world.side("reg"), world.side("ru"), world.side("tr")
    for day in bulletins.read(FILE.read_bytes(), "bulletins.toml"):
        for said in bulletins.statements(day, "reg", "actual"):
            world.admit(registrar.headquarters, said)
    return world


def of(world: World, date: str) -> dict[str, BookLine]:
    """Give the books of a day, by side."""
    (day,) = (day for day in days(world.state) if day.start == date)
    return {line.side: line for line in day.books}


def test_two_and_twelve_with_three_confirmed(world: World) -> None:
    books = of(world, "2017-01-22")
    assert (books["ru"].total, books["tr"].total) == (2, 12)
    (reply,) = books["tr"].replies
    assert (reply.by, reply.counts["confirms"], reply.counts["does_not_confirm"], reply.rest) == ("ru", 3, 9, 0)
    assert (books["tr"].confirmed, books["ru"].confirmed, books["ru"].replies) == (3, 0, ())
    assert (books["tr"].by_place, books["tr"].rest, books["tr"].adds_up) == ({"Aleppo": 6}, 6, True)


def test_nine_and_none(world: World) -> None:
    books = of(world, "2017-01-23")
    assert (books["ru"].total, books["tr"].total, books["tr"].places_sum) == (9, 0, None)


def test_a_headline_of_fifteen_and_a_text_of_fourteen_stay_disputed(world: World) -> None:
    books = of(world, "2017-02-25")
    assert [(one.by, one.count) for one in books["ru"].totals] == [("headline", 15), ("text", 14)]
    assert (books["ru"].total, books["ru"].places_sum, books["ru"].adds_up) == (None, 14, None)
    assert (books["tr"].total, books["tr"].replies[0].counts["does_not_confirm"]) == (7, 7)


def test_thirteen_and_nineteen_with_one_said_to_concern_an_excluded_party(world: World) -> None:
    books = of(world, "2017-03-25")
    assert (books["ru"].total, books["tr"].total) == (13, 19)
    (reply,) = books["tr"].replies
    assert dict(reply.counts) == {"confirms": 0, "does_not_confirm": 18, "says_excluded_party": 1, "says_outside_terms": 0}


def test_fourteen_and_twenty_six_of_which_no_place_is_told(world: World) -> None:
    books = of(world, "2017-04-23")
    assert (books["ru"].total, books["tr"].total, books["tr"].by_place) == (14, 26, None)
    assert books["tr"].replies[0].counts["does_not_confirm"] == 26


def test_counts_alone_cannot_be_matched_which_is_not_the_same_as_no_match(world: World) -> None:
    assert all(line.matched is None for day in days(world.state) for line in day.books)
    assert all(day.pairs is None for day in days(world.state))
    assert queue(world.state).pairs == ()


def test_all_of_it_is_told_by_a_registrar_with_its_source(world: World) -> None:
    for day in days(world.state):
        assert all(line.reported_by == "reg" and line.source_titles for line in day.books)
        assert all(reply.reported for line in day.books for reply in line.replies)


@with_record
def test_the_file_carries_the_whole_record() -> None:
    """Every number of the record stands in the file."""
    record = yaml.safe_load(RECORD.read_text(encoding="utf-8"))
    ours = bulletins.read(FILE.read_bytes(), "bulletins.toml")
    assert [plain(day) for day in ours] == [plain({**day, "date": str(day["date"])}) for day in record]


def plain(day: Mapping[str, Any]) -> dict[str, Any]:
    """Give a day with a disputed total as the record has it: the text's."""
    books = {
        side: {**held, "total": held["total"]["text"] if isinstance(held["total"], dict) else held["total"]}
        for side, held in day["books"].items()
    }
    return {**day, "books": books}


# A made-up day of the same counts, item by item


@pytest.fixture
def listed() -> tuple[World, Side, Side]:
    """Two sides enter a list each: two items and twelve, of which three are one event with something of the other's, or are said to be."""
    world = World(rules_level=3)
    ru, tr = world.side("ru"), world.side("tr")
    world.admit(ru.headquarters, entered("ru", [item("1", "11:05", "Oak", "mortar_fire"), item("2", "15:40", "Elm", "small_arms_fire")]))
    theirs = [item("1", "11:15", "OAK", "artillery_fire"), item("2", "15:30", "Elm", "small_arms_fire")]
    world.admit(tr.headquarters, entered("tr", theirs + [item(str(number), "20:00", f"Place {word}", "shelling") for number, word in MORE]))
    return world, ru, tr


MORE = tuple(enumerate(("Aspen", "Birch", "Cedar", "Dogwood", "Fir", "Gorse", "Hazel", "Juniper", "Larch", "Maple"), 3))


def item(name: str, clock: str, place: str, form: str) -> dict[str, Any]:
    start = f"2018-09-16T{clock}:00Z"
    return {"name": name, "form": form, "start": start, "place": {"name": place, "district": "Valley", "precision": "settlement"}}


def entered(side: str, items: list[dict[str, Any]]) -> dict[str, Any]:
    common = {"type": "book/1", "status": "exercise", "name": "day", "capacity": "party", "by": {"party": side}, "start": "2018-09-16"}
    return {**common, "total": len(items), "items": items}


def said(one: str, other: str, says: str) -> dict[str, Any]:
    return {"type": "match/1", "status": "exercise", "one": one, "other": other, "says": says}


def day_of(world: World) -> DayLine:
    (day,) = days(world.state)
    return day


FIRST, SECOND = ("item:ru/day#1", "item:tr/day#1"), ("item:ru/day#2", "item:tr/day#2")


def pair_of(world: World, pair: tuple[str, str]) -> Pair:
    (found,) = (one for one in queue(world.state).pairs if (one.one, one.other) == pair)
    return found


def test_pairs_are_proposed_with_a_score_and_its_reasons(listed: tuple[World, Side, Side]) -> None:
    world, _, _ = listed
    found = queue(world.state)
    assert [(pair.one, pair.other, pair.stands) for pair in found.pairs] == [(*SECOND, "proposed"), (*FIRST, "proposed")]
    scored = pair_of(world, FIRST).scored
    assert scored is not None
    assert (scored.score, scored.reasons) == (810, ("8 min apart", "same place name", "kinds of one family"))
    assert len(found.unmatched) == 10


def test_one_side_says_the_same_then_both_and_no_count_changes(listed: tuple[World, Side, Side]) -> None:
    world, ru, tr = listed
    before = [(line.total, line.items) for line in day_of(world).books]
    world.admit(ru.headquarters, said(*FIRST, "same"))
    assert pair_of(world, FIRST).stands == "same_by_one"
    world.admit(tr.headquarters, said(*FIRST, "same"))
    assert pair_of(world, FIRST).stands == "confirmed"
    world.admit(tr.headquarters, said(*SECOND, "different"))
    assert pair_of(world, SECOND).stands == "different"
    world.admit(ru.headquarters, said(*SECOND, "same"))
    assert pair_of(world, SECOND).stands == "contradictory"
    day = day_of(world)
    assert day.pairs is not None
    assert (day.pairs["confirmed"], day.pairs["contradictory"], day.pairs["proposed"]) == (1, 1, 0)
    assert [(line.total, line.items) for line in day.books] == before == [(2, 2), (12, 12)]


def test_what_is_confirmed_item_by_item_is_counted_beside_the_book(listed: tuple[World, Side, Side]) -> None:
    world, ru, _ = listed
    word = {"type": "position/1", "status": "exercise", "capacity": "party"}
    for number, says in ((1, "confirms"), (2, "confirms"), (3, "confirms"), (4, "does_not_confirm"), (5, "says_excluded_party")):
        world.admit(ru.headquarters, {**word, "about": f"item:tr/day#{number}", "says": says})
    line = book(world.state, "tr/day")
    (reply,) = line.replies
    assert (line.total, line.confirmed, reply.how, reply.rest) == (12, 3, "items", 7)
    assert (reply.counts["does_not_confirm"], reply.counts["says_excluded_party"]) == (1, 1)


def test_a_third_partys_word_confirms_nothing(listed: tuple[World, Side, Side]) -> None:
    world, ru, _ = listed
    mission = world.side("mission")
    world.admit(ru.headquarters, said(*FIRST, "same"))
    world.admit(mission.headquarters, said(*FIRST, "same"))
    assert pair_of(world, FIRST).stands == "same_by_one"
    assert [word.party for word in pair_of(world, FIRST).words] == ["mission", "ru"]


def test_one_item_confirmed_with_two_of_one_book_is_a_contradiction(listed: tuple[World, Side, Side]) -> None:
    world, ru, tr = listed
    for other in ("item:tr/day#1", "item:tr/day#3"):
        world.admit(ru.headquarters, said("item:ru/day#1", other, "same"))
        world.admit(tr.headquarters, said("item:ru/day#1", other, "same"))
    assert pair_of(world, FIRST).stands == "contradictory"
    assert pair_of(world, FIRST).also == ("item:tr/day#3",)
