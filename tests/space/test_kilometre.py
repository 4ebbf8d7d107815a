"""Cells of about a kilometre: they cover, they shrink with the shape, and poles and the antimeridian are places like any other."""

from math import cos, radians

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from garant.space.kilometre import (
    BANDS,
    COLUMNS_MAX,
    EARTH_M,
    REACH_M,
    Position,
    _columns,
    area_m2,
    cells_of_circle,
    cells_of_polygon,
    is_simple,
)

POSITIONS = st.tuples(st.floats(-180, 180), st.floats(-90, 90))


def moved(position: Position, bearing_deg: float, by_m: float) -> Position:
    """Give where one comes to on a great circle. At a pole, too: north is there where the meridian of the position's longitude leads."""
    (east, north), bearing, angle = np.radians(position), radians(bearing_deg), by_m / EARTH_M
    here = np.array([np.cos(north) * np.cos(east), np.cos(north) * np.sin(east), np.sin(north)])
    ahead = np.array([-np.sin(north) * np.cos(east), -np.sin(north) * np.sin(east), np.cos(north)])
    aside = np.array([-np.sin(east), np.cos(east), 0.0])
    x, y, z = here * np.cos(angle) + (ahead * np.cos(bearing) + aside * np.sin(bearing)) * np.sin(angle)
    return float(np.degrees(np.arctan2(y, x))), float(np.degrees(np.arctan2(z, np.hypot(x, y))))


def distance_m(one: Position, other: Position) -> float:
    """Give the distance on the sphere (haversine)."""
    (east, north), (to_east, to_north) = np.radians(one), np.radians(other)
    half = np.sin((to_north - north) / 2) ** 2 + np.cos(north) * np.cos(to_north) * np.sin((to_east - east) / 2) ** 2
    return float(2 * EARTH_M * np.arcsin(np.sqrt(np.minimum(half, 1))))


def center_of(cell: int) -> Position:
    band, column = divmod(cell, COLUMNS_MAX)
    return (column + 0.5) * 360 / _columns(band) - 180, (band + 0.5) / 100 - 90


def cell_of(position: Position) -> int:
    """Give the cell that holds a position."""
    band = min(BANDS - 1, int((position[1] + 90) * 100))
    return band * COLUMNS_MAX + int((position[0] + 180) / 360 * _columns(band)) % _columns(band)


@given(POSITIONS)
def test_no_position_is_farther_than_the_reach_from_the_middle_of_its_cell(position: Position) -> None:
    assert distance_m(position, center_of(cell_of(position))) < REACH_M


@given(POSITIONS, st.floats(0, 3_000), st.floats(0, 360), st.floats(0, 1))
@settings(max_examples=200)
def test_the_cells_of_a_circle_hold_every_position_in_it(center: Position, radius_m: float, bearing: float, part: float) -> None:
    assert cell_of(moved(center, bearing, radius_m * part)) in cells_of_circle(center, radius_m + 0.01)


@given(POSITIONS, st.floats(0, 3_000))
@settings(max_examples=100)
def test_the_cells_of_a_circle_are_those_whose_middle_is_near(center: Position, radius_m: float) -> None:
    cells = cells_of_circle(center, radius_m)
    assert all(distance_m(center, center_of(cell)) <= radius_m + REACH_M + 0.01 for cell in cells)
    wider = cells_of_circle(center, radius_m + 3_000)
    assert cells == {cell for cell in wider if distance_m(center, center_of(cell)) <= radius_m + REACH_M + 1e-6}


@given(POSITIONS, st.floats(100, 20_000), st.integers(3, 12), st.floats(0, 360), st.floats(0, 0.99))
@settings(max_examples=100)
def test_the_cells_of_a_polygon_hold_what_is_in_it_and_no_more_than_its_circle(
    center: Position, radius_m: float, corners: int, bearing: float, part: float
) -> None:
    ring = [moved(center, turn * 360 / corners, radius_m) for turn in range(corners)]
    cells = cells_of_polygon(ring)
    assert cells <= cells_of_circle(center, radius_m + 1)
    inner_m = radius_m * cos(radians(180 / corners)) * part
    assert cell_of(moved(center, bearing, inner_m)) in cells
    assert cells_of_circle(center, inner_m) <= cells


def test_a_polygon_inside_another_has_no_cell_of_its_own() -> None:
    outer = [(179.9, 10.0), (-179.9, 10.0), (-179.9, 10.2), (179.9, 10.2)]
    inner = [(179.99, 10.05), (-179.95, 10.06), (-179.99, 10.15)]
    assert cells_of_polygon(inner) < cells_of_polygon(outer)


def test_a_polygon_around_the_pole_holds_the_pole() -> None:
    ring = [(east, 89.9) for east in (0.0, 90.0, 180.0, -90.0)]
    assert cell_of((37.0, 90.0)) in cells_of_polygon(ring)
    assert cell_of((37.0, 89.99)) in cells_of_polygon(ring)


def test_a_polygon_without_area_is_a_line() -> None:
    cells = cells_of_polygon([(8.0, 47.0), (8.1, 47.0), (8.05, 47.0)])
    assert cell_of((8.07, 47.0)) in cells
    assert 8 <= len(cells) < 40


@pytest.mark.parametrize(("north", "km2"), [(0.0, 123.64), (60.0, 61.6), (89.0, 2.148)])
def test_the_area_of_a_tenth_of_a_degree_squared(north: float, km2: float) -> None:
    ring = [(10.0, north), (10.1, north), (10.1, north + 0.1), (10.0, north + 0.1)]
    assert area_m2(ring) == pytest.approx(km2 * 1e6, rel=0.05)
    assert area_m2(ring[::-1]) == pytest.approx(area_m2(ring))


def test_area_is_that_of_the_whole_globe_in_eight_parts() -> None:
    assert area_m2([(0, 0), (90, 0), (0, 90)]) == pytest.approx(4 * np.pi * EARTH_M**2 / 8)


@pytest.mark.parametrize(
    ("ring", "simple"),
    [
        ([(0, 0), (1, 0), (1, 1), (0, 1)], True),
        ([(0, 0), (1, 1), (1, 0), (0, 1)], False),
        ([(0, 0), (2, 0), (1, 0.0001), (2, 1), (0, 1)], True),
        ([(0, 0), (2, 0), (1, -0.1), (2, 1), (0, 1)], False),
        ([(179, 0), (-179, 0), (-179, 1), (179, 1)], True),
        ([(179, 0), (-179, 1), (-179, 0), (179, 1)], False),
    ],
)
def test_edges_that_cross_are_seen(ring: list[Position], simple: bool) -> None:
    assert is_simple([(east / 10 if abs(east) < 10 else east, north / 10) for east, north in ring]) is simple
