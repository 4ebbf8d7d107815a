"""How far pieces reach: a centre, a circle around it that holds all of the piece, and one that the piece surely covers.

Most questions are answered by these circles alone: far apart, or surely touching.
"""

from math import asin

from garant.space.compiled import kernel
from garant.space.curves import area_holds
from garant.space.earth import RADIUS_M, UNIT, Vector, chord_m, ground, onto_ground, plus, times
from garant.space.piece import AREA, DISC, LEG, NEVER, Fixes, Pieces, Vertices
from garant.space.straight import SAG_M, point_to_segment_m, straights_of_edge

SPARE_M = 2.0
"""What rounding to the precision of the index may take from a circle, or add to it."""


@kernel
def arc_at_most_m(chord: float) -> float:
    """Give a length along the ground that no two points with this chord exceed."""
    return 2 * RADIUS_M * 1.004 * asin(min(1.0, chord / (2 * RADIUS_M * 0.996)))


@kernel
def _centre(v: Vertices, first: int, count: int) -> Vector:
    total = (0.0, 0.0, 0.0)
    for i in range(first, first + count):
        total = plus(total, ground(v[i, 0] * UNIT, v[i, 1] * UNIT))
    squared = total[0] * total[0] + total[1] * total[1] + total[2] * total[2]
    return onto_ground(total) if squared > 1.0 else ground(v[first, 0] * UNIT, v[first, 1] * UNIT)


@kernel
def _circles(v: Vertices, first: int, count: int, centre: Vector) -> tuple[float, float]:
    """Give chords from the centre: one beyond everything on a curve, and one short of everything on it."""
    far, near = 0.0, 4 * RADIUS_M
    start, a = first, ground(v[first, 0] * UNIT, v[first, 1] * UNIT)
    for i in range(first, first + count - 1):
        b = ground(v[i + 1, 0] * UNIT, v[i + 1, 1] * UNIT)
        if i > start and v[i, 0] == v[start, 0] and v[i, 1] == v[start, 1]:
            start = i + 1
        else:
            n = straights_of_edge(float(v[i, 0]), float(v[i, 1]), float(v[i + 1, 0]), float(v[i + 1, 1]))
            bulge = SAG_M * n * n
            far = max(far, max(chord_m(centre, a), chord_m(centre, b)) + bulge)
            near = min(near, point_to_segment_m(centre, a, b) - bulge)
        a = b
    return far, near


@kernel
def _measure_curve(pieces: Pieces, i: int, v: Vertices) -> None:
    piece = pieces[i]
    centre = _centre(v, piece.first, piece.count)
    far, near = _circles(v, piece.first, piece.count, centre)
    pieces[i].x, pieces[i].y, pieces[i].z = centre
    pieces[i].outer = arc_at_most_m(far) + piece.reach + SPARE_M
    covers = piece.kind == AREA and near > 2 * SPARE_M and area_holds(v, piece.first, piece.count, centre)
    pieces[i].inner = near - 2 * SPARE_M if covers else NEVER


@kernel
def _measure_leg(pieces: Pieces, i: int, fixes: Fixes) -> None:
    piece = pieces[i]
    j = piece.first
    a, b = (fixes[j, 0], fixes[j, 1], fixes[j, 2]), (fixes[j + 1, 0], fixes[j + 1, 1], fixes[j + 1, 2])
    centre = onto_ground(times(plus(a, b), 0.5))
    pieces[i].x, pieces[i].y, pieces[i].z = centre
    pieces[i].outer = arc_at_most_m(max(chord_m(centre, a), chord_m(centre, b))) + piece.reach + SPARE_M
    pieces[i].inner = NEVER


@kernel
def measure(pieces: Pieces, v: Vertices, fixes: Fixes) -> None:
    """Write centre and circles into pieces that are otherwise complete. A disc's centre is its one row of `v`."""
    for i in range(pieces.shape[0]):
        if pieces[i].kind == LEG:
            _measure_leg(pieces, i, fixes)
        elif pieces[i].kind == DISC:
            j = pieces[i].first
            pieces[i].x, pieces[i].y, pieces[i].z = ground(v[j, 0] * UNIT, v[j, 1] * UNIT)
            pieces[i].outer = pieces[i].reach + SPARE_M
            pieces[i].inner = pieces[i].reach - SPARE_M
        else:
            _measure_curve(pieces, i, v)
