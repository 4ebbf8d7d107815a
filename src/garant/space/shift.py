"""By how much would a piece have to be moved to meet nothing? For each neighbour, the shifts at which they meet: one interval.

In time: two pieces meet at a shift when the moving one, so much later, is near the other. A piece that stands still is near for as long as
the other is there; two legs are near where their courses are, and the shifts at which they meet are the spread of the difference of their
times over a convex set of pairs of places. In altitude: the spread of the gap while they are near each other in space and time.
"""

from math import inf
from typing import Any

import numpy as np

from garant.space.compiled import kernel, maker
from garant.space.earth import between, chord_of_arc_m, dot, minus, onto_ground
from garant.space.handing import Table
from garant.space.keeping import NEAR_WANTED, SHORT
from garant.space.kept import opened
from garant.space.meeting import SLACK_CM, SLACK_M, pieces_meet
from garant.space.piece import FAR_CM, FAR_MS, LEG, Fixes, Piece, Pieces, Vertices
from garant.space.probing import near_pieces
from garant.space.straight import when_within, while_not_above

LATER, HIGHER = 0, 1
"""Shifts in time (ms), and in altitude (cm)."""

BLOCKED = np.dtype([("owner", "i8"), ("low", "f8"), ("high", "f8")])

_STEPS = 32
_HALVINGS = 40

Span = tuple[float, float]


@kernel
def _near_along(p: Piece, pf: Fixes, q: Piece, qf: Fixes, share: float) -> Span:
    """Give between which shares of leg p it is within reach of the point at a share of leg q, altitudes counted."""
    i, j = p.first, q.first
    a, b = (pf[i, 0], pf[i, 1], pf[i, 2]), (pf[i + 1, 0], pf[i + 1, 1], pf[i + 1, 2])
    c, d = (qf[j, 0], qf[j, 1], qf[j, 2]), (qf[j + 1, 0], qf[j + 1, 1], qf[j + 1, 2])
    point = onto_ground(between(c, d, share))
    limit = chord_of_arc_m(float(p.reach) + float(q.reach)) + SLACK_M + 5.0
    gap, way = minus(a, point), minus(b, a)
    first, last = when_within(dot(way, way), dot(gap, way), dot(gap, gap), limit * limit, 0.0, 1.0)
    low, high = q.lower_1 + (q.lower_2 - q.lower_1) * share, q.upper_1 + (q.upper_2 - q.upper_1) * share
    under = while_not_above(p.lower_1 - SLACK_CM, p.lower_2 - SLACK_CM, high, high, 1.0)
    over = while_not_above(low - SLACK_CM, low - SLACK_CM, float(p.upper_1), float(p.upper_2), 1.0)
    return max(first, under[0], over[0]), min(last, under[1], over[1])


@kernel
def _gap_at(p: Piece, pf: Fixes, q: Piece, qf: Fixes, share: float, sign: float) -> float:
    """Give the largest shift (ms; sign -1: the negative of the least) at which p meets the point at a share of q; -inf for none."""
    first, last = _near_along(p, pf, q, qf, share)
    if first > last:
        return -inf
    own = first if sign > 0 else last
    then = q.start + share * (q.end - q.start)
    return float(sign * (then - (p.start + own * (p.end - p.start))))


@kernel
def _largest(p: Piece, pf: Fixes, q: Piece, qf: Fixes, sign: float) -> float:
    """Find the largest of a concave function: by steps, then by halving around the best one."""
    best, at = -inf, 0
    for k in range(_STEPS + 1):
        gap = _gap_at(p, pf, q, qf, k / _STEPS, sign)
        if gap > best:
            best, at = gap, k
    if best == -inf:
        return best
    low, high = max(0, at - 1) / _STEPS, min(_STEPS, at + 1) / _STEPS
    for _ in range(_HALVINGS):
        one, two = low + (high - low) * 0.382, low + (high - low) * 0.618
        gap_1, gap_2 = _gap_at(p, pf, q, qf, one, sign), _gap_at(p, pf, q, qf, two, sign)
        best = max(best, gap_1, gap_2)
        if gap_1 < gap_2:
            low = one
        else:
            high = two
    return best


@kernel
def _later_blocked(alone: Pieces, p: Piece, pv: Vertices, pf: Fixes, q: Piece, qv: Vertices, qf: Fixes) -> Span:
    """Give the shifts in time (ms) between which p meets q; low > high for none. `alone` is a place for one piece to be changed in."""
    if p.kind == LEG and q.kind == LEG:
        return -_largest(p, pf, q, qf, -1.0), _largest(p, pf, q, qf, 1.0)
    alone[0] = q if p.kind == LEG else p
    alone[0].start, alone[0].end = -FAR_MS, FAR_MS
    if p.kind == LEG:
        met = pieces_meet(p, pv, pf, alone[0], qv, qf)
        return (float(q.start - met[4]), float(q.end - met[3])) if met[0] else (inf, -inf)
    met = pieces_meet(alone[0], pv, pf, q, qv, qf)
    return (float(met[3] - p.end), float(met[4] - p.start)) if met[0] else (inf, -inf)


@kernel
def _at(value_1: float, value_2: float, piece: Piece, at_ms: int) -> float:
    return value_1 if value_1 == value_2 else value_1 + (value_2 - value_1) * ((at_ms - piece.start) / (piece.end - piece.start))


@kernel
def _higher_blocked(alone: Pieces, p: Piece, pv: Vertices, pf: Fixes, q: Piece, qv: Vertices, qf: Fixes) -> Span:
    """Give the shifts in altitude (cm) between which p meets q; low > high for none."""
    alone[0] = p
    alone[0].lower_1, alone[0].lower_2, alone[0].upper_1, alone[0].upper_2 = -FAR_CM, -FAR_CM, FAR_CM, FAR_CM
    met = pieces_meet(alone[0], pv, pf, q, qv, qf)
    if not met[0]:
        return inf, -inf
    low, high = inf, -inf
    for moment in (met[3], met[4]):
        low = min(low, _at(q.lower_1, q.lower_2, q, moment) - _at(p.upper_1, p.upper_2, p, moment))
        high = max(high, _at(q.upper_1, q.upper_2, q, moment) - _at(p.lower_1, p.lower_2, p, moment))
    return low - SLACK_CM, high + SLACK_CM


@maker
def body_blocked(what: int, wide: Pieces, query: Pieces, qv: Vertices, qf: Fixes, now: int, out: Any, table: Table) -> int:
    """Find the shifts at which a body meets others. `wide`: the same pieces, with the windows or bands of all shifts looked at together."""
    kept = opened(table)
    pieces, v, f, near, totals = kept.pieces, kept.vertices, kept.fixes, kept.near, kept.totals
    n = 0
    alone = query[:1].copy()
    for i in range(query.shape[0]):
        listed = near_pieces(wide[i], max(wide[i].start, now), table)
        if listed > near.shape[0]:
            totals[NEAR_WANTED] = listed
            return SHORT
        for k in range(listed):
            one = pieces[near[k]]
            if one.end <= now:
                continue
            if what == LATER:
                low, high = _later_blocked(alone, query[i], qv, qf, one, v, f)
            else:
                low, high = _higher_blocked(alone, query[i], qv, qf, one, v, f)
            if low <= high:
                if n < out.shape[0]:
                    out[n].owner, out[n].low, out[n].high = one.owner, low, high
                n += 1
    totals[NEAR_WANTED] = n
    return n if n <= out.shape[0] else SHORT
