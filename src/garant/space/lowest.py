"""The number of the lowest bit of an answer by bits: `lowest(0b1000)` is 3. One instruction; there is no such word in Python."""

from collections.abc import Callable
from typing import Any, cast

from numba.core import cgutils, types
from numba.extending import intrinsic


def _lowest(_typing: Any, bits: Any) -> Any:
    def code(context: Any, builder: Any, signature: Any, given: Any) -> Any:
        bits = context.cast(builder, given[0], signature.args[0], types.int64)
        return builder.cttz(bits, cgutils.false_bit)

    return types.int64(bits), code


lowest = cast("Callable[[int], int]", intrinsic(_lowest))
"""Give the number of the lowest bit of a whole number; 64 where there is none."""
