"""A replica's directory: its copy of a log, whom it follows, what it objects to, and what made it stop.

DIR/log.db              the log, verified; all commands that read a log work on it
DIR/log.vkey            the log's verifier key, as it was given when the replica was made: name+hash+base64
DIR/snapshot            what the log came to, to start from
DIR/cosigned            with a policy: the newest checkpoint with its cosignatures
DIR/objections          where the host's verdicts say something else than the answers: one JSON object a line
DIR/evidence/           why the replica stopped; while it is there, it follows nobody
    why.json            when, and which sentence
    seen.checkpoint     the newest checkpoint that was taken before
    shown.checkpoint    the one that does not fit
    entries/<index>     the entries that were shown with it
"""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from shutil import rmtree
from typing import NamedTuple

import msgspec

from garant.errors import Code, Fault, Refused
from garant.log import VerifierKey
from garant.node.again import Objection
from garant.node.doubt import Doubt
from garant.node.ports import Clock
from garant.storage.sqlite import SqliteStore
from garant.storage.witness_files import replace

ENTRIES_KEPT_MAX = 4_096
"""Entries that are kept as evidence: the first of those that were shown. All are under the root of the checkpoint beside them."""

KEY_BYTES_MAX = 4_096


class Why(msgspec.Struct, frozen=True, kw_only=True):
    """Why a replica stopped: a code word and a sentence, when (ms since 1970), and how many entries it had."""

    code: str
    sentence: str
    t_ms: int
    size: int


class ReplicaPlace(NamedTuple):
    """Where a replica lives."""

    directory: Path

    @property
    def log(self) -> Path:
        """Give the log's file."""
        return self.directory / "log.db"

    @property
    def key(self) -> Path:
        """Give the file of the log's verifier key."""
        return self.directory / "log.vkey"

    @property
    def cosigned(self) -> Path:
        """Give the file of the newest checkpoint with its cosignatures."""
        return self.directory / "cosigned"

    @property
    def objections(self) -> Path:
        """Give the file of objections."""
        return self.directory / "objections"

    @property
    def evidence(self) -> Path:
        """Give the directory of what made it stop."""
        return self.directory / "evidence"

    @property
    def snapshot(self) -> Path:
        """Give the file of what the log came to."""
        return self.directory / "snapshot"


def make(place: ReplicaPlace, key: VerifierKey) -> None:
    """Make a replica that has nothing yet. Refuses to write over a log of somebody else's, and over another log's replica."""
    if (place.directory / "theatre.toml").exists():
        raise Refused(Code.EXISTS, "this is a host's own directory; follow into another one", str(place.directory))
    try:
        place.directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError as error:
        raise Refused(Code.UNREADABLE, f"no replica can be made here: {error.strerror}", str(place.directory)) from error
    if not place.log.exists():
        SqliteStore(place.log, create=True).close()
    replace(place.key, f"{key}\n".encode())


def key_of(place: ReplicaPlace) -> VerifierKey | None:
    """Give the verifier key of the log that is followed here; nothing before there is one."""
    try:
        with place.key.open("rb") as file:
            return VerifierKey.parse(file.read(KEY_BYTES_MAX).decode().strip())
    except FileNotFoundError:
        return None
    except (OSError, UnicodeDecodeError, Refused) as error:
        raise Refused(Code.UNREADABLE, "this is no verifier key as `garant log key` prints it", str(place.key)) from error


def require_key(place: ReplicaPlace) -> VerifierKey:
    """Give the verifier key of the log that is followed here."""
    key = key_of(place)
    if key is None:
        raise Refused(Code.UNREADABLE, "there is no verifier key here", str(place.key))
    return key


def require_no_evidence(place: ReplicaPlace) -> None:
    """Refuse to follow where evidence is kept: somebody must have looked first."""
    if not place.evidence.exists():
        return
    try:
        why = msgspec.json.decode((place.evidence / "why.json").read_bytes(), type=Why)
        code, sentence = next(code for code in Code if code == why.code), why.sentence
    except (OSError, ValueError, StopIteration):
        code, sentence = Code.FORKED, "why cannot be read"
    raise Refused(
        code, f"this replica stopped: {sentence}. Show its evidence to the parties, and move that away to follow again", str(place.evidence)
    )


def objections(place: ReplicaPlace) -> list[Objection]:
    """Give all objections that are kept, in their order, each once. A last line that was cut off is passed over."""
    try:
        lines = place.objections.read_bytes().split(b"\n")[:-1]
    except FileNotFoundError:
        return []
    return list(dict.fromkeys(msgspec.json.decode(line, type=Objection) for line in lines))


class ReplicaMemory:
    """What a replica must never forget, as files."""

    def __init__(self, place: ReplicaPlace, clock: Clock) -> None:
        """Keep it in a directory; `clock` says when."""
        self._place, self._clock = place, clock

    def keep_doubt(self, doubt: Doubt) -> None:
        """Write evidence beside its place, and move it there when it is whole."""
        passing = self._place.evidence.with_name("evidence.new")
        why = Why(code=doubt.refusal.code, sentence=doubt.refusal.sentence, t_ms=self._clock(), size=doubt.first)
        files = {
            "why.json": msgspec.json.encode(why),
            "shown.checkpoint": doubt.theirs,
            **({"seen.checkpoint": doubt.ours} if doubt.ours else {}),
            **{f"entries/{index}": data for index, data in enumerate(doubt.entries[:ENTRIES_KEPT_MAX], doubt.first)},
        }
        try:
            with suppress(FileNotFoundError):
                rmtree(passing)
            for name, data in files.items():
                (passing / name).parent.mkdir(parents=True, exist_ok=True, mode=0o700)
                replace(passing / name, data)
            passing.rename(self._place.evidence)
        except OSError as error:
            raise Fault(Code.STORE_FAILED, f"the evidence could not be kept in {self._place.directory}: {error.strerror}") from error

    def keep_objections(self, objections: Sequence[Objection]) -> None:
        """Add lines, and wait until the disk has them."""
        if not objections:
            return
        lines = b"".join(msgspec.json.encode(one) + b"\n" for one in objections)
        try:
            with open(os.open(self._place.objections, os.O_WRONLY | os.O_APPEND | os.O_CREAT, 0o600), "ab") as file:  # noqa: PTH123
                file.write(lines)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise Fault(Code.STORE_FAILED, f"objections could not be kept in {self._place.directory}: {error.strerror}") from error
