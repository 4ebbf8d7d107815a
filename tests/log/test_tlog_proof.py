"""A proof file, one entry, one key: enough to know that the log held the entry. Nothing less, and not with one bit changed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.errors import Code, Refused
from garant.log.spelling import base64_text
from garant.log.tlog_proof import FILE_BYTES_MAX, HEADER, TlogProof
from tests.log.refusal import refused
from tests.log.small_log import KEY, ORIGIN, OTHER_KEY, checkpoint, entry, note, tree

sizes = st.integers(1, 300)


def proof(index: int, size: int, extra: bytes = b"") -> TlogProof:
    return TlogProof(index, tuple(tree(size).inclusion(index, size)), note(size), extra)


def test_a_proof_file_looks_like_this() -> None:
    made = proof(2, 5, b"context")
    hashes = "".join(base64_text(item) + "\n" for item in made.hashes)
    assert made.encode() == f"c2sp.org/tlog-proof@v1\nextra Y29udGV4dA==\nindex 2\n{hashes}\n".encode() + note(5)


@given(sizes, st.binary(max_size=50), st.data())
def test_files_go_there_and_back_and_verify(size: int, extra: bytes, data: st.DataObject) -> None:
    index = data.draw(st.integers(0, size - 1))
    made = proof(index, size, extra)
    assert TlogProof.parse(made.encode()) == made
    assert made.verify(entry(index), KEY, ORIGIN) == checkpoint(size)


def test_it_proves_this_entry_only() -> None:
    made = proof(2, 5)
    for wrong in (entry(1), entry(2) + b" ", b""):
        with refused(Code.PROOF_FAILED):
            made.verify(wrong, KEY)


def test_it_needs_the_right_key_and_log() -> None:
    with refused(Code.UNKNOWN_LOG_KEY):
        proof(2, 5).verify(entry(2), OTHER_KEY, ORIGIN)
    with refused(Code.BAD_CHECKPOINT):
        proof(2, 5).verify(entry(2), KEY, "log.example/elsewhere")


def test_an_index_beyond_the_checkpoint_is_refused() -> None:
    with refused(Code.OUT_OF_RANGE):
        TlogProof(5, (), note(5)).verify(entry(5), KEY)


def test_extra_data_is_carried_and_not_vouched_for() -> None:
    changed = TlogProof.parse(proof(2, 5, b"said by nobody").encode().replace(b"extra ", b"extra AAAA"))
    changed.verify(entry(2), KEY)
    assert changed.extra == b"\0\0\0said by nobody"


GOOD = proof(2, 5).encode()
BAD_FILES = {
    "nothing": b"",
    "header only": b"c2sp.org/tlog-proof@v1\n\n" + note(5),
    "another version": GOOD.replace(b"@v1", b"@v2"),
    "no header": GOOD.partition(b"\n")[2],
    "a blank line first": b"\n" + GOOD,
    "a blank line in front of the checkpoint": GOOD.replace(b"\n\n", b"\n\n\n", 1),
    "no checkpoint": GOOD.partition(b"\n\n")[0] + b"\n\n",
    "no blank line": GOOD.replace(b"\n\n", b"\n"),
    "no index": GOOD.replace(b"index 2\n", b""),
    "two indexes": GOOD.replace(b"index 2\n", b"index 2\nindex 2\n"),
    "index with a zero in front": GOOD.replace(b"index 2", b"index 02"),
    "index with two spaces": GOOD.replace(b"index 2", b"index  2"),
    "index with a space behind": GOOD.replace(b"index 2", b"index 2 "),
    "negative index": GOOD.replace(b"index 2", b"index -2"),
    "extra of nothing": GOOD.replace(b"index 2", b"extra \nindex 2"),
    "extra twice": GOOD.replace(b"index 2", b"extra AA==\nextra AA==\nindex 2"),
    "extra after the index": GOOD.replace(b"index 2", b"index 2\nextra AA=="),
    "extra not canonical": GOOD.replace(b"index 2", b"extra AB==\nindex 2"),
    "carriage returns": GOOD.replace(b"\n", b"\r\n"),
    "a short hash": GOOD.replace(b"index 2\n", b"index 2\nAAAA\n"),
    "64 hashes": proof(0, 1).encode().replace(b"index 0\n", b"index 0\n" + (base64_text(bytes(32)) + "\n").encode() * 64),
}


@pytest.mark.parametrize("data", BAD_FILES.values(), ids=BAD_FILES.keys())
def test_any_other_file_is_refused(data: bytes) -> None:
    with refused(Code.BAD_PROOF, Code.BAD_NOTE, Code.BAD_SIGNATURE):
        TlogProof.parse(data).verify(entry(2), KEY)


def test_the_file_is_bounded_before_it_is_read() -> None:
    with refused(Code.TOO_LARGE):
        TlogProof.parse(b"x" * (FILE_BYTES_MAX + 1))


def test_an_index_that_cannot_be_written_is_refused() -> None:
    for index in (-1, 2**63):
        with refused(Code.OUT_OF_RANGE):
            TlogProof(index, (), note(5)).encode()


def test_every_single_bit_counts() -> None:
    for at in range(len(GOOD) * 8):
        changed = bytearray(GOOD)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(Refused):
            TlogProof.parse(bytes(changed)).verify(entry(2), KEY)


def test_the_header_is_that_of_the_specification() -> None:
    assert HEADER == "c2sp.org/tlog-proof@v1"
