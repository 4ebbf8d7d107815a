"""How pairs meet, told for those that do: the nearest place of all their pieces, the first and the last moment."""

from typing import Any

import numpy as np

from garant.space.approach import surely_overlap
from garant.space.compiled import kernel, maker
from garant.space.crowd import Crowd
from garant.space.meeting import Met, in_sight, pieces_meet
from garant.space.pairing import Links
from garant.space.piece import Piece
from garant.space.span import Span

RECORD = np.dtype([("owner", "i8"), ("closest", "f8"), ("at", "i8"), ("start", "i8"), ("end", "i8"), ("x", "f8"), ("y", "f8"), ("z", "f8")])
"""What is told of a pair: `owner` is the second one; m, ms, and a place."""
Records = Any


@kernel
def _pieces_met(p: Piece, q: Piece, crowd: Crowd) -> Met:
    """Tell how two pieces meet: where both surely cover the ground without looking further."""
    sight = in_sight(p, q)
    if sight.first <= sight.last and surely_overlap(p, q):
        share = float(p.inner) / (float(p.inner) + float(q.inner))
        place = p.x + (q.x - p.x) * share, p.y + (q.y - p.y) * share, p.z + (q.z - p.z) * share
        return True, 0.0, sight.start_ms, sight.start_ms, sight.end_ms, place[0], place[1], place[2]
    return pieces_meet(p, crowd.vertices, crowd.fixes, q, crowd.vertices, crowd.fixes)


@kernel
def _take(record: Any, met: Met) -> None:
    """Take one meeting of pieces into that of their bodies."""
    record.start, record.end = min(record.start, met[3]), max(record.end, met[4])
    if met[1] < record.closest or (met[1] == record.closest and met[2] < record.at):
        record.closest, record.at, record.x, record.y, record.z = met[1], met[2], met[5], met[6], met[7]


@kernel
def _tell_spans(p: Span, q: Span, crowd: Crowd, record: Any) -> None:
    """Take in how the pieces of two spans meet, going along both in the order of time."""
    i, j = p.first, q.first
    while i < p.first + p.count and j < q.first + q.count:
        one, other = crowd.pieces[i], crowd.pieces[j]
        met = _pieces_met(one, other, crowd)
        if met[0]:
            _take(record, met)
        if one.end <= other.end:
            i += 1
        else:
            j += 1


@maker
def tell(which: Any, links: Links, begins: Any, spans: Any, crowd: Crowd) -> Records:
    """Tell how some pairs meet, by their numbers."""
    records = np.empty(which.shape[0], RECORD)
    for n, pair in enumerate(which):
        record = records[n]
        record.owner = spans[links[begins[pair], 1]].owner
        record.closest, record.at, record.start, record.end = np.inf, 2**62, 2**62, -(2**62)
        for link in range(begins[pair], begins[pair + 1]):
            _tell_spans(spans[links[link, 0]], spans[links[link, 1]], crowd, record)
    return records
