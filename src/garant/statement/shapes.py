"""Where a notice applies: volumes, each a shape on the ground, an altitude band and a half-open window of time.

    {"shape": {"is": "circle", "center": [366100000, 359300000], "radius_cm": 50000},
     "lower_cm": 0, "upper_cm": 60000, "start": "2018-09-17T06:00:00Z", "end": "2018-09-17T08:00:00Z"}

Coordinates are longitude and latitude on WGS84 in 1e-7 degree, altitudes are above the WGS84 ellipsoid in centimetres,
absent bounds are unbounded. Here a shape is only *well formed*; what it covers is nobody's business in this room.
"""

from itertools import pairwise
from typing import Annotated

from msgspec import Meta

from garant import instant
from garant.errors import Code, Refused
from garant.limits import VERTICES_MAX
from garant.statement.values import Part
from garant.statement.words import AltitudeCm, DistanceCm, Instant, Position

Ring = Annotated[tuple[Position, ...], Meta(min_length=4, max_length=VERTICES_MAX)]
"""Closed: the first position again at the end."""

Line = Annotated[tuple[Position, ...], Meta(min_length=2, max_length=VERTICES_MAX)]


class Area(Part, tag_field="is", tag="area", frozen=True, kw_only=True):
    """Polygons, each an outer ring and its holes; edges are straight in longitude and latitude (RFC 7946)."""

    polygons: Annotated[tuple[Annotated[tuple[Ring, ...], Meta(min_length=1, max_length=64)], ...], Meta(min_length=1, max_length=64)]

    def __post_init__(self) -> None:
        """Refuse rings that are not closed."""
        for polygon in self.polygons:
            for ring in polygon:
                _require(ring[0] == ring[-1], "a ring must end at the position where it starts")


class Circle(Part, tag_field="is", tag="circle", frozen=True, kw_only=True):
    """Everything within `radius_cm` (geodesic, WGS84) of `center`."""

    center: Position
    radius_cm: DistanceCm


class Corridor(Part, tag_field="is", tag="corridor", frozen=True, kw_only=True):
    """Everything within `buffer_cm` of a line."""

    line: Line
    buffer_cm: DistanceCm


class Route(Part, tag_field="is", tag="route", frozen=True, kw_only=True):
    """Something that moves: at each position at that time, at constant speed along the geodesic between."""

    line: Line
    times: Annotated[tuple[Instant, ...], Meta(min_length=2, max_length=VERTICES_MAX)]
    buffer_cm: DistanceCm
    vertical_buffer_cm: DistanceCm | None = None
    altitudes_cm: Annotated[tuple[AltitudeCm, ...], Meta(min_length=2, max_length=VERTICES_MAX)] | None = None

    def __post_init__(self) -> None:
        """Refuse times and altitudes that do not match the positions, and times that do not rise."""
        _require(len(self.times) == len(self.line), "a route needs one time for each position")
        _require(
            self.altitudes_cm is None or len(self.altitudes_cm) == len(self.line), "a route needs one altitude for each position, or none"
        )
        moments = [instant.parse(time) for time in self.times]
        _require(all(a < b for a, b in pairwise(moments)), "the times of a route must rise")


Shape = Area | Circle | Corridor | Route


class Volume(Part, frozen=True, kw_only=True):
    """A shape, its altitude band and its window; a route brings its own window."""

    shape: Shape
    lower_cm: AltitudeCm | None = None
    upper_cm: AltitudeCm | None = None
    start: Instant | None = None
    end: Instant | None = None

    def __post_init__(self) -> None:
        """Refuse inverted bands and windows."""
        _require(self.lower_cm is None or self.upper_cm is None or self.lower_cm <= self.upper_cm, "lower_cm must not be above upper_cm")
        start, end = self.window()
        _require(start is None or end is None or start < end, "a window must start before it ends")
        if isinstance(self.shape, Route):
            _require(self.start is None and self.end is None, "a route's window is its times; leave out start and end")

    def window(self) -> instant.Window:
        """Give the window in ms."""
        first, last = (self.shape.times[0], self.shape.times[-1]) if isinstance(self.shape, Route) else (self.start, self.end)
        return instant.window(first, last)


def _require(holds: bool, sentence: str) -> None:  # noqa: FBT001 - reads as the rule it states
    if not holds:
        raise Refused(Code.BAD_VALUE, sentence)
