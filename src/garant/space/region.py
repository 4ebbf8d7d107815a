"""What is done with the bodies of zones, and with those of notices that are held against them.

    widened     everything so near to a body        the rings round a zone; a notice asked about what happens within 500 m of it
    levelled    at these altitudes instead          a zone round a zone has altitudes of its own
    during      in this window only                 a measure that holds for a time; not for routes, whose window is their course
    reaching    the pieces that reach an altitude band
    left_over   the pieces that do not lie wholly within what is taken out of a zone

A body is never changed: each gives a new one, or None where nothing is left.
"""

from collections.abc import Sequence
from itertools import chain
from typing import Any, NamedTuple

import numpy as np

from garant.instant import Window
from garant.space.body import Band, Body, Position, Sketch
from garant.space.index import Meeting, meet
from garant.space.piece import FAR_CM, FAR_MS, LEG

DOUBT_CM = 100
"""Nearer than this to the edge of what is taken out, a piece does not lie wholly within it."""

_ALWAYS = Window(None, None)
_EVERY_ALTITUDE: Band = (None, None)
_ROUND_M = 0.25
"""What rounding to the precision of a piece's outer circle may take from it."""


class Parts(NamedTuple):
    """What is taken out of a zone: its areas, and their edges."""

    areas: Body
    edges: Body


def widened(body: Body, wider_m: float) -> Body:
    """Give everything within so many metres of a body. Distances to it stay those to the body itself, and so do its inner circles."""
    pieces = body.pieces.copy()
    pieces["reach"] += wider_m
    pieces["outer"] += wider_m + _ROUND_M
    return body._replace(pieces=pieces)


def levelled(body: Body, band: Band) -> Body:
    """Give a body at these altitudes in the place of its own."""
    pieces = body.pieces.copy()
    lower, upper = band
    for name in ("lower_1", "lower_2"):
        pieces[name] = -FAR_CM if lower is None else lower
    for name in ("upper_1", "upper_2"):
        pieces[name] = FAR_CM if upper is None else upper
    return body._replace(pieces=pieces)


def during(body: Body, window: Window) -> Body | None:
    """Give a body within a window. A route cannot be asked: where it is depends on its own times."""
    if window == _ALWAYS:
        return body
    if (body.pieces["kind"] == LEG).any():
        raise ValueError("a leg's window is its course")
    pieces = body.pieces.copy()
    pieces["start"] = np.maximum(pieces["start"], -FAR_MS if window.start_ms is None else window.start_ms)
    pieces["end"] = np.minimum(pieces["end"], FAR_MS if window.end_ms is None else window.end_ms)
    return _some(body._replace(pieces=pieces), pieces["start"] < pieces["end"])


def reaching(body: Body, band: Band) -> Body | None:
    """Give the pieces that somewhere reach an altitude band."""
    if band == _EVERY_ALTITUDE:
        return body
    pieces, (lower, upper) = body.pieces, band
    lowest, highest = np.minimum(pieces["lower_1"], pieces["lower_2"]), np.maximum(pieces["upper_1"], pieces["upper_2"])
    return _some(body, (highest >= (-FAR_CM if lower is None else lower)) & (lowest <= (FAR_CM if upper is None else upper)))


def parts_of(polygons: Sequence[Sequence[Sequence[Position]]]) -> Parts:
    """Make what is taken out of its polygons, each an outer ring and its holes: at every altitude, always."""
    areas, edges = Sketch(), Sketch()
    for polygon in polygons:
        areas.area(polygon, _EVERY_ALTITUDE, _ALWAYS)
    for ring in chain.from_iterable(polygons):
        edges.corridor(ring, DOUBT_CM, _EVERY_ALTITUDE, _ALWAYS)
    return Parts(areas.body(), edges.body())


def left_over(body: Body, parts: Parts) -> Body | None:
    """Give the pieces (a polygon, a circle, an edge of a corridor, a leg) that do not lie wholly within the parts with all that they reach.

    In doubt a piece does not lie within: near an edge, or across the edge between two parts.
    """
    if meet(body, parts.areas) is None:
        return body
    return _some(body, [not _within(_some(body, [number]), parts) for number in range(len(body.pieces))])


def _within(piece: Body | None, parts: Parts) -> bool:
    """Tell whether a body of one piece lies wholly within: it touches the areas, and is nowhere near their edges."""
    return piece is not None and meet(piece, parts.areas) is not None and meet(piece, parts.edges) is None


def _some(body: Body, which: Any) -> Body | None:
    """Give some of the pieces of a body."""
    pieces = body.pieces[np.asarray(which)]
    return body._replace(pieces=pieces) if len(pieces) else None


def meet_during(body: Body, zone: Body, windows: Sequence[Window]) -> Meeting | None:
    """Tell how a body meets a zone that is there in these windows only: nearest over all of them, from the first instant to the last."""
    found = [met for window in windows if (there := during(zone, window)) is not None and (met := meet(body, there)) is not None]
    return joined(found) if found else None


def joined(found: Sequence[Meeting]) -> Meeting:
    """Make one meeting of several: the nearest place, the first and the last moment."""
    starts, ends = [met.start_ms for met in found], [met.end_ms for met in found]
    return min(found, key=lambda met: met.closest_m)._replace(
        start_ms=None if None in starts else min(start for start in starts if start is not None),
        end_ms=None if None in ends else max(end for end in ends if end is not None),
    )
