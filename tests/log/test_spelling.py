"""One value, one spelling: every other way to write a number, bytes or a hash is refused."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant.errors import Code
from garant.log.spelling import (
    NUMBER_MAX,
    base64_text,
    parse_base64,
    parse_hash,
    parse_hash_lines,
    parse_number,
    proof_file,
    split_proof_file,
    tagged,
)
from tests.log.refusal import refused


@given(st.integers(0, NUMBER_MAX))
def test_numbers_go_there_and_back(number: int) -> None:
    assert parse_number(str(number), Code.BAD_PROOF, "number") == number


@pytest.mark.parametrize(
    "text", ["", "-1", "+1", "01", "00", " 1", "1 ", "1\n", "1_0", "1.0", "1e3", "0x1", "١", "²", str(NUMBER_MAX + 1), "9" * 30]
)
def test_any_other_number_is_refused(text: str) -> None:
    with refused(Code.BAD_PROOF):
        parse_number(text, Code.BAD_PROOF, "number")


@given(st.binary(max_size=100))
def test_bytes_go_there_and_back(data: bytes) -> None:
    assert parse_base64(base64_text(data), Code.BAD_PROOF, "data") == data


@pytest.mark.parametrize("text", ["Zg", "Zg=", "Zh==", "Zm9=", "Zm 9v", "Zm9v\n", "Zm9v====", "Zm9v=", "_-8=", "Zm9vé", "=", "ZZZZZ"])
def test_any_other_base64_is_refused(text: str) -> None:
    with refused(Code.BAD_PROOF):
        parse_base64(text, Code.BAD_PROOF, "data")


@given(st.text(alphabet="AQgw=+/9", max_size=12))
def test_what_is_accepted_is_what_would_be_printed(text: str) -> None:
    try:
        data = parse_base64(text, Code.BAD_PROOF, "data")
    except Exception as error:  # noqa: BLE001 - nothing but a refusal may come out
        assert type(error).__name__ == "Refused"  # noqa: PT017
    else:
        assert base64_text(data) == text


@pytest.mark.parametrize("length", [0, 31, 33, 64])
def test_a_hash_has_32_bytes(length: int) -> None:
    with refused(Code.BAD_PROOF):
        parse_hash(base64_text(bytes(length)), Code.BAD_PROOF, "hash")


def test_hash_lines_are_bounded() -> None:
    line = base64_text(bytes(32))
    assert parse_hash_lines([line] * 63) == (bytes(32),) * 63
    with refused(Code.BAD_PROOF):
        parse_hash_lines([line] * 64)


def test_a_proof_file_is_lines_an_empty_line_and_a_note() -> None:
    data = proof_file(["old 3"], [bytes(32)], b"origin\n3\n...\n\nsignature\n")
    assert split_proof_file(data, 1_000) == (["old 3", base64_text(bytes(32))], b"origin\n3\n...\n\nsignature\n")
    for bad in (b"", b"old 3", b"old 3\n", b"old 3\n\n", "old ٣\n\nnote\n".encode(), b"old 3\n\n" + b"n" * 65_537):
        with refused(Code.BAD_PROOF):
            split_proof_file(bad, 100_000)
    with refused(Code.TOO_LARGE):
        split_proof_file(data, len(data) - 1)


@pytest.mark.parametrize("line", ["", "index", "index5", "Index 5", " index 5", "old 5"])
def test_a_tag_and_one_space(line: str) -> None:
    assert tagged("index 5", "index") == "5"
    with refused(Code.BAD_PROOF):
        tagged(line, "index")
