"""Asking for memory ahead of its use: a row that a kernel will want soon begins to come while it does something else.

    fetch(pieces, j)             the row's first line of the processor's cache; nothing is read, nothing changes, no place is wrong
    fetch_rows(pieces, i, j)     every line in which any of the rows from i to before j lies
    fetch_at(address)            two lines from an address on: there lies an object that somebody will want

Where rows lie far apart, more than half of the time went into waiting for one after the other. It is a hint: answers do not depend on it.
"""

from collections.abc import Callable
from typing import Any, cast

from numba.core import cgutils, types
from numba.extending import intrinsic

from garant.space.compiled import inlined

LINE_BYTES = 64
"""What one hint fetches, on the processors that we know."""

_ir: Any = cgutils.ir  # type: ignore[attr-defined] # numba's own view of the compiler below it
_BYTES, _FLAG = _ir.IntType(8).as_pointer(), _ir.IntType(32)
_HINT = _ir.FunctionType(_ir.VoidType(), [_BYTES, _FLAG, _FLAG, _FLAG])
_TO_READ, _FOR_LONG, _DATA = _FLAG(0), _FLAG(3), _FLAG(1)


def _ask(builder: Any, address: Any) -> None:
    """Ask for the line of memory at an address."""
    hint = cgutils.get_or_insert_function(builder.module, _HINT, "llvm.prefetch.p0")  # type: ignore[no-untyped-call]
    builder.call(hint, [builder.inttoptr(address, _BYTES), _TO_READ, _FOR_LONG, _DATA])


def _address(_typing: Any, array: Any, row: Any) -> Any:
    def code(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        laid = context.make_array(signature.args[0])(context, builder, given[0])
        step = builder.extract_value(laid.strides, 0)
        place = context.cast(builder, given[1], signature.args[1], types.intp)
        return builder.add(builder.ptrtoint(laid.data, step.type), builder.mul(place, step))

    return types.intp(array, row), code


def _fetch(_typing: Any, _address: Any) -> Any:
    def code(context: Any, builder: Any, _signature: Any, given: Any) -> Any:
        _ask(builder, given[0])
        return context.get_dummy_value()

    return types.void(types.intp), code


_address_of = cast("Callable[[Any, int], int]", intrinsic(_address))
_fetch_line = cast("Callable[[int], None]", intrinsic(_fetch))


@inlined
def fetch(array: Any, row: int) -> None:
    """Ask for the line of memory in which a row of an array begins; there may be no such row."""
    _fetch_line(_address_of(array, row))


@inlined
def fetch_rows(array: Any, first: int, until: int) -> None:
    """Ask for the lines of memory in which rows of an array lie, from the first one to before another."""
    for line in range(_address_of(array, first) & -LINE_BYTES, _address_of(array, until), LINE_BYTES):
        _fetch_line(line)


@inlined
def fetch_at(address: int) -> None:
    """Ask for two lines of memory from an address on; nothing need be there."""
    _fetch_line(address)
    _fetch_line(address + LINE_BYTES)
