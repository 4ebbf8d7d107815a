"""Whether two spans meet: by their motion and their circles, leg by leg only where these leave a doubt.

What is said here is what `meeting.pieces_meet` would say of the pieces; that is asked wherever neither a safe distance nor a safe overlap
answers. How they meet is told later (`telling`), for those alone that do.
"""

from typing import Any

import numpy as np

from garant.space.compiled import kernel
from garant.space.earth import Vector, dot, minus, times
from garant.space.meeting import LONG_M, SLACK_CM, SLACK_M, pieces_meet
from garant.space.piece import LEG, Fixes, Piece, Pieces, Vertices
from garant.space.span import SPARE_M, Motion, Span

SURE_M = 100_000.0
"""Up to here an arc is less than a metre longer than its chord, which the inner circles have to spare."""
APART, TOGETHER, PERHAPS = -1, 1, 0


@kernel
def _pass_near(p: Span, q: Span, m: Motion, n: Motion) -> bool:
    """Tell whether two spans, one of which moves, come within reach of each other while both are there."""
    start = max(p.start, q.start)
    took, on, other = np.float32(min(p.end, q.end) - start), np.float32(start - p.start), np.float32(start - q.start)
    gap, gap_2 = n.top + n.climb * other - (m.floor + m.sink * on), m.top + m.climb * on - (n.floor + n.sink * other)
    if max(gap, gap + (n.climb - m.sink) * took) < 0 or max(gap_2, gap_2 + (m.climb - n.sink) * took) < 0:
        return False
    x, y, z = (p.x + m.x * on) - (q.x + n.x * other), (p.y + m.y * on) - (q.y + n.y * other), (p.z + m.z * on) - (q.z + n.z * other)
    vx, vy, vz = m.x - n.x, m.y - n.y, m.z - n.z
    a, b = vx * vx + vy * vy + vz * vz, x * vx + y * vy + z * vz
    at = min(max(-b / a, np.float32(0)), took) if a > 0 else np.float32(0)
    x, y, z, reach = x + vx * at, y + vy * at, z + vz * at, p.outer + q.outer
    return bool(x * x + y * y + z * z <= reach * reach)


@kernel
def come_near(p: Span, q: Span, motions: Any, i: int, j: int) -> bool:
    """Tell whether two spans, i and j of all, come near each other; what does not is surely apart."""
    near = p.owner != q.owner and p.start < q.end and q.start < p.end
    if near and motions.shape[0]:
        near = _pass_near(p, q, motions[i], motions[j])
    elif near:
        x, y, z, reach = p.x - q.x, p.y - q.y, p.z - q.z, p.outer + q.outer
        near = x * x + y * y + z * z <= reach * reach
    return bool(near)


@kernel
def surely_overlap(p: Any, q: Any) -> bool:
    """Tell whether what two surely cover overlaps (spans or pieces that do not move)."""
    sure = float(p.inner) + float(q.inner)
    x, y, z = float(p.x) - float(q.x), float(p.y) - float(q.y), float(p.z) - float(q.z)
    return bool(p.inner > 0 and q.inner > 0 and sure < SURE_M and x * x + y * y + z * z <= sure * sure)


@kernel
def _place(leg: Piece, fixes: Fixes, at_ms: int) -> Vector:
    i, share = leg.first, (at_ms - leg.start) / (leg.end - leg.start)
    x, y, z = fixes[i, 0], fixes[i, 1], fixes[i, 2]
    return x + (fixes[i + 1, 0] - x) * share, y + (fixes[i + 1, 1] - y) * share, z + (fixes[i + 1, 2] - z) * share


@kernel
def _circles_apart(p: Piece, q: Piece) -> bool:
    x, y, z, reach = p.x - q.x, p.y - q.y, p.z - q.z, float(p.outer) + float(q.outer)
    return bool(x * x + y * y + z * z > reach * reach)


@kernel
def legs_meet(p: Piece, q: Piece, fixes: Fixes) -> int:
    """Tell whether two legs surely meet, or surely do not."""
    start, end = max(p.start, q.start), min(p.end, q.end)
    lower, upper = min(p.lower_1, p.lower_2) - SLACK_CM, max(p.upper_1, p.upper_2) + SLACK_CM
    if start >= end or lower > max(q.upper_1, q.upper_2) or upper < min(q.lower_1, q.lower_2) or _circles_apart(p, q):
        return APART
    gap = minus(_place(p, fixes, start), _place(q, fixes, start))
    way = minus(minus(_place(p, fixes, end), _place(q, fixes, end)), gap)
    a = dot(way, way)
    at = min(max(-dot(gap, way) / a, 0.0), 1.0) if a > 1e-9 else 0.0
    nearest = minus(gap, times(way, -at))
    squared, reach = dot(nearest, nearest), float(p.reach) + float(q.reach)
    if squared > (reach + SLACK_M + SPARE_M) * (reach + SLACK_M + SPARE_M):
        return APART
    is_level = max(p.lower_1, p.lower_2) <= min(q.upper_1, q.upper_2) and max(q.lower_1, q.lower_2) <= min(p.upper_1, p.upper_2)
    return TOGETHER if is_level and SPARE_M < reach < LONG_M and squared < (reach - SPARE_M) * (reach - SPARE_M) else PERHAPS


@kernel
def spans_meet(p: Span, q: Span, pieces: Pieces, v: Vertices, f: Fixes) -> bool:
    """Tell whether two spans that come near each other meet, piece by piece."""
    i, j, said = p.first, q.first, APART
    while i < p.first + p.count and j < q.first + q.count and said != TOGETHER:
        one, other = pieces[i], pieces[j]
        said = legs_meet(one, other, f) if one.kind == LEG and other.kind == LEG else PERHAPS
        if said == PERHAPS:
            said = TOGETHER if pieces_meet(one, v, f, other, v, f)[0] else APART
        if one.end <= other.end:
            i += 1
        else:
            j += 1
    return said == TOGETHER
