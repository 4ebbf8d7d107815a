"""An array that is handed over by its address is the array itself: the same elements, rows and columns, and writing reaches it."""

import numpy as np
import pytest

from garant.space.compiled import kernel
from garant.space.handing import Table, array_of, table_of
from garant.space.holding import Holding
from garant.space.kept import Kept, opened
from garant.space.mark import MARK
from garant.space.piece import PIECE
from tests.space.bodies import body_of
from tests.space.workloads import SPOTS, crowd

_pieces_at, _positions_at, _marks_at = array_of(PIECE), array_of(np.int32, 2), array_of(MARK)


@kernel
def _change(table: Table) -> tuple[int, int, int, int]:
    """Write into three arrays, and give the shapes seen."""
    pieces, positions, marks = _pieces_at(table, 0), _positions_at(table, 1), _marks_at(table, 2)
    pieces[1].owner, pieces[1].x = 7, 2.5
    positions[2, 1] = positions[0, 0] + 1
    marks[marks.shape[0] - 1].piece = 9
    return pieces.shape[0], positions.shape[0], positions.shape[1], marks.shape[0]


def test_what_a_kernel_writes_is_in_the_arrays() -> None:
    pieces, positions, marks = np.zeros(3, PIECE), np.arange(8, dtype=np.int32).reshape(4, 2), np.zeros(5, MARK)
    assert _change(table_of([pieces, positions, marks])) == (3, 4, 2, 5)
    assert (pieces[1]["owner"], pieces[1]["x"], positions[2, 1], marks[4]["piece"]) == (7, 2.5, 1, 9)
    assert not pieces[[0, 2]]["owner"].any()
    assert positions.ravel().tolist() == [0, 1, 2, 3, 4, 1, 6, 7]


def test_what_is_not_one_block_of_memory_is_refused() -> None:
    with pytest.raises(ValueError, match="one block"):
        table_of([np.zeros((4, 4))[:, 1]])


@kernel
def _lengths(table: Table) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Give the rows that a kernel sees of each array, and the bytes of all of them."""
    kept = opened(table)
    rows = (
        kept.totals.nbytes, kept.pieces.nbytes, kept.vertices.nbytes, kept.fixes.nbytes, kept.owners.nbytes, kept.names.nbytes,
        kept.keys.nbytes, kept.cells.nbytes, kept.marks.nbytes, kept.starts.nbytes, kept.ends.nbytes, kept.instants.nbytes,
        kept.whose.nbytes, kept.spans.nbytes, kept.near.nbytes, kept.found.nbytes,
    )  # fmt: skip
    return (kept.cells.shape[1], kept.instants.shape[1], kept.spans.shape[1], kept.starts.shape[1]), rows


def test_kernels_see_each_array_of_the_index_as_it_is() -> None:
    holding = Holding(4)
    for number, thing in enumerate(crowd(3, SPOTS["town"], 30)):
        holding.put(body_of(thing), number, str(number))
    arrays = [getattr(holding, "names" if name == "names" else f"_{name}") for name in Kept._fields]
    columns, rows = _lengths(holding._table)
    assert columns == (holding._cells.shape[1], holding._instants.shape[1], holding._spans.shape[1], holding._starts.shape[1])
    assert list(rows) == [array.nbytes for array in arrays]
