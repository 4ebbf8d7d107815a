r"""Signed notes: a text, an empty line, and who signed it (C2SP signed-note, Ed25519 signatures of type 0x01).

    <text, one or more lines>\n
    \n
    — <key name> <base64(key id || signature)>\n          one to sixteen such lines

    verifier key    <name>+<hex(key id)>+<base64(0x01 || public key)>
    key id          the first 4 bytes of SHA-256(name || 0x0A || 0x01 || public key)

The law:

* the text counts only after a signature over it by a key that we hold was verified;
* name *and* key id say which key signed; signatures by other keys are passed over, they are somebody else's business;
* if one by our key does not verify, the whole note is refused;
* UTF-8 without control characters other than the newline.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from typing import NamedTuple

from garant import signature
from garant.errors import Code, Refused
from garant.limits import NOTE_BYTES_MAX, SIGNATURES_MAX
from garant.log.spelling import base64_text, parse_base64

ED25519 = b"\x01"
KEY_ID_BYTES = 4

_DASH = "\N{EM DASH} "
_KEY_NAME = re.compile(r"[^\x00-\x1f\s+\ud800-\udfff]+")
_TEXT = re.compile(r"[^\x00-\x09\x0b-\x1f\ud800-\udfff]*\n")


@dataclass(frozen=True, slots=True)
class VerifierKey:
    """Whose signature counts: a key name (no spaces, no plus) and an Ed25519 public key (32 bytes).

    Refuses with `bad_verifier_key` a name that no note could carry, and with `bad_key` a key outside the strict rule.
    """

    name: str
    public_key: bytes

    def __post_init__(self) -> None:
        """Refuse what could never sign a note."""
        if not is_key_name(self.name):
            raise Refused(Code.BAD_VERIFIER_KEY, f"{self.name[:48]!r} cannot name a key; use a name without spaces and plus signs")
        signature.require_key(self.public_key)

    @property
    def key_id(self) -> bytes:
        """Four bytes that, with the name, say which key signed; an identifier, not a fingerprint."""
        return sha256(self.name.encode() + b"\n" + ED25519 + self.public_key).digest()[:KEY_ID_BYTES]

    def __str__(self) -> str:
        """Spell the key as other tools take it: `name+hash+base64`."""
        return f"{self.name}+{self.key_id.hex()}+{base64_text(ED25519 + self.public_key)}"

    @classmethod
    def parse(cls, text: str) -> "VerifierKey":
        """Read `name+hash+base64` (C2SP signed-note). Refuses with `bad_verifier_key` or `bad_key`."""
        name, _, rest = text.partition("+")
        _, _, encoded = rest.partition("+")
        typed = parse_base64(encoded, Code.BAD_VERIFIER_KEY, "public key")
        if typed[:1] != ED25519 or len(typed) != 1 + signature.KEY_BYTES:
            raise Refused(Code.BAD_VERIFIER_KEY, "this is not an Ed25519 verifier key of the form name+hash+base64; ask for the log's key")
        key = cls(name, typed[1:])
        if str(key) != text:
            raise Refused(Code.BAD_VERIFIER_KEY, f"the hash in the verifier key of {name!r} does not fit its name and key; copy it again")
        return key


class NoteSignature(NamedTuple):
    """One signature line: the signer's name, the key id (4 bytes), and what follows it in the base64."""

    name: str
    key_id: bytes
    signature: bytes

    def line(self) -> str:
        """Spell the signature line, with its newline."""
        return f"{_DASH}{self.name} {base64_text(self.key_id + self.signature)}\n"


class Note(NamedTuple):
    """A text that ends in a newline, and the signature lines under it, in their order."""

    text: str
    signatures: tuple[NoteSignature, ...]

    def encode(self) -> bytes:
        """Give the note's bytes."""
        return (self.text + "\n" + "".join(item.line() for item in self.signatures)).encode()


def is_key_name(name: str) -> bool:
    """Tell whether a key may have this name: not empty, no Unicode space, no plus, no control or half character."""
    return _KEY_NAME.fullmatch(name) is not None


def is_note_text(text: str) -> bool:
    """Tell whether a note may have this text: it ends in a newline, and no other control character is in it."""
    return _TEXT.fullmatch(text) is not None


def sign_note(text: str, key: VerifierKey, sign: signature.Sign, verify: signature.Verify = signature.verify) -> bytes:
    """Give the note over `text` with one signature, made by `sign` in the name of `key`.

    Refuses with `bad_note` a text that no note may have, and with `bad_signature` if `sign` does not hold the secret of `key`.
    """
    if not is_note_text(text):
        raise Refused(Code.BAD_NOTE, "a note's text ends in a newline and holds no other control characters; mend the text before signing")
    made = sign(text.encode())
    _require_signature(key, text, made, verify)
    return Note(text, (NoteSignature(key.name, key.key_id, made),)).encode()


def parse_note(data: bytes) -> Note:
    """Read a note's form and check **no** signature; believe nothing in it. Refuses with `too_large` or `bad_note`."""
    if len(data) > NOTE_BYTES_MAX:
        raise Refused(Code.TOO_LARGE, f"a note has at most {NOTE_BYTES_MAX} bytes, not {len(data)}; this is something else")
    text, empty_line, signed = _decode(data).rpartition("\n\n")
    note = Note(text + "\n", tuple(map(_parse_line, signed.split("\n")[:-1])))
    if not empty_line or not 1 <= len(note.signatures) <= SIGNATURES_MAX or not is_note_text(note.text) or note.encode() != data:
        raise Refused(
            Code.BAD_NOTE, f"a note is a text, an empty line and 1 to {SIGNATURES_MAX} signature lines; get it again from its source"
        )
    return note


def open_note(data: bytes, key: VerifierKey, verify: signature.Verify = signature.verify) -> Note:
    """Read a note and check that `key` signed it.

    Refuses with `too_large` or `bad_note` what is no note, with `bad_signature` if a signature by `key` fails, and with
    `unknown_log_key` if `key` did not sign. Signatures by others are carried along unchecked.
    """
    note = parse_note(data)
    ours = [item.signature for item in note.signatures if (item.name, item.key_id) == (key.name, key.key_id)]
    for made in ours:
        _require_signature(key, note.text, made, verify)
    if not ours:
        raise Refused(
            Code.UNKNOWN_LOG_KEY, f"the note is not signed by {key.name}+{key.key_id.hex()}; check that this is the right log and key"
        )
    return note


def _require_signature(key: VerifierKey, text: str, made: bytes, verify: signature.Verify) -> None:
    """Refuse a signature by `key` that does not count."""
    if not verify(key.public_key, text.encode(), made):
        raise Refused(Code.BAD_SIGNATURE, f"the signature of {key.name} does not fit the text above it; get the note again from its source")


def _parse_line(line: str) -> NoteSignature:
    """Read one signature line without its newline."""
    name, space, encoded = line.removeprefix(_DASH).partition(" ")
    if not line.startswith(_DASH) or not space or not is_key_name(name):
        raise Refused(
            Code.BAD_NOTE, f"{line[:48]!r} is not a signature line (em dash, key name, base64); get the note again from its source"
        )
    data = parse_base64(encoded, Code.BAD_NOTE, f"signature of {name[:48]}")
    if len(data) <= KEY_ID_BYTES:
        raise Refused(Code.BAD_NOTE, f"the signature of {name[:48]!r} is empty; get the note again from its source")
    return NoteSignature(name, data[:KEY_ID_BYTES], data[KEY_ID_BYTES:])


def _decode(data: bytes) -> str:
    """Read UTF-8, strictly."""
    try:
        return data.decode("utf-8")
    except UnicodeDecodeError as error:
        raise Refused(Code.BAD_NOTE, f"a note is UTF-8 text, and byte {error.start} is not; get it again from its source") from error
