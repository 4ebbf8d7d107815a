"""Putting pairs in order: each pair of bodies once, by the first and then by the second, in time proportional to their number.

A pair of bodies is found by several pairs of spans perhaps. They are sorted by counting, first by the second owner, then by the first.
"""

from typing import Any

import numpy as np

from garant.space.compiled import maker

Owners = Any
"""int32 array: the owner of each span."""
Links = Any
"""int32 array, shape (n, 2): two spans that meet, that of the lower owner first."""


@maker
def _sorted(links: Links, side: int, owners: Owners, count: int) -> Links:
    """Sort by the owners on one side; among equals the order stays."""
    ends = np.zeros(count + 1, np.int64)
    for i in range(links.shape[0]):
        ends[owners[links[i, side]] + 1] += 1
    ends = np.cumsum(ends)
    done = np.empty_like(links)
    for i in range(links.shape[0]):
        owner = owners[links[i, side]]
        done[ends[owner], 0], done[ends[owner], 1] = links[i, 0], links[i, 1]
        ends[owner] += 1
    return done


@maker
def _distinct(links: Links, owners: Owners) -> tuple[Owners, Owners, Any]:
    """Give the pairs of owners, and where the links of each begin; at the end also where the last ones end."""
    count, n = links.shape[0], 0
    first, second, begins = np.empty(count, np.int32), np.empty(count, np.int32), np.empty(count + 1, np.int64)
    for i in range(count):
        one, other = owners[links[i, 0]], owners[links[i, 1]]
        if n == 0 or first[n - 1] != one or second[n - 1] != other:
            first[n], second[n], begins[n] = one, other, i
            n += 1
    begins[n] = count
    return first[:n], second[:n], begins[: n + 1]


@maker
def in_order(links: Links, owners: Owners, count: int) -> tuple[Links, Owners, Owners, Any]:
    """Sort links by the pairs of owners, of which there are up to `count`; give them, the pairs, and where the links of each begin."""
    links = _sorted(_sorted(links, 1, owners, count), 0, owners, count)
    first, second, begins = _distinct(links, owners)
    return links, first, second, begins
