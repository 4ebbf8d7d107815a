"""Key files under a passphrase: what an officer's desk keeps (docs/spec/key-file.md, ADR 0034).

    {"garant_key": 2, "keyid": hex, "public": base64, "kdf": "argon2id13", "passes": 3, "memory_bytes": 268435456,
     "salt": base64(16), "sealed": base64(nonce(24) || secretbox(seed))}

Argon2id makes every guess cost a quarter of a gigabyte for half a second; secretbox (XSalsa20-Poly1305) shows whether the guess was good.
What a file asks for is bounded before any of it is spent: a hostile one costs at most a second and half a gigabyte. The public half stands
in the open, so that a desk knows whose it is before anybody unlocks it; it is held against the seed once that is open.
"""

import secrets
from pathlib import Path
from typing import Annotated, Literal
from unicodedata import normalize

import msgspec
from msgspec import Meta, Struct
from nacl import exceptions, pwhash
from nacl.secret import SecretBox

from garant import signature
from garant.errors import Code, Refused
from garant.node.saying import SigningKey
from garant.storage import keyfile

PASSPHRASE_CHARACTERS_MIN = 12
PASSPHRASE_BYTES_MAX = 1_024

_SALT_BYTES = 16
_SEALED_BYTES = SecretBox.NONCE_SIZE + SecretBox.MACBYTES + signature.SEED_BYTES


class Cost(Struct, frozen=True):
    """What one guess costs: passes over so many bytes of memory."""

    passes: Annotated[int, Meta(ge=2, le=6)]
    memory_bytes: Annotated[int, Meta(ge=64 << 20, le=512 << 20)]


USUAL = Cost(3, 256 << 20)
"""libsodium's "moderate": half a second on a desk's machine. "Sensitive" asks for a gigabyte, which a tablet may not have to spare."""

LEAST = Cost(2, 64 << 20)
"""The least that is read: libsodium's "interactive". For tests, and machines with very little memory."""


class SealedKey(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A key file of this form, as it was read: nothing in it is secret without the passphrase."""

    garant_key: Literal[2]
    keyid: str
    public: bytes
    kdf: Literal["argon2id13"]
    passes: Annotated[int, Meta(ge=2, le=6)]
    memory_bytes: Annotated[int, Meta(ge=64 << 20, le=512 << 20)]
    salt: Annotated[bytes, Meta(min_length=_SALT_BYTES, max_length=_SALT_BYTES)]
    sealed: Annotated[bytes, Meta(min_length=_SEALED_BYTES, max_length=_SEALED_BYTES)]

    def unlock(self, passphrase: str) -> SigningKey:
        """Open it; it takes as long as a guess costs. Refuses with `wrong_passphrase`: a wrong one and a changed file look alike."""
        secret = _stretched(passphrase, self.salt, Cost(self.passes, self.memory_bytes))
        try:
            seed = SecretBox(secret).decrypt(self.sealed)
        except exceptions.CryptoError:
            raise Refused(Code.WRONG_PASSPHRASE, "this passphrase does not open the key; try again") from None
        if signature.public_key_of(seed) != self.public:
            raise Refused(Code.UNREADABLE, "this key file is damaged: its public half is another key's")
        return SigningKey(self.public, signature.signer(seed))


def seal(seed: bytes, passphrase: str, cost: Cost = USUAL) -> bytes:
    """Give the file of a key under a passphrase. Refuses with `bad_value` a passphrase that is too short or too long."""
    require_passphrase(passphrase)
    public, salt = signature.public_key_of(seed), secrets.token_bytes(_SALT_BYTES)
    sealed = SecretBox(_stretched(passphrase, salt, cost)).encrypt(seed)
    held = SealedKey(
        garant_key=2, keyid=signature.keyid(public), public=public, kdf="argon2id13", passes=cost.passes, memory_bytes=cost.memory_bytes,
        salt=salt, sealed=bytes(sealed),
    )  # fmt: skip
    return msgspec.json.format(msgspec.json.encode(held), indent=1) + b"\n"


def seal_file(path: Path, passphrase: str, cost: Cost = USUAL) -> SealedKey:
    """Put a plain key file under a passphrase, in its place, durably; the old bytes may be left on the disk. Gives what is there now."""
    data = seal(keyfile.read_seed(path), passphrase, cost)
    keyfile.replace(path, data)
    return _parsed(data, path)


def read(path: Path, handed_over: Path | None = None) -> SigningKey | SealedKey:
    """Read a key file of either form: a key to sign with, or one that a passphrase opens. Refuses as `keyfile.read` does."""
    data = keyfile.read_private(path, handed_over)
    if keyfile.form(data) == keyfile.SEALED:
        return _parsed(data, path)
    return keyfile.parse(data, path)


def require_passphrase(passphrase: str) -> None:
    """Refuse with `bad_value` what is too short to be one, or too long to be typed."""
    count = len(passphrase)
    if count < PASSPHRASE_CHARACTERS_MIN:
        raise Refused(Code.BAD_VALUE, f"a passphrase has at least {PASSPHRASE_CHARACTERS_MIN} characters; four or five words are good")
    if len(_spelt(passphrase)) > PASSPHRASE_BYTES_MAX:
        raise Refused(Code.BAD_VALUE, f"a passphrase has at most {PASSPHRASE_BYTES_MAX} bytes")


def read_passphrase(path: Path) -> str:
    """Read a passphrase from the first line of a file that its owner alone may read."""
    try:
        return keyfile.read_private(path).decode().splitlines()[0]
    except (UnicodeDecodeError, IndexError):
        raise Refused(Code.UNREADABLE, "there is no passphrase in this file: write it into its first line", str(path)) from None


def _parsed(data: bytes, path: Path) -> SealedKey:
    try:
        held = msgspec.json.decode(data, type=SealedKey)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        raise Refused(Code.UNREADABLE, "this key file is damaged, or asks for more than a key of Garant's does", str(path)) from None
    if not signature.is_key(held.public) or held.keyid != signature.keyid(held.public):
        raise Refused(Code.UNREADABLE, "this key file is damaged: its id is another key's", str(path))
    return held


def _spelt(passphrase: str) -> bytes:
    """Give the bytes of a passphrase: one spelling of what keyboards spell in several (Unicode NFC)."""
    return normalize("NFC", passphrase).encode("utf-8", errors="surrogatepass")


def _stretched(passphrase: str, salt: bytes, cost: Cost) -> bytes:
    spelt = _spelt(passphrase)[: PASSPHRASE_BYTES_MAX + 1]
    try:
        return pwhash.argon2id.kdf(SecretBox.KEY_SIZE, spelt, salt, opslimit=cost.passes, memlimit=cost.memory_bytes)
    except (MemoryError, exceptions.CryptoError):
        raise Refused(Code.UNREADABLE, "there is not enough free memory to open this key; close other programs") from None
