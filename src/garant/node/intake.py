"""Intake: what can be done to a submission before its turn comes, by any thread, without the writer's lock.

    prepare(submission, state) -> Prepared       read strictly; signatures verified by the keys that the log knows; urgent or not; whose
    Sequencer.prepare(submission)                the same, for the log that it writes
    Sequencer.put(prepared) / Host.submit([..])  as with the bare submission, and the same answer

Nothing is decided here. The fold judges every statement in its turn, as ever; it only need not read again what was read, nor verify
again a signature that was. A key's id is the hash of the key, so a signature that holds (or does not) does so for ever; whether the key is
in force is the fold's question. Rows are frozen and tables only grow, so a state may be asked while somebody writes to it.

`keyids` and `party` say on whose account a submission goes (limits, logs): only signatures that hold count, so nobody spends another's.
"""

from collections.abc import Mapping
from typing import NamedTuple

from garant import signature
from garant.errors import Refusal, Refused
from garant.node.submission import Submission
from garant.state.rows import KeyRow
from garant.state.state import State
from garant.statement import envelope
from garant.statement.envelope import Signed
from garant.statement.kinds import Call, CallStep, Statement

Claim = tuple[bytes, bytes, bytes]
"""A public key, a message, and the signature that is claimed to be the key's."""


class Prepared(NamedTuple):
    """A submission, read: the statement (or why it is none), which claims were verified and what came of it, and how it stands.

    `signers`: rows of the keys that the log knows and whose signatures hold; none as soon as one of them does not. `urgent`: a STOP call
    or a step of one, by such a key.
    """

    submission: Submission
    read: Signed | Refusal
    checked: Mapping[Claim, bool]
    signers: tuple[KeyRow, ...]
    urgent: bool

    @property
    def keyids(self) -> tuple[str, ...]:
        """Give the ids of the known keys whose signatures hold."""
        return tuple(signature.keyid(row.public_key) for row in self.signers)

    @property
    def party(self) -> str | None:
        """Give the party whose account it goes on: that of the first such key. None where nothing shows who sent it."""
        return self.signers[0].party if self.signers else None

    def verify(self, public_key: bytes, message: bytes, signed: bytes) -> bool:
        """Tell whether a signature holds: from what was verified, or by verifying it now (a key that was not known then)."""
        known = self.checked.get((public_key, message, signed))
        return signature.verify(public_key, message, signed) if known is None else known


def prepare(submission: Submission, state: State, verify: signature.Verify = signature.verify) -> Prepared:
    """Read a submission, and verify its signatures by the keys that a state knows. Never refuses: what is wrong stands in `read`."""
    try:
        signed = envelope.decode(submission.envelope)
    except Refused as refused:
        return Prepared(submission, refused.refusal, {}, (), urgent=False)
    rows = [(state.keys.get(one.keyid), one.sig) for one in signed.envelope.signatures]
    claims = [(row, (row.public_key, signed.pae, sig)) for row, sig in rows if row is not None]
    checked = {claim: verify(*claim) for _, claim in claims}
    signers = tuple(row for row, _ in claims) if all(checked.values()) else ()
    return Prepared(submission, signed, checked, signers, urgent=bool(signers) and is_urgent(signed.said, state))


def is_urgent(said: Statement, state: State) -> bool:
    """Tell whether a statement is a STOP call, or says what became of one."""
    match said:
        case Call():
            return said.urgency == "stop"
        case CallStep():
            call = state.calls.get(said.call)
            return call is not None and call.said.urgency == "stop"
        case _:
            return False
