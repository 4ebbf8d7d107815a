r"""Consistency proofs as files: the newer log begins with the older one.

The form is the body of an `add-checkpoint` request (C2SP tlog-witness), so any witness can be shown the same file:

    old <size>\n                   the size that is proved from; 0 proves from nothing
    <base64 hash>\n                RFC 6962 section 2.1.2, 0 to 63 lines; none from size 0 or between equal sizes
    \n
    <checkpoint note>              the newer one, as the log signed it

The law: the file never says what the old root was. Whoever checks it brings the size and root that they verified before;
otherwise a log could prove itself consistent with a past that nobody saw.
"""

from dataclasses import dataclass

from garant import signature
from garant.errors import Code, Refused
from garant.limits import NOTE_BYTES_MAX
from garant.log.checkpoint import Checkpoint, open_checkpoint
from garant.log.note import VerifierKey
from garant.log.proof import verify_consistency
from garant.log.spelling import NUMBER_MAX, parse_hash_lines, parse_number, proof_file, split_proof_file, tagged

FILE_BYTES_MAX = 2 * NOTE_BYTES_MAX
"""A note within its own bound, and at most 63 hash lines of 45 bytes."""


@dataclass(frozen=True, slots=True)
class ConsistencyProof:
    """The hashes (32 bytes each) from `old_size` to the signed `checkpoint` note."""

    old_size: int
    hashes: tuple[bytes, ...]
    checkpoint: bytes

    def encode(self) -> bytes:
        """Write the file. Refuses with `out_of_range` a size that cannot be written."""
        if not 0 <= self.old_size <= NUMBER_MAX:
            raise Refused(Code.OUT_OF_RANGE, f"a size is 0 to {NUMBER_MAX}, not {self.old_size}")
        return proof_file([f"old {self.old_size}"], self.hashes, self.checkpoint)

    @classmethod
    def parse(cls, data: bytes) -> "ConsistencyProof":
        """Read the file's form; nothing in it is verified yet. Refuses with `too_large` or `bad_proof` any other spelling."""
        lines, note = split_proof_file(data, FILE_BYTES_MAX)
        old_size = parse_number(tagged(lines[0], "old"), Code.BAD_PROOF, "old size")
        return cls(old_size, parse_hash_lines(lines[1:]), note)

    def verify(
        self,
        old_size: int,
        old_root: bytes,
        key: VerifierKey,
        origin: str | None = None,
        verify: signature.Verify = signature.verify,
    ) -> Checkpoint:
        """Check that the newer log begins with the one of `old_size` and `old_root` (32 bytes); give the newer checkpoint.

        Refuses as `open_checkpoint` does, and with `out_of_range` or `proof_failed` if the hashes do not show it.
        """
        newer = open_checkpoint(self.checkpoint, key, origin, verify)
        if self.old_size != old_size:
            raise Refused(Code.PROOF_FAILED, f"the proof starts at size {self.old_size}, not at {old_size}; ask for one from {old_size}")
        verify_consistency(old_size, newer.size, old_root, newer.root, self.hashes)
        return newer
