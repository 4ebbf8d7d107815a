"""Scores of two reports step by step, and the choice of pairs: the same from both sides, each report once for each list."""

import random
from itertools import pairwise
from typing import Any

import pytest

from garant.answers.matching import HOUR_MAX, PROPOSED_MIN, propose
from garant.answers.matching_score import Report, may_meet, score
from garant.instant import HOUR_MS, MINUTE_MS, Window

OAK = (366_000_000, 350_000_000)
NORTH_M = 1e7 / 111_320
"""Units of latitude in a metre."""


def report(thing: str = "item:ru/day#1", start_min: int = 0, length_min: int = 10, **members: Any) -> Report:  # noqa: ANN401 - members of a report
    side = thing.partition(":")[2].partition("/")[0]
    window = Window(start_min * MINUTE_MS, (start_min + length_min) * MINUTE_MS)
    plain = Report(thing, side, f"{side}/day", "actual", window, None, "oak", "", "", "mortar_fire")
    return plain._replace(**members)


OTHER = "item:tr/day#1"


@pytest.mark.parametrize(
    ("start_min", "length_min", "points"),
    [
        (5, 10, 400),
        (5, 170, 330),
        (5, 700, 250),
        (5, 900, 150),
        (20, 10, 330),
        (21, 10, 250),
        (40, 10, 250),
        (41, 10, 120),
        (130, 10, 120),
        (131, 10, None),
    ],
)
def test_time_goes_by_how_long_both_span_or_how_far_apart_they_are(start_min: int, length_min: int, points: int | None) -> None:
    found = score(report(), report(OTHER, start_min, length_min))
    assert (found and found.time) == points


@pytest.mark.parametrize(("north_m", "points"), [(400, 400), (1_900, 330), (4_900, 220), (9_900, 100), (10_100, None)])
def test_place_goes_by_distance_where_both_have_positions(north_m: int, points: int | None) -> None:
    found = score(report(point=OAK), report(OTHER, point=(OAK[0], OAK[1] + round(north_m * NORTH_M))))
    assert (found and found.place) == points


@pytest.mark.parametrize(
    ("one", "other", "points"),
    [
        ({"name": "oak"}, {"name": "oak"}, 350),
        ({"name": "idlib", "sound": "dlb"}, {"name": "edleb", "sound": "dlb"}, 260),
        ({"name": "oak", "district": "valley"}, {"name": "elm", "district": "valley"}, 150),
        ({"name": "oak"}, {"name": "elm"}, None),
        ({"name": ""}, {"name": ""}, None),
        ({"point": OAK}, {"name": "oak"}, 350),
    ],
    ids=["same name", "alike", "same district", "other names", "no names", "one has a position"],
)
def test_place_goes_by_names_where_one_has_no_position(one: dict[str, Any], other: dict[str, Any], points: int | None) -> None:
    found = score(report(**one), report(OTHER, **other))
    assert (found and found.place) == points


@pytest.mark.parametrize(
    ("form", "points"), [("mortar_fire", 200), ("artillery_fire", 130), ("violation", 80), ("air_strike", 0), ("made_up", 0)]
)
def test_kind_goes_by_its_family(form: str, points: int) -> None:
    found = score(report(), report(OTHER, form=form))
    assert found is not None
    assert found.kind == points


def test_every_point_has_its_reason_and_both_sides_get_the_same() -> None:
    one, other = report(), report(OTHER, 20, form="artillery_fire")
    found = score(one, other)
    assert found == score(other, one)
    assert found is not None
    assert found.reasons == ("10 min apart", "same place name", "kinds of one family")
    assert found.score == found.time + found.place + found.kind == 810


@pytest.mark.parametrize(
    "other", [report(OTHER, status="exercise"), report("item:ru/day#2"), report("item:ru/other-day#1", source="ru/other-day")]
)
def test_what_is_never_compared(other: Report) -> None:
    assert propose([report(), other]).proposals == ()


def test_an_incident_is_compared_with_an_item_of_its_own_side() -> None:
    found = propose([report(), report("incident:ru/shots", source="incidents of ru")])
    assert [one.pair.score for one in found.proposals] == [950]


def test_the_best_pair_comes_first_and_each_report_stands_once_for_each_list() -> None:
    near, far = report(OTHER), report("item:tr/day#2", 41)
    found = propose([near, far, report()])
    assert [(one.pair.other, one.rivals) for one in found.proposals] == [(OTHER, 0)]
    found = propose([near, report("item:tr/day#2", 1), report()])
    assert [(one.pair.other, one.rivals) for one in found.proposals] == [(OTHER, 1)]


def test_what_was_spoken_of_is_not_proposed_again() -> None:
    assert propose([report(), report(OTHER)], {("item:ru/day#1", OTHER)}).proposals == ()


def test_what_nothing_tells_apart_is_counted_and_not_compared() -> None:
    day = Window(0, 24 * HOUR_MS)
    reports = [report(f"item:{side}/day#{number}", window=day, name="oak") for number in range(600) for side in ("ru", "tr")]
    found = propose(reports)
    assert found.proposals == ()
    assert [(crowd.place, crowd.reports) for crowd in found.crowded] == [("oak", 1_200)]
    hour = [report(f"item:{side}/day#{number}", name="oak") for number in range(HOUR_MAX) for side in ("ru", "tr")]
    assert propose(hour).proposals == ()


def drawn(draw: random.Random, count: int) -> list[Report]:
    places = ["oak", "elm", "fir", "ash"]
    return [
        report(
            f"item:{draw.choice(['ru', 'tr', 'ir'])}/day#{number}", draw.randrange(24 * 60), draw.choice([0, 10, 90, 1_440]),
            name=draw.choice(places), point=draw.choice([None, (OAK[0] + draw.randrange(3_000_000), OAK[1] + draw.randrange(3_000_000))]),
            form=draw.choice(["mortar_fire", "shelling", "air_strike", "violation"]),
        )
        for number in range(count)
    ]  # fmt: skip


@pytest.mark.parametrize("seed", range(8))
def test_no_pair_is_missed_that_comparing_everything_finds(seed: int) -> None:
    """Hold the way by hours and places against every report beside every other one."""
    reports = drawn(random.Random(seed), 120)
    plain = [
        found
        for number, one in enumerate(reports)
        for other in reports[:number]
        if may_meet(one, other) and (found := score(one, other)) and found.score >= PROPOSED_MIN
    ]
    plain.sort(key=lambda pair: (-pair.score, pair.one, pair.other))
    lists = {one.thing: one.source for one in reports}
    taken: set[tuple[str, str]] = set()
    chosen = []
    for pair in plain:
        ends = {(pair.one, lists[pair.other]), (pair.other, lists[pair.one])}
        if not ends & taken:
            taken |= ends
            chosen.append(pair)
    assert [one.pair for one in propose(reports).proposals] == chosen


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_reports_tells_nothing(seed: int) -> None:
    draw = random.Random(seed)
    reports = drawn(draw, 80)
    found = propose(reports)
    draw.shuffle(reports)
    assert propose(reports) == found
    scores = [one.pair.score for one in found.proposals]
    assert all(a >= b for a, b in pairwise(scores))
