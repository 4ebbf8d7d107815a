"""The benchmark of a served log runs, its lines take turns, and nobody is refused. What receipts cost is nobody's test."""

import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def shown() -> str:
    """Give what the bench prints of receipts; in a process of its own, as it is run."""
    command = [sys.executable, "-m", "bench.serving", "--only", "receipts", "--seconds", "1", "--rounds", "2"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    return done.stdout


@pytest.mark.parametrize("what", ["nobody else", "while a ninth party floods", "  the flood itself"])
def test_every_line_is_there_and_nobody_was_refused(shown: str, what: str) -> None:
    lines = shown.splitlines()
    (at,) = [number for number, line in enumerate(lines) if line.startswith(what)]
    answers = next(line for line in lines[at:] if line.strip().startswith("answers"))
    assert answers.strip().startswith("answers {201: ")
    assert answers.endswith("}")
    assert "," not in answers


def test_the_machine_itself_stands_beside_each_line(shown: str) -> None:
    assert shown.count("beside: a bare flush, meanwhile") == 2
    assert shown.count("beside: a sleep, late by") == 2


def test_the_ratio_is_that_of_all_rounds_and_the_spread_that_of_each(shown: str) -> None:
    (line,) = [line for line in shown.splitlines() if line.startswith("  ratio, 99 in 100")]
    ratio, spread = line.split("alone")[1].split("(of the rounds:")
    least, _, most = spread.rstrip(")").split()
    assert float(ratio) > 0
    assert 0 < float(least) <= float(most)
