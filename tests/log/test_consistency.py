"""A consistency proof binds a newer checkpoint to the one that its reader verified before, and to no other past."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.errors import Code, Refused
from garant.log.consistency import FILE_BYTES_MAX, ConsistencyProof
from garant.log.spelling import base64_text
from garant.log.tree import EMPTY_ROOT
from tests.log.refusal import refused
from tests.log.small_log import KEY, ORIGIN, OTHER_KEY, checkpoint, note, tree

sizes = st.integers(0, 300)


def proof(old: int, new: int) -> ConsistencyProof:
    return ConsistencyProof(old, tuple(tree(new).consistency(old, new)), note(new))


def test_a_consistency_proof_looks_like_this() -> None:
    made = proof(3, 7)
    hashes = "".join(base64_text(item) + "\n" for item in made.hashes)
    assert made.encode() == f"old 3\n{hashes}\n".encode() + note(7)


@given(sizes, st.data())
def test_files_go_there_and_back_and_verify(new: int, data: st.DataObject) -> None:
    old = data.draw(st.integers(0, new))
    made = proof(old, new)
    assert ConsistencyProof.parse(made.encode()) == made
    assert made.verify(old, tree(old).root(), KEY, ORIGIN) == checkpoint(new)


def test_from_nothing_the_checkpoint_alone_is_enough() -> None:
    made = proof(0, 7)
    assert made.encode() == b"old 0\n\n" + note(7)
    assert made.verify(0, EMPTY_ROOT, KEY) == checkpoint(7)


def test_another_past_is_refused() -> None:
    made = proof(3, 7)
    with refused(Code.PROOF_FAILED):
        made.verify(3, tree(4).root(), KEY)
    with refused(Code.PROOF_FAILED):
        made.verify(4, tree(4).root(), KEY)


def test_a_log_does_not_shrink() -> None:
    with refused(Code.OUT_OF_RANGE):
        ConsistencyProof(9, (), note(7)).verify(9, tree(9).root(), KEY)


def test_it_needs_the_right_key_and_log() -> None:
    with refused(Code.UNKNOWN_LOG_KEY):
        proof(3, 7).verify(3, tree(3).root(), OTHER_KEY, ORIGIN)
    with refused(Code.BAD_CHECKPOINT):
        proof(3, 7).verify(3, tree(3).root(), KEY, "log.example/elsewhere")


GOOD = proof(3, 7).encode()
BAD_FILES = {
    "nothing": b"",
    "no old size": GOOD.partition(b"\n")[2],
    "old size with a zero in front": GOOD.replace(b"old 3", b"old 03"),
    "old size with two spaces": GOOD.replace(b"old 3", b"old  3"),
    "old size in capitals": GOOD.replace(b"old 3", b"OLD 3"),
    "negative old size": GOOD.replace(b"old 3", b"old -3"),
    "no checkpoint": GOOD.partition(b"\n\n")[0] + b"\n\n",
    "no blank line": GOOD.replace(b"\n\n", b"\n"),
    "a blank line first": b"\n" + GOOD,
    "a short hash": GOOD.replace(b"old 3\n", b"old 3\nAAAA\n"),
    "64 hashes": (b"old 1\n" + (base64_text(bytes(32)) + "\n").encode() * 64 + b"\n") + note(7),
    "carriage returns": GOOD.replace(b"\n", b"\r\n"),
}


@pytest.mark.parametrize("data", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_any_other_file_is_refused(data: bytes) -> None:
    with refused(Code.BAD_PROOF, Code.BAD_NOTE):
        ConsistencyProof.parse(data).verify(3, tree(3).root(), KEY)


def test_the_file_is_bounded_before_it_is_read() -> None:
    with refused(Code.TOO_LARGE):
        ConsistencyProof.parse(b"x" * (FILE_BYTES_MAX + 1))


def test_a_size_that_cannot_be_written_is_refused() -> None:
    for size in (-1, 2**63):
        with refused(Code.OUT_OF_RANGE):
            ConsistencyProof(size, (), note(5)).encode()


def test_every_single_bit_counts() -> None:
    for at in range(len(GOOD) * 8):
        changed = bytearray(GOOD)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(Refused):
            ConsistencyProof.parse(bytes(changed)).verify(3, tree(3).root(), KEY)
