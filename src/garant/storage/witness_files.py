"""A witness's directory: what it is, which logs it watches, and what it must not forget.

DIR/witness.key      its secret key (mode 0600)
DIR/witness.vkey     its name and public key, as others take it: name+hash+base64
DIR/witness.db       what it has cosigned (`witness_state`); never to be restored from a copy
DIR/logs             the verifier keys of the logs that it watches, one a line; a line that begins with # is a comment
"""

import os
from pathlib import Path
from typing import NamedTuple

from garant.errors import Code, Refused
from garant.log import VerifierKey
from garant.log.cosignature import CosignerKey
from garant.log.note import is_key_name
from garant.node.saying import SigningKey
from garant.storage import keyfile
from garant.storage.witness_state import SqliteWitnessState

LOGS_BYTES_MAX = 262_144
"""Some two thousand logs."""

_LOGS = "# The logs that this witness watches: what `garant log key` prints, one a line.\n"


class WitnessPlace(NamedTuple):
    """Where a witness lives."""

    directory: Path

    @property
    def key(self) -> Path:
        """Give the secret key's file."""
        return self.directory / "witness.key"

    @property
    def name(self) -> Path:
        """Give the public key's file."""
        return self.directory / "witness.vkey"

    @property
    def state(self) -> Path:
        """Give the state's file."""
        return self.directory / "witness.db"

    @property
    def logs(self) -> Path:
        """Give the list of logs."""
        return self.directory / "logs"


class WitnessKey(NamedTuple):
    """A witness's key: its public half under its name, and its secret one."""

    public: CosignerKey
    secret: SigningKey


def make(place: WitnessPlace, name: str, logs: tuple[VerifierKey, ...]) -> CosignerKey:
    """Make a witness: a fresh key, an empty state, the list of logs. Refuses to write over anything."""
    if not is_key_name(name):
        raise Refused(Code.USAGE, f"{name[:48]!r} cannot name a witness; use one such as witness.example/w1, without spaces and plus signs")
    try:
        place.directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"no witness can be made here: {error.strerror}", str(place.directory)) from error
    for path in (place.key, place.name, place.state, place.logs):
        if path.exists():
            raise Refused(Code.EXISTS, "there is a witness here already; choose another directory", str(path))
    secret = keyfile.new(place.key)
    public = CosignerKey(name, secret.public)
    SqliteWitnessState(place.state, create=True).close()
    replace(place.logs, (_LOGS + "".join(f"{key}\n" for key in logs)).encode())
    replace(place.name, f"{public}\n".encode())
    return public


def public_key(place: WitnessPlace) -> CosignerKey:
    """Read a witness's public key. Refuses with `unreadable` a directory that holds no witness."""
    text = _read(place.name, 4_096)
    try:
        return CosignerKey.parse(text.removesuffix("\n"))
    except Refused as refused:
        raise Refused(Code.UNREADABLE, refused.refusal.sentence, str(place.name)) from refused


def whole_key(place: WitnessPlace) -> WitnessKey:
    """Read a witness's key, both halves. Refuses with `unreadable` halves that do not belong together."""
    public, secret = public_key(place), keyfile.read(place.key)
    if secret.public != public.public_key:
        raise Refused(Code.UNREADABLE, "witness.vkey and witness.key do not belong together; take both from one copy", str(place.directory))
    return WitnessKey(public, secret)


def watched(place: WitnessPlace) -> tuple[VerifierKey, ...]:
    """Read the list of logs. Refuses with `unreadable` a line that is none, and a key that stands twice."""
    found: list[VerifierKey] = []
    for number, line in enumerate(_read(place.logs, LOGS_BYTES_MAX).splitlines(), 1):
        if line.strip() and not line.startswith("#"):
            found.append(_log(line.strip(), f"{place.logs}, line {number}"))
    if len(set(found)) != len(found):
        raise Refused(Code.UNREADABLE, "a log's key stands twice; take one of the lines away", str(place.logs))
    return tuple(found)


def _log(line: str, where: str) -> VerifierKey:
    try:
        return VerifierKey.parse(line)
    except Refused as refused:
        raise Refused(Code.UNREADABLE, refused.refusal.sentence, where) from refused


def _read(path: Path, bytes_max: int) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(bytes_max + 1)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"there is no witness here: {error.strerror}", str(path)) from error
    try:
        text = data.decode()
    except UnicodeDecodeError:
        text = ""
    if len(data) > bytes_max or (data and not text):
        raise Refused(Code.UNREADABLE, f"this is no text of at most {bytes_max} bytes", str(path))
    return text


def replace(path: Path, data: bytes) -> None:
    """Write a file whole and durably, in place of one that may be there. Refuses with `unreadable` when it cannot be written."""
    passing = path.with_name(f"{path.name}.new")
    try:
        with passing.open("wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        passing.replace(path)
        directory = os.open(path.parent, os.O_RDONLY)
        try:
            os.fsync(directory)
        finally:
            os.close(directory)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"this cannot be written: {error.strerror}", str(path)) from error
