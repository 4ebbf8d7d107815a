"""Key files: one secret Ed25519 seed each, readable by their owner alone.

    {"garant_key": 1, "keyid": hex, "public": base64, "seed": base64}

A key file is as good as a signature. It is made with mode 0600 and refused when anybody else may read it. `sealed_key` is the other form,
under a passphrase.
"""

import os
import secrets
import stat
from base64 import b64decode, b64encode
from pathlib import Path

import msgspec

from garant import signature
from garant.errors import Code, Refused
from garant.node.saying import SigningKey

FILE_BYTES_MAX = 4_096
SEALED = 2
"""The form of a key file under a passphrase."""


class _KeyFile(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    garant_key: int
    keyid: str
    public: str
    seed: str


def new(path: Path) -> SigningKey:
    """Make a fresh key and write its file; refuse to overwrite one."""
    seed = secrets.token_bytes(signature.SEED_BYTES)
    try:
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except FileExistsError:
        raise Refused(Code.EXISTS, "a key is there already, and is not overwritten", str(path)) from None
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"the key cannot be written: {error.strerror}", str(path)) from error
    _fill(path, descriptor, spelled(seed))
    return SigningKey(signature.public_key_of(seed), signature.signer(seed))


def spelled(seed: bytes) -> bytes:
    """Give the file of the key that a seed makes."""
    public = signature.public_key_of(seed)
    held = _KeyFile(garant_key=1, keyid=signature.keyid(public), public=_text(public), seed=_text(seed))
    return msgspec.json.format(msgspec.json.encode(held), indent=1) + b"\n"


def _fill(path: Path, descriptor: int, data: bytes) -> None:
    """Write a new file durably; leave none behind that is not whole."""
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
    except OSError as error:
        path.unlink()
        raise Refused(Code.UNREADABLE, f"the key cannot be written: {error.strerror}", str(path)) from error


def read(path: Path, handed_over: Path | None = None) -> SigningKey:
    """Read a key file; refuse one that others may read, and one that does not hold what it says. Never says what is in it.

    `handed_over`: a directory that a service manager opens to this process alone. What lies in it may be readable by its group: systemd
    gives it to the process by an access list, which shows so (0440).
    """
    return parse(read_private(path, handed_over), path)


def read_private(path: Path, handed_over: Path | None = None) -> bytes:
    """Read a file that its owner alone may read: its first 4,096 bytes. Refuses with `unreadable`, as `read` does."""
    try:
        descriptor = os.open(path, os.O_RDONLY | os.O_NONBLOCK)
        try:
            _require_private(os.fstat(descriptor).st_mode, path, path.parent == handed_over)
            return os.read(descriptor, FILE_BYTES_MAX)
        finally:
            os.close(descriptor)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"the key cannot be read: {error.strerror}", str(path)) from error


def replace(path: Path, data: bytes) -> None:
    """Write a key's file in place of the one that is there, whole or not at all, durably; nobody else may read it meanwhile."""
    fresh = path.with_name(f"{path.name}.new")
    try:
        fresh.unlink(missing_ok=True)
        _fill(fresh, os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), data)
        fresh.replace(path)
        _sync(path.parent)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"the key cannot be written: {error.strerror}", str(path)) from error


def _sync(directory: Path) -> None:
    descriptor = os.open(directory, os.O_RDONLY)
    try:
        os.fsync(descriptor)
    finally:
        os.close(descriptor)


def _require_private(mode: int, path: Path, handed_over: bool) -> None:  # noqa: FBT001 - said by the one caller
    """Refuse what is no file (a pipe would wait for ever), and what anybody but the owner may read or change."""
    if not stat.S_ISREG(mode):
        raise Refused(Code.UNREADABLE, "this is no file", str(path))
    if mode & (stat.S_IRWXG | stat.S_IRWXO) & ~(stat.S_IRGRP if handed_over else 0):
        raise Refused(Code.UNREADABLE, "others may read this key; say: chmod 600", str(path))


def form(data: bytes) -> object:
    """Tell which form of key file these bytes say that they have; None where they say nothing."""
    try:
        held = msgspec.json.decode(data)
    except (msgspec.MsgspecError, ValueError, RecursionError):
        return None
    return held.get("garant_key") if isinstance(held, dict) else None


def read_seed(path: Path) -> bytes:
    """Read the secret itself, to put it under a passphrase."""
    return _seed(read_private(path), path)


def parse(data: bytes, path: Path) -> SigningKey:
    """Read the bytes of a key file; `path` names it to people."""
    seed = _seed(data, path)
    return SigningKey(signature.public_key_of(seed), signature.signer(seed))


def _seed(data: bytes, path: Path) -> bytes:
    if form(data) == SEALED:
        raise Refused(Code.UNREADABLE, "this key is under a passphrase, which only a desk asks for: say `garant desk`", str(path))
    try:
        held = msgspec.json.decode(data, type=_KeyFile)
        seed = b64decode(held.seed, validate=True)
    except (msgspec.MsgspecError, ValueError):
        raise Refused(Code.UNREADABLE, "this is no key file of Garant's; make one with `garant key new`", str(path)) from None
    if held.garant_key != 1 or len(seed) != signature.SEED_BYTES:
        raise Refused(Code.UNREADABLE, "this key file is of another version, or damaged", str(path))
    public = signature.public_key_of(seed)
    if (held.public, held.keyid) != (_text(public), signature.keyid(public)):
        raise Refused(Code.UNREADABLE, "this key file is damaged: its public half is another key's", str(path))
    return seed


def _text(data: bytes) -> str:
    return b64encode(data).decode()


def public_json(public: bytes) -> bytes:
    """Give the public half of a key, as JSON."""
    return msgspec.json.encode({"keyid": signature.keyid(public), "public": _text(public)})
