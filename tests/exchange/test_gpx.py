"""GPX comes in strictly; what it says is what another program (gpxpy) reads in the same file."""

from itertools import pairwise
from typing import Any

import gpxpy
import pytest

from garant import instant
from garant.errors import Code
from garant.exchange import Reach, read_xml
from garant.exchange.drawn_xml import Drawing
from garant.exchange.gpx import read_gpx
from garant.statement.shapes import Circle, Corridor, Route
from tests.statement.refusal import refused

ENOUGH = Reach(radius_m=100, buffer_m=50)
POINTS = [("36.61", "35.93"), ("36.7", "36.0"), ("36.75", "36.123456789")]
TIMES = ["2018-09-17T06:00:00Z", "2018-09-17T09:10:00.5+03:00", "2018-09-17T06:20:00Z"]


def point(tag: str, place: tuple[str, str], *inside: str) -> str:
    return f'<{tag} lat="{place[1]}" lon="{place[0]}">{"".join(inside)}</{tag}>'


def gpx(*things: str, version: str = "1") -> bytes:
    return f'<gpx version="1.{version}" creator="t" xmlns="http://www.topografix.com/GPX/1/{version}">{"".join(things)}</gpx>'.encode()


def track(times: list[str] | None = None, elevation: str = "<ele>400</ele>") -> str:
    inside = [[elevation, f"<time>{time}</time>" if time else ""] for time in times or [""] * len(POINTS)]
    points = "".join(point("trkpt", place, *more) for place, more in zip(POINTS, inside, strict=True))
    return f"<trk><name>Patrol</name><trkseg>{points}</trkseg></trk>"


ROUTE = f"<rte><name>Road</name>{''.join(point('rtept', place) for place in POINTS)}</rte>"
WAYPOINT = point("wpt", POINTS[0], "<name>Depot</name>")


def read(*things: str, reach: Reach = ENOUGH) -> Drawing:
    return read_gpx(gpx(*things), reach)


def shapes(*things: str) -> list[Any]:
    return [volume.shape for feature in read(*things).features for volume in feature.volumes]


@pytest.mark.parametrize("version", ["0", "1"])
def test_waypoints_routes_and_tracks(version: str) -> None:
    found = read_gpx(gpx(WAYPOINT, ROUTE, track(TIMES), track(), version=version), ENOUGH)
    assert [(one.id, type(one.volumes[0].shape)) for one in found.features] == [
        ("wpt-1", Circle), ("rte-1", Corridor), ("trk-1", Route), ("trk-2", Corridor),
    ]  # fmt: skip
    assert [one.text for one in found.features][:2] == [{"und": "Depot"}, {"und": "Road"}]
    assert {one.where.partition(" ")[0] for one in found.notes} == {"trk[1]", "trk[2]"}


def test_it_reads_what_another_program_reads() -> None:
    data = gpx(WAYPOINT, ROUTE, track(TIMES))
    theirs = gpxpy.parse(data.decode())
    circle, corridor, route = shapes(WAYPOINT, ROUTE, track(TIMES))
    assert circle.center == tuple(round(value * 1e7) for value in (theirs.waypoints[0].longitude, theirs.waypoints[0].latitude))
    for ours, points in ((corridor, theirs.routes[0].points), (route, theirs.tracks[0].segments[0].points)):
        assert list(ours.line) == [(round(one.longitude * 1e7), round(one.latitude * 1e7)) for one in points]
    their_ms = [round(one.time.timestamp() * 1000) for one in theirs.tracks[0].segments[0].points if one.time]
    assert [instant.parse(one) for one in route.times] == their_ms


def test_each_segment_of_a_track_moves_by_itself() -> None:
    second = [time.replace("2018-09-17", "2018-09-18") for time in TIMES]
    whole = track(TIMES).replace("</trk>", track(second).partition("</name>")[2])
    [found] = read(whole).features
    windows = [volume.window() for volume in found.volumes]
    assert len(windows) == 2
    assert all(one.end_ms and other.start_ms and one.end_ms < other.start_ms for one, other in pairwise(windows))


@pytest.mark.parametrize(
    ("thing", "code", "where"),
    [
        (track([TIMES[0], "", TIMES[2]]), Code.MISSING_MEMBER, 'trk[1] "Patrol" (line 1) trkseg[0].trkpt[1]'),
        (track([TIMES[0], TIMES[0], TIMES[2]]), Code.BAD_VALUE, "properties.times[1]"),
        (track([TIMES[0], "noon", TIMES[2]]), Code.BAD_TIME, "properties.times[1]"),
        (point("wpt", ("200", "35.9")), Code.BAD_SHAPE, "geometry.coordinates"),
        (point("wpt", ("1e2", "35.9")), Code.BAD_VALUE, "wpt"),
        ('<wpt lat="1"/>', Code.MISSING_MEMBER, "wpt"),
        ("<trk><trkseg/></trk>", Code.BAD_SHAPE, "geometry.coordinates"),
        ("<trk/>", Code.MISSING_MEMBER, "trk[1]"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_told_with_its_place(thing: str, code: Code, where: str) -> None:
    found = read(thing)
    assert not found.features
    assert found.refused[0].code == code
    assert where in found.refused[0].where


def test_without_a_reach_nothing_is_guessed() -> None:
    assert [one.code for one in read(WAYPOINT, ROUTE, track(TIMES), reach=Reach()).refused] == [Code.MISSING_MEMBER] * 3


@pytest.mark.parametrize("data", [b"", b"<gpx/>", gpx(WAYPOINT)[:-3], gpx(WAYPOINT).replace(b"<gpx", b"<!DOCTYPE gpx><gpx", 1)])
def test_what_is_no_whole_gpx_is_refused_whole(data: bytes) -> None:
    with refused(Code.UNREADABLE):
        read_gpx(data)


def test_either_is_told_by_how_it_begins() -> None:
    assert len(read_xml(gpx(WAYPOINT), ENOUGH).features) == 1
    with refused(Code.UNREADABLE):
        read_xml(b"<svg/>")
