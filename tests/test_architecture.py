"""The architecture, as a test: imports point down, pure rooms stay pure, the law counts in integers, files stay small.

A *room* is a module or a package directly under `src/garant`. Each room may import from rooms with a smaller number, and from
itself; two rooms with the same number are strangers. A room that is in the table but not yet in the tree is a plan.

Each rule below takes one module and yields what is wrong with it. `test_the_house_keeps` runs every rule over the tree;
`test_the_rule_bites` shows every rule a module that breaks it, so that none of them can fall asleep.
"""

import ast
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest

PACKAGE = "garant"
PROJECT = Path(__file__).resolve().parents[1]
ROOT = PROJECT / "src" / PACKAGE

# fmt: off
LAYER = {
    "__init__": 0, "errors": 0,
    "instant": 1, "limits": 1, "signature": 1,
    "space": 2, "log": 2,
    "statement": 3, "gazetteer": 3,
    "state": 4,
    "fold": 5, "answers": 5,
    "node": 6, "exchange": 6, "reading": 6,
    "storage": 7, "client": 7, "api": 7,
    "bootstrap": 8,
    "terminal": 8,
    "report": 8,
    "desk": 9,
    "demo": 10,
    "cli": 11,
    "__main__": 12,
}
OUTSIDE_WORLD = {
    "asyncio", "concurrent", "ctypes", "fcntl", "getpass", "glob", "http", "io", "locale", "logging",
    "multiprocessing", "os", "pathlib", "platform", "random", "secrets", "select", "shutil", "signal", "socket", "sqlite3",
    "ssl", "subprocess", "sys", "tempfile", "threading", "time", "urllib", "uuid", "zoneinfo",
}
# fmt: on
PURE = {room for room, layer in LAYER.items() if layer <= 5}
PURE_LIBRARIES = {"nacl", "msgspec"}
"""What pure rooms may import besides Python's own library: arithmetic of keys, typed values."""
KERNEL_LIBRARIES = {"numpy", "numba"}
"""Arrays, and the compiler of the kernels over them: the declared exception of `space` (ADR 0014)."""
KERNEL_COMPILER = "garant.space.compiled"
"""The one module below that keeps files: the machine code of the kernels."""
OUTSIDE_CALLS = {"open", "print", "input", "breakpoint", "hash", "id", "eval", "exec", "__import__"}
"""`hash` and `id` differ from one process to the next; the others are the outside world itself."""
CLOCK_METHODS = {"now", "utcnow", "today"}
INTEGER_ROOMS = {"log", "statement", "state", "fold"}
"""What every replica must judge alike is counted in integers (guard-rail of the design, section "Law and answers")."""
ONE_HOME = {
    "babel": {"report"}, "click": {"cli"}, "cryptography": {"api"}, "httptools": {"api"}, "jwt": {"api"}, "numba": {"space"},
    "psycopg": {"storage"}, "rich": {"cli", "demo", "terminal"},
    "sqlite3": {"storage"}, "starlette": {"api"}, "typst": {"report"}, "uvicorn": {"api"},
}  # fmt: skip
"""Libraries that one room alone knows, so that the rest does not care which they are."""
LINES_MAX = 300


@dataclass(frozen=True, slots=True)
class Module:
    """One module under `src/garant`: its dotted name, its room, its text and its tree."""

    name: str
    room: str
    package: str
    text: str
    tree: ast.Module

    @classmethod
    def of(cls, path: str, text: str) -> "Module":
        """Make one from its path below `src/garant`."""
        parts = Path(path).with_suffix("").parts
        inside = parts[:-1]
        dotted = inside if parts[-1] == "__init__" else parts
        return cls(".".join((PACKAGE, *dotted)), parts[0], ".".join((PACKAGE, *inside)), text, ast.parse(text))


Rule = Callable[[Module], Iterator[str]]


@cache
def modules() -> list[Module]:
    return [Module.of(str(path.relative_to(ROOT)), path.read_text(encoding="utf-8")) for path in sorted(ROOT.rglob("*.py"))]


def imported(module: Module) -> Iterator[str]:
    """Yield the absolute dotted names that a module imports, wherever in it, for types only or late."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = module.package.split(".")
            base = ".".join(above[: len(above) - node.level + 1]) if node.level else ""
            origin = ".".join(filter(None, (base, node.module)))
            yield from (f"{origin}.{alias.name}" for alias in node.names)


def room_of(name: str) -> str | None:
    """Give the room that a dotted name lies in; None outside the package."""
    first, _, rest = name.partition(".")
    return rest.partition(".")[0] if first == PACKAGE else None


def calls(module: Module) -> Iterator[tuple[ast.Call, str, str]]:
    """Yield each call with the bare name and the method name that it calls."""
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Call):
            yield node, getattr(node.func, "id", ""), getattr(node.func, "attr", "")


@cache
def run_time_libraries() -> set[str]:
    """Give the import names of what `pyproject.toml` lists as needed at run time, for what is optional too."""
    project = tomllib.loads((PROJECT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    lines = [*project["dependencies"], *(line for extra in project["optional-dependencies"].values() for line in extra)]
    return {{"PyNaCl": "nacl", "PyJWT": "jwt"}.get(name := re.split(r"[\[>]", line)[0], name) for line in lines}


# The rules


def has_a_room(module: Module) -> Iterator[str]:
    if module.room not in LAYER:
        yield f"{module.room} is not in the table of rooms"


def imports_point_down(module: Module) -> Iterator[str]:
    for name in imported(module):
        target = room_of(name)
        if target in LAYER and target != module.room and LAYER[target] >= LAYER[module.room]:
            yield f"{module.room} may not import {target} ({name})"


def keeps_to_public_names(module: Module) -> Iterator[str]:
    for name in imported(module):
        last = name.rpartition(".")[2]
        if room_of(name) not in {None, module.room} and last.startswith("_") and not last.startswith("__"):
            yield f"{name} is private to its room"


def knows_only_declared_libraries(module: Module) -> Iterator[str]:
    for name in imported(module):
        top = name.partition(".")[0]
        if top not in {PACKAGE, *sys.stdlib_module_names, *run_time_libraries()}:
            yield f"{top} is no run-time dependency in pyproject.toml"
        if module.room not in ONE_HOME.get(top, {module.room}):
            yield f"{top} is known in {sorted(ONE_HOME[top])} alone"


def stays_pure(module: Module) -> Iterator[str]:
    if module.room not in PURE or module.name == KERNEL_COMPILER:
        return
    for name in imported(module):
        top = name.partition(".")[0]
        allowed = PURE_LIBRARIES | (KERNEL_LIBRARIES if module.room == "space" else set())
        if top in OUTSIDE_WORLD or top not in {PACKAGE, *sys.stdlib_module_names, *allowed}:
            yield f"a pure room imports {name}"
    for call, name, method in calls(module):
        if name in OUTSIDE_CALLS:
            yield f"line {call.lineno}: a pure room calls {name}()"
        if method in CLOCK_METHODS:
            yield f"line {call.lineno}: a pure room asks the clock; hand the time in"


def counts_in_integers(module: Module) -> Iterator[str]:
    if module.room not in INTEGER_ROOMS:
        return
    for node in ast.walk(module.tree):
        match node:
            case ast.Constant(value=float()) | ast.Name(id="float"):
                yield f"line {node.lineno}: a float, where every replica must count alike"
            case ast.BinOp(op=ast.Div()) | ast.AugAssign(op=ast.Div()):
                yield f"line {node.lineno}: `/` gives a float; `//` is exact"
            case _:
                pass


def reads_no_environment(module: Module) -> Iterator[str]:
    if module.room == "bootstrap":
        return
    for node in ast.walk(module.tree):
        if isinstance(node, ast.Attribute) and node.attr in {"environ", "getenv"}:
            yield f"line {node.lineno}: configuration is read in bootstrap alone"


def opens_with_its_charter(module: Module) -> Iterator[str]:
    if not ast.get_docstring(module.tree):
        yield "its first line must say what it is for"


def stays_small(module: Module) -> Iterator[str]:
    count = len(module.text.splitlines())
    if count > LINES_MAX:
        yield f"{count} lines; a room is split before it becomes a hall ({LINES_MAX})"


RULES: tuple[Rule, ...] = (
    has_a_room,
    imports_point_down,
    keeps_to_public_names,
    knows_only_declared_libraries,
    stays_pure,
    counts_in_integers,
    reads_no_environment,
    opens_with_its_charter,
    stays_small,
)


def word(rule: Rule) -> str:
    return getattr(rule, "__name__", repr(rule))


# The tests


def test_there_is_something_to_test() -> None:
    assert modules(), f"no modules under {ROOT}"


@pytest.mark.parametrize("rule", RULES, ids=word)
def test_the_house_keeps(rule: Rule) -> None:
    problems = [f"{module.name}: {problem}" for module in modules() for problem in rule(module)]
    assert not problems, "\n".join(problems)


BAD = (
    (has_a_room, "helpers.py", '"""Things."""'),
    (imports_point_down, "state/picture.py", "from garant.fold import decide"),
    (imports_point_down, "log/tree.py", "from ..space import shapes"),
    (imports_point_down, "__init__.py", "from garant.errors import Code"),
    (keeps_to_public_names, "fold/grant.py", "from garant.state.parties import _index"),
    (knows_only_declared_libraries, "exchange/sheet.py", "import pandas"),
    (knows_only_declared_libraries, "node/host.py", "import sqlite3"),
    (stays_pure, "fold/table.py", "import os.path"),
    (stays_pure, "fold/table.py", "import click"),
    (stays_pure, "fold/notices.py", "import numpy"),
    (stays_pure, "answers/duty.py", "def due():\n    from time import monotonic"),
    (stays_pure, "answers/duty.py", "due = datetime.now(UTC)"),
    (stays_pure, "statement/codec.py", "print(1)"),
    (counts_in_integers, "state/calls.py", "HALF = 0.5"),
    (counts_in_integers, "fold/grant.py", "half = total / 2"),
    (reads_no_environment, "storage/sqlite.py", "import os\nplace = os.environ['PLACE']"),
    (opens_with_its_charter, "errors.py", "WORD = 1"),
    (stays_small, "errors.py", "WORD = 1\n" * (LINES_MAX + 1)),
)


@pytest.mark.parametrize(("rule", "path", "text"), BAD, ids=[f"{word(rule)}-{place}" for rule, place, _ in BAD])
def test_the_rule_bites(rule: Rule, path: str, text: str) -> None:
    assert list(rule(Module.of(path, text)))


def test_every_rule_is_seen_to_bite() -> None:
    assert {rule for rule, _, _ in BAD} == set(RULES)


def cycle(tree: list[Module]) -> list[str]:
    """Give the modules that import themselves through others: what remains when leaves are taken away again and again."""
    known = {module.name for module in tree}
    graph = {module.name: {owner(name, known) for name in imported(module)} - {module.name} for module in tree}
    while leaves := {name for name, needs in graph.items() if not needs & graph.keys()}:
        graph = {name: needs for name, needs in graph.items() if name not in leaves}
    return sorted(graph)


def owner(name: str, known: set[str]) -> str:
    """Give the module that a dotted name belongs to: its longest beginning that is one."""
    while name and name not in known:
        name = name.rpartition(".")[0]
    return name


def test_no_module_imports_itself_through_others() -> None:
    assert not cycle(modules())


def test_a_cycle_is_found() -> None:
    first = Module.of("state/first.py", "from garant.state.second import B")
    second = Module.of("state/second.py", "from garant.state import first")
    third = Module.of("state/third.py", "from . import first")
    assert cycle([first, second, third]) == ["garant.state.first", "garant.state.second", "garant.state.third"]
    assert not cycle([third, Module.of("state/first.py", "")])
