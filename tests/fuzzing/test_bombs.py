"""Bombs do not go off: each is refused or read within bounds, and nothing outside is opened or sought for it."""

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from tests.fuzzing.bombs import MEBIBYTE, bombs

ROOT = Path(__file__).parents[2]
NAMES = [name for name, _, _ in bombs()]
GROWTH_BYTES_MAX = 900 * MEBIBYTE
"""The most that any of them may add: a sheet of 16 MiB as cells, a document of 64 MiB unpacked."""

READ = {
    "xml: laughs as a page", "zip: names that lead out, workbook", "csv: columns", "json: wide", "html: deep", "html: attributes",
    "html: a picture and a style from elsewhere",
}  # fmt: skip
"""What is no bomb to its reader: large, deep or with addresses in it, and read without following any."""


@pytest.fixture(scope="module")
def came(tmp_path_factory: pytest.TempPathFactory) -> dict[str, dict[str, Any]]:
    folder = tmp_path_factory.mktemp("bombs")
    lit = [_run("-m", "tests.fuzzing.bombs", verb, str(folder)) for verb in ("lay", "light")][-1]
    return {line["name"]: line for line in map(json.loads, lit.splitlines())}


def _run(*words: str) -> bytes:
    return subprocess.run([sys.executable, *words], cwd=ROOT, capture_output=True, timeout=300, check=True).stdout


def test_every_bomb_was_lit(came: dict[str, dict[str, Any]]) -> None:
    assert list(came) == NAMES
    assert len(NAMES) > 45


@pytest.mark.parametrize("name", NAMES)
def test_a_bomb_does_not_go_off(came: dict[str, dict[str, Any]], name: str) -> None:
    one = came[name]
    assert one["came"].islower(), f"{one['came']}: neither a value nor a refusal"
    assert (one["came"] == "read") <= (name in READ), one["came"]
    assert one["grew"] < GROWTH_BYTES_MAX
    assert one["touched"] == []


def test_what_is_opened_would_be_seen() -> None:
    """The watch sees files and addresses: otherwise the test above could not fail."""
    script = (
        "import sys, socket; from tests.fuzzing import bombs; sys.addaudithook(bombs.watch)\n"
        "open('/etc/hostname').close()\ntry: socket.create_connection(('127.0.0.1', 1), 0.1)\nexcept OSError: pass\n"
        "assert any('open /etc/hostname' in one for one in bombs._TOUCHED) and any('socket' in one for one in bombs._TOUCHED)"
    )
    subprocess.run([sys.executable, "-c", script], cwd=ROOT, timeout=120, check=True)
