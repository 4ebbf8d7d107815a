"""Somebody else's code accepts our logs and proofs as they are, and none of them with one bit changed.

The program in `verifier/` is Go: golang.org/x/mod/sumdb opens the notes and does the hashing. Nothing of `garant` runs in it.
"""

import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from garant.log import Checkpoint, VerifierKey, sign_checkpoint
from tests.interop.files import consistency_proof, export_log, inclusion_proof, write
from tests.log.small_log import KEY, ORIGIN, OTHER_KEY, SIGN, checkpoint, entry, note, tree
from tests.needs import need_go_module, need_program

Verifier = Callable[..., tuple[bool, str]]
SIZES = [0, 1, 2, 255, 256, 257, 700]


@pytest.fixture(scope="session")
def verifier(tmp_path_factory: pytest.TempPathFactory) -> Verifier:
    """Build the program, and give a way to ask it: (accepted, what it says)."""
    go = need_program("go")
    need_go_module("golang.org/x/mod/sumdb", "golang-golang-x-mod-dev")
    folder = tmp_path_factory.mktemp("verifier")
    program = folder / "verifier"
    surroundings = {"GO111MODULE": "off", "GOPATH": "/usr/share/gocode", "GOFLAGS": "", "GOCACHE": str(folder / "cache")}
    source = Path(__file__).parent / "verifier"
    subprocess.run([go, "build", "-o", program, "."], cwd=source, env=os.environ | surroundings, check=True, timeout=300)

    def ask(*arguments: object) -> tuple[bool, str]:
        done = subprocess.run([program, *map(str, arguments)], capture_output=True, text=True, timeout=60, check=False)
        assert done.returncode in {0, 1}, done
        assert done.stdout.count("\n") == 1, done
        return done.returncode == 0, done.stdout.strip()

    return ask


def flip(data: bytes, part: float) -> bytes:
    """Change one bit, `part` (0 to 1) of the way through."""
    at = min(int(part * len(data) * 8), len(data) * 8 - 1)
    changed = bytearray(data)
    changed[at // 8] ^= 1 << at % 8
    return bytes(changed)


PLACES = {"first bit": 0.0, "an eighth in": 0.125, "a third in": 1 / 3, "half way": 0.5, "two thirds in": 2 / 3, "last bit": 1.0}
places = pytest.mark.parametrize("part", PLACES.values(), ids=PLACES.keys())
FILES = [
    "checkpoint",
    "tile/0/000",
    "tile/0/001",
    "tile/0/002.p/188",
    "tile/1/000.p/2",
    "tile/entries/000",
    "tile/entries/001",
    "tile/entries/002.p/188",
]


@pytest.mark.parametrize("size", SIZES)
def test_a_log_is_accepted(verifier: Verifier, tmp_path: Path, size: int) -> None:
    export_log(tmp_path, size)
    assert verifier("log", tmp_path, KEY) == (True, f"accepted: {size} entries of {ORIGIN}")


@pytest.mark.parametrize("path", FILES)
@places
def test_a_log_with_one_bit_changed_is_rejected(verifier: Verifier, tmp_path: Path, path: str, part: float) -> None:
    export_log(tmp_path, 700)
    file = tmp_path / path
    file.write_bytes(flip(file.read_bytes(), part))
    accepted, said = verifier("log", tmp_path, KEY)
    assert not accepted, said


@pytest.mark.parametrize("path", FILES)
def test_a_log_with_a_file_missing_is_rejected(verifier: Verifier, tmp_path: Path, path: str) -> None:
    export_log(tmp_path, 700)
    (tmp_path / path).unlink()
    accepted, said = verifier("log", tmp_path, KEY)
    assert not accepted, said


@pytest.mark.parametrize("path", ["tile/0/003", "tile/0/000.p/255", "tile/2/000.p/1", "tile/entries/003", "tile/note.txt"])
def test_a_log_with_a_file_too_many_is_rejected(verifier: Verifier, tmp_path: Path, path: str) -> None:
    export_log(tmp_path, 700)
    write(tmp_path / path, bytes(32))
    accepted, said = verifier("log", tmp_path, KEY)
    assert not accepted, said


def test_a_log_whose_host_swapped_two_entries_and_their_hashes_is_rejected(verifier: Verifier, tmp_path: Path) -> None:
    """Bundle and tile agree with each other; only the root gives it away."""
    export_log(tmp_path, 2)
    tile = tmp_path / "tile/0/000.p/2"
    data = tile.read_bytes()
    tile.write_bytes(data[32:] + data[:32])
    bundle = tmp_path / "tile/entries/000.p/2"
    bundle.write_bytes(b"".join(len(entry(index)).to_bytes(2, "big") + entry(index) for index in (1, 0)))
    assert verifier("log", tmp_path, KEY) == (False, "rejected: the entries do not have the checkpoint's root")


def test_a_log_with_an_older_checkpoint_is_rejected(verifier: Verifier, tmp_path: Path) -> None:
    export_log(tmp_path, 257)
    write(tmp_path / "checkpoint", note(256))
    accepted, said = verifier("log", tmp_path, KEY)
    assert not accepted, said


def test_the_key_decides_and_the_origin_too(verifier: Verifier, tmp_path: Path) -> None:
    export_log(tmp_path, 5)
    key = VerifierKey("key-of-2024", KEY.public_key)
    write(tmp_path / "checkpoint", sign_checkpoint(checkpoint(5), key, SIGN))
    assert verifier("log", tmp_path, key, ORIGIN)[0]
    assert not verifier("log", tmp_path, key)[0], "without an origin, the key's name is expected"
    assert not verifier("log", tmp_path, KEY)[0]
    assert not verifier("log", tmp_path, OTHER_KEY, ORIGIN)[0]


def proof_files(folder: Path, data: bytes, index: int) -> tuple[Path, Path]:
    write(folder / "it.tlog-proof", data)
    write(folder / "entry", entry(index))
    return folder / "it.tlog-proof", folder / "entry"


@pytest.mark.parametrize(("index", "size"), [(0, 1), (0, 2), (1, 2), (2, 3), (3, 5), (254, 255), (256, 257), (0, 700), (699, 700)])
def test_an_inclusion_proof_is_accepted(verifier: Verifier, tmp_path: Path, index: int, size: int) -> None:
    proof, content = proof_files(tmp_path, inclusion_proof(index, size), index)
    assert verifier("proof", proof, content, KEY) == (True, f"accepted: entry {index} of {size} in {ORIGIN}")
    proof, content = proof_files(tmp_path, inclusion_proof(index, size, extra=b"said by nobody"), index)
    assert verifier("proof", proof, content, KEY, ORIGIN)[0]


@places
@pytest.mark.parametrize("index", [0, 123, 699])
def test_an_inclusion_proof_with_one_bit_changed_is_rejected(verifier: Verifier, tmp_path: Path, index: int, part: float) -> None:
    proof, content = proof_files(tmp_path, flip(inclusion_proof(index, 700), part), index)
    accepted, said = verifier("proof", proof, content, KEY)
    assert not accepted, said


@pytest.mark.parametrize("index", range(31, 76))
def test_a_bit_changed_anywhere_in_a_hash_line_is_rejected(verifier: Verifier, tmp_path: Path, index: int) -> None:
    data = bytearray(inclusion_proof(2, 5))
    data[index] ^= 1
    proof, content = proof_files(tmp_path, bytes(data), 2)
    accepted, said = verifier("proof", proof, content, KEY)
    assert not accepted, said


def test_an_inclusion_proof_serves_no_other_entry(verifier: Verifier, tmp_path: Path) -> None:
    proof, content = proof_files(tmp_path, inclusion_proof(4, 5), 5)
    assert verifier("proof", proof, content, KEY) == (False, "rejected: invalid transparency proof")


def consistency_files(folder: Path, data: bytes, old: int) -> tuple[Path, Path]:
    write(folder / "it.consistency", data)
    write(folder / "older", note(old))
    return folder / "it.consistency", folder / "older"


@pytest.mark.parametrize(
    ("old", "new"), [(0, 0), (0, 1), (1, 1), (1, 2), (3, 7), (4, 8), (6, 8), (255, 256), (256, 257), (1, 700), (512, 700)]
)
def test_a_consistency_proof_is_accepted(verifier: Verifier, tmp_path: Path, old: int, new: int) -> None:
    proof, older = consistency_files(tmp_path, consistency_proof(old, new), old)
    assert verifier("consistency", proof, KEY, older) == (True, f"accepted: {new} entries extend {old} in {ORIGIN}")


@places
@pytest.mark.parametrize(("old", "new"), [(3, 7), (257, 700)])
def test_a_consistency_proof_with_one_bit_changed_is_rejected(verifier: Verifier, tmp_path: Path, old: int, new: int, part: float) -> None:
    proof, older = consistency_files(tmp_path, flip(consistency_proof(old, new), part), old)
    accepted, said = verifier("consistency", proof, KEY, older)
    assert not accepted, said


@places
def test_an_older_checkpoint_with_one_bit_changed_is_rejected(verifier: Verifier, tmp_path: Path, part: float) -> None:
    proof, older = consistency_files(tmp_path, consistency_proof(3, 7), 3)
    write(older, flip(note(3), part))
    accepted, said = verifier("consistency", proof, KEY, older)
    assert not accepted, said


def test_a_rewritten_past_is_rejected(verifier: Verifier, tmp_path: Path) -> None:
    """The host signed a third entry once, and now shows a log where it is another one."""
    proof, older = consistency_files(tmp_path, consistency_proof(3, 7), 3)
    forked = Checkpoint(ORIGIN, 3, tree(4).root())
    write(older, sign_checkpoint(forked, KEY, SIGN))
    assert verifier("consistency", proof, KEY, older) == (False, "rejected: invalid transparency proof")
