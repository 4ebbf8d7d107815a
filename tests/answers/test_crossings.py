"""Sums hold what may be added and nothing else: one reporter, point, unit and standing, and no day twice. Unknown is never nothing."""

from typing import Any

import pytest

from garant.answers.crossings import CountPicture, Total, crossings
from tests.fold.test_counts import COUNT
from tests.world import Side, World

UNKNOWN = {"is": "unknown", "because": "not_stated"}


@pytest.fixture
def world() -> World:
    return World(rules_level=3)


@pytest.fixture
def tr(world: World) -> Side:
    return world.side("tr")


def report(world: World, side: Side, name: str, start: str, until: str | None = None, **members: Any) -> None:  # noqa: ANN401
    said = {**COUNT, "name": name, "start": start, "until": until, "by": {"party": side.name}, **members}
    world.admit(side.headquarters, {key: value for key, value in said.items() if value is not None})


def totals(world: World) -> list[Total]:
    return list(crossings(world.state).totals)


def by_ref(world: World) -> dict[str, CountPicture]:
    return {one.ref: one for one in crossings(world.state).counts}


def test_weeks_in_a_row_are_added_promised_beside_delivered(world: World, tr: Side) -> None:
    report(world, tr, "w1", "2018-09-03", "2018-09-09", promised=250, delivered=180)
    report(world, tr, "w2", "2018-09-10", "2018-09-16", promised=250, delivered=200)
    (total,) = totals(world)
    assert (total.promised, total.delivered, total.counts, total.days) == (500, 380, 2, ("2018-09-03", "2018-09-16"))


def test_what_overlaps_is_shown_and_never_added(world: World, tr: Side) -> None:
    report(world, tr, "month", "2018-09", delivered=700)
    report(world, tr, "week", "2018-09-10", "2018-09-16", delivered=180)
    report(world, tr, "later", "2018-10-01", delivered=5)
    (total,) = totals(world)
    assert (total.delivered, total.counts, total.overlapping) == (5, 1, ("tr/month", "tr/week"))
    assert by_ref(world)["tr/week"].overlaps == ("tr/month",)


@pytest.mark.parametrize(
    "other", [{"unit": "tonnes"}, {"point": "Elsewhere"}, {"form": "transfer"}, {"standing": "alleged"}, {"status": "exercise"}]
)
def test_units_points_standings_and_statuses_are_never_mixed(world: World, tr: Side, other: dict[str, str]) -> None:
    report(world, tr, "one", "2018-09-03", delivered=1)
    report(world, tr, "other", "2018-09-04", delivered=2, **other)
    assert sorted(total.delivered or 0 for total in totals(world)) == [1, 2]


def test_two_reporters_are_two_words(world: World, tr: Side) -> None:
    ru = world.side("ru")
    report(world, tr, "ours", "2018-09", delivered=700)
    report(world, ru, "theirs", "2018-09", delivered=650)
    assert [(total.key.by, total.delivered, total.overlapping) for total in totals(world)] == [("ru", 650, ()), ("tr", 700, ())]


def test_unknown_is_counted_as_unknown(world: World, tr: Side) -> None:
    report(world, tr, "w1", "2018-09-03", "2018-09-09", delivered=UNKNOWN, promised=UNKNOWN)
    (alone,) = totals(world)
    assert (alone.delivered, alone.delivered_unknown, alone.promised, alone.promised_unknown) == (None, 1, None, 1)
    report(world, tr, "w2", "2018-09-10", "2018-09-16", delivered=200)
    (both,) = totals(world)
    assert (both.delivered, both.delivered_unknown, both.promised) == (200, 1, None)


def test_a_corrected_count_is_shown_and_not_added(world: World, tr: Side) -> None:
    report(world, tr, "w1", "2018-09-03", "2018-09-09", delivered=180)
    report(world, tr, "w1b", "2018-09-03", "2018-09-09", delivered=170, replaces="tr/w1")
    (total,) = totals(world)
    assert (total.delivered, total.counts, total.overlapping) == (170, 1, ())
    assert by_ref(world)["tr/w1"].replaced_by == "tr/w1b"


@pytest.mark.parametrize(
    ("start", "until", "days"),
    [
        ("2016-02", None, ("2016-02-01", "2016-02-29")),
        ("2018", None, ("2018-01-01", "2018-12-31")),
        ("2018-09-30", "2018-10", ("2018-09-30", "2018-10-31")),
    ],
)
def test_a_month_or_a_year_is_all_of_it(world: World, tr: Side, start: str, until: str | None, days: tuple[str, str]) -> None:
    report(world, tr, "w", start, until, delivered=1)
    assert by_ref(world)["tr/w"].days == days


def test_many_counts_of_one_point_take_no_time(world: World, tr: Side) -> None:
    for day in range(1, 29):
        report(world, tr, f"d{day}", f"2018-02-{day:02d}", delivered=day)
    (total,) = totals(world)
    assert (total.delivered, total.overlapping) == (sum(range(1, 29)), ())
