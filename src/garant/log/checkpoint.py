r"""Checkpoints: what a log commits to, as the text of a signed note (C2SP tlog-checkpoint).

    <origin>\n                 which log
    <size>\n                   how many entries, decimal
    <base64(root)>\n           the Merkle root over them, RFC 6962

The law: three lines and no more (extension lines could not be audited, so there are none), each in its one spelling; a log
of no entries has the empty root; and a checkpoint is believed only with the log's signature and the origin that was expected.
"""

from dataclasses import dataclass

from garant import signature
from garant.errors import Code, Refused
from garant.log.note import VerifierKey, is_note_text, open_note, sign_note
from garant.log.spelling import NUMBER_MAX, base64_text, parse_hash, parse_number
from garant.log.tree import EMPTY_ROOT, HASH_BYTES

_LINES = 3


@dataclass(frozen=True, slots=True)
class Checkpoint:
    """The log named `origin` had `size` entries and this `root` (32 bytes). Refuses nonsense at birth with `bad_checkpoint`."""

    origin: str
    size: int
    root: bytes

    def __post_init__(self) -> None:
        """Refuse what no log can be."""
        if not self.origin or "\n" in self.origin or not is_note_text(self.origin + "\n"):
            raise Refused(
                Code.BAD_CHECKPOINT, "a checkpoint's origin is one line that names the log; it is empty or holds control characters"
            )
        if not 0 <= self.size <= NUMBER_MAX or len(self.root) != HASH_BYTES:
            raise Refused(Code.BAD_CHECKPOINT, f"a checkpoint holds a size from 0 to {NUMBER_MAX} and a root of {HASH_BYTES} bytes")
        if self.size == 0 and self.root != EMPTY_ROOT:
            raise Refused(Code.BAD_CHECKPOINT, "a log without entries has the SHA-256 of nothing as its root; this checkpoint has another")

    def text(self) -> str:
        """Spell the checkpoint: the text that is signed."""
        return f"{self.origin}\n{self.size}\n{base64_text(self.root)}\n"

    @classmethod
    def parse(cls, text: str) -> "Checkpoint":
        """Read the text of a checkpoint note (C2SP tlog-checkpoint). Refuses with `bad_checkpoint` any other spelling."""
        lines = text.split("\n")
        if len(lines) != _LINES + 1 or lines[-1]:
            raise Refused(Code.BAD_CHECKPOINT, "a checkpoint has three lines (origin, size, root) and no others; this is something else")
        size = parse_number(lines[1], Code.BAD_CHECKPOINT, "size of the log")
        return cls(lines[0], size, parse_hash(lines[2], Code.BAD_CHECKPOINT, "root hash"))


def sign_checkpoint(checkpoint: Checkpoint, key: VerifierKey, sign: signature.Sign, verify: signature.Verify = signature.verify) -> bytes:
    """Give the checkpoint as a note signed in the name of `key`. Refuses with `bad_signature` if `sign` has another secret."""
    return sign_note(checkpoint.text(), key, sign, verify)


def open_checkpoint(note: bytes, key: VerifierKey, origin: str | None = None, verify: signature.Verify = signature.verify) -> Checkpoint:
    """Read a signed checkpoint of the log `origin`; without `origin`, of the log that is named like its key.

    Refuses with `too_large`, `bad_note`, `bad_signature` or `unknown_log_key` as `open_note` does, and with `bad_checkpoint`
    a text that is none or another log's.
    """
    checkpoint = Checkpoint.parse(open_note(note, key, verify).text)
    expected = key.name if origin is None else origin
    if checkpoint.origin != expected:
        raise Refused(Code.BAD_CHECKPOINT, f"this is a checkpoint of {checkpoint.origin!r}, not of {expected!r}; get it from the right log")
    return checkpoint
