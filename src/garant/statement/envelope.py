"""The envelope: a DSSE v1 signature over a statement's canonical bytes.

    {"payload": base64(payload),
     "payloadType": "application/vnd.garant.statement+json",
     "signatures": [{"keyid": hex, "sig": base64}, ...]}          sorted by keyid, one for each key

    what is signed = PAE = "DSSEv1" SP len(type) SP type SP len(payload) SP payload
    statement id   = hex SHA-256(PAE)

The id names the *act*, whoever signed it and in whatever order. Source: DSSE protocol v1.0.0 (secure-systems-lab).
"""

from hashlib import sha256
from itertools import pairwise
from typing import Annotated

import msgspec
from msgspec import Meta, Struct, field

from garant import signature
from garant.errors import Code, Refused
from garant.limits import ENTRY_BYTES_MAX, PAYLOAD_BYTES_MAX, SIGNATURES_MAX
from garant.statement import canonical
from garant.statement.kinds import AnyStatement, Statement
from garant.statement.words import Hash

PAYLOAD_TYPE = "application/vnd.garant.statement+json"


class Signature(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """One key's signature over the PAE: 64 bytes."""

    keyid: Hash
    sig: bytes


class Envelope(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, gc=False):
    """A payload, what it is, and who signed it."""

    payload: bytes
    payload_type: str = field(name="payloadType")
    signatures: Annotated[tuple[Signature, ...], Meta(max_length=SIGNATURES_MAX)]


class Signed(Struct, frozen=True):
    """A statement as it was signed: what was said, and the envelope that shows it. Its signatures are not judged here."""

    said: Statement
    envelope: Envelope
    id: str
    pae: bytes

    @property
    def keyids(self) -> tuple[str, ...]:
        """Give the ids of the keys that signed, sorted."""
        return tuple(one.keyid for one in self.envelope.signatures)


def pae(payload_type: str, payload: bytes) -> bytes:
    """Give DSSE's pre-authentication encoding: the very bytes that are signed."""
    kind = payload_type.encode()
    return b"DSSEv1 %d %s %d %s" % (len(kind), kind, len(payload), payload)


def seal(payload: bytes, keys: dict[bytes, signature.Sign], payload_type: str = PAYLOAD_TYPE) -> Envelope:
    """Sign a payload with several keys: `keys` maps a public key to its signing function."""
    message = pae(payload_type, payload)
    signed = sorted((signature.keyid(key), sign(message)) for key, sign in keys.items())
    return Envelope(payload=payload, payload_type=payload_type, signatures=tuple(Signature(keyid=k, sig=s) for k, s in signed))


def encode(envelope: Envelope) -> bytes:
    """Give an envelope's canonical bytes."""
    return canonical.encode(envelope)


_ENVELOPE: msgspec.json.Decoder[Envelope] = msgspec.json.Decoder(Envelope)
_STATEMENT: msgspec.json.Decoder[Statement] = msgspec.json.Decoder(AnyStatement)


def decode(data: bytes) -> Signed:
    """Read a submitted envelope, canonical bytes only."""
    return open_envelope(canonical.decode(data, _ENVELOPE, ENTRY_BYTES_MAX))


def open_envelope(envelope: Envelope) -> Signed:
    """Read the statement in an envelope: form only, whoever signed it."""
    if envelope.payload_type != PAYLOAD_TYPE:
        raise Refused(Code.WRONG_PAYLOAD_TYPE, f"the envelope holds {envelope.payload_type[:80]!r}, not {PAYLOAD_TYPE}", "$.payloadType")
    _require_order(envelope.signatures)
    said = read_payload(envelope.payload)
    message = pae(PAYLOAD_TYPE, envelope.payload)
    return Signed(said, envelope, sha256(message).hexdigest(), message)


def sign(payload: bytes, said: Statement, keys: dict[bytes, signature.Sign]) -> Signed:
    """Sign a payload that was read already; `said` is what it says."""
    sealed = seal(payload, keys)
    message = pae(PAYLOAD_TYPE, payload)
    return Signed(said, sealed, sha256(message).hexdigest(), message)


def read_payload(payload: bytes) -> Statement:
    """Read a payload into its frozen type; refuse whatever is not its one legal spelling."""
    return canonical.decode(payload, _STATEMENT, PAYLOAD_BYTES_MAX)


def _require_order(signatures: tuple[Signature, ...]) -> None:
    if not signatures:
        raise Refused(Code.NO_SIGNATURE, "the envelope carries no signature; sign it with `garant say --key`", "$.signatures")
    if any(a.keyid >= b.keyid for a, b in pairwise(signatures)):
        raise Refused(Code.SIGNATURES_UNSORTED, "sort the signatures by key id, one for each key", "$.signatures")
    if any(len(one.sig) != signature.SIGNATURE_BYTES for one in signatures):
        raise Refused(Code.BAD_SIGNATURE, "an Ed25519 signature has 64 bytes", "$.signatures")
