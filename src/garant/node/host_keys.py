"""The keys of a host: what it signs with while it runs. Its roots stay elsewhere."""

from collections.abc import Callable, Mapping
from types import MappingProxyType
from typing import NamedTuple

from garant import signature
from garant.errors import Code, Refused
from garant.log import VerifierKey
from garant.statement.kinds import Charter, CharterAmendment, Statement


class HostKeys(NamedTuple):
    """The two keys by which a host signs while it runs: checkpoints with one, refusals and answers with the other.

    `others`: further keys that it holds, for the day when the charter is amended to name them (or was already).
    """

    checkpoint: VerifierKey
    sign_checkpoint: signature.Sign
    answer: bytes
    sign_answer: signature.Sign
    others: Mapping[bytes, signature.Sign] = MappingProxyType({})

    def signer(self, public_key: bytes) -> signature.Sign:
        """Give the function that signs with a key; refuse one that is not held."""
        if public_key == self.answer:
            return self.sign_answer
        if public_key == self.checkpoint.public_key:
            return self.sign_checkpoint
        if public_key not in self.others:
            sentence = f"this host does not hold key {signature.keyid(public_key)[:16]}; give it the new key first"
            raise Refused(Code.KEY_NOT_HELD, sentence)
        return self.others[public_key]

    def require_held(self, said: Statement) -> None:
        """Refuse to let the charter name a key that this host could not sign with."""
        if isinstance(said, Charter | CharterAmendment):
            for key in filter(None, (said.checkpoint_key, said.answer_key)):
                self.signer(key)


class OwnSignatures:
    """Verifies what this host signed a moment ago: a key's first signature strictly, like anybody's, each later one by making it again.

    Ed25519 is deterministic: a key that was shown to sign well makes the same signature twice, unless this machine failed in between. That
    is what is looked for, in a fifth of the time: a bad signature in the log would end it for everybody who follows it.
    """

    def __init__(self, signer: Callable[[bytes], signature.Sign]) -> None:
        """Trust no key yet. `signer`: gives the signing function of a public key."""
        self._signer = signer
        self._further: dict[bytes, signature.Sign] = {}
        self._sign_well: set[bytes] = set()

    def hold(self, public_key: bytes, sign: signature.Sign) -> signature.Verify:
        """Sign with a further key here; give how its signatures are verified."""
        self._further[public_key] = sign
        return self.verify

    def counts(self, public_key: bytes, message: bytes, signed: bytes) -> bool:
        """Tell whether a signature counts that another process made: the same as ours, where it has the same key; else it is verified."""
        return (public_key in self._sign_well and self._made(public_key, message) == signed) or signature.verify(
            public_key, message, signed
        )

    def verify(self, public_key: bytes, message: bytes, signed: bytes) -> bool:
        """Tell whether a signature counts."""
        if public_key in self._sign_well:
            return self._made(public_key, message) == signed
        holds = signature.verify(public_key, message, signed)
        if holds:
            self._sign_well.add(public_key)
        return holds

    def _made(self, public_key: bytes, message: bytes) -> bytes:
        return (self._further.get(public_key) or self._signer(public_key))(message)
