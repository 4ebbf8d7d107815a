"""The live index as kernels: one call holds a body against all that is live, and one puts it in; one call does both.

All that is kept lies in a few long arrays (`kept`); one table says where. Nothing here allocates. Where there is no room nothing is done,
`SHORT` is given, and `totals` says how much is wanted.
"""

from typing import Any

from garant.space import tally
from garant.space.cells import home_of
from garant.space.compiled import inlined, kernel
from garant.space.handing import Table
from garant.space.judging import note_met, owners_met
from garant.space.kept import opened
from garant.space.mark import LANES
from garant.space.piece import LEG, Fixes, Pieces, Vertices
from garant.space.probing import near_pieces
from garant.space.runs import CELL, EMPTY, KEYS, TOTALS, USED, add, open_cell, place_of, remove, room_wanted

PIECES, VERTICES, FIXES, LIVE = TOTALS, TOTALS + 1, TOTALS + 2, TOTALS + 3
"""Places in `totals`: rows that are in use or waste; pieces that are live."""
MARKS_WANTED, NEAR_WANTED = TOTALS + 4, TOTALS + 5
TALLY = TOTALS + 6
LENGTH = TALLY + tally.COUNTS
SHORT = -1
"""The answer where there is no room."""
FULL = 0.7
"""So much of a hash table may be in use."""


@inlined
def find(query: Pieces, qv: Vertices, qf: Fixes, now: int, table: Table) -> int:
    """Find the owners that a body meets after `now`: each once, in order."""
    kept = opened(table)
    n = 0
    for i in range(query.shape[0]):
        listed = near_pieces(query[i], max(query[i].start, now), table)
        if listed > kept.near.shape[0] or n + listed > kept.found.shape[0]:
            kept.totals[NEAR_WANTED] = n + listed
            return SHORT
        n = owners_met(query[i], qv, qf, now, table, listed, n)
    return _once(kept.found, n)


@kernel
def _once(found: Any, n: int) -> int:
    """Put owners in order, each once; give how many remain."""
    if n < 2:
        return n
    tally.sort_with(found[:n], found[:n])
    last = 0
    for k in range(1, n):
        if found[k] != found[last]:
            last += 1
            found[last] = found[k]
    return last + 1


@kernel
def find_meetings(query: Pieces, qv: Vertices, qf: Fixes, now: int, out: Any, table: Table) -> int:
    """Find the meetings (MEETING records) of a body's pieces after `now`; give how many there are."""
    kept = opened(table)
    n = 0
    for i in range(query.shape[0]):
        listed = near_pieces(query[i], max(query[i].start, now), table)
        if listed > kept.near.shape[0]:
            kept.totals[NEAR_WANTED] = listed
            return SHORT
        n = note_met(query[i], qv, qf, now, table, listed, out, n)
    kept.totals[NEAR_WANTED] = n
    return n if n <= out.shape[0] else SHORT


@kernel
def _window(body: Pieces) -> tuple[int, int]:
    start, end = body[0].start, body[0].end
    for i in range(1, body.shape[0]):
        start, end = min(start, body[i].start), max(end, body[i].end)
    return start, end


@inlined
def _copy(body: Pieces, bv: Vertices, bf: Fixes, owner: int, table: Table) -> None:
    """Copy a body's rows to behind the others."""
    kept = opened(table)
    totals, pieces, v, f = kept.totals, kept.pieces, kept.vertices, kept.fixes
    first, vertex, fix = totals[PIECES], totals[VERTICES], totals[FIXES]
    for i in range(bv.shape[0]):
        v[vertex + i, 0], v[vertex + i, 1] = bv[i, 0], bv[i, 1]
    for i in range(bf.shape[0]):
        f[fix + i, 0], f[fix + i, 1], f[fix + i, 2] = bf[i, 0], bf[i, 1], bf[i, 2]
    for i in range(body.shape[0]):
        pieces[first + i] = body[i]
        pieces[first + i].owner = owner
        pieces[first + i].first += fix if body[i].kind == LEG else vertex
    kept.owners[owner, 0], kept.owners[owner, 1] = first, body.shape[0]
    totals[PIECES], totals[VERTICES], totals[FIXES] = first + body.shape[0], vertex + bv.shape[0], fix + bf.shape[0]
    totals[LIVE] += body.shape[0]


@inlined
def _is_full(body: Pieces, bv: Vertices, bf: Fixes, owner: int, table: Table) -> bool:
    """Tell whether any array but that of marks is too short for one body more."""
    kept, count = opened(table), body.shape[0]
    totals, counts = kept.totals, kept.totals[TALLY:]
    is_full = totals[PIECES] + count > kept.pieces.shape[0] or totals[VERTICES] + bv.shape[0] > kept.vertices.shape[0]
    is_full |= totals[FIXES] + bf.shape[0] > kept.fixes.shape[0] or owner >= kept.owners.shape[0] or 2 * count > kept.near.shape[0]
    is_full |= totals[KEYS] + count > FULL * kept.keys.shape[0]
    is_full |= not tally.settle(kept.starts, kept.instants, kept.whose, counts, tally.STARTS)
    return bool(is_full or not tally.settle(kept.ends, kept.instants, kept.whose, counts, tally.ENDS))


@inlined
def put(body: Pieces, bv: Vertices, bf: Fixes, owner: int, table: Table) -> int:
    """Keep a body under an owner's number."""
    if _is_full(body, bv, bf, owner, table):
        return SHORT
    kept, count = opened(table), body.shape[0]
    totals, near, counts = kept.totals, kept.near, kept.totals[TALLY:]
    first, wanted = totals[PIECES], totals[USED]
    for i in range(count):
        key, near[2 * i + 1] = home_of(body[i])
        near[2 * i] = open_cell(kept.keys, kept.cells, totals, key)
        wanted += room_wanted(kept.cells, near[2 * i], count)
    if wanted + LANES > kept.marks.shape[0]:
        totals[MARKS_WANTED] = wanted
        return SHORT
    _copy(body, bv, bf, owner, table)
    for i in range(count):
        add(body[i], first + i, near[2 * i], near[2 * i + 1], kept.cells, kept.marks, totals)
    start, end = _window(body)
    tally.count_in(kept.instants, kept.whose, counts, tally.STARTS, start, owner)
    tally.count_in(kept.instants, kept.whose, counts, tally.ENDS, end, owner)
    return 0


@kernel
def find_and_put(body: Pieces, bv: Vertices, bf: Fixes, now: int, owner: int, table: Table) -> int:
    """Find the owners that a body meets, and keep it."""
    n = find(body, bv, bf, now, table)
    if n == SHORT or put(body, bv, bf, owner, table) == SHORT:
        return SHORT
    return n


@kernel
def take_out(owner: int, table: Table) -> None:
    """Let a body go; its rows are waste from now on."""
    kept = opened(table)
    rows, counts = kept.pieces, kept.totals[TALLY:]
    first, count = kept.owners[owner, 0], kept.owners[owner, 1]
    start, end = _window(rows[first : first + count])
    tally.count_out(kept.starts, kept.instants, kept.whose, counts, tally.STARTS, start, owner)
    tally.count_out(kept.ends, kept.instants, kept.whose, counts, tally.ENDS, end, owner)
    for i in range(first, first + count):
        remove(rows, i, kept.keys, kept.cells, kept.marks, kept.totals)
        rows[i].owner = EMPTY
    kept.totals[LIVE] -= count


@kernel
def gather(table: Table) -> None:
    """Move the rows of live bodies together, in the order in which they lie; the marks are no longer true then."""
    kept = opened(table)
    totals, rows, owners = kept.totals, kept.pieces, kept.owners
    last, until = 0, totals[PIECES]
    totals[PIECES], totals[VERTICES], totals[FIXES] = 0, 0, 0
    while last < until:
        owner = rows[last].owner
        if owner == EMPTY:
            last += 1
        else:
            last = owners[owner, 0] + owners[owner, 1]
            _move(rows, kept.vertices, kept.fixes, owners[owner], totals)


@kernel
def _rows_of(pieces: Pieces, place: Any, of_legs: int) -> tuple[int, int]:
    """Give the first row of the vertices, or of the fixes, that a body's pieces use, and the one after the last."""
    first, until = 2**31, 0
    for i in range(place[0], place[0] + place[1]):
        if (pieces[i].kind == LEG) == (of_legs == 1):
            first, until = min(first, pieces[i].first), max(until, pieces[i].first + pieces[i].count)
    return min(first, until), until


@kernel
def _move(rows: Pieces, v: Vertices, f: Fixes, place: Any, totals: Any) -> None:
    """Move the rows of one body forward, to behind those that were moved before."""
    first, vertex, fix = totals[PIECES], totals[VERTICES], totals[FIXES]
    (v_1, v_2), (f_1, f_2) = _rows_of(rows, place, 0), _rows_of(rows, place, 1)
    for i in range(place[1]):
        rows[first + i] = rows[place[0] + i]
        rows[first + i].first += fix - f_1 if rows[first + i].kind == LEG else vertex - v_1
    for i in range(v_2 - v_1):
        v[vertex + i, 0], v[vertex + i, 1] = v[v_1 + i, 0], v[v_1 + i, 1]
    for i in range(f_2 - f_1):
        f[fix + i, 0], f[fix + i, 1], f[fix + i, 2] = f[f_1 + i, 0], f[f_1 + i, 1], f[f_1 + i, 2]
    place[0] = first
    totals[PIECES], totals[VERTICES], totals[FIXES] = first + place[1], vertex + v_2 - v_1, fix + f_2 - f_1


@kernel
def add_all(first: int, table: Table) -> int:
    """Put marks of all pieces from `first` on into their cells; give the first that found no room, or their number."""
    kept = opened(table)
    totals, rows = kept.totals, kept.pieces
    for i in range(first, totals[PIECES]):
        key, tick = home_of(rows[i])
        place = open_cell(kept.keys, kept.cells, totals, key)
        totals[MARKS_WANTED] = totals[USED] + room_wanted(kept.cells, place, 1)
        if totals[MARKS_WANTED] + LANES > kept.marks.shape[0]:
            return i
        add(rows[i], i, place, tick, kept.cells, kept.marks, totals)
    return int(totals[PIECES])


@kernel
def count_all(first: int, table: Table) -> int:
    """Count the windows of all owners from `first` on in; give the first that found no room, or their number."""
    kept = opened(table)
    counts = kept.totals[TALLY:]
    for owner in range(first, kept.owners.shape[0]):
        if not tally.settle(kept.starts, kept.instants, kept.whose, counts, tally.STARTS):
            return owner
        if not tally.settle(kept.ends, kept.instants, kept.whose, counts, tally.ENDS):
            return owner
        piece, count = kept.owners[owner, 0], kept.owners[owner, 1]
        start, end = _window(kept.pieces[piece : piece + count])
        tally.count_in(kept.instants, kept.whose, counts, tally.STARTS, start, owner)
        tally.count_in(kept.instants, kept.whose, counts, tally.ENDS, end, owner)
    return int(kept.owners.shape[0])


@kernel
def move_cells(old_keys: Any, old_cells: Any, keys: Any, cells: Any) -> None:
    """Move cells into a larger table."""
    for place in range(old_keys.shape[0]):
        if old_keys[place] != EMPTY:
            new = place_of(keys, old_keys[place])
            keys[new] = old_keys[place]
            for column in range(CELL):
                cells[new, column] = old_cells[place, column]
