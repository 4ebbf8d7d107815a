"""Instants in order, each with its owner: how many come before a given one, and whose have come by now.

    order      of one tally, starts or ends, its blocks in the order of time: least instant, which block, how many are in it
    instants   blocks of instants, in no order within a block
    owners     whose they are, at the same places

A window overlaps another unless it starts at or after the other's end, or ends at or before its start; so two counts of instants are
enough. A block that is full is cut in two; the caller (`holding`) makes room.

The first block of each tally is not in the order: there lie the latest. When it is full, all of them are settled at once, sorted, so that
one finds what the one before has brought from memory.
"""

from typing import Any

from garant.space.compiled import kernel

STARTS, ENDS = 0, 1
BLOCK = 256
LEAST, WHICH, FILL = 0, 1, 2
"""Columns of `order`."""
BLOCKS, SPARE, USED, LATEST = 0, 2, 3, 4
"""Places in `counts`: how many blocks in order either tally has; the head of the list of spare blocks; how many were ever used; how many
instants are in the block of either tally's latest, which has its number.
"""
COUNTS = 6

Table = Any


@kernel
def _last_from(order: Table, blocks: int, at: int) -> int:
    """Give the last block whose least instant is not after one, or the first block."""
    low, high = 0, blocks
    while high - low > 1:
        middle = (low + high) // 2
        if order[middle, LEAST] <= at:
            low = middle
        else:
            high = middle
    return low


@kernel
def _follow(order: Table, place: int, other: int) -> None:
    """Put in a place of the order what is in another."""
    for column in range(LEAST, FILL + 1):
        order[place, column] = order[other, column]


@kernel
def _open(order: Table, instants: Table, counts: Table, which: int, place: int, least: int) -> int:
    """Put an empty block in at a place of the order."""
    block = counts[SPARE]
    if block < 0:
        block = counts[USED]
        counts[USED] += 1
    else:
        counts[SPARE] = instants[block, 0]
    for k in range(counts[BLOCKS + which], place, -1):
        _follow(order, k, k - 1)
    order[place, LEAST], order[place, WHICH], order[place, FILL] = least, block, 0
    counts[BLOCKS + which] += 1
    return int(block)


@kernel
def sort_with(keys: Table, carried: Table) -> None:
    """Sort keys in their place (Shell's way), and carry along what belongs to them; that may be the keys themselves."""
    gap = 1
    while gap < keys.shape[0] // 3:
        gap = 3 * gap + 1
    while gap:
        for k in range(gap, keys.shape[0]):
            key, load, at = keys[k], carried[k], k
            while at >= gap and keys[at - gap] > key:
                keys[at], carried[at] = keys[at - gap], carried[at - gap]
                at -= gap
            keys[at], carried[at] = key, load
        gap //= 3


@kernel
def _cut(order: Table, instants: Table, owners: Table, counts: Table, which: int, place: int) -> None:
    """Cut a full block in two: the later half moves out."""
    old, middle = order[place, WHICH], BLOCK // 2
    sort_with(instants[old], owners[old])
    new = _open(order, instants, counts, which, place + 1, instants[old, middle])
    for k in range(middle):
        instants[new, k], owners[new, k] = instants[old, middle + k], owners[old, middle + k]
    order[place, FILL], order[place + 1, FILL] = middle, middle


@kernel
def count_in(instants: Table, owners: Table, counts: Table, which: int, at: int, owner: int) -> None:
    """Put an instant in, where there is room among the latest."""
    fill = counts[LATEST + which]
    instants[which, fill], owners[which, fill] = at, owner
    counts[LATEST + which] = fill + 1


@kernel
def settle(order: Table, instants: Table, owners: Table, counts: Table, which: int) -> bool:
    """Make room among the latest, if there is none; false: first there must be room for one more block."""
    if counts[LATEST + which] < BLOCK:
        return True
    sort_with(instants[which], owners[which])
    while counts[LATEST + which]:
        if counts[USED] == instants.shape[0] or counts[BLOCKS + which] == order.shape[0]:
            return False
        last = counts[LATEST + which] - 1
        _file(order, instants, owners, counts, which, instants[which, last], owners[which, last])
        counts[LATEST + which] = last
    return True


@kernel
def _file(order: Table, instants: Table, owners: Table, counts: Table, which: int, at: int, owner: int) -> None:
    """Put an instant into its block."""
    if counts[BLOCKS + which] == 0:
        _open(order, instants, counts, which, 0, at)
    place = _last_from(order, counts[BLOCKS + which], at)
    if order[place, FILL] == BLOCK:
        _cut(order, instants, owners, counts, which, place)
        place = _last_from(order, counts[BLOCKS + which], at)
    block, fill = order[place, WHICH], order[place, FILL]
    instants[block, fill], owners[block, fill] = at, owner
    order[place, FILL] = fill + 1
    order[place, LEAST] = min(at, order[place, LEAST])


@kernel
def count_out(order: Table, instants: Table, owners: Table, counts: Table, which: int, at: int, owner: int) -> None:
    """Take an owner's instant out: it is among the latest, or in one of the blocks that begin with it, or in the one before."""
    if _is_taken(instants, owners, which, counts[LATEST + which], owner):
        counts[LATEST + which] -= 1
        return
    place = _last_from(order, counts[BLOCKS + which], at)
    while True:
        block, fill = order[place, WHICH], order[place, FILL]
        if _is_taken(instants, owners, block, fill, owner):
            order[place, FILL] = fill - 1
            if fill == 1:
                _close(order, instants, counts, which, place)
            return
        place -= 1


@kernel
def _is_taken(instants: Table, owners: Table, block: int, fill: int, owner: int) -> bool:
    """Take an owner's instant out of a block in which there are so many, if it is there: the last one moves into its place."""
    for k in range(fill):
        if owners[block, k] == owner:
            instants[block, k], owners[block, k] = instants[block, fill - 1], owners[block, fill - 1]
            return True
    return False


@kernel
def _close(order: Table, instants: Table, counts: Table, which: int, place: int) -> None:
    """Take an empty block out of the order."""
    block = order[place, WHICH]
    instants[block, 0], counts[SPARE] = counts[SPARE], block
    counts[BLOCKS + which] -= 1
    for k in range(place, counts[BLOCKS + which]):
        _follow(order, k, k + 1)


@kernel
def count_below(order: Table, instants: Table, counts: Table, which: int, at: int) -> int:
    """Count the instants before one."""
    total, blocks = _count_in_block(instants, which, counts[LATEST + which], at), counts[BLOCKS + which]
    if blocks == 0:
        return total
    place = _last_from(order, blocks, at - 1)
    for k in range(place):
        total += order[k, FILL]
    return total + _count_in_block(instants, order[place, WHICH], order[place, FILL], at)


@kernel
def _count_in_block(instants: Table, block: int, fill: int, at: int) -> int:
    total = 0
    for k in range(fill):
        total += instants[block, k] < at
    return total


@kernel
def owners_until(order: Table, instants: Table, owners: Table, counts: Table, which: int, at: int, out: Table) -> int:
    """List whose instants have come by one; give how many, at most what `out` holds."""
    n = _list_block(instants, owners, which, counts[LATEST + which], at, out, 0)
    for place in range(counts[BLOCKS + which]):
        if order[place, LEAST] > at:
            break
        n = _list_block(instants, owners, order[place, WHICH], order[place, FILL], at, out, n)
    return n


@kernel
def _list_block(instants: Table, owners: Table, block: int, fill: int, at: int, out: Table, n: int) -> int:
    for k in range(fill):
        if instants[block, k] <= at and n < out.shape[0]:
            out[n] = owners[block, k]
            n += 1
    return n
