"""Where an answer of `garant.space` may stand beside the oracle's: a metre, a second, and what lies between the two."""

from math import inf, radians

from garant.space.index import Meeting, meet
from tests.space.bodies import body_of
from tests.space.oracle_geodesic import ground, to_edges
from tests.space.oracle_meeting import Expected, Ready, expected, ready
from tests.space.oracle_moving import holds, where
from tests.space.volumes import Thing

METRE = 1.0
SECOND_MS = 1_000.0


def difference(one: Thing, other: Thing) -> str:
    """Say how the answer about two things differs from the oracle's beyond what may be; nothing if it does not."""
    return how_wrong(meet(body_of(one), body_of(other)), expected(one, other), one, other)


def how_wrong(found: Meeting | None, should: Expected, one: Thing, other: Thing) -> str:
    """Say in what a found meeting, or none, differs from what should be."""
    if found is None:
        return f"no meeting, but they meet: {should}" if should.must else ""
    if should.outer is None:
        return f"a meeting, but they do not meet: {found}, {should}"
    wrong = [
        *_wrong_times(found, should),
        *_wrong_distance(found, should),
        *_wrong_place(found, one, other),
    ]
    return "; ".join(wrong) and f"{'; '.join(wrong)}: {found}, {should}"


def _wrong_times(found: Meeting, should: Expected) -> list[str]:
    assert should.outer
    start, end = (-inf if found.start_ms is None else found.start_ms), (inf if found.end_ms is None else found.end_ms)
    latest_start = should.inner.start if should.inner else should.outer.end
    earliest_end = should.inner.end if should.inner else should.outer.start
    wrong = []
    if not should.outer.start - SECOND_MS <= start <= latest_start + SECOND_MS:
        wrong.append(f"start {start} not from {should.outer.start} to {latest_start}")
    if not earliest_end - SECOND_MS <= end <= should.outer.end + SECOND_MS:
        wrong.append(f"end {end} not from {earliest_end} to {should.outer.end}")
    if start > end or (found.closest_at_ms is not None and not start <= found.closest_at_ms <= end):
        wrong.append(f"closest at {found.closest_at_ms}, not within {start} to {end}")
    return wrong


def _wrong_distance(found: Meeting, should: Expected) -> list[str]:
    if not min(should.nearest_m, should.hit_nearest_m) - METRE <= max(0.0, found.closest_m) <= max(0.0, should.sure_nearest_m) + METRE:
        return [f"closest {found.closest_m} not from {should.nearest_m} to {should.sure_nearest_m} (of what meets: {should.hit_nearest_m})"]
    return [f"closest {found.closest_m} is less than nothing"] if found.closest_m < 0 else []


def _wrong_place(found: Meeting, one: Thing, other: Thing) -> list[str]:
    """Say from which of both the place is further than that reaches, where it is when they are closest."""
    lon, lat = found.place
    if not (abs(lon) <= 1_800_000_000 and abs(lat) <= 900_000_000):
        return [f"place {found.place} is not on the map"]
    nearest = [
        min((_apart_and_reach(ready(volume), found) for volume in thing), key=lambda pair: pair[0] - pair[1]) for thing in (one, other)
    ]
    return [
        f"place {found.place} is {apart_m:.1f} m away, reach is {reach_m:.1f} m"
        for apart_m, reach_m in nearest
        if apart_m > reach_m * 1.0001 + 2 * METRE
    ]


def _apart_and_reach(volume: Ready, found: Meeting) -> tuple[float, float]:
    """Give the distance from the place of a meeting to a volume's line, centre, area or mover, and the volume's reach."""
    lon, lat = (radians(unit / 1e7) for unit in found.place)
    reach_m = volume.volume.reach_cm / 100
    if volume.legs and found.closest_at_ms is not None:
        apart = [
            ground(lon, lat, *where(leg, found.closest_at_ms))
            for leg, _, _ in volume.legs
            if leg[4] - 1 <= found.closest_at_ms <= leg[5] + 1
        ]
        speed = max((leg[3] / (leg[5] - leg[4]) for leg, _, _ in volume.legs), default=0.0)
        return min(apart, default=inf), reach_m + speed * 1.0
    if volume.volume.shape == "area" and holds(volume.edges, lon, lat):
        return 0.0, reach_m
    return to_edges(lon, lat, volume.edges, inf), reach_m
