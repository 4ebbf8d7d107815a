"""Trust policies on the command line: reading one, and holding a log's cosigned checkpoint against it.

DIR/witnesses.policy     whom a host asks (C2SP tlog-policy, with addresses)
DIR/cosigned             the newest checkpoint with the cosignatures that it has, as `garant witness ask` wrote it
"""

from pathlib import Path

import msgspec

from garant.cli import files
from garant.cli.opening import the_key
from garant.errors import Code, Refused
from garant.limits import NOTE_BYTES_MAX
from garant.log import Checkpoint, VerifierKey, parse_note
from garant.log.policy import POLICY_BYTES_MAX, Policy, Witnessed, shown
from garant.node.ledger import Ledger
from garant.node.opening import opens


def policy_file(directory: Path) -> Path:
    """Give the file that says whom a host asks."""
    return directory / "witnesses.policy"


def cosigned_file(directory: Path) -> Path:
    """Give the file of the newest cosigned checkpoint."""
    return directory / "cosigned"


def read_policy(path: Path) -> Policy:
    """Read a policy file; say where in it a line is wrong."""
    try:
        return Policy.parse(files.read(path, POLICY_BYTES_MAX))
    except Refused as refused:
        was = refused.refusal
        where = was.where if was.where == str(path) else f"{path}, {was.where}".removesuffix(", ")
        raise Refused(was.code, was.sentence, where) from refused


def require_cosigned(ledger: Ledger, policy: Policy, path: Path, key: VerifierKey) -> Witnessed:
    """Hold a cosigned checkpoint against a policy and against the log itself; `key` is the log's own."""
    note = files.read(path, NOTE_BYTES_MAX)
    found = policy.require(note, key)
    require_own(ledger, found.checkpoint)
    return found


def require_own(ledger: Ledger, checkpoint: Checkpoint) -> None:
    """Refuse a checkpoint that was cosigned and is not one of this log's."""
    size = ledger.tree.size
    if checkpoint.size > size:
        sentence = f"the log has {size} entries, and {checkpoint.size} were cosigned: it is an old copy"
        raise Refused(Code.BEHIND_WITNESS, sentence)
    if checkpoint.root != ledger.tree.root(checkpoint.size):
        raise Refused(
            Code.FORKED, f"the checkpoint that was cosigned at {checkpoint.size} entries has another root than this log; keep both"
        )


def same_text(note: bytes, cosigned: bytes) -> bytes:
    """Give the cosigned note in place of the plain one. Refuses with `bad_checkpoint` one of another checkpoint."""
    if parse_note(note).text != parse_note(cosigned).text:
        raise Refused(Code.BAD_CHECKPOINT, "what was cosigned is not the log's newest checkpoint; ask the witnesses again")
    return cosigned


class _Carried(msgspec.Struct):
    """What every kind of proof has: a checkpoint's note."""

    checkpoint: str


def carried_note(data: bytes) -> bytes:
    """Give the checkpoint's note in a proof's bytes, unverified; nothing where there is none."""
    try:
        return msgspec.json.decode(data, type=_Carried).checkpoint.encode()
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return b""


def key_for(data: bytes, key_text: str | None, policy: Policy | None) -> VerifierKey:
    """Give the log's verifier key that a proof is to be held against: the one given, or the policy's that signed it."""
    if key_text is not None:
        return the_key(key_text)
    if policy is None or not policy.logs:
        raise Refused(Code.USAGE, "say which log you trust: with --key, or with a policy that has a log line", "--key")
    note = carried_note(data)
    return next((line.key for line in policy.logs if opens(note, line.key)), policy.logs[0].key)


def plain_witnessed(found: Witnessed) -> dict[str, object]:
    """Say what a policy accepted, for programs."""
    cosigned = [{"witness": shown(one.name), "key": str(one.key), "time_s": time_s} for one, time_s in found.cosigned]
    return {"size": found.checkpoint.size, "root": found.checkpoint.root.hex(), "cosigned": cosigned}
