"""Cosignatures: a witness's word that a log only grew, in C2SP's bytes, held against a real one and against everything like it."""

from base64 import b64decode
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant import signature
from garant.errors import Code
from garant.log import Checkpoint, Note, NoteSignature, VerifierKey, open_checkpoint, open_note, parse_note, sign_checkpoint
from garant.log.cosignature import CosignerKey, cosign, cosigned_at, cosigned_message, read_lines, with_lines
from garant.log.spelling import NUMBER_MAX, base64_text
from tests.log.refusal import refused
from tests.log.small_log import KEY, ORIGIN, OTHER_SIGN, SIGN, checkpoint, note

WITNESS_SEED = bytes(range(2, 34))
WITNESS = CosignerKey("witness.example/w1", signature.public_key_of(WITNESS_SEED))
WITNESS_SIGN = signature.signer(WITNESS_SEED)
TIME_S = 1_679_315_147

REAL = (Path(__file__).parent / "vectors" / "arche.checkpoint").read_bytes()
REAL_LOG = "arche2025h1.staging.ct.transparency.dev+ba2f06c0+AU0vHmlGCS/PdN8b2OaGmKprLI8HKM+dJ472xgFYh15f"
REAL_WITNESS = "remora.n621.de+da77ade7+BOvN63jn/bLvkieywe8R6UYAtVtNbZpXh34x7onlmtw2"
REAL_TIME_S = 1_779_573_024

SPEC_LINE = b64decode("jWbPPwAAAABkGFDLEZMHwSRaJNiIDoe9DYn/zXcrtPHeolMI5OWXEhZCB9dlrDJsX3b2oyin1nPZqhf5nNo0xUe+mbIUBkBIfZ+qnA==")
"""The line of `witness.example.com/w1` in the text of C2SP tlog-cosignature; its key is not published."""


def cosigned(size: int = 5, time_s: int = TIME_S) -> bytes:
    return with_lines(note(size), [cosign(checkpoint(size).text(), WITNESS, time_s, WITNESS_SIGN)])


# What others published


def test_a_public_witness_s_cosignature_on_a_public_log_s_checkpoint_verifies() -> None:
    key = CosignerKey.parse(REAL_WITNESS)
    assert str(key) == REAL_WITNESS
    assert cosigned_at(parse_note(REAL), key) == REAL_TIME_S
    assert open_checkpoint(REAL, VerifierKey.parse(REAL_LOG)).size == 1_432_088_532


@pytest.mark.parametrize("place", range(5))
def test_it_does_not_with_one_bit_of_the_checkpoint_changed(place: int) -> None:
    text, _, rest = REAL.partition(b"\n\n")
    at = place * (len(text) - 1) // 4
    changed = text[:at] + bytes([text[at] ^ 1]) + text[at + 1 :]
    with refused(Code.BAD_SIGNATURE, Code.BAD_NOTE, Code.BAD_CHECKPOINT):
        cosigned_at(parse_note(changed + b"\n\n" + rest), CosignerKey.parse(REAL_WITNESS))


def test_the_example_of_the_specification_has_the_parts_that_it_says() -> None:
    assert len(SPEC_LINE) == 4 + 8 + 64
    assert int.from_bytes(SPEC_LINE[4:12], "big") == TIME_S
    text = "example.com/behind-the-sofa\n20852163\nCsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=\n"
    assert cosigned_message(text, TIME_S) == f"cosignature/v1\ntime 1679315147\n{text}".encode()


# Signing and verifying


@given(size=st.integers(0, 40), time_s=st.integers(1, NUMBER_MAX))
def test_what_was_cosigned_verifies_and_says_when(size: int, time_s: int) -> None:
    signed = parse_note(cosigned(size, time_s))
    assert cosigned_at(signed, WITNESS) == time_s
    assert open_checkpoint(signed.encode(), KEY) == checkpoint(size), "the log's own signature is as good as before"


def test_the_newest_of_several_counts() -> None:
    lines = [cosign(checkpoint(5).text(), WITNESS, time_s, WITNESS_SIGN) for time_s in (7, 9, 8)]
    assert cosigned_at(Note(checkpoint(5).text(), tuple(lines)), WITNESS) == 9


def test_a_note_that_it_did_not_cosign_says_so() -> None:
    assert cosigned_at(parse_note(note(5)), WITNESS) is None
    assert cosigned_at(parse_note(cosigned()), CosignerKey("witness.example/w2", WITNESS.public_key)) is None


@given(bit=st.integers(0, (8 + 64) * 8 - 1))
def test_any_bit_of_time_or_signature_counts(bit: int) -> None:
    made = bytearray(cosign(checkpoint(5).text(), WITNESS, TIME_S, WITNESS_SIGN).signature)
    made[bit // 8] ^= 1 << bit % 8
    with refused(Code.BAD_SIGNATURE):
        cosigned_at(Note(checkpoint(5).text(), (NoteSignature(WITNESS.name, WITNESS.key_id, bytes(made)),)), WITNESS)


@pytest.mark.parametrize("length", [1, 8, 64, 71, 73, 200])
def test_a_line_of_another_length_is_refused(length: int) -> None:
    made = cosign(checkpoint(5).text(), WITNESS, TIME_S, WITNESS_SIGN).signature
    with refused(Code.BAD_SIGNATURE):
        cosigned_at(Note(checkpoint(5).text(), (NoteSignature(WITNESS.name, WITNESS.key_id, (made * 3)[:length]),)), WITNESS)


@pytest.mark.parametrize("time_s", [0, -1, NUMBER_MAX + 1, 2**64])
def test_a_time_that_none_may_have(time_s: int) -> None:
    with refused(Code.OUT_OF_RANGE):
        cosign(checkpoint(5).text(), WITNESS, time_s, WITNESS_SIGN)


@pytest.mark.parametrize("time_s", [0, NUMBER_MAX + 1])
def test_such_a_time_is_refused_even_if_it_was_signed(time_s: int) -> None:
    text = checkpoint(5).text()
    made = time_s.to_bytes(8, "big") + WITNESS_SIGN(f"cosignature/v1\ntime {time_s}\n{text}".encode())
    with refused(Code.BAD_SIGNATURE):
        cosigned_at(Note(text, (NoteSignature(WITNESS.name, WITNESS.key_id, made),)), WITNESS)


def test_only_checkpoints_are_cosigned() -> None:
    for text in ("hello\n", f"{checkpoint(5).text()}an extension line\n", checkpoint(5).text()[:-1]):
        with refused(Code.BAD_CHECKPOINT):
            cosign(text, WITNESS, TIME_S, WITNESS_SIGN)


def test_a_secret_key_of_somebody_else_signs_nothing() -> None:
    with refused(Code.BAD_SIGNATURE):
        cosign(checkpoint(5).text(), WITNESS, TIME_S, OTHER_SIGN)


# The two types never pass for each other


def test_a_cosignature_is_no_signature_of_the_log_and_the_other_way_round() -> None:
    same = CosignerKey(ORIGIN, KEY.public_key)
    assert same.key_id != KEY.key_id
    alone = Note(checkpoint(5).text(), (cosign(checkpoint(5).text(), same, TIME_S, SIGN),)).encode()
    with refused(Code.UNKNOWN_LOG_KEY):
        open_note(alone, KEY)
    assert cosigned_at(parse_note(note(5)), same) is None


def test_a_log_s_signature_under_a_witness_s_key_id_is_refused() -> None:
    (made,) = parse_note(note(5)).signatures
    same = CosignerKey(ORIGIN, KEY.public_key)
    with refused(Code.BAD_SIGNATURE):
        cosigned_at(Note(checkpoint(5).text(), (NoteSignature(ORIGIN, same.key_id, made.signature),)), same)


# Keys


@pytest.mark.parametrize(
    "text",
    [
        "",
        "witness.example/w1",
        str(KEY),
        str(WITNESS).replace("+", "+0", 1),
        str(WITNESS).upper(),
        f"{str(WITNESS)[:-1]}A",
        f"{WITNESS} ",
        f"other{WITNESS}",
        f"w+00000000+{base64_text(bytes([6]) + WITNESS.public_key)}",
        f"w+00000000+{base64_text(bytes([4]) + WITNESS.public_key[1:])}",
    ],
)
def test_what_is_no_cosigner_key(text: str) -> None:
    with refused(Code.BAD_VERIFIER_KEY, Code.BAD_KEY):
        CosignerKey.parse(text)


def test_a_key_of_small_order_is_refused() -> None:
    with refused(Code.BAD_KEY):
        CosignerKey("w", bytes([1]) + bytes(31))


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\nb", "\ud800"])
def test_a_name_that_no_note_could_carry(name: str) -> None:
    with refused(Code.BAD_VERIFIER_KEY):
        CosignerKey(name, WITNESS.public_key)


# Lines under a note


def test_lines_are_added_and_the_newer_of_one_key_stays() -> None:
    newer = with_lines(cosigned(5, 7), [cosign(checkpoint(5).text(), WITNESS, 8, WITNESS_SIGN)])
    assert len(parse_note(newer).signatures) == 2
    assert cosigned_at(parse_note(newer), WITNESS) == 8


def test_a_note_takes_sixteen_lines() -> None:
    text = checkpoint(5).text()
    lines = [cosign(text, CosignerKey(f"w{number}", WITNESS.public_key), 7, WITNESS_SIGN) for number in range(16)]
    assert len(parse_note(with_lines(note(5), lines[:15])).signatures) == 16
    with refused(Code.TOO_LARGE):
        with_lines(note(5), lines)


@given(data=st.binary(max_size=200))
def test_whatever_a_witness_answers_is_lines_or_refused(data: bytes) -> None:
    with refused(Code.BAD_NOTE):
        read_lines(checkpoint(5).text(), data)


def test_an_answer_of_several_lines_is_read() -> None:
    line = cosign(checkpoint(5).text(), WITNESS, TIME_S, WITNESS_SIGN)
    assert read_lines(checkpoint(5).text(), (line.line() * 2).encode()) == (line, line)
    with refused(Code.BAD_NOTE):
        read_lines(checkpoint(5).text(), b"another text\n\n" + line.line().encode()[1:])


def test_an_answer_cannot_bring_another_text() -> None:
    """Lines are read under *our* text: an answer with a whole note in it makes a longer text, which is no checkpoint."""
    other = sign_checkpoint(Checkpoint(ORIGIN, 6, bytes(32)), KEY, SIGN)
    lines = read_lines(checkpoint(5).text(), other)
    assert cosigned_at(Note(checkpoint(5).text(), lines), WITNESS) is None
