"""Whom does a piece meet, of those that are near? The circles know it of many; the rest is for the exact test.

In three rounds, each over all that are left, so that the waits for memory fall together: read the rows; let windows, altitudes and inner
circles decide; test exactly.
"""

from typing import Any

import numpy as np

from garant.space.compiled import inlined, kernel
from garant.space.handing import Table
from garant.space.kept import opened
from garant.space.meeting import Met, in_sight_after, meet_in_sight
from garant.space.outline import NOT_PLAIN, is_plain, outlines_touch, plain_box
from garant.space.piece import AREA, Fixes, Piece, Vertices
from garant.space.prefetch import fetch, fetch_at, fetch_rows

SURE_M = 100_000.0
"""Up to here an arc is less than a metre longer than its chord, which the inner circles have to spare."""

MOST_VERTICES = 32
"""Of one outline so many are asked for."""

MEETING = np.dtype(
    [("owner", "i8"), ("closest", "f8"), ("at", "i8"), ("start", "i8"), ("end", "i8"), ("x", "f8"), ("y", "f8"), ("z", "f8")]
)


@kernel
def _note(out: Any, n: int, owner: int, met: Met) -> int:
    """Write down a meeting, if there is room; give how many there are now."""
    if n < out.shape[0]:
        out[n].owner, out[n].closest, out[n].at, out[n].start, out[n].end = owner, met[1], met[2], met[3], met[4]
        out[n].x, out[n].y, out[n].z = met[5], met[6], met[7]
    return n + 1


@kernel
def _surely_meet(q: Piece, e: Piece) -> bool:
    """Tell whether the inner circles of two meet, so that they do if they are there at the same time and altitude."""
    sure = float(e.inner) + float(q.inner)
    dx, dy, dz = float(e.x) - float(q.x), float(e.y) - float(q.y), float(e.z) - float(q.z)
    return 0 < sure < SURE_M and dx * dx + dy * dy + dz * dz <= sure * sure


@kernel
def _sure_meeting(q: Piece, e: Piece) -> Met:
    """Give the meeting of two that surely do: at a point that lies in both inner circles."""
    share = min(1.0, max(0.0, float(q.inner)) / (float(e.inner) + float(q.inner)))
    dx, dy, dz = float(e.x) - float(q.x), float(e.y) - float(q.y), float(e.z) - float(q.z)
    start, end = max(e.start, q.start), min(e.end, q.end)
    return True, 0.0, start, start, end, q.x + dx * share, q.y + dy * share, q.z + dz * share


@inlined
def owners_met(q: Piece, qv: Vertices, qf: Fixes, since: int, table: Table, listed: int, n: int) -> int:
    """Add the owners of those, of the pieces listed in `near`, that a piece meets after `since`; give how many there are by now."""
    kept = opened(table)
    pieces, v, f, near, found, names = kept.pieces, kept.vertices, kept.fixes, kept.near, kept.found, kept.names
    left, sure = 0, n
    for k in range(listed):
        i = near[k]
        one = pieces[i]
        sight = in_sight_after(q, one, since)
        if sight.first > sight.last:
            continue
        fetch(names, one.owner)
        if _surely_meet(q, one):
            found[n] = one.owner
            n += 1
            continue
        near[left] = i
        left += 1
        if one.kind == AREA:
            fetch_rows(v, one.first, one.first + min(one.count, MOST_VERTICES))
    for k in range(sure, n):
        fetch_at(names[found[k]])
    its = plain_box(qv, q.first, q.count) if q.kind == AREA else NOT_PLAIN
    for k in range(left):
        one = pieces[near[k]]
        that = plain_box(v, one.first, one.count) if is_plain(its) and one.kind == AREA else NOT_PLAIN
        if is_plain(that) and q.reach + one.reach == 0:
            meets = outlines_touch(qv, q.first, q.count, its, v, one.first, one.count, that)
        else:
            meets = meet_in_sight(q, qv, qf, one, v, f, in_sight_after(q, one, since))[0]
        if meets:
            found[n] = one.owner
            fetch_at(names[one.owner])
            n += 1
    return n


@kernel
def note_met(q: Piece, qv: Vertices, qf: Fixes, since: int, table: Table, listed: int, out: Any, n: int) -> int:
    """Write down the meetings of a piece with those listed in `near`; give how many there are by now, perhaps more than `out` holds."""
    kept = opened(table)
    pieces, v, f, near = kept.pieces, kept.vertices, kept.fixes, kept.near
    for k in range(listed):
        one = pieces[near[k]]
        sight = in_sight_after(q, one, since)
        if sight.first <= sight.last:
            met = _sure_meeting(q, one) if _surely_meet(q, one) else meet_in_sight(q, qv, qf, one, v, f, sight)
            n = _note(out, n, one.owner, met) if met[0] else n
    return n
