"""Whether two spans meet: by their motion and their circles, leg by leg only where these leave a doubt.

What is said here is what `meeting.pieces_meet` would say of the pieces; that is asked wherever neither a safe distance nor a safe overlap
answers. How they meet is told later (`telling`), for those alone that do.
"""

from typing import Any

from garant.space.compiled import inlined, kernel
from garant.space.earth import Vector, dot, minus, times
from garant.space.meeting import LONG_M, SLACK_CM, SLACK_M, in_sight, pieces_meet
from garant.space.piece import LEG, Fixes, Piece, Pieces, Vertices
from garant.space.span import SPARE_M

SURE_M = 100_000.0
"""Up to here an arc is less than a metre longer than its chord, which the inner circles have to spare."""
APART, TOGETHER, PERHAPS = -1, 1, 0


@kernel
def surely_overlap(p: Any, q: Any) -> bool:
    """Tell whether what two surely cover overlaps (spans or pieces that do not move)."""
    sure = float(p.inner) + float(q.inner)
    x, y, z = float(p.x) - float(q.x), float(p.y) - float(q.y), float(p.z) - float(q.z)
    return bool(p.inner > 0 and q.inner > 0 and sure < SURE_M and x * x + y * y + z * z <= sure * sure)


@inlined
def _place(leg: Piece, fixes: Fixes, at_ms: int) -> Vector:
    i, share = leg.first, (at_ms - leg.start) / (leg.end - leg.start)
    x, y, z = fixes[i, 0], fixes[i, 1], fixes[i, 2]
    return x + (fixes[i + 1, 0] - x) * share, y + (fixes[i + 1, 1] - y) * share, z + (fixes[i + 1, 2] - z) * share


@kernel
def _circles_apart(p: Piece, q: Piece) -> bool:
    x, y, z, reach = p.x - q.x, p.y - q.y, p.z - q.z, float(p.outer) + float(q.outer)
    return bool(x * x + y * y + z * z > reach * reach)


@inlined
def legs_meet(p: Piece, q: Piece, fixes: Fixes) -> int:
    """Tell whether two legs surely meet, or surely do not."""
    start, end = max(p.start, q.start), min(p.end, q.end)
    lower, upper = min(p.lower_1, p.lower_2) - SLACK_CM, max(p.upper_1, p.upper_2) + SLACK_CM
    if start >= end or lower > max(q.upper_1, q.upper_2) or upper < min(q.lower_1, q.lower_2) or _circles_apart(p, q):
        return APART
    is_level = max(p.lower_1, p.lower_2) <= min(q.upper_1, q.upper_2) and max(q.lower_1, q.lower_2) <= min(p.upper_1, p.upper_2)
    first, last = 0.0, 1.0
    if not is_level:
        sight = in_sight(p, q)
        first, last = sight.first / sight.span_s, sight.last / sight.span_s
        if first > last:
            return APART
    gap = minus(_place(p, fixes, start), _place(q, fixes, start))
    way = minus(minus(_place(p, fixes, end), _place(q, fixes, end)), gap)
    a = dot(way, way)
    at = min(max(-dot(gap, way) / a, first), last) if a > 1e-9 else first
    nearest = minus(gap, times(way, -at))
    squared, reach = dot(nearest, nearest), float(p.reach) + float(q.reach)
    if squared > (reach + SLACK_M + SPARE_M) * (reach + SLACK_M + SPARE_M):
        return APART
    return TOGETHER if SPARE_M < reach < LONG_M and squared < (reach - SPARE_M) * (reach - SPARE_M) else PERHAPS


@inlined
def spans_meet(
    first: int, count: int, other: int, others: int, pieces: Pieces, v: Vertices, f: Fixes, come_ms: float, go_ms: float
) -> bool:
    """Tell whether two spans that are near each other for a while, at most, meet then, piece by piece."""
    i, j, said = first, other, APART
    while i < first + count and j < other + others and said != TOGETHER:
        one, two = pieces[i], pieces[j]
        end = min(one.end, two.end)
        if end >= come_ms:
            if max(one.start, two.start) > go_ms:
                return False
            said = legs_meet(one, two, f) if one.kind == LEG and two.kind == LEG else PERHAPS
            if said == PERHAPS:
                said = TOGETHER if pieces_meet(one, v, f, two, v, f)[0] else APART
        if one.end <= two.end:
            i += 1
        else:
            j += 1
    return said == TOGETHER
