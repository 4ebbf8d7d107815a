"""The page about the public suites: every test that it names exists, and every test of the journeys is named by it."""

import ast
import re
from pathlib import Path

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "reference" / "f3548-suites.md").read_text(encoding="utf-8")
NAMED = re.compile(r"`(tests/f3548/[a-z0-9_]+\.py)(?:::(test_[a-z0-9_]+))?`")


def names_in(file: str) -> set[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return {node.name for node in tree.body if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")}


def test_every_test_that_it_names_exists() -> None:
    named = NAMED.findall(PAGE)
    assert len(named) > 50
    for file, test in named:
        assert (ROOT / file).is_file(), file
        assert not test or test in names_in(file), f"{file} has no {test}"


def test_every_journey_is_named() -> None:
    named = {test for file, test in NAMED.findall(PAGE) if file.endswith("test_suites.py")}
    assert named == names_in("tests/f3548/test_suites.py")


def test_it_claims_no_run() -> None:
    assert "were read, not run" in PAGE
