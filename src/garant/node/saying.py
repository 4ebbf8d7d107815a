"""Saying something: from an officer's words to a submission that is signed, chained, and hides what must be hidden.

What a desk knows comes from its ledger: where the key's chain stands, which checkpoint it has seen, for which party a key speaks.
"""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from garant import signature
from garant.errors import Code, Refused
from garant.node.intake import Prepared
from garant.node.ledger import Ledger
from garant.node.ports import Salts
from garant.node.submission import Submission
from garant.state.state import State
from garant.statement import compose, disclosure, envelope
from garant.statement.compose import Bookkeeping, Chain, Spoken
from garant.statement.kinds.base import Seen


class SigningKey(NamedTuple):
    """A key at hand: its public half, and the function that signs with the secret one."""

    public: bytes
    sign: signature.Sign

    @property
    def id(self) -> str:
        """Give its key id."""
        return signature.keyid(self.public)


class Saying(NamedTuple):
    """What an officer wants to say: the kind's own members, the names of those to hide, when it is said, and a blob's bytes beside it.

    `seen`: the size of the log that its signer has seen; all that the ledger holds, if nothing is said.
    """

    members: Mapping[str, Any]
    now_ms: int
    hide: Iterable[str] = ()
    blob: bytes | None = None
    seen: int | None = None


def say(ledger: Ledger, log: str, saying: Saying, keys: Sequence[SigningKey], salts: Salts, chain: Chain | None = None) -> Submission:
    """Compose, hide and sign. `log`: the origin, which a charter cannot take from a ledger that is still empty.

    `chain`: where the key's chain goes on, for who knows of statements that are on their way; else where it stands in the log.
    """
    if not keys:
        raise Refused(Code.USAGE, "name at least one key to sign with (--key)")
    spoken, disclosures = composed(ledger, log, saying, [key.public for key in keys], salts, chain)
    sealed = envelope.seal(spoken.payload, {key.public: key.sign for key in keys})
    return Submission(envelope.encode(sealed), disclosures, saying.blob)


def prepared(
    ledger: Ledger, log: str, saying: Saying, key: SigningKey, salts: Salts, verify: signature.Verify, chain: Chain | None = None
) -> Prepared:
    """Compose, hide and sign as `say` does, for a host that this process is itself: nothing of it need be read again there.

    `verify` tells whether what was just signed counts. The key must be one that the log knows. `chain`: where the key's chain will stand.
    Its bytes are left out: they are spelt once, in the entry.
    """
    spoken, disclosures = composed(ledger, log, saying, [key.public], salts, chain)
    signed = envelope.sign(spoken.payload, spoken.said, {key.public: key.sign})
    claim = key.public, signed.pae, signed.envelope.signatures[0].sig
    holds = verify(*claim)
    signers = (ledger.state.keys.rows[key.id],) if holds else ()
    submission = Submission(b"", disclosures, saying.blob)
    return Prepared(submission, signed, {claim: holds}, signers, urgent=False, own=True)


def composed(
    ledger: Ledger, log: str, saying: Saying, keys: Sequence[bytes], salts: Salts, chain: Chain | None = None
) -> tuple[Spoken, tuple[str, ...]]:
    """Compose and hide, for the holders of these public keys to sign; beside the payload, the disclosures of what it hides."""
    members, disclosures = _hidden(saying, salts)
    joint, first = len(set(keys)) > 1, signature.keyid(keys[0])
    books = Bookkeeping(
        log=log,
        party=str(members.get("party") or party_of(ledger.state, first)),
        chain=chain or _chain(ledger.state, first, members, joint=joint),
        joint=joint,
        seen=_seen(ledger, saying.seen),
        now_ms=saying.now_ms,
    )
    return compose.spoken(members, books), disclosures


def _seen(ledger: Ledger, size: int | None) -> Seen:
    return Seen(size=ledger.tree.size if size is None else size, root=ledger.tree.root(size).hex())


def party_of(state: State, keyid: str) -> str:
    """Give the party for which a key speaks in this log."""
    row = state.keys.get(keyid)
    if row is None:
        raise Refused(Code.UNKNOWN_KEY, f"key {keyid[:16]} is not known to this log; its party's root must grant it first")
    return row.party


def _hidden(saying: Saying, salts: Salts) -> tuple[Mapping[str, Any], tuple[str, ...]]:
    names = sorted(set(saying.hide))
    if not names:
        return saying.members, ()
    return disclosure.conceal(saying.members, names, (salts() for _ in names))


def _chain(state: State, keyid: str, members: Mapping[str, Any], *, joint: bool) -> Chain:
    """Find where the chain stands: the key's own, or the party's root chain when several keys sign."""
    name = f"root:{members.get('party') or party_of(state, keyid)}" if joint else keyid
    row = state.chains.get(name)
    return Chain(row.seq + 1, row.last) if row else Chain(1, None)
