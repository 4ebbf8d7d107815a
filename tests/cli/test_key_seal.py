"""`garant key seal`: a key under a passphrase, from a private file, or typed on a terminal and nowhere else."""

import json
from pathlib import Path

import pytest

from garant.storage import sealed_key
from garant.storage.sealed_key import SealedKey
from tests.cli.desk import fine, garant

PASSPHRASE = "four plain words here"


@pytest.fixture
def key(tmp_path: Path) -> Path:
    fine("key", "new", tmp_path / "officer.key")
    return tmp_path / "officer.key"


@pytest.fixture
def passphrase(tmp_path: Path) -> Path:
    file = tmp_path / "passphrase"
    file.touch(mode=0o600)
    file.write_text(f"{PASSPHRASE}\n")
    return file


def opened(key: Path) -> bytes:
    held = sealed_key.read(key)
    assert isinstance(held, SealedKey)
    return held.unlock(PASSPHRASE).public


def test_a_key_is_put_under_the_passphrase_in_a_file(key: Path, passphrase: Path) -> None:
    before = json.loads(fine("key", "show", key, "--json").out)
    sealed = json.loads(fine("key", "seal", key, "--passphrase-file", passphrase, "--json").out)
    assert sealed == before == json.loads(fine("key", "show", key, "--json").out)
    assert opened(key)


def test_without_a_terminal_nothing_is_taken_for_a_passphrase(key: Path) -> None:
    before = key.read_bytes()
    said = garant("key", "seal", key, stdin=f"{PASSPHRASE}\n{PASSPHRASE}\n".encode())
    assert said.code == 2
    assert "--passphrase-file" in said.err
    assert PASSPHRASE not in said.out + said.err
    assert key.read_bytes() == before


def test_nothing_is_changed_without_a_good_passphrase(key: Path, passphrase: Path) -> None:
    before = key.read_bytes()
    passphrase.write_text("short\n")
    assert garant("key", "seal", key, "--passphrase-file", passphrase).code == 1
    passphrase.chmod(0o644)
    assert garant("key", "seal", key, "--passphrase-file", passphrase).code == 2
    assert key.read_bytes() == before


def test_other_commands_say_that_it_is_under_a_passphrase(key: Path, passphrase: Path, tmp_path: Path) -> None:
    fine("key", "seal", key, "--passphrase-file", passphrase)
    again = garant("key", "seal", key, "--passphrase-file", passphrase)
    assert again.code == 2
    assert "under a passphrase" in again.err
