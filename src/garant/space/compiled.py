"""The kernels' compiler: Python in, machine code out, kept on disk so that the next process does not wait for it (ADR 0014).

This is the one declared exception to the purity of the lower rooms. Machine code is kept beside the modules, in a folder that is named
after all of their sources: numba itself would look at a kernel's own file alone, and go on using code into which an older version of
another kernel was built. Where that folder cannot be written, there is one of the same name in the folder that NUMBA_CACHE_DIR names;
without that, numba's own place in the user's home does. A kernel sees numbers and arrays alone: no clock, no randomness, no files.
"""

import os
import shutil
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any, ParamSpec, TypeVar, cast

from numba import config, njit

P = ParamSpec("P")
R = TypeVar("R")

_ROOM = Path(__file__).parent
_CACHE = _ROOM / "__pycache__"


def _folder() -> str:
    """Give the folder for machine code of these very sources, and forget that of others; empty where nothing can be written."""
    named = getattr(config, "CACHE_DIR", "")
    return _folder_in(_CACHE) or (_folder_in(Path(named)) if named else "")


def _folder_in(place: Path) -> str:
    sources = sha256(b"".join(path.read_bytes() for path in sorted(_ROOM.glob("*.py"))))
    folder = place / f"kernels-{sources.hexdigest()[:16]}"
    try:
        if not folder.is_dir():
            folder.mkdir(parents=True)
            for old in set(place.glob("kernels-*")) - {folder}:
                shutil.rmtree(old, ignore_errors=True)
        return str(folder) if os.access(folder, os.W_OK) else ""
    except OSError:
        return ""


_FOLDER = _folder()


def kernel(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function at its first call, or take it from the cache. Floats follow IEEE 754: no reordering, no fused shortcuts.

    A kernel borrows its arrays and makes none: then nobody has to count who holds them, which took more time than much of what is done
    with them. Numba refuses a kernel that makes an array; nor may it call a `maker` (`tests/space/test_compiled.py`).
    """
    return _compiled(function, counts=False)


def inlined(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a kernel that is written out wherever it is called: what is done most often, or would be handed many arrays."""
    return _compiled(function, counts=False, inline=True)


def maker(function: Callable[P, R]) -> Callable[P, R]:
    """Compile a function that makes arrays as it goes: a kernel otherwise, which no kernel may call."""
    return _compiled(function, counts=True)


def _compiled(function: Callable[P, R], *, counts: bool, inline: bool = False) -> Callable[P, R]:
    options: dict[str, Any] = {"cache": True, "error_model": "numpy", "nogil": True, "_nrt": counts, "forceinline": inline}
    others = getattr(config, "CACHE_DIR", "")
    setattr(config, "CACHE_DIR", _FOLDER or others)  # noqa: B010 - numba's settings have no declared members
    try:
        return cast("Callable[P, R]", njit(**options)(function))
    finally:
        setattr(config, "CACHE_DIR", others)  # noqa: B010 - ditto
