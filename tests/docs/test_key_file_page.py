"""The key file's page: its example opens by its passphrase, by our code and by the program there, and its bounds are the code's."""

import json
import re
import subprocess
import sys
from pathlib import Path

import msgspec

from garant import signature
from garant.storage import sealed_key
from garant.storage.sealed_key import SealedKey
from tests.docs.console import ROOT

PAGE = (ROOT / "docs" / "spec" / "key-file.md").read_text(encoding="utf-8")
SEED = bytes(range(1, 33))
PASSPHRASE = "four plain words here"


def block(language: str) -> str:
    found = re.search(rf"^```{language}\n(.*?)^```$", PAGE, re.DOTALL | re.MULTILINE)
    assert found
    return found[1]


def test_the_example_opens_by_its_passphrase() -> None:
    assert PASSPHRASE in PAGE
    key = msgspec.json.decode(block("json"), type=SealedKey).unlock(PASSPHRASE)
    assert key.public == signature.public_key_of(SEED)


def test_the_program_on_the_page_opens_it(tmp_path: Path) -> None:
    (tmp_path / "officer.key").write_text(block("json"), encoding="utf-8")
    done = subprocess.run([sys.executable, "-c", block("python")], cwd=tmp_path, capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == SEED.hex()


def test_every_member_and_every_bound_is_named() -> None:
    assert all(f"`{name}`" in PAGE for name in json.loads(block("json")))
    schema = msgspec.json.schema(SealedKey)["$defs"]["SealedKey"]["properties"]
    for bound in ("minimum", "maximum"):
        assert f"{schema['memory_bytes'][bound]:,}" in PAGE
    assert f"{schema['passes']['minimum']} to {schema['passes']['maximum']} passes" in PAGE
    assert f"{sealed_key.USUAL.memory_bytes:,}" in PAGE
    assert f"{sealed_key.PASSPHRASE_CHARACTERS_MIN} characters" in PAGE
    assert f"{sealed_key.PASSPHRASE_BYTES_MAX:,} bytes" in PAGE
