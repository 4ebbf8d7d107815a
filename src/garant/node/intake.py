"""Intake: what can be done to a submission before its turn comes, by any thread, without the writer's lock.

    prepare(submission, state) -> Prepared       read strictly; signatures verified by the keys that the log knows; urgent or not; whose
    Sequencer.prepare(submission)                the same, for the log that it writes
    Sequencer.put(prepared) / Host.submit([..])  as with the bare submission, and the same answer

Nothing is decided here. The fold judges every statement in its turn, as ever; it only need not read again what was read, nor verify
again a signature that was. A key's id is the hash of the key, so a signature that holds (or does not) does so for ever; whether the key is
in force is the fold's question. Rows are frozen and tables only grow, so a state may be asked while somebody writes to it.

`keyids` and `party` say on whose account a submission goes (limits, logs): only signatures that hold count, and only on what is not in
the log to be copied, so nobody spends another's.
"""

from collections.abc import Callable, Mapping
from typing import NamedTuple

from garant import signature
from garant.errors import Refusal, Refused
from garant.node.ledger import Ledger
from garant.node.submission import Submission
from garant.state.rows import KeyRow
from garant.state.state import CHARTER, State
from garant.statement import envelope
from garant.statement.envelope import Signed
from garant.statement.kinds import Call, CallStep, Statement

Claim = tuple[bytes, bytes, bytes]
"""A public key, a message, and the signature that is claimed to be the key's."""


class Prepared(NamedTuple):
    """A submission, read: the statement (or why it is none), which claims were verified and what came of it, and how it stands.

    `signers`: rows of the keys that the log knows and whose signatures hold; none as soon as one of them does not. `urgent`: a STOP call
    or a step of one, by such a key. `copied`: nothing new can come of it, since its key has said as much here, or said it to another log;
    whoever reads that can hand it in. `own`: this process made it, disclosures and all, a moment ago. `before`: what
    it comes with, admitted right before it and in the same commit, or not at all.
    """

    submission: Submission
    read: Signed | Refusal
    checked: Mapping[Claim, bool]
    signers: tuple[KeyRow, ...]
    urgent: bool
    copied: bool = False
    own: bool = False
    before: "tuple[Prepared, ...]" = ()

    @property
    def keyids(self) -> tuple[str, ...]:
        """Give the ids of the known keys whose signatures hold."""
        return tuple(signature.keyid(row.public_key) for row in self.signers)

    @property
    def party(self) -> str | None:
        """Give the party whose account it goes on: that of the first such key. None where nothing shows who sent it."""
        return self.signers[0].party if self.signers and not self.copied else None

    def verify(self, public_key: bytes, message: bytes, signed: bytes) -> bool:
        """Tell whether a signature holds: from what was verified, or by verifying it now (a key that was not known then)."""
        known = self.checked.get((public_key, message, signed))
        return signature.verify(public_key, message, signed) if known is None else known


Make = Callable[[Ledger], Submission | Prepared]
"""Makes a submission in its turn, from the ledger as it then is: nobody writes between the making and the commit. It may refuse."""


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
    copied = is_copied(signed, state)
    return Prepared(
        submission, signed, checked, signers, urgent=bool(signers) and not copied and is_urgent(signed.said, state), copied=copied
    )


def is_copied(signed: Signed, state: State) -> bool:
    """Tell whether a statement is for another log, or is in its key's past here: the fold's `_chain` would refuse it now."""
    said, charter = signed.said, state.charters.get(CHARTER)
    chain = state.chains.get(f"root:{said.party}" if said.joint else signed.keyids[0])
    return (charter is not None and said.log != charter.charter.log) or (chain is not None and said.seq <= chain.seq)


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
