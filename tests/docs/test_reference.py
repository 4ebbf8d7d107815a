"""The reference says what the code says: its pages are made from the code, and this test fails when one is out of date."""

import subprocess
import sys

import pytest

from garant.errors import Code
from tests.docs.console import ROOT


@pytest.mark.parametrize("maker", ["reference", "picture"])
def test_what_is_made_from_the_code_is_fresh(maker: str) -> None:
    command = [sys.executable, str(ROOT / "scripts" / maker), "--check"]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == 0, done.stdout + done.stderr


def test_the_picture_needs_no_network() -> None:
    drawn = (ROOT / "docs" / "pictures" / "demo.svg").read_text(encoding="utf-8")
    outside = drawn.replace("http://www.w3.org/2000/svg", "")
    assert not any(word in outside for word in ("http:", "https:", "@font-face", "@import", "<script", "<image"))


def test_every_code_word_is_in_the_list() -> None:
    page = (ROOT / "docs" / "reference" / "codes.md").read_text(encoding="utf-8")
    assert [code for code in Code if f"| `{code}` | " not in page] == []
