"""Handing many arrays to a kernel as one: a table that says where each lies, and how long it is.

    table = table_of([rows, positions])         outside; whoever makes it keeps the arrays for as long as it is used
    rows_at, positions_at = array_of(PIECE), array_of(np.int32, 2)

    rows_at(table, 0)                           in a kernel: the first array
    positions_at(table, 1)                      the second one, in rows of two columns

A call unwraps array after array, some 50 ns for each: with those of the index that was a tenth of a check and insert.
"""

from collections.abc import Callable, Sequence
from typing import Any, cast

import numpy as np
from numba.core import types
from numba.extending import intrinsic
from numba.np.arrayobj import populate_array
from numba.np.numpy_support import from_dtype
from numpy.typing import DTypeLike

from garant.space.compiled import kernel

Table = Any
"""int64 array, shape (n, 2): an address, and how many elements lie there."""


def _address(_typing: Any, array: Any) -> Any:
    def code(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        laid = context.make_array(signature.args[0])(context, builder, given[0])
        return builder.ptrtoint(laid.data, context.get_value_type(types.intp))

    return types.intp(array), code


_address_of = cast("Callable[[Any], int]", intrinsic(_address))


@kernel
def _write(table: Table, row: int, array: Any) -> None:
    table[row, 0], table[row, 1] = _address_of(array), array.size


def table_of(arrays: Sequence[Any]) -> Table:
    """Say where arrays lie; each must be one block of memory."""
    if not all(array.flags.c_contiguous for array in arrays):
        raise ValueError("an array that is not one block of memory cannot be handed over by its address")
    table = np.empty((len(arrays), 2), np.int64)
    for row, array in enumerate(arrays):
        _write(table, row, array)
    return table


def array_of(element: DTypeLike, columns: int = 0) -> Callable[[Table, int], Any]:
    """Make what gives a kernel the array at a row of a table: of such elements, one after the other, or in rows of so many columns."""
    width = np.dtype(element).itemsize
    kind = types.Array(from_dtype(np.dtype(element)), 2 if columns else 1, "C")

    def _array(_typing: Any, table: Any, place: Any) -> Any:
        def code(context: Any, builder: Any, signature: Any, given: Any) -> Any:
            word = context.get_value_type(types.intp)
            rows = context.make_array(signature.args[0])(context, builder, given[0])
            at = builder.mul(context.cast(builder, given[1], signature.args[1], types.intp), word(2))
            address, size = (builder.load(builder.gep(rows.data, [builder.add(at, word(column))])) for column in (0, 1))
            shape, strides = [size], [word(width)]
            if columns:
                shape, strides = [builder.sdiv(size, word(columns)), word(columns)], [word(width * columns), word(width)]
            made = context.make_array(kind)(context, builder)
            data = builder.inttoptr(address, made.data.type)
            populate_array(made, data=data, shape=shape, strides=strides, itemsize=word(width), meminfo=None)  # type: ignore[no-untyped-call]
            return made._getvalue()  # noqa: SLF001 - numba's word for it

        return kind(table, place), code

    return cast("Callable[[Table, int], Any]", intrinsic(_array))
