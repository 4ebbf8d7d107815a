"""The script that checks a proof with OpenSSL alone: it says yes to every entry of logs of many sizes, and to nothing else."""

import subprocess
from importlib.resources import files
from pathlib import Path

import pytest

from garant.log import VerifierKey
from tests.interop.files import inclusion_proof
from tests.log.small_log import KEY, OTHER_KEY, entry
from tests.needs import need_program

SIZES = [1, 2, 3, 5, 8, 13]


class Checker:
    """The script in a folder of its own."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.script = folder / "check-a-proof.sh"
        self.script.write_bytes((files("garant.demo") / "check-a-proof.sh").read_bytes())

    def ask(self, data: bytes, proof: bytes, key: VerifierKey = KEY) -> tuple[int, str]:
        (self.folder / "entry").write_bytes(data)
        (self.folder / "proof").write_bytes(proof)
        words = ["sh", str(self.script), str(self.folder / "entry"), str(self.folder / "proof"), str(key)]
        done = subprocess.run(words, capture_output=True, text=True, timeout=60, check=False)
        assert done.stderr == ""
        return done.returncode, done.stdout.strip()


@pytest.fixture
def checker(tmp_path: Path) -> Checker:
    need_program("openssl")
    return Checker(tmp_path)


@pytest.mark.parametrize("size", SIZES)
def test_every_entry_of_a_log_is_in_it(checker: Checker, size: int) -> None:
    for index in range(size):
        code, told = checker.ask(entry(index), inclusion_proof(index, size))
        assert code == 0
        assert told.startswith(f"so it is: entry {index} of {size} in {KEY.name}, ")


@pytest.mark.parametrize(("index", "size"), [(0, 1), (4, 5), (6, 13)])
def test_a_changed_byte_is_seen(checker: Checker, index: int, size: int) -> None:
    data = bytearray(entry(index))
    data[len(data) // 2] ^= 0x01
    code, told = checker.ask(bytes(data), inclusion_proof(index, size))
    assert (code, told.startswith(f"not so: these bytes are not entry {index} of the log")) == (1, True)


def test_another_entry_s_proof_shows_nothing(checker: Checker) -> None:
    assert checker.ask(entry(5), inclusion_proof(6, 13))[0] == 1


def test_another_log_s_key_is_not_believed(checker: Checker) -> None:
    assert checker.ask(entry(2), inclusion_proof(2, 5), OTHER_KEY) == (1, "not so: the log's key did not sign this checkpoint")
    forged = VerifierKey(KEY.name, OTHER_KEY.public_key)
    assert checker.ask(entry(2), inclusion_proof(2, 5), forged) == (1, "not so: the log's key did not sign this checkpoint")


def test_a_changed_checkpoint_is_seen(checker: Checker) -> None:
    proof = inclusion_proof(2, 5).replace(b"\n5\n", b"\n6\n")
    assert checker.ask(entry(2), proof) == (1, "not so: the log's key did not sign this checkpoint")


def test_a_hash_too_many_or_too_few_is_seen(checker: Checker) -> None:
    head, number, first, *rest = inclusion_proof(2, 5).splitlines(keepends=True)
    assert checker.ask(entry(2), b"".join([head, number, first, first, *rest]))[0] == 1
    assert checker.ask(entry(2), b"".join([head, number, *rest]))[0] == 1
    alone, zero, *note = inclusion_proof(0, 1).splitlines(keepends=True)
    assert checker.ask(entry(0), b"".join([alone, zero, first, *note])) == (1, "not so: the proof has a hash too many")
