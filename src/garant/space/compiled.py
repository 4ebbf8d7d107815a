"""The kernels' compiler: Python in, machine code out, kept on disk so that the next process does not wait for it (ADR 0014).

This is the one declared exception to the purity of the lower rooms: numba reads and writes its cache, beside the modules or, where that
folder is read-only, in the user's own. A kernel sees numbers and arrays alone: no clock, no randomness, no files.
"""

from collections.abc import Callable
from typing import ParamSpec, TypeVar, cast

from numba import njit

P = ParamSpec("P")
R = TypeVar("R")


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function at its first call, or take it from the cache. Floats follow IEEE 754: no reordering, no fused shortcuts."""
    return cast("Callable[P, R]", njit(cache=True, error_model="numpy", nogil=True)(function))
