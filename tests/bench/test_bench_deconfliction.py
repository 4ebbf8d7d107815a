"""The benchmarks of deconfliction run, and whoever is there gives the same answers. What it costs is nobody's test.

The peers are not installed for the tests, most of them: then this is the test that those which are missing are named.
"""

import subprocess
import sys
from collections.abc import Iterator
from functools import partial
from pathlib import Path

import numpy as np
import pytest
import shapely

from bench.deconfliction import agreement, approaching, areas, flights, memory_peers, pair_peers
from bench.deconfliction.peer import Absent, Checker, Pairs, need
from bench.deconfliction.race import LAPS, Lap, in_turn, many, once

ROOT = Path(__file__).resolve().parents[2]
SMALL = ["--live", "400", "--arrive", "60", "--pairs", "500", "--flights", "40", "--notices", "200", "--weigh", "20"]
PEERS = ("numpy", "shapely", "SQLite", "rtree", "PostGIS", "DuckDB", "geopandas", "PyMEOS", "BlueSky")


@pytest.fixture(scope="module")
def shown() -> str:
    """Give what the bench prints; in a process of its own, because it binds itself to one core."""
    command = [sys.executable, "-m", "bench.deconfliction", *SMALL]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_every_table_is_there(shown: str) -> None:
    for what in (
        "Check and insert, 400 areas live",
        "Check and insert, 400 live: areas, circles",
        "All conflicts within 500 areas",
        "40 flights of a day",
        "Suggestions for a flight with 100 conflicts, among 200 notices; delay +",
        "Memory of what is live",
    ):
        assert what in shown


@pytest.mark.parametrize("peer", PEERS)
def test_every_peer_is_measured_or_said_to_be_missing(shown: str, peer: str) -> None:
    lines = [line for line in shown.splitlines() if f"beside: {peer}" in line]
    assert lines
    assert all("not measured, " in line or any(part[0].isdigit() for part in line.split()) for line in lines)


def test_the_environment_names_versions_and_no_place_on_this_machine(shown: str) -> None:
    assert "shapely 2." in shown
    assert "one core" in shown
    assert str(ROOT) not in shown


def test_the_same_seed_makes_the_same_load() -> None:
    first, again, other = areas.make(50), areas.make(50), areas.make(50, seed=2)
    assert np.array_equal(first.corners, again.corners)
    assert not np.array_equal(first.rows, other.rows)
    assert np.array_equal(flights.make(9).points, flights.make(9).points)


def test_areas_are_what_their_charter_says() -> None:
    load = areas.make(3_000)
    corners = np.diff(load.first) - 1
    assert shapely.is_valid(load.shapes).all()
    assert (corners.min(), corners.max()) == (8, 16)
    assert (load.upper_cm > load.lower_cm).all()
    hours = (load.end_ms - load.start_ms) / 3_600_000
    assert hours.min() >= 5 / 60
    assert hours.max() <= 6


def test_flights_are_what_their_charter_says() -> None:
    load = flights.make(200)
    sizes = np.diff(load.first)
    assert (sizes.min(), sizes.max()) == (20, 60)
    for at in range(200):
        assert (np.diff(load.times_ms[load.of(at)]) > 0).all()


def test_a_flight_is_where_its_points_are() -> None:
    load = flights.make(30)
    rows = load.of(7)
    middle = rows.start + 5
    active, place, _ = flights.at_instant(load, int(load.times_ms[middle]))
    here = place[active.tolist().index(7)]
    assert np.allclose(here[:2], load.points[middle] * areas.UNIT)
    assert np.isclose(here[2], load.altitudes_cm[middle] / 100)


def test_peers_in_this_process_agree_with_the_plainest_comparison() -> None:
    load = areas.make(900)
    runners: list[Checker] = [memory_peers.Scan(), memory_peers.StrTree(), memory_peers.SqliteTree()]
    for runner in runners:
        runner.load(load, 800)
    answers = [[sorted(runner.check_and_insert(at)) for at in range(800, 900)] for runner in runners]
    assert answers[0] == answers[1] == answers[2]
    assert answers[0] == [[other for other in range(at) if _meet(load, at, other)] for at in range(800, 900)]
    assert any(answers[0])


def test_a_delta_becomes_part_of_the_tree() -> None:
    load, peer = areas.make(300), memory_peers.StrTree()
    peer.delta_min = 50
    peer.load(load, 100)
    for at in range(100, 300):
        assert sorted(peer.check_and_insert(at)) == [other for other in range(at) if _meet(load, at, other)]


def test_all_pairs_are_the_same_for_numpy_and_the_tree() -> None:
    load = areas.make(600)
    plain = {(one, other) for other in range(600) for one in range(other) if _meet(load, one, other)}
    assert agreement.as_set(pair_peers.by_numpy(load)) == agreement.as_set(pair_peers.by_tree(load)) == plain
    assert plain


def _meet(load: areas.Areas, one: int, other: int) -> bool:
    level = load.lower_cm[one] <= load.upper_cm[other] and load.lower_cm[other] <= load.upper_cm[one]
    at_once = load.start_ms[one] < load.end_ms[other] and load.start_ms[other] < load.end_ms[one]
    return bool(level and at_once and load.shapes[one].intersects(load.shapes[other]))


# Differences are looked at


def _squares(gap_units: int) -> areas.Areas:
    """Give two squares beside each other, so far apart."""
    corners = [(x, y) for left in (0, 1_000_000 + gap_units) for x, y in _square(left)]
    same = np.zeros(2, dtype=np.int64)
    return areas.Areas(np.array(corners), np.array([0, 5, 10]), same, same + 1, same, same + 1)


def _square(left: int) -> Iterator[tuple[int, int]]:
    yield from ((left, 0), (left + 1_000_000, 0), (left + 1_000_000, 1_000_000), (left, 1_000_000), (left, 0))


@pytest.mark.parametrize("gap", [0, 50, -50])
def test_pairs_within_a_metre_of_touching_may_be_seen_otherwise(gap: int) -> None:
    assert agreement.settle(_squares(gap), frozenset({(0, 1)}), frozenset()) == {(0, 1)}


@pytest.mark.parametrize("gap", [200, -200])
def test_other_pairs_may_not(gap: int) -> None:
    with pytest.raises(AssertionError, match="areas 0 and 1"):
        agreement.settle(_squares(gap), frozenset({(0, 1)}), frozenset())


def test_the_distance_of_two_flights_is_found_at_their_worst_instant() -> None:
    one = [(380_000_000, 350_000_000), (381_000_000, 350_000_000)]
    other = [(380_500_000, 351_000_000), (380_500_000, 350_100_000)]
    load = flights.Flights(np.array(one + other), np.array([0, 0, 10_000, 10_000]), np.array([0, 600_000] * 2), np.array([0, 2, 4]))
    assert -0.87 < approaching.least_excess(load, 0, 1) < 0


# Tables


def test_a_table_says_how_many_times_as_long_a_peer_takes() -> None:
    """The median of the rounds' ratios counts, not the ratio of all medians: a slow round was slow for everybody."""
    ours = Lap("Garant", [1e-6, 3e-6, 2e-6], rounds_s=[2e-6, 20e-6, 4e-6])
    laps = [ours, Lap("theirs", [8e-6], rounds_s=[8e-6, 60e-6, 20e-6]), Lap("another", absent="it is not installed")]
    lines = list(many(laps))
    assert lines[0].split()[-5:-3] == ["times", "ours"]
    assert next(iter(many([ours]))).split()[-2:] == ["worst", "us"]
    assert lines[1].split() == ["Garant", "2.0", "3.0", "2.0", "3.0"]
    assert lines[2].split() == ["beside:", "theirs", "8.0", "8.0", "8.0", "8.0", "4.00", "(3.0", "to", "5.0)"]
    assert lines[3] == "  beside: another: not measured, it is not installed"
    assert list(once(laps[:2]))[2].split() == ["beside:", "theirs", "0.000", "4.00", "(3.0", "to", "5.0)"]


def test_all_take_turns_round_after_round() -> None:
    said = list[str]()
    laps = [Lap("one"), Lap("other")]
    in_turn([(lap, partial(said.append, lap.who)) for lap in laps], rounds=2)
    assert said == ["one"] * LAPS + ["other"] * LAPS + ["one"] * LAPS + ["other"] * LAPS
    assert [len(lap.rounds_s) for lap in laps] == [2, 2]


def test_a_library_that_is_missing_is_named() -> None:
    with pytest.raises(Absent, match="no_such_library is not installed"):
        need("no_such_library")


def test_pairs_are_compared_as_sets() -> None:
    assert agreement.as_set(Pairs(np.array([1, 2]), np.array([5, 3]))) == {(2, 3), (1, 5)}
