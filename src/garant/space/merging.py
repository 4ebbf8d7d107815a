"""Making one meeting of many: bodies meet when any of their pieces do, and each pair is told once, in order.

The nearest place counts, and the first and the last moment.
"""

import numpy as np

from garant.space.compiled import kernel
from garant.space.grid import Table


@kernel
def merge(out: Table, n: int) -> int:
    """Make one meeting of each owner's: the nearest place (in whatever order they were found), the first and the last moment; by owner."""
    order = np.argsort(out["owner"][:n])
    old = out[:n].copy()
    last = -1
    for i in order:
        one = old[i]
        if last >= 0 and out[last].owner == one.owner:
            out[last].start, out[last].end = min(out[last].start, one.start), max(out[last].end, one.end)
            best = out[last]
            if (one.closest, one.at, one.x, one.y, one.z) < (best.closest, best.at, best.x, best.y, best.z):
                out[last].closest, out[last].at, out[last].x, out[last].y, out[last].z = one.closest, one.at, one.x, one.y, one.z
        else:
            last += 1
            out[last] = one
    return last + 1


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
