"""The exact meeting of two pieces: whether, from when to when, where, and how close they come.

Three kinds of things come near each other: points (a disc's centre, a leg's moving point), and curves (the edges of an area, a corridor's
edge).

    point and point    a quadratic in time: the closest point of approach, not sampled
    point and curve    straight piece by straight piece
    curve and curve    as drawn in longitude and latitude for two areas; otherwise straight piece by straight piece

A kernel answers with a `Met`: closest_m between the bodies; start and end of the time during which they are within reach, altitudes and
windows counted; and when and at which point they are closest.
"""

from math import inf, sqrt
from typing import NamedTuple

from garant.space.compiled import inlined, kernel
from garant.space.curves import area_holds, curves_near, path_near_curve, segment_near_curve
from garant.space.earth import UNIT, Vector, arc_m, between, chord_of_arc_m, dot, ground, minus, onto_ground, times, up
from garant.space.piece import AREA, DISC, LEG, LINE, NEVER_MS, Fixes, Piece, Vertices
from garant.space.plane import areas_touch
from garant.space.straight import when_within, while_not_above

SLACK_M = 0.3
"""In doubt they meet: what the straight pieces and the roundings may be wrong by."""
SLACK_CM = 1.0
LONG_M = 100_000.0
"""From this reach on, the chord of a distance depends on its direction by more than a few centimetres."""
FLAT_M = 2_000.0
"""Below this reach the sag of a leg matters, and distances are taken level."""

Met = tuple[bool, float, int, int, int, float, float, float]
"""meets, closest_m, at_ms, start_ms, end_ms, x, y, z"""


class Sight(NamedTuple):
    """The time during which two pieces can meet: from `start_ms`, the seconds `first` to `last` after it, `span_s` to the end."""

    start_ms: int
    end_ms: int
    span_s: float
    first: float
    last: float


@kernel
def _level(value_1: float, value_2: float, piece: Piece, at_ms: int) -> float:
    """Give an altitude bound of a piece at an instant."""
    if value_1 == value_2:
        return float(value_1)
    return float(value_1 + (value_2 - value_1) * ((at_ms - piece.start) / (piece.end - piece.start)))


@inlined
def in_sight_after(p: Piece, q: Piece, since: int) -> Sight:
    """Find the same for what is not over by `since`: of what moves, the rest of the way counts."""
    is_still = p.kind != LEG and q.kind != LEG
    start, end = max(p.start, q.start), min(p.end, q.end)
    start = start if is_still else max(start, since)
    span = (end - start) * 1e-3
    above = min(p.lower_1, p.lower_2) > max(q.upper_1, q.upper_2) or min(q.lower_1, q.lower_2) > max(p.upper_1, p.upper_2)
    if start >= end or end <= since or above:
        return Sight(start, end, span, inf, -inf)
    if is_still:
        return Sight(start, end, span, 0.0, span)
    first, last = while_not_above(
        _level(p.lower_1, p.lower_2, p, start) - SLACK_CM,
        _level(p.lower_1, p.lower_2, p, end) - SLACK_CM,
        _level(q.upper_1, q.upper_2, q, start),
        _level(q.upper_1, q.upper_2, q, end),
        span,
    )
    then, until = while_not_above(
        _level(q.lower_1, q.lower_2, q, start) - SLACK_CM,
        _level(q.lower_1, q.lower_2, q, end) - SLACK_CM,
        _level(p.upper_1, p.upper_2, p, start),
        _level(p.upper_1, p.upper_2, p, end),
        span,
    )
    return Sight(start, end, span, max(first, then), min(last, until))


@kernel
def in_sight(p: Piece, q: Piece) -> Sight:
    """Find when two pieces are there at the same time and altitude; first > last for never."""
    return in_sight_after(p, q, NEVER_MS)


@kernel
def never(sight: Sight) -> Met:
    """Answer that they do not."""
    return False, inf, sight.start_ms, sight.start_ms, sight.end_ms, 0.0, 0.0, 0.0


@kernel
def _all_along(sight: Sight, closest: float, place: Vector) -> Met:
    """Answer for two pieces that do not move."""
    return True, closest, sight.start_ms, sight.start_ms, sight.end_ms, place[0], place[1], place[2]


@kernel
def _for_a_while(sight: Sight, closest: float, at: float, first: float, last: float, place: Vector) -> Met:
    """Answer in ms, outwards."""
    start = sight.start_ms + int(first * 1000)
    end = min(sight.end_ms, sight.start_ms + int(last * 1000) + 1)
    when = min(max(sight.start_ms + int(at * 1000 + 0.5), start), end)
    return True, closest, when, min(start, end), end, place[0], place[1], place[2]


@kernel
def _amid(p: Piece, here: Vector, q: Piece, there: Vector) -> Vector:
    """Give a point between two that is within reach of both pieces: nearer to the one that reaches less far."""
    reach = float(p.reach) + float(q.reach)
    return between(here, there, p.reach / reach if reach > 0 else 0.5)


@kernel
def _position(piece: Piece, fixes: Fixes, at_ms: int) -> Vector:
    """Give a point's place at an instant, on the chord of its leg."""
    if piece.kind == DISC:
        return piece.x, piece.y, piece.z
    i = piece.first
    a, b = (fixes[i, 0], fixes[i, 1], fixes[i, 2]), (fixes[i + 1, 0], fixes[i + 1, 1], fixes[i + 1, 2])
    return between(a, b, (at_ms - piece.start) / (piece.end - piece.start))


@kernel
def _points_meet(p: Piece, pf: Fixes, q: Piece, qf: Fixes, sight: Sight) -> Met:
    reach = float(p.reach) + float(q.reach)
    p_1, q_1 = _position(p, pf, sight.start_ms), _position(q, qf, sight.start_ms)
    if p.kind == DISC and q.kind == DISC:
        far = arc_m(p_1, q_1)
        closest = max(0.0, far - p.own - q.own)
        return _all_along(sight, closest, onto_ground(_amid(p, p_1, q, q_1))) if far <= reach + SLACK_M else never(sight)
    p_2, q_2 = _position(p, pf, sight.end_ms), _position(q, qf, sight.end_ms)
    gap, gap_2 = minus(p_1, q_1), minus(p_2, q_2)
    if reach < FLAT_M:
        n = up(p_1)
        gap, gap_2 = minus(gap, times(n, dot(gap, n))), minus(gap_2, times(n, dot(gap_2, n)))
    v = times(minus(gap_2, gap), 1 / sight.span_s)
    a, b, c = dot(v, v), dot(gap, v), dot(gap, gap)
    at = min(max(-b / a, sight.first), sight.last) if a > 1e-12 else sight.first
    least = max(0.0, a * at * at + 2 * b * at + c)
    if least > (reach + SLACK_M) * (reach + SLACK_M):
        return never(sight)
    here, there = onto_ground(between(p_1, p_2, at / sight.span_s)), onto_ground(between(q_1, q_2, at / sight.span_s))
    far = arc_m(here, there)
    if far > reach + SLACK_M:
        return never(sight)
    # The chord of the reach, measured from the one known pair of arc and chord: the closest, which lies in about the same direction.
    limit = sqrt(least) + max(0.0, chord_of_arc_m(reach) - chord_of_arc_m(far)) + 1e-6
    first, last = when_within(a, b, c, limit * limit, sight.first, sight.last)
    closest = max(0.0, far - p.own - q.own)
    return _for_a_while(sight, closest, at, min(first, at), max(last, at), _amid(p, here, q, there))


@kernel
def _disc_meets_curve(p: Piece, q: Piece, qv: Vertices, sight: Sight) -> Met:
    centre = (p.x, p.y, p.z)
    if q.kind == AREA and area_holds(qv, q.first, q.count, centre):
        return _all_along(sight, 0.0, centre)
    reach = float(p.reach) + float(q.reach)
    far, _, there = segment_near_curve(centre, centre, qv, q.first, q.count, reach + 2 * SLACK_M)
    if far == inf:
        return never(sight)
    far = arc_m(centre, there)
    return _all_along(sight, max(0.0, far - p.own), onto_ground(_amid(p, centre, q, there))) if far <= reach + SLACK_M else never(sight)


@kernel
def _vertex_of(piece: Piece, v: Vertices) -> Vector:
    return ground(v[piece.first, 0] * UNIT, v[piece.first, 1] * UNIT)


@kernel
def _curves_meet(p: Piece, pv: Vertices, q: Piece, qv: Vertices, sight: Sight) -> Met:
    reach = float(p.reach) + float(q.reach)
    if p.kind == AREA and q.kind == AREA:
        touch, lon, lat = areas_touch(pv, p.first, p.count, qv, q.first, q.count)
        if touch:
            return _all_along(sight, 0.0, ground(lon * UNIT, lat * UNIT))
        if reach == 0:
            return never(sight)
    elif p.kind == AREA and area_holds(pv, p.first, p.count, _vertex_of(q, qv)):
        return _all_along(sight, 0.0, _vertex_of(q, qv))
    elif q.kind == AREA and area_holds(qv, q.first, q.count, _vertex_of(p, pv)):
        return _all_along(sight, 0.0, _vertex_of(p, pv))
    far, here, there = curves_near(pv, p.first, p.count, qv, q.first, q.count, reach + 2 * SLACK_M)
    if far == inf:
        return never(sight)
    far = arc_m(here, there)
    return _all_along(sight, far, _amid(p, here, q, there)) if far <= reach + SLACK_M else never(sight)


@kernel
def _leg_meets_curve(p: Piece, pf: Fixes, q: Piece, qv: Vertices, sight: Sight) -> Met:
    reach = float(p.reach) + float(q.reach)
    start, end = _position(p, pf, sight.start_ms), _position(p, pf, sight.end_ms)
    one = onto_ground(between(start, end, sight.first / sight.span_s))
    two = onto_ground(between(start, end, sight.last / sight.span_s))
    limit = chord_of_arc_m(reach) + SLACK_M + reach * 2e-6
    far, at, here, there, come, go = path_near_curve(one, two, qv, q.first, q.count, limit)
    if reach > LONG_M and 0 < far < inf:  # as between points: once more, with the reach measured from the closest approach
        limit = far + max(0.0, chord_of_arc_m(reach) - chord_of_arc_m(arc_m(here, there))) + 1e-6
        far, at, here, there, come, go = path_near_curve(one, two, qv, q.first, q.count, limit)
    if q.kind == AREA and area_holds(qv, q.first, q.count, one):
        far, at, here, there, come, go = 0.0, 0.0, one, one, 0.0, max(go, 0.0)
    if q.kind == AREA and area_holds(qv, q.first, q.count, two):
        far, at, here, there, come, go = (0.0, 1.0, two, two, min(come, 1.0), 1.0) if far > 0 else (far, at, here, there, come, 1.0)
    if far == inf or (far > 0 and arc_m(here, there) > reach + SLACK_M):
        return never(sight)
    width = sight.last - sight.first
    closest = arc_m(here, there) if far > 0 else 0.0
    moments = (sight.first + at * width, sight.first + min(come, at) * width, sight.first + max(go, at) * width)
    return _for_a_while(sight, closest, moments[0], moments[1], moments[2], _amid(p, here, q, there))


@kernel
def meet_in_sight(p: Piece, pv: Vertices, pf: Fixes, q: Piece, qv: Vertices, qf: Fixes, sight: Sight) -> Met:
    """Tell how two pieces meet while they are in sight; each with the arrays that its rows are in."""
    p_is_curve, q_is_curve = p.kind in (AREA, LINE), q.kind in (AREA, LINE)
    if p_is_curve and q_is_curve:
        return _curves_meet(p, pv, q, qv, sight)
    if p_is_curve:
        return _disc_meets_curve(q, p, pv, sight) if q.kind == DISC else _leg_meets_curve(q, qf, p, pv, sight)
    if q_is_curve:
        return _disc_meets_curve(p, q, qv, sight) if p.kind == DISC else _leg_meets_curve(p, pf, q, qv, sight)
    return _points_meet(p, pf, q, qf, sight)


@kernel
def pieces_meet(p: Piece, pv: Vertices, pf: Fixes, q: Piece, qv: Vertices, qf: Fixes) -> Met:
    """Tell how two pieces meet, whenever that is."""
    sight = in_sight(p, q)
    return never(sight) if sight.first > sight.last else meet_in_sight(p, pv, pf, q, qv, qf, sight)
