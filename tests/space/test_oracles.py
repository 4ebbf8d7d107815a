"""The oracles hold against each other and against Karney's geographiclib, before anything of ours is held against them."""

from itertools import pairwise
from math import degrees, pi, radians
from random import Random

import numpy as np
import pytest
from geographiclib.geodesic import Geodesic

from tests.space.oracle_geodesic import direct, edges_apart, edges_of, ground, inverse, place, to_edges
from tests.space.oracle_meeting import expected, ready
from tests.space.oracle_moving import leg_to_edges, leg_to_leg
from tests.space.volumes import Volume
from tests.space.workloads import SPOTS, crowd

EARTH = Geodesic.WGS84


def somewhere(random: Random) -> tuple[float, float]:
    lat = random.choice((random.uniform(-89.99, 89.99), 0.0, 90.0, -90.0, random.uniform(89.9, 90)))
    return random.choice((random.uniform(-180, 180), 180.0, -180.0, 0.0)), lat


def near(random: Random, lon: float, lat: float) -> tuple[float, float]:
    """Give a place from a centimetre to 9,000 km away."""
    there = EARTH.Direct(lat, lon, random.uniform(-180, 180), 10 ** random.uniform(-2, 6.95))
    return there["lon2"], there["lat2"]


def test_geodesics_agree_with_geographiclib_to_a_millimetre() -> None:
    random = Random(1)
    for _ in range(4_000):
        lon, lat = somewhere(random)
        lon_2, lat_2 = near(random, lon, lat)
        expected = EARTH.Inverse(lat, lon, lat_2, lon_2)
        places = radians(lon), radians(lat), radians(lon_2), radians(lat_2)
        assert abs(ground(*places) - expected["s12"]) < 0.001
        length, azimuth = inverse(*places)
        for share in (0.0, 0.3, 1.0):
            ours = direct(places[0], places[1], azimuth, length * share)
            line = EARTH.Direct(lat, lon, expected["azi1"], expected["s12"] * share)
            assert EARTH.Inverse(degrees(ours[1]), degrees(ours[0]), line["lat2"], line["lon2"])["s12"] < 0.001


def random_edge(random: Random, size: float) -> list[tuple[int, int]]:
    lon, lat = random.uniform(-180, 180), random.uniform(-89, 89)
    ends = [(lon, lat), (lon + random.uniform(-size, size), lat + random.uniform(-size, size))]
    return [(round(max(-180, min(180, x)) * 1e7), round(max(-90, min(90, y)) * 1e7)) for x, y in ends]


def test_the_nearest_place_of_an_edge_is_nearer_than_two_thousand_others() -> None:
    random = Random(2)
    for _ in range(120):
        edges = edges_of(random_edge(random, 10 ** random.uniform(-4, 1)))
        lon, lat = (radians(angle) for angle in near(random, degrees(edges[0][0]), degrees(edges[0][1])))
        found = to_edges(lon, lat, edges, 2e7)
        places = [place(edges[0], k / 2000) for k in range(2001)]
        dense = min(ground(lon, lat, *there) for there in places)
        spacing = max(ground(*a, *b) for a, b in pairwise(places))
        assert dense - spacing < found < dense + 0.001


def test_the_distance_of_two_edges_is_the_least_over_a_grid_of_both() -> None:
    random = Random(3)
    for _ in range(60):
        size = 10 ** random.uniform(-4, 1)
        one = edges_of(random_edge(random, size))
        lon, lat = near(random, degrees(one[0][0]), degrees(one[0][1]))
        if abs(lat) > 88 or abs(lon) > 168:
            continue
        other = edges_of([(round(lon * 1e7), round(lat * 1e7)), (round((lon + size) * 1e7), round((lat + random.uniform(-1, 1)) * 1e7))])
        found = edges_apart(one, other, 3e7)
        for i in range(61):
            a = place(one[0], i / 60)
            assert all(ground(*a, *place(other[0], j / 60)) > found - 0.005 for j in range(61))
        assert abs(found - edges_apart(other, one, 3e7)) < 0.005


def test_edges_that_cross_are_at_no_distance() -> None:
    one, other = edges_of([(0, 0), (10**8, 5 * 10**7)]), edges_of([(0, 5 * 10**7), (9 * 10**7, 0)])
    assert edges_apart(one, other, 1e6) < 0.01
    assert abs(2 * pi * 6_378_137 / 360 - edges_apart(edges_of([(0, 0)]), edges_of([(10**7, 0)]), 1e6)) < 0.001


def mover(random: Random, lon: float, lat: float) -> Volume:
    there = near(random, lon, lat)
    line = tuple((round(x * 1e7), round(y * 1e7)) for x, y in ((lon, lat), there))
    return Volume("route", (line,), times_ms=(0, 3_600_000))


def karney_place(volume: Volume, time: float) -> tuple[float, float]:
    """Give longitude and latitude (degrees) of a mover of one leg, by geographiclib."""
    (lon, lat), (lon_2, lat_2) = ((x / 1e7, y / 1e7) for x, y in volume.lines[0])
    line = EARTH.InverseLine(lat, lon, lat_2, lon_2)
    there = line.Position(line.s13 * time / 3_600_000)
    return there["lon2"], there["lat2"]


def test_movers_are_never_nearer_in_geographiclib_than_the_oracle_found() -> None:
    """And at the time that it found they are that near."""
    random = Random(4)
    for _ in range(60):
        lon, lat = random.uniform(-180, 180), random.uniform(-80, 80)
        one, other = mover(random, lon, lat), mover(random, *near(random, lon, lat))
        found = leg_to_leg(ready(one).legs[0][0], ready(other).legs[0][0], 0.0, 3_600_000.0, np.array([1.0]))

        def apart(time: float, one: Volume = one, other: Volume = other) -> float:
            (x, y), (x_2, y_2) = karney_place(one, time), karney_place(other, time)
            return float(EARTH.Inverse(y, x, y_2, x_2)["s12"])

        if found[0] < 1e7:
            assert abs(apart(found[1]) - found[0]) < 0.001
            assert all(apart(36_000 * k) > found[0] - 0.001 for k in range(101))


def test_movers_pass_a_threshold_when_geographiclib_says_so() -> None:
    random = Random(5)
    passed = 0
    for _ in range(60):
        edges = edges_of(random_edge(random, 10 ** random.uniform(-3, 0.5)))
        lon, lat = near(random, degrees(edges[0][0]), degrees(edges[0][1]))
        if abs(lat) > 89 or ground(radians(lon), radians(lat), edges[0][0], edges[0][1]) > 1e6:
            continue
        one = mover(random, lon, lat)
        threshold = 10 ** random.uniform(1, 5.5)
        found = leg_to_edges(ready(one).legs[0][0], edges, False, 0.0, 3_600_000.0, np.array([threshold]), 1e6)
        for time in found[2:]:
            if 0 < time < 3_600_000:
                x, y = karney_place(one, float(time))
                shares = [k / 4000 for k in range(4001)]
                dense = min(EARTH.Inverse(y, x, *(degrees(angle) for angle in place(edges[0], share)[::-1]))["s12"] for share in shares)
                assert threshold - 0.01 < dense < threshold + 0.01 + 4e5 / 4000
                passed += 1
    assert passed > 8


@pytest.mark.parametrize("name", SPOTS)
def test_the_oracle_gives_one_answer_whichever_thing_comes_first(name: str) -> None:
    crowd_here = crowd(3, SPOTS[name], 16)
    for k, one in enumerate(crowd_here):
        for other in crowd_here[:k]:
            there, back = expected(one, other), expected(other, one)
            assert there.must == back.must
            assert (there.outer is None) == (back.outer is None)
            if there.outer and back.outer:
                assert abs(there.hit_nearest_m - back.hit_nearest_m) < 0.01
                assert all(a == b or abs(a - b) < 1_000 for a, b in zip(there.outer, back.outer, strict=True))
