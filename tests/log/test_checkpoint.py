"""A checkpoint is three lines in one spelling, and is believed only with the right key and the expected origin."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.errors import Code
from garant.log.checkpoint import Checkpoint, open_checkpoint, sign_checkpoint
from garant.log.note import VerifierKey, sign_note
from garant.log.spelling import NUMBER_MAX, base64_text
from garant.log.tree import EMPTY_ROOT
from tests.log.refusal import refused
from tests.log.small_log import KEY, ORIGIN, OTHER_KEY, OTHER_SIGN, SIGN, checkpoint, note

ROOT = bytes(range(32))
GOOD = Checkpoint("example.com/behind-the-sofa", 20852163, ROOT)
origins = st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), min_size=1)


def test_a_checkpoint_looks_like_this() -> None:
    assert GOOD.text() == "example.com/behind-the-sofa\n20852163\nAAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8=\n"


@given(origins, st.integers(1, NUMBER_MAX), st.binary(min_size=32, max_size=32))
def test_text_goes_there_and_back(origin: str, size: int, root: bytes) -> None:
    made = Checkpoint(origin, size, root)
    assert Checkpoint.parse(made.text()) == made
    assert open_checkpoint(sign_checkpoint(made, KEY, SIGN), KEY, origin) == made


TEXT = GOOD.text()
BAD_TEXTS = {
    "nothing": "",
    "one line": "example.com\n",
    "two lines": "example.com\n5\n",
    "no last newline": TEXT[:-1],
    "an empty line behind": TEXT + "\n",
    "an extension line": TEXT + "extension\n",
    "no origin": TEXT.replace("example.com/behind-the-sofa", ""),
    "a tab in the origin": TEXT.replace("behind", "be\thind"),
    "leading zero": TEXT.replace("20852163", "020852163"),
    "a sign": TEXT.replace("20852163", "+20852163"),
    "negative": TEXT.replace("20852163", "-1"),
    "a space": TEXT.replace("20852163", "20852163 "),
    "hexadecimal": TEXT.replace("20852163", "0x10"),
    "beyond 63 bits": TEXT.replace("20852163", str(NUMBER_MAX + 1)),
    "root without padding": TEXT.replace("=", ""),
    "root with spare bits": TEXT.replace("8=", "9="),
    "root of 31 bytes": TEXT.replace("AAEC", "", 1),
    "root in base64url": TEXT.replace("AAEC", "A_EC"),
    "carriage returns": TEXT.replace("\n", "\r\n"),
    "no entries, but a root": TEXT.replace("20852163", "0"),
}


@pytest.mark.parametrize("text", BAD_TEXTS.values(), ids=BAD_TEXTS.keys())
def test_any_other_text_is_refused(text: str) -> None:
    with refused(Code.BAD_CHECKPOINT):
        Checkpoint.parse(text)


@pytest.mark.parametrize(
    ("origin", "size", "root"),
    [("", 1, ROOT), ("a\nb", 1, ROOT), ("a\0", 1, ROOT), ("a", -1, ROOT), ("a", 2**63, ROOT), ("a", 1, b""), ("a", 0, ROOT)],
)
def test_nonsense_is_refused_at_birth(origin: str, size: int, root: bytes) -> None:
    with refused(Code.BAD_CHECKPOINT):
        Checkpoint(origin, size, root)


def test_an_empty_log_has_the_empty_root() -> None:
    assert Checkpoint.parse(f"log\n0\n{base64_text(EMPTY_ROOT)}\n").root == EMPTY_ROOT


def test_without_an_origin_the_log_is_named_like_its_key() -> None:
    assert open_checkpoint(note(5), KEY) == open_checkpoint(note(5), KEY, ORIGIN) == checkpoint(5)


def test_a_key_may_have_another_name_than_its_log() -> None:
    key = VerifierKey("key-of-2024", KEY.public_key)
    signed = sign_checkpoint(checkpoint(5), key, SIGN)
    assert open_checkpoint(signed, key, ORIGIN) == checkpoint(5)
    with refused(Code.BAD_CHECKPOINT):
        open_checkpoint(signed, key)


def test_a_checkpoint_of_another_log_is_refused_although_the_key_is_right() -> None:
    with refused(Code.BAD_CHECKPOINT):
        open_checkpoint(note(5), KEY, "log.example/elsewhere")


def test_a_checkpoint_by_another_key_is_refused() -> None:
    with refused(Code.UNKNOWN_LOG_KEY):
        open_checkpoint(sign_checkpoint(checkpoint(5), OTHER_KEY, OTHER_SIGN), KEY, ORIGIN)


def test_a_signed_note_that_is_no_checkpoint_is_refused() -> None:
    with refused(Code.BAD_CHECKPOINT):
        open_checkpoint(sign_note("good morning\n", KEY, SIGN), KEY)
