"""Making one meeting of many: bodies meet when any of their pieces do, and each pair is told once, in order.

The nearest place counts, and the first and the last moment.
"""

import numpy as np

from garant.space.compiled import maker
from garant.space.runs import Table


@maker
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
