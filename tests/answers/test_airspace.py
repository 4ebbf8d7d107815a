"""Boxes and what meets them: closed windows, closed bands for operational intents alone, cells; unbounded sides meet everything."""

import pytest

from garant.answers.airspace import Box, box_of
from garant.statement.kinds.f3548 import Extent


def extent(
    east: float = 8.0, north: float = 47.0, *, radius_m: int = 50, minute: int = 0, until: int = 10, low_m: int = 0, high_m: int = 100
) -> Extent:
    """Give a small circle for some minutes of an hour."""
    return Extent(
        center=(round(east * 1e7), round(north * 1e7)),
        radius_cm=radius_m * 100,
        lower_cm=low_m * 100,
        upper_cm=high_m * 100,
        start=f"2027-01-01T12:{minute:02d}:00.000000Z",
        end=f"2027-01-01T12:{until:02d}:00.000000Z",
    )


def box(**given: object) -> Box:
    return box_of((extent(**given),))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("other", "at_height", "at_all"),
    [
        ({"minute": 10, "until": 20}, True, True),
        ({"minute": 11, "until": 20}, False, False),
        ({"low_m": 100, "high_m": 200}, True, True),
        ({"low_m": 101, "high_m": 200}, False, True),
    ],
)
def test_windows_and_bands_are_closed(other: dict[str, int], at_height: bool, at_all: bool) -> None:
    assert box().meets(box(**other), altitude=True) is at_height
    assert box().meets(box(**other), altitude=False) is at_all


def test_one_open_side_opens_the_whole_box() -> None:
    joined = box_of((extent(), extent(minute=30, until=40), Extent(center=(0, 0), radius_cm=100)))
    assert (joined.start, joined.end, joined.lower_cm, joined.upper_cm) == (None, None, None, None)
    assert joined.meets(box(minute=59, until=59), altitude=True)


def test_a_box_spans_its_extents() -> None:
    joined = box_of((extent(minute=30, until=40, low_m=10), extent(until=5, high_m=20)))
    assert (joined.start, joined.end) == ("2027-01-01T12:00:00.000000Z", "2027-01-01T12:40:00.000000Z")
    assert (joined.lower_cm, joined.upper_cm) == (0, 10_000)
    assert joined == box(minute=30, until=40, low_m=10).joined(box(until=5, high_m=20))


def test_covering_is_of_cells_and_window_and_not_of_altitude() -> None:
    wide = box(radius_m=5_000, until=59, low_m=50)
    assert wide.covers(box())
    assert not box().covers(wide)
    assert not wide.covers(box(east=9.0))
    assert not box(radius_m=5_000, minute=1, until=59).covers(box()), "a second short is too short"
