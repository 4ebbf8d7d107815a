r"""Inclusion proofs as files that verify alone and offline (C2SP tlog-proof, `.tlog-proof`).

    c2sp.org/tlog-proof@v1\n
    extra <base64>\n               only if there is any; nobody vouches for it
    index <number>\n               the entry's place, counted from 0
    <base64 hash>\n                the audit path, from the leaf upwards, 0 to 63 lines
    \n
    <checkpoint note>              as the log signed it

The law: the file is believed only together with the entry's own bytes, the log's key and the origin that was expected; it has
one spelling; and the log's size is read from the signed checkpoint, never from anything above it.
"""

from dataclasses import dataclass

from garant import signature
from garant.errors import Code, Refused
from garant.limits import NOTE_BYTES_MAX
from garant.log.checkpoint import Checkpoint, open_checkpoint
from garant.log.note import VerifierKey
from garant.log.proof import verify_inclusion
from garant.log.spelling import (
    NUMBER_MAX,
    base64_text,
    parse_base64,
    parse_hash_lines,
    parse_number,
    proof_file,
    split_proof_file,
    tagged,
)
from garant.log.tree import leaf_hash

HEADER = "c2sp.org/tlog-proof@v1"
FILE_BYTES_MAX = 4 * NOTE_BYTES_MAX
"""Note, hash lines and extra data each fit well within a note's bound."""


@dataclass(frozen=True, slots=True)
class TlogProof:
    """An entry's `index`, its audit path (hashes of 32 bytes, leaf upwards) and the signed `checkpoint` note that it leads to.

    `extra` is unauthenticated; empty means none.
    """

    index: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes
    extra: bytes = b""

    def encode(self) -> bytes:
        """Write the file. Refuses with `out_of_range` an index that cannot be written."""
        if not 0 <= self.index <= NUMBER_MAX:
            raise Refused(Code.OUT_OF_RANGE, f"an index is 0 to {NUMBER_MAX}, not {self.index}")
        extra = [f"extra {base64_text(self.extra)}"] if self.extra else []
        return proof_file([HEADER, *extra, f"index {self.index}"], self.hashes, self.checkpoint)

    @classmethod
    def parse(cls, data: bytes) -> "TlogProof":
        """Read the file's form; nothing in it is verified yet. Refuses with `too_large` or `bad_proof` any other spelling."""
        lines, note = split_proof_file(data, FILE_BYTES_MAX)
        header, *lines = lines
        extra = [tagged(lines.pop(0), "extra")] if lines and lines[0].startswith("extra") else []
        index = parse_number(tagged(lines.pop(0) if lines else "", "index"), Code.BAD_PROOF, "index")
        proof = cls(index, parse_hash_lines(lines), note, parse_base64("".join(extra), Code.BAD_PROOF, "extra data"))
        if header != HEADER or proof.encode() != data:
            raise Refused(Code.BAD_PROOF, f"this is not a file of {HEADER}; ask for the proof again")
        return proof

    def verify(self, entry: bytes, key: VerifierKey, origin: str | None = None, verify: signature.Verify = signature.verify) -> Checkpoint:
        """Check that the log holds `entry` at `index`, and give the checkpoint that says so.

        Refuses as `open_checkpoint` does, and with `out_of_range` or `proof_failed` if the path does not lead to its root.
        """
        checkpoint = open_checkpoint(self.checkpoint, key, origin, verify)
        verify_inclusion(leaf_hash(entry), self.index, checkpoint.size, self.hashes, checkpoint.root)
        return checkpoint
