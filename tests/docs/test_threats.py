"""THREATS.md: every line that says what somebody cannot do names tests, and those exist."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "THREATS.md").read_text(encoding="utf-8")
WHO = ("A party", "The host", "An outsider", "A thief of an officer's key", "A thief of a desk",
       "Another program, or another page, on an officer's machine", "A thief of a front", "A thief of the host's keys",
       "A thief of the host's disk", "A witness", "A client of the UTM door")  # fmt: skip
NAMED = re.compile(r"`(tests/[a-z0-9_/]+\.py)::(test_[a-z0-9_]+)`")


def section(who: str) -> str:
    return PAGE.split(f"\n## {who}\n")[1].split("\n## ")[0]


def rows(who: str, head: str) -> list[str]:
    """Give the rows of the table under a heading."""
    table = section(who).split(f"| {head} |")[1].split("\n\n")[0]
    return [line for line in table.split("\n")[2:] if line]


@cache
def names_in(file: str) -> frozenset[str]:
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    return frozenset(node.name for node in ast.walk(tree) if isinstance(node, ast.FunctionDef))


@pytest.mark.parametrize("who", WHO)
def test_each_has_a_table_of_what_it_cannot_do_and_one_of_what_it_can(who: str) -> None:
    assert len(rows(who, "cannot")) >= 2
    assert len(rows(who, "can")) >= 1


@pytest.mark.parametrize("who", WHO)
def test_whatever_somebody_cannot_do_is_shown_by_a_test_that_exists(who: str) -> None:
    for row in rows(who, "cannot"):
        named = NAMED.findall(row)
        assert named, row
        for file, test in named:
            assert test in names_in(file), f"{file} has no {test}"


def test_nothing_else_is_claimed() -> None:
    """Every mention of a test stands in a table, with its file."""
    assert len(re.findall(r"\btest_[a-z0-9_]+", PAGE)) == sum(len(NAMED.findall(row)) for who in WHO for row in rows(who, "cannot")) + len(
        re.findall(r"/test_[a-z0-9_]+\.py", PAGE)
    )
