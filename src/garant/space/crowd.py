"""Kernels for whole crowds: asking for many pieces in one call, and putting millions of pairs in order."""

import numpy as np

from garant.space.compiled import kernel
from garant.space.grid import EMPTY, Table, candidates, home_of_piece, judge
from garant.space.piece import FAR_MS, Fixes, Pieces, Vertices


@kernel
def homes(pieces: Pieces, used: int) -> Table:
    """Give the key of each piece's cell; the largest number for those that are gone."""
    keys = np.full(used, FAR_MS, np.int64)
    for i in range(used):
        if pieces[i].owner != EMPTY:
            keys[i] = home_of_piece(pieces[i])
    return keys


@kernel
def ask_some(
    order: Table, first: int, until: int, pieces: Pieces, v: Vertices, f: Fixes, cells: Table, entries: Table, counts: Table, near: Table,
    asking: Table, out: Table,
) -> tuple[int, int, int]:  # fmt: skip
    """Ask for the pieces order[first:until], each about later owners alone.

    Gives the first place in `order` that was not asked for want of room, how many meetings were written, and how much room `near` needs.
    """
    n = 0
    for k in range(first, until):
        q = pieces[order[k]]
        listed = candidates(q, cells, entries, counts, -FAR_MS, q.owner, near)
        if listed > near.shape[0]:
            return k, n, listed
        before = n
        for i in range(listed):
            n = judge(q, v, f, pieces, v, f, entries[near[i]], out, n)
        if n > out.shape[0]:
            return k, before, listed
        for i in range(before, n):
            asking[i] = q.owner
    return until, n, 0


@kernel
def sorted_pairs(first: Table, records: Table, owners: int) -> tuple[Table, Table]:
    """Put meetings in the order of their pairs (first, then `owner`), and make one of each pair's."""
    starts = np.zeros(owners + 1, np.int64)
    for i in range(first.shape[0]):
        starts[first[i] + 1] += 1
    starts = np.cumsum(starts)
    places, ends = np.empty(first.shape[0], np.int64), starts[:-1].copy()
    for i in range(first.shape[0]):
        at = ends[first[i]]
        ends[first[i]] += 1
        while at > starts[first[i]] and records[places[at - 1]].owner > records[i].owner:
            places[at] = places[at - 1]
            at -= 1
        places[at] = i
    firsts, merged = np.empty_like(first), np.empty_like(records)
    last = -1
    for i in places:
        one = records[i]
        if last >= 0 and firsts[last] == first[i] and merged[last].owner == one.owner:
            merged[last].start, merged[last].end = min(merged[last].start, one.start), max(merged[last].end, one.end)
            if one.closest < merged[last].closest or (one.closest == merged[last].closest and one.at < merged[last].at):
                merged[last].closest, merged[last].at = one.closest, one.at
                merged[last].x, merged[last].y, merged[last].z = one.x, one.y, one.z
        else:
            last += 1
            firsts[last], merged[last] = first[i], one
    return firsts[: last + 1], merged[: last + 1]
