"""Strict Ed25519: the one rule by which a signature counts.

Libraries differ on the edges of Ed25519 (RFC 8032): some take points of small or mixed order, some take non-canonical
encodings, some check the equation with the cofactor and some without. Two replicas that disagree on one signature disagree
on the whole log. So the rule leaves no room:

1. the public key A and the signature's R are canonical encodings of points of prime order;
2. S is below the group order L;
3. then RFC 8032 section 5.1.7 holds.

With A and R of prime order the equations with and without the cofactor are equivalent, so every library that gets as far
as step 3 says the same. libsodium (PyNaCl) does the arithmetic. `docs/adr/0003-strict-ed25519.md` gives the choices.
"""

from collections.abc import Callable
from functools import lru_cache
from hashlib import sha256

from nacl.bindings import (
    crypto_core_ed25519_is_valid_point,
    crypto_sign,
    crypto_sign_open,
    crypto_sign_seed_keypair,
)
from nacl.exceptions import BadSignatureError

from garant.errors import Code, Refused

KEY_BYTES = 32
SEED_BYTES = 32
SIGNATURE_BYTES = 64

Verify = Callable[[bytes, bytes, bytes], bool]
"""verify(public_key, message, signature): how a reader checks signatures; `verify` below, or one that remembers."""

Sign = Callable[[bytes], bytes]
"""sign(message) -> signature of 64 bytes, with a key that the caller holds."""


def verify(public_key: bytes, message: bytes, signature: bytes) -> bool:
    """Tell whether `signature` (64 bytes) over `message` counts under `public_key` (32 bytes)."""
    if len(signature) != SIGNATURE_BYTES or not is_key(public_key):
        return False
    if not crypto_core_ed25519_is_valid_point(signature[:32]):
        return False
    try:
        crypto_sign_open(signature + message, public_key)
    except BadSignatureError:
        return False
    return True


@lru_cache(maxsize=65_536)
def is_key(public_key: bytes) -> bool:
    """Tell whether these bytes are a canonical encoding of a point of prime order."""
    return len(public_key) == KEY_BYTES and bool(crypto_core_ed25519_is_valid_point(public_key))


def require_key(public_key: bytes, where: str = "") -> bytes:
    """Give back `public_key`, or refuse it with `bad_key`."""
    if not is_key(public_key):
        raise Refused(Code.BAD_KEY, "these bytes are not an Ed25519 public key of prime order; make a key with `garant key new`", where)
    return public_key


@lru_cache(maxsize=65_536)
def keyid(public_key: bytes) -> str:
    """Give the key's name in envelopes: hex SHA-256("garant-ed25519-keyid/v1\\n" || key)."""
    return sha256(b"garant-ed25519-keyid/v1\n" + public_key).hexdigest()


def public_key_of(seed: bytes) -> bytes:
    """Give the public key (32 bytes) of a secret seed (32 bytes, RFC 8032 section 5.1.5)."""
    public, _ = crypto_sign_seed_keypair(seed)
    return bytes(public)


def signer(seed: bytes) -> Sign:
    """Give the function that signs with this seed. Ed25519 is deterministic: the same message, the same signature."""
    _, secret = crypto_sign_seed_keypair(seed)
    return lambda message: bytes(crypto_sign(message, secret)[:SIGNATURE_BYTES])
