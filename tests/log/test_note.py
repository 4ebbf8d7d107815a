"""A note counts if our key signed exactly this text; what other keys say under it is passed over."""

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from garant import signature
from garant.errors import Code, Refused
from garant.limits import NOTE_BYTES_MAX, SIGNATURES_MAX
from garant.log.note import Note, NoteSignature, VerifierKey, is_key_name, open_note, parse_note, sign_note
from tests.log.refusal import refused
from tests.log.small_log import KEY, OTHER_KEY, OTHER_SIGN, SIGN

PETER = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
PETER_NOTE = (Path(__file__).parent / "vectors" / "peter_neumann.note").read_bytes()
TEXT = "Ceasefire line, northern sector\n\nread back: yes\n"
NOTE = sign_note(TEXT, KEY, SIGN)


def signed_by(*signatures: NoteSignature, text: str = TEXT) -> bytes:
    return Note(text, signatures).encode()


def ours(text: str = TEXT) -> NoteSignature:
    return NoteSignature(KEY.name, KEY.key_id, SIGN(text.encode()))


def theirs(text: str = TEXT) -> NoteSignature:
    return NoteSignature(OTHER_KEY.name, OTHER_KEY.key_id, OTHER_SIGN(text.encode()))


def test_the_published_example_opens() -> None:
    key = VerifierKey.parse(PETER)
    assert (key.name, key.key_id.hex(), str(key)) == ("PeterNeumann", "c74f20a3", PETER)
    assert open_note(PETER_NOTE, key).text.startswith("If you think cryptography is the answer")


def test_a_note_looks_like_this() -> None:
    text, _, signatures = NOTE.decode().rpartition("\n\n")
    assert text + "\n" == TEXT
    assert signatures.startswith(f"— {KEY.name} ")
    assert signatures.endswith("\n")


def test_what_was_signed_opens() -> None:
    assert open_note(NOTE, KEY) == Note(TEXT, (ours(),))


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.just("\n")).map(lambda text: text + "\n"))
def test_any_text_without_control_characters_can_be_signed(text: str) -> None:
    assert open_note(sign_note(text, KEY, SIGN), KEY).text == text


@pytest.mark.parametrize("text", ["", "no newline at the end", "tab\there\n", "nul\0\n", "carriage\r\n", "half \ud800\n"])
def test_other_texts_cannot(text: str) -> None:
    with refused(Code.BAD_NOTE):
        sign_note(text, KEY, SIGN)


def test_a_signer_with_another_secret_is_found_out_before_anything_is_published() -> None:
    with refused(Code.BAD_SIGNATURE):
        sign_note(TEXT, KEY, OTHER_SIGN)


def test_signatures_of_strangers_are_passed_over() -> None:
    same_name = NoteSignature(KEY.name, b"\0\0\0\0", b"?" * 64)
    same_id = NoteSignature("stranger.example", KEY.key_id, b"?" * 64)
    note = open_note(signed_by(same_name, same_id, theirs(), ours()), KEY)
    assert len(note.signatures) == 4


def test_without_our_signature_the_note_is_refused() -> None:
    with refused(Code.UNKNOWN_LOG_KEY):
        open_note(signed_by(theirs()), KEY)


def test_a_wrong_signature_by_our_key_spoils_the_note_even_beside_a_right_one() -> None:
    wrong = NoteSignature(KEY.name, KEY.key_id, SIGN(b"something else\n"))
    for note in (signed_by(wrong), signed_by(ours(), wrong), signed_by(wrong, ours())):
        with refused(Code.BAD_SIGNATURE):
            open_note(note, KEY)


@pytest.mark.parametrize("length", [1, 63, 65])
def test_a_signature_of_another_length_is_refused(length: int) -> None:
    with refused(Code.BAD_SIGNATURE):
        open_note(signed_by(NoteSignature(KEY.name, KEY.key_id, bytes(length))), KEY)


def test_sixteen_signatures_are_read_and_seventeen_refused() -> None:
    others = [NoteSignature(f"witness{number}.example", b"abcd", b"?" * 72) for number in range(SIGNATURES_MAX)]
    assert len(open_note(signed_by(*others[1:], ours()), KEY).signatures) == SIGNATURES_MAX
    with refused(Code.BAD_NOTE):
        open_note(signed_by(*others, ours()), KEY)


def test_the_reader_may_bring_a_verification_that_remembers() -> None:
    asked: list[tuple[bytes, bytes, bytes]] = []

    def remember(public_key: bytes, message: bytes, made: bytes) -> bool:
        asked.append((public_key, message, made))
        return True

    open_note(NOTE, KEY, remember)
    assert asked == [(KEY.public_key, TEXT.encode(), SIGN(TEXT.encode()))]


def test_every_single_bit_counts() -> None:
    for at in range(len(NOTE) * 8):
        changed = bytearray(NOTE)
        changed[at // 8] ^= 1 << at % 8
        with pytest.raises(Refused):
            open_note(bytes(changed), KEY)


LINE = ours().line()
MALFORMED = {
    "nothing": b"",
    "text only": TEXT.encode(),
    "no empty line": (TEXT.rstrip("\n") + "\n" + LINE).encode(),
    "no signatures": (TEXT + "\n").encode(),
    "no last newline": NOTE[:-1],
    "a newline too many": NOTE + b"\n",
    "something behind the last newline": NOTE + b"x",
    "hyphen instead of em dash": NOTE.replace("— ".encode(), b"- "),
    "two spaces": (TEXT + "\n" + LINE.replace(" ", "  ", 1)).encode(),
    "no name": (TEXT + "\n" + LINE.replace(KEY.name, "")).encode(),
    "plus in the name": (TEXT + "\n" + LINE.replace(KEY.name, "a+b")).encode(),
    "no-break space in the name": (TEXT + "\n" + LINE.replace(KEY.name, "a\u00a0b")).encode(),
    "text after the signature": (TEXT + "\n" + LINE.replace("\n", " and more\n")).encode(),
    "base64 without padding": (TEXT + "\n" + LINE.replace("=", "")).encode(),
    "key id only": (TEXT + f"\n— {KEY.name} AAAAAA==\n").encode(),
    "carriage returns": NOTE.replace(b"\n", b"\r\n"),
    "tab in the text": NOTE.replace(b"line,", b"line\t"),
    "not UTF-8": NOTE.replace(b"line,", b"lin\xff,"),
    "UTF-8 written too long": NOTE.replace(b"line,", b"lin\xc0\xaf,"),
}


@pytest.mark.parametrize("data", MALFORMED.values(), ids=MALFORMED.keys())
def test_what_is_no_note_is_refused(data: bytes) -> None:
    with refused(Code.BAD_NOTE):
        parse_note(data)


def test_a_note_is_bounded_before_it_is_read() -> None:
    with refused(Code.TOO_LARGE):
        parse_note(b"x" * (NOTE_BYTES_MAX + 1))


@given(st.binary(max_size=200) | st.text(st.sampled_from("— \nab+=A/"), max_size=80).map(str.encode))
def test_whatever_parses_is_spelled_that_way(data: bytes) -> None:
    try:
        note = parse_note(data)
    except Refused:
        return
    assert note.encode() == data


@pytest.mark.parametrize("name", ["", "a b", "a+b", "a\tb", "a\nb", "a\u2003b", "a\u3000", "\x7f+", "\x85", "\udc80", "\x00"])
def test_names_that_no_key_may_have(name: str) -> None:
    assert not is_key_name(name)
    with refused(Code.BAD_VERIFIER_KEY):
        VerifierKey(name, KEY.public_key)


@pytest.mark.parametrize("name", ["example.com/log42", "PeterNeumann", "журнал", "停火", "a-b_c~d"])
def test_names_that_it_may(name: str) -> None:
    key = VerifierKey(name, KEY.public_key)
    assert VerifierKey.parse(str(key)) == key


BAD_KEYS = {
    "nothing": "",
    "a name": "PeterNeumann",
    "no key": "PeterNeumann+c74f20a3",
    "another name": PETER.replace("Peter", "Perer"),
    "another hash": PETER.replace("c74f20a3", "c74f20a4"),
    "hash in capitals": PETER.replace("c74f20a3", "C74F20A3"),
    "hash too short": PETER.replace("c74f20a3", "c74f20a"),
    "another key": PETER.replace("ARpc", "ARpd"),
    "another type of key": "PeterNeumann+c74f20a3+BBpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW",
    "a short key": "PeterNeumann+c74f20a3+ARpc",
    "something behind": PETER + "\n",
}


@pytest.mark.parametrize("text", BAD_KEYS.values(), ids=BAD_KEYS.keys())
def test_what_is_no_verifier_key_is_refused(text: str) -> None:
    with refused(Code.BAD_VERIFIER_KEY, Code.BAD_KEY):
        VerifierKey.parse(text)


def test_a_key_of_small_order_is_refused() -> None:
    """The neutral element verifies signatures that nobody made; the strict rule knows no such key."""
    neutral = b"\x01" + bytes(31)
    assert not signature.is_key(neutral)
    with refused(Code.BAD_KEY):
        VerifierKey("log.example", neutral)
