"""`testdata/theatre.txt` is the whole service as a readable transcript; here it is typed into a shell, line by line, and compared."""

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from tests.needs import need_program

STORY = Path(__file__).parent / "testdata" / "theatre.txt"
_END = "\x1e"
"""Printed after each command, with its exit code."""


class Step(NamedTuple):
    """A command, where it stands, and what it is said to print."""

    line: int
    command: str
    printed: str


def steps(text: str) -> Iterator[Step]:
    """Give the commands of a transcript with their output. Comments and the blank lines before them belong to nobody."""
    for found in re.finditer(r"^\$ (.*\n(?:> .*\n|>\n)*)((?:(?![$#] ).*\n)*)", text, re.MULTILINE):
        yield Step(text.count("\n", 0, found.start()) + 1, re.sub(r"^> ?", "", found[1], flags=re.MULTILINE), found[2].rstrip("\n"))


def typed(commands: list[str], folder: Path) -> list[str]:
    """Run the commands in one shell; give what each printed, and `[code]` below where it is not 0."""
    script = "".join(f"{command}\nprintf '\\036%d\\036' $?\n" for command in commands)
    surroundings = {**os.environ, "PATH": f"{Path(sys.executable).parent}:{os.environ['PATH']}", "LC_ALL": "C.UTF-8"}
    shell = [str(need_program("bash")), "--norc", "-c", f"exec 2>&1\n{script}"]
    done = subprocess.run(shell, cwd=folder, env=surroundings, capture_output=True, text=True, timeout=120, check=False)
    parts = done.stdout.split(_END)
    assert len(parts) == 2 * len(commands) + 1, done.stdout[-2_000:]
    return [printed.rstrip("\n") + (f"\n[{code}]" if code != "0" else "") for printed, code in zip(parts[::2], parts[1::2], strict=False)]


def pattern(printed: str) -> str:
    """Give the expression for an expected output: `...` is anything on its line, and blanks in front of it do not count."""
    return re.sub(r"(\\ )*\\\.\\\.\\\.(\\ )*", ".*", re.escape(printed.strip("\n")))


def test_the_story_goes_as_it_is_told(tmp_path: Path) -> None:
    told = list(steps(STORY.read_text(encoding="utf-8")))
    assert len(told) > 30
    for step, printed in zip(told, typed([step.command for step in told], tmp_path), strict=True):
        if not re.fullmatch(pattern(step.printed), printed.strip("\n")):
            pytest.fail(f"{STORY.name} line {step.line}: $ {step.command}is told as\n{step.printed}\nand prints\n{printed}", pytrace=False)
