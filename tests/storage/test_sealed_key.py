"""A key under a passphrase: it opens by that and by nothing else, asks for no more than a bounded cost, and is silent about its secret."""

import json
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
from garant.storage import keyfile, sealed_key
from garant.storage.sealed_key import LEAST, USUAL, SealedKey

PASSPHRASE = "four plain words here"
SEED = bytes(range(32))


@pytest.fixture(scope="module")
def data() -> bytes:
    return sealed_key.seal(SEED, PASSPHRASE, LEAST)


@pytest.fixture
def path(tmp_path: Path, data: bytes) -> Path:
    made = tmp_path / "it.key"
    made.touch(mode=0o600)
    made.write_bytes(data)
    return made


def read(path: Path) -> SealedKey:
    held = sealed_key.read(path)
    assert isinstance(held, SealedKey)
    return held


def members(path: Path) -> dict[str, Any]:
    held: dict[str, Any] = json.loads(path.read_bytes())
    return held


def refusal(path: Path, passphrase: str = PASSPHRASE) -> Refused:
    with pytest.raises(Refused) as caught:
        read(path).unlock(passphrase)
    return caught.value


def test_the_passphrase_opens_it_and_it_signs(path: Path) -> None:
    key = read(path).unlock(PASSPHRASE)
    assert key.public == signature.public_key_of(SEED) == read(path).public
    assert signature.verify(key.public, b"a message", key.sign(b"a message"))


def test_the_usual_cost_is_a_quarter_of_a_gigabyte(tmp_path: Path) -> None:
    made = tmp_path / "usual.key"
    made.touch(mode=0o600)
    made.write_bytes(sealed_key.seal(SEED, PASSPHRASE))
    assert (members(made)["passes"], members(made)["memory_bytes"]) == (USUAL.passes, USUAL.memory_bytes) == (3, 268_435_456)
    assert read(made).unlock(PASSPHRASE).public == signature.public_key_of(SEED)


def test_no_two_files_of_one_key_are_alike(data: bytes) -> None:
    other = sealed_key.seal(SEED, PASSPHRASE, LEAST)
    assert json.loads(other)["salt"] != json.loads(data)["salt"]
    assert json.loads(other)["sealed"] != json.loads(data)["sealed"]


@pytest.mark.parametrize("wrong", ["", "four plain words", PASSPHRASE + " ", PASSPHRASE.upper(), "x" * 5_000, "\ud800" * 12])
def test_another_passphrase_does_not(path: Path, wrong: str) -> None:
    assert refusal(path, wrong).refusal.code == Code.WRONG_PASSPHRASE


def test_one_spelling_of_a_passphrase_is_as_good_as_another(path: Path) -> None:
    """Keyboards send the same letter as one mark, or as two."""
    path.write_bytes(sealed_key.seal(SEED, "les caf\u00e9s du port", LEAST))
    assert read(path).unlock("les cafe\u0301s du port").public == signature.public_key_of(SEED)


@pytest.mark.parametrize("passphrase", ["", "short", "x" * 11, "\u00e9" * 513], ids=len)
def test_a_passphrase_that_is_none_is_refused(passphrase: str) -> None:
    with pytest.raises(Refused) as caught:
        sealed_key.seal(SEED, passphrase, LEAST)
    assert caught.value.refusal.code == Code.BAD_VALUE


def changed(data: str) -> str:
    """Change one bit of base64's bytes."""
    held = bytearray(b64decode(data))
    held[-1] ^= 1
    return b64encode(held).decode()


@pytest.mark.parametrize("member", ["salt", "sealed"])
def test_a_file_that_was_tampered_with_does_not_open(path: Path, member: str) -> None:
    held = members(path)
    path.write_text(json.dumps(held | {member: changed(held[member])}))
    assert refusal(path).refusal.code == Code.WRONG_PASSPHRASE


OTHER = signature.public_key_of(bytes(32))
DAMAGES: dict[str, dict[str, Any]] = {
    "another version": {"garant_key": 3},
    "another cost function": {"kdf": "scrypt"},
    "no pass": {"passes": 1},
    "a thousand passes": {"passes": 1_000},
    "more passes than an integer holds": {"passes": 1 << 80},
    "passes as text": {"passes": "3"},
    "terabytes": {"memory_bytes": 1 << 40},
    "a gigabyte": {"memory_bytes": 1 << 30},
    "no memory": {"memory_bytes": 8_192},
    "a short salt": {"salt": b64encode(bytes(15)).decode()},
    "a long salt": {"salt": b64encode(bytes(17)).decode()},
    "a short secret": {"sealed": b64encode(bytes(71)).decode()},
    "no base64": {"sealed": "*" * 96},
    "a public half that is no key": {"public": b64encode(bytes(32)).decode()},
    "another key's public half": {"public": b64encode(OTHER).decode()},
    "another key's id": {"keyid": signature.keyid(OTHER)},
    "a member too many": {"note": "mine"},
    "a secret in the open": {"seed": b64encode(SEED).decode()},
}


@pytest.mark.parametrize("damage", DAMAGES.values(), ids=DAMAGES.keys())
def test_a_damaged_or_hostile_file_is_refused_before_anything_is_spent_on_it(path: Path, damage: dict[str, Any]) -> None:
    path.write_text(json.dumps(members(path) | damage))
    with pytest.raises(Refused) as caught:
        sealed_key.read(path)
    assert caught.value.refusal.code == Code.UNREADABLE
    shown = "".join(traceback.format_exception(caught.value))
    assert b64encode(SEED).decode() not in shown


def test_another_keys_public_half_and_id_are_found_out_when_it_is_opened(path: Path) -> None:
    path.write_text(json.dumps(members(path) | {"public": b64encode(OTHER).decode(), "keyid": signature.keyid(OTHER)}))
    assert refusal(path).refusal.code == Code.UNREADABLE


POOR = """
import resource, sys
from pathlib import Path
from garant.errors import Refused
from garant.storage import sealed_key
held = sealed_key.read(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_AS, (int(sys.argv[2]), int(sys.argv[2])))
try:
    held.unlock("four plain words here")
except Refused as refused:
    print(refused.refusal.sentence)
"""


def test_a_machine_without_the_memory_is_told_so(path: Path) -> None:
    path.write_bytes(path.read_bytes().replace(b"67108864", b"536870912"))
    done = subprocess.run([sys.executable, "-c", POOR, path, str(500 << 20)], capture_output=True, text=True, timeout=60, check=True)
    assert "not enough free memory" in done.stdout


@pytest.mark.parametrize("mode", [0o640, 0o604, 0o660])
def test_a_file_that_others_may_read_is_refused(path: Path, mode: int) -> None:
    path.chmod(mode)
    with pytest.raises(Refused) as caught:
        sealed_key.read(path)
    assert "chmod 600" in caught.value.refusal.sentence


def test_a_plain_key_is_read_too(tmp_path: Path) -> None:
    made = keyfile.new(tmp_path / "plain.key")
    held = sealed_key.read(tmp_path / "plain.key")
    assert not isinstance(held, SealedKey)
    assert held.public == made.public


def test_a_command_that_takes_a_plain_key_says_that_this_one_is_under_a_passphrase(path: Path) -> None:
    with pytest.raises(Refused) as caught:
        keyfile.read(path)
    assert "under a passphrase" in caught.value.refusal.sentence


def test_a_file_is_put_under_a_passphrase_in_its_place(tmp_path: Path) -> None:
    path = tmp_path / "plain.key"
    made = keyfile.new(path)
    seed = members(path)["seed"]
    sealed_key.seal_file(path, PASSPHRASE, LEAST)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert seed not in path.read_text()
    assert read(path).unlock(PASSPHRASE).public == made.public
    assert [one.name for one in tmp_path.iterdir()] == ["plain.key"]


def test_what_is_sealed_already_is_not_sealed_again(path: Path) -> None:
    with pytest.raises(Refused):
        sealed_key.seal_file(path, PASSPHRASE, LEAST)


def test_a_passphrase_in_a_file_is_its_first_line(tmp_path: Path) -> None:
    file = tmp_path / "passphrase"
    file.touch(mode=0o600)
    file.write_text(f"{PASSPHRASE}\nnot this\n")
    assert sealed_key.read_passphrase(file) == PASSPHRASE
    file.chmod(0o644)
    with pytest.raises(Refused):
        sealed_key.read_passphrase(file)
    file.chmod(0o600)
    file.write_bytes(b"")
    with pytest.raises(Refused):
        sealed_key.read_passphrase(file)


def test_it_never_shows_its_secret_or_its_passphrase(path: Path) -> None:
    held = read(path)
    key = held.unlock(PASSPHRASE)
    shown = f"{held!r} {key!r} " + "".join(traceback.format_exception(refusal(path, "not these plain words")))
    for secret in (SEED.hex(), b64encode(SEED).decode(), PASSPHRASE, "not these plain words"):
        assert secret not in shown
