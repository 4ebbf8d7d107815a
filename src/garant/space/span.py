"""Spans: what a screening compares first, one short record for a piece or for a few legs that follow each other.

A span moves evenly (most things at no speed at all) and reaches so far round its place that all of its pieces are inside, at every
instant. So two spans are told apart by a closest point of approach, and few pieces are ever looked at. Places are seen from the middle of
the crowd, in a frame whose third axis points up there: on a map of one theatre two coordinates say nearly everything.
"""

from math import sqrt
from typing import Any, NamedTuple

import numpy as np

from garant.space.compiled import inlined, kernel, maker
from garant.space.crowd import Boxes, Crowd
from garant.space.earth import Vector, dot, minus, times
from garant.space.piece import FAR_MS, LEG, NEVER, Fixes, Piece, Pieces

LEGS_MAX = 4
"""So many legs make one span: with more there are fewer spans, which turn aside further from an even course."""
SPARE_M = 20.0
"""What a leg may sag (8 m), a reach taken along the ground exceed its chord, and roundings add."""
WIDER = np.float32(1 + 1e-6)
SPARE_CM = 3
STILL_CM = 4_096
"""What bounds of altitude may lose as short floats: the bounds themselves are compared as integers before."""
TICKS, DIGIT = 2**31 - 64, 2048

SPAN = np.dtype(
    [
        ("west", "f4"), ("east", "f4"), ("south", "f4"), ("north", "f4"), ("low", "f4"), ("high", "f4"),  # m: its box, of all of its time
        ("lower", "i4"), ("upper", "i4"), ("start", "i4"), ("end", "i4"),  # cm in all of its time; ticks
        ("x", "f4"), ("y", "f4"), ("z", "f4"), ("outer", "f4"), ("inner", "f4"),  # m: the place at the start, and how far it reaches
        ("owner", "i4"), ("first", "i4"), ("count", "i4"),  # its pieces
        ("row", "i4"), ("rows", "i4"), ("lon_1", "i4"), ("lat_1", "i4"), ("lon_2", "i4"), ("lat_2", "i4"),  # a plain area's corners and box
    ]
)  # fmt: skip
"""96 bytes. A plain area (`outline`) without a reach has `rows` > 0."""

MOTION = np.dtype([("x", "f4"), ("y", "f4"), ("z", "f4"), ("floor", "f4"), ("sink", "f4"), ("top", "f4"), ("climb", "f4")])
"""Speed in m a tick; both bounds of altitude at the start in cm, and what they change by in a tick."""

Span = Any
"""One record of a SPAN array."""
Motion = Any
Axes = tuple[Vector, Vector, Vector]


class Spans(NamedTuple):
    """Spans, and how they move: no motions at all where nothing moves; the instant of tick 0, and the ms in a tick."""

    spans: Any
    motions: Any
    clock: tuple[int, int]


class Frame(NamedTuple):
    """Where a crowd is seen from: its middle, three axes; the instant of tick 0, the last instant, and the ms in a tick."""

    middle: Vector
    axes: Axes
    since: int
    until: int
    tick_ms: int


@kernel
def _unit(v: Vector) -> Vector:
    length = sqrt(dot(v, v))
    return times(v, 1 / length) if length > 1e-9 else (1.0, 0.0, 0.0)


@kernel
def _axes(up: Vector) -> Axes:
    """Give axes to the east, to the north and up."""
    z = _unit(up)
    x = _unit((-z[1], z[0], 0.0))
    return x, (z[1] * x[2] - z[2] * x[1], z[2] * x[0] - z[0] * x[2], z[0] * x[1] - z[1] * x[0]), z


@inlined
def _follows(piece: Piece, one: Piece, begin: Piece) -> bool:
    """Tell whether a piece goes on where a leg ends."""
    return bool(piece.kind == LEG and piece.owner == one.owner and piece.start == one.end and piece.reach == begin.reach)


@inlined
def _span_end(pieces: Pieces, first: int) -> int:
    """Give the piece after those that make one span with the first one."""
    until = first + 1
    if pieces[first].kind == LEG:
        while until < min(pieces.shape[0], first + LEGS_MAX) and _follows(pieces[until], pieces[until - 1], pieces[first]):
            until += 1
    return until


@kernel
def survey(pieces: Pieces) -> tuple[Frame, int, bool]:
    """Find a crowd's frame, how many spans it makes, and whether any of it moves.

    What is unbounded begins a moment before all others, and ends after them.
    """
    since, until, x, y, z, moves, count, next_span = FAR_MS, -FAR_MS, 0.0, 0.0, 0.0, False, 0, 0
    for i in range(pieces.shape[0]):
        piece = pieces[i]
        x, y, z = x + piece.x, y + piece.y, z + piece.z
        if piece.start > -FAR_MS:
            since, until = min(since, piece.start), max(until, piece.start)
        if piece.end < FAR_MS:
            since, until = min(since, piece.end), max(until, piece.end)
        moves |= piece.kind == LEG
        if i == next_span:
            next_span = _span_end(pieces, i)
            count += 1
    if since > until:
        since = until = 0
    middle = times((x, y, z), 1 / max(1, pieces.shape[0]))
    return Frame(middle, _axes(middle), since - 1, until + 1, (until - since + 2) // TICKS + 1), count, moves


@inlined
def _seen(frame: Frame, p: Vector) -> Vector:
    return dot(frame.axes[0], p), dot(frame.axes[1], p), dot(frame.axes[2], p)


@inlined
def _reach_out(span: Span, x: float, y: float, z: float) -> None:
    """Write what a span reaches on its way from its place to another."""
    span.low, span.high = min(span.z, np.float32(z)) - span.outer, max(span.z, np.float32(z)) + span.outer
    span.west, span.east = min(span.x, np.float32(x)) - span.outer, max(span.x, np.float32(x)) + span.outer
    span.south, span.north = min(span.y, np.float32(y)) - span.outer, max(span.y, np.float32(y)) + span.outer


@inlined
def _take_still(span: Span, i: int, piece: Piece, boxes: Boxes, frame: Frame) -> None:
    """Describe a piece that stays where it is."""
    span.x, span.y, span.z = _seen(frame, minus((piece.x, piece.y, piece.z), frame.middle))
    span.outer = piece.outer * WIDER + np.float32(1)
    _reach_out(span, span.x, span.y, span.z)
    span.start = (max(piece.start, frame.since) - frame.since) // frame.tick_ms
    span.end = -((frame.since - min(piece.end, frame.until)) // frame.tick_ms)
    span.lower, span.upper = piece.lower_1, piece.upper_1
    span.owner, span.first, span.count = piece.owner, i, 1
    is_exact = frame.tick_ms == 1  # else only the piece itself knows whether windows overlap
    span.inner = piece.inner if is_exact else NEVER
    span.row = piece.first
    span.lon_1, span.lat_1, span.lon_2, span.lat_2 = boxes[i, 0], boxes[i, 1], boxes[i, 2], boxes[i, 3]
    span.rows = piece.count if is_exact and piece.reach == 0 and boxes[i, 0] < boxes[i, 2] else 0


@inlined
def _strays(pieces: Pieces, first: int, until: int, fixes: Fixes, speed: Vector, sink: float, climb: float) -> tuple[float, float, float]:
    """Tell how far legs turn aside (m) from even motion, and how much lower and higher they go (cm)."""
    begin, aside, lower, higher = pieces[first], 0.0, 0.0, 0.0
    x, y, z = fixes[begin.first, 0], fixes[begin.first, 1], fixes[begin.first, 2]
    for i in range(first, until):
        leg = pieces[i]
        for end in range(2):
            at = float((leg.end if end else leg.start) - begin.start)
            k = leg.first + end
            dx, dy, dz = fixes[k, 0] - x - speed[0] * at, fixes[k, 1] - y - speed[1] * at, fixes[k, 2] - z - speed[2] * at
            aside = max(aside, dx * dx + dy * dy + dz * dz)
            lower = max(lower, begin.lower_1 + sink * at - (leg.lower_2 if end else leg.lower_1))
            higher = max(higher, (leg.upper_2 if end else leg.upper_1) - begin.upper_1 - climb * at)
    return sqrt(aside), lower, higher


@inlined
def _take_moving(span: Span, motion: Motion, pieces: Pieces, first: int, until: int, fixes: Fixes, frame: Frame) -> None:
    """Describe legs that follow each other by even motion from the first one's start to the last one's end."""
    begin, end, tick = pieces[first], pieces[until - 1], frame.tick_ms
    took_ms, a, b = float(end.end - begin.start), begin.first, end.first + 1
    start = (fixes[a, 0], fixes[a, 1], fixes[a, 2])
    speed = times(minus((fixes[b, 0], fixes[b, 1], fixes[b, 2]), start), 1 / took_ms)
    sink, climb = (end.lower_2 - begin.lower_1) / took_ms, (end.upper_2 - begin.upper_1) / took_ms
    aside, lower, higher = _strays(pieces, first, until, fixes, speed, sink, climb)
    span.start, span.end = (begin.start - frame.since) // tick, -((frame.since - end.end) // tick)
    early = float(begin.start - frame.since - span.start * tick)  # a tick begins before the leg does
    span.x, span.y, span.z = _seen(frame, minus(minus(start, times(speed, early)), frame.middle))
    motion.x, motion.y, motion.z = _seen(frame, times(speed, tick))
    span.outer, span.inner = (begin.reach + aside) * WIDER + SPARE_M, NEVER
    took = span.end - span.start
    _reach_out(span, span.x + motion.x * took, span.y + motion.y * took, span.z + motion.z * took)
    motion.floor, motion.sink = begin.lower_1 - sink * early - lower - SPARE_CM - abs(begin.lower_1) * 1e-6, sink * tick
    motion.top, motion.climb = begin.upper_1 - climb * early + higher + SPARE_CM + abs(begin.upper_1) * 1e-6, climb * tick
    span.lower, span.upper = begin.lower_1, begin.upper_1
    for i in range(first, until):
        span.lower = min(span.lower, min(pieces[i].lower_1, pieces[i].lower_2) - SPARE_CM)
        span.upper = max(span.upper, max(pieces[i].upper_1, pieces[i].upper_2) + SPARE_CM)
    span.owner, span.first, span.count, span.rows = begin.owner, first, until - first, 0


@inlined
def _describe(pieces: Pieces, fixes: Fixes, boxes: Boxes, frame: Frame, spans: Any, motions: Any) -> None:
    first = 0
    for n in range(spans.shape[0]):
        until = _span_end(pieces, first)
        if pieces[first].kind == LEG:
            _take_moving(spans[n], motions[n], pieces, first, until, fixes, frame)
        else:
            _take_still(spans[n], first, pieces[first], boxes, frame)
            if motions.shape[0]:
                motions[n].floor, motions[n].top = spans[n].lower - STILL_CM, spans[n].upper + STILL_CM
        first = until


@maker
def _by_digit(starts: Any, shift: int, order: Any, sorted_: Any) -> None:
    """Sort by one digit; among equals the order stays."""
    ends = np.zeros(DIGIT + 1, np.int64)
    for k in range(order.shape[0]):
        ends[((starts[order[k]] >> shift) & (DIGIT - 1)) + 1] += 1
    for digit in range(DIGIT):
        ends[digit + 1] += ends[digit]
    for k in range(order.shape[0]):
        digit = (starts[order[k]] >> shift) & (DIGIT - 1)
        sorted_[ends[digit]] = order[k]
        ends[digit] += 1


def order_of_time(starts: Any) -> Any:
    """Give the order of instants (ticks), sorted by one digit after the other."""
    order, sorted_ = np.arange(len(starts), dtype=np.int32), np.empty(len(starts), np.int32)
    for shift in (0, 11, 22):
        _by_digit(starts, shift, order, sorted_)
        order, sorted_ = sorted_, order
    return order


def spans_of(crowd: Crowd) -> Spans:
    """Describe a crowd by spans, in the order of their pieces."""
    frame, count, moves = survey(crowd.pieces)
    spans, motions = np.empty(count, SPAN), np.zeros(count if moves else 0, MOTION)
    _describe(crowd.pieces, crowd.fixes, crowd.boxes, frame, spans, motions)
    return Spans(spans, motions, (frame.since, frame.tick_ms))
