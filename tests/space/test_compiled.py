"""Kernels borrow their arrays: they make none, and so nobody has to count who holds them.

Numba refuses a kernel that makes an array itself. What it would not see is one that calls a function which gives it a new array, compiled
before: nobody would let go of that. So no kernel calls a `maker`, and the code of the largest ones, with all that they call, asks for no
memory.
"""

import ast
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from numba import config, jit
from numba.core.errors import NumbaError
from numpy.typing import NDArray

import garant.space
from garant.space import compiled, keeping, sweep
from garant.space.compiled import kernel
from garant.space.index import Index
from garant.space.screen import screen
from tests.space.bodies import body_of
from tests.space.workloads import SPOTS, crowd

ROOM = Path(garant.space.__file__).parent
Rows = NDArray[np.float64]
Kernel = Any
"""A compiled function, as numba wraps it."""
MEMORY = "NRT_"
"""What numba's own memory is asked by: `NRT_MemInfo_alloc_safe_aligned` and others."""


def _copies(rows: Rows) -> float:
    return float(rows.copy()[0])


def _zeros(rows: Rows) -> float:
    return float(np.zeros(3)[0] + rows[0])


def _sums(rows: Rows) -> float:
    return float((rows + 1)[0])


def _lists(rows: Rows) -> float:
    return float([rows[0], rows[1]][-1])


@pytest.mark.parametrize("makes", [_copies, _zeros, _sums, _lists])
def test_a_kernel_that_makes_an_array_is_refused(makes: Callable[[Rows], float]) -> None:
    with pytest.raises(NumbaError):
        kernel(makes)(np.ones(3))


def _decorated(tree: ast.Module, by: str) -> list[ast.FunctionDef]:
    return [
        node
        for node in tree.body
        if isinstance(node, ast.FunctionDef) and any(isinstance(one, ast.Name) and one.id == by for one in node.decorator_list)
    ]


def _trees() -> dict[str, ast.Module]:
    return {path.stem: ast.parse(path.read_text(encoding="utf-8")) for path in sorted(ROOM.glob("*.py"))}


def test_no_kernel_calls_a_maker() -> None:
    trees = _trees()
    makers = {node.name for tree in trees.values() for node in _decorated(tree, "maker")}
    assert "in_order" in makers
    for name, tree in trees.items():
        local = {node.name for node in tree.body if isinstance(node, ast.FunctionDef)} - {one.name for one in _decorated(tree, "maker")}
        for function in _decorated(tree, "kernel"):
            called = {getattr(node.func, "id", getattr(node.func, "attr", "")) for node in ast.walk(function) if isinstance(node, ast.Call)}
            assert not (called - local) & makers, f"{name}.{function.name}"


@pytest.mark.parametrize("entry", [keeping.find_and_put, sweep.sweep], ids=["find_and_put", "sweep"])
def test_what_is_called_most_asks_for_no_memory(entry: Kernel) -> None:
    bodies = [body_of(thing) for thing in crowd(3, SPOTS["town"], 40)]
    index = Index()
    assert any(index.check_and_put(str(number), body) for number, body in enumerate(bodies))
    assert len(screen(bodies))
    anew = jit(**entry.targetoptions)(entry.py_func)  # what comes from the cache does not show its code
    for signature in entry.signatures:
        anew.compile(signature)
    codes = anew.inspect_llvm().values()
    assert codes
    assert not any(MEMORY in code for code in codes)


def test_where_the_installation_cannot_be_written_the_named_folder_is_kept_apart_by_sources(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Numba's own index would go on using a kernel whose file is unchanged, though another one that is built into it is not."""
    (tmp_path / "file").touch()
    monkeypatch.setattr(compiled, "_CACHE", tmp_path / "file" / "cannot-be")
    monkeypatch.setattr(config, "CACHE_DIR", str(tmp_path / "named"), raising=False)
    before = compiled._folder()
    assert Path(before).parent == tmp_path / "named"
    shutil.copytree(ROOM, tmp_path / "room", ignore=shutil.ignore_patterns("__pycache__"))
    with (tmp_path / "room" / "earth.py").open("a", encoding="utf-8") as file:
        file.write("# changed\n")
    monkeypatch.setattr(compiled, "_ROOM", tmp_path / "room")
    assert compiled._folder() != before
    assert not Path(before).exists(), "what nobody uses any more is forgotten"


def test_without_a_named_folder_numba_finds_its_own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setattr(compiled, "_CACHE", tmp_path / "file" / "cannot-be")
    monkeypatch.setattr(config, "CACHE_DIR", "", raising=False)
    assert not compiled._folder()
