"""What the live index keeps, as kernels see it: some long arrays, of which one table says where they lie (`handing`).

totals       counts, heads of lists, and what is wanted where there was no room (`keeping`)
pieces, vertices, fixes         the rows of all bodies, one after the other
owners       for each owner its first piece, and how many it has
names        where its name lies in memory: a hint, for whoever will want it soon
keys, cells, marks              where the marks of pieces are (`runs`)
starts, ends, instants, whose   when windows begin and end (`tally`)
spans, near, found              room for what one question finds on its way
"""

from typing import Any, NamedTuple

import numpy as np

from garant.space.compiled import inlined
from garant.space.handing import Table, array_of
from garant.space.mark import MARK
from garant.space.piece import PIECE
from garant.space.runs import CELL
from garant.space.tally import BLOCK

SPAN = 7
"""Columns of `spans` (`probing`)."""

_wholes, _ints = array_of(np.int64), array_of(np.int32)
_pieces, _vertices, _fixes, _owners = array_of(PIECE), array_of(np.int32, 2), array_of(np.float64, 3), array_of(np.int32, 2)
_cells, _marks, _spans = array_of(np.int32, CELL), array_of(MARK), array_of(np.int64, SPAN)
_order, _instants, _whose = array_of(np.int64, 3), array_of(np.int64, BLOCK), array_of(np.int32, BLOCK)


class Kept(NamedTuple):
    """The arrays, in the order of the table."""

    totals: Any
    pieces: Any
    vertices: Any
    fixes: Any
    owners: Any
    names: Any
    keys: Any
    cells: Any
    marks: Any
    starts: Any
    ends: Any
    instants: Any
    whose: Any
    spans: Any
    near: Any
    found: Any


@inlined
def opened(table: Table) -> Kept:
    """Give the arrays that a table says."""
    return Kept(
        totals=_wholes(table, 0),
        pieces=_pieces(table, 1),
        vertices=_vertices(table, 2),
        fixes=_fixes(table, 3),
        owners=_owners(table, 4),
        names=_wholes(table, 5),
        keys=_wholes(table, 6),
        cells=_cells(table, 7),
        marks=_marks(table, 8),
        starts=_order(table, 9),
        ends=_order(table, 10),
        instants=_instants(table, 11),
        whose=_whose(table, 12),
        spans=_spans(table, 13),
        near=_ints(table, 14),
        found=_ints(table, 15),
    )
