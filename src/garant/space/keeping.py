"""The live index as kernels: one call holds a body against all that is live, and one puts it in; one call does both.

All that is kept lies in a few plain arrays (`Kept`), which come with each call; records are read through views of them, for the compiler
would look at a record's type anew each time. Nothing here allocates. Where there is no room nothing is done, `SHORT` is given, and
`totals` says how much is wanted.
"""

from typing import Any

from garant.space import tally
from garant.space.cells import home_of
from garant.space.compiled import kernel
from garant.space.judging import note_met, owners_met
from garant.space.mark import LANES, MARK
from garant.space.piece import LEG, PIECE, Fixes, Pieces, Vertices
from garant.space.probing import near_pieces
from garant.space.runs import CELL, EMPTY, KEYS, TOTALS, USED, Table, add, open_cell, place_of, remove, room_wanted

PIECES, VERTICES, FIXES, LIVE = TOTALS, TOTALS + 1, TOTALS + 2, TOTALS + 3
"""Places in `totals`: rows that are in use or waste; pieces that are live."""
MARKS_WANTED, NEAR_WANTED = TOTALS + 4, TOTALS + 5
TALLY = TOTALS + 6
LENGTH = TALLY + tally.COUNTS
SHORT = -1
"""The answer where there is no room."""
FULL = 0.7
"""So much of a hash table may be in use."""

Totals = Any


@kernel
def find(
    query: Pieces, qv: Vertices, qf: Fixes, now: int, totals: Totals, pieces: Table, v: Vertices, f: Fixes,
    keys: Table, cells: Table, marks: Table, spans: Table, near: Table, found: Table,
) -> int:  # fmt: skip
    """Find the owners that a body meets after `now`: each once, in order."""
    rows, places = pieces.view(PIECE), marks.view(MARK)
    n = 0
    for i in range(query.shape[0]):
        listed = near_pieces(query[i], max(query[i].start, now), keys, cells, places, totals, spans, near)
        if listed > near.shape[0] or n + listed > found.shape[0]:
            totals[NEAR_WANTED] = n + listed
            return SHORT
        n = owners_met(query[i], qv, qf, now, rows, v, f, near, listed, found, n)
    return _once(found, n)


@kernel
def _once(found: Table, n: int) -> int:
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
def find_meetings(
    query: Pieces, qv: Vertices, qf: Fixes, now: int, out: Table, totals: Totals, pieces: Table, v: Vertices, f: Fixes,
    keys: Table, cells: Table, marks: Table, spans: Table, near: Table,
) -> int:  # fmt: skip
    """Find the meetings (MEETING records) of a body's pieces after `now`; give how many there are."""
    rows, places = pieces.view(PIECE), marks.view(MARK)
    n = 0
    for i in range(query.shape[0]):
        listed = near_pieces(query[i], max(query[i].start, now), keys, cells, places, totals, spans, near)
        if listed > near.shape[0]:
            totals[NEAR_WANTED] = listed
            return SHORT
        n = note_met(query[i], qv, qf, now, rows, v, f, near, listed, out, n)
    totals[NEAR_WANTED] = n
    return n if n <= out.shape[0] else SHORT


@kernel
def _window(body: Pieces) -> tuple[int, int]:
    start, end = body[0].start, body[0].end
    for i in range(1, body.shape[0]):
        start, end = min(start, body[i].start), max(end, body[i].end)
    return start, end


@kernel
def _copy(body: Pieces, bv: Vertices, bf: Fixes, owner: int, totals: Totals, pieces: Pieces, v: Vertices, f: Fixes, owners: Table) -> None:
    """Copy a body's rows to behind the others."""
    first, vertex, fix = totals[PIECES], totals[VERTICES], totals[FIXES]
    for i in range(bv.shape[0]):
        v[vertex + i, 0], v[vertex + i, 1] = bv[i, 0], bv[i, 1]
    for i in range(bf.shape[0]):
        f[fix + i, 0], f[fix + i, 1], f[fix + i, 2] = bf[i, 0], bf[i, 1], bf[i, 2]
    for i in range(body.shape[0]):
        pieces[first + i] = body[i]
        pieces[first + i].owner = owner
        pieces[first + i].first += fix if body[i].kind == LEG else vertex
    owners[owner, 0], owners[owner, 1] = first, body.shape[0]
    totals[PIECES], totals[VERTICES], totals[FIXES] = first + body.shape[0], vertex + bv.shape[0], fix + bf.shape[0]
    totals[LIVE] += body.shape[0]


@kernel
def put(
    body: Pieces, bv: Vertices, bf: Fixes, owner: int, totals: Totals, pieces: Table, v: Vertices, f: Fixes, owners: Table,
    keys: Table, cells: Table, marks: Table, near: Table, order: Table, instants: Table, whose: Table,
) -> int:  # fmt: skip
    """Keep a body under an owner's number."""
    count, rows, places, counts = body.shape[0], pieces.view(PIECE), marks.view(MARK), totals[TALLY:]
    first = totals[PIECES]
    is_full = first + count > rows.shape[0] or totals[VERTICES] + bv.shape[0] > v.shape[0] or totals[FIXES] + bf.shape[0] > f.shape[0]
    is_full |= totals[KEYS] + count > FULL * keys.shape[0] or owner >= owners.shape[0] or 2 * count > near.shape[0]
    is_full |= counts[tally.USED] + 2 > instants.shape[0] or max(counts[0], counts[1]) + 1 >= order.shape[1]
    if is_full:
        return SHORT
    wanted = totals[USED]
    for i in range(count):
        key, near[2 * i + 1] = home_of(body[i])
        near[2 * i] = open_cell(keys, cells, totals, key)
        wanted += room_wanted(cells, near[2 * i], count)
    if wanted + LANES > places.shape[0]:
        totals[MARKS_WANTED] = wanted
        return SHORT
    _copy(body, bv, bf, owner, totals, rows, v, f, owners)
    for i in range(count):
        add(body[i], first + i, near[2 * i], near[2 * i + 1], cells, places, totals)
    start, end = _window(body)
    tally.count_in(order, instants, whose, counts, tally.STARTS, start, owner)
    tally.count_in(order, instants, whose, counts, tally.ENDS, end, owner)
    return 0


@kernel
def find_and_put(
    body: Pieces, bv: Vertices, bf: Fixes, now: int, owner: int, totals: Totals, pieces: Table, v: Vertices, f: Fixes, owners: Table,
    keys: Table, cells: Table, marks: Table, spans: Table, near: Table, found: Table, order: Table, instants: Table, whose: Table,
) -> int:  # fmt: skip
    """Find the owners that a body meets, and keep it."""
    n = find(body, bv, bf, now, totals, pieces, v, f, keys, cells, marks, spans, near, found)
    if n == SHORT or put(body, bv, bf, owner, totals, pieces, v, f, owners, keys, cells, marks, near, order, instants, whose) == SHORT:
        return SHORT
    return n


@kernel
def take_out(
    owner: int, totals: Totals, pieces: Table, owners: Table, keys: Table, cells: Table, marks: Table,
    order: Table, instants: Table, whose: Table,
) -> None:  # fmt: skip
    """Let a body go; its rows are waste from now on."""
    rows, places, counts = pieces.view(PIECE), marks.view(MARK), totals[TALLY:]
    first, count = owners[owner, 0], owners[owner, 1]
    start, end = _window(rows[first : first + count])
    tally.count_out(order, instants, whose, counts, tally.STARTS, start, owner)
    tally.count_out(order, instants, whose, counts, tally.ENDS, end, owner)
    for i in range(first, first + count):
        remove(rows, i, keys, cells, places, totals)
        rows[i].owner = EMPTY
    totals[LIVE] -= count


@kernel
def gather(totals: Totals, pieces: Table, v: Vertices, f: Fixes, owners: Table) -> None:
    """Move the rows of live bodies together, in the order in which they lie; the marks are no longer true then."""
    rows = pieces.view(PIECE)
    last, until = 0, totals[PIECES]
    totals[PIECES], totals[VERTICES], totals[FIXES] = 0, 0, 0
    while last < until:
        owner = rows[last].owner
        if owner == EMPTY:
            last += 1
        else:
            last = owners[owner, 0] + owners[owner, 1]
            _move(rows, v, f, owners[owner], totals)


@kernel
def _rows_of(pieces: Pieces, place: Table, of_legs: int) -> tuple[int, int]:
    """Give the first row of the vertices, or of the fixes, that a body's pieces use, and the one after the last."""
    first, until = 2**31, 0
    for i in range(place[0], place[0] + place[1]):
        if (pieces[i].kind == LEG) == (of_legs == 1):
            first, until = min(first, pieces[i].first), max(until, pieces[i].first + pieces[i].count)
    return min(first, until), until


@kernel
def _move(rows: Pieces, v: Vertices, f: Fixes, place: Table, totals: Totals) -> None:
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
def add_all(first: int, totals: Totals, pieces: Table, keys: Table, cells: Table, marks: Table) -> int:
    """Put marks of all pieces from `first` on into their cells; give the first that found no room, or their number."""
    rows, places = pieces.view(PIECE), marks.view(MARK)
    for i in range(first, totals[PIECES]):
        key, tick = home_of(rows[i])
        place = open_cell(keys, cells, totals, key)
        totals[MARKS_WANTED] = totals[USED] + room_wanted(cells, place, 1)
        if totals[MARKS_WANTED] + LANES > places.shape[0]:
            return i
        add(rows[i], i, place, tick, cells, places, totals)
    return int(totals[PIECES])


@kernel
def move_cells(old_keys: Table, old_cells: Table, keys: Table, cells: Table) -> None:
    """Move cells into a larger table."""
    for place in range(old_keys.shape[0]):
        if old_keys[place] != EMPTY:
            new = place_of(keys, old_keys[place])
            keys[new] = old_keys[place]
            for column in range(CELL):
                cells[new, column] = old_cells[place, column]
