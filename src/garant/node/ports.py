"""What a node needs from the world. Each promise is in its docstring; `tests/storage` holds every adapter to it."""

from collections.abc import Callable, Iterator
from hashlib import sha256
from typing import NamedTuple, Protocol, runtime_checkable

from garant.errors import Code, Fault
from garant.limits import BLOB_BYTES_MAX


class Head(NamedTuple):
    """A signed checkpoint as it was committed: the log's size, the note's bytes, the state digest there, and the newest `t`."""

    size: int
    note: bytes
    state_digest: str
    t_ms: int


class Record(NamedTuple):
    """One entry to be stored: its statement's id (hex), its leaf hash, its bytes."""

    statement_id: str
    leaf_hash: bytes
    data: bytes


class Batch(NamedTuple):
    """What one commit adds: entries from index `first` on, the head after them, and what came with them.

    `disclosures` are statement ids and texts, `blobs` hex SHA-256 and the bytes that have it.
    """

    first: int
    records: tuple[Record, ...]
    head: Head
    disclosures: tuple[tuple[str, str], ...] = ()
    blobs: tuple[tuple[str, bytes], ...] = ()


def require_blobs(batch: Batch) -> None:
    """Stop with a `Fault` (`internal`) at a blob that is too large, or is not what its name says."""
    for name, data in batch.blobs:
        if len(data) > BLOB_BYTES_MAX:
            raise Fault(Code.INTERNAL, f"a blob of {len(data)} bytes was to be stored; at most {BLOB_BYTES_MAX} are kept")
        if sha256(data).hexdigest() != name:
            raise Fault(Code.INTERNAL, f"a blob was to be stored as {name[:64]!r}, which is not its SHA-256")


class EntryStore(Protocol):
    """Keeps a log. Raises `Fault` (`store_failed`) when it cannot, and then nothing is known about the last commit until a re-read."""

    def commit(self, batch: Batch) -> None:
        """Write a batch whole or not at all, durably, before returning. A statement is in the log once.

        `Fault(stale_head)` if the log has not `batch.first` entries; `Fault(internal)` for a blob that is too large or not what its
        name says. A blob that is there already stays as it is.
        """

    def head(self) -> Head | None:
        """Give the newest head, or None for an empty store."""

    def head_over(self, index: int) -> Head | None:
        """Give the oldest head whose size is above `index`: the checkpoint with which that entry was acknowledged."""

    def records(self, start: int = 0) -> Iterator[Record]:
        """Give the records from index `start` on, in order."""

    def record(self, index: int) -> Record | None:
        """Give one record, or None beyond the log."""

    def find(self, statement_id: str) -> int | None:
        """Give the index of a statement; None for one that is not there, and for a text that is no statement's id."""

    def disclosures(self, statement_id: str) -> tuple[str, ...]:
        """Give the disclosures that are kept for a statement, sorted, each once."""

    def blob(self, sha256: str) -> bytes | None:
        """Give the bytes that have this hash (hex), or None when they are not kept here, and for a text that is no hash."""

    def erase(self, statement_id: str) -> int:
        """Erase the disclosures of a statement, and give how many there were. The log stays whole."""

    def close(self) -> None:
        """Let go."""


@runtime_checkable
class Growing(Protocol):
    """What a store may promise beside the rest, where other processes write to the same log: to tell when it grew."""

    def wait(self, size: int, timeout_ms: int) -> int:
        """Give the log's size as soon as it is above `size`, and after `timeout_ms` as it then is. For one caller at a time."""


@runtime_checkable
class Turns(Protocol):
    """What a store may promise beside the rest, where other processes write to the same log: to let one of them write at a time.

    begin -> what others appended is read -> commit, or leave. A writer that holds the turn is never told `stale_head` for another's sake.
    """

    def begin(self) -> int:
        """Wait for the turn, keep every other writer out until `commit` or `leave`, and give the log's size."""

    def leave(self) -> None:
        """Give the turn back without a commit; nothing happens when it is not held."""


class Clock(Protocol):
    """Tells the time."""

    def __call__(self) -> int:
        """Give the present instant in ms since 1970."""


Salts = Callable[[], bytes]
"""Gives 32 fresh random bytes each time."""
