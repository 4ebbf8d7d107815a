"""A key file is as good as a signature: its owner's alone, never overwritten, refused when damaged, and silent about its secret."""

import json
import logging
import os
import pickle
import stat
import subprocess
import sys
import traceback
from base64 import b64decode, b64encode
from pathlib import Path
from typing import Any

import pytest

from garant import signature
from garant.errors import Code, Refused
from garant.node.saying import SigningKey
from garant.storage import keyfile


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "it.key"


def held(path: Path) -> dict[str, Any]:
    members: dict[str, Any] = json.loads(path.read_bytes())
    return members


def refusal(path: Path) -> Refused:
    with pytest.raises(Refused) as caught:
        keyfile.read(path)
    return caught.value


def require_signs(key: SigningKey) -> None:
    assert signature.verify(key.public, b"a message", key.sign(b"a message"))


def test_a_key_comes_back_and_signs(path: Path) -> None:
    made = keyfile.new(path)
    read = keyfile.read(path)
    require_signs(made)
    require_signs(read)
    assert read.public == made.public
    assert read.sign(b"x") == made.sign(b"x")


def test_the_file_says_whose_key_it_is(path: Path) -> None:
    key = keyfile.new(path)
    assert held(path).keys() == {"garant_key", "keyid", "public", "seed"}
    assert held(path)["keyid"] == key.id
    assert b64decode(held(path)["public"]) == key.public


def test_no_two_keys_are_alike(tmp_path: Path) -> None:
    assert len({keyfile.new(tmp_path / f"{number}.key").public for number in range(20)}) == 20


@pytest.mark.parametrize("umask", [0o000, 0o022, 0o077])
def test_a_new_file_is_its_owners_alone(path: Path, umask: int) -> None:
    before = os.umask(umask)
    try:
        keyfile.new(path)
    finally:
        os.umask(before)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o620, 0o602, 0o601, 0o610, 0o777])
def test_a_file_that_others_may_read_or_change_is_refused(path: Path, mode: int) -> None:
    keyfile.new(path)
    path.chmod(mode)
    refused = refusal(path)
    assert refused.refusal.code == Code.UNREADABLE
    assert "chmod 600" in refused.refusal.sentence


@pytest.mark.parametrize("mode", [0o600, 0o400])
def test_a_file_of_its_owner_alone_is_read(path: Path, mode: int) -> None:
    keyfile.new(path)
    path.chmod(mode)
    require_signs(keyfile.read(path))


def test_a_key_is_never_overwritten(path: Path) -> None:
    keyfile.new(path)
    before = path.read_bytes()
    with pytest.raises(Refused) as caught:
        keyfile.new(path)
    assert caught.value.refusal.code == Code.EXISTS
    assert path.read_bytes() == before


def test_a_link_that_leads_elsewhere_is_not_written_through(path: Path, tmp_path: Path) -> None:
    path.symlink_to(tmp_path / "elsewhere.key")
    with pytest.raises(Refused) as caught:
        keyfile.new(path)
    assert caught.value.refusal.code == Code.EXISTS
    assert not (tmp_path / "elsewhere.key").exists()


@pytest.mark.parametrize("name", ["nowhere/it.key", "folder", "a" * 300])
def test_what_is_no_readable_file_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "folder").mkdir(mode=0o700)
    assert refusal(tmp_path / name).refusal.code == Code.UNREADABLE


def test_a_pipe_is_refused_and_does_not_hang(path: Path) -> None:
    os.mkfifo(path, 0o600)
    assert refusal(path).refusal.code == Code.UNREADABLE


def test_a_key_cannot_be_made_where_there_is_no_folder(tmp_path: Path) -> None:
    with pytest.raises(Refused) as caught:
        keyfile.new(tmp_path / "nowhere" / "it.key")
    assert caught.value.refusal.code == Code.UNREADABLE


FULL = """
import resource, sys
from pathlib import Path
from garant.errors import Refused
from garant.storage import keyfile
resource.setrlimit(resource.RLIMIT_FSIZE, (10, 10))
try:
    keyfile.new(Path(sys.argv[1]))
except Refused as refused:
    print(refused.refusal.code)
"""


def test_a_full_disk_leaves_no_half_key(path: Path) -> None:
    done = subprocess.run([sys.executable, "-c", FULL, path], capture_output=True, text=True, timeout=60, check=True)
    assert done.stdout.strip() == Code.UNREADABLE
    assert not path.exists()


def text(data: bytes) -> str:
    return b64encode(data).decode()


OTHER_SEED = bytes(range(32))
OTHER_PUBLIC = signature.public_key_of(OTHER_SEED)
DAMAGES: dict[str, dict[str, Any]] = {
    "another version": {"garant_key": 2},
    "version as text": {"garant_key": "1"},
    "another key's seed": {"seed": text(OTHER_SEED)},
    "another key's public half": {"public": text(OTHER_PUBLIC)},
    "another key's id": {"keyid": signature.keyid(OTHER_PUBLIC)},
    "another key's public half and id": {"public": text(OTHER_PUBLIC), "keyid": signature.keyid(OTHER_PUBLIC)},
    "a short seed": {"seed": text(bytes(31))},
    "a long seed": {"seed": text(bytes(64))},
    "no seed": {"seed": ""},
    "a seed that is no base64": {"seed": "*" * 44},
    "a seed that is not ASCII": {"seed": "é" * 44},
    "a member too many": {"note": "mine"},
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_file_is_refused(path: Path, damage: dict[str, Any]) -> None:
    keyfile.new(path)
    path.write_text(json.dumps(held(path) | damage))
    assert refusal(path).refusal.code == Code.UNREADABLE


@pytest.mark.parametrize("data", [b"", b"{}", b"[]", b"\xff\xfe", b"null", b"[" * 5_000, b" " * 1_000_000], ids=len)
def test_a_file_that_is_none_is_refused(path: Path, data: bytes) -> None:
    path.touch(mode=0o600)
    path.write_bytes(data)
    assert refusal(path).refusal.code == Code.UNREADABLE


def test_every_cut_of_a_file_is_refused(path: Path) -> None:
    keyfile.new(path)
    data = path.read_bytes().rstrip()
    for length in range(len(data)):
        path.write_bytes(data[:length])
        refusal(path)


# The secret


def spellings(seed: bytes) -> list[str]:
    return [seed.hex(), text(seed), repr(seed)[2:-1]]


def test_a_key_never_shows_its_secret(path: Path, caplog: pytest.LogCaptureFixture) -> None:
    key = keyfile.new(path)
    seed = b64decode(held(path)["seed"])
    with caplog.at_level(logging.DEBUG):
        logging.getLogger("test").warning("%s %r", key, key)
    shown = f"{key} {key!r} {key._asdict()} {key.sign!r} {caplog.text}"
    assert not [spelling for spelling in spellings(seed) if spelling in shown]


def test_a_key_cannot_be_pickled(path: Path) -> None:
    with pytest.raises((pickle.PicklingError, AttributeError)):
        pickle.dumps(keyfile.new(path))


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_refusal_never_shows_what_is_in_the_file(path: Path, damage: dict[str, Any]) -> None:
    keyfile.new(path)
    seed = b64decode(held(path)["seed"])
    path.write_text(
        json.dumps(held(path) | {"seed": text(seed)} | {k: v for k, v in damage.items() if k != "seed"} | {"extra": text(seed)})
    )
    refused = refusal(path)
    shown = "".join(traceback.format_exception(refused)) + str(refused) + repr(refused)
    assert not [spelling for spelling in spellings(seed) if spelling in shown]


def test_a_cut_file_does_not_show_its_secret(path: Path) -> None:
    keyfile.new(path)
    seed = b64decode(held(path)["seed"])
    path.write_bytes(path.read_bytes()[:-3])
    refused = refusal(path)
    shown = "".join(traceback.format_exception(refused))
    assert not [spelling for spelling in spellings(seed) if spelling in shown]
    assert refused.__cause__ is None
    assert refused.__suppress_context__
