"""The oracles' compiler. Like the one in `garant.space`, it keeps machine code per state of all the sources that it was made from."""

from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import ParamSpec, TypeVar, cast

from numba import config, njit

P = ParamSpec("P")
R = TypeVar("R")

_HERE = Path(__file__).parent
_STATE = sha256(b"".join(path.read_bytes() for path in sorted(_HERE.glob("oracle_*.py")))).hexdigest()[:16]


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function at its first call, or take it from the cache."""
    before = getattr(config, "CACHE_DIR", "")
    setattr(config, "CACHE_DIR", str(_HERE / "__pycache__" / f"oracles-{_STATE}"))  # noqa: B010 - numba declares no members
    try:
        return cast("Callable[P, R]", njit(cache=True, error_model="numpy")(function))
    finally:
        setattr(config, "CACHE_DIR", before)  # noqa: B010 - ditto
