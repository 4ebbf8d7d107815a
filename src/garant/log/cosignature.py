r"""Cosignatures: a witness says when it saw that a log had only grown (C2SP tlog-cosignature, Ed25519 signatures of type 0x04).

    cosignature/v1\n               what is signed: a header line,
    time <seconds>\n               when, in seconds since 1970, decimal,
    <the checkpoint's text>        and the text of the note, to its last newline

    — <witness name> <base64(key id || seconds, 8 bytes, big-endian || signature, 64 bytes)>\n

    cosigner key    <name>+<hex(key id)>+<base64(0x04 || public key)>
    key id          the first 4 bytes of SHA-256(name || 0x0A || 0x04 || public key)

The law:

* it says: at that time, the largest tree of this log that the witness had seen, each growing from the one before, had this root;
* a cosigner key signs nothing but this, and a log's key never cosigns: their types and their messages differ;
* name *and* key id say whose a line is; lines by keys that we do not hold are passed over;
* if one by a key that we hold does not verify, the whole note is refused;
* seconds are 1 to 2^63 - 1, and what is cosigned is a checkpoint.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from hashlib import sha256

from garant import signature
from garant.errors import Code, Refused
from garant.limits import SIGNATURES_MAX
from garant.log.checkpoint import Checkpoint
from garant.log.note import KEY_ID_BYTES, Note, NoteSignature, is_key_name, parse_note
from garant.log.spelling import NUMBER_MAX, base64_text, parse_base64

COSIGNATURE = b"\x04"
TIME_BYTES = 8


@dataclass(frozen=True, slots=True)
class CosignerKey:
    """Whose cosignature counts: a key name (no spaces, no plus) and an Ed25519 public key (32 bytes).

    Refuses with `bad_verifier_key` a name that no note could carry, and with `bad_key` a key outside the strict rule.
    """

    name: str
    public_key: bytes

    def __post_init__(self) -> None:
        """Refuse what could never cosign."""
        if not is_key_name(self.name):
            raise Refused(Code.BAD_VERIFIER_KEY, f"{self.name[:48]!r} cannot name a witness; use a name without spaces and plus signs")
        signature.require_key(self.public_key)

    @property
    def key_id(self) -> bytes:
        """Four bytes that, with the name, say which key cosigned; an identifier, not a fingerprint."""
        return sha256(self.name.encode() + b"\n" + COSIGNATURE + self.public_key).digest()[:KEY_ID_BYTES]

    def __str__(self) -> str:
        """Spell the key as other tools take it: `name+hash+base64`."""
        return f"{self.name}+{self.key_id.hex()}+{base64_text(COSIGNATURE + self.public_key)}"

    @classmethod
    def parse(cls, text: str) -> "CosignerKey":
        """Read `name+hash+base64` with a key of type 0x04. Refuses with `bad_verifier_key` or `bad_key`."""
        name, _, rest = text.partition("+")
        _, _, encoded = rest.partition("+")
        typed = parse_base64(encoded, Code.BAD_VERIFIER_KEY, "public key")
        if typed[:1] != COSIGNATURE or len(typed) != 1 + signature.KEY_BYTES:
            raise Refused(
                Code.BAD_VERIFIER_KEY,
                "this is not a witness's Ed25519 key of the form name+hash+base64 (type 0x04); a log's own key is another thing",
            )
        key = cls(name, typed[1:])
        if str(key) != text:
            raise Refused(Code.BAD_VERIFIER_KEY, f"the hash in the key of witness {name!r} does not fit its name and key; copy it again")
        return key


def cosigned_message(text: str, time_s: int) -> bytes:
    """Give the bytes that a witness signs over a checkpoint's `text` at `time_s` (seconds since 1970).

    Refuses with `bad_checkpoint` a text that is none, and with `out_of_range` a time that no cosignature may have.
    """
    Checkpoint.parse(text)
    if not 1 <= time_s <= NUMBER_MAX:
        raise Refused(Code.OUT_OF_RANGE, f"a cosignature's time is 1 to {NUMBER_MAX} seconds since 1970, not {time_s}")
    return f"cosignature/v1\ntime {time_s}\n{text}".encode()


def cosign(text: str, key: CosignerKey, time_s: int, sign: signature.Sign) -> NoteSignature:
    """Give the signature line by which `key` cosigns a checkpoint's `text` at `time_s` (seconds since 1970).

    Refuses as `cosigned_message` does, and with `bad_signature` if `sign` does not hold the secret of `key`.
    """
    message = cosigned_message(text, time_s)
    made = sign(message)
    if not signature.verify(key.public_key, message, made):
        raise Refused(Code.BAD_SIGNATURE, f"the secret key at hand is not that of witness {key.name}; give the one that belongs to it")
    return NoteSignature(key.name, key.key_id, time_s.to_bytes(TIME_BYTES, "big") + made)


def cosigned_at(note: Note, key: CosignerKey, verify: signature.Verify = signature.verify) -> int | None:
    """Tell when `key` cosigned this note (seconds since 1970, the newest of its lines), or None if it did not.

    Refuses with `bad_checkpoint` a note that is no checkpoint, and with `bad_signature` if a line of this key's does not verify.
    """
    ours = [item.signature for item in note.signatures if (item.name, item.key_id) == (key.name, key.key_id)]
    return max((_time_of(note.text, key, made, verify) for made in ours), default=None)


def _time_of(text: str, key: CosignerKey, made: bytes, verify: signature.Verify) -> int:
    time_s = int.from_bytes(made[:TIME_BYTES], "big")
    sized = len(made) == TIME_BYTES + signature.SIGNATURE_BYTES and 1 <= time_s <= NUMBER_MAX
    if not sized or not verify(key.public_key, cosigned_message(text, time_s), made[TIME_BYTES:]):
        raise Refused(
            Code.BAD_SIGNATURE, f"the cosignature of {key.name} does not fit the checkpoint above it; get the note again from its source"
        )
    return time_s


def read_lines(text: str, data: bytes) -> tuple[NoteSignature, ...]:
    """Read the signature lines that a witness answers over a checkpoint's `text`; none is verified yet. Refuses with `bad_note`."""
    return parse_note(f"{text}\n".encode() + data).signatures


def with_lines(note: bytes, lines: Iterable[NoteSignature]) -> bytes:
    """Give the note with more signature lines under it; a line replaces an older one by the same key, one that is there stays.

    Refuses with `too_large` more lines than a note may have. Nothing is verified.
    """
    before = parse_note(note)
    added = {(item.name, item.key_id): item for item in lines}
    kept = [item for item in before.signatures if (item.name, item.key_id) not in added]
    together = (*kept, *added.values())
    if len(together) > SIGNATURES_MAX:
        raise Refused(Code.TOO_LARGE, f"a note has at most {SIGNATURES_MAX} signature lines, not {len(together)}; ask fewer witnesses")
    return Note(before.text, together).encode()
